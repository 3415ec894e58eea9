"""The charts of the page under their tabs, each with its table, and how far the draws are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.scenarios.chart_views import FanView, TornadoView, WaterfallView
from planner.desktop.viewmodels.scenarios.fan import FanFigure, fan_figure_name
from planner.desktop.widgets.chart_panel import ChartPanel
from planner.desktop.widgets.charts.fan_chart import FanChart
from planner.desktop.widgets.charts.scenario_waterfall import ScenarioWaterfall
from planner.desktop.widgets.charts.tornado_chart import TornadoChart
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.segments import Segments
from planner.desktop.widgets.state_view import StateView
from planner.desktop.widgets.tab_strip import TabStrip
from planner.desktop.widgets.toolbar import Toolbar
from planner.localization.formatting import Formatter
from planner.localization.messages import _

FAN, BRIDGE, DRIVERS, SEATS = range(4)
_SEGMENTS_WIDTH = 390
_SEAT_NAMES_WIDTH = 250
_NO_FIGURES = Figures((), (), ())


class ChartArea(QWidget):
    """Shows a fan, a waterfall, a tornado and the seats, one at a time.

    Signals:
        figure_chosen: A ``FanFigure``.
        stop_wanted: No more is to be drawn.
        run_wanted: What was stopped is to be drawn after all.
        scenario_wanted: A scenario is to be added.
    """

    figure_chosen = Signal(object)
    stop_wanted = Signal()
    run_wanted = Signal()
    scenario_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self.strip = TabStrip(theme, _("Charts"))
        choices = tuple((each, fan_figure_name(each)) for each in FanFigure)
        self.figure = Segments(theme, _("Figure by month"), choices)
        self.status = Label(theme, FontRole.CAPTION, "t2")
        self.stop = Button(theme, icons, _("Stop"))
        self.run = Button(theme, icons, _("Draw again"), icon_name="arrows-clockwise")
        self.fan = FanChart(theme, formatter)
        self.waterfall = ScenarioWaterfall(theme, formatter)
        self.tornado = TornadoChart(theme, formatter)
        self.panels = (
            ChartPanel(theme, icons, self.fan, _("Cost by month"), legend=self.figure),
            ChartPanel(theme, icons, self.waterfall, _("From the base")),
            ChartPanel(theme, icons, self.tornado, _("What drives the cost")),
        )
        self.seats_model = FiguresModel(self)
        self.seats = FiguresView(theme, self.seats_model, _("Chances of each open seat"))
        self.seats.verticalHeader().setFixedWidth(_SEAT_NAMES_WIDTH)
        self.only_base = StateView(
            theme, icons, "git-branch", Button(theme, icons, _("Add scenario"), icon_name="plus")
        )
        self.only_base.say(
            _("This is the base."),
            _("Try a lever, or show a scenario: here you see what each change adds to the cost."),
        )
        self._summaries = ["", "", ""]
        self._has_bridge = False
        self._lay_out(theme)
        self._connect()

    @property
    def tab(self) -> int:
        """The number of the tab on show."""
        return self.strip.currentIndex()

    def show_fan(self, view: FanView | None) -> None:
        """Show a figure by month; None shows nothing."""
        self.fan.show_view(view)
        name, summary = (view.name, view.summary) if view is not None else (_("Cost by month"), "")
        self._show_panel(FAN, name, summary, _NO_FIGURES if view is None else view.figures)

    def show_bridge(self, view: WaterfallView | None) -> None:
        """Show the waterfall; None says that the base is on show."""
        self._has_bridge = view is not None
        if view is not None:
            self.waterfall.show_view(view)
            self._show_panel(BRIDGE, view.name, view.summary, view.figures)
        self._show_tab()

    def show_drivers(self, view: TornadoView | None) -> None:
        """Show the tornado; None shows nothing."""
        self.tornado.show_view(view)
        name, summary = (
            (view.name, view.summary) if view is not None else (_("What drives the cost"), "")
        )
        self._show_panel(DRIVERS, name, summary, _NO_FIGURES if view is None else view.figures)

    def show_seats(self, figures: Figures) -> None:
        """Show each open seat's chances."""
        self.seats_model.show_figures(figures)

    def show_state(self, text: str, *, can_stop: bool, can_run: bool) -> None:
        """Show how far the draws are."""
        self.status.setText(text)
        had_focus = self.stop.hasFocus() or self.run.hasFocus()
        self.stop.setVisible(can_stop)
        self.run.setVisible(can_run)
        if had_focus:
            visible = self.stop if can_stop else self.run if can_run else self.focus_content()
            visible.setFocus()

    def focus_content(self) -> QWidget:
        """Return the chart or the table on show."""
        if self.tab == SEATS:
            return self.seats
        if self.tab == BRIDGE and not self._has_bridge:
            return self.only_base.button
        return self.panels[self.tab].focus_content()

    def toggle_table(self) -> None:
        """Change between chart and table."""
        if self.tab != SEATS:
            self.panels[self.tab].toggle_table()

    def _show_panel(self, number: int, name: str, summary: str, figures: Figures) -> None:
        panel = self.panels[number]
        panel.title.say(name)
        self._summaries[number] = summary
        panel.words.say(summary)
        panel.show_figures(figures)

    def _lay_out(self, theme: Theme) -> None:
        toolbar = Toolbar(leading=6, spacing=8)
        for name in (_("By month"), _("From the base"), _("What drives it"), _("Seats")):
            self.strip.addTab(name)
        toolbar.row.addWidget(self.strip)
        toolbar.row.addStretch()
        toolbar.row.addWidget(self.status)
        toolbar.row.addWidget(self.stop)
        toolbar.row.addWidget(self.run)
        self.figure.setFixedWidth(_SEGMENTS_WIDTH)
        self._stack = QStackedWidget()
        for widget in (*self.panels, self.seats, self.only_base):
            self._stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(toolbar)
        whole.addWidget(Hairline(theme))
        whole.addWidget(self._stack, 1)
        self.show_state("", can_stop=False, can_run=False)

    def _connect(self) -> None:
        self.strip.currentChanged.connect(self._on_tab)
        self.figure.chosen.connect(self.figure_chosen)
        self.stop.clicked.connect(self.stop_wanted)
        self.run.clicked.connect(self.run_wanted)
        self.only_base.action_chosen.connect(self.scenario_wanted)
        self.fan.told.connect(self._on_fan_told)
        self.waterfall.told.connect(self._on_bridge_told)
        self.tornado.told.connect(self._on_drivers_told)

    def _show_tab(self) -> None:
        number = self.tab
        self._stack.setCurrentIndex(4 if number == BRIDGE and not self._has_bridge else number)

    def _on_tab(self, _number: int) -> None:
        self._show_tab()

    def _on_fan_told(self, words: str) -> None:
        self._tell(FAN, words)

    def _on_bridge_told(self, words: str) -> None:
        self._tell(BRIDGE, words)

    def _on_drivers_told(self, words: str) -> None:
        self._tell(DRIVERS, words)

    def _tell(self, number: int, words: str) -> None:
        panel = self.panels[number]
        panel.words.say(words or self._summaries[number])
