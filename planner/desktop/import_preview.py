"""The preview of a file: what its rows are, what is wrong with them, and what would change."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QWidget

from planner.desktop.buttons import Button
from planner.desktop.cells_preview import CellsPreview
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.import_table import ImportTable
from planner.desktop.import_words import advice_on, counts_text
from planner.desktop.labels import Label
from planner.desktop.marks import Rule
from planner.desktop.menus import Menu
from planner.desktop.paste_table import PasteTable
from planner.desktop.session.import_task import ImportTask, ReadFile
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.import_table_model import ImportTableModel
from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import CellProblem
from planner.intake.columns.seat_fields import SeatField
from planner.intake.imports.import_draft import (
    ImportDraft,
    drafted_as_kind,
    mended_import,
    retyped_import,
    with_column,
)
from planner.intake.imports.import_kind import (
    FIELDS,
    ImportContext,
    ImportKind,
    import_kind_name,
    missing_columns,
)
from planner.intake.imports.row_steps import Outcome
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import left_to_right

_SIZE = (1000, 640)
_AT_ONCE = 2_000
"""So many rows are worked out anew while the reader waits; more on another thread."""

Make = Callable[[], ImportDraft]


class ImportPreview(CellsPreview):
    """Shows a file and lets the reader settle it; nothing is imported before that.

    Signals:
        chosen: The ``ImportDraft`` to import; its rows with problems are to be left out.
        sheet_chosen: The name of another sheet to read.
        stop_wanted: What was handed over is not to be imported after all.
    """

    chosen = Signal(object)
    sheet_chosen = Signal(str)
    stop_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        file: ReadFile,
        context: ImportContext,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, icons, formatter, parent)
        self._file = file
        self._draft = file.draft
        self._context = context
        self._is_fixing = False
        self._is_importing = False
        self.task = ImportTask(self)
        self.task.drafted.connect(self._on_drafted)
        self.model: ImportTableModel
        self.setWindowTitle(_("Import"))
        self.resize(*_SIZE)
        self.build()

    @property
    def draft(self) -> ImportDraft:
        """What is on show."""
        return self._draft

    @property
    def shown(self) -> ImportDraft:
        """What is on show."""
        return self._draft

    @property
    def is_long(self) -> bool:
        """Whether so many rows are imported that they are worked out on another thread."""
        return self.taken_count() > _AT_ONCE

    @property
    def import_button(self) -> Button:
        """What imports."""
        return self.take_button

    @property
    def fields(self) -> Sequence[SeatField]:
        """What columns can mean."""
        return FIELDS[self._draft.kind]

    @property
    def is_usable(self) -> bool:
        """Whether the columns say enough."""
        return not missing_columns(self._draft.layout, self._draft.kind)

    @property
    def title_text(self) -> str:
        """Which file it is."""
        return _("Import {file}").format(file=left_to_right(self._file.source))

    @property
    def advice(self) -> str:
        """What the reader should do next."""
        if self.is_usable and self._draft.faulty_count:
            return self.faulty_advice(self._draft.faulty_count)
        return advice_on(self._draft, self._formatter)

    def show_file(self, file: ReadFile) -> None:
        """Show another sheet of the file."""
        self._file = file
        self._take(file.draft)

    def accepting_text(self, count: int) -> str:
        """Return what the primary button says where so many rows are imported."""
        news = min(count, self.taken_count())
        if not news:
            return _("Import")
        text = ngettext("Import {count} row", "Import {count} rows", news)
        return text.format(count=self._formatter.integer(news))

    def taken_count(self) -> int:
        """Return of how many rows something new becomes."""
        return self._draft.count(Outcome.ADDED) + self._draft.count(Outcome.CHANGED)

    def retype(self, row: int, column: int, text: str) -> None:
        """Take another text into a cell."""
        draft, context = self._draft, self._context
        self._redraft(lambda: retyped_import(draft, row, column, text, context))

    def mend(self, problem: CellProblem, fix: Fix) -> None:
        """Mend a problem, or decide what becomes of rows."""
        draft, context = self._draft, self._context
        self._is_fixing = True
        self._redraft(lambda: mended_import(draft, problem, fix, context))

    def choose_meaning(self, column: int, field: SeatField | None) -> None:
        """Take a column for something else."""
        draft, context = self._draft, self._context
        self._redraft(lambda: with_column(draft, column, field, context))

    def accept(self) -> None:
        """Hand the draft over to be imported; where that takes a while, say so until it is."""
        if not self.take_button.isEnabled():
            return
        if self.is_long:
            self._is_importing = True
            self._set_busy(_("Importing…"))
        self.chosen.emit(self._draft)
        if not self._is_importing:
            super().accept()

    def reject(self) -> None:
        """Stop importing where that is under way; else close."""
        if not self._is_importing:
            super().reject()
            return
        self.stop_wanted.emit()
        self.show_import_over(is_done=False)

    def show_progress(self, share: float) -> None:
        """Show which share of the import is worked out, 0 to 1."""
        if self._is_importing:
            percent = self._formatter.percent(share)
            self._advice.setText(_("Importing… {percent}").format(percent=percent))

    def show_import_over(self, *, is_done: bool) -> None:
        """Close after the import; where it was stopped or failed, show the rows as they were."""
        was_importing, self._is_importing = self._is_importing, False
        if is_done:
            super().accept()
        elif was_importing:
            self._set_busy("")
            self.show_draft()
            self.take_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Wait for what is under way."""
        self.task.finish()
        super().done(result)

    def make_model(self) -> ImportTableModel:
        """Return what shows the cells."""
        return ImportTableModel(self._context, self._formatter, self)

    def make_table(self) -> PasteTable:
        """Return where they are shown."""
        return ImportTable(self._theme, self._icons, self.model, self)

    def choices(self) -> Sequence[QWidget]:
        """Return what the rows can be, and the sheets of a workbook."""
        theme, icons = self._theme, self._icons
        self._kinds = QButtonGroup(self)
        self.kind_buttons: dict[ImportKind, Button] = {}
        for kind in ImportKind:
            button = Button(theme, icons, import_kind_name(kind), parent=self)
            button.setCheckable(True)
            button.clicked.connect(self._on_kind_chosen)
            self._kinds.addButton(button)
            self.kind_buttons[kind] = button
        self.sheet_button = Button(theme, icons, has_caret=True, parent=self)
        self.sheet_menu = Menu(theme, self)
        self.sheet_button.setMenu(self.sheet_menu)
        self.sheet_menu.triggered.connect(self._on_sheet_chosen)
        return (*self.kind_buttons.values(), self.sheet_button)

    def remarks(self) -> Sequence[QWidget]:
        """Return how many rows are new, changed, the same."""
        self.counts = Label(self._theme, FontRole.BODY, "t2", parent=self)
        self.counts.setContentsMargins(6, 0, 6, 0)
        self.skip_button.clicked.connect(self._show_counts)
        return (self.counts,)

    def details(self) -> Sequence[QWidget]:
        """Return what becomes of the current row, in words."""
        self.detail = Label(self._theme, FontRole.BODY, "t2", parent=self)
        self.detail.setContentsMargins(16, 6, 16, 7)
        self.detail.setWordWrap(True)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        return Rule(self._theme, self), self.detail

    def show_draft(self) -> None:
        """Show what the draft is now."""
        super().show_draft()
        self._on_row_changed(self.table.currentIndex())
        self.kind_buttons[self._draft.kind].setChecked(True)
        self._show_counts()
        has_more_to_do = self._draft.has_news or self._draft.faulty_count or not self.is_usable
        self.cancel_button.set_label(_("Cancel") if has_more_to_do else _("Close"))
        self._show_sheets()

    def _on_row_changed(self, current: QModelIndex) -> None:
        self.detail.setText(self.model.row_text(current.row()) if current.isValid() else "")

    def _show_counts(self) -> None:
        skips = self.skip_button.isChecked()
        self.counts.setText(counts_text(self._draft, self._formatter, skips_faulty=skips))

    def _show_sheets(self) -> None:
        table = self._file.table
        self.sheet_button.setVisible(len(table.sheets) > 1)
        self.sheet_button.set_label(_("Sheet"), table.sheet or "")
        self.sheet_menu.clear()
        for name in table.sheets:
            action = self.sheet_menu.addAction(name.replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == table.sheet)

    def _redraft(self, make: Make) -> None:
        if len(self._draft.rows) <= _AT_ONCE:
            self._take(make())
            return
        self._set_busy(_("Working it out…"))
        self.task.draft(make)

    def _set_busy(self, doing: str) -> None:
        """Say what is being done, or nothing any more, and take no other orders meanwhile."""
        for widget in (self.table, self.problems, self.meaning_button, self.take_button):
            widget.setEnabled(not doing)
        if doing:
            self._advice.setText(doing)
            self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, draft: ImportDraft) -> None:
        was_other = draft.kind is not self._draft.kind
        self._draft = draft
        if was_other:
            self.fill_meanings()
        self.show_draft()
        if self._is_fixing:
            self._is_fixing = False
            self.focus_after_fix()

    def _on_drafted(self, draft: ImportDraft) -> None:
        is_fixing = self._is_fixing
        self._set_busy("")
        self._take(draft)
        if not is_fixing:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kind_chosen(self) -> None:
        draft, context = self._draft, self._context
        kind = next(kind for kind, button in self.kind_buttons.items() if button.isChecked())
        self._redraft(lambda: drafted_as_kind(draft, kind, context))

    def _on_sheet_chosen(self, action: QAction) -> None:
        if action.data() != self._file.table.sheet:
            self.sheet_chosen.emit(action.data())
        else:
            self._show_sheets()
