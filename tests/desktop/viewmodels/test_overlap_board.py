from dataclasses import replace
from datetime import date, time

import pytest

from planner.desktop.viewmodels.overlap_board import OverlapBoard
from planner.desktop.viewmodels.overlap_day import CLOCK_LABEL
from planner.desktop.viewmodels.overlap_hours import HoursMove
from planner.desktop.viewmodels.overlap_year import clock_days, year_answer
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_plan, change_seat, set_place_pattern
from planner.plan.model import Plan, PositionStatus
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId

TODAY = date(2026, 11, 26)
BENGALURU, DUBLIN = PlaceId("in-bengaluru"), PlaceId("ie-dublin")


@pytest.fixture
def board(sample_plan: Plan, market: Snapshot) -> OverlapBoard:
    board = OverlapBoard()
    board.show_plan(sample_plan, market, TODAY)
    return board


def test_that_it_begins_on_the_first_working_day_of_the_horizon(board: OverlapBoard) -> None:
    assert board.day == date(2027, 1, 4), "neither New Year's Day nor the weekend after"


def test_that_it_begins_today_where_the_horizon_holds_today(
    sample_plan: Plan, market: Snapshot
) -> None:
    board = OverlapBoard()
    board.show_plan(sample_plan, market, date(2027, 5, 4))
    assert board.day == date(2027, 5, 4)


def test_that_rows_go_from_east_to_west_and_count_everybody(
    board: OverlapBoard, sample_plan: Plan
) -> None:
    rows = board.shown.rows
    assert [each.row.name for each in rows] == [
        "Singapore", "Bengaluru", "Berlin", "Kraków", "Warsaw", "Dublin", "São Paulo", "Toronto"
    ]  # fmt: skip
    assert board.shown.people == sum(1 for _seat in sample_plan.seats)
    assert [each.row.name for each in rows if each.is_anchor] == ["Dublin"]


def test_that_people_have_a_row_each(board: OverlapBoard, sample_plan: Plan) -> None:
    board.show_people(by_people=True)
    assert len(board.shown.rows) == 21
    assert {each.row.key for each in board.shown.rows} == {seat.id for seat in sample_plan.seats}
    assert len(board.shown.groups) == 8


def test_that_seats_on_hold_and_in_unknown_places_are_left_out(
    sample_plan: Plan, market: Snapshot
) -> None:
    plan = change_seat(sample_plan, SeatId("P-01"), place_id=PlaceId("xx-nowhere"))
    plan = change_seat(plan, SeatId("P-02"), status=PositionStatus.ON_HOLD)
    board = OverlapBoard()
    board.show_plan(plan, market, TODAY)
    assert board.people is not None
    assert board.people.unknown == 1
    assert board.shown.people == 19


def test_that_a_plan_without_seats_is_empty_until_it_has_some(
    sample_plan: Plan, market: Snapshot
) -> None:
    board = OverlapBoard()
    board.show_plan(replace(sample_plan, members=(), positions=()), market, TODAY)
    before = board.is_empty
    board.show_plan(sample_plan, market, TODAY)
    assert (before, board.is_empty) == (True, False)
    assert board.day == date(2027, 1, 4)


def test_that_an_unknown_anchor_gives_way_to_a_place_with_seats(
    sample_plan: Plan, market: Snapshot
) -> None:
    board = OverlapBoard()
    board.show_plan(replace(sample_plan, anchor_id=PlaceId("xx-nowhere")), market, TODAY)
    assert not board.is_empty
    assert board.anchor.id in {seat.place_id for seat in sample_plan.seats}


def test_that_an_anchor_where_nobody_works_has_a_row_of_its_own(
    sample_plan: Plan, market: Snapshot
) -> None:
    board = OverlapBoard()
    board.show_plan(change_plan(sample_plan, anchor_id=PlaceId("pt-lisbon")), market, TODAY)
    (row,) = [each.row for each in board.shown.rows if each.is_anchor]
    assert (row.name, row.seat_ids) == ("Lisbon", ())
    assert board.move(row.key, board.day, HoursMove(60, 60))
    kept = board.kept(board.trial_rows())
    assert kept.pattern_at(PlaceId("pt-lisbon")).start == time(10)


def test_that_the_core_group_decides_what_is_shared(board: OverlapBoard) -> None:
    found = []
    for _tick in range(3):
        found.append(board.shown.windows)
        board.tick("sg-singapore")
    half_an_hour = ((780, 810),)  # from Toronto's beginning to Bengaluru's end
    assert found == [(), half_an_hour, ()]


def test_that_without_the_anchor_in_it_the_group_still_shares_on_the_anchors_day(
    board: OverlapBoard,
) -> None:
    for key in ("sg-singapore", "ie-dublin"):
        board.tick(key)
    assert board.shown.windows == ((780, 810),)
    assert board.year_question().core[0].label == CLOCK_LABEL


def test_that_a_person_out_of_the_core_group_leaves_the_place_in_it(board: OverlapBoard) -> None:
    board.show_people(by_people=True)
    (first, *_others) = [e.row for e in board.shown.rows if e.row.place.id == BENGALURU]
    board.tick(first.key)
    board.show_people(by_people=False)
    assert board.shown.rows[1].is_ticked


def test_that_hours_on_trial_change_what_is_shared_and_not_the_plan(
    board: OverlapBoard, sample_plan: Plan
) -> None:
    board.tick("sg-singapore")
    assert board.move(BENGALURU, board.day, HoursMove(30, 30))
    assert board.shown.windows == ((780, 840),)
    assert board.minutes_before_trial() == 30
    assert [row.name for row in board.trial_rows()] == ["Bengaluru"]
    assert board.people is not None
    assert board.people.plan is sample_plan


def test_that_moving_back_ends_the_trial(board: OverlapBoard) -> None:
    board.move(BENGALURU, board.day, HoursMove(30, 30))
    board.move(BENGALURU, board.day, HoursMove(-30, -30))
    assert not board.has_trial


def test_that_dropping_takes_back_one_row_or_all(board: OverlapBoard) -> None:
    for key in (BENGALURU, DUBLIN):
        board.move(key, board.day, HoursMove(15, 15))
    board.drop(BENGALURU)
    assert [row.name for row in board.trial_rows()] == ["Dublin"]
    board.drop()
    assert not board.has_trial


def test_that_the_best_shift_can_be_tried_and_gains_what_it_says(board: OverlapBoard) -> None:
    board.tick("sg-singapore")
    gain = board.shown.gain
    assert gain is not None
    assert board.try_gain() == BENGALURU
    assert board.shown.minutes == gain.shared.max_minutes == 150


def test_that_kept_hours_are_in_the_plan_for_everybody_of_the_row(
    board: OverlapBoard, market: Snapshot
) -> None:
    board.move(BENGALURU, board.day, HoursMove(0, 30))
    kept = board.kept(board.trial_rows())
    seats = [seat for seat in kept.seats if seat.place_id == BENGALURU]
    assert {kept.pattern_of(seat).end for seat in seats} == {time(19, 30)}
    board.show_plan(kept, market, TODAY)
    assert not board.has_trial, "what the plan says is no trial"


def test_that_kept_hours_of_a_person_are_only_theirs(board: OverlapBoard) -> None:
    board.show_people(by_people=True)
    row = next(each.row for each in board.shown.rows if each.row.place.id == BENGALURU)
    board.move(row.key, board.day, HoursMove(-60, -60))
    kept = board.kept(board.trial_rows())
    starts = {s.id: kept.pattern_of(s).start for s in kept.seats if s.place_id == BENGALURU}
    assert starts.pop(row.seat_ids[0]) == time(10)
    assert set(starts.values()) == {time(11)}
    assert BENGALURU not in kept.place_patterns


def test_that_a_place_with_several_hours_has_a_row_for_each(
    sample_plan: Plan, market: Snapshot
) -> None:
    early = WorkingPattern(start=time(7), end=time(15))
    plan = change_seat(sample_plan, SeatId("P-01"), place_id=DUBLIN, working_pattern=early)
    board = OverlapBoard()
    board.show_plan(plan, market, TODAY)
    rows = [each.row for each in board.shown.rows if each.row.place.id == DUBLIN]
    assert [row.worker.pattern.start for row in rows] == [time(9), time(7)]
    assert all(row.has_namesake for row in rows)
    board.move(rows[1].key, board.day, HoursMove(15, 15))
    assert [row.seat_ids for row in board.trial_rows()] == [("P-01",)]
    kept = board.kept(board.trial_rows())
    assert kept.pattern_at(DUBLIN) == plan.pattern_at(DUBLIN)
    assert next(s for s in kept.seats if s.id == "P-01").working_pattern is not None


def test_that_edits_elsewhere_keep_what_was_chosen(
    board: OverlapBoard, sample_plan: Plan, market: Snapshot
) -> None:
    board.tick("sg-singapore")
    board.set_day(date(2027, 6, 8))
    board.move(DUBLIN, board.day, HoursMove(15, 15))
    flexible = WorkingPattern(start=time(8), end=time(16))
    board.show_plan(set_place_pattern(sample_plan, PlaceId("pl-krakow"), flexible), market, TODAY)
    assert board.day == date(2027, 6, 8)
    assert not board.shown.rows[0].is_ticked
    assert [row.name for row in board.trial_rows()] == ["Dublin"]


def test_that_holidays_leave_a_named_day_off(board: OverlapBoard) -> None:
    board.set_day(date(2027, 3, 17))
    board.count_holidays(with_holidays=True)
    dublin = next(each for each in board.shown.rows if each.is_anchor)
    assert [bar.day_off for bar in dublin.bars] == ["Saint Patrick's Day"]
    assert board.shown.minutes == 0
    assert board.shown.pairs[5] == (0,) * 8


def test_that_a_day_of_23_hours_is_as_long_as_it_is(board: OverlapBoard) -> None:
    board.set_day(date(2027, 3, 28))
    axis = board.shown.axis
    assert axis.minutes == 23 * 60
    assert axis.wall(59).time() == time(0, 59)
    assert axis.wall(60).time() == time(2)


def test_that_dates_stay_where_clock_changes_are_known(board: OverlapBoard) -> None:
    for wanted, day in (
        (date(2050, 1, 1), date(2037, 12, 31)),
        (date(1800, 1, 1), date(1902, 1, 1)),
    ):
        board.set_day(wanted)
        assert board.day == day
        assert len(board.shown.pairs) == 8
        assert year_answer(board.year_question()).pairs
        assert board.shown.presence.slots


def test_that_people_at_work_are_counted_at_a_minute(board: OverlapBoard) -> None:
    assert board.shown.people_at(0) == 0
    assert board.shown.people_at(13 * 60) == 20, "all but Singapore"


def test_that_a_year_holds_every_pair_and_the_core_group(board: OverlapBoard) -> None:
    board.tick("sg-singapore")
    answer = year_answer(board.year_question())
    assert [pair.row.name for pair in answer.pairs] == [
        "Bengaluru", "Berlin", "Kraków", "Warsaw", "São Paulo", "Toronto"
    ]  # fmt: skip
    toronto = answer.pairs[-1]
    assert (toronto.shared.min_minutes, toronto.shared.max_minutes) == (240, 300)
    assert toronto.minutes[date(2027, 3, 15)] == 300, "its clocks change two weeks before"
    assert answer.core is not None
    assert answer.core.shared.min_minutes == 30
    assert answer.core_changes[0].day == date(2027, 3, 15)
    st_patrick = next(each for each in toronto.lost if each.day == date(2027, 3, 17))
    assert [absence.label for absence in st_patrick.absences] == [DUBLIN]


def test_that_with_holidays_their_days_are_not_among_the_figures(board: OverlapBoard) -> None:
    board.count_holidays(with_holidays=True)
    toronto = year_answer(board.year_question()).pairs[-1]
    assert toronto.minutes[date(2027, 3, 17)] == 0
    assert toronto.shared.min_minutes == 240


def test_that_clock_changes_are_named_by_day_and_place(board: OverlapBoard) -> None:
    rows = [each.row for each in board.shown.rows]
    found = clock_days(rows, board.anchor.zone, 2027)
    assert [(each.day, each.place_names) for each in found[:2]] == [
        (date(2027, 3, 14), ("Toronto",)),
        (date(2027, 3, 28), ("Berlin", "Kraków", "Warsaw", "Dublin")),
    ]
