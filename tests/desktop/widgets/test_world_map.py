"""The map shows places where they are, and goes from one to the next by keys and pointer."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.calculators.places.daylight import SunPlace, night_outline
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.places.map_marks import MapMark
from planner.desktop.viewmodels.places.place_tip import PlaceTip
from planner.desktop.widgets.world_map import WorldMap
from planner.market.world_map_loader import load_world_map
from planner.quantities.identifiers import CountryCode, PlaceId

DUBLIN, KRAKOW, LAGOS, BOSTON, SYDNEY = map(
    PlaceId, ("ie-dublin", "pl-krakow", "ng-lagos", "us-boston", "au-sydney")
)
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def mark(place_id: PlaceId, latitude: float, longitude: float, radius: float = 6) -> MapMark:
    return MapMark(
        place_id=place_id,
        name=place_id[3:].title(),
        country=CountryCode(place_id[:2].upper()),
        latitude=latitude,
        longitude=longitude,
        radius=radius,
        step=3,
        is_outside=False,
        slot=None,
        is_anchor=False,
        is_starred=False,
    )


MARKS = (
    mark(KRAKOW, 50.06, 19.94),
    mark(DUBLIN, 53.35, -6.26),
    mark(LAGOS, 6.45, 3.39),
    mark(BOSTON, 42.36, -71.06),
    mark(SYDNEY, -33.87, 151.21),
)


def told(place_id: PlaceId) -> PlaceTip:
    return PlaceTip(f"{place_id} in words", place_id, (("Fit", "70"),), "Source · grade C")


@pytest.fixture
def world(qtbot: QtBot, theme: Theme) -> Iterator[WorldMap]:
    world = WorldMap(theme, load_world_map(), told, ("40", "50", "60", "70"))
    qtbot.addWidget(world)
    world.resize(900, 440)
    world.show_marks(MARKS, (), "Five places.")
    world.show()
    QApplication.processEvents()
    yield world
    world.hide()


def heard(world: WorldMap) -> list[str]:
    found: list[str] = []
    world.place_chosen.connect(found.append)
    return found


def at(world: WorldMap, place_id: PlaceId) -> QPoint:
    return world.point_of(place_id).toPoint()


def test_that_places_are_where_they_are_on_the_globe(world: WorldMap) -> None:
    dublin, krakow, lagos, boston, sydney = (
        world.point_of(each) for each in (DUBLIN, KRAKOW, LAGOS, BOSTON, SYDNEY)
    )
    assert boston.x() < dublin.x() < lagos.x() < krakow.x() < sydney.x()
    assert dublin.y() < krakow.y() < boston.y() < lagos.y() < sydney.y()
    # Kraków lies in Poland on the picture, and not in Germany.
    picture = world.picture.world
    spot = picture.spots[0]
    assert picture.shapes.countries[CountryCode("PL")].contains(spot)
    assert not picture.shapes.countries[CountryCode("DE")].contains(spot)


def test_that_every_place_lies_in_its_country_on_the_inset_as_well(world: WorldMap) -> None:
    europe = world.picture.europe
    assert europe.shapes.countries[CountryCode("PL")].contains(europe.spots[0])
    assert europe.shapes.countries[CountryCode("IE")].contains(europe.shapes.place(-8.0, 53.0)), (
        "inland Ireland"
    )


def test_that_arrows_go_to_the_nearest_place_and_tell_of_it(world: WorldMap) -> None:
    chosen = heard(world)
    world.select(DUBLIN)
    for key, place_id in (
        (Qt.Key.Key_Right, KRAKOW),
        (Qt.Key.Key_Left, DUBLIN),
        (Qt.Key.Key_Left, BOSTON),
    ):
        QTest.keyClick(world, key)
        assert world.selected == place_id
    assert chosen == [KRAKOW, DUBLIN, BOSTON]
    assert world.accessibleDescription() == "us-boston in words"


def test_that_ranks_are_gone_through_and_space_and_enter_act(world: WorldMap) -> None:
    ticked: list[str] = []
    opened: list[str] = []
    world.place_ticked.connect(ticked.append)
    world.place_opened.connect(opened.append)
    QTest.keyClick(world, Qt.Key.Key_Home)
    assert world.selected == KRAKOW
    QTest.keyClick(world, Qt.Key.Key_PageDown)
    QTest.keyClick(world, Qt.Key.Key_Space)
    QTest.keyClick(world, Qt.Key.Key_End)
    QTest.keyClick(world, Qt.Key.Key_Return)
    assert (ticked, opened) == ([DUBLIN], [SYDNEY])


def test_that_a_click_chooses_and_with_control_ticks(world: WorldMap) -> None:
    chosen = heard(world)
    ticked: list[str] = []
    world.place_ticked.connect(ticked.append)
    QTest.mouseClick(world, LEFT, Qt.KeyboardModifier.NoModifier, at(world, LAGOS))
    QTest.mouseClick(world, LEFT, CONTROL, at(world, SYDNEY))
    QTest.mouseClick(world, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(450, 20))
    assert chosen == [LAGOS, SYDNEY], "nothing lies in the Arctic"
    assert ticked == [SYDNEY]


def test_that_the_inset_is_clicked_too(world: WorldMap) -> None:
    chosen = heard(world)
    europe = world.picture.europe
    spot = europe.camera.to_window(europe.spots[0]).toPoint()
    assert world.picture.inset_box().contains(QPointF(spot))
    QTest.mouseClick(world, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert chosen == [KRAKOW]


def test_that_looking_closer_keeps_the_current_place_in_sight(world: WorldMap) -> None:
    world.select(SYDNEY)
    for _ in range(6):
        QTest.keyClick(world, Qt.Key.Key_Plus)
    assert world.zoom > 5
    assert world.rect().contains(at(world, SYDNEY))
    world.select(BOSTON)
    assert world.rect().contains(at(world, BOSTON)), "the map moves along"
    assert not world.picture.has_inset
    QTest.keyClick(world, Qt.Key.Key_0)
    assert world.zoom == 1


def test_that_the_map_is_drawn_along_but_never_away(world: WorldMap) -> None:
    for _ in range(3):
        QTest.keyClick(world, Qt.Key.Key_Plus)
    before = world.point_of(LAGOS)
    QTest.keyClick(world, Qt.Key.Key_Right, SHIFT)
    assert world.point_of(LAGOS).x() == pytest.approx(before.x() - 60)
    for _ in range(50):
        QTest.keyClick(world, Qt.Key.Key_Left, SHIFT)
    camera = world.picture.world.camera
    assert camera.to_window(camera.whole.topLeft()).x() == pytest.approx(0, abs=0.5)


def test_that_a_press_and_a_move_draw_the_map_and_choose_nothing(world: WorldMap) -> None:
    chosen = heard(world)
    world.zoom_by(4, world.point_of(LAGOS))
    start = at(world, LAGOS)
    QTest.mousePress(world, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(world, start + QPoint(40, 25))
    QTest.mouseRelease(world, LEFT, Qt.KeyboardModifier.NoModifier, start + QPoint(40, 25))
    assert chosen == []


def test_that_what_cannot_be_seen_is_not_painted_again(
    world: WorldMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    module = "planner.desktop.widgets.world_map_picture"
    monkeypatch.setattr(f"{module}.paint_ground", lambda *_: painted.append("ground"))
    monkeypatch.setattr(f"{module}.paint_marks", _noting(painted, "marks"))
    world.repaint()
    world.repaint()
    assert painted == [], "the picture is kept"
    world.show_marks((replace(MARKS[0], slot=1), *MARKS[1:]), (), "Another.")
    world.repaint()
    assert painted == ["marks", "marks"], "world and inset, on the ground that was kept"
    painted.clear()
    world.show_marks(MARKS, (CountryCode("PL"),), "Poland stands out.")
    world.repaint()
    assert "ground" in painted
    painted.clear()
    world.show_night(night_outline(SunPlace(20, 0)))
    world.repaint()
    assert "ground" in painted


def test_that_a_painted_map_is_shown_again_in_no_time(world: WorldMap) -> None:
    world.repaint()
    begun = perf_counter()
    for _ in range(20):
        world.repaint()
    assert (perf_counter() - begun) / 20 < 0.02, "about a fifth of a millisecond when idle"


def test_that_night_lies_where_the_sun_is_not(world: WorldMap) -> None:
    world.show_night(night_outline(SunPlace(0.5, 0)))
    night = world.picture.world.night
    assert night is not None
    place = world.picture.world.shapes.place
    assert not night.contains(place(0, 0))
    assert not night.contains(place(60, 20))
    assert night.contains(place(150, -20))
    assert night.contains(place(-150, 40))
    world.show_night(None)
    assert world.picture.world.night is None


def test_that_without_places_the_keys_do_nothing(world: WorldMap) -> None:
    world.show_marks((), (), "No place.")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(world, key)
    world.repaint()
    assert world.accessibleDescription() == "No place."


def _noting(painted: list[str], what: str) -> Callable[..., None]:
    def note(*_: object, **__: object) -> None:
        painted.append(what)

    return note
