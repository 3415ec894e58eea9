import random
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Group, Row
from planner.desktop.viewmodels.grouped_table_model import GroupedTableModel

COLUMNS = (
    Column("name", "Name", CellKind.TEXT, 100),
    Column("pay", "Pay", CellKind.NUMBER, 100),
)


def row(key: str, pay: int = 0) -> Row:
    return Row(key, (Cell(key, key, edit_value=key), Cell(str(pay), float(pay))))


def group(key: str, rows: Sequence[Row]) -> Group:
    return Group(key, key.title(), str(len(rows)), tuple(rows))


@pytest.fixture
def model(qapp: object) -> GroupedTableModel:
    model = GroupedTableModel(COLUMNS)
    model.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    return model


def shown(model: GroupedTableModel) -> dict[str, list[str]]:
    found = {}
    for number in range(model.rowCount()):
        parent = model.index(number, 0)
        found[str(parent.data())] = [
            str(model.index(child, 0, parent).data()) for child in range(model.rowCount(parent))
        ]
    return found


def test_that_an_edit_announces_only_the_row_that_changed(model: GroupedTableModel) -> None:
    rows = [row(f"r{number}") for number in range(10)]
    model.show([group("a", rows)])
    spy = QSignalSpy(model.dataChanged)
    rows[4] = row("r4", 7)
    model.show([group("a", rows)])
    assert spy.count() == 1
    first, last = spy.at(0)[0], spy.at(0)[1]
    assert (first.row(), last.row()) == (4, 4)
    assert model.index(4, 1, model.index(0, 0)).data() == "7"


def test_that_an_unchanged_plan_announces_nothing(model: GroupedTableModel) -> None:
    model.show([group("a", [row("r1"), row("r2")])])
    spies = [
        QSignalSpy(signal)
        for signal in (model.dataChanged, model.modelReset, model.layoutChanged, model.rowsInserted)
    ]
    model.show([group("a", [row("r1"), row("r2")])])
    assert [spy.count() for spy in spies] == [0, 0, 0, 0]


def test_that_any_sequence_of_changes_ends_with_what_was_shown_last(
    model: GroupedTableModel,
) -> None:
    chance = random.Random(7)  # noqa: S311 -- a fixed sequence, not a secret
    for _step in range(200):
        keys = [f"r{number}" for number in range(12) if chance.random() < 0.6]
        chance.shuffle(keys)
        rows = [row(key, chance.randrange(3)) for key in keys]
        half = len(rows) // 2
        model.show([group("a", rows[:half]), group("b", rows[half:])])
        assert shown(model) == {
            f"A {half}": [each.key for each in rows[:half]],
            f"B {len(rows) - half}": [each.key for each in rows[half:]],
        }


def test_that_an_index_follows_its_row_when_the_order_changes(model: GroupedTableModel) -> None:
    rows = [row("r1"), row("r2"), row("r3")]
    model.show([group("a", rows)])
    kept = QPersistentModelIndex(model.index_of("r3"))
    model.show([group("a", [rows[2], row("new"), rows[0]])])
    assert kept.row() == 0
    assert kept.data() == "r3"


def test_that_an_edit_is_announced_and_not_made(model: GroupedTableModel) -> None:
    model.show([group("a", [row("r1")])])
    spy = QSignalSpy(model.edited)
    assert model.setData(model.index_of("r1"), "other", Qt.ItemDataRole.EditRole)
    assert spy.at(0) == ["r1", "name", "other"]
    assert model.index_of("r1").data() == "r1"


def test_that_only_cells_with_an_edit_value_are_editable(model: GroupedTableModel) -> None:
    model.show([group("a", [row("r1")])])
    editable = Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index_of("r1", 0)) & editable
    assert not model.flags(model.index_of("r1", 1)) & editable
    assert not model.flags(model.group_index("a")) & (editable | Qt.ItemFlag.ItemIsSelectable)


def test_that_an_unknown_row_has_no_index(model: GroupedTableModel) -> None:
    model.show([group("a", [row("r1")])])
    assert not model.index_of("gone").isValid()
    assert model.row_key(QModelIndex()) is None
