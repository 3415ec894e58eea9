"""A job description as data: what the plan knows of a position, with the words people wrote."""

from dataclasses import dataclass, fields

from planner.calculators.postings.asked_skills import (
    AskedSkill,
    SkillPoolLoss,
    asked_skills,
    pool_losses,
)
from planner.calculators.postings.expected_hours import ExpectedHours, expected_hours
from planner.calculators.postings.pay_range import PayPart, pay_part
from planner.calculators.postings.platforms import ROLE_PLATFORMS
from planner.calculators.postings.posting_owner import PostingOwner, posting_of
from planner.calculators.postings.team_shape import TeamShape, team_shape
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position
from planner.plan.posting import Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDescription:
    """Everything a posting says, before it is put into words of a language.

    Attributes:
        position: The position.
        place: Where; None where the market does not know the place.
        words: What people wrote, the position's over the team's over the plan's.
        owners: Whose words each field of ``words`` that says something is.
        skills: What is asked for, required ones first.
        tools: Platforms by name beyond those of the skills: what people wrote, else the role's.
        losses: What each required skill costs the pool.
        team: The team.
        hours: When, and with whom; None where the place is not known.
        pay: What is said of pay.
    """

    position: Position
    place: Place | None
    words: Posting
    owners: dict[str, PostingOwner]
    skills: tuple[AskedSkill, ...]
    tools: tuple[str, ...]
    losses: tuple[SkillPoolLoss, ...]
    team: TeamShape
    hours: ExpectedHours | None
    pay: PayPart

    @property
    def required_skills(self) -> tuple[AskedSkill, ...]:
        """What somebody must bring."""
        return tuple(each for each in self.skills if each.is_required)

    @property
    def optional_skills(self) -> tuple[AskedSkill, ...]:
        """What is welcome."""
        return tuple(each for each in self.skills if not each.is_required)


def job_description(plan: Plan, market: Snapshot, position: Position) -> JobDescription:
    """Return the job description of a position of the plan."""
    place = market.places.get(position.place_id)
    words, owners = written_words(plan, position)
    skills = asked_skills(market, position)
    team = team_shape(plan, market, position)
    return JobDescription(
        position=position,
        place=place,
        words=words,
        owners=owners,
        skills=skills,
        tools=words.platforms or ROLE_PLATFORMS[position.role],
        losses=pool_losses(plan, market, place, skills),
        team=team,
        hours=expected_hours(plan, market, position, (each.place for each in team.places)),
        pay=pay_part(plan, market, position, place, words.pay_range),
    )


def written_words(plan: Plan, position: Position) -> tuple[Posting, dict[str, PostingOwner]]:
    """Return what people wrote for a position, and at whom each field stands."""
    postings = {owner: posting_of(plan, position, owner) for owner in PostingOwner}
    words = postings[PostingOwner.POSITION]
    words = words.over(postings[PostingOwner.TEAM]).over(postings[PostingOwner.PLAN])
    owners: dict[str, PostingOwner] = {}
    for name in (field.name for field in fields(Posting)):
        for owner, posting in postings.items():
            if getattr(posting, name):
                owners.setdefault(name, owner)
    return words, owners
