"""What adding or dropping one skill does to the pool of every place, and to its fit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.calculators.place_evidence import PlaceEvidence, PlaceQuestion, asked_skills, with_pool
from planner.calculators.place_fit import PlaceFit, Weights, place_fits
from planner.calculators.place_limits import NO_LIMITS, Limits
from planner.calculators.place_pool import PlacePool, place_pools
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId


@dataclass(frozen=True, slots=True)
class SkillChange:
    """One skill added to what is asked for, or dropped from it, in one place.

    Attributes:
        skill: The skill.
        is_added: Whether it is asked for in full now; else it is no longer asked for.
        pool: The people with it changed; None without evidence.
        fit: The place's fit with it changed.
        people_factor: The expected people over those without the change; None without evidence.
        fit_change: How the fit changes; None without a fit before and after.
    """

    place_id: PlaceId
    skill: Skill
    is_added: bool
    pool: PlacePool | None
    fit: PlaceFit
    people_factor: float | None
    fit_change: float | None


def skill_changes(
    places: Sequence[PlaceEvidence],
    question: PlaceQuestion,
    weights: Weights,
    plan: Plan,
    market: Snapshot,
    limits: Limits = NO_LIMITS,
) -> Mapping[Skill, tuple[SkillChange, ...]]:
    """Return, for every skill, what dropping it does, or adding it where it is not asked for.

    A skill asked for in part can be dropped too; asking for it in full is a change of weights.

    Args:
        places: The evidence of the places for the question as it is.
        question: Whose skills are changed.
        weights: What the parts of a fit count.
        plan: Its association of skills.
        market: The market, with the plan's overrides in it.
        limits: What a place has to keep.

    Raises:
        WeightsError: If the weights do not weigh.
        ValueError: If the association or a skill's weight is outside 0 to 1.
    """
    asked = asked_skills(question, market)
    if asked is None:
        return {}
    before = _fits(places, weights, limits)
    association = float(plan.assumptions.skill_association)
    found = {}
    for skill in Skill:
        is_added = not asked.get(skill)
        pools = place_pools(market, {**asked, skill: float(is_added)}, association)
        after = _fits(
            [with_pool(each, pools.get(each.place.id)) for each in places], weights, limits
        )
        found[skill] = tuple(
            _change(before[place.place.id], after[place.place.id], skill, is_added=is_added)
            for place in places
        )
    return found


def _fits(
    places: Iterable[PlaceEvidence], weights: Weights, limits: Limits
) -> Mapping[PlaceId, PlaceFit]:
    return {fit.evidence.place.id: fit for fit in place_fits(places, weights, limits)}


def _change(before: PlaceFit, after: PlaceFit, skill: Skill, *, is_added: bool) -> SkillChange:
    old, new = before.evidence.pool, after.evidence.pool
    factor = None
    if old is not None and new is not None and old.people.expected:
        factor = new.people.expected / old.people.expected
    change = None
    if before.fit is not None and after.fit is not None:
        change = after.fit - before.fit
    return SkillChange(
        place_id=before.evidence.place.id,
        skill=skill,
        is_added=is_added,
        pool=new,
        fit=after,
        people_factor=factor,
        fit_change=change,
    )
