"""Sets our employer shares beside independent second sources, each deviation with its reason.

Every country with charge lines is priced by the program's own engine at half, one and three times
the typical salary: the shipped P50 of a senior site reliability engineer, the seat most plans are
about, so that ceilings are met where plans meet them. The mean wage of all workers would hide them.
The statutory terms are compared at all three; the OECD's shares at the average wage they hold for,
against levies alone, since the OECD counts extra salaries as pay.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

from planner.calculators.employer_cost import EmployerCost, price_gross
from planner.databuild.employer_cost_quality_parts import Parts, limited_lines, parts_of
from planner.databuild.employer_cost_quality_sources import OECD, TERMS, OecdShare, TermsCost
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.table import Table, joined
from planner.market.employer_cost import CostBase, EmployerCostRules, RulesByCountry
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode
from planner.quantities.money import round_half_up

QUALITY = "quality_employer_cost.csv"
DEVIATIONS = "employer_cost_deviations.csv"
TYPICAL_ROLE = "site-reliability-engineer"
TYPICAL_LEVEL = "senior"
MULTIPLES = (Decimal("0.5"), Decimal(1), Decimal(3))
TOLERANCE = Decimal("0.02")
"""Up to two points of gross both sources agree; more is a deviation."""
UNEXPLAINED = "unexplained"
NO_SECOND_SOURCE = "no independent second source"

_EXTRA_PAY = {CostBase.EXTRA_PERCENT, CostBase.EXTRA_MONTHS, CostBase.EXTRA_DAYS}
_REASON_COLUMNS = ("country", "source", "lines", "reason", "checked_in", "date")
_COLUMNS = (
    "country",
    "multiple",
    "gross",
    "currency",
    "share",
    "bound",
    "second_source",
    "second_share",
    "difference",
    "from_rates",
    "from_limits",
    "from_extras",
    "limited_lines",
    "explanation",
    "lines",
    "checked_in",
    "explained_on",
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a country's share differs from a second source, as somebody found out.

    Attributes:
        lines: Ids of the charge lines it is about.
        checked_in: The law or page where it can be checked.
    """

    country: str
    source: str
    lines: tuple[str, ...]
    text: str
    checked_in: str
    found_on: date


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our share beside a second one, both fractions of gross.

    Attributes:
        multiple: Of the typical salary; None for the OECD's average wage.
        share: All that is due by law beside the statutory terms, levies alone beside the OECD.
        second_share: None where no independent source has the country.
        apart: What sets both apart, in parts; None where the second source tells no parts.
        limited: Our levies that a ceiling, floor or gate limits here.
        reason: Only of deviations.
        sizes: The lines the reason is about, each with its share of gross here.
    """

    country: str
    source: str
    multiple: Decimal | None
    cost: EmployerCost
    share: Decimal
    second_share: Decimal | None
    apart: Parts | None = None
    limited: tuple[str, ...] = ()
    reason: Reason | None = None
    sizes: tuple[tuple[str, Decimal], ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """Our share less the second one; None without one."""
        return None if self.second_share is None else self.share - self.second_share

    @property
    def is_deviation(self) -> bool:
        """Whether both differ by more than two points."""
        return self.difference is not None and abs(self.difference) > TOLERANCE

    @property
    def explanation(self) -> str:
        """What is said of the difference; nothing where both agree."""
        if self.second_share is None:
            return NO_SECOND_SOURCE
        if not self.is_deviation:
            return ""
        return UNEXPLAINED if self.reason is None else self.reason.text


def typical_salaries(bands: Table, prices: Table) -> dict[str, Decimal]:
    """Return the typical annual salary of each country, in its currency.

    A country without pay bands takes the median of the others, brought there by the price levels:
    a round salary to test charge lines at, not a figure of its market.
    """
    found = _typical_of_bands(bands)
    level_at = prices.columns.index("local_per_international_dollar")
    levels = {str(row[0]): Decimal(str(row[level_at])) for row in prices.rows}
    middle = median(found[country] / levels[country] for country in found if country in levels)
    for country in levels.keys() - found.keys():
        found[country] = Decimal(f"{middle * levels[country]:.2g}").quantize(Decimal(1))
    return found


def _typical_of_bands(bands: Table) -> dict[str, Decimal]:
    at = {name: bands.columns.index(name) for name in ("country", "role", "level", "area", "p50")}
    return {
        str(row[at["country"]]): Decimal(str(row[at["p50"]]))
        for row in bands.rows
        if (row[at["role"]], row[at["level"]]) == (TYPICAL_ROLE, TYPICAL_LEVEL)
        and not row[at["area"]]
    }


def read_reasons(curated: Path, rules: RulesByCountry) -> list[Reason]:
    """Read the reasons found by hand, of the countries with charge lines.

    Raises:
        DataBuildError: If a reason names an unknown source or line, or is there twice.
    """
    reasons: dict[tuple[str, str], Reason] = {}
    for row in read_rows(curated / DEVIATIONS, _REASON_COLUMNS):
        if CountryCode(row["country"]) not in rules:
            continue
        reason = _reason(row, rules[CountryCode(row["country"])])
        if (reason.country, reason.source) in reasons:
            raise row.fault("country", f"{reason.country} is there twice")
        reasons[reason.country, reason.source] = reason
    return list(reasons.values())


def compare_with_terms(
    market: Snapshot, salaries: Mapping[str, Decimal], terms: Mapping[str, TermsCost]
) -> list[Comparison]:
    """Compare every country with charge lines and a typical salary at the three salaries.

    A country whose lines were made from the statutory terms themselves has no second source.
    """
    found = []
    for country, rules in sorted(market.employer_cost.items()):
        second = None if _is_made_of_terms(rules) else terms.get(country)
        for multiple in MULTIPLES if country in salaries else ():
            cost = _priced(market, rules, salaries[country] * multiple)
            found.append(_against_terms(rules, cost, multiple, second))
    return found


def compare_with_oecd(market: Snapshot, shares: Mapping[str, OecdShare]) -> list[Comparison]:
    """Compare the levies of every country the OECD has, at its average wage."""
    found = []
    for code, second in sorted(shares.items()):
        rules = market.employer_cost.get(CountryCode(code))
        if rules is not None:
            cost = _priced(market, rules, second.average_wage)
            share = _levies(cost) / cost.gross
            limited = limited_lines(rules, cost)
            found.append(Comparison(code, OECD, None, cost, share, second.share, limited=limited))
    return found


def explained(comparisons: Iterable[Comparison], reasons: Sequence[Reason]) -> list[Comparison]:
    """Return the comparisons, deviations with the reason found for their country and source."""
    known = {(reason.country, reason.source): reason for reason in reasons}
    return [_with_reason(each, known.get((each.country, each.source))) for each in comparisons]


def stale_reasons(comparisons: Iterable[Comparison], reasons: Iterable[Reason]) -> list[Reason]:
    """Return the reasons of countries that no longer deviate from the source at any salary."""
    deviating = {(each.country, each.source) for each in comparisons if each.is_deviation}
    return [reason for reason in reasons if (reason.country, reason.source) not in deviating]


def comparisons_table(comparisons: Iterable[Comparison]) -> Table:
    """Return the comparisons as a table; shares are fractions to four decimals."""
    return Table(QUALITY, _COLUMNS, tuple(_row(each) for each in comparisons))


def _row(each: Comparison) -> tuple[str | Decimal | date | None, ...]:
    apart = each.apart
    parts = (None, None, None) if apart is None else (apart.rates, apart.limits, apart.extras)
    return (
        each.country,
        each.multiple,
        each.cost.gross,
        str(each.cost.currency),
        _digits(each.share),
        each.cost.bound.value,
        each.source,
        _digits(each.second_share),
        _digits(each.difference),
        *(_digits(part) for part in parts),
        joined(each.limited),
        each.explanation,
        joined([f"{line} {size:.4f}" for line, size in each.sizes]),
        None if each.reason is None else each.reason.checked_in,
        None if each.reason is None else each.reason.found_on,
    )


def _digits(fraction: Decimal | None) -> str | None:
    if fraction is None:
        return None
    return f"{round_half_up(fraction, 4) + 0:.4f}"


def _levies(cost: EmployerCost) -> Decimal:
    return sum(
        (
            priced.amount
            for priced in cost.lines
            if priced.line.in_total and priced.line.base not in _EXTRA_PAY
        ),
        Decimal(0),
    )


def _is_made_of_terms(rules: EmployerCostRules) -> bool:
    return all(line.provenance.source_id == TERMS for line in rules.lines)


def _priced(market: Snapshot, rules: EmployerCostRules, gross: Decimal) -> EmployerCost:
    digits = market.minor_digits(rules.currency)
    return price_gross(rules, round_half_up(gross, digits), digits)


def _against_terms(
    rules: EmployerCostRules, cost: EmployerCost, multiple: Decimal, second: TermsCost | None
) -> Comparison:
    limited = limited_lines(rules, cost)
    if second is None:
        return Comparison(cost.country, TERMS, multiple, cost, cost.share, None, limited=limited)
    theirs = second.parts(cost.gross)
    apart = parts_of(rules, cost).less(theirs)
    return Comparison(cost.country, TERMS, multiple, cost, cost.share, theirs.share, apart, limited)


def _with_reason(comparison: Comparison, reason: Reason | None) -> Comparison:
    if reason is None or not comparison.is_deviation:
        return comparison
    amounts = {priced.line.id: priced.amount for priced in comparison.cost.lines}
    sizes = tuple((line, amounts[line] / comparison.cost.gross) for line in reason.lines)
    return replace(comparison, reason=reason, sizes=sizes)


def _reason(row: RawRow, rules: EmployerCostRules) -> Reason:
    if row["source"] not in (TERMS, OECD):
        raise row.fault("source", f"{row['source']!r} is no second source")
    lines = tuple(line for line in row["lines"].split(";") if line)
    unknown = sorted(set(lines) - {line.id for line in rules.lines})
    if unknown:
        raise row.fault("lines", f"{unknown[0]} is no charge line of {row['country']}")
    return Reason(
        row["country"],
        row["source"],
        lines,
        row.filled("reason"),
        row.filled("checked_in"),
        row.day("date"),
    )
