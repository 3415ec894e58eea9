"""Sets leave, notice, probation and hours beside the law's own text or a page that cites it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.table import Table

SPOT_CHECKS = "statutory_spot_checks.csv"
TABLE = "quality_statutory_spot_checks.csv"
UNDATED = "undated"
"""Said of a page that does not tell its year."""

_TERMS = ("paid_leave_days", "notice_days", "probation_months", "weekly_hours")
_COLUMNS = ("country", "term", "amount", "year", "publisher", "definition", "url")
_FOUND_COLUMNS = (*_COLUMNS, "figure", "agrees")


@dataclass(frozen=True, slots=True)
class TermSpotCheck:
    """A published term beside the shipped one.

    Attributes:
        told: The columns of the list, as they stand.
        published: Days, months or hours; None where none was found.
        figure: The shipped term; None where none is shipped.
    """

    told: tuple[str, ...]
    published: Decimal | None
    figure: Decimal | None

    @property
    def agrees(self) -> bool | None:
        """Whether both are the same; None if either is missing."""
        if self.published is None or self.figure is None:
            return None
        return self.published == self.figure


def read_term_spot_checks(curated: Path, terms: Table) -> list[TermSpotCheck]:
    """Compare every listed term, of the countries with statutory terms.

    Raises:
        DataBuildError: If a check names an unknown term or its amount is no number.
    """
    at = {name: terms.columns.index(name) for name in ("country", *_TERMS)}
    shipped = {str(row[at["country"]]): row for row in terms.rows}
    checks = []
    for row in read_rows(curated / SPOT_CHECKS, _COLUMNS):
        if row["term"] not in _TERMS:
            raise row.fault("term", f"{row['term']!r} is no statutory term")
        if row["country"] in shipped:
            checks.append(_checked(row, shipped[row["country"]][at[row["term"]]]))
    return checks


def term_spot_checks_table(checks: Sequence[TermSpotCheck]) -> Table:
    """Return the comparison as a table."""
    rows = tuple((*check.told, check.figure, check.agrees) for check in checks)
    return Table(TABLE, _FOUND_COLUMNS, rows)


def term_spot_checks_text(checks: Sequence[TermSpotCheck]) -> str:
    """Return the section of the quality report."""
    found = [check for check in checks if check.agrees is not None]
    agreeing = sum(check.agrees is True for check in found)
    return _TEXT.format(found=len(found), agreeing=agreeing, lines="\n".join(map(_line, checks)))


def _checked(row: RawRow, figure: object) -> TermSpotCheck:
    told = tuple(row[column] for column in _COLUMNS)
    shipped = None if figure is None else Decimal(str(figure))
    return TermSpotCheck(told, row.optional_decimal("amount"), shipped)


def _line(check: TermSpotCheck) -> str:
    country, term, amount, year, publisher, definition, _ = check.told
    published = (
        "no figure found"
        if check.published is None
        else f"{amount}, {year or UNDATED}, {publisher}"
    )
    agrees = {True: "yes", False: "no", None: ""}[check.agrees]
    here = "" if check.figure is None else check.figure
    words = term.replace("_", " ")
    return f"| {country}, {words} | {published}: {definition} | {here} | {agrees} |"


_TEXT = """## Statutory terms

### Terms published elsewhere

The terms are retyped; these cells were looked up anew, where a law is named in its text as others
reprint it, otherwise in a guide for employers. {agreeing} of {found} agree. They are no sample:
terms of well-known laws were chosen, where an error is least likely, and nothing follows for the
rest.

| cell | published | here | agrees |
| --- | --- | ---: | --- |
{lines}
"""
