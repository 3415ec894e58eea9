"""Keeps the inspector about what is selected in the table, and remembers what of it is open."""

from PySide6.QtCore import QObject, Qt, QTimer

from planner.desktop.pages.plan_page.inspector import Inspector
from planner.desktop.pages.plan_page.positions_panel import PositionsPanel
from planner.desktop.pages.plan_page.side_dock import SideDock
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.viewmodels.period import Period
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS, ROLE
from planner.desktop.viewmodels.seat_sections import DETAILS, SECTIONS
from planner.localization.messages import _
from planner.plan.edits import repair
from planner.plan.model import Seat
from planner.plan.problem import Problem
from planner.quantities.identifiers import PlaceId

_INSPECTOR_FLAG = "plan/inspector"
_SECTION_FLAG = "plan/inspector-section-"


class Inspection(QObject):
    """Connects a table, an inspector and the dock that shows it.

    Args:
        session: Holds the plan.
        positions: The table.
        inspector: What tells of its rows.
        dock: Where the inspector stands.
        preferences: Remembers what is open; None remembers nothing.
    """

    def __init__(
        self,
        session: PlanSession,
        positions: PositionsPanel,
        inspector: Inspector,
        dock: SideDock,
        preferences: Preferences | None,
    ) -> None:
        super().__init__(positions)
        self._session = session
        self._positions = positions
        self._inspector = inspector
        self._dock = dock
        self._preferences = preferences
        self._period: Period | None = None
        self._seats: tuple[Seat, ...] = ()
        self._is_following = False
        view = positions.view
        view.row_chosen.connect(self._on_row_chosen)
        view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        positions.problems_requested.connect(self._on_problems_requested)
        positions.inspector_requested.connect(self.toggle)
        dock.side_shown.connect(self._show)
        inspector.close_requested.connect(self._on_close)
        inspector.left.connect(positions.take_focus)
        inspector.problems.problem_chosen.connect(self._on_problem_chosen)
        inspector.problems.repair_requested.connect(self._on_repair_requested)
        inspector.problems.close_requested.connect(self._on_close_problems)
        self._restore()
        inspector.seat.section_folded.connect(self._on_section_folded)

    @property
    def current_seat(self) -> Seat | None:
        """The seat looked at, None for a group or none."""
        key = self._positions.view.current_key
        return next((seat for seat in self._session.plan.seats if seat.id == key), None)

    def show(self, period: Period) -> None:
        """Show the present results, if the inspector is open."""
        self._period = period
        self._show()

    def toggle(self) -> None:
        """Show or hide the inspector."""
        self._open(is_open=not self._dock.is_side_open)

    def _open(self, *, is_open: bool) -> None:
        self._dock.open_side(is_open=is_open)
        if self._dock.is_wide and self._preferences is not None:
            self._preferences.set_flag(_INSPECTOR_FLAG, value=is_open)
        self._show()

    def _show(self) -> None:
        if self._session.is_open and self._dock.is_side_open and self._period is not None:
            self._seats = self._inspected()
            self._inspector.show_evaluation(self._session.evaluation, self._seats, self._period)

    def _inspected(self) -> tuple[Seat, ...]:
        """Return the seats the inspector is about: the selected ones, or the one looked at."""
        chosen = set(self._positions.view.selected_keys)
        if len(chosen) > 1:
            return tuple(seat for seat in self._session.plan.seats if seat.id in chosen)
        seat = self.current_seat
        return (seat,) if seat is not None else ()

    def _restore(self) -> None:
        if self._preferences is None:
            return
        flag = self._preferences.flag
        opened = {key: flag(f"{_SECTION_FLAG}{key}", default=key == DETAILS) for key in SECTIONS}
        self._inspector.seat.open_sections(opened)
        is_open = self._preferences.flag(_INSPECTOR_FLAG, default=True)
        self._dock.set_open_when_wide(is_open=is_open)

    def _on_row_chosen(self, _key: str) -> None:
        self._inspector.check(is_checking=False)
        self._show()

    def _on_selection_changed(self) -> None:
        """Follow the selection once it stands: the table takes it away and back at each edit."""
        if not self._is_following:
            self._is_following = True
            QTimer.singleShot(0, self, self._follow_selection)

    def _follow_selection(self) -> None:
        self._is_following = False
        if self._session.is_open and self._inspected() != self._seats:
            self._show()

    def _on_section_folded(self, key: str, is_folded: bool) -> None:  # noqa: FBT001 -- Qt's signal
        if self._preferences is not None:
            self._preferences.set_flag(f"{_SECTION_FLAG}{key}", value=not is_folded)

    def _on_problems_requested(self) -> None:
        self._inspector.check(is_checking=True)
        self._open(is_open=True)
        self._inspector.problems.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_problem_chosen(self, problem: Problem) -> None:
        """Go to the cell of a problem, or to the field of the inspector where no column shows."""
        view, field = self._positions.view, problem.field_name or ROLE
        if problem.seat_id is None:
            view.clear_current()
            self._on_close_problems()
            return
        self._positions.show_all()
        column = field if field in view.visible_columns else ROLE
        view.go_to(problem.seat_id, COLUMN_KEYS.index(column))
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        if column != field:
            self._on_close_problems()
            self._inspector.seat.reveal(field)

    def _on_repair_requested(self, problem: Problem, what: str) -> None:
        mended = repair(self._session.plan, problem, self._place_name)
        if mended is None:
            return
        seat = problem.seat_id
        text = what if seat is None else _("{seat}: {what}").format(seat=seat, what=what)
        self._session.apply(mended, text)

    def _place_name(self, place_id: PlaceId) -> str:
        place = self._session.market.places.get(place_id)
        return place.name if place is not None else place_id

    def _on_close_problems(self) -> None:
        self._inspector.check(is_checking=False)
        self._show()

    def _on_close(self) -> None:
        self._open(is_open=False)
