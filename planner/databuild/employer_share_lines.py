"""Employer cost of the countries without statute-cited lines: a single retyped share of pay.

The cost model of the statutory terms is all that is known of them: a share of all pay, shares up to
one or two ceilings, an accrual and extra salaries. Each becomes a line; the case says what they
hold for, and whether they are a lower or an upper bound.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from planner.databuild.countries_table import STATUTORY_TERMS
from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.statutory_terms_table import TERMS, terms_as_of
from planner.databuild.table import Cell
from planner.databuild.us_spelling import american
from planner.market.employer_cost import CostBase
from planner.market.provenance import Grade

CASES = "employer_share_cases.csv"

SHARE_GRADES: GradeRule[str] = GradeRule(
    "Employer cost as a single share",
    ("employer_cost_lines.csv", "employer_cost_countries.csv", "employer_cost_cases.csv"),
    (
        GradeStep(
            Grade.C,
            "retyped, and a second list used here has about the same headline rate",
            lambda evidence: evidence in {"A", "B"},
        ),
        GradeStep(Grade.D, "retyped, and in no second list used here", always),
    ),
    ages=True,
)

_CASE_ID = "single_share"
_LABEL = "A single share of pay, not one line per charge"
_CASE_COLUMNS = ("country", "at_least", "at_most", "note")
_TERMS_COLUMNS = (
    "iso2",
    "currency",
    "uncapped_pct",
    "capped_pct",
    "cap_annual_local",
    "capped2_pct",
    "cap2_annual_local",
    "rates_year",
    "extra_accrual_pct",
    "mandatory_extra_months",
    "extra_months_in_quoted_annual_pay",
    "instrument",
    "remarks",
    "headline_pct",
    "evidence_grade",
)


@dataclass(frozen=True, slots=True)
class EmployerShare:
    """The share of one country, with the case it holds for."""

    terms: RawRow
    case: RawRow
    as_of: date
    grade: Grade

    @property
    def country(self) -> str:
        """The country's code."""
        return self.terms["iso2"]

    @property
    def currency(self) -> str:
        """The currency its ceilings are in."""
        return self.terms.filled("currency")


def read_employer_shares(
    sources: Path,
    curated: Path,
    wanted: Collection[str],
    today: date,
    log: BuildLog,
) -> list[EmployerShare]:
    """Read the shares of countries that have a place but no charge lines.

    Args:
        sources: Folder of the raw sources.
        curated: Folder with the cases written by hand.
        wanted: Those countries.
        today: The day grades are given for.
        log: Takes what is left without any employer cost.

    Raises:
        DataBuildError: If a source is broken, or a case is missing for a country with a share.
    """
    path = curated / CASES
    cases = {row["country"]: row for row in read_rows(path, _CASE_COLUMNS)}
    rows = read_rows(sources / STATUTORY_TERMS, _TERMS_COLUMNS)
    terms = {row["iso2"]: row for row in rows if row["iso2"] in wanted}
    if missing := sorted(set(terms) - set(cases)):
        raise DataBuildError(path, f"no case of {', '.join(missing)}")
    without = sorted(set(wanted) - set(terms)) or ["none"]
    log.drop(f"employer cost: neither charge lines nor a share: {', '.join(without)}")
    log.check(f"employer cost: a single share stands for all lines in: {', '.join(sorted(terms))}")
    return [_share(terms[country], cases[country], today) for country in sorted(terms)]


def share_lines(shares: Collection[EmployerShare]) -> list[tuple[Cell, ...]]:
    """Return the rows to add to the table of charge lines."""
    return [line for share in shares for line in _lines(share)]


def share_countries(shares: Collection[EmployerShare]) -> list[tuple[Cell, ...]]:
    """Return the rows to add to the table of what holds for a country as a whole."""
    return [
        (
            share.country,
            share.currency,
            Decimal(1),
            share.case.flag("at_least"),
            share.case.flag("at_most"),
            *_provenance(share),
        )
        for share in shares
    ]


def share_cases(shares: Collection[EmployerShare]) -> list[tuple[Cell, ...]]:
    """Return the rows to add to the table of cases."""
    return [
        (
            share.country,
            _CASE_ID,
            share.terms.decimal("headline_pct") / 100,
            _LABEL,
            share.case.filled("note"),
            *_provenance(share),
        )
        for share in shares
    ]


def share_currencies(shares: Collection[EmployerShare]) -> Mapping[str, str]:
    """Return the currency of each country."""
    return {share.country: share.currency for share in shares}


def _share(terms: RawRow, case: RawRow, today: date) -> EmployerShare:
    as_of = terms_as_of(terms)
    grade = SHARE_GRADES.grade(terms.filled("evidence_grade"), today - as_of)
    return EmployerShare(terms, case, as_of, grade)


def _lines(share: EmployerShare) -> Iterator[tuple[Cell, ...]]:
    terms = share.terms
    for line_id, name, rate, cap in (
        ("employer_share", "Employer contributions on all pay", "uncapped_pct", ""),
        ("employer_share_capped", "Employer contributions up to a ceiling", "capped_pct", "cap"),
        ("employer_share_capped2", "Further contributions up to a ceiling", "capped2_pct", "cap2"),
        ("accrual", "Set aside for the end of employment", "extra_accrual_pct", ""),
    ):
        if terms.decimal(rate):
            ceiling = terms.decimal(f"{cap}_annual_local") if cap else None
            yield _line(share, line_id, name, CostBase.GROSS, terms.decimal(rate) / 100, ceiling)
    months = terms.decimal("mandatory_extra_months")
    if months and terms["extra_months_in_quoted_annual_pay"] != "yes":
        yield _line(share, "extra_salaries", "Extra salaries", CostBase.EXTRA_MONTHS, months, None)


def _line(
    share: EmployerShare,
    line_id: str,
    name: str,
    base: CostBase,
    rate: Decimal,
    cap: Decimal | None,
) -> tuple[Cell, ...]:
    nothing = None
    return (
        share.country,
        line_id,
        name,
        base.value,
        rate,
        Decimal(1),
        nothing,
        cap,
        nothing,
        nothing,
        nothing,
        True,
        nothing,
        "",
        american(share.terms["remarks"]),
        american(share.terms.filled("instrument")),
        *_provenance(share),
    )


def _provenance(share: EmployerShare) -> tuple[Cell, ...]:
    return TERMS, share.as_of, share.grade
