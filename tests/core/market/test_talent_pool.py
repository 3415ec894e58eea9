"""Role and regional pools on small made-up tables, against counting people one by one."""

from datetime import date
from itertools import pairwise
from random import Random

import pytest

from planner.market.provenance import Grade, Provenance
from planner.market.talent_pool import (
    ASSUMED_ASSOCIATION,
    CountryTalent,
    HeadcountRange,
    LocationBias,
    PoolBasis,
    Skill,
    SkillPool,
    TalentPools,
    frechet_bounds,
    joint_headcount,
    regional_pool,
    role_pool,
)
from planner.quantities.identifiers import CountryCode, SourceId

IE = CountryCode("IE")
KUBERNETES, CLOUD, GPU = Skill.KUBERNETES_CONTAINERS, Skill.CLOUD_PLATFORMS, Skill.GPU_ACCELERATORS


def provenance(grade: Grade = Grade.A) -> Provenance:
    return Provenance(SourceId("made-up"), date(2026, 1, 1), grade)


def pools(**people: tuple[float, float, float]) -> TalentPools:
    """1,000 professionals (900 to 1,200) in Ireland, and people by skill."""
    whole = CountryTalent(
        country=IE,
        professionals=HeadcountRange(900, 1000, 1200),
        yearly_growth=HeadcountRange(0.0, 0.05, 0.1),
        basis=PoolBasis.OFFICIAL,
        location_bias=LocationBias.NONE,
        organizations=10,
        organizations_growth=None,
        accounts=5000,
        accounts_growth=0.2,
        provenance=provenance(),
    )
    skills = {
        (IE, Skill[name]): SkillPool(
            country=IE,
            skill=Skill[name],
            people=HeadcountRange(*numbers),
            observed=100,
            has_public_trace=True,
            yearly_growth=0.05,
            provenance=provenance(Grade.B),
        )
        for name, numbers in people.items()
    }
    return TalentPools({IE: whole}, skills, {}, {}, {})


TWO = {"KUBERNETES_CONTAINERS": (200.0, 300.0, 400.0), "CLOUD_PLATFORMS": (100.0, 150.0, 250.0)}


def test_that_bounds_hold_for_any_way_skills_can_be_spread_over_people() -> None:
    random = Random(3)  # noqa: S311 -- any spread will do
    for _ in range(300):
        total = random.randint(1, 60)
        crowds = [
            set(random.sample(range(total), random.randint(0, total)))
            for _ in range(random.randint(1, 5))
        ]
        fewest, most = frechet_bounds(total, [float(len(crowd)) for crowd in crowds])
        assert fewest <= len(set.intersection(*crowds)) <= most


def test_that_both_bounds_are_reached_by_some_spread() -> None:
    # 7 and 6 of 10: packed from the same end they share 6, from opposite ends 3.
    assert frechet_bounds(10, [7.0, 6.0]) == (3, 6)
    assert len(set(range(7)) & set(range(6))) == 6
    assert len(set(range(7)) & set(range(4, 10))) == 3


def test_that_skills_asked_of_nobody_leave_everybody() -> None:
    assert frechet_bounds(1000, []) == (1000, 1000)
    assert joint_headcount(1000, [], 0.5) == 1000


def test_that_independent_skills_multiply_and_nested_ones_leave_the_rarest() -> None:
    assert joint_headcount(1000, [300, 150], 0) == pytest.approx(45)
    assert joint_headcount(1000, [300, 150], 1) == pytest.approx(150)


def test_that_a_stronger_association_never_leaves_fewer_people() -> None:
    steps = [joint_headcount(1000, [300, 150, 40], step / 10) for step in range(11)]
    assert all(weaker <= stronger for weaker, stronger in pairwise(steps))


def test_that_the_expected_number_lies_within_the_bounds_for_any_numbers() -> None:
    random = Random(7)  # noqa: S311 -- any numbers will do
    for _ in range(500):
        total = random.uniform(1, 1e7)
        having = [random.uniform(0, total) for _ in range(random.randint(1, 7))]
        fewest, most = frechet_bounds(total, having)
        assert fewest <= joint_headcount(total, having, random.random()) <= most


def test_that_a_role_asking_for_one_skill_has_that_skills_pool() -> None:
    found = role_pool(pools(**TWO), IE, {CLOUD: 1.0})
    assert found is not None
    assert found.people.expected == pytest.approx(150)
    assert (found.people.low, found.people.high) == pytest.approx((100, 250))
    assert (found.fewest, found.most) == pytest.approx((100, 250))
    assert found.grade is Grade.B


def test_that_two_skills_are_joined_under_the_stated_association_and_never_added() -> None:
    found = role_pool(pools(**TWO), IE, {KUBERNETES: 1.0, CLOUD: 1.0})
    assert found is not None
    assert found.people.expected == pytest.approx((45 * 150) ** 0.5)
    assert found.people.high < 250
    assert (found.fewest, found.most) == pytest.approx((0, 250))


def test_that_a_joint_number_is_at_best_weak_because_the_association_is_assumed() -> None:
    found = role_pool(pools(**TWO), IE, {KUBERNETES: 1.0, CLOUD: 1.0})
    assert found is not None
    assert found.grade is Grade.C


def test_that_the_association_is_the_callers_to_change() -> None:
    weights = {KUBERNETES: 1.0, CLOUD: 1.0}
    apart, together = (role_pool(pools(**TWO), IE, weights, step) for step in (0.0, 1.0))
    assert apart is not None
    assert together is not None
    assert apart.people.expected == pytest.approx(45)
    assert together.people.expected == pytest.approx(150)
    assert 0 < ASSUMED_ASSOCIATION < 1


def test_that_half_a_weight_asks_for_less_of_the_skill() -> None:
    counts = []
    for weight in (0.0, 0.25, 0.5, 1.0):
        found = role_pool(pools(**TWO), IE, {KUBERNETES: 1.0, CLOUD: weight})
        assert found is not None
        counts.append(found.people.expected)
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == pytest.approx(300)  # weight 0: as if not asked for


def test_that_a_country_or_skill_without_evidence_gives_none_and_never_a_number() -> None:
    assert role_pool(pools(**TWO), CountryCode("BW"), {CLOUD: 1.0}) is None
    assert role_pool(pools(**TWO), IE, {GPU: 1.0}) is None


@pytest.mark.parametrize(("weight", "association"), [(1.2, 0.5), (-0.1, 0.5), (1.0, 1.1)])
def test_that_weights_and_association_outside_their_range_are_refused(
    weight: float, association: float
) -> None:
    with pytest.raises(ValueError, match="run from 0 to 1"):
        role_pool(pools(**TWO), IE, {CLOUD: weight}, association)


def test_that_low_expected_and_high_stay_in_order_where_ranges_overlap_oddly() -> None:
    # The skill is pinned while the country is not: its share at the high end is smaller.
    odd = pools(KUBERNETES_CONTAINERS=(290.0, 300.0, 300.0), CLOUD_PLATFORMS=(150.0, 150.0, 150.0))
    found = role_pool(odd, IE, {KUBERNETES: 1.0, CLOUD: 1.0})
    assert found is not None
    assert found.fewest <= found.people.low <= found.people.expected
    assert found.people.expected <= found.people.high <= found.most


def test_that_a_region_with_everybody_is_the_country() -> None:
    people = HeadcountRange(50, 100, 300)
    assert regional_pool(people, HeadcountRange(1, 1, 1)) == people


def test_that_independent_ranges_of_country_and_share_combine_in_quadrature() -> None:
    found = regional_pool(HeadcountRange(50, 100, 200), HeadcountRange(0.1, 0.2, 0.4))
    # Both a factor of 2 either way: together 2 ** sqrt(2).
    assert found.expected == pytest.approx(20)
    assert found.low == pytest.approx(20 / 2**2**0.5)
    assert found.high == pytest.approx(20 * 2**2**0.5)


def test_that_a_region_never_holds_more_than_its_country() -> None:
    found = regional_pool(HeadcountRange(90, 100, 110), HeadcountRange(0.2, 0.9, 1.0))
    assert found.high <= 110


def test_that_nobody_in_a_country_is_nobody_in_a_region() -> None:
    found = regional_pool(HeadcountRange(0, 0, 10), HeadcountRange(0.1, 0.2, 0.4))
    assert (found.low, found.expected, found.high) == (0, 0, 4)
