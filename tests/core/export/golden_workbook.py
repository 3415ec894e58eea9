"""A workbook as text, part by part, so that a deliberate change is a reviewed difference.

Each sheet is a text of its own: what it is set up as, then its cells with their formula or value
and their looks. Of months that go on alike, and of rows that are alike but for their numbers, two
stand in full; of the rest a digest tells whether anything in them has changed.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

_IN_FULL = 2
_DIGEST = 8

_Cell = tuple[str, str, str]
"""What a cell says, how it looks, and where it stands."""


def parts_of(path: Path) -> dict[str, str]:
    """Return the texts of a workbook's parts by name."""
    formulas = openpyxl.load_workbook(path)
    results = openpyxl.load_workbook(path, data_only=True)
    parts = {"workbook": "\n".join(_workbook(formulas)) + "\n"}
    for number, sheet in enumerate(formulas, 1):
        name = f"{number:02}-{re.sub(r'[^a-z]+', '-', sheet.title.lower()).strip('-')}"
        lines = [*_set_up(sheet), "", *_rows(sheet, results[sheet.title])]
        parts[name] = "\n".join(lines) + "\n"
    return parts


def _workbook(workbook: Any) -> Iterator[str]:
    yield "sheets: " + ", ".join(sheet.title for sheet in workbook)
    for name, defined in sorted(workbook.defined_names.items()):
        yield f"name {name} = {defined.attr_text}"
    for each in sorted(workbook.custom_doc_props.names):
        yield f"property {each}"


def _set_up(sheet: Any) -> Iterator[str]:
    yield f"title: {sheet.title}"
    yield f"frozen at: {sheet.freeze_panes}"
    yield f"print: {sheet.page_setup.orientation}, {sheet.page_setup.fitToWidth} wide"
    yield f"repeated: {sheet.print_title_rows}, {sheet.print_title_cols}"
    yield f"protected: {sheet.protection.sheet}"
    yield f"filter: {sheet.auto_filter.ref}"
    widths = sorted(
        (each.min, each.max, each.width, each.outlineLevel)
        for each in sheet.column_dimensions.values()
    )
    for first, last, width, level in widths:
        letters = f"{get_column_letter(first)}:{get_column_letter(last)}"
        yield f"columns {letters}: {width:g} wide" + (f", level {level}" if level else "")
    rules = [
        f"takes {rule.type} in {rule.sqref}: {rule.formula1} {rule.formula2 or ''}".rstrip()
        for rule in sheet.data_validations.dataValidation
    ]
    yield from sorted(rules)
    for ranges in sheet.conditional_formatting:
        for rule in ranges.rules:
            yield f"marks {ranges.sqref}: {rule.type} {rule.operator} {rule.formula}"
    for number, chart in enumerate(sheet._charts, 1):
        kinds = ", ".join(type(each).__name__ for each in chart._charts)
        yield f"chart {number}: {kinds}"


def _rows(formulas: Any, results: Any) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for row in formulas.iter_rows():
        cells = [_cell(cell, results) for cell in row if cell.value is not None]
        if not cells:
            continue
        shape = "|".join(_shape(text, looks) for text, looks, _place in cells)
        seen[shape] += 1
        shown = list(_without_later_months(cells)) if seen[shape] <= _IN_FULL else []
        yield from (f"{place} {text}  [{looks}]" for text, looks, place in shown)
        if len(shown) < len(cells):
            digest = hashlib.sha256(repr(cells).encode()).hexdigest()[:_DIGEST]
            yield f"{cells[0][2]} … {cells[-1][2]} {cells[0][0]}  #{digest}"


def _without_later_months(cells: list[_Cell]) -> Iterator[_Cell]:
    before, count = "", 0
    for text, looks, place in cells:
        shape = re.sub(r"\b[A-Z]{1,2}(?=\$?#)", "", _shape(text, looks))
        count = count + 1 if shape == before and text.startswith("=") else 1
        before = shape
        if count <= _IN_FULL:
            yield text, looks, place


def _shape(text: str, looks: str) -> str:
    formula = text.partition(" → ")[0] if text.startswith("=") else ""
    return re.sub(r"\d+", "#", f"{formula} {looks}")


def _cell(cell: Any, results: Any) -> _Cell:
    value = cell.value
    text = repr(value) if not isinstance(value, str) else value.replace("\n", " ⏎ ")
    if cell.data_type == "f":
        text = f"{value} → {results[cell.coordinate].value!r}"
    font = cell.font
    color = font.color.rgb[2:] if font.color is not None and font.color.rgb else ""
    fill = cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else ""
    marks = [
        color,
        f"on {fill}" if fill else "",
        "bold" if font.bold else "",
        cell.number_format if cell.number_format != "General" else "",
        "" if cell.protection.locked else "open",
    ]
    return text, " ".join(mark for mark in marks if mark), cell.coordinate
