"""Exporting 500 seats over 36 months, against XlsxWriter and openpyxl writing the same cells.

The largest plan, 2,000 seats over 60 months, is exported once, with the memory the process took at
most; its own process, so that nothing before counts.
"""

import gc
import io
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import NamedStyle

from planner.calculators.evaluation import Evaluation, evaluate
from planner.export.workbook import export_workbook
from planner.intake.audit.audited_workbook import AuditedWorkbook, Content
from planner.intake.audit.workbook_reading import read_audited_workbook
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId

SEATS, MONTHS = 500, 36
MOST_SEATS, MOST_MONTHS = 2000, 60
RUNS = 3
GENERATED_ON = date(2026, 11, 24)
MONEY = "#,##0.00"


def large_evaluation(seats: int, months: int) -> Evaluation:
    """The sample's positions, over and over."""
    sample = load_sample("cloud-provider")
    wanted = seats - len(sample.members)
    positions = tuple(
        replace(sample.positions[n % len(sample.positions)], id=SeatId(f"P-{n:04}"))
        for n in range(wanted)
    )
    plan = replace(sample, positions=positions, horizon_months=months)
    return evaluate(plan, load_snapshot())


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    timings = []
    for _ in range(runs):
        gc.collect()
        started = time.perf_counter()
        work()
        timings.append(time.perf_counter() - started)
    return statistics.median(timings)


def write_with_xlsxwriter(cells: AuditedWorkbook) -> None:
    workbook = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    style = workbook.add_format({"num_format": MONEY})
    for sheet in cells.sheets:
        written = workbook.add_worksheet(sheet.name)
        for (row, column), cell in sheet.cells.items():
            value = cell.number if cell.content is Content.NUMBER else cell.value
            if cell.formula:
                written.write_formula(row, column, "=" + cell.formula, style, value)
            elif cell.content is Content.NUMBER:
                written.write_number(row, column, value, style)
            else:
                written.write_string(row, column, value, style)
    workbook.close()


def write_with_openpyxl(cells: AuditedWorkbook) -> None:
    """Its quickest way, row by row; it keeps no results beside formulas."""
    workbook = openpyxl.Workbook(write_only=True)
    workbook.add_named_style(NamedStyle("money", number_format=MONEY))
    for sheet in cells.sheets:
        written = workbook.create_sheet(sheet.name)
        for row in range(max(sheet.rows, default=-1) + 1):
            found = sheet.rows.get(row, {})
            line: list[object] = [None] * (max(found, default=-1) + 1)
            for column, cell in found.items():
                value = cell.number if cell.content is Content.NUMBER else cell.value
                one = WriteOnlyCell(written, "=" + cell.formula if cell.formula else value)
                one.style = "money"
                line[column] = one
            written.append(line)
    workbook.save(io.BytesIO())


def largest() -> tuple[float, float, float]:
    """Export the largest plan in a process of its own: seconds, megabytes at most, of the file."""
    told = subprocess.run(
        [sys.executable, __file__], check=True, capture_output=True, text=True, timeout=600
    ).stdout
    taken, memory, size = map(float, told.split())
    return taken, memory, size


def export_largest() -> None:
    evaluation = large_evaluation(MOST_SEATS, MOST_MONTHS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "largest.xlsx"
        taken = seconds(lambda: export_workbook(evaluation, path, generated_on=GENERATED_ON), 1)
        size = path.stat().st_size
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3, size / 1e6)


def measure() -> dict[str, float]:
    evaluation = large_evaluation(SEATS, MONTHS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"

        def export() -> None:
            export_workbook(evaluation, path, generated_on=GENERATED_ON)

        export()  # holidays and catalogues are read once
        exported = seconds(export)
        size = path.stat().st_size
        cells = read_audited_workbook(path, lambda: False)
    by_xlsxwriter = seconds(lambda: write_with_xlsxwriter(cells), 1)
    by_openpyxl = seconds(lambda: write_with_openpyxl(cells), 1)
    largest_seconds, largest_memory, largest_size = largest()
    return {
        "export_ms": exported * 1000,
        "cells": sum(len(sheet.cells) for sheet in cells.sheets),
        "formulas": sum(len(sheet.formulas) for sheet in cells.sheets),
        "file_mb": size / 1e6,
        "xlsxwriter_same_cells_ms": by_xlsxwriter * 1000,
        "export_to_xlsxwriter_ratio": exported / by_xlsxwriter,
        "openpyxl_same_cells_ms": by_openpyxl * 1000,
        "export_to_openpyxl_ratio": exported / by_openpyxl,
        "largest_export_ms": largest_seconds * 1000,
        "largest_peak_memory_mb": largest_memory,
        "largest_file_mb": largest_size,
    }


if __name__ == "__main__":
    export_largest()
