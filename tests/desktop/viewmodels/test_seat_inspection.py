from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.employer_cost import price_gross
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.figures import Figure
from planner.desktop.viewmodels.seat_editing import seat_of
from planner.desktop.viewmodels.seat_inspection import SeatInspection, inspect_seat
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.market.override import Reason
from planner.plan.company_day import CompanyDay
from planner.plan.edits import change_assumptions, change_plan, change_seat, give_reason
from planner.plan.edits.override_edits import country_figure_name
from planner.plan.model import Engagement
from planner.quantities.identifiers import CountryCode, SeatId
from planner.quantities.money import Money


def inspected(session: PlanSession, seat_id: str, locale: str = "en") -> SeatInspection:
    seat = seat_of(session.plan, seat_id)
    return inspect_seat(session.evaluation, seat, Formatter(locale))


@pytest.mark.parametrize("seat_id", [f"P-{number:02d}" for number in range(1, 13)])
def test_that_statutory_lines_are_those_of_the_rules(session: PlanSession, seat_id: str) -> None:
    seat = seat_of(session.plan, seat_id)
    shown = inspected(session, seat_id)
    if seat.engagement is Engagement.CONTRACTOR:
        assert shown.not_in_total is None
        return
    market = session.market
    country = market.places[seat.place_id].country
    digits = market.minor_digits(seat.base_pay.currency)
    priced = price_gross(market.employer_cost[country], seat.base_pay.amount, digits)
    in_total = [each.line.name for each in priced.lines if each.line.in_total and each.amount]
    named_only = [each.line.name for each in priced.lines if not each.line.in_total]
    figures = shown.cost.figures
    assert [figure.label for figure in figures if figure.caption_end] == in_total
    assert all(figure.caption for figure in figures if figure.caption_end)
    assert [f.label for f in (shown.not_in_total.figures if shown.not_in_total else ())] == (
        named_only
    )


def test_that_the_lines_add_up_to_the_total(session: PlanSession) -> None:
    # Kraków: figures such as "93,400.00 zł" in Polish form.
    shown = inspected(session, "P-01")
    figures = [figure for figure in shown.cost.figures if not figure.is_sum]
    total = next(figure for figure in shown.cost.figures if figure.is_sum)

    def amount(text: str) -> Decimal:
        plain = "".join(c for c in text if c.isdigit() or c == ",")
        return Decimal(plain.replace(",", "."))

    assert sum(amount(figure.value) for figure in figures) == amount(total.value)
    cost = session.evaluation.seat_costs[SeatId("P-01")]
    assert amount(total.value) == cost.annual


def test_that_a_bound_is_said_with_the_total(session: PlanSession) -> None:
    bounds = {}
    for position in session.plan.positions:
        statutory = session.evaluation.seat_costs[position.id].statutory
        label = next(f.label for f in inspected(session, position.id).cost.figures if f.is_sum)
        if statutory is not None:
            bounds[str(statutory.bound)] = label
    for bound, label in bounds.items():
        assert (bound in label) == (bound != "exact")


def test_that_a_moved_start_says_why(session: PlanSession) -> None:
    # 3 May 2027 is a Monday and no holiday in Germany; 17 May 2027 is Pentecost Monday there.
    moved = change_seat(session.plan, SeatId("P-05"), start=date(2027, 5, 17))
    session.apply(moved, "start")
    dates = inspected(session, "P-05").dates
    assert dates is not None
    assert dates.figures[0].value == "18 May 27"
    assert "Pentecost Monday" in dates.figures[0].caption
    assert "17 May" in dates.figures[0].caption


def test_that_the_plan_rate_and_its_origin_stand_by_the_total(session: PlanSession) -> None:
    figure = inspected(session, "P-01").cost.figures[-1]
    assert figure.label == "In USD"
    assert figure.caption == "1 PLN = 0.26 USD, fixed in this plan"


def test_that_formulas_are_isolated_in_arabic(session: PlanSession) -> None:
    with speaking("ar"):
        caption = inspected(session, "P-01", "ar").cost.figures[-1].caption
    assert "\u20661 PLN = 0.26 USD\u2069" in caption


def test_that_a_seat_without_a_cost_says_so_and_why(session: PlanSession) -> None:
    pay = Money(Decimal(-1), seat_of(session.plan, "P-01").base_pay.currency)
    session.apply(change_seat(session.plan, SeatId("P-01"), base_pay=pay), "break")
    shown = inspected(session, "P-01")
    assert shown.loaded_cost == "—"
    assert shown.problems[0][0] is Tone.ERROR
    assert "negative" in shown.problems[0][1]


def test_that_a_member_has_no_first_day_and_no_one_off_cost(session: PlanSession) -> None:
    shown = inspected(session, "M-02")
    assert shown.title == "Tomasz Wiśniewski"
    assert shown.dates is None
    assert shown.one_off is None
    assert not shown.is_position


def test_that_the_ruler_shows_the_hours_of_the_clock(session: PlanSession) -> None:
    # Dublin and Bengaluru both 9 to 17: 03:30 to 11:30 UTC in winter leaves 9:00 to 11:30.
    plain = change_seat(session.plan, SeatId("P-02"), working_pattern=None)
    session.apply(change_seat(plain, SeatId("P-02"), start=date(2027, 2, 15)), "plain")
    day = inspected(session, "P-02").working_day
    assert day is not None
    assert day.working == (((540, 1020),), ((210, 690),))
    assert day.shared == ((540, 690),)
    assert day.shared_text == "2.5 h shared, 09:00 – 11:30"
    assert day.spread_text == "2.5 – 3.5 h over the year"


def test_that_hours_past_midnight_come_back_at_the_rulers_start(session: PlanSession) -> None:
    # San Francisco 9 to 17 is 17:00 to 01:00 in Dublin.
    pay = Money(Decimal(200000), "USD")  # type: ignore[arg-type]
    place = next(p.id for p in session.market.places.values() if p.name == "San Francisco")
    session.apply(
        change_seat(
            session.plan, SeatId("P-02"), place_id=place, base_pay=pay, working_pattern=None
        ),
        "move",
    )
    day = inspected(session, "P-02").working_day
    assert day is not None
    assert day.working[1] == ((1020, 1440), (0, 60))
    assert day.shared_text == "No shared hours"


def test_that_the_case_of_the_statutory_lines_is_said(session: PlanSession) -> None:
    shown = inspected(session, "P-05")
    notes = session.market.employer_cost[CountryCode("DE")].case_notes
    assert shown.case is not None
    assert [figure.hint for figure in shown.case.figures] == list(notes)
    assert shown.case.figures[0].label in notes[0]


def test_that_a_contractor_has_no_statutory_case(session: PlanSession) -> None:
    assert inspected(session, "P-08").case is None


def test_that_benefits_of_the_seats_own_are_said_to_be(session: PlanSession) -> None:
    def benefits() -> tuple[str, str]:
        figures = inspected(session, "P-05").cost.figures
        return next((each.value, each.caption) for each in figures if each.label == "Benefits")

    def evidence() -> Evidence | None:
        figures = inspected(session, "P-05").cost.figures
        return next(each.evidence for each in figures if each.label == "Benefits")

    assert benefits()[1].endswith("assumption of this plan")
    assumed = evidence()
    assert assumed is not None
    assert assumed.figure == "Benefits beyond the law, share of base pay"
    session.apply(change_seat(session.plan, SeatId("P-05"), benefits_share=Decimal("0.5")), "edit")
    assert benefits() == ("63.000,00\xa0€", "50.0% of base pay, own figure of this seat")
    assert evidence() is None


def test_that_overhead_is_a_line_of_own_entities_with_who_gave_it(session: PlanSession) -> None:
    def overhead(seat_id: str) -> list[Figure]:
        figures = inspected(session, seat_id).cost.figures
        return [figure for figure in figures if figure.label == "Overhead"]

    assert overhead("P-01") == []
    poland = CountryCode("PL")
    plan = change_assumptions(
        session.plan,
        overhead_share=Decimal("0.1"),
        overhead_share_by_country={poland: Decimal("0.125")},
    )
    name = country_figure_name("overhead_share_by_country", poland)
    reason = Reason("Ada", date(2026, 3, 2), "rent and administration", ())
    session.apply(give_reason(plan, name, reason), "edit")
    (own,), (general,) = overhead("P-01"), overhead("P-05")
    assert (own.value, own.caption) == (
        "57\xa0000,00\xa0zł",
        "12.5% of base pay, assumption of this plan",
    )
    assert own.evidence is not None
    assert own.evidence.own is not None
    assert own.evidence.figure == "Overhead of an own entity, share of base pay: Poland"
    assert (own.evidence.value, own.evidence.own.author) == ("12.50%", "Ada")
    assert general.evidence is not None
    assert general.evidence.own is not None
    assert general.evidence.figure == "Overhead of an own entity, share of base pay"
    assert (general.evidence.value, general.evidence.own.author) == ("10.00%", "")
    assert overhead("P-03") == []  # an employer of record
    assert session.evaluation.seat_costs[SeatId("P-01")].overhead == Decimal(57_000)


def test_that_a_start_moved_by_a_company_day_names_it(session: PlanSession) -> None:
    def moved(name: str) -> str:
        days = {CompanyDay(date(2027, 5, 3)): name}
        session.apply(change_plan(session.plan, company_days=days), "edit")
        dates = inspected(session, "P-06").dates
        assert dates is not None
        assert dates.figures[0].value == "4 May 27"
        return dates.figures[0].caption

    assert moved("Founders' day") == "Moved: Founders' day on 3 May"
    assert moved("") == "Moved: Company day off on 3 May"
