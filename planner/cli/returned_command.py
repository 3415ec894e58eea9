"""``import`` of a workbook that finance sends back: its changes, reviewed and taken."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from planner.calculators.evaluation import evaluate
from planner.cli.answer import Answer, ExitCode
from planner.cli.returned_result import ReturnedResult
from planner.cli.usage_error import UsageError
from planner.intake.returned.effects import effect_of
from planner.intake.returned.reading import read_returned
from planner.intake.returned.returned_texts import proposal_texts
from planner.intake.returned.review import Proposal, Review, Signature, accepted
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.store import StoredPlan, save_plan

MINE, THEIRS = "mine", "theirs"


def answer_returned(arguments: Namespace, stored: StoredPlan, password: str = "") -> Answer:
    """Take the changes of a returned workbook into the plan it was exported from.

    The JSON answer holds ``plan`` and ``file``; ``kind``, always ``returned-workbook``;
    ``scenario``; ``proposals`` (``number`` for ``--accept``, ``sheet`` and ``cell``, the change as
    ``diff`` has it, ``is_conflict`` with the value ``exported``, ``is_taken``, and its ``effect``:
    ``total`` and ``months`` in the reporting currency, the median ``overlap_minutes`` before and
    after); ``problems`` (``sheet``, ``cell``, ``what``, ``fault``, ``sentence``); ``effect`` of
    those taken together; ``written``.

    Raises:
        UsageError: If ``--accept`` names a proposal there is not.
        FileTableError, ReturnedWorkbookError, PlanFileError, PlanEditError: Bad input.
    """
    path, market = Path(arguments.file), load_snapshot()
    today = datetime.now().astimezone().date()
    review = read_returned(path, stored.plan, market, today, password=password)
    taken = _taken(review, arguments)
    is_refused = _is_refused(review, arguments)
    why = _("From the workbook {file}").format(file=path.name)
    signature = Signature(arguments.author or path.name, today, why)
    plan = accepted(review, taken, market, signature) if taken else stored.plan
    is_written = bool(taken) and not is_refused and not arguments.dry_run
    if is_written:
        save_plan(plan, Path(arguments.plan), unless_changed_since=stored.fingerprint)
    result = _result(arguments, review, taken, market, is_refused=is_refused, is_written=is_written)

    def text() -> str:
        from planner.cli.returned_text import returned_text

        return returned_text(result)

    return Answer(result.data(), text, ExitCode.FINDINGS if is_refused else ExitCode.DONE)


def _result(
    arguments: Namespace,
    review: Review,
    taken: tuple[Proposal, ...],
    market: Snapshot,
    *,
    is_refused: bool,
    is_written: bool,
) -> ReturnedResult:
    before, formatter = evaluate(review.plan, market), Formatter(active_language())
    return ReturnedResult(
        Path(arguments.plan),
        review,
        proposal_texts(review, before.market, formatter),
        taken,
        tuple(effect_of((each,), before, market) for each in review.proposals),
        effect_of(taken, before, market),
        before,
        formatter,
        is_refused=is_refused,
        is_dry_run=arguments.dry_run,
        is_written=is_written,
    )


def _taken(review: Review, arguments: Namespace) -> tuple[Proposal, ...]:
    """Return the proposals that are asked for: all, or those named; of conflicts by their side."""
    proposals = review.proposals
    if arguments.accept is not None:
        numbers = arguments.accept
        if unknown := sorted(numbers - set(range(1, len(proposals) + 1))):
            raise UsageError(
                _("There is no proposal {number}; there are {count}.").format(
                    number=unknown[0], count=len(proposals)
                ),
                "import",
            )
        proposals = tuple(each for at, each in enumerate(proposals, 1) if at in numbers)
    if arguments.conflicts == THEIRS or arguments.accept is not None:
        return proposals
    return tuple(each for each in proposals if not each.is_conflict)


def _is_refused(review: Review, arguments: Namespace) -> bool:
    if review.problems and not arguments.skip_problems:
        return True
    is_settled = arguments.conflicts is not None or arguments.accept is not None
    return not is_settled and any(each.is_conflict for each in review.proposals)
