"""The inspector: the selected seats, the plan where none is, or what there is to check."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring.seat_timeline import Timeline
from planner.desktop.icons import Icons
from planner.desktop.pages.plan_page.base_strip import BaseStrip
from planner.desktop.pages.plan_page.plan_panel import PlanPanel
from planner.desktop.pages.plan_page.problems_panel import ProblemsPanel
from planner.desktop.pages.plan_page.seat_panel import SeatPanel
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.period import Period
from planner.desktop.viewmodels.plan_settings import PlanSettings
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.desktop.viewmodels.seat_doubts import with_doubts
from planner.desktop.viewmodels.seat_inspection import inspect_seat
from planner.desktop.viewmodels.seat_marks import SeatMark
from planner.desktop.widgets.cell_editors import Search
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.plan.model import Seat
from planner.plan.problem import Problem
from planner.quantities.identifiers import SeatId

if TYPE_CHECKING:  # it waits until the first seat is shown
    from planner.desktop.pages.plan_page.seat_form import SeatForm


class Inspector(QWidget):
    """Shows one of three pages.

    Signals:
        close_requested: Hide the inspector.
        left: Escape was pressed where it takes nothing back.
    """

    close_requested = Signal()
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        settings: PlanSettings,
        session: PlanSession,
        search: Search,
    ) -> None:
        super().__init__()
        self._formatter = formatter
        self._shown: tuple[object, ...] = ()
        self._is_checking = False
        make_form = partial(_seat_form, theme, icons, formatter, session)
        self.seat = SeatPanel(theme, icons, make_form)
        self.plan = PlanPanel(theme, icons, settings, search)
        self.problems = ProblemsPanel(theme, icons, formatter)
        self.base = BaseStrip(theme, icons, self)
        self._marks: Mapping[SeatId, SeatMark] = {}
        self._plan_mark = ""
        self._timeline: Timeline | None = None
        self._doubts: tuple[Problem, ...] = ()
        self._stack = QStackedWidget()
        for page in (self.seat, self.plan, self.problems):
            self._stack.addWidget(page)
        self.seat.close_requested.connect(self.close_requested)
        self.plan.close_requested.connect(self.close_requested)
        self.setAccessibleName(_("Inspector"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.base)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be left on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    @property
    def is_checking(self) -> bool:
        """Whether the list of what to check shows."""
        return self._is_checking

    def focus_target(self) -> QWidget:
        """Return what takes the focus when the inspector is entered."""
        if self._is_checking:
            return self.problems.view
        if self._stack.currentWidget() is self.seat:
            return self.seat.form.first_stop
        first = next(iter(self.plan.form.fields.values()), None)
        return first.field if first is not None else self.plan

    def check(self, *, is_checking: bool) -> None:
        """Show the list of what to check, or the seat or plan again."""
        self._is_checking = is_checking
        if is_checking:
            self.base.hide()
            self._stack.setCurrentWidget(self.problems)

    def mark(self, marks: Mapping[SeatId, SeatMark], of_plan: str) -> None:
        """Say from now on how these seats, and the settings of the plan, differ from the base."""
        self._marks, self._plan_mark = marks, of_plan

    def expect(self, timeline: Timeline | None, doubts: tuple[Problem, ...] = ()) -> None:
        """Say from now on when seats are expected to fill, and which may never.

        Args:
            timeline: When they are; None until that is worked out.
            doubts: Problems of seats that may never fill.
        """
        self._timeline, self._doubts = timeline, doubts

    def show_evaluation(
        self, evaluation: Evaluation, seats: Sequence[Seat], period: Period
    ) -> None:
        """Show the present results; what did not change is not built again."""
        evaluation = with_doubts(evaluation, self._doubts)
        self.problems.model.show(evaluation.problems)
        if not evaluation.problems:
            self._is_checking = False
        if seats or self._is_checking:
            self.base.show_seats(() if self._is_checking else seats, self._marks)
        else:
            self.base.show_plan(self._plan_mark)
        if self._is_checking:
            self._stack.setCurrentWidget(self.problems)
        elif seats:
            self._show_seats(evaluation, seats)
            self._stack.setCurrentWidget(self.seat)
        else:
            self.plan.show_plan(evaluation.plan, period)
            self._stack.setCurrentWidget(self.plan)

    def _show_seats(self, evaluation: Evaluation, seats: Sequence[Seat]) -> None:
        timelines = {} if self._timeline is None else self._timeline.seats
        expected = [timelines.get(seat.id) for seat in seats]
        shown = (*_ground(evaluation, seats), expected, evaluation.plan.hiring)
        if shown == self._shown:
            return
        self._shown = shown
        if len(seats) == 1:
            inspection = inspect_seat(evaluation, seats[0], self._formatter, expected[0])
        else:
            from planner.desktop.viewmodels.seats_inspection import inspect_seats

            inspection = inspect_seats(evaluation, seats, self._formatter)
        self.seat.show_seat(inspection)
        self.seat.form.show_seats(evaluation, seats)


def _seat_form(
    theme: Theme, icons: Icons, formatter: Formatter, session: PlanSession
) -> "SeatForm":
    from planner.desktop.pages.plan_page.seat_form import SeatForm
    from planner.desktop.viewmodels.seat_form_edits import SeatFormEdits

    return SeatForm(theme, icons, formatter, SeatFormEdits(session, formatter))


def _ground(evaluation: Evaluation, seats: Sequence[Seat]) -> tuple[object, ...]:
    """Return everything that what is shown of seats rests on."""
    plan, ids = evaluation.plan, {seat.id for seat in seats}
    return (
        tuple(seats),
        tuple(evaluation.seat_costs.get(seat.id) for seat in seats),
        tuple(evaluation.overlaps.get(seat.id) for seat in seats),
        tuple(each for each in evaluation.problems if each.seat_id in ids),
        plan.assumptions,
        plan.plan_rates,
        plan.teams,
        plan.members,
        plan.anchor_id,
        plan.working_pattern,
        plan.place_patterns,
        plan.company_days,
        plan.horizon_start,
        id(evaluation.market),
        is_evidence_read(evaluation.market),
    )
