"""The dialog of a job description: words, findings, fixes, preview and files."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.calculators.postings.posting_owner import PostingOwner
from planner.desktop.actions import ActionId
from planner.desktop.icons import Icons
from planner.desktop.posting import PostingDialog
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.widgets.notes_field import NotesField
from planner.export.postings import PostingFormat
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.plan.edits import change_seat, change_team
from planner.plan.posting import PayRangeChoice, Posting
from planner.quantities.identifiers import SeatId, TeamId

P_05 = SeatId("P-05")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1200, 760)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def dialog(window: QWidget, theme: Theme, icons: Icons, session: PlanSession) -> PostingDialog:
    return opened(window, theme, icons, session)


def opened(
    window: QWidget, theme: Theme, icons: Icons, session: PlanSession, language: str = "en"
) -> PostingDialog:
    dialog = PostingDialog(theme, icons, session, P_05, Formatter(language), window)
    dialog.show()
    return dialog


def posting(session: PlanSession) -> Posting:
    return next(each.posting for each in session.plan.positions if each.id == P_05)


def write(dialog: PostingDialog, key: str, text: str) -> None:
    editor = dialog.form.editors[key]
    assert isinstance(editor, NotesField)
    editor.setPlainText(text)
    editor.hand_on()


def test_that_typed_words_become_an_undo_step_and_show_in_the_preview(
    dialog: PostingDialog, session: PlanSession
) -> None:
    write(dialog, "mission", "Keep accelerators busy.")
    write(dialog, "goals", "First\n\nSecond ")
    assert posting(session).mission == "Keep accelerators busy."
    assert posting(session).goals == ("First", "Second")
    assert "Keep accelerators busy." in dialog.preview.toPlainText()
    assert session.undo_stack.undoText() == (
        "Change “What the project is to reach” in the posting of P-05"
    )
    session.undo()
    assert posting(session).goals == ()
    assert "First" not in dialog.preview.toPlainText()


def test_that_a_title_is_taken_by_enter(dialog: PostingDialog, session: PlanSession) -> None:
    field = dialog.form.editors["title"]
    QTest.keyClicks(field, "Fabric lead")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert posting(session).title == "Fabric lead"
    assert dialog.isVisible()


def test_that_words_of_team_and_plan_are_written_at_them(
    dialog: PostingDialog, session: PlanSession
) -> None:
    dialog.choose_owner(PostingOwner.PLAN)
    write(dialog, "company", "We run clouds.")
    dialog.choose_owner(PostingOwner.TEAM)
    assert dialog.form.editors["company"].placeholderText() == "We run clouds."
    write(dialog, "benefits", "30 days of leave")
    assert session.plan.posting.company == "We run clouds."
    assert session.plan.teams[1].posting.benefits == ("30 days of leave",)
    assert posting(session) == Posting()
    assert "30 days of leave" in dialog.preview.toPlainText()


def test_that_what_is_typed_goes_to_the_owner_it_was_typed_for(
    dialog: PostingDialog, session: PlanSession
) -> None:
    editor = dialog.form.editors["mission"]
    assert isinstance(editor, NotesField)
    editor.setPlainText("For this position")
    dialog.choose_owner(PostingOwner.PLAN)
    assert posting(session).mission == "For this position"
    assert session.plan.posting.mission == ""


def test_that_a_fix_mends_its_finding_and_undo_takes_it_back(
    dialog: PostingDialog, session: PlanSession
) -> None:
    write(dialog, "mission", "A team of ninjas.")
    sentences = [line.sentence for line in dialog.findings.lines]
    number = next(n for n, sentence in enumerate(sentences) if "ninjas" in sentence)
    button = dialog.findings.buttons[number]
    assert button is not None
    assert button.label == "Write “specialists”"
    button.click()
    assert posting(session).mission == "A team of specialists."
    assert not any("ninjas" in line.sentence for line in dialog.findings.lines)
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert posting(session).mission == "A team of ninjas."


def test_that_a_finding_without_a_fix_leads_to_its_field(
    dialog: PostingDialog, qtbot: QtBot
) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    number = next(n for n, f in enumerate(dialog.findings.lines) if "About us" in f.sentence)
    button = dialog.findings.buttons[number]
    assert button is not None
    button.click()
    assert dialog.form.editors["company"].hasFocus()


def test_that_the_score_rises_as_parts_are_written(dialog: PostingDialog) -> None:
    assert dialog.score.text() == "Clarity 54 of 100, 7 findings"
    write(dialog, "company", "We run clouds.")
    assert dialog.score.text() == "Clarity 60 of 100, 6 findings"


def test_that_the_range_can_be_kept_back_and_the_law_is_named(
    dialog: PostingDialog, session: PlanSession
) -> None:
    choice = dialog.form.editors["pay_range"]
    assert "2023/970" in choice.accessibleDescription()
    choice.chosen.emit("pay_range", PayRangeChoice.NEVER)  # type: ignore[union-attr]
    assert posting(session).pay_range is PayRangeChoice.NEVER
    assert "gross a year" not in dialog.preview.toPlainText()
    choice.chosen.emit("pay_range", "")  # type: ignore[union-attr]
    assert posting(session).pay_range is None


def test_that_the_posting_can_be_in_another_language_than_the_window(
    dialog: PostingDialog,
) -> None:
    dialog.form.editors["language"].chosen.emit("language", "ar")  # type: ignore[union-attr]
    assert dialog.text.language == "ar"
    assert dialog.preview.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert dialog.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_that_latin_words_of_an_arabic_posting_end_with_their_full_stop(
    dialog: PostingDialog,
) -> None:
    dialog.form.editors["language"].chosen.emit("language", "ar")  # type: ignore[union-attr]
    write(dialog, "mission", "Keep accelerators busy.")
    write(dialog, "goals", "Kubernetes عربي")
    shown = dialog.preview.toPlainText()
    assert "\u2066Keep accelerators busy.\u2069" in shown
    assert "\u2066Kubernetes عربي" not in shown


def test_that_the_copied_posting_is_text_and_a_page(dialog: PostingDialog) -> None:
    dialog.copy_button.click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("ML platform engineer, Staff\n====")
    assert "<h1" in data.html()


@pytest.mark.parametrize("form", list(PostingFormat))
def test_that_each_format_is_saved(
    dialog: PostingDialog, tmp_path: Path, form: PostingFormat
) -> None:
    path = tmp_path / f"posting.{form.value}"
    dialog.save(path, form)
    assert dialog.note.text() == f"Wrote {path}."
    if form is PostingFormat.WORD:
        assert docx.Document(str(path)).paragraphs[0].text == dialog.text.title
    else:
        assert dialog.text.title in path.read_text(encoding="utf-8")


def test_that_a_file_that_cannot_be_written_is_said(dialog: PostingDialog, tmp_path: Path) -> None:
    dialog.save(tmp_path / "missing" / "posting.md", PostingFormat.MARKDOWN)
    assert "could not be written: No such file or directory." in dialog.note.text()


def test_that_text_too_long_for_a_file_is_refused_and_stays(
    dialog: PostingDialog, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.plan.edits.edit_fault.MAX_TEXT_LENGTH", 40)
    write(dialog, "mission", "x" * 41)
    editor = dialog.form.editors["mission"]
    assert isinstance(editor, NotesField)
    assert posting(session).mission == ""
    assert editor.toPlainText() == "x" * 41
    assert "40" in dialog.note.text()


def test_that_what_was_typed_last_is_kept_when_the_dialog_closes(
    dialog: PostingDialog, session: PlanSession
) -> None:
    editor = dialog.form.editors["mission"]
    assert isinstance(editor, NotesField)
    editor.setPlainText("Last words")
    dialog.close_button.click()
    assert posting(session).mission == "Last words"


def test_that_every_control_has_a_name_in_every_language(
    window: QWidget, theme: Theme, icons: Icons, session: PlanSession
) -> None:
    for language in ("en", "de", "ar"):
        with speaking(language):
            dialog = opened(window, theme, icons, session, language)
            editors = list(dialog.form.editors.values())
            buttons = [each for each in dialog.findings.buttons if each is not None]
            assert len(editors) == 16
            assert all(each.accessibleName() for each in (*editors, *buttons))
            dialog.close()


def test_that_very_long_names_leave_the_dialog_its_width(
    window: QWidget, theme: Theme, icons: Icons, session: PlanSession
) -> None:
    plan = change_team(session.plan, TeamId("T-2"), name="Platform " * 20)
    plan = change_seat(plan, P_05, hiring_manager="Ada " * 40)
    session.apply(plan, "Long names")
    dialog = opened(window, theme, icons, session)
    assert dialog.width() == 1140
    assert dialog.owner_buttons[PostingOwner.TEAM].accessibleName().count("Platform") == 20


def test_that_the_window_opens_it_for_the_position_at_the_cursor(
    open_desktop: object, plan_file: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)  # type: ignore[operator]
    page = desktop.shell.page
    page.go_to_seat("M-01")
    desktop.shell.actions[ActionId.JOB_DESCRIPTION].trigger()
    assert not desktop.window.findChildren(PostingDialog)
    assert "Select a position" in desktop.window.undo_bar.title
    page.go_to_seat("P-07")
    desktop.shell.actions[ActionId.JOB_DESCRIPTION].trigger()
    (dialog,) = desktop.window.findChildren(PostingDialog)
    assert dialog.text.title == "MLOps engineer, Senior"
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close_button.click()


def test_that_the_inspector_offers_it_for_positions_alone(
    open_desktop: object, plan_file: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)  # type: ignore[operator]
    page = desktop.shell.page
    page.go_to_seat("M-01")
    if not page.dock.is_side_open:
        page.toggle_inspector()
    qtbot.waitUntil(page.inspector.seat.posting.isHidden)
    page.go_to_seat("P-07")
    qtbot.waitUntil(page.inspector.seat.posting.isVisible)
    page.inspector.seat.posting.click()
    (dialog,) = desktop.window.findChildren(PostingDialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close_button.click()
