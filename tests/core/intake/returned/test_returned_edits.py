"""What finance changed in the shaded cells becomes exactly those edits of the plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.calculators.evaluation import evaluate
from planner.intake.returned.effects import effect_of
from planner.intake.returned.review import Review, Signature, accepted, with_proposals
from planner.market.override import FigureKey
from planner.market.snapshot import Snapshot
from planner.plan.changes import differences
from planner.plan.edits import (
    add_scenario,
    change_assumptions,
    change_seat,
    set_budget,
    set_plan_rate,
)
from planner.plan.model import Engagement, Plan, PositionStatus
from planner.plan.scenario_plans import scenario_plan
from planner.quantities.identifiers import CountryCode, CurrencyCode, SeatId
from planner.quantities.money import Money
from planner.quantities.month import Month
from tests.core.intake.returned.conftest import TODAY, address_of, set_cell, told

Read = Callable[..., Review]
SIGNATURE = Signature("Ada", TODAY, "From the workbook returned.xlsx")


@pytest.fixture
def typed(exported: Callable[..., Path], plan: Plan) -> Callable[..., Callable[[Any], None]]:
    """Return what types a value into the cell of an input, by its key."""

    def change(key: str, value: Any) -> Callable[[Any], None]:
        return set_cell(*address_of(exported(plan), key), value)

    return change


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_an_unchanged_workbook_proposes_nothing(review: Read, language: str) -> None:
    found = review(language=language)
    assert found.proposals == ()
    assert told(found) == []


def test_that_ten_edits_come_back_as_exactly_those(
    review: Read, typed: Callable[..., Any], plan: Plan
) -> None:
    found = review(
        typed("position/base_pay/P-02", 6_000_000),
        typed("position/start/P-03", datetime(2027, 9, 1)),  # noqa: DTZ001 -- as a cell has it
        typed("position/end/P-04", datetime(2028, 2, 29)),  # noqa: DTZ001
        typed("position/status/P-05", "On hold"),
        typed("position/engagement/P-06", "Contractor"),
        typed("member/benefits_share/M-01", 0.115),
        typed("member/cost_center/M-02", "4711-A"),
        typed("plan-rate//BRL", 0.2),
        typed("budget-month//2027-05", 250_000.5),
        typed("assumption/benefits_share/", 0.07),
    )
    assert told(found) == []
    changed = {each.change.key: (each.change.old, each.change.new) for each in found.proposals}
    pln = plan.positions[1].base_pay
    assert changed == {
        "position/base_pay/P-02": (pln, Money(Decimal(6_000_000), pln.currency)),
        "position/start/P-03": (plan.positions[2].start, date(2027, 9, 1)),
        "position/end/P-04": (None, date(2028, 2, 29)),
        "position/status/P-05": (PositionStatus.OPEN, PositionStatus.ON_HOLD),
        "position/engagement/P-06": (plan.positions[5].engagement, Engagement.CONTRACTOR),
        "member/benefits_share/M-01": (None, Decimal("0.115")),
        "member/cost_center/M-02": ("", "4711-A"),
        "plan-rate//BRL": (Decimal("0.19"), Decimal("0.2")),
        "budget-month//2027-05": (Decimal(215_000), Decimal("250000.5")),
        "assumption/benefits_share/": (Decimal("0.06"), Decimal("0.07")),
    }
    assert not any(each.is_conflict for each in found.proposals)


def test_that_taking_the_edits_is_the_same_as_making_them_in_the_plan(
    review: Read, typed: Callable[..., Any], plan: Plan, market: Snapshot
) -> None:
    found = review(
        typed("position/base_pay/P-02", 6_000_000),
        typed("assumption/overhead_share/", 0.03),
        typed("plan-rate//BRL", 0.2),
        typed("budget-month//2027-05", None),
    )
    taken = accepted(found, found.proposals, market, SIGNATURE)
    pay = Money(Decimal(6_000_000), plan.positions[1].base_pay.currency)
    by_hand = change_seat(plan, SeatId("P-02"), base_pay=pay)
    by_hand = change_assumptions(by_hand, overhead_share=Decimal("0.03"))
    by_hand = set_plan_rate(by_hand, CurrencyCode("BRL"), Decimal("0.2"))
    by_hand = set_budget(by_hand, {Month(2027, 5): None})
    assert replace(taken, assumption_reasons=plan.assumption_reasons) == by_hand
    reason = taken.assumption_reasons["plan_rates.BRL"]
    assert (reason.author, reason.day, reason.why) == ("Ada", TODAY, SIGNATURE.why)
    assert reason.originals
    totals = evaluate(taken, market).budget.totals
    assert totals == evaluate(by_hand, market).budget.totals


def test_that_some_of_the_proposals_can_be_taken(
    review: Read, typed: Callable[..., Any], plan: Plan
) -> None:
    found = review(typed("plan-rate//BRL", 0.2), typed("plan-rate//CAD", 0.8))
    taken = with_proposals(plan, found.proposals[:1])
    assert [each.key for each in differences(plan, taken)] == ["plan-rate//BRL"]


def test_that_a_country_follows_the_general_figure_until_it_is_typed_over(
    review: Read, typed: Callable[..., Any], plan: Plan
) -> None:
    found = review(
        typed("assumption/benefits_share/", 0.1),
        typed("assumption/agency_fee_share_by_country/IN", 0.12),
        typed("assumption/equipment_by_country/IN#amount", 200_000),
        typed("assumption/equipment_by_country/IN#currency", "INR"),
    )
    assert told(found) == []
    after = with_proposals(plan, found.proposals).assumptions
    india = CountryCode("IN")
    assert after.agency_fee_share_by_country[india] == Decimal("0.12")
    assert after.equipment_by_country[india] == Money(Decimal(200_000), CurrencyCode("INR"))
    assert after.benefits_share_by_country == plan.assumptions.benefits_share_by_country
    assert len(found.proposals) == 3


def test_that_a_whole_band_becomes_an_own_figure_and_part_of_one_does_not(
    review: Read, typed: Callable[..., Any], exported: Callable[..., Path], plan: Plan
) -> None:
    band = "override//pay-band/gpu-cluster-engineer/senior/IN/"
    whole = review(*(typed(f"{band}#{n}", 3_000_000 + n) for n in range(5)))
    assert told(whole) == []
    key = FigureKey.parsed(band.removeprefix("override//"))
    override = with_proposals(plan, whole.proposals).overrides[key]
    assert override.values == tuple(Decimal(3_000_000 + n) for n in range(5))
    assert override.reason.why == "returned.xlsx"
    part = review(typed(f"{band}#0", 3_000_000))
    assert part.proposals == ()
    assert "Some of the five figures are empty" in told(part)[0]
    falling = review(*(typed(f"{band}#{n}", 3_000_000 - n) for n in range(5)))
    assert "do not rise" in told(falling)[0]


def test_that_a_change_on_both_sides_is_shown_three_ways(
    review: Read, typed: Callable[..., Any], plan: Plan
) -> None:
    rate = set_plan_rate(plan, CurrencyCode("BRL"), Decimal("0.21"))
    found = review(typed("plan-rate//BRL", 0.2), typed("plan-rate//CAD", 0.8), now=rate)
    conflict, other = found.proposals
    assert (conflict.is_conflict, other.is_conflict) == (True, False)
    values = conflict.exported, conflict.change.old, conflict.change.new
    assert values == (Decimal("0.19"), Decimal("0.21"), Decimal("0.2"))
    assert found.plain == (other,)


def test_that_the_same_change_on_both_sides_is_none(
    review: Read, typed: Callable[..., Any], plan: Plan
) -> None:
    same = set_plan_rate(plan, CurrencyCode("BRL"), Decimal("0.2"))
    assert review(typed("plan-rate//BRL", 0.2), now=same).proposals == ()


def test_that_an_edit_in_the_plan_alone_is_no_proposal_of_the_workbook(
    review: Read, plan: Plan
) -> None:
    later = set_plan_rate(plan, CurrencyCode("BRL"), Decimal("0.2"))
    found = review(now=change_seat(later, SeatId("P-02"), notes="talked to Ana"))
    assert (found.proposals, found.problems) == ((), ())


def test_that_each_proposal_tells_its_effect_by_month(
    review: Read, typed: Callable[..., Any], plan: Plan, market: Snapshot
) -> None:
    found = review(
        typed("position/base_pay/P-02", 6_000_000), typed("position/status/P-01", "On hold")
    )
    before = evaluate(plan, market)
    after = evaluate(with_proposals(plan, found.proposals), market)
    effect = effect_of(found.proposals, before, market)
    expected = [
        new - old for old, new in zip(before.budget.totals, after.budget.totals, strict=True)
    ]
    assert [amount for _month, amount in effect.by_month] == expected
    assert effect.total == sum(expected)
    assert effect.total != 0
    by_month: dict[Month, Decimal] = {}
    for first, last, amount in effect.runs:
        assert amount != 0
        by_month |= {month: amount for month in plan.months if first <= month <= last}
    assert [by_month.get(month, 0) for month in plan.months] == expected


def test_that_a_workbook_of_a_scenario_goes_back_to_that_scenario(
    review: Read, plan: Plan, market: Snapshot, exported: Callable[..., Path]
) -> None:
    document = add_scenario(plan, "Cheaper")
    scenario_id = document.scenarios[0].id
    shown = scenario_plan(document, scenario_id)
    cell = address_of(exported(shown), "plan-rate//BRL")
    found = review(set_cell(*cell, 0.2), of=shown, now=document)
    assert found.scenario_id == scenario_id
    taken = accepted(found, found.proposals, market, SIGNATURE)
    assert taken.plan_rates == plan.plan_rates
    assert scenario_plan(taken, scenario_id).plan_rates[CurrencyCode("BRL")] == Decimal("0.2")


def test_that_other_weights_of_places_come_back_as_one_edit(
    review: Read, typed: Callable[..., Any], plan: Plan
) -> None:
    found = review(typed("plan/fit_weights/#pool", 45.5), typed("plan/fit_weights/#language", 0))
    (proposal,) = found.proposals
    changed = with_proposals(plan, found.proposals)
    weights = replace(plan.fit_weights, pool=Decimal("45.5"), language=Decimal(0))
    assert changed == replace(plan, fit_weights=weights)
    assert (proposal.change.field_name, proposal.is_conflict) == ("fit_weights", False)


def test_that_weights_that_cannot_be_are_not_taken(review: Read, typed: Callable[..., Any]) -> None:
    parts = ("pool", "pay", "overlap", "speed", "language")
    nothing = review(*(typed(f"plan/fit_weights/#{part}", 0) for part in parts))
    empty = review(typed("plan/fit_weights/#pool", None))
    for found in (nothing, empty):
        assert found.proposals == ()
        assert len(found.problems) == 1
    assert "Give at least one part a weight above 0" in told(nothing)[0]
    assert "E5 on Places" in told(empty)[0]
