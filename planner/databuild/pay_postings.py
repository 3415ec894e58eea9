"""Effects of posted job titles, levels and countries on pay, from public AI and data job salaries.

    log pay in dollars = title + level + year + country + residual

by least squares. Titles and levels are learnt from US rows of the last two years, countries from
people living where the firm is and paid in that country's currency. US rows mostly come in pairs,
the two ends of a posted range, so a US row counts half.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from planner.databuild.countries_table import CROSSWALK
from planner.databuild.pay_survey import Floats
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.report import BuildLog

POSTINGS = "aijobs-salaries"
POSTINGS_FILE = f"{POSTINGS}/salaries_2020_2025-01-19.csv.gz"
POSTINGS_AS_OF = date(2025, 1, 19)

LEVELS = ("EN", "MI", "SE", "EX")
REFERENCE_TITLE = "Software engineer"
REFERENCE_LEVEL = "SE"

_TITLES = {
    "Software engineer": ("Software Engineer", "Software Development Engineer"),
    "ML engineer": ("Machine Learning Engineer", "ML Engineer"),
    "ML infrastructure engineer": (
        "ML Infrastructure Engineer",
        "Machine Learning Infrastructure Engineer",
        "Machine Learning Platform Engineer",
    ),
    "MLOps engineer": ("MLOps Engineer",),
    "Research engineer": ("Research Engineer",),
    "AI engineer": ("AI Engineer",),
    "Site reliability engineer": ("Site Reliability Engineer",),
    "DevOps engineer": ("DevOps Engineer",),
    "Platform engineer": ("Platform Engineer",),
    "Cloud engineer": ("Cloud Engineer",),
    "Data engineer": ("Data Engineer",),
    "Security engineer": ("Security Engineer",),
    "Engineering manager": ("Engineering Manager",),
}
_GROUP_OF = {title: group for group, titles in _TITLES.items() for title in titles}
_OTHER = "other"
_OWN_DUMMY_FROM = 150
_FIRST_YEAR = 2022
_FIRST_US_YEAR = 2024
_US_ROW_WEIGHT = 0.5
_FEWEST_OF_COUNTRY = 5
_COLUMNS = (
    "work_year",
    "experience_level",
    "employment_type",
    "job_title",
    "salary_currency",
    "salary_in_usd",
    "employee_residence",
    "company_location",
)


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect on log pay, its standard error and the rows behind it."""

    value: float
    error: float
    rows: int


@dataclass(frozen=True, slots=True)
class PostingEffects:
    """What the postings say, each relative to its reference.

    Attributes:
        titles: By title group, against software engineers.
        levels: By level, against ``SE`` (senior).
        countries: By country code, in logs of dollars up to a common constant.
        spread: Standard deviation of the residuals between countries.
    """

    titles: dict[str, Effect]
    levels: dict[str, Effect]
    countries: dict[str, Effect]


@dataclass(frozen=True, slots=True)
class _Posting:
    title: str
    level: str
    year: str
    country: str
    log_pay: float


def read_posting_effects(sources: Path, log: BuildLog) -> PostingEffects:
    """Read the postings and fit their effects.

    Raises:
        DataBuildError: If the file is missing or broken, or holds no US row of the last years.
    """
    rows = read_rows(sources / POSTINGS_FILE, _COLUMNS)
    currency = {
        row["iso2"]: row["currency"] for row in read_rows(sources / CROSSWALK, ("iso2", "currency"))
    }
    postings = sorted(
        (_posting(row) for row in rows if _is_local(row, currency)),
        key=lambda posting: (posting.country, posting.title, posting.level, posting.log_pay),
    )
    log.drop(
        f"pay: {len(rows) - len(postings)} of {len(rows)} posted salaries: not full-time, before "
        f"{_FIRST_YEAR}, abroad or in foreign money"
    )
    home = [
        posting
        for posting in postings
        if posting.country == "US"
        and int(posting.year) >= _FIRST_US_YEAR
        and posting.title in _TITLES
    ]
    if not home:
        raise DataBuildError(sources / POSTINGS_FILE, f"holds no US row since {_FIRST_US_YEAR}")
    titles, levels, _ = _fit(home, _US_ROW_WEIGHT)
    _, _, countries = _fit(postings, 1.0)
    kept = {code: effect for code, effect in countries.items() if effect.rows >= _FEWEST_OF_COUNTRY}
    return PostingEffects(titles, levels, kept)


def _is_local(row: RawRow, currency: dict[str, str]) -> bool:
    country = row["company_location"]
    return (
        row["employment_type"] == "FT"
        and row["employee_residence"] == country
        and row.integer("work_year") >= _FIRST_YEAR
        and currency.get(country) == row["salary_currency"]
    )


def _posting(row: RawRow) -> _Posting:
    pay = float(row.decimal("salary_in_usd"))
    if pay <= 0:
        raise row.fault("salary_in_usd", f"{row['salary_in_usd']} is no pay above 0")
    if row["experience_level"] not in LEVELS:
        raise row.fault("experience_level", f"{row['experience_level']!r} is unknown")
    title = row.filled("job_title")
    return _Posting(
        _GROUP_OF.get(title, title),
        row["experience_level"],
        row["work_year"],
        row["company_location"],
        float(np.log(pay)),
    )


def _fit(
    postings: Sequence[_Posting], row_weight: float
) -> tuple[dict[str, Effect], dict[str, Effect], dict[str, Effect]]:
    often = Counter(posting.title for posting in postings)
    titles = [
        posting.title
        if posting.title in _TITLES or often[posting.title] >= _OWN_DUMMY_FROM
        else _OTHER
        for posting in postings
    ]
    blocks = [
        _Block(titles, REFERENCE_TITLE),
        _Block([posting.level for posting in postings], REFERENCE_LEVEL),
        _Block([posting.year for posting in postings], None),
        _Block([posting.country for posting in postings], None),
    ]
    pay = np.array([posting.log_pay for posting in postings])
    design = np.hstack([block.dummies for block in blocks])
    inner = design.T @ design
    effects = np.linalg.lstsq(inner, design.T @ pay, rcond=None)[0]
    spread = float(np.std(pay - design @ effects))
    first = 0
    named = []
    for block in blocks:
        last = first + block.dummies.shape[1]
        named.append(block.named(effects[first:last], spread, row_weight))
        first = last
    return named[0], named[1], named[3]


class _Block:
    """The dummies of one classification; the reference has none."""

    def __init__(self, labels: Sequence[str], reference: str | None) -> None:
        self.counts = Counter(labels)
        self.reference = reference
        self.names = sorted(self.counts)
        places = {name: place for place, name in enumerate(self.names)}
        full = np.zeros((len(labels), len(self.names)))
        full[np.arange(len(labels)), [places[label] for label in labels]] = 1.0
        self.kept = [name for name in self.names if name != reference]
        self.dummies: Floats = full[:, [places[name] for name in self.kept]]

    def named(self, effects: Floats, spread: float, row_weight: float) -> dict[str, Effect]:
        """Return the effects by name, with the error of a mean of their rows."""
        values = dict(zip(self.kept, effects.tolist(), strict=True))
        return {
            name: Effect(
                values.get(name, 0.0),
                spread / float(np.sqrt(self.counts[name] * row_weight)),
                self.counts[name],
            )
            for name in self.names
        }
