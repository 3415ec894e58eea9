"""Derives the official languages of each country, and how many of its people speak English."""

from collections.abc import Collection
from decimal import Decimal
from pathlib import Path

from planner.databuild.cldr import CLDR
from planner.databuild.currency_tables import CLDR_TAKEN
from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table
from planner.market.country_facts_loader import LANGUAGE_COLUMNS
from planner.market.provenance import Grade

LANGUAGES_FILE = f"{CLDR}/english_and_official_languages.csv"
TABLE = "languages.csv"

LEAST_SHARE = Decimal("0.01")
"""Shares below are those of native speakers alone: learners at school are more everywhere."""

LANGUAGE_GRADES: GradeRule[Decimal | None] = GradeRule(
    "Languages",
    (TABLE,),
    (
        GradeStep(
            Grade.A,
            "official languages only, as the source has them; no share of English speakers",
            lambda share: share is None,
        ),
        GradeStep(
            Grade.B,
            f"a share of English speakers of {LEAST_SHARE:.0%} or more, of the whole population "
            "and of many censuses and years (smaller ones are left out)",
            always,
        ),
    ),
)

_ENGLISH = {"official": True, "de_facto_official": True, "": False}
_COLUMNS = ("iso2", "english_speakers_pct", "english_official_status", "official_languages")


def languages_table(sources: Path, placed: Collection[str], log: BuildLog) -> Table:
    """Build the table of the countries with places.

    Raises:
        DataBuildError: If the source is broken or lacks a country.
    """
    path = sources / LANGUAGES_FILE
    listed = {row["iso2"]: row for row in read_rows(path, _COLUMNS)}
    if missing := sorted(set(placed) - set(listed)):
        raise DataBuildError(path, f"no languages of {', '.join(missing)}")
    rows = tuple(_languages(listed[country], log) for country in sorted(placed))
    without = [str(row[0]) for row in rows if row[1] is None] or ["none"]
    log.drop(f"languages: no share of English speakers is published for: {', '.join(without)}")
    log.drop(f"languages: {len(listed) - len(rows)} of {len(listed)} territories have no place")
    return Table(TABLE, LANGUAGE_COLUMNS, rows)


def _languages(row: RawRow, log: BuildLog) -> tuple[Cell, ...]:
    status = row["english_official_status"]
    if status not in _ENGLISH:
        raise row.fault("english_official_status", f"{status!r} is unknown")
    share = _english_share(row, log)
    return (
        row["iso2"],
        share,
        _ENGLISH[status],
        row.filled("official_languages"),
        CLDR,
        CLDR_TAKEN,
        LANGUAGE_GRADES.grade(share),
    )


def _english_share(row: RawRow, log: BuildLog) -> Decimal | None:
    percent = row.optional_decimal("english_speakers_pct")
    if percent is None:
        return None
    if not 0 <= percent <= 100:
        raise row.fault("english_speakers_pct", f"{percent} is no percentage")
    share = percent / 100
    if share >= LEAST_SHARE:
        return share
    log.drop(f"languages: English in {row['iso2']} {share:.4%}, native speakers alone")
    return None
