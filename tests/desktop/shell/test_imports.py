"""Importing files through the window: chosen or dropped, previewed, settled, undone."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from planner.calculators.evaluation import Evaluation, evaluate
from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.import_preview import ImportPreview
from planner.desktop.imports import Imports
from planner.desktop.reading_dialog import ReadingDialog
from planner.intake.columns.seat_fields import SeatField
from planner.intake.imports.import_kind import ImportKind
from planner.intake.tables.file_table import FileTable
from planner.intake.tables.file_table_error import FileTableCancelledError
from planner.plan.model import PositionStatus

OpenDesktop = Callable[..., Desktop]
ROSTER = (
    "Name,Job title,City,Start date,Salary\n"
    "Anna Kowalska,Senior SRE,Krakow,31/12/26,310k\n"
    "Tomasz Wiśniewski,,,,450k\n"
    "Aoife Brennan,Engineering manager,Dublin,,\n"
)
MISTAKES = (
    ROSTER + "Eve,SRE,Krakwo,,\nEve Moreau,SRE,Paris,,80k–90k\nEve Moreau,SRE,Paris,,80k–90k\n"
)
WAIT_MS = 10_000


@pytest.fixture
def desktop(open_desktop: OpenDesktop, plan_file: Path) -> Desktop:
    return open_desktop(plan_file)


@pytest.fixture
def imports(desktop: Desktop) -> Imports:
    return desktop.shell.dialogs.imports


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str, name: str = "team.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def opened(
    imports: Imports, written: Callable[..., Path], qtbot: object
) -> Callable[..., ImportPreview]:
    def open_file(file: str | Path) -> ImportPreview:
        path = written(file) if isinstance(file, str) else file
        with qtbot.waitSignal(imports.task.read, timeout=WAIT_MS):  # type: ignore[attr-defined]
            imports.open(path)
        assert imports.preview is not None
        return imports.preview

    return open_file


def names(desktop: Desktop) -> list[str]:
    return [member.name for member in desktop.shell.session.plan.members]


def column(preview: ImportPreview, number: int) -> list[str]:
    model = preview.model
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def fix(preview: ImportPreview, label: str) -> None:
    button = next(each for each in preview.problems.fix_buttons if each.label == label)
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_that_ctrl_i_asks_for_a_file_and_imports_it(
    desktop: Desktop, imports: Imports, written: Callable[..., Path], qtbot: object
) -> None:
    desktop.shell.actions[ActionId.IMPORT].trigger()
    (dialog,) = desktop.window.findChildren(QFileDialog)
    assert "*.xlsx" in dialog.nameFilters()[0]
    path = written(ROSTER)
    with qtbot.waitSignal(imports.task.read, timeout=WAIT_MS):  # type: ignore[attr-defined]
        dialog.fileSelected.emit(str(path))
        dialog.close()
    preview = imports.preview
    assert preview is not None
    assert preview.title_text == "Import team.csv"
    preview.reject()
    assert imports.preview is None
    assert names(desktop)[-1] == "Farah Siddiqui"


def test_that_the_preview_says_what_becomes_of_each_row(
    opened: Callable[..., ImportPreview],
) -> None:
    preview = opened(ROSTER)
    assert column(preview, 1) == ["New", "Changed", "The same"]
    assert preview.counts.text() == "1 new, 1 changed, 1 the same"
    assert preview.import_button.label == "Import 2 rows"
    changed = preview.model.cell(preview.model.index(1, 2 + 4))
    assert changed is not None
    assert changed.hint.replace("\N{NO-BREAK SPACE}", " ") == (
        "M-02, Tomasz Wiśniewski, Kraków: base pay PLN 444,000 → PLN 450,000"
    )
    assert preview.advice == "Filled in where rows say nothing: Team (1), Engagement (1)."
    preview.reject()


def test_that_the_current_row_is_told_field_by_field(
    opened: Callable[..., ImportPreview],
) -> None:
    text = (
        "Name,City,Salary,Cost center,Job title,Team\n"
        "Tomasz Wiśniewski,,450k,CC-2,,Night\n"
        "Aoife Brennan,Dublin,,,,\n"
        "Anna Kowalska,Kraków,,,SRE,\n"
        "Eve,Krakwo,,,SRE,\n"
    )
    preview = opened(text)
    told = []
    for row in range(4):
        preview.table.setCurrentIndex(preview.model.index(row, 2))
        told.append(preview.detail.text().replace("\N{NO-BREAK SPACE}", " "))
    assert told[0] == (
        "Row 2: M-02, Tomasz Wiśniewski, Kraków: team GPU platform → Night; "
        "base pay PLN 444,000 → PLN 450,000; cost center none → CC-2"
    )
    assert told[1] == "Row 3: in the plan as it is: M-01, Aoife Brennan, Dublin"
    assert told[2] == (
        "Row 4: new, with a usual value for what it does not say: "
        "Level, Team, Engagement, Start, Base pay"
    )
    assert told[3].startswith("Row 5: There is no place “Krakwo”")
    preview.reject()


def test_that_an_import_is_one_undo_step_and_the_same_file_says_nothing_new(
    desktop: Desktop, opened: Callable[..., ImportPreview]
) -> None:
    session = desktop.shell.session
    before = session.plan
    preview = opened(ROSTER)
    QTest.keyClick(preview.import_button, Qt.Key.Key_Return)
    assert names(desktop)[-1] == "Anna Kowalska"
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "Import 2 people from team.csv"
    assert desktop.window.undo_bar.title == "team.csv: 1 new, 1 changed, 1 the same."
    after = session.plan
    session.undo()
    assert session.plan == before
    session.redo()
    assert session.plan == after
    again = opened(ROSTER)
    assert again.advice == "Nothing new: 3 people are already in the plan as they are."
    assert not again.import_button.isEnabled()
    assert again.import_button.label == "Import"
    again.reject()


def test_that_mistakes_are_settled_by_their_buttons(
    desktop: Desktop, opened: Callable[..., ImportPreview]
) -> None:
    preview = opened(MISTAKES)
    assert preview.draft.faulty_count == 3
    assert not preview.import_button.isEnabled()
    fix(preview, "Kraków, Poland")
    fix(preview, "85,000, the middle")
    assert preview.draft.faulty_count == 1, "the same range in two rows is mended at once"
    fix(preview, "Keep the first")
    assert preview.import_button.hasFocus() or not preview.isActiveWindow()
    assert preview.counts.text() == "3 new, 1 changed, 1 the same, 1 left out"
    QTest.keyClick(preview.import_button, Qt.Key.Key_Return)
    assert names(desktop)[-3:] == ["Anna Kowalska", "Eve", "Eve Moreau"]


def test_that_rows_with_problems_are_left_out_only_where_the_reader_says_so(
    desktop: Desktop, opened: Callable[..., ImportPreview]
) -> None:
    preview = opened(MISTAKES)
    said = QSignalSpy(desktop.shell.dialogs.imports.imported)
    assert not preview.import_button.isEnabled()
    assert preview.counts.text() == "1 new, 1 changed, 1 the same, 3 with problems"
    preview.skip_button.click()
    assert preview.counts.text() == "1 new, 1 changed, 1 the same, 3 left out"
    assert preview.import_button.isEnabled()
    preview.import_button.click()
    assert names(desktop)[9:] == ["Anna Kowalska"]
    assert "1 new, 1 changed, 1 the same, 3 left out" in str(said.at(0)[0])


def test_that_a_cell_can_be_typed_over(opened: Callable[..., ImportPreview]) -> None:
    preview = opened(MISTAKES)
    index = preview.model.index(3, 2 + 2)
    assert index.data() == "Krakwo"
    assert preview.model.setData(index, "Oslo")
    assert preview.model.index(3, 1).data() == "New"
    assert not preview.model.setData(preview.model.index(3, 1), "New")
    preview.reject()


def test_that_the_kind_can_be_chosen(
    desktop: Desktop, opened: Callable[..., ImportPreview]
) -> None:
    preview = opened("Position,Level,City,Salary\nSRE,Senior,Dublin,115k\n")
    assert preview.kind_buttons[ImportKind.ROSTER].isChecked()
    preview.kind_buttons[ImportKind.OFFERS].click()
    assert preview.draft.kind is ImportKind.OFFERS
    assert column(preview, 1) == ["Changed"]
    meanings = [action.data() for action in preview.meaning_menu.actions()]
    assert "manager" not in meanings
    preview.import_button.click()
    position = next(each for each in desktop.shell.session.plan.positions if each.id == "P-12")
    assert position.status is PositionStatus.OFFERED
    assert desktop.shell.session.undo_stack.undoText() == "Import 1 offer from team.csv"


def test_that_a_pay_survey_becomes_own_figures(
    desktop: Desktop, opened: Callable[..., ImportPreview]
) -> None:
    preview = opened("Role,Level,Country,P10,P25,P50,P75,P90\nSRE,Senior,Poland,1k,2k,3k,4k,5k\n")
    assert preview.kind_buttons[ImportKind.SURVEY].isChecked()
    assert "Senior, Poland: added: P10 " in preview.detail.text()
    before = desktop.shell.session.plan.overrides.keys()
    preview.import_button.click()
    added = desktop.shell.session.plan.overrides.keys() - before
    assert len(added) == 1
    assert desktop.shell.session.undo_stack.undoText() == "Import 1 pay band from team.csv"


def test_that_past_hires_become_one_undo_step(
    desktop: Desktop, opened: Callable[..., ImportPreview]
) -> None:
    preview = opened("Role,Level,Country,Opened,Accepted\nSRE,Senior,PL,2026-02-03,2026-05-09\n")
    assert preview.kind_buttons[ImportKind.PAST_HIRES].isChecked()
    assert "New: Site reliability engineer, Senior, Poland: 95 days" in preview.detail.text()
    before = desktop.shell.session.plan
    preview.import_button.click()
    assert len(desktop.shell.session.plan.past_hires) == len(before.past_hires) + 1
    assert desktop.shell.session.undo_stack.undoText() == "Import 1 past hire from team.csv"
    desktop.shell.session.undo_stack.undo()
    assert desktop.shell.session.plan == before


def test_that_a_meaning_chosen_once_is_remembered_for_the_same_headings(
    opened: Callable[..., ImportPreview],
) -> None:
    text = "Wer,Job title,City\nAnna Kowalska,Senior SRE,Krakow\n"
    preview = opened(text)
    preview.table.column_chosen.emit(0)
    action = next(
        each for each in preview.meaning_menu.actions() if each.data() == SeatField.NAME.value
    )
    action.trigger()
    assert preview.draft.layout.columns[0].field is SeatField.NAME
    preview.import_button.click()
    again = opened(text.replace("Anna Kowalska", "Bo Berg"))
    assert again.draft.layout.columns[0].field is SeatField.NAME
    assert again.draft.layout.columns[0].is_certain
    again.reject()


def test_that_another_sheet_can_be_taken(
    opened: Callable[..., ImportPreview], imports: Imports, tmp_path: Path, qtbot: object
) -> None:
    path = tmp_path / "team.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name, person in (("Berlin", "Max Muster"), ("Oslo", "Ida Ost")):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, ("Name", "Title", "City"))
            sheet.write_row(1, 0, (person, "SRE", name))
    preview = opened(path)
    assert preview.sheet_button.isVisibleTo(preview)
    first = preview.model.index(0, 2).data()
    other = "Oslo" if first == "Max Muster" else "Berlin"
    action = next(each for each in preview.sheet_menu.actions() if each.data() == other)
    with qtbot.waitSignal(imports.task.read, timeout=WAIT_MS):  # type: ignore[attr-defined]
        action.trigger()
    assert imports.preview is preview
    assert preview.model.index(0, 2).data() != first
    preview.reject()


def test_that_a_csv_file_has_no_sheets_to_choose_from(opened: Callable[..., ImportPreview]) -> None:
    preview = opened(ROSTER)
    assert not preview.sheet_button.isVisibleTo(preview)
    preview.reject()


def test_that_headings_without_rows_say_so(opened: Callable[..., ImportPreview]) -> None:
    preview = opened("Name,Job title,City\n")
    assert preview.advice == "There is nothing below the headings."
    assert not preview.import_button.isEnabled()
    preview.reject()


def test_that_columns_nobody_knows_are_asked_about(opened: Callable[..., ImportPreview]) -> None:
    preview = opened("Foo,Bar\nx,y\n")
    assert preview.advice == (
        "Choose the columns that hold the name, the position and the location."
    )
    assert not preview.import_button.isEnabled()
    preview.reject()


def test_that_a_file_that_cannot_be_read_is_said_in_the_banner(
    desktop: Desktop, imports: Imports, tmp_path: Path, qtbot: object
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    for path in (tmp_path / "gone.csv", empty):
        with qtbot.waitSignal(imports.failed, timeout=WAIT_MS):  # type: ignore[attr-defined]
            imports.open(path)
        assert desktop.window.banner.title == "The file could not be imported."
        assert path.name in desktop.window.banner.detail
        assert imports.preview is None
    assert desktop.window.banner.buttons[0].label == "Choose another file…"


def test_that_reading_that_takes_long_shows_and_can_be_stopped(
    desktop: Desktop,
    imports: Imports,
    written: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: object,
) -> None:
    def slowly(path: Path, *, is_cancelled: Callable[[], bool], **_rest: object) -> FileTable:
        while not is_cancelled():
            time.sleep(0.005)
        raise FileTableCancelledError

    monkeypatch.setattr("planner.intake.tables.file_table.read_file_table", slowly)
    imports.open(written(ROSTER))
    qtbot.waitUntil(lambda: imports.reading is not None, timeout=WAIT_MS)  # type: ignore[attr-defined]
    (reading,) = desktop.window.findChildren(ReadingDialog)
    QTest.keyClick(reading.stop_button, Qt.Key.Key_Return)
    imports.task.finish()
    assert imports.reading is None
    assert imports.preview is None
    assert not desktop.window.shows_banner


def test_that_a_plan_that_moved_meanwhile_gets_what_is_new_to_it(
    desktop: Desktop, opened: Callable[..., ImportPreview]
) -> None:
    preview = opened(ROSTER)
    session = desktop.shell.session
    session.apply(replace(session.plan, members=session.plan.members[:1]), "Leave one")
    preview.import_button.click()
    assert names(desktop)[:2] == ["Aoife Brennan", "Anna Kowalska"]


def copied(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


@pytest.fixture
def clean_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def test_that_people_pasted_into_the_window_are_imported_as_people(
    desktop: Desktop, imports: Imports, clean_clipboard: None, qtbot: object
) -> None:
    copied(ROSTER.replace(",", "\t"))
    with qtbot.waitSignal(imports.task.read, timeout=WAIT_MS):  # type: ignore[attr-defined]
        desktop.shell.actions[ActionId.PASTE].trigger()
    preview = imports.preview
    assert preview is not None
    assert preview.title_text == "Import the clipboard"
    preview.import_button.click()
    assert names(desktop)[-1] == "Anna Kowalska"
    undo_text = desktop.shell.session.undo_stack.undoText()
    assert undo_text == "Import 2 people from the clipboard"


def test_that_positions_and_rows_of_the_plan_are_pasted_as_ever(
    desktop: Desktop, imports: Imports, clean_clipboard: None
) -> None:
    before = len(desktop.shell.session.plan.positions)
    copied("Role\tLocation\nSRE\tBerlin\n")
    desktop.shell.actions[ActionId.PASTE].trigger()
    assert len(desktop.shell.session.plan.positions) == before + 1
    desktop.shell.page.positions.view.selectAll()
    desktop.shell.actions[ActionId.COPY].trigger()
    desktop.shell.actions[ActionId.PASTE].trigger()
    assert imports.preview is None


def dropped(desktop: Desktop, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    enter = QDragEnterEvent(QPoint(300, 300), *args, Qt.KeyboardModifier.NoModifier)
    enter.setAccepted(False)
    desktop.window.dragEnterEvent(enter)
    if enter.isAccepted():
        drop = QDropEvent(QPoint(300, 300), *args, Qt.KeyboardModifier.NoModifier)
        desktop.window.dropEvent(drop)
    return enter.isAccepted()


def test_that_a_file_dropped_on_the_window_is_imported(
    desktop: Desktop, imports: Imports, written: Callable[..., Path], qtbot: object
) -> None:
    with qtbot.waitSignal(imports.task.read, timeout=WAIT_MS):  # type: ignore[attr-defined]
        assert dropped(desktop, written(ROSTER))
    assert imports.preview is not None
    imports.preview.reject()
    assert not dropped(desktop, written(ROSTER), written(ROSTER, "other.csv"))


def test_that_a_plan_dropped_on_the_window_is_opened(desktop: Desktop, tmp_path: Path) -> None:
    other = tmp_path / "other.hplan"
    desktop.shell.files.save_as(other)
    desktop.shell.files.new_plan()
    assert dropped(desktop, other)
    assert desktop.shell.session.path == other


def test_that_a_table_dropped_without_a_plan_is_told_about(
    open_desktop: OpenDesktop, written: Callable[..., Path]
) -> None:
    desktop = open_desktop()
    assert dropped(desktop, written(ROSTER))
    assert desktop.window.undo_bar.title == "Open a plan first, then drop the file again."


def test_that_many_rows_are_worked_out_on_another_thread(
    desktop: Desktop, imports: Imports, opened: Callable[..., ImportPreview], qtbot: object
) -> None:
    text = "Name,Job title,City\n" + "".join(f"N{n},SRE,Oslo\n" for n in range(2500))
    preview = opened(text)
    with qtbot.waitSignal(preview.task.drafted, timeout=WAIT_MS):  # type: ignore[attr-defined]
        preview.model.setData(preview.model.index(0, 2), "Somebody")
        assert not preview.import_button.isEnabled()
    assert preview.import_button.isEnabled()
    assert preview.model.index(0, 2).data() == "Somebody"
    preview.import_button.click()
    assert preview.shown_advice == "Importing…"
    assert not preview.import_button.isEnabled()
    qtbot.waitUntil(lambda: len(names(desktop)) == 2509, timeout=WAIT_MS)  # type: ignore[attr-defined]
    assert imports.preview is None


def long_roster(rows: int = 2500) -> str:
    return "Name,Job title,City\n" + "".join(f"N{n},SRE,Oslo\n" for n in range(rows))


def test_that_the_window_stays_alive_while_many_rows_become_part_of_the_plan(
    desktop: Desktop,
    imports: Imports,
    opened: Callable[..., ImportPreview],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: object,
) -> None:
    worked_by: list[bool] = []
    told: list[str] = []

    def noted(*asked: object, **kept: object) -> Evaluation:
        worked_by.append(threading.current_thread() is threading.main_thread())
        return evaluate(*asked, **kept)  # type: ignore[arg-type]

    monkeypatch.setattr("planner.desktop.session.import_results.evaluate", noted)
    monkeypatch.setattr("planner.desktop.session.last_results.evaluate", noted)
    monkeypatch.setattr("planner.desktop.session.import_results._SEATS_AT_ONCE", 1000)
    preview = opened(long_roster())
    imports.task.progressed.connect(lambda _share: told.append(preview.shown_advice))
    preview.import_button.click()
    qtbot.waitUntil(lambda: len(names(desktop)) == 2509, timeout=WAIT_MS)  # type: ignore[attr-defined]
    assert worked_by == [False, False, False], "in parts, none of them by the window"
    assert told == ["Importing… 0%", "Importing… 33%", "Importing… 67%"]
    session = desktop.shell.session
    assert session.undo_stack.count() == 1
    fresh = evaluate(session.plan, session.market)
    assert session.evaluation.budget == fresh.budget
    assert session.evaluation.seat_costs == fresh.seat_costs
    session.undo()
    session.redo()
    assert len(names(desktop)) == 2509
    assert worked_by == [False, False, False], "results of both are at hand"


def test_that_an_import_under_way_is_stopped_and_the_rows_stay(
    desktop: Desktop,
    imports: Imports,
    opened: Callable[..., ImportPreview],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, going, over = threading.Event(), threading.Event(), threading.Event()

    def held(*asked: object, **kept: object) -> Evaluation:
        begun.set()
        assert going.wait(WAIT_MS / 1000)
        found = evaluate(*asked, **kept)  # type: ignore[arg-type]
        over.set()
        return found

    monkeypatch.setattr("planner.desktop.session.import_results.evaluate", held)
    preview = opened(long_roster())
    before = desktop.shell.session.plan
    preview.import_button.click()
    assert not preview.import_button.isEnabled()
    assert begun.wait(WAIT_MS / 1000)
    preview.cancel_button.click()
    going.set()
    assert over.wait(WAIT_MS / 1000)
    QTest.qWait(100)  # an answer would come now
    assert imports.preview is preview, "it is still there with its rows"
    assert preview.import_button.isEnabled()
    assert preview.import_button.label == "Import 2,500 rows"
    assert desktop.shell.session.plan is before
    preview.cancel_button.click()
    assert imports.preview is None


def test_that_an_edit_made_meanwhile_is_not_lost(
    desktop: Desktop, imports: Imports, opened: Callable[..., ImportPreview], qtbot: object
) -> None:
    preview = opened(long_roster())
    preview.import_button.click()
    session = desktop.shell.session
    session.apply(replace(session.plan, members=session.plan.members[:1]), "Leave one")
    qtbot.waitUntil(lambda: len(names(desktop)) == 2501, timeout=WAIT_MS)  # type: ignore[attr-defined]
    assert imports.preview is None
