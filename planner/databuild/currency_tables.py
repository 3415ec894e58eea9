"""Derives currencies, the latest exchange rates and their monthly history, in units per USD."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from pathlib import Path

from planner.databuild.cldr import CLDR, minor_digits
from planner.databuild.grades import GradeRule, GradeStep, always, single
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table
from planner.market.market_table import PROVENANCE_COLUMNS
from planner.market.provenance import Grade

ECB = "fx-ecb"
FAWAZAHMED0 = "fx-fawazahmed0"
CLDR_TAKEN = date(2026, 11, 24)
TOLERANCE = Decimal("0.01")
"""Largest accepted gap between both rate sources on the same day, as a fraction."""

CURRENCY_GRADES = single(
    "Currencies", ["currencies.csv"], Grade.A, "decimals as the source has them"
)
RATE_GRADES: GradeRule[str] = GradeRule(
    "Exchange rates",
    ("exchange_rates.csv",),
    (
        GradeStep(Grade.A, "reference rate of the ECB", lambda source: source == ECB),
        GradeStep(Grade.B, "an unofficial aggregation", always),
    ),
)
HISTORY_GRADES = single(
    "Monthly history of exchange rates",
    ["fx_history.csv"],
    Grade.A,
    "averages of reference rates of the ECB",
)

_TEN_DIGITS = Context(prec=10)
_OTHER_COLUMNS = ("date", "currency", "units_per_usd")


@dataclass(frozen=True, slots=True)
class EcbRates:
    """Daily reference rates, units per euro by currency, newest day first."""

    path: Path
    days: tuple[tuple[date, Mapping[str, Decimal]], ...]

    def per_usd(self, day_rates: Mapping[str, Decimal]) -> dict[str, Decimal]:
        """Cross one day's rates to units per US dollar, ten significant digits."""
        usd = day_rates["USD"]
        crossed = {code: _TEN_DIGITS.divide(rate, usd) for code, rate in day_rates.items()}
        return crossed | {"EUR": _TEN_DIGITS.divide(Decimal(1), usd), "USD": Decimal(1)}


@dataclass(frozen=True, slots=True)
class OtherRates:
    """Rates of one day for the currencies the ECB does not quote, units per US dollar."""

    path: Path
    day: date
    per_usd: Mapping[str, Decimal]


def read_ecb(sources: Path) -> EcbRates:
    """Read the ECB's daily reference rates.

    Raises:
        DataBuildError: If a rate is no positive number or a day lacks the US dollar.
    """
    path = _only_file(sources / ECB, "ecb_eur_reference_rates_*.csv")
    days = [_ecb_day(row) for row in read_rows(path, ("Date", "USD"))]
    return EcbRates(path, tuple(sorted(days, key=lambda entry: entry[0], reverse=True)))


def read_other_rates(sources: Path) -> OtherRates:
    """Read the rates of all other currencies.

    Raises:
        DataBuildError: If the file holds several days, a currency twice, or a bad rate.
    """
    path = _only_file(sources / FAWAZAHMED0, "usd_rates_*.csv")
    rows = read_rows(path, _OTHER_COLUMNS)
    rates: dict[str, Decimal] = {}
    for row in rows:
        if row["date"] != rows[0]["date"]:
            raise row.fault("date", "the file holds rates of several days")
        if row["currency"] in rates:
            raise row.fault("currency", f"{row['currency']} is there twice")
        rates[row.filled("currency")] = _positive(row, "units_per_usd")
    return OtherRates(path, rows[0].day("date"), rates)


def currencies_table(sources: Path, codes: Sequence[str]) -> Table:
    """Build the table of minor units; CLDR's rule, two decimals where it has none."""
    digits = minor_digits(sources)
    grade = CURRENCY_GRADES.grade(None)
    rows = tuple(
        (code, digits.get(code, digits["DEFAULT"]), CLDR, CLDR_TAKEN, grade) for code in codes
    )
    return Table("currencies.csv", ("code", "minor_digits", *PROVENANCE_COLUMNS), rows)


def exchange_rates_table(
    ecb: EcbRates, other: OtherRates, codes: Sequence[str], log: BuildLog
) -> Table:
    """Build the latest rates: the ECB's where it quotes a currency, else the other source's.

    Raises:
        DataBuildError: If a currency has no rate.
    """
    day, newest = ecb.days[0]
    crossed = ecb.per_usd(newest)
    rows: list[tuple[Cell, ...]] = []
    for code in codes:
        if code in crossed:
            rows.append((code, crossed[code], ECB, day, RATE_GRADES.grade(ECB)))
        elif code in other.per_usd:
            grade = RATE_GRADES.grade(FAWAZAHMED0)
            rows.append((code, other.per_usd[code], FAWAZAHMED0, other.day, grade))
        else:
            raise DataBuildError(ecb.path, f"no source has a rate of {code}")
    unused = sorted(set(other.per_usd) - set(codes))
    log.drop(f"exchange rates: {len(unused)} currencies no place pays in: {', '.join(unused)}")
    columns = ("currency", "units_per_usd", *PROVENANCE_COLUMNS)
    return Table("exchange_rates.csv", columns, tuple(rows))


def fx_history_table(ecb: EcbRates, log: BuildLog) -> Table:
    """Build the month averages of the daily cross rates, a month a row, a currency a column.

    A currency without a rate in the latest month is left out (the lev, gone into the euro).
    """
    quoted = ecb.per_usd(ecb.days[0][1])
    gone = sorted({code for _, rates in ecb.days for code in rates} - set(quoted))
    log.drop(f"exchange rate history: no longer quoted: {', '.join(gone) or 'none'}")
    codes = sorted(set(quoted) - {"USD"})
    months: dict[str, list[dict[str, Decimal]]] = defaultdict(list)
    last_day: dict[str, date] = {}
    for day, rates in reversed(ecb.days):
        months[f"{day:%Y-%m}"].append(ecb.per_usd(rates))
        last_day[f"{day:%Y-%m}"] = day
    grade = HISTORY_GRADES.grade(None)
    rows = tuple(
        (month, *(_average(days, code) for code in codes), ECB, last_day[month], grade)
        for month, days in sorted(months.items())
    )
    return Table("fx_history.csv", ("month", *codes, *PROVENANCE_COLUMNS), rows)


def check_rates_agree(ecb: EcbRates, other: OtherRates, log: BuildLog) -> None:
    """Compare both sources on the day of the second one.

    Raises:
        DataBuildError: If any common currency differs by more than ``TOLERANCE``.
    """
    same_day = [rates for day, rates in ecb.days if day == other.day]
    if not same_day:
        log.check(f"exchange rates: the ECB has no rates of {other.day} to compare with")
        return
    crossed = ecb.per_usd(same_day[0])
    gaps = {
        code: abs(crossed[code] / other.per_usd[code] - 1)
        for code in sorted(set(crossed) & set(other.per_usd))
    }
    worst = max(gaps, key=lambda code: gaps[code])
    found = f"{len(gaps)} currencies of {other.day}, widest gap {worst} {gaps[worst]:.3%}"
    if gaps[worst] > TOLERANCE:
        raise DataBuildError(ecb.path, f"both rate sources disagree: {found}")
    log.check(f"exchange rates: both sources agree within {TOLERANCE:.0%}: {found}")


def _average(days: Sequence[Mapping[str, Decimal]], code: str) -> Cell:
    rates = [day[code] for day in days if code in day]
    return _TEN_DIGITS.divide(sum(rates, Decimal(0)), Decimal(len(rates))) if rates else None


def _ecb_day(row: RawRow) -> tuple[date, dict[str, Decimal]]:
    codes = [column for column in row.fields if column != "Date"]
    rates = {code: _positive(row, code) for code in codes if row[code] or code == "USD"}
    return row.day("Date"), rates


def _positive(row: RawRow, column: str) -> Decimal:
    rate = row.decimal(column)
    if rate <= 0:
        raise row.fault(column, f"{rate} is not a rate above 0")
    return rate


def _only_file(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise DataBuildError(folder, f"{len(found)} files match {pattern}, one is needed")
    return found[0]
