"""A seat's working day beside its anchor's on one date, in the anchor's time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from planner.calculators.evaluation import Evaluation
from planner.calculators.overlap import DayOverlap, Window, Worker, overlap_on, worker_at
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.time_zone import BeyondZoneRulesError, to_wall
from planner.plan.model import Seat
from planner.quantities.identifiers import ZoneName

DAY_MINUTES = 24 * 60
_DAYS_LOOKED_AHEAD = 7

Stretch = tuple[int, int]
"""Minutes after midnight in anchor time, from 0 to 1440."""


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """Two rows of a day: who, when they work, and what they share.

    A stretch that crosses midnight in anchor time comes as two.
    """

    day_text: str
    names: tuple[str, ...]
    working: tuple[tuple[Stretch, ...], ...]
    shared: tuple[Stretch, ...]
    shared_text: str
    spread_text: str


def working_day(
    evaluation: Evaluation, seat: Seat, first_day: date, formatter: Formatter
) -> WorkingDay | None:
    """Compare a seat with its anchor on the first day from ``first_day`` on which both work.

    Returns:
        None where either place is unknown, or no clock changes are known for that year.
    """
    plan, places = evaluation.plan, evaluation.market.places
    anchor_place = places.get(plan.anchor_of(seat.team_id))
    place = places.get(seat.place_id)
    if anchor_place is None or place is None:
        return None
    anchor = worker_at(anchor_place, plan.pattern_at(anchor_place.id))
    worker = worker_at(place, plan.pattern_of(seat))
    try:
        overlap = _first_common_day(anchor, worker, first_day)
    except BeyondZoneRulesError:
        return None
    return _shown(overlap, (anchor, worker), _spread(evaluation, seat, formatter), formatter)


def _first_common_day(anchor: Worker, worker: Worker, first_day: date) -> DayOverlap:
    """Return the first day with shared time, the first one where a week has none."""
    days = (first_day + timedelta(days=number) for number in range(_DAYS_LOOKED_AHEAD))
    found = [overlap_on((anchor, worker), day) for day in days]
    working = [overlap for overlap in found if all(overlap.working)] or found
    return next((overlap for overlap in working if overlap.minutes), working[0])


def _shown(
    overlap: DayOverlap, workers: tuple[Worker, Worker], spread: str, formatter: Formatter
) -> WorkingDay:
    anchor = workers[0]
    zone = anchor.zone
    day_text = _("{day}, {anchor} time").format(
        day=formatter.date_short(overlap.day), anchor=anchor.label
    )
    return WorkingDay(
        day_text=day_text,
        names=tuple(worker.label for worker in workers),
        working=tuple(
            _stretches(zone, window) if window is not None else () for window in overlap.working
        ),
        shared=tuple(piece for window in overlap.windows for piece in _stretches(zone, window)),
        shared_text=_shared_text(overlap, zone, formatter),
        spread_text=spread,
    )


def _shared_text(overlap: DayOverlap, zone: ZoneName, formatter: Formatter) -> str:
    if not overlap.minutes:
        return _("No shared hours")
    ranges = [
        formatter.time_range(*(_wall_time(zone, at) for at in (window.start_utc, window.end_utc)))
        for window in overlap.windows
    ]
    return _("{hours} h shared, {times}").format(
        hours=formatter.hours(overlap.minutes), times=listed(ranges)
    )


def _spread(evaluation: Evaluation, seat: Seat, formatter: Formatter) -> str:
    overlap = evaluation.overlaps.get(seat.id)
    if overlap is None or overlap.min_minutes == overlap.max_minutes:
        return _("the same all year") if overlap is not None else ""
    spread = formatter.range(
        formatter.hours(overlap.min_minutes), formatter.hours(overlap.max_minutes)
    )
    return _("{spread} h over the year").format(spread=spread)


def _wall_time(zone: ZoneName, instant: datetime) -> time:
    return to_wall(zone, instant).time()


def _stretches(zone: ZoneName, window: Window) -> tuple[Stretch, ...]:
    first = _wall_time(zone, window.start_utc)
    start = first.hour * 60 + first.minute
    end = start + window.minutes
    if end <= DAY_MINUTES:
        return ((start, end),)
    return ((start, DAY_MINUTES), (0, end - DAY_MINUTES))
