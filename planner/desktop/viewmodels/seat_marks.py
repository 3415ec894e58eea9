"""How each seat of a scenario differs from the base: which fields, and what the base says."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from planner.desktop.viewmodels.cells import Cell
from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.snapshot import Snapshot
from planner.plan.change import ORDER, ChangeKind, Subject
from planner.plan.changes import differences
from planner.plan.model import Plan, Seat
from planner.quantities.identifiers import SeatId

_SEATS = frozenset({Subject.MEMBER, Subject.POSITION})


@dataclass(frozen=True, slots=True)
class BaseValue:
    """What the base says of one field.

    Attributes:
        field_name: The seat's attribute.
        name: What it is called.
        text: The base's value.
    """

    field_name: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class SeatMark:
    """How a seat differs from the base; ``is_added`` where the base does not have it."""

    is_added: bool = False
    values: tuple[BaseValue, ...] = ()

    def __bool__(self) -> bool:
        """Whether it differs at all."""
        return self.is_added or bool(self.values)


class SeatMarks:
    """Finds how seats differ from the base; of seats that stayed the same it knows it already.

    Args:
        formatter: Writes the values.
    """

    def __init__(self, formatter: Formatter) -> None:
        self._formatter = formatter
        self._known: dict[SeatId, tuple[Seat, Seat | None, SeatMark]] = {}
        self._ground: tuple[object, ...] = ()

    def of(self, document: Plan, shown: Plan, market: Snapshot) -> Mapping[SeatId, SeatMark]:
        """Return the marks of the seats that differ; none where the base is on show.

        Args:
            document: The base with its scenarios.
            shown: The plan on show.
            market: Where places have their names.
        """
        if shown.scenario_id is None:
            return {}
        ground = (document.teams, shown.teams, id(market))
        if ground != self._ground:
            self._ground, self._known = ground, {}
        base = {seat.id: seat for seat in document.seats}
        known: dict[SeatId, tuple[Seat, Seat | None, SeatMark]] = {}
        anew: list[Seat] = []
        for seat in shown.seats:
            old = base.get(seat.id)
            if old is seat:
                continue
            last = self._known.get(seat.id)
            if last is not None and last[0] is seat and last[1] is old:
                known[seat.id] = last
            else:
                anew.append(seat)
        found = _marks(document, shown, {seat.id for seat in anew}, market, self._formatter)
        known |= {seat.id: (seat, base.get(seat.id), found[seat.id]) for seat in anew}
        self._known = known
        return {seat_id: mark for seat_id, (_new, _old, mark) in known.items() if mark}


def _marks(
    document: Plan, shown: Plan, wanted: Collection[SeatId], market: Snapshot, formatter: Formatter
) -> dict[SeatId, SeatMark]:
    """Return the marks of some seats, also of those that do not differ after all."""
    if not wanted:
        return {}
    base, plan = (_with_only(each, wanted) for each in (document, shown))
    texts = ChangeTexts(base, plan, market, formatter)
    values: defaultdict[SeatId, list[BaseValue]] = defaultdict(list)
    marks = dict.fromkeys(wanted, SeatMark())
    for change in differences(base, plan):
        if change.subject not in _SEATS or change.subject_id is None:
            continue
        seat_id = SeatId(change.subject_id)
        if change.kind is ChangeKind.ADDED:
            marks[seat_id] = SeatMark(is_added=True)
        elif change.kind is ChangeKind.CHANGED and change.field_name != ORDER:
            said = texts.said(change)
            values[seat_id].append(BaseValue(change.field_name or "", said.what, said.old))
    return marks | {seat_id: SeatMark(values=tuple(found)) for seat_id, found in values.items()}


def _with_only(plan: Plan, wanted: Collection[SeatId]) -> Plan:
    """Return a plan with some of its seats, and nothing of its scenarios."""
    return replace(
        plan,
        members=tuple(seat for seat in plan.members if seat.id in wanted),
        positions=tuple(seat for seat in plan.positions if seat.id in wanted),
        scenarios=(),
    )


def overridden(cell: Cell, values: tuple[BaseValue, ...], own_field: str) -> Cell:
    """Return a cell that says what the base says of the fields it shows.

    Args:
        cell: The cell as it is.
        values: What the base says of one or more fields.
        own_field: The field whose value the cell is; others are named.
    """
    if not values:
        return cell
    lines = [
        _("Base: {value}").format(value=value.text)
        if value.field_name == own_field
        else _("Base, {field}: {value}").format(field=value.name, value=value.text)
        for value in values
    ]
    hint = "\n".join(part for part in (cell.hint, *lines) if part)
    return replace(cell, hint=hint, is_overridden=True)
