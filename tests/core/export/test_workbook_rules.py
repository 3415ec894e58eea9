"""The rules of a workbook that finance can trust, checked on every formula cell."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import column_index_from_string, get_column_letter

Cells = Callable[[Path], list[Any]]
NEUTRAL = {"0", "1"}
VOLATILE = {"TODAY(", "NOW(", "OFFSET(", "INDIRECT(", "RAND(", "RANDBETWEEN(", "INFO(", "CELL("}
REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)")
MONTHLY_SHEETS = {"Monthly cost", "Budget", "Headcount", "Before the horizon"}
FIRST_MONTH = 7
MONTHS = 24


@pytest.fixture(scope="module")
def cells(world_workbook: Path, sample_workbook: Path, formula_cells: Cells) -> list[Any]:
    return formula_cells(world_workbook) + formula_cells(sample_workbook)


@pytest.fixture(scope="module")
def own_cells(own_workbook: Path, assumed_workbook: Path, formula_cells: Cells) -> list[Any]:
    return formula_cells(own_workbook) + formula_cells(assumed_workbook)


def tokens(cells: list[Any]) -> set[tuple[str, str, str]]:
    return {
        (token.type, token.subtype, token.value)
        for formula in {cell.formula for cell in cells}
        for token in Tokenizer(formula).items
    }


def test_that_no_formula_holds_a_number_but_0_and_1(cells: list[Any], own_cells: list[Any]) -> None:
    numbers = {
        value
        for kind, subtype, value in tokens(cells + own_cells)
        if kind == Token.OPERAND and subtype == Token.NUMBER
    }
    assert numbers <= NEUTRAL


def test_that_no_formula_uses_a_volatile_function(cells: list[Any], own_cells: list[Any]) -> None:
    found = tokens(cells + own_cells)
    functions = {value.upper() for kind, _subtype, value in found if kind == Token.FUNC}
    assert functions & VOLATILE == set()
    assert "NETWORKDAYS.INTL(" in functions


def test_that_no_formula_is_an_array_formula_or_leaves_the_workbook(
    world_workbook: Path, cells: list[Any]
) -> None:
    assert not [cell for cell in cells if "[" in cell.formula]
    with zipfile.ZipFile(world_workbook) as archive:
        names = archive.namelist()
        sheets = [archive.read(name) for name in names if name.startswith("xl/worksheets/sheet")]
    assert not [name for name in names if "external" in name.lower() or "vba" in name.lower()]
    kinds = {kind for sheet in sheets for kind in re.findall(rb'<f t="(\w+)"', sheet)}
    assert kinds <= {b"shared"}  # of formulas filled across or down, which every program reads


def relative_to(cell: Any) -> str:
    """Return a formula with its movable references as distances from its own cell."""
    own = re.fullmatch(r"([A-Z]+)(\d+)", cell.address)
    assert own is not None
    own_column, own_row = column_index_from_string(own[1]), int(own[2])

    def normalized(match: re.Match[str]) -> str:
        column = column_index_from_string(match[2])
        across = f"C{column}" if match[1] else f"C[{column - own_column}]"
        down = f"R{match[4]}" if match[3] else f"R[{int(match[4]) - own_row}]"
        return down + across

    return REFERENCE.sub(normalized, cell.formula)


def test_that_each_row_has_one_formula_across_all_months(cells: list[Any]) -> None:
    last = get_column_letter(FIRST_MONTH + MONTHS - 1)
    rows: dict[tuple[str, str], set[str]] = {}
    lengths: dict[tuple[str, str], int] = {}
    for cell in cells:
        column = re.sub(r"\d", "", cell.address)
        is_month = FIRST_MONTH <= column_index_from_string(column) < FIRST_MONTH + MONTHS
        if cell.sheet in MONTHLY_SHEETS and is_month:
            key = cell.sheet, re.sub(r"\D", "", cell.address)
            rows.setdefault(key, set()).add(relative_to(cell))
            lengths[key] = lengths.get(key, 0) + 1
    assert len(rows) > 1000
    assert {
        key: found for key, found in rows.items() if len(found) > 1 and lengths[key] == MONTHS
    } == {}
    assert set(lengths.values()) <= {MONTHS, 2 * MONTHS}
    assert last == "AD"


def test_that_months_stand_in_the_same_columns_on_every_sheet_of_the_horizon(
    sample_workbook: Path,
) -> None:
    workbook = openpyxl.load_workbook(sample_workbook, data_only=True)
    headings = [
        {cell.column: cell.value for cell in row if int(cell.column or 0) >= FIRST_MONTH}
        for row in (workbook["Monthly cost"][4], _budget_months(workbook["Inputs"]))
    ]
    months = range(FIRST_MONTH, FIRST_MONTH + MONTHS)
    assert [headings[0][at] for at in months] == [headings[1][at] for at in months]


def _budget_months(sheet: Any) -> Any:
    row = next(row for row in sheet.iter_rows(max_col=3) if row[2].value == "Month")
    return sheet[row[0].row]


def test_that_inputs_are_blue_formulas_black_and_links_green(sample_workbook: Path) -> None:
    workbook = openpyxl.load_workbook(sample_workbook)
    positions = workbook["Positions"]
    assert positions["L5"].font.color.rgb == "FF0000FF"
    assert positions["L5"].protection.locked is False
    assert positions["O5"].font.color.rgb == "FF000000"
    assert positions["O5"].protection.locked is False
    assert positions["O5"].fill.fgColor.rgb == positions["L5"].fill.fgColor.rgb
    assert positions["R5"].font.color.rgb == "FF000000"
    assert positions["AC5"].font.color.rgb == "FF00703C"


@pytest.mark.parametrize("name", ["world_workbook", "own_workbook", "assumed_workbook"])
def test_that_every_number_typed_in_is_blue(name: str, request: pytest.FixtureRequest) -> None:
    workbook = openpyxl.load_workbook(request.getfixturevalue(name))
    black = [
        (sheet.title, cell.coordinate)
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "n"
        and cell.value is not None
        and not cell.is_date
        and cell.font.color.rgb != "FF0000FF"
    ]
    assert black == [("About", "B6")]  # how many seats the plan has, for the checks


def test_that_every_sheet_is_set_up_for_print_and_reading(sample_workbook: Path) -> None:
    for sheet in openpyxl.load_workbook(sample_workbook):
        assert sheet.freeze_panes, sheet.title
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.right.text


def test_that_the_inputs_are_validated(sample_workbook: Path) -> None:
    workbook = openpyxl.load_workbook(sample_workbook)
    ranges = {
        str(part)
        for rule in workbook["Positions"].data_validations.dataValidation
        for part in rule.sqref.ranges
    }
    assert {"J5:J25", "K5:K25", "L5:L25", "M5:M25", "N5:N25", "O5:O25"} <= ranges
    assert workbook["Inputs"].data_validations.dataValidation


def test_that_only_a_few_scalars_have_names(sample_workbook: Path) -> None:
    names = openpyxl.load_workbook(sample_workbook).defined_names
    assert sorted(names) == ["HoursPerDay", "MonthsPerYear", "ReportingDecimals"]


def test_that_all_checks_hold_and_say_so_on_the_first_sheet(sample_workbook: Path) -> None:
    workbook = openpyxl.load_workbook(sample_workbook, data_only=True)
    assert workbook.sheetnames[0] == "About"
    assert workbook["About"]["B5"].value == "OK"
    assert workbook["Monthly cost"]["B3"].value == "OK"
    results = [row[1].value for row in workbook["Checks"].iter_rows(min_row=8, max_col=2)]
    assert set(results) <= {"OK", "REVIEW"}
    assert len(results) >= 8


def test_that_formats_have_the_decimals_of_their_currency_and_no_literal_commas(
    world_workbook: Path,
) -> None:
    positions = openpyxl.load_workbook(world_workbook)["Positions"]
    formats = {row[8].value: row[11].number_format for row in positions.iter_rows(min_row=5)}
    assert "." not in formats["JPY"]
    assert "0.00" in formats["INR"]
    assert not [name for name, text in formats.items() if text and "\\," in text]
    assert "0.000" in formats["JOD"]


def test_that_the_chart_is_a_native_stacked_one_with_the_budget_as_a_line(
    sample_workbook: Path,
) -> None:
    with zipfile.ZipFile(sample_workbook) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert '<c:grouping val="stacked"/>' in chart
    assert "<c:lineChart>" in chart
    assert "<c:v>Existing team</c:v>" in chart
    assert "<c:v>91086.56</c:v>" in chart
