"""Writes unforeseen errors to a log file and says that one happened, without a traceback."""

import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

MAX_BYTES = 1_000_000


class FailureLog(QObject):
    """Takes the place of Python's own report of uncaught exceptions while installed.

    Signals:
        failed: The exception, on the window's thread.
    """

    failed = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    @property
    def path(self) -> Path:
        """The log file; it exists once something failed."""
        return self._path

    def install(self) -> None:
        """Catch what nobody catches, on every thread."""
        self._usual_hook = sys.excepthook
        self._usual_thread_hook = threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Give Python its report back."""
        sys.excepthook = self._usual_hook
        threading.excepthook = self._usual_thread_hook

    def record(self, error: BaseException) -> None:
        """Append an error with its traceback; a log that grew too long begins anew."""
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        text = "".join(traceback.format_exception(error))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            is_long = self._path.exists() and self._path.stat().st_size > MAX_BYTES
            with self._path.open("w" if is_long else "a", encoding="utf-8") as log:
                log.write(f"{moment}\n{text}\n")
        except OSError:
            return  # nowhere to write: the banner still tells

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._usual_hook(kind, error, trace)
            return
        self.record(error)
        self.failed.emit(error)

    def _on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.record(caught.exc_value)
            self.failed.emit(caught.exc_value)
