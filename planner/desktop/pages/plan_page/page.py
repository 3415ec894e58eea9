"""The page itself: headline strip, positions, monthly cost and inspector on one session."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from planner.desktop.figure_evidence import FigureEvidence
from planner.desktop.icons import Icons
from planner.desktop.key_table import FIGURES_KEY, FILTER_KEY
from planner.desktop.pages.plan_page.cost_panel import CostPanel
from planner.desktop.pages.plan_page.expected_dates import ExpectedDates
from planner.desktop.pages.plan_page.figure_lines import FigureLines
from planner.desktop.pages.plan_page.headline_figures import FIGURES, headline_figures
from planner.desktop.pages.plan_page.headline_strip import HeadlineStrip
from planner.desktop.pages.plan_page.inspection import Inspection
from planner.desktop.pages.plan_page.inspector import Inspector
from planner.desktop.pages.plan_page.many_rows import SelectedRows
from planner.desktop.pages.plan_page.outlook_figures import Outlook
from planner.desktop.pages.plan_page.positions_panel import PositionsPanel
from planner.desktop.pages.plan_page.row_edits import RowEdits
from planner.desktop.pages.plan_page.row_moves import RowMoves
from planner.desktop.pages.plan_page.side_dock import SideDock
from planner.desktop.pages.plan_page.table_memory import TableMemory
from planner.desktop.session.hiring_outlook import HiringOutlook
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.monthly_cost import monthly_cost
from planner.desktop.viewmodels.period import Period, period_of
from planner.desktop.viewmodels.place_colors import PlaceColors
from planner.desktop.viewmodels.plan_marks import changes_of_plan, settings_text
from planner.desktop.viewmodels.plan_settings import PlanSettings
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS, ROLE, local_money
from planner.desktop.viewmodels.seat_editing import RefusedTextError, SeatEditing
from planner.desktop.viewmodels.seat_marks import SeatMarks
from planner.desktop.viewmodels.setting_edits import Signature
from planner.desktop.widgets.field import Hairline
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence
from planner.localization.running_text import listed
from planner.market.place_search import search_places
from planner.plan.edits import (
    PlanEditError,
    add_position,
    duplicate_positions,
    new_position,
    remove_seats,
)
from planner.plan.model import Position
from planner.quantities.identifiers import SeatId

if TYPE_CHECKING:  # it waits until something is pasted
    from planner.desktop.pages.plan_page.clipboard_edits import ClipboardEdits

_CHARTS_FROM = 660
"""Page height below which the headline strip drops its small charts."""


class PlanPage(QWidget):
    """Shows the session's plan and edits it.

    Signals:
        message_raised: A sentence about an edit that could not be made.
        edit_explained: A sentence about an edit that changed more than what was typed.
        evidence_told: Where the figure looked at comes from, in a line; empty for none.
        remedy_offered: Why something was not done, what a button offers, and what that does.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    evidence_told = Signal(str)
    remedy_offered = Signal(str, str, object)

    def __init__(
        self,
        session: PlanSession,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._plan = session.plan if session.is_open else None
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self._clipboard: ClipboardEdits | None = None
        self._preferences = preferences
        self._label_year: int | None = None
        self._colors = PlaceColors()
        self._marks = SeatMarks(formatter)
        self._editing = SeatEditing(session, formatter)
        self.headline = HeadlineStrip(theme, FIGURES)
        self.positions = PositionsPanel(
            theme, icons, formatter, self._editing.refusal, self._place_names
        )
        self.cost = CostPanel(theme, icons, formatter)
        signature = Signature(lambda: preferences.author) if preferences is not None else None
        settings = PlanSettings(session, formatter, signature)
        self.inspector = Inspector(theme, icons, formatter, settings, session, self._place_names)
        self.evidence = FigureEvidence(self, session, theme, icons, formatter, preferences)
        self.outlook = HiringOutlook(session, parent=self)
        self.lines = FigureLines(
            session, self.headline, self.positions, self.cost, self.evidence, formatter
        )
        self.lines.tell_of(self.outlook)
        self.expected = ExpectedDates(
            session,
            self.outlook,
            formatter,
            tell=self.message_raised.emit,
            explain=self.edit_explained.emit,
        )
        self._is_painted = False
        self.rows = RowEdits(
            session,
            self.positions,
            formatter,
            tell=self.message_raised.emit,
            explain=self.edit_explained.emit,
        )
        self.moves = RowMoves(
            session,
            self.positions,
            formatter,
            tell=self.message_raised.emit,
            explain=self.edit_explained.emit,
            propose=self.remedy_offered.emit,
        )
        self.many = SelectedRows(
            session,
            self.positions,
            self._editing,
            formatter,
            tell=self.message_raised.emit,
            explain=self.edit_explained.emit,
            hint=self.evidence_told.emit,
        )
        self._lay_out(theme)
        self.inspection = Inspection(
            session, self.positions, self.inspector, self.dock, preferences
        )
        self._connect()
        self._memory = TableMemory(self.positions, preferences, formatter.locale)
        if session.is_open:
            self._show()

    @property
    def period(self) -> Period:
        """The stretch of the plan in view."""
        return period_of(self._session.evaluation, self._label_year)

    @property
    def selected_seats(self) -> tuple[SeatId, ...]:
        """The selected seats, from top to bottom."""
        known = {seat.id for seat in self._session.plan.seats}
        return tuple(SeatId(key) for key in self.positions.view.selected_keys if key in known)

    def set_fiscal_year(self, label_year: int | None) -> None:
        """Show a fiscal year by the year it ends in, None for the whole plan."""
        self._label_year = label_year
        if self._session.is_open:
            self._show()

    def add_position(self) -> None:
        """Add a position like the selected seat, and begin with its role."""
        plan = self._session.plan
        like = self.inspection.current_seat
        after = like.id if isinstance(like, Position) else None
        try:
            position = new_position(plan, self._session.market, like.id if like else None)
            position, explanation = self._with_band_pay(position)
            edited = add_position(plan, position, after=after)
        except PlanEditError as error:
            self.message_raised.emit(error_sentence(error, self._formatter))
            return
        self.positions.show_all()
        self._session.apply(edited, _("Add {seat}").format(seat=position.id))
        if explanation:
            self.edit_explained.emit(explanation)
        self.positions.view.go_to(position.id, COLUMN_KEYS.index(ROLE))
        self.positions.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def duplicate_selected(self) -> None:
        """Put a copy behind each selected position, and select the copies."""
        plan = self._session.plan
        positions = {position.id for position in plan.positions}
        chosen = [seat_id for seat_id in self.selected_seats if seat_id in positions]
        if not chosen:
            self.message_raised.emit(_("Select a position to duplicate it."))
            return
        edited = duplicate_positions(plan, chosen)
        self._session.apply(edited, _("Duplicate {seats}").format(seats=self._named(chosen)))
        self.positions.view.go_to_all([p.id for p in edited.positions if p.id not in positions])

    def remove_selected(self) -> None:
        """Remove the selected seats, and select what follows them."""
        chosen = self.selected_seats
        if not chosen:
            self.message_raised.emit(_("Select a seat to remove it."))
            return
        follower = self._follower(set(chosen))
        edited = remove_seats(self._session.plan, chosen)
        self._session.apply(edited, _("Remove {seats}").format(seats=self._named(chosen)))
        if follower is not None:
            self.positions.view.go_to(follower)

    def cut_selected(self) -> None:
        """Copy the selected seats and remove them."""
        if self.rows.copy():
            self.remove_selected()

    def show_job_description(self) -> None:
        """Show the job description of the position at the cursor, to edit and to hand out."""
        position = self.inspection.current_seat
        if not isinstance(position, Position):
            self.message_raised.emit(_("Select a position to see its job description."))
            return
        from planner.desktop.posting import PostingDialog

        PostingDialog(
            self._theme, self._icons, self._session, position.id, self._formatter, self.window()
        ).show()

    def show_onboarding_plan(self) -> None:
        """Show the onboarding plan of the position at the cursor, to print and to save."""
        from planner.desktop.onboarding import HirePlanDialog

        look = self._theme, self._icons, self._session, self._formatter
        HirePlanDialog(*look, self.window()).show_for(self._position_at_cursor())

    def show_onboarding_templates(self) -> None:
        """Show the onboarding templates, first that of the position at the cursor."""
        from planner.desktop.onboarding import TemplatesDialog

        look = self._theme, self._icons, self._session, self._formatter
        TemplatesDialog(*look, self.window()).show_for(self._position_at_cursor())

    def _position_at_cursor(self) -> SeatId | None:
        seat = self.inspection.current_seat
        return seat.id if isinstance(seat, Position) else None

    @property
    def clipboard(self) -> "ClipboardEdits":
        """What pastes, made when it is first asked for."""
        if self._clipboard is None:
            from planner.desktop.pages.plan_page.clipboard_edits import ClipboardEdits

            self._clipboard = ClipboardEdits(
                self._session,
                self.positions,
                (self._theme, self._icons, self._formatter),
                tell=self.message_raised.emit,
                explain=self.edit_explained.emit,
            )
        return self._clipboard

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.inspection.toggle()

    def toggle_row_height(self) -> None:
        """Change between compact and comfortable rows, now and next time."""
        self._memory.toggle_row_height()

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self.positions.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.positions.filter.selectAll()

    def go_to_seat(self, seat_id: str) -> None:
        """Select a position or a team member, whatever the filter hides."""
        if not self.positions.view.go_to(seat_id):
            self.positions.show_all()
            self.positions.view.go_to(seat_id)
        self.positions.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through: toolbar, table, chart, inspector."""
        regions: list[QWidget] = [self.positions.filter, self.positions.view]
        regions.append(self.cost.focus_content())
        if self.dock.is_side_open:
            regions.append(self.inspector.focus_target())
        return regions

    def finish(self) -> None:
        """Wait for the threads that read the market's big tables and look ahead."""
        self.evidence.finish()
        self.outlook.finish()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin to read the market's big tables once the page is on the screen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._read_tables)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the small charts in low windows."""
        self.headline.show_charts(are_shown=self.height() >= _CHARTS_FROM)
        super().resizeEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.positions)
        self.split.addWidget(self.cost)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([561, 184])
        self.positions.setMinimumHeight(200)
        self.cost.setMinimumHeight(160)
        self.dock = SideDock(theme, self.split, self.inspector)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.headline)
        column.addWidget(Hairline(theme))
        column.addWidget(self.dock, 1)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._on_plan_changed)
        positions = self.positions
        positions.model.edited.connect(self._on_edited)
        positions.add_requested.connect(self.add_position)
        self.lines.told.connect(self.evidence_told)
        self.inspector.seat.message_raised.connect(self.message_raised)
        self.positions.view.text_dropped.connect(self.message_raised)
        self.inspector.seat.edit_explained.connect(self.edit_explained)
        self.inspector.seat.evidence_requested.connect(self.evidence.show)
        self.evidence.tables_read.connect(self._on_tables_read)
        self.evidence.tables_failed.connect(self._on_tables_failed)
        self.outlook.timeline_changed.connect(self._on_timeline_changed)
        self.outlook.simulation_changed.connect(self._show_headline)
        self.evidence.message_raised.connect(self.message_raised)
        self.evidence.edit_explained.connect(self.edit_explained)
        self.inspector.seat.posting_requested.connect(self.show_job_description)
        self.inspector.seat.duplicate_requested.connect(self.duplicate_selected)
        self.inspector.seat.remove_requested.connect(self.remove_selected)
        for key, slot in ((FILTER_KEY, self.focus_filter), (FIGURES_KEY, self.cost.toggle_table)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _show(self) -> None:
        session = self._session
        evaluation = session.evaluation
        document, market = session.document, session.market
        marks = self._marks.of(document, session.plan, market)
        changes = changes_of_plan(document, session.plan)
        self.positions.mark(marks)
        self.inspector.mark(marks, settings_text(changes, document, market, self._formatter))
        self.positions.show_evaluation(evaluation)
        period = self.period
        self._show_headline()
        self.cost.show_cost(monthly_cost(evaluation, period, self._colors, self._formatter))
        self.inspection.show(self.period)
        self.lines.refresh()

        if self._is_painted:
            self._read_tables()

    def _show_headline(self) -> None:
        if self._session.is_open:
            known = Outlook(self.outlook.timeline, self.outlook.simulation)
            evaluation = self._session.evaluation
            figures = headline_figures(evaluation, self.period, self._formatter, known)
            self.headline.show_figures(figures)

    def _with_band_pay(self, position: Position) -> tuple[Position, str]:
        """Give a new position the pay of its band at the target percentile, and say so."""
        from planner.calculators.compensation import PercentileRangeError
        from planner.calculators.seat_evidence import band_pay

        evaluation = self._session.evaluation
        try:
            pay = band_pay(position, evaluation.plan, evaluation.market)
        except PercentileRangeError:
            return position, ""
        if pay is None:
            return position, ""
        place = evaluation.market.places[position.place_id]
        explanation = _(
            "Base pay of {seat} is {pay}, from the pay band at P{percentile}. Type another to "
            "change it."
        ).format(
            seat=position.id,
            pay=local_money(pay, place, self._formatter),
            percentile=self._formatter.rate(evaluation.plan.assumptions.target_percentile * 100),
        )
        return replace(position, base_pay=pay), explanation

    def _read_tables(self) -> None:
        """Read the market's big tables, and once they are there look ahead."""
        if not self._session.is_open:
            return
        self.evidence.read_tables()
        if is_evidence_read(self._session.market):
            self.outlook.refresh()

    def _follower(self, removed: set[SeatId]) -> str | None:
        """Return the seat below the removed ones in the table, else the one above."""
        keys = self.positions.model.row_keys()
        gone = [number for number, key in enumerate(keys) if key in removed]
        below = [key for key in keys[gone[-1] + 1 :] if key not in removed] if gone else []
        above = [key for key in keys[: gone[0]] if key not in removed] if gone else []
        return next(iter(below), above[-1] if above else None)

    def _named(self, seats: list[SeatId] | tuple[SeatId, ...]) -> str:
        if len(seats) <= 3:
            return listed(seats)
        return ngettext("{count} seat", "{count} seats", len(seats)).format(
            count=self._formatter.integer(len(seats))
        )

    def _place_names(self, text: str) -> list[str]:
        return [place_label(place) for place in search_places(self._session.market.places, text)]

    def _on_plan_changed(self, changes: tuple[object, ...]) -> None:
        if not changes and self._session.plan is not self._plan:
            self._colors.forget()
            self.outlook.forget()
            self.positions.start_anew()
        self._plan = self._session.plan
        self._show()

    def _on_edited(self, key: str, column: str, value: object) -> None:
        try:
            explanation = self._editing.apply(key, column, value)
        except RefusedTextError as error:
            self.message_raised.emit(error.sentence)
            return
        if explanation:
            self.edit_explained.emit(explanation)

    def _on_tables_read(self) -> None:
        if self._session.is_open:
            self.positions.show_evaluation(self._session.evaluation)
            self.inspection.show(self.period)
            self.lines.refresh()
            self.outlook.refresh()

    def _on_timeline_changed(self) -> None:
        timeline, doubts = self.outlook.timeline, self.outlook.doubts
        self.positions.expect(timeline, doubts)
        self.inspector.expect(timeline, doubts)
        if self._session.is_open:
            self.positions.show_evaluation(self._session.evaluation)
            self._show_headline()
            self.inspection.show(self.period)

    def _on_tables_failed(self) -> None:
        if self._session.is_open:
            self.positions.show_unreadable(self._session.evaluation)
