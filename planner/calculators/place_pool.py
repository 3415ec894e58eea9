"""People with a role's skill mix in commuting reach of each place."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.market.place import Place
from planner.market.provenance import Grade, Provenance
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import (
    HeadcountRange,
    RegionalShare,
    RolePool,
    SkillWeights,
    TalentPools,
    regional_pool,
    role_pool,
)
from planner.quantities.identifiers import CountryCode, PlaceId


@dataclass(frozen=True, slots=True)
class PlacePool:
    """The people, with the weakest grade of what their number rests on."""

    people: HeadcountRange
    grade: Grade
    evidence: tuple[Provenance, ...]


def place_pools(
    market: Snapshot, weights: SkillWeights, association: float
) -> Mapping[PlaceId, PlacePool]:
    """Return the pool of each place: the country's role pool times the place's share of it.

    Places of one region share one pool: never add them. Places without evidence are absent.

    Args:
        market: The market.
        weights: The role's skill weights.
        association: How far skills go together, 0 to 1.

    Raises:
        ValueError: If the association or a weight is outside 0 to 1.
    """
    pools = market.talent_pools
    nationwide = {
        country: (found, _evidence(pools, country, weights))
        for country in pools.countries
        if (found := role_pool(pools, country, weights, association)) is not None
    }
    return {
        place_id: _near(*nationwide[place.country], pools.regions[place_id])
        for place_id, place in market.places.items()
        if place.country in nationwide and place_id in pools.regions
    }


def pool_near(
    market: Snapshot, place: Place, weights: SkillWeights, association: float
) -> PlacePool | None:
    """Return the pool of one place, as ``place_pools`` does; None without evidence.

    Raises:
        ValueError: If the association or a weight is outside 0 to 1.
    """
    pools = market.talent_pools
    found = role_pool(pools, place.country, weights, association)
    share = pools.regions.get(place.id)
    if found is None or share is None:
        return None
    return _near(found, _evidence(pools, place.country, weights), share)


def _near(
    nationwide: RolePool, evidence: tuple[Provenance, ...], share: RegionalShare
) -> PlacePool:
    return PlacePool(
        regional_pool(nationwide.people, share.share),
        max(nationwide.grade, share.provenance.grade),
        (*evidence, share.provenance),
    )


def _evidence(
    pools: TalentPools, country: CountryCode, weights: SkillWeights
) -> tuple[Provenance, ...]:
    asked = (pools.skills[country, skill].provenance for skill, weight in weights.items() if weight)
    return (pools.countries[country].provenance, *asked)
