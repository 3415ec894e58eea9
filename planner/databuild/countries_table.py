"""Derives the countries table: currency, main zone and payroll calendar of each country."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from planner.databuild.cldr import current_tender
from planner.databuild.payroll_calendar import ASSUMED, PayrollCalendar
from planner.databuild.places_table import checked_zone
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table, joined
from planner.market.market_table import PROVENANCE_COLUMNS

CROSSWALK = Path("crosswalk") / "country_crosswalk.csv"
STATUTORY_TERMS = Path("statutory-terms") / "statutory_terms_2025.csv"

_CROSSWALK_COLUMNS = ("iso2", "currency", "main_timezone")
_COLUMNS = (
    "code",
    "currency",
    "main_zone",
    "tax_year_start_month",
    "cap_period",
    "extra_pay_months",
    "extra_months_in_quoted_pay",
    "payroll_note",
    *PROVENANCE_COLUMNS,
)


def countries_table(
    sources: Path,
    countries: Sequence[str],
    calendars: Mapping[str, PayrollCalendar],
    cost_currencies: Mapping[str, str],
    log: BuildLog,
) -> Table:
    """Build the countries table.

    Args:
        sources: Folder of the raw sources.
        countries: The countries that have places.
        calendars: Payroll calendars of the countries with charge lines.
        cost_currencies: Currency the charge lines of a country are in.
        log: Takes checks and what is assumed.

    Raises:
        DataBuildError: If a country is unknown, its currency is not current or not that of its
            charge lines, or its quoted extra salaries do not match their due months.
    """
    crosswalk = {row["iso2"]: row for row in read_rows(sources / CROSSWALK, _CROSSWALK_COLUMNS)}
    tender = current_tender(sources)
    quoted = _extra_months_in_quoted_pay(sources)
    rows = []
    for code in countries:
        row = _crosswalk_row(crosswalk, code, sources)
        _check_currency(row, tender.get(code, ()), cost_currencies.get(code))
        rows.append(_country(row, calendars.get(code, ASSUMED), quoted.get(code, 0)))
    log.check(f"countries: {len(rows)} currencies agree with CLDR and with the charge lines")
    without = [code for code in countries if code not in calendars] or ["none"]
    log.drop(f"countries: places without charge lines: {', '.join(without)}")
    log.drop(f"countries: {len(crosswalk) - len(rows)} of {len(crosswalk)} have no place")
    return Table("countries.csv", _COLUMNS, tuple(rows))


def _crosswalk_row(crosswalk: Mapping[str, RawRow], code: str, sources: Path) -> RawRow:
    if code not in crosswalk:
        raise DataBuildError(sources / CROSSWALK, f"country {code} is missing")
    return crosswalk[code]


def _country(row: RawRow, calendar: PayrollCalendar, quoted: int) -> tuple[Cell, ...]:
    if quoted and len(calendar.extra_pay_months) != quoted:
        reason = f"{row['iso2']} quotes {quoted} extra salaries but has other due months"
        raise row.fault("iso2", reason)
    return (
        row["iso2"],
        row.filled("currency"),
        checked_zone(row, "main_timezone"),
        calendar.tax_year_start_month,
        calendar.cap_period.value,
        joined(calendar.extra_pay_months),
        quoted,
        calendar.reason,
        calendar.source,
        calendar.as_of,
        calendar.grade,
    )


def _check_currency(row: RawRow, tender: tuple[str, ...], charged: str | None) -> None:
    currency = row.filled("currency")
    if currency not in tender:
        raise row.fault("currency", f"{currency} is not current tender in {row['iso2']}")
    if charged is not None and charged != currency:
        raise row.fault("currency", f"the charge lines of {row['iso2']} are in {charged}")


def _extra_months_in_quoted_pay(sources: Path) -> dict[str, int]:
    columns = ("iso2", "mandatory_extra_months", "extra_months_in_quoted_annual_pay")
    return {
        row["iso2"]: row.integer("mandatory_extra_months")
        for row in read_rows(sources / STATUTORY_TERMS, columns)
        if row["extra_months_in_quoted_annual_pay"] == "yes"
    }
