import csv
import io
import tracemalloc
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.intake.tables.formula_guard import without_guard
from planner.intake.tables.grid import (
    MAX_CELL_LENGTH,
    MAX_COLUMNS,
    MAX_ROWS,
    CopiedCellsError,
    Grid,
    GridFault,
)
from planner.intake.tables.html_table import MAX_TAG_LENGTH, read_html_table, write_html_table
from planner.intake.tables.tab_text import read_tab_text, write_tab_text
from planner.localization.formatting import Formatter
from planner.localization.problems import error_sentence

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=ProgId content=Excel.Sheet><style><!--td {mso-number-format:General;}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 style='border-collapse:collapse'><!--StartFragment-->
 <col width=87><tr height=20><td colspan=2 class=xl65>Roster &amp; plan</td><td>x</td></tr>
 <tr height=20><td height=20 class=xl65>Title</td><td>City</td><td align=right x:num="85000">85,000
   </td></tr>
 <tr><td rowspan=2>SRE</td><td>Krak&oacute;w<br>old town</td><td><b>1</b>&nbsp;<font color="red">k</font></td></tr>
 <tr><td>Berlin</td><td></td></tr>
<!--EndFragment--></table></body></html>"""
LIBREOFFICE = r"""<!DOCTYPE html><html><head>
<style type="text/css">
		body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"DejaVu Sans"; font-size:x-small }
	</style>

</head>

<body>
<table cellspacing="0" border="0">
	<colgroup width="219"></colgroup>
	<colgroup width="80"></colgroup>
	<colgroup width="65"></colgroup>
	<colgroup width="88"></colgroup>
	<colgroup width="157"></colgroup>
	<tr>
		<td height="17" align="left" data-sheets-value="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;Position&quot;}">Position</td>
		<td align="left" data-sheets-value="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;Ort&quot;}">Ort</td>
		<td align="left" data-sheets-value="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;Gehalt&quot;}">Gehalt</td>
		<td align="left" data-sheets-value="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;Beginn&quot;}">Beginn</td>
		<td align="left" data-sheets-value="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;Notiz&quot;}">Notiz</td>
	</tr>
	<tr>
		<td height="17" align="left" data-sheets-value="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;Site reliability engineer, Senior&quot;}">Site reliability engineer, Senior</td>
		<td align="left" data-sheets-value="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;Kraków&quot;}">Kraków</td>
		<td align="right" sdval="310000" sdnum="1033;">310000</td>
		<td align="right" sdval="46419" sdnum="1033;0;YYYY-MM-DD" data-sheets-value="{ &quot;1&quot;: 3, &quot;3&quot;: 46419}" data-sheets-numberformat="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;YYYY-MM-DD&quot;, &quot;3&quot;: 1}">2027-02-01</td>
		<td align="left" data-sheets-value="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;two\nlines &amp; &lt;b&gt;bold&lt;\/b&gt;&quot;}">two<br>lines &amp; &lt;b&gt;bold&lt;/b&gt;</td>
	</tr>
	<tr>
		<td height="17" align="left" data-sheets-value="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;GPU cluster engineer&quot;}">GPU cluster engineer</td>
		<td align="left" data-sheets-value="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;Bangalore&quot;}">Bangalore</td>
		<td align="right" sdval="85000.5" sdnum="1033;">85000.5</td>
		<td align="right" sdval="46447" sdnum="1033;0;YYYY-MM-DD" data-sheets-value="{ &quot;1&quot;: 3, &quot;3&quot;: 46447}" data-sheets-numberformat="{ &quot;1&quot;: 2, &quot;2&quot;: &quot;YYYY-MM-DD&quot;, &quot;3&quot;: 1}">2027-03-01</td>
		<td align="right" sdval="2" sdnum="1033;" data-sheets-formula="=1+1">2</td>
	</tr>
</table>
<!-- ************************************************************************** -->
</body>
</html>"""
"""Written by LibreOffice 25.2 from cells as this program copies them; it took dates and numbers as such."""

cells = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=' \n"\t'), max_size=8
)
tables = st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5)


def texts(grid: Grid) -> list[list[str]]:
    return [list(row.cells) for row in grid.rows]


def tidy(rows: list[list[str]]) -> list[list[str]]:
    """What is left of cells once outer blanks, tabs inside and blank rows are gone."""
    plain = [[cell.replace("\t", " ").strip() for cell in row] for row in rows]
    filled = [row for row in plain if any(row)]
    width = max((max(n + 1 for n, cell in enumerate(row) if cell) for row in filled), default=0)
    return [(row + [""] * width)[:width] for row in filled]


def outcome_of(text: str) -> Grid | str:
    try:
        return read_tab_text(text)
    except CopiedCellsError as error:
        return error_sentence(error, Formatter("en"))


def fault_of(text: str) -> CopiedCellsError:
    with pytest.raises(CopiedCellsError) as caught:
        read_tab_text(text)
    return caught.value


def test_that_rows_and_cells_stand_apart_whatever_ends_a_line() -> None:
    expected = [["a", "b"], ["c", ""]]
    for end in ("\n", "\r\n", "\r"):
        assert texts(read_tab_text(f"a\tb{end}c{end}{end}{end}")) == expected


def test_that_quoted_cells_hold_breaks_tabs_and_quotes() -> None:
    assert texts(read_tab_text('"a\nb"\t"say ""x"""\r\n"c\td"\te\r\n')) == [
        ["a\nb", 'say "x"'],
        ["c d", "e"],
    ]


def test_that_a_quote_nobody_closes_is_a_letter() -> None:
    assert texts(read_tab_text('19" rack\t"open\nb\tc')) == [['19" rack', '"open'], ["b", "c"]]


@given(tables)
def test_that_pythons_own_reader_takes_what_is_written(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(write_tab_text(rows)), "excel-tab"))
    assert [[without_guard(cell) for cell in row] or [""] for row in read] == rows


@given(tables)
def test_that_what_pythons_own_writer_writes_is_read(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, "excel-tab").writerows(rows)
    expected = tidy(rows)
    if not expected:
        assert fault_of(written.getvalue()).fault is GridFault.NO_CELLS
    else:
        assert texts(read_tab_text(written.getvalue())) == expected


@given(st.text(st.sampled_from('a"\t\n\r'), max_size=40))
def test_that_any_muddle_of_quotes_tabs_and_breaks_is_read_or_refused_in_words(text: str) -> None:
    outcome = outcome_of(text)
    if isinstance(outcome, Grid):
        assert all(len(row.cells) == outcome.width for row in outcome.rows)
    else:
        assert outcome


@given(tables)
def test_that_a_written_html_table_reads_back_and_holds_no_tag_of_a_cell(
    rows: list[list[str]],
) -> None:
    rows = [[" ".join(cell.lstrip("=+-@'").split()) for cell in row] for row in rows]
    written = write_html_table(rows)
    seen: set[str] = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.add(tag)

    Tags().feed(written)
    assert seen <= {"html", "head", "meta", "body", "table", "tr", "td"}
    if any(map(any, rows)):
        assert texts(read_html_table(written)) == tidy(rows)


def test_that_dates_are_told_as_libreoffice_tells_them() -> None:
    written = write_html_table([["2027-02-01", "2027-02-30", "2027-03-01 x"]])
    assert 'sdval="46419" sdnum="1033;0;YYYY-MM-DD"' in LIBREOFFICE
    assert written.count("sdval") == 1
    assert '<td sdval="46419" sdnum="1033;0;YYYY-MM-DD"' in written


def test_that_excels_table_is_read_with_merged_cells_blank() -> None:
    assert texts(read_html_table(EXCEL)) == [
        ["Roster & plan", "", "x"],
        ["Title", "City", "85,000"],
        ["SRE", "Kraków\nold town", "1 k"],
        ["", "Berlin", ""],
    ]


def test_that_libreoffices_table_is_read() -> None:
    assert texts(read_html_table(LIBREOFFICE)) == [
        ["Position", "Ort", "Gehalt", "Beginn", "Notiz"],
        [
            "Site reliability engineer, Senior",
            "Kraków",
            "310000",
            "2027-02-01",
            "two\nlines & <b>bold</b>",
        ],
        ["GPU cluster engineer", "Bangalore", "85000.5", "2027-03-01", "2"],
    ]


def test_that_scripts_styles_and_inner_tables_leave_only_their_cells_text() -> None:
    html = (
        "<script>alert(1)</script><table><tr><td onclick='x()'>a<script>b</script>"
        "<table><tr><td>inner</td></tr></table></td><td><img src='http://x/y'>&lt;b&gt;</td></tr>"
        "</table><table><tr><td>second</td></tr></table>"
    )
    assert texts(read_html_table(html)) == [["ainner", "<b>"]]


def test_that_formulas_stay_text_in_both_directions() -> None:
    written = write_tab_text([["=1+1", "@x", "-5", "+cmd"]])
    assert written == "'=1+1\t'@x\t-5\t'+cmd\n"
    assert texts(read_tab_text("=1+1\tb")) == [["=1+1", "b"]]


def test_that_hidden_and_turning_characters_are_left_out_and_counted() -> None:
    grid = read_tab_text("Eng\x00ineer\tKra\u202eków\u202c\tplain\n\u200eنص\tb\tc")
    assert texts(grid) == [["Engineer", "Kraków", "plain"], ["نص", "b", "c"]]
    assert grid.cleaned == 3


def test_that_too_long_a_cell_is_named_by_row_and_column() -> None:
    error = fault_of("a\tb\nc\t" + "x" * 10_000_000)
    assert (error.fault, error.row, error.column) == (GridFault.CELL_TOO_LONG, 2, 2)
    assert error_sentence(error, Formatter("en")) == (
        "The cell in row 2, column 2 has more than 32,767 characters. Shorten it."
    )
    assert read_tab_text("x" * MAX_CELL_LENGTH).width == 1


def test_that_too_many_rows_and_columns_are_refused_with_the_limit() -> None:
    assert fault_of("a\n" * (MAX_ROWS + 1)).fault is GridFault.TOO_MANY_ROWS
    error = fault_of("a\n" + "\t".join("a" * (MAX_COLUMNS + 1)))
    assert (error.fault, error.row) == (GridFault.TOO_MANY_COLUMNS, 2)
    with pytest.raises(CopiedCellsError):
        read_html_table("<table><tr>" + "<td colspan=256>a</td>" * 5 + "</tr></table>")


def test_that_nothing_is_refused_as_nothing() -> None:
    assert fault_of("").fault is GridFault.NO_CELLS
    assert fault_of("\t \n\n").fault is GridFault.NO_CELLS
    with pytest.raises(CopiedCellsError):
        read_html_table("<p>no table</p>")


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\n" + "\n" * 1_048_576,
        "a\tb\n" + "\t\t\n" * 1_048_576,
        '"' * 2_000_000,
        '"a\t' * 300_000,
        '"\t' + '""\t' * 300_000,
    ],
)
def test_that_hostile_text_is_read_or_refused_without_end(text: str) -> None:
    outcome = outcome_of(text)
    assert outcome.width <= 2 if isinstance(outcome, Grid) else outcome


def test_that_empty_rows_cost_no_memory() -> None:
    text = "a\tb\n" + "\t\t\n" * 100_000
    tracemalloc.start()
    read_tab_text(text)
    assert tracemalloc.get_traced_memory()[1] < 100_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("mark", "attempt"),
    [
        ("<a ", "parse_starttag"),
        ("<!--", "parse_html_declaration"),
        ("<![CDATA[", "parse_html_declaration"),
        ("</", "parse_endtag"),
        ("<?", "parse_pi"),
    ],
)
def test_that_a_mark_that_nothing_ends_is_tried_once_and_dropped(
    monkeypatch: pytest.MonkeyPatch, mark: str, attempt: str
) -> None:
    tried = []
    parse: Callable[[HTMLParser, int], int] = getattr(HTMLParser, attempt)

    def parse_and_count(parser: HTMLParser, at: int) -> int:
        tried.append(at)
        return parse(parser, at)

    monkeypatch.setattr(HTMLParser, attempt, parse_and_count)
    opening = "<table><tr><td>R&amp;D &lt 1"
    assert texts(read_html_table(opening)) == [["R&D < 1"]]
    before = len(tried)
    assert texts(read_html_table(opening + mark * 50)) == [["R&D < 1"]]
    assert len(tried) <= 2 * before + 1


@pytest.mark.parametrize(
    ("mark", "length", "answer"),
    [
        ("<a ", MAX_TAG_LENGTH * 2, "too-large None None"),
        ("<a ", MAX_TAG_LENGTH - 10, "1"),
        ("<a/", MAX_TAG_LENGTH - 10, "1"),
        ("</td ", 6_000_000, "1"),
        ("<!--", 6_000_000, "1"),
        ("<table>", 6_000_000, "1"),
    ],
)
def test_that_endless_markup_is_read_or_refused_within_bounds(
    read_within_bounds: Callable[[Path], str], tmp_path: Path, mark: str, length: int, answer: str
) -> None:
    path = tmp_path / "page.xls"
    path.write_text(f"<table><tr><td>a</td><td>{mark * (length // len(mark))}")
    assert read_within_bounds(path) == answer


def test_that_empty_rows_of_html_are_dropped() -> None:
    html = "<table><tr><td>a</td></tr>" + "<tr><td></td></tr>" * 25_000 + "</table>"
    assert texts(read_html_table(html)) == [["a"]]


def test_that_too_much_markup_is_refused_before_it_is_read() -> None:
    with pytest.raises(CopiedCellsError) as caught:
        read_html_table("<table>" + "<tr></tr>" * 1_000_000)
    assert caught.value.fault is GridFault.TOO_MUCH_TEXT
