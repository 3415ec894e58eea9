"""A label in a text role and a token's color; what it shows is never taken for markup."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from planner.desktop.fonts import FontRole, font
from planner.desktop.theme import Theme


class Label(QLabel):
    """Plain text that follows the theme.

    Args:
        color: The name of a token.
    """

    def __init__(
        self,
        theme: Theme,
        role: FontRole,
        color: str = "t1",
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._color = color
        self.setFont(font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_color(self, color: str) -> None:
        """Take another token's color."""
        self._color = color
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.tokens.color(self._color))
        self.setPalette(palette)


def elided(text: str, role: FontRole, width: int) -> str:
    """Return a text, cut at its end where it would take more than a width in pixels."""
    metrics = QFontMetricsF(font(role))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
