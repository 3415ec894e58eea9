import pytest
from PySide6.QtCore import QPointF, QRectF

from planner.desktop.widgets.map_camera import LARGEST_ZOOM, MapCamera

WHOLE = QRectF(-2, -1, 4, 2)


@pytest.fixture
def camera() -> MapCamera:
    return MapCamera(QRectF(0, 0, 400, 300), WHOLE).settled()


def test_that_all_of_a_sheet_is_seen_in_the_middle_at_first(camera: MapCamera) -> None:
    assert camera.to_window(QPointF(0, 0)) == QPointF(200, 150)
    assert camera.to_window(QPointF(-2, -1)) == QPointF(0, 50)


def test_that_what_is_under_the_pointer_stays_there(camera: MapCamera) -> None:
    point = QPointF(0.5, 0.2)
    seen = camera.to_window(point)
    closer = camera.zoomed(2, seen)
    assert closer.to_window(point).x() == pytest.approx(seen.x())
    assert closer.scale == pytest.approx(2 * camera.scale)


def test_that_one_looks_neither_closer_nor_further_than_makes_sense(camera: MapCamera) -> None:
    assert camera.zoomed(0.1, QPointF()).zoom == 1
    assert camera.zoomed(1e6, QPointF()).zoom == LARGEST_ZOOM


def test_that_the_sheet_cannot_be_drawn_out_of_the_window(camera: MapCamera) -> None:
    closer = camera.zoomed(4, QPointF(200, 150))
    moved = closer.moved(QPointF(10_000, -10_000))
    assert moved.to_window(WHOLE.topLeft()).x() == pytest.approx(0)
    assert moved.to_window(WHOLE.bottomRight()).y() == pytest.approx(300)


def test_that_a_place_out_of_sight_is_brought_into_it(camera: MapCamera) -> None:
    closer = camera.zoomed(4, QPointF(200, 150))
    point = QPointF(1.5, 0.5)
    assert not closer.window.contains(closer.to_window(point))
    assert closer.showing(point, 20).window.contains(closer.showing(point, 20).to_window(point))
    assert closer.showing(QPointF(0, 0), 20) == closer
