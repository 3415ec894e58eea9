"""Judges the built tables: employer cost by the real engine, outliers, and spot checks."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.databuild import employer_cost_quality as shares
from planner.databuild import employer_cost_quality_sources as seconds
from planner.databuild import employer_cost_spot_checks as cost_checks
from planner.databuild import quality_outliers as outliers
from planner.databuild import statutory_spot_checks as term_checks
from planner.databuild.employer_cost_quality_text import employer_cost_text
from planner.databuild.quality_outliers_text import outliers_text
from planner.databuild.raw_table import DataBuildError
from planner.databuild.report import BuildLog
from planner.databuild.table import Table
from planner.market.loader import MarketDataError, load_snapshot
from planner.market.snapshot import Snapshot

QUALITY_RAW_FILES = (seconds.OECD_FILE,)
"""The raw files no other table reads."""
QUALITY_AS_OF = {seconds.OECD: seconds.OECD_AS_OF}
"""The dates of the sources no other table reads."""


@dataclass(frozen=True, slots=True)
class MarketQuality:
    """The quality tables, and their sections of the report."""

    tables: tuple[Table, ...]
    sections: tuple[str, ...]


def judge_market(
    sources: Path, curated: Path, tables: Sequence[Table], log: BuildLog
) -> MarketQuality:
    """Judge the tables as the program will read them.

    Args:
        sources: Folder of the raw sources.
        curated: Folder of the hand-made lists.
        tables: All market tables built.
        log: Takes what was checked, and reasons that are no longer needed.

    Raises:
        DataBuildError: If the program cannot read the tables, or a second source or a list is
            missing or broken.
    """
    by_name = {table.name: table for table in tables}
    market = _as_read(tables)
    compared = _compare_shares(sources, curated, market, by_name, log)
    with_oecd = [each for each in compared if each.source == seconds.OECD]
    beside = outliers.compare_all(sources, curated, by_name, with_oecd)
    costs = cost_checks.read_cost_spot_checks(curated, market)
    terms = term_checks.read_term_spot_checks(curated, by_name["statutory_terms.csv"])
    cases = by_name["employer_cost_cases.csv"]
    return MarketQuality(
        (
            shares.comparisons_table(compared),
            cost_checks.cost_spot_checks_table(costs),
            term_checks.term_spot_checks_table(terms),
            outliers.outliers_table(beside),
        ),
        (
            employer_cost_text(compared, market.employer_cost, cases)
            + "\n"
            + cost_checks.cost_spot_checks_text(costs),
            term_checks.term_spot_checks_text(terms),
            outliers_text(beside),
        ),
    )


def _as_read(tables: Sequence[Table]) -> Snapshot:
    """Return the tables through the program's own loader, which checks them on the way."""
    with tempfile.TemporaryDirectory() as folder:
        for table in tables:
            (Path(folder) / table.name).write_bytes(table.to_csv().encode())
        try:
            return load_snapshot(Path(folder))
        except MarketDataError as error:
            reason = f"{error.reason} {error.found}".strip()
            raise DataBuildError(Path(error.path.name), reason, error.row, error.column) from None


def _compare_shares(
    sources: Path, curated: Path, market: Snapshot, tables: Mapping[str, Table], log: BuildLog
) -> list[shares.Comparison]:
    currencies = {str(code): str(country.currency) for code, country in market.countries.items()}
    terms = seconds.read_terms_costs(sources, currencies)
    oecd = seconds.read_oecd_shares(sources, seconds.read_parities(sources))
    salaries = shares.typical_salaries(tables["pay_bands.csv"], tables["price_levels.csv"])
    found = [
        *shares.compare_with_terms(market, salaries, terms),
        *shares.compare_with_oecd(market, oecd),
    ]
    reasons = shares.read_reasons(curated, market.employer_cost)
    for reason in shares.stale_reasons(found, reasons):
        log.drop(
            f"employer cost: a reason why {reason.country} differs from {reason.source}, "
            "now within two points"
        )
    explained = shares.explained(found, reasons)
    deviating = [each for each in explained if each.is_deviation]
    log.check(
        f"employer cost: {len(explained)} shares compared, {len(deviating)} deviate, "
        f"{sum(each.reason is None for each in deviating)} without a reason"
    )
    return explained
