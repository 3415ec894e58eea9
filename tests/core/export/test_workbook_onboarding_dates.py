"""Another first day typed into the workbook moves the tasks by the rule of the schedule."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.onboarding.moves import MoveReason
from planner.calculators.onboarding.schedule import schedule_hires
from planner.export.workbook import ExportOptions, SheetGroup, export_workbook
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.edits import change_seat, change_tasks
from planner.plan.model import Plan
from planner.plan.onboarding import Leave, TaskKey, TaskStatus
from planner.plan.samples import load_sample
from planner.plan.shipped_templates import shipped_templates
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId, TaskId
from tests.core.export.conftest import GENERATED_ON, plain

PLACES = ("in-bengaluru", "de-munich", "pl-krakow", "sa-riyadh", "np-kathmandu", "us-boston")
TASKS = "Onboarding tasks"
EPOCH = date(1899, 12, 30).toordinal()
Dates = dict[str, tuple[float, float, float]]
"""Begin, end and days late of tasks by their names in the plan."""


@pytest.fixture(scope="module")
def everywhere() -> Plan:
    """Each template that ships in each of some countries, their owners in two others."""
    sample = load_sample("healthcare-startup")
    first = sample.positions[0]
    hires = [(template, place) for template in shipped_templates() for place in PLACES]
    positions = tuple(
        replace(
            first,
            id=SeatId(f"P-{number:02}"),
            place_id=PlaceId(place),
            template_id=template,
            candidate="",
            mentor_id=SeatId("M-07" if number % 2 else "M-03"),
        )
        for number, (template, place) in enumerate(hires, 1)
    )
    return replace(sample, positions=positions, scenarios=())


@pytest.fixture
def alone(market: Snapshot, tmp_path: Path) -> Callable[[Plan], Path]:
    """Return a workbook of the sheets of onboarding alone, with its first days to be typed in."""

    def write(plan: Plan) -> Path:
        path = tmp_path / "onboarding.xlsx"
        options = ExportOptions(frozenset({SheetGroup.ONBOARDING}))
        found = evaluate(plan, market)
        export_workbook(found, path, generated_on=GENERATED_ON, options=options)
        return path

    return write


def dates_in(path: Path) -> Dates:
    sheet: Any = openpyxl.load_workbook(path, data_only=True)[TASKS]
    return {
        row[29].value: (plain(row[7].value), plain(row[9].value), plain(row[10].value))
        for row in sheet.iter_rows(min_row=8)
        if row[29].value
    }


def dates_of(plan: Plan, market: Snapshot) -> Dates:
    return {
        str(task.key): (
            task.due.toordinal() - EPOCH,
            task.ends.toordinal() - EPOCH,
            task.days_late,
        )
        for schedule in schedule_hires(plan, market, GENERATED_ON).values()
        for task in schedule.tasks
    }


def starting(plan: Plan, days: tuple[date, ...]) -> Plan:
    positions = (
        replace(position, start=days[number % len(days)])
        for number, position in enumerate(plan.positions)
    )
    return replace(plan, positions=tuple(positions))


def type_starts(path: Path, plan: Plan, sheet: str, column: int) -> None:
    workbook: Any = openpyxl.load_workbook(path)
    starts = {str(position.id): position.start for position in plan.positions}
    for row in workbook[sheet].iter_rows(min_row=5):
        if row[0].value in starts:
            assert not row[column].protection.locked
            row[column].value = starts[row[0].value]
    workbook.save(path)


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    "days",
    [
        (date(2026, 12, 22), date(2027, 1, 1), date(2027, 3, 9)),  # Christmas, the end of Ramadan
        (date(2027, 4, 29), date(2027, 5, 17), date(2027, 10, 2)),  # Dashain, Gandhi Jayanti
    ],
    ids=("winter", "spring and autumn"),
)
def test_that_another_first_day_moves_each_template_in_each_country_as_the_schedule_does(
    everywhere: Plan,
    market: Snapshot,
    alone: Callable[[Plan], Path],
    recalculate: Callable[[Path], Path],
    days: tuple[date, ...],
) -> None:
    path = alone(everywhere)
    assert dates_in(path) == dates_of(everywhere, market)
    moved = starting(everywhere, days)
    type_starts(path, moved, "Onboarding", 4)
    expected = dates_of(moved, market)
    assert dates_in(recalculate(path)) == expected
    assert len(expected) > 1000
    assert expected != dates_of(everywhere, market)


@pytest.mark.libreoffice
def test_that_leave_own_weeks_company_days_and_what_was_done_count_in_the_workbook_too(
    everywhere: Plan,
    market: Snapshot,
    alone: Callable[[Plan], Path],
    recalculate: Callable[[Path], Path],
) -> None:
    plan = _lived_in(everywhere)
    path = alone(plan)
    assert dates_in(path) == dates_of(plan, market)
    moved = starting(plan, (date(2027, 2, 5), date(2027, 2, 16)))
    type_starts(path, moved, "Onboarding", 4)
    assert dates_in(recalculate(path)) == dates_of(moved, market)


def _lived_in(plan: Plan) -> Plan:
    """Return the plan with leave, a week of four days, company days, and tasks of every state."""
    plan = change_seat(plan, SeatId("M-02"), leave=(Leave(date(2027, 2, 2), date(2027, 2, 19)),))
    plan = change_seat(plan, SeatId("P-03"), leave=(Leave(date(2027, 2, 18), date(2027, 2, 26)),))
    week = WorkingPattern(weekdays=frozenset({0, 1, 2, 3}))
    plan = change_seat(plan, SeatId("P-05"), working_pattern=week)
    plan = replace(plan, company_days={CompanyDay(date(2027, 2, 22)): "Founders’ day"})
    for seat, task, changes in (
        ("P-01", "contract", {"status": TaskStatus.DONE, "done_on": date(2026, 12, 23)}),
        ("P-01", "ship-laptop", {"status": TaskStatus.DONE}),
        ("P-02", "background-check", {"status": TaskStatus.NOT_NEEDED}),
        ("P-03", "payroll", {"moved_to": date(2027, 1, 23)}),
        ("P-04", "review-30", {"moved_to": date(2027, 3, 13), "status": TaskStatus.STARTED}),
    ):
        plan = change_tasks(plan, [TaskKey(SeatId(seat), TaskId(task))], **changes)
    return plan


@pytest.mark.libreoffice
def test_that_a_start_typed_into_positions_moves_the_tasks_and_the_summary(
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
) -> None:
    plan = load_sample("healthcare-startup")
    path = export(plan)
    moved = starting(plan, (date(2027, 3, 26), date(2027, 5, 1)))
    type_starts(path, moved, "Positions", 12)
    recalculated = recalculate(path)
    assert dates_in(recalculated) == dates_of(moved, market)
    schedules = schedule_hires(moved, market, GENERATED_ON)
    sheet: Any = openpyxl.load_workbook(recalculated, data_only=True)["Onboarding"]
    shown = {
        row[0].value: (row[5].value.date(), row[9].value.date())
        for row in sheet.iter_rows(min_row=5)
        if row[0].value in schedules
    }
    assert shown == {
        str(key): (each.hire.first_day, each.productive_on) for key, each in schedules.items()
    }


def test_that_want_of_shared_time_stands_as_days_more_beside_its_reason(
    everywhere: Plan, market: Snapshot, alone: Callable[[Plan], Path]
) -> None:
    plan = change_seat(everywhere, SeatId("P-05"), place_id=PlaceId("jp-tokyo"))
    schedule = schedule_hires(plan, market, GENERATED_ON)[SeatId("P-05")]
    (call,) = (task for task in schedule.tasks if task.key.task_id == "welcome-call")
    assert MoveReason.NO_SHARED_TIME in {move.reason for move in call.moves}
    sheet: Any = openpyxl.load_workbook(alone(plan), data_only=True)[TASKS]
    (row,) = (row for row in sheet.iter_rows(min_row=8) if row[29].value == "P-05/welcome-call")
    assert row[21].value > 1
    assert row[21].font.color.rgb == "FF0000FF"
    assert "too few shared hours" in row[22].value
    assert row[7].value.date() == call.due > row[20].value.date()
