"""Edits of the choice of places, of the pay policy, of levers and of hiring."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.market.role import Level, RoleFamily
from planner.plan.edits import (
    EditFault,
    PlanEditError,
    change_fit_weights,
    change_hiring,
    change_lever,
    change_pay_policy,
    set_past_hires,
    shortlist_place,
    unlist_places,
)
from planner.plan.levers import EffectKind, LeverKind, PastHire
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode, PlaceId

KRAKOW = PlaceId("pl-krakow")


def test_that_a_place_is_listed_with_a_note_and_taken_off(plan: Plan) -> None:
    listed = shortlist_place(plan, KRAKOW, "Ask \u202eOla")
    assert listed.shortlist == {KRAKOW: "Ask Ola"}
    assert unlist_places(listed, [KRAKOW]) == plan


def test_that_weights_that_weigh_nothing_are_refused(plan: Plan) -> None:
    assert change_fit_weights(plan, pool=Decimal(0)).fit_weights.pool == 0
    nothing = dict.fromkeys(("pool", "pay", "overlap", "speed", "language"), Decimal(0))
    for wrong in ({"pool": Decimal(-1)}, nothing):
        with pytest.raises(PlanEditError) as refusal:
            change_fit_weights(plan, **wrong)
        assert refusal.value.fault is EditFault.VALUE_OUT_OF_RANGE


def test_that_a_blend_beyond_all_is_refused(plan: Plan) -> None:
    assert change_pay_policy(plan, blend_share=Decimal(1)).pay_policy.blend_share == 1
    with pytest.raises(PlanEditError):
        change_pay_policy(plan, blend_share=Decimal(2))


def test_that_a_lever_is_pulled_and_let_go(plan: Plan) -> None:
    pulled = change_lever(plan, LeverKind.AGENCY, is_on=True)
    assert pulled.levers[LeverKind.AGENCY].is_on
    assert change_lever(pulled, LeverKind.AGENCY, is_on=False) == plan
    endless = (Decimal("NaN"), Decimal(1), Decimal(1))
    with pytest.raises(PlanEditError):
        change_lever(plan, LeverKind.AGENCY, effects={EffectKind.POOL: endless})


def test_that_hiring_no_file_can_hold_is_refused(plan: Plan) -> None:
    assert change_hiring(plan, recruiters=0).hiring.recruiters == 0
    for wrong in ({"draws": 0}, {"requisitions_per_recruiter": 0}, {"recruiters": -1}):
        with pytest.raises(PlanEditError):
            change_hiring(plan, **wrong)


def test_that_a_past_hire_of_no_storable_year_is_refused(plan: Plan) -> None:
    hire = PastHire(
        role=RoleFamily.STORAGE_ENGINEER,
        level=Level.MID,
        country=CountryCode("IE"),
        opened=date(2026, 1, 5),
        accepted=date(2026, 4, 1),
    )
    assert set_past_hires(plan, [hire]).past_hires == (hire,)
    with pytest.raises(PlanEditError):
        set_past_hires(plan, [replace(hire, opened=date(1066, 1, 1))])
