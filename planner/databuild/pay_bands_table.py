"""Derives the pay bands: P10 to P90 per role family, level and country, and per US metro area.

Amounts are in the country's currency, converted once at the survey's own rates; in the United
States they are set to the level and width of official wages. A band never falls from one level to
the next, nor from one quantile to the next.

What people say of themselves, unchecked, is not solid: only official wages make the best grade.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from planner.databuild.cldr import CLDR
from planner.databuild.grades import GradeRule, GradeStep, always, single
from planner.databuild.pay_anchor import UNITED_STATES, OfficialAnchor
from planner.databuild.pay_country_facts import PPP
from planner.databuild.pay_levels import LevelEffect, bracket_of, level_offsets
from planner.databuild.pay_model import SENIOR_YEARS, PayModel
from planner.databuild.pay_official import OFFICIAL, OFFICIAL_AS_OF, AreaPay, OfficialWages
from planner.databuild.pay_postings import POSTINGS
from planner.databuild.pay_roles import RoleEffect, RoleSource
from planner.databuild.pay_sources import PAY_ROLES
from planner.databuild.pay_survey import OCCUPATIONS, SURVEY, SURVEYED_ON, Floats
from planner.databuild.pay_survey_rates import SurveyRates
from planner.databuild.places_table import GEONAMES
from planner.databuild.table import Cell, Table, joined
from planner.databuild.talent_pool_activity import INNOVATION_GRAPH
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily

BANDS = "pay_bands.csv"
AREAS = "pay_areas.csv"

_COLUMNS = (
    "role",
    "country",
    "area",
    "level",
    "currency",
    "p10",
    "p25",
    "p50",
    "p75",
    "p90",
    "n",
    "country_n",
    "standard_error",
    "model_share",
    "other_sources",
    "source",
    "as_of",
    "grade",
)
_AREA_COLUMNS = ("place", "area", "area_name", "source", "as_of", "grade")
_SIGNIFICANT_DIGITS = 3


@dataclass(frozen=True, slots=True)
class PayInputs:
    """All a band is computed from."""

    model: PayModel
    rates: SurveyRates
    roles: Mapping[RoleFamily, RoleEffect]
    levels: Mapping[Level, LevelEffect]
    anchor: OfficialAnchor
    official: OfficialWages
    today: date


@dataclass(frozen=True, slots=True)
class _Market:
    """One country or metro area to price a role in."""

    country: str
    area: str
    shift: float
    error: float
    width: float


@dataclass(frozen=True, slots=True)
class BandEvidence:
    """What a band rests on: survey rows of the country, and the error of the log of its median.

    ``is_official`` says whether official wages set the level.
    """

    rows: int
    standard_error: float
    is_official: bool


def _enough(
    grade: Grade, fewest: int, widest: float, *, official: bool = False
) -> GradeStep[BandEvidence]:
    wages = ", and official wages that set the level" if official else ""
    return GradeStep(
        grade,
        f"{fewest} survey rows of the country or more and a standard error of the median up to "
        f"{widest:.0%}{wages}",
        lambda found: (
            found.rows >= fewest
            and found.standard_error <= widest
            and (found.is_official or not official)
        ),
    )


BAND_GRADES: GradeRule[BandEvidence] = GradeRule(
    "Pay bands",
    (BANDS,),
    (
        _enough(Grade.A, 150, 0.10, official=True),
        _enough(Grade.B, 50, 0.15),
        _enough(Grade.C, 20, 0.22),
        GradeStep(Grade.D, "otherwise: the model more than the country's own rows", always),
    ),
    ages=True,
)
AREA_GRADES = single(
    "Areas of official wages", (AREAS,), Grade.A, "the official area a place lies in"
)


def pay_bands_table(inputs: PayInputs, currencies: Mapping[str, str]) -> Table:
    """Build the bands.

    Args:
        inputs: The fitted model with roles, levels and official wages.
        currencies: Currency of today of each country to price.
    """
    rows = [
        row
        for role in RoleFamily
        for market in _markets(inputs, role, currencies)
        for row in _rows(inputs, role, market, currencies[market.country])
    ]
    return Table(BANDS, _COLUMNS, tuple(rows))


def pay_areas_table(official: OfficialWages) -> Table:
    """Build the table of the US places and the metro area whose official wages they follow."""
    rows = tuple(
        (place, code, official.area_names[code], OFFICIAL, OFFICIAL_AS_OF, AREA_GRADES.grade(None))
        for place, code in sorted(official.area_of.items())
    )
    return Table(AREAS, _AREA_COLUMNS, rows)


def grade_of(rows: int, standard_error: float, age: timedelta, *, is_official: bool) -> Grade:
    """Return the grade by the written rules.

    Args:
        rows: Survey rows of the country.
        standard_error: Of the log of the median.
        age: Of the rows.
        is_official: Whether official wages set the level.
    """
    return BAND_GRADES.grade(BandEvidence(rows, standard_error, is_official), age)


def _markets(
    inputs: PayInputs, role: RoleFamily, currencies: Mapping[str, str]
) -> Iterator[_Market]:
    for country in sorted(currencies):
        if country not in inputs.model.countries or country not in inputs.rates.currency:
            continue
        effect = inputs.model.countries[country]
        width = inputs.model.width_in(country)
        error = math.hypot(effect.error, inputs.rates.error(country))
        if country != UNITED_STATES:
            yield _Market(country, "", effect.value, error, width)
            continue
        national = _Market(
            country,
            "",
            effect.value + inputs.anchor.shift,
            math.hypot(error, inputs.anchor.error),
            width * inputs.anchor.width,
        )
        yield national
        occupations = inputs.roles[role].occupations(RoleSource.OFFICIAL)
        for area in sorted(set(inputs.official.area_of.values())):
            yield _in_area(national, area, inputs.official.area_pay(area, occupations))


def _in_area(national: _Market, area: str, pay: AreaPay) -> _Market:
    return _Market(
        national.country,
        area,
        national.shift + pay.shift,
        math.hypot(national.error, pay.error),
        national.width * pay.spread,
    )


def _rows(
    inputs: PayInputs, role: RoleFamily, market: _Market, currency: str
) -> Iterator[tuple[Cell, ...]]:
    effect = inputs.roles[role]
    steepness, steepness_error = inputs.model.steepness_in(market.country)
    offsets = level_offsets(inputs.levels, steepness)
    rate = inputs.rates.per_usd_now(market.country)
    center = market.shift + effect.value + float(inputs.model.fit.experience(SENIOR_YEARS)[0])
    amounts = _never_falling(
        [_amounts(inputs, level, market, center + offsets[level], rate) for level in Level]
    )
    rows, country_rows = _counted(inputs.model, effect, market.country)
    for level, quantiles in zip(Level, amounts, strict=True):
        own = inputs.levels[level]
        error = math.hypot(market.error, effect.error, own.error, steepness_error * own.experience)
        age = inputs.today - SURVEYED_ON
        yield (
            role.value,
            market.country,
            market.area,
            level.value,
            currency,
            *quantiles,
            rows,
            country_rows,
            f"{error:.3f}",
            f"{inputs.model.countries[market.country].model_share:.3f}",
            joined(_other_sources(effect, market)),
            SURVEY,
            SURVEYED_ON,
            grade_of(country_rows, error, age, is_official=market.country == UNITED_STATES),
        )


def _amounts(
    inputs: PayInputs, level: Level, market: _Market, center: float, rate: float
) -> Floats:
    offsets = inputs.model.spread.quantiles[bracket_of(level)] * market.width
    amounts: Floats = np.exp(center + offsets) * rate
    return amounts


def _never_falling(amounts: Sequence[Floats]) -> list[tuple[Decimal, ...]]:
    """Round to three digits of the middle; raise what would fall below the level before."""
    raised = np.maximum.accumulate(np.array(amounts), axis=0)
    return [_rounded(row) for row in np.maximum.accumulate(raised, axis=1)]


def _rounded(quantiles: Floats) -> tuple[Decimal, ...]:
    return tuple(_significant(float(amount)) for amount in quantiles)


def _significant(amount: float) -> Decimal:
    """Round half up to three significant digits: what a survey can tell."""
    step = 10 ** max(math.floor(math.log10(amount)) - _SIGNIFICANT_DIGITS + 1, 0)
    return Decimal(math.floor(amount / step + 0.5) * step)


def _counted(model: PayModel, effect: RoleEffect, country: str) -> tuple[int, int]:
    """Count the country's survey rows in the role's occupations, and all of them."""
    if country not in model.survey.countries:
        return 0, 0
    own = model.survey.country == model.survey.countries.index(country)
    wanted = [OCCUPATIONS.index(name) for name in effect.occupations(RoleSource.SURVEY)]
    return int((own & np.isin(model.survey.occupation, wanted)).sum()), int(own.sum())


def _other_sources(effect: RoleEffect, market: _Market) -> list[str]:
    sources = {PPP, CLDR, POSTINGS, INNOVATION_GRAPH, GEONAMES, PAY_ROLES}
    if market.country == UNITED_STATES or effect.occupations(RoleSource.OFFICIAL):
        sources.add(OFFICIAL)
    return sorted(sources)
