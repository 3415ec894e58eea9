"""Exports a file on another thread, with progress and cancel."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.desktop.session.background import Background
from planner.desktop.session.export_job import ExportJob

PROGRESS_INTERVAL_SECONDS = 0.05


class ExportTask(QObject):
    """One export at a time.

    Signals:
        progressed: The share done, 0 to 1; at most twenty times a second.
        succeeded: The file's path.
        failed: The error; nothing half-written is left.
        cancelled: The user's cancel took effect; nothing is left.
    """

    progressed = Signal(float)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = threading.Event()
        self._is_running = False
        self._background = Background(self)
        self._background.succeeded.connect(self._on_succeeded)
        self._background.failed.connect(self._on_failed)

    @property
    def is_running(self) -> bool:
        """Whether an export is under way."""
        return self._is_running

    def start(self, job: ExportJob) -> None:
        """Export a plan's results; later edits do not reach this export."""
        self.finish()
        self._cancel = threading.Event()
        self._is_running = True
        cancel = self._cancel
        report = _Throttled(self.progressed.emit)

        def export() -> Path:
            job.write(report, cancel.is_set)
            return job.path

        self._background.start(export)

    def cancel(self) -> None:
        """Ask the export to stop; ``cancelled`` follows."""
        self._cancel.set()

    def finish(self) -> None:
        """Stop and wait; no signal follows."""
        self._cancel.set()
        self._background.finish()
        self._is_running = False

    def _on_succeeded(self, path: object) -> None:
        self._is_running = False
        self.succeeded.emit(path)

    def _on_failed(self, error: object) -> None:
        from planner.export.workbook import ExportCancelledError

        self._is_running = False
        if isinstance(error, ExportCancelledError):
            self.cancelled.emit()
        else:
            self.failed.emit(error)


class _Throttled:
    """Passes a share on, but no more often than eyes can follow."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell = tell
        self._told_at = 0.0

    def __call__(self, share: float) -> None:
        now = time.monotonic()
        if now - self._told_at >= PROGRESS_INTERVAL_SECONDS or share >= 1:
            self._told_at = now
            self._tell(share)
