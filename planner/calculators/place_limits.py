"""Limits a place has to keep, and by how much it fails them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.calculators.place_evidence import PlaceEvidence
from planner.calculators.place_scales import Part
from planner.market.country_facts import RestrictionFlag
from planner.market.provenance import Grade


class LimitKind(StrEnum):
    """What a place is held to."""

    MIN_OVERLAP = "min-overlap"
    """Hours shared with the anchor: the median over the workdays."""
    MAX_COST = "max-cost"
    """A year, fully loaded, in the reporting currency."""
    MIN_POOL = "min-pool"
    """People expected in commuting reach."""
    MIN_ENGLISH = "min-english"
    """The language part's share, a fraction: 1 where English is official."""
    MAX_HOLIDAYS = "max-holidays"
    """Public holidays on days people would work otherwise, over the time looked at."""
    PAY_GRADE = "pay-grade"
    """The confidence grade of what the pay rests on."""
    OFFICIAL_LANGUAGE = "official-language"
    RESTRICTION = "restriction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a place has to keep to be within; None and empty ask for nothing.

    Attributes:
        min_overlap_hours: Hours.
        max_cost: Reporting currency a year.
        min_pool: People.
        min_english: A fraction.
        max_holidays: Days.
        pay_grade: The weakest grade of pay that is still enough.
        official_languages: Codes, one of which has to be official.
        refused: Restrictions of a whole country that put it outside.
    """

    min_overlap_hours: Decimal | None = None
    max_cost: Decimal | None = None
    min_pool: Decimal | None = None
    min_english: Decimal | None = None
    max_holidays: Decimal | None = None
    pay_grade: Grade | None = None
    official_languages: frozenset[str] = frozenset()
    refused: frozenset[RestrictionFlag] = frozenset({RestrictionFlag.EXCLUDED})


NO_LIMITS = Limits()
"""Only places that a rule excludes are outside."""


@dataclass(frozen=True, slots=True)
class LimitFailure:
    """A limit a place does not keep.

    Attributes:
        value: The place's own figure; None where there is no evidence, or the limit is no figure.
        limit: The limit's figure; None where it is none.
        found: The official languages, the grades (the place's own, if any, then the limit) or the
            rules' names, where the limit is no figure.
    """

    kind: LimitKind
    value: Decimal | None = None
    limit: Decimal | None = None
    found: tuple[str, ...] = ()


def limit_failures(place: PlaceEvidence, limits: Limits) -> tuple[LimitFailure, ...]:
    """Return the limits a place does not keep; without evidence for a limit it is not kept."""
    figures = (
        (LimitKind.MIN_OVERLAP, _overlap_hours(place), limits.min_overlap_hours),
        (LimitKind.MAX_COST, _cost(place), limits.max_cost),
        (LimitKind.MIN_POOL, _people(place), limits.min_pool),
        (LimitKind.MIN_ENGLISH, _english(place), limits.min_english),
        (LimitKind.MAX_HOLIDAYS, _holidays(place), limits.max_holidays),
    )
    failed = [
        LimitFailure(kind, value, limit)
        for kind, value, limit in figures
        if limit is not None and not _keeps(kind, value, limit)
    ]
    return (
        *failed,
        *_grade_failures(place, limits),
        *_language_failures(place, limits),
        *_restriction_failures(place, limits),
    )


def relaxations(outsides: Iterable[tuple[LimitFailure, ...]]) -> Mapping[LimitKind, LimitFailure]:
    """Return, for each limit by a figure, the failure that the mildest change of it would cure.

    Only places that fail this limit alone count; a limit without such a place is absent.

    Args:
        outsides: The failures of each place.
    """
    found: dict[LimitKind, LimitFailure] = {}
    for outside in outsides:
        if len(outside) == 1 and outside[0].value is not None:
            failure = outside[0]
            if failure.kind not in found or _gap(failure) < _gap(found[failure.kind]):
                found[failure.kind] = failure
    return found


def _gap(failure: LimitFailure) -> Decimal:
    return abs((failure.value or Decimal(0)) - (failure.limit or Decimal(0)))


def _keeps(kind: LimitKind, value: Decimal | None, limit: Decimal) -> bool:
    if value is None:
        return False
    return value <= limit if kind in _AT_MOST else value >= limit


_AT_MOST = frozenset({LimitKind.MAX_COST, LimitKind.MAX_HOLIDAYS})


def _overlap_hours(place: PlaceEvidence) -> Decimal | None:
    return None if place.overlap is None else Decimal(place.overlap.median_minutes) / 60


def _cost(place: PlaceEvidence) -> Decimal | None:
    return None if place.pay is None else place.pay.cost.annual_reporting


def _people(place: PlaceEvidence) -> Decimal | None:
    return None if place.pool is None else Decimal(place.pool.people.expected)


def _english(place: PlaceEvidence) -> Decimal | None:
    part = place.scores.get(Part.LANGUAGE)
    return None if part is None else Decimal(repr(part.score))


def _holidays(place: PlaceEvidence) -> Decimal | None:
    return None if place.holidays is None else Decimal(place.holidays)


def _grade_failures(place: PlaceEvidence, limits: Limits) -> Iterator[LimitFailure]:
    if limits.pay_grade is None:
        return
    own = None if place.pay is None else place.pay.grade
    if own is None or own > limits.pay_grade:
        grades = (own, limits.pay_grade)
        found = tuple(grade.value for grade in grades if grade is not None)
        yield LimitFailure(LimitKind.PAY_GRADE, found=found)


def _language_failures(place: PlaceEvidence, limits: Limits) -> Iterator[LimitFailure]:
    official = () if place.languages is None else place.languages.official
    if limits.official_languages and limits.official_languages.isdisjoint(official):
        yield LimitFailure(LimitKind.OFFICIAL_LANGUAGE, found=official)


def _restriction_failures(place: PlaceEvidence, limits: Limits) -> Iterator[LimitFailure]:
    rules = tuple(
        each.rule for each in place.restrictions if not each.region and each.flag in limits.refused
    )
    if rules:
        yield LimitFailure(LimitKind.RESTRICTION, found=rules)
