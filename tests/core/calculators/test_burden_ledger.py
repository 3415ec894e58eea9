from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.burden_ledger import (
    BurdenLedger,
    LedgerEntry,
    burden_ledger,
    jain_index,
)
from planner.calculators.group_minutes import NobodyError
from planner.calculators.meeting_burden import Attendee
from planner.calculators.overlap import Worker
from planner.calculators.working_intervals import Interval
from planner.quantities.identifiers import ZoneName

DUBLIN = Attendee(Worker("Dublin", ZoneName("Europe/Dublin")))
TOKYO = Attendee(Worker("Tokyo", ZoneName("Asia/Tokyo")), heads=2)


def utc(day: int, since: int, until: int) -> Interval:
    """Return hours of a day in January 2027 in UTC, which is Dublin's time."""
    begin = int(datetime(2027, 1, day, tzinfo=UTC).timestamp())
    return begin + since * 3600, begin + until * 3600


def test_that_the_ledger_sums_what_meetings_and_turns_on_call_cost() -> None:
    meetings = [utc(13, 10, 11), utc(14, 22, 23)]  # 19:00 in Tokyo, and 07:00 of its next day
    # Dublin on a Saturday, Tokyo at 19:00 and 20:00
    turns = [[utc(16, 8, 20)], [utc(13, 10, 11), utc(14, 11, 12)]]
    ledger = burden_ledger([DUBLIN, TOKYO], meetings, turns)
    assert ledger.entries == (
        LedgerEntry("Dublin", 1, 4 * 60, 3 * 12 * 60 / 4),
        LedgerEntry("Tokyo", 2, 2 * 60 + 60, (120 + 120) / 4),
    )
    assert ledger.worst == 240 + 540
    assert [each.label for each in ledger.most] == ["Dublin"]


def test_that_being_on_call_within_working_hours_costs_nothing() -> None:
    ledger = burden_ledger([DUBLIN], [], [[utc(13, 9, 17)]])
    assert ledger.entries[0].on_call == 0
    assert ledger.most == ()
    assert ledger.fairness == 1


def test_that_the_share_of_on_call_time_can_be_set() -> None:
    turns = [[utc(13, 17, 18)]]
    assert burden_ledger([DUBLIN], [], turns, None, Fraction(1)).entries[0].on_call == 60


def test_that_nobody_has_no_ledger() -> None:
    with pytest.raises(NobodyError):
        burden_ledger([], [])


def test_that_nothing_met_is_nothing_borne() -> None:
    assert burden_ledger([DUBLIN, TOKYO], []).worst == 0


@pytest.mark.parametrize(
    ("burdens", "index"),
    [([], 1), ([0, 0], 1), ([5, 5, 5], 1), ([6, 0, 0], 1 / 3), ([2, 1], 0.9), ([4, 2, 0], 0.6)],
)
def test_that_fairness_is_jains_index(burdens: list[float], index: float) -> None:
    assert jain_index(burdens) == pytest.approx(index)


def test_that_fairness_counts_people_and_not_places() -> None:
    ledger = BurdenLedger((LedgerEntry("A", 3, 0), LedgerEntry("B", 1, 8)))
    assert ledger.fairness == 1 / 4


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_that_fairness_lies_between_one_nth_and_one(burdens: list[int]) -> None:
    assert 1 / len(burdens) - 1e-12 <= jain_index([float(each) for each in burdens]) <= 1 + 1e-12


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=9), st.integers(1, 50))
def test_that_fairness_does_not_depend_on_the_unit(burdens: list[int], unit: int) -> None:
    scaled = jain_index([float(each * unit) for each in burdens])
    assert scaled == pytest.approx(jain_index([float(each) for each in burdens]))
