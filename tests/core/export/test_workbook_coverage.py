"""The coverage in the workbook is the planner's, live from hours and weeks to totals."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from planner.calculators.coverage import typical_week, week_coverage
from planner.calculators.coverage_crews import Crew, plan_crews
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import year_coverage
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId
from planner.quantities.month import Month

HOURS = slice(8, 32)
"""Rows of the hours, counted from 0."""


@pytest.fixture(scope="module")
def odd_minutes(sample: Plan) -> Plan:
    """The sample over some months with a clock change and days that begin within an hour."""
    pattern = WorkingPattern(
        start=time(8, 20), end=time(19, 5), break_start=time(12, 10), break_minutes=35
    )
    seats = [replace(member, working_pattern=None) for member in sample.members]
    return replace(
        sample,
        members=tuple(seats),
        working_pattern=pattern,
        horizon_start=Month(2027, 2),
        horizon_months=9,
    )


def rows_of(path: Path) -> list[list[Any]]:
    sheet: Worksheet = openpyxl.load_workbook(path, data_only=True)["Coverage"]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def asked(plan: Plan, market: Snapshot) -> tuple[tuple[Crew, ...], CoverageQuestion]:
    days = plan.months[0].first_day, plan.months[-1].last_day
    question = CoverageQuestion(market.places[plan.anchor_id].zone, *days)
    return plan_crews(plan, market, *days), question


def row_named(rows: list[list[Any]], name: str, after: int = 0) -> int:
    return next(at for at, row in enumerate(rows) if at >= after and row[0] == name)


def test_that_hours_and_weekdays_are_the_planner_s(
    odd_minutes: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    crews, question = asked(odd_minutes, market)
    week = week_coverage(crews, typical_week(crews, question))
    rows = rows_of(export(odd_minutes))

    for hour, row in enumerate(rows[HOURS]):
        least = [min(week.slots.least[(d * 24 + hour) * 4 :][:4]) for d in range(7)]
        assert row[1:8] == least
        assert row[8] == sum(people > 0 for people in least)
    whole, gaps, shares = rows[32:35]
    assert whole[8] == sum(whole[1:8]) == sum(row[8] for row in rows[HOURS])
    assert gaps[8] == pytest.approx(week.gap_minutes / 60)
    assert gaps[1] == pytest.approx(sum(week.slots.gap_minutes[:96]) / 60)
    assert gaps[8] != 168 - whole[8], "minutes within hours have to count"
    assert shares[8] == pytest.approx(week.covered_share)
    assert shares[1] == pytest.approx(1 - gaps[1] / 24)


def test_that_hours_with_too_few_people_are_marked(
    odd_minutes: Plan, export: Callable[..., Path]
) -> None:
    sheet = openpyxl.load_workbook(export(odd_minutes))["Coverage"]
    (marked,) = sheet.conditional_formatting
    (rule,) = marked.rules
    assert str(marked.sqref) == "B9:H32"
    assert (rule.operator, rule.formula) == ("lessThan", ["$B$4"])


def test_that_the_gaps_are_told_in_words_and_add_up(
    odd_minutes: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    crews, question = asked(odd_minutes, market)
    week = week_coverage(crews, typical_week(crews, question))
    rows = rows_of(export(odd_minutes))
    first = row_named(rows, "Gap") + 1
    total = row_named(rows, "Total", first)

    assert total - first == len(week.gaps) > 1
    hours = [row[1] for row in rows[first:total]]
    assert sorted(hours, reverse=True) == hours
    assert rows[total][1] == pytest.approx(week.gap_minutes / 60)
    assert str(rows[first][2]).startswith("after ")


def test_that_weeks_with_and_without_holidays_are_the_planner_s(
    odd_minutes: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    crews, question = asked(odd_minutes, market)
    plain = year_coverage(crews, question)
    off = year_coverage(crews, replace(question, with_holidays=True))
    rows = rows_of(export(odd_minutes))
    first = row_named(rows, "From") + 1
    total = row_named(rows, "Total", first)

    assert total - first == len(plain.weeks)
    for row, week, holiday in zip(rows[first:total], plain.weeks, off.weeks, strict=True):
        assert (row[0].date(), row[1].date()) == (week.first_day, week.last_day)
        assert row[2] == pytest.approx(week.minutes / 60)
        assert row[3] == pytest.approx(week.gap_minutes / 60)
        assert row[4] == pytest.approx(1 - week.gap_minutes / week.minutes)
        assert row[5] == pytest.approx(holiday.gap_minutes / 60)
        assert row[6] == pytest.approx(1 - holiday.gap_minutes / holiday.minutes)
    assert 167 in [row[2] for row in rows[first:total]]
    assert rows[total][3] == pytest.approx(plain.gap_minutes / 60)
    assert rows[total][4] == pytest.approx(plain.covered_share)
    assert rows[total][5] == pytest.approx(off.gap_minutes / 60)
    assert rows[total][5] > rows[total][3]
    assert rows[total + 1][3] == pytest.approx(plain.worst_week.gap_minutes / 60)


@pytest.mark.libreoffice
def test_that_a_spreadsheet_program_recalculates_the_same_also_for_two_people(
    odd_minutes: Plan,
    export: Callable[..., Path],
    recalculation: Callable[[Path], Any],
    recalculate: Callable[[Path], Path],
    tmp_path: Path,
) -> None:
    path = export(odd_minutes)
    found = recalculation(path)
    assert [each for each in found.differences if each[0].sheet == "Coverage"] == []

    workbook = openpyxl.load_workbook(path)
    workbook["Coverage"]["B4"] = 2
    workbook.save(tmp_path / "two.xlsx")
    rows = rows_of(recalculate(tmp_path / "two.xlsx"))
    by_hour = [sum(people >= 2 for people in row[1:8]) for row in rows[HOURS]]
    assert [row[8] for row in rows[HOURS]] == by_hour
    assert rows[32][8] == sum(by_hour) < rows_of(path)[32][8]


def test_that_an_unknown_anchor_is_counted_in_utc_and_unknown_years_are_said(
    odd_minutes: Plan, export: Callable[..., Path]
) -> None:
    astray = rows_of(export(replace(odd_minutes, anchor_id=PlaceId("xx-atlantis"))))
    assert astray[4][:2] == ["Time zone", "UTC"]
    late = rows_of(export(replace(odd_minutes, horizon_start=Month(2041, 1))))
    assert late[3][0] == "The clock changes of the plan's months are not known."


def test_that_a_plan_without_anybody_has_one_gap(
    odd_minutes: Plan, export: Callable[..., Path]
) -> None:
    rows = rows_of(export(replace(odd_minutes, members=(), positions=())))
    gap = row_named(rows, "Gap") + 1
    assert rows[gap][:2] == ["the whole week", 168]
    assert rows[34][8] == 0


def test_that_a_plan_covered_throughout_has_no_gap(
    odd_minutes: Plan, export: Callable[..., Path]
) -> None:
    every_day = WorkingPattern(start=time(0), end=time(0), weekdays=frozenset(range(7)))
    member = replace(odd_minutes.members[0], working_pattern=every_day, start=date(2020, 1, 1))
    rows = rows_of(export(replace(odd_minutes, members=(member,), positions=())))
    gap = row_named(rows, "Gap") + 1
    total = row_named(rows, "Total", gap)
    assert rows[total][1] == 0
    assert rows[34][1:9] == [1] * 8
