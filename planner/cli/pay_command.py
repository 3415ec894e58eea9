"""``pay``: what a role and level earns in places and countries, with rows, grade and sources."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from decimal import Decimal

from planner.calculators.own_figures import overridden_figure
from planner.calculators.plan_rates import plan_rate
from planner.cli.answer import Answer, Json, money_text
from planner.cli.csv_answer import with_csv
from planner.cli.market_pay import MarketPay, PayAnswer
from planner.cli.own_figure_json import own_figure_data
from planner.cli.pay_offers import PlaceOffer, asked_offer, place_offers
from planner.cli.pay_offers_json import place_offer_data
from planner.cli.pay_table import pay_rows
from planner.cli.plan_market import PlanMarket, plan_market
from planner.cli.role_arguments import currency_from, level_from, role_from
from planner.cli.stand_in_plan import stand_in_plan
from planner.cli.usage_error import UsageError
from planner.localization.countries import UnknownCountryError, country_code, country_name
from planner.localization.figure_names import no_band_help
from planner.localization.messages import _
from planner.market.override import FigureKey
from planner.market.pay_band import PayBand, PayBands
from planner.market.place import Place
from planner.market.place_search import UnknownPlaceError, find_place
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import round_half_up

_USD = CurrencyCode("USD")
_QUANTILES = ("p10", "p25", "p50", "p75", "p90")


def answer_pay(arguments: Namespace) -> Answer:
    """Compare pay of a role; without places, in every country that has a band.

    With a plan its own bands stand in place of the published ones. ``equity`` and ``policy`` ask
    about a whole plan instead.

    Raises:
        UsageError: If the role or level is missing or unknown, or options contradict.
        PlanFileError, BlockedPlanError: If the plan cannot be read or has no rates.
        UnknownCountryError, UnknownPlaceError, AmbiguousPlaceError, UnknownCurrencyError,
            NumberTextError, PercentileRangeError, NegativeGrossError: Bad input.
        ExportError: If the table cannot be written.
    """
    if arguments.equity is not None or arguments.policy is not None:
        from planner.cli.pay_of_plan import answer_pay_of_plan

        return answer_pay_of_plan(arguments)
    _refuse_missing(arguments)
    role, level = role_from(arguments.role, "pay"), level_from(arguments.level, "pay")
    asked = plan_market(arguments, "pay")
    snapshot, bands = asked.market, asked.market.pay_bands
    currency = currency_from(arguments.currency or _usual_currency(asked.plan), snapshot)
    wanted: Iterable[str] = arguments.places or sorted(bands.countries(role), key=country_name)
    priced = []
    for text in wanted:
        country, place = _market(text, snapshot)
        band = _band(bands, role, level, country, place)
        priced.append(_market_pay(country, place, band, currency, asked))
    at_plan_rates = asked.plan is not None and currency == asked.plan.reporting_currency
    told = PayAnswer(role, level, currency, tuple(priced), bands, snapshot, at_plan_rates)
    offers = _offers(told, asked, arguments)
    answer = Answer(_data(told, offers), _text_maker(told, offers))
    return with_csv(answer, arguments, lambda: pay_rows(told, offers))


def _refuse_missing(arguments: Namespace) -> None:
    named = (("ROLE", arguments.role), ("LEVEL", arguments.level))
    missing = [name for name, given in named if given is None]
    if missing:
        raise UsageError(_("Missing: {names}.").format(names=", ".join(missing)), "pay")


def _offers(told: PayAnswer, asked: PlanMarket, arguments: Namespace) -> tuple[PlaceOffer, ...]:
    wanted = asked_offer(arguments, told.snapshot)
    if wanted is None:
        return ()
    plan = asked.plan or stand_in_plan(told.reporting_currency)
    return place_offers(wanted, told.markets, plan, told.snapshot)


def _usual_currency(plan: Plan | None) -> CurrencyCode:
    return _USD if plan is None else plan.reporting_currency


def _market(text: str, snapshot: Snapshot) -> tuple[CountryCode, Place | None]:
    """Read a country or a city; a name that is both is the country, as Singapore.

    Raises:
        UnknownCountryError, UnknownPlaceError, AmbiguousPlaceError: If it is neither.
    """
    country = country_code(text)
    if country is not None and country in snapshot.countries:
        return country, None
    try:
        place = find_place(snapshot.places, text, country_code)
    except UnknownPlaceError:
        if country is None:
            raise
        raise UnknownCountryError(text, country) from None
    return place.country, place


def _band(
    bands: PayBands, role: RoleFamily, level: Level, country: CountryCode, place: Place | None
) -> PayBand | None:
    if place is None:
        return bands.of_country(role, level, country)
    return bands.at(role, level, place)


def _market_pay(
    country: CountryCode,
    place: Place | None,
    band: PayBand | None,
    currency: CurrencyCode,
    asked: PlanMarket,
) -> MarketPay:
    snapshot, median, own = asked.market, None, None
    if band is not None:
        rate = _rate(band.currency, currency, asked)
        median = round_half_up(band.p50 * rate, snapshot.minor_digits(currency))
        key = FigureKey.pay_band(band.role, band.level, country, band.area)
        own = overridden_figure(snapshot, key)
    label = country_name(country) if place is None else place.name
    return MarketPay(label, country, place, band, median, own)


def _rate(source: CurrencyCode, target: CurrencyCode, asked: PlanMarket) -> Decimal:
    if asked.plan is not None and target == asked.plan.reporting_currency:
        return plan_rate(asked.plan, asked.market, source)
    return asked.market.exchange_rates.rate(source, target)


def _data(told: PayAnswer, offers: tuple[PlaceOffer, ...]) -> Json:
    by_market = {each.market: each for each in offers}
    return {
        "role": told.role.value,
        "level": told.level.value,
        "bands": [
            {**_market_data(market, told), "offer": _offer_data(by_market.get(market), told)}
            for market in told.markets
        ],
    }


def _offer_data(offer: PlaceOffer | None, told: PayAnswer) -> Json | None:
    if offer is None:
        return None
    return place_offer_data(offer, told.snapshot, told.reporting_currency)


def _market_data(market: MarketPay, told: PayAnswer) -> Json:
    band = market.band
    currency = told.snapshot.countries[market.country].currency
    place = {"place": market.label, "country": market.country, "currency": currency}
    reporting = {"reporting_currency": told.reporting_currency}
    if band is None or market.median_reporting is None:
        nothing = dict.fromkeys((*_QUANTILES, "grade", "p50_reporting"))
        return {
            **place,
            **nothing,
            "n": 0,
            **reporting,
            "sources": [],
            "evidence": False,
            "no_evidence": no_band_help(market.country),
            "override": None,
        }
    return {
        **place,
        **{
            name: money_text(amount, told.snapshot.minor_digits(currency))
            for name, amount in zip(_QUANTILES, band.quantiles, strict=True)
        },
        "n": band.rows,
        "grade": band.provenance.grade.value,
        "p50_reporting": money_text(
            market.median_reporting, told.snapshot.minor_digits(told.reporting_currency)
        ),
        **reporting,
        "sources": list(band.sources),
        "evidence": True,
        "override": own_figure_data(market.own),
        "area": told.bands.area_names.get(band.area),
        "country_n": band.country_rows,
        "standard_error": band.standard_error,
        "model_share": band.model_share,
        "as_of": band.provenance.as_of.isoformat(),
    }


def _text_maker(told: PayAnswer, offers: tuple[PlaceOffer, ...]) -> Callable[[], str]:
    def text() -> str:
        from planner.cli.pay_text import pay_text

        return pay_text(told, offers)

    return text
