"""What is doubtful of how seats fill, among the problems that are known of a plan at once."""

from collections.abc import Sequence
from dataclasses import replace

from planner.calculators.evaluation import Evaluation
from planner.plan.model import PositionStatus
from planner.plan.problem import Problem


def with_doubts(evaluation: Evaluation, doubts: Sequence[Problem]) -> Evaluation:
    """Return the results with doubts among their problems.

    Doubts come a moment after the results of an edit. Of a seat that was removed, filled or moved
    to another country in that moment they are left out.

    Args:
        evaluation: The plan and its results.
        doubts: What ``check_pools`` found in this plan or in the one just before.
    """
    if not doubts:
        return evaluation
    places = evaluation.market.places
    countries = {
        each.id: places[each.place_id].country
        for each in evaluation.plan.positions
        if each.status is PositionStatus.OPEN and each.place_id in places
    }
    still = (
        each
        for each in doubts
        if each.seat_id in countries and countries[each.seat_id] == each.facts["country"]
    )
    return replace(evaluation, problems=(*evaluation.problems, *still))
