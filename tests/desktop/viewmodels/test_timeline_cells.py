"""When seats are expected to fill, as cells of the positions table."""

from datetime import date

import pytest

from planner.calculators.hiring.seat_timeline import Timeline
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Row, Tone
from planner.desktop.viewmodels.column_choice import choice_of, default_choice
from planner.desktop.viewmodels.positions_columns import positions_columns
from planner.desktop.viewmodels.positions_table import PositionsTable
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS, COST, OVERLAP, START
from planner.desktop.viewmodels.timeline_cells import (
    DIFFICULTY,
    EXPECTED,
    USUAL_SCALE,
    DifficultyDetail,
    ExpectedDetail,
    difficulty_cell,
    expected_cell,
    late_seats,
    scale_of,
)
from planner.localization.formatting import Formatter
from planner.plan.edits import change_seat
from planner.quantities.identifiers import CurrencyCode, SeatId
from tests.desktop.timelines import seat_timeline, timeline_of

TARGET = date(2027, 3, 1)


def rows_of(table: PositionsTable, session: PlanSession) -> dict[str, Row]:
    return {row.key: row for group in table.groups(session.evaluation) for row in group.rows}


def test_that_the_expected_day_stands_without_the_year_of_its_target(formatter: Formatter) -> None:
    detail = expected_cell(seat_timeline(TARGET, 42), USUAL_SCALE, formatter).detail
    assert isinstance(detail, ExpectedDetail)
    assert detail.text == "12 Apr"
    next_year = expected_cell(seat_timeline(TARGET, 320), USUAL_SCALE, formatter).detail
    assert isinstance(next_year, ExpectedDetail)
    assert next_year.text == "15 Jan 28"


def test_that_the_whisker_counts_days_from_the_target(formatter: Formatter) -> None:
    detail = expected_cell(seat_timeline(TARGET, 10, (-15, 30)), USUAL_SCALE, formatter).detail
    assert isinstance(detail, ExpectedDetail)
    whisker = detail.whisker
    assert (whisker.low, whisker.likely, whisker.high, whisker.origin) == (-5, 10, 40, 0)


@pytest.mark.parametrize(("late", "tone"), [(30, Tone.NEUTRAL), (31, Tone.WARNING)])
def test_that_more_than_a_month_late_is_amber(formatter: Formatter, late: int, tone: Tone) -> None:
    detail = expected_cell(seat_timeline(TARGET, late), USUAL_SCALE, formatter).detail
    assert isinstance(detail, ExpectedDetail)
    assert detail.whisker.tone is tone


def test_that_a_cell_says_all_of_it_in_words(formatter: Formatter) -> None:
    cell = expected_cell(seat_timeline(TARGET, 21, chance=0.5), USUAL_SCALE, formatter)
    assert cell.text == "22 Mar 27"
    assert cell.hint == (
        "Expected 22 Mar 27, 21 days after the target · one in ten before 2 Mar 27, one in ten "
        "after 1 May 27 · filled at all with a chance of 50%"
    )


def test_that_a_seat_nobody_can_fill_has_no_date_and_counts_as_late(formatter: Formatter) -> None:
    never = seat_timeline(TARGET, chance=0.0)
    cell = expected_cell(never, USUAL_SCALE, formatter)
    assert cell.text == "—"
    assert "nobody to hire there" in cell.hint
    later = expected_cell(seat_timeline(TARGET, 900), USUAL_SCALE, formatter)
    assert float(cell.sort_value) > float(later.sort_value)
    seats = {SeatId("P-01"): never, SeatId("P-02"): seat_timeline(TARGET)}
    timeline = Timeline(
        seats=seats, median_days_to_fill=70.0, filled_by_p50=None, filled_by_p90=None
    )
    assert late_seats(timeline) == {"P-01"}


def test_that_hard_seats_are_amber(formatter: Formatter) -> None:
    levels = [difficulty_cell(seat_timeline(TARGET, difficulty=n)).detail for n in (1, 3, 4, 5)]
    assert levels == [DifficultyDetail(n) for n in (1, 3, 4, 5)]
    assert [each.is_hard for each in levels if isinstance(each, DifficultyDetail)] == [
        False,
        False,
        True,
        True,
    ]


def test_that_until_it_is_worked_out_cells_are_empty(formatter: Formatter) -> None:
    assert expected_cell(None, USUAL_SCALE, formatter).text == ""
    assert difficulty_cell(None).text == ""


def test_that_all_rows_share_a_scale_that_small_changes_leave(session: PlanSession) -> None:
    assert scale_of(None) == USUAL_SCALE
    wide = scale_of(timeline_of(session.plan, {"P-03": 130}))
    assert (wide.least, wide.most) == (-30, 180)
    assert scale_of(timeline_of(session.plan, {"P-03": 133})) == wide
    assert scale_of(timeline_of(session.plan, {"P-03": 5000})).most == 360


def test_that_a_seat_whose_dates_changed_gets_a_new_row_and_others_keep_theirs(
    session: PlanSession, formatter: Formatter
) -> None:
    table = PositionsTable(formatter)
    table.expect(timeline_of(session.plan))
    before = rows_of(table, session)
    column = COLUMN_KEYS.index(EXPECTED)
    assert before["P-05"].cells[column].text == "1 Mar 27"
    table.expect(timeline_of(session.plan, {"P-05": 10}))
    after = rows_of(table, session)
    assert after["P-05"].cells[column].text == "11 Mar 27"
    assert after["P-06"] is before["P-06"]
    assert after["M-01"] is before["M-01"]


def test_that_only_late_seats_are_shown_where_asked(
    session: PlanSession, formatter: Formatter
) -> None:
    table = PositionsTable(formatter)
    timeline = timeline_of(session.plan, {"P-03": 31, "P-09": 45})
    table.expect(timeline)
    groups = table.groups(session.evaluation, only=late_seats(timeline))
    assert [[row.key for row in group.rows] for group in groups] == [["P-03"], ["P-09"]]


def test_that_new_columns_take_their_place_in_an_order_kept_before() -> None:
    columns = positions_columns(CurrencyCode("USD"))
    usual = default_choice(columns).order
    assert usual.index(EXPECTED) == usual.index(START) + 1
    assert usual.index(DIFFICULTY) == usual.index(OVERLAP) + 1
    kept = [key for key in usual if key not in (EXPECTED, DIFFICULTY, COST)]
    again = choice_of([usual[0], COST, *kept[1:]], columns)
    assert again.order[:2] == (usual[0], COST)
    assert again.order.index(EXPECTED) == again.order.index(START) + 1
    assert EXPECTED not in again.hidden


def test_that_a_requisition_opened_too_late_is_told_in_the_cell_of_the_expected_start(
    session: PlanSession, formatter: Formatter
) -> None:
    plan = change_seat(session.plan, SeatId("P-05"), opened=date(2027, 3, 2))
    session.apply(plan, "open after the start")
    row = rows_of(PositionsTable(formatter), session)["P-05"]
    assert row.cells[COLUMN_KEYS.index(EXPECTED)].tone in (Tone.WARNING, Tone.ERROR)
