"""What a returned workbook proposes and what was taken of it, as ``import`` answers it."""

from dataclasses import dataclass
from pathlib import Path

from planner.calculators.evaluation import Evaluation
from planner.cli.answer import Json, money_text
from planner.cli.diff_command import change_data
from planner.intake.returned.effects import Effect
from planner.intake.returned.returned_problem import ReturnedProblem, cell_name
from planner.intake.returned.returned_texts import exported_text, problem_sentence
from planner.intake.returned.review import Proposal, Review
from planner.localization.change_texts import ChangeText
from planner.localization.formatting import Formatter


@dataclass(frozen=True)
class ReturnedResult:
    """A returned workbook that was imported, or could be.

    Attributes:
        plan_path: The plan's file.
        review: What the workbook proposes.
        texts: Its proposals in words, in their order.
        taken: Those that are taken.
        effects: What each would do.
        effect: What those taken do together.
        before: The results of the plan before.
        formatter: Writes figures.
        is_refused: Whether problems or conflicts keep it from being imported.
        is_dry_run: Whether nothing was to be written.
        is_written: Whether the plan was written.
    """

    plan_path: Path
    review: Review
    texts: tuple[ChangeText, ...]
    taken: tuple[Proposal, ...]
    effects: tuple[Effect, ...]
    effect: Effect
    before: Evaluation
    formatter: Formatter
    is_refused: bool
    is_dry_run: bool
    is_written: bool

    @property
    def currency_digits(self) -> int:
        """The decimals of the reporting currency."""
        return self.before.market.minor_digits(self.before.budget.currency)

    def exported(self, proposal: Proposal) -> str:
        """Return what the plan held when the workbook was exported."""
        return exported_text(self.review, proposal, self.before.market, self.formatter)

    def data(self) -> Json:
        """Return all of it for scripts."""
        return {
            "plan": str(self.plan_path),
            "file": self.review.source,
            "kind": "returned-workbook",
            "scenario": self.review.scenario_id,
            "proposals": [
                self._proposal_data(number, proposal)
                for number, proposal in enumerate(self.review.proposals, 1)
            ],
            "problems": [_problem_data(each, self.formatter) for each in self.review.problems],
            "effect": self._effect_data(self.effect),
            "written": self.is_written,
        }

    def _proposal_data(self, number: int, proposal: Proposal) -> Json:
        at = number - 1
        place = proposal.place
        return {
            "number": number,
            "sheet": place.sheet if place is not None else None,
            "cell": cell_name(place) if place is not None else None,
            **change_data(proposal.change, self.texts[at].sentence),
            "is_conflict": proposal.is_conflict,
            "exported": self.exported(proposal) if proposal.is_conflict else None,
            "is_taken": proposal in self.taken,
            "effect": self._effect_data(self.effects[at]),
        }

    def _effect_data(self, effect: Effect) -> Json:
        digits = self.currency_digits
        return {
            "total": money_text(effect.total, digits),
            "months": {str(month): money_text(amount, digits) for month, amount in effect.by_month},
            "overlap_minutes": [effect.overlap_before, effect.overlap_after],
        }


def _problem_data(problem: ReturnedProblem, formatter: Formatter) -> Json:
    place = problem.place
    return {
        "sheet": place.sheet if place is not None else None,
        "cell": cell_name(place) if place is not None else None,
        "what": problem.what,
        "fault": problem.fault.value,
        "sentence": problem_sentence(problem, formatter),
    }
