"""Exporting 500 seats over 24 months against XlsxWriter writing as many plain numbers."""

import io
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter

from planner.calculators.evaluation import Evaluation, evaluate
from planner.export.workbook import export_workbook
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId

SEATS = 500
RUNS = 3
GENERATED_ON = date(2026, 11, 24)


def large_evaluation() -> Evaluation:
    """The sample's positions, over and over, up to 500 seats."""
    sample = load_sample("cloud-provider")
    wanted = SEATS - len(sample.members)
    positions = tuple(
        replace(sample.positions[n % len(sample.positions)], id=SeatId(f"P-{n:03}"))
        for n in range(wanted)
    )
    return evaluate(replace(sample, positions=positions), load_snapshot())


def seconds(work: Callable[[], object]) -> float:
    timings = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        timings.append(time.perf_counter() - started)
    return statistics.median(timings)


def write_numbers(rows: int, columns: int) -> None:
    workbook = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet = workbook.add_worksheet()
    style = workbook.add_format({"num_format": "#,##0.00"})
    for row in range(rows):
        for column in range(columns):
            sheet.write_number(row, column, 1234.56, style)
    workbook.close()


def count_cells(path: Path) -> tuple[int, int]:
    """All cells and those with formulas."""
    workbook = openpyxl.load_workbook(path, read_only=True)
    values = [
        cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value
    ]
    workbook.close()
    return len(values), sum(isinstance(value, str) and value.startswith("=") for value in values)


def measure() -> dict[str, float]:
    evaluation = large_evaluation()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"

        def export() -> None:
            export_workbook(evaluation, path, generated_on=GENERATED_ON)

        export()  # holidays and catalogues are read once
        exported = seconds(export)
        cells, formulas = count_cells(path)
        size = path.stat().st_size
        tracemalloc.start()
        export()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    numbers = seconds(lambda: write_numbers(cells // 30, 30))
    return {
        "export_ms": exported * 1000,
        "cells": cells,
        "formulas": formulas,
        "file_mb": size / 1e6,
        "peak_memory_mb": peak / 1e6,
        "xlsxwriter_plain_numbers_ms": numbers * 1000,
        "export_to_plain_numbers_ratio": exported / numbers,
    }
