"""Work on another thread whose answer comes back on the window's, unless it is stale."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance

_FAILURES = logging.getLogger(__name__)


class _Work(QRunnable):
    """Runs a function and reports through signals that its caller owns."""

    def __init__(
        self,
        revision: int,
        work: Callable[[], object],
        returned: SignalInstance,
        raised: SignalInstance,
    ) -> None:
        super().__init__()
        self._revision = revision
        self._work = work
        self._returned = returned
        self._raised = raised

    def run(self) -> None:
        """Run the function; whatever it raises is handed over, not lost."""
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 -- the window's thread decides what it means
            _log_unforeseen(error)
            self._raised.emit(self._revision, error)
        else:
            self._returned.emit(self._revision, result)


def _log_unforeseen(error: Exception) -> None:
    """Log what is no answer but a mistake of the program; also where nobody waits for it."""
    from planner.localization.problems import has_sentence

    if not has_sentence(error) and type(error).__name__ not in _ANSWERS:
        _FAILURES.error("Work in the background failed", exc_info=error)


_ANSWERS = frozenset(
    {
        "NoAssignmentInTimeError",
        "NoRotaInTimeError",
        "PackCheckCancelledError",
        "PackRefusedError",
        "SimulationCancelledError",
        "StaffingCancelledError",
    }
)
"""Errors without a sentence that whoever asked for the work takes as its answer."""


POOL_NAME = "planner work"
"""What the threads are called; Qt paints large fills on threads of its own beside them."""


class Background(QObject):
    """Runs one function at a time; starting another makes the running one's answer stale.

    What it raises unforeseen is logged besides.

    Signals:
        succeeded: What the function returned.
        failed: The exception it raised.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    _returned = Signal(int, object)
    _raised = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setObjectName(POOL_NAME)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(0)
        self._revision = 0
        self._returned.connect(self._on_returned)
        self._raised.connect(self._on_raised)

    def start(self, work: Callable[[], object]) -> None:
        """Run a function on the other thread."""
        self._revision += 1
        self._pool.start(_Work(self._revision, work, self._returned, self._raised))

    def drop(self) -> None:
        """Ignore what the running function will answer."""
        self._revision += 1

    def finish(self) -> None:
        """Wait until nothing runs any more; its answer is dropped."""
        self.drop()
        self._pool.waitForDone()

    def _on_returned(self, revision: int, result: object) -> None:
        if revision == self._revision:
            self.succeeded.emit(result)

    def _on_raised(self, revision: int, error: object) -> None:
        if revision == self._revision:
            self.failed.emit(error)
