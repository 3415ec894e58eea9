"""What stands behind each figure of the market: looked up by its key and put into words."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal

from planner.calculators.own_figures import overridden_figure
from planner.calculators.place_scales import Part
from planner.calculators.plan_rates import plan_rate
from planner.desktop.viewmodels.evidence import CitedSource, Evidence, OwnFigure
from planner.desktop.viewmodels.evidence_methods import (
    band_method,
    charge_method,
    pool_method,
    skill_method,
    term_method,
)
from planner.localization.countries import country_name
from planner.localization.figure_names import figure_name, no_band_help
from planner.localization.figure_values import figure_values_text, is_rate_counted
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.place_terms import missing_part_help
from planner.localization.running_text import left_to_right
from planner.localization.terms import grade_meaning
from planner.market.employer_cost import ListPrice
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.overridden import published_values
from planner.market.override import FigureKey, FigureKind, Reason, has_moved
from planner.market.pay_band import PayBand
from planner.market.provenance import Grade, Provenance
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.edits.override_edits import plan_rate_name
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SourceId

_USD = CurrencyCode("USD")


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a published figure rests on."""

    provenance: Provenance
    sources: tuple[SourceId, ...]
    observations: str
    method: str


def evidence_of(key: FigureKey, market: Snapshot, formatter: Formatter) -> Evidence:
    """Return what stands behind a figure that can be replaced by the user's own.

    Where nothing is published the method says what would help, and only a pay band can still be
    given.

    Args:
        key: A sound key (``FigureKey.is_sound``).
        market: The market, with the plan's own figures in it.
        formatter: Writes figures and days.

    Raises:
        MarketDataError: If the table of the figure is damaged.
    """
    published = published_values(market, key)
    own = overridden_figure(market, key)
    values = own.values if own is not None else published
    ground = _GROUNDS[key.kind](key.parts, market.published or market, formatter)
    shown = Evidence(
        figure=figure_name(key, market),
        value=figure_values_text(key, values, market, formatter) if values else _("No evidence"),
        key=key if _can_be_given(key, market, is_published=bool(published)) else None,
        values=values,
        is_share=key.kind is FigureKind.CHARGE_RATE and not is_rate_counted(key, market),
        currency=_currency(key, market),
        currencies=frozenset(market.currencies),
    )
    if ground is not None:
        shown = _grounded(shown, ground, market, formatter)
    else:
        shown = replace(shown, method=_missing_help(key))
    if own is None or own.reason is None:
        return shown
    original = figure_values_text(key, published, market, formatter)
    return replace(shown, own=_own(own.reason, original, published, formatter))


def exchange_rate_evidence(
    currency: CurrencyCode, plan: Plan, market: Snapshot, formatter: Formatter
) -> Evidence:
    """Return what stands behind the rate from a currency to the plan's reporting currency.

    A rate that the plan fixes stands as the user's own; it is changed in the plan's settings.

    Raises:
        UnknownCurrencyError: If either currency has no rate.
    """
    reporting = plan.reporting_currency
    fixed = plan.plan_rates.get(currency)
    rate = plan_rate(plan, market, currency)
    shown = Evidence(
        figure=_("Exchange rate, {currency} to {reporting_currency}").format(
            currency=currency, reporting_currency=reporting
        ),
        value=_one_for(currency, rate, reporting, formatter),
        method=_("Units of each currency for one US dollar, divided by each other."),
    )
    quoted = [
        found.provenance
        for code in (currency, reporting)
        if (found := market.exchange_rates.latest.get(code)) is not None
    ]
    if quoted:
        shown = evidence_resting_on(
            shown.figure, shown.value, quoted, shown.method, market, formatter
        )
    if fixed is None:
        return shown
    values: tuple[Decimal, ...] = ()
    with suppress(UnknownCurrencyError):
        values = (market.exchange_rates.rate(currency, reporting),)
    original = "".join(_one_for(currency, each, reporting, formatter) for each in values)
    reason = plan.assumption_reasons.get(plan_rate_name(currency))
    return replace(shown, own=_set_in_plan(reason, original, values, formatter))


def service_price_evidence(
    engagement: Engagement, plan: Plan, market: Snapshot, formatter: Formatter
) -> Evidence:
    """Return what stands behind the monthly fee of an employer of record, or for a contractor.

    A fee that the plan sets stands as the user's own; it is changed in the plan's settings.
    """
    prices, assumed = market.service_prices, plan.assumptions
    if engagement is Engagement.CONTRACTOR:
        name, listed = "contractor_fee_usd", prices.contractor_management
        figure, chosen = _("Contractor-management fee a month"), assumed.contractor_fee_usd
    else:
        name, listed = "employer_of_record_fee_usd", prices.employer_of_record
        figure, chosen = _("Employer-of-record fee a month"), assumed.employer_of_record_fee_usd
    used = listed.median if chosen is None else chosen
    provenance = listed.provenance
    ground = _Ground(
        provenance,
        (provenance.source_id,),
        _providers(listed, formatter),
        _("Median of published list prices, which run from {low} to {high}.").format(
            low=formatter.money(listed.low, _USD, 0), high=formatter.money(listed.high, _USD, 0)
        ),
    )
    shown = Evidence(figure=figure, value=formatter.money(used, _USD, 0))
    shown = _grounded(shown, ground, market, formatter)
    if chosen is None:
        return shown
    reason = plan.assumption_reasons.get(name)
    original = formatter.money(listed.median, _USD, 0)
    return replace(shown, own=_set_in_plan(reason, original, (listed.median,), formatter))


def evidence_resting_on(  # noqa: PLR0913 -- what a card says
    figure: str,
    value: str,
    provenances: Iterable[Provenance],
    method: str,
    market: Snapshot,
    formatter: Formatter,
    *,
    grade: Grade | None = None,
) -> Evidence:
    """Return what stands behind a figure worked out from others, which cannot be replaced itself.

    Args:
        figure: What it is.
        value: The figure.
        provenances: What it rests on, the main one first; it is as old as the oldest of them.
        method: How it was worked out.
        market: Where the sources are listed.
        formatter: Writes days.
        grade: Its grade; None takes the weakest of what it rests on.
    """
    found = tuple(provenances)
    oldest = min(found, key=lambda each: each.as_of)
    weakest = max(each.grade for each in found) if grade is None else grade
    ids = tuple(dict.fromkeys(each.source_id for each in found))
    ground = _Ground(replace(oldest, grade=weakest), ids, "", method)
    return _grounded(Evidence(figure=figure, value=value), ground, market, formatter)


def cited_sources(ids: Iterable[SourceId], market: Snapshot) -> tuple[CitedSource, ...]:
    """Return the publications with these IDs, without those a pack does not know."""
    found = (market.sources.get(source_id) for source_id in ids)
    return tuple(
        CitedSource(each.title, each.publisher, each.licence, each.attribution, each.caveats)
        for each in found
        if each is not None
    )


def evidence_line(evidence: Evidence) -> str:
    """Return where a figure comes from in one line, who gave it first where it is the user's own.

    Without evidence it says what would help.
    """
    if evidence.own is not None:
        given = " · ".join(
            part for part in (_("Own figure"), evidence.own.author, evidence.own.day) if part
        )
        if not evidence.own.published:
            return given
        return _("{given} · published: {value}").format(given=given, value=evidence.own.published)
    if evidence.grade is None:
        return _("No evidence. {help}").format(help=evidence.method)
    return evidence.line


def _grounded(shown: Evidence, ground: _Ground, market: Snapshot, formatter: Formatter) -> Evidence:
    provenance = ground.provenance
    return replace(
        shown,
        sources=cited_sources(ground.sources, market),
        as_of=formatter.date_short(provenance.as_of),
        observations=ground.observations,
        grade=provenance.grade,
        meaning=grade_meaning(provenance.grade),
        method=ground.method,
    )


def _own(
    reason: Reason, published: str, values: tuple[Decimal, ...], formatter: Formatter
) -> OwnFigure:
    return OwnFigure(
        published=published,
        author=reason.author,
        day=formatter.date_short(reason.day),
        why=reason.why,
        has_moved=has_moved(reason.originals, values),
    )


def _set_in_plan(
    reason: Reason | None, published: str, values: tuple[Decimal, ...], formatter: Formatter
) -> OwnFigure:
    if reason is None:
        return OwnFigure(published, "", "", "", has_moved=False)
    return _own(reason, published, values, formatter)


def _can_be_given(key: FigureKey, market: Snapshot, *, is_published: bool) -> bool:
    if key.kind is FigureKind.PAY_BAND:
        return CountryCode(key.parts[2]) in market.countries
    return is_published


def _currency(key: FigureKey, market: Snapshot) -> CurrencyCode | None:
    """Return what a figure is an amount in; None where it is no money."""
    if key.kind is not FigureKind.PAY_BAND:
        return None
    country = market.countries.get(CountryCode(key.parts[2]))
    return None if country is None else country.currency


def _missing_help(key: FigureKey) -> str:
    country = CountryCode(key.parts[2 if key.kind is FigureKind.PAY_BAND else 0])
    if key.kind is FigureKind.PAY_BAND:
        return no_band_help(country)
    if key.kind in (FigureKind.TALENT_POOL, FigureKind.SKILL_POOL):
        return missing_part_help(Part.POOL)
    return _("A published figure for {country}, added to the data pack, would help.").format(
        country=country_name(country)
    )


def _band(parts: tuple[str, ...], market: Snapshot, formatter: Formatter) -> _Ground | None:
    role, level, country = RoleFamily(parts[0]), Level(parts[1]), CountryCode(parts[2])
    place = market.places.get(PlaceId(parts[3]))
    bands = market.pay_bands
    if place is not None:
        found: PayBand | None = bands.at(role, level, place)
    else:
        found = bands.of_area(role, level, country, parts[3])
    if found is None:
        return None
    observations = _counted(found.rows, formatter)
    return _Ground(found.provenance, found.sources, observations, band_method(found, formatter))


def _charge(parts: tuple[str, ...], market: Snapshot, _formatter: Formatter) -> _Ground | None:
    rules = market.employer_cost.get(CountryCode(parts[0]))
    lines = rules.lines if rules is not None else ()
    line = next((each for each in lines if each.id == parts[1]), None)
    return None if line is None else _single(line.provenance, charge_method(line))


def _pool(parts: tuple[str, ...], market: Snapshot, _formatter: Formatter) -> _Ground | None:
    found = market.talent_pools.countries.get(CountryCode(parts[0]))
    return None if found is None else _single(found.provenance, pool_method(found))


def _skill(parts: tuple[str, ...], market: Snapshot, formatter: Formatter) -> _Ground | None:
    found = market.talent_pools.skills.get((CountryCode(parts[0]), Skill(parts[1])))
    if found is None:
        return None
    observed = ""
    if found.has_public_trace:
        seen = "<100" if found.observed is None else formatter.integer(found.observed)
        observed = _("n = {count}").format(count=left_to_right(seen))
    provenance = found.provenance
    return _Ground(provenance, (provenance.source_id,), observed, skill_method(found))


def _term(parts: tuple[str, ...], market: Snapshot, formatter: Formatter) -> _Ground | None:
    found = market.country_facts.terms.get(CountryCode(parts[0]))
    if found is None:
        return None
    return _single(found.provenance, term_method(found, parts[1], formatter))


def _price(parts: tuple[str, ...], market: Snapshot, _formatter: Formatter) -> _Ground | None:
    found = market.country_facts.price_levels.get(CountryCode(parts[0]))
    if found is None:
        return None
    method = _("Local currency for what one dollar buys in the United States.")
    return _single(found.provenance, method)


def _single(provenance: Provenance, method: str) -> _Ground:
    return _Ground(provenance, (provenance.source_id,), "", method)


def _counted(rows: int, formatter: Formatter) -> str:
    return _("n = {count}").format(count=formatter.integer(rows))


def _providers(listed: ListPrice, formatter: Formatter) -> str:
    return ngettext("{count} provider", "{count} providers", listed.providers).format(
        count=formatter.integer(listed.providers)
    )


def _one_for(
    currency: CurrencyCode, rate: Decimal, reporting: CurrencyCode, formatter: Formatter
) -> str:
    return left_to_right(f"1 {currency} = {formatter.rate(rate)} {reporting}")


_Finder = Callable[[tuple[str, ...], Snapshot, Formatter], _Ground | None]
_GROUNDS: Mapping[FigureKind, _Finder] = {
    FigureKind.PAY_BAND: _band,
    FigureKind.CHARGE_RATE: _charge,
    FigureKind.TALENT_POOL: _pool,
    FigureKind.SKILL_POOL: _skill,
    FigureKind.STATUTORY_TERM: _term,
    FigureKind.PRICE_LEVEL: _price,
}
