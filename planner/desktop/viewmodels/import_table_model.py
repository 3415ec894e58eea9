"""The rows of a file as an item model: what becomes of each, and what changes where."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Tone
from planner.desktop.viewmodels.paste_table_model import CellsDraft, PasteTableModel
from planner.intake.import_draft import ImportDraft
from planner.intake.import_kind import ImportContext
from planner.intake.row_steps import Outcome, RowStep
from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import pgettext
from planner.plan.change import Change, Subject

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
        subject = Subject.MEMBER if step.is_member else Subject.POSITION
        old, new = getattr(seat, field, None), step.values[name]
        return Tone.ACCENT, self._texts.said(Change(subject, seat.id, field, old, new)).sentence
