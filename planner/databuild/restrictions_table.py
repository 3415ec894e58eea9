"""Derives the export-control and sanctions rules of the United States that touch a place.

A flag asks for a review or names a country as excluded; neither is advice.
"""

import re
from datetime import date
from pathlib import Path

from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table, joined
from planner.databuild.us_spelling import american
from planner.market.country_facts import RestrictionFlag
from planner.market.country_facts_loader import RESTRICTION_COLUMNS
from planner.market.provenance import Grade

RESTRICTED = "us-restricted-jurisdictions"
RESTRICTED_FILE = f"{RESTRICTED}/restricted_jurisdictions_2026.csv"
RESTRICTED_AS_OF = date(2026, 5, 31)
TABLE = "restrictions.csv"

_CITATION = re.compile(r"\b(?:CFR|FR|EO|ECCN|OFAC)\b")

RESTRICTION_GRADES: GradeRule[str] = GradeRule(
    "Restrictions",
    (TABLE,),
    (
        GradeStep(
            Grade.B,
            "retyped, the text of the rule cites a regulation or an order",
            lambda rule: _CITATION.search(rule) is not None,
        ),
        GradeStep(Grade.C, "retyped, no regulation is cited", always),
    ),
    ages=True,
)

_GROUP = re.compile(r"[A-E]:\d")
_EXCLUDED = "exclude"
_REVIEWED = ("counsel", "hire only with export-control review", "review for controlled technology")
_COLUMNS = ("code", "name", "ear_country_groups", "basis", "planner_flag")
_LISTED, _LISTED_BY = "listings", "US sanctions listings"
_GROUPED_SINCE = {"MM": ("D:1", "national-security country group since 2021 (86 FR 13173)")}
"""Groups that the retyped list lacks, with the rule that set them."""


def restrictions_table(sources: Path, today: date, log: BuildLog) -> Table:
    """Build the table, countries with and without places: plans may name any.

    Raises:
        DataBuildError: If the source is broken, names no rule, or has an unknown flag.
    """
    rows = [_restriction(row, today) for row in read_rows(sources / RESTRICTED_FILE, _COLUMNS)]
    excluded = sum(row[2] == RestrictionFlag.EXCLUDED.value for row in rows)
    log.check(f"restrictions: {len(rows)} rules, {excluded} exclude and the others ask for review")
    return Table(TABLE, RESTRICTION_COLUMNS, tuple(sorted(rows, key=_key)))


def _restriction(row: RawRow, today: date) -> tuple[Cell, ...]:
    country, _, part = row.filled("code").partition("-")
    groups, rule = _groups_and_rule(row)
    if country in _GROUPED_SINCE and not part:
        group, since = _GROUPED_SINCE[country]
        groups, rule = [group, *groups], f"{rule}; {since}"
    return (
        country,
        row.filled("name") if part else "",
        _flag(row).value,
        rule,
        joined(groups),
        RESTRICTED,
        RESTRICTED_AS_OF,
        RESTRICTION_GRADES.grade(rule, today - RESTRICTED_AS_OF),
    )


def _groups_and_rule(row: RawRow) -> tuple[list[str], str]:
    """Return the country groups and the rule; where no groups stand in their field, it is text."""
    groups = [part for part in row["ear_country_groups"].split(";") if part]
    if all(_GROUP.fullmatch(group) for group in groups):
        return groups, _worded(row.filled("basis"))
    return [], _worded(row["basis"] or row["ear_country_groups"])


def _flag(row: RawRow) -> RestrictionFlag:
    flag = row.filled("planner_flag")
    if flag.startswith(_EXCLUDED):
        return RestrictionFlag.EXCLUDED
    if flag in _REVIEWED:
        return RestrictionFlag.REVIEW
    raise row.fault("planner_flag", f"{flag!r} is unknown")


def _worded(text: str) -> str:
    return american(text).replace(_LISTED, _LISTED_BY)


def _key(row: tuple[Cell, ...]) -> tuple[str, str]:
    return str(row[0]), str(row[1])
