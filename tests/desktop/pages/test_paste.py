"""Paste, copy and cut with the real clipboard."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from planner.desktop.app import Desktop
from planner.desktop.menus import Menu
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.paste_preview import PastePreview
from planner.desktop.paste_problems import problem_lines
from planner.desktop.session.clipboard import copied_grid
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    COLUMN_KEYS,
    COST,
    PLACE,
    ROLE,
    START,
    STATUS,
)
from planner.desktop.widgets.field import Field
from planner.intake.columns.seat_fields import SeatField
from planner.localization.formatting import Formatter
from planner.plan.model import Position, PositionStatus
from planner.quantities.identifiers import SeatId

ROSTER = "Role\tLocation\tBase\tStart\n" + "".join(
    f"Senior SRE\tKraków\t{300 + number}k\t2027-02-{number + 1:02d}\n" for number in range(12)
)
MISTAKES = (
    "Role\tLocation\tBase\tStart\n"
    "SRE\tKrakwo\t310k\t2027-02-01\n"
    "Kernel enginer\tBerlin\t€85.000\t2027-02-01\n"
    "SRE\tOslo\t900k\t2027-02-30\n"
)


@pytest.fixture(autouse=True)
def clean_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def copy(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def go_to(page: PlanPage, seat_id: str, column: str) -> None:
    page.positions.view.go_to(seat_id, COLUMN_KEYS.index(column))


def position(session: PlanSession, seat_id: str) -> Position:
    return next(each for each in session.plan.positions if each.id == seat_id)


def told(signal: QSignalSpy) -> list[str]:
    return [str(signal.at(number)[0]) for number in range(signal.count())]


def shown_preview(page: PlanPage) -> PastePreview:
    preview = page.clipboard.preview
    assert preview is not None
    return preview


def test_that_rows_with_headings_become_positions_in_one_undo_step(
    page: PlanPage, session: PlanSession
) -> None:
    before = session.plan
    explained = QSignalSpy(page.edit_explained)
    go_to(page, "P-03", ROLE)
    copy(ROSTER)
    page.clipboard.paste()
    assert page.clipboard.preview is None
    assert len(session.plan.positions) == len(before.positions) + 12
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "Paste 12 positions"
    assert told(explained) == ["12 positions pasted."]
    ids = [each.id for each in session.plan.positions]
    assert ids.index(SeatId("P-13")) == ids.index(SeatId("P-03")) + 1
    assert page.positions.view.current_key == "P-13"
    assert page.positions.view.selected_keys == tuple(f"P-{number}" for number in range(13, 25))
    session.undo()
    assert session.plan == before


def test_that_five_hundred_rows_are_one_undo_step(page: PlanPage, session: PlanSession) -> None:
    before = session.plan
    copy("Role\tLocation\tBase\tStart\n" + "Senior SRE\tKraków\t310k\t2027-02-01\n" * 500)
    page.clipboard.paste()
    assert len(session.plan.positions) == len(before.positions) + 500
    assert session.undo_stack.count() == 1
    session.undo()
    assert session.plan == before


def test_that_cells_go_over_the_seats_below_the_cursor(
    page: PlanPage, session: PlanSession
) -> None:
    keys = page.positions.model.row_keys()
    go_to(page, keys[1], START)
    copy("2027-05-01\t90000\r\n2027-06-01\t95k\r\n")
    page.clipboard.paste()
    first, second = position(session, keys[1]), position(session, keys[2])
    assert (first.start, int(first.base_pay.amount)) == (date(2027, 5, 1), 90_000)
    assert (second.start, int(second.base_pay.amount)) == (date(2027, 6, 1), 95_000)
    assert session.undo_stack.count() == 1


def test_that_one_cell_fills_the_selected_rows(page: PlanPage, session: PlanSession) -> None:
    page.positions.columns.toggle(STATUS)
    go_to(page, "P-01", STATUS)
    page.positions.view.selectAll()
    copy("On hold")
    page.clipboard.paste()
    assert {each.status for each in session.plan.positions} == {PositionStatus.ON_HOLD}
    assert session.undo_stack.count() == 1


@pytest.mark.parametrize(
    ("column", "text", "start"),
    [
        (START, "someday", "“someday” is not a date."),
        (PLACE, "Krakwo", "There is no place “Krakwo”"),
        (BASE_PAY, "", "There are no cells to paste."),
        (BASE_PAY, "x" * 40_000, "The cell in row 1, column 1 has more than 32,767 characters."),
        (COST, "85000", "Select the cell to paste into."),
    ],
)
def test_that_what_cannot_be_pasted_is_said_and_changes_nothing(
    page: PlanPage, session: PlanSession, column: str, text: str, start: str
) -> None:
    raised = QSignalSpy(page.message_raised)
    go_to(page, "P-01", column)
    copy(text)
    page.clipboard.paste()
    assert raised.count() == 1
    assert told(raised)[0].startswith(start)
    assert session.undo_stack.count() == 0


def test_that_mistakes_open_a_preview_that_mends_them(page: PlanPage, session: PlanSession) -> None:
    copy(MISTAKES)
    page.clipboard.paste()
    preview = shown_preview(page)
    assert session.undo_stack.count() == 0
    assert not preview.paste_button.isEnabled()
    assert preview.skip_button.label == "Skip 3 rows with problems"
    labels = [button.label for button in preview.problems.fix_buttons]
    assert labels[0] == "Kraków, Poland"
    assert "GPU kernel engineer" in labels
    for label in ("Kraków, Poland", "GPU kernel engineer"):
        button = next(each for each in preview.problems.fix_buttons if each.label == label)
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert preview.draft.faulty_count == 1
    assert not preview.problems.fix_buttons
    preview.model.setData(preview.model.index(2, 4), "2027-02-28")
    assert not preview.skip_button.isVisible()
    QTest.keyClick(preview.paste_button, Qt.Key.Key_Return)
    assert session.undo_stack.count() == 1
    assert [each.place_id for each in session.plan.positions[-3:]] == [
        "pl-krakow",
        "de-berlin",
        "no-oslo",
    ]
    assert page.clipboard.preview is None


def test_that_rows_with_problems_can_be_skipped(page: PlanPage, session: PlanSession) -> None:
    before = len(session.plan.positions)
    copy(MISTAKES + "SRE\tBerlin\t90k\t2027-04-01\n")
    page.clipboard.paste()
    preview = shown_preview(page)
    preview.skip_button.click()
    assert preview.paste_button.label == "Paste 1 row"
    preview.paste_button.click()
    assert len(session.plan.positions) == before + 1


def test_that_the_focus_stays_with_the_seats_or_with_what_stands_in_their_place(
    page: PlanPage, session: PlanSession
) -> None:
    session.new_plan(replace(session.plan, positions=(), members=()))
    page.positions.take_focus()
    assert QApplication.focusWidget() is page.positions.empty.button
    copy(ROSTER)
    page.clipboard.paste()
    assert QApplication.focusWidget() is page.positions.view
    session.undo()
    assert QApplication.focusWidget() is page.positions.empty.button
    session.redo()
    assert QApplication.focusWidget() is page.positions.view


def test_that_escape_leaves_the_plan_as_it_was(page: PlanPage, session: PlanSession) -> None:
    before = session.plan
    copy(MISTAKES)
    page.clipboard.paste()
    preview = shown_preview(page)
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert page.clipboard.preview is None
    assert session.plan is before


def test_that_the_meaning_of_a_column_can_be_chosen(page: PlanPage, session: PlanSession) -> None:
    page.positions.view.clear_current()
    copy("Role\tLocation\tVisa sponsor\nSRE\tBerlin\tAnna\n")
    page.clipboard.paste()
    preview = shown_preview(page)
    preview.table.setCurrentIndex(preview.model.index(0, 3))
    assert preview.meaning_button.accessibleName() == "Column “Visa sponsor” is Left aside"
    notes = next(
        each for each in preview.meaning_menu.actions() if each.data() == SeatField.NOTES.value
    )
    notes.trigger()
    assert preview.model.columns[3].heading == "Notes"
    preview.accept()
    assert session.plan.positions[-1].notes == "Anna"


def test_that_columns_nobody_can_name_keep_the_button_off(page: PlanPage) -> None:
    page.positions.view.clear_current()
    copy("foo\tbar\nqux\tbaz\n")
    page.clipboard.paste()
    preview = shown_preview(page)
    assert not preview.paste_button.isEnabled()
    preview.reject()


def test_that_a_cell_typed_over_in_the_preview_is_read_again(page: PlanPage) -> None:
    copy(MISTAKES)
    page.clipboard.paste()
    preview = shown_preview(page)
    preview.table.setCurrentIndex(preview.model.index(0, 2))
    QTest.keyClick(preview.table, Qt.Key.Key_F2)
    field = preview.table.viewport().findChild(Field)
    assert isinstance(field, Field)
    field.selectAll()
    QTest.keyClicks(field, "Krakow")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert preview.draft.rows[0].values["place_id"] == "pl-krakow"
    assert preview.table.state() == preview.table.State.NoState
    assert not field.isVisible()
    preview.reject()


def test_that_the_preview_begins_at_the_first_mistake_and_goes_on_to_the_next(
    page: PlanPage,
) -> None:
    rows = "".join(f"SRE\tBerlin\t90k\t2027-02-{day:02d}\n" for day in range(1, 29))
    copy(f"Role\tLocation\tBase\tStart\n{rows}SRE\tKrakwo\t300k\t2027-02-30\n")
    page.clipboard.paste()
    preview = shown_preview(page)
    current = preview.table.currentIndex()
    assert current.data() == "Krakwo"
    assert preview.table.visualRect(current).intersects(preview.table.viewport().rect())
    QTest.keyClick(preview.problems.fix_buttons[0], Qt.Key.Key_Space)
    assert preview.table.currentIndex().data() == "2027-02-30"
    preview.reject()


def test_that_enter_edits_a_cell_and_alt_down_offers_what_its_column_may_mean(
    page: PlanPage,
) -> None:
    copy(MISTAKES)
    page.clipboard.paste()
    preview = shown_preview(page)
    preview.table.setCurrentIndex(preview.model.index(0, 2))
    QTest.keyClick(preview.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert preview.meaning_menu.isVisible()
    preview.meaning_menu.close()
    QTest.keyClick(preview.table, Qt.Key.Key_Return)
    assert isinstance(preview.table.viewport().findChild(Field), Field)
    preview.reject()


def test_that_cells_can_go_over_seats_or_become_positions(
    page: PlanPage, session: PlanSession
) -> None:
    before = len(session.plan.positions)
    go_to(page, "P-01", PLACE)
    copy("SRE\tBerlin\nMLOps\tOslo\n")
    page.clipboard.paste()
    preview = shown_preview(page)
    assert preview.add_button.isChecked()
    preview.change_button.click()
    assert preview.draft.problems
    preview.add_button.click()
    preview.paste_button.click()
    assert len(session.plan.positions) == before + 2


def test_that_the_same_mistake_is_one_line(page: PlanPage) -> None:
    copy("Role\tLocation\n" + "SRE\tKrakwo\n" * 50 + "SRE\tBrelin\n")
    page.clipboard.paste()
    preview = shown_preview(page)
    lines = problem_lines(preview.draft.problems, Formatter("en"))
    assert [line.others for line in lines] == [49, 0]
    preview.reject()


def as_any_seat(seat: Position) -> Position:
    """Leave out who is to fill it, who helps them in and when they work: no copy takes that on."""
    bare = replace(seat, id=SeatId(""), working_pattern=None, candidate="")
    return replace(bare, buddy_id=None, mentor_id=None)


def test_that_copied_seats_are_cells_with_headings_that_paste_as_equal_ones(
    page: PlanPage, session: PlanSession
) -> None:
    go_to(page, "P-01", ROLE)
    view = page.positions.view
    view.setFocus()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = [position(session, key) for key in view.selected_keys]
    page.rows.copy()
    text = QGuiApplication.clipboard().text()
    rows = list(csv.DictReader(io.StringIO(text), dialect="excel-tab"))
    assert [row["ID"] for row in rows] == [each.id for each in chosen]
    assert [row["Start"] for row in rows] == [each.start.isoformat() for each in chosen]
    page.clipboard.paste()
    assert page.clipboard.preview is None
    added = session.plan.positions[-16:]
    fresh = [each for each in added if each.id not in {seat.id for seat in chosen}]
    assert set(map(as_any_seat, chosen)) <= set(map(as_any_seat, fresh))


def test_that_rows_edited_outside_are_offered_as_changes_of_their_seats(
    page: PlanPage, session: PlanSession
) -> None:
    go_to(page, "P-01", ROLE)
    page.rows.copy()
    start = position(session, "P-01").start.isoformat()
    copy(QGuiApplication.clipboard().text().replace(start, "2029-09-01"))
    page.clipboard.paste()
    preview = shown_preview(page)
    assert preview.change_button.isChecked()
    QTest.keyClick(preview.paste_button, Qt.Key.Key_Return)
    assert position(session, "P-01").start == date(2029, 9, 1)
    assert session.undo_stack.undoText() == "Paste over 1 seat"


def test_that_html_alone_is_pasted_too(page: PlanPage, session: PlanSession) -> None:
    html = "<table><tr><th>Role</th><th>City</th></tr><tr><td>SRE</td><td>Berlin<script>x</script></td></tr></table>"
    page.positions.view.clear_current()
    copy("Role City SRE Berlin", html)
    assert copied_grid().width == 2
    page.clipboard.paste()
    assert session.plan.positions[-1].place_id == "de-berlin"


def test_that_a_copied_cell_pastes_into_other_seats(page: PlanPage, session: PlanSession) -> None:
    go_to(page, "P-01", START)
    page.rows.copy_cells()
    go_to(page, "P-05", START)
    page.clipboard.paste()
    assert position(session, "P-05").start == position(session, "P-01").start


def test_that_cutting_copies_and_removes(page: PlanPage, session: PlanSession) -> None:
    before = session.plan
    go_to(page, "P-02", ROLE)
    page.cut_selected()
    assert "P-02" not in {seat.id for seat in session.plan.seats}
    assert session.undo_stack.count() == 1
    page.clipboard.paste()
    assert len(session.plan.positions) == len(before.positions)


def test_that_seats_of_folded_groups_are_not_pasted_over(
    page: PlanPage, session: PlanSession
) -> None:
    keys = page.positions.model.row_keys()
    last = [key for key in keys if key.startswith("P-")][-1]
    go_to(page, last, START)
    copy("2027-05-01\n2027-06-01\n")
    page.clipboard.paste()
    if page.clipboard.preview is not None:
        page.clipboard.preview.reject()
    assert session.undo_stack.count() == 0


def test_that_the_menu_of_rows_opens_by_key_at_the_cell(page: PlanPage) -> None:
    asked = QSignalSpy(page.positions.view.menu_requested)
    go_to(page, "P-01", PLACE)
    view = page.positions.view
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), view.mapToGlobal(QPoint(0, 0))
    )
    QApplication.sendEvent(view.viewport(), event)
    assert asked.count() == 1
    where = view.viewport().mapFromGlobal(asked.at(0)[0])
    assert view.indexAt(QPoint(where.x() + 2, where.y() - 4)) == view.currentIndex()


def test_that_keys_and_menu_of_the_window_cut_copy_and_paste(
    open_desktop: Callable[..., Desktop], plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    window, shell = desktop.window, desktop.shell
    window.show()
    view = shell.page.positions.view
    before = len(shell.session.plan.positions)
    view.go_to("P-01", 0)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(shell.session.plan.positions) == before + 1
    QTest.keyClick(view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert len(shell.session.plan.positions) == before
    view.menu_requested.emit(view.mapToGlobal(QPoint(40, 60)))
    menus = [each for each in window.findChildren(Menu) if each.isVisible()]
    assert len(menus) == 1
    texts = [each.text() for each in menus[0].actions() if each.text()]
    assert texts[:4] == ["Cut rows", "Copy rows", "Copy cells", "Paste"]
    menus[0].close()
