"""The plan's headline figures with their small charts."""

from datetime import date
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.desktop.pages.plan_page.outlook_figures import (
    NO_OUTLOOK,
    Outlook,
    cost_figure,
    drawn_cost,
    filled_figure,
)
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.period import Period, period_name
from planner.desktop.viewmodels.positions_table import is_budgeted
from planner.desktop.viewmodels.seat_cells import LONGEST_OVERLAP_MINUTES, LOW_OVERLAP_MINUTES
from planner.desktop.widgets.headline_cell import HeadlineFigure
from planner.desktop.widgets.mini_charts import BarWithLimit, DotStrip, TickStrip, UnitBlocks
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext

FIGURES = 5
RUN_RATE, PERIOD_COST, OVERLAP_FIGURE, ALL_FILLED = 1, 2, 3, 4
"""The figures that rest on market data, by their place in the strip."""


def headline_figures(
    evaluation: Evaluation, period: Period, formatter: Formatter, outlook: Outlook = NO_OUTLOOK
) -> tuple[HeadlineFigure, ...]:
    """Return the five figures over the page.

    Args:
        evaluation: The plan and its results.
        period: The stretch of the plan in view.
        formatter: The reader's forms.
        outlook: When seats are expected to fill and what chance does, as far as it is known.
    """
    cost = _period_cost(evaluation, period, formatter)
    drawn = drawn_cost(outlook.simulation, period)
    filled = None
    if outlook.timeline is not None:
        filled = filled_figure(outlook.timeline, evaluation, formatter)
    return (
        _heads(evaluation, formatter),
        _run_rate(evaluation, formatter),
        cost if drawn is None else cost_figure(drawn, cost, period, evaluation, formatter),
        _overlap(evaluation, formatter),
        _starts(evaluation, formatter) if filled is None else filled,
    )


def _heads(evaluation: Evaluation, formatter: Formatter) -> HeadlineFigure:
    headline = evaluation.headline
    planned, existing = headline.planned_heads, headline.existing_heads
    return HeadlineFigure(
        label=_("Heads"),
        figure=_("{planned} + {existing}").format(
            planned=formatter.integer(planned), existing=formatter.integer(existing)
        ),
        note=_("planned + existing"),
        chart=UnitBlocks(existing, planned),
        help_text=_("Positions on hold or closed are not counted"),
    )


def _run_rate(evaluation: Evaluation, formatter: Formatter) -> HeadlineFigure:
    headline, currency = evaluation.headline, evaluation.budget.currency
    budget = headline.run_rate_budget
    note, tone = _("no budget yet"), Tone.QUIET
    if budget:
        note = _("of {budget} · {share}").format(
            budget=formatter.headline_money(budget, currency),
            share=formatter.percent(headline.run_rate / budget),
        )
        tone = Tone.WARNING if headline.run_rate > budget else Tone.QUIET
    return HeadlineFigure(
        label=_("Run-rate, fully loaded"),
        figure=formatter.headline_money(headline.run_rate, currency),
        note=note,
        chart=BarWithLimit(float(headline.run_rate), float(budget) if budget else None),
        tone=tone,
        help_text=_(
            "Annual cost of everybody employed at the end of the plan, against twelve times the "
            "budget of its last month"
        )
        + _rates_line(evaluation, formatter),
    )


def _period_cost(evaluation: Evaluation, period: Period, formatter: Formatter) -> HeadlineFigure:
    currency = evaluation.budget.currency
    note, tone = _("no budget yet"), Tone.QUIET
    if period.budget is not None:
        note, tone = _variance(period.total, period.budget, evaluation, formatter)
    return HeadlineFigure(
        label=_("{period} cost").format(period=period_name(period, formatter)),
        figure=formatter.headline_money(period.total, currency),
        note=note,
        chart=BarWithLimit(
            float(period.total), None if period.budget is None else float(period.budget)
        ),
        tone=tone,
        help_text=formatter.money(period.total, currency) + _rates_line(evaluation, formatter),
    )


def _rates_line(evaluation: Evaluation, formatter: Formatter) -> str:
    """Say what rates the seats' pay is converted at, on a line of its own; empty without any."""
    plan, latest = evaluation.plan, evaluation.market.exchange_rates.latest
    foreign = {seat.base_pay.currency for seat in plan.seats} - {plan.reporting_currency}
    quoted = [latest[code].provenance for code in foreign - set(plan.plan_rates) if code in latest]
    fixed = len(foreign & set(plan.plan_rates))
    lines = []
    if quoted:
        lines.append(
            _("Exchange rates of {day}, grade {grade}").format(
                day=formatter.date_short(min(each.as_of for each in quoted)),
                grade=max(each.grade for each in quoted).value,
            )
        )
    if fixed:
        lines.append(
            ngettext(
                "{count} exchange rate fixed in this plan",
                "{count} exchange rates fixed in this plan",
                fixed,
            ).format(count=formatter.integer(fixed))
        )
    return "".join(f"\n{line}" for line in lines)


def _variance(
    total: Decimal, budget: Decimal, evaluation: Evaluation, formatter: Formatter
) -> tuple[str, Tone]:
    difference = total - budget
    if not difference:
        return _("on budget"), Tone.QUIET
    amount = formatter.headline_money(abs(difference), evaluation.budget.currency)
    if difference > 0:
        return _("{amount} over budget").format(amount=amount), Tone.WARNING
    return _("{amount} under budget").format(amount=amount), Tone.GOOD


def _overlap(evaluation: Evaluation, formatter: Formatter) -> HeadlineFigure:
    headline, plan = evaluation.headline, evaluation.plan
    anchor = evaluation.market.places.get(plan.anchor_id)
    name = anchor.name if anchor is not None else plan.anchor_id
    median, least = headline.median_overlap_minutes, headline.min_overlap_minutes
    anchors = {team.id: plan.anchor_of(team.id) for team in plan.teams}
    counted = [
        evaluation.overlaps[seat.id].median_minutes
        for seat in plan.seats
        if seat.id in evaluation.overlaps
        and is_budgeted(seat)
        and seat.place_id != anchors.get(seat.team_id, plan.anchor_id)
    ]
    return HeadlineFigure(
        label=_("Median overlap with {anchor}").format(anchor=name),
        figure="—" if median is None else _("{hours} h").format(hours=formatter.hours(median)),
        note=_("nobody works elsewhere")
        if least is None
        else _("min {hours} h").format(hours=formatter.hours(least)),
        chart=TickStrip(tuple(counted), median, LONGEST_OVERLAP_MINUTES),
        tone=Tone.WARNING if least is not None and least < LOW_OVERLAP_MINUTES else Tone.QUIET,
        help_text=_("Over everybody outside the anchor; one tick for each length of shared day"),
    )


def _starts(evaluation: Evaluation, formatter: Formatter) -> HeadlineFigure:
    plan, last = evaluation.plan, evaluation.headline.last_start
    starts = [position.start for position in plan.positions if position.status.is_budgeted]
    first_day = plan.horizon_start.first_day
    passed = sum(start < first_day for start in starts)
    note = ""
    if starts:
        note = _("first {day}").format(day=formatter.date_short(min(starts)))
    if passed:
        note = ngettext(
            "{count} before the plan begins", "{count} before the plan begins", passed
        ).format(count=formatter.integer(passed))
    return HeadlineFigure(
        label=_("All seats start by"),
        figure="—" if last is None else formatter.date_short(last),
        note=note if starts else _("no seats to fill"),
        chart=DotStrip(tuple(_places(evaluation, starts))),
        tone=Tone.WARNING if passed else Tone.QUIET,
        help_text=_("Target starts along the plan's months"),
    )


def _places(evaluation: Evaluation, starts: list[date]) -> list[float]:
    months = evaluation.budget.months
    if not months:
        return []
    first, last = months[0].first_day, months[-1].last_day
    return [(start - first).days / (last - first).days for start in starts]
