"""Loads the market tables of a data folder into one frozen snapshot.

The tables are small, so the standard library's CSV reader is enough: no pandas on the way to the
window. A pack is taken whole or refused whole. Zone names alone are not looked up here, because
listing all zones costs as much as loading every table: the check of a pack looks them up.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.locations import data_folder
from planner.market.cost_loader import load_employer_cost, load_service_prices
from planner.market.country import CapPeriod, Country, Currency
from planner.market.deferred import Deferred
from planner.market.exchange_rates import ExchangeRates, QuotedRate
from planner.market.market_table import (
    PROVENANCE_COLUMNS,
    MarketDataError,
    ProvenanceReader,
    Row,
    TableFault,
    TableFolder,
)
from planner.market.place import Place
from planner.market.provenance import Source
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import (
    CountryCode,
    CurrencyCode,
    PlaceId,
    SourceId,
    ZoneName,
)
from planner.quantities.month import Month

if TYPE_CHECKING:
    from planner.market.country_facts import CountryFacts
    from planner.market.hiring_coefficient import HiringCoefficients
    from planner.market.lead_time import LeadTimes
    from planner.market.lever import LeverDefaults
    from planner.market.pay_band import PayBands
    from planner.market.talent_pool import TalentPools

__all__ = ["MarketDataError", "TableFault", "load_snapshot", "read_snapshot"]


def load_snapshot(folder: Path | None = None) -> Snapshot:
    """Load all tables.

    Args:
        folder: A data folder; by default the one that ships with the program.

    Pay bands, talent pools, country facts and what is known of hiring are read when first asked
    for.

    Raises:
        MarketDataError: If a table is missing or malformed; nothing is loaded then.
    """
    return read_snapshot(TableFolder(data_folder() if folder is None else folder))


def read_snapshot(tables: TableFolder) -> Snapshot:
    """Read all tables of a folder; where faults are only noted, what comes of it is of no use.

    Raises:
        MarketDataError: If a table is missing or malformed.
    """
    root = tables.root
    sources = _sources(tables)
    provenance = ProvenanceReader(frozenset(sources), tables.latest)
    currencies = _currencies(tables, provenance)
    countries = _countries(tables, currencies, provenance)
    rates = _latest_rates(tables, currencies, provenance)
    return Snapshot(
        folder=root,
        as_of=max((rate.provenance.as_of for rate in rates.values()), default=date.min),
        countries=countries,
        currencies=currencies,
        places=_places(tables, countries, provenance),
        employer_cost=load_employer_cost(tables, countries, provenance),
        service_prices=load_service_prices(tables, provenance),
        exchange_rates=ExchangeRates(rates, _history(tables, currencies, provenance)),
        sources=sources,
        deferred_pay_bands=Deferred(partial(_pay_bands, root)),
        deferred_talent_pools=Deferred(partial(_talent_pools, root)),
        deferred_country_facts=Deferred(partial(_country_facts, root)),
        deferred_lead_times=Deferred(partial(_lead_times, root)),
        deferred_levers=Deferred(partial(_levers, root)),
        deferred_hiring_coefficients=Deferred(partial(_hiring_coefficients, root)),
    )


def _pay_bands(root: Path) -> "PayBands":
    from planner.market.pay_band_loader import load_pay_bands

    return load_pay_bands(root)


def _talent_pools(root: Path) -> "TalentPools":
    from planner.market.talent_pool_loader import load_talent_pools

    return load_talent_pools(root)


def _country_facts(root: Path) -> "CountryFacts":
    from planner.market.country_facts_loader import load_country_facts

    return load_country_facts(root)


def _lead_times(root: Path) -> "LeadTimes":
    from planner.market.lead_time_loader import load_lead_times

    return load_lead_times(root)


def _levers(root: Path) -> "LeverDefaults":
    from planner.market.hiring_loader import load_levers

    return load_levers(root)


def _hiring_coefficients(root: Path) -> "HiringCoefficients":
    from planner.market.hiring_loader import load_hiring_coefficients

    return load_hiring_coefficients(root)


def _sources(tables: TableFolder) -> Mapping[SourceId, Source]:
    columns = ("id", "title", "publisher", "licence", "attribution", "as_of", "caveats")
    sources: dict[SourceId, Source] = {}
    for row in tables.table("sources.csv", columns):
        source = SourceId(row.filled("id"))
        _refuse_duplicate(row, "id", source in sources)
        sources[source] = Source(
            source,
            row.filled("title"),
            row.filled("publisher"),
            row.filled("licence"),
            row.filled("attribution"),
            row.day("as_of", tables.latest),
            row.text("caveats"),
        )
    return MappingProxyType(sources)


def _currencies(
    tables: TableFolder, provenance: ProvenanceReader
) -> Mapping[CurrencyCode, Currency]:
    currencies: dict[CurrencyCode, Currency] = {}
    for row in tables.table("currencies.csv", ("code", "minor_digits", *PROVENANCE_COLUMNS)):
        code = CurrencyCode(row.filled("code"))
        _refuse_duplicate(row, "code", code in currencies)
        provenance.of(row)
        currencies[code] = Currency(code, row.whole("minor_digits", 0, 4))
    return MappingProxyType(currencies)


def _countries(
    tables: TableFolder, currencies: Mapping[CurrencyCode, Currency], provenance: ProvenanceReader
) -> Mapping[CountryCode, Country]:
    columns = (
        "code",
        "currency",
        "main_zone",
        "tax_year_start_month",
        "cap_period",
        "extra_pay_months",
        "extra_months_in_quoted_pay",
        *PROVENANCE_COLUMNS,
    )
    countries: dict[CountryCode, Country] = {}
    for row in tables.table("countries.csv", columns):
        country = _country(row, currencies, provenance)
        _refuse_duplicate(row, "code", country.code in countries)
        countries[country.code] = country
    return MappingProxyType(countries)


def _country(
    row: Row, currencies: Mapping[CurrencyCode, Currency], provenance: ProvenanceReader
) -> Country:
    return Country(
        code=CountryCode(row.filled("code")),
        currency=_known_currency(row, currencies),
        main_zone=ZoneName(row.filled("main_zone")),
        tax_year_start_month=row.whole("tax_year_start_month", 1, 12),
        cap_period=row.choice("cap_period", CapPeriod),
        extra_pay_months=row.wholes("extra_pay_months", 1, 12),
        extra_months_in_quoted_pay=row.whole("extra_months_in_quoted_pay", 0, 12),
        payroll=provenance.of(row),
    )


def _places(
    tables: TableFolder, countries: Mapping[CountryCode, Country], provenance: ProvenanceReader
) -> Mapping[PlaceId, Place]:
    columns = (
        "id",
        "name",
        "aliases",
        "country",
        "latitude",
        "longitude",
        "population",
        "zone",
        "holiday_subdivision",
        "weekend",
        "is_capital",
        *PROVENANCE_COLUMNS,
    )
    places: dict[PlaceId, Place] = {}
    for row in tables.table("places.csv", columns):
        place = _place(row, countries, provenance)
        _refuse_duplicate(row, "id", place.id in places)
        places[place.id] = place
    return MappingProxyType(places)


def _place(
    row: Row, countries: Mapping[CountryCode, Country], provenance: ProvenanceReader
) -> Place:
    country = CountryCode(row.filled("country"))
    if country not in countries:
        row.refuse("country", TableFault.UNKNOWN_COUNTRY)
    weekend = frozenset(row.wholes("weekend", 0, 6))
    if len(weekend) == 7:
        row.refuse("weekend", TableFault.WEEK_WITHOUT_WORK)
    return Place(
        id=PlaceId(row.filled("id")),
        name=row.filled("name"),
        aliases=row.parts("aliases"),
        country=country,
        latitude=float(row.between("latitude", -90, 90)),
        longitude=float(row.between("longitude", -180, 180)),
        population=row.whole("population", 0),
        zone=ZoneName(row.filled("zone")),
        holiday_subdivision=row.text("holiday_subdivision") or None,
        weekend=weekend,
        is_capital=row.flag("is_capital"),
        provenance=provenance.of(row),
    )


def _latest_rates(
    tables: TableFolder, currencies: Mapping[CurrencyCode, Currency], provenance: ProvenanceReader
) -> Mapping[CurrencyCode, QuotedRate]:
    rates: dict[CurrencyCode, QuotedRate] = {}
    columns = ("currency", "units_per_usd", *PROVENANCE_COLUMNS)
    for row in tables.table("exchange_rates.csv", columns):
        code = _known_currency(row, currencies)
        _refuse_duplicate(row, "currency", code in rates)
        rates[code] = QuotedRate(row.positive("units_per_usd"), provenance.of(row))
    return MappingProxyType(rates)


def _history(
    tables: TableFolder,
    currencies: Mapping[CurrencyCode, Currency],
    provenance: ProvenanceReader,
) -> Mapping[CurrencyCode, Mapping[Month, Decimal]]:
    table = tables.table("fx_history.csv", ("month", *PROVENANCE_COLUMNS))
    codes = [column for column in table.header if column not in ("month", *PROVENANCE_COLUMNS)]
    for code in codes:
        if code not in currencies:
            table.refuse(code, TableFault.UNKNOWN_CURRENCY, code, row=1)
    history: dict[CurrencyCode, dict[Month, Decimal]] = {CurrencyCode(code): {} for code in codes}
    for row in table:
        month = row.month("month")
        provenance.of(row)
        for code, rates in history.items():
            if row.text(code):
                rates[month] = row.positive(code)
    return MappingProxyType({code: MappingProxyType(rates) for code, rates in history.items()})


def _known_currency(row: Row, currencies: Mapping[CurrencyCode, Currency]) -> CurrencyCode:
    code = CurrencyCode(row.filled("currency"))
    if code not in currencies:
        row.refuse("currency", TableFault.UNKNOWN_CURRENCY)
    return code


def _refuse_duplicate(row: Row, column: str, is_duplicate: bool) -> None:  # noqa: FBT001 -- private
    if is_duplicate:
        row.refuse(column, TableFault.DUPLICATE_KEY)
