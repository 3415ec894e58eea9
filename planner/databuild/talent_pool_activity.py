"""Reads public developer activity by economy: accounts, organizations, pushers, collaboration.

A missing count means fewer than ``THRESHOLD`` people, never zero.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from planner.databuild.raw_table import DataBuildError, RawRow, read_rows

INNOVATION_GRAPH = "github-innovationgraph"
ACCOUNTS = f"{INNOVATION_GRAPH}/developers.csv"
ORGANIZATIONS = f"{INNOVATION_GRAPH}/organizations.csv"
LANGUAGES = f"{INNOVATION_GRAPH}/languages_2022q2_2024q1.csv.gz"
TOPICS = f"{INNOVATION_GRAPH}/topics_2023q4_2025q3.csv.gz"
COLLABORATORS = f"{INNOVATION_GRAPH}/economy_collaborators_2024q4_2025q3.csv.gz"
THRESHOLD = 100
"""Fewest people the source lists."""

_UNION = "EU"  # a total over its members, listed beside them

Quarter = tuple[int, int]
Counts = Mapping[Quarter, Mapping[str, int]]
"""A number by quarter and economy."""

Pushers = Mapping[str, Mapping[str, int]]
"""Distinct people by economy and language or topic."""


@dataclass(frozen=True, slots=True)
class Activity:
    """What people of each economy do in public.

    Attributes:
        accounts: Accounts by quarter and economy.
        organizations: Organizations by quarter and economy.
        languages: Pushers by language in the newest quarter.
        languages_before: The same a year earlier.
        topics: Pushers by topic in the newest quarter.
        languages_day: Last day of the newest quarter with languages.
        day: Last day of the newest quarter with accounts.
    """

    accounts: Counts
    organizations: Counts
    languages: Pushers
    languages_before: Pushers
    topics: Pushers
    languages_day: date
    day: date

    def newest(self, counts: Counts) -> Mapping[str, int]:
        """Return the newest quarter's numbers by economy."""
        return counts[max(counts)]

    def growth(self, counts: Counts, economy: str) -> float | None:
        """Return the growth over the last year as a fraction, None without both numbers."""
        year, quarter = max(counts)
        before = counts.get((year - 1, quarter), {}).get(economy)
        now = counts[year, quarter].get(economy)
        return None if before is None or now is None else now / before - 1


def read_activity(sources: Path, languages: Collection[str], topics: Collection[str]) -> Activity:
    """Read the activity of all economies.

    Args:
        sources: Folder of the raw sources.
        languages: The languages wanted.
        topics: The topics wanted.

    Raises:
        DataBuildError: If a file is missing or malformed, or has no year to compare with.
    """
    accounts = _counts(sources / ACCOUNTS, "developers")
    by_language = _pushers(sources / LANGUAGES, "language", languages)
    by_topic = _pushers(sources / TOPICS, "topic", topics)
    newest = max(by_language)
    before = (newest[0] - 1, newest[1])
    if before not in by_language:
        raise DataBuildError(sources / LANGUAGES, f"has no quarter a year before {newest}")
    return Activity(
        accounts=accounts,
        organizations=_counts(sources / ORGANIZATIONS, "organizations"),
        languages=by_language[newest],
        languages_before=by_language[before],
        topics=by_topic[max(by_topic)],
        languages_day=last_day(newest),
        day=last_day(max(accounts)),
    )


def read_collaboration(sources: Path) -> dict[tuple[str, str], int]:
    """Return pushes and pull requests by source and destination, all quarters of the file.

    Raises:
        DataBuildError: If the file is missing or malformed.
    """
    weights: dict[tuple[str, str], int] = defaultdict(int)
    columns = ("weight", "source", "destination", "year", "quarter")
    for row in read_rows(sources / COLLABORATORS, columns):
        pair = (row.filled("source"), row.filled("destination"))
        if _UNION not in pair and pair[0] != pair[1]:
            weights[pair] += _count(row, "weight")
    return weights


def last_day(quarter: Quarter) -> date:
    """Return the last day of a quarter."""
    year, number = quarter
    following = date(year + number // 4, number % 4 * 3 + 1, 1)
    return following - timedelta(days=1)


def _counts(path: Path, column: str) -> Counts:
    counts: dict[Quarter, dict[str, int]] = defaultdict(dict)
    for row in read_rows(path, (column, "iso2_code", "year", "quarter")):
        if row["iso2_code"] != _UNION:
            counts[_quarter(row)][row.filled("iso2_code")] = _count(row, column)
    return counts


def _pushers(path: Path, column: str, wanted: Collection[str]) -> dict[Quarter, Pushers]:
    pushers: dict[Quarter, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in read_rows(path, ("num_pushers", column, "iso2_code", "year", "quarter")):
        if row[column] in wanted and row["iso2_code"] != _UNION:
            of_economy = pushers[_quarter(row)][row.filled("iso2_code")]
            of_economy[row[column]] = _count(row, "num_pushers")
    if not pushers:
        raise DataBuildError(path, "holds none of the wanted rows", None, column)
    return {quarter: dict(economies) for quarter, economies in pushers.items()}


def _quarter(row: RawRow) -> Quarter:
    quarter = row.integer("quarter")
    if quarter not in range(1, 5):
        raise row.fault("quarter", f"{quarter} is no quarter 1 to 4")
    return row.integer("year"), quarter


def _count(row: RawRow, column: str) -> int:
    count = row.integer(column)
    if count < 1:
        raise row.fault(column, f"{count} is not a count above 0")
    return count
