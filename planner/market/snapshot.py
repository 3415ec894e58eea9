"""All market data as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.market.country import Country, Currency
from planner.market.deferred import Deferred
from planner.market.employer_cost import RulesByCountry, ServicePrices
from planner.market.exchange_rates import ExchangeRates
from planner.market.place import Place
from planner.market.provenance import Source
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SourceId

if TYPE_CHECKING:  # making these classes takes longer than reading the tables of a start
    from planner.market.country_facts import CountryFacts
    from planner.market.hiring_coefficient import HiringCoefficients
    from planner.market.lead_time import LeadTimes
    from planner.market.lever import LeverDefaults
    from planner.market.override import Overrides
    from planner.market.pay_band import PayBands
    from planner.market.talent_pool import TalentPools


def _no_pay_bands() -> "PayBands":
    from planner.market.pay_band import NO_PAY_BANDS

    return NO_PAY_BANDS


def _no_talent_pools() -> "TalentPools":
    from planner.market.talent_pool import NO_TALENT_POOLS

    return NO_TALENT_POOLS


def _no_country_facts() -> "CountryFacts":
    from planner.market.country_facts import NO_COUNTRY_FACTS

    return NO_COUNTRY_FACTS


def _no_lead_times() -> "LeadTimes":
    return {}


def _no_levers() -> "LeverDefaults":
    return {}


def _no_hiring_coefficients() -> "HiringCoefficients":
    return {}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The market as of one day; every calculator reads it, nothing changes it.

    The big tables are read when they are first asked for; two markets compare without them.

    Attributes:
        folder: The data pack it was read from.
        overrides: The user's own figures that stand in it instead of the published ones.
        published: The market without overrides; None if there are none.

    Raises:
        MarketDataError: By ``pay_bands``, ``talent_pools``, ``country_facts``, ``lead_times``,
            ``levers`` and ``hiring_coefficients``, if a table is damaged.
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
    deferred_pay_bands: "Deferred[PayBands]" = field(default=Deferred(_no_pay_bands), compare=False)
    deferred_talent_pools: "Deferred[TalentPools]" = field(
        default=Deferred(_no_talent_pools), compare=False
    )
    deferred_country_facts: "Deferred[CountryFacts]" = field(
        default=Deferred(_no_country_facts), compare=False
    )
    deferred_lead_times: "Deferred[LeadTimes]" = field(
        default=Deferred(_no_lead_times), compare=False
    )
    deferred_levers: "Deferred[LeverDefaults]" = field(default=Deferred(_no_levers), compare=False)
    deferred_hiring_coefficients: "Deferred[HiringCoefficients]" = field(
        default=Deferred(_no_hiring_coefficients), compare=False
    )
    overrides: "Overrides" = field(default_factory=dict)
    published: "Snapshot | None" = None

    @property
    def pay_bands(self) -> "PayBands":
        """All pay bands."""
        return self.deferred_pay_bands.value

    @property
    def talent_pools(self) -> "TalentPools":
        """All talent tables."""
        return self.deferred_talent_pools.value

    @property
    def country_facts(self) -> "CountryFacts":
        """Terms, prices, languages, restrictions and currency risk."""
        return self.deferred_country_facts.value

    def currency_of(self, place: PlaceId) -> CurrencyCode:
        """Return the currency a place pays in."""
        return self.countries[self.places[place].country].currency

    def minor_digits(self, currency: CurrencyCode) -> int:
        """Return the decimals of a currency's minor unit."""
        return self.currencies[currency].minor_digits

    @property
    def lead_times(self) -> "LeadTimes":
        """How long what new hires wait for takes; none in a pack that lacks the table."""
        return self.deferred_lead_times.value

    @property
    def levers(self) -> "LeverDefaults":
        """What levers do and cost; none in a pack that lacks the table."""
        return self.deferred_levers.value

    @property
    def hiring_coefficients(self) -> "HiringCoefficients":
        """What the time to fill is reckoned from; none in a pack that lacks the table."""
        return self.deferred_hiring_coefficients.value
