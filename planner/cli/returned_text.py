"""What a returned workbook proposes and what was taken of it, as text."""

from planner.cli.returned_result import ReturnedResult
from planner.intake.returned.effects import Effect
from planner.intake.returned.returned_texts import (
    effect_text,
    located_sentence,
    month_texts,
    proposal_place,
)
from planner.intake.returned.review import Proposal
from planner.localization.messages import _, ngettext
from planner.localization.running_text import left_to_right

_MOST_LINES = 4


def returned_text(result: ReturnedResult) -> str:
    """List the proposals with their effect, what stands against them, and say what was done."""
    parts = [_heading(result), _proposals(result), _problems(result), _total(result)]
    return "\n\n".join(part for part in (*parts, _ending(result)) if part)


def _heading(result: ReturnedResult) -> str:
    count = len(result.review.proposals)
    text = ngettext(
        "{file}, a workbook sent back: {count} change",
        "{file}, a workbook sent back: {count} changes",
        count,
    )
    return text.format(
        file=left_to_right(result.review.source), count=result.formatter.integer(count)
    )


def _proposals(result: ReturnedResult) -> str:
    lines = []
    for at, proposal in enumerate(result.review.proposals):
        lines.append(f"  {_numbered(result, at, proposal)}")
        if proposal.is_conflict:
            lines.append(f"     {_conflict(result, at, proposal)}")
        effect = _effect(result, result.effects[at])
        if effect:
            lines.append(f"     {effect}")
        lines += [f"       {each}" for each in _few_months(result, result.effects[at])]
    return "\n".join(lines)


def _few_months(result: ReturnedResult, effect: Effect) -> list[str]:
    """Return what the first months change by; the sum of all proposals tells every month."""
    said = _months(result, effect)
    if len(said) <= _MOST_LINES:
        return list(said)
    text = _("and other months; --json lists all")
    return [*said[: _MOST_LINES - 1], text]


def _months(result: ReturnedResult, effect: Effect) -> tuple[str, ...]:
    currency = result.before.budget.currency
    return month_texts(effect, currency, result.currency_digits, result.formatter)


def _numbered(result: ReturnedResult, at: int, proposal: Proposal) -> str:
    said = result.texts[at].sentence
    if place := proposal_place(proposal):
        said = _("{what} ({cell})").format(what=said, cell=place)
    return _("{number}. {what}").format(number=result.formatter.integer(at + 1), what=said)


def _conflict(result: ReturnedResult, at: int, proposal: Proposal) -> str:
    said = result.texts[at]
    return _("Exported: {exported}; in the plan now: {ours}; in the workbook: {theirs}").format(
        exported=result.exported(proposal), ours=said.old or "–", theirs=said.new or "–"
    )


def _effect(result: ReturnedResult, effect: Effect) -> str:
    currency = result.before.budget.currency
    return effect_text(effect, currency, result.currency_digits, result.formatter)


def _problems(result: ReturnedResult) -> str:
    problems = result.review.problems
    if not problems:
        return ""
    count = len(problems)
    heading = ngettext("{count} thing not taken", "{count} things not taken", count)
    lines = [heading.format(count=result.formatter.integer(count))]
    return "\n".join(lines + [f"  {located_sentence(each, result.formatter)}" for each in problems])


def _total(result: ReturnedResult) -> str:
    if len(result.taken) < 2:
        return ""
    effect = _effect(result, result.effect)
    if not effect:
        return ""
    said = _("All taken together: {effect}").format(effect=effect)
    return "\n".join([said, *(f"  {each}" for each in _months(result, result.effect))])


def _ending(result: ReturnedResult) -> str:
    if result.is_refused:
        return _(
            "Nothing was written. Leave out what is not taken with --skip-problems; settle changes "
            "that stand against the plan's with --conflicts mine or theirs, or name those to take "
            "with --accept."
        )
    if not result.review.proposals:
        return _("Nothing new: the plan holds what the workbook holds.")
    if result.is_dry_run:
        return _("Nothing was written, as asked.")
    if not result.is_written:
        return _("Nothing was taken.")
    count = len(result.taken)
    text = ngettext(
        "{count} change taken into {path}.", "{count} changes taken into {path}.", count
    )
    return text.format(count=result.formatter.integer(count), path=left_to_right(result.plan_path))
