"""The rail: one button a page, only for pages that exist."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from planner.desktop.buttons import KEYBOARD_REASONS
from planner.desktop.fonts import FontRole, font
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.localization.messages import _

PLAN_PAGE = "plan"
PLACES_PAGE = "places"
TIME_ZONES_PAGE = "time-zones"
PAY_PAGE = "pay"
SCENARIOS_PAGE = "scenarios"
ONBOARDING_PAGE = "onboarding"
DATA_PAGE = "data"
SETTINGS_PAGE = "settings"
"""Keys of the pages."""

PAGES_OF_A_PLAN = (
    PLACES_PAGE,
    TIME_ZONES_PAGE,
    PAY_PAGE,
    SCENARIOS_PAGE,
    ONBOARDING_PAGE,
    SETTINGS_PAGE,
)
"""Pages that need an open plan."""

WIDTH = 80
_ITEM = QSize(68, 52)
_LABEL_WIDTH = 66
_LOGO_SIZE = 28


class PageEntry(NamedTuple):
    """A page: its stable key, its name in the active language and its icon."""

    key: str
    name: str
    icon_name: str


def page_table() -> tuple[PageEntry, ...]:
    """Return the pages that exist, in their order."""
    return (
        PageEntry(PLAN_PAGE, _("Plan"), "users-three"),
        PageEntry(PLACES_PAGE, _("Places"), "globe-hemisphere-east"),
        PageEntry(TIME_ZONES_PAGE, _("Time zones"), "clock"),
        PageEntry(PAY_PAGE, _("Pay"), "money"),
        PageEntry(SCENARIOS_PAGE, _("Scenarios"), "git-branch"),
        PageEntry(ONBOARDING_PAGE, _("Onboarding"), "flag-banner"),
        PageEntry(DATA_PAGE, _("Data"), "database"),
        PageEntry(SETTINGS_PAGE, _("Settings"), "gear-six"),
    )


class RailButton(QAbstractButton):
    """A page's icon over its name."""

    def __init__(self, theme: Theme, icons: Icons, entry: PageEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._entry = entry
        self._has_ring = False
        self.setCheckable(True)
        self.setFixedSize(_ITEM)
        self.setText(entry.name)
        self.setAccessibleName(entry.name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.theme_changed.connect(self.update)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only where the keyboard brought the focus."""
        self._has_ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._has_ring = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint wash, icon and name."""
        tokens = self._theme.tokens
        is_active = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_active or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.acc_wash if is_active else tokens.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self._has_ring:
            painter.setPen(QPen(tokens.acc, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        at_rest = tokens.t2 if self.isEnabled() else tokens.dis
        color = tokens.acc_text if is_active else at_rest
        name = f"{self._entry.icon_name}-fill" if is_active else self._entry.icon_name
        self._icons.paint(painter, QRectF((_ITEM.width() - 20) / 2, 8, 20, 20), name, color)
        painter.setPen(color)
        painter.setFont(label_font(self.text(), is_active=is_active))
        painter.drawText(
            QRectF(0, 31, _ITEM.width(), 16), Qt.AlignmentFlag.AlignCenter, self.text()
        )
        painter.end()


def label_font(label: str, *, is_active: bool) -> QFont:
    """Return the font of a page's name: strong for the page on show, its letters closer if long."""
    found = QFont(font(FontRole.STRONG_CAPTION if is_active else FontRole.CAPTION))
    excess = QFontMetricsF(found).horizontalAdvance(label) - _LABEL_WIDTH
    if excess > 0:
        found.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -excess / len(label))
    return found


class Rail(QWidget):
    """The program's mark over the page buttons.

    Signals:
        page_chosen: The key of the page.
    """

    page_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Pages"))
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 52, 6, 8)
        layout.setSpacing(2)
        self._buttons: dict[str, RailButton] = {}
        for entry in page_table():
            button = RailButton(theme, icons, entry, self)
            button.setObjectName(entry.key)
            self._buttons[entry.key] = button
            self._group.addButton(button)
            if entry.key == SETTINGS_PAGE:  # at the end, apart from what shows results
                layout.addStretch()
            layout.addWidget(button)
        for key in PAGES_OF_A_PLAN:
            self.allow(key, is_possible=False)
        self._group.buttonClicked.connect(self._on_button_clicked)
        theme.theme_changed.connect(self.update)

    @property
    def buttons(self) -> tuple[RailButton, ...]:
        """The page buttons, in order."""
        return tuple(self._buttons.values())

    def button(self, key: str) -> RailButton:
        """Return the button of a page."""
        return self._buttons[key]

    def select(self, key: str) -> None:
        """Mark a page as the one shown."""
        self._buttons[key].setChecked(True)
        self.update()

    def allow(self, key: str, *, is_possible: bool) -> None:
        """Let a page be turned to, or not: some show an open plan."""
        self._buttons[key].setEnabled(is_possible)

    def explain(self, key: str, hint: str) -> None:
        """Give a page's button a tooltip."""
        self._buttons[key].setToolTip(hint)

    def _on_button_clicked(self, button: QAbstractButton) -> None:
        self.update()
        self.page_chosen.emit(button.objectName())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the mark and the selection bar at the leading edge."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.bg)
        is_mirrored = self.isRightToLeft()
        edge = 0 if is_mirrored else self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), tokens.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.acc)
        mark = QRectF((self.width() - _LOGO_SIZE) / 2, 10, _LOGO_SIZE, _LOGO_SIZE)
        painter.drawRoundedRect(mark, 6, 6)
        self._icons.paint(painter, mark.adjusted(4, 4, -4, -4), "globe-simple", tokens.on_acc)
        checked = self._group.checkedButton()
        if checked is not None:
            middle = checked.geometry().center().y()
            painter.setBrush(tokens.acc)
            left = self.width() - 3 if is_mirrored else 0
            painter.drawRect(QRectF(left, middle - 11, 3, 23))
        painter.end()
