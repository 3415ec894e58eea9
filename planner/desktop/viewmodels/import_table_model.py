"""The rows of a file as an item model: what becomes of each, and what changes where."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Tone
from planner.desktop.viewmodels.paste_table_model import CellsDraft, PasteTableModel
from planner.intake.columns.seat_fields import SeatField, seat_field_name
from planner.intake.imports.import_draft import ImportDraft
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.row_steps import Outcome, RowStep
from planner.localization.change_names import seat_title
from planner.localization.change_texts import ChangeText, ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _, pgettext
from planner.localization.past_hire_texts import past_hire_text
from planner.localization.problems import error_sentence
from planner.localization.running_text import listed
from planner.market.override import FigureKey, Override
from planner.plan.change import Change, ChangeKind, Subject
from planner.plan.model import Seat

OUTCOME_COLUMN = 1
_TONES = {
    Outcome.ADDED: Tone.ACCENT,
    Outcome.CHANGED: Tone.WARNING,
    Outcome.SAME: Tone.NEUTRAL,
    Outcome.LEFT_OUT: Tone.QUIET,
    Outcome.FAULTY: Tone.ERROR,
}


def outcome_name(outcome: Outcome) -> str:
    """Return what becomes of a row, in a word."""
    return {
        Outcome.ADDED: pgettext("what becomes of a row", "New"),
        Outcome.CHANGED: pgettext("what becomes of a row", "Changed"),
        Outcome.SAME: pgettext("what becomes of a row", "The same"),
        Outcome.LEFT_OUT: pgettext("what becomes of a row", "Left out"),
        Outcome.FAULTY: pgettext("what becomes of a row", "Problem"),
    }[outcome]


class ImportTableModel(PasteTableModel):
    """Shows an ``ImportDraft``; what becomes of a row stands behind its number."""

    def __init__(
        self, context: ImportContext, formatter: Formatter, parent: QObject | None = None
    ) -> None:
        super().__init__(formatter, parent)
        self._steps: tuple[RowStep, ...] = ()
        self._fields: Mapping[int, str] = {}
        self._market = context.market
        self._overrides = context.plan.overrides
        self._seats = {seat.id: seat for seat in context.plan.seats}
        self._texts = ChangeTexts(context.plan, context.plan, context.market, formatter)

    @property
    def leading(self) -> tuple[Column, ...]:
        """The columns before those of the cells."""
        outcome = Column("", pgettext("column", "Outcome"), CellKind.STATUS, 88, is_editable=False)
        return (*super().leading, outcome)

    def show(self, draft: CellsDraft) -> None:
        """Show a draft."""
        if isinstance(draft, ImportDraft):
            self._steps = draft.steps
            self._fields = {
                number: column.field.value
                for number, column in enumerate(draft.layout.columns)
                if column.field is not None
            }
        super().show(draft)

    def row_text(self, row: int) -> str:
        """Return what becomes of a row, in words: field by field what changes, or what is wrong."""
        if not 0 <= row < len(self._steps):
            return ""
        step = self._steps[row]
        number = self._formatter.integer(step.row)
        return _("Row {row}: {what}").format(row=number, what=self._what(step))

    def _what(self, step: RowStep) -> str:
        if step.problems:
            return " ".join(error_sentence(each.error, self._formatter) for each in step.problems)
        if step.outcome is Outcome.ADDED and step.assumed:
            kinds = [kind for kind in SeatField if kind in step.assumed]
            fields = listed(map(seat_field_name, kinds))
            return _("new, with a usual value for what it does not say: {fields}").format(
                fields=fields
            )
        if step.figure is not None and step.outcome is not Outcome.SAME:
            return self._figure(*step.figure)
        if step.past_hire is not None:
            hire = past_hire_text(step.past_hire, self._formatter)
            return _("{thing}: {what}").format(thing=outcome_name(step.outcome), what=hire)
        return self._seat(step)

    def _figure(self, key: FigureKey, override: Override) -> str:
        old = self._overrides.get(key)
        kind = ChangeKind.ADDED if old is None else ChangeKind.CHANGED
        change = Change(Subject.OVERRIDE, str(key), None, old, override, kind)
        return self._texts.said(change).sentence

    def _seat(self, step: RowStep) -> str:
        seat = self._seats.get(step.seat_id) if step.seat_id is not None else None
        if seat is None:
            return outcome_name(step.outcome)
        title = seat_title(seat, self._market)
        if step.outcome is Outcome.SAME:
            return _("in the plan as it is: {seat}").format(seat=title)
        changes = [self._change(step, seat, name).values for name in step.values]
        return _("{thing}: {what}").format(thing=title, what=listed(changes, with_commas=True))

    def _change(self, step: RowStep, seat: Seat, name: str) -> ChangeText:
        """Return how a row changes one field of a seat."""
        field = "team_id" if name == "team" else name
        subject = Subject.MEMBER if step.is_member else Subject.POSITION
        old, new = getattr(seat, field, None), step.values[name]
        return self._texts.said(Change(subject, seat.id, field, old, new))

    def _leading_cell(self, row: int, column: int) -> Cell:
        if column != OUTCOME_COLUMN:
            return super()._leading_cell(row, column)
        outcome = self._steps[row].outcome
        return Cell(outcome_name(outcome), detail=_TONES[outcome])

    def _remark(self, row: int, column: int) -> tuple[Tone, str]:
        """Mark a cell that changes something of a seat, with what stood there before."""
        step = self._steps[row]
        field = self._fields.get(column, "")
        name = "team" if field == "team_id" else field
        seat = self._seats.get(step.seat_id) if step.seat_id is not None else None
        if step.outcome is not Outcome.CHANGED or seat is None or name not in step.values:
            return Tone.NORMAL, ""
        return Tone.ACCENT, self._change(step, seat, name).sentence
