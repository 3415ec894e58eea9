"""The plan's own figures, and where each of their values stands on the Overrides sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import auto
from itertools import accumulate

from planner.calculators.own_figures import OwnFigure, own_figures
from planner.export.workbook.addresses import fixed, fixed_range, on_sheet
from planner.export.workbook.contents import Contents
from planner.export.workbook.sheet_column import SheetColumn
from planner.market.override import FigureKey


class OverrideColumn(SheetColumn):
    """The columns of Overrides, in order."""

    FIGURE = auto()
    VALUE = auto()
    UNIT = auto()
    OWN = auto()
    THEN = auto()
    NOW = auto()
    CHANGE = auto()
    DISTANCE = auto()
    HAS_MOVED = auto()
    IS_DUE = auto()
    AUTHOR = auto()
    DAY = auto()
    WHY = auto()
    KEY = auto()


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """One value of an own figure; None where it was or is not published."""

    figure: OwnFigure
    index: int

    @property
    def own(self) -> Decimal:
        """The value in use."""
        return self.figure.values[self.index]

    @property
    def then(self) -> Decimal | None:
        """The published value of the day it was given."""
        return _value(self.figure.originals, self.index)

    @property
    def now(self) -> Decimal | None:
        """The published value today."""
        return _value(self.figure.published, self.index)


def _value(values: tuple[Decimal, ...], index: int) -> Decimal | None:
    return values[index] if index < len(values) else None


@dataclass(frozen=True)
class OverridesLayout:
    """Rows of Overrides: one for each value of a figure."""

    name: str
    figures: tuple[OwnFigure, ...]
    share_row: int = 2
    digits_row: int = 3
    count_row: int = 4
    heading_row: int = 6

    @classmethod
    def of(cls, contents: Contents, name: str) -> "OverridesLayout":
        """Lay the sheet out for a plan."""
        return cls(name, own_figures(contents.evaluation.plan, contents.evaluation.market))

    @property
    def first(self) -> int:
        """The first row of values."""
        return self.heading_row + 1

    @property
    def last(self) -> int:
        """The last row of values; an empty one where the plan has no own figures."""
        return self.heading_row + max(1, sum(len(figure.values) for figure in self.figures))

    def rows(self) -> Iterator[tuple[int, OverrideRow]]:
        """Yield the values with their rows."""
        values = (
            OverrideRow(figure, index)
            for figure in self.figures
            for index in range(len(figure.values))
        )
        yield from enumerate(values, self.first)

    def published(self, key: FigureKey) -> str | None:
        """Return the address, from other sheets, of what is published for a figure of one value."""
        starts = accumulate((len(figure.values) for figure in self.figures), initial=self.first)
        for row, figure in zip(starts, self.figures, strict=False):
            if figure.subject == key and figure.published:
                return on_sheet(self.name, fixed(row, OverrideColumn.NOW.column))
        return None

    def column(self, column: OverrideColumn) -> str:
        """Return a column's range on this sheet."""
        return fixed_range((self.first, column.column), (self.last, column.column))
