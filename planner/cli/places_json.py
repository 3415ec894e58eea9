"""The fit of places as a value for scripts."""

from decimal import Decimal

from planner.calculators.place_evidence import PlaceEvidence
from planner.calculators.place_fit import PlaceFit
from planner.calculators.place_limits import LimitFailure, LimitKind, Limits
from planner.calculators.place_pool import PlacePool
from planner.calculators.place_scales import Part
from planner.calculators.place_sensitivity import TopTurn
from planner.cli.answer import Json, money_text
from planner.cli.places_what_if_json import (
    marginal_data,
    relaxations_data,
    skill_changes_data,
)
from planner.cli.ranked_places import RankedPlaces, own_parts, part_sources, sources_of
from planner.market.country_facts import Restriction

_DIGITS = 4


def places_data(told: RankedPlaces) -> Json:
    """Return an answer; a figure without evidence is null and its part named in no_evidence."""
    question, anchor = told.question, told.anchor
    digits = told.market.minor_digits(told.plan.reporting_currency)
    return {
        "role": question.role.value,
        "level": question.level.value,
        "engagement": question.engagement.value,
        "reporting_currency": told.plan.reporting_currency,
        "anchor": None if anchor is None else anchor.name,
        "first_day": question.first_day.isoformat(),
        "last_day": question.last_day.isoformat(),
        "weights": {part.value: _rounded(told.weights[part]) for part in Part},
        "limits": _limits_data(told.limits, digits),
        "within": told.within,
        "of": len(told.fits),
        "places": [_place_data(fit, told) for fit in told.fits[: told.shown]],
        "turns": [_turn_data(turn) for turn in told.turns],
        "leading_turns": [_turn_data(turn) for turn in told.leading],
        "relaxations": relaxations_data(told),
        "skill_changes": skill_changes_data(told),
        "as_of": told.market.as_of.isoformat(),
    }


def _place_data(fit: PlaceFit, told: RankedPlaces) -> Json:
    evidence = fit.evidence
    pay, overlap = evidence.pay, evidence.overlap
    digits = told.market.minor_digits(told.plan.reporting_currency)
    return {
        "place": evidence.place.name,
        "id": evidence.place.id,
        "country": evidence.place.country,
        "fit": None if fit.fit is None else _rounded(fit.fit),
        "parts": {part.value: _score(evidence, part) for part in Part},
        "pool": None if evidence.pool is None else _pool_data(evidence.pool),
        "p50_fully_loaded_reporting": (
            None if pay is None else money_text(pay.cost.annual_reporting, digits)
        ),
        "overlap_hours": None if overlap is None else _rounded(overlap.median_minutes / 60),
        "grade": None if fit.grade is None else fit.grade.value,
        "outside": [_failure_data(failure, digits) for failure in fit.outside],
        "no_evidence": [part.value for part in fit.missing],
        "own": [part.value for part in Part if part in own_parts(told, evidence)],
        **_facts_data(evidence),
        "evidence": _evidence_data(evidence),
        "restrictions": [_restriction_data(each) for each in evidence.restrictions],
        "sources": list(sources_of(evidence)),
        "marginal": marginal_data(told, evidence.place.id),
    }


def _facts_data(evidence: PlaceEvidence) -> Json:
    terms, languages, overlap = evidence.terms, evidence.languages, evidence.overlap
    share = None if languages is None else languages.english_share
    return {
        "min_overlap_hours": None if overlap is None else _rounded(overlap.min_minutes / 60),
        "notice_days": None if terms is None else float(terms.notice_days),
        "english_share": None if share is None else float(share),
        "official_languages": [] if languages is None else list(languages.official),
    }


def _score(evidence: PlaceEvidence, part: Part) -> float | None:
    score = evidence.scores.get(part)
    return None if score is None else _rounded(score.score)


def _pool_data(pool: PlacePool) -> Json:
    people = pool.people
    return {
        "low": round(people.low, 1),
        "expected": round(people.expected, 1),
        "high": round(people.high, 1),
    }


def _evidence_data(evidence: PlaceEvidence) -> Json:
    return {
        part.value: {
            "grade": score.grade.value,
            "as_of": min(each.as_of for each in score.evidence).isoformat(),
            "sources": list(part_sources(evidence, part)),
        }
        for part, score in evidence.scores.items()
    }


def _failure_data(failure: LimitFailure, digits: int) -> Json:
    return {
        "limit": failure.kind.value,
        "value": _figure(failure.kind, failure.value, digits),
        "bound": _figure(failure.kind, failure.limit, digits),
        "found": list(failure.found),
    }


def _limits_data(limits: Limits, digits: int) -> Json:
    figures = {
        LimitKind.MIN_OVERLAP: limits.min_overlap_hours,
        LimitKind.MAX_COST: limits.max_cost,
        LimitKind.MIN_POOL: limits.min_pool,
        LimitKind.MIN_ENGLISH: limits.min_english,
    }
    return {
        **{kind.value: _figure(kind, limit, digits) for kind, limit in figures.items()},
        LimitKind.RESTRICTION.value: sorted(flag.value for flag in limits.refused),
    }


def _turn_data(top: TopTurn) -> Json:
    turn = top.turn
    return {
        "part": turn.part.value,
        "weight": _rounded(turn.present),
        "needed": _rounded(turn.needed),
        "place": top.rival.evidence.place.name,
        "country": top.rival.evidence.place.country,
        "before": top.leader.evidence.place.name,
    }


def _restriction_data(rule: Restriction) -> Json:
    return {
        "flag": rule.flag.value,
        "rule": rule.rule,
        "region": rule.region,
        "source": rule.provenance.source_id,
        "as_of": rule.provenance.as_of.isoformat(),
    }


def _figure(kind: LimitKind, value: Decimal | None, digits: int) -> str | float | None:
    if value is None:
        return None
    return money_text(value, digits) if kind is LimitKind.MAX_COST else _rounded(float(value))


def _rounded(value: float) -> float:
    return round(value, _DIGITS)
