"""Derives the terms of employment, paid leave held against a second list.

The list mixes working days with calendar days and with defaults of the program it was made for. Its
notes say which: calendar days are turned into days of a five-day week (five sevenths), defaults are
no figure.
"""

from collections.abc import Collection
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from planner.databuild.countries_table import STATUTORY_TERMS
from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table
from planner.databuild.us_spelling import american
from planner.market.country_facts import CheckStatus
from planner.market.country_facts_loader import TERM_COLUMNS
from planner.market.provenance import Grade

TERMS = STATUTORY_TERMS.parent.name
LEAVE_LIST = "statutory-leave-wikipedia"
LEAVE_FILE = f"{LEAVE_LIST}/statutory_paid_leave_days.csv"
LEAVE_AS_OF = date(2025, 11, 10)
TABLE = "statutory_terms.csv"

SAME_LEAVE_WITHIN = Decimal("0.5")
"""Days up to which both lists count as saying the same."""

TERM_GRADES: GradeRule[CheckStatus] = GradeRule(
    "Statutory terms",
    (TABLE,),
    (
        GradeStep(
            Grade.C,
            "retyped and not read in the law, paid leave the same in a second list (within "
            f"{SAME_LEAVE_WITHIN} days of a five-day week)",
            lambda check: check is CheckStatus.SECOND_SOURCE,
        ),
        GradeStep(Grade.D, "a second list says something else, or names no figure", always),
    ),
    ages=True,
)

_CALENDAR_DAYS = "calendar days"
_OWN_DEFAULT = "as a default"
# The list has Brazil at the leave of somebody who was absent for 24 to 32 days of the year.
_OTHER_CASE = "absent"
_COLUMNS = (
    "iso2",
    "rates_year",
    "paid_leave_days_5day_week",
    "employer_notice_days_after_1y",
    "probation_max_months",
    "standard_weekly_hours",
    "instrument",
    "remarks",
)


def statutory_terms_table(
    sources: Path, placed: Collection[str], today: date, log: BuildLog
) -> Table:
    """Build the table of terms of the countries with places.

    Args:
        sources: Folder of the raw sources.
        placed: The countries with places.
        today: The day grades are given for.
        log: Takes what was dropped and checked.

    Raises:
        DataBuildError: If a source is missing or broken, or a country is there twice.
    """
    listed = _second_list(sources)
    rows: dict[str, tuple[Cell, ...]] = {}
    for raw in read_rows(sources / STATUTORY_TERMS, _COLUMNS):
        country = raw.filled("iso2")
        if country in rows:
            raise raw.fault("iso2", f"{country} is there twice")
        if country in placed:
            rows[country] = _terms(raw, listed.get(country), today)
        else:
            log.drop(f"statutory terms: {country} has no place")
    without = sorted(set(placed) - set(rows)) or ["none"]
    log.drop(f"statutory terms: no terms are listed for: {', '.join(without)}")
    log.drop("statutory terms: rough third-party rates, never shipped")
    _say_checks(rows, log)
    return Table(TABLE, TERM_COLUMNS, tuple(rows[country] for country in sorted(rows)))


def leave_check(own: Decimal, second: Decimal | None) -> CheckStatus:
    """Return how paid leave stands against a second figure, both days of a five-day week."""
    if second is None:
        return CheckStatus.UNCHECKED
    same = abs(own - second) <= SAME_LEAVE_WITHIN
    return CheckStatus.SECOND_SOURCE if same else CheckStatus.DIFFERS


def terms_as_of(row: RawRow) -> date:
    """Return the last day of the year a row of terms holds for."""
    return date(row.integer("rates_year"), 12, 31)


def _terms(row: RawRow, second: Decimal | None, today: date) -> tuple[Cell, ...]:
    leave = row.decimal("paid_leave_days_5day_week")
    check = leave_check(leave, second)
    as_of = terms_as_of(row)
    return (
        row["iso2"],
        leave,
        row.decimal("employer_notice_days_after_1y"),
        row.decimal("probation_max_months"),
        row.decimal("standard_weekly_hours"),
        check.value,
        second,
        american(row["instrument"]),
        american(row["remarks"]),
        TERMS,
        as_of,
        TERM_GRADES.grade(check, today - as_of),
    )


def _second_list(sources: Path) -> dict[str, Decimal | None]:
    columns = ("iso2", "paid_leave_days_5day_week", "note")
    return {row["iso2"]: _second_leave(row) for row in read_rows(sources / LEAVE_FILE, columns)}


def _second_leave(row: RawRow) -> Decimal | None:
    note = row["note"]
    if _OWN_DEFAULT in note or _OTHER_CASE in note:
        return None
    days = row.decimal("paid_leave_days_5day_week")
    if _CALENDAR_DAYS not in note:
        return days
    return (days * 5 / 7).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _say_checks(rows: dict[str, tuple[Cell, ...]], log: BuildLog) -> None:
    at = TERM_COLUMNS.index("leave_check")
    for status in CheckStatus:
        of_status = sorted(country for country, row in rows.items() if row[at] == status.value)
        named = "" if status is CheckStatus.SECOND_SOURCE else f": {', '.join(of_status)}"
        log.check(
            f"statutory terms: paid leave {status.value} in {len(of_status)} countries{named}"
        )
