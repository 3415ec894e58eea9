"""What stands behind the pay of the place chosen, and an offer of one's own beside it."""

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.pay.pay_evidence import PayEvidence, PayRange
from planner.desktop.widgets.chart_panel import TextLine, scrolled, table_button
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.grade_mark import GradeMark
from planner.desktop.widgets.range_chart import RangeChart
from planner.localization.messages import _


class EvidencePanel(QWidget):
    """Shows a ``PayEvidence`` with its ``PayRange``.

    Signals:
        card_wanted: Where the button is that asks for all of it, on the screen.
    """

    card_wanted = Signal(QRect)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.title = TextLine(theme, FontRole.SECTION, "t1")
        self.grade = GradeMark(theme)
        self.chart = RangeChart(theme)
        self.model = FiguresModel(self)
        self.table = FiguresView(theme, self.model, self.chart.accessibleName())
        self.toggle = table_button(theme, icons, self.chart.accessibleName())
        self.toggle.toggled.connect(self._on_toggled)
        self.warning = _wrapped(theme, FontRole.BODY, "warn")
        self.lines = _wrapped(theme, FontRole.CAPTION, "t2")
        self.card = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="file-text")
        self.card.setAccessibleName(_("Sources"))
        self.card.setToolTip(_("Where the figures come from, and a figure of your own in place"))
        self.card.clicked.connect(self._on_clicked)
        self._lay_out(theme)

    def show_evidence(
        self, evidence: PayEvidence, shown: PayRange | None, figures: Figures
    ) -> None:
        """Show what a band rests on."""
        counted = evidence.counted
        title = _("Evidence: {counted}").format(counted=counted) if counted else _("No evidence")
        self.title.say(title)
        self.grade.show_grade(evidence.grade)
        self.chart.show_range(shown)
        self.model.show_figures(figures)
        self._stack.setVisible(shown is not None)
        self.toggle.setEnabled(shown is not None)
        self.warning.setText(evidence.warning)
        self.warning.setVisible(bool(evidence.warning))
        self.lines.setText("\n".join(evidence.lines))

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 12, 0)
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        top.addWidget(self.grade)
        top.addWidget(self.card)
        top.addWidget(self.toggle)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self._stack.setFixedHeight(self.chart.minimumHeight())
        words = QWidget()
        inner = QVBoxLayout(words)
        inner.setContentsMargins(16, 2, 16, 6)
        inner.setSpacing(4)
        inner.addWidget(self.warning)
        inner.addWidget(self.lines)
        inner.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack)
        column.addWidget(scrolled(theme, words), 1)

    def _on_toggled(self, is_table: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._stack.setCurrentIndex(int(is_table))

    def _on_clicked(self) -> None:
        corner = self.card.mapToGlobal(QPoint(0, 0))
        self.card_wanted.emit(QRect(corner, self.card.size()))


def _wrapped(theme: Theme, role: FontRole, color: str) -> Label:
    label = Label(theme, role, color)
    label.setWordWrap(True)
    return label
