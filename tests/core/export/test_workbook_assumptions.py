"""What a plan assumes, on the sheets where finance looks for it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import Evaluation, evaluate
from planner.market.override import Reason
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.edits import give_reason
from planner.plan.model import Engagement, Plan
from planner.plan.place_calendar import calendar_for
from planner.quantities.identifiers import CountryCode

BLUE, BLACK = "FF0000FF", "FF000000"
SHARES = {4: "benefits_share", 5: "overhead_share", 6: "agency_fee_share"}


@pytest.fixture(scope="module")
def evaluation(assumed: Plan, market: Snapshot) -> Evaluation:
    return evaluate(assumed, market)


@pytest.fixture(scope="module")
def results(assumed_workbook: Path) -> Any:
    return openpyxl.load_workbook(assumed_workbook, data_only=True)


@pytest.fixture(scope="module")
def formulas(assumed_workbook: Path) -> Any:
    return openpyxl.load_workbook(assumed_workbook)


def country_rows(workbook: Any) -> dict[str, Any]:
    """The rows of the countries' assumptions: the first ones that begin with a code."""
    rows: dict[str, Any] = {}
    for row in workbook["Inputs"].iter_rows():
        code = str(row[0].value)
        if len(code) == 2 and code.isupper():
            rows.setdefault(code, row)
    return rows


def test_that_each_country_shows_the_shares_that_hold_in_it(
    results: Any, formulas: Any, assumed: Plan
) -> None:
    assumptions, shown, written = assumed.assumptions, country_rows(results), country_rows(formulas)
    assert len(shown) > 60
    for code, row in shown.items():
        country = CountryCode(code)
        for column, name in SHARES.items():
            assert row[column].value == float(getattr(assumptions, f"{name}_in")(country))
            is_own = country in getattr(assumptions, f"{name}_by_country")
            cell = written[code][column]
            assert cell.font.color.rgb == (BLUE if is_own else BLACK)
            assert (cell.data_type == "f") != is_own
            assert cell.protection.locked is False


def test_that_each_country_shows_its_equipment_in_its_own_currency(
    results: Any, assumed: Plan
) -> None:
    for code, row in country_rows(results).items():
        equipment = assumed.assumptions.equipment_in(CountryCode(code))
        assert (row[7].value, row[8].value) == (equipment.currency, float(equipment.amount))
        assert row[9].value > 0


def test_that_a_country_says_who_gave_its_own_figures(results: Any, market: Snapshot) -> None:
    rows = country_rows(results)
    first, second, third = list(market.employer_cost)[:3]
    assert rows[first][2].value == "Fixed in the plan, Fixed in the plan: Ada, 2 Mar 26: own offers"
    assert rows[second][2].value == "Fixed in the plan"
    assert rows[third][2].value == "As for all countries"


def test_that_a_single_figure_says_who_set_it_when_and_why(
    sample: Plan, export: Callable[..., Path]
) -> None:
    why = "=HYPERLINK(0) as in last year's budget"
    plan = give_reason(sample, "raise_share", Reason("Ada", date(2026, 3, 2), why))
    sheet = openpyxl.load_workbook(export(plan))["Inputs"]
    rows = {row[0].value: row for row in sheet.iter_rows() if row[0].value}
    raised, fee = rows["Yearly raise, share of base pay"], rows["Month of raises"]
    assert raised[5].value == datetime.fromisoformat("2026-03-02")
    assert (raised[7].value, raised[7].data_type) == (f"Ada, 2 Mar 26: {why}", "s")
    assert (fee[5].value, fee[7].value) == (None, "Assumption of the plan")


def columns_of(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[4]}


def test_that_positions_show_benefits_overhead_and_cost_centers(
    results: Any, formulas: Any, evaluation: Evaluation
) -> None:
    sheet, written = results["Positions"], formulas["Positions"]
    at = columns_of(sheet)
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=5, max_col=1)}
    bearing = 0
    for seat in evaluation.plan.seats:
        cost, row = evaluation.seat_costs[seat.id], rows[seat.id]
        assert sheet.cell(row, at["Overhead, local a year"]).value == float(cost.overhead)
        assert sheet.cell(row, at["Benefits, local a year"]).value == float(cost.benefits)
        share = written.cell(row, at["Benefits of an employee, share of pay"])
        if seat.benefits_share is None:
            assert share.data_type == "f"
        else:
            assert share.value == float(seat.benefits_share)
        center = written.cell(row, at["Cost center"])
        assert (center.value, center.data_type) == (seat.cost_center, "s")
        bearing += bool(cost.overhead)
        assert not cost.overhead or seat.engagement is Engagement.OWN_ENTITY
    assert bearing > 10


def listed_days(sheet: Any) -> Iterator[tuple[str, date, str]]:
    for place, _country, day, name in sheet.iter_rows(min_row=6, max_col=4, values_only=True):
        if isinstance(day, datetime):
            yield place, day.date(), name


def test_that_calendars_list_holidays_and_company_days_as_the_planner_counts_them(
    results: Any, evaluation: Evaluation
) -> None:
    found: dict[str, dict[date, str]] = {}
    for listed, day, name in listed_days(results["Calendars"]):
        found.setdefault(listed, {}).setdefault(day, name)
    first, last = date(2025, 1, 1), date(2028, 12, 31)
    plan, places = evaluation.plan, evaluation.market.places
    for place in {places[seat.place_id] for seat in plan.seats}:
        off = calendar_for(plan, place).holidays(first, last)
        expected = {day: name or "Company day off" for day, name in off.items()}
        assert {d: n for d, n in found[place.name].items() if first <= d <= last} == expected


def test_that_company_days_are_inputs_that_calendars_follow(
    results: Any, formulas: Any, evaluation: Evaluation
) -> None:
    rows = [row for row in results["Inputs"].iter_rows() if row[3].value == "date"]
    days = {(row[0].value, row[2].value, row[4].value.date()) for row in rows if row[2].value}
    assert ("Everywhere", "Pause 1", date(2026, 1, 21)) in days
    assert ("Everywhere", "Company day off", date(2027, 12, 25)) in days
    assert not any(name == "Long ago" for _where, name, _day in days)
    assert len(days) > 100
    links = [
        row[2].value
        for row in formulas["Calendars"].iter_rows(min_row=6)
        if row[2].data_type == "f"
    ]
    assert len(links) > 2_000
    assert {link.partition("!")[0] for link in links} == {"='Inputs'"}


def test_that_a_plan_without_company_days_has_no_table_of_them(
    sample_workbook: Path, assumed_workbook: Path
) -> None:
    for path, shown in ((sample_workbook, 0), (assumed_workbook, 1)):
        workbook = openpyxl.load_workbook(path)
        titles = [row[0].value for row in workbook["Inputs"].iter_rows(max_col=1)]
        assert titles.count("Company days off") == shown
        checks = [row[0].value for row in workbook["Checks"].iter_rows(max_col=1)]
        assert checks.count("Every company day is a date") == shown


def test_that_a_company_day_of_a_country_without_seats_is_left_out(
    sample: Plan, export: Callable[..., Path]
) -> None:
    days = {CompanyDay(date(2027, 3, 1), CountryCode("JP")): "Far away"}
    path = export(replace(sample, company_days=days))
    sheet = openpyxl.load_workbook(path)["Inputs"]
    assert not any("Far away" in row for row in sheet.iter_rows(values_only=True))


def test_that_a_start_moved_by_a_nameless_company_day_says_so(
    sample: Plan, export: Callable[..., Path]
) -> None:
    (seat,) = sample.positions[:1]
    day = date(2027, 3, 15)
    plan = replace(
        sample,
        positions=(replace(seat, start=day), *sample.positions[1:]),
        company_days={CompanyDay(day): ""},
    )
    sheet = openpyxl.load_workbook(export(plan), data_only=True)["Onboarding"]
    (row,) = [row for row in sheet.iter_rows(min_row=5) if row[0].value == seat.id]
    assert row[6].value == "Company day off"


def test_that_what_countries_assume_and_company_days_take_no_nonsense(formulas: Any) -> None:
    rules = formulas["Inputs"].data_validations.dataValidation

    def kinds(cell: Any) -> set[str]:
        return {rule.type for rule in rules if cell.coordinate in rule.sqref}

    for row in country_rows(formulas).values():
        assert all(kinds(row[column]) == {"decimal"} for column in (*SHARES, 8))
        assert kinds(row[7]) == {"list"}
    days = [row[4] for row in formulas["Inputs"].iter_rows() if row[2].value == "Pause 1"]
    assert [kinds(cell) for cell in days] == [{"date"}]
