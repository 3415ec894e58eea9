"""The status bar: is the work kept, where the figures come from."""

from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.localization.messages import _

if TYPE_CHECKING:  # nothing is told before the first paint
    from planner.desktop.widgets.status_note import StatusNote

HEIGHT = 26
_NOTE_STRETCH = 1000
"""The note takes what the stretch before it would."""
_GAP = 19
"""Between two items; a dot stands in its middle."""


class KeptState(Enum):
    """Where the plan is kept; the value holds its icon and the token of its color."""

    NOTHING_OPEN = auto()
    SAVED = auto()
    UNCHANGED = auto()
    """A new plan nobody has changed yet."""
    PENDING = auto()
    """Changed a moment ago; it is about to be written."""
    DRAFT = auto()
    """Kept on this computer, but in no file of the user's."""
    FAILED = auto()


_MARKS = {
    KeptState.NOTHING_OPEN: ("", "t2"),
    KeptState.SAVED: ("check-circle", "good"),
    KeptState.UNCHANGED: ("file-text", "t2"),
    KeptState.PENDING: ("dots-three", "t2"),
    KeptState.DRAFT: ("file-text", "t2"),
    KeptState.FAILED: ("x-circle-fill", "bad"),
}


def kept_text(state: KeptState) -> str:
    """Return what the status bar says about a state."""
    return {
        KeptState.NOTHING_OPEN: "",
        KeptState.SAVED: _("All changes saved"),
        KeptState.UNCHANGED: _("New plan, no file yet"),
        KeptState.PENDING: _("Saving…"),
        KeptState.DRAFT: _("Draft kept on this computer, no file yet"),
        KeptState.FAILED: _("Not saved"),
    }[state]


class StatusItem(QWidget):
    """An icon and a short text."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon_name = ""
        self._color = "t2"
        self._picture = QLabel(self)
        self._label = Label(theme, FontRole.CAPTION, "t2", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._label)
        theme.theme_changed.connect(self._on_theme_changed)
        self.hide()

    @property
    def text(self) -> str:
        """The text shown."""
        return self._label.text()

    def show_text(
        self, text: str, icon_name: str = "", *, color: str = "t2", text_color: str = "t2"
    ) -> None:
        """Show a text, or nothing at all if it is empty; colors are tokens."""
        self._icon_name = icon_name
        self._color = color
        self._label.setText(text)
        self._label.set_color(text_color)
        self._on_theme_changed()
        self._picture.setVisible(bool(icon_name))
        self.setVisible(bool(text))

    def _on_theme_changed(self) -> None:
        if self._icon_name:
            self._picture.setPixmap(self._icons.pixmap(self._icon_name, self._color, 14))


class StatusBar(QWidget):
    """Kept state · scenario · offline · market data · countries; a note at the far end."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(_("Status"))
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(16, 1, 16, 0)
        layout.setSpacing(_GAP)
        self.kept = StatusItem(theme, icons, self)
        self.scenario = StatusItem(theme, icons, self)
        self.offline = StatusItem(theme, icons, self)
        self.market = StatusItem(theme, icons, self)
        self.countries = StatusItem(theme, icons, self)
        self._items = (self.kept, self.scenario, self.offline, self.market, self.countries)
        for item in self._items:
            layout.addWidget(item)
        layout.addStretch()
        self.offline.show_text(_("Offline"), "cloud-slash")
        self.offline.setToolTip(_("Works without a network; nothing leaves this computer."))
        theme.theme_changed.connect(self.update)

    @cached_property
    def note(self) -> "StatusNote":
        """A line at the far end; made when first needed."""
        from planner.desktop.widgets.status_note import StatusNote

        note = StatusNote(self._theme, self)
        self._row.addWidget(note, _NOTE_STRETCH)
        return note

    def show_kept(self, state: KeptState, tooltip: str = "") -> None:
        """Say where the plan is kept."""
        icon_name, color = _MARKS[state]
        text_color = "bad" if state is KeptState.FAILED else "t2"
        self.kept.show_text(kept_text(state), icon_name, color=color, text_color=text_color)
        self.kept.setToolTip(tooltip)

    def event(self, event: QEvent) -> bool:
        """Paint the dots anew where the items between them move."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the hairline above and the dots between the items."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.bg)
        painter.fillRect(0, 0, self.width(), 1, self._theme.tokens.line)
        shown = [item for item in self._items if item.isVisible()]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.t3)
        for item in shown[1:]:
            box = item.geometry()
            x = box.right() + 1 + _GAP / 2 if self.isRightToLeft() else box.left() - _GAP / 2
            painter.drawEllipse(QPointF(x, self.height() / 2 + 1), 1, 1)
        painter.end()
