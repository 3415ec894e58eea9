"""Loads what a data folder knows of countries beyond pay, cost and pool."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from planner.locations import data_folder
from planner.market.country_facts import (
    CheckStatus,
    CountryFacts,
    CurrencyRisk,
    Languages,
    PriceLevel,
    Restriction,
    RestrictionFlag,
    StatutoryTerms,
)
from planner.market.market_table import (
    PROVENANCE_COLUMNS,
    MarketTable,
    ProvenanceReader,
    Row,
    TableFault,
    TableFolder,
)
from planner.quantities.identifiers import CountryCode, CurrencyCode

TERM_COLUMNS = (
    "country",
    "paid_leave_days",
    "notice_days",
    "probation_months",
    "weekly_hours",
    "leave_check",
    "second_leave_days",
    "instrument",
    "remarks",
    *PROVENANCE_COLUMNS,
)
PRICE_COLUMNS = ("country", "currency", "local_per_international_dollar", *PROVENANCE_COLUMNS)
LANGUAGE_COLUMNS = (
    "country",
    "english_share",
    "is_english_official",
    "official_languages",
    *PROVENANCE_COLUMNS,
)
RESTRICTION_COLUMNS = ("country", "region", "flag", "rule", "groups", *PROVENANCE_COLUMNS)
RISK_COLUMNS = ("currency", "yearly_volatility", "months", *PROVENANCE_COLUMNS)
CORRELATION_COLUMNS = ("currency", "other_currency", "correlation", *PROVENANCE_COLUMNS)
"""The columns of each table, as the build writes and this module reads them."""

_Key = TypeVar("_Key")
_Fact = TypeVar("_Fact")


def load_country_facts(folder: Path | None = None) -> CountryFacts:
    """Load the tables of terms, prices, languages, restrictions and currency risk.

    Args:
        folder: A data folder; by default the one that ships with the program.

    Raises:
        MarketDataError: If a table is missing or malformed, or names a source or currency that is
            not in its table; nothing is loaded then.
    """
    return read_country_facts(TableFolder(data_folder() if folder is None else folder))


def read_country_facts(tables: TableFolder) -> CountryFacts:
    """Read these tables; where faults are only noted, what comes of it is of no use.

    Raises:
        MarketDataError: If a table is missing or malformed.
    """
    provenance = tables.provenance()
    currencies = frozenset(map(CurrencyCode, tables.column("currencies.csv", "code")))

    def terms(row: Row) -> StatutoryTerms:
        return _terms(row, provenance)

    def price_level(row: Row) -> PriceLevel:
        return PriceLevel(
            CountryCode(row.filled("country")),
            _known_currency(row, "currency", currencies),
            row.positive("local_per_international_dollar"),
            provenance.of(row),
        )

    def languages(row: Row) -> Languages:
        return _languages(row, provenance)

    def risk(row: Row) -> CurrencyRisk:
        return CurrencyRisk(
            _known_currency(row, "currency", currencies),
            row.fraction("yearly_volatility"),
            row.whole("months", 1),
            provenance.of(row),
        )

    return CountryFacts(
        terms=_by_country(tables.table("statutory_terms.csv", TERM_COLUMNS), terms),
        price_levels=_by_country(tables.table("price_levels.csv", PRICE_COLUMNS), price_level),
        languages=_by_country(tables.table("languages.csv", LANGUAGE_COLUMNS), languages),
        restrictions=_restrictions(tables, provenance),
        currency_risks=_keyed(
            tables.table("fx_volatility.csv", RISK_COLUMNS), "currency", CurrencyCode, risk
        ),
        correlations=_correlations(tables, currencies, provenance),
    )


def _by_country(table: MarketTable, read: Callable[[Row], _Fact]) -> Mapping[CountryCode, _Fact]:
    return _keyed(table, "country", CountryCode, read)


def _keyed(
    table: MarketTable, column: str, key: Callable[[str], _Key], read: Callable[[Row], _Fact]
) -> Mapping[_Key, _Fact]:
    found: dict[_Key, _Fact] = {}
    for row in table:
        name = key(row.filled(column))
        if name in found:
            row.refuse(column, TableFault.DUPLICATE_KEY)
        found[name] = read(row)
    return MappingProxyType(found)


def _terms(row: Row, provenance: ProvenanceReader) -> StatutoryTerms:
    return StatutoryTerms(
        country=CountryCode(row.filled("country")),
        paid_leave_days=row.between("paid_leave_days", 0, 60),
        notice_days=row.between("notice_days", 0, 400),
        probation_months=row.between("probation_months", 0, 24),
        weekly_hours=row.between("weekly_hours", 20, 60),
        leave_check=row.choice("leave_check", CheckStatus),
        second_leave_days=row.amount("second_leave_days"),
        instrument=row.text("instrument"),
        remarks=row.text("remarks"),
        provenance=provenance.of(row),
    )


def _languages(row: Row, provenance: ProvenanceReader) -> Languages:
    share = row.fraction("english_share") if row.text("english_share") else None
    return Languages(
        country=CountryCode(row.filled("country")),
        english_share=share,
        is_english_official=row.flag("is_english_official"),
        official=row.parts("official_languages"),
        provenance=provenance.of(row),
    )


def _restrictions(
    tables: TableFolder, provenance: ProvenanceReader
) -> Mapping[CountryCode, tuple[Restriction, ...]]:
    found: dict[CountryCode, tuple[Restriction, ...]] = {}
    for row in tables.table("restrictions.csv", RESTRICTION_COLUMNS):
        country = CountryCode(row.filled("country"))
        restriction = Restriction(
            country=country,
            region=row.text("region"),
            flag=row.choice("flag", RestrictionFlag),
            rule=row.filled("rule"),
            groups=row.parts("groups"),
            provenance=provenance.of(row),
        )
        if restriction.region in {each.region for each in found.get(country, ())}:
            row.refuse("region", TableFault.DUPLICATE_KEY)
        found[country] = (*found.get(country, ()), restriction)
    return MappingProxyType(found)


def _correlations(
    tables: TableFolder, currencies: frozenset[CurrencyCode], provenance: ProvenanceReader
) -> Mapping[frozenset[CurrencyCode], Decimal]:
    found: dict[frozenset[CurrencyCode], Decimal] = {}
    for row in tables.table("fx_correlation.csv", CORRELATION_COLUMNS):
        provenance.of(row)
        pair = frozenset(
            _known_currency(row, column, currencies) for column in ("currency", "other_currency")
        )
        if len(pair) < 2 or pair in found:
            row.refuse("other_currency", TableFault.DUPLICATE_KEY)
        found[pair] = row.between("correlation", -1, 1)
    return MappingProxyType(found)


def _known_currency(row: Row, column: str, currencies: frozenset[CurrencyCode]) -> CurrencyCode:
    code = CurrencyCode(row.filled(column))
    if code not in currencies:
        row.refuse(column, TableFault.UNKNOWN_CURRENCY)
    return code
