"""A workbook as an audit sees it: cells with formulas, results and looks, and the sheets' state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from planner.intake.tables.sheet_bounds import column_letters

At = tuple[int, int]
"""A row and a column, counted from 0."""


class Content(Enum):
    """What a cell holds, or what its formula gave."""

    NOTHING = auto()
    NUMBER = auto()
    TEXT = auto()
    TRUTH = auto()
    ERROR = auto()


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell looks, as far as it matters.

    Attributes:
        font: The color of the text as ``RRGGBB``; empty where the theme tells it.
        fill: The color of the ground; empty for none.
        is_locked: Whether protection of the sheet covers it.
        is_date: Whether its number is a day.
        is_text: Whether it is meant for texts, whatever they look like.
    """

    font: str = ""
    fill: str = ""
    is_locked: bool = True
    is_date: bool = False
    is_text: bool = False

    @property
    def is_blue(self) -> bool:
        """Whether it has the color of what is typed in."""
        if len(self.font) != len("RRGGBB"):
            return False
        red, green, blue = bytes.fromhex(self.font)
        return blue >= 0xC0 and max(red, green) <= 0x66


@dataclass(frozen=True, slots=True)
class AuditedCell:
    """A cell with something in it.

    Attributes:
        at: Where it stands.
        content: What ``value`` is.
        value: The text, or the number as the file writes it.
        style: How it looks.
        formula: Without its ``=``; empty for none.
        is_array: Whether the formula is one of several cells.
    """

    at: At
    content: Content
    value: str
    style: CellStyle
    formula: str = ""
    is_array: bool = False

    @property
    def address(self) -> str:
        """The address as formulas write it."""
        row, column = self.at
        return f"{column_letters(column)}{row + 1}"

    @property
    def number(self) -> float:
        """The number; 0 for none, as formulas read it."""
        return float(self.value) if self.content is Content.NUMBER else 0.0


@dataclass(frozen=True)
class AuditedSheet:
    """One sheet.

    Attributes:
        name: Its name.
        cells: What is not empty, row by row.
        is_hidden: Whether the reader does not see it.
        is_protected: Whether locked cells cannot be changed.
        hidden: Addresses of hidden rows and columns without an outline, such as ``7:7``.
        refused: The first and last cells of ranges whose validation refuses whatever is typed.
    """

    name: str
    cells: Mapping[At, AuditedCell]
    is_hidden: bool = False
    is_protected: bool = False
    hidden: Sequence[str] = ()
    refused: Sequence[tuple[At, At]] = ()

    def refuses(self, at: At) -> bool:
        """Tell whether nothing can be typed into a cell, though the sheet is not protected."""
        return any(
            first[0] <= at[0] <= last[0] and first[1] <= at[1] <= last[1]
            for first, last in self.refused
        )

    @cached_property
    def formulas(self) -> tuple[AuditedCell, ...]:
        """The cells with formulas."""
        return tuple(cell for cell in self.cells.values() if cell.formula)

    @cached_property
    def rows(self) -> Mapping[int, Mapping[int, AuditedCell]]:
        """The cells by row, then by column."""
        rows: dict[int, dict[int, AuditedCell]] = {}
        for (row, column), cell in self.cells.items():
            rows.setdefault(row, {})[column] = cell
        return rows

    def texts(self) -> Iterator[str]:
        """Return all that is written, not computed."""
        for cell in self.cells.values():
            if cell.content is Content.TEXT and not cell.formula:
                yield cell.value


@dataclass(frozen=True)
class AuditedWorkbook:
    """A whole workbook.

    Attributes:
        sheets: In their order.
        names: What each defined name stands for, but for those of print set-up and filters.
        has_macros: Whether programs are in it.
        has_links: Whether it links to other files or data connections.
        lets_circles: Whether it is set to put up with formulas that need their own result.
        has_1904_dates: Whether days are counted from 1904.
    """

    sheets: tuple[AuditedSheet, ...]
    names: Mapping[str, str]
    has_macros: bool = False
    has_links: bool = False
    lets_circles: bool = False
    has_1904_dates: bool = False

    @cached_property
    def by_name(self) -> Mapping[str, AuditedSheet]:
        """The sheets by their names in small letters, as formulas find them."""
        return {sheet.name.casefold(): sheet for sheet in self.sheets}

    @property
    def first(self) -> AuditedSheet | None:
        """The first sheet that is seen."""
        return next((sheet for sheet in self.sheets if not sheet.is_hidden), None)
