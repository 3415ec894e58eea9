"""The market a command answers from: as published, or with a plan's own figures in it."""

from dataclasses import dataclass
from pathlib import Path

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


def plan_market(path_text: str | None) -> PlanMarket:
    """Load the shipped market; of a plan, if one is named, put its own figures into it.

    Raises:
        PlanFileError, MarketDataError: If either cannot be read.
        BlockedPlanError: If the plan's currency or rates leave nothing to convert with.
    """
    market = load_snapshot()
    if path_text is None:
        return PlanMarket(market)
    from planner.market.overridden import with_overrides
    from planner.plan.store import load_plan

    path = Path(path_text)
    plan = load_plan(path)
    _refuse_without_rates(path, plan, market)
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
