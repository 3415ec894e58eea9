"""Derives the employer cost tables: charge lines, country flags and the case they hold for.

Brackets that exclude each other. Every line of the source was read for this. In FR, CL, SK and DO
the lines that look alike (tranche 1 and 2, plafonnée and déplafonnée, several funds) are slices,
ceilings or separate funds whose amounts do add up, and MX lists only the top bracket of its
pension rate; adding their *rates* would be wrong, adding their *amounts* is right. AZ and IL split
pay into bands. CO charges health, SENA and ICBF from ten minimum wages up, with nothing below.
Only two pairs exclude each other, named in ``_EXCLUSIVE``: Ireland's reduced and full PRSI, whose
gates both hold at exactly EUR 28,704 (the reduced rate is meant there), and Malaysia's EPF above
and up to MYR 5,000 a month.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from planner.databuild.grades import GradeRule, GradeStep, always, single
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table
from planner.market.cost_loader import LINE_COLUMNS
from planner.market.employer_cost import CostBase
from planner.market.market_table import PROVENANCE_COLUMNS
from planner.market.provenance import Grade

EOR_SCOPE = "eorscope-employer-costs"

_RAW_COLUMNS = (
    "iso",
    "currency",
    "line_type",
    "line_id",
    "line_name",
    "rate",
    "base",
    "base_factor",
    "base_floor_annual_local",
    "base_cap_annual_local",
    "flat_annual_local",
    "min_gross_annual_local",
    "max_gross_annual_local",
    "extra_kind",
    "extra_value",
    "total_declared_floor",
    "total_declared_ceiling",
    "in_total",
    "applies",
    "note",
    "source_name",
    "source_checked_at",
)
_COUNTRY_COLUMNS = (
    "country",
    "currency",
    "basic_share",
    "at_least",
    "at_most",
    *PROVENANCE_COLUMNS,
)
_CASE_COLUMNS = ("country", "case_id", "value", "label", "note", *PROVENANCE_COLUMNS)

_EXCLUSIVE = {
    ("IE", "employer_prsi_reduced"): "employer_prsi",
    ("IE", "employer_prsi_full"): "employer_prsi",
    ("MY", "epf_employer_above_5000"): "epf_employer",
    ("MY", "epf_employer_up_to_5000"): "epf_employer",
}
_BASIC_SHARE = "basic_share_of_gross"
_EXTRAS = {
    "percent": (CostBase.EXTRA_PERCENT, Decimal(100)),
    "months": (CostBase.EXTRA_MONTHS, Decimal(1)),
    "days": (CostBase.EXTRA_DAYS, Decimal(1)),
}
# India's gratuity is a percentage the law counts on basic pay; the source names no base for extras.
_ON_BASIC_PAY = {("IN", "gratuity_accrual"): "; charged on basic pay here, as the law counts it"}

# Lines resting on a provider page or a payroll firm where their own text does not say so.
_SECONDARY_COUNTRIES = {"MM", "MX"}
_PRIMARY_LINES = {("MX", "infonavit_vivienda"), ("MX", "aguinaldo"), ("MX", "vacation_premium")}
_SECONDARY_LINES = {
    ("PH", "sss_employer"),
    ("PK", "eobi_employer"),
    ("PT", "seguro_acidentes_trabalho"),
}


def _is_secondary(row: RawRow) -> bool:
    key = (row["iso"], row["line_id"])
    said = f"{row['source_name']} {row['note']}".casefold()
    return (
        "secondary" in said
        or "deel" in row["source_name"].casefold()
        or key in _SECONDARY_LINES
        or (row["iso"] in _SECONDARY_COUNTRIES and key not in _PRIMARY_LINES)
    )


LINE_GRADES: GradeRule[RawRow] = GradeRule(
    "Employer cost by charge lines",
    ("employer_cost_lines.csv",),
    (
        GradeStep(
            Grade.B,
            "read in a second place: a payroll firm, a provider's page, or a text that says so",
            _is_secondary,
        ),
        GradeStep(Grade.A, "read in its law or on the page of its agency", always),
    ),
)
COUNTRY_GRADES = single(
    "Bounds and cases of the charge lines",
    ["employer_cost_countries.csv", "employer_cost_cases.csv"],
    Grade.A,
    "as the source of the lines states them",
)


def read_cost_lines(sources: Path) -> dict[tuple[str, str], RawRow]:
    """Read every raw charge line by country and line id, in the source's order by country.

    Raises:
        DataBuildError: If a line is there twice or a file is broken.
    """
    folder = sources / EOR_SCOPE
    lines: dict[tuple[str, str], RawRow] = {}
    for file in ("lines-part1.csv", "lines-part2.csv"):
        for row in read_rows(folder / file, _RAW_COLUMNS):
            key = (row.filled("iso"), row.filled("line_id"))
            if key in lines:
                raise row.fault("line_id", f"{key[1]} is there twice in {key[0]}")
            lines[key] = row
    return dict(sorted(lines.items(), key=lambda item: item[0][0]))


def cost_lines_table(lines: Mapping[tuple[str, str], RawRow], log: BuildLog) -> Table:
    """Build the table of all charge lines, also those named only."""
    rows = tuple(tuple(_line(row)) for row in lines.values())
    named_only = sum(not row.flag("in_total") for row in lines.values())
    log.check(f"employer cost: {len(rows)} lines, {named_only} of them named only, none dropped")
    log.drop("employer cost: the thirteenth-month flag; lines and payroll calendar say it exactly")
    return Table("employer_cost_lines.csv", LINE_COLUMNS, rows)


def cost_countries_table(sources: Path, lines: Mapping[tuple[str, str], RawRow]) -> Table:
    """Build the table of what holds for a country as a whole.

    Raises:
        DataBuildError: If the lines of one country disagree on it.
    """
    shares = {
        row["iso"]: row.decimal("value")
        for row in _read_cases(sources)
        if row["id"] == _BASIC_SHARE
    }
    by_country: dict[str, list[RawRow]] = {}
    for (country, _), row in lines.items():
        by_country.setdefault(country, []).append(row)
    rows = tuple(
        _country(country, rows, shares.get(country, Decimal(1)))
        for country, rows in by_country.items()
    )
    return Table("employer_cost_countries.csv", _COUNTRY_COLUMNS, rows)


def cost_cases_table(
    sources: Path, lines: Mapping[tuple[str, str], RawRow], own_cases: Sequence[tuple[Cell, ...]]
) -> Table:
    """Build the table of the case each country's lines hold for.

    Args:
        sources: Folder of the raw sources.
        lines: The charge lines; cases of other countries are a fault.
        own_cases: Cases this build adds, as rows of the table.

    Raises:
        DataBuildError: If a case belongs to no country with lines.
    """
    checked = last_checked(lines)
    countries = {country for country, _ in lines}
    rows: list[tuple[Cell, ...]] = [case for case in own_cases if case[0] in countries]
    for row in _read_cases(sources):
        if row["iso"] not in countries:
            raise row.fault("iso", f"{row['iso']!r} has no charge lines")
        texts = [row.filled("label"), row["note"]]
        grade = COUNTRY_GRADES.grade(None)
        rows.append(
            (row["iso"], row["id"], row.decimal("value"), *texts, EOR_SCOPE, checked, grade)
        )
    return Table("employer_cost_cases.csv", _CASE_COLUMNS, tuple(sorted(rows, key=_case_key)))


def last_checked(lines: Mapping[tuple[str, str], RawRow]) -> date:
    """Return the latest day on which any line was read in its law."""
    return max(row.day("source_checked_at") for row in lines.values())


def _case_key(row: tuple[Cell, ...]) -> tuple[str, str]:
    return str(row[0]), str(row[1])


def _read_cases(sources: Path) -> list[RawRow]:
    path = sources / EOR_SCOPE / "assumptions.csv"
    return read_rows(path, ("iso", "id", "value", "label", "note"))


def _country(country: str, rows: Sequence[RawRow], share: Decimal) -> tuple[Cell, ...]:
    first = rows[0]
    for row in rows:
        for column in ("currency", "total_declared_floor", "total_declared_ceiling"):
            if row[column] != first[column]:
                raise row.fault(column, f"differs within {country}")
    return (
        country,
        first.filled("currency"),
        share,
        first.flag("total_declared_floor"),
        first.flag("total_declared_ceiling"),
        EOR_SCOPE,
        max(row.day("source_checked_at") for row in rows),
        COUNTRY_GRADES.grade(None),
    )


def _line(row: RawRow) -> list[Cell]:
    key = (row["iso"], row["line_id"])
    base, rate = _base_and_rate(row)
    return [
        *key,
        row.filled("line_name"),
        base.value,
        rate,
        row.optional_decimal("base_factor") or Decimal(1),
        row.optional_decimal("base_floor_annual_local"),
        row.optional_decimal("base_cap_annual_local"),
        row.decimal("flat_annual_local") if base is CostBase.FLAT else None,
        row.optional_decimal("min_gross_annual_local"),
        row.optional_decimal("max_gross_annual_local"),
        row.flag("in_total"),
        _EXCLUSIVE.get(key),
        row["applies"],
        row["note"] + _ON_BASIC_PAY.get(key, ""),
        row["source_name"],
        EOR_SCOPE,
        row.day("source_checked_at"),
        LINE_GRADES.grade(row),
    ]


def _base_and_rate(row: RawRow) -> tuple[CostBase, Decimal]:
    if row["line_type"] == "contribution":
        return _contribution_base(row)
    if row["line_type"] != "statutory_extra":
        raise row.fault("line_type", f"{row['line_type']!r} is unknown")
    if row["extra_kind"] not in _EXTRAS:
        raise row.fault("extra_kind", f"{row['extra_kind']!r} is unknown")
    base, divisor = _EXTRAS[row["extra_kind"]]
    if (row["iso"], row["line_id"]) in _ON_BASIC_PAY:
        base = CostBase.BASIC
    return base, row.decimal("extra_value") / divisor


def _contribution_base(row: RawRow) -> tuple[CostBase, Decimal]:
    if row["base"] == CostBase.FLAT:
        return CostBase.FLAT, Decimal(0)  # a rate beside a flat amount belongs to something else
    if row["base"] not in (CostBase.GROSS, CostBase.BASIC, CostBase.BAND):
        raise row.fault("base", f"{row['base']!r} is unknown")
    return CostBase(row["base"]), row.decimal("rate")


def check_gates(lines: Mapping[tuple[str, str], RawRow]) -> None:
    """Make sure that lines meant to exclude each other are still there.

    Raises:
        DataBuildError: If a country has only part of an exclusive group.
    """
    present = {country for country, _ in lines}
    for country, line in _EXCLUSIVE:
        if country in present and (country, line) not in lines:
            path = next(row.path for key, row in lines.items() if key[0] == country)
            raise DataBuildError(path, f"line {line} of {country} is missing from its group")
