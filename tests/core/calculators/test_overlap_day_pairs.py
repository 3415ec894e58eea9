from datetime import date, time

import pytest

from planner.calculators.overlap import Worker, overlap_on
from planner.calculators.overlap_day_pairs import pairs_on
from planner.market.time_zone import BeyondZoneRulesError
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, ZoneName

NIGHT = WorkingPattern(start=time(22), end=time(6), break_start=time(1), break_minutes=30)
WORKERS = (
    Worker("Dublin", ZoneName("Europe/Dublin"), country=CountryCode("IE")),
    Worker("Toronto", ZoneName("America/Toronto"), country=CountryCode("CA")),
    Worker("Kathmandu", ZoneName("Asia/Kathmandu"), NIGHT),
    Worker("Auckland", ZoneName("Pacific/Auckland"), NIGHT),
)
# a Tuesday, the days of clock changes in Europe and America, St Patrick's Day, a Saturday
DAYS = (
    date(2026, 10, 27),
    date(2026, 3, 30),
    date(2026, 3, 9),
    date(2026, 3, 17),
    date(2026, 10, 31),
)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("with_holidays", [False, True])
def test_that_every_pair_shares_what_the_two_share_alone(day: date, *, with_holidays: bool) -> None:
    found = pairs_on(WORKERS, day, with_holidays=with_holidays)
    for row, one in enumerate(WORKERS):
        for column, other in enumerate(WORKERS):
            if row != column:
                alone = overlap_on((one, other), day, with_holidays=with_holidays)
                assert found[row][column] == alone.minutes, (one.label, other.label)


def test_that_the_diagonal_is_what_somebody_works_without_the_break() -> None:
    found = pairs_on(WORKERS, date(2026, 10, 27))
    assert [found[n][n] for n in range(len(WORKERS))] == [480, 480, 450, 450]


def test_that_a_holiday_leaves_nothing_to_share_with_who_is_off() -> None:
    st_patrick = date(2026, 3, 17)
    assert pairs_on(WORKERS[:2], st_patrick)[0] == (480, 240)
    assert pairs_on(WORKERS[:2], st_patrick, with_holidays=True)[0] == (0, 0)


def test_that_years_without_known_clock_changes_are_refused() -> None:
    with pytest.raises(BeyondZoneRulesError):
        pairs_on(WORKERS, date(2038, 1, 4))
