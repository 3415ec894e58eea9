"""Imports files into the open plan: chooses, reads, previews, and makes it one undo step."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.desktop.icons import Icons
from planner.desktop.import_preview import ImportPreview
from planner.desktop.import_words import outcome_text, step_text
from planner.desktop.loading_view import LOADING_SHOWN_AFTER_MS
from planner.desktop.password_dialog import PasswordDialog
from planner.desktop.reading_dialog import ReadingDialog
from planner.desktop.review_dialog import ReviewDialog
from planner.desktop.session.clipboard import copied_grid
from planner.desktop.session.import_results import ImportResults
from planner.desktop.session.import_task import ImportTask, ReadFile
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.session.returned_workbook import ReadReview, ReturnedFor
from planner.desktop.theme import Theme
from planner.intake.imports.import_draft import ImportDraft, drafted_again
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.imported_plan import ImportedPlan, import_draft
from planner.intake.imports.remembered_columns import RememberedColumns
from planner.intake.returned.review import Proposal, Signature, accepted
from planner.intake.tables.file_table_error import FileTableError, FileTableFault
from planner.intake.tables.grid import CopiedCellsError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.market.exchange_rates import UnknownCurrencyError
from planner.plan.edits import PlanEditError

_REMEMBERED = "import-columns.json"


class Imports(QObject):
    """What importing a file needs, from choosing it to the plan with it.

    Signals:
        failed: The error that keeps a file, or its rows, out of the plan.
        imported: What was imported, as a sentence; the step can be taken back.
    """

    failed = Signal(object)
    imported = Signal(str)

    def __init__(
        self,
        window: QWidget,
        session: PlanSession,
        preferences: Preferences,
        look: tuple[Theme, Icons, Formatter],
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._preferences = preferences
        self._theme, self._icons, self._formatter = look
        self._today = today
        self._remembered = RememberedColumns(preferences.folder / _REMEMBERED)
        self._path = Path()
        self._source = ""
        self._password = ""
        self._context = self._new_context()
        self._preview: ImportPreview | None = None
        self._review: ReviewDialog | None = None
        self._read_review: ReadReview | None = None
        self._reading: ReadingDialog | None = None
        self._asking: PasswordDialog | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LOADING_SHOWN_AFTER_MS)
        self._patience.timeout.connect(self._on_patience_gone)
        self.task = ImportTask(self)
        self.task.read.connect(self._on_read)
        self.task.reviewed.connect(self._on_reviewed)
        self.task.failed.connect(self._on_failed)
        self.task.worked_out.connect(self._on_worked_out)
        self.task.progressed.connect(self._on_progressed)
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(self.finish)

    @property
    def preview(self) -> ImportPreview | None:
        """The preview on show, if there is one."""
        return self._preview

    @property
    def review(self) -> ReviewDialog | None:
        """The review of a returned workbook on show, if there is one."""
        return self._review

    @property
    def reading(self) -> ReadingDialog | None:
        """What tells that a file is being read, if it shows."""
        return self._reading

    @property
    def asking(self) -> PasswordDialog | None:
        """The question for a workbook's password, if it shows."""
        return self._asking

    def choose(self) -> QFileDialog:
        """Ask for a file and import it."""
        names = _("CSV files and workbooks") + " (*.csv *.tsv *.txt *.xlsx)"
        everything = _("All files") + " (*)"
        dialog = QFileDialog(
            self._window, _("Import"), str(self._folder()), f"{names};;{everything}"
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        return dialog

    def open(self, path: Path) -> None:
        """Read a file and show what importing it would do."""
        self._path = path
        self._source = path.name
        self._password = ""
        self._preferences.import_folder = path.parent
        self._read()

    def open_copied(self) -> None:
        """Show what importing the cells in the clipboard would do."""
        try:
            grid = copied_grid()
        except CopiedCellsError as error:
            self.failed.emit(error)
            return
        self._source = _("the clipboard")
        self._context = self._new_context()
        self.task.read_cells(grid, self._source, self._context)
        self._patience.start()

    def finish(self) -> None:
        """Stop reading and wait; nothing follows."""
        self._patience.stop()
        self.task.finish()

    def _read(self) -> None:
        self._context = self._new_context()
        self.task.read_file(
            self._path,
            self._context,
            password=self._password,
            returned_for=self._returned_for(),
        )
        self._patience.start()

    def _new_context(self) -> ImportContext:
        evaluation = self._session.evaluation
        return ImportContext(
            evaluation.plan,
            evaluation.market,
            self._formatter,
            self._today(),
            self._preferences.author,
            self._remembered.recalled,
        )

    def _returned_for(self) -> ReturnedFor:
        market = self._session.market
        return ReturnedFor(
            self._session.document, market.published or market, self._today(), self._formatter
        )

    def _folder(self) -> Path:
        own = self._session.path
        return self._preferences.import_folder or (own.parent if own is not None else Path.home())

    def _on_file_selected(self, text: str) -> None:
        self.open(Path(text))

    def _on_patience_gone(self) -> None:
        parent = self._preview or self._window
        self._reading = ReadingDialog(self._theme, self._icons, self._source, parent)
        self._reading.rejected.connect(self._on_stopped)
        self._reading.show()

    def _on_stopped(self) -> None:
        self.task.cancel()
        self._reading = None

    def _end_reading(self) -> None:
        self._patience.stop()
        if self._reading is not None:
            self._reading.accept()
            self._reading = None

    def _on_failed(self, error: object) -> None:
        self._end_reading()
        if self._preview is not None:
            self._preview.show_import_over(is_done=False)
        if self._needs_password(error):
            self._ask_password()
        else:
            self.failed.emit(error)

    def _needs_password(self, error: object) -> bool:
        faults = {FileTableFault.WRONG_PASSWORD}
        if not self._password:
            faults.add(FileTableFault.ENCRYPTED)
        return isinstance(error, FileTableError) and error.fault in faults

    def _ask_password(self) -> None:
        dialog = PasswordDialog(
            self._theme, self._icons, self._source, self._window, was_wrong=bool(self._password)
        )
        dialog.given.connect(self._on_password_given)
        dialog.finished.connect(self._on_password_finished)
        self._asking = dialog
        dialog.show()

    def _on_password_given(self, password: str) -> None:
        self._password = password
        self._read()

    def _on_password_finished(self, _result: int) -> None:
        self._asking = None

    def _on_read(self, file: ReadFile) -> None:
        self._end_reading()
        if self._preview is not None:
            self._preview.show_file(file)
            return
        preview = ImportPreview(
            self._theme, self._icons, self._formatter, file, self._context, self._window
        )
        preview.chosen.connect(self._on_chosen)
        preview.sheet_chosen.connect(self._on_sheet_chosen)
        preview.stop_wanted.connect(self.task.cancel)
        preview.finished.connect(self._on_finished)
        self._preview = preview
        preview.show()

    def _on_reviewed(self, read: ReadReview) -> None:
        self._end_reading()
        self._read_review = read
        dialog = ReviewDialog(self._theme, self._icons, self._formatter, read, self._window)
        dialog.chosen.connect(self._on_proposals_chosen)
        dialog.finished.connect(self._on_review_finished)
        self._review = dialog
        dialog.show()

    def _on_proposals_chosen(self, proposals: tuple[Proposal, ...]) -> None:
        read = self._read_review
        if read is None:
            return
        review = read.review
        if self._session.document is not review.document:  # somebody else saved it meanwhile
            self._read()
            return
        why = _("From the workbook {file}").format(file=review.source)
        signature = Signature(self._preferences.author or review.source, self._today(), why)
        try:
            document = accepted(review, proposals, read.market, signature)
        except PlanEditError as error:
            self.failed.emit(error)
            return
        count = len(proposals)
        step = _("Take changes of {file}").format(file=review.source)
        self._session.apply_document(document, step, review.scenario_id)
        text = ngettext("{count} change taken", "{count} changes taken", count)
        self.imported.emit(text.format(count=self._formatter.integer(count)))

    def _on_review_finished(self, _result: int) -> None:
        self._review = None

    def _on_sheet_chosen(self, name: str) -> None:
        self.task.read_file(self._path, self._context, sheet=name, password=self._password)
        self._patience.start()

    def _on_chosen(self, draft: ImportDraft) -> None:
        if self._session.plan is not self._context.plan:  # somebody else saved it meanwhile
            self._context = self._new_context()
            draft = drafted_again(draft, self._context)
        session = self._session
        if self._preview is not None and self._preview.is_long:
            self.task.work_out(draft, self._context, session.evaluation, session.market)
            return
        try:
            imported = import_draft(draft, self._context)
        except (PlanEditError, UnknownCurrencyError) as error:
            self.failed.emit(error)
            return
        self._take(draft, imported)

    def _on_progressed(self, share: float) -> None:
        if self._preview is not None:
            self._preview.show_progress(share)

    def _on_worked_out(self, results: ImportResults) -> None:
        session = self._session
        if session.evaluation is not results.before or session.market is not results.market:
            self._on_chosen(results.draft)  # edited, or held against other data, meanwhile
            return
        session.expect(results.evaluation)
        self._take(results.draft, results.imported)
        if self._preview is not None:
            self._preview.show_import_over(is_done=True)

    def _take(self, draft: ImportDraft, imported: ImportedPlan) -> None:
        self._remembered.remember(draft.grid, draft.layout, draft.kind)
        self._session.apply(imported.plan, step_text(draft, self._formatter))
        self.imported.emit(outcome_text(draft, imported, self._formatter))

    def _on_finished(self, _result: int) -> None:
        self._preview = None
        self.task.cancel()
        self._end_reading()
