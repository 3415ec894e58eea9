"""The least that groups of a plan share on any workday: a team together, to its anchor, to a team.

A minimum of two is over the dates on whose weekday both work, that of a team together over the
dates on whose weekday all do; without such a date it is 0. Public holidays are not days off here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, product
from typing import TYPE_CHECKING

from planner.calculators.group_minutes import group_minutes
from planner.calculators.overlap import Worker
from planner.calculators.overlap_pairs import pairwise_overlap
from planner.calculators.team_groups import TeamGroup
from planner.quantities.identifiers import TeamId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Between(StrEnum):
    """Between whom least is asked for."""

    TEAM_TOGETHER = "team-together"
    """Everybody of a team and its anchor place at once."""
    TEAM_AND_ANCHOR = "team-and-anchor"
    """Each of a team with its anchor place, alone."""
    TWO_TEAMS = "two-teams"
    """Each of one team with each of another, by the dates of either."""


@dataclass(frozen=True, slots=True)
class MinimumOverlap:
    """The least minutes shared on a workday, and by whom.

    Attributes:
        between: Between whom.
        team_ids: The team or the two.
        minutes: The least.
        labels: The two who share it; everybody where a team is asked for together.
    """

    between: Between
    team_ids: tuple[TeamId, ...]
    minutes: int
    labels: tuple[str, ...]


def minimum_overlaps(
    groups: Sequence[TeamGroup], first: date, last: date
) -> tuple[MinimumOverlap, ...]:
    """Return the minimum of each team together and to its anchor, then of every two teams.

    Args:
        groups: The teams.
        first: The first day.
        last: The last one, included.

    Raises:
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    everybody = list(dict.fromkeys(worker for group in groups for worker in group.workers))
    least = pairwise_overlap(everybody, first, last).min_minutes
    place_of = {worker: at for at, worker in enumerate(everybody)}
    found: list[MinimumOverlap] = []
    for group in groups:
        found += [_together(group, first, last), _to_anchor(group, least, place_of)]
    found += [_between(*pair, least, place_of) for pair in combinations(groups, 2)]
    return tuple(found)


def _together(group: TeamGroup, first: date, last: date) -> MinimumOverlap:
    minutes = group_minutes(group.workers, first, last).shared_minutes
    labels = tuple(worker.label for worker in group.workers)
    return MinimumOverlap(Between.TEAM_TOGETHER, (group.team.id,), min(minutes, default=0), labels)


def _to_anchor(
    group: TeamGroup, least: "NDArray[np.float32]", place_of: Mapping[Worker, int]
) -> MinimumOverlap:
    anchor = group.workers[0]
    others = group.workers[1:] or group.workers
    pairs = [((anchor, other), int(least[place_of[anchor], place_of[other]])) for other in others]
    return _least(Between.TEAM_AND_ANCHOR, (group.team.id,), pairs)


def _between(
    mine: TeamGroup,
    theirs: TeamGroup,
    least: "NDArray[np.float32]",
    place_of: Mapping[Worker, int],
) -> MinimumOverlap:
    def pairs() -> Iterator[tuple[tuple[Worker, Worker], int]]:
        for one, other in product(mine.people, theirs.people):
            at = place_of[one], place_of[other]
            yield (one, other), int(min(least[at], least[at[::-1]]))

    return _least(Between.TWO_TEAMS, (mine.team.id, theirs.team.id), list(pairs()))


def _least(
    between: Between,
    team_ids: tuple[TeamId, ...],
    pairs: Sequence[tuple[tuple[Worker, Worker], int]],
) -> MinimumOverlap:
    (one, other), minutes = min(pairs, key=lambda pair: pair[1])
    return MinimumOverlap(between, team_ids, minutes, (one.label, other.label))
