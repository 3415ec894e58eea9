"""Type: the fonts that ship with the program and the design's text roles."""

from enum import Enum

from PySide6.QtGui import QFont, QFontDatabase

from planner.locations import resources_folder

FAMILIES = ("Inter", "Noto Sans Arabic", "Noto Sans CJK JP")
_FILES = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
)


class FontRole(Enum):
    """What a text is; the value is its pixel size, weight and letter spacing in percent."""

    HEADLINE = (20, QFont.Weight.DemiBold, -1.2)
    """A headline number."""
    INSPECTOR_TITLE = (17, QFont.Weight.DemiBold, -1.0)
    TITLE = (15, QFont.Weight.DemiBold, 0.0)
    """A screen or panel title."""
    SECTION = (13, QFont.Weight.DemiBold, 0.0)
    BODY = (13, QFont.Weight.Normal, 0.0)
    NAME = (13, QFont.Weight.Medium, 0.0)
    """A name within body text."""
    CELL = BODY
    KEY_CELL = NAME
    """The key figure or the name of a table row."""
    BUTTON = (12, QFont.Weight.Medium, 0.0)
    """A button or a field."""
    STRONG_BUTTON = (12, QFont.Weight.DemiBold, 0.0)
    """The primary button."""
    HEADER = (11, QFont.Weight.Medium, 0.0)
    """A table header."""
    CAPTION = (11, QFont.Weight.Normal, 0.0)
    """A caption, an axis or a chip."""
    STRONG_CAPTION = (11, QFont.Weight.DemiBold, 0.0)
    CHIP = (10, QFont.Weight.DemiBold, 0.0)
    """A country's two letters."""
    CODE = (10, QFont.Weight.Normal, 0.0)
    """An ISO code."""


def load_fonts() -> None:
    """Make the shipped fonts known to the application; call once, before the first window."""
    folder = resources_folder() / "fonts"
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def font(role: FontRole) -> QFont:
    """Return the font of a text role, with figures of equal width."""
    size, weight, spacing = role.value
    result = QFont()
    result.setFamilies(FAMILIES)
    result.setPixelSize(size)
    result.setWeight(weight)
    if spacing:
        result.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + spacing)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result
