"""Says in words what a returned workbook proposes, and why some of it is not taken."""

from dataclasses import replace

from planner.intake.returned.effects import Effect
from planner.intake.returned.returned_problem import ReturnedFault, ReturnedProblem, cell_name
from planner.intake.returned.review import Proposal, Review, with_proposals
from planner.localization.change_texts import ChangeText, ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence
from planner.localization.running_text import left_to_right
from planner.market.snapshot import Snapshot
from planner.plan.change import ChangeKind
from planner.quantities.identifiers import CurrencyCode

_LONGEST = 60


def problem_place(problem: ReturnedProblem) -> str:
    """Return where a problem is: a cell and its sheet, or just the sheet; empty for neither."""
    place = problem.place
    if place is None:
        return ""
    if problem.fault in (ReturnedFault.SHEET_GONE, ReturnedFault.IDS_GONE):
        return place.sheet
    return _("{cell} on {sheet}").format(
        cell=left_to_right(cell_name(place)), sheet=left_to_right(place.sheet)
    )


def proposal_place(proposal: Proposal) -> str:
    """Return the cell a proposal was read from; empty for a row that is gone."""
    place = proposal.place
    if place is None:
        return ""
    return _("{cell} on {sheet}").format(
        cell=left_to_right(cell_name(place)), sheet=left_to_right(place.sheet)
    )


def effect_text(effect: Effect, currency: CurrencyCode, digits: int, formatter: Formatter) -> str:
    """Say what changes by some proposals over the horizon; empty where nothing does.

    Args:
        effect: What changes.
        currency: The reporting currency.
        digits: Its decimals on show.
        formatter: Writes figures.
    """
    parts = []
    if effect.total:
        parts.append(
            _("cost over the horizon {change}").format(
                change=formatter.signed_money(effect.total, currency, digits)
            )
        )
    if effect.moves_overlap:
        parts.append(
            _("median overlap {before} → {after}").format(
                before=_minutes(effect.overlap_before, formatter),
                after=_minutes(effect.overlap_after, formatter),
            )
        )
    return "; ".join(parts)


def month_texts(
    effect: Effect, currency: CurrencyCode, digits: int, formatter: Formatter
) -> tuple[str, ...]:
    """Say how the cost of which months changes by some proposals; months alike are said once.

    Args:
        effect: What changes.
        currency: The reporting currency.
        digits: Its decimals on show.
        formatter: Writes figures.
    """
    said = []
    for first, last, amount in effect.runs:
        change = formatter.signed_money(amount, currency, digits)
        if first == last:
            text = _("{month}: {change}").format(month=formatter.month_short(first), change=change)
        else:
            text = _("{months}: {change} a month").format(
                months=formatter.month_range(first, last), change=change
            )
        said.append(text)
    return tuple(said)


def _minutes(minutes: float | None, formatter: Formatter) -> str:
    return "–" if minutes is None else formatter.hours_and_minutes(round(minutes))


def problem_sentence(problem: ReturnedProblem, formatter: Formatter) -> str:
    """Say in one sentence what is not taken, why, and what to do about it."""
    facts = {name: _shortened(text) for name, text in problem.facts.items()}
    if problem.error is not None:
        return error_sentence(problem.error, formatter)
    return _templates()[problem.fault].format(**facts)


def located_sentence(problem: ReturnedProblem, formatter: Formatter) -> str:
    """Say where a problem is, what it is about, and what it is."""
    said = problem_sentence(problem, formatter)
    if problem.what:
        said = _("{what}: {sentence}").format(what=problem.what, sentence=said)
    where = problem_place(problem)
    return _("{where}: {what}").format(where=where, what=said) if where else said


def proposal_texts(
    review: Review, market: Snapshot, formatter: Formatter
) -> tuple[ChangeText, ...]:
    """Return each proposal in words, in their order."""
    after = with_proposals(review.plan, review.proposals)
    texts = ChangeTexts(review.plan, after, market, formatter)
    return tuple(texts.said(proposal.change) for proposal in review.proposals)


def exported_text(
    review: Review, proposal: Proposal, market: Snapshot, formatter: Formatter
) -> str:
    """Return what the plan held when the workbook was exported."""
    change = replace(proposal.change, old=proposal.exported, kind=ChangeKind.CHANGED)
    return ChangeTexts(review.plan, review.plan, market, formatter).said(change).old


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _templates() -> dict[ReturnedFault, str]:
    return _templates_of_values() | _templates_of_places()


def _templates_of_values() -> dict[ReturnedFault, str]:
    faults = ReturnedFault
    return {
        faults.NOT_A_NUMBER: _("“{found}” is no figure. Enter a number."),
        faults.NOT_A_DATE: _("“{found}” is no date. Enter a date."),
        faults.UNCLEAR_DATE: _("“{found}” could be two dates. Enter it as year-month-day."),
        faults.NOT_IN_LIST: _("“{found}” is not in the list. Choose one of: {words}."),
        faults.OUT_OF_RANGE: _("{found} is out of range. Enter an amount or a date that can be."),
        faults.NOT_POSITIVE: _("{found} is not above 0. Enter a figure above 0."),
        faults.NOT_A_SHARE: _("{found} is no share. Enter one between 0% and 100%."),
        faults.EMPTY: _("It is empty. Enter a value, 0 if there is none."),
        faults.SHOWS_ERROR: _("It shows the error {found}. Mend the cell."),
        faults.NO_RESULT: _(
            "It holds a formula without a result. Open the file in a spreadsheet, and save it."
        ),
        faults.OTHER_CURRENCY: _(
            "It is shown in {found}, but counted in {unit}. Enter the amount in {unit}."
        ),
        faults.PARTS_MISSING: _("Some of the five figures are empty. Enter all, or none."),
        faults.NOT_RISING: _("The five figures do not rise from above 0. Enter them in order."),
        faults.BASE_CURRENCY_CHANGED: _(
            "It is counted in {old}, and the plan reports in {now} by now. Export it again."
        ),
    }


def _templates_of_places() -> dict[ReturnedFault, str]:
    faults = ReturnedFault
    return {
        faults.CELL_GONE: _("Its cell is no longer there; the plan keeps what it has."),
        faults.NOT_FOUND: _(
            "Its row can no longer be told from others by “{mark}”; nothing of it is taken."
        ),
        faults.SEAT_GONE: _("It is no longer in the plan; nothing of it is taken."),
        faults.IDS_GONE: _(
            "None of the IDs is on the sheet any more; nothing of it is taken. Put the column of "
            "IDs back."
        ),
        faults.SHEET_GONE: _("The sheet is no longer in the file; the plan keeps what it has."),
        faults.FORMULA_TYPED_OVER: _(
            "It held a formula and now holds {found}; nothing of it is taken."
        ),
        faults.FORMULA_EMPTIED: _("It held a formula and is now empty; nothing of it is taken."),
        faults.TEXT_CHANGED: _(
            "{seat}: it held “{old}” and now holds “{found}”, which is no input; nothing of it is "
            "taken. Change it in the planner."
        ),
        faults.ROW_UNREADABLE: _("No position can be made of this row."),
        faults.REFUSED: _("The plan does not take it."),
    }
