"""Finds which positions of a plan rows are about: by role, level, location and team."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from planner.intake.cells.cell_reading import ReadRow
from planner.intake.imports.row_steps import SeatValues
from planner.plan.model import Position
from planner.quantities.identifiers import SeatId

_MOST_ALIKE = 200
"""So many positions of one role and location are looked at for each row."""


class PositionIndex:
    """The positions of a plan that no row was matched with yet.

    Args:
        positions: The positions, in their order.
        values: Compares rows with the plan.
    """

    def __init__(self, positions: Iterable[Position], values: SeatValues) -> None:
        self._values = values
        self._alike: dict[tuple[object, object], list[Position]] = defaultdict(list)
        self._all: dict[SeatId, Position] = {}
        for position in positions:
            self._all[position.id] = position
            self._alike[position.role, position.place_id].append(position)

    @property
    def left(self) -> tuple[Position, ...]:
        """Those no row was matched with."""
        return tuple(self._all.values())

    def fitting(self, row: ReadRow) -> list[Position]:
        """Return the positions a row may be: level and team are the same where it says them."""
        alike = self._alike[row.values.get("role"), row.values.get("place_id")]
        return [each for each in alike[:_MOST_ALIKE] if self._fits(each, row)]

    def equal(self, row: ReadRow) -> Position | None:
        """Return a position that is all a row says."""
        fitting = self.fitting(row)
        return next((each for each in fitting if not self._values.changed(each, row)), None)

    def best(self, row: ReadRow) -> Position | None:
        """Return the position that agrees with a row in most fields, the first of several."""
        return max(
            self.fitting(row), key=lambda each: self._values.agreeing(each, row), default=None
        )

    def take(self, position: Position) -> None:
        """Keep a position from being matched again."""
        if self._all.pop(position.id, None) is not None:
            self._alike[position.role, position.place_id].remove(position)

    def _fits(self, position: Position, row: ReadRow) -> bool:
        decisive = {"level", "team"} & row.values.keys()
        return not decisive & self._values.changed(position, row).keys()


def match_positions(rows: Sequence[ReadRow], index: PositionIndex) -> dict[int, Position]:
    """Match rows with positions, those that are equal first; one position is one row's.

    Returns:
        The positions by the numbers of their rows.
    """
    found: dict[int, Position] = {}
    for find in (index.equal, index.best):
        for row in rows:
            position = None if row.number in found else find(row)
            if position is not None:
                index.take(position)
                found[row.number] = position
    return found
