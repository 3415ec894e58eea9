"""Says which countries are complete in which tables, and what is missing where.

A country is complete if every table of countries has all its rows. Two figures are counted apart,
because their sources lack them for many countries: the share of English speakers, and how much the
currency moves.
"""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.databuild.raw_table import read_rows
from planner.databuild.table import Cell, Table, joined
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.market.talent_pool import Skill

LISTED_FILE = "crosswalk/coverage_summary.csv"
TABLE = "quality_coverage.csv"

_LINE = 100

_Tables = Mapping[str, Table]
_Has = Callable[[_Tables], set[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the evidence, and the countries that have all of it.

    Attributes:
        is_needed: Whether a country without it is incomplete.
    """

    name: str
    said: str
    has: _Has
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Coverage:
    """The table, and its section of the report."""

    table: Table
    section: str


def judge_coverage(sources: Path, tables: Iterable[Table]) -> Coverage:
    """Judge which countries the tables cover.

    Args:
        sources: Folder of the raw sources, for the list of countries that should be complete.
        tables: All tables built.

    Raises:
        DataBuildError: If the list is missing or broken.
    """
    by_name = {table.name: table for table in tables}
    listed = {row.filled("iso2") for row in read_rows(sources / LISTED_FILE, ("iso2",))}
    having = {part.name: part.has(by_name) for part in PARTS}
    placed = sorted(having["places"])
    rows = tuple(_row(country, listed, having) for country in placed)
    columns = ("country", "is_listed", *having, "is_complete", "missing")
    text = [
        _opening(placed, listed, having),
        _parts_text(placed, listed, having),
        _grades_text(by_name.values()),
    ]
    return Coverage(Table(TABLE, columns, rows), "\n".join(text))


def _row(country: str, listed: set[str], having: Mapping[str, set[str]]) -> tuple[Cell, ...]:
    missing = [name for name, countries in having.items() if country not in countries]
    return (
        country,
        country in listed,
        *(country in countries for countries in having.values()),
        _is_complete(country, having),
        joined(missing),
    )


def _is_complete(country: str, having: Mapping[str, set[str]]) -> bool:
    return all(country in having[part.name] for part in PARTS if part.is_needed)


def _opening(placed: Sequence[str], listed: set[str], having: Mapping[str, set[str]]) -> str:
    complete = {country for country in placed if _is_complete(country, having)}
    short = sorted(listed - complete) or ["none"]
    said = (
        f"{len(placed)} countries have places. {len(complete)} of them are complete, which is to "
        f"have every row in every table of countries: {len(complete & listed)} of the "
        f"{len(listed)} listed as countries with evidence of every kind (incomplete: "
        f"{', '.join(short)}), and {len(complete - listed)} more. `quality_coverage.csv` has every "
        "country with what it lacks. Of a country that lacks a part, the program says that there "
        "is no evidence; it fills in nothing. Restrictions are listed where a rule is known, so "
        "they are no part of this."
    )
    return f"## Coverage\n\n{textwrap.fill(said, _LINE, break_on_hyphens=False)}\n"


def _parts_text(placed: Sequence[str], listed: set[str], having: Mapping[str, set[str]]) -> str:
    lines = ["| part | countries | of the listed | missing among the listed |"]
    lines.append("| --- | ---: | ---: | --- |")
    for part in PARTS:
        found = having[part.name] & set(placed)
        missing = ", ".join(sorted(listed - found))
        apart = "" if part.is_needed else " (counted apart)"
        lines.append(f"| {part.said}{apart} | {len(found)} | {len(found & listed)} | {missing} |")
    return "\n".join([*lines, ""])


def _grades_text(tables: Iterable[Table]) -> str:
    """Return the rows of each graded table by grade."""
    lines = ["### Rows by grade\n", "| table | rows | A | B | C | D |"]
    lines.append("| --- | ---: | ---: | ---: | ---: | ---: |")
    for table in sorted(tables, key=lambda table: table.name):
        if "grade" in table.columns:
            counts = Counter(_column(table, "grade"))
            numbers = " | ".join(f"{counts[grade]:,}" for grade in Grade)
            lines.append(f"| {table.name} | {len(table.rows):,} | {numbers} |")
    return "\n".join([*lines, ""])


def _column(table: Table, name: str) -> list[str]:
    place = table.columns.index(name)
    return [str(row[place]) for row in table.rows]


def _listed_in(*names: str, column: str = "country") -> _Has:
    """Return the test of having a row in each of some tables."""
    return lambda tables: set.intersection(*(set(_column(tables[name], column)) for name in names))


def _with_rows(name: str, rows: int) -> _Has:
    """Return the test of having all rows of a table."""

    def has(tables: _Tables) -> set[str]:
        counts = Counter(_column(tables[name], "country"))
        return {country for country, count in counts.items() if count >= rows}

    return has


def _national_bands(tables: _Tables) -> set[str]:
    bands = tables["pay_bands.csv"]
    counts = Counter(
        country
        for country, area in zip(_column(bands, "country"), _column(bands, "area"), strict=True)
        if not area
    )
    wanted = len(RoleFamily) * len(Level)
    return {country for country, count in counts.items() if count == wanted}


def _all_places(tables: _Tables) -> set[str]:
    """Return the countries each of whose places has a share of the pool."""
    shared = set(_column(tables["talent_regions.csv"], "place"))
    places: dict[str, set[str]] = defaultdict(set)
    table = tables["places.csv"]
    for place, country in zip(_column(table, "id"), _column(table, "country"), strict=True):
        places[country].add(place)
    return {country for country, of_country in places.items() if of_country <= shared}


def _collaborating(tables: _Tables) -> set[str]:
    table = tables["talent_collaboration.csv"]
    return {*_column(table, "country"), *_column(table, "other_country")}


def _known_calendar(tables: _Tables) -> set[str]:
    table = tables["countries.csv"]
    graded = zip(_column(table, "code"), _column(table, "grade"), strict=True)
    return {country for country, grade in graded if grade != Grade.D}


def _with_currency(name: str, *base: str) -> _Has:
    """Return the test of having a currency that a table lists, or that needs no row."""

    def has(tables: _Tables) -> set[str]:
        known = {*_column(tables[name], "currency"), *base}
        table = tables["countries.csv"]
        paid = zip(_column(table, "code"), _column(table, "currency"), strict=True)
        return {country for country, currency in paid if currency in known}

    return has


def _english(tables: _Tables) -> set[str]:
    table = tables["languages.csv"]
    place = table.columns.index("english_share")
    return {str(row[0]) for row in table.rows if row[place] is not None}


PARTS = (
    Part("places", "Places", _listed_in("places.csv")),
    Part("pay_bands", "Pay bands, every role and level", _national_bands),
    Part("professionals", "Professionals", _listed_in("talent_countries.csv")),
    Part(
        "skills",
        "Professionals by skill, every skill",
        _with_rows("talent_skills.csv", len(Skill)),
    ),
    Part("regions", "Share of every place", _all_places),
    Part("collaboration", "Collaboration", _collaborating),
    Part(
        "employer_cost",
        "Employer cost with the case it holds for",
        _listed_in(
            "employer_cost_lines.csv", "employer_cost_countries.csv", "employer_cost_cases.csv"
        ),
    ),
    Part("payroll_calendar", "Payroll calendar", _known_calendar),
    Part("statutory_terms", "Statutory terms", _listed_in("statutory_terms.csv")),
    Part("price_level", "Price level", _listed_in("price_levels.csv")),
    Part("languages", "Official languages", _listed_in("languages.csv")),
    Part("exchange_rate", "Exchange rate", _with_currency("exchange_rates.csv")),
    Part("english_share", "Share of English speakers", _english, is_needed=False),
    Part(
        "currency_risk",
        "Volatility of the currency",
        _with_currency("fx_volatility.csv", "USD"),
        is_needed=False,
    ),
)
"""All parts, in the order they are said."""
