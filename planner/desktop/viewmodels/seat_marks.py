"""How each seat of a scenario differs from the base: which fields, and what the base says."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.desktop.viewmodels.cells import Cell
from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.snapshot import Snapshot
from planner.plan.change import ORDER, ChangeKind, Subject
from planner.plan.changes import differences
from planner.plan.model import Plan
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


def seat_marks(
    document: Plan, shown: Plan, market: Snapshot, formatter: Formatter
) -> Mapping[SeatId, SeatMark]:
    """Return the marks of the seats that differ; none where the base is on show.

    Args:
        document: The base with its scenarios.
        shown: The plan on show.
        market: Where places have their names.
        formatter: Writes the values.
    """
    if shown.scenario_id is None:
        return {}
    base = replace(document, scenarios=shown.scenarios)
    texts = ChangeTexts(base, shown, market, formatter)
    values: defaultdict[SeatId, list[BaseValue]] = defaultdict(list)
    marks: dict[SeatId, SeatMark] = {}
    for change in differences(base, shown):
        if change.subject not in _SEATS or change.subject_id is None:
            continue
        seat_id = SeatId(change.subject_id)
        if change.kind is ChangeKind.ADDED:
            marks[seat_id] = SeatMark(is_added=True)
        elif change.kind is ChangeKind.CHANGED and change.field_name != ORDER:
            said = texts.said(change)
            values[seat_id].append(BaseValue(change.field_name or "", said.what, said.old))
    return marks | {seat_id: SeatMark(values=tuple(found)) for seat_id, found in values.items()}


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
