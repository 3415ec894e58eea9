"""A hire's tasks under their phases: a box, the title, its day, who does it, notes below."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.onboarding.task_rows import (
    CheckRow,
    ListRow,
    NoteKind,
    PhaseRow,
    TaskRow,
)
from planner.desktop.widgets.canvas import Align, Canvas, metrics_of, text_width
from planner.desktop.widgets.painting import paint_row_ground
from planner.desktop.widgets.wrapping_list import WrappingListView
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.plan.onboarding import TaskKey

Index = QModelIndex | QPersistentModelIndex

_ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_EDGE, _BOX, _GAP = 16.0, 14.0, 8.0
_TEXT = _EDGE + _BOX + _GAP
_LEAST_SIDE, _MOST_SIDE = 84.0, 132.0
"""Of the column of days and owners."""
_TOP = 6.0
_LINE = 18.0
_OWNER_ENDS = _TOP + _LINE + 15.0
_NOTE_ICON = 12.0
_HEADING = 34
_NOTES = {
    NoteKind.LATE: ("warning-circle", "bad"),
    NoteKind.WAITS: ("hourglass-medium", "t2"),
    NoteKind.MOVED: ("calendar-x", "warn"),
    NoteKind.CLOCKS: ("clock", "t2"),
    NoteKind.STARTED: ("circle-half", "t2"),
    NoteKind.COMMENT: ("file-text", "t2"),
}


class TasksModel(QAbstractListModel):
    """The lines on show; phases and sentences cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ListRow, ...] = ()

    def show(self, rows: tuple[ListRow, ...]) -> None:
        """Show other lines; where these are of the same tasks, the view keeps its place."""
        is_same = list(map(_identity, rows)) == list(map(_identity, self.rows))
        if not is_same:
            self.beginResetModel()
        self.rows = rows
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count the lines."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let tasks be chosen."""
        flag = Qt.ItemFlag
        is_task = index.isValid() and isinstance(self.rows[index.row()], TaskRow)
        return flag.ItemIsEnabled | flag.ItemIsSelectable if is_task else flag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, or what a reader hears of it."""
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(row, TaskRow):
            return int((Qt.CheckState.Checked if row.is_done else Qt.CheckState.Unchecked).value)
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return spoken(row) if is_text else None


def _identity(row: ListRow) -> object:
    return row.key if isinstance(row, TaskRow) else type(row)


def spoken(row: ListRow) -> str:
    """Return what a line says."""
    if isinstance(row, PhaseRow):
        return listed(part for part in (row.name, row.count) if part)
    return row.words if isinstance(row, TaskRow) else row.text


class _Measured(NamedTuple):
    """Where the parts of a task lie: each note by its top, width and height."""

    title: float
    notes: list[tuple[float, float, float]]
    height: float


class _TaskDelegate(QStyledItemDelegate):
    """Paints lines as high as their texts wrap."""

    def __init__(self, theme: Theme, icons: Icons, view: "TaskList") -> None:
        super().__init__(view)
        self._theme = theme
        self._icons = icons
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line at the view's width."""
        row, width = index.data(_ROW_ROLE), self._view.viewport().width()
        if isinstance(row, PhaseRow):
            return QSize(width, _HEADING)
        if isinstance(row, CheckRow):
            height = _height(row.text, FontRole.CAPTION, width - 2 * _EDGE - 20)
            return QSize(width, round(height + 2 * _TOP))
        if not isinstance(row, TaskRow):
            return QSize(width, 0)
        return QSize(width, round(self._measured(row, width).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        row = index.data(_ROW_ROLE)
        painter.save()
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        bounds = QRectF(option.rect)
        canvas = Canvas(painter, self._theme.tokens, bounds, is_right_to_left=is_rtl)
        if isinstance(row, PhaseRow):
            self._paint_phase(canvas, row)
        elif isinstance(row, CheckRow):
            self._paint_check(canvas, row)
        elif isinstance(row, TaskRow):
            paint_row_ground(canvas, option.state)
            if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
                canvas.frame(bounds.adjusted(1, 1, -1, -2), self._theme.tokens.acc, 4, 2)
            self._paint_task(canvas, row)
        painter.restore()

    def _measured(self, row: TaskRow, width: float) -> _Measured:
        """Return where title and notes of a task lie; a note beside the owner leaves room to it."""
        room = width - _TEXT - _EDGE
        title = max(_height(row.title, FontRole.BODY, room - self._view.side), _LINE)
        top, notes = _TOP + title + 1, []
        for note in row.notes:
            space = room - _NOTE_ICON - 5 - (self._view.side if top < _OWNER_ENDS - 4 else 0)
            height = _height(note.text, FontRole.CAPTION, space)
            notes.append((top, space, height))
            top += height + 2
        return _Measured(title, notes, max(top, _OWNER_ENDS) + _TOP)

    def _paint_phase(self, canvas: Canvas, row: PhaseRow) -> None:
        tokens = canvas.tokens
        count = text_width(row.count, FontRole.CAPTION) + 4
        name = canvas.box(_EDGE, 12, canvas.width - 2 * _EDGE - count, 18)
        canvas.text(name, row.name, FontRole.SECTION, tokens.t1)
        box = canvas.box(canvas.width - _EDGE - count, 12, count, 18)
        canvas.text(box, row.count, FontRole.CAPTION, tokens.t2, Align.TRAILING)

    def _paint_check(self, canvas: Canvas, row: CheckRow) -> None:
        icon = canvas.box(_EDGE, _TOP + 1, 14, 14)
        self._icons.paint(canvas.painter, icon, "warning", canvas.tokens.warn_mark)
        width = canvas.width - 2 * _EDGE - 20
        box = canvas.box(_EDGE + 20, _TOP, width, canvas.height - 2 * _TOP)
        canvas.text(box, row.text, FontRole.CAPTION, canvas.tokens.t2, wrap=True)

    def _paint_task(self, canvas: Canvas, row: TaskRow) -> None:
        tokens = canvas.tokens
        box = canvas.box(_EDGE, _TOP + 2, _BOX, _BOX)
        if row.is_done:
            canvas.fill(box, tokens.acc, 3)
            self._icons.paint(canvas.painter, box.adjusted(2, 2, -2, -2), "check", tokens.on_acc)
        else:
            canvas.frame(box, tokens.ctl, 3)
        color = tokens.t3 if row.is_closed else tokens.t1
        room, measured = canvas.width - _TEXT - _EDGE, self._measured(row, canvas.width)
        column = self._view.side
        title = canvas.box(_TEXT, _TOP, room - column, measured.title)
        canvas.text(title, row.title, FontRole.BODY, color, wrap=True)
        side, late = canvas.width - _EDGE - column + 4, row.is_late
        day = canvas.box(side, _TOP, column - 4, _LINE)
        canvas.text(day, row.day, FontRole.BODY, tokens.bad if late else color, Align.TRAILING)
        owner = canvas.box(side, _TOP + _LINE, column - 4, _OWNER_ENDS - _TOP - _LINE)
        canvas.text(owner, row.owner, FontRole.CAPTION, tokens.t2, Align.TRAILING)
        for note, (top, width, height) in zip(row.notes, measured.notes, strict=True):
            icon, color_name = _NOTES[note.kind]
            tint = tokens.color(color_name)
            mark = canvas.box(_TEXT, top + 2, _NOTE_ICON, _NOTE_ICON)
            self._icons.paint(canvas.painter, mark, icon, tint)
            box = canvas.box(_TEXT + _NOTE_ICON + 5, top, width, height)
            canvas.text(box, note.text, FontRole.CAPTION, tint, wrap=True)


class TaskList(WrappingListView):
    """Shows tasks; Shift, Ctrl and Ctrl+A choose several, Space or a click on a box ticks.

    Signals:
        tick_wanted: The tasks chosen are done, or not.
        step_wanted: Alt and an arrow: by how many working days they are to move.
        chosen_changed: Other tasks are chosen.
        details_wanted: Enter: what can be said of a task is to be edited.
    """

    tick_wanted = Signal()
    step_wanted = Signal(int)
    chosen_changed = Signal()
    details_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        self.side = _LEAST_SIDE
        self._tasks = TasksModel()
        super().__init__(theme, self._tasks)
        self._tasks.setParent(self)
        self.setItemDelegate(_TaskDelegate(theme, icons, self))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(_("Tasks"))
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """The lines on show."""
        return self._tasks.rows

    @property
    def chosen(self) -> tuple[TaskKey, ...]:
        """The tasks chosen, in their order."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = (self.rows[number] for number in numbers)
        return tuple(row.key for row in rows if isinstance(row, TaskRow))

    def show_rows(self, rows: tuple[ListRow, ...]) -> None:
        """Show other lines; the tasks chosen stay so where they are still there."""
        if rows == self.rows:
            return
        days = (text_width(row.day, FontRole.BODY) for row in rows if isinstance(row, TaskRow))
        self.side = min(max(_LEAST_SIDE, *(width + 10 for width in days), 0.0), _MOST_SIDE)
        chosen, current = set(self.chosen), self._current_key()
        self.selectionModel().blockSignals(True)  # noqa: FBT003 -- Qt's own
        self._tasks.show(rows)
        self._choose(chosen, current)
        self.selectionModel().blockSignals(False)  # noqa: FBT003 -- as above
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
        self.chosen_changed.emit()

    def choose(self, key: TaskKey | None) -> None:
        """Choose a task alone; None for none."""
        if key is None:
            self.clearSelection()
        else:
            self._choose({key}, key)
            self.scrollTo(self.currentIndex())

    def box_center(self, key: TaskKey) -> tuple[int, int]:
        """Return the middle of a task's box, in the viewport."""
        rect = self.visualRect(self._tasks.index(self._number(key)))
        x = round(_EDGE + _BOX / 2)
        left = rect.right() - x if self.isRightToLeft() else rect.left() + x
        return left, rect.top() + round(_TOP + 2 + _BOX / 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, move with Alt and an arrow."""
        keys, key = Qt.Key, event.key()
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        back, ahead = (keys.Key_Left, keys.Key_Right)
        if self.isRightToLeft():
            back, ahead = ahead, back
        if key == keys.Key_Space and self.chosen:
            self.tick_wanted.emit()
        elif is_alt and key in (back, ahead, keys.Key_Up, keys.Key_Down) and self.chosen:
            self.step_wanted.emit(1 if key in (ahead, keys.Key_Down) else -1)
        elif key in (keys.Key_Return, keys.Key_Enter) and self.chosen:
            self.details_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a box, alone or with the others chosen."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows[index.row()] if index.isValid() else None
        x = event.position().x()
        x = self.viewport().width() - x if self.isRightToLeft() else x
        if isinstance(row, TaskRow) and x < _TEXT - 2:
            if row.key not in self.chosen:
                self._choose({row.key}, row.key)
            self.tick_wanted.emit()
            return
        super().mousePressEvent(event)

    def _choose(self, keys: set[TaskKey], current: TaskKey | None) -> None:
        selection, flags = QItemSelection(), QItemSelectionModel.SelectionFlag
        for number, row in enumerate(self.rows):
            if isinstance(row, TaskRow) and row.key in keys:
                index = self._tasks.index(number)
                selection.select(index, index)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        number = self._number(current) if current is not None else -1
        if number >= 0:
            self.selectionModel().setCurrentIndex(self._tasks.index(number), flags.NoUpdate)

    def _number(self, key: TaskKey) -> int:
        rows = enumerate(self.rows)
        return next((n for n, row in rows if isinstance(row, TaskRow) and row.key == key), -1)

    def _current_key(self) -> TaskKey | None:
        number = self.currentIndex().row()
        row = self.rows[number] if 0 <= number < len(self.rows) else None
        return row.key if isinstance(row, TaskRow) else None

    def _on_selection_changed(self, *_parts: object) -> None:
        self.viewport().update()
        self.chosen_changed.emit()


def _height(text: str, role: FontRole, width: float) -> float:
    room = QRectF(0, 0, max(40.0, width), 10_000)
    return metrics_of(role).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
