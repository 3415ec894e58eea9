"""The payroll calendar of each country: how ceilings are used up and when extra salaries fall.

``curated/payroll_calendar.csv`` is retyped by hand. Where a row cites a charge line whose own text
says the same (a monthly ceiling, a due date), the build checks that the words are still there and
the row rests on that line; otherwise it is general knowledge. A ceiling that builds up month by
month counts as monthly, one that is used up during the year as tax-year.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.market.country import CapPeriod
from planner.market.provenance import Grade

CALENDAR = "payroll_calendar.csv"
RETYPED = "payroll-calendar-retyped"
RETYPED_ON = date(2026, 11, 24)

_COLUMNS = (
    "country",
    "tax_year_start_month",
    "cap_period",
    "extra_pay_months",
    "cited_line",
    "cited_words",
    "reason",
)


@dataclass(frozen=True, slots=True)
class PayrollCalendar:
    """One country's calendar with where it is from."""

    tax_year_start_month: int
    cap_period: CapPeriod
    extra_pay_months: tuple[int, ...]
    reason: str
    source: str
    as_of: date
    grade: Grade


class CalendarBasis(StrEnum):
    """What a calendar rests on."""

    CITED = "cited"
    RETYPED = "retyped"
    ASSUMED = "assumed"


CALENDAR_GRADES: GradeRule[CalendarBasis] = GradeRule(
    "Payroll calendars",
    ("countries.csv",),
    (
        GradeStep(
            Grade.B,
            "retyped, and the text of a charge line says the same",
            lambda basis: basis is CalendarBasis.CITED,
        ),
        GradeStep(
            Grade.C,
            "retyped from general knowledge",
            lambda basis: basis is CalendarBasis.RETYPED,
        ),
        GradeStep(Grade.D, "a calendar year assumed where no employer cost is held", always),
    ),
)
ASSUMED = PayrollCalendar(
    1,
    CapPeriod.MONTHLY,
    (),
    "calendar year assumed; no charge lines held",
    RETYPED,
    RETYPED_ON,
    CALENDAR_GRADES.grade(CalendarBasis.ASSUMED),
)
"""For countries without charge lines, where nothing is computed from it."""


def payroll_calendars(
    curated: Path,
    cost_lines: Mapping[tuple[str, str], RawRow],
    source: str,
    others: Collection[str] = (),
) -> dict[str, PayrollCalendar]:
    """Read the calendars of the countries with charge lines, each checked against the one cited.

    Args:
        curated: Folder of the retyped list.
        cost_lines: Raw charge lines by country and line id.
        source: Id of the source the lines are from.
        others: Countries whose employer cost is known otherwise.

    Raises:
        DataBuildError: If a row is malformed, the cited words are not in the cited line, or a
            country with charge lines is not on the list.
    """
    charged = {country for country, _ in cost_lines} | set(others)
    path = curated / CALENDAR
    listed = {row["country"]: row for row in read_rows(path, _COLUMNS)}
    if missing := sorted(charged - set(listed)):
        raise DataBuildError(path, f"no calendar of {', '.join(missing)}")
    return {country: _calendar(listed[country], cost_lines, source) for country in sorted(charged)}


def _calendar(
    row: RawRow, cost_lines: Mapping[tuple[str, str], RawRow], source: str
) -> PayrollCalendar:
    cited = _cited(row, cost_lines)
    return PayrollCalendar(
        _month(row, "tax_year_start_month", row["tax_year_start_month"]),
        _cap_period(row),
        tuple(
            _month(row, "extra_pay_months", text)
            for text in row["extra_pay_months"].split(";")
            if text
        ),
        row.filled("reason"),
        source if cited else RETYPED,
        cited.day("source_checked_at") if cited else RETYPED_ON,
        CALENDAR_GRADES.grade(CalendarBasis.CITED if cited else CalendarBasis.RETYPED),
    )


def _cap_period(row: RawRow) -> CapPeriod:
    try:
        return CapPeriod(row["cap_period"])
    except ValueError:
        raise row.fault("cap_period", f"{row['cap_period']!r} is unknown") from None


def _month(row: RawRow, column: str, text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 12:
        raise row.fault(column, f"{text!r} is not a month from 1 to 12")
    return int(text)


def _cited(row: RawRow, cost_lines: Mapping[tuple[str, str], RawRow]) -> RawRow | None:
    if not row["cited_line"]:
        return None
    line = cost_lines.get((row["country"], row["cited_line"]))
    if line is None:
        raise row.fault("cited_line", f"no line {row['cited_line']} in {row['country']}")
    said = f"{line['line_name']} {line['applies']} {line['note']}"
    if row.filled("cited_words") not in said:
        raise row.fault("cited_words", f"line {row['cited_line']} no longer says so")
    return line
