"""A button in amber: something to look at, in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas, text_width

_HEIGHT = 32
_ICON = 14
_PADDING = 10


class NoticeButton(QAbstractButton):
    """Paints an icon and a text in the color of attention."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._whole = self._short = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._on_theme_changed)

    def say(self, text: str, short: str = "") -> None:
        """Show a text, or where room is short another one; the whole of it is still told."""
        if (text, short) != (self._whole, self._short):
            self._whole, self._short = text, short
            self.setAccessibleName(text)
            self.setToolTip(text if short else "")
            self.shorten(is_short=bool(short) and self.text() == self._short)

    @property
    def whole_text(self) -> str:
        """What it says where there is room."""
        return self._whole

    def shorten(self, *, is_short: bool) -> None:
        """Show the short text, or the whole one; without a short one it is always whole."""
        text = self._short if is_short and self._short else self._whole
        if text != self.text():
            self.setText(text)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room icon and text need."""
        width = text_width(self.text(), FontRole.BUTTON) + _ICON + 6 + 2 * _PADDING
        return QSize(round(width) + 1, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon, text and focus."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        canvas = Canvas(painter, tokens, QRectF(self.rect()), is_right_to_left=self.isRightToLeft())
        inside = canvas.box(2, 2, canvas.width - 4, canvas.height - 4)
        if self.underMouse() or self.isDown() or self.isChecked():
            canvas.fill(inside, tokens.warn_wash, 6)
        if self.isChecked():
            canvas.frame(inside, tokens.warn_line, 6)
        icon = canvas.box(_PADDING, (canvas.height - _ICON) / 2, _ICON, _ICON)
        self._icons.paint(painter, icon, "warning", tokens.warn)
        start = _PADDING + _ICON + 6
        text = canvas.box(start, 0, canvas.width - start - _PADDING, canvas.height)
        canvas.text(text, self.text(), FontRole.BUTTON, tokens.warn)
        if self.hasFocus():
            canvas.frame(inside, tokens.acc, 6, 2)
        painter.end()

    def _on_theme_changed(self) -> None:
        self.update()
