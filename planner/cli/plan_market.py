"""The market a command answers from: as published, or with a plan's own figures in it."""

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from planner.cli.asked_plan import asked_plan, check_scenario_has_plan
from planner.cli.usage_error import BlockedPlanError
from planner.localization.messages import active_language
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan


@dataclass(frozen=True, slots=True)
class PlanMarket:
    """A market, with the plan whose own figures, rates and fees it is asked under, if any."""

    market: Snapshot
    plan: Plan | None = None


def plan_market(arguments: Namespace, command: str) -> PlanMarket:
    """Load the shipped market; of a plan, if one is named, put its own figures into it.

    Args:
        arguments: ``plan`` names the file, ``scenario`` one of its scenarios.
        command: What is asked.

    Raises:
        UsageError, UnknownScenarioError: If a scenario is named, but not of a plan that has it.
        PlanFileError, MarketDataError: If either cannot be read.
        BlockedPlanError: If the plan's currency or rates leave nothing to convert with.
    """
    market = load_snapshot()
    check_scenario_has_plan(arguments, command)
    if arguments.plan is None:
        return PlanMarket(market)
    from planner.market.overridden import with_overrides

    plan = asked_plan(arguments)
    _refuse_without_rates(Path(arguments.plan), plan, market)
    return PlanMarket(with_overrides(market, plan.overrides), plan)


def _refuse_without_rates(path: Path, plan: Plan, market: Snapshot) -> None:
    from planner.localization.formatting import Formatter
    from planner.localization.problems import problem_sentence
    from planner.plan.plan_checks import check_plan
    from planner.plan.problem import ProblemKind

    blocking = (ProblemKind.UNKNOWN_REPORTING_CURRENCY, ProblemKind.PLAN_RATE_NOT_POSITIVE)
    found = [problem for problem in check_plan(plan, market) if problem.kind in blocking]
    if found:
        shown = Formatter(active_language())
        sentences = " ".join(problem_sentence(problem, shown) for problem in found)
        raise BlockedPlanError(f"{path}: {sentences}")
