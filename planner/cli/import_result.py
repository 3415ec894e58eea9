"""What importing a file did, or would do, as ``import`` answers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.cli.answer import Json
from planner.cli.diff_command import change_data
from planner.intake.cells.cell_reading import CellProblem
from planner.intake.imports.import_draft import ImportDraft
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.imported_plan import ImportedPlan
from planner.intake.imports.row_steps import NO_COLUMN, Outcome, RowStep
from planner.intake.tables.file_table import FileTable
from planner.localization.change_texts import ChangeText, ChangeTexts
from planner.localization.problems import error_sentence
from planner.plan.changes import Change, differences
from planner.plan.levers import PastHire


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A file that was imported, or could be.

    Attributes:
        plan_path: The plan's file.
        path: The imported file.
        table: Its cells.
        draft: What was read.
        imported: The plan with it.
        context: What it was held against.
        is_kind_guessed: Whether nobody said what the rows are.
        is_refused: Whether problems keep it from being imported.
        is_dry_run: Whether nothing was to be written.
        is_written: Whether the plan was written.
    """

    plan_path: Path
    path: Path
    table: FileTable
    draft: ImportDraft
    imported: ImportedPlan
    context: ImportContext
    is_kind_guessed: bool
    is_refused: bool
    is_dry_run: bool
    is_written: bool

    def subject_of(self, step: RowStep) -> str | None:
        """Return the ID of the seat, or the key of the own figure, that a row is about."""
        if step.figure is not None:
            return str(step.figure[0])
        return self.imported.seat_ids.get(step.row)

    def changes(self) -> Mapping[str, list[tuple[Change, ChangeText]]]:
        """Return what would change in the plan, by the ID of what it is about."""
        before, after = self.context.plan, self.imported.plan
        texts = ChangeTexts(before, after, self.context.market, self.context.formatter)
        found: dict[str, list[tuple[Change, ChangeText]]] = {}
        for change in differences(before, after):
            if change.subject_id is not None:
                found.setdefault(change.subject_id, []).append((change, texts.said(change)))
        return found

    def steps(self, outcome: Outcome) -> list[RowStep]:
        """Return the rows of which something becomes."""
        return [step for step in self.draft.steps if step.outcome is outcome]

    def data(self) -> Json:
        """Return all of it for scripts."""
        draft, changes = self.draft, self.changes()
        headings = draft.layout.headings(draft.grid)
        return {
            "plan": str(self.plan_path),
            "file": str(self.path),
            "kind": draft.kind.value,
            "is_kind_guessed": self.is_kind_guessed,
            "sheet": self.table.sheet,
            "columns": [
                {"heading": heading, "field": column.field and column.field.value}
                for heading, column in zip(headings, draft.layout.columns, strict=True)
            ],
            "added": [self._step_data(step, changes) for step in self.steps(Outcome.ADDED)],
            "changed": [self._step_data(step, changes) for step in self.steps(Outcome.CHANGED)],
            "unchanged": draft.count(Outcome.SAME),
            "left_out": draft.faulty_count if not self.is_refused else 0,
            "problems": [self._problem_data(problem, headings) for problem in draft.problems],
            "assumed": {kind.value: n for kind, n in self.imported.assumed.items()},
            "new_teams": list(self.imported.new_teams),
            "written": self.is_written,
        }

    def _step_data(
        self, step: RowStep, changes: Mapping[str, list[tuple[Change, ChangeText]]]
    ) -> Json:
        subject = self.subject_of(step)
        found = changes.get(subject or "", [])
        return {
            "row": step.row,
            "id": subject,
            "changes": [change_data(change, said.sentence) for change, said in found],
            **({} if step.past_hire is None else {"past_hire": past_hire_data(step.past_hire)}),
        }

    def _problem_data(self, problem: CellProblem, headings: tuple[str, ...]) -> Json:
        is_cell = problem.column != NO_COLUMN
        return {
            "row": problem.row,
            "column": problem.column + 1 if is_cell else None,
            "heading": headings[problem.column] if is_cell else None,
            "field": problem.field.value,
            "sentence": error_sentence(problem.error, self.context.formatter),
            "suggestions": suggestions(problem),
        }


def past_hire_data(hire: PastHire) -> Json:
    """Return a past hire for scripts."""
    return {
        "role": hire.role.value,
        "level": hire.level.value,
        "country": hire.country,
        "opened": hire.opened.isoformat(),
        "accepted": hire.accepted.isoformat(),
        "days": (hire.accepted - hire.opened).days,
    }


def suggestions(problem: CellProblem) -> list[str]:
    """Return the texts that could stand in a cell instead."""
    return [fix.text for fix in problem.fixes if fix.text]
