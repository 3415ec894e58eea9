"""Changes of the choice of places, pay policies, levers and hiring in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.place_choice_terms import lever_name, pay_policy_name
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.plan.changes import differences
from planner.plan.edits import (
    change_fit_weights,
    change_hiring,
    change_lever,
    change_pay_policy,
    set_past_hires,
    shortlist_place,
)
from planner.plan.levers import LeverKind, PastHire
from planner.plan.model import Plan
from planner.plan.place_choice import PayPolicyKind
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CountryCode, PlaceId

HIRE = PastHire(
    role=RoleFamily.STORAGE_ENGINEER,
    level=Level.MID,
    country=CountryCode("IE"),
    opened=date(2026, 1, 5),
    accepted=date(2026, 4, 1),
)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (
            lambda plan: shortlist_place(plan, PlaceId("pl-warsaw"), "Ask Ola"),
            "Shortlist: Warsaw: added: Ask Ola",
        ),
        (
            lambda plan: change_fit_weights(plan, pool=Decimal(60)),
            "Plan: weights of a place's fit 10% – 30% → 8% – 46%",
        ),
        (
            lambda plan: change_pay_policy(
                plan, kind=PayPolicyKind.ONE_RATE, reference_id=PlaceId("pl-warsaw")
            ),
            "Plan: pay policy Market of each place → One rate, Warsaw",
        ),
        (lambda plan: change_lever(plan, LeverKind.AGENCY, is_on=True), "Lever: Recruiting agency"),
        (
            lambda plan: change_hiring(plan, requisitions_per_recruiter=1),
            "8 requisitions per recruiter → 1 requisition per recruiter",
        ),
        (lambda plan: set_past_hires(plan, [HIRE]), "past hires 0 hires → 1 hire"),
    ],
)
def test_that_a_decision_is_said(change: Callable[[Plan], Plan], wanted: str) -> None:
    sample, market = load_sample("cloud-provider"), load_snapshot()
    plan = replace(sample, scenarios=(), past_hires=())
    after = change(plan)
    texts = ChangeTexts(plan, after, market, Formatter("en"))
    [found] = differences(plan, after)
    assert wanted in texts.said(found).sentence.replace("\N{NO-BREAK SPACE}", " ")


def test_that_every_policy_and_lever_has_a_name() -> None:
    assert len({pay_policy_name(kind) for kind in PayPolicyKind}) == len(PayPolicyKind)
    assert len({lever_name(kind) for kind in LeverKind}) == len(LeverKind)
