"""The sheet Job descriptions: a row for each position, as the posting itself says it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.postings.clarity import clarity, clarity_score
from planner.calculators.postings.job_description import job_description
from planner.export.workbook import ExportOptions, SheetGroup, export_workbook
from planner.localization.postings.posting_text import posting_text
from planner.market.snapshot import Snapshot
from planner.plan.edits.posting_edits import change_postings
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

HEADING, FIRST = 6, 7
Written = Callable[..., Any]


@pytest.fixture
def written(market: Snapshot, tmp_path: Path) -> Written:
    def write(plan: Plan, language: str = "en", *, values: bool = True) -> Any:
        path = tmp_path / "postings.xlsx"
        options = ExportOptions(frozenset({SheetGroup.JOB_DESCRIPTIONS}))
        export_workbook(
            evaluate(plan, market),
            path,
            language=language,
            generated_on=date(2026, 11, 24),
            options=options,
        )
        return openpyxl.load_workbook(path, data_only=values).worksheets[1]

    return write


def test_that_each_position_has_a_row_with_its_score_and_its_parts(
    written: Written, sample: Plan, market: Snapshot
) -> None:
    sheet = written(sample)
    headings = [cell.value for cell in sheet[HEADING]]
    assert headings[:7] == [
        *("ID", "Title", "Place", "Language"),
        *("Clarity, 0 to 100", "Findings, count", "What to mend"),
    ]
    for row, position in enumerate(sample.positions, FIRST):
        described = job_description(sample, market, position)
        text, findings = posting_text(described, "en"), clarity(described, "en")
        cells = {heading: cell.value for heading, cell in zip(headings, sheet[row], strict=True)}
        assert cells["ID"] == position.id
        assert cells["Title"] == text.title
        assert cells["Clarity, 0 to 100"] == clarity_score(findings)
        assert cells["Findings, count"] == len(findings)
        assert len(cells["What to mend"].splitlines()) == len(findings)
        for section in text.sections:
            for words in (*section.paragraphs, *section.points):
                assert words in cells[section.heading]
    assert sheet.cell(FIRST + len(sample.positions), 1).value is None


def test_that_the_counts_are_formulas_with_their_results(written: Written, sample: Plan) -> None:
    scores = [row[4].value for row in written(sample).iter_rows(min_row=FIRST)]
    values = [written(sample).cell(row, 3).value for row in (3, 4, 5)]
    assert values == [12, 12, pytest.approx(sum(scores) / 12)]
    formulas = [written(sample, values=False).cell(row, 3).value for row in (3, 4, 5)]
    assert formulas[0] == "=COUNT(E7:E18)"
    assert formulas[1] == '=COUNTIF(F7:F18,">0")'


def test_that_what_people_wrote_is_text_and_never_a_formula(written: Written, sample: Plan) -> None:
    plan = change_postings(sample, (SeatId("P-01"),), title="=1+1", goals=("=HYPERLINK(1)", "+2"))
    sheet = written(plan, values=False)
    assert (sheet.cell(FIRST, 2).value, sheet.cell(FIRST, 2).data_type) == ("=1+1", "s")
    texts = [cell for cell in sheet[FIRST] if cell.value and "HYPERLINK" in str(cell.value)]
    assert [cell.data_type for cell in texts] == ["s"]


def test_that_a_plan_without_positions_has_an_empty_sheet(written: Written, sample: Plan) -> None:
    sheet = written(replace(sample, positions=()))
    assert [sheet.cell(row, 3).value for row in (3, 4, 5)] == [0, 0, 0]


def test_that_a_postings_own_language_goes_before_the_workbooks(
    written: Written, sample: Plan
) -> None:
    plan = change_postings(sample, (SeatId("P-01"),), language="ar")
    sheet = written(plan, "de")
    assert [sheet.cell(row, 4).value for row in (FIRST, FIRST + 1)] == ["ar", "de"]
