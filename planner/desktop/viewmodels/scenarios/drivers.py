"""What drives the spread of a plan's cost: each risk alone, the widest first."""

from decimal import Decimal

from planner.calculators.risk.simulated import Simulation, Swing
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.scenarios.chart_views import TornadoBar, TornadoView
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.risk_terms import risk_name
from planner.quantities.identifiers import CurrencyCode


def tornado_view(
    simulation: Simulation, currency: CurrencyCode, formatter: Formatter, *, is_stale: bool = False
) -> TornadoView:
    """Return the tornado of a plan's cost over the horizon.

    Args:
        simulation: What chance does to the plan.
        currency: The reporting currency.
        formatter: Writes the figures.
        is_stale: Whether newer figures are being worked out.
    """
    middle = simulation.horizon_cost.p50

    def difference(amount: float) -> str:
        rounded = Decimal(round(amount - middle, -2))
        return formatter.signed_money(rounded, currency)

    def bar(swing: Swing) -> TornadoBar:
        name, low, high = risk_name(swing.kind), difference(swing.low), difference(swing.high)
        words = _("{risk} alone: {low} to {high}").format(risk=name, low=low, high=high)
        return TornadoBar(
            name=name, low=swing.low, high=swing.high, low_text=low, high_text=high, words=words
        )

    bars = tuple(bar(swing) for swing in simulation.swings if swing.low != swing.high)
    middle_text = _("P50 {amount}").format(
        amount=formatter.headline_money(Decimal(round(middle)), currency)
    )
    figures = Figures(
        (_("At P10 of the risk"), _("At P90 of the risk")),
        tuple(each.name for each in bars),
        tuple((each.low_text, each.high_text) for each in bars),
    )
    return TornadoView(
        name=_("What drives the cost"),
        bars=bars,
        middle=middle,
        middle_text=middle_text,
        currency=currency,
        summary=_summary(bars),
        figures=figures,
        is_stale=is_stale,
    )


def _summary(bars: tuple[TornadoBar, ...]) -> str:
    if not bars:
        return _("Nothing of what is drawn moves the cost.")
    widest = bars[0]
    return _(
        "Cost over the whole plan with one risk alone; most by {risk}: {low} to {high}"
    ).format(risk=widest.name, low=widest.low_text, high=widest.high_text)
