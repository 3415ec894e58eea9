"""Reads the roles, levels, levers and currencies of a command line."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from planner.cli.usage_error import UsageError
from planner.localization.messages import _
from planner.localization.place_choice_terms import lever_name
from planner.localization.running_text import listed
from planner.localization.terms import level_name, role_name
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.lever import LeverKind
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CurrencyCode

_Term = TypeVar("_Term", bound=StrEnum)
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def role_from(text: str, command: str) -> RoleFamily:
    """Read a role by its key or its name in the active language, spelled with any separators.

    Raises:
        UsageError: If there is no such role.
    """
    refusal = _("There is no role “{text}”. The roles are: {all}.")
    return _term(text, RoleFamily, role_name, refusal, command)


def level_from(text: str, command: str) -> Level:
    """Read a level, as a role.

    Raises:
        UsageError: If there is no such level.
    """
    refusal = _("There is no level “{text}”. The levels are: {all}.")
    return _term(text, Level, level_name, refusal, command)


def lever_from(text: str, command: str) -> LeverKind:
    """Read a lever, as a role.

    Raises:
        UsageError: If there is no such lever.
    """
    refusal = _("There is no lever “{text}”. The levers are: {all}.")
    return _term(text, LeverKind, lever_name, refusal, command)


def currency_from(text: str, snapshot: Snapshot) -> CurrencyCode:
    """Read a currency by its code.

    Raises:
        UnknownCurrencyError: If the market has no rate for it.
    """
    code = CurrencyCode(text.strip().upper())
    if code not in snapshot.exchange_rates.latest:
        raise UnknownCurrencyError(code)
    return code


def _term(
    text: str, kind: type[_Term], named: Callable[[_Term], str], refusal: str, command: str
) -> _Term:
    wanted = _plain(text)
    for term in kind:
        if wanted in (_plain(term.value), _plain(named(term))):
            return term
    keys = listed([term.value for term in kind])
    raise UsageError(refusal.format(text=text, all=keys), command)


def _plain(text: str) -> str:
    return _BETWEEN_WORDS.sub(" ", text.casefold()).strip()
