import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.intake.tables import file_table
from planner.intake.tables.file_table import FILE_BOUNDS, FileTable, read_file_table
from planner.intake.tables.file_table_error import (
    FileTableCancelledError,
    FileTableError,
    FileTableFault,
)
from planner.intake.tables.grid import GridBounds
from planner.localization.formatting import Formatter
from planner.localization.problems import error_sentence

Write = Callable[[bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(data: bytes) -> Path:
        path = tmp_path / "team.csv"
        path.write_bytes(data)
        return path

    return written


def texts(table: FileTable) -> list[list[str]]:
    return [list(row.cells) for row in table.grid.rows]


def refused(path: Path) -> FileTableError:
    with pytest.raises(FileTableError) as caught:
        read_file_table(path)
    assert str(path) in error_sentence(caught.value, Formatter("en"))
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_that_unicode_is_told_without_a_doubt(write: Write, encoding: str) -> None:
    table = read_file_table(write("Name,Stadt\nJörg,Köln\n".encode(encoding)))
    assert texts(table) == [["Name", "Stadt"], ["Jörg", "Köln"]]
    assert table.encoding == encoding
    assert not table.is_encoding_assumed


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Name;Gehalt\nJörg Müller;85.000 €\nAna Núñez;1\n“É”;2"),
        ("cp1250", "Imię;Miasto\nPaweł Wałęsa;Łódź\nGrażyna;Kraków"),
        ("cp1256", "الاسم;المدينة\nمحمد علي;القاهرة\nأحمد;الرياض"),
        ("cp932", "氏名;勤務地;職種\n高橋 健;東京;エンジニア"),
    ],
)
def test_that_a_code_page_is_told_by_its_words_and_said_to_be_assumed(
    write: Write, encoding: str, text: str
) -> None:
    table = read_file_table(write(text.encode(encoding)))
    assert texts(table) == [line.split(";") for line in text.split("\n")]
    assert table.encoding == encoding
    assert table.is_encoding_assumed


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp1253", "euc-jp", "gbk", "iso8859-6"])
def test_that_letters_of_other_code_pages_are_refused_and_not_read_as_gibberish(
    write: Write, encoding: str
) -> None:
    text = {
        "cp1253": "Όνομα,Πόλη\nΓιώργος,Αθήνα",  # noqa: RUF001
        "euc-jp": "氏名,勤務地\n高橋,東京エンジニア",
        "gbk": "姓名,城市\n王小明,北京",
        "iso8859-6": "الاسم,المدينة\nمحمد علي,القاهرة",
    }.get(encoding, "Имя,Город\nИван Петров,Москва")  # noqa: RUF001
    error = refused(write(b"x,y\nz,w\n" + text.encode(encoding)))
    assert error.fault is FileTableFault.UNKNOWN_ENCODING
    assert (error.row, error.column) == (3, 1)


def test_that_a_byte_in_another_encoding_than_the_rest_is_named(write: Write) -> None:
    utf_8 = 'Name,Ort\n"Bär,\nZoë",Köln\n'.encode()
    error = refused(write(utf_8 + "Ana,Logroño\n".encode("cp1252")))
    assert error.fault is FileTableFault.MIXED_ENCODING
    assert (error.row, error.column) == (3, 2)
    assert error.facts["byte"] == len(utf_8) + len("Ana,Logro") + 1


def test_that_half_a_letter_at_the_end_of_utf_16_is_named(write: Write) -> None:
    error = refused(write("a,b\nc,d".encode("utf-16")[:-1]))
    assert (error.fault, error.row, error.column) == (FileTableFault.MIXED_ENCODING, 2, 2)
    assert error.facts["encoding"] == "utf-16"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_that_what_parts_cells_is_found_though_cells_hold_other_signs(
    write: Write, delimiter: str
) -> None:
    rows = [["Name", "Pay", "Place"], ["Bo; x", "85,000", "Oslo, NO"], ["A|B", "1;2", "a\tb"]]
    quoted = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    table = read_file_table(write(quoted.encode()))
    assert table.delimiter == delimiter
    assert texts(table) == [[cell.replace("\t", " ") for cell in row] for row in rows]


def test_that_decimal_commas_do_not_pass_for_columns(write: Write) -> None:
    table = read_file_table(write(b"Name;Gehalt;Bonus\nA;85000,00;1,5\nB;90000,50;2,5\n"))
    assert table.delimiter == ";"
    assert texts(table)[1] == ["A", "85000,00", "1,5"]


def test_that_a_title_above_a_table_does_not_hide_its_columns(write: Write) -> None:
    table = read_file_table(write(b"Team, as of today; Berlin\n\nName,Place\nA,Oslo\nB,Rome\n"))
    assert table.delimiter == ","
    assert [row.number for row in table.grid.rows] == [1, 3, 4, 5]


def test_that_the_line_that_names_the_delimiter_is_followed_and_still_counted(
    write: Write,
) -> None:
    table = read_file_table(write(b"sep=|\r\na|b,c\r\n"))
    assert table.delimiter == "|"
    assert [(row.number, row.cells) for row in table.grid.rows] == [(2, ("a", "b,c"))]


def test_that_one_column_has_no_delimiter(write: Write) -> None:
    table = read_file_table(write(b"Place\nOslo\nRome\n"))
    assert table.delimiter is None
    assert texts(table) == [["Place"], ["Oslo"], ["Rome"]]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_that_line_breaks_and_quotes_in_cells_stay(write: Write, line_break: str) -> None:
    lines = ["Name,Notes", '"Bo","two', 'lines, ""so"" he said"', "Di,5 ft"]
    table = read_file_table(write(line_break.join(lines).encode()))
    assert texts(table)[1:] == [["Bo", 'two\nlines, "so" he said'], ["Di", "5 ft"]]
    assert [row.number for row in table.grid.rows] == [1, 2, 3]


def test_that_formulas_markup_and_turned_text_stay_text(write: Write) -> None:
    table = read_file_table(write("=1+1,@x,<b>Bo</b>,+49,a\u202eb\n".encode()))
    assert texts(table) == [["=1+1", "@x", "<b>Bo</b>", "+49", "ab"]]
    assert table.grid.cleaned == 1


def test_that_a_zero_byte_is_named_with_its_row_and_column(write: Write) -> None:
    error = refused(write(b'Name,Place\n"A\nB",Oslo\nBo,Ro\0me\n'))
    assert (error.fault, error.row, error.column) == (FileTableFault.NUL, 3, 2)


def test_that_what_is_no_text_at_all_is_told_by_its_zero_bytes(write: Write) -> None:
    error = refused(write(b"\x7fELF\x02\x01\x01\0\0\xff\xfe,\x8f\n"))
    assert (error.fault, error.row, error.column) == (FileTableFault.NUL, 1, 1)


def test_that_a_quote_nobody_closes_is_named_where_it_opens(write: Write) -> None:
    error = refused(write(b'Name,Place\nA,Oslo\nB,"Rome\nC,Bern\nD,Riga\n'))
    assert (error.fault, error.row, error.column) == (FileTableFault.OPEN_QUOTE, 3, 2)


@pytest.mark.parametrize("quote", [b"", b'"'])
@pytest.mark.parametrize("length", [40_000, 10_000_000])
def test_that_an_endless_cell_is_named_and_not_taken(
    write: Write, length: int, quote: bytes
) -> None:
    cell = quote + b"x" * length + quote
    error = refused(write(b'Name,"a, b",Notes\nA,"a, b",' + cell + b"\nB,c,d\n"))
    assert (error.fault, error.row, error.column) == (FileTableFault.CELL_TOO_LONG, 2, 3)


def test_that_more_rows_than_a_paste_are_taken_up_to_a_bound_of_their_own(write: Write) -> None:
    most = FILE_BOUNDS.rows
    assert len(read_file_table(write(b"x\n" * most)).grid.rows) == most
    error = refused(write(b"\n" + b"x\n" * (most + 1)))
    assert (error.fault, error.row) == (FileTableFault.TOO_MANY_ROWS, most + 2)


def test_that_more_columns_than_may_be_are_named_with_their_row(write: Write) -> None:
    error = refused(write(b"a,b\n" + b"x," * 256 + b"x\n"))
    assert (error.fault, error.row) == (FileTableFault.TOO_MANY_COLUMNS, 2)


def test_that_cells_are_bounded_by_what_memory_holds(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_table, "FILE_BOUNDS", GridBounds(cells=10))
    error = refused(write(b"a,b,c\n" * 4))
    assert (error.fault, error.row) == (FileTableFault.TOO_MANY_CELLS, 4)


@pytest.mark.parametrize("data", [b"", b"\n\n", b",,,\n,,\n", b" \t \n", "\ufeff".encode()])
def test_that_a_file_with_nothing_in_it_is_said_to_be_empty(write: Write, data: bytes) -> None:
    assert refused(write(data)).fault is FileTableFault.NO_CELLS


def test_that_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe, circle = tmp_path / "pipe", tmp_path / "circle"
    os.mkfifo(pipe)
    circle.symlink_to(circle)
    file = tmp_path / "file"
    file.write_text("x")
    assert refused(tmp_path).fault is FileTableFault.IS_A_FOLDER
    assert refused(pipe).fault is FileTableFault.NOT_A_FILE
    assert refused(Path("/dev/null")).fault is FileTableFault.NOT_A_FILE
    assert refused(circle).fault is FileTableFault.LINKS_IN_A_CIRCLE
    assert refused(tmp_path / "none.csv").fault is FileTableFault.MISSING
    assert refused(file / "none.csv").fault is FileTableFault.MISSING
    assert refused(tmp_path / "a\0b").fault is FileTableFault.MISSING


def test_that_a_file_without_permission_is_refused(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(b"a,b\n")

    def forbidden(*_given: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert refused(path).fault is FileTableFault.UNREADABLE


def test_that_a_huge_file_is_refused_without_reading_it(write: Write) -> None:
    path = write(b"a,b\n")
    os.truncate(path, 2 << 30)  # takes no space on the disk
    tracemalloc.start()
    error = refused(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert error.fault is FileTableFault.TOO_LARGE
    assert peak < 1_000_000


def test_that_reading_stops_when_it_is_wanted_no_more(write: Write) -> None:
    asked = []

    def is_cancelled() -> bool:
        asked.append(True)
        return len(asked) == 3

    with pytest.raises(FileTableCancelledError) as caught:
        read_file_table(write(b"a,b\n" * 10_000), is_cancelled=is_cancelled)
    assert len(asked) == 3
    assert error_sentence(caught.value, Formatter("en"))


def test_that_text_has_no_sheets(write: Write) -> None:
    path = write(b"a,b\n")
    with pytest.raises(FileTableError) as caught:
        read_file_table(path, sheet="Team")
    assert "Team" in error_sentence(caught.value, Formatter("en"))


SIZE = 99_000_000


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"a,b\n" + b"\n" * SIZE, "beyond-sheets 1048577 None"),
        (b"a,b\n" + b"," * SIZE, "1"),
        (b'a,b\n"' + b"x\n" * (SIZE // 2), "cell-too-long 2 1"),
        (b"a,b\n" + "😀".encode() * (SIZE // 4), "cell-too-long 2 1"),
        (b"a,b\n" + b"\xe9" * SIZE, "unknown-encoding 2 1"),
        ("a,é\n".encode() * (SIZE // 5) + b"\xe9", f"mixed-encoding {SIZE // 5 + 1} 1"),
        (b"a,b\n" + (b"xy," * 20 + b"x\n") * (SIZE // 62), "too-many-cells 190477 None"),
    ],
    ids=["blank rows", "commas", "open quote", "emoji", "high bytes", "mixed", "cells"],
)
def test_that_the_largest_files_take_no_more_than_500_mb_and_5_s(
    write: Write, read_within_bounds: Callable[[Path], str], data: bytes, found: str
) -> None:
    assert read_within_bounds(write(data)) == found


def test_that_a_web_page_under_a_spreadsheets_name_is_read_as_its_table(write: Write) -> None:
    page = "<html><head><title>x</title></head><table><tr><th>Näme<tr><td>Bo &amp; Di</table>"
    table = read_file_table(write(page.encode("cp1252")))
    assert texts(table) == [["Näme"], ["Bo & Di"]]
    assert (table.encoding, table.is_encoding_assumed) == ("cp1252", True)
    assert refused(write(b"<!DOCTYPE html><p>Hello")).fault is FileTableFault.NO_CELLS
    assert refused(write(b"<html>" + b"x" * 8_000_001)).fault is FileTableFault.TOO_LARGE


def test_that_a_spreadsheet_of_bare_xml_is_refused_by_its_format(write: Write) -> None:
    error = refused(write(b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>'))
    assert error.fault is FileTableFault.OTHER_WORKBOOK


@pytest.mark.parametrize("fault", FileTableFault)
def test_that_every_fault_is_said_with_all_that_is_known_of_it(fault: FileTableFault) -> None:
    facts: dict[str, int | str | tuple[str, ...]] = {
        "limit": 4711,
        "byte": 815,
        "encoding": "utf-8",
        "format": ".ods",
        "part": "xl/x.xml",
        "reason": "Disk on fire",
        "sheet": "Team",
        "sheets": ("Cover", "People"),
    }
    error = FileTableError(Path("/x/team.csv"), fault, 1234, 56, facts)
    sentence = error_sentence(error, Formatter("en"))
    assert "/x/team.csv" in sentence
    assert sentence.endswith(".")
    assert "{" not in sentence
    in_row = {"nul", "open-quote", "mixed-encoding", "unknown-encoding", "cell-too-long"}
    assert ("1,234" in sentence) == (
        fault in in_row | {"too-many-columns", "too-many-cells", "damaged-sheet"}
    )
    assert ("56" in sentence) == (fault in in_row)
