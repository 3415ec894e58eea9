"""Rows that finance added to the list of seats: each becomes a proposed seat, or says why not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.intake.cells.layout import ColumnMeaning, Layout
from planner.intake.columns.seat_fields import SeatField
from planner.intake.imports.import_draft import ImportDraft, draft_import
from planner.intake.imports.import_kind import ImportContext, ImportKind
from planner.intake.imports.imported_plan import import_draft
from planner.intake.imports.row_steps import NO_COLUMN
from planner.intake.returned.exported_inputs import CellPlace, Exported
from planner.intake.returned.returned_cells import ReturnedCells, SheetCells
from planner.intake.returned.returned_problem import ReturnedFault, ReturnedProblem
from planner.intake.returned.review import Proposal
from planner.intake.tables.grid import Grid, GridRow
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.market.snapshot import Snapshot
from planner.plan.change import Change, ChangeKind, Subject
from planner.plan.edits import next_position_ids
from planner.plan.edits.member_edits import next_member_ids
from planner.plan.model import Plan, Position, Seat
from planner.quantities.identifiers import SeatId

_TEXT_FIELDS = (
    None,
    SeatField.NAME,
    SeatField.ROLE,
    SeatField.LEVEL,
    SeatField.TEAM,
    SeatField.PLACE,
    SeatField.COUNTRY,
)
"""What the texts of a seat's row are, in the order of the export."""

_INPUT_FIELDS = {
    "status": SeatField.STATUS,
    "engagement": SeatField.ENGAGEMENT,
    "base_pay": SeatField.BASE_PAY,
    "start": SeatField.START,
    "end": SeatField.END,
    "cost_center": SeatField.COST_CENTER,
}


@dataclass(frozen=True)
class AddedRows:
    """The rows of one sheet that are no seat of the plan.

    Attributes:
        sheet: The sheet.
        rows: Their numbers, from 0.
        columns: The columns of the list, by what they mean.
    """

    sheet: SheetCells
    rows: tuple[int, ...]
    columns: Mapping[SeatField, int]

    @classmethod
    def of(cls, exported: Exported, cells: ReturnedCells) -> "AddedRows | None":
        """Return the rows that were added; None where the list of seats is gone."""
        places = cells.seat_places
        if not places:
            return None
        first = next(iter(places.values()))
        sheet = cells.sheets[first.sheet]
        columns = _columns(exported, cells, sheet)
        seats = {place.row for place in places.values()} | cells.unmarked_rows
        telling = [columns[each] for each in _TELLING if each in columns]
        rows = tuple(
            row
            for row in sorted(sheet.rows)
            if row > min(seats) - 1
            and row not in seats
            and all(sheet.cell(row, column).text for column in telling)
        )
        return cls(sheet, rows, columns)

    def proposals(
        self, plan: Plan, market: Snapshot, language: str, today: date
    ) -> Iterator[Proposal | ReturnedProblem]:
        """Yield a proposal of each row that can become a seat, and why the others cannot.

        Args:
            plan: The plan as it is now.
            market: Its market, with the plan's own figures.
            language: The workbook's.
            today: The reader's date.
        """
        if not self.rows:
            return
        with speaking(language):
            # Held against no seats: a row like another one is still a seat of its own.
            alone = replace(plan, members=(), positions=())
            context = ImportContext(alone, market, Formatter(language), today)
            draft = self._draft(context)
            imported = import_draft(draft, context)
        yield from self._problems(draft)
        teams = tuple(
            Change(Subject.TEAM, team.id, None, None, team, ChangeKind.ADDED)
            for team in imported.plan.teams
            if team.id not in {each.id for each in plan.teams}
        )
        seats = {seat.id: seat for seat in imported.plan.seats}
        known = {team.id for team in plan.teams}
        made = [(row, seats[seat_id]) for row, seat_id in imported.seat_ids.items()]
        for row, seat in zip((row for row, _seat in made), _renamed(plan, made), strict=True):
            subject = Subject.POSITION if isinstance(seat, Position) else Subject.MEMBER
            change = Change(subject, seat.id, None, None, seat, ChangeKind.ADDED)
            along = () if seat.team_id in known else teams
            place = CellPlace(self.sheet.name, row - 1, self.columns[SeatField.ROLE])
            yield Proposal(change, place, "", along=along)

    def _draft(self, context: ImportContext) -> ImportDraft:
        columns = dict(self.columns)
        names = SeatField.NAME in columns and any(
            self.sheet.cell(row, columns[SeatField.NAME]).text for row in self.rows
        )
        if not names:
            columns.pop(SeatField.NAME, None)
        layout = Layout(None, tuple(ColumnMeaning(each, is_certain=True) for each in columns))
        rows = tuple(
            GridRow(row + 1, tuple(self.sheet.cell(row, at).text for at in columns.values()))
            for row in self.rows
        )
        return draft_import(Grid(rows), "", context, ImportKind.ROSTER, layout)

    def _problems(self, draft: ImportDraft) -> Iterator[ReturnedProblem]:
        fields = [column.field for column in draft.layout.columns]
        for problem in draft.problems:
            meant = fields[problem.column] if problem.column != NO_COLUMN else problem.field
            column = self.columns.get(meant or problem.field, 0)
            place = CellPlace(self.sheet.name, problem.row - 1, column)
            yield ReturnedProblem(ReturnedFault.ROW_UNREADABLE, place, error=problem.error)


_TELLING = (SeatField.ROLE, SeatField.PLACE)
"""What a row has to say to be one of a seat; a row of totals says none of it."""


def _columns(exported: Exported, cells: ReturnedCells, sheet: SheetCells) -> dict[SeatField, int]:
    columns: dict[SeatField, int] = {}
    for each in exported.texts:
        place = cells.seat_places.get(each.seat_id)
        if place is None:
            continue
        for kind, text, at in zip(_TEXT_FIELDS, each.texts, each.places, strict=False):
            if kind is not None:
                moved = at.column + cells.shift
                stays = sheet.cell(place.row, at.column).text == text
                columns[kind] = at.column if stays or not cells.shift else moved
        break
    for name, column in cells.seat_columns.items():
        if name in _INPUT_FIELDS:
            columns[_INPUT_FIELDS[name]] = column
    return columns


def _renamed(plan: Plan, made: list[tuple[int, Seat]]) -> Iterator[Seat]:
    """Yield new seats under IDs that the plan has free."""
    positions = sum(isinstance(seat, Position) for _row, seat in made)
    free: dict[bool, Iterator[SeatId]] = {
        True: iter(next_position_ids(plan, positions)),
        False: iter(next_member_ids(plan, len(made) - positions)),
    }
    for _row, seat in made:
        yield replace(seat, id=next(free[isinstance(seat, Position)]))
