"""The teams' shared minutes in the workbook are the planner's, live from day to figure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from planner.calculators.overlap import seat_overlaps
from planner.calculators.overlap_horizon import overlap_over_horizon
from planner.calculators.overlap_pairs import pairwise_overlap
from planner.calculators.team_days import team_days
from planner.calculators.team_groups import TeamGroup, team_groups
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.model import Plan
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.month import Month

DAYS, TEAMS = "Overlap by day", "Overlap by team"
FIRST_ROW = 7


@pytest.fixture(scope="module")
def patterned(sample: Plan) -> Plan:
    """The sample with short Fridays, a break, some weeks of other hours and a company day."""
    pattern = WorkingPattern(
        break_start=time(12),
        break_minutes=35,
        weekday_hours=(WeekdayHours(4, time(9), time(14)),),
        dated_hours=(DatedHours(date(2027, 2, 8), date(2027, 3, 9), time(10), time(15)),),
    )
    return replace(
        sample,
        working_pattern=pattern,
        horizon_start=Month(2027, 2),
        horizon_months=9,
        company_days={CompanyDay(date(2027, 5, 14)): "Founders' day"},
    )


def horizon(plan: Plan) -> tuple[date, date]:
    return plan.months[0].first_day, plan.months[-1].last_day


def groups_of(plan: Plan, market: Snapshot) -> tuple[TeamGroup, ...]:
    return team_groups(plan, market, *horizon(plan))


def team_rows(sheet: Worksheet, plan: Plan) -> dict[str, list[Any]]:
    rows = sheet.iter_rows(min_row=5, max_row=4 + len(plan.teams), max_col=13)
    return {str(row[0].value): [cell.value for cell in row] for row in rows}


def test_that_the_figures_of_teams_are_the_planner_s(
    patterned: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    workbook = openpyxl.load_workbook(export(patterned), data_only=True)
    rows = team_rows(workbook[TEAMS], patterned)
    overlaps = seat_overlaps(patterned, market)
    for group in groups_of(patterned, market):
        found = overlap_over_horizon(group.workers, *horizon(patterned))
        seats = {seat for seats in group.seats[1:] for seat in seats}
        assert found.worst_week is not None
        (_, name, anchor, days, least, _, low, middle, high, week, monday, lost_days, lost) = rows[
            group.team.id
        ]
        assert (name, anchor) == (group.team.name, group.workers[0].label)
        assert days == len(found.group.days)
        assert least == min(overlaps[seat].min_minutes for seat in seats)
        assert (low, middle, high) == (
            found.shared.min_minutes,
            found.shared.median_minutes,
            found.shared.max_minutes,
        )
        assert (week, monday.date()) == (found.worst_week.minutes, found.worst_week.first_day)
        assert lost_days == len(found.lost)
        assert lost == sum(each.lost_minutes for each in found.lost)


def test_that_every_workday_has_its_row(
    patterned: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    sheet = openpyxl.load_workbook(export(patterned), data_only=True)[DAYS]
    rows = {
        row[0].value.date(): [cell.value for cell in row]
        for row in sheet.iter_rows(min_row=FIRST_ROW)
        if isinstance(row[0].value, datetime)
    }
    for at, group in enumerate(groups_of(patterned, market)):
        found = team_days(group, *horizon(patterned))
        assert set(rows) >= {each.day for each in found.days}
        for each in found.days:
            first = 2 + 5 * at
            least, together, _week, lost, who = rows[each.day][first : first + 5]
            assert (least, together) == (each.least, each.together)
            assert lost == (None if each.together is None else each.lost)
            assert bool(who) is bool(each.absences)
    founders = rows[date(2027, 5, 14)]
    assert [str(cell) for cell in founders if "(Founders' day)" in str(cell)]


def test_that_pairs_stand_in_a_matrix_of_least_and_of_median(
    patterned: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    sheet = openpyxl.load_workbook(export(patterned), data_only=True)[TEAMS]
    titles = {row[0].value: row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value}
    for group in groups_of(patterned, market):
        pairs = pairwise_overlap(group.workers, *horizon(patterned))
        for kind, figures in (("least", pairs.min_minutes), ("median", pairs.median_minutes)):
            row = titles[f"{group.team.name}: {kind} minutes of two"]
            assert row is not None
            labels = [worker.label for worker in group.workers]
            headings = [cell.value for cell in sheet[row + 1][2 : 2 + len(labels)]]
            assert headings == labels
            for n, label in enumerate(labels, row + 2):
                assert sheet.cell(n, 2).value == label
                found = [cell.value for cell in sheet[n][2 : 2 + len(labels)]]
                assert found == [float(each) for each in figures[n - row - 2]]


@pytest.mark.libreoffice
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_libreoffice_finds_the_same_figures(
    patterned: Plan,
    export: Callable[..., Path],
    recalculation: Callable[[Path], Any],
    language: str,
) -> None:
    found = recalculation(export(patterned, language=language, name=f"teams-{language}.xlsx"))
    assert found.formulas > 600
    assert found.differences == []


@pytest.mark.libreoffice
def test_that_a_day_typed_over_moves_the_figures(
    patterned: Plan,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
) -> None:
    path = export(patterned, name="typed.xlsx")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[DAYS]
    row = next(
        row[0].row
        for row in sheet.iter_rows(min_row=FIRST_ROW, max_col=1)
        if row[0].value == datetime.fromisoformat("2027-06-16")
    )
    assert row is not None
    sheet.cell(row, 4).value = -3000
    workbook.save(path)
    after = openpyxl.load_workbook(recalculate(path), data_only=True)
    (first, *_) = team_rows(after[TEAMS], patterned).values()
    assert first[6] == -3000
    assert first[10] == datetime.fromisoformat("2027-06-14")


def test_that_a_plan_without_seats_or_known_clocks_has_no_teams(
    sample: Plan, export: Callable[..., Path]
) -> None:
    empty = replace(sample, members=(), positions=())
    late = replace(sample, horizon_start=Month(2041, 1))
    for name, plan in (("empty.xlsx", empty), ("late.xlsx", late)):
        workbook = openpyxl.load_workbook(export(plan, name=name), data_only=True)
        assert workbook[TEAMS].cell(5, 1).value is None
        assert workbook[DAYS].cell(FIRST_ROW, 1).value is None
