from datetime import date, time

import pytest

from planner.desktop.viewmodels.overlap_board import OverlapBoard
from planner.desktop.viewmodels.overlap_charts import (
    core_sentence,
    pair_figures,
    row_codes,
    ruler_figures,
    year_figures,
    year_lines,
)
from planner.desktop.viewmodels.overlap_hours import HoursMove
from planner.desktop.viewmodels.overlap_words import (
    conclusion,
    few,
    hours_text,
    local_time,
    local_words,
    near_changes,
    offset_text,
    pair_sentence,
)
from planner.desktop.viewmodels.overlap_year import clock_days, year_answer
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.market.snapshot import Snapshot
from planner.plan.edits import set_place_pattern, set_plan_pattern
from planner.plan.model import Plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId

TODAY = date(2026, 11, 26)
ARABIC = Formatter("ar")


@pytest.fixture
def board(sample_plan: Plan, market: Snapshot) -> OverlapBoard:
    board = OverlapBoard()
    board.show_plan(sample_plan, market, TODAY)
    board.tick("sg-singapore")
    return board


def row(board: OverlapBoard, name: str) -> int:
    return [each.row.name for each in board.shown.rows].index(name)


def test_that_the_conclusion_says_how_long_when_why_and_what_would_gain(
    board: OverlapBoard, formatter: Formatter
) -> None:
    told = conclusion(board, formatter)
    assert told.headline == "0.5 h shared by the core group, 13:00 – 13:30 Dublin"
    assert told.detail == (
        "The window closes when work ends for Bengaluru, at 19:00 local time. "
        "Moving Bengaluru 2 h later gives 2.5 h."
    )
    assert told.can_try


def test_that_people_of_a_place_move_together_where_one_alone_gains_nothing(
    board: OverlapBoard, formatter: Formatter
) -> None:
    board.show_people(by_people=True)
    assert conclusion(board, formatter).detail == (
        "The window closes when work ends for Ananya Krishnan, Rohan Deshpande, 3 more, "
        "at 19:00 local time. Moving Bengaluru 2 h later gives 2.5 h."
    )
    board.try_gain()
    assert len(board.trial_rows()) == 5
    assert board.shown.minutes == 150


def test_that_a_limit_of_several_zones_has_the_anchors_time(
    sample_plan: Plan, market: Snapshot, formatter: Formatter
) -> None:
    late = WorkingPattern(start=time(9), end=time(18))
    board = OverlapBoard()
    board.show_plan(set_place_pattern(sample_plan, PlaceId("de-berlin"), late), market, TODAY)
    only(board, "Berlin", "Dublin")
    assert "when work ends for Dublin, Berlin, at 17:00 Dublin." in (
        conclusion(board, formatter).detail
    )


def test_that_a_trial_is_compared_with_before(board: OverlapBoard, formatter: Formatter) -> None:
    board.move("in-bengaluru", board.day, HoursMove(-15, -15))
    told = conclusion(board, formatter)
    assert "On trial: Bengaluru 10:45 – 18:45. That is 0.25 h less." in told.detail
    board.drop()
    board.move("de-berlin", board.day, HoursMove(15, 15))
    assert "On trial: Berlin 09:15 – 17:15. As before." in conclusion(board, formatter).detail


def test_that_a_gap_is_measured(board: OverlapBoard, formatter: Formatter) -> None:
    board.tick("sg-singapore")
    told = conclusion(board, formatter)
    assert told.headline == "The core group shares nothing on this day."
    assert told.detail == "Work ends for Singapore 4 h before it begins for Toronto."
    assert not told.can_try


def test_that_who_is_off_is_named(board: OverlapBoard, formatter: Formatter) -> None:
    board.set_day(date(2027, 3, 17))
    board.count_holidays(with_holidays=True)
    assert conclusion(board, formatter).detail == "Not at work: Dublin."


def test_that_an_empty_core_group_asks_for_ticks(board: OverlapBoard, formatter: Formatter) -> None:
    for each in board.shown.rows[1:]:
        board.tick(each.row.key)
    told = conclusion(board, formatter)
    assert (told.headline, told.can_try) == ("Nobody is in the core group.", False)


def only(board: OverlapBoard, *names: str) -> None:
    """Leave some places alone in the core group."""
    for each in board.shown.rows:
        if each.is_ticked != (each.row.name in names):
            board.tick(each.row.key)


@pytest.mark.parametrize(
    ("start", "detail"),
    [
        (
            time(10),
            "The window closes for the break of Warsaw, at 15:00 local time.",
        ),
        (
            time(9),  # an hour before Dublin, who should come
            (
                "The window opens when work begins for Dublin, at 09:00 local time. "
                "Moving Dublin 1 h earlier gives 6.0 h."
            ),
        ),
    ],
)
def test_that_the_limit_is_called_what_it_is(
    sample_plan: Plan, market: Snapshot, formatter: Formatter, start: time, detail: str
) -> None:
    pause = WorkingPattern(start=start, end=time(20), break_start=time(15), break_minutes=240)
    board = OverlapBoard()
    board.show_plan(set_place_pattern(sample_plan, PlaceId("pl-warsaw"), pause), market, TODAY)
    only(board, "Warsaw", "Dublin")
    assert conclusion(board, formatter).detail == detail


@pytest.mark.parametrize(
    ("name", "minute", "time_text", "word"),
    [
        ("Bengaluru", 12 * 60, "17:30", "at work"),
        ("Toronto", 12 * 60, "07:00", "early"),
        ("Singapore", 12 * 60, "20:00", "evening"),
        ("Singapore", 15 * 60, "23:00", "night"),
        ("Singapore", 17 * 60, "01:00", "night, tomorrow"),
        ("Toronto", 4 * 60, "23:00", "night, yesterday"),
    ],
)
def test_that_a_local_time_has_its_word(
    board: OverlapBoard, formatter: Formatter, name: str, minute: int, time_text: str, word: str
) -> None:
    found = local_time(board.shown.rows[row(board, name)], board.shown, minute, formatter)
    assert (found.time, found.word, found.is_at_work) == (time_text, word, word == "at work")
    assert word in local_words()


def test_that_weekends_holidays_and_breaks_have_their_words(
    sample_plan: Plan, market: Snapshot, formatter: Formatter
) -> None:
    pause = WorkingPattern(break_start=time(12), break_minutes=60)
    board = OverlapBoard()
    board.show_plan(set_plan_pattern(sample_plan, pause), market, TODAY)
    words = []
    for day, minute in (
        (date(2027, 3, 16), 12 * 60 + 15),
        (date(2027, 3, 17), 12 * 60),
        (date(2027, 3, 20), 12 * 60),
    ):
        board.count_holidays(with_holidays=True)
        board.set_day(day)
        shown = board.shown
        dublin = next(each for each in shown.rows if each.is_anchor)
        words.append(local_time(dublin, shown, minute, formatter).word)
    assert words == ["break", "holiday", "day off"]


def test_that_offsets_have_their_sign_and_minutes(board: OverlapBoard) -> None:
    noon = board.shown.axis.moment(720)
    texts = [offset_text(each.row, noon) for each in board.shown.rows]
    assert texts == ["UTC+8", "UTC+5:30", "UTC+1", "UTC+1", "UTC+1", "UTC", "UTC−3", "UTC−5"]


def test_that_hours_take_a_second_decimal_only_where_minutes_need_it(
    formatter: Formatter,
) -> None:
    assert [hours_text(each, formatter) for each in (60, 90, 45, 50)] == [
        "1.0", "1.5", "0.75", "0.83"
    ]  # fmt: skip


def test_that_many_names_are_cut_short_with_a_count(formatter: Formatter) -> None:
    assert few(["A", "B", "C"], formatter) == "A, B, C"
    assert few(["A", "B", "C", "D"], formatter) == "A, B, 2 more"


def test_that_clock_changes_about_a_date_say_what_they_move(
    board: OverlapBoard, formatter: Formatter
) -> None:
    rows = [each.row for each in board.shown.rows]
    days = clock_days(rows, board.anchor.zone, 2027)
    changes = year_answer(board.year_question()).core_changes

    def told(day: date) -> tuple[str, str]:
        return near_changes(days, changes, day, formatter)

    assert told(date(2027, 3, 10)) == (
        "Clocks change on 14 Mar: Toronto.",
        "From 15 Mar the core group shares 1.0 h more.",
    )
    assert told(date(2027, 11, 7)) == (
        "Clocks changed on 31 Oct: Berlin, Kraków, 2 more.",
        "Clocks change today: Toronto. From 8 Nov the core group shares 1.0 h less.",
    )
    assert told(date(2027, 1, 4)) == ("Next clock change: 14 Mar", "Toronto")
    assert told(date(2027, 12, 24)) == ("", "")
    assert "as long as before" in told(date(2027, 4, 2))[1]


def test_that_pairs_are_said_with_their_hours(board: OverlapBoard, formatter: Formatter) -> None:
    day = board.shown
    toronto, dublin, singapore = (row(board, name) for name in ("Toronto", "Dublin", "Singapore"))
    assert pair_sentence(day, dublin, toronto, formatter) == "Dublin and Toronto share 4.0 h"
    assert pair_sentence(day, dublin, singapore, formatter) == (
        "Dublin and Singapore share nothing."
    )


def test_that_the_tables_hold_what_the_charts_show(
    board: OverlapBoard, formatter: Formatter
) -> None:
    day = board.shown
    pairs = pair_figures(day, formatter)
    assert pairs.names == pairs.columns
    assert pairs.cells[row(board, "Dublin")][row(board, "Toronto")] == "4.0"
    assert pairs.cells[row(board, "Dublin")][row(board, "Singapore")] == "0"
    ruler = ruler_figures(day, 780, formatter)
    assert ruler.cells[row(board, "Bengaluru")] == (
        "yes", "5 people", "UTC+5:30", "11:00 – 19:00", "05:30 – 13:30", "18:30, at work"
    )  # fmt: skip
    assert ruler.cells[row(board, "Singapore")][0] == "no"


def test_that_the_year_says_least_most_and_whose_holiday_it_is(
    board: OverlapBoard, formatter: Formatter
) -> None:
    answer = year_answer(board.year_question())
    lines = year_lines(answer, formatter)
    assert [line.name for line in lines][:2] == ["Core group", "Bengaluru"]
    assert [lines[0].range_text, lines[-1].range_text] == ["0.5 – 1.5 h", "4.0 – 5.0 h"]
    assert lines[2].range_text == "7.0 h"
    assert lines[-1].lost[date(2027, 3, 17)] == "Saint Patrick's Day (Dublin)"
    board.tick("ie-dublin")
    without = year_lines(year_answer(board.year_question()), formatter)
    assert without[-1].lost[date(2027, 3, 17)] == "Saint Patrick's Day (Dublin)"
    table = year_figures(lines, formatter)
    assert table.names[0] == "Core group"
    assert table.cells[0] == ("30 min", "1 h 30 min", "1 h 30 min", "261", "41")
    assert core_sentence(answer, formatter) == (
        "Core group: median 1.5 h a workday; least in the week of 4 Jan, 2.5 h; "
        "holidays take time on 41 days"
    )


def test_that_countries_with_one_row_are_written_by_their_code(board: OverlapBoard) -> None:
    codes = row_codes(board.shown.groups)
    assert codes == ("SG", "IN", "DE", "Kraków", "Warsaw", "IE", "BR", "CA")


def test_that_in_arabic_names_stand_apart_from_the_figures_beside_them(
    board: OverlapBoard,
) -> None:
    with speaking("ar"):
        told = pair_sentence(board.shown, row(board, "Dublin"), row(board, "Toronto"), ARABIC)
        headline = conclusion(board, ARABIC).headline
    for name in ("Dublin", "Toronto"):
        assert f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}" in told
    assert "\N{FIRST STRONG ISOLATE}Dublin\N{POP DIRECTIONAL ISOLATE}" in headline
