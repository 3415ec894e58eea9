"""Edits of when people work: in the whole plan, in a team, in a place."""

from dataclasses import replace

from planner.plan.bounds import MINUTES_OF_A_DAY
from planner.plan.edits.edit_fault import EditFault, PlanEditError, check_storable
from planner.plan.edits.team_edits import change_team
from planner.plan.model import Plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, TeamId


def set_plan_pattern(plan: Plan, pattern: WorkingPattern) -> Plan:
    """Set the working pattern of everybody who has no nearer one.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE``.
    """
    check_pattern_storable(pattern)
    return replace(plan, working_pattern=pattern)


def set_team_pattern(plan: Plan, team_id: TeamId, pattern: WorkingPattern | None) -> Plan:
    """Set a team's working pattern; None lets it follow its places and the plan.

    Raises:
        PlanEditError: ``UNKNOWN_TEAM`` or ``VALUE_OUT_OF_RANGE``.
    """
    if pattern is not None:
        check_pattern_storable(pattern)
    return change_team(plan, team_id, working_pattern=pattern)


def set_place_pattern(plan: Plan, place_id: PlaceId, pattern: WorkingPattern | None) -> Plan:
    """Set the working pattern of a place; None lets it follow the plan.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE``.
    """
    patterns = {place: other for place, other in plan.place_patterns.items() if place != place_id}
    if pattern is not None:
        check_pattern_storable(pattern)
        patterns[place_id] = pattern
    return plan if patterns == plan.place_patterns else replace(plan, place_patterns=patterns)


def check_pattern_storable(pattern: WorkingPattern) -> None:
    """Refuse a pattern that a plan file cannot hold.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE``.
    """
    for name in ("break_minutes", "flex_minutes"):
        minutes = getattr(pattern, name)
        if not 0 <= minutes <= MINUTES_OF_A_DAY:
            raise PlanEditError(
                EditFault.VALUE_OUT_OF_RANGE,
                field=name,
                value=minutes,
                minimum=0,
                maximum=MINUTES_OF_A_DAY,
            )
    for hours in pattern.dated_hours:
        check_storable("dated_hours", hours.first_day)
        check_storable("dated_hours", hours.last_day)
