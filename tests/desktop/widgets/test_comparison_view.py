from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.scenarios.comparison_table import (
    ComparedCell,
    ComparedHead,
    ComparedRow,
    ComparisonTable,
)
from planner.desktop.widgets.canvas import text_width
from planner.desktop.widgets.comparison_view import ComparisonModel, ComparisonView
from planner.quantities.identifiers import ScenarioId

S1 = ScenarioId("S-1")
LONG = "1.234.567,89 Mio. $"


def table(figure: str = "$1.10M") -> ComparisonTable:
    return ComparisonTable(
        (ComparedHead(None, "Base", is_shown=True), ComparedHead(S1, "Other", is_shown=False)),
        (
            ComparedRow(
                "Run-rate", (ComparedCell("$1.43M"), ComparedCell(figure, "−$330k", Tone.GOOD))
            ),
            ComparedRow("Countries", (ComparedCell("9"), ComparedCell("5", "−4"))),
        ),
    )


def named(name: str) -> ComparisonTable:
    base, other = table().heads
    return replace(table(), heads=(base, replace(other, name=name)))


@pytest.fixture
def model() -> ComparisonModel:
    return ComparisonModel()


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, model: ComparisonModel) -> Iterator[ComparisonView]:
    view = ComparisonView(theme, model)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    model.show_table(table())
    yield view
    view.hide()


def test_that_a_cell_tells_figure_and_difference(model: ComparisonModel) -> None:
    model.show_table(table())
    assert model.index(0, 0).data() == "$1.43M"
    assert model.index(0, 1).data() == "$1.10M; −$330k"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Other"
    assert model.headerData(0, Qt.Orientation.Vertical) == "Run-rate"
    assert model.headerData(7, Qt.Orientation.Vertical) is None


def test_that_other_figures_of_the_same_shape_keep_the_cursor(
    view: ComparisonView, model: ComparisonModel
) -> None:
    view.setCurrentIndex(model.index(1, 1))
    model.show_table(table("$1.20M"))
    assert view.currentIndex() == model.index(1, 1)
    assert model.index(0, 1).data() == "$1.20M; −$330k"


def test_that_no_money_is_cut_however_narrow_the_table(
    view: ComparisonView, model: ComparisonModel
) -> None:
    view.resize(320, 300)
    model.show_table(table(LONG))
    width = view.horizontalHeader().sectionSize(1)
    needed = text_width(LONG, FontRole.SECTION) + text_width("−$330k", FontRole.CAPTION)
    assert width > needed


def test_that_few_scenarios_do_not_stretch_over_the_whole_width(view: ComparisonView) -> None:
    view.resize(1400, 300)
    assert view.horizontalHeader().length() < view.viewport().width()


def test_that_a_long_name_of_a_scenario_takes_two_lines(
    view: ComparisonView, model: ComparisonModel
) -> None:
    header = view.horizontalHeader()
    before = header.height()
    name = "Raise pay and train site reliability engineers"
    view.resize(500, 300)
    model.show_table(named(name))
    assert header.height() > before
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == name
    model.show_table(table())
    assert header.height() == before


def test_that_a_long_name_stays_on_one_line_where_there_is_room(
    view: ComparisonView, model: ComparisonModel
) -> None:
    header = view.horizontalHeader()
    before = header.height()
    name = "Wait for both of the double profiles"
    view.resize(1000, 300)
    model.show_table(named(name))
    assert header.height() == before
    assert header.sectionSize(1) > text_width(name, FontRole.SECTION)


def test_that_the_second_line_of_a_name_is_painted(
    view: ComparisonView, model: ComparisonModel, theme: Theme
) -> None:
    def dark_in_lower_half() -> int:
        header = view.horizontalHeader()
        left = header.sectionViewportPosition(1)
        image = header.grab(QRect(left, 0, header.sectionSize(1), header.height())).toImage()
        ink = theme.tokens.t1.rgb()
        rows = range(image.height() // 2 + 2, image.height() - 2)
        return sum(image.pixel(x, y) == ink for y in rows for x in range(image.width()))

    view.resize(560, 300)
    model.show_table(named("Raise pay by a fifth and mmmmmmm"))
    first = dark_in_lower_half()
    model.show_table(named("Raise pay by a fifth and iii"))
    assert first > dark_in_lower_half() > 0


def test_that_enter_tells_the_column(qtbot: QtBot, view: ComparisonView) -> None:
    view.setCurrentIndex(view.model().index(0, 1))
    with qtbot.waitSignal(view.scenario_chosen) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [1]


def test_that_the_whole_table_is_copied(view: ComparisonView) -> None:
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QApplication.clipboard().text()
    assert text.splitlines()[:2] == ["\tBase\tOther", "Run-rate\t$1.43M\t$1.10M; −$330k"]


def test_that_the_column_on_show_and_the_corner_are_painted_in_their_colors(
    view: ComparisonView, theme: Theme
) -> None:
    picture = view.grab().toImage()
    shown = view.visualRect(view.model().index(1, 0)).translated(view.viewport().pos())
    other = view.visualRect(view.model().index(1, 1)).translated(view.viewport().pos())

    def color_in(area: QRect) -> str:
        return picture.pixelColor(area.left() + 4, area.center().y()).name()

    assert color_in(shown) == theme.tokens.acc_wash.name()
    assert color_in(other) == theme.tokens.panel.name()
    corner = view.findChild(QAbstractButton)
    assert corner is not None
    assert color_in(corner.geometry()) == theme.tokens.sunk.name()
