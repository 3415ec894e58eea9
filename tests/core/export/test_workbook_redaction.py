"""A workbook for wider circulation holds nobody's pay or cost, in any part of its file."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import Evaluation, evaluate
from planner.export.workbook import ExportOptions, Redaction, SheetGroup, export_workbook
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample, sample_names
from planner.quantities.money import Money

GENERATED_ON = date(2026, 11, 24)
REDACTIONS = [Redaction.PAY, Redaction.TOTALS]
LANGUAGES = ["en", "de", "ar"]
_NUMBER = re.compile(r"\d[\d.,'’\u00a0\u202f\u066c\u066b]*\d|\d")
_STRINGS = re.compile(r"<(?:t|v|f|c:v|dc:description|vt:lpwstr)\b[^>]*>([^<]*)(?=<)")
Redacted = Callable[..., Path]


@pytest.fixture
def redacted(market: Snapshot, tmp_path: Path) -> Redacted:
    def write(
        plan: Plan,
        redaction: Redaction,
        language: str = "en",
        groups: frozenset[SheetGroup] = frozenset(SheetGroup),
    ) -> Path:
        path = tmp_path / "shared.xlsx"
        options = ExportOptions(groups, redaction)
        evaluation = evaluate(plan, market)
        export_workbook(
            evaluation, path, language=language, generated_on=GENERATED_ON, options=options
        )
        return path

    return write


def odd(plan: Plan, step: int = 137) -> Plan:
    """A plan whose pay is no round figure, so that none of it is anywhere by chance."""
    members = tuple(
        replace(seat, base_pay=odder(seat.base_pay, step + n))
        for n, seat in enumerate(plan.members)
    )
    positions = tuple(
        replace(seat, base_pay=odder(seat.base_pay, step + 50 + n))
        for n, seat in enumerate(plan.positions)
    )
    return replace(plan, members=members, positions=positions)


def odder(pay: Money, n: int) -> Money:
    return replace(pay, amount=pay.amount + 17 * n)


def secrets(evaluation: Evaluation) -> set[Decimal]:
    """Every amount of a single seat: what it is paid, what it costs a year, a month, altogether."""
    found: set[Decimal] = set()
    for cost in evaluation.seat_costs.values():
        found |= {cost.base_pay, cost.annual, cost.annual_reporting, cost.benefits, cost.overhead}
    for seat in evaluation.budget.seats:
        found |= {*seat.reporting_total, sum(seat.reporting_total, Decimal(0))}
        found |= {*seat.local_total, sum(seat.local_total, Decimal(0))}
        found |= {amount for amounts in seat.components.values() for amount in amounts}
    return {amount for amount in found if amount}


def told(evaluation: Evaluation) -> set[Decimal]:
    """What the file means to tell: months of three seats and more, and what they leave of a budget.

    Cents of fifteen seats together can be those of one seat's month by chance.
    """
    budget, found = evaluation.budget, set[Decimal]()
    for month, (total, allowed) in enumerate(zip(budget.totals, budget.budget, strict=True)):
        if sum(1 for seat in budget.seats if seat.reporting_total[month]) >= 3:
            found |= {total} if allowed is None else {total, abs(allowed - total)}
    return found


def compared(amounts: Iterable[Decimal | float]) -> set[float]:
    """To the cent, and to the unit."""
    exact = {round(float(amount), 2) for amount in amounts}
    return exact | {round(each) for each in exact}


def following_pay(write: Callable[[Plan], Path], plan: Plan, step: int = 137) -> set[float]:
    """Every figure of a file that is another one where everybody is paid another amount.

    The others, such as minutes of overlap, may be as large as somebody's pay by chance.
    """
    found = compared(figures(write(odd(plan, step))))
    return found - compared(figures(write(odd(plan, step + 1000))))


def figures(path: Path) -> Iterator[float]:
    """Yield every figure in any part of the file, however its digits are grouped."""
    with zipfile.ZipFile(path) as archive:
        assert not archive.testzip()
        parts = [archive.read(name).decode("utf-8") for name in archive.namelist()]
    for part in parts:
        texts = _STRINGS.findall(part) + re.findall(r'"([^"<>]*)"', part)
        for number in (each for text in texts for each in _NUMBER.findall(text)):
            yield from readings(number)


def readings(number: str) -> Iterator[float]:
    plain = re.sub(r"['’\u00a0\u202f\u066c]", "", number)
    for text in {plain, plain.replace(",", ""), plain.replace(".", "").replace(",", ".")}:
        try:
            yield float(text)
        except ValueError:
            continue


def values(sheet: Any, first_row: int) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(min_row=first_row, values_only=True))


@pytest.mark.parametrize(
    ("sample", "redaction", "language"), list(product(sample_names(), REDACTIONS, LANGUAGES))
)
def test_that_no_part_of_the_file_holds_what_one_seat_is_paid_or_costs(
    redacted: Redacted, market: Snapshot, sample: str, redaction: Redaction, language: str
) -> None:
    plan = load_sample(sample)
    evaluation = evaluate(odd(plan), market)
    hidden = compared(secrets(evaluation))
    assert len(hidden) > 50
    found = following_pay(lambda other: redacted(other, redaction, language), plan)
    assert (found & hidden) - compared(told(evaluation)) == set()


def test_that_the_search_finds_pay_where_there_is_some(
    redacted: Redacted, market: Snapshot, sample: Plan
) -> None:
    hidden = compared(secrets(evaluate(odd(sample), market)))
    found = following_pay(lambda plan: redacted(plan, Redaction.NONE), sample)
    assert len(found & hidden) > 0.8 * len(hidden)


@pytest.mark.parametrize(
    "groups",
    [
        {SheetGroup.OVERLAP, SheetGroup.COVERAGE},
        {SheetGroup.ONBOARDING},
        {SheetGroup.SOURCES},
        set[SheetGroup](),
    ],
    ids=lambda groups: "+".join(sorted(groups)) or "about",
)
def test_that_sheets_without_pay_bring_none_along(
    redacted: Redacted, sample: Plan, groups: set[SheetGroup]
) -> None:
    chosen = frozenset(groups)
    found = following_pay(lambda plan: redacted(plan, Redaction.NONE, groups=chosen), sample)
    assert found == set()


@pytest.mark.parametrize("redaction", REDACTIONS)
def test_that_descriptions_stay_at_home(
    redacted: Redacted, sample: Plan, redaction: Redaction
) -> None:
    path = redacted(replace(sample, description="Anna earns a lot"), redaction)
    with zipfile.ZipFile(path) as archive:
        assert not any(b"Anna earns" in archive.read(name) for name in archive.namelist())


def test_that_pay_becomes_the_band_of_the_market(
    redacted: Redacted, market: Snapshot, sample: Plan
) -> None:
    sheet = openpyxl.load_workbook(redacted(sample, Redaction.PAY))["Positions"]
    rows = {row[0]: row for row in values(sheet, 5)}
    seat = sample.positions[0]
    band = market.pay_bands.at(seat.role, seat.level, market.places[seat.place_id])
    assert band is not None
    currency, low, high = re.split(r"[\s–]+", rows[seat.id][12])
    assert currency == band.currency
    bounds = [Decimal(bound.replace(",", "")) for bound in (low, high)]
    assert bounds[0] <= band.p25 < band.p75 <= bounds[1]
    assert bounds[0] > band.p25 * Decimal("0.9")
    assert bounds[1] < band.p75 * Decimal("1.1")


def test_that_totals_of_months_and_places_are_the_apps(
    redacted: Redacted, market: Snapshot, sample: Plan
) -> None:
    sheet = openpyxl.load_workbook(redacted(sample, Redaction.PAY), data_only=True)["Monthly cost"]
    budget = evaluate(sample, market).budget
    rows = values(sheet, 5)
    assert [row[2] for row in rows[: len(budget.months)]] == [float(x) for x in budget.totals]
    years = rows[len(budget.months) + 1 :][: len(budget.fiscal_years)]
    assert [row[2] for row in years] == [float(year.total) for year in budget.fiscal_years]
    title = next(n for n, row in enumerate(rows) if row[0] == "Cost by place")
    places = [row for row in rows[title + 2 :] if row[0]]
    places = places[: next((n for n, row in enumerate(places) if row[1] is None), len(places))]
    assert sum(row[2] for row in places) == pytest.approx(float(sum(budget.totals)))
    assert all(row[1] >= 3 for row in places)
    assert places[-1][0] == "Other"


def test_that_a_month_of_two_seats_is_withheld(redacted: Redacted, sample: Plan) -> None:
    start = sample.horizon_start
    late = [replace(seat, start=start.plus(6).first_day, end=None) for seat in sample.members]
    early = [replace(seat, start=start.first_day) for seat in late[:2]]
    plan = replace(sample, members=(*early, *late[2:]), positions=())
    sheet = openpyxl.load_workbook(redacted(plan, Redaction.TOTALS), data_only=True)["Monthly cost"]
    costs = [row[2] for row in values(sheet, 5)][:12]
    assert costs[:6] == ["Fewer than 3 seats"] * 6
    assert all(isinstance(cost, float) for cost in costs[6:])


def test_that_totals_leave_out_positions_bands_and_places(redacted: Redacted, sample: Plan) -> None:
    workbook = openpyxl.load_workbook(redacted(sample, Redaction.TOTALS))
    assert not {"Positions", "Pay bands", "Inputs", "Checks"} & set(workbook.sheetnames)
    texts = {cell.value for row in workbook["Monthly cost"].iter_rows() for cell in row}
    assert not {"Cost by place", "Cost by team"} & texts


@pytest.mark.parametrize("redaction", REDACTIONS)
def test_that_nothing_is_hidden_and_nothing_reads_what_is_not_there(
    redacted: Redacted, sample: Plan, redaction: Redaction
) -> None:
    workbook = openpyxl.load_workbook(redacted(sample, redaction))
    assert all(sheet.sheet_state == "visible" for sheet in workbook)
    formulas = [
        cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row
        if cell.data_type == "f"
    ]  # fmt: skip
    assert formulas
    assert not any("Inputs" in str(each) or "Positions" in str(each) for each in formulas)
    assert not workbook.defined_names


@pytest.mark.libreoffice
@pytest.mark.parametrize("redaction", REDACTIONS)
def test_that_libreoffice_computes_what_is_stored(
    redacted: Redacted,
    sample: Plan,
    recalculation: Callable[[Path], Any],
    redaction: Redaction,
) -> None:
    outcome = recalculation(redacted(sample, redaction))
    assert outcome.formulas > 50
    assert outcome.differences == []
