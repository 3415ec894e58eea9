"""Where the page's figures come from: a line for what is looked at, a card for what is opened."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.calculators.evaluation import Evaluation
from planner.desktop.figure_evidence import FigureEvidence
from planner.desktop.pages.plan_page.cost_panel import CostPanel
from planner.desktop.pages.plan_page.headline_figures import (
    ALL_FILLED,
    OVERLAP_FIGURE,
    PERIOD_COST,
    RUN_RATE,
)
from planner.desktop.pages.plan_page.headline_strip import HeadlineStrip
from planner.desktop.pages.plan_page.positions_panel import PositionsPanel
from planner.desktop.session.hiring_outlook import HiringOutlook
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS
from planner.desktop.viewmodels.timeline_cells import TIMELINE_KEYS
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.plan.model import Position, Seat

if TYPE_CHECKING:
    from planner.desktop.viewmodels.evidence import Evidence

_SETTLED_MS = 40
"""A held arrow key passes cells by without asking for their evidence."""


class FigureLines(QObject):
    """Tells of the positions' cells, the headline figures and the chart where they come from.

    Signals:
        told: The line of what is looked at; empty where nothing is.
    """

    told = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        headline: HeadlineStrip,
        positions: PositionsPanel,
        cost: CostPanel,
        evidence: FigureEvidence,
        formatter: Formatter,
    ) -> None:
        super().__init__(positions)
        self._session = session
        self._headline, self._positions, self._cost = headline, positions, cost
        self._evidence = evidence
        self._outlook: HiringOutlook | None = None
        self._formatter = formatter
        self._cell = ("", "")
        self._whole: tuple[Evaluation, Evidence] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED_MS)
        self._timer.timeout.connect(self._tell_cell)
        positions.model.explain_with(self.line_of)
        positions.view.cell_pointed.connect(self._on_cell_pointed)
        positions.view.cell_opened.connect(self._on_cell_opened)
        headline.focused.connect(self._on_headline_focused)
        headline.opened.connect(self._on_headline_opened)
        for number, cell in enumerate(headline.cells):
            cell.explain_with(partial(self.line_of_headline, number))
        cost.chart.explain_with(self.line_of_chart)
        cost.chart.noticed.connect(self._on_chart_noticed)
        cost.chart.opened.connect(self._on_chart_opened)

    def tell_of(self, outlook: HiringOutlook) -> None:
        """Tell of expected starts too."""
        self._outlook = outlook

    def refresh(self) -> None:
        """Tell anew of the cell looked at: its figure may rest on something else now."""
        if self._cell[0]:
            self._timer.start()

    def line_of(self, seat_id: str, column: str) -> str:
        """Return where a cell's figure comes from; empty where it shows none."""
        from planner.desktop.viewmodels.plan_evidence import line_of, shown_line

        evaluation = self._session.evaluation
        seat = next((each for each in evaluation.plan.seats if each.id == seat_id), None)
        if seat is None:
            return ""
        expected = self._of_expected(seat) if column in TIMELINE_KEYS else None
        if expected is not None:
            return line_of(expected)
        return shown_line(evaluation, seat, column, self._formatter)

    def _of_expected(self, seat: Seat) -> "Evidence | None":
        from planner.desktop.viewmodels.hiring_evidence import expected_evidence

        timeline = None if self._outlook is None else self._outlook.timeline
        found = None if timeline is None else timeline.seats.get(seat.id)
        if found is None or not isinstance(seat, Position):
            return None
        return expected_evidence(self._session.evaluation, seat, found, self._formatter)

    def line_of_headline(self, number: int) -> str:
        """Return where a headline figure comes from; empty where it is counted in the plan."""
        from planner.desktop.viewmodels.plan_evidence import line_of

        found = self._of_headline(number)
        return "" if found is None else line_of(found)

    def line_of_chart(self) -> str:
        """Return what the monthly costs rest on."""
        from planner.desktop.viewmodels.plan_evidence import line_of

        return line_of(self._whole_cost()) if self._session.is_open else ""

    def _whole_cost(self) -> "Evidence":
        """Return what all costs rest on, worked out once for each state of the plan."""
        from planner.desktop.viewmodels.plan_evidence import whole_cost

        evaluation = self._session.evaluation
        if self._whole is None or self._whole[0] is not evaluation:
            currency = evaluation.budget.currency
            total = sum(evaluation.budget.totals, Decimal(0))
            value = self._formatter.money(total, currency)
            found = whole_cost(evaluation, _("Cost of the plan"), value, self._formatter)
            self._whole = evaluation, found
        return self._whole[1]

    def _of_headline(self, number: int) -> "Evidence | None":
        from planner.desktop.viewmodels.plan_evidence import shared_by_all, whole_cost

        shown = self._headline.cells[number].shown
        if shown is None or not self._session.is_open:
            return None
        evaluation = self._session.evaluation
        if number in (RUN_RATE, PERIOD_COST):
            return whole_cost(evaluation, shown.label, shown.figure, self._formatter)
        if number == OVERLAP_FIGURE:
            return shared_by_all(evaluation, shown.label, shown.figure, self._formatter)
        timeline = None if self._outlook is None else self._outlook.timeline
        if number == ALL_FILLED and timeline is not None and timeline.seats:
            from planner.desktop.viewmodels.hiring_evidence import filled_evidence

            return filled_evidence(evaluation, timeline, shown.label, shown.figure, self._formatter)
        return None

    def _tell_cell(self) -> None:
        key, column = self._cell
        self.told.emit(self.line_of(key, column) if key else "")

    def _on_cell_pointed(self, key: str, column: str) -> None:
        self._cell = (key, column)
        if key:
            self._timer.start()
        else:  # at once, before what takes the focus tells its own line
            self._timer.stop()
            self.told.emit("")

    def _on_cell_opened(self, key: str, column: str) -> None:
        from planner.desktop.viewmodels.plan_evidence import shown_evidence

        evaluation = self._session.evaluation
        seat = next((seat for seat in evaluation.plan.seats if seat.id == key), None)
        if seat is None:
            return
        if column in TIMELINE_KEYS:
            found = self._of_expected(seat)
        else:
            found = shown_evidence(evaluation, seat, column, self._formatter)
        if found is None:
            return
        view = self._positions.view
        box = view.visualRect(self._positions.model.index_of(key, COLUMN_KEYS.index(column)))
        corner = view.viewport().mapToGlobal(box.topLeft())
        self._evidence.show(found, QRect(corner, box.size()))

    def _on_headline_focused(self, number: int) -> None:
        self.told.emit(self.line_of_headline(number) if number >= 0 else "")

    def _on_headline_opened(self, number: int) -> None:
        found = self._of_headline(number)
        if found is not None:
            self._evidence.show(found, _on_screen(self._headline.cells[number]))

    def _on_chart_noticed(self, is_noticed: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        if is_noticed:
            self.told.emit(self.line_of_chart())
        else:
            self._tell_cell()  # which may have the focus still

    def _on_chart_opened(self) -> None:
        self._evidence.show(self._whole_cost(), _on_screen(self._cost.chart))


def _on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
