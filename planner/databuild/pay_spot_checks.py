"""Sets bands beside figures published elsewhere that did not go into the build."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from planner.databuild.pay_survey_rates import SurveyRates
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.table import Table

SPOT_CHECKS = "pay_spot_checks.csv"
TABLE = "quality_pay_spot_checks.csv"

_COLUMNS = (
    "country",
    "role",
    "level",
    "amount",
    "currency",
    "year",
    "publisher",
    "definition",
    "url",
)
_FOUND_COLUMNS = (*_COLUMNS, "p10", "p50", "p90", "error", "inside")


@dataclass(frozen=True, slots=True)
class PaySpotCheck:
    """A published figure beside the band of its country, role and level.

    Attributes:
        told: The columns of the list, as they stand.
        band: P10, P50 and P90.
        error: Log of P50 over the published figure; None where none was found.
        is_inside: Whether the published figure lies between P10 and P90.
    """

    told: tuple[str, ...]
    band: tuple[Decimal, Decimal, Decimal]
    error: float | None
    is_inside: bool | None


def read_pay_spot_checks(curated: Path, bands: Table, rates: SurveyRates) -> list[PaySpotCheck]:
    """Compare every listed figure; one in another currency is converted at the survey's rates.

    Raises:
        DataBuildError: If a check names no band or an unknown currency.
    """
    places = [bands.columns.index(name) for name in ("country", "role", "level", "area")]
    figures = [bands.columns.index(name) for name in ("p10", "p50", "p90")]
    known = {
        tuple(str(row[place]) for place in places): tuple(Decimal(str(row[at])) for at in figures)
        for row in bands.rows
    }
    checks = []
    for row in read_rows(curated / SPOT_CHECKS, _COLUMNS):
        band = known.get((row["country"], row["role"], row["level"], ""))
        if band is None:
            raise row.fault("country", "names no country, role and level with a band")
        checks.append(_checked(row, (band[0], band[1], band[2]), rates))
    return checks


def spot_checks_table(checks: Sequence[PaySpotCheck]) -> Table:
    """Return the comparison as a table; what was looked for in vain has no figure."""
    rows = tuple(
        (
            *check.told,
            *check.band,
            None if check.error is None else f"{check.error:.4f}",
            check.is_inside,
        )
        for check in checks
    )
    return Table(TABLE, _FOUND_COLUMNS, rows)


def spot_checks_text(checks: Sequence[PaySpotCheck]) -> str:
    """Return the section of the quality report."""
    found = [check for check in checks if check.error is not None]
    inside = sum(check.is_inside is True for check in found)
    lines = [_line(check) for check in checks]
    return _TEXT.format(inside=inside, found=len(found), lines="\n".join(lines))


def _checked(
    row: RawRow, band: tuple[Decimal, Decimal, Decimal], rates: SurveyRates
) -> PaySpotCheck:
    told = tuple(row[column] for column in _COLUMNS)
    amount = row.optional_decimal("amount")
    if amount is None:
        return PaySpotCheck(told, band, None, None)
    if row["currency"] not in rates.rates or amount <= 0:
        raise row.fault("amount", f"{amount} {row['currency']} is no pay with a known rate")
    own = rates.currency[row["country"]]
    local = float(amount)
    if row["currency"] != own:
        local *= rates.per_usd_now(row["country"]) / rates.rates[row["currency"]].per_usd
    inside = float(band[0]) <= local <= float(band[2])
    return PaySpotCheck(told, band, math.log(float(band[1]) / local), inside)


def _line(check: PaySpotCheck) -> str:
    country, role, level, amount, currency, year, publisher, definition, _ = check.told
    p10, p50, p90 = (f"{figure:,}" for figure in check.band)
    if check.error is None:
        published, judged = f"no figure found: {definition}", "|  | "
    else:
        published = f"{Decimal(amount):,} {currency}, {year}, {publisher}: {definition}"
        judged = f"| {check.error:+.3f} | {'yes' if check.is_inside else 'no'}"
    return f"| {country}, {role}, {level} | {published} | {p50} ({p10} to {p90}) {judged} |"


_TEXT = """### Against figures published elsewhere

None of these went into the build. Most are for people of all levels, set against the nearest level;
years differ. {inside} of {found} lie between P10 and P90. Ours are higher than the official medians
(CA, GB, SG): outside the United States nothing corrects the survey, so expect it to read high for
employers at large.

| cell | published | P50 (P10 to P90) | P50 over published | inside |
| --- | --- | --- | ---: | --- |
{lines}
"""
