"""Which part of a sheet is seen, and how large."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

LARGEST_ZOOM = 14.0


@dataclass(frozen=True, slots=True)
class MapCamera:
    """Looks at a sheet through a window.

    Attributes:
        window: In pixels.
        whole: What of the sheet is to be seen without zoom.
        zoom: 1 shows all of it.
        x: Where on the sheet the middle of the window is.
        y: The same, from north to south.
    """

    window: QRectF
    whole: QRectF
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def scale(self) -> float:
        """Pixels for one unit of the sheet."""
        across = self.window.width() / self.whole.width()
        down = self.window.height() / self.whole.height()
        return min(across, down) * self.zoom

    @property
    def transform(self) -> QTransform:
        """From the sheet to the window."""
        center, scale = self.window.center(), self.scale
        return QTransform(
            scale, 0, 0, scale, center.x() - self.x * scale, center.y() - self.y * scale
        )

    def to_window(self, point: QPointF) -> QPointF:
        """Return where a point of the sheet is seen."""
        return self.transform.map(point)

    def at(self, window: QRectF) -> "MapCamera":
        """Look through another window."""
        return replace(self, window=window).settled()

    def zoomed(self, factor: float, around: QPointF) -> "MapCamera":
        """Look closer, or from further away, keeping what is seen at a point of the window."""
        zoom = min(max(1.0, self.zoom * factor), LARGEST_ZOOM)
        before, center = self.scale, self.window.center()
        after = before * zoom / self.zoom
        away = around - center
        x = self.x + away.x() / before - away.x() / after
        y = self.y + away.y() / before - away.y() / after
        return replace(self, zoom=zoom, x=x, y=y).settled()

    def moved(self, by: QPointF) -> "MapCamera":
        """Draw the sheet along by pixels."""
        return replace(
            self, x=self.x - by.x() / self.scale, y=self.y - by.y() / self.scale
        ).settled()

    def showing(self, point: QPointF, margin: float) -> "MapCamera":
        """Move so far that a point of the sheet is seen, a margin from the edges."""
        inner = self.window.adjusted(margin, margin, -margin, -margin)
        seen = self.to_window(point)
        x = min(max(seen.x(), inner.left()), inner.right()) - seen.x()
        y = min(max(seen.y(), inner.top()), inner.bottom()) - seen.y()
        return self if not (x or y) else self.moved(QPointF(x, y))

    def settled(self) -> "MapCamera":
        """Keep the window on the sheet, and in its middle where all of it is seen."""
        if self.window.isEmpty():
            return self
        half_x = self.window.width() / self.scale / 2
        half_y = self.window.height() / self.scale / 2
        return replace(
            self,
            x=_within(self.x, self.whole.left() + half_x, self.whole.right() - half_x),
            y=_within(self.y, self.whole.top() + half_y, self.whole.bottom() - half_y),
        )


def _within(value: float, low: float, high: float) -> float:
    return (low + high) / 2 if low > high else min(max(value, low), high)
