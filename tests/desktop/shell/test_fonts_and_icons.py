import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QGuiApplication, QImage, QRawFont
from PySide6.QtWidgets import QApplication

from planner.desktop.fonts import FontRole, font
from planner.desktop.icons import Icons, UnknownIconError
from planner.desktop.theme import DARK, LIGHT, Theme


@pytest.mark.parametrize("role", list(FontRole))
def test_that_every_role_is_set_in_inter_at_its_pixel_size(
    shipped_fonts: None, role: FontRole
) -> None:
    info = QFontInfo(font(role))
    assert info.family() == "Inter"
    assert QRawFont.fromFont(font(role)).pixelSize() == role.value[0]


def test_that_weights_are_real_faces(shipped_fonts: None) -> None:
    widths = {
        role: QFontMetricsF(font(role)).horizontalAdvance("Monthly cost by location")
        for role in (FontRole.BODY, FontRole.NAME, FontRole.SECTION)
    }
    assert widths[FontRole.BODY] < widths[FontRole.NAME] < widths[FontRole.SECTION]


def test_that_figures_are_equally_wide(shipped_fonts: None) -> None:
    measure = QFontMetricsF(font(FontRole.CELL))
    assert len({measure.horizontalAdvance(figure * 4) for figure in "0123456789"}) == 1


def test_that_arabic_is_shaped_by_a_shipped_font(shipped_fonts: None) -> None:
    joined = QFontMetricsF(font(FontRole.BODY)).horizontalAdvance("التكلفة")
    apart = sum(QFontMetricsF(font(FontRole.BODY)).horizontalAdvance(sign) for sign in "التكلفة")
    assert 0 < joined < apart


def inked(image: QImage) -> set[tuple[int, int]]:
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_that_an_icon_takes_its_token_and_follows_the_theme(icons: Icons, theme: Theme) -> None:
    light = icons.icon("users-three-fill", size=32).pixmap(32, 32).toImage()
    theme.set_preference("dark")
    dark = icons.icon("users-three-fill", size=32).pixmap(32, 32).toImage()
    [spot, *_rest] = sorted(inked(light) & inked(dark))
    assert light.pixelColor(*spot).name() == LIGHT.t2.name()
    assert dark.pixelColor(*spot).name() == DARK.t2.name()


@pytest.mark.parametrize("name", ["arrow-u-up-left", "arrow-u-up-right", "caret-right"])
def test_that_pointing_icons_are_mirrored(icons: Icons, qapp: QApplication, name: str) -> None:
    forward = icons.pixmap(name, size=32).toImage()
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = icons.pixmap(name, size=32).toImage()
    assert inked(mirrored) != inked(forward)
    flipped = forward.flipped(Qt.Orientation.Horizontal)
    assert len(inked(mirrored) ^ inked(flipped)) < len(inked(forward)) / 10


def test_that_other_icons_are_not_mirrored(icons: Icons, qapp: QApplication) -> None:
    forward = icons.pixmap("funnel-simple", size=32).toImage()
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert icons.pixmap("funnel-simple", size=32).toImage() == forward


def test_that_an_unknown_icon_is_refused(icons: Icons) -> None:
    with pytest.raises(UnknownIconError, match="coins"):
        icons.icon("coins")
