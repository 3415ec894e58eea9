"""What becomes of the rows of offers: each sets pay, status and start of a position."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import CellProblem, ReadRow
from planner.intake.cells.layout import Layout
from planner.intake.cells.pay_text import PayText
from planner.intake.cells.row_decision import ADD, LEAVE_OUT, Decision, match
from planner.intake.columns.seat_fields import SeatField
from planner.intake.imports.import_errors import (
    DuplicateRowError,
    MissingCellError,
    UnmatchedOfferError,
)
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.position_matching import PositionIndex
from planner.intake.imports.row_steps import Outcome, RowStep, faulty, row_problem
from planner.intake.imports.seat_rows import Reread, SeatRows
from planner.localization.change_names import seat_title
from planner.localization.messages import _
from planner.plan.model import Plan, Position, PositionStatus, Seat
from planner.quantities.identifiers import SeatId

_MOST_FIXES = 3
_MADE = (PositionStatus.OFFERED, PositionStatus.ACCEPTED)
_UNDECIDED = (PositionStatus.OPEN, PositionStatus.ON_HOLD)


def offer_steps(
    rows: Sequence[ReadRow],
    layout: Layout,
    decisions: Mapping[int, Decision],
    context: ImportContext,
    reread: Reread,
) -> tuple[RowStep, ...]:
    """Return what importing each row of offers would do.

    A row is a position by ID, else by role, level, location and team. It sets the pay and what
    else it says of the position; one without a status makes an open position an offered one.

    Args:
        rows: The rows as they were read.
        layout: What the columns mean.
        decisions: What the reader decided, by the numbers of the rows.
        context: The plan and its market.
        reread: Reads a row that does not say where it is as one at a place.
    """
    offers = _Offers(layout, decisions, context, reread)
    offers.match(rows)
    return tuple(offers.steps[row.number] for row in rows)


class _Offers(SeatRows):
    """Finds the positions of offers, those the rows name themselves first."""

    def match(self, rows: Sequence[ReadRow]) -> None:
        """Note what becomes of each row."""
        plan = self._context.plan
        seats = {position.id: position for position in plan.positions}
        for row in rows:
            step = self._settled(row, seats)
            if step is not None:
                self.steps[row.number] = step
        index = PositionIndex(self._offerable(plan), self._values)
        left = [row for row in rows if row.number not in self.steps]
        for row in left:
            # An offer that was made stays the one it was, also once it is accepted.
            made = (index.equal(_as_offer(row, status)) for status in _MADE)
            equal = next((each for each in made if each is not None), None)
            if equal is not None:
                index.take(equal)
                self.steps[row.number] = self._compared(row, equal)
        for row in left:
            if row.number not in self.steps:
                self.steps[row.number] = self._found(row, index)

    def _offerable(self, plan: Plan) -> list[Position]:
        """Return the positions an offer may be about, those without one before the others."""
        free = [
            each
            for each in plan.positions
            if each.id not in self._matched and each.status is not PositionStatus.CLOSED
        ]
        return sorted(free, key=lambda each: each.status not in _UNDECIDED)

    def _settled(self, row: ReadRow, seats: Mapping[SeatId, Position]) -> RowStep | None:
        """Return the step of a row that needs no search; None for the others."""
        decision = self._decisions.get(row.number)
        if decision == LEAVE_OUT:
            return RowStep(row.number, Outcome.LEFT_OUT)
        if row.problems:
            return faulty(row)
        if "base_pay" not in row.values:
            error = MissingCellError("offer")
            return faulty(row, row_problem(row, self._layout, SeatField.BASE_PAY, error))
        if decision == ADD:
            return self._new.step(_as_offer(row, PositionStatus.OFFERED), is_member=False)
        wanted = decision.seat_id if decision is not None else row.values.get("id")
        position = seats.get(SeatId(str(wanted)))
        return None if position is None else self._as_position(row, position)

    def _as_position(self, row: ReadRow, position: Position) -> RowStep:
        first = self._matched.setdefault(position.id, row.number)
        if first == row.number:
            return self._compared(row, position)
        fixes = (Fix(_("Keep the first"), decision=LEAVE_OUT),)
        return faulty(row, self._problem(row, DuplicateRowError(position.id, first), fixes))

    def _found(self, row: ReadRow, index: PositionIndex) -> RowStep:
        fitting = index.fitting(row)
        if fitting and len({_kind_of(each) for each in fitting}) == 1:
            index.take(fitting[0])
            return self._compared(row, fitting[0])
        likely = fitting or _likely(row, index.left)
        fixes = [
            Fix(_("It is {seat}").format(seat=self._title(each)), decision=match(each.id))
            for each in likely[:_MOST_FIXES]
        ]
        fixes.append(Fix(_("Add as a position"), decision=ADD))
        titles = tuple(map(self._title, likely[:_MOST_FIXES]))
        error = UnmatchedOfferError(titles, fits=bool(fitting))
        return faulty(row, self._problem(row, error, tuple(fixes)))

    def _compared(self, row: ReadRow, position: Position) -> RowStep:
        if isinstance(row.values["base_pay"], PayText):
            row = self._reread(row.number, position.place_id)
            if row.problems:
                return faulty(row)
        implied = PositionStatus.OFFERED if position.status in _UNDECIDED else position.status
        offer = _as_offer(row, implied)
        changed = self._values.changed(position, offer)
        if "base_pay" in changed:
            known = {"role": position.role, "level": position.level, "place_id": position.place_id}
            doubt = self._new.doubtful_pay(row, {**known, **row.values})
            if doubt is not None:
                return faulty(row, doubt)
        outcome = Outcome.CHANGED if changed else Outcome.SAME
        return RowStep(row.number, outcome, position.id, values=changed)

    def _title(self, seat: Seat) -> str:
        return seat_title(seat, self._context.market)

    def _problem(self, row: ReadRow, error: Exception, fixes: tuple[Fix, ...]) -> CellProblem:
        return row_problem(row, self._layout, SeatField.ROLE, error, fixes)


def _as_offer(row: ReadRow, implied: PositionStatus) -> ReadRow:
    """Return a row with the status an offer has where it says none."""
    return replace(row, values={"status": implied, **row.values})


def _kind_of(position: Position) -> tuple[object, ...]:
    """Return what positions share of which one is as good as another."""
    return position.role, position.level, position.place_id, position.team_id


def _likely(row: ReadRow, positions: Sequence[Position]) -> list[Position]:
    """Return the positions that share the role or the location with a row, the nearest first."""
    scored = [(_nearness(row, each), each) for each in positions]
    ranked = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    return [each for _score, each in ranked]


def _nearness(row: ReadRow, position: Position) -> int:
    same = [getattr(position, name) == row.values.get(name) for name in _TELLING]
    return 4 * same[0] + 3 * same[1] + 2 * same[2] if same[0] or same[1] else 0


_TELLING = ("role", "place_id", "level")
