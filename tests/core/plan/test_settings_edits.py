"""Edits of what holds for the whole plan: assumptions, budget, days off, hours, teams."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.override import Reason
from planner.plan import edits
from planner.plan.codec import encode
from planner.plan.company_day import CompanyDay
from planner.plan.edits import EditFault, PlanEditError
from planner.plan.format_fault import PlanFormatError
from planner.plan.model import Assumptions, Plan
from planner.plan.working_pattern import DatedHours, WorkingPattern
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, TeamId
from planner.quantities.money import Money
from planner.quantities.month import Month

PL, DE = CountryCode("PL"), CountryCode("DE")
GPU, MLOPS = TeamId("T-1"), TeamId("T-2")
EVE = CompanyDay(date(2026, 12, 24))
EVE_IN_POLAND = CompanyDay(date(2026, 12, 24), PL)


def fault_of(edit: Callable[..., Plan], *args: Any, **keywords: Any) -> EditFault:
    with pytest.raises(PlanEditError) as caught:
        edit(*args, **keywords)
    return caught.value.fault


def test_that_a_country_gets_its_own_assumption_and_loses_it_again(plan: Plan) -> None:
    own = edits.set_country_assumption(plan, PL, "overhead_share", Decimal("0.1"))
    own = edits.set_country_assumption(own, PL, "equipment", Money(Decimal(9), CurrencyCode("EUR")))
    assert own.assumptions.overhead_share_in(PL) == Decimal("0.1")
    assert own.assumptions.overhead_share_in(DE) == 0
    assert own.assumptions.equipment_in(PL).currency == "EUR"
    without = edits.set_country_assumption(own, PL, "overhead_share", None)
    assert without.assumptions.overhead_share_by_country == {}
    assert without.assumptions.equipment_by_country == own.assumptions.equipment_by_country
    assert edits.forget_country_assumptions(own, PL) == plan
    assert edits.set_country_assumption(plan, PL, "overhead_share", None) is plan


def test_that_a_countrys_assumption_takes_its_reason_along(plan: Plan) -> None:
    own = edits.set_country_assumption(plan, PL, "overhead_share", Decimal("0.1"))
    why = Reason("Ada", date(2026, 11, 2), "rent")
    own = edits.give_reason(own, "overhead_share_by_country.PL", why)
    assert edits.set_country_assumption(own, PL, "overhead_share", None) == plan


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("contractor_fee_usd", Decimal(5), EditFault.UNKNOWN_FIELD),
        ("overhead_share", Decimal("1e40"), EditFault.VALUE_OUT_OF_RANGE),
        ("raise_share", Decimal("1.01"), EditFault.VALUE_OUT_OF_RANGE),
        ("raise_share", Decimal("-0.01"), EditFault.VALUE_OUT_OF_RANGE),
        ("raise_month", Decimal(1), EditFault.UNKNOWN_FIELD),
        (
            "equipment",
            Money(Decimal("NaN"), CurrencyCode("EUR")),
            EditFault.VALUE_OUT_OF_RANGE,
        ),
    ],
)
def test_that_a_country_takes_only_what_a_file_can_hold(
    plan: Plan, name: str, value: Decimal | Money, fault: EditFault
) -> None:
    assert fault_of(edits.set_country_assumption, plan, PL, name, value) is fault


def test_that_an_assumption_goes_back_to_its_default_without_its_reason(plan: Plan) -> None:
    changed = edits.change_assumptions(
        plan, target_percentile=Decimal("0.6"), contractor_fee_usd=Decimal(70)
    )
    reason = Reason("Ada", date(2026, 11, 2), "")
    for name in ("target_percentile", "contractor_fee_usd"):
        changed = edits.give_reason(changed, name, reason)
    for name in ("target_percentile", "contractor_fee_usd"):
        changed = edits.reset_assumption(changed, name)
    assert changed.assumptions == Assumptions()
    assert changed.assumption_reasons == {}
    assert fault_of(edits.reset_assumption, plan, "luck") is EditFault.UNKNOWN_FIELD


@given(
    amount=st.decimals(0, 10**12, places=4),
    parts=st.integers(1, 120),
    digits=st.sampled_from([0, 2, 3]),
)
def test_that_equal_parts_sum_exactly_and_differ_by_a_minor_unit(
    amount: Decimal, parts: int, digits: int
) -> None:
    spread = edits.spread_evenly(amount, parts, digits)
    assert len(spread) == parts
    assert sum(spread) == amount
    unit = Decimal(1).scaleb(-digits)
    assert max(spread[1:], default=spread[0]) - min(spread) <= unit
    assert max(spread) - min(spread) < 2 * unit
    assert list(spread) == sorted(spread, reverse=True)


def test_that_a_year_is_spread_over_its_months_to_the_cent(plan: Plan) -> None:
    months = plan.months
    spread = edits.spread_budget(plan, months, Decimal(100_000), 2)
    assert spread.budget[months[0]] == Decimal("8333.34")
    assert spread.budget[months[11]] == Decimal("8333.33")
    assert sum(spread.budget.values()) == 100_000


def test_that_days_off_are_added_renamed_and_removed(plan: Plan) -> None:
    two = edits.set_company_days(plan, {EVE: "Christmas  Eve", EVE_IN_POLAND: "Wigilia"})
    assert two.company_days == {EVE: "Christmas Eve", EVE_IN_POLAND: "Wigilia"}
    renamed = edits.set_company_days(two, {EVE: "Eve"})
    assert renamed.company_days[EVE] == "Eve"
    assert edits.remove_company_days(renamed, [EVE, EVE_IN_POLAND]) == plan
    assert edits.remove_company_days(plan, [EVE]) is plan
    assert fault_of(edits.set_company_days, plan, {EVE: " "}) is EditFault.BLANK_NAME
    far = CompanyDay(date(2300, 1, 1))
    assert fault_of(edits.set_company_days, plan, {far: "x"}) is EditFault.VALUE_OUT_OF_RANGE


def test_that_a_day_off_moves_with_its_name_but_not_onto_another(plan: Plan) -> None:
    two = edits.set_company_days(plan, {EVE: "Eve", EVE_IN_POLAND: "Wigilia"})
    later = CompanyDay(date(2026, 12, 31), PL)
    moved = edits.move_company_day(two, EVE_IN_POLAND, later)
    assert moved.company_days == {EVE: "Eve", later: "Wigilia"}
    assert edits.move_company_day(two, EVE, EVE) is two
    assert fault_of(edits.move_company_day, two, EVE, EVE_IN_POLAND) is EditFault.DAY_TAKEN
    assert fault_of(edits.move_company_day, plan, EVE, later) is EditFault.UNKNOWN_DAY


def test_that_days_off_repeat_in_the_next_year_once(plan: Plan) -> None:
    leap = CompanyDay(date(2028, 2, 29), DE)
    kept = CompanyDay(date(2029, 12, 24))
    before = edits.set_company_days(
        plan, {leap: "Leap", CompanyDay(date(2028, 12, 24)): "Eve", kept: "Our eve", EVE: "Eve"}
    )
    after = edits.repeat_company_days(before, 2028)
    assert set(after.company_days) - set(before.company_days) == {CompanyDay(date(2029, 2, 28), DE)}
    assert after.company_days[kept] == "Our eve"
    assert edits.repeat_company_days(after, 2028) is after


def test_that_hours_are_set_for_plan_team_and_place(plan: Plan) -> None:
    early = WorkingPattern(start=time(7), end=time(15))
    changed = edits.set_plan_pattern(plan, early)
    changed = edits.set_team_pattern(changed, GPU, early)
    changed = edits.set_place_pattern(changed, PlaceId("ie-dublin"), early)
    assert changed.working_pattern == early
    assert [team.working_pattern for team in changed.teams] == [early, None]
    assert changed.place_patterns == {"ie-dublin": early}
    back = edits.set_place_pattern(changed, PlaceId("ie-dublin"), None)
    assert back.place_patterns == {}
    assert edits.set_place_pattern(back, PlaceId("ie-dublin"), None) is back
    assert edits.set_team_pattern(back, GPU, None).teams == plan.teams


@pytest.mark.parametrize(
    "pattern",
    [
        WorkingPattern(break_minutes=-1),
        WorkingPattern(flex_minutes=1441),
        WorkingPattern(
            dated_hours=(DatedHours(date(1800, 1, 1), date(2027, 1, 1), time(9), time(12)),)
        ),
    ],
)
def test_that_hours_no_file_can_hold_are_refused(plan: Plan, pattern: WorkingPattern) -> None:
    fault = EditFault.VALUE_OUT_OF_RANGE
    assert fault_of(edits.set_plan_pattern, plan, pattern) is fault
    assert fault_of(edits.set_team_pattern, plan, GPU, pattern) is fault
    assert fault_of(edits.set_place_pattern, plan, PlaceId("ie-dublin"), pattern) is fault


def test_that_teams_change_places(plan: Plan) -> None:
    turned = edits.reorder_team(plan, MLOPS, GPU)
    assert [team.id for team in turned.teams] == [MLOPS, GPU]
    assert edits.reorder_team(turned, MLOPS, None) == plan
    assert edits.reorder_team(plan, GPU, GPU) is plan
    assert fault_of(edits.reorder_team, plan, TeamId("T-9"), None) is EditFault.UNKNOWN_TEAM
    assert fault_of(edits.reorder_team, plan, GPU, TeamId("T-9")) is EditFault.UNKNOWN_TEAM


def test_that_a_spread_budget_keeps_the_other_months(plan: Plan) -> None:
    other = replace(plan, budget={Month(2030, 1): Decimal(5)})
    spread = edits.spread_budget(other, (Month(2027, 1),), Decimal(7), 2)
    assert spread.budget == {Month(2030, 1): Decimal(5), Month(2027, 1): Decimal(7)}


@pytest.mark.parametrize(
    "changes",
    [
        {"raise_share": Decimal("1.01")},
        {"attrition_share": Decimal("-0.01")},
        {"raise_month": 0},
        {"raise_month": 13},
        {"raise_after_months": 121},
    ],
)
def test_that_raises_no_file_could_hold_are_refused(plan: Plan, changes: dict[str, Any]) -> None:
    (name,) = changes
    with pytest.raises(PlanEditError) as caught:
        edits.change_assumptions(plan, **changes)
    assert (caught.value.fault, caught.value.facts["field"]) == (EditFault.VALUE_OUT_OF_RANGE, name)
    unsound = replace(plan, assumptions=replace(plan.assumptions, **changes))
    with pytest.raises(PlanFormatError) as refused:
        encode(unsound)
    assert name in refused.value.where
