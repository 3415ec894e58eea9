"""The Places page: asking, ranking, comparing and choosing places, by keyboard throughout."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.calculators.place_limits import LimitKind
from planner.calculators.place_scales import Part
from planner.desktop.icons import Icons
from planner.desktop.pages.places_page import PlacesPage
from planner.desktop.pages.places_page.place_delegates import PlaceTickDelegate
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Cell
from planner.desktop.viewmodels.places.ranking import OUTSIDE, WITHIN
from planner.desktop.widgets.canvas import Canvas
from planner.localization.formatting import Formatter
from planner.market.provenance import Grade
from planner.plan.edits import change_assumptions, change_fit_weights
from planner.plan.model import Engagement
from planner.plan.place_choice import FitWeights
from planner.quantities.identifiers import PlaceId

KRAKOW, BERLIN, BENGALURU = map(PlaceId, ("pl-krakow", "de-berlin", "in-bengaluru"))
ANSWER_MS = 20_000


@pytest.fixture
def page(qtbot: QtBot, session: PlanSession, theme: Theme, icons: Icons) -> Iterator[PlacesPage]:
    # The window of the test before may still be going, and would take the focus along.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    page = PlacesPage(session, theme, icons, Formatter("en"), today=lambda: date(2027, 6, 21))
    qtbot.addWidget(page)
    page.resize(1200, 726)
    page.show()

    def has_focus() -> bool:
        page.activateWindow()
        page.take_focus()
        return QApplication.activeWindow() is page and page.table.hasFocus()

    qtbot.waitUntil(has_focus)
    settle(qtbot, page)
    yield page
    page.finish()


def settle(qtbot: QtBot, page: PlacesPage) -> None:
    qtbot.waitUntil(lambda: page.is_settled, timeout=ANSWER_MS)
    QApplication.processEvents()


def keys_of(page: PlacesPage, group: str) -> list[str]:
    return [row.key for each in page.table.places.groups if each.key == group for row in each.rows]


def looked_at(session: PlanSession) -> PlaceId | None:
    return session.looked_at.place_id


def press(page: PlacesPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def test_that_the_page_begins_with_what_the_plan_looks_for_and_the_best_place(
    page: PlacesPage, session: PlanSession
) -> None:
    board = page.board
    assert board is not None
    assert board.choices.role is page.choices.role
    assert keys_of(page, WITHIN) == [fit.evidence.place.id for fit in board.within]
    assert looked_at(session) == board.within[0].evidence.place.id
    assert page.map.selected == looked_at(session)
    assert page.place.accessibleName() == board.within[0].evidence.place.name
    assert session.undo_stack.count() == 0


def test_that_a_limit_puts_places_outside_with_the_failing_value_in_amber(
    qtbot: QtBot, page: PlacesPage
) -> None:
    slider = page.filters.overlap.slider
    for _ in range(6):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    settle(qtbot, page)
    assert page.choices.min_overlap_hours == Decimal(3)
    assert page.filters.overlap.text == "3.0 h"
    assert "us-san-francisco" in keys_of(page, OUTSIDE)
    group = next(group for group in page.table.places.groups if group.key == OUTSIDE)
    row = next(row for row in group.rows if row.key == "us-san-francisco")
    overlap = row.cells[4]
    assert overlap.tone.value == "warning"
    assert overlap.hint == "0 h shared, at least 3 h asked for"
    assert row.cells[5].tone.value == "quiet", "the cost is not what puts it outside"


def test_that_a_limit_moved_paints_only_rows_that_look_another_way(
    qtbot: QtBot, page: PlacesPage, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []
    paint_cell = PlaceTickDelegate.paint_cell

    def noted(self: PlaceTickDelegate, canvas: Canvas, cell: Cell, color: QColor) -> None:
        painted.append(cell.text)
        paint_cell(self, canvas, cell, color)

    monkeypatch.setattr(PlaceTickDelegate, "paint_cell", noted)
    page.filters.overlap.slider.setValue(1)
    settle(qtbot, page)
    seen = page.table.grab().toImage()
    painted.clear()
    page.table.viewport().repaint()
    assert painted == [], "all of them are kept"
    best, second, *_others = keys_of(page, WITHIN)
    session.looked_at.select(PlaceId(second))
    QApplication.processEvents()
    assert len(painted) == 2, "the row looked at, and the one before"
    other = page.table.grab().toImage()
    assert other != seen
    session.looked_at.select(PlaceId(best))
    QApplication.processEvents()
    assert page.table.grab().toImage() == seen
    painted.clear()
    page.tick(second)
    QApplication.processEvents()
    assert len(painted) == 1, "the ticked one"


def test_that_rows_kept_as_pictures_take_the_colors_of_another_theme(
    page: PlacesPage, theme: Theme
) -> None:
    at = page.table.visualRect(page.table.places.index_of(keys_of(page, WITHIN)[2]))
    light = page.table.viewport().grab(at).toImage()
    assert light.pixelColor(2, 2) == theme.tokens.panel
    theme.set_preference("dark")
    dark = page.table.viewport().grab(at).toImage()
    assert dark.pixelColor(2, 2) == theme.tokens.panel
    theme.set_preference("light")
    assert page.table.viewport().grab(at).toImage() == light


def test_that_where_nothing_matches_one_press_lets_the_nearest_place_in(
    qtbot: QtBot, page: PlacesPage
) -> None:
    page.show_choices(replace(page.choices, max_cost=Decimal(10_000)))
    settle(qtbot, page)
    assert keys_of(page, WITHIN) == []
    assert page.strip.words.text.startswith("No place keeps all limits. Nearest by a single limit:")
    assert page.strip.relax.isVisible()
    assert page.strip.relax.label == "Allow a higher cost"
    board = page.board
    assert board is not None
    nearest = board.relaxations[LimitKind.MAX_COST].value
    QTest.mouseClick(page.strip.relax, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert len(keys_of(page, WITHIN)) >= 1
    assert page.choices.max_cost == nearest
    assert not page.strip.relax.isVisible()


def test_that_reset_keeps_whom_one_looks_for(qtbot: QtBot, page: PlacesPage) -> None:
    page.show_choices(
        replace(page.choices, max_cost=Decimal(1), pay_grade=Grade.B, avoids_review=True)
    )
    page.strip.filter.setText("poland")
    role = page.choices.role
    QTest.mouseClick(page.filters.reset, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert page.choices.role is role
    assert page.choices.max_cost is None
    assert page.choices.pay_grade is None
    assert not page.choices.avoids_review
    assert page.strip.filter.text() == ""


def test_that_map_and_table_look_at_the_same_place_and_other_pages_too(
    qtbot: QtBot, page: PlacesPage, session: PlanSession
) -> None:
    page.map.place_chosen.emit(KRAKOW)
    assert looked_at(session) == KRAKOW
    assert page.table.current_key == KRAKOW
    page.table.go_to(BERLIN)
    assert looked_at(session) == BERLIN
    assert page.map.selected == BERLIN
    session.looked_at.select(BENGALURU)
    assert page.table.current_key == BENGALURU
    assert page.place.accessibleName() == "Bengaluru"
    settle(qtbot, page)
    headings = [each.section.heading for each in page.place.lists if each.isVisibleTo(page.place)]
    assert headings == [
        "What the fit is made of",
        "One more person here",
        "Other skills",
        "Ways to employ",
    ]


def test_that_space_ticks_up_to_five_places_and_a_sixth_is_refused_in_words(
    page: PlacesPage,
) -> None:
    told: list[str] = []
    page.message_raised.connect(told.append)
    page.table.setFocus()
    page.table.go_to(keys_of(page, WITHIN)[0])
    for _ in range(6):
        QTest.keyClick(page.table, Qt.Key.Key_Space)
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert list(page.ticked) == keys_of(page, WITHIN)[:5]
    assert told == ["Five places are compared already. Take one away to compare another."]
    assert page.tabs.currentIndex() == 1
    titles = [bars.shown.title for bars in page.compare.bars]
    assert titles[:4] == ["Fit", "People in pool", "Overlap with Dublin", "Cost, fully loaded"]
    QTest.mouseClick(page.compare.clear, Qt.MouseButton.LeftButton)
    assert page.ticked == ()


def test_that_a_click_on_the_box_ticks_without_leaving_the_place(
    page: PlacesPage, session: PlanSession
) -> None:
    before = looked_at(session)
    index = page.table.places.index_of(keys_of(page, WITHIN)[2], 0)
    box = page.table.visualRect(index)
    at = QPoint(box.left() + 22, box.center().y())
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert list(page.ticked) == [keys_of(page, WITHIN)[2]]
    assert looked_at(session) == before


def test_that_a_place_is_starred_with_a_note_and_taken_back(
    page: PlacesPage, session: PlanSession
) -> None:
    session.looked_at.select(KRAKOW)
    QTest.mouseClick(page.place.star, Qt.MouseButton.LeftButton)
    assert session.plan.shortlist == {KRAKOW: ""}
    page.place.note.setFocus()
    QTest.keyClicks(page.place.note, "Two universities")
    QTest.keyClick(page.place.note, Qt.Key.Key_Return)
    assert session.plan.shortlist == {KRAKOW: "Two universities"}
    QTest.mouseClick(page.place.star, Qt.MouseButton.LeftButton)
    assert session.plan.shortlist == {}
    for _ in range(3):
        session.undo()
    assert session.plan.shortlist == {}
    assert session.undo_stack.count() == 3


def test_that_a_position_is_added_in_the_place_as_one_undo_step(
    qtbot: QtBot, page: PlacesPage, session: PlanSession
) -> None:
    told: list[str] = []
    page.edit_explained.connect(told.append)
    page.show_choices(replace(page.choices, engagement=Engagement.EMPLOYER_OF_RECORD))
    settle(qtbot, page)
    session.looked_at.select(KRAKOW)
    before = session.plan
    page.table.setFocus()
    press(page, Qt.Key.Key_N)
    added = session.plan.positions[-1]
    assert len(session.plan.positions) == len(before.positions) + 1
    assert (added.place_id, added.role, added.level) == (
        KRAKOW,
        page.choices.role,
        page.choices.level,
    )
    assert added.engagement is Engagement.EMPLOYER_OF_RECORD
    assert added.base_pay.currency == "PLN"
    assert added.base_pay.amount > 0
    assert told == ["GPU cluster engineer, Senior added in Kraków"]
    session.undo()
    assert session.plan == before


def test_that_weights_are_the_plans_and_all_zero_is_refused_in_words(
    qtbot: QtBot, page: PlacesPage, session: PlanSession
) -> None:
    weights = page.filters.weights
    for part in (Part.PAY, Part.OVERLAP, Part.SPEED, Part.LANGUAGE):
        QTest.keyClick(weights.sliders[part].slider, Qt.Key.Key_Home)
    settle(qtbot, page)
    assert session.plan.fit_weights == FitWeights(
        pay=Decimal(0), overlap=Decimal(0), speed=Decimal(0), language=Decimal(0)
    )
    assert weights.sliders[Part.POOL].text == "100%"
    QTest.keyClick(weights.sliders[Part.POOL].slider, Qt.Key.Key_Home)
    assert weights.reason.text() == "Something has to count. Raise another weight first."
    assert session.plan.fit_weights.pool == 30
    assert weights.sliders[Part.POOL].value == 30, "put back"
    QTest.mouseClick(weights.usual, Qt.MouseButton.LeftButton)
    assert session.plan.fit_weights == FitWeights()


def test_that_moving_one_weight_is_one_undo_step(
    qtbot: QtBot, page: PlacesPage, session: PlanSession
) -> None:
    before = session.plan
    slider = page.filters.weights.sliders[Part.POOL].slider
    for _ in range(4):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    settle(qtbot, page)
    assert session.plan.fit_weights.pool == 50
    assert session.undo_stack.count() == 1
    session.undo()
    settle(qtbot, page)
    assert session.plan == before
    board = page.board
    assert board is not None
    assert board.plan == before


def test_that_weights_changed_elsewhere_change_the_ranking(
    qtbot: QtBot, page: PlacesPage, session: PlanSession
) -> None:
    only_pool = change_fit_weights(
        session.plan,
        pool=Decimal(1),
        pay=Decimal(0),
        overlap=Decimal(0),
        speed=Decimal(0),
        language=Decimal(0),
    )
    session.apply(only_pool, "Only people count")
    settle(qtbot, page)
    board = page.board
    assert board is not None
    pools = [fit.evidence.pool.people.expected for fit in board.within[:20] if fit.evidence.pool]
    assert pools == sorted(pools, reverse=True)


def test_that_a_heading_sorts_within_the_groups(page: PlacesPage) -> None:
    board = page.board
    assert board is not None
    page.table.header().setSortIndicator(5, Qt.SortOrder.AscendingOrder)
    costs = [
        board.by_id[PlaceId(key)].evidence.pay.cost.annual_reporting  # type: ignore[union-attr]
        for key in keys_of(page, WITHIN)
        if board.by_id[PlaceId(key)].evidence.pay
    ]
    assert costs == sorted(costs)
    assert len(costs) > 100


def test_that_places_and_countries_are_filtered_by_words(page: PlacesPage) -> None:
    QTest.keyClicks(page.strip.filter, "poland krak")
    assert keys_of(page, WITHIN) == [KRAKOW]
    shown = {mark.place_id for mark in page.map.marks}
    assert shown == {KRAKOW, "ie-dublin"}, "the anchor stays"
    QTest.keyClick(page.strip.filter, Qt.Key.Key_Escape)
    assert len(keys_of(page, WITHIN)) > 100


def test_that_another_anchor_is_typed_and_an_unknown_one_refused_in_words(
    qtbot: QtBot, page: PlacesPage
) -> None:
    field = page.filters.anchor
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Bengaluru, India")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.choices.anchor_id == BENGALURU
    assert page.map_panel.where.text() == "Bengaluru"
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Atlantis")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.is_refused
    assert page.choices.anchor_id == BENGALURU


def test_that_the_hour_of_the_night_is_typed_or_refused(page: PlacesPage) -> None:
    field = page.map_panel.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "23.30")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "23:30"
    night = page.map.picture.world.night
    assert night is not None
    place = page.map.picture.world.shapes.place
    assert night.contains(place(0, 45)), "23:30 in Dublin"
    assert not night.contains(place(180 - 20, 45))
    field.selectAll()
    QTest.keyClicks(field, "25:99")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.is_refused
    QTest.mouseClick(page.map_panel.night, Qt.MouseButton.LeftButton)
    assert page.map.picture.world.night is None


def test_that_enter_on_a_figure_opens_what_stands_behind_it(
    page: PlacesPage, session: PlanSession
) -> None:
    session.looked_at.select(KRAKOW)
    page.table.setFocus()
    page.table.go_to(KRAKOW, 3)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    card = page.evidence.card
    assert card is not None
    assert card.evidence.figure == "Pool; Kraków, Poland"
    assert card.evidence.sources
    assert card.evidence.grade is not None


def test_that_another_skill_mix_asks_for_other_people(qtbot: QtBot, page: PlacesPage) -> None:
    board = page.board
    assert board is not None
    before = {key: fit.evidence.pool for key, fit in board.by_id.items()}
    row = next(iter(page.filters.skills.rows.values()))
    QTest.mouseClick(row.drop, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert page.choices.skills is not None
    board = page.board
    assert board is not None
    assert board.by_id[KRAKOW].evidence.pool != before[KRAKOW]
    pool = board.by_id[KRAKOW].evidence.pool
    old = before[KRAKOW]
    assert pool is not None
    assert old is not None
    assert pool.people.expected > old.people.expected, "one skill less is asked for"


def test_that_a_plan_that_cannot_be_ranked_says_why_and_recovers(
    qtbot: QtBot, page: PlacesPage, session: PlanSession
) -> None:
    session.apply(change_assumptions(session.plan, target_percentile=Decimal("0.95")), "Ask much")
    qtbot.waitUntil(page.failed.isVisible, timeout=ANSWER_MS)
    assert page.failed.accessibleName() == "The places cannot be ranked."
    assert page.failed.accessibleDescription()
    session.undo()
    qtbot.waitUntil(lambda: not page.failed.isVisible(), timeout=ANSWER_MS)
    settle(qtbot, page)


def test_that_the_page_waits_while_it_is_hidden(
    qtbot: QtBot, page: PlacesPage, session: PlanSession
) -> None:
    board = page.board
    page.hide()
    session.apply(change_fit_weights(session.plan, pool=Decimal(90)), "People count more")
    qtbot.wait(60)
    assert page.board is board
    page.show()
    settle(qtbot, page)
    assert page.board is not board


def test_that_another_plan_begins_anew(
    qtbot: QtBot, page: PlacesPage, session: PlanSession
) -> None:
    page.tick(KRAKOW)
    page.show_choices(replace(page.choices, max_cost=Decimal(100_000)))
    settle(qtbot, page)
    page.begin_anew()
    session.new_plan(session.plan)
    settle(qtbot, page)
    assert page.ticked == ()
    assert page.choices.max_cost is None


def test_that_a_letter_goes_from_the_map_to_its_table_and_to_the_filter(page: PlacesPage) -> None:
    page.map.setFocus()
    press(page, Qt.Key.Key_T)
    assert page.table.hasFocus()
    press(page, Qt.Key.Key_F)
    assert page.strip.filter.hasFocus()


def test_that_tab_goes_from_the_weights_through_the_skills_to_the_map(page: PlacesPage) -> None:
    skills = page.filters.skills
    rows = [(row.slider, row.field, row.drop) for row in skills.rows.values()]
    assert len(rows) > 2
    page.filters.role.setFocus()
    met: list[QWidget | None] = []
    while (focused := QApplication.focusWidget()) is not page.map and len(met) < 60:
        met.append(focused)
        page.focusNextChild()
    weights = [met.index(each.slider) for each in page.filters.weights.sliders.values()]
    in_skills = [met.index(part) for row in rows for part in row]
    assert in_skills == sorted(in_skills)
    assert max(weights) < in_skills[0]
    assert met.index(skills.add) == in_skills[-1] + 1
    assert QApplication.focusWidget() is page.map
