"""Keys of the window and keys of the inspector's fields do not get in each other's way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.app import Desktop
from planner.desktop.viewmodels.seat_sections import DETAILS, NOTES, SECTIONS
from planner.desktop.widgets.entry_fields import EntryField, OfferedField
from planner.desktop.widgets.notes_field import NotesField

OpenDesktop = Callable[..., Desktop]
Shown = Callable[..., Desktop]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot) -> Shown:
    """Open a window in a language, with the first position in the inspector."""

    def show(language: str = "en") -> Desktop:
        desktop = open_desktop(plan_file, language)
        desktop.window.resize(1440, 900)
        desktop.window.show()

        def has_focus() -> bool:
            desktop.window.activateWindow()
            return QApplication.activeWindow() is desktop.window

        qtbot.waitUntil(has_focus)
        desktop.shell.page.positions.view.go_to("P-01")
        QApplication.processEvents()
        return desktop

    return show


def editor(desktop: Desktop, key: str, section: str = DETAILS) -> QWidget:
    form = desktop.shell.page.inspector.seat.form
    form.sections[section].open(is_open=True)
    QApplication.processEvents()
    found = form.forms[section].rows[key].editor
    found.setFocus()
    assert QApplication.focusWidget() is found
    return found


def test_that_letters_and_delete_in_a_choice_do_not_edit_rows(shown: Shown) -> None:
    desktop = shown()
    choice, session = editor(desktop, "priority"), desktop.shell.session
    before = session.plan
    for key in (Qt.Key.Key_N, Qt.Key.Key_I, Qt.Key.Key_Question, Qt.Key.Key_Delete):
        QTest.keyClick(choice, key)
    assert session.plan is before
    assert desktop.shell.page.inspector.isVisible()
    assert QApplication.focusWidget() is choice


def test_that_letters_and_delete_in_notes_are_text(shown: Shown) -> None:
    desktop = shown()
    notes, session = editor(desktop, "notes", NOTES), desktop.shell.session
    assert isinstance(notes, NotesField)
    QTest.keyClicks(notes, "nfit?")
    QTest.keyClick(notes, Qt.Key.Key_Home)
    QTest.keyClick(notes, Qt.Key.Key_Delete)
    assert notes.toPlainText() == "fit?"
    assert len(session.plan.positions) == 12
    notes.hand_on()


@pytest.mark.parametrize(("key", "section"), [("start", DETAILS), ("notes", NOTES)])
def test_that_undo_takes_an_edit_back_while_the_focus_is_in_a_field(
    shown: Shown, key: str, section: str
) -> None:
    desktop = shown()
    session = desktop.shell.session
    before = session.plan
    field = editor(desktop, "start")
    assert isinstance(field, EntryField)
    field.selectAll()
    QTest.keyClicks(field, "6 Sep 27")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.plan != before
    focused = editor(desktop, key, section)
    QTest.keyClick(focused, Qt.Key.Key_Z, CONTROL)
    assert session.plan == before
    assert QApplication.focusWidget() is focused


def test_that_undo_takes_back_letters_first(shown: Shown) -> None:
    desktop = shown()
    before, field = desktop.shell.session.plan, editor(desktop, "start")
    assert isinstance(field, EntryField)
    text = field.text()
    field.selectAll()
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert (field.text(), desktop.shell.session.plan) == (text, before)


def test_that_escape_leads_back_to_the_table(shown: Shown) -> None:
    desktop = shown()
    view = desktop.shell.page.positions.view
    for key in ("start", "place_id", "level"):
        QTest.keyClick(editor(desktop, key), Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is view
    QTest.keyClick(editor(desktop, "notes", NOTES), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view


def test_that_f6_enters_the_form(shown: Shown) -> None:
    desktop = shown()
    page = desktop.shell.page
    assert page.focus_regions()[-1] is page.inspector.seat.form.first_stop
    assert page.inspector.seat.form.first_stop.accessibleName()


def sticks_out(widget: QWidget, form: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or not widget.isVisibleTo(form) or parent.inherits("QAbstractScrollArea"):
        return False
    return not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())


@pytest.mark.parametrize("language", ["de", "ar"])
def test_that_every_section_fits_the_inspector_in_every_language(
    shown: Shown, language: str
) -> None:
    desktop = shown(language)
    form = desktop.shell.page.inspector.seat.form
    for section in form.sections.values():
        section.open(is_open=True)
    QApplication.processEvents()
    QApplication.processEvents()
    desktop.window.grab()
    assert [each for each in form.findChildren(QWidget) if sticks_out(each, form)] == []
    assert form.width() <= desktop.shell.page.inspector.width()
    assert list(form.sections) == list(SECTIONS)


def test_that_names_stand_at_the_reading_side_and_figures_at_the_right(shown: Shown) -> None:
    sides = {}
    for language in ("de", "ar"):
        desktop = shown(language)
        place, start = editor(desktop, "place_id"), editor(desktop, "start")
        assert isinstance(place, OfferedField)
        assert isinstance(start, EntryField)
        right = Qt.AlignmentFlag.AlignRight
        sides[language] = [bool(each.alignment() & right) for each in (place, start)]
        label = desktop.shell.page.inspector.seat.form.forms[DETAILS].rows["start"].label
        assert (label.x() < start.x()) == (language == "de")
        desktop.window.hide()
    assert sides == {"de": [False, True], "ar": [True, True]}
