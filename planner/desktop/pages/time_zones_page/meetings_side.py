"""How fair the meetings are, what the points mean and when clock changes move them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.calculators.meeting_rotation import MeetingRotation
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.meetings_answer import MeetingsAnswer
from planner.desktop.viewmodels.meetings_figures import fairness_figures
from planner.desktop.viewmodels.meetings_words import (
    clock_lines,
    fairness_formula,
    fairness_rows,
    fairness_text,
    headline,
    proof_sentence,
    weights_sentence,
)
from planner.desktop.widgets.chart_panel import ChartPanel, scrolled
from planner.desktop.widgets.fairness_chart import FairnessChart, FairnessRow
from planner.desktop.widgets.field import Hairline
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_WIDTH = 330
_MOST_LINES = 6


class MeetingsSide(QWidget):
    """Shows what an answer comes to."""

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self._formatter = formatter
        self.chart = FairnessChart(theme)
        self.panel = ChartPanel(theme, icons, self.chart, _("Fairness"), is_scrolled=True)
        self.headline = _wrapped(theme, FontRole.NAME, "t1")
        self.index = _wrapped(theme, FontRole.BODY, "t1")
        self.index.setToolTip(fairness_formula())
        self.proof = _wrapped(theme, FontRole.CAPTION, "t2")
        self.weights = _wrapped(theme, FontRole.CAPTION, "t2")
        self.clock_title = Label(theme, FontRole.SECTION, "t1", _("Clock changes"))
        self.clocks = _wrapped(theme, FontRole.CAPTION, "t2")
        self._line = Hairline(theme)
        self.setFixedWidth(_WIDTH)
        self._lay_out(theme)
        self.chart.row_told.connect(self.panel.words.say)

    def show_answer(self, answer: MeetingsAnswer | None) -> None:
        """Show an answer; None where nobody meets."""
        rotation = None if answer is None else answer.rotation
        is_found = isinstance(rotation, MeetingRotation)
        for part in (self.panel, self._line, self.index, self.proof, self.weights):
            part.setVisible(is_found)
        self.headline.setText("" if answer is None else headline(answer, self._formatter))
        lines = () if answer is None else clock_lines(answer, self._formatter)
        self.clock_title.setVisible(bool(lines))
        self.clocks.setVisible(bool(lines))
        self.clocks.setText("\n".join(_shortened(lines, self._formatter)))
        if answer is None or not isinstance(rotation, MeetingRotation):
            self.chart.show_rows(())
            return
        self.index.setText(fairness_text(answer, self._formatter))
        self.proof.setText(proof_sentence(rotation, self._formatter))
        self.weights.setText(weights_sentence(answer.question.weeks, self._formatter))
        self.chart.show_rows(
            tuple(FairnessRow(*each) for each in fairness_rows(answer, self._formatter))
        )
        self.panel.show_figures(fairness_figures(answer, self._formatter))

    def _lay_out(self, theme: Theme) -> None:
        words = QWidget()
        inner = QVBoxLayout(words)
        inner.setContentsMargins(16, 10, 16, 12)
        inner.setSpacing(8)
        for part in (self.index, self.proof, self.weights, self.clock_title, self.clocks):
            inner.addWidget(part)
        inner.addStretch()
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 16, 0)
        head.addWidget(self.headline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.panel, 3)
        column.addWidget(self._line)
        column.addWidget(scrolled(theme, words), 2)


def _wrapped(theme: Theme, role: FontRole, color: str) -> Label:
    label = Label(theme, role, color)
    label.setWordWrap(True)
    return label


def _shortened(lines: tuple[str, ...], formatter: Formatter) -> tuple[str, ...]:
    if len(lines) <= _MOST_LINES:
        return lines
    rest = _("And {count} more.").format(count=formatter.integer(len(lines) - _MOST_LINES + 1))
    return (*lines[: _MOST_LINES - 1], rest)
