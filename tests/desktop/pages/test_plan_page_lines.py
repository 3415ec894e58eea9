import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from planner.calculators.cost_evidence import plan_cost_evidence
from planner.desktop.icons import Icons
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.desktop.viewmodels.seat_cells import (
    BAND,
    BASE_PAY,
    COLUMN_KEYS,
    COST,
    OVERLAP,
    POOL,
    STATUS,
)
from planner.desktop.widgets.headline_cell import HeadlineCell
from planner.localization.formatting import Formatter
from planner.localization.problems import error_sentence
from planner.locations import data_folder
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample

FIGURES = (BASE_PAY, COST, BAND, OVERLAP, POOL)


@pytest.fixture
def read_page(page: PlanPage, qtbot: QtBot, session: PlanSession) -> PlanPage:
    qtbot.waitUntil(lambda: is_evidence_read(session.evaluation.market), timeout=10_000)
    return page


def go_to(page: PlanPage, seat: str, column: str) -> None:
    page.positions.view.setFocus()
    page.positions.view.go_to(seat, COLUMN_KEYS.index(column))


@pytest.mark.parametrize("column", FIGURES)
def test_that_a_figure_cell_with_the_focus_tells_source_date_and_grade(
    read_page: PlanPage, session: PlanSession, qtbot: QtBot, column: str
) -> None:
    go_to(read_page, "P-01", STATUS)
    with qtbot.waitSignal(read_page.evidence_told, check_params_cb=bool) as told:
        go_to(read_page, "P-01", column)
    assert told.args is not None
    *titles, _day, grade = str(told.args[0]).split(" · ")
    assert titles
    assert grade in {"A", "B", "C", "D"}
    known = session.market.sources.values()
    assert any(source.title in told.args[0] for source in known)


def test_that_leaving_the_table_or_a_cell_without_figures_tells_nothing(
    read_page: PlanPage, qtbot: QtBot
) -> None:
    go_to(read_page, "P-01", COST)
    qtbot.wait(80)
    with qtbot.waitSignal(read_page.evidence_told, check_params_cb=lambda line: not line):
        go_to(read_page, "P-01", STATUS)
    go_to(read_page, "P-01", COST)
    with qtbot.waitSignal(read_page.evidence_told, check_params_cb=lambda line: not line):
        read_page.positions.filter.setFocus()


@pytest.mark.parametrize("column", FIGURES)
def test_that_a_pointer_over_a_figure_and_a_screen_reader_are_told_the_same_line(
    read_page: PlanPage, column: str
) -> None:
    index = read_page.positions.model.index_of("P-01", COLUMN_KEYS.index(column))
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    line = read_page.lines.line_of("P-01", column)
    assert line
    assert str(tip).endswith(line)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == tip


@pytest.mark.parametrize(
    ("column", "modifier"),
    [
        (COST, Qt.KeyboardModifier.NoModifier),
        (OVERLAP, Qt.KeyboardModifier.NoModifier),
        (POOL, Qt.KeyboardModifier.NoModifier),
        (BASE_PAY, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_that_enter_opens_the_card_and_alt_enter_does_where_enter_edits(
    read_page: PlanPage, column: str, modifier: Qt.KeyboardModifier
) -> None:
    view = read_page.positions.view
    view.setColumnHidden(COLUMN_KEYS.index(column), False)  # noqa: FBT003 -- Qt's signature
    go_to(read_page, "P-01", column)
    QTest.keyClick(view, Qt.Key.Key_Return, modifier)
    card = read_page.evidence.card
    assert card is not None
    assert card.isVisible()
    assert card.evidence.sources
    assert card.evidence.grade is not None
    if column == BASE_PAY:
        assert card.evidence.figure.startswith("Pay band")
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view


def test_that_headline_figures_are_one_stop_of_tab_and_go_by_arrow_keys(
    read_page: PlanPage, qtbot: QtBot
) -> None:
    cells = read_page.headline.cells
    stops = [cell for cell in cells if cell.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [cells[0]]
    cells[0].setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(read_page.evidence_told, check_params_cb=bool):
        QTest.keyClick(cells[0], Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert focused is cells[1]
    line = read_page.lines.line_of_headline(1)
    assert line
    qtbot.waitUntil(lambda: QToolTip.text() == f"{cells[1].toolTip()}\n{line}")
    assert isinstance(focused, HeadlineCell)
    assert "Annual cost" in focused.accessibleDescription()
    QTest.keyClick(focused, Qt.Key.Key_Return)
    card = read_page.evidence.card
    assert card is not None
    assert card.evidence.figure == "Run-rate, fully loaded"
    assert card.evidence.sources


def test_that_the_cost_chart_tells_the_oldest_day_and_weakest_grade_of_what_it_is_built_from(
    read_page: PlanPage, session: PlanSession, qtbot: QtBot
) -> None:
    chart = read_page.cost.chart
    with qtbot.waitSignal(read_page.evidence_told, check_params_cb=bool) as told:
        chart.setFocus(Qt.FocusReason.TabFocusReason)
    found = plan_cost_evidence(session.evaluation)
    oldest = Formatter("en").date_short(min(each.as_of for each in found))
    assert told.args is not None
    assert told.args[0].endswith(f"{oldest} · {max(each.grade for each in found).value}")
    assert told.args[0] in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Return)
    card = read_page.evidence.card
    assert card is not None
    assert card.isVisible()
    card.close_card()


def test_that_a_damaged_table_is_told_and_leaves_no_cell_blank(
    qtbot: QtBot, tmp_path: Path, theme: Theme, icons: Icons
) -> None:
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    bands = folder / "pay_bands.csv"
    head, first, rest = bands.read_text("utf-8").split("\n", 2)
    fields = first.split(",")
    fields[head.split(",").index("p10")] = "-x"
    bands.write_text("\n".join((head, ",".join(fields), rest)), "utf-8")
    session = PlanSession(load_snapshot(folder))
    session.new_plan(load_sample("cloud-provider"))
    page = PlanPage(session, theme, icons, Formatter("en"))
    qtbot.addWidget(page)
    with qtbot.waitSignal(session.failed, timeout=10_000) as told:
        page.show()
    assert told.args is not None
    assert "pay_bands.csv" in error_sentence(told.args[0], Formatter("en"))
    for column in (BAND, POOL):
        index = page.positions.model.index_of("P-01", COLUMN_KEYS.index(column))
        assert index.data() == "—"
        assert "cannot be read" in index.data(Qt.ItemDataRole.ToolTipRole)
    page.finish()


def test_that_a_pointer_leaving_the_chart_leaves_the_line_of_the_cell_with_the_focus(
    read_page: PlanPage, qtbot: QtBot
) -> None:
    go_to(read_page, "P-01", COST)
    line = read_page.lines.line_of("P-01", COST)
    read_page.cost.chart.noticed.emit(True)  # noqa: FBT003 -- Qt's signal takes it
    with qtbot.waitSignal(read_page.evidence_told, check_params_cb=lambda told: told == line):
        read_page.cost.chart.noticed.emit(False)  # noqa: FBT003 -- as above
