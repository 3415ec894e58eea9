import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.seat_evidence import band_pay
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.form_fields import FormField
from planner.desktop.viewmodels.seat_editing import seat_of
from planner.desktop.viewmodels.seat_fields import SeatFields
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.market.role import Level
from planner.plan.edits import change_seat, change_seats
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CountryCode, SeatId, TemplateId
from planner.quantities.money import Money


def fields_of(session: PlanSession, *seat_ids: str, locale: str = "en") -> SeatFields:
    seats = [seat_of(session.plan, seat_id) for seat_id in seat_ids]
    return SeatFields(session.evaluation, seats, Formatter(locale))


def by_key(fields: tuple[FormField, ...]) -> dict[str, FormField]:
    return {field.key: field for field in fields}


def show(session: PlanSession, plan: Plan) -> None:
    session.apply(plan, "edit")


def test_that_a_position_and_a_member_have_the_fields_of_their_kind(session: PlanSession) -> None:
    position = [field.key for field in fields_of(session, "P-01").details().fields]
    member = [field.key for field in fields_of(session, "M-01").details().fields]
    assert position == [
        "role", "level", "team_id", "place_id", "engagement", "status", "priority", "start",
        "end", "opened", "base_pay",
    ]  # fmt: skip
    assert member == [
        "name", "role", "level", "team_id", "place_id", "engagement", "start", "end", "base_pay",
    ]  # fmt: skip
    assert [f.key for f in fields_of(session, "P-01").people().fields] == [
        "hiring_manager",
        "buddy_id",
        "mentor_id",
    ]
    assert [f.key for f in fields_of(session, "P-01").onboarding().fields] == [
        "candidate", "template_id", "is_new_to_domain",
    ]  # fmt: skip
    assert [f.key for f in fields_of(session, "M-01").onboarding().fields] == ["hires_at_once"]
    assert fields_of(session, "P-01", "M-01").onboarding().fields == ()
    assert [f.key for f in fields_of(session, "M-01").people().fields] == ["manager"]
    assert fields_of(session, "P-01", "M-01").people().fields == ()


def test_that_several_seats_show_what_they_share_and_say_where_they_differ(
    session: PlanSession,
) -> None:
    show(session, change_seats(session.plan, (SeatId("P-01"), SeatId("P-02")), level=Level.STAFF))
    fields = by_key(fields_of(session, "P-01", "P-02").details().fields)
    assert fields["level"].value is Level.STAFF
    assert (fields["place_id"].text, fields["place_id"].placeholder) == ("", "Several")
    assert (fields["base_pay"].text, fields["base_pay"].caption) == ("", "in several currencies")
    assert "name" not in fields
    assert "status" not in by_key(fields_of(session, "P-01", "M-01").details().fields)


def test_that_a_template_follows_the_role_until_one_is_chosen(session: PlanSession) -> None:
    field = by_key(fields_of(session, "P-01").onboarding().fields)["template_id"]
    assert (field.value, field.text) == ("", "By role: GPU operations, on call")
    chosen = TemplateId("gpu-operations-on-call")
    show(session, change_seat(session.plan, SeatId("P-01"), template_id=chosen))
    field = by_key(fields_of(session, "P-01").onboarding().fields)["template_id"]
    assert field.text == "GPU operations, on call"
    show(session, change_seat(session.plan, SeatId("P-01"), template_id=TemplateId("gone")))
    field = by_key(fields_of(session, "P-01").onboarding().fields)["template_id"]
    assert (field.value, field.text) == ("gone", "gone")


def test_that_new_hires_at_once_say_what_they_follow_and_go_back(session: PlanSession) -> None:
    field = fields_of(session, "M-01").onboarding().fields[0]
    assert (field.text, field.placeholder, field.offer) == ("", "as the plan", "")
    assert field.caption == "The plan's: 2 as a buddy, 2 as a mentor."
    show(session, change_seat(session.plan, SeatId("M-01"), hires_at_once=0))
    field = fields_of(session, "M-01").onboarding().fields[0]
    assert (field.text, field.offer) == ("0", "Back to the plan's")


def test_that_benefits_say_what_they_follow(session: PlanSession) -> None:
    field = fields_of(session, "P-01").costs().fields[0]
    plan_share = session.plan.assumptions.benefits_share_in(CountryCode("PL"))
    shown = Formatter("en").percent(plan_share, 1)
    assert (field.text, field.placeholder, field.offer) == ("", shown, "")
    assert shown in field.caption
    show(session, change_seat(session.plan, SeatId("P-01"), benefits_share=Decimal("0.125")))
    field = fields_of(session, "P-01").costs().fields[0]
    assert (field.text, field.offer) == ("12.5%", "Back to the plan's")
    assumptions = replace(
        session.plan.assumptions, benefits_share_by_country={CountryCode("PL"): Decimal("0.07")}
    )
    show(session, replace(session.plan, assumptions=assumptions))
    assert fields_of(session, "P-01").costs().fields[0].caption == "The plan's for Poland: 7.0%"
    assert fields_of(session, "P-01", "P-02").costs().fields[0].placeholder == "Several"


@pytest.mark.parametrize(
    ("share", "text"),
    [("0.2", "20.0%"), ("0.1255", "12.55%"), ("0.123456", "12.3456%"), ("0.12345678", "12.3457%"),
     ("0", "0.0%"), ("2", "200.0%")],
)  # fmt: skip
def test_that_a_share_is_shown_as_exactly_as_it_was_typed(
    session: PlanSession, share: str, text: str
) -> None:
    show(session, change_seat(session.plan, SeatId("P-01"), benefits_share=Decimal(share)))
    assert fields_of(session, "P-01").costs().fields[0].text == text


def test_that_a_contractor_gets_no_benefits_and_a_fee(session: PlanSession) -> None:
    seat_id = SeatId("P-01")
    show(session, change_seat(session.plan, seat_id, engagement=Engagement.CONTRACTOR))
    assert fields_of(session, "P-01").costs().fields[0].caption == "Contractors get none."
    assert by_key(fields_of(session, "P-01").details().fields)["base_pay"].label == (
        "Fee a year, PLN"
    )


def test_that_base_pay_says_where_it_stands_and_offers_the_target(session: PlanSession) -> None:
    market = session.market
    assert market.pay_bands is not None
    assert market.talent_pools is not None
    assert market.country_facts is not None
    seat = seat_of(session.plan, "P-05")
    show(session, change_seat(session.plan, seat.id, base_pay=Money(Decimal(97_000), "EUR")))  # type: ignore[arg-type]
    field = by_key(fields_of(session, "P-05").details().fields)["base_pay"]
    target = band_pay(seat, session.plan, market)
    assert target is not None
    assert field.text == "97,000"
    assert field.caption.startswith("own figure, P")
    assert field.offered == f"{target.amount:,.0f}"
    show(session, change_seat(session.plan, seat.id, base_pay=target))
    field = by_key(fields_of(session, "P-05").details().fields)["base_pay"]
    assert (field.offer, field.caption) == ("", "the pay band's P50, this plan's target")


def test_that_a_members_pay_is_placed_in_the_band_but_offered_no_target(
    session: PlanSession,
) -> None:
    market = session.market
    assert None not in (market.pay_bands, market.talent_pools, market.country_facts)
    field = by_key(fields_of(session, "M-01").details().fields)["base_pay"]
    assert re.fullmatch(r"[<>]?P\d\d of the pay band", field.caption)
    assert field.offer == ""


def test_that_people_are_shown_by_name(session: PlanSession) -> None:
    changes = {"buddy_id": SeatId("M-02"), "hiring_manager": "Aoife Brennan"}
    show(session, change_seat(session.plan, SeatId("P-01"), **changes))
    people = fields_of(session, "P-01").people()
    assert by_key(people.fields)["buddy_id"].text == "Tomasz Wiśniewski"
    assert by_key(people.fields)["buddy_id"].offer == "Without a buddy"
    assert people.note == "Aoife Brennan, Tomasz Wiśniewski, Farah Siddiqui"
    show(session, change_seat(session.plan, SeatId("P-01"), buddy_id=SeatId("M-77")))
    assert by_key(fields_of(session, "P-01").people().fields)["buddy_id"].text == "M-77"


def test_that_long_notes_are_told_by_the_beginning_of_their_first_line(
    session: PlanSession,
) -> None:
    notes = "Ask about the on-call rota before the offer is made\nand more"
    show(session, change_seat(session.plan, SeatId("P-01"), notes=notes))
    section = fields_of(session, "P-01").notes()
    assert section.fields[0].text == notes
    assert section.note == "Ask about the on-call rota before the of…"


def test_that_a_team_there_is_not_is_still_shown(session: PlanSession) -> None:
    positions = tuple(
        replace(each, team_id="T-gone") if each.id == "P-01" else each  # type: ignore[arg-type]
        for each in session.plan.positions
    )
    show(session, replace(session.plan, positions=positions))
    field = by_key(fields_of(session, "P-01").details().fields)["team_id"]
    assert (field.value, field.text) == ("T-gone", "T-gone")


@pytest.mark.parametrize("locale", ["en", "de", "ar"])
def test_that_dates_are_written_as_the_reader_types_them(session: PlanSession, locale: str) -> None:
    end = date(2028, 3, 31)
    show(session, change_seat(session.plan, SeatId("P-01"), end=end))
    with speaking(locale):
        shown = by_key(fields_of(session, "P-01", locale=locale).details().fields)["end"].text
    assert Formatter(locale).parse_date(shown, date(2026, 1, 1)) == end
