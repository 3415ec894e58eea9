"""What keeps tables of hundreds of rows quick: cells made late, heights asked once."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, DeferredRow, Group, Row
from planner.desktop.viewmodels.grouped_table_model import GroupedTableModel
from planner.desktop.viewmodels.positions_table import PositionsTable
from planner.desktop.widgets.cell_delegates import CellDelegate
from planner.desktop.widgets.grouped_table_view import GroupedTableView
from planner.localization.formatting import Formatter
from planner.plan.edits import change_seat
from planner.plan.model import PositionStatus
from planner.quantities.identifiers import SeatId

COLUMNS = (Column("name", "Name", CellKind.TEXT, 100), Column("pay", "Pay", CellKind.NUMBER, 80))


class Counted:
    """Makes cells and counts how often."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def row(self, key: str) -> DeferredRow:
        def make() -> tuple[Cell, ...]:
            self.made.append(key)
            return (Cell(key, key, edit_value=key), Cell("1", 1.0))

        return DeferredRow(key, make)

    def group(self, count: int) -> Group:
        return Group("g", "Group", str(count), tuple(self.row(str(n)) for n in range(count)))


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, icons: Icons) -> GroupedTableView:
    model = GroupedTableModel(COLUMNS)
    delegates = [CellDelegate(theme, column) for column in COLUMNS]
    view = GroupedTableView(theme, icons, model, delegates)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(400, 320)
    view.show()
    return view


def height(view: GroupedTableView, key: str) -> int:
    model = view.model()
    assert isinstance(model, GroupedTableModel)
    index = model.group_index(key) if key == "g" else model.index_of(key)
    return view.visualRect(index).height()


def test_that_cells_are_made_once_and_only_when_asked_for() -> None:
    counted = Counted()
    row = counted.row("a")
    assert (row.key, row.is_dimmed, counted.made) == ("a", False, [])
    assert row.cells is row.cells
    assert counted.made == ["a"]


def test_that_comparing_rows_makes_no_cells() -> None:
    counted = Counted()
    row, other = counted.row("a"), counted.row("a")
    assert row == row  # noqa: PLR0124 -- a row equals itself
    assert row != other
    assert row != Row("a", ())
    assert len({row, other}) == 2
    assert counted.made == []


def test_that_only_rows_in_sight_make_cells(view: GroupedTableView) -> None:
    counted = Counted()
    view.expect_rows(1000)
    view.model().show([counted.group(1000)])  # type: ignore[attr-defined]
    QApplication.processEvents()
    view.grab()
    assert 5 < len(counted.made) < 20


def test_that_of_many_rows_each_is_as_high_as_the_others(view: GroupedTableView) -> None:
    counted = Counted()
    view.model().show([counted.group(4)])  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert (height(view, "g"), height(view, "0")) == (28, 31)
    view.expect_rows(1000)
    view.model().show([counted.group(1000)])  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert (height(view, "g"), height(view, "0")) == (31, 31)
    view.set_row_height(37)
    QApplication.processEvents()
    assert (height(view, "g"), height(view, "0")) == (37, 37)
    view.expect_rows(4)
    view.model().show([counted.group(4)])  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert (height(view, "g"), height(view, "0")) == (28, 37)


def test_that_an_edit_makes_only_its_own_row_anew(
    session: PlanSession, formatter: Formatter
) -> None:
    table = PositionsTable(formatter)
    before = {row.key: row for group in table.groups(session.evaluation) for row in group.rows}
    held = change_seat(session.plan, SeatId("P-02"), status=PositionStatus.ON_HOLD)
    session.apply(held, "hold")
    after = {row.key: row for group in table.groups(session.evaluation) for row in group.rows}
    assert [key for key, row in after.items() if row is not before[key]] == ["P-02"]
    assert after["P-02"].is_dimmed


def test_that_a_longer_plan_is_filtered_by_every_cell(
    session: PlanSession, formatter: Formatter
) -> None:
    sample = session.plan.positions[0]
    more = tuple(replace(sample, id=SeatId(f"P-{n}"), notes="") for n in range(100, 140))
    session.apply(replace(session.plan, positions=(*session.plan.positions, *more)), "more")
    found = PositionsTable(formatter).groups(session.evaluation, filter_text="krakow p-13")
    assert {row.key for group in found for row in group.rows} == {f"P-{n}" for n in range(130, 140)}
