"""What importing a row would do, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import CellProblem, ReadRow
from planner.intake.cells.layout import Layout
from planner.intake.columns.seat_fields import SeatField
from planner.intake.columns.seat_terms import team_key
from planner.localization.terms import level_name
from planner.market.override import FigureKey, Override
from planner.market.place_search import plain
from planner.market.role import Level
from planner.plan.levers import PastHire
from planner.plan.model import Plan, PositionStatus, Seat, TeamMember
from planner.quantities.identifiers import SeatId

NO_COLUMN = -1
"""The column of a problem that is about what no column holds."""


class Outcome(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    LEFT_OUT = "left-out"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class RowStep:
    """What importing a row would do.

    Attributes:
        row: The row's number among all of the file, from 1.
        outcome: What becomes of it.
        seat_id: The seat it is, where it is one of the plan.
        is_member: Whether it is, or becomes, a team member.
        values: What a new seat is made with, or what changes in one there is; the team's name
            stands under ``team``.
        assumed: What a new seat is made with although the row does not say it.
        figure: The own figure it gives, and under which key.
        past_hire: The hire of the past it tells of.
        problems: Why nothing can become of it yet.
    """

    row: int
    outcome: Outcome
    seat_id: SeatId | None = None
    is_member: bool = False
    values: Mapping[str, object] = field(default_factory=dict)
    assumed: frozenset[SeatField] = frozenset()
    figure: tuple[FigureKey, Override] | None = None
    past_hire: PastHire | None = None
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatValues:
    """Compares rows with the seats of a plan.

    Args:
        plan: The plan.
    """

    plan: Plan
    _teams: dict[str, str] = field(default_factory=dict)

    def changed(self, seat: Seat, row: ReadRow) -> dict[str, object]:
        """Return what a row says of a seat otherwise than the plan; the rest it does not say."""
        said = of_kind(row.values, is_member=isinstance(seat, TeamMember))
        return {name: value for name, value in said.items() if not self._agrees(seat, name, value)}

    def agreeing(self, seat: Seat, row: ReadRow) -> int:
        """Return how many fields of a row and a seat are the same."""
        said = of_kind(row.values, is_member=isinstance(seat, TeamMember))
        return sum(self._agrees(seat, name, value) for name, value in said.items())

    def _agrees(self, seat: Seat, name: str, value: object) -> bool:
        if name == "team":
            return self._team_key(seat) == team_key(str(value))
        if name == "name" and isinstance(seat, TeamMember):
            return name_key(seat.name) == name_key(value)
        return bool(getattr(seat, name) == value)

    def _team_key(self, seat: Seat) -> str:
        if not self._teams:
            self._teams.update({team.id: team_key(team.name) for team in self.plan.teams})
        return self._teams.get(seat.team_id, "")


def of_kind(values: Mapping[str, object], *, is_member: bool) -> dict[str, object]:
    """Return the values that a member or a position has; a position's manager hires for it."""
    dropped = _NOT_OF_MEMBERS if is_member else _NOT_OF_POSITIONS
    kept = {name: value for name, value in values.items() if name not in dropped}
    if is_member:
        return kept
    if not isinstance(kept.get("status"), PositionStatus):
        kept.pop("status", None)
    if "hiring_manager" not in kept and "manager" in values:
        kept["hiring_manager"] = values["manager"]
    return kept


_NOT_OF_MEMBERS = frozenset({"id", "status", "priority", "hiring_manager"})
_NOT_OF_POSITIONS = frozenset({"id", "name", "manager"})


def name_key(name: object) -> str:
    """Return what spellings of a name share: case and accents do not tell people apart."""
    text = str(name)
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())  # as ``plain`` has it, for the many
    return plain(text) or text


def row_problem(
    row: ReadRow,
    layout: Layout,
    kind: SeatField,
    error: Exception,
    fixes: tuple[Fix, ...] = (),
) -> CellProblem:
    """Return a problem of a whole row, shown at the cell that would settle it."""
    return CellProblem(row.number, layout.fields.get(kind, NO_COLUMN), kind, error, fixes)


def usual_levels() -> tuple[Fix, ...]:
    """Return the usual levels, to be put into the cells that say none."""
    names = [level_name(level) for level in (Level.MID, Level.SENIOR, Level.STAFF)]
    return tuple(Fix(name, name) for name in names)


def faulty(row: ReadRow, *problems: CellProblem) -> RowStep:
    """Return the step of a row that has problems."""
    return RowStep(row.number, Outcome.FAULTY, problems=row.problems + problems)


def with_problems(rows: tuple[ReadRow, ...], steps: tuple[RowStep, ...]) -> tuple[ReadRow, ...]:
    """Return the rows with the problems their steps found."""
    return tuple(
        row if row.problems == step.problems else replace(row, problems=step.problems)
        for row, step in zip(rows, steps, strict=True)
    )
