import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from planner.desktop.fonts import FontRole, font
from planner.desktop.rail import label_font, page_table
from planner.localization.messages import LANGUAGES, use_language

ITEM_WIDTH = 68


def width(text: str, used: QFont) -> float:
    return QFontMetricsF(used).horizontalAdvance(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_active", [False, True])
def test_that_the_name_of_a_page_is_whole_in_every_language(
    shipped_fonts: None, language: str, *, is_active: bool
) -> None:
    use_language(language)
    for page in page_table():
        assert width(page.name, label_font(page.name, is_active=is_active)) <= ITEM_WIDTH


def test_that_a_short_name_keeps_its_letters_apart(shipped_fonts: None) -> None:
    assert label_font("Plan", is_active=True) == font(FontRole.STRONG_CAPTION)
    assert label_font("Plan", is_active=False) == font(FontRole.CAPTION)
