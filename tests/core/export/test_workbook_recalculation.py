"""The workbook recalculated by LibreOffice, without any stored result, agrees with the planner."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
import pytest

from planner.calculators.compensation import standing_of
from planner.calculators.evaluation import evaluate
from planner.localization.terms import engagement_name
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.edits import change_seat
from planner.plan.model import Engagement, Plan, PositionStatus, Seat
from planner.quantities.identifiers import CountryCode, CurrencyCode, SeatId
from planner.quantities.money import Money, round_half_up

pytestmark = pytest.mark.libreoffice

AnySeat = TypeVar("AnySeat", bound=Seat)
POSITION_COLUMNS = {
    "status": "J",
    "engagement": "K",
    "base_pay": "L",
    "start": "M",
    "end": "N",
    "benefits_share": "O",
}


def test_that_every_formula_of_the_sample_recalculates_to_what_is_stored(
    sample_workbook: Path, recalculation: Callable[[Path], Any]
) -> None:
    outcome = recalculation(sample_workbook)
    assert outcome.differences == []
    assert outcome.formulas > 5000


def test_that_a_seat_in_every_country_recalculates_to_the_planners_figures_to_the_cent(
    world: Plan,
    market: Snapshot,
    world_workbook: Path,
    recalculation: Callable[[Path], Any],
    monthly_totals: Callable[[Path], tuple[Decimal, ...]],
) -> None:
    outcome = recalculation(world_workbook)
    assert outcome.differences == []
    assert outcome.formulas > 20_000
    assert monthly_totals(outcome.path) == evaluate(world, market).budget.totals


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_every_assumption_and_company_day_recalculates_to_the_cent(
    assumed: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculation: Callable[[Path], Any],
    local_totals: Callable[[Path], dict[str, list[Decimal]]],
    language: str,
) -> None:
    seats = None if language == "en" else 9
    plan = replace(
        assumed, members=assumed.members[:seats], positions=assumed.positions[-(seats or 99) :]
    )
    outcome = recalculation(export(plan, language, f"assumed-{language}.xlsx"))
    assert outcome.differences == []
    budget = evaluate(plan, market).budget
    totals = {each.seat_id: list(each.local_total) for each in budget.seats}
    assert local_totals(outcome.path) == {
        seat: months for seat, months in totals.items() if any(months)
    }
    worked = evaluate(replace(plan, company_days={}), market).budget
    assert worked.totals != budget.totals


def test_that_own_figures_are_what_the_workbook_computes_with(
    sample: Plan,
    own_plan: Plan,
    market: Snapshot,
    own_workbook: Path,
    recalculation: Callable[[Path], Any],
    monthly_totals: Callable[[Path], tuple[Decimal, ...]],
) -> None:
    outcome = recalculation(own_workbook)
    assert outcome.differences == []
    totals = monthly_totals(outcome.path)
    assert totals == evaluate(own_plan, market).budget.totals
    assert totals != evaluate(sample, market).budget.totals


def test_that_a_band_typed_into_the_workbook_moves_the_percentile_as_in_the_app(
    sample: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
    values_of: Callable[[Path], Callable[[str, str], Any]],
) -> None:
    path = export(sample)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Pay bands"]
    seat = next(iter(sample.positions))
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=9)}
    shown = int(rows[seat.id][0].row or 0)
    link = sheet.cell(shown, 7).value  # the P50 of its band
    band_row = int(str(link).rpartition("$")[2])
    pay = seat.base_pay.amount
    own = [pay * share for share in map(Decimal, ("0.5", "0.8", "0.9", "1.2", "1.5"))]
    for column, value in enumerate(own, 11):
        sheet.cell(band_row, column).value = float(value)
    workbook.save(path)
    value_of = values_of(recalculate(path))
    low, lower, middle, upper, high = own
    band = market.pay_bands.at(seat.role, seat.level, market.places[seat.place_id])
    assert band is not None
    given = replace(band, p10=low, p25=lower, p50=middle, p75=upper, p90=high)
    percentile = value_of("Pay bands", f"J{shown}")
    assert percentile == float(standing_of(given, pay).percentile)
    assert value_of("Pay bands", f"K{shown}") == "within the band"


def test_that_editing_blue_cells_gives_what_the_same_edits_give_in_the_app(
    sample: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
    monthly_totals: Callable[[Path], tuple[Decimal, ...]],
) -> None:
    path = export(sample)
    edited = _edited_plan(sample)
    _edit_workbook(path)
    recalculated = monthly_totals(recalculate(path))
    assert recalculated == evaluate(edited, market).budget.totals
    assert recalculated != evaluate(sample, market).budget.totals


def _edited_plan(plan: Plan) -> Plan:
    plan = change_seat(
        plan, SeatId("P-01"), base_pay=Money(Decimal("501234.56"), CurrencyCode("PLN"))
    )
    plan = change_seat(plan, SeatId("P-03"), start=date(2027, 9, 13))
    plan = change_seat(plan, SeatId("P-05"), start=date(2026, 8, 17))
    plan = change_seat(plan, SeatId("M-01"), end=date(2028, 2, 29))
    plan = change_seat(plan, SeatId("M-02"), start=date(2026, 10, 12))
    plan = change_seat(plan, SeatId("P-04"), engagement=Engagement.CONTRACTOR)
    plan = change_seat(plan, SeatId("P-08"), engagement=Engagement.EMPLOYER_OF_RECORD)
    plan = change_seat(plan, SeatId("P-06"), status=PositionStatus.ON_HOLD)
    plan = change_seat(plan, SeatId("P-02"), benefits_share=Decimal("0.31"))
    assumptions = replace(
        plan.assumptions,
        benefits_share=Decimal("0.071"),
        overhead_share=Decimal("0.0425"),
        equipment=Money(Decimal("2999.99"), CurrencyCode("USD")),
        agency_fee_share=Decimal("0.125"),
        employer_of_record_fee_usd=Decimal(611),
    )
    rates = {**plan.plan_rates, CurrencyCode("EUR"): Decimal("1.0987")}
    return replace(plan, plan_rates=rates, assumptions=assumptions)


def _edit_workbook(path: Path) -> None:
    workbook = openpyxl.load_workbook(path)
    positions = workbook["Positions"]
    rows = {row[0].value: row[0].row for row in positions.iter_rows(min_row=5, max_col=1)}
    edits: Mapping[tuple[str, str], Any] = {
        ("P-01", "base_pay"): 501234.56,
        ("P-03", "start"): datetime.fromisoformat("2027-09-13"),
        ("P-05", "start"): datetime.fromisoformat("2026-08-17"),
        ("M-01", "end"): datetime.fromisoformat("2028-02-29"),
        ("M-02", "start"): datetime.fromisoformat("2026-10-12"),
        ("P-04", "engagement"): "Contractor",
        ("P-08", "engagement"): "Employer of record",
        ("P-06", "status"): "On hold",
        ("P-02", "benefits_share"): 0.31,
    }
    for (seat, field), value in edits.items():
        positions[f"{POSITION_COLUMNS[field]}{rows[seat]}"].value = value
    labels = {
        "Benefits beyond the law, share of base pay": 0.071,
        "Overhead of an own entity, share of base pay": 0.0425,
        "Equipment of a new employee, once": 2999.99,
        "Recruiting agency's fee, share of base pay, once": 0.125,
        "Employer of record": 611,
        "EUR": 1.0987,
    }
    inputs = workbook["Inputs"]
    for row in inputs.iter_rows(max_col=5):
        if row[0].value in labels:
            row[4].value = labels.pop(str(row[0].value))
    assert not labels
    workbook.save(path)


def test_that_a_countrys_figures_and_company_days_typed_in_give_what_they_give_in_the_app(
    sample: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
    monthly_totals: Callable[[Path], tuple[Decimal, ...]],
    values_of: Callable[[Path], Callable[[str, str], Any]],
) -> None:
    poland, monday = CountryCode("PL"), date(2027, 3, 15)
    plan = change_seat(sample, SeatId("P-01"), start=monday)
    plan = replace(plan, company_days={CompanyDay(date(2027, 3, 20)): "A Saturday"})
    edited = replace(
        plan,
        company_days={CompanyDay(monday): "A Saturday"},
        assumptions=replace(
            plan.assumptions,
            benefits_share_by_country={
                **plan.assumptions.benefits_share_by_country,
                poland: Decimal("0.09"),
            },
            overhead_share_by_country={poland: Decimal("0.0725")},
            agency_fee_share_by_country={poland: Decimal("0.2")},
            equipment_by_country={poland: Money(Decimal(3999), CurrencyCode("EUR"))},
        ),
    )
    path = export(plan)
    workbook = openpyxl.load_workbook(path)
    inputs = workbook["Inputs"]
    row = next(row for row in inputs.iter_rows() if row[0].value == "PL")  # the assumptions
    typed: tuple[float | str, ...] = (0.09, 0.0725, 0.2, "EUR", 3999)
    for column, value in enumerate(typed, 4):
        row[column].value = value
    day = next(row for row in inputs.iter_rows() if row[2].value == "A Saturday")
    day[4].value = monday
    workbook.save(path)
    recalculated = recalculate(path)
    assert monthly_totals(recalculated) == evaluate(edited, market).budget.totals
    assert monthly_totals(recalculated) != evaluate(plan, market).budget.totals
    value_of = values_of(recalculated)
    moved = next(
        number for number in range(5, 40) if value_of("Onboarding", f"A{number}") == "P-01"
    )
    assert value_of("Onboarding", f"G{moved}") == "A Saturday"
    assert value_of("About", "B5") == "OK"


def test_that_random_edits_of_every_seat_in_every_country_agree_with_the_app(
    world: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
    monthly_totals: Callable[[Path], tuple[Decimal, ...]],
) -> None:
    chance = random.Random(20_261_124)  # noqa: S311 -- repeatable on purpose
    path = export(world)
    edited = replace(
        world,
        members=tuple(_randomly_edited(seat, chance) for seat in world.members),
        positions=tuple(_randomly_edited(seat, chance) for seat in world.positions),
    )
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Positions"]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=5, max_col=1)}
    for seat in edited.seats:
        values = {
            "engagement": engagement_name(seat.engagement),
            "base_pay": float(seat.base_pay.amount),
            "start": seat.start,
            "end": seat.end,
            "benefits_share": float(seat.benefits_share or 0),
        }
        for field, value in values.items():
            sheet[f"{POSITION_COLUMNS[field]}{rows[seat.id]}"].value = value
    workbook.save(path)
    assert monthly_totals(recalculate(path)) == evaluate(edited, market).budget.totals


def _randomly_edited(seat: AnySeat, chance: random.Random) -> AnySeat:
    start = date(2024, 6, 1) + timedelta(days=chance.randrange(1400))
    is_leaving = chance.random() < 0.5
    places = seat.base_pay.amount.as_tuple().exponent
    factor = Decimal(chance.randrange(40, 250)) / 100
    amount = round_half_up(seat.base_pay.amount * factor, -int(places))
    return replace(
        seat,
        engagement=chance.choice(list(Engagement)),
        base_pay=Money(amount, seat.base_pay.currency),
        start=start,
        end=start + timedelta(days=chance.randrange(900)) if is_leaving else None,
        benefits_share=Decimal(chance.randrange(40)) / 100,
    )
