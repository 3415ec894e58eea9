"""Work on another thread of which only the newest matters: what is overtaken never begins."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from planner.desktop.session.background import Background


class NewestWork(QObject):
    """Runs one function at a time, and next the newest of those asked for meanwhile.

    Each answer is told, so that something moves while a reader drags a slider.

    Signals:
        succeeded: What a function returned.
        failed: The exception it raised.
    """

    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._background.succeeded.connect(self._on_succeeded)
        self._background.failed.connect(self._on_failed)
        self._is_running = False
        self._next: Callable[[], object] | None = None

    @property
    def is_running(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_running

    def start(self, work: Callable[[], object]) -> None:
        """Run a function on the other thread, now or once it is free."""
        if self._is_running:
            self._next = work
            return
        self._is_running = True
        self._background.start(work)

    def drop(self) -> None:
        """Ignore what is being worked out, and begin nothing that waits."""
        self._next, self._is_running = None, False
        self._background.drop()

    def finish(self) -> None:
        """Wait until nothing runs any more; its answer is dropped."""
        self.drop()
        self._background.finish()

    def _go_on(self) -> None:
        self._is_running = False
        work, self._next = self._next, None
        if work is not None:
            self.start(work)

    def _on_succeeded(self, answer: object) -> None:
        self._go_on()
        self.succeeded.emit(answer)

    def _on_failed(self, error: object) -> None:
        self._go_on()
        self.failed.emit(error)
