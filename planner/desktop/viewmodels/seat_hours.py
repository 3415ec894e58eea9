"""When seats work: the pattern of their own, or the one of team, place or plan they follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.calculators.evaluation import Evaluation
from planner.desktop.viewmodels.pattern_editing import InheritedPattern
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.working_calendar import calendar_of
from planner.plan.model import Seat
from planner.plan.working_pattern import WorkingPattern


@dataclass(frozen=True, slots=True)
class SeatHours:
    """The hours of one seat, or of several that are edited together.

    Attributes:
        own: The pattern of the seats' own, the first one's where they differ; None where all
            follow another one.
        inherited: What applies without it.
        note: The hours in a few words.
        remark: What else there is to know, empty for nothing.
    """

    own: WorkingPattern | None
    inherited: InheritedPattern
    note: str
    remark: str = ""


def seat_hours(evaluation: Evaluation, seats: Sequence[Seat], formatter: Formatter) -> SeatHours:
    """Return when seats work, and what they follow."""
    plan, first = evaluation.plan, seats[0]
    pattern = plan.pattern_of(first)
    if all(seat.working_pattern == first.working_pattern for seat in seats) and all(
        plan.pattern_of(seat) == pattern for seat in seats
    ):
        hours = formatter.time_range(pattern.start, pattern.end)
        return SeatHours(first.working_pattern, _inherited(evaluation, first), hours)
    has_own = any(seat.working_pattern is not None for seat in seats)
    return SeatHours(
        pattern if has_own else None,
        InheritedPattern(pattern, "", _("Back to the hours they follow")),
        _("Several"),
        _("These seats work different hours. What you set here holds for all of them."),
    )


def _inherited(evaluation: Evaluation, seat: Seat) -> InheritedPattern:
    plan = evaluation.plan
    team = next((each for each in plan.teams if each.id == seat.team_id), None)
    place = evaluation.market.places.get(seat.place_id)
    usual_week = frozenset(range(7)) - calendar_of(place).weekend if place is not None else None
    if team is not None and team.working_pattern is not None:
        return InheritedPattern(
            team.working_pattern,
            _("Follows the hours of team {team}.").format(team=team.name),
            _("Back to the team's hours"),
            usual_week,
        )
    if seat.place_id in plan.place_patterns:
        city = place.name if place is not None else seat.place_id
        return InheritedPattern(
            plan.place_patterns[seat.place_id],
            _("Follows the hours of {place}.").format(place=city),
            _("Back to the hours of {place}").format(place=city),
            usual_week,
        )
    return InheritedPattern(
        plan.working_pattern,
        _("Follows the hours of the plan."),
        _("Back to the plan's hours"),
        usual_week,
    )
