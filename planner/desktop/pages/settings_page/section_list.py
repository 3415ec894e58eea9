"""The list of the sections, at the leading edge of the settings."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from planner.desktop.buttons import KEYBOARD_REASONS
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.settings_sections import SectionEntry
from planner.desktop.widgets.canvas import Canvas
from planner.localization.messages import _

WIDTH = 196
_HEIGHT = 34
_ICON = 16


class SectionButton(QAbstractButton):
    """A section's icon and name."""

    def __init__(self, theme: Theme, icons: Icons, entry: SectionEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._entry = entry
        self._has_ring = False
        self.setCheckable(True)
        self.setObjectName(entry.key)
        self.setText(entry.name)
        self.setAccessibleName(entry.name)
        self.setToolTip(entry.name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of an entry."""
        return QSize(WIDTH - 16, _HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only where the keyboard brought the focus."""
        self._has_ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._has_ring = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter as well as on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint wash, icon and name."""
        painter = QPainter(self)
        tokens, bounds = self._theme.tokens, QRectF(self.rect())
        canvas = Canvas(painter, tokens, bounds, is_right_to_left=self.isRightToLeft())
        is_active = self.isChecked()
        if is_active or self.underMouse():
            canvas.fill(bounds, tokens.acc_wash if is_active else tokens.hover, 6)
        if self._has_ring:
            canvas.frame(bounds, tokens.acc, 6, 2)
        color = tokens.acc_text if is_active else tokens.t2
        icon = canvas.box(10, (canvas.height - _ICON) / 2, _ICON, _ICON)
        self._icons.paint(painter, icon, self._entry.icon_name, color)
        box = canvas.box(34, 0, canvas.width - 40, canvas.height)
        role = FontRole.KEY_CELL if is_active else FontRole.CELL
        canvas.text(box, self.text(), role, color if is_active else tokens.t1)
        painter.end()


class SectionList(QWidget):
    """The sections; arrow keys go from one to the next.

    Signals:
        section_chosen: The key of a section.
    """

    section_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, entries: Sequence[SectionEntry]) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Sections of the settings"))
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(2)
        title = Label(theme, FontRole.TITLE, "t1", _("Settings"), self)
        title.setContentsMargins(8, 0, 0, 8)
        column.addWidget(title)
        self.buttons: dict[str, SectionButton] = {}
        for entry in entries:
            button = SectionButton(theme, icons, entry, self)
            self._group.addButton(button)
            self.buttons[entry.key] = button
            column.addWidget(button)
        column.addStretch()
        self._group.buttonToggled.connect(self._on_toggled)

    def select(self, key: str) -> None:
        """Mark a section as the one shown."""
        self.buttons[key].setChecked(True)

    def current(self) -> QWidget:
        """Return the button of the section shown."""
        return self._group.checkedButton() or self

    def _on_toggled(self, button: QAbstractButton, is_on: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        if is_on:
            self.section_chosen.emit(button.objectName())
