"""A returned workbook as the window shows it: its proposals in words, with what each would do."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.calculators.evaluation import Evaluation, evaluate
from planner.intake.returned.effects import Effect, effect_of
from planner.intake.returned.reading import read_returned
from planner.intake.returned.returned_texts import (
    exported_text,
    located_sentence,
    proposal_place,
    proposal_texts,
)
from planner.intake.returned.review import Proposal, Review
from planner.localization.change_texts import ChangeText
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposal in words.

    Attributes:
        proposal: The proposal.
        said: From the plan as it is now to what the workbook holds.
        exported: What the plan held when it was exported; empty where only the workbook changed.
        place: The cell it was read from.
        effect: What it would do.
    """

    proposal: Proposal
    said: ChangeText
    exported: str
    place: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class ReadReview:
    """A returned workbook, read and worked out.

    Attributes:
        review: What it proposes.
        before: The results of the plan without it.
        market: As published.
        lines: Its proposals, in their order.
        problems: What is not taken of it, in sentences.
    """

    review: Review
    before: Evaluation
    market: Snapshot
    lines: tuple[ProposalLine, ...]
    problems: tuple[str, ...]

    def effect_of(self, proposals: Collection[Proposal]) -> Effect:
        """Return what some of the proposals would do together."""
        return effect_of(proposals, self.before, self.market)


@dataclass(frozen=True, slots=True)
class ReturnedFor:
    """What a returned workbook is held against.

    Attributes:
        document: The plan as its file holds it, with its scenarios.
        market: As published.
        today: The reader's date.
        formatter: Writes values.
    """

    document: Plan
    market: Snapshot
    today: date
    formatter: Formatter

    def read(self, path: Path, is_cancelled: Callable[[], bool], password: str = "") -> ReadReview:
        """Read a workbook, by its password if it has one, and work its proposals out.

        Raises:
            FileTableError, ReturnedWorkbookError: If it cannot be read, or is not of this plan.
            FileTableCancelledError: If the reading is cancelled.
        """
        review = read_returned(
            path, self.document, self.market, self.today, is_cancelled, password=password
        )
        before = evaluate(review.plan, self.market)
        texts = proposal_texts(review, before.market, self.formatter)
        lines = tuple(
            self._line(review, proposal, said, before)
            for proposal, said in zip(review.proposals, texts, strict=True)
        )
        problems = tuple(located_sentence(each, self.formatter) for each in review.problems)
        return ReadReview(review, before, self.market, lines, problems)

    def _line(
        self, review: Review, proposal: Proposal, said: ChangeText, before: Evaluation
    ) -> ProposalLine:
        exported = ""
        if proposal.is_conflict:
            exported = exported_text(review, proposal, before.market, self.formatter)
        effect = effect_of((proposal,), before, self.market)
        return ProposalLine(proposal, said, exported, proposal_place(proposal), effect)
