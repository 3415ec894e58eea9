"""Sets charges the engine prices beside amounts published elsewhere that did not go into the build.

A published rate is put on a round salary, so that both are amounts a year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from planner.calculators.employer_cost import price_gross
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.statutory_spot_checks import UNDATED
from planner.databuild.table import Table
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode

SPOT_CHECKS = "employer_cost_spot_checks.csv"
TABLE = "quality_employer_cost_spot_checks.csv"
NEAR = Decimal("0.005")
"""Half a point of gross: nearer figures agree."""

_COLUMNS = (
    "country",
    "gross",
    "currency",
    "lines",
    "amount",
    "year",
    "publisher",
    "definition",
    "url",
)
_FOUND_COLUMNS = (*_COLUMNS, "figure", "points", "agrees")


@dataclass(frozen=True, slots=True)
class CostSpotCheck:
    """A published amount beside the engine's.

    Attributes:
        told: The columns of the list, as they stand.
        gross: Annual gross both are for.
        published: The published amount a year; None where none was found.
        figure: What the lines cost at that gross by the engine.
    """

    told: tuple[str, ...]
    gross: Decimal
    published: Decimal | None
    figure: Decimal

    @property
    def points(self) -> Decimal | None:
        """Ours less the published amount as a fraction of gross; None without one."""
        return None if self.published is None else (self.figure - self.published) / self.gross

    @property
    def agrees(self) -> bool | None:
        """Whether both are within half a point of gross; None without a published amount."""
        return None if self.points is None else abs(self.points) <= NEAR


def read_cost_spot_checks(curated: Path, market: Snapshot) -> list[CostSpotCheck]:
    """Price every listed check, of the countries with charge lines.

    Raises:
        DataBuildError: If a check is in another currency, names an unknown line, or its gross or
            amount is no number above 0.
    """
    return [
        _checked(row, market)
        for row in read_rows(curated / SPOT_CHECKS, _COLUMNS)
        if CountryCode(row["country"]) in market.employer_cost
    ]


def cost_spot_checks_table(checks: Sequence[CostSpotCheck]) -> Table:
    """Return the comparison as a table; what was looked for in vain has no amount."""
    rows = tuple(
        (
            *check.told,
            check.figure,
            None if check.points is None else f"{check.points:.4f}",
            check.agrees,
        )
        for check in checks
    )
    return Table(TABLE, _FOUND_COLUMNS, rows)


def cost_spot_checks_text(checks: Sequence[CostSpotCheck]) -> str:
    """Return the section of the quality report."""
    found = [check for check in checks if check.published is not None]
    near = sum(check.agrees is True for check in found)
    return _TEXT.format(found=len(found), near=near, lines="\n".join(map(_line, checks)))


def _checked(row: RawRow, market: Snapshot) -> CostSpotCheck:
    rules = market.employer_cost[CountryCode(row["country"])]
    if row["currency"] != rules.currency:
        raise row.fault("currency", f"{row['currency']} is not the country's {rules.currency}")
    gross, published = row.decimal("gross"), row.optional_decimal("amount")
    if gross <= 0 or (published is not None and published <= 0):
        raise row.fault("amount", "gross and amount must be above 0")
    cost = price_gross(rules, gross, market.minor_digits(rules.currency))
    chosen = set(filter(None, row["lines"].split(";")))
    unknown = sorted(chosen - {line.id for line in rules.lines})
    if unknown:
        raise row.fault("lines", f"{unknown[0]} is no charge line of {row['country']}")
    amounts = [each.amount for each in cost.lines if each.line.id in chosen]
    figure = sum(amounts, Decimal(0)) if chosen else cost.contributions
    return CostSpotCheck(tuple(row[column] for column in _COLUMNS), gross, published, figure)


def _line(check: CostSpotCheck) -> str:
    country, _, currency, lines, _, year, publisher, definition, _ = check.told
    charge = f"{country}, {'all charges' if not lines else lines.replace(';', ', ')}"
    if check.published is None:
        return f"| {charge} | no figure found: {definition} | {check.figure:,} |  |  |"
    published = f"{check.published:,} {currency}, {year or UNDATED}, {publisher}: {definition}"
    agrees = "yes" if check.agrees else "no"
    return (
        f"| {charge}, on {check.gross:,} | {published} | {check.figure:,} "
        f"| {100 * round(check.points or Decimal(0), 4) + 0:+.2f} | {agrees} |"
    )


_TEXT = """### Charges published elsewhere

None of these went into the tables. {near} of {found} agree within half a point of gross; the
others differ by what the definition says.

| charge | published | here | points of gross | agrees |
| --- | --- | ---: | ---: | --- |
{lines}
"""
