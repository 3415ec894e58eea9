import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.calculators.compensation import standing_of
from planner.calculators.seat_evidence import band_pay
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, Tone
from planner.desktop.viewmodels.grouped_table_model import CELL_ROLE
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.desktop.viewmodels.seat_cells import BAND, COLUMN_KEYS, POOL, BandDetail
from planner.desktop.widgets.figure_list import FigureList
from planner.market.override import FigureKey
from planner.plan.edits import change_seat
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId


@pytest.fixture
def read_page(page: PlanPage, qtbot: QtBot, session: PlanSession) -> PlanPage:
    qtbot.waitUntil(lambda: is_evidence_read(session.evaluation.market), timeout=10_000)
    qtbot.waitUntil(lambda: bool(cell_of(page, "P-01", BAND).text), timeout=10_000)
    return page


def cell_of(page: PlanPage, seat: str, column: str) -> Cell:
    index = page.positions.model.index_of(seat, COLUMN_KEYS.index(column))
    cell = index.data(CELL_ROLE)
    assert isinstance(cell, Cell)
    return cell


def section_of(page: PlanPage, heading: str) -> FigureList:
    lists = page.inspector.seat.findChildren(FigureList)
    return next(each for each in lists if each.section.heading == heading)


def test_that_every_seat_shows_where_its_pay_stands_in_its_band(
    read_page: PlanPage, session: PlanSession
) -> None:
    evaluation = session.evaluation
    for seat in session.plan.positions:
        band = evaluation.market.pay_bands.at(
            seat.role, seat.level, evaluation.market.places[seat.place_id]
        )
        cell = cell_of(read_page, seat.id, BAND)
        if band is None:
            assert "No evidence" in cell.hint
            continue
        standing = standing_of(band, seat.base_pay.amount)
        assert f"P{standing.percentile * 100:.0f}" in cell.text
        assert isinstance(cell.detail, BandDetail)
        assert cell.detail.grade is band.provenance.grade
        assert f"grade {band.provenance.grade.value}" in cell.hint


def test_that_every_seat_shows_its_pool_with_range_and_grade(
    read_page: PlanPage, session: PlanSession
) -> None:
    for seat in session.plan.positions:
        cell = cell_of(read_page, seat.id, POOL)
        assert cell.text
        assert "No evidence" in cell.hint or (" – " in cell.hint and "grade" in cell.hint)


def test_that_a_place_without_evidence_says_so_and_what_would_help(
    read_page: PlanPage, session: PlanSession
) -> None:
    market = session.evaluation.market
    bare = next(
        place.id
        for place in market.places.values()
        if market.pay_bands.at(
            session.plan.positions[0].role, session.plan.positions[0].level, place
        )
        is None
    )
    session.apply(change_seat(session.plan, SeatId("P-01"), place_id=PlaceId(bare)), "move")
    assert "No evidence of pay" in cell_of(read_page, "P-01", BAND).hint
    read_page.positions.view.go_to("P-01")
    figure = section_of(read_page, "Pay band").section.figures[0]
    assert figure.label == "No evidence"
    assert "would help" in figure.caption
    assert figure.tone is Tone.QUIET


def test_that_the_inspector_tells_band_pool_and_terms_with_their_grades(
    read_page: PlanPage, session: PlanSession
) -> None:
    read_page.positions.view.go_to("P-01")
    seat = session.plan.positions[0]
    market = session.evaluation.market
    country = market.places[seat.place_id].country
    band = section_of(read_page, "Pay band").section
    assert [figure.label for figure in band.figures][1:] == ["P10", "P25", "P50", "P75", "P90"]
    assert "n = " in band.note
    assert "grade" in band.note
    terms = section_of(read_page, "Terms by law").section
    shown = market.country_facts.terms[country]
    assert terms.figures[0].value == f"{shown.paid_leave_days.normalize():f}"
    assert all("Check" in figure.caption or "second" in figure.caption for figure in terms.figures)
    assert section_of(read_page, "Talent pool").section.figures[0].caption_end


def test_that_every_figure_of_the_market_in_the_inspector_has_its_source(
    read_page: PlanPage,
) -> None:
    for seat in ("P-01", "P-02", "P-04", "P-09"):
        read_page.positions.view.go_to(seat)
        for figures in read_page.inspector.seat.evidence:
            if not figures.isVisibleTo(read_page):
                continue
            for figure in figures.section.figures:
                assert figure.evidence is not None
                assert figure.evidence.sources or figure.evidence.value == "No evidence"


def test_that_enter_on_a_band_opens_its_card_and_escape_returns_to_the_cell(
    read_page: PlanPage,
) -> None:
    view = read_page.positions.view
    view.setFocus()
    view.go_to("P-01", COLUMN_KEYS.index(BAND))
    QTest.keyClick(view, Qt.Key.Key_Return)
    card = read_page.evidence.card
    assert card is not None
    assert card.isVisible()
    assert card.evidence.figure.startswith("Pay band")
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert QApplication.focusWidget() is view


def test_that_an_own_band_moves_the_pay_is_marked_and_can_be_taken_back(
    read_page: PlanPage, session: PlanSession
) -> None:
    view = read_page.positions.view
    view.setFocus()
    view.go_to("P-01", COLUMN_KEYS.index(BAND))
    before = cell_of(read_page, "P-01", BAND)
    view.cell_opened.emit("P-01", BAND)
    card = read_page.evidence.card
    assert card is not None
    key = card.evidence.key
    assert key is not None
    pay = session.plan.positions[0].base_pay.amount
    values = tuple(pay * factor for factor in map(Decimal, ("0.6", "0.8", "1", "1.2", "1.4")))
    card.own_given.emit(key, values, "our own offers")
    own = cell_of(read_page, "P-01", BAND)
    assert own.text == "P50"
    assert own.hint.startswith("Own figure")
    assert isinstance(own.detail, BandDetail)
    assert own.detail.is_own
    assert session.plan.overrides[key].reason.why == "our own offers"
    view.cell_opened.emit("P-01", BAND)
    assert card.evidence.own is not None
    card.published_wanted.emit(key)
    assert cell_of(read_page, "P-01", BAND) == before
    session.undo()
    assert cell_of(read_page, "P-01", BAND).text == "P50"


def test_that_an_own_contribution_rate_reaches_the_cost(
    read_page: PlanPage, session: PlanSession
) -> None:
    read_page.positions.view.go_to("P-01")
    cost = section_of(read_page, "Cost of a full year")
    number, figure = next(
        (number, figure)
        for number, figure in enumerate(cost.section.figures)
        if figure.evidence is not None and figure.evidence.is_share
    )
    QTest.mouseClick(
        cost,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        cost.figure_box(number).center(),
    )
    card = read_page.evidence.card
    assert card is not None
    assert card.evidence == figure.evidence
    before = session.evaluation.seat_costs[SeatId("P-01")].annual
    assert card.evidence.key is not None
    doubled = tuple(value * 2 for value in card.evidence.values)
    card.own_given.emit(card.evidence.key, doubled, "")
    assert session.evaluation.seat_costs[SeatId("P-01")].annual > before
    again = section_of(read_page, "Cost of a full year").section.figures[number]
    assert again.evidence is not None
    assert again.evidence.own is not None
    card.close_card()


def test_that_the_inspectors_figures_are_reached_and_opened_by_keyboard(
    read_page: PlanPage,
) -> None:
    read_page.positions.view.go_to("P-01")
    terms = section_of(read_page, "Terms by law")
    terms.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(terms, Qt.Key.Key_Down)
    assert terms.section.figures[1].label in terms.accessibleDescription()
    QTest.keyClick(terms, Qt.Key.Key_Return)
    card = read_page.evidence.card
    assert card is not None
    assert card.evidence == terms.section.figures[1].evidence
    card.close_card()
    assert QApplication.focusWidget() is terms


def test_that_a_new_position_is_paid_from_its_band_and_says_so(
    read_page: PlanPage, session: PlanSession, qtbot: QtBot
) -> None:
    read_page.positions.view.go_to("P-02")
    with qtbot.waitSignal(read_page.edit_explained) as told:
        read_page.add_position()
    added = next(each for each in session.plan.positions if each.id == "P-13")
    assert added.base_pay == band_pay(added, session.plan, session.evaluation.market)
    assert told.args is not None
    assert "from the pay band" in told.args[0]
    figure = section_of(read_page, "Pay band").section.figures[0]
    assert "from the pay band" in figure.caption


def test_that_a_rate_fixed_in_the_plan_is_marked_as_own(
    read_page: PlanPage, session: PlanSession
) -> None:
    read_page.positions.view.go_to("P-01")
    plan = session.plan
    currency = plan.positions[0].base_pay.currency
    session.apply(replace(plan, plan_rates={currency: Decimal("0.5")}), "rate")
    cost = section_of(read_page, "Cost of a full year").section
    rate = cost.figures[-1].evidence
    assert rate is not None
    assert rate.own is not None
    assert rate.own.published.startswith(f"1 {currency}")


def test_that_a_pool_can_be_replaced_from_the_inspector(
    read_page: PlanPage, session: PlanSession
) -> None:
    read_page.positions.view.go_to("P-01")
    pool = section_of(read_page, "Talent pool")
    whole = pool.section.figures[2].evidence
    assert whole is not None
    country = session.evaluation.market.places[session.plan.positions[0].place_id].country
    assert whole.key == FigureKey.talent_pool(CountryCode(country))


def test_that_nothing_of_the_big_tables_is_read_before_the_first_paint() -> None:
    code = (
        "import planner.desktop.pages.plan_page, sys;"
        "late = {'planner.desktop.widgets.evidence_card', 'planner.desktop.viewmodels."
        "market_evidence', 'planner.calculators.seat_evidence', "
        "'planner.desktop.viewmodels.evidence_sections'};"
        "print(sorted(late & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_that_the_headline_tells_the_day_and_grade_of_its_exchange_rates(
    page: PlanPage, session: PlanSession
) -> None:
    session.apply(replace(session.plan, plan_rates={}), "market rates")
    latest = session.evaluation.market.exchange_rates.latest
    shown = page.headline.cells[1].shown
    assert shown is not None
    pays = {seat.base_pay.currency for seat in session.plan.seats} - {"USD"}
    grade = max(latest[code].provenance.grade for code in pays)
    assert f"grade {grade.value}" in shown.help_text
    assert "fixed" not in shown.help_text
    session.apply(replace(session.plan, plan_rates=dict.fromkeys(pays, Decimal(1))), "fix")
    fixed = page.headline.cells[1].shown
    assert fixed is not None
    assert f"{len(pays)} exchange rates fixed in this plan" in fixed.help_text
    assert "Exchange rates of" not in fixed.help_text
