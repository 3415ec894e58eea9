"""Up to five places side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.places.comparing import Metric
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.metric_bars import MetricBars
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.painting import GRADE_SIDE, paint_country_chip, paint_grade
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.state_view import StateView
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.market.provenance import Grade
from planner.quantities.identifiers import PlaceId

_ROW = 28


class ComparedName(PaintedWidget):
    """The color, country, name and grade of a compared place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._slot, self._code, self._name = 0, "", ""
        self._grade: Grade | None = None
        self.setMinimumSize(QSize(120, _ROW))

    def show_place(self, slot: int, code: str, name: str, grade: Grade | None) -> None:
        """Show another place."""
        if (slot, code, name, grade) == (self._slot, self._code, self._name, self._grade):
            return
        self._slot, self._code, self._name, self._grade = slot, code, name, grade
        self.describe(name, "")
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint it."""
        tokens = canvas.tokens
        canvas.dot(4, canvas.height / 2, 3.5, tokens.categorical[self._slot])
        x = paint_country_chip(canvas, 16, self._code)
        end = canvas.width - GRADE_SIDE - 4
        name = QRectF(canvas.box(x, 0, end - x - 4, canvas.height))
        canvas.text(name, self._name, FontRole.NAME, tokens.t1)
        if self._grade is not None:
            paint_grade(canvas, end, self._grade)


class ComparePanel(QWidget):
    """Shows the figures of the compared places.

    Signals:
        dropped: The ID of a place that is not to be compared any more.
        clear_wanted: None is.
    """

    dropped = Signal(str)
    clear_wanted = Signal()
    choose_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self._theme, self._icons, self._formatter = theme, icons, formatter
        self._rows: list[tuple[QWidget, ComparedName, Button]] = []
        self.bars: list[MetricBars] = []
        self.count = Label(theme, FontRole.CAPTION, "t2")
        self.clear = Button(theme, icons, _("Clear"), kind=ButtonKind.QUIET)
        self.clear.clicked.connect(self.clear_wanted)
        self.empty = StateView(theme, icons, "scales", Button(theme, icons, _("Go to the table")))
        self.empty.say(
            _("Nothing to compare yet."),
            _("Tick up to five places in the table, or press Space on the map."),
        )
        self.empty.action_chosen.connect(self.choose_wanted)
        self._lay_out(theme)

    def show_places(
        self,
        board: PlacesBoard,
        compared: Sequence[PlaceId],
        slots: dict[PlaceId, int],
        metrics: Sequence[Metric],
    ) -> None:
        """Show other places or figures."""
        known = [each for each in compared if each in board.by_id]
        self._stack.setCurrentIndex(0 if known else 1)
        self.count.setText(
            ngettext("{count} place", "{count} places", len(known)).format(
                count=self._formatter.integer(len(known))
            )
        )
        self._show_names(board, known, slots)
        while len(self.bars) < len(metrics):
            bars = MetricBars(self._theme)
            self.bars.append(bars)
            self._figures.insertWidget(len(self.bars) - 1, bars)
        for number, bars in enumerate(self.bars):
            bars.setVisible(number < len(metrics))
            if number < len(metrics):
                bars.show_metric(metrics[number])

    def _show_names(
        self, board: PlacesBoard, known: Sequence[PlaceId], slots: dict[PlaceId, int]
    ) -> None:
        while len(self._rows) < len(known):
            self._add_row()
        for number, (whole, name, drop) in enumerate(self._rows):
            whole.setVisible(number < len(known))
            if number >= len(known):
                continue
            fit = board.by_id[known[number]]
            place = fit.evidence.place
            name.show_place(slots[place.id], place.country, place.name, fit.grade)
            drop.setObjectName(place.id)
            text = _("Compare {place} no longer").format(place=place.name)
            drop.setAccessibleName(text)
            drop.setToolTip(text)

    def _add_row(self) -> None:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(2)
        name = ComparedName(self._theme)
        drop = Button(self._theme, self._icons, kind=ButtonKind.QUIET, icon_name="x")
        drop.clicked.connect(self._on_drop)
        row.addWidget(name, 1)
        row.addWidget(drop)
        self._rows.append((whole, name, drop))
        self._names.addWidget(whole)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 8, 2)
        head.addWidget(self.count)
        head.addStretch()
        head.addWidget(self.clear)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(head)
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        column.addLayout(self._names)
        column.addSpacing(6)
        column.addWidget(Hairline(theme))
        self._figures = QVBoxLayout()
        self._figures.setSpacing(0)
        column.addLayout(self._figures)
        column.addStretch()
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(theme, body))
        self._stack.addWidget(self.empty)
        self._stack.setCurrentIndex(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _on_drop(self) -> None:
        self.dropped.emit(self.sender().objectName())


def scrolled(theme: Theme, body: QWidget) -> QScrollArea:
    """Return what scrolls a body up and down."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    use_slim_scroll_bars(area, theme)
    area.setWidget(body)
    return area
