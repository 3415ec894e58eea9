from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pytest

from planner.calculators.wall_clock import Clock
from planner.market.time_zone import UnknownZoneError, to_wall
from planner.quantities.identifiers import ZoneName

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 -- the origin of naive minutes
MINUTE = timedelta(minutes=1)


def clock(zone: str, first: datetime, days: int) -> Clock:
    begin = (first - EPOCH) // MINUTE
    return Clock(ZoneName(zone), begin, begin + days * 1440)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Dublin", date(2027, 3, 27)),
        ("Europe/Dublin", date(2027, 10, 30)),
        ("Australia/Lord_Howe", date(2027, 4, 3)),
        ("Pacific/Apia", date(2011, 12, 29)),
        ("Africa/Casablanca", date(2026, 2, 14)),
        ("Asia/Kathmandu", date(2027, 1, 1)),
        ("UTC", date(2027, 1, 1)),
    ],
)
def test_that_dates_and_hours_are_what_the_clock_shows_minute_by_minute(
    zone: str, day: date
) -> None:
    looked_at = clock(zone, datetime.combine(day, time()), 4)
    walls = [
        to_wall(ZoneName(zone), EPOCH.replace(tzinfo=UTC) + minute * MINUTE)
        for minute in range(looked_at.begin, looked_at.end)
    ]
    assert looked_at.shown().tolist() == [(wall - EPOCH) // MINUTE for wall in walls]
    assert (looked_at.first, looked_at.last) == (walls[0].date(), walls[-1].date())

    days = np.zeros(len(walls), np.int64)
    for shown, stretch in looked_at.dates():
        looked_at.within(days, *stretch)[:] = shown.toordinal()
    assert days.tolist() == [wall.toordinal() for wall in walls]

    for start, end in ((time(22), time(7)), (time(1, 15), time(1, 50)), (time(12), time(12))):
        inside = np.zeros(len(walls), np.bool_)
        for stretch in looked_at.stretches_of((start, end)):
            looked_at.within(inside, *stretch)[:] = True
        assert inside.tolist() == [
            start <= wall.time() < end if start < end else wall.time() >= start or wall.time() < end
            for wall in walls
        ]


def test_that_an_unknown_zone_is_refused() -> None:
    with pytest.raises(UnknownZoneError):
        clock("Mars/Olympus", datetime(2027, 1, 1), 1).shown()  # noqa: DTZ001 -- as above
