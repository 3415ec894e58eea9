"""The results of the scenarios last on show, so that going back to one is quick."""

from planner.calculators.evaluation import Evaluation, evaluate
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import ScenarioId

_MOST_KEPT = 4
"""With the base; results of a large plan take some megabytes."""


class LastResults:
    """Keeps what was worked out of the base and of scenarios; all against one market."""

    def __init__(self) -> None:
        self._kept: dict[ScenarioId | None, Evaluation] = {}
        self._ahead: Evaluation | None = None

    def expect(self, results: Evaluation) -> None:
        """Take the results of a plan about to be shown, which were worked out elsewhere."""
        self._ahead = results

    def evaluated(self, plan: Plan, market: Snapshot, shown: Evaluation) -> Evaluation:
        """Work out a plan, from the last results of the same scenario where there are any.

        Args:
            plan: The plan to show.
            market: The market as published.
            shown: The results on show until now; they are kept.
        """
        scenario_id = shown.plan.scenario_id
        ahead, self._ahead = self._ahead, None
        # What was shown before is what a step taken back, or repeated, leads to.
        before = self._kept.pop(scenario_id, None)
        self._kept[scenario_id] = shown
        previous = self._kept.get(plan.scenario_id, shown)
        while len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        for known in (ahead, previous, before):
            if known is not None and _is_of(known, plan):
                return known
        return evaluate(plan, market, previous=previous)

    def clear(self) -> None:
        """Forget everything: another plan is open, or another market holds."""
        self._kept.clear()
        self._ahead = None


def _is_of(results: Evaluation, plan: Plan) -> bool:
    return results.plan == plan and results.plan.scenario_id == plan.scenario_id
