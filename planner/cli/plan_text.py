"""A plan and its problems as text."""

from collections.abc import Sequence
from pathlib import Path

from planner.calculators.evaluation import Evaluation
from planner.calculators.own_figures import OwnFigure
from planner.cli.assumptions_text import assumptions_text, company_days_text
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, ngettext
from planner.localization.running_text import left_to_right, listed
from planner.localization.terms import (
    engagement_short_name,
    level_name,
    role_name,
    seat_status_name,
)
from planner.plan.model import Plan, Seat, TeamMember
from planner.plan.problem import Problem, Severity
from planner.plan.scenario_plans import find_scenario

_FIGURES = frozenset({7, 8, 9})


def plan_text(evaluation: Evaluation, figures: Sequence[OwnFigure]) -> str:
    """Lay a plan's headline, seats, assumptions and own figures out for a terminal."""
    shown = Formatter(active_language())
    parts = [_headline(evaluation, shown)]
    for team in evaluation.plan.teams:
        seats = [seat for seat in evaluation.plan.seats if seat.team_id == team.id]
        if seats:
            rows = [_header(evaluation.plan), *(_row(seat, evaluation, shown) for seat in seats)]
            parts.append(f"{team.name}\n{laid_out(rows, right=_FIGURES)}")
    if evaluation.plan.scenarios:
        parts.append(_scenarios_text(evaluation.plan, shown))
    parts.append(assumptions_text(evaluation.plan.assumptions, shown))
    if evaluation.plan.company_days:
        parts.append(company_days_text(evaluation.plan, shown))
    if figures:
        from planner.cli.own_figure_answer import own_figures_text

        parts.append(own_figures_text(figures, evaluation.market, shown))
    count = len(evaluation.problems) + sum(figure.is_due_for_review for figure in figures)
    if count:
        parts.append(
            ngettext(
                "{count} finding: “hiring-planner check” lists it.",
                "{count} findings: “hiring-planner check” lists them.",
                count,
            ).format(count=count)
        )
    return "\n\n".join(parts)


def written_text(plan: Plan, path: Path) -> str:
    """Say which plan was written where, and what it holds."""
    shown = Formatter(active_language())
    members, positions = len(plan.members), len(plan.positions)
    holds = (
        plan.name,
        ngettext("{count} team member", "{count} team members", members).format(
            count=shown.integer(members)
        ),
        ngettext("{count} position", "{count} positions", positions).format(
            count=shown.integer(positions)
        ),
    )
    return _("Wrote {path}: {content}.").format(path=left_to_right(path), content=listed(holds))


def problems_text(
    problems: Sequence[Problem], sentences: Sequence[str], reviews: Sequence[str]
) -> str:
    """List findings and the reviews that are due, or say that there are none."""
    if not problems and not reviews:
        return _("No findings.")
    names = {Severity.ERROR: _("error"), Severity.WARNING: _("warning")}
    lines = [
        f"{names[problem.severity]}: {sentence}"
        for problem, sentence in zip(problems, sentences, strict=True)
    ]
    lines += [_("review: {sentence}").format(sentence=sentence) for sentence in reviews]
    return "\n".join(lines)


def _headline(evaluation: Evaluation, shown: Formatter) -> str:
    plan, headline = evaluation.plan, evaluation.headline
    months = shown.month_range(plan.months[0], plan.months[-1])
    heads = _("{planned} planned + {existing} existing").format(
        planned=headline.planned_heads, existing=headline.existing_heads
    )
    rows = [
        (_("Heads"), heads),
        (_("Run-rate, fully loaded"), shown.money(headline.run_rate, plan.reporting_currency, 0)),
    ]
    if headline.run_rate_budget is not None:
        rows.append(
            (_("Budget"), shown.money(headline.run_rate_budget, plan.reporting_currency, 0))
        )
    if headline.median_overlap_minutes is not None:
        anchor = evaluation.market.places[plan.anchor_id].name
        rows.append(
            (
                _("Median overlap with {anchor}").format(anchor=anchor),
                shown.hours_and_minutes(round(headline.median_overlap_minutes)),
            )
        )
    if headline.last_start is not None:
        rows.append((_("Last start"), shown.date_short(headline.last_start)))
    scenario = find_scenario(plan, plan.scenario_id)
    title = (plan.name, *([scenario.name] if scenario is not None else []), months)
    return f"{listed(title)}\n{laid_out(rows, header=False)}"


def _scenarios_text(plan: Plan, shown: Formatter) -> str:
    rows = [(_("Scenario"), _("Changes"), _("Description"))]
    rows += [
        (
            scenario.name,
            shown.integer(len(scenario.changes)),
            " ".join(scenario.description.split()),
        )
        for scenario in plan.scenarios
    ]
    return laid_out(rows, right=frozenset({1}))


def _header(plan: Plan) -> tuple[str, ...]:
    return (
        _("ID"),
        _("Position"),
        _("Level"),
        _("Location"),
        _("Engagement"),
        _("Status"),
        _("Name"),
        _("Base, local"),
        _("Cost, {currency} a year").format(currency=plan.reporting_currency),
        _("Overlap, h"),
        _("Start"),
    )


def _row(seat: Seat, evaluation: Evaluation, shown: Formatter) -> tuple[str, ...]:
    place = evaluation.market.places.get(seat.place_id)
    cost = evaluation.seat_costs.get(seat.id)
    overlap = evaluation.overlaps.get(seat.id)
    currency = evaluation.plan.reporting_currency
    pay = seat.base_pay
    return (
        seat.id,
        role_name(seat.role),
        level_name(seat.level),
        f"{place.country} {place.name}" if place else seat.place_id,
        engagement_short_name(seat.engagement),
        seat_status_name(seat),
        seat.name if isinstance(seat, TeamMember) else "",
        str(shown.local_money(pay.amount, pay.currency, place.country))
        if place
        else shown.money(pay.amount, pay.currency, 0),
        shown.reporting_rounded(cost.annual_reporting, currency) if cost else "",
        shown.hours(overlap.median_minutes) if overlap else "",
        shown.date_short(seat.start),
    )
