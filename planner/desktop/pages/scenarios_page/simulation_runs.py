"""Draws the chances of plans on another thread, one after another, until all are or one stops."""

import threading
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.calculators.risk.simulated import Simulation
from planner.desktop.session.background import Background
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

Progress = Callable[[float], None]
"""Told how much of the draws is done, 0 to 1."""

IsCancelled = Callable[[], bool]
"""Whether to give up."""

Simulate = Callable[[Plan, Snapshot, int, Progress, IsCancelled], Simulation]
"""Draws a plan's chances: so many draws, with progress, until it is cancelled."""

Job = tuple[Plan, int]
"""A plan, and how many draws."""


class SimulationRuns(QObject):
    """Runs one list of jobs at a time; starting another drops what is left of the one before.

    Args:
        simulate: Draws the chances of one plan.

    Signals:
        drawn: A plan and its ``Simulation``.
        progressed: Percent of all draws that are done.
        finished: All jobs of the list are done.
        failed: Why a plan's chances cannot be drawn; the rest of the list is dropped.
    """

    drawn = Signal(object, object)
    progressed = Signal(int)
    finished = Signal()
    failed = Signal(object)
    _moved = Signal(int, float)

    def __init__(self, simulate: Simulate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._simulate = simulate
        self._cancel = threading.Event()
        self._jobs: list[Job] = []
        self._market: Snapshot | None = None
        self._run = 0
        self._done = self._total = 0
        self._background = Background(self)
        self._background.succeeded.connect(self._on_succeeded)
        self._background.failed.connect(self._on_failed)
        self._moved.connect(self._on_moved)

    @property
    def is_running(self) -> bool:
        """Whether anything is still to be drawn."""
        return bool(self._jobs)

    def start(self, jobs: Sequence[Job], market: Snapshot) -> None:
        """Draw the chances of plans; an empty list is done at once."""
        self.stop()
        self._jobs, self._market = list(jobs), market
        self._done, self._total = 0, sum(draws for _plan, draws in jobs)
        self._next()

    def stop(self) -> None:
        """Drop what is left; no signal follows."""
        self._cancel.set()
        self._jobs.clear()
        self._run += 1
        self._background.drop()

    def finish(self) -> None:
        """Drop what is left, and wait for the thread."""
        self.stop()
        self._background.finish()

    def _next(self) -> None:
        market = self._market
        if not self._jobs or market is None:
            self.finished.emit()
            return
        self._run += 1
        plan, draws = self._jobs[0]
        cancel = self._cancel = threading.Event()
        tell = partial(self._moved.emit, self._run)
        simulate = self._simulate

        def work() -> tuple[Plan, Simulation]:
            return plan, simulate(plan, market, draws, tell, cancel.is_set)

        self._background.start(work)

    def _on_moved(self, run: int, share: float) -> None:
        if run == self._run and self._jobs and self._total:
            done = self._done + share * self._jobs[0][1]
            self.progressed.emit(min(99, int(100 * done / self._total)))

    def _on_succeeded(self, answer: object) -> None:
        if not isinstance(answer, tuple) or not self._jobs:
            return
        plan, simulation = answer
        self._done += self._jobs.pop(0)[1]
        self.drawn.emit(plan, simulation)
        self._next()

    def _on_failed(self, error: object) -> None:
        self._jobs.clear()
        self.failed.emit(error)
