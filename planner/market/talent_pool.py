"""How many people can be hired: by country and skill, for a role's skill mix, near a place.

A role asks for several skills in one person, and no source counts people who have several. What is
certain are Fréchet's bounds; what is expected lies between them, where an assumed association of
skills puts it. Skills are never added up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import exp, hypot, log

from planner.market.provenance import Grade, Provenance
from planner.market.role import RoleFamily
from planner.quantities.identifiers import CountryCode, PlaceId

ASSUMED_ASSOCIATION = 0.5
"""How far skills go together: 0 as independent of each other, 1 as far as they can.

An assumption: no public source counts people with several of the skills. Half way, because people
who run one layer of an infrastructure tend to know the next.
"""


class Skill(StrEnum):
    """What a role asks for; the value is the stable key in files."""

    AI_WORKLOADS = "ai-workloads"
    GPU_ACCELERATORS = "gpu-accelerators"
    KUBERNETES_CONTAINERS = "kubernetes-containers"
    CLOUD_PLATFORMS = "cloud-platforms"
    HPC_NETWORKING = "hpc-networking"
    STORAGE = "storage"
    DISTRIBUTED_SYSTEMS = "distributed-systems"


class PoolBasis(StrEnum):
    """What a country's number of professionals rests on."""

    OFFICIAL = "official"
    MODEL_AND_PUBLISHED_COUNT = "model-and-published-count"
    MODEL = "model"


class LocationBias(StrEnum):
    """How network addresses mislead about where people are."""

    NONE = ""
    OVERCOUNTED = "overcounted"
    UNDERCOUNTED = "undercounted"


class RegionBasis(StrEnum):
    """What a place's share of its country rests on."""

    METRO_EMPLOYMENT = "metro-employment"
    POPULATION = "population"


@dataclass(frozen=True, slots=True)
class HeadcountRange:
    """A number of people with the range it may lie in."""

    low: float
    expected: float
    high: float


@dataclass(frozen=True, slots=True)
class CountryTalent:
    """The technology professionals of one country, all skills.

    Attributes:
        professionals: Employed specialists in information and communication technology.
        yearly_growth: Growth as a fraction, low, expected and high.
        organizations: Developer organizations located there.
        organizations_growth: Their growth over the last year as a fraction; None if unknown.
        accounts: Developer accounts located there, people in work or not.
        accounts_growth: Their growth over the last year as a fraction; None if unknown.
    """

    country: CountryCode
    professionals: HeadcountRange
    yearly_growth: HeadcountRange
    basis: PoolBasis
    location_bias: LocationBias
    organizations: int
    organizations_growth: float | None
    accounts: int
    accounts_growth: float | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SkillPool:
    """The professionals of one country with one skill.

    Attributes:
        observed: Distinct people seen to use it in public; None where fewer than 100, or where the
            skill leaves no public trace.
        has_public_trace: Whether the skill can be seen in public work at all.
        yearly_growth: Growth as a fraction.
    """

    country: CountryCode
    skill: Skill
    people: HeadcountRange
    observed: int | None
    has_public_trace: bool
    yearly_growth: float
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class RegionalShare:
    """The share of its country's professionals in commuting reach of a place, as fractions.

    Places of one ``region`` share one pool: never add them.
    """

    place: PlaceId
    region: str
    share: HeadcountRange
    basis: RegionBasis
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Collaboration:
    """How much two countries work on each other's repositories.

    Attributes:
        volume: Pushes and pull requests across the border in a year, both directions.
        affinity: That against what both countries' total cross-border volumes would give by
            chance; above 1 is closer than chance.
    """

    volume: int
    affinity: float
    provenance: Provenance


SkillWeights = Mapping[Skill, float]
"""0 (not asked for) to 1 (fully asked for)."""


@dataclass(frozen=True, slots=True)
class TalentPools:
    """All talent tables."""

    countries: Mapping[CountryCode, CountryTalent]
    skills: Mapping[tuple[CountryCode, Skill], SkillPool]
    regions: Mapping[PlaceId, RegionalShare]
    collaborations: Mapping[frozenset[CountryCode], Collaboration]
    role_skills: Mapping[RoleFamily, SkillWeights]


NO_TALENT_POOLS = TalentPools({}, {}, {}, {}, {})
"""Without any evidence."""


@dataclass(frozen=True, slots=True)
class RolePool:
    """The people a role's skill mix leaves of a pool.

    Attributes:
        people: Expected under the association, with the range of the skills' own numbers.
        fewest: Fréchet's lower bound: so many have all skills however they are spread.
        most: Fréchet's upper bound: no more people can have them all.
        grade: The weakest grade of what it rests on; of several skills C at best, because how far
            they go together is assumed.
    """

    people: HeadcountRange
    fewest: float
    most: float
    grade: Grade


def role_pool(
    pools: TalentPools,
    country: CountryCode,
    weights: SkillWeights,
    association: float = ASSUMED_ASSOCIATION,
) -> RolePool | None:
    """Return the people of a country who have a role's skill mix; None without evidence.

    A skill of weight w and share s of all professionals N leaves N s^w people: all of them at
    w = 0, those with the skill at w = 1. With n skills that leave n_i people each,

        fewest   = max(0, sum n_i - (n - 1) N)        at the low ends
        most     = min n_i                            at the high ends
        expected = chance^(1 - a) most^a,  chance = N product(n_i / N)

    where ``a`` is the association; ``chance`` lies within the bounds, hence so does the expected
    number. Low and high are the same at the low and high ends of the skills' numbers.

    Args:
        pools: The talent tables.
        country: Where.
        weights: The role's skill weights.
        association: 0 to 1.

    Raises:
        ValueError: If the association or a weight is outside 0 to 1.
    """
    asked = {skill: weight for skill, weight in weights.items() if weight}
    if not 0 <= association <= 1 or not all(0 < weight <= 1 for weight in asked.values()):
        raise ValueError("association and weights run from 0 to 1")
    whole = pools.countries.get(country)
    if whole is None or any((country, skill) not in pools.skills for skill in asked):
        return None
    found = [(pools.skills[country, skill], weight) for skill, weight in asked.items()]
    total = whole.professionals
    low = [_left(total.low, pool.people.low, weight) for pool, weight in found]
    expected = [_left(total.expected, pool.people.expected, weight) for pool, weight in found]
    high = [_left(total.high, pool.people.high, weight) for pool, weight in found]
    people = joint_headcount(total.expected, expected, association)
    fewer = min(people, joint_headcount(total.low, low, association))
    more = max(people, joint_headcount(total.high, high, association))
    return RolePool(
        people=HeadcountRange(fewer, people, more),
        fewest=min(fewer, frechet_bounds(total.low, low)[0]),
        most=max(more, frechet_bounds(total.high, high)[1]),
        grade=_weakest(whole, [pool for pool, _ in found]),
    )


def _weakest(whole: CountryTalent, pools: list[SkillPool]) -> Grade:
    assumed = [Grade.C] if len(pools) > 1 else []
    return max([whole.provenance.grade, *(pool.provenance.grade for pool in pools), *assumed])


def frechet_bounds(total: float, having: list[float]) -> tuple[float, float]:
    """Return the fewest and most people who can have all of several skills.

    Args:
        total: All people.
        having: People with each skill, none above ``total``; empty if no skill is asked for.
    """
    if not having:
        return total, total
    return max(0.0, sum(having) - (len(having) - 1) * total), min(having)


def joint_headcount(total: float, having: list[float], association: float) -> float:
    """Return the people expected to have all of several skills.

    Args:
        total: All people.
        having: People with each skill, none above ``total``.
        association: 0 (independent skills) to 1 (as far together as they can be).
    """
    fewest, most = frechet_bounds(total, having)
    chance = total
    for people in having:
        chance *= people / total
    expected = float(chance ** (1 - association) * most**association)
    return min(max(expected, fewest), most)


def regional_pool(people: HeadcountRange, share: HeadcountRange) -> HeadcountRange:
    """Return the part of a country's pool near a place: independent relative ranges combined.

    Half ranges in logarithms add in quadrature, below and above the expected number apart. No part
    exceeds the whole at its high end.
    """
    expected = people.expected * share.expected
    if expected <= 0 or people.low <= 0 or share.low <= 0:
        return HeadcountRange(0.0, expected, max(expected, people.high * share.high))
    down = hypot(log(people.expected / people.low), log(share.expected / share.low))
    up = hypot(log(people.high / people.expected), log(share.high / share.expected))
    high = min(expected * exp(up), people.high)
    return HeadcountRange(expected * exp(-down), expected, max(high, expected))


def _left(total: float, having: float, weight: float) -> float:
    share = min(having, total) / total
    return total * exp(weight * log(share)) if share > 0 else 0.0
