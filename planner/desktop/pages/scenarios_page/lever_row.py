"""A lever: its switch, whom it is for, what it alone saves and costs, and a button for the rest."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.lever_lines import LeverLine
from planner.desktop.widgets.chart_panel import TextLine
from planner.desktop.widgets.charts.whisker import CostBarMark, WhiskerMark
from planner.desktop.widgets.switch import Switch
from planner.localization.messages import _

_INDENT = 36
COST_WIDTH = 108
"""Of the bar, and of the heading over it."""


class LeverRow(QWidget):
    """Shows a ``LeverLine``.

    Signals:
        switched: The lever's key, and whether it is on now.
        opened: The lever's key: its settings are to be shown, or no longer.
    """

    switched = Signal(str, bool)
    opened = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, line: LeverLine) -> None:
        super().__init__()
        self._theme = theme
        self._line = line
        self.switch = Switch(theme, line.name, self)
        self.name = TextLine(theme, FontRole.NAME, "t1")
        self.detail = TextLine(theme, FontRole.CAPTION, "t2")
        self.whisker = WhiskerMark(theme)
        self.cost = CostBarMark(theme)
        self.tune = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="sliders-horizontal")
        self.tune.setCheckable(True)
        self._lay_out()
        self.switch.clicked.connect(self._on_switched)
        self.tune.clicked.connect(self._on_tuned)
        theme.theme_changed.connect(self.update)
        self.show_line(line)

    @property
    def line(self) -> LeverLine:
        """What is on show."""
        return self._line

    def show_line(self, line: LeverLine) -> None:
        """Show the lever as it is now."""
        self._line = line
        self.switch.setChecked(line.is_on)
        self.switch.setAccessibleName(line.name)
        self.switch.setAccessibleDescription(line.words)
        self.name.say(line.name)
        self.detail.say(line.detail)
        self.whisker.show_view(line.whisker)
        self.cost.show_view(line.cost)
        self.tune.setAccessibleName(_("Settings of {lever}").format(lever=line.name))
        self.tune.setToolTip(_("Strength, first month, roles, costs, effects and their sources"))
        self.update()

    def show_opened(self, *, is_open: bool) -> None:
        """Show whether the settings are on show."""
        self.tune.setChecked(is_open)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Mark at the leading edge what is only tried."""
        if not self._line.is_tried:
            return
        painter = QPainter(self)
        left = self.width() - 3 if self.isRightToLeft() else 0
        painter.fillRect(left, 6, 3, self.height() - 12, self._theme.tokens.categorical[1])
        painter.end()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(13, 0, 8, 0)
        top.setSpacing(4)
        top.addWidget(self.switch, alignment=Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.name, 1)
        top.addWidget(self.tune)
        words = QHBoxLayout()
        words.setContentsMargins(13 + _INDENT, 0, 16, 0)
        words.addWidget(self.detail, 1)
        marks = QHBoxLayout()
        marks.setContentsMargins(13 + _INDENT, 4, 16, 0)
        marks.setSpacing(18)
        marks.addWidget(self.whisker, 1)
        self.cost.setFixedWidth(COST_WIDTH)
        marks.addWidget(self.cost)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 7)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(words)
        column.addLayout(marks)

    def _on_switched(self, is_on: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self.switched.emit(self._line.kind.value, is_on)

    def _on_tuned(self) -> None:
        self.opened.emit(self._line.kind.value)
