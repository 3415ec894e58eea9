"""Shared working time of every place with an anchor, worked out once for clocks that agree."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from planner.calculators.overlap import SeatOverlap, overlap_between, worker_at
from planner.calculators.wall_hours import DAY_SECONDS
from planner.calculators.working_intervals import EPOCH_ORDINAL, REACH
from planner.market.snapshot import Snapshot
from planner.market.time_zone import OffsetTable, offset_table
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId, ZoneName

_MARGIN = REACH + timedelta(days=2)


def place_overlaps(
    anchor_id: PlaceId, plan: Plan, first: date, last: date, market: Snapshot
) -> Mapping[PlaceId, SeatOverlap]:
    """Return what each place shares with the anchor, all working the plan's pattern of the place.

    The figures are those of ``overlap_between``.

    Args:
        anchor_id: The place whose local dates count.
        plan: Its patterns; the weekend is each place's own where they name no weekdays.
        first: The first date.
        last: The last date, included.
        market: The market.

    Raises:
        KeyError: If the market lacks the anchor.
        UnknownZoneError: If a zone does not exist.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    anchor = worker_at(market.places[anchor_id], plan.pattern_at(anchor_id))
    zones = agreeing_zones({place.zone for place in market.places.values()}, first, last)
    found = {}
    for place in market.places.values():
        worker = replace(worker_at(place, plan.pattern_at(place.id)), zone=zones[place.zone])
        found[place.id] = overlap_between(anchor, worker, first, last)
    return found


def agreeing_zones(zones: set[ZoneName], first: date, last: date) -> Mapping[ZoneName, ZoneName]:
    """Give each zone the first one by name whose clocks are the same over these dates."""
    first_wall, last_wall = _midnight(first - _MARGIN), _midnight(last + _MARGIN)
    by_clock: dict[OffsetTable, ZoneName] = {}
    return {
        zone: by_clock.setdefault(offset_table(zone).between(first_wall, last_wall), zone)
        for zone in sorted(zones)
    }


def _midnight(day: date) -> int:
    return (day.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS
