"""Puts the user's own figures into the market in place of the published ones."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Any, cast

from planner.market.country_facts import CountryFacts, StatutoryTerms
from planner.market.deferred import Deferred
from planner.market.employer_cost import EmployerCostRules, RulesByCountry
from planner.market.override import TERMS, FigureKey, FigureKind, Override, Overrides
from planner.market.pay_band import Key, OwnBand, PayBands
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import HeadcountRange, Skill, TalentPools
from planner.quantities.identifiers import CountryCode, PlaceId


def with_overrides(market: Snapshot, overrides: Overrides) -> Snapshot:
    """Return the market with the user's figures in it; the same market if there are none.

    An override of a figure the market does not know (a line that a newer pack dropped, a country
    without a pool) changes nothing, except a pay band: that can be given where none is published.

    Args:
        market: A market without overrides.
        overrides: The user's figures.
    """
    if not overrides:
        return market
    return replace(
        market,
        employer_cost=_charged(market.employer_cost, overrides),
        deferred_pay_bands=Deferred(partial(_banded, market, overrides)),
        deferred_talent_pools=Deferred(partial(_pooled, market, overrides)),
        deferred_country_facts=Deferred(partial(_stated, market, overrides)),
        overrides=MappingProxyType(dict(overrides)),
        published=market,
    )


def published_values(market: Snapshot, key: FigureKey) -> tuple[Decimal, ...]:
    """Return the values a figure has in a market, () where there is no such figure.

    Asked of a market with overrides, it looks at the published one beneath.
    """
    published = market.published or market
    return _READERS[key.kind](published, key.parts)


def _charged(rules: RulesByCountry, overrides: Overrides) -> RulesByCountry:
    rates: dict[CountryCode, dict[str, Decimal]] = {}
    for key, override in _of_kind(overrides, FigureKind.CHARGE_RATE).items():
        rates.setdefault(CountryCode(key[0]), {})[key[1]] = override.values[0]
    changed = {
        country: _with_rates(rules[country], own)
        for country, own in rates.items()
        if country in rules
    }
    # The very same rules where none changes: results worked out from them still hold.
    return MappingProxyType({**rules, **changed}) if changed else rules


def _with_rates(rules: EmployerCostRules, own: Mapping[str, Decimal]) -> EmployerCostRules:
    lines = tuple(
        replace(line, rate=own[line.id]) if line.id in own else line for line in rules.lines
    )
    return replace(rules, lines=lines)


def _banded(market: Snapshot, overrides: Overrides) -> PayBands:
    own: dict[Key, OwnBand] = {}
    for parts, override in _of_kind(overrides, FigureKind.PAY_BAND).items():
        country = market.countries.get(CountryCode(parts[2]))
        if country is not None:
            low, lower, middle, upper, high = override.values
            quantiles = (low, lower, middle, upper, high)
            key = (parts[0], parts[1], parts[2], parts[3])
            own[key] = OwnBand(country.currency, quantiles, override.reason.day)
    return market.pay_bands.with_own(own)


def _pooled(market: Snapshot, overrides: Overrides) -> TalentPools:
    pools = market.talent_pools
    countries, skills = dict(pools.countries), dict(pools.skills)
    for parts, override in _of_kind(overrides, FigureKind.TALENT_POOL).items():
        country = CountryCode(parts[0])
        if country in countries:
            countries[country] = replace(countries[country], professionals=_range(override))
    for parts, override in _of_kind(overrides, FigureKind.SKILL_POOL).items():
        key = (CountryCode(parts[0]), Skill(parts[1]))
        if key in skills:
            skills[key] = replace(skills[key], people=_range(override))
    return replace(pools, countries=countries, skills=skills)


def _stated(market: Snapshot, overrides: Overrides) -> CountryFacts:
    facts = market.country_facts
    terms, prices = dict(facts.terms), dict(facts.price_levels)
    for parts, override in _of_kind(overrides, FigureKind.STATUTORY_TERM).items():
        country = CountryCode(parts[0])
        if country in terms and parts[1] in TERMS:
            change: dict[str, Any] = {parts[1]: override.values[0]}
            terms[country] = replace(terms[country], **change)
    for parts, override in _of_kind(overrides, FigureKind.PRICE_LEVEL).items():
        country = CountryCode(parts[0])
        if country in prices:
            prices[country] = replace(
                prices[country], local_per_international_dollar=override.values[0]
            )
    return replace(facts, terms=terms, price_levels=prices)


def _of_kind(overrides: Overrides, kind: FigureKind) -> dict[tuple[str, ...], Override]:
    return {key.parts: override for key, override in overrides.items() if key.kind is kind}


def _range(override: Override) -> HeadcountRange:
    low, expected, high = map(float, override.values)
    return HeadcountRange(low, expected, high)


def _published_band(market: Snapshot, parts: tuple[str, ...]) -> tuple[Decimal, ...]:
    role, level, country = RoleFamily(parts[0]), Level(parts[1]), CountryCode(parts[2])
    bands = market.pay_bands
    place = market.places.get(PlaceId(parts[3]))
    if place is not None:
        band = bands.at(role, level, place)
    else:
        band = bands.of_area(role, level, country, parts[3])
    return band.quantiles if band is not None else ()


def _published_rate(market: Snapshot, parts: tuple[str, ...]) -> tuple[Decimal, ...]:
    rules = market.employer_cost.get(CountryCode(parts[0]))
    lines = rules.lines if rules is not None else ()
    return tuple(line.rate for line in lines if line.id == parts[1])


def _published_pool(market: Snapshot, parts: tuple[str, ...]) -> tuple[Decimal, ...]:
    found = market.talent_pools.countries.get(CountryCode(parts[0]))
    return _values(found.professionals) if found is not None else ()


def _published_skill(market: Snapshot, parts: tuple[str, ...]) -> tuple[Decimal, ...]:
    found = market.talent_pools.skills.get((CountryCode(parts[0]), Skill(parts[1])))
    return _values(found.people) if found is not None else ()


def _published_term(market: Snapshot, parts: tuple[str, ...]) -> tuple[Decimal, ...]:
    found: StatutoryTerms | None = market.country_facts.terms.get(CountryCode(parts[0]))
    if found is None or parts[1] not in TERMS:
        return ()
    return (cast("Decimal", getattr(found, parts[1])),)


def _published_price(market: Snapshot, parts: tuple[str, ...]) -> tuple[Decimal, ...]:
    found = market.country_facts.price_levels.get(CountryCode(parts[0]))
    return (found.local_per_international_dollar,) if found is not None else ()


def _values(people: HeadcountRange) -> tuple[Decimal, ...]:
    return tuple(Decimal(repr(number)) for number in (people.low, people.expected, people.high))


_READERS = {
    FigureKind.PAY_BAND: _published_band,
    FigureKind.CHARGE_RATE: _published_rate,
    FigureKind.TALENT_POOL: _published_pool,
    FigureKind.SKILL_POOL: _published_skill,
    FigureKind.STATUTORY_TERM: _published_term,
    FigureKind.PRICE_LEVEL: _published_price,
}
