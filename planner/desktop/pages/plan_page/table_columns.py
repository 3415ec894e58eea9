"""The columns of the positions table: which show, in which order, and how wide."""

from collections.abc import Container, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from planner.desktop.viewmodels.cells import Column
from planner.desktop.viewmodels.column_choice import ColumnChoice, default_choice
from planner.desktop.viewmodels.seat_cells import BAND, COLUMN_KEYS, ENGAGEMENT, POOL, STATUS
from planner.desktop.viewmodels.timeline_cells import DIFFICULTY
from planner.desktop.widgets.column_fit import fitted_widths
from planner.desktop.widgets.grouped_table_view import GroupedTableView

_NAME_WIDTHS = (190, 216)
"""Where names would have less than the first, the columns of least priority give way; up to the
second the other columns become narrower."""
_GIVING_WAY = (POOL, STATUS, DIFFICULTY, ENGAGEMENT, BAND)
"""The first goes first; what they say, the inspector says too."""


class TableColumns(QObject):
    """Fits the columns into the table, until the reader chooses: then the table scrolls instead.

    Signals:
        chosen: The reader chose other columns, or another order.
        resized: The reader gave a column another width.
    """

    chosen = Signal()
    resized = Signal()

    def __init__(self, view: GroupedTableView, columns: Sequence[Column]) -> None:
        super().__init__(view)
        self._view = view
        self._columns = tuple(columns)
        self._is_fitting = False
        self._appeared = ""
        self._wished = {n: view.columnWidth(n) for n in range(1, len(COLUMN_KEYS))}
        self.choice = default_choice(columns)
        view.arrange_columns(self.choice.order)
        view.header().sectionResized.connect(self._on_section_resized)
        view.columns_arranged.connect(self._on_columns_arranged)
        view.column_moved.connect(self.move)

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths wished for all columns, also where there is no room for them."""
        return (self._view.columnWidth(0), *self._wished.values())

    def wish(self, widths: Sequence[int]) -> None:
        """Take kept widths, of as many columns as there were then."""
        for number, width in list(enumerate(widths))[1 : len(COLUMN_KEYS)]:
            self._wished[number] = width

    def show_choice(self, choice: ColumnChoice) -> None:
        """Show a choice of columns."""
        self.choice = choice
        self._view.arrange_columns([key for key in choice.order if key in COLUMN_KEYS])
        self._fit()

    def toggle(self, key: str) -> None:
        """Show or hide a column, and scroll to where one appears."""
        self._choose(self.choice.toggled(key, self._view.visible_columns))
        self._appeared = key if key in self.choice.shown else ""
        QTimer.singleShot(0, self, self._reveal)  # once the table knows how far it scrolls

    def move(self, key: str, is_left: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        """Move a column past its neighbor."""
        step = -1 if is_left != self._view.isRightToLeft() else 1
        self._choose(self.choice.moved(key, step, self._view.visible_columns))

    def can_move(self, key: str, *, is_left: bool) -> bool:
        """Whether a column has a neighbor to move past."""
        step = -1 if is_left != self._view.isRightToLeft() else 1
        visible = self._view.visible_columns
        return self.choice.moved(key, step, visible) != self.choice

    def reset(self) -> None:
        """Show the columns as they were before anybody chose."""
        self._choose(default_choice(self._columns))

    def fit(self, room: int) -> None:
        """Fit the columns into a width: narrower first, then fewer unless they were chosen."""
        view = self._view
        shown = {COLUMN_KEYS.index(k) for k in self.choice.shown if k in COLUMN_KEYS} - {0}
        wished = {number: self._wished[number] for number in sorted(shown)}
        least = {number: view.least_width(number) for number in wished}
        is_own = self.choice.is_own
        giving_way = [] if is_own else [COLUMN_KEYS.index(key) for key in _GIVING_WAY]
        fitted = fitted_widths(wished, least, giving_way, room, _NAME_WIDTHS)
        if is_own and room - sum(fitted.values()) < _NAME_WIDTHS[0]:
            fitted = wished  # the table scrolls anyway: nothing need be narrow
        self._is_fitting = True
        self._hide_all_but(fitted)
        for number, width in fitted.items():
            view.setColumnWidth(number, width)
        self._fit_names(room - sum(fitted.values()))
        self._is_fitting = False
        view.leave_hidden_column()

    def _hide_all_but(self, numbers: Container[int]) -> None:
        view, header = self._view, self._view.header()
        other = [n for n in self._wished if view.isColumnHidden(n) == (n in numbers)]
        if other:
            # Qt takes the room of a hidden column away later where another one stretches, and
            # never if that has ended by then.
            header.setSectionResizeMode(0, header.ResizeMode.Fixed)
        for number in other:
            view.setColumnHidden(number, number not in numbers)

    def _fit_names(self, room: int) -> None:
        """Let names take the room that is left, or what they like where others are scrolled."""
        header = self._view.header()
        modes = header.ResizeMode
        is_enough = room >= _NAME_WIDTHS[0]
        header.setSectionResizeMode(0, modes.Stretch if is_enough else modes.Fixed)
        if not is_enough:
            self._view.setColumnWidth(0, self._columns[0].width)

    def _reveal(self) -> None:
        if self._appeared:
            self._view.show_column(self._appeared)

    def _fit(self) -> None:
        view = self._view
        self.fit(view.width() - view.verticalScrollBar().sizeHint().width())

    def _choose(self, choice: ColumnChoice) -> None:
        if choice != self.choice:
            self.show_choice(choice)
            self.chosen.emit()

    def _on_columns_arranged(self) -> None:
        self.choice = self.choice.arranged(self._view.column_order)
        self.chosen.emit()

    def _on_section_resized(self, number: int, _before: int, now: int) -> None:
        if number not in self._wished or not now or self._is_fitting:
            return
        self._wished[number] = now
        if self._view.isVisible():
            self.resized.emit()
