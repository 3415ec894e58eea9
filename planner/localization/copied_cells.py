"""One sentence for everything that can be wrong with copied cells."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed, listed
from planner.localization.terms import (
    engagement_name,
    level_name,
    priority_name,
    role_name,
    status_name,
)
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, PositionStatus, Priority
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money


class _CellsTrouble(Protocol):
    """Cells refused as a whole; ``fault`` is a stable key."""

    fault: StrEnum
    row: int
    column: int
    limit: int


class _TextTrouble(Protocol):
    """A text that cannot be used."""

    text: str


class _TermTrouble(Protocol):
    """A text that names no term of a kind."""

    text: str
    kind: str
    suggestions: Sequence[StrEnum]


class _CurrencyTrouble(Protocol):
    """Pay in another currency than its place's."""

    pay: Money
    currency: CurrencyCode


def copied_cells_sentence(error: _CellsTrouble, formatter: Formatter) -> str:
    """Say why copied cells cannot be taken, and where."""
    template = {
        "no-cells": _("There are no cells to paste. Copy some in a spreadsheet first."),
        "too-much-text": _(
            "More than {limit} characters were copied. Copy fewer rows, and without pictures."
        ),
        "too-many-rows": _("More than {limit} rows were copied. Paste fewer at a time."),
        "too-many-columns": _(
            "Row {row} has more than {limit} columns. Copy only those that are needed."
        ),
        "cell-too-long": _(
            "The cell in row {row}, column {column} has more than {limit} characters. Shorten it."
        ),
    }[error.fault.value]
    return template.format(
        limit=formatter.integer(error.limit),
        row=formatter.integer(error.row),
        column=formatter.integer(error.column),
    )


def long_text_sentence(error: _TextTrouble, _formatter: Formatter) -> str:
    """Say that a text is too long for what it should be."""
    return _("“{text}” is too long. Shorten it.").format(text=as_typed(error.text))


def unread_column_sentence(_error: Exception, _formatter: Formatter) -> str:
    """Say that a column was given up."""
    return _("Too many cells of the column cannot be read. Check what the column means.")


def monthly_pay_sentence(error: _TextTrouble, _formatter: Formatter) -> str:
    """Say that pay is by month."""
    return _("“{text}” is the pay of a month. Give the annual gross.").format(
        text=as_typed(error.text)
    )


def pay_range_sentence(error: _TextTrouble, _formatter: Formatter) -> str:
    """Say that pay is a range."""
    return _("“{text}” is a range. Give one amount.").format(text=as_typed(error.text))


def negative_pay_sentence(error: _TextTrouble, _formatter: Formatter) -> str:
    """Say that pay is below 0."""
    return _("“{text}” is negative. Give the annual gross, 0 or more.").format(
        text=as_typed(error.text)
    )


def pay_currency_sentence(error: _CurrencyTrouble, formatter: Formatter) -> str:
    """Say that pay is in another currency than the place pays in."""
    pay = error.pay
    return _("{pay} is not in {currency}, which is paid there.").format(
        pay=f"{pay.currency} {formatter.number(pay.amount, 0)}", currency=error.currency
    )


def unknown_term_sentence(error: _TermTrouble, _formatter: Formatter) -> str:
    """Say that there is no such role, level, engagement or status, and which there are."""
    template, names = _terms()[error.kind]
    sentence = template.format(text=as_typed(error.text))
    near = [name for name, term in names if term in error.suggestions]
    if near:
        return sentence + " " + _("Did you mean {names}?").format(names=listed(near))
    return (
        sentence
        + " "
        + _("There are: {names}.").format(names=listed(name for name, _term in names))
    )


def _terms() -> dict[str, tuple[str, list[tuple[str, StrEnum]]]]:
    return {
        "role": (
            _("There is no role “{text}”."),
            [(role_name(term), term) for term in RoleFamily],
        ),
        "level": (
            _("There is no level “{text}”."),
            [(level_name(term), term) for term in Level],
        ),
        "engagement": (
            _("There is no engagement “{text}”."),
            [(engagement_name(term), term) for term in Engagement],
        ),
        "status": (
            _("There is no status “{text}”."),
            [(status_name(term), term) for term in PositionStatus],
        ),
        "priority": (
            _("There is no priority “{text}”."),
            [(priority_name(term), term) for term in Priority],
        ),
    }
