"""What the cost is split by on the Budget sheet: teams, places, cost centers and statuses."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property

from planner.export.workbook.contents import Contents, SeatFacts
from planner.export.workbook.sheet_writer import cell_text
from planner.localization.countries import country_name
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.localization.terms import member_status_name, seat_status_name, status_name
from planner.plan.model import PositionStatus
from planner.quantities.identifiers import SeatId

_ZERO = Decimal(0)


class Slice(Enum):
    """What the cost is split by."""

    TEAM = auto()
    PLACE = auto()
    COST_CENTER = auto()
    STATUS = auto()


@dataclass(frozen=True)
class SlicedCost:
    """The seats' cost split by one thing.

    Attributes:
        contents: What the sheets show.
        texts: What each seat is summed under.
        order: Texts that come first, in this order, also where no seat has them.
        last: The text that comes last, also where no seat has it; empty for none.
    """

    contents: Contents
    texts: Mapping[SeatId, str]
    order: tuple[str, ...] = ()
    last: str = ""

    @classmethod
    def of(cls, contents: Contents, which: Slice) -> "SlicedCost":
        """Split a plan's cost."""
        text = _texts(contents)[which]
        texts = {seat.seat.id: cell_text(text(seat)) for seat in contents.seats}
        if which is Slice.STATUS:
            return cls(contents, texts, status_words())
        if which is Slice.TEAM:
            used = set(texts.values())
            teams = (cell_text(team.name) for team in contents.evaluation.plan.teams)
            return cls(contents, texts, tuple(team for team in teams if team in used))
        return cls(contents, texts, last=no_cost_center() if which is Slice.COST_CENTER else "")

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """The rows, those that cost most first where no order is given."""
        by_cost = sorted(self.texts.values(), key=lambda text: -sum(self.months_of(text), _ZERO))
        rest = [text for text in by_cost if as_compared(text) != as_compared(self.last)]
        return _distinct((*self.order, *rest, *((self.last,) if self.last else ())))

    def months_of(self, entry: str) -> list[Decimal]:
        """Return what the seats summed under an entry cost by month."""
        nothing = [_ZERO] * len(self.contents.months)
        return self._totals.get(as_compared(entry), nothing)

    @cached_property
    def _totals(self) -> Mapping[str, list[Decimal]]:
        rows: dict[str, list[tuple[Decimal, ...]]] = {}
        for seat in self.contents.seats:
            if seat.months is not None:
                key = as_compared(self.texts[seat.seat.id])
                rows.setdefault(key, []).append(seat.months.reporting_total)
        return {
            key: [sum(month, _ZERO) for month in zip(*of_key, strict=True)]
            for key, of_key in rows.items()
        }


def as_compared(text: str) -> str:
    """Return a text as spreadsheets compare it: capitals do not matter."""
    return text.lower()


def no_cost_center() -> str:
    """Return what seats without a cost center are summed under."""
    return _("No cost center")


def no_team() -> str:
    """Return what seats without a team are summed under."""
    return _("No team")


def status_words() -> tuple[str, ...]:
    """Return the statuses as the workbook words them, that of the team's members first."""
    return (member_status_name(), *(status_name(status) for status in PositionStatus))


def _texts(contents: Contents) -> Mapping[Slice, Callable[[SeatFacts], str]]:
    names = Counter(place.name for place in contents.places)

    def place_text(seat: SeatFacts) -> str:
        place = seat.place
        is_alone = names[place.name] == 1
        return place.name if is_alone else listed((place.name, country_name(place.country)))

    return {
        Slice.TEAM: lambda seat: contents.team_names.get(seat.seat.team_id) or no_team(),
        Slice.PLACE: place_text,
        Slice.COST_CENTER: lambda seat: seat.seat.cost_center or no_cost_center(),
        Slice.STATUS: lambda seat: seat_status_name(seat.seat),
    }


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    first_by_key: dict[str, str] = {}
    for text in texts:
        first_by_key.setdefault(as_compared(text), text)
    return tuple(first_by_key.values())
