"""``new``, ``show`` and ``check``: making a plan file, and what a plan holds and lacks."""

from argparse import Namespace
from collections.abc import Container, Sequence
from pathlib import Path

from planner.calculators.evaluation import Evaluation, evaluate
from planner.calculators.own_figures import OwnFigure, due_for_review, own_figures
from planner.cli.answer import Answer, ExitCode, Json, money_text, share_number
from planner.cli.asked_plan import asked_plan
from planner.cli.assumptions_json import assumptions_data, company_days_data
from planner.cli.own_figure_json import own_figure_data
from planner.cli.usage_error import BlockedPlanError, UsageError
from planner.localization.messages import _, active_language
from planner.localization.running_text import left_to_right
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, Seat, TeamMember
from planner.plan.problem import Problem, ProblemKind, Severity
from planner.plan.scenario import Scenario

_BLOCKING = frozenset({ProblemKind.UNKNOWN_REPORTING_CURRENCY, ProblemKind.HORIZON_OUT_OF_RANGE})


def evaluated(arguments: Namespace, also: Container[ProblemKind] = ()) -> Evaluation:
    """Load a plan and evaluate it against the shipped market data.

    Args:
        arguments: ``plan`` names the file, ``scenario`` one of its scenarios.
        also: Further problems of the plan itself that leave nothing to show.

    Raises:
        PlanFileError, MarketDataError: If either cannot be read.
        UnknownScenarioError: If the plan has no such scenario.
        BlockedPlanError: If the plan has no months or no known currency to show anything in.
    """
    evaluation = evaluate(asked_plan(arguments), load_snapshot())
    blocking = [
        problem
        for problem in evaluation.problems
        if problem.kind in _BLOCKING or (problem.seat_id is None and problem.kind in also)
    ]
    if blocking:
        raise BlockedPlanError(f"{Path(arguments.plan)}: {' '.join(_sentences(blocking))}")
    return evaluation


def ending(evaluation: Evaluation) -> tuple[ExitCode, tuple[str, ...]]:
    """Return how a command on a plan ends: errors may have kept seats out of its figures."""
    errors = [problem for problem in evaluation.problems if problem.severity is Severity.ERROR]
    return (ExitCode.FINDINGS if errors else ExitCode.DONE), _sentences(errors)


def _sentences(problems: Sequence[Problem]) -> tuple[str, ...]:
    from planner.localization.formatting import Formatter
    from planner.localization.problems import problem_sentence

    shown = Formatter(active_language())
    return tuple(problem_sentence(problem, shown) for problem in problems)


def answer_new(arguments: Namespace) -> Answer:
    """Write a sample plan to a new file.

    Raises:
        UsageError: If the file exists and was not to be replaced.
        UnknownSampleError, PlanFileError: Bad input.
    """
    from planner.plan.samples import plan_from_sample
    from planner.plan.store import save_plan

    path = Path(arguments.plan)
    plan = plan_from_sample(arguments.sample)
    if not arguments.force and (path.exists() or path.is_symlink()):
        raise UsageError(
            _("{path} exists. Choose another name, or replace it with --force.").format(
                path=left_to_right(path)
            ),
            "new",
        )
    save_plan(plan, path)
    data = {
        "path": str(path),
        "sample": arguments.sample,
        "name": plan.name,
        "members": len(plan.members),
        "positions": len(plan.positions),
    }

    def text() -> str:
        from planner.cli.plan_text import written_text

        return written_text(plan, path)

    return Answer(data, text)


def answer_show(arguments: Namespace) -> Answer:
    """Show a plan's seats with cost and overlap, its assumptions and its own figures."""
    evaluation = evaluated(arguments)
    figures = own_figures(evaluation.plan, evaluation.market)

    def text() -> str:
        from planner.cli.plan_text import plan_text

        return plan_text(evaluation, figures)

    return Answer(_plan_data(evaluation, figures), text, *ending(evaluation))


def answer_check(arguments: Namespace) -> Answer:
    """List a plan's problems and own figures due for review; findings give exit code 1."""
    from planner.plan.hiring_checks import check_pools
    from planner.plan.validation import find_problems

    plan, market = asked_plan(arguments), load_snapshot()
    problems = (*find_problems(plan, market), *check_pools(plan, market))
    sentences = _sentences(problems)
    due = _due_for_review(plan, market)
    data = {
        "problems": [
            *(
                _problem_data(problem, sentence)
                for problem, sentence in zip(problems, sentences, strict=True)
            ),
            *(_review_data(figure, sentence) for figure, sentence in due.items()),
        ]
    }

    def text() -> str:
        from planner.cli.plan_text import problems_text

        return problems_text(problems, sentences, tuple(due.values()))

    return Answer(data, text, ExitCode.FINDINGS if problems or due else ExitCode.DONE)


def _due_for_review(plan: Plan, market: Snapshot) -> dict[OwnFigure, str]:
    """Return the own figures whose published figure moved, each with its sentence."""
    if not plan.overrides and not plan.assumption_reasons:
        return {}
    from planner.cli.own_figure_answer import review_sentence
    from planner.localization.formatting import Formatter

    shown = Formatter(active_language())
    due = due_for_review(plan, market)
    return {figure: review_sentence(figure, market, shown) for figure in due}


def _review_data(figure: OwnFigure, sentence: str) -> Json:
    return {
        "kind": "own-figure-due-for-review",
        "severity": Severity.WARNING.value,
        "seat": None,
        "field": str(figure.subject),
        "sentence": sentence,
        "override": own_figure_data(figure),
    }


def _problem_data(problem: Problem, sentence: str) -> Json:
    return {
        "kind": problem.kind.value,
        "severity": problem.severity.value,
        "seat": problem.seat_id,
        "field": problem.field_name,
        "sentence": sentence,
    }


def _scenario_data(scenario: Scenario) -> Json:
    return {
        "id": scenario.id,
        "name": scenario.name,
        "description": scenario.description,
        "changes": len(scenario.changes),
    }


def _plan_data(evaluation: Evaluation, figures: Sequence[OwnFigure]) -> Json:
    plan, headline = evaluation.plan, evaluation.headline
    digits = evaluation.market.minor_digits(plan.reporting_currency)
    run_rate_budget = headline.run_rate_budget
    return {
        "name": plan.name,
        "scenario": plan.scenario_id,
        "scenarios": [_scenario_data(scenario) for scenario in plan.scenarios],
        "currency": plan.reporting_currency,
        "first_month": str(plan.months[0]),
        "last_month": str(plan.months[-1]),
        "anchor": plan.anchor_id,
        "planned_heads": headline.planned_heads,
        "existing_heads": headline.existing_heads,
        "run_rate": money_text(headline.run_rate, digits),
        "run_rate_budget": None if run_rate_budget is None else money_text(run_rate_budget, digits),
        "median_overlap_minutes": headline.median_overlap_minutes,
        "min_overlap_minutes": headline.min_overlap_minutes,
        "last_start": headline.last_start and headline.last_start.isoformat(),
        "teams": [{"id": team.id, "name": team.name} for team in plan.teams],
        "seats": [_seat_data(seat, evaluation) for seat in plan.seats],
        "assumptions": assumptions_data(plan.assumptions),
        "company_days": company_days_data(plan),
        "overrides": [own_figure_data(figure) for figure in figures],
        "problems": len(evaluation.problems) + sum(figure.is_due_for_review for figure in figures),
    }


def _seat_data(seat: Seat, evaluation: Evaluation) -> Json:
    market = evaluation.market
    place = market.places.get(seat.place_id)
    data: dict[str, object] = {
        "id": seat.id,
        "team": seat.team_id,
        "name": seat.name if isinstance(seat, TeamMember) else None,
        "role": seat.role.value,
        "level": seat.level.value,
        "place": place.name if place else seat.place_id,
        "country": place.country if place else None,
        "engagement": seat.engagement.value,
        "status": seat.status.value if isinstance(seat, Position) else None,
        "start": seat.start.isoformat(),
        "end": seat.end and seat.end.isoformat(),
        "base_pay": str(seat.base_pay.amount),
        "base_pay_currency": seat.base_pay.currency,
        "benefits_share": None
        if seat.benefits_share is None
        else share_number(seat.benefits_share),
        "cost_center": seat.cost_center,
    }
    return data | _results_data(seat, evaluation)


def _results_data(seat: Seat, evaluation: Evaluation) -> dict[str, object]:
    data: dict[str, object] = {"fully_loaded": None, "share": None, "overlap_minutes": None}
    digits = evaluation.market.minor_digits(evaluation.plan.reporting_currency)
    if cost := evaluation.seat_costs.get(seat.id):
        data["fully_loaded"] = money_text(cost.annual_reporting, digits)
        data["share"] = share_number(cost.statutory.share) if cost.statutory else 0.0
    if overlap := evaluation.overlaps.get(seat.id):
        data["overlap_minutes"] = overlap.median_minutes
    return data
