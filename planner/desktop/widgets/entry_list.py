"""Entries under one another: a title, a figure at the end of its line, details below."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.entries import Entry
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.rows_canvas import RowsCanvas
from planner.localization.messages import _

ENTRY_HEIGHT = 74
_EDGE = 16.0
_BAR = 3.0
_LINES, _TALL_LINES = (18, 15), (22, 20)
"""Of titles and of details; Arabic letters need the taller ones."""


class EntryList(RowsCanvas):
    """Shows entries; arrow keys or the pointer choose one.

    Signals:
        entry_chosen: The number of the entry chosen; -1 for none.
    """

    entry_chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, 0, ENTRY_HEIGHT, 0)
        self._name = name
        self._entries: tuple[Entry, ...] = ()
        self._current = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is on show."""
        return self._entries

    @property
    def current(self) -> int:
        """The number of the entry chosen; -1 for none."""
        return self._current

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other entries; where they differ none is chosen."""
        if entries == self._entries:
            return
        self._entries = entries
        self.set_row_count(len(entries))
        self._choose(-1)

    def sizeHint(self) -> QSize:
        """Return the height of all entries in a narrow column."""
        return QSize(260, self.row_count * ENTRY_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Keep one entry in sight."""
        return QSize(200, ENTRY_HEIGHT)

    def paint(self, canvas: Canvas) -> None:
        """Paint the entries in sight."""
        canvas = canvas.within(0, 0, self.content_width(), canvas.height)
        for number in self.rows_in_sight():
            self._paint_entry(canvas, self._entries[number], number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another entry."""
        last = len(self._entries) - 1
        target = {
            Qt.Key.Key_Up: max(0, self._current - 1),
            Qt.Key.Key_Down: min(self._current + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is None or last < 0:
            super().keyPressEvent(event)
            return
        self._choose(target)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a first entry."""
        super().focusInEvent(event)
        if self._current < 0 and self._entries:
            self._choose(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose none."""
        super().focusOutEvent(event)
        self._choose(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the entry under the pointer."""
        number = self.row_at(event.position().y())
        if number is not None:
            self._choose(number)

    def event(self, event: QEvent) -> bool:
        """Say the whole of an entry whose words do not fit."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.row_at(event.pos().y())
            text = self._entries[number].words if number is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _choose(self, number: int) -> None:
        self._current = number
        if number >= 0:
            self.show_row(number)
        words = (
            [self._entries[number].words] if number >= 0 else [each.words for each in self._entries]
        )
        self.describe(self._name, " ".join(words) or _("There are none."))
        self.entry_chosen.emit(number)
        self.update()

    def _paint_entry(self, canvas: Canvas, entry: Entry, number: int) -> None:
        tokens, top = canvas.tokens, self.row_top(number)
        if number == self._current:
            canvas.fill(canvas.box(0, top, canvas.width, ENTRY_HEIGHT - 1), tokens.acc_wash)
            canvas.fill(canvas.box(0, top, _BAR, ENTRY_HEIGHT - 1), tokens.acc)
        hours = text_width(entry.figure, FontRole.CELL) + 4
        inner = canvas.width - 2 * _EDGE
        room = inner - hours - 6
        lines = 1 if text_width(entry.title, FontRole.NAME) <= room else 2
        line, low_line = _TALL_LINES if canvas.is_right_to_left else _LINES
        title = canvas.box(_EDGE, top + 6, room, line * lines)
        canvas.text(title, entry.title, FontRole.NAME, tokens.t1, wrap=lines > 1)
        box = canvas.box(canvas.width - _EDGE - hours, top + 6, hours, 18)
        canvas.text(box, entry.figure, FontRole.CELL, tokens.t2, Align.TRAILING)
        behind = 8 + line * lines
        low_lines = 2 if ENTRY_HEIGHT - behind >= 2 * low_line else 1
        detail = canvas.box(_EDGE, top + behind, inner, low_line * low_lines)
        canvas.painter.save()
        canvas.painter.setClipRect(detail)
        canvas.text(detail, entry.detail, FontRole.CAPTION, tokens.t2, wrap=low_lines > 1)
        canvas.painter.restore()
        canvas.rule(top + ENTRY_HEIGHT - 1, tokens.line)
