"""The Timeline and Lever costs sheets: what the planner says, and what the switches make of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.scenario_comparison.costed_plan import costed_plan
from planner.export.workbook.timeline_layout import LeverColumn, SeatColumn
from planner.intake.audit import audit_workbook
from planner.market.lever import LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_hiring, change_lever, change_seat
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

FIRST_MONTH, YEARLY = 6, 4
PULLED = (LeverKind.PAY_UPLIFT, LeverKind.UNIVERSITY)


@pytest.fixture(scope="module")
def levered(sample: Plan) -> Plan:
    """The sample with two levers on and two off, one of these at a cost of its own."""
    plan = replace(sample, levers={}, scenarios=())
    plan = change_lever(plan, LeverKind.PAY_UPLIFT, is_on=True, strength=Decimal("0.2"))
    plan = change_lever(plan, LeverKind.UNIVERSITY, is_on=True, strength=Decimal(2))
    plan = change_lever(plan, LeverKind.CLEARER_POSTINGS, once_cost=Decimal(2_500))
    return change_lever(plan, LeverKind.AGENCY, strength=Decimal("0.25"))


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, datetime) else None


def _table(path: Path, first: str) -> dict[object, list[Any]]:
    """Return the rows of the Timeline sheet below a heading, by their first cell."""
    sheet = openpyxl.load_workbook(path, data_only=True)["Timeline"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(at for at, row in enumerate(rows) if row[0] == first)
    found: dict[object, list[Any]] = {}
    for row in rows[start + 1 :]:
        if row[0] is None:
            break
        found[row[0]] = row
    return found


def _months(path: Path, label: str) -> list[Any]:
    sheet = openpyxl.load_workbook(path, data_only=True)["Lever costs"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[2] == label)
    return list(row)


def _assert_is(path: Path, plan: Plan, market: Snapshot) -> None:
    """Hold both sheets against the planner's results of a plan."""
    timeline = expected_timeline(plan, market)
    rows = _table(path, "Seat")
    assert list(rows) == list(timeline.seats)
    for seat_id, seat in timeline.seats.items():
        row, clocks = rows[seat_id], seat.expected
        assert row[SeatColumn.MEDIAN] == pytest.approx(seat.hiring.median_days)
        assert _day(row[SeatColumn.OPENED]) == clocks.opened
        assert _day(row[SeatColumn.ACCEPTED]) == clocks.accepted
        assert _day(row[SeatColumn.FIRST_DAY]) == clocks.first_day
        assert _day(row[SeatColumn.PRODUCTIVE]) == clocks.productive
        assert _day(row[SeatColumn.P90]) == seat.first_day_p90
        assert row[SeatColumn.LATE] == seat.days_late
    figures = _table(path, "Number of the combination in use")
    assert _day(figures["All seats filled, P50"][1]) == timeline.filled_by_p50
    assert figures["Median time to hire, days"][1] == timeline.median_days_to_fill
    costed = costed_plan(plan, market)
    row = _months(path, "Plan with its levers")
    months = len(plan.months)
    assert row[FIRST_MONTH : FIRST_MONTH + months] == pytest.approx(
        [float(cost) for cost in costed.by_month], abs=0.001
    )
    assert row[YEARLY] == pytest.approx(float(costed.run_rate), abs=0.001)
    assert row[FIRST_MONTH + months] == pytest.approx(float(costed.total), abs=0.001)


def test_that_the_sheets_say_what_the_planner_says(
    levered: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    _assert_is(export(levered), levered, market)


def test_that_a_queue_for_recruiters_and_a_search_so_far_are_in_the_dates(
    levered: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    plan = change_hiring(levered, recruiters=1, requisitions_per_recruiter=2)
    opened = plan.horizon_start.first_day.replace(month=10, year=plan.horizon_start.year - 1)
    plan = change_seat(plan, SeatId("P-05"), opened=opened)
    path = export(plan)
    _assert_is(path, plan, market)
    rows = _table(path, "Seat")
    assert rows["P-05"][SeatColumn.ELAPSED] == (plan.horizon_start.first_day - opened).days
    assert any(row[SeatColumn.WAIT] > 1 for row in rows.values())


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    "switched",
    [(), (LeverKind.PAY_UPLIFT,), (LeverKind.PAY_UPLIFT, LeverKind.AGENCY), PULLED],
)
def test_that_switching_levers_gives_what_the_planner_gives(
    levered: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
    switched: tuple[LeverKind, ...],
) -> None:
    path = export(levered, name=f"{'-'.join(switched) or 'as-it-is'}.xlsx")
    workbook = openpyxl.load_workbook(path)
    plan = levered
    names = {
        LeverKind.PAY_UPLIFT: "Raise pay",
        LeverKind.UNIVERSITY: "University partnership",
        LeverKind.AGENCY: "Recruiting agency",
    }
    cells = {row[0].value: row[LeverColumn.SWITCH] for row in workbook["Timeline"].iter_rows()}
    for lever in switched:
        is_on = not plan.levers[lever].is_on
        plan = change_lever(plan, lever, is_on=is_on)
        cells[names[lever]].value = int(is_on)
    workbook.save(path)
    _assert_is(recalculate(path), plan, market)


@pytest.mark.libreoffice
def test_that_changed_costs_of_a_lever_give_what_the_planner_gives(
    levered: Plan,
    market: Snapshot,
    export: Callable[..., Path],
    recalculate: Callable[[Path], Path],
) -> None:
    path = export(levered)
    workbook = openpyxl.load_workbook(path)
    rows = {row[0].value: row for row in workbook["Timeline"].iter_rows()}
    rows["University partnership"][LeverColumn.MONTHLY].value = 4_321.98
    rows["University partnership"][LeverColumn.ONCE].value = 555
    workbook.save(path)
    plan = change_lever(
        levered,
        LeverKind.UNIVERSITY,
        monthly_cost=Decimal("4321.98"),
        once_cost=Decimal(555),
    )
    _assert_is(recalculate(path), plan, market)


def test_that_levers_beyond_four_stay_as_they_are_and_count(
    levered: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    plan = levered
    for lever in (LeverKind.INTERNSHIPS, LeverKind.REFERRALS, LeverKind.EMPLOYER_BRAND):
        plan = change_lever(plan, lever, is_on=True)
    path = export(plan)
    _assert_is(path, plan, market)
    rows = _table(path, "Lever")
    switches = [row[LeverColumn.NUMBER] for row in rows.values()]
    assert switches == [1, 2, 4, 8, None, None, None]
    assert list(rows)[4] == "Referral bonus"  # on, and the fifth
    assert rows["Referral bonus"][LeverColumn.SWITCH] == 1


def test_that_a_plan_without_levers_has_a_timeline_and_no_costs_of_them(
    levered: Plan, export: Callable[..., Path]
) -> None:
    path = export(replace(levered, levers={}))
    workbook = openpyxl.load_workbook(path)
    assert "Timeline" in workbook.sheetnames
    assert "Lever costs" not in workbook.sheetnames


def test_that_a_plan_of_nobody_has_neither(levered: Plan, export: Callable[..., Path]) -> None:
    nobody = replace(levered, levers={}, members=(), positions=())
    assert {"Timeline", "Lever costs"}.isdisjoint(openpyxl.load_workbook(export(nobody)).sheetnames)


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_the_sheets_keep_to_every_rule(
    levered: Plan, export: Callable[..., Path], language: str
) -> None:
    assert audit_workbook(export(levered, language)).findings == ()


def test_that_levers_off_cost_nothing(
    levered: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    plan = levered
    for lever in PULLED:
        plan = change_lever(plan, lever, is_on=False)
    row = _months(export(plan), "All levers")
    assert set(row[FIRST_MONTH : FIRST_MONTH + len(plan.months)]) == {0}
    assert costed_plan(plan, market).total == sum(evaluate(plan, market).budget.totals)
