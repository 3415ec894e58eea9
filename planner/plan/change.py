"""One difference between two plans, as a value: what was added, removed or changed."""

from collections.abc import Iterable
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
    ONBOARDING_TEMPLATE = "onboarding-template"
    ONBOARDING_TASK = "onboarding-task"
    ONBOARDING_CONTACT = "onboarding-contact"
    LEAD_TIME = "lead-time"
    SHORTLIST = "shortlist"
    LEVER = "lever"
    TEAM = "team"
    MEMBER = "member"
    POSITION = "position"
    SCENARIO = "scenario"


class ChangeKind(StrEnum):
    """How something differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


ORDER = "order"
"""The field name of a change in the sequence of teams, members, positions or scenarios."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        subject: What it is about.
        subject_id: Which one: a team's, member's or position's ID, a place of a pattern, the text
            of a company day, a currency of a plan rate, a month as ``YYYY-MM``, a country of an
            assumption by country, the text of an overridden figure's key, the name of a reasoned
            assumption, an onboarding template's ID, the texts of a hire's task and of what a lead
            time is of, a part in onboarding, a scenario's ID; None for the plan, other assumptions
            and orders.
        field_name: The field that changed, ``ORDER`` for a sequence; None where the whole subject
            was added or removed. Of a scenario also the ``key`` of one of its own changes.
        old: The value before, None if there was none. Of an order, the IDs in sequence; of a
            scenario's own change, that change.
        new: The value after, likewise.
        kind: Whether something appeared, went or changed.
    """

    subject: Subject
    subject_id: str | None
    field_name: str | None
    old: object
    new: object
    kind: ChangeKind = ChangeKind.CHANGED

    @property
    def key(self) -> str:
        """What the change is about as one text, the same for all changes of the same thing."""
        return "/".join((self.subject.value, self.field_name or "", self.subject_id or ""))

    @property
    def is_of_whole(self) -> bool:
        """Whether a whole record, or a value of its own, appeared, went or changed."""
        return self.field_name is None

    @property
    def is_inner(self) -> bool:
        """Whether it is about one of a scenario's own changes."""
        return self.subject is Subject.SCENARIO and "/" in (self.field_name or "")


def in_sequence(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes by subject, then by ID, ``P-99`` before ``P-100``; sequences come last."""
    return tuple(sorted(changes, key=_place))


def _place(change: Change) -> tuple[int, bool, int, str, str]:
    subject_id = change.subject_id or ""
    is_sequence = change.field_name == ORDER
    subject = _SUBJECTS[change.subject]
    return subject, is_sequence, len(subject_id), subject_id, change.field_name or ""


_SUBJECTS = {subject: at for at, subject in enumerate(Subject)}
