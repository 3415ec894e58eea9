"""Tasks on one calendar fall on the days that LibreOffice's WORKDAY.INTL gives."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from planner.calculators.onboarding.schedule import schedule_hires
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.working_calendar import calendar_of
from planner.plan.model import Engagement, Plan, Position, Team
from planner.plan.onboarding import OnboardingPhase, OnboardingTemplate, TaskOwner, TemplateTask
from planner.quantities.identifiers import (
    CurrencyCode,
    PlaceId,
    SeatId,
    TaskId,
    TeamId,
    TemplateId,
)
from planner.quantities.money import Money
from planner.quantities.month import Month
from tests.proofs.recalculation import recalculate_all

pytestmark = pytest.mark.libreoffice

PLACES = tuple(
    map(
        PlaceId,
        ("ie-dublin", "in-bengaluru", "eg-cairo", "jp-tokyo", "il-tel-aviv", "us-san-francisco"),
    )
)
OFFSETS = (-40, -12, -1, 0, 1, 2, 5, 9, 22, 43, 64, 90)
STARTS = tuple(date(2026, 9, 1) + timedelta(days=37 * n) for n in range(8))


@cache
def market() -> Snapshot:
    return load_snapshot()


def plan() -> Plan:
    tasks = tuple(
        TemplateTask(
            id=TaskId(f"at{offset}"),
            title="Task",
            phase=OnboardingPhase.DAYS_30,
            owner=TaskOwner.HIRE,
            offset_working_days=offset,
        )
        for offset in OFFSETS
    )
    template = OnboardingTemplate(id=TemplateId("alone"), name="Alone", tasks=tasks)
    positions = tuple(
        Position(
            id=SeatId(f"{place_id}/{n}"),
            team_id=TeamId("T-1"),
            role=RoleFamily.MLOPS_ENGINEER,
            level=Level.SENIOR,
            place_id=place_id,
            engagement=Engagement.CONTRACTOR,
            base_pay=Money(Decimal(1), CurrencyCode("EUR")),
            start=start,
            template_id=template.id,
        )
        for place_id in PLACES
        for n, start in enumerate(STARTS)
    )
    return Plan(
        name="Test",
        reporting_currency=CurrencyCode("EUR"),
        horizon_start=Month(2026, 7),
        horizon_months=24,
        anchor_id=PLACES[0],
        teams=(Team(id=TeamId("T-1"), name="Team"),),
        positions=positions,
        onboarding_templates={template.id: template},
    )


def test_that_offsets_count_as_workday_intl_counts(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    holidays = workbook.active
    assert holidays is not None
    holidays.title = "Holidays"
    days = workbook.create_sheet("Days")
    schedules = schedule_hires(plan(), market(), date(2026, 9, 1))
    columns = {place_id: chr(ord("A") + n) for n, place_id in enumerate(PLACES)}
    for place_id, column in columns.items():
        named = calendar_of(market().places[place_id]).holidays(date(2026, 1, 1), date(2028, 1, 1))
        for row, day in enumerate(sorted(named), 1):
            holidays[f"{column}{row}"] = day
    expected: list[date] = []
    for schedule in schedules.values():
        place = schedule.hire.place
        week = "".join("1" if day in place.weekend else "0" for day in range(7))
        column = columns[place.id]
        listed = f"Holidays!${column}$1:${column}$200"
        for task in schedule.tasks:
            row = len(expected) + 1
            days[f"A{row}"] = schedule.hire.first_day
            offset = task.task.offset_working_days
            days[f"B{row}"] = f'=WORKDAY.INTL(A{row},{offset},"{week}",{listed})'
            expected.append(task.due)
    path = tmp_path / "days.xlsx"
    workbook.save(path)
    recalculated = recalculate_all([path], tmp_path)[path]
    sheet = openpyxl.load_workbook(recalculated, data_only=True)["Days"]
    found = [sheet[f"B{row}"].value for row in range(1, len(expected) + 1)]
    assert [each.date() if isinstance(each, datetime) else serial(each) for each in found] == (
        expected
    )
    assert len(expected) == len(PLACES) * len(STARTS) * len(OFFSETS)


def serial(value: object) -> date:
    assert isinstance(value, int | float), value
    return date(1899, 12, 30) + timedelta(days=int(value))
