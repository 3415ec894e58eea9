"""All market data as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from planner.market.country import Country, Currency
from planner.market.country_facts import NO_COUNTRY_FACTS, CountryFacts
from planner.market.deferred import Deferred
from planner.market.employer_cost import RulesByCountry, ServicePrices
from planner.market.exchange_rates import ExchangeRates
from planner.market.override import Overrides
from planner.market.pay_band import NO_PAY_BANDS, PayBands
from planner.market.place import Place
from planner.market.provenance import Source
from planner.market.talent_pool import NO_TALENT_POOLS, TalentPools
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SourceId

_NO_PAY_BANDS = Deferred(lambda: NO_PAY_BANDS)
_NO_TALENT_POOLS = Deferred(lambda: NO_TALENT_POOLS)
_NO_COUNTRY_FACTS = Deferred(lambda: NO_COUNTRY_FACTS)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The market as of one day; every calculator reads it, nothing changes it.

    The big tables are read when they are first asked for; two markets compare without them.

    Attributes:
        folder: The data pack it was read from.
        overrides: The user's own figures that stand in it instead of the published ones.
        published: The market without overrides; None if there are none.

    Raises:
        MarketDataError: By ``pay_bands``, ``talent_pools`` and ``country_facts``, if a table is
            damaged.
    """

    folder: Path = field(compare=False)
    as_of: date
    countries: Mapping[CountryCode, Country]
    currencies: Mapping[CurrencyCode, Currency]
    places: Mapping[PlaceId, Place]
    employer_cost: RulesByCountry
    service_prices: ServicePrices
    exchange_rates: ExchangeRates
    sources: Mapping[SourceId, Source]
    deferred_pay_bands: Deferred[PayBands] = field(default=_NO_PAY_BANDS, compare=False)
    deferred_talent_pools: Deferred[TalentPools] = field(default=_NO_TALENT_POOLS, compare=False)
    deferred_country_facts: Deferred[CountryFacts] = field(default=_NO_COUNTRY_FACTS, compare=False)
    overrides: Overrides = field(default_factory=dict)
    published: "Snapshot | None" = None

    @property
    def pay_bands(self) -> PayBands:
        """All pay bands."""
        return self.deferred_pay_bands.value

    @property
    def talent_pools(self) -> TalentPools:
        """All talent tables."""
        return self.deferred_talent_pools.value

    @property
    def country_facts(self) -> CountryFacts:
        """Terms, prices, languages, restrictions and currency risk."""
        return self.deferred_country_facts.value

    def currency_of(self, place: PlaceId) -> CurrencyCode:
        """Return the currency a place pays in."""
        return self.countries[self.places[place].country].currency

    def minor_digits(self, currency: CurrencyCode) -> int:
        """Return the decimals of a currency's minor unit."""
        return self.currencies[currency].minor_digits
