"""Writes unforeseen errors to a log file and says that one happened, without a traceback."""

import logging
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

MAX_BYTES = 1_000_000
_LOGGED = "Written to the log."
_PROGRAM = logging.getLogger("planner")


class FailureLog(QObject):
    """Takes the place of Python's own report of uncaught exceptions while installed.

    Signals:
        failed: The exception, on the window's thread.
    """

    failed = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._is_telling = False
        self._handler = _Recording(self)

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
        _PROGRAM.addHandler(self._handler)

    def uninstall(self) -> None:
        """Give Python its report back."""
        sys.excepthook = self._usual_hook
        threading.excepthook = self._usual_thread_hook
        _PROGRAM.removeHandler(self._handler)

    def record(self, error: BaseException) -> None:
        """Append an error with its traceback, once; a log that grew too long begins anew."""
        if _LOGGED in getattr(error, "__notes__", ()):
            return  # in the background, before a slot raised it again
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        text = "".join(traceback.format_exception(error))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            is_long = self._path.exists() and self._path.stat().st_size > MAX_BYTES
            with self._path.open("w" if is_long else "a", encoding="utf-8") as log:
                log.write(f"{moment}\n{text}\n")
        except OSError:
            return  # nowhere to write: the banner still tells
        error.add_note(_LOGGED)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._usual_hook(kind, error, trace)
            return
        self.record(error)
        self._tell(error)

    def _on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.record(caught.exc_value)
            self._tell(caught.exc_value)

    def _tell(self, error: BaseException) -> None:
        """Tell of an error, unless telling of another is what raised it: that would never end."""
        if self._is_telling:
            return
        self._is_telling = True
        try:
            self.failed.emit(error)
        finally:
            self._is_telling = False


class _Recording(logging.Handler):
    """Hands errors that other threads log to the file."""

    def __init__(self, log: FailureLog) -> None:
        super().__init__(logging.ERROR)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Record the error of a log record."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self._log.record(error)
