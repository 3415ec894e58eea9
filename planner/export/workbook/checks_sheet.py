"""The Checks sheet: the workbook tests itself; one cell says whether everything holds."""

from collections.abc import Sequence
from enum import Enum, auto

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import Cell, fixed, fixed_range, on_sheet, relative
from planner.export.workbook.check import Check
from planner.export.workbook.context import Context
from planner.export.workbook.cost_checks import cost_checks
from planner.export.workbook.input_rules import refuse_typing
from planner.export.workbook.inputs_layout import Scalar
from planner.export.workbook.plan_checks import plan_checks
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _, pgettext

_HEADING = 6
_RESULT, _EXPECTED, _FOUND, _DIFFERENCE, _FAILED, _REVIEW = range(1, 7)
_WIDTHS = (78, 14, 20, 20, 18, 14, 16)
_WORDS_ROW = 4


class _Word(Enum):
    """The results of a check."""

    OK = auto()
    ERROR = auto()
    REVIEW = auto()


def write_checks(context: Context) -> None:
    """Write every check and the master cell."""
    sheet = context.sheet(context.names.checks)
    context.title(
        sheet, context.names.checks, _("The workbook tests itself with each recalculation.")
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    headings = [
        _("Check"),
        _("Result"),
        _("Expected"),
        _("Found"),
        _("Difference"),
        _("Differs (1 = yes)"),
        _("For review only (1 = yes)"),
    ]
    context.headings(sheet, _HEADING, headings, range(_EXPECTED, _REVIEW + 1))
    checks = _checks(context)
    for row, check in enumerate(checks, _HEADING + 1):
        _write_check(context, sheet, row, check)
    _write_master(context, sheet, checks)
    sheet.worksheet.autofilter(_HEADING, 0, _HEADING + len(checks), _REVIEW)
    context.print_setup(sheet, frozen=(_HEADING + 1, 1), repeated_rows=(_HEADING, _HEADING))


def write_master_link(context: Context, sheet: SheetWriter, row: int, column: int) -> None:
    """Write the result of all checks on another sheet, and how many ask for a look beside it."""
    cell = on_sheet(context.names.checks, fixed(*context.master_cell))
    failed, to_review = _counts(_checks(context))
    style = context.styles(Look.LINK, bold=True)
    sheet.formula(row, column, cell, _master_word(failed), style)
    _mark(context, sheet, (row, column))
    count = on_sheet(context.names.checks, fixed(*_count_cell(context, is_review=True)))
    words = _("for review").replace('"', "")
    style = context.styles(Look.LINK, f'0" {words}";;', align="start")
    sheet.formula(row, column + 1, count, to_review, style)
    refuse_typing(sheet, (row, column), (row, column + 1))


def _checks(context: Context) -> list[Check]:
    return [*cost_checks(context), *plan_checks(context)]


def _counts(checks: Sequence[Check]) -> tuple[int, int]:
    """Return how many checks failed and how many ask for a look."""
    failed = sum(check.has_failed and not check.is_review for check in checks)
    return failed, sum(check.has_failed and check.is_review for check in checks)


def _words() -> dict[_Word, str]:
    return {
        _Word.OK: pgettext("result of a check", "OK"),
        _Word.ERROR: pgettext("result of a check", "ERROR"),
        _Word.REVIEW: pgettext("result of a check", "REVIEW"),
    }


def _master_word(failed: int) -> str:
    return _words()[_Word.ERROR if failed else _Word.OK]


def _word_cell(word: _Word) -> str:
    return fixed(_WORDS_ROW, list(_Word).index(word) + 1)


def _count_cell(context: Context, *, is_review: bool) -> Cell:
    row, column = context.master_cell
    return row + int(is_review), column + 1


def _mark(context: Context, sheet: SheetWriter, cell: Cell) -> None:
    """Color the words that ask for something."""
    formats_by_word = {_Word.ERROR: context.styles.alert(), _Word.REVIEW: context.styles.notice()}
    for word, style in formats_by_word.items():
        value = f'"{_words()[word]}"'
        rule = {"type": "cell", "criteria": "==", "value": value, "format": style}
        sheet.worksheet.conditional_format(*cell, *cell, rule)


def _write_master(context: Context, sheet: SheetWriter, checks: Sequence[Check]) -> None:
    row, column = context.master_cell
    quiet = context.styles(Look.QUIET)
    sheet.text(row, 0, _("All checks"), context.styles(Look.SECTION))
    counts = _counts(checks)
    errors = fixed(*_count_cell(context, is_review=False))
    formula = f"IF({errors}=0,{_word_cell(_Word.OK)},{_word_cell(_Word.ERROR)})"
    style = context.styles(Look.FORMULA, bold=True)
    sheet.formula(row, column, formula, _master_word(counts[0]), style)
    _mark(context, sheet, (row, column))
    first, last = _HEADING + 1, _HEADING + len(checks)
    failed, review = (fixed_range((first, at), (last, at)) for at in (_FAILED, _REVIEW))
    style = context.styles(Look.FORMULA, formats.INTEGER)
    for is_review, words in ((False, _("checks failed")), (True, _("for somebody to look at"))):
        cell = _count_cell(context, is_review=is_review)
        formula = f"SUMIF({review},{int(is_review)},{failed})"
        sheet.formula(*cell, formula, counts[is_review], style)
        sheet.text(cell[0], cell[1] + 1, words, quiet)
    sheet.text(row + 1, 0, _("Checks for review"), quiet)
    sheet.text(_WORDS_ROW, 0, _("Words used for the results"), quiet)
    sheet.texts(_WORDS_ROW, 1, _words().values(), quiet)


def _write_check(context: Context, sheet: SheetWriter, row: int, check: Check) -> None:
    sheet.text(row, 0, check.words, context.styles(Look.TEXT))
    failed, review = relative(row, _FAILED), relative(row, _REVIEW)
    words = [_word_cell(word) for word in (_Word.OK, _Word.ERROR, _Word.REVIEW)]
    sheet.formula(
        row,
        _RESULT,
        f"IF({failed}=0,{words[0]},IF({review}=0,{words[1]},{words[2]}))",
        _words()[_word_of(check)],
        context.styles(Look.FORMULA, bold=True),
    )
    _mark(context, sheet, (row, _RESULT))
    style = context.styles(Look.LINK, check.number_format)
    sheet.formula(row, _EXPECTED, check.expected, check.expected_result, style)
    sheet.formula(row, _FOUND, check.found, check.found_result, style)
    flag = context.styles(Look.FACT, formats.FLAG)
    sheet.number(row, _REVIEW, int(check.is_review), flag)
    _write_difference(context, sheet, row, check)


def _word_of(check: Check) -> _Word:
    if not check.has_failed:
        return _Word.OK
    return _Word.REVIEW if check.is_review else _Word.ERROR


def _write_difference(context: Context, sheet: SheetWriter, row: int, check: Check) -> None:
    is_date = check.number_format == formats.DATE
    sheet.formula(
        row,
        _DIFFERENCE,
        f"{relative(row, _FOUND)}-{relative(row, _EXPECTED)}",
        check.difference,
        context.styles(Look.FORMULA, formats.INTEGER if is_date else check.number_format),
    )
    tolerance = context.inputs.scalar(Scalar.TOLERANCE)
    sheet.formula(
        row,
        _FAILED,
        f"IF(ABS({relative(row, _DIFFERENCE)})>{tolerance},1,0)",
        int(check.has_failed),
        context.styles(Look.FORMULA, formats.FLAG),
    )
