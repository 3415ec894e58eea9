"""The command palette: a field and what it finds, over the window, for the keyboard alone."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import IconMark, Rule
from planner.desktop.overlay import STAYING_REASONS, Overlay
from planner.desktop.palette.entry_list import ROWS_SHOWN, EntryList, spoken
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.palette_search import PaletteEntry, PaletteSearch
from planner.desktop.widgets.canvas import font_of, metrics_of
from planner.desktop.widgets.field import Field
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext

WIDTH = 600
_TOP = 8
_FIELD_HEIGHT = 42
_NOTHING_HEIGHT = 52
_QUOTED_WIDTH = 200
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
}
_LEAPS = {Qt.Key.Key_PageDown: ROWS_SHOWN, Qt.Key.Key_PageUp: -ROWS_SHOWN}


class PaletteField(Field):
    """A field without a border that hands the keys for moving and running on.

    Signals:
        stepped: By how many rows, and whether past the end it begins anew.
        accepted: Enter was pressed.
        left: The keyboard or a click went elsewhere, or Esc was pressed.
    """

    stepped = Signal(int, bool)
    accepted = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Tab before it moves the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _STEPS:
                self.stepped.emit(_STEPS[Qt.Key(event.key())], True)  # noqa: FBT003 -- a signal takes no keywords
                return True
            if event.key() in _LEAPS:
                self.stepped.emit(_LEAPS[Qt.Key(event.key())], False)  # noqa: FBT003 -- as above
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run on Enter, leave on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave with the focus, unless it is only the window that lost it."""
        super().focusOutEvent(event)
        if event.reason() not in STAYING_REASONS:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text alone: the palette is its frame."""
        QLineEdit.paintEvent(self, event)


class CommandPalette(Overlay):
    """Searches entries while typing and says which one was chosen.

    Signals:
        chosen: The ``PaletteEntry``; the palette is closed by then.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter, window: QWidget) -> None:
        super().__init__(theme, window)
        self._formatter = formatter
        self._search = PaletteSearch(())
        self._first: tuple[PaletteEntry, ...] = ()
        self._has_recent = False
        self.setAccessibleName(_("Search or run a command"))
        self.field = PaletteField(theme, self)
        self.list = EntryList(theme, icons, self)
        self._status = Label(theme, FontRole.CAPTION, "t3", parent=self)
        self._nothing = Label(theme, FontRole.BODY, "t2", parent=self)
        self._arrange(icons)
        self._connect()

    @property
    def sentence(self) -> str:
        """What is said where nothing is found, else empty."""
        return self._nothing.text()

    def open(
        self,
        entries: Sequence[PaletteEntry],
        recent: Sequence[PaletteEntry],
        commands: Sequence[PaletteEntry],
    ) -> None:
        """Take the keyboard and search these entries.

        Args:
            entries: All that can be found.
            recent: What is offered first while nothing is typed.
            commands: What is offered after it.
        """
        self._search = PaletteSearch(entries)
        self._has_recent = bool(recent)
        self._first = tuple(dict.fromkeys((*recent, *commands)))
        self.field.clear()
        self._show_found("")
        self.appear(self.field)

    def _arrange(self, icons: Icons) -> None:
        self.field.setFont(font_of(FontRole.BODY))
        self.field.setFixedHeight(_FIELD_HEIGHT)
        self.field.setPlaceholderText(_("Search or run a command"))
        self.field.setAccessibleName(_("Search or run a command"))
        self._nothing.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.setSpacing(2)
        head.addWidget(IconMark(self._theme, icons, "magnifying-glass", "t2", self, 16))
        head.addWidget(self.field, 1)
        head.addWidget(self._status)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 5)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(self._theme, self))
        column.addWidget(self.list)
        foot = QHBoxLayout()  # a wrapped label from right to left runs over margins of its own
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self._nothing)
        self._nothing.setFixedHeight(_NOTHING_HEIGHT)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_found)
        self.field.stepped.connect(self._on_stepped)
        self.field.accepted.connect(self._on_accepted)
        self.field.left.connect(self.close_overlay)
        self.list.entry_clicked.connect(self._run)
        self.list.selectionModel().currentChanged.connect(self._tell_current)

    def _show_found(self, text: str) -> None:
        is_searching = bool(text.strip())
        found = self._search.find(text) if is_searching else self._first
        self.list.show_entries(found)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._nothing.setText(_nothing_found(text) if is_searching else "")
        self._status.setText(self._status_of(found, is_searching=is_searching))
        self._tell_current()
        self.place()

    def _status_of(self, found: Sequence[PaletteEntry], *, is_searching: bool) -> str:
        if not is_searching:
            return _("Recent") if self._has_recent else ""
        return ngettext("{count} result", "{count} results", len(found)).format(
            count=self._formatter.integer(len(found))
        )

    def _tell_current(self) -> None:
        """Tell a screen reader, which follows the field, what Enter would do."""
        entry = self.list.current
        said = spoken(entry) if entry is not None else self._nothing.text()
        self.field.setAccessibleDescription(said)

    def _on_stepped(self, rows: int, wraps: bool) -> None:  # noqa: FBT001 -- the signal gives it
        self.list.step(rows, wraps=wraps)

    def _on_accepted(self) -> None:
        self._run(self.list.current)

    def _run(self, entry: PaletteEntry | None) -> None:
        """Run an entry; one that is not possible now stays with its reason in sight."""
        if entry is None or not entry.is_available:
            return
        self.close_overlay()
        self.chosen.emit(entry)

    def place(self) -> None:
        """Stand in the middle of the window's top."""
        width = min(WIDTH, self.ground.width() - 32)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self.ground.width() - width) // 2, _TOP)


def _nothing_found(text: str) -> str:
    shown = metrics_of(FontRole.BODY).elidedText(
        text.strip(), Qt.TextElideMode.ElideRight, _QUOTED_WIDTH
    )
    nothing = _("Nothing matches “{text}”.").format(text=shown)
    where = _("Pages, actions, positions, people, places and recent plans are searched.")
    return f"{nothing} {where}"
