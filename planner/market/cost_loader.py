"""Loads the employer cost rules and the service prices of a data folder."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from planner.market.country import Country
from planner.market.employer_cost import (
    CostBase,
    CostLine,
    EmployerCostRules,
    ListPrice,
    RulesByCountry,
    ServicePrices,
)
from planner.market.market_table import (
    PROVENANCE_COLUMNS,
    MarketTable,
    ProvenanceReader,
    Row,
    TableFault,
    TableFolder,
)
from planner.market.provenance import Grade, Provenance
from planner.quantities.identifiers import CountryCode, CurrencyCode, SourceId

LINE_COLUMNS = (
    "country",
    "line_id",
    "name",
    "base",
    "rate",
    "factor",
    "floor",
    "cap",
    "flat",
    "min_gross",
    "max_gross",
    "in_total",
    "exclusive_group",
    "applies",
    "note",
    "law",
    *PROVENANCE_COLUMNS,
)
"""The columns of the table of charge lines, as the build writes and the loader reads them."""

_COUNTED = frozenset({CostBase.EXTRA_MONTHS, CostBase.EXTRA_DAYS})
"""Bases whose rate is a number of months or days, not a fraction."""

_NO_PRICE = ListPrice(
    Decimal(0), Decimal(0), Decimal(0), 0, Provenance(SourceId(""), date.min, Grade.D)
)


def load_employer_cost(
    tables: TableFolder, countries: Mapping[CountryCode, Country], provenance: ProvenanceReader
) -> RulesByCountry:
    """Load the charge lines of every country with what holds for the country as a whole.

    Raises:
        MarketDataError: If a table is missing or malformed, or the tables do not fit together.
    """
    lines = _lines(tables, countries, provenance)
    cases = _cases(tables, countries, provenance)
    rules: dict[CountryCode, EmployerCostRules] = {}
    columns = ("country", "currency", "basic_share", "at_least", "at_most", *PROVENANCE_COLUMNS)
    table = tables.table("employer_cost_countries.csv", columns)
    for row in table:
        country = _known_country(row, countries)
        if country in rules:
            row.refuse("country", TableFault.DUPLICATE_KEY)
        currency = CurrencyCode(row.filled("currency"))
        if country in countries and currency != countries[country].currency:
            row.refuse("currency", TableFault.OTHER_CURRENCY)
        provenance.of(row)
        rules[country] = EmployerCostRules(
            country=country,
            currency=currency,
            basic_share=row.fraction("basic_share"),
            at_least=row.flag("at_least"),
            at_most=row.flag("at_most"),
            lines=tuple(lines.get(country, {}).values()),
            case_notes=tuple(cases.get(country, ())),
        )
    for country in lines:
        if country not in rules:
            table.refuse("country", TableFault.NO_RULES, country)
    return MappingProxyType(rules)


def load_service_prices(tables: TableFolder, provenance: ProvenanceReader) -> ServicePrices:
    """Load the published list prices, and take lowest, median and highest of each service.

    Raises:
        MarketDataError: If the table is missing or malformed, or a service has no price.
    """
    columns = ("service", "provider_id", "plan_id", "price_usd_month", *PROVENANCE_COLUMNS)
    table = tables.table("service_prices.csv", columns)
    offers: dict[str, list[tuple[str, Decimal, Provenance]]] = {}
    for row in table:
        offer = (row.filled("provider_id"), row.between("price_usd_month", 0), provenance.of(row))
        offers.setdefault(row.filled("service"), []).append(offer)
    return ServicePrices(
        employer_of_record=_list_price(table, offers, "employer-of-record"),
        contractor_management=_list_price(table, offers, "contractor-management"),
    )


def _list_price(
    table: MarketTable, offers: Mapping[str, list[tuple[str, Decimal, Provenance]]], service: str
) -> ListPrice:
    if service not in offers:
        table.refuse("service", TableFault.NO_ROWS, service)
        return _NO_PRICE
    prices = [price for _, price, _ in offers[service]]
    sources = [provenance for _, _, provenance in offers[service]]
    newest = max(provenance.as_of for provenance in sources)
    weakest = max(provenance.grade for provenance in sources)
    return ListPrice(
        low=min(prices),
        median=_median(prices),
        high=max(prices),
        providers=len({provider for provider, _, _ in offers[service]}),
        provenance=Provenance(sources[0].source_id, newest, weakest),
    )


def _median(prices: list[Decimal]) -> Decimal:
    # The statistics module would do, but its own imports cost more than loading all tables.
    ordered = sorted(prices)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2


def _lines(
    tables: TableFolder, countries: Mapping[CountryCode, Country], provenance: ProvenanceReader
) -> dict[CountryCode, dict[str, CostLine]]:
    lines: dict[CountryCode, dict[str, CostLine]] = {}
    for row in tables.table("employer_cost_lines.csv", LINE_COLUMNS):
        line = _line(row, provenance)
        of_country = lines.setdefault(_known_country(row, countries), {})
        if line.id in of_country:
            row.refuse("line_id", TableFault.DUPLICATE_KEY)
        of_country[line.id] = line
    return lines


def _line(row: Row, provenance: ProvenanceReader) -> CostLine:
    base = row.choice("base", CostBase)
    if base is CostBase.FLAT:
        row.filled("flat")
    return CostLine(
        id=row.filled("line_id"),
        name=row.filled("name"),
        base=base,
        rate=row.between("rate", 0) if base in _COUNTED else row.fraction("rate"),
        factor=row.positive("factor"),
        floor=row.amount("floor"),
        cap=row.amount("cap"),
        flat=row.amount("flat"),
        min_gross=row.amount("min_gross"),
        max_gross=row.amount("max_gross"),
        in_total=row.flag("in_total"),
        exclusive_group=row.text("exclusive_group") or None,
        applies=row.text("applies"),
        note=row.text("note"),
        law=row.text("law"),
        provenance=provenance.of(row),
    )


def _cases(
    tables: TableFolder, countries: Mapping[CountryCode, Country], provenance: ProvenanceReader
) -> dict[CountryCode, list[str]]:
    cases: dict[CountryCode, list[str]] = {}
    columns = ("country", "label", "note", *PROVENANCE_COLUMNS)
    for row in tables.table("employer_cost_cases.csv", columns):
        provenance.of(row)
        said = ". ".join(part for part in (row.filled("label"), row.text("note")) if part)
        cases.setdefault(_known_country(row, countries), []).append(f"{said}.")
    return cases


def _known_country(row: Row, countries: Mapping[CountryCode, Country]) -> CountryCode:
    country = CountryCode(row.filled("country"))
    if country not in countries:
        row.refuse("country", TableFault.UNKNOWN_COUNTRY)
    return country
