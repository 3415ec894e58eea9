"""The tab about fairness: everybody against their market, and what raising them costs."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.calculators.offers.raise_to_percentile import RaiseToPercentile, raise_to_percentile
from planner.calculators.offers.team_equity import TeamEquity, team_equity
from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.pay_page.pay_tab import PayTab
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.equity_lines import (
    compression_sentences,
    equity_figures,
    equity_headline,
    equity_lines,
    raise_cost,
    raise_sentence,
    without_band_sentence,
)
from planner.desktop.viewmodels.pay.offer_edits import OfferEdits
from planner.desktop.viewmodels.pay.pay_question import within_band
from planner.desktop.widgets.amounts_table import AmountsModel, AmountsView
from planner.desktop.widgets.chart_panel import scrolled, table_button
from planner.desktop.widgets.compa_rows import CompaRows
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.monthly_cost_chart import MonthlyCostChart
from planner.desktop.widgets.weight_slider import WeightSlider
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence
from planner.plan.edits import PlanEditError

_SIDE_WIDTH = 372
_LOWEST, _HIGHEST = 10, 90


class EquityTab(PayTab):
    """Shows the fairness of the session's plan.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)

    def __init__(
        self, session: PlanSession, theme: Theme, icons: Icons, formatter: Formatter
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self._edits = OfferEdits(session, formatter)
        self._equity: TeamEquity | None = None
        self._raise: RaiseToPercentile | None = None
        self._percentile: Decimal | None = None
        self.tools = QWidget()
        self.toggle = table_button(theme, icons, _("Pay against each market"))
        self.rows = CompaRows(theme, formatter)
        self.model = FiguresModel(self)
        self.table = FiguresView(theme, self.model, self.rows.accessibleName())
        self.headline = _wrapped(theme, FontRole.NAME, "t1")
        self.compression_title = Label(theme, FontRole.SECTION, "t1", _("Compression"))
        self.compression = _wrapped(theme, FontRole.BODY, "t1")
        self.without = _wrapped(theme, FontRole.CAPTION, "t2")
        self.slider = WeightSlider(theme, self)
        self.slider.setRange(_LOWEST, _HIGHEST)
        self.slider.setSingleStep(1)
        self.slider.setAccessibleName(_("Pay nobody less than this percentile"))
        self.slider_text = Label(theme, FontRole.STRONG_BUTTON, "t1")
        self.sentence = _wrapped(theme, FontRole.BODY, "t1")
        self.chart = MonthlyCostChart(theme, formatter)
        self.amounts_model = AmountsModel(formatter, self)
        self.amounts = AmountsView(theme, self.amounts_model)
        self.amounts.setAccessibleName(_("Added cost by month"))
        self.chart.setAccessibleName(_("Added cost by month"))
        self.raise_button = Button(theme, icons, _("Raise"), icon_name="check")
        self._lay_out(theme)
        self.toggle.toggled.connect(self._on_toggled)
        self.slider.valueChanged.connect(self._on_percentile_moved)
        self.raise_button.clicked.connect(self._on_raise)

    def title(self) -> str:
        """Return the name in the strip."""
        return _("Team equity")

    def toolset(self) -> QWidget:
        """Return the tools."""
        return self.tools

    def show_plan(self) -> None:
        """Show the session's plan."""
        evaluation = self._session.evaluation
        plan, market, shown = evaluation.plan, evaluation.market, self._formatter
        equity = self._equity = team_equity(plan, market)
        lines = equity_lines(equity, market, shown)
        self.rows.show_lines(lines)
        self.model.show_figures(equity_figures(lines))
        self.headline.setText(equity_headline(equity, shown))
        sentences = compression_sentences(equity, plan, market, shown)
        nobody = _("Nobody is paid as little as somebody of a lower level beside them.")
        self.compression.setText("\n".join(sentences) or nobody)
        without = without_band_sentence(equity, plan, shown)
        self.without.setText(without)
        self.without.setVisible(bool(without))
        if self._percentile is None:
            self._percentile = within_band(plan.assumptions.target_percentile)
        self._show_raise()

    def begin_anew(self) -> None:
        """Take the percentile of the other plan."""
        self._percentile = None

    def focus_content(self) -> QWidget:
        """Return the rows, or their table."""
        return self.table if self.toggle.isChecked() else self.rows

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        return [self.focus_content(), self.slider]

    def toggle_table(self) -> None:
        """Change between chart and table: of the added cost where the focus is there."""
        focused = QApplication.focusWidget()
        if focused is not None and self._raise_stack.isAncestorOf(focused):
            is_table = self._raise_stack.currentWidget() is self.amounts
            self._raise_stack.setCurrentWidget(self.chart if is_table else self.amounts)
        else:
            self.toggle.toggle()

    def _lay_out(self, theme: Theme) -> None:
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.addStretch()
        tools.addWidget(self.toggle)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.table)
        self._raise_stack = QStackedWidget()
        self._raise_stack.addWidget(self.chart)
        self._raise_stack.addWidget(self.amounts)
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(scrolled(theme, self._findings()), 1)
        beside.addWidget(Hairline(theme))
        beside.addWidget(self._raise_part(theme), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(Hairline(theme, is_upright=True))
        row.addWidget(side)

    def _findings(self) -> QWidget:
        words = QWidget()
        inner = QVBoxLayout(words)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        for part in (self.headline, self.compression_title, self.compression, self.without):
            inner.addWidget(part)
        inner.addStretch()
        return words

    def _raise_part(self, theme: Theme) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addWidget(Label(theme, FontRole.SECTION, "t1", _("Pay nobody less than"), part))
        row = QHBoxLayout()
        row.addWidget(self.slider, 1)
        row.addWidget(self.slider_text)
        column.addLayout(row)
        column.addWidget(self.sentence)
        column.addWidget(self._raise_stack, 1)
        below = QHBoxLayout()
        below.addWidget(self.raise_button)
        below.addStretch()
        column.addLayout(below)
        return part

    def _show_raise(self) -> None:
        evaluation, shown = self._session.evaluation, self._formatter
        percentile = self._percentile
        if percentile is None:
            return
        found = self._raise = raise_to_percentile(evaluation.plan, evaluation.market, percentile)
        self.slider.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.slider.setValue(round(percentile * 100))
        self.slider.blockSignals(False)  # noqa: FBT003 -- as above
        text = _("P{percentile}").format(percentile=shown.number(percentile * 100, 0))
        self.slider_text.setText(text)
        sentence = raise_sentence(found, evaluation.plan, shown)
        self.sentence.setText(sentence)
        cost = raise_cost(found, evaluation.plan)
        self.chart.show_cost(cost)
        self.amounts_model.show_cost(cost)
        count = len(found.raised)
        label = ngettext("Raise {count} seat to {text}", "Raise {count} seats to {text}", count)
        self.raise_button.set_label(label.format(count=shown.integer(count), text=text))
        self.raise_button.setEnabled(bool(count))

    def _on_percentile_moved(self, percent: int) -> None:
        self._percentile = Decimal(percent) / 100
        self._show_raise()

    def _on_raise(self) -> None:
        if self._raise is None or not self._raise.raised:
            return
        pays = {seat_id: offer.base for seat_id, offer in self._raise.raised}
        try:
            text = self._edits.set_each(pays)
        except PlanEditError as error:
            self.message_raised.emit(error_sentence(error, self._formatter))
            return
        self.edit_explained.emit(text)

    def _on_toggled(self, is_table: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._stack.setCurrentIndex(int(is_table))


def _wrapped(theme: Theme, role: FontRole, color: str) -> Label:
    label = Label(theme, role, color)
    label.setWordWrap(True)
    return label
