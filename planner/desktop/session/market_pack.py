"""The data pack in use: another is loaded and checked off the window's thread, then taken."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.desktop.session.background import Background
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.market.snapshot import Snapshot


class MarketPack(QObject):
    """Changes the market data of a session; a pack is taken whole, or the old one stays.

    Of ``changed``, ``refused``, ``failed`` and ``cancelled`` exactly one follows each ``load`` and
    ``use_shipped``, unless another one is started before.

    Signals:
        progress: The share done, 0 to 1.
        changed: Another pack is in use; ``session.market`` is the new one.
        refused: A tuple of ``planner.market.pack_check.PackFinding``; the old pack stays.
        failed: Why a pack could not be read at all, an exception that has a sentence; the old one
            stays.
        cancelled: The user's cancel took effect; the old pack stays.
    """

    progress = Signal(float)
    changed = Signal()
    refused = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(
        self, session: PlanSession, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self._cancel = threading.Event()
        self._folder: Path | None = None
        self._asked: Path | None = None
        self._is_running = False
        self._background = Background(self)
        self._background.succeeded.connect(self._on_succeeded)
        self._background.failed.connect(self._on_failed)

    @property
    def folder(self) -> Path | None:
        """The folder of the pack in use, None for the one that ships with the program."""
        return self._folder

    @property
    def asked_folder(self) -> Path | None:
        """The folder last asked for, in use or not; None for the pack that ships."""
        return self._asked

    @property
    def is_running(self) -> bool:
        """Whether a pack is being loaded."""
        return self._is_running

    def adopt(self, folder: Path | None) -> None:
        """Take note of the pack the session began with."""
        self._folder = self._asked = folder

    def load(self, folder: Path) -> None:
        """Check and load a pack, and use it if it is sound; it is remembered then."""
        folder = folder.absolute()  # remembered longer than the folder the program runs in

        def work() -> Snapshot:
            from planner.market.pack import load_pack

            return load_pack(folder, progress=report, is_cancelled=cancel.is_set)

        report, cancel = self.progress.emit, self._begin(folder)
        self._background.start(work)

    def use_shipped(self) -> None:
        """Go back to the pack that ships with the program, and forget the other."""

        def work() -> Snapshot:
            from planner.market.loader import load_snapshot

            return load_snapshot()

        self._begin(None)
        self._background.start(work)

    def cancel(self) -> None:
        """Ask the running load to stop; ``cancelled`` follows."""
        self._cancel.set()

    def finish(self) -> None:
        """Stop and wait; no signal follows."""
        self._cancel.set()
        self._background.finish()
        self._is_running = False

    def _begin(self, folder: Path | None) -> threading.Event:
        self._cancel.set()  # whatever still runs
        self._cancel = threading.Event()
        self._asked = folder
        self._is_running = True
        return self._cancel

    def _on_succeeded(self, market: object) -> None:
        self._is_running = False
        if self._cancel.is_set():  # asked for when the work was all but done
            self.cancelled.emit()
        elif isinstance(market, Snapshot):
            self._folder = self._asked
            self._session.change_market(market)
            self._preferences.pack_folder = self._folder
            self.changed.emit()

    def _on_failed(self, error: object) -> None:
        from planner.market.pack import PackRefusedError
        from planner.market.pack_check import PackCheckCancelledError

        self._is_running = False
        if isinstance(error, PackCheckCancelledError):
            self.cancelled.emit()
        elif isinstance(error, PackRefusedError):
            self.refused.emit(error.findings)
        else:
            self.failed.emit(error)
