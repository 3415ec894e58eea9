"""Why a returned workbook is refused as a whole, in words."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import left_to_right


class _ReturnedTrouble(Protocol):
    """An error of a layer above this one that carries a path and a fault."""

    path: Path
    fault: StrEnum


def returned_workbook_sentence(error: _ReturnedTrouble, _formatter: Formatter) -> str:
    """Say why nothing is taken from a returned workbook, and what to do."""
    template = {
        "not-exported": _("{file} is no workbook that was exported from a plan."),
        "other-plan": _(
            "{file} was exported from another plan. Open that plan, and import it there."
        ),
        "no-inputs": _(
            "{file} does not hold the inputs it was exported with: it was exported in part, or its "
            "sheet of changes was deleted. Export the workbook again with its costs, and make the "
            "changes there."
        ),
        "scenario-gone": _(
            "{file} was exported from a scenario that is no longer in the plan. Bring the scenario "
            "back, or export the workbook again."
        ),
    }[error.fault.value]
    return template.format(file=left_to_right(error.path.name))
