"""The one undo command: a plan before and after an edit."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from planner.plan.model import Plan
from planner.quantities.identifiers import ScenarioId

_NEVER_MERGED = -1


@dataclass(frozen=True, slots=True)
class DocumentState:
    """What is open, as its file holds it, and which of its scenarios is on show.

    ``shown`` is the scenario's plan where it is at hand: from it follows in no time what changed.
    """

    document: Plan
    scenario_id: ScenarioId | None = None
    shown: Plan | None = None


class ReplacePlan(QUndoCommand):
    """Shows ``after``, or ``before`` again; typing in one field stays one step."""

    def __init__(
        self,
        show: Callable[[DocumentState], None],
        before: DocumentState,
        after: DocumentState,
        text: str,
        merge_key: str | None = None,
    ) -> None:
        super().__init__(text)
        self._show = show
        self._before = before
        self.after = after
        self.merge_key = merge_key

    def id(self) -> int:
        """Return equal numbers for commands that may merge."""
        if self.merge_key is None:
            return _NEVER_MERGED
        return zlib.crc32(self.merge_key.encode()) & 0x7FFF_FFFF

    def redo(self) -> None:
        """Show the plan after the edit."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the plan before the edit."""
        self._show(self._before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next command of the same field; typing back leaves no step."""
        if not isinstance(other, ReplacePlan) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setObsolete(self.after.document == self._before.document)
        return True
