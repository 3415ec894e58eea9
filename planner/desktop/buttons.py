"""Buttons in the design's five looks, painted from the theme's tokens."""

from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton, QWidget

from planner.desktop.fonts import FontRole, font
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme, Tokens

HEIGHT = 28
_GAP = 6
_RADIUS = 6
FOCUS_MARGIN = 2
"""Room around every button for its focus ring, which lies outside the border."""

KEYBOARD_REASONS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


class ButtonKind(Enum):
    """How loud a button is."""

    PLAIN = auto()
    """With a border; checked it takes the accent's wash."""
    PRIMARY = auto()
    """Filled with the accent; at most one in sight."""
    QUIET = auto()
    """No border until hovered: tools and icon buttons."""
    TITLE = auto()
    """Quiet, in the size of a title: the plan's name."""
    INVERTED = auto()
    """On the dark undo bar."""


class _Look(NamedTuple):
    fill: QColor | None
    border: QColor | None
    text: QColor
    detail: QColor


class Button(QPushButton):
    """A push button with any of icon, label, detail, caret and key hint, in reading order.

    Args:
        label: What it does; its accessible name unless another is set. Empty for an icon alone:
            then set an accessible name.
        icon_name: A Phosphor icon.
        has_caret: Whether it opens a menu.
        icon_color: A token for the icon, else it has the label's color.
        detail: A quieter text after the label.
        key_hint: A single key shown in a frame, such as ``N``.
        is_entry: Whether it is one of a list: then what it shows begins at the edge.
    """

    def __init__(  # noqa: PLR0913 -- one button, all its optional parts by keyword
        self,
        theme: Theme,
        icons: Icons,
        label: str = "",
        *,
        kind: ButtonKind = ButtonKind.PLAIN,
        icon_name: str | None = None,
        icon_color: str | None = None,
        has_caret: bool = False,
        detail: str = "",
        key_hint: str = "",
        is_entry: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._kind = kind
        self._is_entry = is_entry
        self._icon_name = icon_name
        self._icon_color = icon_color
        self._has_caret = has_caret
        self._key_hint = key_hint
        self._label = ""
        self._detail = ""
        self._has_ring = False
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFont(font(_LABEL_ROLES[kind]))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)  # in a dialog Enter would press the first button it meets
        self.set_label(label, detail)
        theme.theme_changed.connect(self.update)

    @property
    def label(self) -> str:
        """The text shown."""
        return self._label

    def set_label(self, label: str, detail: str = "") -> None:
        """Show a label, and a quieter detail after it."""
        name = f"{label} {detail}".strip()
        # Figures are shown again and again: what stays is neither laid out nor painted anew.
        if (label, detail, name) == (self._label, self._detail, self.accessibleName()):
            return
        self._label = label
        self._detail = detail
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room its parts need."""
        width = sum(part.width for part in self._parts()) + 2 * self._padding()
        return QSize(round(width) + 2 * FOCUS_MARGIN, HEIGHT + 2 * FOCUS_MARGIN)

    def minimumSizeHint(self) -> QSize:
        """Never shrink below what is shown."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only where the keyboard brought the focus."""
        self._has_ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._has_ring = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as well as on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, ring and parts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look()
        self._paint_frame(painter, look)
        self._paint_parts(painter, look)
        painter.end()

    def _paint_frame(self, painter: QPainter, look: _Look) -> None:
        margin = FOCUS_MARGIN + 0.5
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        painter.setPen(look.border or look.fill or Qt.PenStyle.NoPen)
        painter.setBrush(look.fill or Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        if self._has_ring:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(self._theme.tokens.acc)
            pen.setWidthF(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def _paint_parts(self, painter: QPainter, look: _Look) -> None:
        parts = self._parts()
        total = sum(part.width for part in parts)
        middle = (self.width() - total) / 2
        x = FOCUS_MARGIN + self._padding() if self._is_entry else middle
        for part in parts:
            left = x if not self.isRightToLeft() else self.width() - x - part.width
            rect = QRectF(left, 0, part.width, self.height())
            if part.what in _ICON_PARTS:
                color = look.text if part.what == "icon" else look.detail
                if part.what == "icon" and self._icon_color is not None and self.isEnabled():
                    color = self._theme.tokens.color(self._icon_color)
                self._icons.paint(painter, rect, part.content, color)
            else:
                part.paint(painter, rect, look, self.font())
            x += part.width

    def _parts(self) -> "list[_Part]":
        parts: list[_Part] = []
        if self._icon_name:
            parts.append(_Part("icon", self._icon_name, self._icon_side()))
        if self._label:
            parts.append(_Part("label", self._label, _width(self._label, self._kind)))
        if self._detail:
            parts.append(_Part("detail", self._detail, _width(self._detail, self._kind)))
        if self._has_caret:
            parts.append(_Part("caret", "caret-down", 12))
        if self._key_hint:
            parts.append(_Part("key", self._key_hint, _width(self._key_hint, self._kind) + 10))
        return [piece for part in parts for piece in (_Part("gap", "", _GAP), part)][1:]

    def _icon_side(self) -> int:
        return 16 if not self._label else 14

    def _padding(self) -> int:
        if not self._label:
            return (HEIGHT - self._icon_side()) // 2
        return {ButtonKind.TITLE: 6, ButtonKind.QUIET: 8}.get(self._kind, 11)

    def _look(self) -> _Look:
        tokens = self._theme.tokens
        if not self.isEnabled():
            return self._disabled_look(tokens)
        is_hovered = self.underMouse()
        is_down = self.isDown()
        if self._kind is ButtonKind.PRIMARY:
            fill = tokens.acc_text if is_hovered or is_down else tokens.acc
            return _Look(fill, None, tokens.on_acc, tokens.on_acc)
        if self._kind is ButtonKind.INVERTED:
            fill = tokens.t2 if is_hovered or is_down else tokens.t1
            return _Look(
                fill, None, tokens.panel, tokens.ctl if self._theme.is_dark else tokens.line2
            )
        if self.isCheckable() and self.isChecked():
            return _Look(tokens.acc_wash, tokens.acc_line, tokens.acc_text, tokens.acc_text)
        touched = tokens.line if is_down else tokens.hover if is_hovered else None
        if self._kind is ButtonKind.PLAIN:
            at_rest = tokens.panel if touched is None else touched
            return _Look(at_rest, tokens.line2, tokens.t1, tokens.t2)
        text = tokens.t1 if self._kind is ButtonKind.TITLE else tokens.t2
        return _Look(touched, None, text, tokens.t3)

    def _disabled_look(self, tokens: Tokens) -> _Look:
        if self._kind is ButtonKind.PRIMARY:
            return _Look(tokens.hover, tokens.line, tokens.dis, tokens.dis)
        border = tokens.line if self._kind is ButtonKind.PLAIN else None
        return _Look(None, border, tokens.dis, tokens.dis)


_LABEL_ROLES = {
    ButtonKind.PLAIN: FontRole.BUTTON,
    ButtonKind.PRIMARY: FontRole.STRONG_BUTTON,
    ButtonKind.QUIET: FontRole.BUTTON,
    ButtonKind.TITLE: FontRole.TITLE,
    ButtonKind.INVERTED: FontRole.STRONG_BUTTON,
}


_ICON_PARTS = frozenset({"icon", "caret"})


@lru_cache(maxsize=1024)
def _width(text: str, kind: ButtonKind) -> float:
    return QFontMetricsF(font(_LABEL_ROLES[kind])).horizontalAdvance(text)


class _Part(NamedTuple):
    """One thing inside a button: what it is, its text or icon, its width."""

    what: str
    content: str
    width: float

    def paint(self, painter: QPainter, rect: QRectF, look: _Look, text_font: QFont) -> None:
        """Paint a text part into its share of the button."""
        if self.what == "key":
            self._paint_key(painter, rect, look)
        elif self.content:
            painter.setFont(text_font)
            painter.setPen(look.text if self.what == "label" else look.detail)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.content)

    def _paint_key(self, painter: QPainter, rect: QRectF, look: _Look) -> None:
        frame = QRectF(rect.left(), rect.center().y() - 8.5, rect.width(), 17)
        painter.setPen(look.border or look.detail)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(look.detail)
        painter.setFont(font(FontRole.CAPTION))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.content)
