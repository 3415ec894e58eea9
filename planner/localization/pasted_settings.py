"""Sentences for copied cells of settings that cannot be used: budgets by month, days off."""

from enum import StrEnum
from typing import Protocol

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed
from planner.plan.bounds import FIRST_YEAR, LAST_YEAR
from planner.quantities.month import Month


class _CellTrouble(Protocol):
    """A cell that cannot be used; ``fault`` is a stable key."""

    @property
    def fault(self) -> StrEnum: ...
    @property
    def text(self) -> str: ...
    @property
    def row(self) -> int: ...
    @property
    def column(self) -> int: ...


def month_problem_sentence(
    problem: _CellTrouble, first: Month, last: Month, formatter: Formatter
) -> str:
    """Say why a cell of a copied budget cannot be used, where it is, and what to do."""
    template = {
        "not-an-amount": _("“{text}” is not an amount. Write it like {example}."),
        "negative": _("“{text}” is negative. Enter 0 or more."),
        "not-a-month": _("“{text}” is not a month. Write it like {month}."),
        "month-twice": _("“{text}” is a second amount of its month. Copy each month once."),
        "beyond-the-plan": _(
            "“{text}” has no month: the plan goes from {month} to {last}. Copy fewer cells, or "
            "begin at another month."
        ),
        "no-row-or-column": _(
            "These are several rows and columns without months. Copy one row, one column, or "
            "months with their amounts."
        ),
    }[problem.fault.value]
    sentence = template.format(
        text=as_typed(problem.text),
        example=formatter.number(60000, 0),
        month=formatter.month_short(first),
        last=formatter.month_short(last),
    )
    return sentence if problem.fault.value == "no-row-or-column" else _at(problem, sentence)


def day_problem_sentence(problem: _CellTrouble) -> str:
    """Say why a cell of copied days off cannot be used, where it is, and what to do."""
    template = {
        "not-a-date": _("“{text}” is not a date. Write it like 2026-12-24."),
        "ambiguous-date": _("“{text}” could be two dates. Write it like 2026-12-24."),
        "year-out-of-range": _(
            "“{text}” is out of range. A plan holds dates from {first} to {last}."
        ),
        "unknown-country": _(
            "There is no country “{text}” in the market data. Give its name or its two-letter "
            "code, or leave the cell empty."
        ),
        "too-long": _("“{text}” is too long for a name. Shorten it."),
    }[problem.fault.value]
    sentence = template.format(
        text=as_typed(problem.text), first=str(FIRST_YEAR), last=str(LAST_YEAR)
    )
    return _at(problem, sentence)


def _at(problem: _CellTrouble, sentence: str) -> str:
    return _("Row {row}, column {column}: {sentence}").format(
        row=str(problem.row), column=str(problem.column), sentence=sentence
    )
