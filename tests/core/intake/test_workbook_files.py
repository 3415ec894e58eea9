"""Workbooks are read as spreadsheets show them, whoever wrote them and in whatever form of XML."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.intake.tables import workbook
from planner.intake.tables.file_table import FileTable, read_file_table
from planner.intake.tables.file_table_error import FileTableError, FileTableFault
from planner.intake.tables.plain_rows import PlainRows
from planner.localization.formatting import Formatter
from planner.localization.problems import error_sentence
from planner.plan.visible_text import clean_text

Cell = str | float | bool | date | None
SHEET = "xl/worksheets/sheet1.xml"


def texts(table: FileTable) -> list[list[str]]:
    return [list(row.cells) for row in table.grid.rows]


def midnight(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day)  # noqa: DTZ001 -- a cell's day is of no time zone


def written(
    path: Path, rows: Sequence[Sequence[object]], formats: Sequence[str] = (), **options: object
) -> Path:
    """Write one sheet as XlsxWriter does; each column has a number format."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, **options})
    sheet = book.add_worksheet()
    shown = [book.add_format({"num_format": code}) for code in formats]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            style = shown[column] if column < len(shown) else None
            if isinstance(cell, datetime | date):
                sheet.write_datetime(number, column, cell, style)
            elif cell is not None:
                sheet.write(number, column, cell, style)
    book.close()
    return path


def rewritten(path: Path, change: Callable[[str], str], part: str = SHEET) -> Path:
    """Change one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    return packed(path, parts)


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def refused(path: Path, sheet: str | None = None) -> FileTableError:
    with pytest.raises(FileTableError) as caught:
        read_file_table(path, sheet=sheet)
    assert str(path) in error_sentence(caught.value, Formatter("en"))
    return caught.value


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("General", 85000, "85000"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 1e20, "100000000000000000000"),
        ("General", 1.5e-7, "0.00000015"),
        ("0.00E+00", 85000, "85000"),
        ("#,##0", -1234.5, "-1234.5"),
        ("General", 85.125, "85.1250"),  # no language takes this point for one of thousands
        ("General", 85.12, "85.12"),
        ("0%", 0.1, "10%"),
        ("0.0%", 0.125, "12.5%"),
        ('#,##0 "€"', 85000, "€ 85000"),
        ("#,##0.00 [$€-407]", 85000.5, "€ 85000.5"),
        ("[$zł-415] #,##0", 310000, "zł 310000"),
        ("[$USD] #,##0", 150000, "USD 150000"),
        ("$#,##0_);($#,##0)", 150000, "$ 150000"),
        ('_-"R$" * #,##0.00_-', 480000, "R$ 480000"),
        ('#,##0 "h"', 40, "40"),
        ('0 "days"', 40, "40"),
        ("[Red]0", 40, "40"),
        ("yyyy-mm-dd", 46419, "2027-02-01"),
        ("d. mmmm yyyy", 46419, "2027-02-01"),
        ("[$-409]mmm yy", 46419, "2027-02-01"),
        ("[$-F800]dddd, mmmm dd, yyyy", 46419, "2027-02-01"),
        ("dd/mm/yyyy hh:mm", 46419.375, "2027-02-01 09:00"),
        ("hh:mm", 0.375, "09:00"),
        ("[h]:mm", 1.5625, "1.5625"),
        ("yyyy-mm-dd", -5, "-5"),
        ("yyyy-mm-dd", 1e9, "1000000000"),
        ("[>=1000000]0,,;0", 40, "40"),
    ],
)
def test_that_numbers_read_as_they_are_shown_and_the_same_in_every_language(
    tmp_path: Path, code: str, number: float, text: str
) -> None:
    path = written(tmp_path / "n.xlsx", [["x"], [number]], [code])
    assert texts(read_file_table(path)) == [["x"], [text]]


def test_that_days_of_1904_are_those_days(tmp_path: Path) -> None:
    day = midnight(2027, 2, 1)
    path = written(tmp_path / "n.xlsx", [["x"], [day]], ["dd.mm.yy"], date_1904=True)
    assert texts(read_file_table(path))[1] == ["2027-02-01"]


def test_that_formulas_give_what_they_were_worked_out_to_and_texts_like_them_stay(
    tmp_path: Path,
) -> None:
    path = tmp_path / "f.xlsx"
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    sheet = book.add_worksheet()
    for row in range(2):
        sheet.write_formula(row, 0, '=HYPERLINK("http://x.example","Bo")&A1', None, "Bo & Di")
        sheet.write_formula(row, 1, "=1+1", None, 2)
        sheet.write(row, 2, "=1+1")
        sheet.write(row, 3, "<b>@x</b>")
        sheet.write(row, 4, True)  # noqa: FBT003
        sheet.write_formula(row, 5, "=NA()", None, "#N/A")
    book.close()
    assert (
        texts(read_file_table(path)) == [["Bo & Di", "2", "=1+1", "<b>@x</b>", "TRUE", "#N/A"]] * 2
    )


def test_that_blank_rows_and_cells_keep_their_places(tmp_path: Path) -> None:
    rows: list[list[object]] = [[], ["", "a", "", "b"], [], [], ["c"], ["", "d"]]
    table = read_file_table(written(tmp_path / "b.xlsx", rows))
    assert [(row.number, row.cells) for row in table.grid.rows] == [
        (2, ("", "a", "", "b")),
        (5, ("c", "", "", "")),
        (6, ("", "d", "", "")),
    ]


PEOPLE = [["Name", "Title", "Location"], ["Bo", "SRE", "Oslo"]]


def several_sheets(path: Path) -> Path:
    book = xlsxwriter.Workbook(path)
    for name, rows in (
        ("Cover", [["Our people"], ["as of today"]]),
        ("Hidden", [*PEOPLE, ["Di", "SRE", "Rome"]]),
        ("Köln", [["Team list"], [], *PEOPLE]),
        ("Lists", [["Level", "Level", "Level", "Level"], ["Senior"]]),
    ):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.get_worksheet_by_name("Hidden").hide()
    book.close()
    return path


def test_that_the_visible_sheet_whose_headings_tell_most_is_taken(tmp_path: Path) -> None:
    table = read_file_table(several_sheets(tmp_path / "s.xlsx"))
    assert table.sheet == "Köln"
    assert table.sheets == ("Cover", "Köln", "Lists")
    assert texts(table)[-1] == ["Bo", "SRE", "Oslo"]


def test_that_a_sheet_can_be_named_and_an_unknown_one_is_told_which_there_are(
    tmp_path: Path,
) -> None:
    path = several_sheets(tmp_path / "s.xlsx")
    table = read_file_table(path, sheet="lists")
    assert (table.sheet, texts(table)) == (
        "Lists",
        [["Level"] * 4, ["Senior", "", "", ""]],
    )
    error = refused(path, sheet="Hidden")
    assert error.fault is FileTableFault.NO_SUCH_SHEET
    assert "Cover" in error_sentence(error, Formatter("en"))


def test_that_empty_workbooks_are_said_to_be_empty(tmp_path: Path) -> None:
    assert refused(written(tmp_path / "e.xlsx", [])).fault is FileTableFault.NO_CELLS
    assert refused(written(tmp_path / "b.xlsx", [["", " "]])).fault is FileTableFault.NO_CELLS


def test_that_texts_of_several_fonts_readings_and_escapes_are_whole(tmp_path: Path) -> None:
    path = written(tmp_path / "r.xlsx", [["a", "b", "c"]])
    rich = (
        '<si><r><t>To</t></r><r><rPr><b/></rPr><t xml:space="preserve">kyo </t></r></si>'
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>x_x000A_y</t></si>'
    )
    path = rewritten(path, lambda xml: re.sub("(?s)<si>.*</si>", rich, xml), "xl/sharedStrings.xml")
    assert texts(read_file_table(path)) == [["Tokyo", "東京", "x\ny"]]


def as_prefixed(xml: str) -> str:
    return re.sub(r"<(/?)(?=[a-z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x=")


def as_with_other_quotes(xml: str) -> str:
    head, content = xml.split("<sheetData>")
    return head + "<sheetData>" + content.replace('"', "'")


def as_with_comments(xml: str) -> str:
    return (
        xml.replace("<c ", "<!-- </row> --><c ")
        .replace("<v>", "<v><![CDATA[")
        .replace("</v>", "]]></v>")
    )


def as_without_references(xml: str) -> str:
    return re.sub(r'(<row|<c) r="\w+"', r"\1", xml)


FORMS = [as_prefixed, as_with_other_quotes, as_with_comments, as_without_references]
SAMPLE: list[list[object]] = [
    ["Name", "Pay", "Start"],
    ["Bo & Di", 85000, midnight(2027, 2, 1)],
    ["<Zoë>", 0.5, midnight(2028, 2, 29)],
]


@pytest.mark.parametrize("form", FORMS)
def test_that_any_form_of_xml_reads_the_same(tmp_path: Path, form: Callable[[str], str]) -> None:
    path = written(tmp_path / "x.xlsx", SAMPLE, ["@", "0", "d.m.yy"])
    as_usual = texts(read_file_table(path))
    assert as_usual[1:] == [["Bo & Di", "85000", "2027-02-01"], ["<Zoë>", "0.5", "2028-02-29"]]
    assert texts(read_file_table(rewritten(path, form))) == as_usual


def test_that_xml_in_utf_16_reads_the_same(tmp_path: Path) -> None:
    path = written(tmp_path / "x.xlsx", SAMPLE, ["@", "0", "d.m.yy"])
    as_usual = texts(read_file_table(path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in (SHEET, "xl/sharedStrings.xml"):
        xml = parts[name].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
        parts[name] = xml.encode("utf-16")
    assert texts(read_file_table(packed(path, parts))) == as_usual


letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
cells = st.one_of(
    st.none(),
    st.text(letters, min_size=1, max_size=6),
    st.sampled_from(["=1+1", "a\nb", " x ", "_x", "&amp;", "]]>", "00123"]),
    st.integers(-(10**9), 10**9),
    st.floats(-1e12, 1e12).filter(lambda number: number == 0 or abs(number) > 1e-9),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2200, 1, 1)),
)
tables = st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=12)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables, st.sampled_from(["xlsxwriter", "openpyxl"]))
def test_that_cells_read_as_another_library_reads_them_and_the_same_in_the_exact_way(
    tmp_path: Path, rows: list[list[Cell]], writer: str
) -> None:
    path = tmp_path / "t.xlsx"
    stored: list[list[object]] = [["x"], *([_storable(cell) for cell in row] for row in rows)]
    if writer == "openpyxl":  # texts in the cells themselves
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in stored:
            sheet.append(row)
        book.save(path)
    else:
        written(path, stored, ["General"] * 5, default_date_format="yyyy-mm-dd")
    grid = read_file_table(path).grid
    read = {(row.number, n): cell for row in grid.rows for n, cell in enumerate(row.cells, 1)}
    for number, values in enumerate(_values(path), 1):
        for column, value in enumerate(values, 1):
            text = read.get((number, column), "")
            assert _same(text, value), (text, value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook, "PlainRows", _NoRows)
        assert read_file_table(path).grid == grid


class _NoRows(PlainRows):
    """Takes no form for plain."""

    def read(self, chunks: Iterable[bytes]) -> Iterator[tuple[int, list[str]]]:
        return iter(())


def _storable(cell: Cell) -> object:
    return midnight(cell.year, cell.month, cell.day) if isinstance(cell, date) else cell


def _values(path: Path) -> Iterator[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return iter(book.worksheets[0].values)


def _same(text: str, value: object) -> bool:
    if value is None:
        return text == ""
    if isinstance(value, bool):
        return text == str(value).upper()
    if isinstance(value, datetime):
        return text == value.date().isoformat()
    if isinstance(value, int | float):
        return "e" not in text and abs(float(text) - value) <= 1e-9 * abs(value)
    return text == clean_text(str(value))
