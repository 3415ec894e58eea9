"""Cells written by our own hand: what they share, and that others read it as we mean it."""

import re
import zipfile
from datetime import datetime
from io import BytesIO

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from planner.export.workbook.left_out import LeftOut
from planner.export.workbook.live_worksheet import LiveWorksheet
from planner.export.workbook.packed_workbook import PackedWorkbook
from planner.export.workbook.sheet_writer import SheetWriter

MADE_ON = datetime(2026, 11, 24)  # noqa: DTZ001 -- files hold a date without a zone
MONTHS = 40
LETTERS, LONG = "QVXYZ", 30_000


def written(*, left_out: bool = False) -> bytes:
    """Return a workbook with a formula across months, and one down a column with a gap."""
    file = BytesIO()
    workbook = PackedWorkbook(file)
    workbook.set_properties({"created": MADE_ON})
    worksheet = workbook.add_worksheet("Costs & more", LiveWorksheet)
    if left_out:
        worksheet.left_out = LeftOut(("$A$1",), lambda style: style)
    sheet, style = SheetWriter(worksheet), workbook.add_format({"num_format": "0.00"})
    sheet.across(4, 2, '{p}5+{c}$3*$A$1&"<"', [float(n) for n in range(MONTHS)], style)
    for row in (6, 7, 9):
        sheet.down(row, 1, 'IF($A{r}>0,"<&",A{r}+$A$1)', float(row), style, 11)
    sheet.down(8, 1, "A{r}*2+$A$1", 8.0, style, 11)
    sheet.down(10, 1, "A{r}*2+$A$1", 10.0, style, 11)
    for row, letter in enumerate(LETTERS):
        sheet.text(row, 0, letter * LONG, style)
    worksheet.settle()
    workbook.close()
    return file.getvalue()


def opened(content: bytes) -> Worksheet:
    """Return the sheet as openpyxl reads it."""
    return openpyxl.load_workbook(BytesIO(content))["Costs & more"]


def xml_of(content: bytes) -> str:
    """Return the sheet as it stands in the file."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def test_that_a_formula_across_months_is_written_once_and_read_in_each_of_them() -> None:
    content = written()
    assert xml_of(content).count("$3*$A$1") == 1
    sheet = opened(content)
    assert sheet["C5"].value == '=B5+C$3*$A$1&"<"'
    assert sheet["D5"].value == '=C5+D$3*$A$1&"<"'
    assert sheet["AP5"].value == '=AO5+AP$3*$A$1&"<"'


def test_that_a_formula_down_a_column_is_written_once_though_another_stands_between() -> None:
    content = written()
    assert xml_of(content).count("IF($A") == 1
    sheet = opened(content)
    held = {row: sheet.cell(row, 2).value for row in range(7, 13)}
    assert held == {
        7: '=IF($A7>0,"<&",A7+$A$1)',
        8: '=IF($A8>0,"<&",A8+$A$1)',
        9: "=A9*2+$A$1",
        10: '=IF($A10>0,"<&",A10+$A$1)',
        11: "=A11*2+$A$1",
        12: None,
    }


def test_that_no_two_formulas_of_a_sheet_share_one_number() -> None:
    numbers = re.findall(r'ref="[^"]*" si="(\d+)"', xml_of(written()))
    assert len(numbers) == len(set(numbers)) == 3


def test_that_a_sheet_tells_where_its_cells_stand() -> None:
    assert '<dimension ref="A1:AP11"/>' in xml_of(written())


def test_that_what_reads_a_sheet_left_out_is_written_as_figures() -> None:
    sheet = opened(written(left_out=True))
    assert [sheet[address].value for address in ("C5", "E5", "B7", "B9")] == [0, 2, 6, 8]


def test_that_the_same_workbook_gives_the_same_bytes_part_by_part() -> None:
    content = written()
    assert content == written()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert [texts.count(letter) for letter in LETTERS] == [LONG] * len(LETTERS)
