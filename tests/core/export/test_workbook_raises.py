"""Raises in the workbook: its own formulas come to the planner's figures, whatever is typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.expected_heads import expected_heads
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_seat
from planner.plan.model import Engagement, Plan, TeamMember
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId
from planner.quantities.money import Money
from planner.quantities.month import Month

POLAND, JAPAN, IRELAND = map(CountryCode, ("PL", "JP", "IE"))


@pytest.fixture(scope="module")
def raised(world: Plan, market: Snapshot) -> Plan:
    """A seat in every country over three years, with raises in the middle of tax years."""
    return _with_raises(world, market)


def _with_raises(plan: Plan, market: Snapshot) -> Plan:
    assumptions = replace(
        plan.assumptions,
        benefits_share=Decimal("0.0613"),
        overhead_share=Decimal("0.0379"),
        raise_share=Decimal("0.0437"),
        raise_share_by_country={POLAND: Decimal("0.1213"), JAPAN: Decimal("0.025")},
        raise_month=4,
        raise_after_months=6,
        attrition_share=Decimal("0.11"),
    )
    return replace(
        plan,
        horizon_months=36,
        assumptions=assumptions,
        members=(*plan.members, _at_the_gate(plan, market)),
    )


def _at_the_gate(plan: Plan, market: Snapshot) -> TeamMember:
    """Return somebody whom a raise lifts over the pay from which Ireland charges one line more."""
    dublin = next(place.id for place in market.places.values() if place.country == IRELAND)
    return TeamMember(
        id=SeatId("M-98"),
        name="Gate",
        team_id=plan.teams[0].id,
        role=plan.members[0].role,
        level=plan.members[0].level,
        place_id=PlaceId(dublin),
        engagement=Engagement.OWN_ENTITY,
        base_pay=Money(Decimal("19800.00"), market.countries[IRELAND].currency),
        start=date(2024, 2, 29),
    )


@pytest.mark.libreoffice
def test_that_raises_in_every_country_recalculate_to_the_planners_figures_to_the_cent(
    raised: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculation: Callable[[Path], Any],
    monthly_totals: Callable[[Path], tuple[Decimal, ...]],
    local_totals: Callable[[Path], dict[str, list[Decimal]]],
) -> None:
    outcome = recalculation(export(raised))
    assert outcome.differences == []
    budget = evaluate(raised, market).budget
    assert monthly_totals(outcome.path) == budget.totals
    totals = {each.seat_id: list(each.local_total) for each in budget.seats}
    assert local_totals(outcome.path) == {
        seat: months for seat, months in totals.items() if any(months)
    }
    without = replace(raised, assumptions=replace(raised.assumptions, raise_share=Decimal(0)))
    assert evaluate(without, market).budget.totals != budget.totals


@pytest.mark.libreoffice
def test_that_raises_typed_into_the_workbook_give_what_they_give_in_the_app(
    world: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
    monthly_totals: Callable[[Path], tuple[Decimal, ...]],
    values_of: Callable[[Path], Callable[[str, str], Any]],
) -> None:
    path = export(world)
    workbook = openpyxl.load_workbook(path)
    typed: dict[str, float] = {
        "Yearly raise, share of base pay": 0.0437,
        "Month of raises": 4,
        "Service before the first raise": 6,
        "Benefits beyond the law, share of base pay": 0.0613,
        "Overhead of an own entity, share of base pay": 0.0379,
    }
    for row in workbook["Inputs"].iter_rows():
        if row[0].value in typed:
            row[4].value = typed.pop(str(row[0].value))
        if row[0].value == "PL" and row[9].value is not None:
            row[10].value = 0.1213
    assert not typed
    workbook.save(path)
    recalculated = recalculate(path)
    edited = replace(
        world,
        assumptions=replace(
            world.assumptions,
            benefits_share=Decimal("0.0613"),
            overhead_share=Decimal("0.0379"),
            raise_share=Decimal("0.0437"),
            raise_share_by_country={POLAND: Decimal("0.1213")},
            raise_month=4,
            raise_after_months=6,
        ),
    )
    budget = evaluate(edited, market).budget
    assert monthly_totals(recalculated) == budget.totals
    assert budget.totals != evaluate(world, market).budget.totals
    run_rate = values_of(recalculated)("Monthly cost", "E12")
    assert round(run_rate, 2) == float(budget.run_rate)


@pytest.mark.libreoffice
@pytest.mark.parametrize("share", ["0.2", "1"])
def test_that_attrition_typed_into_the_workbook_gives_the_heads_the_app_expects(
    raised: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
    share: str,
) -> None:
    path = export(raised)
    workbook = openpyxl.load_workbook(path)
    label = "Attrition, share of heads a year"
    row = next(row for row in workbook["Inputs"].iter_rows() if row[0].value == label)
    row[4].value = float(share)
    workbook.save(path)
    sheet = openpyxl.load_workbook(recalculate(path), data_only=True)["Headcount"]
    memo = "Memo: heads expected after attrition"
    found = next(row for row in sheet.iter_rows(values_only=True) if row[2] == memo)[6:42]
    assumptions = replace(raised.assumptions, attrition_share=Decimal(share))
    edited = replace(raised, assumptions=assumptions)
    expected = expected_heads(edited, evaluate(edited, market).seat_costs)
    assert [round(float(str(each)), 6) for each in found] == [
        round(float(each), 6) for each in expected
    ]


@pytest.mark.libreoffice
def test_that_a_seat_moved_in_a_raised_workbook_agrees_with_the_app(
    raised: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
    monthly_totals: Callable[[Path], tuple[Decimal, ...]],
) -> None:
    path = export(raised)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Positions"]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=5, max_col=1)}
    moved = {SeatId("M-98"): date(2027, 10, 31), SeatId("M-0"): date(2028, 2, 29)}
    edited = raised
    for seat_id, start in moved.items():
        sheet[f"M{rows[seat_id]}"].value = start
        sheet[f"N{rows[seat_id]}"].value = None
        edited = change_seat(edited, seat_id, start=start, end=None)
    sheet[f"K{rows['M-3']}"].value = "Contractor"
    edited = change_seat(edited, SeatId("M-3"), engagement=Engagement.CONTRACTOR)
    workbook.save(path)
    assert monthly_totals(recalculate(path)) == evaluate(edited, market).budget.totals


def test_that_a_horizon_of_one_month_has_room_for_no_raise(
    raised: Plan, export: Callable[..., Path]
) -> None:
    plan = replace(raised, horizon_months=1, horizon_start=Month(2027, 4))
    sheet = openpyxl.load_workbook(export(plan))["Annual contributions"]
    headings = [cell.value for cell in sheet[4]]
    assert "Gross pay, local a year" in headings
    assert not [each for each in headings if "raise" in str(each)]


def test_that_each_raise_a_horizon_can_hold_has_a_column_of_its_own(
    raised: Plan, export: Callable[..., Path]
) -> None:
    sheet = openpyxl.load_workbook(export(raised))["Annual contributions"]
    headings = [cell.value for cell in sheet[4]]
    assert headings[5:9] == [
        "Gross pay, local a year",
        "Gross pay, local a year, after 1 raise",
        "Gross pay, local a year, after 2 raises",
        "Gross pay, local a year, after 3 raises",
    ]
