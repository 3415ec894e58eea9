"""What a position asks for: skills of its mix as required or optional, with platforms by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.calculators.place_pool import pool_near
from planner.calculators.postings.platforms import PLATFORMS
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import HeadcountRange, Skill, SkillWeights
from planner.plan.model import Plan, Position

REQUIRED_FROM = 0.5
"""A skill of at least this weight is a must, one below it is welcome: an assumption, half of what a
role can ask for."""


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill and the platforms it stands for; ``weight`` is above 0, at most 1."""

    skill: Skill
    weight: float
    platforms: tuple[str, ...]

    @property
    def is_required(self) -> bool:
        """Whether somebody without it is no candidate."""
        return self.weight >= REQUIRED_FROM


@dataclass(frozen=True, slots=True)
class SkillPoolLoss:
    """What one required skill costs the pool near the position's place.

    Attributes:
        skill: The skill.
        people: Everybody with the whole mix.
        without: Everybody with the mix but this skill.
    """

    skill: Skill
    people: HeadcountRange
    without: HeadcountRange

    @property
    def factor(self) -> float:
        """How many times larger the pool is without asking for the skill."""
        return self.without.expected / self.people.expected if self.people.expected else 1.0


def skill_weights(plan_market: Snapshot, position: Position) -> SkillWeights:
    """Return a position's skill weights: its own or its role's."""
    if position.skill_weights is not None:
        return {skill: float(weight) for skill, weight in position.skill_weights}
    return plan_market.talent_pools.role_skills.get(position.role, {})


def asked_skills(market: Snapshot, position: Position) -> tuple[AskedSkill, ...]:
    """Return the skills a position asks for, those that count most first."""
    weights = skill_weights(market, position)
    asked = [
        AskedSkill(skill, weights[skill], PLATFORMS[skill])
        for skill in Skill
        if weights.get(skill, 0) > 0
    ]
    return tuple(sorted(asked, key=lambda each: -each.weight))


def pool_losses(
    plan: Plan, market: Snapshot, place: Place | None, asked: Iterable[AskedSkill]
) -> tuple[SkillPoolLoss, ...]:
    """Return what each required skill costs the pool, the costliest first; none without evidence.

    Formula: ``talent_pool.role_pool`` with the whole mix against the mix less one skill, in the
    reach of the place.
    """
    skills = tuple(asked)
    weights = {each.skill: each.weight for each in skills}
    whole = _people(plan, market, place, weights)
    if whole is None or not whole.expected:
        return ()
    losses = []
    for each in skills:
        if each.is_required:
            rest = {skill: weight for skill, weight in weights.items() if skill != each.skill}
            without = _people(plan, market, place, rest)
            if without is not None:
                losses.append(SkillPoolLoss(each.skill, whole, without))
    return tuple(sorted(losses, key=lambda loss: -loss.factor))


def _people(
    plan: Plan, market: Snapshot, place: Place | None, weights: Mapping[Skill, float]
) -> HeadcountRange | None:
    if place is None or not all(0 < weight <= 1 for weight in weights.values()):
        return None
    association = min(max(float(plan.assumptions.skill_association), 0.0), 1.0)
    pool = pool_near(market, place, weights, association)
    return None if pool is None else pool.people
