"""What one more person in each place would do to the least a team shares."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.calculators.group_minutes import (
    GroupMinutes,
    Minutes,
    group_minutes,
    shared_by,
    worker_minutes,
)
from planner.calculators.overlap import Worker, hours_of
from planner.calculators.place_overlap import agreeing_zones, place_overlaps
from planner.calculators.team_groups import TeamGroup, plan_worker
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId


@dataclass(frozen=True, slots=True)
class MarginalOverlap:
    """One more person of a team in a place, working the hours of the place.

    Attributes:
        place_id: The place.
        to_anchor: The least minutes the person shares with the anchor on a workday common to both.
        together: The least minutes the whole team shares on a workday, the person included.
        change: How much ``together`` differs from the team without the person. It never rises but
            where the person's week leaves out the weekdays on which least is shared.
    """

    place_id: PlaceId
    to_anchor: int
    together: int
    change: int


def marginal_overlaps(
    group: TeamGroup, plan: Plan, market: Snapshot, first: date, last: date
) -> tuple[MarginalOverlap, ...]:
    """Return what one more person would do, for every place of the market, in its order.

    Public holidays are not days off here.

    Args:
        group: The team.
        plan: Its plan.
        market: The market.
        first: The first day.
        last: The last one, included.

    Raises:
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    minutes = group_minutes(group.workers, first, last)
    now = min(minutes.shared_minutes, default=0)
    shared = [shared_by(kind) for kind in minutes.kinds]
    pairs = place_overlaps(group.place_ids[0], plan, first, last, market)
    zones = agreeing_zones({place.zone for place in market.places.values()}, first, last)
    known: dict[Worker, int] = {}
    found = []
    for place in market.places.values():
        worker = plan_worker(plan, place, plan.pattern_at(place.id))
        bare = replace(
            worker,
            label="",
            zone=zones[worker.zone],
            country=None,
            holiday_subdivision=None,
            company_days=(),
        )
        if bare not in known:
            known[bare] = _least_with(minutes, shared, bare)
        together = known[bare]
        to_anchor = pairs[place.id].min_minutes
        found.append(MarginalOverlap(place.id, to_anchor, together, together - now))
    return tuple(found)


def _least_with(group: GroupMinutes, shared: Sequence[Minutes], worker: Worker) -> int:
    weekdays = hours_of(worker).wall.weekdays
    theirs = worker_minutes(worker, group.days, group.begins, with_holidays=False)
    return min(
        (
            (shared[kind] & minutes).bit_count()
            for day, kind, minutes in zip(group.days, group.kind_of_day, theirs, strict=True)
            if day.weekday() in weekdays
        ),
        default=0,
    )
