"""A chart under its title, with the table of the same figures and a line of words below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.localization.messages import _


class TextLine(PaintedWidget):
    """A line of text, shortened where there is no room; the whole of it is its tip."""

    def __init__(self, theme: Theme, role: FontRole, color: str) -> None:
        super().__init__(theme)
        self._role, self._color = role, color
        self._text = ""
        self.setMinimumSize(QSize(40, 18))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.setToolTip(text)
            self.describe(text, "")
            self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint the text."""
        canvas.text(canvas.bounds, self._text, self._role, canvas.tokens.color(self._color))


class ChartPanel(QWidget):
    """Shows a chart or its table; T changes between them.

    Args:
        chart: The chart.
        name: What the table is called.
        legend: What stands beside the title.
        is_scrolled: Whether the chart is scrolled where it does not fit.
    """

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        chart: QWidget,
        name: str,
        *,
        legend: QWidget | None = None,
        is_scrolled: bool = False,
    ) -> None:
        super().__init__()
        self.chart = chart
        self.model = FiguresModel(self)
        self.table = FiguresView(theme, self.model, name)
        self.title = TextLine(theme, FontRole.SECTION, "t1")
        self.title.say(name)
        self.words = TextLine(theme, FontRole.CAPTION, "t2")
        self.toggle = table_button(theme, icons, name)
        self.toggle.toggled.connect(self._on_toggled)
        self._legend = legend
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(theme, chart) if is_scrolled else chart)
        self._stack.addWidget(self.table)
        self._lay_out()

    def show_figures(self, figures: Figures) -> None:
        """Fill the table."""
        self.model.show_figures(figures)

    def toggle_table(self) -> None:
        """Change between chart and table; the stack takes the focus along."""
        self.toggle.toggle()

    def focus_content(self) -> QWidget:
        """Return what takes the focus: the chart or the table."""
        return self.table if self.toggle.isChecked() else self.chart

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 12, 0)
        top.setSpacing(10)
        top.addWidget(self.title, 1)
        if self._legend is not None:
            top.addWidget(self._legend)
        top.addWidget(self.toggle)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 0)
        below.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addLayout(below)

    def _on_toggled(self, is_table: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._stack.setCurrentIndex(int(is_table))
        if self._legend is not None:
            self._legend.setVisible(not is_table)


def table_button(theme: Theme, icons: Icons, chart: str) -> Button:
    """Return the button that shows the table in the place of a chart of this name."""
    button = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="table")
    button.setCheckable(True)
    button.setAccessibleName(_("Show as a table: {chart}").format(chart=chart))
    button.setToolTip(_("Show as a table (T)"))
    return button


def caption(theme: Theme, text: str) -> Label:
    """Return a caption."""
    return Label(theme, FontRole.CAPTION, "t2", text)


def scrolled(theme: Theme, chart: QWidget) -> QScrollArea:
    """Return what scrolls a chart where it does not fit."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    use_slim_scroll_bars(area, theme)
    area.setWidget(chart)
    return area
