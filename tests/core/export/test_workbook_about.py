"""The About sheet: whom to ask, in cells that are its readers' own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.plan.model import Plan


def test_that_whom_to_ask_is_for_the_readers_to_fill_in(sample_workbook: Path) -> None:
    about = openpyxl.load_workbook(sample_workbook)["About"]
    fields = {
        row[0].value: row[1] for row in about.iter_rows(max_col=2) if not row[1].protection.locked
    }
    assert list(fields) == ["Prepared by", "Questions to", "Reviewed by", "Reviewed on"]
    assert all(cell.value is None for cell in fields.values())
    positions = openpyxl.load_workbook(sample_workbook)["Positions"]
    shade = positions["L5"].fill.fgColor.rgb
    assert {cell.fill.fgColor.rgb for cell in fields.values()} == {shade}
    assert about.protection.sheet


@pytest.mark.libreoffice
def test_that_what_they_fill_in_stays_and_changes_no_figure(
    sample: Plan, export: Callable[..., Path], recalculate: Callable[[Path], Path]
) -> None:
    path = export(sample)
    workbook = openpyxl.load_workbook(path)
    row = next(row for row in workbook["About"].iter_rows() if row[0].value == "Questions to")
    address = row[1].coordinate
    workbook["About"][address].value = "Ada, ada@example.org"
    workbook.save(path)
    about: Any = openpyxl.load_workbook(recalculate(path), data_only=True)["About"]
    assert about[address].value == "Ada, ada@example.org"
    changed = next(
        row for row in about.iter_rows() if str(row[0].value).startswith("Changed since")
    )
    assert changed[1].value == 0
    assert about["B5"].value == "OK"
