"""The headline figures that chance moves: what a period costs, and by when all seats are filled."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring.seat_timeline import Timeline
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.period import Period, period_name
from planner.desktop.viewmodels.timeline_cells import LATE_DAYS
from planner.desktop.widgets.headline_cell import HeadlineFigure
from planner.desktop.widgets.mini_charts import DotStrip, WhiskerStrip
from planner.localization.formatting import Formatter
from planner.localization.messages import _

if TYPE_CHECKING:  # drawing waits until the window rests
    from planner.calculators.risk.simulated import Range, Simulation


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known of a plan's time and chances so far."""

    timeline: Timeline | None = None
    simulation: "Simulation | None" = None


NO_OUTLOOK = Outlook()


def drawn_cost(simulation: "Simulation | None", period: Period) -> "Range | None":
    """Return what the draws say a period costs, None before they are made."""
    if simulation is None:
        return None
    if period.label_year is None:
        return simulation.horizon_cost
    return simulation.cost_by_year.get(period.label_year)


def cost_figure(
    cost: "Range",
    planned: HeadlineFigure,
    period: Period,
    evaluation: Evaluation,
    formatter: Formatter,
) -> HeadlineFigure:
    """Return the cost of a period with its range.

    Args:
        cost: What the draws say.
        planned: The figure without chance, which the tip goes on telling.
        period: The stretch of the plan in view.
        evaluation: The plan and its results.
        formatter: The reader's forms.
    """
    currency = evaluation.budget.currency

    def money(amount: float) -> str:
        return formatter.headline_money(Decimal(round(amount)), currency)

    budget = None if period.budget is None else float(period.budget)
    ends = {"low": money(cost.p10), "high": money(cost.p90)}
    told = _("If all seats start on target: {figure}, {note}").format(
        figure=planned.figure, note=planned.note
    )
    explained = _("From draws of hiring, leaving, pay and exchange rates, levers included")
    return HeadlineFigure(
        label=_("{period} cost, P50").format(period=period_name(period, formatter)),
        figure=money(cost.p50),
        note=_("P10 {low} – P90 {high}").format(**ends),
        chart=WhiskerStrip(cost.p10, cost.p50, cost.p90, budget),
        tone=Tone.WARNING if budget is not None and cost.p50 > budget else Tone.QUIET,
        help_text=f"{explained}\n{told}",
    )


def filled_figure(
    timeline: Timeline, evaluation: Evaluation, formatter: Formatter
) -> HeadlineFigure | None:
    """Return by when all seats are filled; None where there is none to fill."""
    if not timeline.seats:
        return None
    middle, high = timeline.filled_by_p50, timeline.filled_by_p90
    explained = _(
        "The day by which all open seats have begun with a chance of one half; P90 is the day "
        "with a chance of nine in ten"
    )
    expected = [each.expected.first_day for each in timeline.seats.values()]
    targets = [each.hiring.target for each in timeline.seats.values()]
    if middle is None or high is None:
        note, tone = _("some may never fill"), Tone.WARNING
    else:
        note = _("P90 {day}").format(day=formatter.date_short(high))
        is_late = middle > max(targets) + timedelta(days=LATE_DAYS)
        tone = Tone.WARNING if is_late else Tone.QUIET
    return HeadlineFigure(
        label=_("All seats filled by, P50"),
        figure="—" if middle is None else formatter.date_short(middle),
        note=note,
        chart=_strip(evaluation, expected, middle, high),
        tone=tone,
        help_text=explained,
    )


def _strip(
    evaluation: Evaluation, expected: list[date], middle: date | None, high: date | None
) -> DotStrip:
    months = evaluation.budget.months
    if not months:
        return DotStrip(())
    last = max(filter(None, (months[-1].last_day, high)))
    first = min(months[0].first_day, *expected)
    days = max(1, (last - first).days)

    def place(day: date) -> float:
        return (day - first).days / days

    until = None if middle is None else (place(middle), 1.0 if high is None else place(high))
    return DotStrip(tuple(map(place, expected)), until)
