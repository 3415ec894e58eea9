"""How well a team member suits a hire as a buddy or mentor: its parts, and what rules them out.

The fit is the weighted sum of its parts, each 0 to 1; the weights are assumptions of this program:

=============  =====  ======
part           buddy  mentor
=============  =====  ======
shared hours    0.50    0.35  typical minutes in common a day, full from four hours on
skills          0.15    0.35  cosine of the two skill mixes
level              -    0.15  1 from the hire's level on, one half for a level below it
team            0.25    0.10  the same team
place           0.10    0.05  the same place
=============  =====  ======

A buddy helps somebody find their way, so hours and team count most; a mentor teaches the work, so
skills and level do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import NamedTuple

from planner.market.role import Level
from planner.market.talent_pool import SkillWeights
from planner.plan.model import Position
from planner.quantities.identifiers import SeatId

FULL_SHARED_MINUTES = 240
"""From so many minutes in common a day on, more make no better fit."""


class SharedHours(NamedTuple):
    """Minutes of a day in common, over the dates on whose weekday both work; 0 without any.

    Public holidays are not days off here: they move tasks, and do not make a worse helper.
    """

    typical: int
    least: int


class HelpKind(StrEnum):
    """As what a member helps a hire."""

    BUDDY = "buddy"
    """Helps them find their way."""
    MENTOR = "mentor"
    """Teaches them the work."""


def helper_of(position: Position, kind: HelpKind) -> SeatId | None:
    """Return a position's buddy or mentor."""
    return position.buddy_id if kind is HelpKind.BUDDY else position.mentor_id


class FitPart(StrEnum):
    """What a fit is made of."""

    SHARED_HOURS = "shared-hours"
    SKILLS = "skills"
    LEVEL = "level"
    TEAM = "team"
    PLACE = "place"


FIT_WEIGHTS: Mapping[HelpKind, Mapping[FitPart, float]] = {
    HelpKind.BUDDY: {
        FitPart.SHARED_HOURS: 0.50,
        FitPart.SKILLS: 0.15,
        FitPart.TEAM: 0.25,
        FitPart.PLACE: 0.10,
    },
    HelpKind.MENTOR: {
        FitPart.SHARED_HOURS: 0.35,
        FitPart.SKILLS: 0.35,
        FitPart.LEVEL: 0.15,
        FitPart.TEAM: 0.10,
        FitPart.PLACE: 0.05,
    },
}
"""What each part counts; each kind's sum is 1."""


class Obstacle(StrEnum):
    """Why somebody cannot help a hire, whatever their fit."""

    TAKES_NOBODY = "takes-nobody"
    """They were said to take no hires."""
    TOO_NEW = "too-new"
    """They are not there long enough by the hire's first day."""
    LEAVES = "leaves"
    """They leave before the hire's first 90 days are over."""
    IS_THEIR_MANAGER = "is-their-manager"
    """They are the hire's manager, whom one does not ask what one would ask a peer."""
    LITTLE_SHARED_TIME = "little-shared-time"
    """On a typical day they share less working time than the plan asks for."""


@dataclass(frozen=True, slots=True)
class HelperFit:
    """How well a member suits a hire.

    Attributes:
        member_id: The member.
        kind: As what.
        shared: Minutes of a day in common.
        parts: Each part, 0 to 1, in the order of its weight's table.
        score: Their weighted sum, 0 to 1.
        obstacles: What rules the member out; none where nothing does.
    """

    member_id: SeatId
    kind: HelpKind
    shared: SharedHours
    parts: Mapping[FitPart, float]
    score: float
    obstacles: tuple[Obstacle, ...]


def shared_part(minutes: int) -> float:
    """Return what typical minutes in common count, 0 to 1."""
    return min(1.0, minutes / FULL_SHARED_MINUTES)


def likeness(one: SkillWeights, other: SkillWeights) -> float:
    """Return the cosine of the angle between two skill mixes: 1 the same, 0 nothing in common."""
    product = sum(weight * other.get(skill, 0.0) for skill, weight in one.items())
    lengths = sqrt(sum(w * w for w in one.values())) * sqrt(sum(w * w for w in other.values()))
    return min(1.0, product / lengths) if lengths else 0.0


def level_part(hire: Level, helper: Level) -> float:
    """Return what a mentor's level counts beside the hire's."""
    below = _RANKS[hire] - _RANKS[helper]
    return 1.0 if below <= 0 else 0.5 if below == 1 else 0.0


_RANKS = {level: rank for rank, level in enumerate(Level)}
