"""Basics, teams, hours and days off as fields and tables, and where a problem is mended."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Protocol

import pytest

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.basic_settings import BasicSettings
from planner.desktop.viewmodels.cells import Cell, Column, Row, Tone
from planner.desktop.viewmodels.company_day_settings import CompanyDaySettings
from planner.desktop.viewmodels.form_fields import FormField, FormSection
from planner.desktop.viewmodels.pattern_settings import PLAN, PatternSettings
from planner.desktop.viewmodels.settings_sections import SettingsSection, section_of
from planner.desktop.viewmodels.team_settings import TeamSettings
from planner.localization.formatting import Formatter
from planner.plan.company_day import CompanyDay
from planner.plan.model import Assumptions
from planner.plan.validation import find_problems
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId
from planner.quantities.money import Money
from planner.quantities.month import Month

TODAY = date(2026, 11, 2)
PLN = CurrencyCode("PLN")
PL, JP = CountryCode("PL"), CountryCode("JP")


class Table(Protocol):
    def columns(self) -> tuple[Column, ...]: ...
    def rows(self) -> tuple[Row, ...]: ...


class Form(Protocol):
    def sections(self) -> tuple[FormSection, ...]: ...


def cell(table: Table, key: str, column: str) -> Cell:
    number = [each.key for each in table.columns()].index(column)
    return next(row for row in table.rows() if row.key == key).cells[number]


def keys(table: Table) -> list[str]:
    return [row.key for row in table.rows()]


def field(form: Form, key: str) -> FormField:
    return next(f for section in form.sections() for f in section.fields if f.key == key)


def step(session: PlanSession) -> str:
    return session.undo_stack.undoText()


# The plan itself


@pytest.fixture
def basics(session: PlanSession, formatter: Formatter) -> BasicSettings:
    return BasicSettings(session, formatter)


@pytest.mark.parametrize(
    ("key", "value", "attribute", "expected"),
    [
        ("name", " Team  Blue ", "name", "Team Blue"),
        ("description", "one\u202e\ntwo ", "description", "one\ntwo"),
        ("reporting_currency", "EUR", "reporting_currency", "EUR"),
        ("fiscal_year_start_month", 4, "fiscal_year_start_month", 4),
        ("horizon_start", "Mar 27", "horizon_start", Month(2027, 3)),
        ("horizon_months", "36", "horizon_months", 36),
        ("anchor_id", "Kraków, Poland", "anchor_id", "pl-krakow"),
    ],
)
def test_that_each_setting_of_the_plan_is_one_undo_step(
    session: PlanSession,
    basics: BasicSettings,
    key: str,
    value: object,
    attribute: str,
    expected: object,
) -> None:
    assert basics.take(key, value) is None
    assert getattr(session.plan, attribute) == expected
    assert session.undo_stack.count() == 1
    assert step(session) == f"Change {field(basics, key).label}"


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [("name", " ", "need a name"), ("horizon_months", "121", "1 to 120"), ("anchor_id", "X", "X")],
)
def test_that_a_useless_value_of_the_plan_is_refused(
    session: PlanSession, basics: BasicSettings, key: str, value: str, words: str
) -> None:
    assert words in (basics.take(key, value) or "")
    assert session.undo_stack.count() == 0


# Teams


@pytest.fixture
def teams(session: PlanSession, formatter: Formatter) -> TeamSettings:
    return TeamSettings(session, formatter)


def test_that_a_team_is_added_renamed_moved_and_removed(
    session: PlanSession, teams: TeamSettings
) -> None:
    first = keys(teams)[0]
    added = teams.add()
    assert keys(teams)[-1] == added
    assert teams.add() != added
    assert [teams.name(key) for key in keys(teams)[-2:]] == ["New team", "New team 2"]
    assert teams.take(added, "name", "Storage") is None
    assert "need a name" in (teams.refusal(added, "name", " ") or "")
    teams.move(added, -1)
    assert keys(teams)[-3] == added
    teams.move(first, -1)
    assert keys(teams)[0] == first
    teams.move(first, 1)
    assert keys(teams)[1] == first
    assert teams.remove(added) is None
    assert added not in keys(teams)


def test_that_a_team_with_seats_goes_only_with_a_place_for_them(
    session: PlanSession, teams: TeamSettings
) -> None:
    first, second = keys(teams)[:2]
    seats = teams.seats_in(first)
    assert seats
    assert f"still has {seats} seats" in (teams.remove(first) or "")
    before, count = teams.seats_in(second), session.undo_stack.count()
    lone = replace(session.plan, teams=session.plan.teams[:1])
    assert teams.remove(first, second) is None
    assert teams.seats_in(second) == before + seats
    assert session.undo_stack.count() == count + 1
    session.new_plan(lone)
    assert "is the only team" in (teams.remove(first) or "")


def test_that_a_teams_anchor_is_its_own_or_the_plans(
    session: PlanSession, teams: TeamSettings
) -> None:
    first = keys(teams)[0]
    assert teams.take(first, "anchor_id", "krakow") is None
    assert session.plan.teams[0].anchor_id == "pl-krakow"
    assert cell(teams, first, "anchor_id").edit_value == "Kraków, Poland"
    assert teams.take(first, "anchor_id", "") is None
    assert cell(teams, first, "anchor_id").tone is Tone.QUIET


# Hours


def test_that_hours_are_the_plans_until_somebody_has_their_own(
    session: PlanSession, formatter: Formatter
) -> None:
    session.new_plan(replace(session.plan, working_pattern=WorkingPattern()))
    patterns = PatternSettings(session, formatter)
    assert keys(patterns)[0] == PLAN
    team = patterns.team_key(session.plan.teams[0].id)
    assert patterns.open_place("krakow") is None
    place = patterns.place_key("krakow")
    early = WorkingPattern(start=time(7))
    for key in (PLAN, team, place):
        before = session.plan
        assert patterns.shown(key).own is None
        assert patterns.take(key, early, "start") is None
        assert patterns.shown(key).own == early
        assert cell(patterns, key, "hours").text == "07:00 – 17:00"
        patterns.release(key)
        assert session.plan == before
    assert patterns.shown(place).inherited.usual_week == frozenset(range(5))
    assert "X" in (patterns.open_place("X") or "")
    assert step(session) == "Back to the hours of the plan: Kraków, Poland"


# Days off


@pytest.fixture
def days(session: PlanSession, formatter: Formatter) -> CompanyDaySettings:
    return CompanyDaySettings(session, formatter, lambda: TODAY)


def test_that_a_day_off_is_added_and_changed_in_its_row(
    session: PlanSession, days: CompanyDaySettings
) -> None:
    key = days.add()
    assert key == "2027-12-24"
    assert days.add() == "2027-12-25"
    assert days.take(key, "name", "Eve") is None
    assert days.take(key, "where", "Poland") is None
    key = days.key_after(key, "where", "Poland")
    assert key == "2027-12-24/PL"
    assert days.take(key, "day", "26 Dec 2027") is None
    assert session.plan.company_days[CompanyDay(date(2027, 12, 26), PL)] == "Eve"
    assert days.take("2027-12-26/PL", "where", "") is None
    assert "already" in (days.refusal("2027-12-25", "day", "2027-12-26") or "")
    assert "is not a date" in (days.refusal("2027-12-25", "day", "soon") or "")
    assert "Atlantis" in (days.refusal("2027-12-25", "where", "Atlantis") or "")
    days.remove(["2027-12-25", "2027-12-26"])
    assert session.plan.company_days == {}


def test_that_a_day_says_where_people_are_off_all_the_same(
    session: PlanSession, days: CompanyDaySettings
) -> None:
    session.new_plan(
        replace(
            session.plan,
            company_days={
                CompanyDay(date(2026, 12, 25), PL): "x",
                CompanyDay(date(2026, 12, 26), JP): "x",
                CompanyDay(date(2026, 12, 24)): "x",
            },
        )
    )
    assert cell(days, "2026-12-25/PL", "weekday").text == "Friday"
    assert "Poland: Christmas Day" in cell(days, "2026-12-25/PL", "remark").text
    assert cell(days, "2026-12-26/JP", "remark").text == "Japan: weekend"
    assert "Japan" not in cell(days, "2026-12-24", "remark").text


def test_that_days_off_are_pasted_and_repeated(
    session: PlanSession, days: CompanyDaySettings
) -> None:
    assert days.year_to_repeat(None) is None
    done, problems = days.paste("2026-12-24\tEve\n2026-12-31\t\tPoland")
    assert (done, problems) == ("Paste 2 days off", ())
    assert days.paste("soon\tx\nlater\tx")[1] == (
        "Row 2, column 1: “later” is not a date. Write it like 2026-12-24.",
    )
    assert days.paste("")[1]
    assert days.year_to_repeat(None) == 2026
    assert days.repeat(2026) is None
    assert [key[:4] for key in keys(days)] == ["2026", "2026", "2027", "2027"]


def test_that_a_day_off_is_offered_everywhere_or_in_a_country(days: CompanyDaySettings) -> None:
    assert days.offers("ev") == ["Everywhere"]
    assert "Poland" in days.offers("pol")


# From what is wrong to where it is mended


@pytest.mark.parametrize(
    ("changes", "section"),
    [
        ({"horizon_months": 0}, SettingsSection.PLAN),
        ({"anchor_id": PlaceId("xx")}, SettingsSection.PLAN),
        ({"plan_rates": {PLN: Decimal(0)}}, SettingsSection.RATES),
        ({"budget": {Month(2027, 1): Decimal(-1)}}, SettingsSection.BUDGET),
        ({"working_pattern": WorkingPattern(weekdays=frozenset())}, SettingsSection.HOURS),
        ({"assumptions": Assumptions(overhead_share=Decimal(-1))}, SettingsSection.ASSUMPTIONS),
        (
            {"assumptions": Assumptions(equipment=Money(Decimal(1), CurrencyCode("XXX")))},
            SettingsSection.RATES,
        ),
    ],
)
def test_that_a_problem_of_the_plan_leads_to_the_section_it_is_mended_in(
    session: PlanSession, changes: dict[str, object], section: SettingsSection
) -> None:
    found = find_problems(replace(session.plan, **changes), session.market)  # type: ignore[arg-type]
    first = next(problem for problem in found if problem.seat_id is None)
    assert section_of(first) is section
