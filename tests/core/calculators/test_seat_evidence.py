"""What the market tells of a seat, against the tables and the calculators it comes from."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.compensation import BandSide, PercentileRangeError
from planner.calculators.place_pool import place_pools
from planner.calculators.seat_evidence import SeatEvidenceSource, band_pay, weights_of
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.model import Plan, Seat
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.money import Money


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_sample("cloud-provider")


def seats_everywhere(plan: Plan, market: Snapshot) -> Iterator[Seat]:
    like = plan.positions[0]
    for place in market.places:
        pay = Money(Decimal(1), market.currency_of(place))
        for role in (RoleFamily.GPU_CLUSTER_ENGINEER, RoleFamily.STORAGE_ENGINEER):
            yield replace(like, role=role, level=Level.SENIOR, place_id=place, base_pay=pay)


def test_that_the_pool_of_every_place_is_the_one_places_are_ranked_by(
    plan: Plan, market: Snapshot
) -> None:
    association = float(plan.assumptions.skill_association)
    source = SeatEvidenceSource(plan, market)
    known = {
        role: place_pools(market, weights, association)
        for role, weights in market.talent_pools.role_skills.items()
    }
    for seat in seats_everywhere(plan, market):
        assert source.of(seat).pool == known[seat.role].get(seat.place_id)


def test_that_a_seats_own_skills_make_its_pool(plan: Plan, market: Snapshot) -> None:
    association = float(plan.assumptions.skill_association)
    source = SeatEvidenceSource(plan, market)
    weights = ((Skill.GPU_ACCELERATORS, Decimal("0.7")), (Skill.STORAGE, Decimal(0)))
    expected = place_pools(market, {Skill.GPU_ACCELERATORS: 0.7}, association)
    for seat in seats_everywhere(plan, market):
        found = source.of(replace(seat, skill_weights=weights)).pool
        known = expected.get(seat.place_id)
        assert (found and found.people) == (known and known.people)


def test_that_a_role_and_its_own_mix_written_out_have_one_pool(
    plan: Plan, market: Snapshot
) -> None:
    source = SeatEvidenceSource(plan, market)
    for seat in plan.positions:
        mix = market.talent_pools.role_skills[seat.role]
        weights = tuple((skill, Decimal(repr(weight))) for skill, weight in mix.items())
        written_out = replace(seat, skill_weights=weights)
        assert weights_of(written_out, market) == weights_of(seat, market) == mix
        assert source.of(written_out).pool == source.of(seat).pool


def test_that_asking_for_more_of_a_skill_never_widens_a_pool(plan: Plan, market: Snapshot) -> None:
    source = SeatEvidenceSource(plan, market)
    for seat in plan.positions:
        pools = [
            source.of(replace(seat, skill_weights=((Skill.STORAGE, Decimal(n) / 10),))).pool
            for n in range(11)
        ]
        people = [pool.people.expected for pool in pools if pool is not None]
        assert len(people) == 11
        assert people == sorted(people, reverse=True)
        assert people[0] > people[-1]


def test_that_a_pool_near_a_place_is_no_larger_than_the_countrys(
    plan: Plan, market: Snapshot
) -> None:
    source = SeatEvidenceSource(plan, market)
    for seat in seats_everywhere(plan, market):
        found = source.of(seat)
        if found.pool is not None and found.nationwide is not None:
            assert found.pool.people.expected <= found.nationwide.people.expected
            assert found.pool.people.high <= found.nationwide.people.high * (1 + 1e-9)


def test_that_every_quantile_of_a_band_stands_at_its_own_percentile(
    plan: Plan, market: Snapshot
) -> None:
    source = SeatEvidenceSource(plan, market)
    percentiles = ("0.10", "0.25", "0.50", "0.75", "0.90")
    for seat in seats_everywhere(plan, market):
        band = source.of(seat).band
        if band is None or len(set(band.quantiles)) < 5:
            continue
        for percentile, amount in zip(percentiles, band.quantiles, strict=True):
            standing = source.of(replace(seat, base_pay=Money(amount, band.currency))).standing
            assert standing is not None
            assert standing.percentile == Decimal(percentile)


def test_that_pay_at_the_target_percentile_stands_there_again(plan: Plan, market: Snapshot) -> None:
    source = SeatEvidenceSource(plan, market)
    target = plan.assumptions.target_percentile
    for seat in seats_everywhere(plan, market):
        pay = band_pay(seat, plan, market)
        if pay is None:
            continue
        assert pay.currency == market.currency_of(seat.place_id)
        standing = source.of(replace(seat, base_pay=pay)).standing
        assert standing is not None
        assert abs(standing.percentile - target) < Decimal("0.01")  # three digits of pay


def test_that_a_us_place_of_a_metropolitan_area_has_the_areas_band(
    plan: Plan, market: Snapshot
) -> None:
    area, place = next((area, place) for place, area in market.pay_bands.area_of.items() if area)
    country = market.places[place].country
    seat = replace(plan.positions[0], place_id=place)
    band = SeatEvidenceSource(plan, market).of(seat).band
    assert band is not None
    assert (band.area, band.country) == (area, country)


def test_that_pay_in_another_currency_or_none_yet_has_no_standing(
    plan: Plan, market: Snapshot
) -> None:
    source = SeatEvidenceSource(plan, market)
    seat = replace(plan.positions[0], place_id=PlaceId("pl-krakow"))
    for pay in (
        Money(Decimal(100_000), CurrencyCode("JPY")),
        Money(Decimal(0), CurrencyCode("PLN")),
    ):
        found = source.of(replace(seat, base_pay=pay))
        assert found.band is not None
        assert found.standing is None
    low = source.of(replace(seat, base_pay=Money(Decimal(1), CurrencyCode("PLN")))).standing
    assert low is not None
    assert low.side is BandSide.BELOW


def test_that_an_unknown_place_has_no_evidence_and_no_pay(plan: Plan, market: Snapshot) -> None:
    seat = replace(plan.positions[0], place_id=PlaceId("xx-nowhere"))
    assert SeatEvidenceSource(plan, market).of(seat).band is None
    assert band_pay(seat, plan, market) is None


def test_that_a_target_beyond_the_band_is_refused(plan: Plan, market: Snapshot) -> None:
    bold = replace(plan, assumptions=replace(plan.assumptions, target_percentile=Decimal("0.95")))
    with pytest.raises(PercentileRangeError):
        band_pay(plan.positions[0], bold, market)
