"""The rules of an audit, and which principle of which standard each comes from.

Of the twenty principles of ICAEW, 1 to 5, 8, 9, 17 and 18 ask things of people, not of a file. Of
the FAST standard, version 02a, the sections that a file can show are taken: its ban of links to
links, of repeated calculations and of hidden assumptions of time is left to a reader.

Sources: ICAEW, Twenty principles for good spreadsheet practice, second edition;
FAST Standard Organisation, The FAST Standard, FAST02a.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What may not be found in a workbook."""

    NO_ABOUT_SHEET = "no-about-sheet"
    """The first sheet that is seen holds no words, or more figures than words."""
    NO_TITLE = "no-title"
    """A sheet whose first cell does not say what it is."""
    NO_LABEL = "no-label"
    """A figure with no words before it in its row nor above it in its column."""
    NO_UNIT = "no-unit"
    """A row of months with no unit between its label and the months."""
    HIDDEN_SHEET = "hidden-sheet"
    """A hidden sheet that the first sheet does not name."""
    HIDDEN_CELLS = "hidden-cells"
    """Hidden rows or columns that no outline shows the handle of."""
    MONTHS_APART = "months-apart"
    """A month that stands in one column here and in another one there."""

    TYPED_NUMBER_NOT_BLUE = "typed-number-not-blue"
    """A number typed in that does not look like one."""
    FORMULA_IN_BLUE = "formula-in-blue"
    """A formula that looks like a number typed in."""
    INPUT_AMONG_WORKINGS = "input-among-workings"
    """A cell to fill in on a sheet that computes months."""
    NUMBER_AS_TEXT = "number-as-text"
    """A number stored as text, which sums leave out, in a cell that is not one of texts."""

    CONSTANT_IN_FORMULA = "constant-in-formula"
    """A number but 0 and 1 in a formula, unless it only tells a function how to work."""
    FORMULAS_DIFFER_IN_ROW = "formulas-differ-in-row"
    """Months of a row that are not all computed by the same formula."""
    LONG_FORMULA = "long-formula"
    """A formula of more parts, or more levels of brackets, than can be read at a glance."""
    VOLATILE_FUNCTION = "volatile-function"
    """A function that changes by itself, or takes an address from a text."""
    NEW_FUNCTION = "new-function"
    """A function that Excel 2016 does not have."""
    ARRAY_FORMULA = "array-formula"
    """A formula of several cells, a constant array, or a result that spills."""
    MANY_NAMES = "many-names"
    """More names than a reader keeps in mind."""
    NAME_OF_NO_CELL = "name-of-no-cell"
    """A name of a range or a formula instead of one cell."""

    EXTERNAL_LINK = "external-link"
    """A figure from another file, a data connection or the network."""
    MACRO = "macro"
    """A program within the workbook."""
    ERROR_VALUE = "error-value"
    """A cell with an error, or a formula with a reference that is lost."""
    CIRCULAR_REFERENCE = "circular-reference"
    """A formula that needs its own result, or the setting that lets it."""
    NO_RESULT = "no-result"
    """Formulas without a stored result: nobody has recalculated them."""
    NO_CHECKS = "no-checks"
    """No cell of the first sheet says whether the workbook's own checks hold."""
    FAILED_CHECK = "failed-check"
    """A check of the workbook that does not hold."""
    UNPROTECTED_SHEET = "unprotected-sheet"
    """Formulas on a sheet without protection, which no validation keeps from being typed over."""
    UNLOCKED_FORMULA = "unlocked-formula"
    """A formula that can be typed over, and does not look as if it should be."""


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Where a rule comes from: numbers of ICAEW's principles, and sections of FAST."""

    icaew: tuple[int, ...]
    fast: tuple[str, ...] = ()


SOURCES: Mapping[Rule, RuleSource] = {
    Rule.NO_ABOUT_SHEET: RuleSource((6, 7), ("1.02",)),
    Rule.NO_TITLE: RuleSource((6, 11), ("2.01",)),
    Rule.NO_LABEL: RuleSource((6,), ("3.05",)),
    Rule.NO_UNIT: RuleSource((6,), ("3.05",)),
    Rule.HIDDEN_SHEET: RuleSource((6, 7), ("1.02",)),
    Rule.HIDDEN_CELLS: RuleSource((6,), ("4.05",)),
    Rule.MONTHS_APART: RuleSource((11,), ("1.01",)),
    Rule.TYPED_NUMBER_NOT_BLUE: RuleSource((10,), ("2.04", "4.02")),
    Rule.FORMULA_IN_BLUE: RuleSource((10,), ("4.02",)),
    Rule.INPUT_AMONG_WORKINGS: RuleSource((10,), ("1.02", "2.04")),
    Rule.NUMBER_AS_TEXT: RuleSource((11,), ("2.04",)),
    Rule.CONSTANT_IN_FORMULA: RuleSource((14,), ("3.02",)),
    Rule.FORMULAS_DIFFER_IN_ROW: RuleSource((12,), ("1.01", "3.02")),
    Rule.LONG_FORMULA: RuleSource((13,), ("3.03",)),
    Rule.VOLATILE_FUNCTION: RuleSource((16,), ("4.01",)),
    Rule.NEW_FUNCTION: RuleSource((16,), ("4.01",)),
    Rule.ARRAY_FORMULA: RuleSource((16,), ("3.03",)),
    Rule.MANY_NAMES: RuleSource((16,), ("4.03",)),
    Rule.NAME_OF_NO_CELL: RuleSource((16,), ("4.03",)),
    Rule.EXTERNAL_LINK: RuleSource((16,), ("1.03",)),
    Rule.MACRO: RuleSource((16,), ("4.06",)),
    Rule.ERROR_VALUE: RuleSource((19,), ("2.06",)),
    Rule.CIRCULAR_REFERENCE: RuleSource((16, 19), ("1.01",)),
    Rule.NO_RESULT: RuleSource((19,)),
    Rule.NO_CHECKS: RuleSource((19,), ("2.06",)),
    Rule.FAILED_CHECK: RuleSource((19,), ("2.06",)),
    Rule.UNPROTECTED_SHEET: RuleSource((20,)),
    Rule.UNLOCKED_FORMULA: RuleSource((20,)),
}
"""Of every rule."""
