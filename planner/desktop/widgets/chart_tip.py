"""The dark tip beside a point of a chart: a title and named amounts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, metrics_of, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget

_LINE = 17
_PADDING = 10
_SWATCH = 8
_FOOT_GAP = 4
_LEAST_FOOT_WIDTH = 240.0


@dataclass(frozen=True, slots=True)
class TipLine:
    """A named amount; ``color_slot`` of the categorical palette where it has a color."""

    name: str
    amount: str
    color_slot: int | None = None


class ChartTip(PaintedWidget):
    """Stands over the window beside a point, never under the pointer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._host = parent
        self._title = ""
        self._lines: tuple[TipLine, ...] = ()
        self._foot = ""
        self._foot_height = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(
        self, point: QPoint, gap: int, title: str, lines: Sequence[TipLine], foot: str = ""
    ) -> None:
        """Show the lines beside a point of the parent, on the side with room.

        Args:
            point: In the parent's coordinates.
            gap: The distance kept from it.
            title: What the point stands for.
            lines: Named amounts.
            foot: Where they come from, in quieter lines below.
        """
        self._title = title
        self._lines = tuple(lines)
        self._foot = foot
        names = max((text_width(line.name, FontRole.CAPTION) for line in lines), default=0.0)
        amounts = max((text_width(line.amount, FontRole.CAPTION) for line in lines), default=0.0)
        inner = max(min(names, 220.0) + amounts + 44, text_width(title, FontRole.STRONG_CAPTION))
        if foot:
            inner = max(inner, _LEAST_FOOT_WIDTH)
        width = round(inner) + 2 * _PADDING
        self._foot_height = _wrapped_height(foot, inner) if foot else 0
        height = _LINE * (len(lines) + 1) + 2 * _PADDING - 4 + self._foot_height
        left = point.x() + gap
        if self.is_right_to_left or left + width > self._host.width() - 8:
            left = point.x() - gap - width
        if left < 8:
            left = point.x() + gap
        top = max(8, min(point.y(), self._host.height() - height - 8))
        self.setGeometry(left, top, width, height)
        self.raise_()
        self.show()
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint title and lines."""
        tokens = canvas.tokens
        canvas.fill(canvas.bounds, tokens.t1, 6)
        inner = canvas.within(
            _PADDING, _PADDING - 2, canvas.width - 2 * _PADDING, canvas.height - 2 * _PADDING + 4
        )
        title = inner.box(0, 0, inner.width, _LINE)
        inner.text(title, self._title, FontRole.STRONG_CAPTION, tokens.panel)
        for number, line in enumerate(self._lines, 1):
            self._paint_line(inner, number * _LINE, line)
        if self._foot:
            top = (len(self._lines) + 1) * _LINE + _FOOT_GAP
            box = inner.box(0, top, inner.width, self._foot_height)
            canvas.text(box, self._foot, FontRole.CAPTION, tokens.line2, wrap=True)

    def _paint_line(self, canvas: Canvas, top: float, line: TipLine) -> None:
        tokens = canvas.tokens
        if line.color_slot is not None:
            swatch = canvas.box(0, top + 5, _SWATCH, _SWATCH)
            canvas.fill(swatch, tokens.categorical[line.color_slot], 1)
        amount = text_width(line.amount, FontRole.CAPTION)
        name = canvas.box(_SWATCH + 7, top, canvas.width - amount - _SWATCH - 19, _LINE)
        canvas.text(name, line.name, FontRole.CAPTION, tokens.panel)
        box = canvas.box(canvas.width - amount - 1, top, amount + 1, _LINE)
        canvas.text(box, line.amount, FontRole.CAPTION, tokens.panel, Align.NUMBER)


def _wrapped_height(text: str, width: float) -> int:
    room = QRectF(0, 0, width, 1000)
    wrapped = metrics_of(FontRole.CAPTION).boundingRect(room, Qt.TextFlag.TextWordWrap, text)
    return round(wrapped.height()) + _FOOT_GAP
