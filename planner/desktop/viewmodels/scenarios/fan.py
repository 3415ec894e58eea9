"""Cost, heads and productive heads by month, with how far chance moves them, as a fan."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from planner.calculators.risk.simulated import Range, Simulation
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.scenarios.chart_views import FanMonth, FanView, NamedText
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month


class FanFigure(StrEnum):
    """What is charted by month."""

    COST = "cost"
    HEADS = "heads"
    PRODUCTIVE_HEADS = "productive-heads"


def fan_figure_name(figure: FanFigure) -> str:
    """Return what a figure by month is called in a choice."""
    return {
        FanFigure.COST: _("Cost"),
        FanFigure.HEADS: _("Heads"),
        FanFigure.PRODUCTIVE_HEADS: _("Productive heads"),
    }[figure]


class FanBuilder:
    """Makes the fans of one plan.

    Args:
        currency: The reporting currency.
        budget: By month, for months that have one.
        formatter: Writes the figures.
    """

    def __init__(
        self, currency: CurrencyCode, budget: Mapping[Month, Decimal], formatter: Formatter
    ) -> None:
        self._currency = currency
        self._budget = budget
        self._formatter = formatter

    def view(
        self,
        simulation: Simulation,
        figure: FanFigure,
        before: Simulation | None = None,
        *,
        is_stale: bool = False,
    ) -> FanView:
        """Return a fan.

        Args:
            simulation: What chance does to the plan.
            figure: What is charted.
            before: The same without what is being tried; None where nothing is.
            is_stale: Whether newer figures are being worked out.
        """
        ranges = _ranges(simulation, figure)
        known = dict(zip(before.months, _ranges(before, figure), strict=True)) if before else {}
        months = tuple(
            self._month(number, month, simulation, figure, (ranges[number], known.get(month)))
            for number, month in enumerate(simulation.months)
        )
        return FanView(
            name=_name(figure),
            months=months,
            currency=self._currency if figure is FanFigure.COST else None,
            limit_text=self._limit_text(months),
            middle_text=_("P50"),
            band_text=self._formatter.range(_("P10"), _("P90")),
            before_text=_("P50 before the change") if known else "",
            summary=self._summary(simulation, figure),
            figures=self._figures(months),
            is_stale=is_stale,
        )

    def _month(
        self,
        number: int,
        month: Month,
        simulation: Simulation,
        figure: FanFigure,
        found: tuple[Range, Range | None],
    ) -> FanMonth:
        drawn, before = found
        limit = self._budget.get(month) if figure is FanFigure.COST else None
        lines = [
            NamedText(_("P10"), self.text(drawn.p10, figure)),
            NamedText(_("P50"), self.text(drawn.p50, figure)),
            NamedText(_("P90"), self.text(drawn.p90, figure)),
        ]
        if before is not None:
            lines.append(NamedText(_("P50 before the change"), self.text(before.p50, figure)))
        if limit is not None:
            lines.append(NamedText(_("Budget"), self.text(float(limit), figure)))
            chance = simulation.chance_in_budget[number]
            if chance is not None:
                lines.append(NamedText(_("Chance in budget"), self._formatter.percent(chance)))
        told = listed(f"{line.name} {line.text}" for line in lines)
        return FanMonth(
            month=month,
            low=drawn.p10,
            middle=drawn.p50,
            high=drawn.p90,
            limit=None if limit is None else float(limit),
            before=None if before is None else before.p50,
            lines=tuple(lines),
            words=_("{month}: {figures}").format(
                month=self._formatter.month_short(month), figures=told
            ),
        )

    def text(self, amount: float, figure: FanFigure) -> str:
        """Write one amount of a figure."""
        if figure is FanFigure.COST:
            return self._formatter.reporting_rounded(Decimal(round(amount)), self._currency)
        return self._formatter.number(amount, 1)

    def _limit_text(self, months: tuple[FanMonth, ...]) -> str:
        limits = [month.limit for month in months if month.limit is not None]
        if not limits:
            return ""
        amount = self._formatter.axis_money(Decimal(round(limits[-1])), self._currency)
        return _("Budget {amount}").format(amount=amount)

    def _summary(self, simulation: Simulation, figure: FanFigure) -> str:
        if figure is not FanFigure.COST:
            last = _ranges(simulation, figure)[-1]
            return _("At the end of {month}: P50 {middle}, P10 – P90 {range}").format(
                month=self._formatter.month_short(simulation.months[-1]),
                middle=self.text(last.p50, figure),
                range=self._between(self.text(last.p10, figure), self.text(last.p90, figure)),
            )
        whole = simulation.horizon_cost
        low, middle, high = map(self._headline, (whole.p10, whole.p50, whole.p90))
        summary = _("Over the whole plan: P50 {middle}, P10 – P90 {range}").format(
            middle=middle, range=self._between(low, high)
        )
        over = sum(chance is not None and chance < 0.5 for chance in simulation.chance_in_budget)
        if not over:
            return summary
        count = ngettext(
            "{count} month more likely over budget than in it",
            "{count} months more likely over budget than in it",
            over,
        ).format(count=self._formatter.integer(over))
        return f"{summary}; {count}"

    def _between(self, low: str, high: str) -> str:
        return low if low == high else self._formatter.range(low, high)

    def _headline(self, amount: float) -> str:
        return self._formatter.headline_money(Decimal(round(amount)), self._currency)

    def _figures(self, months: tuple[FanMonth, ...]) -> Figures:
        columns = tuple(dict.fromkeys(line.name for month in months for line in month.lines))
        cells = tuple(
            tuple(
                next((line.text for line in month.lines if line.name == column), "—")
                for column in columns
            )
            for month in months
        )
        return Figures(
            columns, tuple(self._formatter.month_short(each.month) for each in months), cells
        )


def _ranges(simulation: Simulation, figure: FanFigure) -> tuple[Range, ...]:
    return {
        FanFigure.COST: simulation.cost,
        FanFigure.HEADS: simulation.heads,
        FanFigure.PRODUCTIVE_HEADS: simulation.productive_heads,
    }[figure]


def _name(figure: FanFigure) -> str:
    return {
        FanFigure.COST: _("Cost by month"),
        FanFigure.HEADS: _("Heads by month"),
        FanFigure.PRODUCTIVE_HEADS: _("Productive heads by month"),
    }[figure]
