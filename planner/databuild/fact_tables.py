"""Builds the tables of what is known of a country beyond pay, cost and pool."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.databuild.currency_tables import EcbRates
from planner.databuild.fx_risk_tables import fx_risk_tables
from planner.databuild.fx_series import FED, FED_FILE, newest_average
from planner.databuild.languages_table import LANGUAGES_FILE, languages_table
from planner.databuild.price_levels_table import price_levels_table
from planner.databuild.report import BuildLog
from planner.databuild.restrictions_table import (
    RESTRICTED,
    RESTRICTED_AS_OF,
    RESTRICTED_FILE,
    restrictions_table,
)
from planner.databuild.statutory_terms_table import (
    LEAVE_AS_OF,
    LEAVE_FILE,
    LEAVE_LIST,
    TERMS,
    statutory_terms_table,
)
from planner.databuild.table import Table

FACT_RAW_FILES = (LEAVE_FILE, LANGUAGES_FILE, RESTRICTED_FILE, FED_FILE)
"""The raw files no other table reads."""


@dataclass(frozen=True, slots=True)
class FactTables:
    """The tables, and the dates of their sources."""

    tables: tuple[Table, ...]
    as_of: Mapping[str, date]


def build_facts(
    sources: Path, currency_of: Mapping[str, str], ecb: EcbRates, log: BuildLog
) -> FactTables:
    """Build terms, price levels, languages, restrictions and currency risk.

    Args:
        sources: Folder of the raw sources.
        currency_of: Currency of today of every country with a place.
        ecb: Daily reference rates; the newest day is the one grades are given for.
        log: Takes what was dropped and checked.

    Raises:
        DataBuildError: If a source is missing or broken.
    """
    today = ecb.days[0][0]
    placed = sorted(currency_of)
    codes = sorted(set(currency_of.values()))
    terms = statutory_terms_table(sources, placed, today, log)
    tables = (
        terms,
        price_levels_table(sources, currency_of, today, log),
        languages_table(sources, placed, log),
        restrictions_table(sources, today, log),
        *fx_risk_tables(sources, ecb, codes, log),
    )
    as_of = {
        TERMS: max(day for row in terms.rows if isinstance(day := row[-2], date)),
        LEAVE_LIST: LEAVE_AS_OF,
        RESTRICTED: RESTRICTED_AS_OF,
        FED: newest_average(sources),
    }
    return FactTables(tables, as_of)
