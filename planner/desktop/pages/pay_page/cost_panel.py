"""A first year of one person fully loaded, by the engagement chosen, and which is cheaper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.pay_page.engagement_terms_bar import EngagementTermsBar
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.loaded_steps import loaded_figures
from planner.desktop.viewmodels.pay.place_cost import PlaceCost
from planner.desktop.widgets.chart_panel import ChartPanel, TextLine
from planner.desktop.widgets.committed_field import Take
from planner.desktop.widgets.waterfall_chart import WaterfallChart
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.terms import engagement_short_name
from planner.plan.model import Engagement
from planner.quantities.identifiers import CurrencyCode


class CostPanel(QWidget):
    """Shows a ``PlaceCost``.

    Args:
        take_term: Takes what was typed over a term of the comparison.

    Signals:
        engagement_chosen: The ``Engagement``.
    """

    engagement_chosen = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter, take_term: Take) -> None:
        super().__init__()
        self.chart = WaterfallChart(theme, formatter)
        self.panel = ChartPanel(theme, icons, self.chart, _("Fully loaded cost"))
        self.share = TextLine(theme, FontRole.BODY, "t2")
        self.comparison = Label(theme, FontRole.CAPTION, "t2")
        self.signs = Label(theme, FontRole.CAPTION, "warn")
        for label in (self.comparison, self.signs):
            label.setWordWrap(True)
        self.terms = EngagementTermsBar(theme, formatter, take_term)
        self.buttons: dict[Engagement, Button] = {}
        self._group = QButtonGroup(self)
        for engagement in Engagement:
            button = Button(theme, icons, engagement_short_name(engagement))
            button.setCheckable(True)
            button.setObjectName(engagement.value)
            self.buttons[engagement] = button
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._on_clicked)
        self.chart.step_told.connect(self._on_step_told)
        self._usual_words = ""
        self._lay_out()

    def show_cost(self, cost: PlaceCost, currency: CurrencyCode) -> None:
        """Show what a year costs in a place."""
        self.panel.title.say(cost.title)
        self._usual_words = cost.words
        self.chart.show_year(cost.year, currency)
        self.share.say(cost.year.share_text if cost.year is not None else "")
        for engagement, button in self.buttons.items():
            button.set_label(engagement_short_name(engagement), cost.amounts[engagement])
            button.setEnabled(engagement in cost.possible)
            button.setChecked(engagement is cost.engagement)
        self.terms.show_terms(cost.terms)
        self.comparison.setText(cost.comparison)
        self.comparison.setVisible(not cost.signs)
        self.signs.setText(cost.signs)
        self.signs.setVisible(bool(cost.signs))
        if cost.year is not None:
            self.panel.show_figures(loaded_figures(cost.year))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 16, 0)
        row.setSpacing(0)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(12)
        row.addWidget(self.share, 1)
        words = QVBoxLayout()
        words.setContentsMargins(16, 0, 16, 0)
        words.setSpacing(0)
        words.addWidget(self.signs)
        words.addWidget(self.comparison)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addLayout(words)
        column.addWidget(self.terms)
        column.insertLayout(0, row)
        column.insertSpacing(0, 6)

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.engagement_chosen.emit(Engagement(button.objectName()))

    def _on_step_told(self, words: str) -> None:
        self.panel.words.say(words or self._usual_words)
