"""Which numbers of positions, members and teams are taken, in the base and in every scenario."""

import re
from collections.abc import Iterable

from planner.plan.change import Subject
from planner.plan.model import Plan

POSITION_PREFIX = "P"
MEMBER_PREFIX = "M"
TEAM_PREFIX = "T"


def highest_position_number(plan: Plan) -> int:
    """Return the highest number a position of the plan or of a scenario has or had."""
    found = _highest(plan, Subject.POSITION, (seat.id for seat in plan.positions), POSITION_PREFIX)
    return max(found, plan.retired_position_number)


def highest_member_number(plan: Plan) -> int:
    """Return the highest number a member of the plan or of a scenario has."""
    return _highest(plan, Subject.MEMBER, (seat.id for seat in plan.members), MEMBER_PREFIX)


def highest_team_number(plan: Plan) -> int:
    """Return the highest number a team of the plan or of a scenario has."""
    return _highest(plan, Subject.TEAM, (team.id for team in plan.teams), TEAM_PREFIX)


def highest_number(ids: Iterable[str], prefix: str) -> int:
    """Return the highest number among IDs such as ``P-12``, 0 without any."""
    numbers = (re.fullmatch(rf"{prefix}-([0-9]{{1,9}})", each) for each in ids)
    return max((int(number[1]) for number in numbers if number), default=0)


def _highest(plan: Plan, subject: Subject, ids: Iterable[str], prefix: str) -> int:
    """Count what scenarios remove, too: the base still has it."""
    in_scenarios = (scenario.ids_of(subject) for scenario in plan.scenarios)
    return max(highest_number(each, prefix) for each in (ids, *in_scenarios))
