"""What a table shows, as frozen values: columns, groups, rows and cells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Tone(Enum):
    """How much a text or mark wants to be seen; a word beside it always says the same."""

    NORMAL = "normal"
    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"
    QUIET = "quiet"


class CellKind(Enum):
    """How the cells of a column look."""

    NAME = "name"
    """A name with a quieter detail."""
    PLACE = "place"
    """A country chip and a city."""
    TEXT = "text"
    NUMBER = "number"
    """Physically right; text such as dates and sums."""
    LOCAL_MONEY = "local-money"
    HOURS = "hours"
    """Hours and a bar."""
    STATUS = "status"
    """A word on its tint."""
    BAND = "band"
    """Where pay stands in its band, and the band's grade."""
    POOL = "pool"
    """A number of people; physically right."""
    WHISKER = "whisker"
    """A date, and a dot with its whisker on a scale that rows share."""
    DIFFICULTY = "difficulty"
    """One to five bars."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, heading, look and width in pixels.

    ``least_width`` is how narrow it may become where room is short; 0 keeps ``width``. An
    ``is_optional`` column is shown only where the reader wants it. One that comes ``after`` another
    stands there until the reader orders columns.
    """

    key: str
    heading: str
    kind: CellKind
    width: int
    is_editable: bool = True
    is_key_figure: bool = False
    help_text: str = ""
    least_width: int = 0
    is_optional: bool = False
    after: str = ""

    @property
    def is_number(self) -> bool:
        """Whether heading and cells stand physically right."""
        return self.kind in (CellKind.NUMBER, CellKind.LOCAL_MONEY, CellKind.POOL)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, ready to show.

    Attributes:
        text: All of it as plain text.
        sort_value: A plain number or text; all cells of a column hold the same type.
        detail: What the column's kind paints beside or instead of ``text``.
        edit_value: What an editor starts from.
        tone: ``ERROR`` and ``WARNING`` mark a cell that wants a look; ``hint`` then says why.
        is_overridden: Whether a scenario says something else than the base; ``hint`` says what.
    """

    text: str
    sort_value: float | str = ""
    detail: object = None
    edit_value: object = None
    tone: Tone = Tone.NORMAL
    hint: str = ""
    is_overridden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row with one cell a column; ``is_dimmed`` for what no longer counts."""

    key: str
    cells: tuple[Cell, ...]
    is_dimmed: bool = False


class DeferredRow(Row):
    """A row whose cells are made when they are first asked for: most are never in sight.

    It equals itself alone, so that comparing rows makes no cells.

    Args:
        key: The row's key.
        make: Returns the cells.
        is_dimmed: Whether it no longer counts.
    """

    __slots__ = ("_made", "_make")
    _make: Callable[[], tuple[Cell, ...]]
    _made: tuple[Cell, ...] | None

    def __init__(
        self, key: str, make: Callable[[], tuple[Cell, ...]], *, is_dimmed: bool = False
    ) -> None:
        for name, value in (("key", key), ("is_dimmed", is_dimmed), ("_make", make)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_made", None)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """One cell a column."""
        made = self._made
        if made is None:
            made = self._make()
            object.__setattr__(self, "_made", made)
        return made

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same row."""
        return self is other

    def __hash__(self) -> int:
        """Return a number of its own."""
        return id(self)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; ``sums`` holds cells of the heading's row by column key.

    A group that is not ``is_headed`` is the only one and shows its rows alone.
    """

    key: str
    title: str
    count_text: str
    rows: tuple[Row, ...]
    sums: Mapping[str, Cell] = field(default_factory=dict)
    is_headed: bool = True
