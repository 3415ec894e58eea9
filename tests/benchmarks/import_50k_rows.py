"""Reading files of 50,000 rows and 20 columns: to cells, and to columns matched and all rows read.

The baseline is pandas reading the same files in the same run, workbooks by openpyxl, which only
gets as far as cells. Times are of the processor, so that a busy machine tells the same.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import xlsxwriter

from planner.intake.cells.cell_reading import CellReader
from planner.intake.cells.layout import layout_of
from planner.intake.tables.file_table import read_file_table
from planner.localization.formatting import Formatter
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample

ROWS = 50_000
RUNS = 5
HEADINGS = (
    *("Name", "Title", "Level", "Team", "City", "Country", "Currency", "Salary", "Status", "Notes"),
    *("Manager", "Employment", "Start", "End", "Seat", "Prio", "Desk", "Floor", "Badge", "Phone"),
)
PLACES = (("Kraków", "PL", "PLN"), ("Berlin", "DE", "EUR"), ("Oslo", "NO", "NOK"))
ROLES = ("Site reliability engineer", "MLOps engineer", "Storage engineer", "GPU cluster engineer")
DAYS, PAY = 12, 7
FIRST_DAY = datetime(2020, 1, 1)  # noqa: DTZ001 -- a cell's day is of no time zone


def roster() -> list[list[object]]:
    rows: list[list[object]] = [list(HEADINGS)]
    for n in range(ROWS):
        place, country, currency = PLACES[n % 3]
        day = FIRST_DAY + timedelta(days=n % 2000)
        row: list[object] = [f"Person {n}", ROLES[n % 4], "Senior", f"Team {n % 30}", place]
        row += [country, currency, 90_000 + n % 70_000, "Open", f"note {n % 500}"]
        row += [f"Person {n % 50}", "Own entity", day, "", f"S-{n}", n % 3 + 1]
        rows.append([*row, n % 900, n % 9, n, n * 1.5])
    return rows


def write_files(rows: list[list[object]], csv: Path, workbook: Path) -> None:
    with csv.open("w", encoding="utf-8") as file:
        for row in rows:
            texts = (c.date().isoformat() if isinstance(c, datetime) else str(c) for c in row)
            file.write(",".join(texts) + "\n")
    book = xlsxwriter.Workbook(workbook)
    sheet = book.add_worksheet("Team")
    formats = {DAYS: book.add_format({"num_format": "yyyy-mm-dd"})}
    formats[PAY] = book.add_format({"num_format": "#,##0.00"})
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell, formats.get(column))
    book.close()


def median_ms(step: Callable[[], object], runs: int) -> float:
    taken = []
    for _ in range(runs):
        started = time.process_time()
        step()
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken)


def measure() -> dict[str, float]:
    plan, market = load_sample("cloud-provider"), load_snapshot()

    def preview(path: Path) -> None:
        reader = CellReader(plan, market, Formatter("en"), date(2026, 11, 26))
        grid = read_file_table(path).grid
        layout = layout_of(grid, reader.currencies, reader.reads)
        read = reader.rows(grid, layout, plan.positions[0].place_id)
        assert len(read) == ROWS
        assert not any(row.problems for row in read)

    with tempfile.TemporaryDirectory() as folder:
        csv, workbook = Path(folder, "team.csv"), Path(folder, "team.xlsx")
        write_files(roster(), csv, workbook)
        preview(csv)  # what a language's names and the market's tables cost once is not measured
        ours_csv = median_ms(lambda: read_file_table(csv), RUNS)
        ours_workbook = median_ms(lambda: read_file_table(workbook), RUNS)
        previewed_csv = median_ms(lambda: preview(csv), 3)
        previewed_workbook = median_ms(lambda: preview(workbook), 3)
        pandas_csv = median_ms(lambda: pd.read_csv(csv), RUNS)
        pandas_workbook = median_ms(lambda: pd.read_excel(workbook), 1)
    return {
        "csv_to_cells_ms": ours_csv,
        "workbook_to_cells_ms": ours_workbook,
        "csv_to_preview_ms": previewed_csv,
        "workbook_to_preview_ms": previewed_workbook,
        "pandas_csv_ms": pandas_csv,
        "pandas_workbook_ms": pandas_workbook,
        "pandas_to_planner_workbook_ratio": pandas_workbook / ours_workbook,
        "pandas_to_planner_workbook_preview_ratio": pandas_workbook / previewed_workbook,
    }
