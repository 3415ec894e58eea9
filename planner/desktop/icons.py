"""Icons drawn from the Phosphor font in the theme's colors.

The font and its character map are those of qtawesome; its code is not used because importing it
doubles the time to the first paint (it pulls in every name of Qt).
"""

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPixmap,
    QRawFont,
    QTransform,
)

from planner.desktop.theme import Theme
from planner.locations import resources_folder

if TYPE_CHECKING:  # painting needs no QIcon, and its list of theme icons costs a millisecond
    from PySide6.QtGui import QIcon

MIRRORED = frozenset(
    {
        "arrow-u-up-left",
        "arrow-u-up-right",
        "caret-left",
        "caret-right",
        "arrow-left",
        "arrow-right",
    }
)
"""Icons that point along the reading direction."""

_UNITS_PER_EM = 1024
"""The size outlines are kept at; painting scales them."""


class UnknownIconError(LookupError):
    """The icon font has no icon of this name."""


@lru_cache(maxsize=1)
def _character_map() -> bytes:
    """Return the map unread: finding the few names in use beats parsing all seven thousand."""
    return (resources_folder() / "fonts" / "phosphor-charmap-1.3.0.json").read_bytes()


def _character(name: str) -> str:
    before, _, after = _character_map().partition(f'"{name}": "0x'.encode())
    if not after or not before:
        raise UnknownIconError(name)
    return chr(int(after[: after.index(b'"')], 16))


class Icons(QObject):
    """Makes icons by Phosphor name (``plus``, ``users-three-fill``), without any prefix.

    ``color`` names a token. An icon keeps the colors of the theme it was made in: ask again on
    ``theme_changed``.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._outlines: dict[str, QPainterPath] = {}
        self._icons: dict[tuple[str, str, int, bool], QIcon] = {}
        theme.theme_changed.connect(self._on_theme_changed)

    def icon(self, name: str, color: str = "t2", size: int = 16) -> "QIcon":
        """Return an icon that is disabled in the ``dis`` color.

        Raises:
            UnknownIconError: If the font has no such icon.
        """
        from PySide6.QtGui import QIcon

        key = (name, color, size, _is_right_to_left())
        if key not in self._icons:
            icon = QIcon()
            for ratio in (1.0, 2.0):
                icon.addPixmap(self._drawn(name, color, size, ratio))
                icon.addPixmap(self._drawn(name, "dis", size, ratio), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, color: str = "t2", size: int = 16, ratio: float = 0) -> QPixmap:
        """Return an icon as a pixmap for a screen's pixel ratio (0 is the first screen's).

        Raises:
            UnknownIconError: If the font has no such icon.
        """
        screen_ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        return self._drawn(name, color, size, ratio or screen_ratio)

    def paint(self, painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
        """Paint an icon centred in a rectangle, as large as its shorter side.

        Raises:
            UnknownIconError: If the font has no such icon.
        """
        side = min(rect.width(), rect.height())
        place = QTransform.fromTranslate(rect.center().x(), rect.center().y())
        factor = side / _UNITS_PER_EM
        flip = -1 if name in MIRRORED and _is_right_to_left() else 1
        place.scale(factor * flip, factor)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(place.map(self._outline(name)), color)
        painter.restore()

    def _drawn(self, name: str, color: str, size: int, ratio: float) -> QPixmap:
        self._outline(name)  # refuses an unknown name before a painter is open
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRectF(0, 0, size, size), name, self._theme.tokens.color(color))
        painter.end()
        return pixmap

    def _outline(self, name: str) -> QPainterPath:
        """Return the outline with the middle of its em square at the origin."""
        if name not in self._outlines:
            glyph = self._raw_font.glyphIndexesForString(_character(name))[0]
            outline = self._raw_font.pathForGlyph(glyph)
            outline.setFillRule(Qt.FillRule.WindingFill)
            middle = (self._raw_font.ascent() - self._raw_font.descent()) / 2
            outline.translate(QPointF(-_UNITS_PER_EM / 2, middle))
            self._outlines[name] = outline
        return self._outlines[name]

    @cached_property
    def _raw_font(self) -> QRawFont:
        path = resources_folder() / "fonts" / "phosphor-1.3.0.ttf"
        return QRawFont(str(path), _UNITS_PER_EM)

    def _on_theme_changed(self) -> None:
        self._icons.clear()


def _is_right_to_left() -> bool:
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
