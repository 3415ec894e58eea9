"""All market data as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.market.country import Country, Currency
from planner.market.employer_cost import RulesByCountry, ServicePrices
from planner.market.exchange_rates import ExchangeRates
from planner.market.place import Place
from planner.market.provenance import Source
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SourceId


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The market as of one day; every calculator reads it, nothing changes it."""

    as_of: date
    countries: Mapping[CountryCode, Country]
    currencies: Mapping[CurrencyCode, Currency]
    places: Mapping[PlaceId, Place]
    employer_cost: RulesByCountry
    service_prices: ServicePrices
    exchange_rates: ExchangeRates
    sources: Mapping[SourceId, Source]

    def currency_of(self, place: PlaceId) -> CurrencyCode:
        """Return the currency a place pays in."""
        return self.countries[self.places[place].country].currency

    def minor_digits(self, currency: CurrencyCode) -> int:
        """Return the decimals of a currency's minor unit."""
        return self.currencies[currency].minor_digits
