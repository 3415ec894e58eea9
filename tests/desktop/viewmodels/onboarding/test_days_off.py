from datetime import date, timedelta

from planner.calculators.onboarding.working_days import working_days_of
from planner.desktop.viewmodels.onboarding.days_off import days_off_of, stepped
from planner.desktop.widgets.day_scale import DayScale
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.month import Month


def test_that_days_off_are_those_of_the_calendar_day_by_day(
    market: Snapshot, sample_plan: Plan
) -> None:
    anita = next(each for each in sample_plan.positions if each.id == "P-02")
    days = working_days_of(sample_plan, anita, market.places[anita.place_id])
    off = days_off_of(days, 2026, 2027)
    weekend = {day for start, length in off.weekends for day in range(start, start + length)}
    day = date(2026, 1, 1)
    while day.year < 2028:
        ordinal = day.toordinal()
        assert (ordinal in off.days) is not days.works_on(ordinal), day
        assert (ordinal in weekend) == (day.weekday() >= 5), day
        day += timedelta(days=1)
    assert off.named[date(2027, 1, 26).toordinal()] == "Republic Day"
    assert weekend.isdisjoint(off.named)


def test_that_steps_pass_over_days_off_in_both_directions() -> None:
    friday = date(2027, 2, 12).toordinal()
    off = frozenset({friday + 1, friday + 2, friday + 3})
    assert stepped(off, friday, 1) == friday + 4
    assert stepped(off, friday + 4, -1) == friday
    assert stepped(off, friday, 3) == friday + 6
    assert stepped(off, friday + 2, 1) == friday + 4, "from a day off as well"
    assert stepped(off, friday, 0) == friday


def test_that_a_scale_knows_which_days_months_and_weeks_are_in_sight() -> None:
    first = date(2026, 11, 23).toordinal()
    scale = DayScale(first, 70, 10)
    assert scale.in_sight(0, 95) == range(first, first + 10)
    assert scale.in_sight(95, 10) == range(first + 9, first + 11)
    assert scale.in_sight(690, 500) == range(first + 69, first + 70), "not beyond the last"
    months = list(scale.months(scale.in_sight(0, 400)))
    assert months == [
        (first, Month(2026, 11)),
        (date(2026, 12, 1).toordinal(), Month(2026, 12)),
        (date(2027, 1, 1).toordinal(), Month(2027, 1)),
    ]
    seen = scale.in_sight(15, 200)
    assert list(scale.mondays(seen)) == [first + 7, first + 14, first + 21]
    assert list(scale.mondays(seen, every=2)) == [first + 14]
    assert scale.day_at(scale.x(first + 5) + 9) == first + 5
