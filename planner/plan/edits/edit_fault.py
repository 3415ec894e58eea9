"""Why an edit is impossible, as data, and the checks every edit shares."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from planner.plan.bounds import (
    FIRST_YEAR,
    LAST_YEAR,
    MAX_TEXT_LENGTH,
    is_storable_amount,
    is_storable_year,
)
from planner.plan.visible_text import clean_text
from planner.quantities.money import Money
from planner.quantities.month import Month

Fact = str | int | Decimal | date


class EditFault(StrEnum):
    """Why an edit is impossible; the sentence for it lives in localization.

    The text below each fault names its facts. What is merely doubtful is no fault: the edit is
    made and validation says so.
    """

    UNKNOWN_SEAT = "unknown-seat"
    """``seat_id``."""
    NOT_A_POSITION = "not-a-position"
    """``seat_id``: a team member cannot be duplicated."""
    SEAT_ID_TAKEN = "seat-id-taken"
    """``seat_id``."""
    UNKNOWN_TEAM = "unknown-team"
    """``team_id``."""
    NO_TEAM = "no-team"
    """The plan has no team a position could belong to."""
    TEAM_NOT_EMPTY = "team-not-empty"
    """``team_id``, ``seats`` (how many it holds)."""
    UNKNOWN_PLACE = "unknown-place"
    """``place_id``."""
    BLANK_NAME = "blank-name"
    """A plan, a team and a scenario need a name."""
    UNKNOWN_SCENARIO = "unknown-scenario"
    """``scenario_id``."""
    SCENARIO_NAME_TAKEN = "scenario-name-taken"
    """``name``."""
    UNKNOWN_FIELD = "unknown-field"
    """``field``: the seat, team, plan or assumptions have no such field one may set."""
    UNKNOWN_DAY = "unknown-day"
    """``day``: the plan has no such day off any more."""
    DAY_TAKEN = "day-taken"
    """``day``: there is a day off of the company for the same people already."""
    VALUE_OUT_OF_RANGE = "value-out-of-range"
    """``field``, ``value``, and ``minimum`` and ``maximum`` where there are such."""


class PlanEditError(Exception):
    """An edit is impossible; the plan is as it was.

    Attributes:
        fault: Why.
        facts: What the fault's sentence needs.
    """

    def __init__(self, fault: EditFault, **facts: Fact) -> None:
        super().__init__(fault, facts)
        self.fault = fault
        self.facts: Mapping[str, Fact] = facts


def settable_fields(kind: type, changes: Mapping[str, object], fixed: frozenset[str]) -> None:
    """Refuse names that are no fields of a dataclass, or fixed ones, and values no file can hold.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    names = _names_of(kind) - fixed
    for name, value in changes.items():
        if name not in names:
            raise PlanEditError(EditFault.UNKNOWN_FIELD, field=name)
        check_storable(name, value)


@cache
def _names_of(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind))


def check_storable(name: str, value: object) -> None:
    """Refuse a value that a plan file cannot hold.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE``.
    """
    if isinstance(value, Money):
        value = value.amount
    if isinstance(value, Month):
        value = value.first_day
    if isinstance(value, Decimal) and not is_storable_amount(value):
        raise PlanEditError(EditFault.VALUE_OUT_OF_RANGE, field=name, value=str(value))
    if isinstance(value, date) and not is_storable_year(value):
        raise PlanEditError(
            EditFault.VALUE_OUT_OF_RANGE,
            field=name,
            value=value,
            minimum=date(FIRST_YEAR, 1, 1),
            maximum=date(LAST_YEAR, 12, 31),
        )
    if isinstance(value, str) and len(value) > MAX_TEXT_LENGTH:
        raise PlanEditError(
            EditFault.VALUE_OUT_OF_RANGE,
            field=name,
            value=f"{value[:40]}…",
            maximum=MAX_TEXT_LENGTH,
        )


def cleaned(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return values with the texts people type freed of characters that hide or mislead.

    Raises:
        PlanEditError: ``BLANK_NAME`` if nothing is left of a name.
    """
    values = dict(changes)
    for name in _TEXTS.intersection(values):
        text = values[name]
        values[name] = clean_text(text) if name == "notes" else " ".join(clean_text(text).split())
    if "name" in values:
        values["name"] = named(values["name"])
    return values


_TEXTS = frozenset({"cost_center", "notes", "hiring_manager", "manager"})


def named(name: str) -> str:
    """Return a name in one line, without outer blanks and characters that mislead.

    Raises:
        PlanEditError: ``BLANK_NAME`` if nothing is left.
    """
    stripped = " ".join(clean_text(name).split())
    if not stripped:
        raise PlanEditError(EditFault.BLANK_NAME)
    check_storable("name", stripped)
    return stripped
