import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.desktop.theme import Theme
from planner.desktop.widgets.tab_strip import TabStrip


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> TabStrip:
    strip = TabStrip(theme, "Pages")
    for name in ("First", "Second", "Third"):
        strip.addTab(name)
    qtbot.addWidget(strip)
    strip.show()
    return strip


def test_that_keys_and_the_pointer_change_the_tab(strip: TabStrip) -> None:
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.currentIndex() == 1
    QTest.mouseClick(
        strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.tabRect(2).center().x(), 20)
    )
    assert strip.currentIndex() == 2


def test_that_the_tab_on_show_is_underlined_and_none_moves(strip: TabStrip, theme: Theme) -> None:
    def underlined() -> list[bool]:
        image = strip.grab().toImage()
        accent = theme.tokens.acc.rgb()
        level = strip.height() - 1
        places = [strip.tabRect(index).center().x() for index in range(strip.count())]
        return [image.pixel(place, level) == accent for place in places]

    before = [strip.tabRect(index) for index in range(strip.count())]
    assert underlined() == [True, False, False]
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert underlined() == [False, True, False]
    assert [strip.tabRect(index) for index in range(strip.count())] == before


def test_that_tabs_run_from_the_reading_edge(strip: TabStrip) -> None:
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert strip.tabRect(0).left() > strip.tabRect(1).left()
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert strip.currentIndex() == 1
