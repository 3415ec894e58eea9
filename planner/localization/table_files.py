"""Sentences for files that cannot be read as a table: what, where in it, and what to do."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed, left_to_right, listed


class _TableFileTrouble(Protocol):
    """A file refused as a whole; ``fault`` is a stable key."""

    path: Path
    fault: StrEnum
    row: int | None
    column: int | None
    facts: Mapping[str, int | str | tuple[str, ...]]


def table_file_sentence(error: _TableFileTrouble, formatter: Formatter) -> str:
    """Say why a file cannot be read as a table."""
    facts = {name: _shown(fact, formatter) for name, fact in error.facts.items()}
    where = {
        name: formatter.integer(number)
        for name, number in (("row", error.row), ("column", error.column))
        if number is not None
    }
    key = error.fault.value
    if key == "no-such-sheet" and not error.facts.get("sheets"):
        key = "no-sheets"
    templates = {**_file_templates(), **_size_templates(), **_content_templates()}
    return templates[key].format(path=left_to_right(error.path), **where, **facts)


def _shown(fact: int | str | tuple[str, ...], formatter: Formatter) -> str:
    if isinstance(fact, tuple):
        return listed(map(as_typed, fact))
    return formatter.integer(fact) if isinstance(fact, int) else as_typed(fact)


def _file_templates() -> dict[str, str]:
    return {
        "missing": _("There is no file {path}. Check its name and folder."),
        "is-a-folder": _("{path} is a folder. Name a CSV file or a workbook (.xlsx)."),
        "not-a-file": _("{path} is a device, not a file. Name a CSV file or a workbook (.xlsx)."),
        "unreadable": _("{path} may not be read. Ask its owner for permission, or open a copy."),
        "links-in-a-circle": _(
            "{path} is a link that leads back to itself. Name the file it should lead to."
        ),
        "device": _("{path} cannot be read: {reason}. Try a copy in another folder."),
        "old-workbook": _(
            "{path} is a workbook of the old format (.xls). Save it as .xlsx or CSV first."
        ),
        "other-workbook": _(
            "{path} is a spreadsheet of the format {format}. Save it as .xlsx or CSV first."
        ),
        "not-a-table": _("{path} is not a table. Name a CSV file or a workbook (.xlsx)."),
        "encrypted": _(
            "{path} is protected with a password. Give the password, or save a copy without one."
        ),
        "wrong-password": _(
            "The password does not open {path}. Give the one it was saved with; capital and small "
            "letters count."
        ),
        "damaged": _(
            "{path} is not a whole workbook: it was copied or written only in part. Open it in a "
            "spreadsheet and save it again."
        ),
        "damaged-sheet": _(
            "The sheet “{sheet}” of {path} is damaged in row {row}. Open it in a spreadsheet and "
            "save it again."
        ),
        "declares-entities": _(
            "{path} holds XML no spreadsheet writes ({part} declares a document type). Open it in "
            "a spreadsheet and save it again."
        ),
        "no-such-sheet": _("{path} has no sheet “{sheet}”. It has: {sheets}."),
        "no-sheets": _("{path} has no sheets to choose “{sheet}” from. Leave the sheet out."),
    }


def _size_templates() -> dict[str, str]:
    return {
        "too-large": _(
            "{path} has more than {limit} bytes. Keep only the rows and columns that are needed."
        ),
        "unpacks-too-large": _(
            "{path} unpacks to more than {limit} bytes. Keep only the rows and columns that are "
            "needed, and save it again."
        ),
        "too-many-texts": _(
            "{path} holds more than {limit} texts. Keep only the rows and columns that are needed."
        ),
        "too-many-rows": _(
            "{path} has more than {limit} rows with something in them. Split it, or keep only the "
            "rows that are needed."
        ),
        "beyond-sheets": _(
            "{path} has more than {limit} rows, blank ones among them, which is more than a sheet "
            "holds. Leave out the blank rows."
        ),
        "too-many-columns": _(
            "Row {row} of {path} has more than {limit} columns. Keep only those that are needed."
        ),
        "too-many-cells": _(
            "{path} has more than {limit} cells by row {row}. Keep only the columns that are "
            "needed."
        ),
        "cell-too-long": _(
            "The cell in row {row}, column {column} of {path} has more than {limit} characters. "
            "Shorten it; if it is not that long, a quotation mark that closes it is missing."
        ),
    }


def _content_templates() -> dict[str, str]:
    return {
        "no-cells": _("{path} is empty. Name a file with a row of headings and rows below it."),
        "nul": _(
            "Row {row}, column {column} of {path} holds a zero byte, so it is not text. Save it "
            "again as CSV in UTF-8."
        ),
        "open-quote": _(
            "The quotation mark that opens in row {row}, column {column} of {path} is never "
            "closed. Close or remove it."
        ),
        "mixed-encoding": _(
            "Row {row}, column {column} of {path} (byte {byte}) is not in {encoding} as the rest "
            "is. Save the file again, all in UTF-8."
        ),
        "unknown-encoding": _(
            "The letters of {path} are in an encoding that cannot be told, first in row {row}, "
            "column {column} (byte {byte}). Save the file again in UTF-8."
        ),
    }
