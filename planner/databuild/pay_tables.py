"""Builds the pay tables: bands, the areas of US places, and how good they are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.databuild.currency_tables import EcbRates, OtherRates
from planner.databuild.pay_anchor import find_anchor
from planner.databuild.pay_bands_table import PayInputs, pay_areas_table, pay_bands_table
from planner.databuild.pay_country_activity import PUSHES_FILE, WAGES, WAGES_FILE
from planner.databuild.pay_country_facts import PPP, PPP_FILE, read_country_facts
from planner.databuild.pay_levels import level_effects
from planner.databuild.pay_model import FEWEST_ROWS, PayModel, fit_model
from planner.databuild.pay_model_quality import pay_models_table
from planner.databuild.pay_official import read_official_wages
from planner.databuild.pay_postings import (
    POSTINGS,
    POSTINGS_AS_OF,
    POSTINGS_FILE,
    read_posting_effects,
)
from planner.databuild.pay_quality import judge, quality_table
from planner.databuild.pay_quality_text import pay_quality_text
from planner.databuild.pay_roles import read_role_parts, role_effects
from planner.databuild.pay_sources import PAY_ROLES
from planner.databuild.pay_spot_checks import (
    read_pay_spot_checks,
    spot_checks_table,
    spot_checks_text,
)
from planner.databuild.pay_survey import SURVEY, SURVEY_FILE, SURVEYED_ON, read_survey
from planner.databuild.pay_survey_rates import (
    BIG_MAC,
    BIG_MAC_FILE,
    is_paid_abroad,
    survey_rates,
)
from planner.databuild.payroll_calendar import RETYPED_ON
from planner.databuild.raw_table import DataBuildError
from planner.databuild.report import BuildLog
from planner.databuild.table import Table
from planner.databuild.talent_pool_regions import METROS

PAY_RAW_FILES = (SURVEY_FILE, POSTINGS_FILE, PPP_FILE, BIG_MAC_FILE, PUSHES_FILE, WAGES_FILE)

_PPP_AS_OF = date(2024, 12, 31)
_BIG_MAC_AS_OF = date(2026, 1, 1)
_WAGES_AS_OF = date(2024, 12, 31)


@dataclass(frozen=True, slots=True)
class PayMarkets:
    """What is to be priced.

    Attributes:
        places: The places table, to check the areas against.
        charged: Countries with employer cost lines, which get bands from their first survey row on.
        currencies: Currency of today of every country with a place.
    """

    places: Table
    charged: Collection[str]
    currencies: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PayTables:
    """The tables, the dates of their sources, and the section of the quality report."""

    tables: tuple[Table, ...]
    as_of: Mapping[str, date]
    quality: str


def build_pay(
    sources: Path,
    curated: Path,
    rates: tuple[EcbRates, OtherRates],
    markets: PayMarkets,
    log: BuildLog,
) -> PayTables:
    """Build the pay tables.

    Args:
        sources: Folder of the raw sources.
        curated: Folder of the lists made by hand.
        rates: Public exchange rates.
        markets: The places and countries to price.
        log: Takes what was dropped and checked.

    Raises:
        DataBuildError: If a source is missing or broken.
    """
    ecb, other = rates
    official = read_official_wages(sources, curated)
    _check_areas(official.area_of, markets.places, curated)
    everyone = read_survey(sources, log)
    survey_fx = survey_rates(sources, everyone, ecb, other, log)
    is_abroad = is_paid_abroad(everyone, survey_fx)
    abroad, local = everyone.take(is_abroad), everyone.take(~is_abroad)
    log.drop(f"pay: {int(is_abroad.sum())} survey rows of people paid in foreign money")
    postings = read_posting_effects(sources, log)
    model = fit_model(local, read_country_facts(sources, survey_fx, log), postings)
    anchor = find_anchor(model, official)
    inputs = PayInputs(
        model=model,
        rates=survey_fx,
        roles=role_effects(read_role_parts(curated), local, model.fit, postings, official),
        levels=level_effects(model.fit, postings),
        anchor=anchor,
        official=official,
        today=ecb.days[0][0],
    )
    bands = pay_bands_table(inputs, _priced(model, markets, log))
    found = judge(model, abroad, postings, survey_fx, anchor)
    as_of = {
        SURVEY: SURVEYED_ON,
        POSTINGS: POSTINGS_AS_OF,
        PPP: _PPP_AS_OF,
        BIG_MAC: _BIG_MAC_AS_OF,
        WAGES: _WAGES_AS_OF,
        PAY_ROLES: RETYPED_ON,
    }
    spots = read_pay_spot_checks(curated, bands, survey_fx)
    tables = (
        bands,
        pay_areas_table(official),
        quality_table(found),
        pay_models_table(model.judged),
        spot_checks_table(spots),
    )
    quality = f"{pay_quality_text(bands, found, inputs)}\n{spot_checks_text(spots)}"
    return PayTables(tables, as_of, quality)


def _priced(model: PayModel, markets: PayMarkets, log: BuildLog) -> dict[str, str]:
    """Choose the countries: those with rows enough, and those with charge lines and any row.

    Where nobody answered, a band would be the model's guess alone: such a country has no evidence.
    """
    rows = dict(zip(model.survey.countries, model.survey.rows_by_country().tolist(), strict=True))
    wanted = {
        country: currency
        for country, currency in markets.currencies.items()
        if rows.get(country, 0) >= (1 if country in markets.charged else FEWEST_ROWS)
    }
    silent = sorted(set(markets.charged) & set(markets.currencies) - set(wanted))
    log.drop(f"pay: charge lines, but not one survey row: {', '.join(silent) or 'none'}")
    thin = sorted(set(markets.currencies) - set(wanted) - set(silent))
    log.drop(f"pay: fewer than {FEWEST_ROWS} rows and no charge lines: {', '.join(thin) or 'none'}")
    unknown = sorted(set(wanted) - set(model.countries))
    log.drop(f"pay: nothing predicts pay in: {', '.join(unknown) or 'none'}")
    return wanted


def _check_areas(area_of: Mapping[str, str], places: Table, curated: Path) -> None:
    place_ids = {str(row[0]) for row in places.rows if row[3] == "US"}
    missing = sorted(place_ids - set(area_of))
    if missing:
        raise DataBuildError(curated / METROS, f"no area is named for {', '.join(missing)}")
    unknown = sorted(set(area_of) - place_ids)
    if unknown:
        raise DataBuildError(curated / METROS, f"{unknown[0]} is no place in the United States")
