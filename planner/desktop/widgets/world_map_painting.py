"""What a map of places looks like: land and night beneath, places and their names above."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Tokens
from planner.desktop.viewmodels.places.map_marks import MapMark
from planner.desktop.widgets.canvas import Align, Canvas, font_of, text_width
from planner.desktop.widgets.map_camera import MapCamera
from planner.desktop.widgets.map_labels import Label
from planner.desktop.widgets.mark_stamps import DotLook, MarkStamps
from planner.desktop.widgets.world_map_shapes import MapShapes
from planner.quantities.identifiers import CountryCode

Spotted = Sequence[tuple[MapMark, QPointF]]
"""Marks with where they are in the window."""

_Look = tuple[int | None, bool, bool]
"""The step of a bubble, and whether it is compared, and outside the limits."""

_ANCHOR = 5.0
_BORDER = 0.7
_RIM = 1.3
_BAND = 16.0
_SPECK = 3.4
_PALE = 0.35


def paint_ground(
    painter: QPainter,
    tokens: Tokens,
    shapes: MapShapes,
    camera: MapCamera,
    night: QPainterPath | None,
    highlighted: Collection[CountryCode],
) -> None:
    """Paint sea, grid, land, the countries that stand out, and the night over all of it."""
    window = camera.window
    painter.save()
    painter.setClipRect(window, Qt.ClipOperation.IntersectClip)
    painter.fillRect(window, tokens.sea)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(camera.transform, combine=True)
    _draw(painter, shapes.grid, None, tokens.grid, 1)
    for land in shapes.land:
        _draw(painter, land, tokens.land, tokens.sea, _BORDER)
    for country in highlighted:
        path = shapes.countries.get(country)
        if path is not None:
            _draw(painter, path, tokens.acc_wash, tokens.acc, 1)
    if night is not None:
        _darken(painter, tokens.night, camera, night)
    painter.restore()


def paint_marks(
    painter: QPainter, tokens: Tokens, marks: Spotted, stamps: MarkStamps, *, growth: float
) -> None:
    """Paint places as bubbles: area is the pool, color the fit; those outside limits are specks."""
    stamps.begin(painter)
    specks = [each for each in marks if _is_speck(each[0])]
    bubbles = [each for each in marks if not _is_speck(each[0])]
    speck = DotLook(_mixed(tokens.t3, tokens.land).rgba())
    for _mark, point in specks:
        stamps.stamp(painter, speck, point, _SPECK / 2)
    looks: dict[_Look, DotLook] = {}
    for mark, point in sorted(bubbles, key=_painting_order):
        if mark.is_anchor:
            _paint_anchor(painter, tokens, point)
            continue
        key = mark.step, mark.slot is not None, mark.is_outside
        if key not in looks:
            looks[key] = _dot_look(tokens, *key)
        stamps.stamp(painter, looks[key], point, mark.radius * growth)


def mark_radius(mark: MapMark, growth: float) -> float:
    """Return the radius of a mark in pixels where the map is magnified."""
    return mark.radius if _is_speck(mark) else mark.radius * growth


def paint_names(
    canvas: Canvas, labels: Sequence[Label], kept: dict[tuple[str, FontRole], QPixmap]
) -> None:
    """Paint names, each with a rim in the color of the sea so that it can be read on land.

    Args:
        canvas: Where.
        labels: The names.
        kept: Names that were painted before in these colors; takes those that were not.
    """
    for label in labels:
        key = label.wanted.text, label.wanted.role
        if key not in kept:
            kept[key] = _painted_name(label, canvas)
        canvas.painter.drawPixmap(label.box.topLeft() - QPointF(_RIM, _RIM), kept[key])


def _painted_name(label: Label, canvas: Canvas) -> QPixmap:
    role, box, tokens = label.wanted.role, label.box, canvas.tokens
    ratio = canvas.painter.device().devicePixelRatioF()
    size = QSizeF(box.width() + 2 * _RIM, box.height() + 2 * _RIM)
    name = QPixmap((size * ratio).toSize())
    name.setDevicePixelRatio(ratio)
    name.fill(Qt.GlobalColor.transparent)
    painter = QPainter(name)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    base = _RIM + box.height() / 2 + font_of(role).pixelSize() * 0.36
    path = QPainterPath()
    path.addText(QPointF(_RIM + 1, base), font_of(role), label.wanted.text)
    painter.setPen(QPen(tokens.sea, 2 * _RIM, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(path, tokens.t1)
    painter.end()
    return name


def paint_ring(painter: QPainter, color: QColor, point: QPointF, radius: float) -> None:
    """Paint the ring around the selected place, or the one under the pointer."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(point, radius, radius)


def paint_legend(
    canvas: Canvas, box: QRectF, texts: tuple[str, str], bounds: Sequence[str]
) -> None:
    """Paint the five colors of a fit with the bounds between them.

    Args:
        canvas: Where.
        box: The room of the legend.
        texts: What the colors are, and what the area of a bubble is.
        bounds: From which fits on the next color is used.
    """
    tokens = canvas.tokens
    canvas.fill(box, tokens.panel, 6)
    canvas.frame(box, tokens.line, 6)
    title = text_width(texts[0], FontRole.STRONG_CAPTION) + 2
    canvas.text(
        QRectF(box.left() + 10, box.top() + 5, title, 14),
        texts[0],
        FontRole.STRONG_CAPTION,
        tokens.t1,
    )
    left = box.left() + 10 + title + 10
    width = (box.right() - 10 - left) / len(tokens.sequential)
    for number, color in enumerate(tokens.sequential):
        canvas.fill(QRectF(left + number * width, box.top() + 8, width + 0.5, 8), color)
    for number, text in enumerate(bounds, 1):
        under = QRectF(left + number * width - 15, box.top() + 17, 30, 13)
        canvas.text(under, text, FontRole.CAPTION, tokens.t2, Align.CENTER)
    below = QRectF(box.left() + 10, box.top() + 31, box.width() - 20, 14)
    canvas.text(below, texts[1], FontRole.CAPTION, tokens.t2)


def paint_inset_frame(canvas: Canvas, box: QRectF, title: str) -> None:
    """Paint the frame of an inset, with its name."""
    tokens = canvas.tokens
    canvas.frame(box, tokens.line2, 6)
    name = QRectF(box.left() + 9, box.top() + 5, box.width() - 18, 15)
    canvas.text(name, title, FontRole.STRONG_CAPTION, tokens.t1)


def rounded_clip(painter: QPainter, box: QRectF) -> None:
    """Paint only inside of an inset."""
    path = QPainterPath()
    path.addRoundedRect(box, 6, 6)
    painter.setClipPath(path)


def _darken(painter: QPainter, color: QColor, camera: MapCamera, night: QPainterPath) -> None:
    """Fill the night in low bands: see-through and in one go, Qt would start threads for it."""
    window, outline = camera.window, camera.transform.map(night)
    painter.resetTransform()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # soft edges: more pieces
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    outlines = outline.toFillPolygons()
    top = window.top()
    while top < window.bottom():
        painter.save()
        band = QRectF(window.left(), top, window.width(), _BAND)
        painter.setClipRect(band, Qt.ClipOperation.IntersectClip)
        for each in outlines:
            painter.drawPolygon(each)
        painter.restore()
        top += _BAND


def _draw(
    painter: QPainter, path: QPainterPath, fill: QColor | None, line: QColor, width: float
) -> None:
    pen = QPen(line, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)  # points are close: a sharp join costs and shows
    painter.setPen(pen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _is_speck(mark: MapMark) -> bool:
    return mark.is_outside and mark.slot is None and not mark.is_anchor


def _dot_look(
    tokens: Tokens,
    step: int | None,
    is_chosen: bool,  # noqa: FBT001 -- parts of one look
    is_outside: bool,  # noqa: FBT001 -- as above
) -> DotLook:
    color = tokens.ctl if step is None else tokens.sequential[step]
    fill = _mixed(color, tokens.land) if is_outside else color
    rim = tokens.t1 if is_chosen else tokens.panel
    return DotLook(fill.rgba(), rim.rgba(), 1.6 if is_chosen else 0.8)


def _painting_order(spotted: tuple[MapMark, QPointF]) -> tuple[bool, bool, bool, float]:
    """Put what matters most above the others, and small ones above large ones."""
    mark = spotted[0]
    return mark.is_anchor, mark.slot is not None, not mark.is_outside, -mark.radius


def _mixed(color: QColor, ground: QColor) -> QColor:
    """Return a color as it looks pale on a ground: for see-through ones Qt would start threads."""
    parts = zip(color.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(_PALE * over + (1 - _PALE) * under) for over, under in parts))


def _paint_anchor(painter: QPainter, tokens: Tokens, point: QPointF) -> None:
    side = _ANCHOR
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = [QPointF(0, -side), QPointF(side, 0), QPointF(0, side), QPointF(-side, 0)]
    diamond = QTransform.fromTranslate(point.x(), point.y()).map(QPolygonF(corners))
    painter.setPen(QPen(tokens.panel, 1))
    painter.setBrush(tokens.t1)
    painter.drawPolygon(diamond)
