"""Whatever cells hold, they are read or refused in words, and mending never breaks off."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.intake.cells.cell_reading import CellReader
from planner.intake.columns.seat_fields import SeatField
from planner.intake.pastes.paste_draft import PasteTarget, PasteWay, draft_paste, mended, paste
from planner.intake.tables.grid import CopiedCellsError
from planner.intake.tables.html_table import read_html_table
from planner.intake.tables.tab_text import read_tab_text
from planner.localization.formatting import Formatter
from planner.localization.messages import LANGUAGES, speaking
from planner.localization.problems import error_sentence
from planner.market.loader import load_snapshot
from planner.plan.codec import decode, encode
from planner.plan.samples import load_sample

TODAY = date(2026, 11, 26)
TELLING = [
    "Title",
    "Location",
    "Salary (EUR)",
    "Start date",
    "End",
    "ID",
    "P-01",
    "M-01",
    "Team",
    "Currency",
    "USD",
    "zł",
    "85k",
    "€85.000",
    "1e999",
    "NaN",
    "999999999999999999999999",
    "-5",
    "31/12/26",
    "3/4/27",
    "13/13/26",
    "0000-00-00",
    "9999-12-31",
    "29 Feb 27",
    "Feb",
    "next month",
    "Krakow",
    "Poland",
    "San Jose",
    ",",
    "SRE",
    "Senior",
    "Sr. Sr. SRE",
    "=1+1",
    "'=1",
    "\x00",
    "\u202eabc",
    "一月",
    "²k",
    "k",
    "$",
    "<b>",
    "</table>",
    "<td rowspan=9>",
    '"',
    "Open",
    "Employed",
    "12-12-12",
    "\U0001d7d6\U0001d7d3k",
    "5 %",
    "/month",
    "EUR 5 USD",
    "",
]
cells = st.sampled_from(TELLING) | st.text(max_size=6)
tables = st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=5)
TARGETS = (-1, 0, 10)
"""No cursor, at the first seat, near the last one."""
FIELDS = (SeatField.ROLE, SeatField.PLACE, None, SeatField.START, SeatField.BASE_PAY)


@settings(max_examples=80)
@given(
    tables, st.sampled_from(LANGUAGES), st.sampled_from(("text", "html")), st.sampled_from(TARGETS)
)
def test_that_any_cells_are_read_mended_and_pasted_or_refused_in_words(
    rows: list[list[str]], language: str, form: str, at: int
) -> None:
    market, plan = load_snapshot(), load_sample("cloud-provider")
    ids = tuple(position.id for position in plan.positions)
    target = PasteTarget(ids[at:], FIELDS, ids[at : at + 2], ids[at]) if at >= 0 else PasteTarget()
    with speaking(language):
        formatter = Formatter(language)
        reader = CellReader(plan, market, formatter, TODAY)
        try:
            if form == "html":
                lines = ("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows)
                grid = read_html_table(f"<table>{''.join(lines)}</table>")
            else:
                grid = read_tab_text("\n".join("\t".join(row) for row in rows))
        except CopiedCellsError as error:
            said = error_sentence(error, formatter)
            assert said
            return
        draft = draft_paste(grid, target, reader)
        for _ in range(4):
            said = " ".join(error_sentence(each.error, formatter) for each in draft.problems)
            assert "\u202e" not in said
            assert "\x00" not in said
            problem = next((each for each in draft.problems if each.fixes), None)
            if problem is None:
                break
            draft = mended(draft, problem, problem.fixes[0], reader)
        if draft.way is PasteWay.CHANGE or draft.layout.is_usable:
            edited = paste(draft, reader).plan
            assert decode(encode(edited)) == edited
