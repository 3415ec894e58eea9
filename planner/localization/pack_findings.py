"""What is wrong with a data pack, in words."""

from typing import TYPE_CHECKING

from planner.localization.file_errors import table_fault_phrase
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import left_to_right, listed

if TYPE_CHECKING:
    from planner.market.pack import PackRefusedError
    from planner.market.pack_check import NoPackError, PackFinding

_LONGEST_FOUND = 60


def finding_sentence(finding: "PackFinding", formatter: Formatter) -> str:
    """Say where in a pack something is wrong, and what."""
    return _("{where}: {reason}.").format(
        where=finding_place(finding, formatter), reason=finding_reason(finding)
    )


def finding_place(finding: "PackFinding", formatter: Formatter) -> str:
    """Name table, row and column."""
    where = [left_to_right(finding.table)]
    if finding.row is not None:
        where.append(_("row {row}").format(row=formatter.integer(finding.row)))
    if finding.column is not None:
        where.append(_("column {column}").format(column=finding.column))
    return listed(where)


def finding_reason(finding: "PackFinding") -> str:
    """Say what is wrong, with the beginning of the text that stands there."""
    reason, found = table_fault_phrase(finding.reason), finding.found
    if len(found) > _LONGEST_FOUND:
        found = f"{found[:_LONGEST_FOUND]}…"
    return _("{reason}: “{found}”").format(reason=reason, found=found) if found else reason


def findings_heading(count: int, formatter: Formatter) -> str:
    """Say how many findings there are."""
    if not count:
        return _("The data pack has no faults.")
    return ngettext(
        "The data pack has {count} fault.", "The data pack has {count} faults.", count
    ).format(count=formatter.integer(count))


def pack_refused_sentence(error: "PackRefusedError", formatter: Formatter) -> str:
    """Say that a pack is not used, with the first of its faults."""
    count = len(error.findings)
    return ngettext(
        "The data pack {path} has {count} fault, so nothing of it is used: {first}",
        "The data pack {path} has {count} faults, so nothing of it is used. The first is: {first} "
        "“hiring-planner data check” lists all.",
        count,
    ).format(
        path=left_to_right(error.path),
        count=formatter.integer(count),
        first=finding_sentence(error.findings[0], formatter),
    )


def no_pack_sentence(error: "NoPackError", _formatter: Formatter) -> str:
    """Say that there is no pack to read."""
    return _("{path} is no folder that can be read. Name the folder of a data pack.").format(
        path=left_to_right(error.path)
    )
