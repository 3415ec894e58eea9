"""Reads what a command line sets of a lever."""

from argparse import Namespace
from collections.abc import Callable
from decimal import Decimal

from planner.cli.role_arguments import role_from
from planner.cli.typed_values import money_from
from planner.cli.usage_error import UsageError
from planner.localization.formatting import Formatter
from planner.localization.lever_terms import is_share, strength_text
from planner.localization.messages import _, active_language
from planner.localization.place_choice_terms import lever_name
from planner.market.lever import LeverDefault, LeverFigure, LeverKind
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.bounds import FIRST_YEAR, LAST_YEAR
from planner.plan.model import Plan
from planner.quantities.month import Month

_COMMAND = "levers set"
_PUBLISHED, _PLAN, _ALL = "published", "plan", "all"


def lever_changes(
    arguments: Namespace, kind: LeverKind, plan: Plan, market: Snapshot
) -> dict[str, object]:
    """Return the changes of a lever's setting that a command line asks for.

    Raises:
        UsageError: If a figure is outside what the lever can be, or is none.
        NumberTextError: If a text is no number.
    """
    changes: dict[str, object] = {"is_on": arguments.state == "on"}

    def money(text: str) -> Decimal:
        return _cost(text, plan, market)

    def strength(text: str) -> Decimal:
        return _strength(text, kind, market)

    readers: tuple[tuple[str, str | None, str, object, Callable[[str], object]], ...] = (
        ("strength", arguments.strength, _PUBLISHED, None, strength),
        ("starts", arguments.starts, _PLAN, None, _month),
        ("roles", arguments.roles, _ALL, (), _roles),
        ("monthly_cost", arguments.monthly_cost, _PUBLISHED, None, money),
        ("once_cost", arguments.once_cost, _PUBLISHED, None, money),
    )
    for name, text, word, usual, read in readers:
        if text is not None:
            changes[name] = usual if text.strip().casefold() == word else read(text.strip())
    return changes


def _strength(text: str, kind: LeverKind, market: Snapshot) -> Decimal:
    figure = market.levers.get(kind, LeverDefault(kind, {})).strength
    name = lever_name(kind)
    if figure is None:
        sentence = _("There is no more or less of “{lever}”. Leave --strength out.")
        raise UsageError(sentence.format(lever=name), _COMMAND)
    shown = Formatter(active_language())
    read = _read_strength(text, figure, shown)
    if not figure.low <= read <= figure.high:
        raise UsageError(
            _("“{lever}” goes from {low} to {high}; {found} is outside.").format(
                lever=name,
                low=strength_text(figure.low, figure, shown),
                high=strength_text(figure.high, figure, shown),
                found=strength_text(read, figure, shown),
            ),
            _COMMAND,
        )
    return read


def _read_strength(text: str, figure: LeverFigure, shown: Formatter) -> Decimal:
    """Read a strength; of a share, ``15%`` and, as scripts write it, ``0.15``."""
    if is_share(figure) and text.endswith(("%", "٪")):
        return shown.parse_percent(text)
    return shown.parse_number(text)


def _cost(text: str, plan: Plan, market: Snapshot) -> Decimal:
    amount = money_from(text, market, plan.reporting_currency, _COMMAND)
    if amount < 0:
        sentence = _("A lever cannot cost {amount}. Give 0 or more.")
        raise UsageError(sentence.format(amount=text), _COMMAND)
    return amount


def _month(text: str) -> Month:
    try:
        month = Month.parse(text)
    except ValueError:
        month = None
    if month is None or not FIRST_YEAR <= month.year <= LAST_YEAR:
        sentence = _("“{text}” is no month. Write it like 2027-03.")
        raise UsageError(sentence.format(text=text), _COMMAND)
    return month


def _roles(text: str) -> tuple[RoleFamily, ...]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    named = [role_from(part, _COMMAND) for part in parts or [text]]  # nothing names no role
    return tuple(dict.fromkeys(named))
