from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.onboarding.lead_times import lead_time
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, Row, Tone
from planner.desktop.viewmodels.contact_settings import WHERE, WHO, ContactSettings
from planner.desktop.viewmodels.lead_time_settings import OWN, LeadTimeSettings
from planner.desktop.viewmodels.onboarding_rule_settings import VALUE, OnboardingRuleSettings
from planner.localization.formatting import Formatter
from planner.market.lead_time import LeadTimeKind
from planner.market.role import RoleFamily
from planner.plan.edits import change_seat
from planner.plan.model import Engagement
from planner.plan.onboarding import Contact, LeadTimeKey, Leave, OnboardingRules, TaskOwner
from planner.quantities.identifiers import CountryCode, SeatId

EN = Formatter("en")
IT = TaskOwner.IT


@pytest.fixture
def contacts(session: PlanSession) -> ContactSettings:
    session.apply(replace(session.plan, onboarding_contacts={}), "nobody")
    return ContactSettings(session, EN)


@pytest.fixture
def rules(session: PlanSession) -> OnboardingRuleSettings:
    return OnboardingRuleSettings(session, EN)


@pytest.fixture
def lead_times(session: PlanSession) -> LeadTimeSettings:
    return LeadTimeSettings(session, EN)


def cells(rows: tuple[Row, ...], key: str) -> tuple[Cell, ...]:
    return next(row.cells for row in rows if row.key == key)


def texts(rows: tuple[Row, ...], key: str) -> list[str]:
    return [cell.text for cell in cells(rows, key)]


def test_that_a_part_nobody_stands_for_says_whose_calendar_is_taken(
    contacts: ContactSettings,
) -> None:
    row = cells(contacts.rows(), "it")
    assert [cell.text for cell in row[1:3]] == ["nobody yet", "unknown"]
    assert (row[3].tone, row[3].text) == (Tone.WARNING, "unknown: the anchor’s stands in")


def test_that_a_members_name_ties_the_contact_to_them(
    contacts: ContactSettings, session: PlanSession
) -> None:
    leave = (Leave(date(2027, 1, 4), date(2027, 1, 8)),)
    session.apply(change_seat(session.plan, SeatId("M-06"), leave=leave), "leave")
    assert contacts.take("it", WHO, "rohan deshpande") is None
    assert session.plan.onboarding_contacts[IT] == Contact(member_id=SeatId("M-06"))
    assert session.undo_stack.undoText() == "Change who helps: IT"
    row = cells(contacts.rows(), "it")
    assert row[1].text == "Rohan Deshpande"
    assert row[2].edit_value is None, "their place is changed on the Plan page"
    assert row[3].text == "that of Bengaluru, with their leave"


def test_that_somebody_outside_the_plan_has_a_name_and_a_place(
    contacts: ContactSettings, session: PlanSession
) -> None:
    contacts.take("finance", WHO, " Payroll  desk ")
    contacts.take("finance", WHERE, "Dublin")
    contact = session.plan.onboarding_contacts[TaskOwner.FINANCE]
    assert contact.name == "Payroll desk"
    assert texts(contacts.rows(), "finance")[2:] == ["Dublin", "that of Dublin"]
    contacts.take("finance", WHO, "Helen")
    renamed = session.plan.onboarding_contacts[TaskOwner.FINANCE]
    assert renamed == replace(contact, name="Helen"), "the place stays"


def test_that_two_members_of_one_name_are_told_apart_by_their_ids(
    contacts: ContactSettings, session: PlanSession
) -> None:
    session.apply(change_seat(session.plan, SeatId("M-01"), name="Piotr Zieliński"), "rename")
    refused = contacts.refusal("it", WHO, "Piotr Zieliński")
    assert refused is not None
    assert "M-01, M-08" in refused
    assert contacts.take("it", WHO, "M-08") is None
    assert session.plan.onboarding_contacts[IT].member_id == "M-08"


def test_that_an_unknown_place_is_refused_and_nothing_changes(
    contacts: ContactSettings, session: PlanSession
) -> None:
    before = session.plan
    assert contacts.take("it", WHERE, "Atlantis") is not None
    assert session.plan is before


def test_that_a_part_is_nobodys_again(contacts: ContactSettings, session: PlanSession) -> None:
    contacts.take("it", WHO, "Desk")
    assert contacts.named == {"it"}
    contacts.forget(["it"])
    assert session.plan.onboarding_contacts == {}
    session.undo()
    contacts.take("it", WHO, "")
    assert session.plan.onboarding_contacts == {}, "emptied, it says nothing"


def test_that_a_contact_who_left_the_plan_is_marked(
    contacts: ContactSettings, session: PlanSession
) -> None:
    gone = {IT: Contact(member_id=SeatId("M-77"))}
    session.apply(replace(session.plan, onboarding_contacts=gone), "edit")
    who = cells(contacts.rows(), "it")[1]
    assert (who.text, who.tone) == ("M-77", Tone.ERROR)


@pytest.mark.parametrize(
    ("key", "typed", "name", "value"),
    [
        ("hires_per_mentor", "3", "hires_per_mentor", 3),
        ("mentor_hours.1", "4.5", "mentor_hours", (Decimal(6), Decimal("4.5"), Decimal("1.5"))),
        ("mentor_saves_share", "20%", "mentor_saves_share", Decimal("0.2")),
        (
            "ramp_up_weeks_by_role.mlops-engineer",
            "12",
            "ramp_up_weeks_by_role",
            {RoleFamily.MLOPS_ENGINEER: 12},
        ),
    ],
)
def test_that_a_rule_is_typed_marked_and_taken_back(
    rules: OnboardingRuleSettings,
    session: PlanSession,
    key: str,
    typed: str,
    name: str,
    value: object,
) -> None:
    session.apply(replace(session.plan, onboarding_rules=OnboardingRules()), "as from the start")
    before = texts(rules.rows(), key)[1]
    assert rules.own == frozenset()
    assert rules.take(key, VALUE, typed) is None
    assert getattr(session.plan.onboarding_rules, name) == value
    assert rules.own == {key}
    row = cells(rules.rows(), key)
    assert (row[1].text, row[1].tone) == (typed, Tone.ACCENT)
    assert row[2].text.startswith("set in this plan")
    rules.reset([key])
    assert session.plan.onboarding_rules == OnboardingRules()
    assert texts(rules.rows(), key)[1] == before
    session.undo()
    assert rules.take(key, VALUE, "") is None
    assert session.plan.onboarding_rules == OnboardingRules(), "emptied, it is as from the start"


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("hires_per_buddy", "-1"),
        ("hires_per_buddy", "1.5"),
        ("mentor_hours_limit", "41"),
        ("mentor_saves_share", "101%"),
        ("starts_per_week", "many"),
    ],
)
def test_that_a_rule_out_of_bounds_is_refused(
    rules: OnboardingRuleSettings, session: PlanSession, key: str, typed: str
) -> None:
    before = session.plan
    assert rules.refusal(key, VALUE, typed)
    assert rules.take(key, VALUE, typed)
    assert session.plan is before


def test_that_every_rule_has_a_row(rules: OnboardingRuleSettings) -> None:
    keys = {row.key.partition(".")[0] for row in rules.rows()}
    assert set(OnboardingRules.__dataclass_fields__) <= keys


def test_that_lead_times_show_what_the_schedule_takes(
    lead_times: LeadTimeSettings, session: PlanSession
) -> None:
    rows = lead_times.rows()
    own = lead_time(
        session.plan,
        session.market,
        LeadTimeKind.EQUIPMENT,
        CountryCode("IN"),
        Engagement.OWN_ENTITY,
    )
    row = cells(rows, "equipment/IN")
    assert row[1].text == str(own.days)
    assert row[2].text == f"{own.days} ({own.low} – {own.high})"
    assert (row[3].text, row[3].tone) == ("assumption: check before relied on", Tone.WARNING)
    assert "grade D" in row[3].hint
    by_engagement = cells(rows, "payroll/PL")[1]
    assert by_engagement.text == "1 – 10"
    assert by_engagement.hint == "Own entity: 10\nContractor: 1"


def test_that_days_of_ones_own_stand_before_the_default(
    lead_times: LeadTimeSettings, session: PlanSession
) -> None:
    assert lead_times.take("equipment", OWN, "9") is None
    assert lead_times.take("equipment/IN", OWN, "25") is None
    rows = lead_times.rows()
    assert (texts(rows, "equipment/IN")[1], texts(rows, "equipment/PL")[1]) == ("25", "9")
    assert cells(rows, "equipment/IN")[1].tone is Tone.ACCENT
    assert lead_times.own == {"equipment", "equipment/IN"}
    lead_times.release(["equipment/IN"])
    assert texts(lead_times.rows(), "equipment/IN")[1] == "9"
    lead_times.take("equipment", OWN, "")
    assert session.plan.lead_days == {}


def test_that_a_country_stays_in_sight_when_its_last_value_goes(
    lead_times: LeadTimeSettings, session: PlanSession
) -> None:
    own = {LeadTimeKey(LeadTimeKind.CONTRACT, CountryCode("JP")): 8}
    session.apply(replace(session.plan, lead_days=own), "a file has it")
    assert texts(lead_times.rows(), "contract/JP")[1] == "8"
    assert lead_times.take("contract/JP", OWN, "") is None
    assert session.plan.lead_days == {}
    assert texts(lead_times.rows(), "contract/JP")[0] == "Japan"


@pytest.mark.parametrize("typed", ["-1", "521", "2.5", "soon"])
def test_that_days_that_are_none_are_refused(lead_times: LeadTimeSettings, typed: str) -> None:
    assert lead_times.refusal("equipment", OWN, typed)
    assert lead_times.take("equipment", OWN, typed)


def test_that_a_country_is_added_by_name(lead_times: LeadTimeSettings) -> None:
    assert lead_times.open("Atlantis")
    assert lead_times.open("Japan") is None
    key = lead_times.first_key("Japan")
    assert texts(lead_times.rows(), key)[0] == "Japan"
    assert "Japan" in lead_times.offers("jap")
