"""Finds who in a plan the named rows of a roster are: by name, then by position and location."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planner.intake.cells.cell_reading import ReadRow
from planner.intake.imports.row_steps import SeatValues, name_key
from planner.plan.model import TeamMember
from planner.quantities.identifiers import SeatId

_MOST_NAMESAKES = 100
"""So many rows of one name, and people of that name, are held against each other by their fit."""
_DECISIVE = ("role", "place_id")
_WEIGHT = 100
"""Position and location count more than all other fields together."""


@dataclass(slots=True)
class Matches:
    """Who the rows are.

    Attributes:
        members: The member each row is, by the row's number.
        doubtful: The members a row may be, where that is for the reader to say.
        repeated: The earlier row with the same name, position and location.
    """

    members: dict[int, TeamMember] = field(default_factory=dict)
    doubtful: dict[int, tuple[TeamMember, ...]] = field(default_factory=dict)
    repeated: dict[int, int] = field(default_factory=dict)


def match_people(
    rows: Sequence[ReadRow], members: Iterable[TeamMember], values: SeatValues
) -> Matches:
    """Match rows that have names.

    A row is the member of its name if the position or the location is the same, too; the best fit
    first. Where both differ, or several members fit as well, the reader has to say.

    Args:
        rows: Rows with a name, in their order.
        members: Those that no row was matched with before.
        values: Compares rows with the plan.
    """
    by_name: dict[str, list[TeamMember]] = defaultdict(list)
    for member in members:
        by_name[name_key(member.name)].append(member)
    groups: dict[str, list[ReadRow]] = defaultdict(list)
    for row in rows:
        groups[name_key(row.values["name"])].append(row)
    found = Matches()
    for key, group in groups.items():
        _match_group(group, by_name[key], values, found)
    return found


def fit(row: ReadRow, member: TeamMember, values: SeatValues) -> int:
    """Return how well a row fits a member of its name; 0 where it may be somebody else."""
    said = [name for name in _DECISIVE if name in row.values]
    same = [name for name in said if getattr(member, name) == row.values[name]]
    if said and not same:
        return 0
    return 1 + _WEIGHT * len(same) + values.agreeing(member, row)


def _match_group(
    rows: list[ReadRow], members: list[TeamMember], values: SeatValues, found: Matches
) -> None:
    """Match the rows of one name with the members of that name."""
    left = _match_equal(rows, members, values, found)
    open_rows = [row for row in rows if row.number not in found.members]
    _match_by_fit(open_rows[:_MOST_NAMESAKES], left[:_MOST_NAMESAKES], values, found)
    first_rows: dict[tuple[object, ...], int] = {}
    for row in rows:
        key = tuple(row.values.get(name) for name in _DECISIVE)
        first = first_rows.setdefault(key, row.number)
        if row.number not in found.members and first != row.number:
            found.doubtful.pop(row.number, None)
            found.repeated[row.number] = first


def _match_equal(
    rows: list[ReadRow], members: list[TeamMember], values: SeatValues, found: Matches
) -> list[TeamMember]:
    """Match rows with members that are all they say, and return the members left."""
    left = list(members)
    for row in rows:
        for index, member in enumerate(left[:_MOST_NAMESAKES]):
            if not values.changed(member, row):
                found.members[row.number] = left.pop(index)
                break
    return left


def _match_by_fit(
    rows: list[ReadRow], members: list[TeamMember], values: SeatValues, found: Matches
) -> None:
    pairs = [
        (-fit(row, member, values), row_index, member_index)
        for row_index, row in enumerate(rows)
        for member_index, member in enumerate(members)
    ]
    taken: dict[int, int] = {}
    used: set[SeatId] = set()
    for score, row_index, member_index in sorted(pairs):
        member = members[member_index]
        if score and row_index not in taken and member.id not in used:
            taken[row_index] = score
            used.add(member.id)
            found.members[rows[row_index].number] = member
    free = [member for member in members if member.id not in used]
    for row_index, row in enumerate(rows):
        rivals = [each for each in free if -fit(row, each, values) == taken.get(row_index, 0)]
        if rivals:
            mine = found.members.pop(row.number, None)
            found.doubtful[row.number] = (*((mine,) if mine is not None else ()), *rivals)
