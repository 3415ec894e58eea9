import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from planner.desktop.theme import Theme
from planner.desktop.widgets.mark_stamps import DotLook, MarkStamps

FILL, RIM = QColor("#2563eb"), QColor("#101828")
LOOK = DotLook(FILL.rgba(), RIM.rgba(), 1.6)
SPECK = DotLook(FILL.rgba())


def pixels(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows.astype(int)


def sheet(ratio: float = 1.0) -> QImage:
    image = QImage(round(40 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    return image


def stamped(
    stamps: MarkStamps, look: DotLook, point: QPointF, radius: float, ratio: float = 1.0
) -> np.ndarray:
    image = sheet(ratio)
    painter = QPainter(image)
    stamps.begin(painter)
    stamps.stamp(painter, look, point, radius)
    painter.end()
    return pixels(image)


def painted(point: QPointF, radius: float, pen: QPen, ratio: float = 1.0) -> np.ndarray:
    image = sheet(ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(FILL)
    painter.drawEllipse(point, radius, radius)
    painter.end()
    return pixels(image)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_that_a_stamped_dot_is_the_painted_one(theme: Theme, ratio: float) -> None:
    stamps, pen = MarkStamps(), QPen(RIM, 1.6)
    for x, y, radius in ((20.25, 19.5, 6.125), (11.0, 27.75, 2.5), (-1.5, 3.25, 9.0)):
        point = QPointF(x, y)
        away = np.abs(
            stamped(stamps, LOOK, point, radius, ratio) - painted(point, radius, pen, ratio)
        )
        assert away.max() <= 3, "but for the rounding of one color over another"
    point, no_pen = QPointF(8.5, 9.25), QPen(Qt.PenStyle.NoPen)
    away = np.abs(stamped(stamps, SPECK, point, 1.75, ratio) - painted(point, 1.75, no_pen, ratio))
    assert away.max() <= 3


def test_that_a_dot_anywhere_is_off_by_no_more_than_an_eye_can_see(theme: Theme) -> None:
    stamps, no_pen = MarkStamps(), QPen(Qt.PenStyle.NoPen)
    point, radius = QPointF(17.13, 21.86), 5.06
    away = np.abs(stamped(stamps, SPECK, point, radius) - painted(point, radius, no_pen))
    assert 3 < away.max() <= 60, "an eighth of a pixel of an edge, of 255"


def test_that_another_screen_gets_its_own_pictures(theme: Theme) -> None:
    stamps, point = MarkStamps(), QPointF(20, 20)
    coarse = stamped(stamps, SPECK, point, 6.0)
    fine = stamped(stamps, SPECK, point, 6.0, ratio=2.0)
    again = painted(point, 6.0, QPen(Qt.PenStyle.NoPen), ratio=2.0)
    assert coarse.shape != fine.shape
    assert np.abs(fine - again).max() <= 3
