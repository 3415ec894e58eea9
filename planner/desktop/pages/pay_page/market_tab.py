"""The tab about the market: pay by place, what an offer costs, what it rests on."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.icons import Icons
from planner.desktop.pages.pay_page.choices_bar import ChoicesBar
from planner.desktop.pages.pay_page.cost_panel import CostPanel
from planner.desktop.pages.pay_page.evidence_panel import EvidencePanel
from planner.desktop.pages.pay_page.market_tools import MarketTools
from planner.desktop.pages.pay_page.offer_bar import OfferBar
from planner.desktop.pages.pay_page.pay_tab import PayTab
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.pay_board import PayBoard
from planner.desktop.viewmodels.pay.pay_evidence import (
    PayEvidence,
    pay_evidence,
    pay_range,
    range_figures,
)
from planner.desktop.viewmodels.pay.pay_lines import table_figures
from planner.desktop.viewmodels.pay.place_pay import PlacePay
from planner.desktop.viewmodels.pay_field import amount_text
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.pay_rows import HEAD, ROW, PayRows
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.localization.running_text import listed
from planner.localization.terms import status_name
from planner.plan.edits import PlanEditError
from planner.plan.model import Position
from planner.quantities.identifiers import PlaceId, SeatId

_SIDE_WIDTH = 392
_LOWER_HEIGHT = 318
_LEAST_ROWS = 3
_ROWS_SHARE = 4


class MarketTab(PayTab):
    """Shows a ``PayBoard`` of the session's plan.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
        card_wanted: An ``Evidence``, and where it stands on the screen.
        evidence_told: Where the figures looked at come from, in a line.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    card_wanted = Signal(object, QRect)
    evidence_told = Signal(str)

    def __init__(
        self, session: PlanSession, theme: Theme, icons: Icons, formatter: Formatter
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self._evidence: PayEvidence | None = None
        self.board = PayBoard(session, formatter)
        self.tools = MarketTools(session, theme, icons, formatter)
        self.choices = ChoicesBar(theme, formatter, self._take_percentile)
        self.rows = PayRows(theme, formatter)
        self.model = FiguresModel(self)
        self.table = FiguresView(theme, self.model, self.rows.accessibleName())
        self.cost = CostPanel(theme, icons, formatter, self._take_term)
        self.evidence = EvidencePanel(theme, icons)
        self.offer = OfferBar(theme, icons, self._take_offer)
        self._lay_out(theme)
        self._connect()

    def title(self) -> str:
        """Return the name in the strip."""
        return _("Market and offers")

    def toolset(self) -> QWidget:
        """Return the tools."""
        return self.tools

    def show_plan(self) -> None:
        """Show the session's plan, keeping what was chosen."""
        self.board.show_plan()
        self._refresh()

    def begin_anew(self) -> None:
        """Forget what was chosen: another plan is open."""
        self.board.begin_anew()

    def tell_evidence(self) -> None:
        """Tell where the figures of the place chosen come from."""
        self.evidence_told.emit("" if self._evidence is None else self._evidence.card.line)

    def focus_content(self) -> QWidget:
        """Return the rows, or their table."""
        return self.table if self.tools.table.isChecked() else self.rows

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        return [
            self.choices.role,
            self.focus_content(),
            self.cost.panel.focus_content(),
            self.evidence.card,
            self.offer.field,
        ]

    def toggle_table(self) -> None:
        """Change between chart and table where the focus is; elsewhere those of the places."""
        focused = QApplication.focusWidget()
        if focused is not None and self.cost.isAncestorOf(focused):
            self.cost.panel.toggle_table()
        elif focused is not None and self.evidence.isAncestorOf(focused):
            self.evidence.toggle.toggle()
        else:
            self.tools.table.toggle()

    def _lay_out(self, theme: Theme) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.table)
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.evidence, 1)
        beside.addWidget(Hairline(theme))
        beside.addWidget(self.offer)
        below = QWidget()
        below.setMinimumHeight(_LOWER_HEIGHT)
        lower = QHBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(0)
        lower.addWidget(self.cost, 1)
        lower.addWidget(Hairline(theme, is_upright=True))
        lower.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choices)
        column.addWidget(Hairline(theme))
        column.addWidget(self._stack, _ROWS_SHARE)
        column.addWidget(Hairline(theme))
        column.addWidget(below, 1)

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_changed)
        self._session.looked_at.place_selected.connect(self._on_place_selected)
        self.rows.row_chosen.connect(self._on_place_chosen)
        self.rows.row_opened.connect(self._on_row_evidence)
        self.tools.place_named.connect(self._on_place_named)
        self.tools.table.toggled.connect(self._on_table_toggled)
        self.cost.engagement_chosen.connect(self._on_engagement_chosen)
        self.evidence.card_wanted.connect(self._on_card_wanted)
        self.offer.seats_ticked.connect(self._on_seats_ticked)
        self.offer.set_wanted.connect(self._on_set_wanted)

    def _refresh(self) -> None:
        board, currency = self.board, self._session.plan.reporting_currency
        self.choices.show_question(board.question, currency, board.effect())
        row = board.row
        table = board.table()
        self.rows.show_table(table, None if row is None else row.place.id)
        count = max(_LEAST_ROWS, len(table.lines))
        self._stack.setMaximumHeight(HEAD + count * ROW)
        if self.tools.table.isChecked():
            self.model.show_figures(table_figures(table, _("Remarks")))
        if row is None:
            return
        if (cost := board.cost()) is not None:
            self.cost.show_cost(cost, currency)
        self._show_evidence(row)
        self._show_offer(row)

    def _show_evidence(self, row: PlacePay) -> None:
        market = self._session.evaluation.market
        self._evidence = pay_evidence(row, self.board.question, market, self._formatter)
        figures = range_figures(row, self._formatter)
        self.evidence.show_evidence(self._evidence, pay_range(row, self._formatter), figures)
        self.tell_evidence()

    def _show_offer(self, row: PlacePay) -> None:
        board, offer = self.board, self.board.offer
        text = amount_text(offer.offer.base, self._formatter) if offer is not None else ""
        sentence = offer.sentence if offer is not None else ""
        self.offer.show_offer(row.place.name, text, sentence, offer.concern if offer else "")
        self.offer.field.setEnabled(offer is not None)
        names = [(seat.id, self._seat_text(seat)) for seat in board.positions]
        self.offer.show_seats(names, frozenset(map(str, board.ticked)))
        is_possible = offer is not None and bool(board.ticked)
        reason = "" if is_possible else _("There is no open position of this role here to set.")
        self.offer.show_step(
            is_possible=is_possible, is_asked_twice=board.is_asked_twice, reason=reason
        )

    def _seat_text(self, seat: Position) -> str:
        pay = self._formatter.money(seat.base_pay.amount, seat.base_pay.currency, 0)
        return listed((seat.id, status_name(seat.status), pay), with_commas=True)

    def _take_percentile(self, text: str) -> str | None:
        try:
            self.board.type_percentile(text)
        except Exception as error:
            if not has_sentence(error):
                raise
            return error_sentence(error, self._formatter)
        self._refresh()
        return None

    def _take_term(self, key: str, text: str) -> str | None:
        try:
            self.board.type_term(key, text)
        except Exception as error:
            if isinstance(error, RefusedTextError):
                return error.sentence
            if not has_sentence(error):
                raise
            return error_sentence(error, self._formatter)
        self._refresh()
        return None

    def _take_offer(self, text: str) -> str | None:
        try:
            self.board.type_offer(text)
        except RefusedTextError as error:
            return error.sentence
        if self.board.row is not None:
            self._show_offer(self.board.row)
        return None

    def _on_changed(self, name: str, value: object) -> None:
        self.board.change(**{name: value})
        self._refresh()

    def _on_place_chosen(self, place_id: str) -> None:
        self._session.looked_at.select(PlaceId(place_id))

    def _on_place_selected(self, _place_id: str) -> None:
        if self.isVisible():  # else it is shown once the page is
            self.board.change(engagement=None)
            self._refresh()

    def _on_place_named(self, place_id: str) -> None:
        self.board.add_place(PlaceId(place_id))
        self._refresh()
        self.focus_content().setFocus()

    def _on_engagement_chosen(self, engagement: object) -> None:
        self.board.change(engagement=engagement)
        self._refresh()

    def _on_table_toggled(self, is_table: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._stack.setCurrentIndex(int(is_table))
        self._refresh()

    def _on_row_evidence(self, place_id: str, anchor: QRect) -> None:
        row = self.board.row
        if row is None or row.place.id != place_id:
            self._on_place_chosen(place_id)
        self._on_card_wanted(anchor)

    def _on_card_wanted(self, anchor: QRect) -> None:
        if self._evidence is not None:
            self.card_wanted.emit(self._evidence.card, anchor)

    def _on_seats_ticked(self, seat_ids: object) -> None:
        if isinstance(seat_ids, tuple) and self.board.row is not None:
            self.board.ticked = frozenset(map(SeatId, seat_ids))
            self._show_offer(self.board.row)

    def _on_set_wanted(self) -> None:
        try:
            text = self.board.set_offer()
        except PlanEditError as error:
            self.message_raised.emit(error_sentence(error, self._formatter))
            return
        if text is not None:
            self.edit_explained.emit(text)
        elif self.board.row is not None:
            self._show_offer(self.board.row)
