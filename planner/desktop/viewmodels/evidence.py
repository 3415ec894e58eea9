"""What stands behind one market figure, ready to show: in one line, and as a card."""

from dataclasses import dataclass
from decimal import Decimal

from planner.market.override import FigureKey
from planner.market.provenance import Grade
from planner.quantities.identifiers import CurrencyCode


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A publication, with what its license asks to be said."""

    title: str
    publisher: str
    licence: str
    attribution: str
    caveats: str


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """The user's own figure that stands in place of the published one.

    Attributes:
        published: The published figure today; empty where there is none.
        author: Who gave it, and ``day`` when.
        has_moved: Whether the published figure moved since, enough to look at it again.
    """

    published: str
    author: str
    day: str
    why: str
    has_moved: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a figure comes from.

    Attributes:
        figure: What it is, such as "Pay band, senior, Kraków".
        value: The figure in use.
        sources: What it was taken from, the main source first; empty without evidence.
        as_of: The day it holds for; empty without evidence.
        observations: How many rows it rests on, in words; empty where that means nothing.
        grade: Its confidence; None without evidence.
        meaning: What that grade says, in words.
        method: How it was worked out, in a sentence; without evidence, what would help.
        own: The user's figure in its place, if there is one.
        key: What an override of it is filed under; None where it cannot be overridden.
        values: The numbers in use, as an editor of the override starts with them.
        currency: What the numbers are amounts in; None where they are no money.
        currencies: All there are: an amount typed in another one is told by its sign.
        is_share: Whether the numbers are fractions, which people type as percentages.
    """

    figure: str
    value: str
    sources: tuple[CitedSource, ...] = ()
    as_of: str = ""
    observations: str = ""
    grade: Grade | None = None
    meaning: str = ""
    method: str = ""
    own: OwnFigure | None = None
    key: FigureKey | None = None
    values: tuple[Decimal, ...] = ()
    is_share: bool = False
    currency: CurrencyCode | None = None
    currencies: frozenset[CurrencyCode] = frozenset()

    @property
    def line(self) -> str:
        """Source, date, observations and grade in one line, for a hover or the focus."""
        titles = ", ".join(source.title for source in self.sources)
        grade = self.grade.value if self.grade is not None else ""
        parts = (titles, self.as_of, self.observations, grade)
        return " · ".join(part for part in parts if part)
