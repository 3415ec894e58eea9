"""The shortcut sheet: all keys of the window at a glance."""

from itertools import combinations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.key_table import KeyGroup, KeyLine, key_groups
from planner.desktop.labels import Label
from planner.desktop.overlay import STAYING_REASONS, Overlay
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.messages import _
from planner.localization.running_text import listed

_ROW_HEIGHT = 19
_KEY_HEIGHT = 17.0
_KEY_GAP = 4.0
_COLUMN_GAP = 20


class KeyRow(PaintedWidget):
    """What keys do, and the keys in their frames at the trailing edge."""

    def __init__(self, theme: Theme, line: KeyLine, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._line = line
        self.describe(line.text, listed(line.keys))
        text = text_width(line.text, FontRole.BODY)
        self.setMinimumSize(QSize(round(text + self._keys_width()) + 20, _ROW_HEIGHT))

    def paint(self, canvas: Canvas) -> None:
        """Paint text and keys."""
        tokens = canvas.tokens
        start = canvas.width - self._keys_width()
        box = canvas.box(0, 0, start, canvas.height)
        canvas.text(box, self._line.text, FontRole.BODY, tokens.t1)
        top = (canvas.height - _KEY_HEIGHT) / 2
        for key in self._line.keys:
            frame = canvas.box(start, top, _key_width(key), _KEY_HEIGHT)
            canvas.frame(frame, tokens.line2, 4)
            canvas.text(frame, key, FontRole.CAPTION, tokens.t2, Align.CENTER)
            start += _key_width(key) + _KEY_GAP

    def _keys_width(self) -> float:
        keys = self._line.keys
        return sum(_key_width(key) for key in keys) + _KEY_GAP * (len(keys) - 1)


def _key_width(key: str) -> float:
    return max(20.0, text_width(key, FontRole.CAPTION) + 12)


class ShortcutSheet(Overlay):
    """Lists the keys in three columns; closes on Esc, on its own key, or on a click away."""

    def __init__(self, theme: Theme, icons: Icons, window: QWidget) -> None:
        super().__init__(theme, window)
        groups = key_groups()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Keyboard shortcuts"))
        self.setAccessibleDescription(_spoken(groups))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(8)
        column.addLayout(self._head(icons))
        body = QHBoxLayout()
        body.setSpacing(_COLUMN_GAP)
        for part in _in_three(groups):
            body.addLayout(self._column(part), 1)
        column.addLayout(body)

    def toggle(self) -> None:
        """Show the sheet, or close it where it is open: the same key does both."""
        if self.isVisible():
            self.close_overlay()
        else:
            self.appear(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in STAYING_REASONS:
            self.close_overlay()

    def _head(self, icons: Icons) -> QLayout:
        row = QHBoxLayout()
        row.addWidget(Label(self._theme, FontRole.TITLE, "t1", _("Keyboard shortcuts"), self))
        row.addStretch()
        close = Button(self._theme, icons, kind=ButtonKind.QUIET, icon_name="x", parent=self)
        close.setAccessibleName(_("Close"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.close_overlay)
        row.addWidget(close)
        return row

    def _column(self, groups: tuple[KeyGroup, ...]) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for number, group in enumerate(groups):
            if number:
                column.addSpacing(10)
            column.addWidget(Label(self._theme, FontRole.SECTION, "t2", group.title, self))
            column.addSpacing(2)
            for line in group.lines:
                column.addWidget(KeyRow(self._theme, line, self))
        column.addStretch()
        return column


def _in_three(groups: tuple[KeyGroup, ...]) -> list[tuple[KeyGroup, ...]]:
    """Divide the groups, in their order, so that the longest column is as short as can be."""

    def height(part: tuple[KeyGroup, ...]) -> int:
        return sum(len(group.lines) + 2 for group in part)

    ways = (
        [groups[:first], groups[first:second], groups[second:]]
        for first, second in combinations(range(1, len(groups)), 2)
    )
    return min(ways, key=lambda parts: max(map(height, parts)))


def _spoken(groups: tuple[KeyGroup, ...]) -> str:
    lines = [line for group in groups for line in group.lines]
    return listed([f"{line.text}: {listed(line.keys)}" for line in lines], with_commas=True)
