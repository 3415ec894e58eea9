"""What the market tells of every place for a role: its pool, cost, hours, notice and languages.

Time to fill a seat has no open and recent source by place, so nothing here claims to know it. What
has a source is the wait after it: the notice somebody has to serve. The law states what an employer
gives after a year; that an employee gives as much is an assumption, and speed rests on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.calculators.overlap import SeatOverlap
from planner.calculators.place_cost import PlaceCost, place_costs
from planner.calculators.place_overlap import place_overlaps
from planner.calculators.place_pool import PlacePool, place_pools
from planner.calculators.place_scales import (
    Part,
    language_score,
    overlap_score,
    pay_score,
    pool_score,
    speed_score,
)
from planner.calculators.plan_rates import plan_rate
from planner.market.country_facts import Languages, Restriction, StatutoryTerms
from planner.market.place import Place
from planner.market.provenance import Grade, Provenance
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import SkillWeights
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CurrencyCode, PlaceId

_USD = CurrencyCode("USD")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceQuestion:
    """Whom one looks for, and what for.

    Attributes:
        first_day: The first of the anchor's local dates over which shared hours are counted.
        last_day: The last one, included.
        anchor_id: The place shared hours are counted with, both working the plan's pattern; None
            leaves overlap out.
        engagement: How the person would be employed.
        skills: Weights in place of the role's own.
    """

    role: RoleFamily
    level: Level
    first_day: date
    last_day: date
    anchor_id: PlaceId | None = None
    engagement: Engagement = Engagement.OWN_ENTITY
    skills: SkillWeights | None = None


@dataclass(frozen=True, slots=True)
class PartScore:
    """A part on its scale, 0 to 1, with the weakest grade of what it rests on."""

    score: float
    grade: Grade
    evidence: tuple[Provenance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEvidence:
    """A place for a role; a figure is None where there is no evidence for it.

    Attributes:
        pool: People with the role's skill mix in commuting reach.
        pay: The pay band and what a year costs.
        overlap: Shared minutes with the anchor; None also where no anchor is asked for.
        terms: Statutory terms of the country.
        languages: Languages of the country.
        restrictions: Rules that touch the country or a region of it.
        scores: The parts that have evidence.
        holidays: Public holidays on days people would work otherwise; None where nobody counted.
    """

    place: Place
    pool: PlacePool | None
    pay: PlaceCost | None
    overlap: SeatOverlap | None
    terms: StatutoryTerms | None
    languages: Languages | None
    restrictions: tuple[Restriction, ...]
    scores: Mapping[Part, PartScore]
    holidays: int | None = None


def place_evidence(
    question: PlaceQuestion, plan: Plan, market: Snapshot
) -> tuple[PlaceEvidence, ...]:
    """Return the evidence for a role in every place of the market, in the market's order.

    Args:
        question: Whom one looks for.
        plan: Its rates, assumptions (percentile, association of skills, benefits, fees), reporting
            currency and working patterns.
        market: The market, with the plan's overrides in it.

    Raises:
        KeyError: If the market lacks the anchor.
        PercentileRangeError: If the target percentile lies outside P10 to P90.
        UnknownCurrencyError: If the reporting currency has no rate.
        BeyondZoneRulesError: If the clock changes of the days are not known.
        MarketDataError: If a table is damaged.
    """
    usd_rate = float(plan_rate(plan, market, _USD))
    pools = _pools(question, plan, market)
    costs = place_costs(question.role, question.level, question.engagement, plan, market)
    overlaps: Mapping[PlaceId, SeatOverlap] = {}
    if question.anchor_id is not None:
        days = question.first_day, question.last_day
        overlaps = place_overlaps(question.anchor_id, plan, *days, market)
    return tuple(
        _evidence_of(
            place,
            market,
            pools.get(place.id),
            costs.get(place.id),
            overlaps.get(place.id),
            usd_rate,
        )
        for place in market.places.values()
    )


def asked_skills(question: PlaceQuestion, market: Snapshot) -> SkillWeights | None:
    """Return the skills that are asked for: the question's own, else the role's, if known."""
    if question.skills is not None:
        return question.skills
    return market.talent_pools.role_skills.get(question.role)


def with_pool(place: PlaceEvidence, pool: PlacePool | None) -> PlaceEvidence:
    """Return the evidence of a place with another pool, as other skills would have it."""
    others: dict[Part, PartScore] = {
        part: score for part, score in place.scores.items() if part is not Part.POOL
    }
    scores = others if pool is None else {Part.POOL: _pool_score(pool), **others}
    return replace(place, pool=pool, scores=scores)


def _pool_score(pool: PlacePool) -> PartScore:
    return PartScore(pool_score(pool.people.expected), pool.grade, pool.evidence)


def _evidence_of(
    place: Place,
    market: Snapshot,
    pool: PlacePool | None,
    pay: PlaceCost | None,
    overlap: SeatOverlap | None,
    usd_rate: float,
) -> PlaceEvidence:
    facts = market.country_facts
    terms, languages = facts.terms.get(place.country), facts.languages.get(place.country)
    scores: dict[Part, PartScore] = {}
    if pool is not None:
        scores[Part.POOL] = _pool_score(pool)
    if pay is not None:
        score = pay_score(float(pay.cost.annual_reporting) / usd_rate)
        scores[Part.PAY] = PartScore(score, pay.grade, pay.evidence)
    if overlap is not None:
        scores[Part.OVERLAP] = _resting_on(
            overlap_score(overlap.median_minutes / 60), place.provenance
        )
    if terms is not None:
        scores[Part.SPEED] = _resting_on(speed_score(float(terms.notice_days)), terms.provenance)
    if languages is not None and (share := language_score(languages)) is not None:
        scores[Part.LANGUAGE] = _resting_on(share, languages.provenance)
    return PlaceEvidence(
        place=place,
        pool=pool,
        pay=pay,
        overlap=overlap,
        terms=terms,
        languages=languages,
        restrictions=facts.restrictions.get(place.country, ()),
        scores=scores,
    )


def _resting_on(score: float, provenance: Provenance) -> PartScore:
    return PartScore(score, provenance.grade, (provenance,))


def _pools(question: PlaceQuestion, plan: Plan, market: Snapshot) -> Mapping[PlaceId, PlacePool]:
    weights = asked_skills(question, market)
    if weights is None:
        return {}
    return place_pools(market, weights, float(plan.assumptions.skill_association))
