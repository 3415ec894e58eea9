"""A painter that knows the theme's colors, the text roles and the reading direction."""

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout

from planner.desktop.fonts import FontRole, font
from planner.desktop.theme import Tokens

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Align(Enum):
    """Where a text stands in its rectangle.

    Text follows the reading direction; numbers stand physically right in both directions, so
    that units stay under units.
    """

    LEADING = "leading"
    TRAILING = "trailing"
    NUMBER = "number"
    CENTER = "center"


@lru_cache(maxsize=len(FontRole))
def font_of(role: FontRole) -> QFont:
    """Return the font of a role, made once."""
    return font(role)


@lru_cache(maxsize=len(FontRole))
def metrics_of(role: FontRole) -> QFontMetricsF:
    """Return the measures of a role's font, made once."""
    return QFontMetricsF(font_of(role))


@lru_cache(maxsize=8192)
def text_width(text: str, role: FontRole) -> float:
    """Return the width a text takes, in pixels; layouts and paintings ask it of the same texts."""
    return metrics_of(role).horizontalAdvance(text)


@lru_cache(maxsize=4 * len(Align))
def _text_options(align: Align, *, is_right_to_left: bool, wrap: bool) -> int:
    """Return where and how Qt writes a text; joining its flags anew each time took long."""
    line = Qt.TextFlag.TextWordWrap if wrap else Qt.TextFlag.TextSingleLine
    flags = _horizontal(align, is_right_to_left=is_right_to_left) | Qt.AlignmentFlag.AlignVCenter
    return int(flags) | int(line) | int(Qt.TextFlag.TextDontClip)


def _horizontal(align: Align, *, is_right_to_left: bool) -> Qt.AlignmentFlag:
    flag = Qt.AlignmentFlag
    if align is Align.CENTER:
        return flag.AlignHCenter
    if align is Align.NUMBER:
        return flag.AlignRight | flag.AlignAbsolute
    to_left = (align is Align.LEADING) != is_right_to_left
    return (flag.AlignLeft if to_left else flag.AlignRight) | flag.AlignAbsolute


def _broken_into_lines(text: str, role: FontRole, width: float) -> str:
    """Break a text where it wraps, without the blanks at the breaks.

    Qt counts such a blank into a line that runs from right to left, which then begins further in
    than the others.
    """
    layout = QTextLayout(text, font_of(role))
    units, lines = text.encode("utf-16-le", "surrogatepass"), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        lines.append(units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass").rstrip())
    layout.endLayout()
    return "\n".join(lines)


class Canvas:
    """Paints inside ``bounds``; every x is counted from the leading edge.

    Shapes are mirrored where text runs from right to left, text never is.
    """

    def __init__(
        self, painter: QPainter, tokens: Tokens, bounds: QRectF, *, is_right_to_left: bool
    ) -> None:
        self.painter = painter
        self.tokens = tokens
        self.bounds = bounds
        self.is_right_to_left = is_right_to_left
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight
        )

    @property
    def width(self) -> float:
        """The width of the bounds."""
        return self.bounds.width()

    @property
    def height(self) -> float:
        """The height of the bounds."""
        return self.bounds.height()

    def x(self, from_leading: float) -> float:
        """Return the painter's x of a distance from the leading edge."""
        if self.is_right_to_left:
            return self.bounds.right() - from_leading
        return self.bounds.left() + from_leading

    def box(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Return the painter's rectangle of one given from the leading edge and the top."""
        left = self.x(x + width) if self.is_right_to_left else self.x(x)
        return QRectF(left, self.bounds.top() + y, width, height)

    def within(self, x: float, y: float, width: float, height: float) -> "Canvas":
        """Return a canvas for a part of this one."""
        return Canvas(
            self.painter,
            self.tokens,
            self.box(x, y, width, height),
            is_right_to_left=self.is_right_to_left,
        )

    def fill(self, box: QRectF, color: QColor, radius: float = 0) -> None:
        """Fill a rectangle, rounded if asked for."""
        if not radius:
            self.painter.fillRect(box, color)
            return
        self._smooth(QPen(Qt.PenStyle.NoPen))
        self.painter.setBrush(color)
        self.painter.drawRoundedRect(box, radius, radius)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def frame(self, box: QRectF, color: QColor, radius: float, width: float = 1) -> None:
        """Draw a border inside a rectangle."""
        self._smooth(QPen(color, width))
        inset = width / 2
        self.painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)

    def dot(self, x: float, y: float, radius: float, color: QColor) -> None:
        """Fill a circle around a point given from the leading edge and the top."""
        self._smooth(QPen(Qt.PenStyle.NoPen))
        self.painter.setBrush(color)
        self.painter.drawEllipse(QPointF(self.x(x), self.bounds.top() + y), radius, radius)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def rule(self, y: float, color: QColor, start: float = 0, end: float | None = None) -> None:
        """Draw a hairline across; one device pixel at every scale."""
        end = self.width if end is None else end
        self._hairline(color)
        level = self.bounds.top() + y + 0.5
        self.painter.drawLine(QPointF(self.x(start), level), QPointF(self.x(end), level))

    def upright(self, x: float, color: QColor, top: float = 0, bottom: float | None = None) -> None:
        """Draw a hairline down; one device pixel at every scale."""
        bottom = self.height if bottom is None else bottom
        self._hairline(color)
        place = self.x(x) + (-0.5 if self.is_right_to_left else 0.5)
        above = self.bounds.top()
        self.painter.drawLine(QPointF(place, above + top), QPointF(place, above + bottom))

    def uprights(self, xs: Iterable[float], color: QColor) -> None:
        """Draw hairlines down all of the canvas, as ``upright`` does."""
        self._hairline(color)
        above, below = self.bounds.top(), self.bounds.bottom()
        half = -0.5 if self.is_right_to_left else 0.5
        places = [self.x(each) + half for each in xs]
        self.painter.drawLines([QLineF(place, above, place, below) for place in places])

    def path(self, points: list[QPointF], color: QColor, width: float) -> None:
        """Draw connected lines through points given from the leading edge and the top."""
        self._smooth(QPen(color, width))
        above = self.bounds.top()
        self.painter.drawPolyline([QPointF(self.x(p.x()), above + p.y()) for p in points])

    def text(
        self,
        box: QRectF,
        text: str,
        role: FontRole,
        color: QColor,
        align: Align = Align.LEADING,
        *,
        wrap: bool = False,
    ) -> float:
        """Write a text, shortened with an ellipsis where it does not fit; numbers never are.

        Returns:
            The width it took.
        """
        width = text_width(text, role)
        if width > box.width() + 0.5 and not wrap and align is not Align.NUMBER:
            elide = Qt.TextElideMode.ElideRight
            text = metrics_of(role).elidedText(text, elide, box.width() + 0.5)
            width = text_width(text, role)
        options = _text_options(align, is_right_to_left=self.is_right_to_left, wrap=wrap)
        if self.is_right_to_left:
            self._read_as_its_script(text)
            text = _broken_into_lines(text, role, box.width()) if wrap else text
        self.painter.setFont(font_of(role))
        self.painter.setPen(color)
        self.painter.drawText(box, options, text)
        return min(width, box.width())

    def _read_as_its_script(self, text: str) -> None:
        """Let Latin names run left to right, so that their ellipsis stands behind them."""
        is_latin = any(character.isalpha() for character in text) and not _RIGHT_TO_LEFT.search(
            text
        )
        self.painter.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight if is_latin else Qt.LayoutDirection.RightToLeft
        )

    def _hairline(self, color: QColor) -> None:
        pen = QPen(color, 1)
        pen.setCosmetic(True)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self.painter.setPen(pen)

    def _smooth(self, pen: QPen) -> None:
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
