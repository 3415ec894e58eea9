"""Derives what levers do and what the time to fill is reckoned from.

Days of a typical search and what a country makes of them come from published averages, which are
old and of all jobs; everything else is a judgment of ours, but for two cases of the field.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.hiring_sources import (
    BENCHMARKS,
    BENCHMARKS_AS_OF,
    FIELD_CASES,
    INTERVIEWS,
    INTERVIEWS_AS_OF,
    JUDGED_ON,
    JUDGMENT,
)
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table
from planner.market.hiring_loader import (
    COEFFICIENT_COLUMNS,
    COEFFICIENT_TABLE,
    LEVER_COLUMNS,
    LEVER_QUANTITIES,
    LEVER_TABLE,
)
from planner.market.lever import EffectKind, LeverKind
from planner.market.provenance import Grade

_FOLDER = INTERVIEWS
INTERVIEWS_FILE = f"{_FOLDER}/interview_duration_25_countries_2017.csv"
BENCHMARKS_FILE = f"{_FOLDER}/role_benchmarks.csv"
HIRING_RAW_FILES = (INTERVIEWS_FILE, BENCHMARKS_FILE)

SIZE = "size"
"""The case tells how large an effect was."""
DIRECTION = "direction"
"""The case tells that there was an effect, not how large it was."""


@dataclass(frozen=True, slots=True)
class CoefficientEvidence:
    """What the grade of a coefficient depends on: whether anybody published it."""

    is_published: bool


LEVER_GRADES: GradeRule[str] = GradeRule(
    "Levers on hiring",
    (LEVER_TABLE,),
    (
        GradeStep(
            Grade.C, "one case of the field tells the size", lambda evidence: evidence == SIZE
        ),
        GradeStep(Grade.D, "a judgment, or a case that tells only the direction", always),
    ),
)
COEFFICIENT_GRADES: GradeRule[CoefficientEvidence] = GradeRule(
    "Coefficients of the time to fill",
    (COEFFICIENT_TABLE,),
    (
        GradeStep(
            Grade.C,
            "a published average of all jobs or of IT as a whole",
            lambda evidence: evidence.is_published,
        ),
        GradeStep(Grade.D, "a judgment: check before relied on", always),
    ),
    ages=True,
)

_LEVER_COLUMNS = ("lever", "quantity", "low", "likely", "high", "unit", "evidence", "note")
_COEFFICIENT_COLUMNS = ("name", "low", "likely", "high", "unit", "note")
_TYPICAL = ("all IT roles", "global")
_QUICKEST = ("software engineer", "US")
_ALL_COUNTRIES = ("all roles", "25 countries")
_LONGEST = Decimal(183)
"""Days of half a year, which a cloud provider's searches took before it did anything about it."""
_HUNDREDTH = Decimal("0.01")
_WIDER = Decimal("1.1")
_Range = tuple[Decimal, Decimal, Decimal]


def levers_table(curated: Path) -> Table:
    """Build the table of levers.

    Args:
        curated: Folder of the lists kept by hand.

    Raises:
        DataBuildError: If the list is missing or broken, or says something twice.
    """
    rows: dict[tuple[str, str], tuple[Cell, ...]] = {}
    for raw in read_rows(curated / LEVER_TABLE, _LEVER_COLUMNS):
        key = _lever_key(raw)
        if key in rows:
            raise raw.fault("quantity", "is there twice for the lever")
        evidence = raw["evidence"]
        if evidence not in ("", SIZE, DIRECTION):
            raise raw.fault("evidence", f"{evidence!r} is neither size nor direction")
        rows[key] = (
            *key,
            *_figures(raw),
            raw.filled("unit"),
            bool(evidence),
            evidence != SIZE,
            raw.filled("note"),
            FIELD_CASES if evidence else JUDGMENT,
            JUDGED_ON,
            LEVER_GRADES.grade(evidence),
        )
    return Table(LEVER_TABLE, LEVER_COLUMNS, tuple(rows[key] for key in sorted(rows)))


def hiring_coefficients_table(
    sources: Path, curated: Path, placed: Collection[str], today: date, log: BuildLog
) -> Table:
    """Build the table of coefficients.

    Args:
        sources: Folder of the raw sources.
        curated: Folder of the lists kept by hand.
        placed: The countries with places.
        today: The day grades are given for.
        log: Takes what was dropped and checked.

    Raises:
        DataBuildError: If a list is missing or broken, or says something twice.
    """
    benchmarks = _benchmarks(sources)
    rows: list[tuple[Cell, ...]] = [_typical_days(benchmarks, today)]
    rows += _countries(sources, benchmarks[_ALL_COUNTRIES], placed, today, log)
    grade = COEFFICIENT_GRADES.grade(CoefficientEvidence(is_published=False))
    names = {str(row[0]) for row in rows}
    for raw in read_rows(curated / COEFFICIENT_TABLE, _COEFFICIENT_COLUMNS):
        name = raw.filled("name")
        if name in names:
            raise raw.fault("name", "is there twice")
        names.add(name)
        said = (*_figures(raw), raw.filled("unit"), True, raw.filled("note"))
        rows.append((name, *said, JUDGMENT, JUDGED_ON, grade))
    return Table(
        COEFFICIENT_TABLE, COEFFICIENT_COLUMNS, tuple(sorted(rows, key=lambda row: str(row[0])))
    )


def country_factor(days: Decimal, of_all: Decimal) -> _Range:
    """Return what a country multiplies the days to fill by: low, likely and high.

    Interviews are only a part of a search, so the likely factor is the square root of how much
    longer they take; the range runs from no difference to all of it, and a tenth beyond. The root
    agrees with the one pair of averages for IT: 55 days in the United Kingdom and Ireland against
    51 in the United States and Canada is 1.08, and the root of 27.5 over 23.8 days of interviews is
    1.07.

    Args:
        days: Of interviews in the country.
        of_all: The same in all countries together.
    """
    ratio = days / of_all
    low, high = min(ratio, Decimal(1)) / _WIDER, max(ratio, Decimal(1)) * _WIDER
    return _hundredths(low), _hundredths(ratio.sqrt()), _hundredths(high)


def _lever_key(raw: RawRow) -> tuple[str, str]:
    lever, quantity = raw["lever"], raw["quantity"]
    if lever not in {each.value for each in LeverKind}:
        raise raw.fault("lever", f"{lever!r} is no lever")
    known = {each.value: each for each in LEVER_QUANTITIES}
    if quantity not in known:
        raise raw.fault("quantity", f"{quantity!r} is nothing a lever has")
    each = known[quantity]
    if isinstance(each, EffectKind) and each.is_factor and raw.decimal("low") <= 0:
        raise raw.fault("low", "is a factor, and not above 0")
    return lever, quantity


def _figures(raw: RawRow) -> _Range:
    low, likely, high = (raw.decimal(column) for column in ("low", "likely", "high"))
    if not 0 <= low <= likely <= high:
        raise raw.fault("likely", "does not lie between low and high")
    return low, likely, high


def _benchmarks(sources: Path) -> Mapping[tuple[str, str], Decimal]:
    path = sources / BENCHMARKS_FILE
    rows = read_rows(path, ("role", "region", "value", "unit"))
    found = {(row["role"], row["region"]): _days(row, "value") for row in rows}
    missing = [key for key in (_TYPICAL, _QUICKEST, _ALL_COUNTRIES) if key not in found]
    if missing:
        raise DataBuildError(path, f"there is no row of {', '.join(missing[0])}")
    return found


def _typical_days(benchmarks: Mapping[tuple[str, str], Decimal], today: date) -> tuple[Cell, ...]:
    typical, quickest = benchmarks[_TYPICAL], benchmarks[_QUICKEST]
    if quickest > typical:
        raise DataBuildError(
            Path(BENCHMARKS_FILE), "interviews take longer than the searches they are a part of"
        )
    note = (
        "All IT roles, all countries, about 2019; low is the interviews of software engineers in "
        "the United States in 2015, high the six months of the one case of AI infrastructure"
    )
    figures = quickest, typical, max(typical, _LONGEST)
    return (
        "baseline-days",
        *(_plain(figure) for figure in figures),
        "days",
        False,
        note,
        BENCHMARKS,
        BENCHMARKS_AS_OF,
        _published_grade(BENCHMARKS_AS_OF, today),
    )


def _countries(
    sources: Path, of_all: Decimal, placed: Collection[str], today: date, log: BuildLog
) -> list[tuple[Cell, ...]]:
    column = "mean_interview_process_days_2017h1"
    grade = _published_grade(INTERVIEWS_AS_OF, today)
    rows: list[tuple[Cell, ...]] = []
    for raw in read_rows(sources / INTERVIEWS_FILE, ("iso2", column)):
        country, days = raw.filled("iso2"), _days(raw, column)
        if country not in placed:
            log.drop(f"time to fill: {country} has no place")
            continue
        note = (
            f"{days} days from application to answer, all jobs, first half of 2017, against "
            f"{of_all} in 25 countries; the square root of their ratio"
        )
        figures = country_factor(days, of_all)
        said = ("factor", False, note, INTERVIEWS, INTERVIEWS_AS_OF, grade)
        rows.append((f"country.{country}", *figures, *said))
    unknown = len(set(placed)) - len(rows)
    log.check(f"time to fill: {len(rows)} countries with an average, {unknown} without")
    return rows


def _days(raw: RawRow, column: str) -> Decimal:
    days = raw.decimal(column)
    if days <= 0:
        raise raw.fault(column, "is not above 0")
    return days


def _published_grade(as_of: date, today: date) -> Grade:
    return COEFFICIENT_GRADES.grade(CoefficientEvidence(is_published=True), today - as_of)


def _hundredths(number: Decimal) -> Decimal:
    return number.quantize(_HUNDREDTH)


def _plain(number: Decimal) -> Decimal:
    """Return a number without the zeros behind its point."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
