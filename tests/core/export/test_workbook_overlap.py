"""The shared hours on the Overlap sheet are the planner's, also for odd working days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from planner.calculators.overlap import overlap_on, worker_at
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.working_pattern import WeekdayHours, WorkingPattern

HEADING_ROW = 4
WEDNESDAYS = {date(2027, 1, 20): "20 January 2027", date(2027, 7, 21): "21 July 2027"}


def shared_hours(path: Path) -> dict[tuple[str, str], float]:
    """By seat and day, as the headings name it."""
    sheet = openpyxl.load_workbook(path, data_only=True)["Overlap"]
    days = {cell.column: str(cell.value) for cell in sheet[HEADING_ROW - 1] if cell.value}
    found: dict[tuple[str, str], float] = {}
    for column in [cell.column for cell in sheet[HEADING_ROW] if cell.value == "Shared, hours"]:
        day = days[max(at for at in days if at and column and at <= column)]
        for row in sheet.iter_rows(min_row=HEADING_ROW + 1):
            if row[0].value is None:
                break  # the teams stand below the seats
            found[str(row[0].value), day] = float(str(row[(column or 1) - 1].value))
    return found


@pytest.mark.parametrize(
    "pattern",
    [
        WorkingPattern(),
        WorkingPattern(start=time(22), end=time(6)),
        WorkingPattern(start=time(4), end=time(3)),
        WorkingPattern(weekdays=frozenset({5, 6})),
        WorkingPattern(break_start=time(12), break_minutes=45),
        WorkingPattern(weekday_hours=(WeekdayHours(2, time(7), time(12, 20)),)),
    ],
)
def test_that_shared_hours_are_the_planners(
    sample: Plan, market: Snapshot, export: Callable[..., Path], pattern: WorkingPattern
) -> None:
    members = tuple(replace(member, working_pattern=pattern) for member in sample.members)
    plan = replace(
        sample,
        members=members,
        working_pattern=WorkingPattern(start=time(10), end=time(19)),
        place_patterns={sample.anchor_id: WorkingPattern(start=time(20), end=time(5))},
    )
    found = shared_hours(export(plan))
    assert len(found) == 2 * len([*plan.seats])
    for seat in plan.seats:
        pair = (
            worker_at(market.places[plan.anchor_id], plan.pattern_at(plan.anchor_id)),
            worker_at(market.places[seat.place_id], plan.pattern_of(seat)),
        )
        for day, words in WEDNESDAYS.items():
            assert found[seat.id, words] == pytest.approx(overlap_on(pair, day).minutes / 60)
