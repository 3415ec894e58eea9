"""Closes the program in order on SIGINT and SIGTERM."""

import signal
import socket
from types import FrameType
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """Wakes Qt's event loop when the system asks the program to end.

    Python runs signal handlers only between its own instructions; a socket that the signal
    writes to makes Qt come back to Python.

    Signals:
        interrupted: The program should end.
    """

    interrupted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._writer, self._reader = socket.socketpair()
        for end in (self._writer, self._reader):
            end.settimeout(0)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)
        self._usual_handlers: dict[int, Any] = {}

    def install(self) -> None:
        """Begin to listen; on the main thread."""
        self._usual_wakeup = signal.set_wakeup_fd(self._writer.fileno())
        for number in _SIGNALS:
            self._usual_handlers[number] = signal.signal(number, self._on_signal)

    def uninstall(self) -> None:
        """Give the signals back."""
        for number, handler in self._usual_handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._usual_wakeup)
        self._notifier.setEnabled(False)
        self._writer.close()
        self._reader.close()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.interrupted.emit()

    def _on_activated(self) -> None:
        self._reader.recv(64)
