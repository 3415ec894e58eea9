import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import combinations, product
from statistics import median

import pytest

from planner.calculators.group_minutes import group_minutes, shared_by, shifted
from planner.calculators.overlap import Worker
from planner.calculators.overlap_horizon import SharedMinutes
from planner.calculators.overlap_shifts import (
    SHIFTS,
    Mover,
    Shift,
    best_pair_of_shifts,
    best_shift,
    movers_of,
)
from planner.plan.working_pattern import WorkingPattern
from tests.core.calculators.group_workers import DUBLIN, KOLKATA, YEAR, worker


def moved(one: Worker, by: int) -> Worker:
    """Return a worker whose pattern itself begins and ends later; times stay within one day."""
    midnight = datetime(2026, 1, 1)  # noqa: DTZ001 -- a wall clock
    pattern = one.pattern
    start, end = (
        (datetime.combine(midnight, wall) + timedelta(minutes=by)).time()
        for wall in (pattern.start, pattern.end)
    )
    return replace(one, pattern=replace(pattern, start=start, end=end))


def total(group: list[Worker]) -> int:
    return sum(group_minutes(group, *YEAR).shared_minutes)


@pytest.fixture(scope="module")
def three() -> list[Worker]:
    return [
        worker("Europe/Dublin", WorkingPattern(start=time(9), end=time(17))),
        worker("Asia/Kolkata", WorkingPattern(start=time(11), end=time(19))),
        worker("America/New_York", WorkingPattern(start=time(8), end=time(16))),
    ]


def test_that_the_best_shift_is_the_best_of_all_of_one(three: list[Worker]) -> None:
    group = group_minutes(three, *YEAR)
    found = best_shift(group, movers_of(group))

    totals = {
        (n, by): total([moved(one, by) if k == n else one for k, one in enumerate(three)])
        for n, by in product(range(3), SHIFTS)
    }
    assert found is not None
    (shift,) = found.shifts
    most = max(totals.values())
    assert totals[[each.label for each in three].index(shift.label), shift.minutes] == most
    assert abs(shift.minutes) == min(abs(by) for (_, by), each in totals.items() if each == most)
    assert found.gained_minutes == pytest.approx((most - total(three)) / len(group.days))
    n = [each.label for each in three].index(shift.label)
    after = group_minutes(
        [moved(one, shift.minutes) if k == n else one for k, one in enumerate(three)], *YEAR
    ).shared_minutes
    assert found.shared == SharedMinutes(min(after), median(after), max(after))


def test_that_the_best_pair_is_the_best_of_all_of_two(three: list[Worker]) -> None:
    week = date(2026, 3, 9), date(2026, 3, 13)
    group = group_minutes(three, *week)
    found = best_pair_of_shifts(group, movers_of(group))

    def shared(by: dict[int, int]) -> int:
        return sum(
            group_minutes(
                [moved(one, by.get(n, 0)) for n, one in enumerate(three)], *week
            ).shared_minutes
        )

    most = max(
        shared(dict(zip(pair, shifts, strict=True)))
        for pair in combinations(range(3), 2)
        for shifts in product(SHIFTS, repeat=2)
    )
    assert found is not None
    assert len(found.shifts) == 2
    assert found.gained_minutes == pytest.approx((most - sum(group.shared_minutes)) / 5)
    labels = [each.label for each in three]
    assert shared({labels.index(each.label): each.minutes for each in found.shifts}) == most


@pytest.mark.parametrize("seed", range(8))
def test_that_people_and_places_are_all_tried(seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 -- repeatable on purpose
    zones = ("Europe/Dublin", "Asia/Kolkata", "America/New_York", "Europe/Warsaw")
    group = [
        replace(
            worker(
                choose.choice(zones),
                WorkingPattern(
                    start=time(choose.randrange(6, 13), choose.choice([0, 15, 40])),
                    end=time(choose.randrange(15, 22), choose.choice([0, 20])),
                    break_start=choose.choice([None, time(13)]),
                    break_minutes=45,
                ),
            ),
            label=str(n),
        )
        for n in range(4)
    ]
    found = group_minutes(group, date(2026, 3, 9), date(2026, 3, 13))
    movers = [*movers_of(found), Mover("place", (1, 2))]

    def shared(mover: Mover, by: int) -> int:
        return sum(
            shared_by(
                shifted(minutes, by if n in mover.members else 0)
                for n, minutes in enumerate(found.on(at))
            ).bit_count()
            for at in range(len(found.days))
        )

    now = sum(found.shared_minutes)
    most, moved = max((shared(mover, by), -abs(by)) for mover in movers for by in SHIFTS)
    best = best_shift(found, movers)
    if most <= now:
        assert best is None
    else:
        assert best is not None
        assert best.gained_minutes == pytest.approx((most - now) / 5)
        assert abs(best.shifts[0].minutes) == -moved


def test_that_of_shifts_that_gain_alike_the_least_is_told() -> None:
    evening = worker("Europe/London", WorkingPattern(start=time(17), end=time(18)))
    group = group_minutes([DUBLIN, evening], *YEAR)

    found = best_shift(group, movers_of(group)[1:])

    assert found is not None
    assert found.shifts == (Shift("London", -60),)


def test_that_a_place_moves_as_one() -> None:
    early = replace(KOLKATA, label="early")
    late = replace(KOLKATA, label="late", pattern=WorkingPattern(start=time(10), end=time(18)))
    group = group_minutes([DUBLIN, early, late], *YEAR)
    together = Mover("Kolkata", (1, 2))

    found = best_shift(group, (Mover("early", (1,)), Mover("late", (2,)), together))

    assert found is not None
    assert found.shifts == (Shift("Kolkata", 120),)
    assert found.gained_minutes == 120
    assert best_pair_of_shifts(group, (Mover("early", (1,)), together)) is None


def test_that_two_with_the_same_hours_gain_only_together() -> None:
    one, two = replace(KOLKATA, label="one"), replace(KOLKATA, label="two")
    group = group_minutes([DUBLIN, one, two], *YEAR)
    movers = Mover("one", (1,)), Mover("two", (2,))

    assert best_shift(group, movers) is None
    both = best_pair_of_shifts(group, movers)
    assert both is not None
    assert both.shifts == (Shift("one", 120), Shift("two", 120))
    place = best_shift(group, (Mover("Kolkata", (1, 2)),))
    assert place is not None
    assert place.shifts == (Shift("Kolkata", 120),)


def test_that_without_any_gain_there_is_no_best_shift() -> None:
    group = group_minutes([DUBLIN, worker("Europe/London")], *YEAR)

    assert best_shift(group, movers_of(group)) is None
    assert best_pair_of_shifts(group, movers_of(group)) is None
