"""Monthly cost: heading, legend, the chart and the table with the same numbers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.monthly_cost import CostSeries, MonthlyCost
from planner.desktop.widgets.amounts_table import AmountsModel, AmountsView
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.monthly_cost_chart import MonthlyCostChart
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed

_SWATCH = 9.0
_NAME_GAP = 6.0
_ENTRY_GAP = 14.0


class Legend(PaintedWidget):
    """Names the colors of the stack, at the trailing end; long names are shortened."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._series: tuple[CostSeries, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(QSize(60, 20))

    def show_series(self, series: tuple[CostSeries, ...]) -> None:
        """Show other colors."""
        if series == self._series:
            return
        self._series = series
        self.describe(_("Colours"), listed(each.name for each in series))
        self.setToolTip("\n".join(each.name for each in series))
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint a swatch and a name a color."""
        widths = self._name_widths(canvas.width)
        fixed = len(widths) * (_SWATCH + _NAME_GAP) + max(0, len(widths) - 1) * _ENTRY_GAP
        x = max(0.0, canvas.width - sum(widths) - fixed)
        for series, width in zip(self._series, widths, strict=True):
            swatch = canvas.box(x, (canvas.height - _SWATCH) / 2, _SWATCH, _SWATCH)
            canvas.fill(swatch, canvas.tokens.categorical[series.color_slot], 2)
            x += _SWATCH + _NAME_GAP
            box = canvas.box(x, 0, width, canvas.height)
            canvas.text(box, series.name, FontRole.CAPTION, canvas.tokens.t2)
            x += width + _ENTRY_GAP

    def _name_widths(self, room: float) -> list[float]:
        """Shorten the longest names until all fit."""
        wanted = [text_width(series.name, FontRole.CAPTION) + 1 for series in self._series]
        fixed = len(wanted) * (_SWATCH + _NAME_GAP + _ENTRY_GAP)
        limit = max(wanted, default=0.0)
        while limit > 24 and sum(min(width, limit) for width in wanted) + fixed > room:
            limit -= 2
        return [min(width, limit) for width in wanted]


class CostPanel(QWidget):
    """Shows a ``MonthlyCost`` as a chart or a table; T changes between them."""

    def __init__(
        self, theme: Theme, icons: Icons, formatter: Formatter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chart = MonthlyCostChart(theme, formatter)
        self.model = AmountsModel(formatter, self)
        self.table = AmountsView(theme, self.model)
        self._legend = Legend(theme)
        self.toggle = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="table")
        self.toggle.setCheckable(True)
        self.toggle.setAccessibleName(_("Show as a table"))
        self.toggle.setToolTip(_("Show as a table (T)"))
        self.toggle.toggled.connect(self._on_toggled)
        policy = self._legend.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._legend.setSizePolicy(policy)
        self._title = Label(theme, FontRole.SECTION, "t1", _("Monthly cost by location"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self._lay_out(theme)

    @property
    def is_table_shown(self) -> bool:
        """Whether the table stands in the chart's place."""
        return self.toggle.isChecked()

    def show_cost(self, cost: MonthlyCost) -> None:
        """Show other months or amounts."""
        self.chart.show_cost(cost)
        self._legend.show_series(cost.series)
        self.model.show_cost(cost)

    def toggle_table(self) -> None:
        """Change between chart and table, taking the focus along."""
        had_focus = self.focus_content().hasFocus()
        self.toggle.toggle()
        if had_focus:
            self.focus_content().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_content(self) -> QWidget:
        """Return what takes the focus: the chart or the table."""
        return self.table if self.is_table_shown else self.chart

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 12, 0)
        top.setSpacing(10)
        top.addWidget(self._title)
        top.addWidget(self._legend, 1)
        top.addWidget(self.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(Hairline(theme))
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _on_toggled(self, is_table: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._stack.setCurrentWidget(self.table if is_table else self.chart)
        self._legend.setVisible(not is_table)
