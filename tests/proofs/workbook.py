"""The workbook against the app: LibreOffice computes what the planner's engine stored.

Random plans in currencies of 0, 2 and 3 decimals, with starts on ends of months and the leap day,
pay below and above every ceiling, leavers, all engagements, company days, own rates and own
figures are exported, stripped of every stored result and recalculated. Each formula must come to
what was stored, and each month's total to the budget's to the cent. Then random edits are typed
into blue cells, recalculated, and compared with a workbook of the same edit made in the app.

Run with the number of plans and of edits; it prints one JSON object and ends with 1 where anything
differs.
"""

import json
import random
import string
import sys
import tempfile
import time as stopwatch
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from planner.calculators.evaluation import evaluate
from planner.export.workbook import export_workbook
from planner.export.workbook.places_layout import GRADES
from planner.intake.audit.audited_workbook import AuditedSheet, AuditedWorkbook
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from tests.proofs.random_edits import Edit, random_edit, type_in
from tests.proofs.random_plans import random_plan
from tests.proofs.recalculation import (
    Values,
    differences,
    read,
    recalculate_all,
    results,
    strip_results,
    value_of,
)

GENERATED_ON = date(2026, 11, 24)
FIRST_MONTH, LABEL = 6, 2
LETTERS = string.ascii_uppercase
NOT_MOVED = frozenset(
    {"About", "Changes", "Checks", "Overlap", "Overlap by team", "Overlap by day", "Coverage"}
)
"""What the app found of shared hours is a fact in the workbook, which no blue cell moves; others
tell what has changed since the export, or what the app knows the reasons of."""
FOR_REVIEW = "C3"
"""Where sheets of months link to how many checks ask for a look."""
TOTAL = "Total, reporting currency"


@dataclass(frozen=True)
class Difference:
    """What LibreOffice came to otherwise."""

    of: str
    where: str
    expected: Any
    found: Any


def export(plan: Plan, market: Snapshot, path: Path) -> Values:
    """Export a plan, and return the results stored beside the formulas."""
    export_workbook(evaluate(plan, market), path, generated_on=GENERATED_ON)
    return results(read(path))


def totals(workbook: AuditedWorkbook, months: int) -> list[Decimal]:
    """Return the totals by month of Monthly cost, to a thousandth."""
    sheet = workbook.by_name["monthly cost"]
    row = min(row for (row, at), cell in sheet.cells.items() if at == LABEL and cell.value == TOTAL)
    cells = [sheet.cells.get((row, FIRST_MONTH + n)) for n in range(months)]
    return [Decimal(f"{value_of(cell):.4f}").quantize(Decimal("0.001")) for cell in cells]


def differing_totals(
    of: str, plan: Plan, market: Snapshot, found: AuditedWorkbook
) -> list[Difference]:
    """Compare the totals of the recalculated workbook with the budget of the app."""
    expected = evaluate(plan, market).budget.totals
    pairs = zip(expected, totals(found, plan.horizon_months), strict=True)
    return [
        Difference(of, f"total of month {n}", str(total), str(other))
        for n, (total, other) in enumerate(pairs, 1)
        if total != other
    ]


def prove_plans(
    seeds: range, frame: Plan, market: Snapshot, folder: Path
) -> tuple[int, list[Difference]]:
    """Recalculate the workbooks of random plans; return how many formulas were compared."""
    plans = {folder / f"plan-{seed}.xlsx": random_plan(seed, frame, market) for seed in seeds}
    stored, bare = {}, {}
    for path, plan in plans.items():
        stored[path] = export(plan, market, path)
        bare[path] = folder / f"bare-{path.name}"
        strip_results(path, bare[path])
    recalculated = recalculate_all(bare.values(), folder)
    faults: list[Difference] = []
    for path, plan in plans.items():
        found = read(recalculated[bare[path]])
        every = {
            (sheet.name, cell.address): value_of(cell)
            for sheet in found.sheets
            for cell in sheet.cells.values()
        }
        faults += [Difference(plan.name, *each) for each in differences(stored[path], every)]
        faults += differing_totals(plan.name, plan, market, found)
    return sum(map(len, stored.values())), faults


def prove_edits(
    count: int, seed: int, frame: Plan, market: Snapshot, folder: Path
) -> tuple[list[Edit], list[Difference]]:
    """Type random edits into workbooks, and compare with the same edits made in the app."""
    choose = random.Random(seed)  # noqa: S311 -- repeatable on purpose
    edits: dict[Path, Edit] = {}
    for number in range(count):
        plan = random_plan(1000 + seed + number, frame, market)
        path = folder / f"edited-{number}.xlsx"
        export(plan, market, path)
        edit = _telling_edit(choose, plan, market, read(path))
        typed = folder / f"typed-{number}.xlsx"
        type_in(path, edit.typed, typed)
        edits[typed] = edit
    recalculated = recalculate_all(edits, folder)
    faults: list[Difference] = []
    for path, edit in edits.items():
        found = read(recalculated[path])
        again = folder / "expected.xlsx"
        export(edit.plan, market, again)
        name = f"{edit.plan.name}: {edit.name}"
        pairs = differences(*comparable(read(again), found))
        faults += [Difference(name, *each) for each in pairs]
        faults += differing_totals(name, edit.plan, market, found)
    return list(edits.values()), faults


def _telling_edit(
    choose: random.Random, plan: Plan, market: Snapshot, workbook: AuditedWorkbook
) -> Edit:
    """Return an edit that moves a total, unless a few tries find none."""
    edits = [random_edit(choose, plan, market, workbook) for _ in range(4)]
    return next((edit for edit in edits if moves_a_total(edit, market)), edits[0])


def comparable(expected: AuditedWorkbook, found: AuditedWorkbook) -> tuple[Values, Values]:
    """Return the results of formulas that stand in the same place in both workbooks.

    Groups are listed by their cost, so that an edit may change their order; a row counts where its
    words are the same. What the parts of a place rest on is a fact of the day of the export; a place
    counts where its parts are the same, so that its weighted score must be.
    """
    values, others = results(expected), results(found)
    same = {
        (sheet.name, row)
        for sheet in found.sheets
        if sheet.name not in NOT_MOVED
        for row in sheet.rows
        if _words(sheet, row) == _words(expected.by_name[sheet.name.casefold()], row)
    }
    return {
        key: value
        for key, value in values.items()
        if key in others
        and key[1] != FOR_REVIEW
        and (key[0], int(key[1].lstrip(LETTERS)) - 1) in same
    }, others


def _words(sheet: AuditedSheet, row: int) -> list[str]:
    end = GRADES if sheet.name == "Places" else LABEL + 1
    cells = [sheet.cells.get((row, column)) for column in range(end)]
    return [str(value_of(cell)) for cell in cells if cell is None or not cell.formula]


def moves_a_total(edit: Edit, market: Snapshot) -> bool:
    """Tell whether an edit changes what any month costs."""
    before, after = (evaluate(plan, market).budget.totals for plan in (edit.before, edit.plan))
    return before != after


def main(plans: int, edits: int) -> int:
    began = stopwatch.perf_counter()
    frame, market = load_sample("cloud-provider"), load_snapshot()
    with tempfile.TemporaryDirectory() as folder:
        formulas, faults = prove_plans(range(plans), frame, market, Path(folder))
        typed, differing = prove_edits(edits, 2026, frame, market, Path(folder))
    answer = {
        "plans": plans,
        "formulas_compared": formulas,
        "edits": len(typed),
        "edits_that_move_a_total": sum(moves_a_total(edit, market) for edit in typed),
        "edits_by_kind": Counter(edit.name.split(" of ")[0] for edit in typed),
        "differences": len(faults) + len(differing),
        "sheets": Counter(each.where.partition("!")[0] for each in faults + differing),
        "faults": [vars(each) for each in (faults + differing)[:40]],
        "seconds": round(stopwatch.perf_counter() - began, 1),
    }
    print(json.dumps(answer, indent=2))
    return 1 if faults or differing else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
