"""What each rule of an audit says of a workbook that breaks it, and what to do about it."""

from collections.abc import Mapping

from planner.intake.audit import Finding, Rule
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import left_to_right


def rule_sentence(rule: Rule) -> str:
    """Return what is wrong and what to do."""
    return {**_of_sheets(), **_of_inputs(), **_of_formulas(), **_of_soundness()}[rule]


def finding_detail(finding: Finding, shown: Formatter) -> str:
    """Return what a finding tells beside its place; empty where the place says it all."""
    facts = finding.facts
    if "count" in facts and "limit" in facts:
        return _("{count} of {limit}").format(
            count=shown.integer(int(facts["count"])), limit=shown.integer(int(facts["limit"]))
        )
    if finding.rule is Rule.MONTHS_APART:
        return _("{sheet} has it in column {column}").format(
            sheet=facts["sheet"], column=left_to_right(facts["expected"])
        )
    if finding.rule is Rule.FORMULAS_DIFFER_IN_ROW:
        return _difference(facts)
    if finding.rule is Rule.CIRCULAR_REFERENCE and facts["reason"] == "setting":
        return _("iterative calculation is switched on")
    if "count" in facts:
        return _cells(int(facts["count"]), shown)
    said = " = ".join(facts[key] for key in ("name", "found") if key in facts)
    return left_to_right(said) if said else ""


def _cells(count: int, shown: Formatter) -> str:
    sentence = ngettext("{count} such cell", "{count} such cells", count)
    return sentence.format(count=shown.integer(count))


def _difference(facts: Mapping[str, str]) -> str:
    expected = left_to_right(facts["expected"])
    match facts["reason"]:
        case "typed":
            return _("typed in; {cell} has a formula").format(cell=expected)
        case "blank":
            return _("blank; {cell} has a formula").format(cell=expected)
        case _:
            return _("another formula than {cell}").format(cell=expected)


def _of_sheets() -> dict[Rule, str]:
    return {
        Rule.NO_ABOUT_SHEET: _(
            "The first sheet does not introduce the workbook. Begin with one that says what it "
            "is and how to read it."
        ),
        Rule.NO_TITLE: _("A sheet has no title. Write one into its first cell."),
        Rule.NO_LABEL: _(
            "A figure has no words before it in its row nor above it in its column. Name it."
        ),
        Rule.NO_UNIT: _(
            "A row of months has no unit. Write one between its label and the first month."
        ),
        Rule.HIDDEN_SHEET: _(
            "A sheet is hidden and the first sheet does not name it. Show it, or name it there."
        ),
        Rule.HIDDEN_CELLS: _(
            "Rows or columns are hidden. Show them, or group them so that the outline does."
        ),
        Rule.MONTHS_APART: _(
            "A month stands in another column than on a sheet before. Keep one column a month."
        ),
    }


def _of_inputs() -> dict[Rule, str]:
    return {
        Rule.TYPED_NUMBER_NOT_BLUE: _(
            "A number is typed in and does not look so. Give it the blue of inputs."
        ),
        Rule.FORMULA_IN_BLUE: _("A formula has the blue of inputs. Give it another color."),
        Rule.INPUT_AMONG_WORKINGS: _(
            "A cell to fill in stands on a sheet that computes months. Move it to the inputs."
        ),
        Rule.NUMBER_AS_TEXT: _(
            "A number is stored as text, which sums leave out. Turn it into a number, or give "
            "the cell the text format."
        ),
    }


def _of_formulas() -> dict[Rule, str]:
    return {
        Rule.CONSTANT_IN_FORMULA: _(
            "A formula holds a number of its own. Give it a cell with a label and refer to that."
        ),
        Rule.FORMULAS_DIFFER_IN_ROW: _(
            "The months of a row are not all computed alike. Copy one formula across."
        ),
        Rule.LONG_FORMULA: _(
            "A formula is too long to read at a glance. Part it over several rows or columns."
        ),
        Rule.VOLATILE_FUNCTION: _(
            "A function changes by itself or hides what it refers to. Refer to a cell instead."
        ),
        Rule.NEW_FUNCTION: _("A function is newer than Excel 2016. Use one that all readers have."),
        Rule.ARRAY_FORMULA: _(
            "A formula works on several cells at once. Use helper rows or columns instead."
        ),
        Rule.MANY_NAMES: _("There are more names than a reader keeps in mind. Refer to cells."),
        Rule.NAME_OF_NO_CELL: _(
            "A name stands for a range or a formula. Keep names for single cells."
        ),
    }


def _of_soundness() -> dict[Rule, str]:
    return {
        Rule.EXTERNAL_LINK: _(
            "Figures come from outside the workbook. Copy them in, with their source and date."
        ),
        Rule.MACRO: _("The workbook holds programs. Save it without macros."),
        Rule.ERROR_VALUE: _("A cell shows an error or refers to what is gone. Mend it."),
        Rule.CIRCULAR_REFERENCE: _("A formula needs its own result. Break the circle."),
        Rule.NO_RESULT: _(
            "Formulas have no stored result. Recalculate and save the workbook, then check again."
        ),
        Rule.NO_CHECKS: _(
            "The first sheet does not say whether the workbook’s checks hold. Link it to a cell "
            "that sums up at least three checks."
        ),
        Rule.FAILED_CHECK: _("A check of the workbook does not hold. Find out why."),
        Rule.UNPROTECTED_SHEET: _(
            "A sheet with formulas is not protected. Protect it, without a password if you like."
        ),
        Rule.UNLOCKED_FORMULA: _(
            "A formula can be typed over and does not look as if it should be. Lock it."
        ),
    }
