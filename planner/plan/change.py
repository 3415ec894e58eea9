"""One difference between two plans, as a value: what was added, removed or changed."""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What a change is about."""

    PLAN = "plan"
    ASSUMPTION = "assumption"
    PLACE_PATTERN = "place-pattern"
    COMPANY_DAY = "company-day"
    PLAN_RATE = "plan-rate"
    BUDGET_MONTH = "budget-month"
    OVERRIDE = "override"
    ASSUMPTION_REASON = "assumption-reason"
    TEAM = "team"
    MEMBER = "member"
    POSITION = "position"


class ChangeKind(StrEnum):
    """How something differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


ORDER = "order"
"""The field name of a change in the sequence of teams, members or positions."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        subject: What it is about.
        subject_id: Which one: a team's, member's or position's ID, a place of a pattern, the text
            of a company day, a currency of a plan rate, a month as ``YYYY-MM``, a country of an
            assumption by country, the text of an overridden figure's key, the name of a reasoned
            assumption; None for the plan, other assumptions and orders.
        field_name: The field that changed, ``ORDER`` for a sequence; None where the whole subject
            was added or removed.
        old: The value before, None if there was none. Of an order, the IDs in sequence.
        new: The value after, likewise.
        kind: Whether something appeared, went or changed.
    """

    subject: Subject
    subject_id: str | None
    field_name: str | None
    old: object
    new: object
    kind: ChangeKind = ChangeKind.CHANGED
