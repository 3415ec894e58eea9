"""Sentences for what goes wrong with files: plans, workbooks, market data."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import left_to_right, listed
from planner.locations import data_folder
from planner.plan.format_fault import Expected, FormatFault, PlanFormatError
from planner.plan.store import FileFault, PlanFileError

if TYPE_CHECKING:
    from planner.market.market_table import MarketDataError


class FileTrouble(Protocol):
    """An error of a layer above this one that carries a path and a fault."""

    path: Path
    fault: StrEnum
    reason: str


class TableTrouble(Protocol):
    """An error that points into a table of the market data or of its raw sources."""

    path: Path
    row: int | None
    column: str | None
    reason: str


def plan_file_sentence(error: PlanFileError, formatter: Formatter) -> str:
    """Say why a plan file could not be loaded or saved."""
    detail = plan_format_sentence(error.detail, formatter) if error.detail else ""
    template = _plan_file_templates()[error.fault]
    return template.format(path=left_to_right(error.path), detail=detail, reason=error.reason)


def plan_format_sentence(error: PlanFormatError, formatter: Formatter) -> str:
    """Say what is wrong with the content of a plan file, and where in it."""
    facts = {
        name: formatter.integer(fact) if isinstance(fact, int) else fact
        for name, fact in error.facts.items()
    }
    if "expected" in facts:
        facts["expected"] = _expected_name(Expected(facts["expected"]))
    sentence = _format_templates()[error.fault].format(**facts)
    if suggestion := facts.get("suggestion"):
        sentence += " " + _("Did you mean “{suggestion}”?").format(suggestion=suggestion)
    if error.where:
        return _("At {where}: {sentence}").format(
            where=left_to_right(error.where), sentence=sentence
        )
    return sentence


def export_sentence(error: FileTrouble, _formatter: Formatter) -> str:
    """Say why a file could not be exported; the fault's value is its stable key."""
    templates = _export_templates()
    template = templates.get(error.fault.value, templates["device"])
    return template.format(path=left_to_right(error.path), reason=getattr(error, "reason", ""))


def password_sentence(_error: Exception, formatter: Formatter) -> str:
    """Say which passwords a workbook can have."""
    return _(
        "This cannot be the password of a workbook. Take 1 to {count} characters that can be typed."
    ).format(count=formatter.integer(255))


def market_data_sentence(error: "MarketDataError", formatter: Formatter) -> str:
    """Say which market table is damaged, and where."""
    reason = table_fault_phrase(error.reason)
    if error.found:
        reason = _("{reason}: “{found}”").format(reason=reason, found=error.found)
    if error.path.parent != data_folder():
        return _(
            "The data pack cannot be read: {where}: {reason}. Load it again once it is whole, or "
            "go back to the data that ships with the program."
        ).format(where=_where(error, formatter), reason=reason)
    return _(
        "The market data cannot be read: {where}: {reason}. Install the program again, or rebuild "
        "the tables with “hiring-planner data build”."
    ).format(where=_where(error, formatter), reason=reason)


def data_build_sentence(error: TableTrouble, formatter: Formatter) -> str:
    """Say which raw source stops a data build, and where."""
    return _("The tables cannot be built: {where}: {reason}. Nothing was changed.").format(
        where=_where(error, formatter), reason=error.reason
    )


def _where(error: TableTrouble, formatter: Formatter) -> str:
    where = [left_to_right(error.path)]
    if error.row is not None:
        where.append(_("row {row}").format(row=formatter.integer(error.row)))
    if error.column:
        where.append(_("column {column}").format(column=error.column))
    return listed(where)


def table_fault_phrase(reason: str) -> str:
    """Say what is wrong with a table, as a part of a sentence."""
    from planner.market.table_fault import TableFault

    known: dict[str, str] = {
        TableFault.MISSING_FILE: _("the file is missing"),
        TableFault.NOT_A_FILE: _("it is a folder or a device, not a file"),
        TableFault.OUTSIDE: _("the file lies outside the data pack"),
        TableFault.TOO_BIG: _("the file is too big for a table"),
        TableFault.UNREADABLE: _("the file cannot be read"),
        TableFault.NOT_TEXT: _("the file is not UTF-8 text"),
        TableFault.NOT_CSV: _("the file is not a CSV table"),
        TableFault.NOT_LISTED: _("the file is not in the manifest"),
        TableFault.CHANGED: _("the file was changed after the data pack was built"),
        TableFault.NO_ROWS: _("the table holds no rows"),
        TableFault.MISSING_COLUMN: _("the column is missing"),
        TableFault.WRONG_FIELD_COUNT: _("the row has another number of fields than the header"),
        TableFault.EMPTY: _("the field is empty"),
        TableFault.NOT_A_NUMBER: _("the field is not a number in its range"),
        TableFault.NOT_A_FRACTION: _("the field is not a fraction, such as 0.25 for 25%"),
        TableFault.NOT_A_DAY: _("the field is not a date as YYYY-MM-DD"),
        TableFault.NOT_YET: _("the date is in the future"),
        TableFault.NOT_A_MONTH: _("the field is not a month"),
        TableFault.NOT_A_CHOICE: _("the field holds an unknown word"),
        TableFault.DUPLICATE_KEY: _("the key is there twice"),
        TableFault.UNKNOWN_SOURCE: _("the source is not in the sources table"),
        TableFault.UNKNOWN_COUNTRY: _("the country is not in the countries table"),
        TableFault.UNKNOWN_CURRENCY: _("the currency is not in the currencies table"),
        TableFault.UNKNOWN_PLACE: _("the place is not in the places table"),
        TableFault.UNKNOWN_AREA: _("the area is not in the table of pay areas"),
        TableFault.NO_SUCH_COUNTRY: _("no country has this code"),
        TableFault.NO_SUCH_CURRENCY: _("no currency has this code"),
        TableFault.NO_SUCH_ZONE: _("no time zone has this name"),
        TableFault.NO_SUCH_SUBDIVISION: _("the public holidays know no such part of the country"),
        TableFault.NO_RATE: _("the currency has no exchange rate"),
        TableFault.WEEK_WITHOUT_WORK: _("the weekend takes the whole week"),
        TableFault.OTHER_CURRENCY: _("the currency is not the country's"),
        TableFault.NO_RULES: _("the country has charge lines but no row here"),
        TableFault.FALLING: _("the amount is below the one before it"),
        TableFault.OTHER_UNIT: _("the figure seems to be in another unit"),
    }
    return known.get(reason, reason)


def _plan_file_templates() -> dict[FileFault, str]:
    fault = FileFault
    return {
        fault.MISSING: _("There is no file {path}. Check its name and folder."),
        fault.IS_A_FOLDER: _("{path} is a folder. Name a plan file (.hplan)."),
        fault.NOT_A_FILE: _("{path} is a device, not a file. Name a plan file (.hplan)."),
        fault.UNREADABLE: _(
            "{path} may not be read. Ask its owner for permission, or open a copy."
        ),
        fault.NOT_A_PLAN: _("{path} is not a readable plan. {detail}"),
        fault.TORN: _(
            "{path} ends in the middle: it was copied or written only in part. Open another copy."
        ),
        fault.NEWER_VERSION: _("{path} was written by a newer version. {detail}"),
        fault.READ_ONLY: _(
            "{path} is write-protected. Save under another name, or remove the protection."
        ),
        fault.DISK_FULL: _(
            "There is no space left to save {path}. Free some space, or save on another disk. "
            "The file is as it was."
        ),
        fault.FOLDER_MISSING: _(
            "The folder of {path} does not exist. Make it, or save in another folder."
        ),
        fault.CHANGED_ON_DISK: _(
            "{path} was changed by somebody else since it was opened. Save under another name to "
            "keep both."
        ),
        fault.UNSTORABLE: _("The plan cannot be saved as {path}. {detail}"),
        fault.DEVICE: _("{path} cannot be read or written: {reason}. Try another folder or disk."),
    }


def _format_templates() -> dict[FormatFault, str]:
    fault = FormatFault
    return {
        fault.TORN: _("The text ends in the middle."),
        fault.NOT_JSON: _("Line {line}, column {column} is not valid JSON. Correct it there."),
        fault.NOT_TEXT: _("It is not a text file."),
        fault.NOT_A_PLAN: _("It is not marked as a plan of this program. Open a .hplan file."),
        fault.NOT_A_TEMPLATE: _(
            "It is not marked as an onboarding template of this program. Choose a file that was "
            "exported as one."
        ),
        fault.CIRCULAR_DEPENDENCY: _(
            "These tasks wait for each other: {tasks}. Take out one of the dependencies."
        ),
        fault.UNKNOWN_DEPENDENCY: _(
            "The task “{task}” depends on “{found}”, which is no task of the template. Correct it, "
            "or take it out."
        ),
        fault.NEWER_VERSION: _(
            "Its format is version {version}; this program reads up to version {supported}. "
            "Update the program."
        ),
        fault.TOO_LARGE: _("It has {bytes} bytes; a plan has at most {limit}."),
        fault.TOO_DEEP: _("It is nested deeper than any plan."),
        fault.DUPLICATE_KEY: _("The key “{key}” stands there twice. Remove one."),
        fault.UNKNOWN_KEY: _("The key “{key}” is not known."),
        fault.MISSING_KEY: _("The key “{key}” is missing. Add it."),
        fault.WRONG_TYPE: _("“{found}” stands where {expected} is expected."),
        fault.NOT_A_CHOICE: _("“{found}” is none of: {choices}."),
        fault.OUT_OF_RANGE: _("“{found}” lies outside the allowed range."),
    }


def _expected_name(expected: Expected) -> str:
    return {
        Expected.TEXT: _("text in quotes"),
        Expected.WHOLE_NUMBER: _("a whole number"),
        Expected.DECIMAL_TEXT: _('a decimal number in quotes, such as "85000.00",'),
        Expected.DATE: _('a date in quotes as "YYYY-MM-DD"'),
        Expected.MONTH: _('a month in quotes as "YYYY-MM"'),
        Expected.TIME: _('a time in quotes as "HH:MM"'),
        Expected.YES_OR_NO: _("true or false"),
        Expected.LIST: _("a list in [ ]"),
        Expected.OBJECT: _("an object in { }"),
    }[expected]


def _export_templates() -> dict[str, str]:
    return {
        "read-only": _(
            "{path} is write-protected. Export under another name, or remove the protection."
        ),
        "in-use": _(
            "{path} is open in another program. Close it there, or export under another name."
        ),
        "disk-full": _(
            "There is no space left to export {path}. Free some space, or export to another disk."
        ),
        "folder-missing": _(
            "The folder of {path} does not exist. Make it, or export to another folder."
        ),
        "is-a-folder": _("{path} is a folder. Name a workbook (.xlsx)."),
        "not-a-folder": _("{path} is a file, not a folder. Name another folder."),
        "not-a-file": _("{path} is a device, not a file. Name a workbook (.xlsx)."),
        "device": _("{path} cannot be written: {reason}. Try another folder or disk."),
    }
