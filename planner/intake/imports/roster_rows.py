"""What becomes of the rows of a roster: team members, and positions where nobody is named."""

from collections.abc import Mapping, Sequence

from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import CellProblem, ReadRow
from planner.intake.cells.layout import Layout
from planner.intake.cells.pay_text import PayText
from planner.intake.cells.row_decision import ADD, ADD_POSITION, LEAVE_OUT, Decision, match
from planner.intake.columns.seat_fields import SeatField
from planner.intake.columns.seat_terms import EmploymentStatus
from planner.intake.imports.import_errors import (
    DuplicateRowError,
    MissingCellError,
    NamesakeError,
    OtherNameError,
    PersonLeftError,
    PositionStatusError,
)
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.people_matching import Matches, fit, match_people
from planner.intake.imports.position_matching import PositionIndex, match_positions
from planner.intake.imports.row_steps import (
    Outcome,
    RowStep,
    faulty,
    name_key,
    row_problem,
)
from planner.intake.imports.seat_rows import Reread, SeatRows
from planner.localization.change_names import seat_title
from planner.localization.messages import _
from planner.localization.terms import member_status_name, status_name
from planner.plan.model import PositionStatus, Seat, TeamMember
from planner.quantities.identifiers import SeatId

_MOST_FIXES = 3


def roster_steps(
    rows: Sequence[ReadRow],
    layout: Layout,
    decisions: Mapping[int, Decision],
    context: ImportContext,
    reread: Reread,
) -> tuple[RowStep, ...]:
    """Return what importing each row of a roster would do.

    A row with a name is a team member; one without is a position if its status says so, or if no
    row has names. Rows are seats of the plan by ID, else by name, position and location; what they
    say otherwise is changed, what they do not say stays.

    Args:
        rows: The rows as they were read.
        layout: What the columns mean.
        decisions: What the reader decided, by the numbers of the rows.
        context: The plan and its market.
        reread: Reads a row that does not say where it is as one at a place.
    """
    roster = _Roster(layout, decisions, context, reread)
    roster.sort(rows)
    roster.match()
    return tuple(roster.steps[row.number] for row in rows)


class _Roster(SeatRows):
    """Sorts the rows, finds them in the plan, and notes what becomes of each."""

    def __init__(
        self,
        layout: Layout,
        decisions: Mapping[int, Decision],
        context: ImportContext,
        reread: Reread,
    ) -> None:
        super().__init__(layout, decisions, context, reread)
        self._seats = {seat.id: seat for seat in context.plan.seats}
        self._has_names = SeatField.NAME in layout.fields
        self._people: list[ReadRow] = []
        self._vacancies: list[ReadRow] = []
        self._nameless: list[ReadRow] = []

    def sort(self, rows: Sequence[ReadRow]) -> None:
        """Tell people, positions, seats the rows name themselves, and faulty rows apart."""
        for row in rows:
            step = self._settled(row)
            if step is not None:
                self.steps[row.number] = step
            elif self._is_position(row):
                self._vacancies.append(row)
            elif "name" in row.values:
                self._people.append(row)
            else:
                self._nameless.append(row)

    def match(self) -> None:
        """Find the other rows in the plan; those that are not there become new seats."""
        plan = self._context.plan
        members = (member for member in plan.members if member.id not in self._matched)
        found = match_people(self._people, members, self._values)
        for row in self._people:
            self.steps[row.number] = self._person_step(row, found)
        positions = (each for each in plan.positions if each.id not in self._matched)
        index = PositionIndex(positions, self._values)
        matched = match_positions(self._vacancies, index)
        for row in self._vacancies:
            seat = matched.get(row.number)
            self.steps[row.number] = (
                self._new.step(row, is_member=False) if seat is None else self._compared(row, seat)
            )
        for row in self._nameless:
            self.steps[row.number] = self._nameless_step(row, index)

    def _settled(self, row: ReadRow) -> RowStep | None:
        """Return the step of a row that needs no search; None for the others."""
        decision = self._decisions.get(row.number)
        if decision == LEAVE_OUT:
            return RowStep(row.number, Outcome.LEFT_OUT)
        if row.problems:
            return faulty(row)
        if decision is not None and decision.seat_id in self._seats:
            return self._as_seat(row, self._seats[decision.seat_id])
        doubt = None if decision == ADD_POSITION else self._doubtful_status(row)
        return self._by_id(row, decision) if doubt is None else faulty(row, doubt)

    def _by_id(self, row: ReadRow, decision: Decision | None) -> RowStep | None:
        seat = self._seats.get(SeatId(str(row.values.get("id"))))
        if seat is None or decision in (ADD, ADD_POSITION):
            return None
        if isinstance(seat, TeamMember) and "name" in row.values:
            is_other = name_key(seat.name) != name_key(row.values["name"])
            if is_other and not fit(row, seat, self._values):
                return faulty(row, self._other_name(row, seat))
        return self._as_seat(row, seat)

    def _as_seat(self, row: ReadRow, seat: Seat) -> RowStep:
        first = self._matched.setdefault(seat.id, row.number)
        if first != row.number:
            error = DuplicateRowError(str(row.values.get("name") or seat.id), first)
            return faulty(row, self._problem(row, error, (_keep_first(),)))
        return self._compared(row, seat)

    def _compared(self, row: ReadRow, seat: Seat) -> RowStep:
        """Return the step of a row that is a seat of the plan."""
        if isinstance(row.values.get("base_pay"), PayText):
            row = self._reread(row.number, seat.place_id)
            if row.problems:
                return faulty(row)
        changed = self._values.changed(seat, row)
        if "base_pay" in changed:
            known = {"role": seat.role, "level": seat.level, "place_id": seat.place_id}
            doubt = self._new.doubtful_pay(row, {**known, **row.values})
            if doubt is not None:
                return faulty(row, doubt)
        outcome = Outcome.CHANGED if changed else Outcome.SAME
        return RowStep(row.number, outcome, seat.id, isinstance(seat, TeamMember), changed)

    def _person_step(self, row: ReadRow, found: Matches) -> RowStep:
        member = found.members.get(row.number)
        if member is not None:
            return self._compared(row, member)
        is_decided = self._decisions.get(row.number) == ADD
        doubt = None if is_decided else self._doubtful_person(row, found)
        return self._new.step(row, is_member=True) if doubt is None else faulty(row, doubt)

    def _nameless_step(self, row: ReadRow, index: PositionIndex) -> RowStep:
        seat = index.equal(row)  # as on the day it was imported as a position
        if seat is not None:
            index.take(seat)
            return RowStep(row.number, Outcome.SAME, seat.id)
        fixes = (Fix(_("Import as a position"), decision=ADD_POSITION),)
        return faulty(row, self._problem(row, MissingCellError("name"), fixes))

    def _doubtful_person(self, row: ReadRow, found: Matches) -> CellProblem | None:
        name = str(row.values["name"])
        if row.number in found.repeated:
            error: Exception = DuplicateRowError(name, found.repeated[row.number])
            fixes: tuple[Fix, ...] = (_keep_first(), Fix(_("Keep both"), decision=ADD))
            if len(found.repeated) > 1:
                all_first = Fix(_("Keep the first of all"), decision=LEAVE_OUT, is_for_all=True)
                fixes = (*fixes, all_first)
            return self._problem(row, error, fixes)
        doubtful = found.doubtful.get(row.number, ())
        if not doubtful:
            return None
        titles = [seat_title(seat, self._context.market) for seat in doubtful]
        same = [
            Fix(_("It is {seat}").format(seat=title), decision=match(seat.id))
            for seat, title in zip(doubtful[:_MOST_FIXES], titles, strict=False)
        ]
        other = Fix(_("Somebody else of that name"), decision=ADD)
        return self._problem(row, NamesakeError(name, tuple(titles)), (*same, other))

    def _is_position(self, row: ReadRow) -> bool:
        if self._decisions.get(row.number) == ADD_POSITION:
            return True
        is_open = isinstance(row.values.get("status"), PositionStatus)
        return "name" not in row.values and (is_open or not self._has_names)

    def _doubtful_status(self, row: ReadRow) -> CellProblem | None:
        status, name = row.values.get("status"), row.values.get("name")
        if name is None:
            return None
        if status is EmploymentStatus.LEFT and "end" not in row.values:
            leave = Fix(_("Leave out"), decision=LEAVE_OUT)
            all_left = Fix(_("Leave out all who left"), decision=LEAVE_OUT, is_for_all=True)
            return self._problem(row, PersonLeftError(str(name)), (leave, all_left))
        if not isinstance(status, PositionStatus):
            return None
        error = PositionStatusError(str(name), status_name(status))
        as_position = Fix(_("Import as a position"), decision=ADD_POSITION)
        employed = Fix(_("Import as a team member"), member_status_name())
        kind = SeatField.STATUS
        return row_problem(row, self._layout, kind, error, (employed, as_position))

    def _other_name(self, row: ReadRow, seat: TeamMember) -> CellProblem:
        title = seat_title(seat, self._context.market)
        error = OtherNameError(str(row.values["name"]), title)
        it_is = Fix(_("It is {seat}").format(seat=title), decision=match(seat.id))
        return self._problem(row, error, (Fix(_("Somebody else"), decision=ADD), it_is))

    def _problem(self, row: ReadRow, error: Exception, fixes: tuple[Fix, ...]) -> CellProblem:
        return row_problem(row, self._layout, SeatField.NAME, error, fixes)


def _keep_first() -> Fix:
    return Fix(_("Keep the first"), decision=LEAVE_OUT)
