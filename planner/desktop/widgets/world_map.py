"""A map of the world with places on it: bubbles one can point at, go through and look closer at."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.places.map_marks import MapMark
from planner.desktop.viewmodels.places.map_steps import Direction, nearest_in
from planner.desktop.viewmodels.places.place_tip import PlaceTip
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.chart_tip import ChartTip, TipLine
from planner.desktop.widgets.map_camera import MapCamera
from planner.desktop.widgets.painted_widget import PaintedWidget, tip_timer
from planner.desktop.widgets.world_map_picture import WorldMapPicture
from planner.localization.messages import _
from planner.market.world_map import WorldMap as Outlines
from planner.quantities.identifiers import CountryCode, PlaceId

_ZOOM_STEP = 1.5
_DRAG = 4
_PAN = 60.0
_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}

Tell = Callable[[PlaceId], PlaceTip | None]


class WorldMap(PaintedWidget):
    """Shows ``MapMark``s; one of them is the current one.

    Arrows go to the nearest place, Page Up and Page Down to the better and the worse one, plus and
    minus look closer, Shift and an arrow draws the map along.

    Args:
        world: The outlines of countries.
        tell: Tells of a place.

    Signals:
        place_chosen: The ID of the place that is current now.
        place_ticked: Space on a place, or Ctrl and a click: compare it, or no longer.
        place_opened: Enter or a double click on a place.
    """

    place_chosen = Signal(str)
    place_ticked = Signal(str)
    place_opened = Signal(str)

    def __init__(self, theme: Theme, world: Outlines, tell: Tell, bounds: Sequence[str]) -> None:
        super().__init__(theme)
        self._tell = tell
        self._summary = ""
        self.picture = WorldMapPicture(world, bounds)
        self._selected: PlaceId | None = None
        self._hovered: PlaceId | None = None
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._tip: ChartTip | None = None
        self._tip_timer = tip_timer(self)
        self._tip_timer.timeout.connect(self._show_tip_of_current)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(360, 200))

    @property
    def marks(self) -> tuple[MapMark, ...]:
        """What is on show."""
        return self.picture.marks

    @property
    def selected(self) -> PlaceId | None:
        """The current place."""
        return self._selected

    @property
    def zoom(self) -> float:
        """How close one looks; 1 shows the whole world."""
        return self._camera.zoom

    def point_of(self, place_id: PlaceId) -> QPointF:
        """Return where a place is on the map of the world, in the widget."""
        return self.picture.point_of(place_id)

    def show_marks(
        self, marks: tuple[MapMark, ...], highlighted: Collection[CountryCode], summary: str
    ) -> None:
        """Show other places.

        Args:
            marks: The best first.
            highlighted: Countries that stand out.
            summary: All of it in a sentence.
        """
        self._summary = summary
        self.picture.show_marks(marks, highlighted)
        self._describe()
        self.update()

    def show_night(self, outline: Sequence[tuple[float, float]] | None) -> None:
        """Show where it is night, by its outline of longitudes and latitudes; or not."""
        self.picture.show_night(outline)
        self.update()

    def select(self, place_id: PlaceId | None) -> None:
        """Make a place the current one, and bring it into sight."""
        if place_id == self._selected:
            return
        self._selected = place_id
        world, number = self.picture.world, self._number
        if number is not None and self.zoom > 1:
            self._look(world.camera.showing(world.spots[number], 40))
        self.picture.name(place_id)
        self._describe()
        self.update()

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Look closer at a point, else at the current place or the middle; or less close."""
        if around is None:
            around = self._camera.window.center()
            if self._selected is not None and self._number is not None:
                around = self.point_of(self._selected)
        self._look(self._camera.zoomed(factor, around))

    def show_all(self) -> None:
        """Show the whole world again."""
        self._look(self._camera.zoomed(1 / self.zoom, self._camera.window.center()))

    def sizeHint(self) -> QSize:
        """Return the size of a map in a window."""
        return QSize(760, 380)

    def paint(self, canvas: Canvas) -> None:
        """Paint the map from memory, with rings around the current and the hovered place."""
        painted = self.picture.painted(self.tokens, self.devicePixelRatioF())
        canvas.painter.drawPixmap(0, 0, painted)
        if self._hovered is not None and self._hovered != self._selected:
            self.picture.paint_rings(canvas, self._hovered, is_selected=False)
        if self._selected is not None:
            self.picture.paint_rings(canvas, self._selected, is_selected=True)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            canvas.frame(ring, canvas.tokens.acc, 4, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the places, look closer, compare and open."""
        key, text = Qt.Key(event.key()), event.text()
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ARROWS and is_shift:
            east, south = _ARROWS[key].value
            self._look(self._camera.moved(QPointF(-east * _PAN, -south * _PAN)))
        elif key in _ARROWS:
            self._go(_ARROWS[key])
        elif text in {"+", "="}:
            self.zoom_by(_ZOOM_STEP)
        elif text == "-":
            self.zoom_by(1 / _ZOOM_STEP)
        elif text == "0":
            self.show_all()
        elif not self._take_place_key(key):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the best place where none is current, and tell of it."""
        super().focusInEvent(event)
        if self._number is None and self.picture.marks:
            self._choose(self.picture.marks[0].place_id)
        self._tip_timer.start()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take ring and card away."""
        super().focusOutEvent(event)
        self._hide_tip()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the map along, or tell of what is under the pointer."""
        at = event.position()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            away = at - self._pressed
            if self._is_dragging or away.manhattanLength() > _DRAG:
                self._is_dragging = True
                self._hide_tip()
                self._look(self._camera.moved(away))
                self._pressed = at
            return
        self._hover(self.place_at(at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the place under the pointer, or begin to draw the map along."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed, self._is_dragging = event.position(), False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was pressed, unless the map was drawn along."""
        was_dragging, self._is_dragging, self._pressed = self._is_dragging, False, None
        if was_dragging or event.button() != Qt.MouseButton.LeftButton:
            return
        place_id = self.place_at(event.position())
        if place_id is None:
            return
        self._choose(place_id)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.place_ticked.emit(place_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the place under the pointer; elsewhere look closer."""
        place_id = self.place_at(event.position())
        if place_id is not None:
            self.place_opened.emit(place_id)
        else:
            self.zoom_by(_ZOOM_STEP, event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look closer at what is under the pointer."""
        self._hide_tip()
        self.zoom_by(_ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell of nothing."""
        super().leaveEvent(event)
        self._hover(None)

    def hideEvent(self, event: QEvent) -> None:
        """Take the card along."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self._tip_timer.stop()
        self._hide_tip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the map in."""
        super().resizeEvent(event)
        self.picture.resize(self.size())

    def canvas(self, painter: QPainter) -> Canvas:
        """Return a canvas that is not mirrored: the world is not, in any language."""
        return Canvas(painter, self.tokens, QRectF(self.rect()), is_right_to_left=False)

    def place_at(self, at: QPointF) -> PlaceId | None:
        """Return the place whose bubble is at a point."""
        return self.picture.place_at(at)

    @property
    def _camera(self) -> MapCamera:
        return self.picture.world.camera

    @property
    def _number(self) -> int | None:
        """Which of the marks is the current place; None where it is not shown."""
        return None if self._selected is None else self.picture.numbers.get(self._selected)

    def _look(self, camera: MapCamera) -> None:
        if self.picture.look(camera):
            self.update()

    def _on_theme_changed(self) -> None:
        self.picture.forget()
        self.update()

    def _take_place_key(self, key: Qt.Key) -> bool:
        """Do what a key asks for with the current place, or go to another by its rank."""
        number = self._number
        if not self.picture.marks:
            return False
        target = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.picture.marks) - 1,
            Qt.Key.Key_PageUp: max(0, (number or 0) - 1),
            Qt.Key.Key_PageDown: min(
                len(self.picture.marks) - 1, -1 if number is None else number + 1
            ),
        }.get(key)
        if target is not None:
            self._choose(self.picture.marks[target].place_id)
        elif number is None:
            return False
        elif key == Qt.Key.Key_Space:
            self.place_ticked.emit(self.picture.marks[number].place_id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._hide_tip()
            self.place_opened.emit(self.picture.marks[number].place_id)
        else:
            return False
        return True

    def _go(self, direction: Direction) -> None:
        if not self.picture.marks:
            return
        if self._selected is None or self._number is None:
            self._choose(self.picture.marks[0].place_id)
            return
        spots = {
            mark.place_id: (spot.x(), spot.y())
            for mark, spot in zip(self.picture.marks, self.picture.world.spots, strict=True)
        }
        there = nearest_in(direction, self._selected, spots)
        if there is not None:
            self._choose(there)

    def _choose(self, place_id: PlaceId) -> None:
        self.select(place_id)
        self.place_chosen.emit(place_id)
        self._tip_timer.start()

    def _hover(self, place_id: PlaceId | None) -> None:
        if place_id == self._hovered:
            return
        self._hovered = place_id
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if place_id else Qt.CursorShape.ArrowCursor
        )
        if place_id is None:
            self._hide_tip()
        else:
            self._show_tip(place_id)
        self.update()

    def _show_tip_of_current(self) -> None:
        if self.hasFocus() and self._selected is not None and self._number is not None:
            self._show_tip(self._selected)

    def _show_tip(self, place_id: PlaceId) -> None:
        told = self._tell(place_id)
        if told is None:
            return
        window = self.window()
        if self._tip is None or self._tip.parentWidget() is not window:
            self._tip = ChartTip(self._theme, window)
        point = self.point_of(place_id)
        picture = self.picture
        if picture.has_inset and picture.inset_box().contains(self._last_pointer()):
            spot = picture.europe.spots[picture.numbers[place_id]]
            point = picture.europe.camera.to_window(spot)
        at = self.mapTo(window, QPoint(round(point.x()), round(point.y())))
        lines = [TipLine(name, amount) for name, amount in told.lines]
        self._tip.show_at(at, 16, told.title, lines, told.foot)

    def _last_pointer(self) -> QPointF:
        return QPointF(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else QPointF()

    def _hide_tip(self) -> None:
        self._tip_timer.stop()
        if self._tip is not None:
            self._tip.hide()

    def _describe(self) -> None:
        place_id = self._selected
        is_shown = self._number is not None
        told = self._tell(place_id) if place_id is not None and is_shown else None
        self.describe(_("Map of places"), told.sentence if told is not None else self._summary)
