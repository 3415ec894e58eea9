"""Text from users stays text; texts speak the export's language."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.localization.messages import LANGUAGES, speaking
from planner.plan.model import Plan


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "+x",
        "-x",
        "@x",
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://example.com","x")',
        "{=1+1}",
        "tab\there",
        "bell\x07 and \ud800 and \uffff",
        "line\nbreak",
        "<b>&amp;</b>",
        "_x0041_",
        "x" * 40_000,
    ],
)
def test_that_text_from_users_stays_text(
    sample: Plan, export: Callable[..., Path], name: str
) -> None:
    member = replace(sample.members[0], name=name)
    team = replace(sample.teams[0], name=name)
    plan = replace(
        sample,
        name=name[:200],
        description=name,
        members=(member, *sample.members[1:]),
        teams=(team, *sample.teams[1:]),
    )
    workbook = openpyxl.load_workbook(export(plan))
    cells = [workbook["Positions"]["C5"], workbook["Positions"]["F5"], workbook["About"]["A1"]]
    for cell in cells:
        assert cell.data_type == "s"
        assert cell.value[:3] == name[:3]


def test_that_characters_no_cell_can_hold_become_spaces(
    sample: Plan, export: Callable[..., Path]
) -> None:
    member = replace(sample.members[0], name="a\x00b\x07c\ud800d\tline\nbreak")
    workbook = openpyxl.load_workbook(export(replace(sample, members=(member,))))
    assert workbook["Positions"]["C5"].value == "a b c d line\nbreak"


def test_that_an_arabic_workbook_reads_from_right_to_left(
    sample: Plan, export: Callable[..., Path]
) -> None:
    workbook = openpyxl.load_workbook(export(sample, language="ar"))
    assert all(sheet.sheet_view.rightToLeft for sheet in workbook)
    assert workbook.worksheets[2]["H5"].value == "أيرلندا"


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_months_are_named_in_the_language_of_the_workbook(
    sample: Plan, export: Callable[..., Path], language: str
) -> None:
    workbook = openpyxl.load_workbook(export(sample, language=language))
    formats = {cell.number_format for row in workbook.worksheets[3]["A1:Z8"] for cell in row}
    identifier = {"en": "409", "de": "407", "ar": "C01"}[language]
    assert f"[$-{identifier}]mmm yy" in formats
    assert "mmm yy" not in formats


def test_that_foreign_sentences_in_an_arabic_workbook_run_as_they_were_written(
    sample: Plan, export: Callable[..., Path]
) -> None:
    for description, order in (("A team. Of nine.", 1), ("فريق من تسعة.", 2)):
        plan = replace(sample, description=description)
        about = openpyxl.load_workbook(export(plan, language="ar")).worksheets[0]
        assert about["A3"].alignment.readingOrder == order


def test_that_an_english_workbook_reads_from_left_to_right(sample_workbook: Path) -> None:
    assert not any(
        sheet.sheet_view.rightToLeft for sheet in openpyxl.load_workbook(sample_workbook)
    )


def test_that_the_language_of_the_workbook_is_its_own(
    sample: Plan, export: Callable[..., Path]
) -> None:
    with speaking("ar"):
        workbook = openpyxl.load_workbook(export(sample, language="en"))
    assert workbook.sheetnames[:4] == ["About", "Inputs", "Positions", "Monthly cost"]


def test_that_every_language_has_the_same_formulas_but_for_names_of_sheets(
    sample: Plan, export: Callable[..., Path], formula_cells: Callable[[Path], list[Any]]
) -> None:
    english = formula_cells(export(sample, name="en.xlsx"))
    arabic = formula_cells(export(sample, language="ar", name="ar.xlsx"))
    assert [cell.address for cell in english] == [cell.address for cell in arabic]
