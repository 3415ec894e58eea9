"""The offer being made: its percentile, its currency, whom it is for, and when it is far off."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.compensation import PercentileRangeError
from planner.calculators.loaded_cost import price_seat
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.pay.pay_board import PayBoard
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.localization.formatting import Formatter
from planner.localization.typed_numbers import NumberTextError
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId
from planner.quantities.money import Money

BRAZIL, INDIA = PlaceId("br-sao-paulo"), PlaceId("in-bengaluru")


@pytest.fixture
def board(session: PlanSession) -> PayBoard:
    board = PayBoard(session, Formatter("en"))
    board.show_plan()
    board.choose(BRAZIL)
    return board


def pay_of(session: PlanSession, seat_id: str) -> Money:
    return next(seat for seat in session.plan.seats if seat.id == seat_id).base_pay


def test_that_it_begins_in_a_place_where_the_plan_has_the_role(session: PlanSession) -> None:
    board = PayBoard(session, Formatter("en"))
    board.show_plan()
    assert board.row is not None
    assert board.row.place.id == BRAZIL
    assert board.has_evidence


def test_that_the_place_looked_at_is_the_one_of_all_pages(
    board: PayBoard, session: PlanSession
) -> None:
    assert session.looked_at.place_id == BRAZIL
    session.looked_at.select(INDIA)
    assert board.row is not None
    assert board.row.place.id == INDIA


def test_that_a_percentile_is_typed_in_several_ways(board: PayBoard) -> None:
    for text, percentile in (("P60", "0.6"), ("75", "0.75"), ("p 25", "0.25"), ("40 %", "0.4")):
        board.type_percentile(text)
        assert board.question.percentile == Decimal(percentile)


def test_that_a_percentile_beyond_the_bands_is_refused_and_changes_nothing(
    board: PayBoard,
) -> None:
    for text, error in (("95", PercentileRangeError), ("5", PercentileRangeError)):
        with pytest.raises(error):
            board.type_percentile(text)
    with pytest.raises(NumberTextError):
        board.type_percentile("high")
    assert board.question.percentile == Decimal("0.5")


def test_that_the_offer_set_is_one_undo_step_of_the_ticked_positions(
    board: PayBoard, session: PlanSession
) -> None:
    board.change(percentile=Decimal("0.6"))
    assert board.ticked == {SeatId("P-03")}
    offer = board.offer
    assert offer is not None
    assert board.set_offer() == "Change base pay of P-03"
    assert pay_of(session, "P-03") == offer.offer.base
    assert session.undo_stack.count() == 1
    session.undo()
    assert pay_of(session, "P-03") == Money(Decimal(396000), CurrencyCode("BRL"))


def test_that_nothing_is_set_without_a_position(board: PayBoard, session: PlanSession) -> None:
    board.ticked = frozenset()
    assert board.set_offer() is None
    assert session.undo_stack.count() == 0


def test_that_an_offer_in_another_currency_is_converted_and_says_so(
    board: PayBoard, session: PlanSession
) -> None:
    board.type_offer("USD 40,000")
    offer = board.offer
    assert offer is not None
    rate = session.plan.plan_rates[CurrencyCode("BRL")]
    assert float(offer.offer.base.amount) == pytest.approx(40_000 / float(rate), rel=1e-6)
    assert "converted at plan rates" in offer.sentence
    assert offer.sentence.startswith("$40,000 converted")


def test_that_a_huge_offer_is_questioned_and_set_only_when_asked_twice(
    board: PayBoard, session: PlanSession
) -> None:
    board.type_offer("4,000,000")
    offer = board.offer
    assert offer is not None
    assert offer.is_far
    assert "more than twice P90" in offer.concern
    told = [(board.set_offer(), board.is_asked_twice, pay_of(session, "P-03").amount)]
    told.append((board.set_offer(), board.is_asked_twice, pay_of(session, "P-03").amount))
    assert [(text, is_twice, int(pay)) for text, is_twice, pay in told] == [
        (None, True, 396_000),
        ("Change base pay of P-03", True, 4_000_000),
    ]


def test_that_what_is_no_pay_is_refused_and_the_offer_stays(board: PayBoard) -> None:
    before = board.offer
    for text in ("a lot", "-5"):
        with pytest.raises(RefusedTextError):
            board.type_offer(text)
    assert board.offer == before


def test_that_another_place_or_role_forgets_the_offer_typed(board: PayBoard) -> None:
    board.type_offer("250,000")
    drafts = [board.draft]
    board.choose(INDIA)
    drafts.append(board.draft)
    assert board.ticked == {SeatId("P-02")}
    board.type_offer("3,000,000")
    drafts.append(board.draft)
    board.change(role=RoleFamily.MLOPS_ENGINEER)
    drafts.append(board.draft)
    assert [draft is None for draft in drafts] == [False, True, False, True]


def test_that_an_edit_elsewhere_keeps_the_offer_typed(
    board: PayBoard, session: PlanSession
) -> None:
    board.type_offer("250,000")
    board.set_offer()
    board.show_plan()
    assert board.draft is not None
    assert board.draft.offer.base.amount == 250_000


def test_that_a_place_added_is_looked_at_and_stays(board: PayBoard) -> None:
    board.add_place(PlaceId("jp-tokyo"))
    assert board.row is not None
    assert board.row.place.name == "Tokyo"
    assert board.positions == ()
    board.change(level=Level.STAFF)
    assert "Tokyo" in {row.place.name for row in board.rows}


def test_that_another_plan_begins_with_its_own_question(
    board: PayBoard, session: PlanSession
) -> None:
    board.add_place(PlaceId("jp-tokyo"))
    board.begin_anew()
    board.show_plan()
    assert board.question.added == ()


def test_that_raising_tells_what_all_open_positions_of_the_role_cost_more(
    board: PayBoard, session: PlanSession
) -> None:
    assert board.effect() == "as it is"
    board.change(uplift=Decimal("0.2"))
    plan, market = session.plan, session.evaluation.market
    added = Decimal(0)
    for seat_id in ("P-02", "P-03"):
        seat = next(each for each in plan.positions if each.id == seat_id)
        pay = Money(seat.base_pay.amount * Decimal("1.2"), seat.base_pay.currency)
        dearer = price_seat(replace(seat, base_pay=pay), plan, market)
        added += dearer.annual_reporting - price_seat(seat, plan, market).annual_reporting
    hundreds = round(added / 100) * 100
    assert board.effect() == f"+20%: +${hundreds:,} a year, 2 open positions"


def test_that_without_an_open_position_raising_tells_the_cost_of_one_head(
    board: PayBoard,
) -> None:
    board.change(role=RoleFamily.AI_SECURITY_ENGINEER, uplift=Decimal("0.1"))
    assert board.effect().endswith("a head and year in São Paulo")


def test_that_the_cost_follows_the_engagement_chosen(board: PayBoard) -> None:
    usual = board.cost()
    assert usual is not None
    assert usual.engagement is Engagement.EMPLOYER_OF_RECORD
    board.change(engagement=Engagement.CONTRACTOR)
    contractor = board.cost()
    assert contractor is not None
    assert contractor.year is not None
    names = [step.name for step in contractor.year.steps]
    assert names == ["Base pay", "Service fee", "Agency fee", "Fully loaded"]
    assert "may be taken for an employee" in contractor.signs
