import csv
import io
from html.parser import HTMLParser

import openpyxl

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, Row
from planner.desktop.viewmodels.copied_rows import as_html, as_tab_separated
from planner.desktop.viewmodels.positions_table import PositionsTable
from planner.localization.formatting import Formatter

HOSTILE = Row("P-01", (Cell("a\tb\nc"), Cell("=HYPERLINK(1)"), Cell("<b>x</b> & y"), Cell("-5 %")))


class Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), "excel-tab"))


def test_that_rows_read_back_cell_by_cell(session: PlanSession, formatter: Formatter) -> None:
    groups = PositionsTable(formatter).groups(session.evaluation)
    rows = [row for group in groups for row in group.rows]
    expected = [[row.key, *(cell.text for cell in row.cells)] for row in rows]
    assert read_back(as_tab_separated(rows)) == expected
    parser = Cells()
    parser.feed(as_html(rows))
    assert parser.texts == [text for row in expected for text in row]


def test_that_hostile_texts_stay_in_their_cells() -> None:
    cells = ["P-01", "a b c", "'=HYPERLINK(1)", "<b>x</b> & y", "-5 %"]
    assert read_back(as_tab_separated([HOSTILE])) == [cells]
    parser = Cells()
    parser.feed(as_html([HOSTILE]))
    assert parser.texts == cells
    assert parser.tags == {"table", "tr", "td"}


def test_that_a_spreadsheet_reads_no_formula_from_them() -> None:
    sheet = openpyxl.Workbook().active
    assert sheet is not None
    sheet.append(read_back(as_tab_separated([HOSTILE]))[0])
    assert [cell.data_type for cell in sheet[1]] == ["s"] * 5
