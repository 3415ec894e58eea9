"""What a job posting says beyond what the plan knows anyway."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum


class PayRangeChoice(StrEnum):
    """Whether a posting names the pay range."""

    WHERE_REQUIRED = "where-required"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Words of a plan, a team or a position; what one leaves empty follows the wider one.

    Attributes:
        title: The job's name; empty follows role and level.
        company: Who is hiring, in a sentence or two.
        mission: Why the seat exists.
        goals: What the project shall reach.
        responsibilities: What the person does; empty follows the role.
        required: What a candidate must bring, beyond the skills of the seat.
        optional: What is welcome.
        platforms: Named platforms and hardware, such as ``Kubernetes`` or ``InfiniBand``.
        team: Who the person works with; empty follows the plan.
        collaboration: How the team works together.
        benefits: What is offered beside pay.
        growth: Trainings, certifications, conferences.
        process: The steps from application to offer.
        contact: Whom to write to.
        pay_range: Whether the pay range is named; None follows the wider posting.
        language: The language of the posting; empty follows the reader's.
    """

    title: str = ""
    company: str = ""
    mission: str = ""
    goals: tuple[str, ...] = ()
    responsibilities: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    team: str = ""
    collaboration: str = ""
    benefits: tuple[str, ...] = ()
    growth: tuple[str, ...] = ()
    process: tuple[str, ...] = ()
    contact: str = ""
    pay_range: PayRangeChoice | None = None
    language: str = ""

    def over(self, wider: "Posting") -> "Posting":
        """Return this posting with what it leaves empty taken from a wider one."""
        gaps = {
            each.name: getattr(wider, each.name)
            for each in fields(self)
            if not getattr(self, each.name)
        }
        return replace(self, **gaps)


NO_POSTING = Posting()
"""A posting that says nothing of its own."""
