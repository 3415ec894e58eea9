"""Until when a hire can be on probation."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.onboarding.probation import probation_end, probation_terms
from planner.calculators.onboarding.schedule import schedule_hires
from planner.market.loader import load_snapshot
from planner.plan.model import Engagement
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CountryCode


@pytest.mark.parametrize(
    ("first_day", "months", "last_day"),
    [
        (date(2026, 9, 28), Decimal(3), date(2026, 12, 27)),
        (date(2026, 8, 31), Decimal(6), date(2027, 2, 27)),  # February has no 31st
        (date(2027, 1, 4), Decimal("1.5"), date(2027, 2, 18)),
    ],
)
def test_that_probation_ends_the_day_before_the_same_day_of_a_later_month(
    first_day: date, months: Decimal, last_day: date
) -> None:
    assert probation_end(first_day, months) == last_day


def test_that_a_schedule_says_until_when_an_employee_can_be_on_probation() -> None:
    market, plan = load_snapshot(), load_sample("cloud-provider")
    schedules = schedule_hires(plan, market, date(2026, 11, 26))
    for schedule in schedules.values():
        position, place = schedule.hire.position, schedule.hire.place
        terms = market.country_facts.terms.get(place.country)
        is_bound = terms is not None and terms.probation_months > 0
        if position.engagement is Engagement.CONTRACTOR or not is_bound:
            assert schedule.probation_ends is None
        else:
            assert schedule.probation_ends is not None
            assert schedule.probation_ends > schedule.hire.first_day
    assert any(each.probation_ends for each in schedules.values())


def test_that_a_contractor_is_on_no_probation() -> None:
    market, position = load_snapshot(), load_sample("cloud-provider").positions[0]
    place = market.places[position.place_id]
    poland = replace(place, country=CountryCode("PL"))
    assert probation_terms(position, poland, market) is not None
    contractor = replace(position, engagement=Engagement.CONTRACTOR)
    assert probation_terms(contractor, poland, market) is None
