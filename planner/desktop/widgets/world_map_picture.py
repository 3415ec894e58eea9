"""The picture of a map: the world with an inset of Europe, kept painted until something changes."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPixmap, QPolygonF

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Tokens
from planner.desktop.viewmodels.places.map_marks import MapMark
from planner.desktop.viewmodels.places.map_projection import around_europe, equal_earth
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.map_camera import MapCamera
from planner.desktop.widgets.map_labels import Wanted, placed_labels
from planner.desktop.widgets.mark_stamps import MarkStamps
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
_INSET_UP_TO = 1.6
_REACH = 5.0
_NAMES, _NAMES_IN_INSET = 14, 10


class MapSheet:
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
        window = self.camera.window.adjusted(-20, -20, 20, 20)
        points = self.camera.transform.map(QPolygonF(self.spots)).toList()
        found = zip(marks, points, strict=True)
        return [(mark, point) for mark, point in found if window.contains(point)]


class WorldMapPicture:
    """Paints marks on the world, and on Europe where there is room for an inset.

    Args:
        world: The outlines of countries.
        bounds: From which fits on the next color is used, as they are written.
    """

    def __init__(self, world: Outlines, bounds: Sequence[str]) -> None:
        self._bounds = tuple(bounds)
        self.marks: tuple[MapMark, ...] = ()
        self.numbers: Mapping[PlaceId, int] = {}
        self._highlighted: tuple[CountryCode, ...] = ()
        self._selected: PlaceId | None = None
        self._size = QSize()
        self._ground: QPixmap | None = None
        self._content: QPixmap | None = None
        shapes = MapShapes(world, equal_earth, _WORLD)
        self.world = MapSheet(shapes, _whole(shapes))
        self.europe = MapSheet(MapShapes(world, around_europe, _EUROPE), _EUROPE_WINDOW)
        self._stamps = MarkStamps()
        self._names: dict[tuple[str, FontRole], QPixmap] = {}
        self._names_look: tuple[Tokens, float] | None = None

    @property
    def has_inset(self) -> bool:
        """Whether Europe is shown again, larger."""
        inset, size = self.inset_box(), self._size
        is_roomy = size.width() > 2.6 * inset.width() and size.height() > 2 * inset.height()
        return is_roomy and self.world.camera.zoom <= _INSET_UP_TO

    @property
    def sheets(self) -> tuple[MapSheet, ...]:
        """The drawings on show."""
        return (self.world, self.europe) if self.has_inset else (self.world,)

    def inset_box(self) -> QRectF:
        """Return where the inset is."""
        width = min(max(_LEAST_INSET, self._size.width() * _INSET_SHARE), _MOST_INSET)
        height = round(width * _EUROPE_WINDOW.height() / _EUROPE_WINDOW.width())
        top = self._size.height() - _EDGE - _LEGEND_HEIGHT - _EDGE - height
        return QRectF(_EDGE, top, round(width), height)

    def legend_box(self) -> QRectF:
        """Return where the legend is."""
        top = self._size.height() - _EDGE - _LEGEND_HEIGHT
        return QRectF(_EDGE, top, self.inset_box().width(), _LEGEND_HEIGHT)

    def resize(self, size: QSize) -> None:
        """Fit into another size."""
        self._size = size
        self.world.camera = self.world.camera.at(QRectF(0, 0, size.width(), size.height()))
        self.europe.camera = self.europe.camera.at(self.inset_box())
        self.forget()

    def show_marks(self, marks: tuple[MapMark, ...], highlighted: Collection[CountryCode]) -> None:
        """Show other places and let other countries stand out."""
        if tuple(highlighted) != self._highlighted:
            self._highlighted, self._ground = tuple(highlighted), None
        if marks != self.marks:
            self.marks = marks
            self.numbers = {mark.place_id: number for number, mark in enumerate(marks)}
            points = [(mark.longitude, mark.latitude) for mark in marks]
            for sheet in (self.world, self.europe):
                sheet.spots = sheet.shapes.places(points)
        self._content = None

    def show_night(self, outline: Sequence[tuple[float, float]] | None) -> None:
        """Show where it is night, by its outline of longitudes and latitudes; or not."""
        for sheet in (self.world, self.europe):
            sheet.night = None if outline is None else sheet.shapes.outline(outline)
        self.forget()

    def name(self, place_id: PlaceId | None) -> None:
        """Write the name of a place before others."""
        self._selected, self._content = place_id, None

    def look(self, camera: MapCamera) -> bool:
        """Look at another part of the world; return whether it is another."""
        is_other = camera != self.world.camera
        if is_other:
            self.world.camera = camera
            self._ground = self._content = None
        return is_other

    def forget(self) -> None:
        """Paint all of it anew."""
        self._ground = self._content = None

    def point_of(self, place_id: PlaceId) -> QPointF:
        """Return where a place is on the map of the world, in the window."""
        return self.world.camera.to_window(self.world.spots[self.numbers[place_id]])

    def place_at(self, at: QPointF) -> PlaceId | None:
        """Return the place whose bubble is at a point, the smallest one first."""
        is_inset = self.has_inset and self.inset_box().contains(at)
        sheet = self.europe if is_inset else self.world
        found = []
        for mark, point in sheet.seen(self.marks):
            away = point - at
            distance = (away.x() ** 2 + away.y() ** 2) ** 0.5
            radius = mark_radius(mark, sheet.growth)
            if distance <= max(radius, _REACH):
                found.append((distance if radius < _REACH else radius + distance, mark.place_id))
        return min(found)[1] if found else None

    def painted(self, tokens: Tokens, ratio: float) -> QPixmap:
        """Return the map, painted anew only where something changed."""
        if self._content is None:
            if (tokens, ratio) != self._names_look:
                self._names.clear()
                self._names_look = tokens, ratio
            self._content = QPixmap(self.ground(tokens, ratio))
            painter = QPainter(self._content)
            bounds = QRectF(0, 0, self._size.width(), self._size.height())
            self._paint_places(Canvas(painter, tokens, bounds, is_right_to_left=False))
            painter.end()
        return self._content

    def ground(self, tokens: Tokens, ratio: float) -> QPixmap:
        """Return what lies beneath the places."""
        if self._ground is None:
            ground = QPixmap(self._size * ratio)
            ground.setDevicePixelRatio(ratio)
            painter = QPainter(ground)
            for sheet in self.sheets:
                if sheet is self.europe:
                    rounded_clip(painter, self.inset_box())
                shapes, camera = sheet.shapes, sheet.camera
                paint_ground(painter, tokens, shapes, camera, sheet.night, self._highlighted)
            painter.end()
            self._ground = ground
        return self._ground

    def paint_rings(self, canvas: Canvas, place_id: PlaceId, *, is_selected: bool) -> None:
        """Paint a ring around a place wherever it is seen."""
        number = self.numbers.get(place_id)
        if number is None:
            return
        color = canvas.tokens.acc if is_selected else canvas.tokens.t2
        for sheet in self.sheets:
            point = sheet.camera.to_window(sheet.spots[number])
            is_world = sheet is self.world
            is_covered = is_world and self.has_inset and self.inset_box().contains(point)
            if sheet.camera.window.contains(point) and not is_covered:
                radius = mark_radius(self.marks[number], sheet.growth) + 3
                paint_ring(canvas.painter, color, point, radius)

    def _paint_places(self, canvas: Canvas) -> None:
        painter, inset = canvas.painter, self.inset_box()
        legend = self.legend_box()
        painter.save()
        if self.has_inset:
            painter.setClipPath(_without(canvas.bounds, inset))
        free = [inset, legend] if self.has_inset else [legend]
        self._paint_sheet(canvas, self.world, _NAMES, free)
        if self.has_inset:
            rounded_clip(painter, inset)
            title = QRectF(inset.left(), inset.top(), 70, 22)
            self._paint_sheet(canvas, self.europe, _NAMES_IN_INSET, [title])
        painter.restore()
        if self.has_inset:
            paint_inset_frame(canvas, inset, _("Europe"))
        paint_legend(canvas, legend, (_("Fit"), _("Area: people in pool")), self._bounds)

    def _paint_sheet(
        self, canvas: Canvas, sheet: MapSheet, names: int, free: Sequence[QRectF]
    ) -> None:
        seen = sheet.seen(self.marks)
        paint_marks(canvas.painter, canvas.tokens, seen, self._stamps, growth=sheet.growth)
        window = sheet.camera.window.adjusted(4, 4, -4, -4)
        wanted = [
            self._wanted(mark, point, sheet.growth) for mark, point in self._named(seen, names)
        ]
        paint_names(canvas, placed_labels(wanted, free, window, names), self._names)

    def _named(
        self, seen: Sequence[tuple[MapMark, QPointF]], most: int
    ) -> list[tuple[MapMark, QPointF]]:
        """Return the marks that want a name: the selected one, those compared, then the best."""
        due, others = [], []
        for each in seen:
            if self._is_due(each[0]):
                due.append(each)
            elif not each[0].is_outside:
                others.append(each)
        return [*due, *others[: 3 * most]]

    def _is_due(self, mark: MapMark) -> bool:
        return mark.slot is not None or mark.is_anchor or mark.place_id == self._selected

    def _wanted(self, mark: MapMark, point: QPointF, growth: float) -> Wanted:
        is_due = self._is_due(mark)
        role = FontRole.STRONG_CAPTION if is_due else FontRole.CAPTION
        return Wanted(point, mark_radius(mark, growth), mark.name, role, is_due)


def _whole(shapes: MapShapes) -> QRectF:
    """Return what of the sheet of the world is seen without zoom."""
    top = shapes.place(0, _WORLD.north).y()
    bottom = shapes.place(0, _WORLD.south).y()
    left, right = shapes.place(-168, 0).x(), shapes.place(180, 0).x()
    return QRectF(left, top, right - left, bottom - top)


def _without(whole: QRectF, hole: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(whole)
    path.addRect(hole)
    return path  # filled by the odd-even rule: the hole stays empty
