"""What finding the seats of rows begins with, whether the rows are people or offers."""

from collections.abc import Callable, Mapping

from planner.intake.cells.cell_reading import ReadRow
from planner.intake.cells.layout import Layout
from planner.intake.cells.row_decision import Decision
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.new_seats import NewSeats
from planner.intake.imports.row_steps import RowStep, SeatValues
from planner.quantities.identifiers import PlaceId, SeatId

Reread = Callable[[int, PlaceId], ReadRow]
"""Reads a row, by its number, as one at a place."""


class SeatRows:
    """The rows of a file on their way to seats of the plan; ``steps`` is what became of each."""

    def __init__(
        self,
        layout: Layout,
        decisions: Mapping[int, Decision],
        context: ImportContext,
        reread: Reread,
    ) -> None:
        self.steps: dict[int, RowStep] = {}
        self._layout = layout
        self._decisions = decisions
        self._context = context
        self._reread = reread
        self._new = NewSeats(context, layout)
        self._values = SeatValues(context.plan)
        self._matched: dict[SeatId, int] = {}
