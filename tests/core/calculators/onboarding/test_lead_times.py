"""Whose figure of a lead time counts, and when registering as an employer is left out."""

from dataclasses import replace
from functools import cache

import pytest

from planner.calculators.onboarding.lead_times import (
    ASSUMED_DAYS,
    LeadTimeOrigin,
    lead_time,
    lead_times_of,
)
from planner.market.deferred import Deferred
from planner.market.lead_time import LeadTimeKind, LeadTimes
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan
from planner.plan.onboarding import LeadTimeKey
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CountryCode

INDIA, ICELAND = CountryCode("IN"), CountryCode("IS")
EQUIPMENT = LeadTimeKind.EQUIPMENT
OWN_ENTITY = Engagement.OWN_ENTITY


@cache
def market() -> Snapshot:
    return load_snapshot()


@cache
def plan() -> Plan:
    return replace(load_sample("cloud-provider"), lead_days={})


def test_that_the_plan_comes_before_the_table_and_the_country_before_all() -> None:
    general = replace(plan(), lead_days={LeadTimeKey(EQUIPMENT): 9})
    own = replace(plan(), lead_days={**general.lead_days, LeadTimeKey(EQUIPMENT, INDIA): 31})
    figures = [lead_time(each, market(), EQUIPMENT, INDIA, OWN_ENTITY) for each in (general, own)]
    assert [(each.days, each.country) for each in figures] == [(9, None), (31, INDIA)]
    assert {each.origin for each in figures} == {LeadTimeOrigin.OWN}
    assert not any(each.is_to_check for each in figures)


def test_that_the_table_answers_by_country_then_for_all() -> None:
    india = lead_time(plan(), market(), EQUIPMENT, INDIA, OWN_ENTITY)
    iceland = lead_time(plan(), market(), EQUIPMENT, ICELAND, OWN_ENTITY)
    assert (india.country, iceland.country) == (INDIA, None)
    assert india.days > iceland.days
    assert {india.origin, iceland.origin} == {LeadTimeOrigin.TABLE}
    assert india.is_to_check
    assert india.provenance is not None


def test_that_an_engagement_has_a_figure_of_its_own() -> None:
    kind = LeadTimeKind.PAYROLL
    contractor = lead_time(plan(), market(), kind, INDIA, Engagement.CONTRACTOR)
    assert contractor.days < lead_time(plan(), market(), kind, INDIA, OWN_ENTITY).days


def test_that_a_pack_without_the_table_leaves_labeled_assumptions() -> None:
    def nothing() -> LeadTimes:
        return {}

    bare = replace(market(), deferred_lead_times=Deferred(nothing))
    figure = lead_time(plan(), bare, EQUIPMENT, INDIA, OWN_ENTITY)
    assert (figure.low, figure.days, figure.high) == ASSUMED_DAYS[EQUIPMENT]
    assert (figure.origin, figure.is_to_check) == (LeadTimeOrigin.ASSUMPTION, True)


@pytest.mark.parametrize("engagement", Engagement)
def test_that_only_the_first_employee_of_an_own_entity_waits_for_registration(
    engagement: Engagement,
) -> None:
    kind = LeadTimeKind.EMPLOYER_REGISTRATION
    position = replace(plan().positions[0], engagement=engagement)
    country = market().places[position.place_id].country
    alone = replace(plan(), members=())
    assert (kind in lead_times_of(alone, market(), position, country)) == (engagement is OWN_ENTITY)
    colleague = replace(plan().members[0], place_id=position.place_id, engagement=OWN_ENTITY)
    joined = replace(plan(), members=(colleague,))
    assert kind not in lead_times_of(joined, market(), position, country)
