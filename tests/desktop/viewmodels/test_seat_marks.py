"""How rows of a scenario say what the base says."""

from collections.abc import Callable
from datetime import date

import pytest

from planner.calculators.evaluation import evaluate
from planner.desktop.viewmodels.cells import Cell, Row
from planner.desktop.viewmodels.positions_table import PositionsTable
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS, END, PLACE, ROLE, START
from planner.desktop.viewmodels.seat_marks import SeatMark, SeatMarks
from planner.localization.formatting import Formatter
from planner.market.role import Level
from planner.market.snapshot import Snapshot
from planner.plan.edits import add_scenario, change_seat, duplicate_positions, remove_seats
from planner.plan.model import Plan
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.identifiers import PlaceId, ScenarioId, SeatId

P1, P2 = SeatId("P-01"), SeatId("P-02")
S1 = ScenarioId("S-1")
FORMATTER = Formatter("en")
Edit = Callable[[Plan], Plan]


@pytest.fixture
def document(sample_plan: Plan) -> Plan:
    return add_scenario(sample_plan, "Munich")


def _edited(document: Plan, edit: Edit) -> tuple[Plan, Plan]:
    edited = with_scenario_plan(document, edit(scenario_plan(document, S1)))
    return edited, scenario_plan(edited, S1)


def _row(document: Plan, shown: Plan, market: Snapshot, seat_id: SeatId, *wanted: str) -> Row:
    table = PositionsTable(FORMATTER)
    table.want(wanted)
    table.mark(SeatMarks(FORMATTER).of(document, shown, market))
    groups = table.groups(evaluate(shown, market))
    return next(row for group in groups for row in group.rows if row.key == seat_id)


def _cell(row: Row, key: str) -> Cell:
    return row.cells[COLUMN_KEYS.index(key)]


def test_that_the_base_has_no_marks(document: Plan, market: Snapshot) -> None:
    assert SeatMarks(FORMATTER).of(document, document, market) == {}


def test_that_an_overridden_value_names_the_bases(document: Plan, market: Snapshot) -> None:
    document, shown = _edited(
        document, lambda plan: change_seat(plan, P1, place_id=PlaceId("de-munich"))
    )
    row = _row(document, shown, market, P1)
    assert _cell(row, PLACE).is_overridden
    assert _cell(row, PLACE).hint.endswith("Base: Kraków")
    assert not _cell(row, START).is_overridden
    assert not any(cell.is_overridden for cell in _row(document, shown, market, P2).cells)


def test_that_a_field_without_a_column_marks_the_one_that_stands_for_it(
    document: Plan, market: Snapshot
) -> None:
    document, shown = _edited(
        document,
        lambda plan: change_seat(plan, P2, level=Level.STAFF, notes="x", end=date(2028, 1, 1)),
    )
    row = _row(document, shown, market, P2)
    assert _cell(row, ROLE).hint.splitlines()[1:] == ["Base, level: Senior", "Base, notes: none"]
    assert _cell(row, START).hint == "Base, end: none"
    row = _row(document, shown, market, P2, END)
    assert not _cell(row, START).is_overridden
    assert _cell(row, END).hint == "Base: none"


def test_that_an_added_row_says_so(document: Plan, market: Snapshot) -> None:
    document, shown = _edited(document, lambda plan: duplicate_positions(plan, [P1]))
    added = shown.positions[1].id
    cell = _cell(_row(document, shown, market, added), ROLE)
    assert cell.is_overridden
    assert cell.text.endswith("added")
    assert SeatMarks(FORMATTER).of(document, shown, market) == {added: SeatMark(is_added=True)}


def test_that_rows_follow_an_edit_of_the_base(document: Plan, market: Snapshot) -> None:
    munich = PlaceId("de-munich")
    document, shown = _edited(document, lambda plan: change_seat(plan, P1, place_id=munich))
    table, marks = PositionsTable(FORMATTER), SeatMarks(FORMATTER)
    hints = []
    for base in (document, change_seat(document, P1, place_id=PlaceId("de-berlin"))):
        shown = scenario_plan(base, S1)
        table.mark(marks.of(base, shown, market))
        groups = table.groups(evaluate(shown, market))
        row = next(row for group in groups for row in group.rows if row.key == P1)
        hints.append(_cell(row, PLACE).hint)
    assert hints == ["Base: Kraków", "Base: Berlin"]


def test_that_removed_seats_have_no_marks(document: Plan, market: Snapshot) -> None:
    document, shown = _edited(document, lambda plan: remove_seats(plan, [P1]))
    assert SeatMarks(FORMATTER).of(document, shown, market) == {}


def test_that_marks_of_seats_that_stay_are_the_very_same(document: Plan, market: Snapshot) -> None:
    document, shown = _edited(document, lambda plan: change_seat(plan, P1, notes="x"))
    marks = SeatMarks(FORMATTER)
    before = marks.of(document, shown, market)[P1]
    edited = change_seat(shown, P2, notes="y")
    after = marks.of(document, edited, market)
    assert after[P1] is before
    assert set(after) == {P1, P2}
    back = change_seat(edited, P2, notes="")
    assert set(marks.of(document, back, market)) == {P1}
