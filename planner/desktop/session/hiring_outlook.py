"""When the seats of the plan on show fill and what chance does to it, beside the window."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring.seat_timeline import Timeline
from planner.desktop.session.background import Background
from planner.desktop.session.newest_work import NewestWork
from planner.desktop.session.plan_session import PlanSession
from planner.market.snapshot import Snapshot
from planner.plan.hiring_checks import check_pools
from planner.plan.model import Plan
from planner.plan.problem import Problem

if TYPE_CHECKING:  # drawing waits until the window rests
    from planner.calculators.risk.simulated import Simulation

TimelineOf = Callable[[Plan, Snapshot], Timeline]
Simulate = Callable[[Plan, Snapshot, Callable[[], bool]], "Simulation | None"]
"""A plan, its market and whether to stop to what the draws say; None once stopped."""

_FRAME_MS = 20
"""The window paints an edit first; the dates that follow from it come a moment later."""
_REST_MS = 700
"""Chance is played through once nobody edits any more."""


class HiringOutlook(QObject):
    """Keeps the timeline of the plan on show, and once the window rests its simulation.

    The timeline of the plan before an edit stays until the new one is there. The simulation does
    not: its figures would contradict those beside them.

    Args:
        session: Whose plan.
        timeline_of: Works out a timeline.
        simulate: Plays chance through.
        parent: What it belongs to.

    Signals:
        timeline_changed: There is another timeline, other doubts, or none any more.
        simulation_changed: There is another simulation, or none any more.
    """

    timeline_changed = Signal()
    simulation_changed = Signal()

    def __init__(
        self,
        session: PlanSession,
        timeline_of: TimelineOf | None = None,
        simulate: Simulate | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._timeline_of = timeline_of or _expected_timeline
        self._simulate = simulate or _simulated
        self._timeline: Timeline | None = None
        self._doubts: tuple[Problem, ...] = ()
        self._simulation: Simulation | None = None
        self._asked: Evaluation | None = None
        self._is_stopped = Event()
        self._frame, self._rest = _timer(self, _FRAME_MS), _timer(self, _REST_MS)
        self._frame.timeout.connect(self._begin)
        self._rest.timeout.connect(self._begin_drawing)
        self._days = NewestWork(self)
        self._days.succeeded.connect(self._on_timeline)
        self._days.failed.connect(self._on_timeline_failed)
        self._draws = Background(self)
        self._draws.succeeded.connect(self._on_simulation)

    @property
    def timeline(self) -> Timeline | None:
        """When seats are expected to fill; None until that is known."""
        return self._timeline

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """Which seats may never fill for want of people, as known as the timeline is."""
        return self._doubts

    @property
    def simulation(self) -> "Simulation | None":
        """What the draws say of the plan on show; None until that is known."""
        return self._simulation

    def current_timeline(self) -> Timeline | None:
        """Return the timeline of the plan as it is this moment; None until one is known."""
        if self._timeline is None:
            return None
        evaluation = self._session.evaluation
        return self._timeline_of(evaluation.plan, evaluation.market)

    def refresh(self) -> None:
        """Work out what changed since it was last asked for; call with the big tables read."""
        if not self._session.is_open or self._session.evaluation is self._asked:
            return
        self._asked = self._session.evaluation
        self._drop_simulation()
        self._frame.start()

    def forget(self) -> None:
        """Show nothing any more: another plan is open."""
        self._stop()
        self._days.drop()
        self._asked = None
        self._drop_simulation()
        self._show_timeline(None, ())

    def finish(self) -> None:
        """Wait until nothing runs any more."""
        self._stop()
        self._days.finish()
        self._draws.finish()
        self._asked = None

    def _begin(self) -> None:
        evaluation, timeline_of = self._asked, self._timeline_of
        if evaluation is not None:
            self._days.start(lambda: _look_ahead(evaluation, timeline_of))

    def _on_timeline(self, answer: tuple[Evaluation, Timeline, tuple[Problem, ...]]) -> None:
        evaluation, timeline, doubts = answer
        if evaluation is not self._asked:
            return  # the next answer is on its way
        self._show_timeline(timeline, doubts)
        if timeline.seats and _can_be_drawn(evaluation):
            self._rest.start()

    def _on_timeline_failed(self, _error: object) -> None:
        self._show_timeline(None, ())

    def _begin_drawing(self) -> None:
        evaluation, simulate = self._asked, self._simulate
        if evaluation is None:
            return
        stopped = self._is_stopped = Event()
        self._draws.start(lambda: simulate(evaluation.plan, evaluation.market, stopped.is_set))

    def _on_simulation(self, simulation: "Simulation | None") -> None:
        if simulation is not None:
            self._simulation = simulation
            self.simulation_changed.emit()

    def _stop(self) -> None:
        self._frame.stop()
        self._rest.stop()
        self._is_stopped.set()
        self._draws.drop()

    def _drop_simulation(self) -> None:
        self._stop()
        if self._simulation is not None:
            self._simulation = None
            self.simulation_changed.emit()

    def _show_timeline(self, timeline: Timeline | None, doubts: tuple[Problem, ...]) -> None:
        is_same = timeline is self._timeline or timeline == self._timeline
        if not is_same or doubts != self._doubts:
            self._timeline, self._doubts = timeline, doubts
            self.timeline_changed.emit()


def _can_be_drawn(evaluation: Evaluation) -> bool:
    """Tell whether there are months, and a currency to count in; the plan's problems say else."""
    known = evaluation.market.currencies
    return bool(evaluation.budget.months) and evaluation.plan.reporting_currency in known


def _timer(owner: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer


def _look_ahead(
    evaluation: Evaluation, timeline_of: TimelineOf
) -> tuple[Evaluation, Timeline, tuple[Problem, ...]]:
    plan, market = evaluation.plan, evaluation.market
    return evaluation, timeline_of(plan, market), tuple(check_pools(plan, market))


def _expected_timeline(plan: Plan, market: Snapshot) -> Timeline:
    from planner.calculators.hiring.timeline import expected_timeline

    return expected_timeline(plan, market)


def _simulated(
    plan: Plan, market: Snapshot, is_cancelled: Callable[[], bool]
) -> "Simulation | None":
    from planner.calculators.risk.simulation import SimulationCancelledError, simulate

    try:
        return simulate(plan, market, is_cancelled=is_cancelled)
    except SimulationCancelledError:
        return None
