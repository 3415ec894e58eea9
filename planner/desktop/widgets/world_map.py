"""A map of the world with places on it: bubbles one can point at, go through and look closer at."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.places.map_marks import MapMark
from planner.desktop.viewmodels.places.map_projection import around_europe, equal_earth
from planner.desktop.viewmodels.places.map_steps import Direction, nearest_in
from planner.desktop.viewmodels.places.place_tip import PlaceTip
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.chart_tip import ChartTip, TipLine
from planner.desktop.widgets.map_camera import MapCamera
from planner.desktop.widgets.map_labels import Wanted, placed_labels
from planner.desktop.widgets.painted_widget import PaintedWidget, tip_timer
from planner.desktop.widgets.world_map_painting import (
    mark_radius,
    paint_ground,
    paint_inset_frame,
    paint_legend,
    paint_marks,
    paint_names,
    paint_ring,
    rounded_clip,
)
from planner.desktop.widgets.world_map_shapes import Frame, MapShapes
from planner.localization.messages import _
from planner.market.world_map import WorldMap as Outlines
from planner.quantities.identifiers import CountryCode, PlaceId

_WORLD = Frame(-180, -56, 180, 76)
_EUROPE = Frame(-24, 34, 44, 66)
_EUROPE_WINDOW = QRectF(-0.30, -0.20, 0.58, 0.42)
"""What of the sheet of Europe is seen: from Portugal to Ukraine, from Sicily to Stockholm."""
_INSET_SHARE, _LEAST_INSET, _MOST_INSET = 0.26, 164.0, 232.0
"""The inset's width: a share of the map's, within bounds in pixels."""
_LEGEND_HEIGHT = 50.0
_EDGE = 8.0
_ZOOM_STEP = 1.5
_INSET_UP_TO = 1.6
_REACH = 5.0
_NAMES, _NAMES_IN_INSET = 14, 10
_DRAG = 4
_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_PAN = 60.0


Tell = Callable[[PlaceId], PlaceTip | None]


class _Sheet:
    """One drawing of the world: its shapes, where it is looked at, and where the marks are."""

    def __init__(self, shapes: MapShapes, whole: QRectF) -> None:
        self.shapes = shapes
        self.camera = MapCamera(QRectF(), whole, 1.0, whole.center().x(), whole.center().y())
        self.spots: list[QPointF] = []
        self.night: QPainterPath | None = None

    @property
    def growth(self) -> float:
        """How much larger bubbles are where the map is magnified."""
        return float(self.camera.zoom**0.5)

    def seen(self, marks: Sequence[MapMark]) -> list[tuple[MapMark, QPointF]]:
        """Return the marks with where they are in the window, those outside of it left out."""
        transform = self.camera.transform
        window = self.camera.window.adjusted(-20, -20, 20, 20)
        points = ((mark, transform.map(spot)) for mark, spot in zip(marks, self.spots, strict=True))
        return [(mark, point) for mark, point in points if window.contains(point)]


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
        self._tell, self._bounds = tell, tuple(bounds)
        self._marks: tuple[MapMark, ...] = ()
        self._by_id: Mapping[PlaceId, int] = {}
        self._highlighted: tuple[CountryCode, ...] = ()
        self._selected: PlaceId | None = None
        self._hovered: PlaceId | None = None
        self._ground: QPixmap | None = None
        self._content: QPixmap | None = None
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._tip: ChartTip | None = None
        self._tip_timer = tip_timer(self)
        self._tip_timer.timeout.connect(self._show_tip_of_current)
        shapes = MapShapes(world, equal_earth, _WORLD)
        self._world = _Sheet(shapes, _whole(shapes))
        self._europe = _Sheet(MapShapes(world, around_europe, _EUROPE), _EUROPE_WINDOW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(360, 200))

    @property
    def marks(self) -> tuple[MapMark, ...]:
        """What is on show."""
        return self._marks

    @property
    def selected(self) -> PlaceId | None:
        """The current place."""
        return self._selected

    @property
    def zoom(self) -> float:
        """How close one looks; 1 shows the whole world."""
        return self._world.camera.zoom

    def point_of(self, place_id: PlaceId) -> QPointF:
        """Return where a place is on the map of the world, in the widget."""
        spot = self._world.spots[self._by_id[place_id]]
        return self._world.camera.to_window(spot)

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
        if tuple(highlighted) != self._highlighted:
            self._highlighted, self._ground = tuple(highlighted), None
        if marks != self._marks:
            self._marks = marks
            self._by_id = {mark.place_id: number for number, mark in enumerate(marks)}
            points = [(mark.longitude, mark.latitude) for mark in marks]
            for sheet in (self._world, self._europe):
                sheet.spots = sheet.shapes.places(points)
        self._content = None
        self._describe()
        self.update()

    def show_night(self, outline: Sequence[tuple[float, float]] | None) -> None:
        """Show where it is night, by its outline of longitudes and latitudes; or not."""
        for sheet in (self._world, self._europe):
            sheet.night = None if outline is None else sheet.shapes.outline(outline)
        self._europe.night = None if outline is None else self._europe.night
        self._forget()

    def select(self, place_id: PlaceId | None) -> None:
        """Make a place the current one, and bring it into sight."""
        if place_id == self._selected:
            return
        self._selected = place_id
        if place_id is not None and place_id in self._by_id and self.zoom > 1:
            self._look(self._world.camera.showing(self._spot(place_id), 40))
        self._content = None
        self._describe()
        self.update()

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Look closer at a point, else at the current place or the middle; or less close."""
        if around is None:
            is_known = self._selected in self._by_id
            around = self._world.camera.window.center()
            if is_known and self._selected is not None:
                around = self.point_of(self._selected)
        self._look(self._world.camera.zoomed(factor, around))

    def show_all(self) -> None:
        """Show the whole world again."""
        self._look(self._world.camera.zoomed(1 / self.zoom, self._world.camera.window.center()))

    def sizeHint(self) -> QSize:
        """Return the size of a map in a window."""
        return QSize(760, 380)

    def paint(self, canvas: Canvas) -> None:
        """Paint the map from memory, with rings around the current and the hovered place."""
        painter = canvas.painter
        painter.drawPixmap(0, 0, self._painted())
        if self._hovered is not None and self._hovered != self._selected:
            self._paint_rings(painter, self._hovered, is_selected=False)
        if self._selected is not None:
            self._paint_rings(painter, self._selected, is_selected=True)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            canvas.frame(ring, canvas.tokens.acc, 4, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the places, look closer, compare and open."""
        key, text = Qt.Key(event.key()), event.text()
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ARROWS and is_shift:
            east, south = _ARROWS[key].value
            self._look(self._world.camera.moved(QPointF(-east * _PAN, -south * _PAN)))
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
        if self._selected not in self._by_id and self._marks:
            self._choose(self._marks[0].place_id)
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
                self._look(self._world.camera.moved(away))
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
        self._world.camera = self._world.camera.at(QRectF(self.rect()))
        self._europe.camera = self._europe.camera.at(self._inset_box())
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from left to right in every language: the world is not mirrored."""
        painter = QPainter(self)
        self.paint(self.canvas(painter))
        painter.end()

    def canvas(self, painter: QPainter) -> Canvas:
        """Return a canvas that is not mirrored."""
        return Canvas(painter, self.tokens, QRectF(self.rect()), is_right_to_left=False)

    def place_at(self, at: QPointF) -> PlaceId | None:
        """Return the place whose bubble is at a point, the smallest one first."""
        sheet = self._europe if self._has_inset and self._inset_box().contains(at) else self._world
        found = []
        for mark, point in sheet.seen(self._marks):
            away = point - at
            distance = (away.x() ** 2 + away.y() ** 2) ** 0.5
            radius = mark_radius(mark, sheet.growth)
            if distance <= max(radius, _REACH):
                found.append((distance if radius < _REACH else radius + distance, mark.place_id))
        return min(found)[1] if found else None

    @property
    def _has_inset(self) -> bool:
        inset = self._inset_box()
        is_roomy = self.width() > 2.6 * inset.width() and self.height() > 2 * inset.height()
        return is_roomy and self.zoom <= _INSET_UP_TO

    def _inset_box(self) -> QRectF:
        width = min(max(_LEAST_INSET, self.width() * _INSET_SHARE), _MOST_INSET)
        height = round(width * _EUROPE_WINDOW.height() / _EUROPE_WINDOW.width())
        top = self.height() - _EDGE - _LEGEND_HEIGHT - _EDGE - height
        return QRectF(_EDGE, top, round(width), height)

    def _legend_box(self) -> QRectF:
        top = self.height() - _EDGE - _LEGEND_HEIGHT
        return QRectF(_EDGE, top, self._inset_box().width(), _LEGEND_HEIGHT)

    def _spot(self, place_id: PlaceId) -> QPointF:
        return self._world.spots[self._by_id[place_id]]

    def _look(self, camera: MapCamera) -> None:
        if camera != self._world.camera:
            self._world.camera = camera
            self._forget()

    def _forget(self) -> None:
        self._ground = self._content = None
        self.update()

    def _on_theme_changed(self) -> None:
        self._forget()

    def _take_place_key(self, key: Qt.Key) -> bool:
        """Do what a key asks for with the current place, or go to another by its rank."""
        number = self._by_id.get(self._selected) if self._selected is not None else None
        if not self._marks:
            return False
        target = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._marks) - 1,
            Qt.Key.Key_PageUp: max(0, (number or 0) - 1),
            Qt.Key.Key_PageDown: min(len(self._marks) - 1, -1 if number is None else number + 1),
        }.get(key)
        if target is not None:
            self._choose(self._marks[target].place_id)
        elif number is None:
            return False
        elif key == Qt.Key.Key_Space:
            self.place_ticked.emit(self._marks[number].place_id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._hide_tip()
            self.place_opened.emit(self._marks[number].place_id)
        else:
            return False
        return True

    def _go(self, direction: Direction) -> None:
        if not self._marks:
            return
        if self._selected not in self._by_id or self._selected is None:
            self._choose(self._marks[0].place_id)
            return
        spots = {
            mark.place_id: (spot.x(), spot.y())
            for mark, spot in zip(self._marks, self._world.spots, strict=True)
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
        if self.hasFocus() and self._selected in self._by_id and self._selected is not None:
            self._show_tip(self._selected)

    def _show_tip(self, place_id: PlaceId) -> None:
        told = self._tell(place_id)
        if told is None:
            return
        window = self.window()
        if self._tip is None or self._tip.parentWidget() is not window:
            self._tip = ChartTip(self._theme, window)
        point = self.point_of(place_id)
        if self._has_inset and self._inset_box().contains(self._last_pointer()):
            point = self._europe.camera.to_window(self._europe.spots[self._by_id[place_id]])
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
        is_shown = place_id is not None and place_id in self._by_id
        told = self._tell(place_id) if place_id is not None and is_shown else None
        self.describe(_("Map of places"), told.sentence if told is not None else self._summary)

    _summary = ""

    def _painted(self) -> QPixmap:
        if self._content is None:
            ground = self._painted_ground()
            self._content = QPixmap(ground)
            painter = QPainter(self._content)
            self._paint_places(painter)
            painter.end()
        return self._content

    def _painted_ground(self) -> QPixmap:
        if self._ground is None:
            ratio = self.devicePixelRatioF()
            ground = QPixmap(self.size() * ratio)
            ground.setDevicePixelRatio(ratio)
            painter = QPainter(ground)
            world = self._world
            paint_ground(
                painter, self.tokens, world.shapes, world.camera, world.night, self._highlighted
            )
            painter.end()
            self._ground = ground
        return self._ground

    def _paint_places(self, painter: QPainter) -> None:
        canvas = self.canvas(painter)
        inset = self._inset_box() if self._has_inset else QRectF()
        free = [inset, self._legend_box()] if self._has_inset else [self._legend_box()]
        self._paint_sheet(canvas, self._world, _NAMES, free)
        if self._has_inset:
            painter.save()
            rounded_clip(painter, inset)
            sheet = self._europe
            paint_ground(
                painter, self.tokens, sheet.shapes, sheet.camera, sheet.night, self._highlighted
            )
            title = QRectF(inset.left(), inset.top(), 70, 22)
            self._paint_sheet(canvas, sheet, _NAMES_IN_INSET, [title])
            painter.restore()
            paint_inset_frame(canvas, inset, _("Europe"))
        texts = _("Fit"), _("Area: people in pool")
        paint_legend(canvas, self._legend_box(), texts, self._bounds)

    def _paint_sheet(
        self, canvas: Canvas, sheet: _Sheet, names: int, free: Sequence[QRectF]
    ) -> None:
        seen = sheet.seen(self._marks)
        in_order = sorted(seen, key=_painting_order)
        paint_marks(canvas.painter, self.tokens, in_order, growth=sheet.growth)
        window = sheet.camera.window.adjusted(4, 4, -4, -4)
        wanted = [self._wanted(mark, point, sheet.growth) for mark, point in _named(seen, names)]
        if self._selected is not None:
            wanted.sort(key=lambda each: not each.is_due)
        paint_names(canvas, placed_labels(wanted, free, window))

    def _wanted(self, mark: MapMark, point: QPointF, growth: float) -> Wanted:
        is_due = mark.slot is not None or mark.is_anchor or mark.place_id == self._selected
        role = FontRole.STRONG_CAPTION if is_due else FontRole.CAPTION
        return Wanted(point, mark_radius(mark, growth), mark.name, role, is_due)

    def _paint_rings(self, painter: QPainter, place_id: PlaceId, *, is_selected: bool) -> None:
        number = self._by_id.get(place_id)
        if number is None:
            return
        mark, color = self._marks[number], self.tokens.acc if is_selected else self.tokens.t2
        for sheet in (self._world, *([self._europe] if self._has_inset else [])):
            point = sheet.camera.to_window(sheet.spots[number])
            is_covered = (
                sheet is self._world and self._has_inset and self._inset_box().contains(point)
            )
            if sheet.camera.window.contains(point) and not is_covered:
                paint_ring(painter, color, point, mark_radius(mark, sheet.growth) + 3)


def _whole(shapes: MapShapes) -> QRectF:
    """Return what of the sheet of the world is seen without zoom."""
    top = shapes.place(0, _WORLD.north).y()
    bottom = shapes.place(0, _WORLD.south).y()
    left, right = shapes.place(-168, 0).x(), shapes.place(180, 0).x()
    return QRectF(left, top, right - left, bottom - top)


def _painting_order(spotted: tuple[MapMark, QPointF]) -> tuple[bool, bool, bool, float]:
    mark = spotted[0]
    return mark.is_anchor, mark.slot is not None, not mark.is_outside, -mark.radius


def _named(seen: Sequence[tuple[MapMark, QPointF]], most: int) -> list[tuple[MapMark, QPointF]]:
    """Return the marks that want a name: those compared, the anchor, then the best."""
    due = [each for each in seen if each[0].slot is not None or each[0].is_anchor]
    others = [each for each in seen if each not in due and not each[0].is_outside]
    return [*due, *others[: 3 * most]][: 4 * most]
