"""Below the chart of hires, along the same days: who ramps up, who helps, what is productive."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.desktop.viewmodels.onboarding.load_charts import (
    load_figures,
    load_rows,
    load_words,
    month_stacks,
    ramp_stacks,
    stacks_figures,
)
from planner.desktop.viewmodels.onboarding.load_hints import LoadHint, load_hint
from planner.desktop.widgets.chart_panel import TextLine, table_button
from planner.desktop.widgets.day_scale import DayScale
from planner.desktop.widgets.day_stacks import DayStacks
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.gantt_painting import HELPERS, NAMES
from planner.desktop.widgets.load_strips import LoadStrips
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_HEIGHT = 178


class LoadPanel(QWidget):
    """Shows three charts of a board, each with its table, and what to do about a load.

    Signals:
        helpers_requested: Buddies and mentors are to be proposed.
        shift_requested: The start named in the hint is to be put off.
    """

    helpers_requested = Signal()
    shift_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self._formatter = formatter
        self.ramp = DayStacks(theme, _("People ramping up by week and phase"), NAMES)
        self.load = LoadStrips(theme, NAMES)
        self.months = DayStacks(theme, _("Productive heads by month"), NAMES, (3, 1, 0))
        self._buttons = QButtonGroup(self)
        self._charts: tuple[QWidget, ...] = (self.ramp, self.load, self.months)
        names = (_("Ramping up"), _("Mentors and buddies"), _("Productive heads"))
        self.tabs = [Button(theme, icons, name) for name in names]
        self.words = TextLine(theme, FontRole.CAPTION, "t2")
        self.table = table_button(theme, icons, _("Load of onboarding"))
        self.hint_title = _wrapped(theme, FontRole.STRONG_CAPTION, "warn")
        self.hint_text = _wrapped(theme, FontRole.CAPTION, "t2")
        self.act = Button(theme, icons, _("Buddies and mentors…"))
        self._hint = LoadHint("", "", "")
        self._board: OnboardingBoard | None = None
        self._models = [FiguresModel(self) for _each in self._charts]
        self._lay_out(theme)
        self._connect()

    @property
    def hint(self) -> LoadHint:
        """What is said beside the chart."""
        return self._hint

    def show_board(self, board: OnboardingBoard) -> None:
        """Show a board."""
        shown = self._formatter
        ramp, months = ramp_stacks(board, shown), month_stacks(board, shown)
        self.ramp.show_stacks(ramp)
        self.months.show_stacks(months)
        rows = load_rows(board, shown)
        self._board = board
        self.load.show_rows(rows)
        phases = (_("Days 1 to 30"), _("Days 31 to 60"), _("Days 61 to 90"))
        heads = (_("Productive"), _("Mentoring"), _("Still to ramp up"))
        self._models[0].show_figures(stacks_figures(ramp, shown, phases))
        self._models[1].show_figures(load_figures(rows, shown))
        self._models[2].show_figures(stacks_figures(months, shown, heads))
        self._summaries = (ramp.summary, _("Weeks that are too full are hatched"), months.summary)
        self._hint = load_hint(board, shown)
        self.hint_title.setText(self._hint.title)
        self.hint_title.set_color("warn" if self._hint.is_warning else "t1")
        self.hint_text.setText(self._hint.text)
        told = f"{self._hint.title} {self._hint.text}".strip()
        self.hint_title.setToolTip(told)
        self.hint_text.setToolTip(told)
        self.act.set_label(self._hint.action)
        self._say("")

    def follow(self, scale: DayScale, offset: int) -> None:
        """Lie along the days of the chart of hires."""
        self.ramp.follow(scale, offset)
        self.load.follow(scale, offset)
        self.months.follow(scale, offset)

    def toggle_table(self) -> None:
        """Change between chart and table."""
        self.table.toggle()

    def focus_content(self) -> QWidget:
        """Return what takes the focus."""
        number = self._buttons.checkedId()
        return self._tables[number] if self.table.isChecked() else self._charts[number]

    def _lay_out(self, theme: Theme) -> None:
        self.setFixedHeight(_HEIGHT)
        top = QHBoxLayout()
        top.setContentsMargins(14, 4, 12, 0)
        top.setSpacing(0)
        for number, tab in enumerate(self.tabs):
            tab.setCheckable(True)
            self._buttons.addButton(tab, number)
            top.addWidget(tab)
        top.addSpacing(12)
        top.addWidget(self.words, 1)
        top.addWidget(self.table)
        self.tabs[0].setChecked(True)
        self._stack = QStackedWidget()
        pairs = zip(self._models, self._charts, strict=True)
        self._tables = [FiguresView(theme, model, each.accessibleName()) for model, each in pairs]
        for widget in (*self._charts, *self._tables):
            self._stack.addWidget(widget)
        side = QVBoxLayout()
        side.setContentsMargins(12, 2, 10, 8)
        side.setSpacing(2)
        side.addWidget(self.hint_title)
        side.addWidget(self.hint_text, 1)
        side.addWidget(self.act)
        hints = QWidget()
        hints.setFixedWidth(round(HELPERS))
        hints.setLayout(side)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._stack, 1)
        below.addWidget(hints)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(theme))
        column.addLayout(top)
        column.addLayout(below, 1)
        self._summaries = ("", "", "")

    def _connect(self) -> None:
        self._buttons.idClicked.connect(self._on_chart)
        self.table.toggled.connect(self._on_table)
        self.ramp.stack_told.connect(self._say)
        self.months.stack_told.connect(self._say)
        self.load.cell_told.connect(self._say)
        self.load.explain_with(self._explain_load)
        self.act.clicked.connect(self._on_act)

    def _explain_load(self, row: int, cell: int) -> str:
        return "" if self._board is None else load_words(self._board, row, cell, self._formatter)

    def _say(self, text: str) -> None:
        self.words.say(text or self._summaries[self._buttons.checkedId()])

    def _on_chart(self, _number: int) -> None:
        self._show()

    def _on_table(self, _is_table: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._show()

    def _show(self) -> None:
        behind = len(self._charts) if self.table.isChecked() else 0
        self._say("")  # before what takes the focus over says its part
        self._stack.setCurrentIndex(self._buttons.checkedId() + behind)

    def _on_act(self) -> None:
        if self._hint.shifted is not None:
            self.shift_requested.emit()
        else:
            self.helpers_requested.emit()


def _wrapped(theme: Theme, role: FontRole, color: str) -> Label:
    label = Label(theme, role, color)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    return label
