"""Reading a returned workbook of 500 seats over 36 months back, against openpyxl reading it.

The planner reads the workbook, holds every input against the plan and looks at every formula;
openpyxl only reads the three sheets with inputs, for formulas without their results.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

import openpyxl

from planner.calculators.evaluation import evaluate
from planner.export.workbook import export_workbook
from planner.intake.returned.reading import read_returned
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId

SEATS, MONTHS = 500, 36
RUNS = 3
TODAY = date(2026, 11, 26)
SHEETS = ("Inputs", "Positions", "Changes")


def seconds(work: Callable[[], object]) -> float:
    timings = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        timings.append(time.perf_counter() - started)
    return median(timings)


def read_with_openpyxl(path: Path) -> None:
    workbook = openpyxl.load_workbook(path, read_only=True)
    for name in SHEETS:
        for _row in workbook[name].iter_rows(values_only=True):
            pass
    workbook.close()


def measure() -> dict[str, float]:
    sample, market = load_sample("cloud-provider"), load_snapshot()
    positions = tuple(
        replace(sample.positions[n % len(sample.positions)], id=SeatId(f"P-{n:04}"))
        for n in range(SEATS - len(sample.members))
    )
    plan = replace(sample, positions=positions, horizon_months=MONTHS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        export_workbook(evaluate(plan, market), path, generated_on=TODAY)
        review = read_returned(path, plan, market, TODAY)
        assert not review.proposals
        assert not review.problems
        ours = seconds(lambda: read_returned(path, plan, market, TODAY))
        theirs = seconds(lambda: read_with_openpyxl(path))
    return {
        "read_back_ms": ours * 1000,
        "openpyxl_three_sheets_ms": theirs * 1000,
        "read_back_to_openpyxl_three_sheets_ratio": ours / theirs,
    }
