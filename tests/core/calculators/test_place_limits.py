"""Limits of places: the failing value is told, and without evidence a limit is not kept."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from planner.calculators.overlap import SeatOverlap
from planner.calculators.place_cost import PlaceCost
from planner.calculators.place_evidence import PlaceEvidence
from planner.calculators.place_limits import (
    NO_LIMITS,
    LimitFailure,
    LimitKind,
    Limits,
    limit_failures,
    relaxations,
)
from planner.calculators.place_pool import PlacePool
from planner.market.country_facts import Languages, Restriction, RestrictionFlag
from planner.market.provenance import Grade, Provenance
from planner.market.talent_pool import HeadcountRange
from planner.quantities.identifiers import CountryCode, SourceId

Maker = Callable[..., PlaceEvidence]

SOURCE = Provenance(SourceId("test"), date(2026, 1, 1), Grade.B)


def shared(minutes: int) -> SeatOverlap:
    return SeatOverlap("Dublin", 0, float(minutes), 480)


def people(expected: float) -> PlacePool:
    return PlacePool(HeadcountRange(1, expected, 1e6), Grade.D, ())


def rule(flag: RestrictionFlag, region: str = "") -> Restriction:
    return Restriction(CountryCode("US"), region, flag, "Rule 744", (), SOURCE)


def speaking(*official: str) -> Languages:
    return Languages(CountryCode("US"), None, "en" in official, official, SOURCE)


@pytest.mark.parametrize(
    ("minutes", "is_outside"), [(0, True), (179, True), (180, False), (480, False)]
)
def test_that_the_median_overlap_decides(
    make_place_evidence: Maker, *, minutes: int, is_outside: bool
) -> None:
    place = make_place_evidence("A", {}, overlap=shared(minutes))
    failed = limit_failures(place, Limits(min_overlap_hours=Decimal(3)))
    expected = LimitFailure(LimitKind.MIN_OVERLAP, Decimal(minutes) / 60, Decimal(3))
    assert failed == ((expected,) if is_outside else ())


@pytest.mark.parametrize(("expected", "is_outside"), [(99.5, True), (100.0, False)])
def test_that_the_expected_pool_decides(
    make_place_evidence: Maker, *, expected: float, is_outside: bool
) -> None:
    place = make_place_evidence("A", {}, pool=people(expected))
    failed = limit_failures(place, Limits(min_pool=Decimal(100)))
    assert [failure.value for failure in failed] == ([Decimal("99.5")] if is_outside else [])


@pytest.mark.parametrize(
    "limits",
    [
        Limits(min_overlap_hours=Decimal(1)),
        Limits(max_cost=Decimal(10**9)),
        Limits(min_pool=Decimal(1)),
        Limits(min_english=Decimal("0.1")),
        Limits(official_languages=frozenset({"en"})),
    ],
)
def test_that_without_evidence_a_limit_is_not_kept_and_has_no_value(
    make_place_evidence: Maker, limits: Limits
) -> None:
    (failure,) = limit_failures(make_place_evidence("A", {}), limits)
    assert (failure.value, failure.found) == (None, ())


def test_that_english_is_held_to_the_language_part(make_place_evidence: Maker) -> None:
    place = make_place_evidence("A", {"language": 0.64})
    assert limit_failures(place, Limits(min_english=Decimal("0.64"))) == ()
    (failure,) = limit_failures(place, Limits(min_english=Decimal("0.65")))
    assert failure.value == Decimal("0.64")


def test_that_one_official_language_of_those_asked_for_is_enough(
    make_place_evidence: Maker,
) -> None:
    place = make_place_evidence("A", {}, languages=speaking("fr", "nl"))
    assert limit_failures(place, Limits(official_languages=frozenset({"de", "nl"}))) == ()
    (failure,) = limit_failures(place, Limits(official_languages=frozenset({"de"})))
    assert failure == LimitFailure(LimitKind.OFFICIAL_LANGUAGE, found=("fr", "nl"))


def test_that_an_excluded_country_is_outside_without_asking(make_place_evidence: Maker) -> None:
    place = make_place_evidence("A", {}, restrictions=(rule(RestrictionFlag.EXCLUDED),))
    (failure,) = limit_failures(place, NO_LIMITS)
    assert failure == LimitFailure(LimitKind.RESTRICTION, found=("Rule 744",))


def test_that_a_rule_to_review_puts_a_country_outside_only_if_asked(
    make_place_evidence: Maker,
) -> None:
    place = make_place_evidence("A", {}, restrictions=(rule(RestrictionFlag.REVIEW),))
    assert limit_failures(place, NO_LIMITS) == ()
    assert limit_failures(place, Limits(refused=frozenset(RestrictionFlag)))


def test_that_a_rule_for_one_region_leaves_the_rest_of_the_country(
    make_place_evidence: Maker,
) -> None:
    place = make_place_evidence("A", {}, restrictions=(rule(RestrictionFlag.EXCLUDED, "North"),))
    assert limit_failures(place, NO_LIMITS) == ()


def test_that_every_limit_failed_is_told(make_place_evidence: Maker) -> None:
    fields: dict[str, Any] = {"overlap": shared(60), "pool": people(5)}
    place = make_place_evidence("A", {}, **fields)
    failed = limit_failures(place, Limits(min_overlap_hours=Decimal(2), min_pool=Decimal(10)))
    assert [failure.kind for failure in failed] == [LimitKind.MIN_OVERLAP, LimitKind.MIN_POOL]


def test_that_the_mildest_change_that_lets_a_place_in_is_found() -> None:
    def hours(value: int) -> LimitFailure:
        return LimitFailure(LimitKind.MIN_OVERLAP, Decimal(value), Decimal(6))

    few = LimitFailure(LimitKind.MIN_POOL, Decimal(7), Decimal(9))
    unknown = LimitFailure(LimitKind.MAX_COST, None, Decimal(9))
    outsides = [(hours(3),), (hours(4),), (hours(5), few), (unknown,), ()]
    assert relaxations(outsides) == {LimitKind.MIN_OVERLAP: hours(4)}


@pytest.mark.parametrize(("days", "is_outside"), [(16, False), (17, True)])
def test_that_more_public_holidays_than_asked_for_are_too_many(
    make_place_evidence: Maker, *, days: int, is_outside: bool
) -> None:
    place = make_place_evidence("A", {}, holidays=days)
    failed = limit_failures(place, Limits(max_holidays=Decimal(16)))
    expected = LimitFailure(LimitKind.MAX_HOLIDAYS, Decimal(days), Decimal(16))
    assert failed == ((expected,) if is_outside else ())


@pytest.mark.parametrize(
    ("own", "found"),
    [(Grade.B, None), (Grade.C, None), (Grade.D, ("D", "C")), (None, ("C",))],
)
def test_that_pay_data_weaker_than_asked_for_is_outside(
    make_place_evidence: Maker, own: Grade | None, found: tuple[str, ...] | None
) -> None:
    cost: Any = SimpleNamespace(annual_reporting=Decimal(1))
    pay = None if own is None else PlaceCost(cost, cost, own, ())
    failed = limit_failures(make_place_evidence("A", {}, pay=pay), Limits(pay_grade=Grade.C))
    assert failed == (() if found is None else (LimitFailure(LimitKind.PAY_GRADE, found=found),))
