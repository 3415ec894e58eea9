"""What a reader of the printed workbook needs: letters of a readable size, labels on every page."""

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

PRINTABLE_INCHES = 297 / 25.4 - 2 * 0.4
PIXELS_A_CHARACTER, PIXELS_AROUND, PIXELS_AN_INCH = 7, 5, 96
LETTERS_POINTS = 10
SMALLEST_POINTS = 4


def inches_wide(sheet: Worksheet, first: int, last: int) -> float:
    pixels = 0.0
    for column in range(first, last + 1):
        letter = get_column_letter(column)
        given = [
            dimension.width
            for dimension in sheet.column_dimensions.values()
            if (dimension.min or 0) <= column <= (dimension.max or 0)
        ]
        width = given[0] if given else sheet.column_dimensions[letter].width
        pixels += width * PIXELS_A_CHARACTER + PIXELS_AROUND
    return pixels / PIXELS_AN_INCH


def printed_points(sheet: Worksheet) -> float:
    pages = sheet.page_setup.fitToWidth or 1
    repeated = 0.0
    if sheet.print_title_cols:
        first, last = sheet.print_title_cols.replace("$", "").split(":")
        repeated = inches_wide(
            sheet, column_index_from_string(first), column_index_from_string(last)
        )
    area = re.search(r":\$?([A-Z]+)", str(sheet.print_area or ""))
    columns = column_index_from_string(area[1]) if area else sheet.max_column
    width = inches_wide(sheet, 1, columns) + (pages - 1) * repeated
    return LETTERS_POINTS * min(1.0, pages * PRINTABLE_INCHES / width)


def test_that_no_sheet_is_printed_too_small_to_read(sample_workbook: Path) -> None:
    sizes = {
        sheet.title: printed_points(sheet) for sheet in openpyxl.load_workbook(sample_workbook)
    }
    assert {title: size for title, size in sizes.items() if size < SMALLEST_POINTS} == {}
    assert sizes["Onboarding"] > 5


@pytest.mark.parametrize(
    ("title", "labels"),
    [("Inputs", ("Budget", "USD")), ("Monthly cost", ("Total, reporting currency", "USD"))],
)
def test_that_each_page_of_months_names_its_figures(
    sample_workbook: Path, title: str, labels: tuple[str, str]
) -> None:
    sheet = openpyxl.load_workbook(sample_workbook)[title]
    _, last = (sheet.print_title_cols or "").replace("$", "").split(":")
    row = next(row for row in sheet.iter_rows() if labels[0] in {cell.value for cell in row})
    repeated = {cell.value for cell in row[: column_index_from_string(last)]}
    assert repeated >= set(labels)


def test_that_each_waterfall_begins_a_page_and_leaves_names_that_repeat_uncovered(
    sample_workbook: Path,
) -> None:
    sheet = openpyxl.load_workbook(sample_workbook)["Scenarios"]
    titles = [cell.row for cell in sheet["A"] if str(cell.value).startswith("From the base to")]
    assert titles
    assert [each.id for each in sheet.row_breaks.brk] == [title - 2 for title in titles]
    repeated = column_index_from_string((sheet.print_title_cols or "").replace("$", "")[-1])
    charts = getattr(sheet, "_charts")  # noqa: B009 -- the types know no chart of a sheet
    assert [chart.anchor._from.col >= repeated for chart in charts] == [True] * len(titles)
