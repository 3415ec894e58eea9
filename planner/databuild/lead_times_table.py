"""Derives how long what new hires wait for takes, from the list of assumptions kept by hand.

No public source gives these figures by country and engagement, so each is an assumption of ours
with low and high, to be checked before anybody relies on it.
"""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.source_text import SourceText
from planner.databuild.table import Cell, Table
from planner.market.lead_time import LeadTimeKind
from planner.market.lead_time_loader import LEAD_TIME_COLUMNS, LEAD_TIME_ENGAGEMENTS
from planner.market.provenance import Grade

LEAD_TIMES = "onboarding-lead-times"
LEAD_TIMES_AS_OF = date(2026, 11, 26)
TABLE = "onboarding_lead_times.csv"

LEAD_TIME_SOURCE = SourceText(
    LEAD_TIMES,
    "Lead times before a first day, assumed",
    "Global Hiring Planner",
    "MIT",
    "Global Hiring Planner",
    "Working days that contract, payroll, registration as an employer, equipment and background "
    "check take, by country and engagement: our own assumptions without a published source. Check "
    "each before you rely on it, and set your own.",
    TABLE,
)
LEAD_TIME_GRADES: GradeRule[None] = GradeRule(
    "Lead times before a first day",
    (TABLE,),
    (GradeStep(Grade.D, "an assumption: check before relied on", always),),
)

_COLUMNS = ("kind", "country", "engagement", "low", "expected", "high", "note")


def lead_times_table(curated: Path, placed: Collection[str], log: BuildLog) -> Table:
    """Build the table of lead times.

    Args:
        curated: Folder of the lists kept by hand.
        placed: The countries with places.
        log: Takes what was dropped.

    Raises:
        DataBuildError: If the list is missing or broken, or says something twice.
    """
    rows: dict[tuple[str, str, str], tuple[Cell, ...]] = {}
    for raw in read_rows(curated / TABLE, _COLUMNS):
        key = _key(raw)
        if key in rows:
            raise raw.fault("kind", "is there twice for the country and engagement")
        if key[1] and key[1] not in placed:
            log.drop(f"lead times: {key[1]} has no place")
            continue
        days = _days(raw)
        grade = LEAD_TIME_GRADES.grade(None)
        provenance = LEAD_TIMES, LEAD_TIMES_AS_OF, grade
        rows[key] = (*key, *days, True, raw.filled("note"), *provenance)
    return Table(TABLE, LEAD_TIME_COLUMNS, tuple(rows[key] for key in sorted(rows)))


def _key(raw: RawRow) -> tuple[str, str, str]:
    kind, engagement = raw["kind"], raw["engagement"]
    if kind not in {each.value for each in LeadTimeKind}:
        raise raw.fault("kind", f"{kind!r} is no lead time")
    if engagement not in LEAD_TIME_ENGAGEMENTS:
        raise raw.fault("engagement", f"{engagement!r} is no engagement")
    return kind, raw["country"], engagement


def _days(raw: RawRow) -> tuple[int, int, int]:
    low, expected, high = (raw.integer(column) for column in ("low", "expected", "high"))
    if not 0 <= low <= expected <= high:
        raise raw.fault("expected", "does not lie between low and high")
    return low, expected, high
