from dataclasses import replace
from datetime import date, time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calculators.group_minutes import NobodyError
from planner.calculators.meeting_burden import (
    Attendee,
    BurdenKind,
    BurdenWeightError,
    BurdenWeights,
    MeetingRules,
    burden_kinds,
)
from planner.calculators.meeting_limits import BrokenLimit, LimitKind
from planner.calculators.meeting_slots import (
    MeetingGridError,
    MeetingLengthError,
    MeetingTime,
    rank_slots,
)
from planner.calculators.overlap import Worker
from planner.market.time_zone import BeyondZoneRulesError
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, ZoneName

DUBLIN = ZoneName("Europe/Dublin")
WEDNESDAY = date(2027, 1, 13)
ZONES = ("Europe/Dublin", "Asia/Kolkata", "America/Chicago", "Australia/Sydney", "Pacific/Apia")
EVERY_DAY = frozenset(range(7))


def attendee(zone: str, **fields: object) -> Attendee:
    return replace(Attendee(Worker(zone, ZoneName(zone))), **fields)  # type: ignore[arg-type]  # any field


def week(length: int = 30, **fields: object) -> MeetingTime:
    whole = MeetingTime(DUBLIN, date(2027, 3, 8), date(2027, 3, 14), length)
    return replace(whole, **fields)  # type: ignore[arg-type]  # any field


def at(day: date, hour: int, minute: int = 0) -> int:
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * 1440 + hour * 60 + minute


def kind_at(worker: Worker, day: date, hour: int, minute: int = 0) -> BurdenKind:
    begin = at(day, hour, minute)
    return BurdenKind(int(burden_kinds(worker, begin, begin + 1, MeetingRules())[0]))


@pytest.mark.parametrize(
    ("hour", "minute", "kind"),
    [
        (9, 0, BurdenKind.WORKING),
        (12, 0, BurdenKind.PAUSE),
        (12, 44, BurdenKind.PAUSE),
        (12, 45, BurdenKind.WORKING),
        (16, 59, BurdenKind.WORKING),
        (17, 0, BurdenKind.NEAR),
        (18, 59, BurdenKind.NEAR),
        (19, 0, BurdenKind.FAR),
        (21, 59, BurdenKind.FAR),
        (22, 0, BurdenKind.NIGHT),
        (6, 59, BurdenKind.NIGHT),
        (7, 0, BurdenKind.NEAR),
    ],
)
def test_that_a_minute_is_what_the_local_clock_makes_it(
    hour: int, minute: int, kind: BurdenKind
) -> None:
    pattern = WorkingPattern(break_start=time(12), break_minutes=45)
    assert kind_at(Worker("", ZoneName("UTC"), pattern), WEDNESDAY, hour, minute) is kind


def test_that_a_weekend_begins_at_the_attendees_own_midnight() -> None:
    sydney = Worker("Sydney", ZoneName("Australia/Sydney"))
    friday = date(2027, 1, 15)
    # 11:00 in UTC is 22:00 in Sydney; 20:30 is 07:30 of its Saturday.
    assert kind_at(sydney, friday, 11) is BurdenKind.NIGHT
    assert kind_at(sydney, friday, 20, 30) is BurdenKind.DAY_OFF


def test_that_a_holiday_is_a_day_off_unless_it_is_worked() -> None:
    dubliner = Worker("Dublin", DUBLIN, country=CountryCode("IE"))
    saint_patrick = date(2027, 3, 17)
    assert kind_at(dubliner, saint_patrick, 11) is BurdenKind.DAY_OFF
    there = replace(dubliner, pattern=WorkingPattern(works_on_holidays=True))
    assert kind_at(there, saint_patrick, 11) is BurdenKind.WORKING


def test_that_work_at_night_weighs_nothing_to_whom_it_is_the_working_day() -> None:
    night = Worker("", ZoneName("UTC"), WorkingPattern(start=time(22), end=time(6)))
    assert kind_at(night, WEDNESDAY, 23) is BurdenKind.WORKING
    assert kind_at(night, WEDNESDAY, 3) is BurdenKind.WORKING


def test_that_the_heavier_of_night_and_day_off_counts() -> None:
    saturday = date(2027, 1, 16)
    begin = at(saturday, 23)
    worker = Worker("", ZoneName("UTC"))
    heavy_weekend = MeetingRules(weights=BurdenWeights(day_off=5))
    assert kind_at(worker, saturday, 23) is BurdenKind.NIGHT
    kinds = burden_kinds(worker, begin, begin + 1, heavy_weekend).tolist()
    assert kinds == [BurdenKind.DAY_OFF]


def test_that_preferred_hours_take_the_place_of_working_hours() -> None:
    early = attendee("UTC", preferred=WorkingPattern(start=time(6), end=time(11)))
    time_of_day = MeetingTime(ZoneName("UTC"), WEDNESDAY, WEDNESDAY, 60)
    slots = rank_slots([early], time_of_day, most=96).slots
    burdens = {slot.start_utc.time(): slot.burdens[0] for slot in slots}
    assert burdens[time(6)] == 0
    assert burdens[time(12)] == 60
    assert burdens[time(14)] == 120


def test_that_the_best_time_is_the_one_that_is_least_bad_for_whom_it_is_worst() -> None:
    # In January Dublin is 6 h before Chicago and 5 h 30 min behind Kolkata.
    group = [attendee(zone) for zone in ZONES[:3]]
    ranking = rank_slots(group, MeetingTime(DUBLIN, WEDNESDAY, WEDNESDAY, 30))
    # 13:00 in Dublin: 07:00 in Chicago, 18:30 in Kolkata (until 19:00). A quarter of an hour later
    # Kolkata has 15 minutes beyond two hours.
    best = ranking.slots[0]
    assert best.start_utc.time() == time(13)
    assert list(best.burdens) == [0, 30, 30]
    assert (best.worst, best.total) == (30, 60)


def test_that_heads_count_in_the_total_and_not_in_the_worst() -> None:
    group = [attendee("Europe/Dublin", heads=4), attendee("Asia/Tokyo", heads=2)]
    best = rank_slots(group, MeetingTime(DUBLIN, WEDNESDAY, WEDNESDAY, 60)).slots[0]
    assert best.worst == max(best.burdens)
    assert best.total == 4 * best.burdens[0] + 2 * best.burdens[1]


def test_that_whoever_is_protected_only_meets_within_working_hours() -> None:
    group = [attendee("Europe/Dublin"), attendee("America/Chicago", is_protected=True)]
    ranking = rank_slots(group, MeetingTime(DUBLIN, WEDNESDAY, WEDNESDAY, 60), most=999)
    assert ranking.qualifying == len(ranking.slots) == 29  # 15:00 to 22:00 in Dublin
    assert all(slot.burdens[1] == 0 for slot in ranking.slots)
    assert ranking.nearest_miss is None


def test_that_the_nearest_miss_says_whose_limit_is_broken_by_how_much() -> None:
    group = [
        attendee("Asia/Kolkata", is_protected=True),
        attendee("America/Chicago", is_protected=True),
    ]
    ranking = rank_slots(group, MeetingTime(DUBLIN, WEDNESDAY, WEDNESDAY, 60))
    assert ranking.slots == ()
    assert ranking.qualifying == 0
    assert ranking.nearest_miss is not None
    # Kolkata ends at 11:30 in UTC, Chicago begins at 15:00: whatever is tried, one is wholly out.
    assert sum(each.minutes for each in ranking.nearest_miss.broken) == 60
    assert ranking.nearest_miss.broken[0].kind is LimitKind.WORKING_HOURS


def test_that_time_kept_free_is_never_met_in() -> None:
    school_run = attendee("Europe/Dublin", kept_free=((time(8), time(16, 30)),), is_protected=True)
    whole_day = MeetingTime(DUBLIN, WEDNESDAY, WEDNESDAY, 30)
    starts = [slot.start_utc.time() for slot in rank_slots([school_run], whole_day, most=99).slots]
    assert starts == [time(16, 30)]


def test_that_times_too_early_or_late_for_anybody_are_left_out() -> None:
    rules = MeetingRules(within=(time(7), time(20)))
    group = [attendee("Europe/Dublin"), attendee("Asia/Tokyo")]
    ranking = rank_slots(group, MeetingTime(DUBLIN, WEDNESDAY, WEDNESDAY, 60), rules, most=99)
    # Tokyo is nine hours ahead: until 20:00 there is until 11:00 in Dublin, from 07:00 on.
    assert {slot.start_utc.time() for slot in ranking.slots} == {
        time(hour, minute) for hour in range(7, 11) for minute in (0, 15, 30, 45)
    } - {time(10, 15), time(10, 30), time(10, 45)}


def test_that_a_limit_names_the_time_of_day() -> None:
    rules = MeetingRules(within=(time(9), time(9, 40)))
    ranking = rank_slots([attendee("UTC")], week(60, zone=ZoneName("UTC")), rules)
    assert ranking.nearest_miss is not None
    assert ranking.nearest_miss.broken == (BrokenLimit("UTC", LimitKind.TIME_OF_DAY, 20),)


def test_that_starts_follow_the_grid_of_the_anchors_clock() -> None:
    kathmandu = MeetingTime(ZoneName("Asia/Kathmandu"), WEDNESDAY, WEDNESDAY, 30, grid=60)
    assert len(kathmandu.starts) == 24
    assert {int(start) % 60 for start in kathmandu.starts} == {15}  # 5 h 45 min ahead of UTC


def test_that_only_chosen_weekdays_are_tried() -> None:
    ranking = rank_slots([attendee("Europe/Dublin")], week(weekdays=frozenset({6})), most=999)
    assert {slot.start_utc.date() for slot in ranking.slots} == {date(2027, 3, 14)}
    assert all(slot.kinds[0] in (BurdenKind.DAY_OFF, BurdenKind.NIGHT) for slot in ranking.slots)


def test_that_a_week_with_a_clock_change_has_its_own_number_of_starts() -> None:
    spring = MeetingTime(DUBLIN, date(2027, 3, 22), date(2027, 3, 28), 30)
    autumn = MeetingTime(DUBLIN, date(2027, 10, 25), date(2027, 10, 31), 30)
    assert (len(spring.starts), len(autumn.starts)) == (7 * 96 - 4, 7 * 96 + 4)


@pytest.mark.parametrize("length", [0, -5, 721])
def test_that_a_length_out_of_range_is_refused(length: int) -> None:
    with pytest.raises(MeetingLengthError):
        week(length)


@pytest.mark.parametrize("grid", [4, 61])
def test_that_a_grid_out_of_range_is_refused(grid: int) -> None:
    with pytest.raises(MeetingGridError):
        week(grid=grid)


def test_that_days_beyond_the_zone_tables_are_refused() -> None:
    with pytest.raises(BeyondZoneRulesError):
        week(last=date(2038, 1, 3))


def test_that_nobody_cannot_meet() -> None:
    with pytest.raises(NobodyError):
        rank_slots([], week())


@pytest.mark.parametrize("weight", [-1, 0.1])
def test_that_weights_whose_sums_are_not_exact_are_refused(weight: float) -> None:
    with pytest.raises(BurdenWeightError):
        BurdenWeights(near=weight)


groups = st.lists(st.sampled_from(ZONES), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(groups, st.sampled_from(ZONES))
def test_that_one_more_person_never_makes_the_worst_better(zones: list[str], more: str) -> None:
    group = [attendee(zone) for zone in zones]
    fewer = rank_slots(group, week(), most=1).slots[0]
    larger = rank_slots([*group, attendee(more)], week(), most=1).slots[0]
    assert larger.worst >= fewer.worst


@settings(max_examples=25, deadline=None)
@given(groups, st.randoms(use_true_random=False))
def test_that_the_order_of_people_changes_nothing(zones: list[str], chance: object) -> None:
    group = [attendee(zone) for zone in zones]
    turned = sorted(group, key=lambda _: chance.random())  # type: ignore[attr-defined]  # a Random
    straight, mixed = rank_slots(group, week()), rank_slots(turned, week())
    assert [each.start_utc for each in straight.slots] == [each.start_utc for each in mixed.slots]


@settings(max_examples=25, deadline=None)
@given(groups)
def test_that_another_name_of_the_anchors_zone_changes_nothing(zones: list[str]) -> None:
    group = [attendee(zone) for zone in zones]
    other_name = rank_slots(group, week(zone=ZoneName("Eire")))
    assert other_name.slots == rank_slots(group, week()).slots


@settings(max_examples=25, deadline=None)
@given(groups, st.sampled_from(ZONES))
def test_that_a_limit_never_adds_a_time(zones: list[str], protected: str) -> None:
    group = [attendee(zone) for zone in zones]
    limited = [replace(each, is_protected=each.worker.zone == protected) for each in group]
    free = {each.start_utc for each in rank_slots(group, week(), most=999).slots}
    kept = {each.start_utc for each in rank_slots(limited, week(), most=999).slots}
    assert kept <= free


def test_that_burdens_are_the_sum_of_their_minutes() -> None:
    worker = Worker("", DUBLIN)
    rules = MeetingRules()
    slot = rank_slots([Attendee(worker)], week(75), most=999).slots[300]
    begin = int(slot.start_utc.timestamp()) // 60
    kinds = burden_kinds(worker, begin, begin + 75, rules)
    assert slot.burdens[0] == float(np.sum(rules.weights.by_kind[kinds]))
