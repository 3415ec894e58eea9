"""Whatever a workbook holds, it is read or refused in words, within bounds of time and memory."""

import time
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from planner.intake.tables import workbook_package
from planner.intake.tables.file_table import read_file_table
from planner.intake.tables.file_table_error import (
    FileTableCancelledError,
    FileTableError,
    FileTableFault,
)
from planner.localization.formatting import Formatter
from planner.localization.problems import error_sentence

SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{TYPE}/officeDocument" Target="{WORKBOOK}"/></Relationships>',
    WORKBOOK: '<workbook><sheets><sheet name="Team" sheetId="1" r:id="s" xmlns:r="x"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships><Relationship Id="s" Type="{TYPE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="t" Type="{TYPE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="f" Type="{TYPE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/sharedStrings.xml": "<sst><si><t>Name</t></si><si><t>Bo</t></si></sst>",
    "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    SHEET: '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
}
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
)
ReadWithinBounds = Callable[[Path], str]
ALL_ROWS = range(2, 1_048_577)
NAMES = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


def packed(path: Path, changed: Mapping[str, str | bytes] | None = None) -> Path:
    parts: dict[str, str | bytes] = {**PARTS, **(changed or {})}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def sheet_of(rows: Iterable[str]) -> str:
    return f"<worksheet><sheetData>{''.join(rows)}</sheetData></worksheet>"


def refused(path: Path) -> FileTableError:
    with pytest.raises(FileTableError) as caught:
        read_file_table(path)
    assert str(path) in error_sentence(caught.value, Formatter("en"))
    return caught.value


def test_that_the_least_of_a_workbook_is_read(tmp_path: Path) -> None:
    table = read_file_table(packed(tmp_path / "w.xlsx"))
    assert table.grid.rows[0].cells == ("Name",)


def test_that_a_part_that_declares_too_much_is_refused_before_it_is_unpacked(
    tmp_path: Path,
) -> None:
    path = packed(tmp_path / "w.xlsx")
    with zipfile.ZipFile(path) as archive:
        real = archive.getinfo(SHEET).file_size
    told = (workbook_package.MAX_UNPACKED + 1).to_bytes(4, "little")
    entry = path.read_bytes().rindex(b"PK\x01\x02")
    data = bytearray(path.read_bytes())
    assert data[entry + 24 : entry + 28] == real.to_bytes(4, "little")
    data[entry + 24 : entry + 28] = told
    path.write_bytes(data)
    assert refused(path).fault is FileTableFault.UNPACKS_TOO_LARGE


def test_that_a_part_that_unpacks_to_more_than_it_declares_is_refused(tmp_path: Path) -> None:
    bomb = sheet_of([" " * 60_000_000])
    path = packed(tmp_path / "w.xlsx", {SHEET: bomb})
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    assert len(data) < 1_000_000
    assert refused(path).fault is FileTableFault.DAMAGED


def test_that_parts_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path / "w.xlsx")
    monkeypatch.setattr(workbook_package, "MAX_UNPACKED", sum(map(len, PARTS.values())))
    assert read_file_table(path).sheet == "Team"
    monkeypatch.setattr(workbook_package, "MAX_UNPACKED", sum(map(len, PARTS.values())) - 1)
    assert refused(path).fault is FileTableFault.UNPACKS_TOO_LARGE


def test_that_a_bomb_of_nearly_400_mb_takes_neither_time_nor_memory(
    tmp_path: Path, read_within_bounds: ReadWithinBounds
) -> None:
    path = tmp_path / "w.xlsx"
    packed(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/bomb.xml", "w") as part,
    ):
        part.write(sheet_of([NAMES]).removesuffix("</sheetData></worksheet>").encode())
        for _ in range(390):
            part.write(b'<row r="2"/>       \n' * 50_000)
    links = PARTS["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", "bomb.xml")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/_rels/workbook.xml.rels", links)
    assert read_within_bounds(path) == "damaged-sheet 3 None"


@pytest.mark.parametrize("part", list(PARTS))
def test_that_xml_that_declares_entities_is_refused_wherever_it_stands(
    tmp_path: Path, part: str
) -> None:
    xml = PARTS[part].replace("Name", "&b;")
    error = refused(packed(tmp_path / "w.xlsx", {part: ENTITIES + xml}))
    assert (error.fault, error.facts["part"]) == (FileTableFault.DECLARES_ENTITIES, part)


def test_that_links_to_elsewhere_are_not_followed(tmp_path: Path) -> None:
    links = PARTS["xl/_rels/workbook.xml.rels"]
    outside = links.replace("worksheets/sheet1.xml", "file:///etc/passwd")
    marked = outside.replace('Id="s"', 'Id="s" TargetMode="External"')
    for number, given in enumerate((outside, marked, links.replace("worksheets", "../../../etc"))):
        path = packed(tmp_path / f"{number}.xlsx", {"xl/_rels/workbook.xml.rels": given})
        assert refused(path).fault is FileTableFault.NO_CELLS


@pytest.mark.parametrize(
    "blank",
    [
        '<row r="{n}" s="1" customFormat="1" ht="15"/>',
        '<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>',
    ],
)
def test_that_a_million_rows_with_nothing_but_a_format_are_passed_over(
    tmp_path: Path, read_within_bounds: ReadWithinBounds, blank: str
) -> None:
    rows = (blank.replace("{n}", str(n)) for n in ALL_ROWS)
    path = packed(tmp_path / "w.xlsx", {SHEET: sheet_of([NAMES, *rows])})
    assert read_within_bounds(path) == "1"


def test_that_the_two_ends_of_a_sheet_do_not_make_a_sheet_between_them(
    tmp_path: Path, read_within_bounds: ReadWithinBounds
) -> None:
    last = '<row r="1048576"><c r="XFD1048576" t="s"><v>1</v></c></row>'
    path = packed(tmp_path / "w.xlsx", {SHEET: sheet_of([NAMES, last])})
    assert read_within_bounds(path) == "too-many-columns 1048576 None"


def test_that_more_rows_than_may_be_are_refused_by_the_row(
    tmp_path: Path, read_within_bounds: ReadWithinBounds
) -> None:
    rows = (f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 200_003))
    path = packed(tmp_path / "w.xlsx", {SHEET: sheet_of(rows)})
    assert read_within_bounds(path) == "too-many-rows 200001 None"


def test_that_an_endless_cell_is_named(tmp_path: Path) -> None:
    cell = f'<c r="C7" t="inlineStr"><is><t>{"x" * 10_000_000}</t></is></c>'
    path = packed(tmp_path / "w.xlsx", {SHEET: sheet_of([NAMES, f'<row r="7">{cell}</row>'])})
    error = refused(path)
    assert (error.fault, error.row, error.column) == (FileTableFault.CELL_TOO_LONG, 7, 3)
    shared = f"<sst><si><t>{'x' * 20_000_000}</t></si></sst>"
    error = refused(packed(path, {"xl/sharedStrings.xml": shared}))
    assert (error.fault, error.row, error.column) == (FileTableFault.CELL_TOO_LONG, 1, 1)


@pytest.mark.parametrize(
    "row",
    [
        '<row r="2"><c r="A2" t="s"><v>9</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>-1</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>x</v></c></row>',
        '<row r="2"><c r="ZZZ2"><v>1</v></c></row>',
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></row>',
        '<row r="2"><c r="A2"><v>&nope;</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c>',
        f'<row r="2" x="{"y" * 10_000_000}">',
    ],
)
@pytest.mark.parametrize("is_plain", [True, False])
def test_that_a_damaged_row_is_named(tmp_path: Path, row: str, *, is_plain: bool) -> None:
    xml = sheet_of([NAMES, "" if is_plain else "<!-- -->", row])
    error = refused(packed(tmp_path / "w.xlsx", {SHEET: xml}))
    assert (error.fault, error.row) == (FileTableFault.DAMAGED_SHEET, 2)
    assert error.facts["sheet"] == "Team"


@pytest.mark.parametrize("number", ["1", "0", "1048577", "-3", "x", "99999999"])
def test_that_a_row_that_cannot_stand_there_is_damage(tmp_path: Path, number: str) -> None:
    rows = [NAMES, f'<row r="{number}"><c r="A1"><v>1</v></c></row>']
    error = refused(packed(tmp_path / "w.xlsx", {SHEET: sheet_of(rows)}))
    assert (error.fault, error.row) == (FileTableFault.DAMAGED_SHEET, 2)


def test_that_deep_xml_ends(tmp_path: Path) -> None:
    deep = sheet_of([NAMES, "<a>" * 300_000])
    error = refused(packed(tmp_path / "w.xlsx", {SHEET: deep}))
    assert error.fault is FileTableFault.DAMAGED_SHEET
    assert refused(packed(tmp_path / "w.xlsx", {WORKBOOK: "<a>" * 300_000})).fault is (
        FileTableFault.DAMAGED
    )


def test_that_a_workbook_cut_short_is_damage_wherever_it_ends(tmp_path: Path) -> None:
    whole = packed(tmp_path / "w.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"
    for length in range(4, len(whole), 7):
        path.write_bytes(whole[:length])
        assert refused(path).fault is FileTableFault.DAMAGED


def test_that_an_archive_of_countless_parts_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    path.write_bytes(packed(path).read_bytes() + b"PK\x01\x02" * 20_000)
    assert refused(path).fault is FileTableFault.DAMAGED


def test_that_many_sheets_are_looked_at_within_bounds(tmp_path: Path) -> None:
    names = "".join(f'<sheet name="{n}" r:id="s" xmlns:r="x"/>' for n in range(5_000))
    started = time.process_time()
    table = read_file_table(
        packed(tmp_path / "w.xlsx", {WORKBOOK: f"<workbook><sheets>{names}</sheets></workbook>"})
    )
    assert len(table.sheets) == 5_000
    assert time.process_time() - started < 2


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (OLD, FileTableFault.OLD_WORKBOOK),
        (OLD + "EncryptedPackage".encode("utf-16-le"), FileTableFault.ENCRYPTED),
        (b"PK\x03\x04 no zip at all", FileTableFault.DAMAGED),
        (b"PK\x05\x06" + bytes(18), FileTableFault.NOT_A_TABLE),
        (b"%PDF-1.7\n", FileTableFault.NOT_A_TABLE),
        (b"\x89PNG\r\n\x1a\n", FileTableFault.NOT_A_TABLE),
        (b"\x1f\x8b\x08\x00", FileTableFault.NOT_A_TABLE),
    ],
)
def test_that_files_of_other_kinds_are_told_by_their_content(
    tmp_path: Path, data: bytes, fault: FileTableFault
) -> None:
    path = tmp_path / "team.xlsx"
    path.write_bytes(data)
    assert refused(path).fault is fault


@pytest.mark.parametrize(
    ("part", "ending"), [("content.xml", ".ods"), ("xl/workbook.bin", ".xlsb")]
)
def test_that_other_spreadsheets_are_refused_by_their_name(
    tmp_path: Path, part: str, ending: str
) -> None:
    error = refused(packed(tmp_path / "w.xlsx", {part: "x"}))
    assert error.fault is FileTableFault.OTHER_WORKBOOK
    assert ending in error_sentence(error, Formatter("en"))


def test_that_a_letter_is_not_a_table(tmp_path: Path) -> None:
    root = PARTS["_rels/.rels"].replace(WORKBOOK, "word/document.xml")
    path = packed(tmp_path / "w.xlsx", {"_rels/.rels": root, "word/document.xml": "<x/>"})
    assert refused(path).fault is FileTableFault.NOT_A_TABLE


def test_that_an_archive_with_a_password_is_said_to_have_one(tmp_path: Path) -> None:
    path = packed(tmp_path / "w.xlsx")
    data = bytearray(path.read_bytes())
    position = data.find(b"PK\x01\x02")
    while position >= 0:
        data[position + 8] |= 1
        position = data.find(b"PK\x01\x02", position + 1)
    path.write_bytes(data)
    assert refused(path).fault is FileTableFault.ENCRYPTED


def test_that_reading_a_workbook_stops_when_it_is_wanted_no_more(tmp_path: Path) -> None:
    path = packed(tmp_path / "w.xlsx", {SHEET: sheet_of([NAMES, " " * 9_000_000])})
    asked = []

    def is_cancelled() -> bool:
        asked.append(True)
        return len(asked) > 10

    with pytest.raises(FileTableCancelledError):
        read_file_table(path, is_cancelled=is_cancelled)
    assert len(asked) == 11
