"""Estimates the professionals of each country: official where counted, else modeled, with ranges.

- Official: the survey's newest count; the range is the scatter of its own series around its trend.
- Model and published count: the geometric mean of both; the range holds both, and is no narrower
  than that of their mean. In the United States the official count of the computer occupations
  listed, narrower by definition, is the low end, and the expected number lies midway to the
  other two.
- Model: the prediction; the range is that of the errors outside the fit.

Where network addresses mislead (Hong Kong and Singapore hold more accounts than people, mainland
China fewer), the range is widened by the accounts that seem misplaced. Growth is the official
yearly growth over five years; elsewhere the median of those countries, with their range.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, hypot, log
from statistics import median, quantiles

from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.talent_pool_activity import Activity
from planner.databuild.talent_pool_counts import Occupations
from planner.databuild.talent_pool_model import (
    ACCOUNTS,
    CountryModel,
    Evidence,
    spread_of,
)
from planner.market.provenance import Grade
from planner.market.talent_pool import PoolBasis

OVERCOUNTED = ("HK", "SG")
"""Economies whose network addresses serve neighbors too."""

UNDERCOUNTED = ("CN",)
"""Economies whose people are seen under other economies' addresses."""

YEARS_OF_GROWTH = 5
HOME_OF_OCCUPATIONS = "US"


@dataclass(frozen=True, slots=True)
class Span:
    """A positive number with its range."""

    low: float
    expected: float
    high: float

    def times(self, other: "Span") -> "Span":
        """Multiply by an independent number: relative ranges add in quadrature."""
        expected = self.expected * other.expected
        down = hypot(log(self.expected / self.low), log(other.expected / other.low))
        up = hypot(log(self.high / self.expected), log(other.high / other.expected))
        return Span(expected * exp(-down), expected, expected * exp(up))


@dataclass(frozen=True, slots=True)
class Professionals:
    """ICT specialists of one country, with yearly growth as a fraction."""

    country: str
    people: Span
    growth: Span
    is_growth_official: bool
    basis: PoolBasis
    grade: Grade


@dataclass(frozen=True, slots=True)
class PoolStanding:
    """What a country's number rests on.

    Attributes:
        is_undercounted: Whether its people are seen under other economies' addresses.
        is_extrapolated: Whether the model goes beyond the countries it was fitted on.
    """

    basis: PoolBasis
    is_undercounted: bool
    is_extrapolated: bool


POOL_GRADES: GradeRule[PoolStanding] = GradeRule(
    "Professionals of a country",
    ("talent_countries.csv",),
    (
        GradeStep(
            Grade.A,
            "the official count of ICT specialists",
            lambda found: found.basis is PoolBasis.OFFICIAL,
        ),
        GradeStep(
            Grade.C,
            "a published count and the model where network addresses hide people "
            f"({', '.join(UNDERCOUNTED)})",
            lambda found: (
                found.basis is PoolBasis.MODEL_AND_PUBLISHED_COUNT and found.is_undercounted
            ),
        ),
        GradeStep(
            Grade.B,
            "a published count and the model",
            lambda found: found.basis is PoolBasis.MODEL_AND_PUBLISHED_COUNT,
        ),
        GradeStep(
            Grade.D,
            "the model beyond the range of the countries it was fitted on",
            lambda found: found.is_extrapolated,
        ),
        GradeStep(Grade.C, "the model within that range", always),
    ),
)
GROWTH_GRADES: GradeRule[bool] = GradeRule(
    "Yearly growth of a country's professionals (growth_grade)",
    ("talent_countries.csv",),
    (
        GradeStep(
            Grade.A,
            f"the official count over {YEARS_OF_GROWTH} years",
            lambda is_official: is_official,
        ),
        GradeStep(Grade.D, "the median of the countries with an official one", always),
    ),
)


@dataclass(frozen=True, slots=True)
class CountryEvidence:
    """All that the estimates of all countries rest on.

    Attributes:
        predictors: Predictors by country.
        activity: Public activity.
        series: Official specialists by country and year.
        official: The newest of them.
        counted: Published counts, bridged to the official definition.
        occupations: US employment.
    """

    predictors: Mapping[str, Evidence]
    activity: Activity
    series: Mapping[str, Mapping[int, int]]
    official: Mapping[str, int]
    counted: Mapping[str, float]
    occupations: Occupations


def estimate_countries(
    countries: Sequence[str], known: CountryEvidence, model: CountryModel
) -> dict[str, Professionals]:
    """Estimate every country that has evidence."""
    scatter = spread_of(_scatter(known.series))
    official = {code: _yearly_growth(known.series[code]) for code in known.official}
    growths = {code: growth for code, growth in official.items() if growth is not None}
    typical = _typical_growth(list(growths.values()))
    estimates: dict[str, Professionals] = {}
    for code in sorted(countries):
        if code not in known.predictors and code not in known.official:
            continue
        people, basis = _people(code, known, model, scatter)
        growth = growths.get(code)
        estimates[code] = Professionals(
            country=code,
            people=people,
            growth=typical if growth is None else Span(growth, growth, growth),
            is_growth_official=growth is not None,
            basis=basis,
            grade=_grade(code, basis, known, model),
        )
    return estimates


def misplaced(code: str, known: CountryEvidence, model: CountryModel) -> float:
    """Return how far network addresses may mislead about a country, in logarithms.

    For an overcounted economy: how far its accounts and pushers lie above the highest of the
    fitted countries. For an undercounted one: all accounts above that, seen elsewhere, against its
    own.
    """
    if code in OVERCOUNTED:
        return model.excess(known.predictors[code])
    if code not in UNDERCOUNTED:
        return 0.0
    accounts = known.activity.newest(known.activity.accounts)
    limit = exp(float(model.fit.highest[model.names.index(ACCOUNTS)]))
    seen = [economy for economy in OVERCOUNTED if economy in known.predictors]
    beyond = [accounts[it] - limit * known.predictors[it].population for it in seen]
    return log(1 + sum(max(0.0, extra) for extra in beyond) / accounts[code])


def _people(
    code: str, known: CountryEvidence, model: CountryModel, scatter: float
) -> tuple[Span, PoolBasis]:
    if code in known.official:
        return _around(known.official[code], scatter), PoolBasis.OFFICIAL
    predicted = model.predict(known.predictors[code])
    half = hypot(model.half_range, misplaced(code, known, model))
    if code not in known.counted:
        return _around(predicted, half), PoolBasis.MODEL
    mean = (predicted * known.counted[code]) ** 0.5
    half = max(half / 2**0.5, abs(log(predicted / mean)))
    if code != HOME_OF_OCCUPATIONS:
        return _around(mean, half), PoolBasis.MODEL_AND_PUBLISHED_COUNT
    floor = known.occupations.total
    return Span(floor, (floor * mean) ** 0.5, mean * exp(half)), PoolBasis.MODEL_AND_PUBLISHED_COUNT


def _around(expected: float, half: float) -> Span:
    return Span(expected * exp(-half), expected, expected * exp(half))


def _grade(code: str, basis: PoolBasis, known: CountryEvidence, model: CountryModel) -> Grade:
    is_beyond = basis is PoolBasis.MODEL and model.is_extrapolated(known.predictors[code])
    return POOL_GRADES.grade(PoolStanding(basis, code in UNDERCOUNTED, is_beyond))


def _scatter(series: Mapping[str, Mapping[int, int]]) -> list[float]:
    """Return how far each year's number lies from the middle of its neighbors', in logarithms.

    With equal errors e in three years, that distance has the variance 1.5 e^2.
    """
    distances = []
    for _, numbers in sorted(series.items()):
        for year in sorted(numbers):
            if year - 1 in numbers and year + 1 in numbers:
                middle = (log(numbers[year - 1]) + log(numbers[year + 1])) / 2
                distances.append((log(numbers[year]) - middle) / 1.5**0.5)
    return distances


def _yearly_growth(numbers: Mapping[int, int]) -> float | None:
    newest = max(numbers)
    before = numbers.get(newest - YEARS_OF_GROWTH)
    return (
        None if before is None else float((numbers[newest] / before) ** (1 / YEARS_OF_GROWTH)) - 1
    )


def _typical_growth(growths: Sequence[float]) -> Span:
    tenths = quantiles(growths, n=10, method="inclusive")
    return Span(tenths[0], median(growths), tenths[-1])
