"""The calendar of a place under a plan."""

from dataclasses import replace
from datetime import date

from planner.market.snapshot import Snapshot
from planner.market.working_calendar import calendar_of
from planner.plan.company_day import CompanyDay
from planner.plan.model import Plan
from planner.plan.place_calendar import calendar_for, company_days_in
from planner.quantities.identifiers import CountryCode, PlaceId

MUNICH, DUBLIN = PlaceId("de-munich"), PlaceId("ie-dublin")
DE, IE = CountryCode("DE"), CountryCode("IE")
EVERYWHERE, IN_GERMANY = date(2027, 5, 7), date(2027, 5, 10)


def with_days(plan: Plan, days: dict[CompanyDay, str]) -> Plan:
    return replace(plan, company_days=days)


def test_that_a_plan_without_company_days_works_by_the_places_own_calendar(
    plan: Plan, market: Snapshot
) -> None:
    munich = market.places[MUNICH]
    assert calendar_for(with_days(plan, {}), munich) is calendar_of(munich)


def test_that_a_company_day_is_off_everywhere_or_in_its_country(
    plan: Plan, market: Snapshot
) -> None:
    days = {CompanyDay(IN_GERMANY, DE): "Fair", CompanyDay(EVERYWHERE): "Shutdown"}
    munich, dublin = (
        calendar_for(with_days(plan, days), market.places[place]) for place in (MUNICH, DUBLIN)
    )
    assert munich.company_days == ((EVERYWHERE, "Shutdown"), (IN_GERMANY, "Fair"))
    assert dublin.company_days == ((EVERYWHERE, "Shutdown"),)
    assert not munich.is_working_day(IN_GERMANY)
    assert dublin.is_working_day(IN_GERMANY)


def test_that_a_country_calls_a_day_by_its_own_name(plan: Plan) -> None:
    days = {CompanyDay(EVERYWHERE, DE): "Brückentag", CompanyDay(EVERYWHERE): "Shutdown"}
    planned = with_days(plan, days)
    assert company_days_in(planned, DE) == ((EVERYWHERE, "Brückentag"),)
    assert company_days_in(planned, IE) == ((EVERYWHERE, "Shutdown"),)


def test_that_the_same_days_make_the_same_calendar(plan: Plan, market: Snapshot) -> None:
    munich = market.places[MUNICH]
    first, again, other = (
        with_days(plan, {CompanyDay(EVERYWHERE): name}) for name in ("Shutdown", "Shutdown", "Fair")
    )
    assert calendar_for(first, munich) is calendar_for(again, munich)
    assert calendar_for(other, munich).holiday_name(EVERYWHERE) == "Fair"
    assert calendar_for(first, munich).holiday_name(EVERYWHERE) == "Shutdown"
