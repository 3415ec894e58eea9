"""Edits of a plan, each made in the app and typed into the blue cells of its workbook."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl

from planner.export.workbook.addresses import column_name
from planner.export.workbook.seat_layouts import PositionColumn
from planner.intake.audit.audited_workbook import AuditedSheet, AuditedWorkbook
from planner.localization.terms import engagement_name, status_name
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.edits import (
    change_assumptions,
    change_seat,
    move_company_day,
    set_budget,
    set_country_assumption,
    set_plan_rate,
)
from planner.plan.model import Engagement, Plan, Position, PositionStatus, Seat
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import Money, round_half_up
from tests.proofs.random_plans import random_day, random_pay

Typed = Mapping[tuple[str, str], object]
"""What is typed into which cell, by sheet and address."""

SCALARS = {
    "benefits_share": "Benefits beyond the law, share of base pay",
    "overhead_share": "Overhead of an own entity, share of base pay",
    "agency_fee_share": "Recruiting agency's fee, share of base pay, once",
    "raise_share": "Yearly raise, share of base pay",
}
RAISE_MONTHS = {
    "raise_month": ("Month of raises", 12),
    "raise_after_months": ("Service before the first raise", 24),
}
FEES = {
    "employer_of_record_fee_usd": "Employer of record",
    "contractor_fee_usd": "Contractor",
}
VALUE, LABEL = 4, 2
COUNTRY_COLUMNS = {"benefits_share": 4, "overhead_share": 5, "agency_fee_share": 6}


@dataclass(frozen=True)
class Edit:
    """One edit, in the app and in the workbook."""

    name: str
    before: Plan
    plan: Plan
    typed: Typed


def random_edit(
    choose: random.Random, plan: Plan, market: Snapshot, workbook: AuditedWorkbook
) -> Edit:
    """Return an edit of any kind that the plan has a blue cell for."""
    kinds = list(KINDS)
    while True:
        kind = choose.choice(kinds)
        try:
            edit = kind(_Ground(choose, plan, market, workbook))
        except LookupError:  # a company day too far off to be listed
            edit = None
        if edit is not None and edit.plan != plan:
            return edit
        kinds.remove(kind)


def type_in(path: Path, typed: Typed, target: Path) -> None:
    """Save a workbook with some cells typed over; it loses its results with that."""
    workbook = openpyxl.load_workbook(path)
    for (sheet, address), value in typed.items():
        workbook[sheet][address].value = value
    workbook.save(target)


@dataclass(frozen=True)
class _Ground:
    """What an edit is made of."""

    choose: random.Random
    plan: Plan
    market: Snapshot
    workbook: AuditedWorkbook

    def sheet(self, name: str) -> AuditedSheet:
        return self.workbook.by_name[name.casefold()]

    def row_of(self, sheet: str, words: str, column: int = 0) -> int:
        """Return the first row that says something in a column, as addresses write it."""
        for (row, at), cell in self.sheet(sheet).cells.items():
            if at == column and cell.value == words:
                return row + 1
        raise LookupError(words)

    def seat(self) -> Seat:
        return self.choose.choice(list(self.plan.seats))

    def share(self, most: int = 2000) -> Decimal:
        return Decimal(self.choose.randrange(most)) / 10_000

    def on_seat(self, seat: Seat, column: PositionColumn, value: object, **change: object) -> Edit:
        row = self.row_of("Positions", seat.id)
        address = f"{column_name(column.column)}{row}"
        edited = change_seat(self.plan, seat.id, **change)
        name = f"{next(iter(change))} of {seat.id}"
        return Edit(name, self.plan, edited, {("Positions", address): value})

    def on_inputs(self, name: str, edited: Plan, words: str, value: object) -> Edit:
        address = f"{column_name(VALUE)}{self.row_of('Inputs', words)}"
        return Edit(name, self.plan, edited, {("Inputs", address): value})


def _pay(ground: _Ground) -> Edit:
    seat = ground.seat()
    pay = random_pay(ground.choose, ground.market, seat.base_pay.currency)
    column = PositionColumn.BASE_PAY
    return ground.on_seat(seat, column, float(pay.amount), base_pay=pay)


def _start(ground: _Ground) -> Edit:
    seat, months = ground.seat(), ground.plan.months
    last = seat.end or months[-1].last_day
    first = min(months[0].plus(-20).first_day, last)
    start = min(random_day(ground.choose, first, last), last)
    return ground.on_seat(seat, PositionColumn.START, start, start=start)


def _end(ground: _Ground) -> Edit:
    seat = ground.seat()
    end = random_day(ground.choose, seat.start, seat.start + timedelta(days=1000))
    end = max(end, seat.start)
    return ground.on_seat(seat, PositionColumn.END, end, end=end)


def _no_end(ground: _Ground) -> Edit:
    return ground.on_seat(ground.seat(), PositionColumn.END, None, end=None)


def _status(ground: _Ground) -> Edit | None:
    if not ground.plan.positions:
        return None
    seat: Position = ground.choose.choice(ground.plan.positions)
    status = ground.choose.choice(list(PositionStatus))
    return ground.on_seat(seat, PositionColumn.STATUS, status_name(status), status=status)


def _engagement(ground: _Ground) -> Edit:
    engagement = ground.choose.choice(list(Engagement))
    words = engagement_name(engagement)
    return ground.on_seat(ground.seat(), PositionColumn.ENGAGEMENT, words, engagement=engagement)


def _benefits(ground: _Ground) -> Edit:
    share = ground.share()
    column = PositionColumn.BENEFITS_SHARE
    return ground.on_seat(ground.seat(), column, float(share), benefits_share=share)


def _plan_rate(ground: _Ground) -> Edit | None:
    plan, market = ground.plan, ground.market
    codes = {seat.base_pay.currency for seat in plan.seats} - {plan.reporting_currency}
    if not codes:
        return None
    code: CurrencyCode = ground.choose.choice(sorted(codes))
    market_rate = market.exchange_rates.rate(code, plan.reporting_currency)
    rate = round_half_up(market_rate * ground.choose.randrange(70, 140) / 100, 8)
    edited = set_plan_rate(plan, code, rate)
    return ground.on_inputs(f"rate of {code}", edited, code, float(rate))


def _assumption(ground: _Ground) -> Edit:
    name = ground.choose.choice(list(SCALARS))
    share = ground.share()
    edited = change_assumptions(ground.plan, **{name: share})
    return ground.on_inputs(name, edited, SCALARS[name], float(share))


def _raise_months(ground: _Ground) -> Edit:
    name = ground.choose.choice(list(RAISE_MONTHS))
    words, most = RAISE_MONTHS[name]
    number = ground.choose.randint(1, most)
    edited = change_assumptions(ground.plan, **{name: number})
    return ground.on_inputs(name, edited, words, number)


def _equipment(ground: _Ground) -> Edit:
    before = ground.plan.assumptions.equipment
    price = Money(Decimal(ground.choose.randrange(900_000)) / 100, before.currency)
    edited = change_assumptions(ground.plan, equipment=price)
    words = "Equipment of a new employee, once"
    return ground.on_inputs("equipment", edited, words, float(price.amount))


def _fee(ground: _Ground) -> Edit:
    name = ground.choose.choice(list(FEES))
    fee = Decimal(ground.choose.randrange(100_000)) / 100
    edited = change_assumptions(ground.plan, **{name: fee})
    return ground.on_inputs(name, edited, FEES[name], float(fee))


def _country(ground: _Ground) -> Edit:
    place = ground.market.places[ground.seat().place_id]
    code, share = CountryCode(place.country), ground.share()
    name = ground.choose.choice(list(COUNTRY_COLUMNS))
    edited = set_country_assumption(ground.plan, code, name, share)
    row = ground.row_of("Inputs", code)  # the first table of countries is that of assumptions
    address = f"{column_name(COUNTRY_COLUMNS[name])}{row}"
    return Edit(f"{name} of {code}", ground.plan, edited, {("Inputs", address): float(share)})


def _company_day(ground: _Ground) -> Edit:
    day = ground.choose.choice(sorted(ground.plan.company_days, key=str))
    name = ground.plan.company_days[day]
    same_name = [other for other, words in ground.plan.company_days.items() if words == name]
    moved = CompanyDay(day.day + timedelta(days=ground.choose.randint(1, 9)), day.country)
    if len(same_name) > 1 or moved in ground.plan.company_days:
        return Edit("", ground.plan, ground.plan, {})
    row = ground.row_of("Inputs", name, LABEL)
    edited = move_company_day(ground.plan, day, moved)
    typed = {("Inputs", f"{column_name(VALUE)}{row}"): moved.day}
    return Edit(f"day of {name}", ground.plan, edited, typed)


def _budget(ground: _Ground) -> Edit:
    number = ground.choose.randrange(len(ground.plan.months))
    amount = Decimal(ground.choose.randrange(1000, 99_999))
    edited = set_budget(ground.plan, {ground.plan.months[number]: amount})
    sheet = ground.sheet("Inputs")
    row = max(row for (row, column), cell in sheet.cells.items() if cell.content.name == "NUMBER")
    address = f"{column_name(6 + number)}{row + 1}"
    return Edit("budget", ground.plan, edited, {("Inputs", address): float(amount)})


KINDS: tuple[Callable[[_Ground], Edit | None], ...] = (
    _pay,
    _start,
    _end,
    _no_end,
    _status,
    _engagement,
    _benefits,
    _plan_rate,
    _assumption,
    _raise_months,
    _equipment,
    _fee,
    _country,
    _company_day,
    _budget,
)
