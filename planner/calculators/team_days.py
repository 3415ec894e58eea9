"""What a team shares on each workday: the least of anybody with the anchor, and all together."""

from dataclasses import dataclass
from datetime import date

from planner.calculators.group_minutes import group_minutes
from planner.calculators.overlap_horizon import Absence, HorizonOverlap, overlap_over_horizon
from planner.calculators.team_groups import TeamGroup


@dataclass(frozen=True, slots=True)
class TeamDay:
    """A date of the anchor on which somebody of the team works with it.

    Attributes:
        day: The date.
        least: The fewest minutes anybody who works on that weekday shares with the anchor.
        together: The minutes everybody shares; None where somebody does not work on that weekday.
        lost: How many of these days off take.
        absences: Whose days off they are.
    """

    day: date
    least: int
    together: int | None
    lost: int
    absences: tuple[Absence, ...]


@dataclass(frozen=True, slots=True)
class TeamDays:
    """A team's days over a horizon, holidays counted apart in ``lost``."""

    group: TeamGroup
    horizon: HorizonOverlap
    days: tuple[TeamDay, ...]


def team_days(group: TeamGroup, first: date, last: date) -> TeamDays:
    """Return what a team shares on each of the anchor's dates.

    Raises:
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    horizon = overlap_over_horizon(group.workers, first, last)
    together = dict(zip(horizon.group.days, horizon.minutes, strict=True))
    lost = {each.day: each for each in horizon.lost}
    least: dict[date, int] = {}
    for other in group.workers[1:] or group.workers:
        pair = group_minutes((group.workers[0], other), first, last)
        for day, minutes in zip(pair.days, pair.shared_minutes, strict=True):
            least[day] = min(minutes, least.get(day, minutes))
    return TeamDays(
        group,
        horizon,
        tuple(
            TeamDay(
                day,
                least[day],
                together.get(day),
                lost[day].lost_minutes if day in lost else 0,
                lost[day].absences if day in lost else (),
            )
            for day in sorted(least)
        ),
    )
