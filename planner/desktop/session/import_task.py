"""Reads files to import, works their drafts out anew and the plan with them, on another thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.calculators.evaluation import Evaluation
from planner.desktop.session.background import Background
from planner.desktop.session.import_results import ImportResults, import_results
from planner.desktop.session.returned_workbook import ReadReview, ReturnedFor
from planner.intake.imports.import_draft import ImportDraft, draft_import
from planner.intake.imports.import_kind import ImportContext, ImportKind
from planner.intake.tables.file_table import FileTable
from planner.intake.tables.file_table_error import FileTableCancelledError
from planner.intake.tables.grid import Grid
from planner.localization.messages import active_language, speaking
from planner.market.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file, or copied cells, with their draft; ``source`` is what they are called."""

    source: str
    table: FileTable
    draft: ImportDraft


class ImportTask(QObject):
    """One piece of work at a time; a later one takes the place of an earlier one.

    Signals:
        read: A ``ReadFile``.
        drafted: An ``ImportDraft``.
        worked_out: The ``ImportResults`` of a draft.
        progressed: Which share of them is there, 0 to 1.
        reviewed: A ``ReadReview`` of a workbook that was exported from a plan and came back.
        failed: The error that kept a file from being read; none where it was cancelled.
    """

    read = Signal(object)
    drafted = Signal(object)
    worked_out = Signal(object)
    progressed = Signal(float)
    reviewed = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = threading.Event()
        self._background = Background(self)
        self._background.succeeded.connect(self._on_succeeded)
        self._background.failed.connect(self._on_failed)

    def read_file(
        self,
        path: Path,
        context: ImportContext,
        *,
        sheet: str | None = None,
        kind: ImportKind | None = None,
        password: str = "",
        returned_for: ReturnedFor | None = None,
    ) -> None:
        """Read a file and draft its import; ``read``, ``reviewed`` or ``failed`` follows.

        Args:
            path: The file.
            context: What its rows are held against.
            sheet: Which sheet of a workbook.
            kind: What its rows are.
            password: What opens a workbook that is encrypted.
            returned_for: What a workbook that came back is held against; None to read it as any.
        """
        self.cancel()
        cancel = self._cancel = threading.Event()

        def read() -> ReadFile | ReadReview:
            from planner.intake.returned.returned_file import is_exported_workbook
            from planner.intake.tables.file_table import read_file_table

            if returned_for is not None and is_exported_workbook(path, password):
                return returned_for.read(path, cancel.is_set, password)
            table = read_file_table(
                path, sheet=sheet, password=password, is_cancelled=cancel.is_set
            )
            draft = draft_import(table.grid, path.name, context, kind)
            return ReadFile(path.name, table, draft)

        self._start(read)

    def read_cells(self, grid: Grid, source: str, context: ImportContext) -> None:
        """Draft the import of cells that are there already; ``read`` or ``failed`` follows."""
        self.cancel()
        self._start(lambda: ReadFile(source, FileTable(grid), draft_import(grid, source, context)))

    def draft(self, make: Callable[[], ImportDraft]) -> None:
        """Work a draft out; ``drafted`` follows."""
        self._start(make)

    def work_out(
        self, draft: ImportDraft, context: ImportContext, before: Evaluation, market: Snapshot
    ) -> None:
        """Work the plan with a draft out; ``progressed``, ``worked_out`` or ``failed`` follow.

        Args:
            draft: The rows to import.
            context: What they are held against.
            before: The results of the plan on show.
            market: As published.
        """
        self.cancel()
        cancel, tell = threading.Event(), self.progressed.emit
        self._cancel = cancel
        self._start(lambda: import_results(draft, context, before, market, tell, cancel.is_set))

    def cancel(self) -> None:
        """Stop what is under way; no signal follows."""
        self._cancel.set()
        self._background.drop()

    def finish(self) -> None:
        """Stop and wait; no signal follows."""
        self._cancel.set()
        self._background.finish()

    def _start(self, work: Callable[[], object]) -> None:
        language = active_language()  # threads start without one

        def speak() -> object:
            with speaking(language):
                return work()

        self._background.start(speak)

    def _on_succeeded(self, result: object) -> None:
        if isinstance(result, ReadFile):
            self.read.emit(result)
        elif isinstance(result, ImportResults):
            self.worked_out.emit(result)
        elif isinstance(result, ReadReview):
            self.reviewed.emit(result)
        else:
            self.drafted.emit(result)

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, FileTableCancelledError):
            self.failed.emit(error)
