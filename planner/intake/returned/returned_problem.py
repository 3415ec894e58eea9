"""What of a returned workbook is not taken, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from planner.intake.returned.exported_inputs import CellPlace
from planner.intake.tables.sheet_bounds import column_letters


class ReturnedFault(StrEnum):
    """Why something is not taken; the names after it are facts the problem carries."""

    NOT_A_NUMBER = "not-a-number"
    """``found``"""
    NOT_A_DATE = "not-a-date"
    """``found``"""
    UNCLEAR_DATE = "unclear-date"
    """Day and month could be either way round. ``found``"""
    NOT_IN_LIST = "not-in-list"
    """``found``, ``words``: those that may stand there."""
    OUT_OF_RANGE = "out-of-range"
    """``found``"""
    NOT_POSITIVE = "not-positive"
    """``found``"""
    NOT_A_SHARE = "not-a-share"
    """``found``"""
    EMPTY = "empty"
    """Something has to stand there."""
    SHOWS_ERROR = "shows-error"
    """``found``"""
    NO_RESULT = "no-result"
    """A formula whose result the file does not hold."""
    OTHER_CURRENCY = "other-currency"
    """``found``: the currency shown, ``unit``: the one it is counted in."""
    CELL_GONE = "cell-gone"
    NOT_FOUND = "not-found"
    """Its row cannot be told from others. ``mark``: the text it was to be found by."""
    FORMULA_TYPED_OVER = "formula-typed-over"
    """``found``"""
    FORMULA_EMPTIED = "formula-emptied"
    TEXT_CHANGED = "text-changed"
    """Text of a row that is no input. ``seat``, ``old``, ``found``"""
    SHEET_GONE = "sheet-gone"
    SEAT_GONE = "seat-gone"
    """The plan no longer has what it is about."""
    IDS_GONE = "ids-gone"
    """No seat's ID is on the sheet any more."""
    PARTS_MISSING = "parts-missing"
    """A band of which some values are empty."""
    NOT_RISING = "not-rising"
    """A band whose values do not rise, or are not above zero."""
    BASE_CURRENCY_CHANGED = "base-currency-changed"
    """The plan reports in another currency by now. ``old``, ``now``"""
    ROW_UNREADABLE = "row-unreadable"
    """An added row of which no position can be made; ``error`` says why."""
    REFUSED = "refused"
    """The plan does not take it; ``error`` says why."""


@dataclass(frozen=True, slots=True)
class ReturnedProblem:
    """Something that is not taken from a returned workbook.

    Attributes:
        fault: Why.
        place: Where it stands; None where the place itself is gone.
        what: What it is about, such as ``P-03, Base pay``; empty where the place says enough.
        facts: What else the sentence tells, by the names the fault lists.
        error: Why, where the sentence of an error says it.
    """

    fault: ReturnedFault
    place: CellPlace | None = None
    what: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    error: Exception | None = None


class ReturnedWorkbookFault(StrEnum):
    """Why a returned workbook is refused as a whole."""

    NOT_EXPORTED = "not-exported"
    """It is no workbook that the planner made."""
    OTHER_PLAN = "other-plan"
    NO_INPUTS = "no-inputs"
    """It was exported without its inputs, or its sheet of changes was deleted."""
    SCENARIO_GONE = "scenario-gone"
    """The scenario it was made of is no longer in the plan."""


class ReturnedWorkbookError(Exception):
    """A returned workbook is refused; nothing of it was taken.

    Attributes:
        path: The file.
        fault: Why.
    """

    def __init__(self, path: Path, fault: ReturnedWorkbookFault) -> None:
        super().__init__(path, fault)
        self.path = path
        self.fault = fault


def cell_name(place: CellPlace) -> str:
    """Return a cell's address on its sheet, such as ``F12``."""
    return f"{column_letters(place.column)}{place.row + 1}"
