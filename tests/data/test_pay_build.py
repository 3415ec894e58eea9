"""The pay model on small samples: what it finds, and what it refuses."""

import csv
import gzip
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from planner.databuild.build import build_data
from planner.databuild.currency_tables import read_ecb, read_other_rates
from planner.databuild.pay_countries import predict_countries
from planner.databuild.pay_country_activity import Position, log_wages, positions
from planner.databuild.pay_country_choice import (
    CANDIDATES,
    choose,
    choose_without,
    fit_candidates,
    nested_errors,
    times_chosen,
)
from planner.databuild.pay_country_facts import CountryFacts, Predictor
from planner.databuild.pay_country_fit import fit_candidate, fit_deviations
from planner.databuild.pay_country_model import Candidate, Deviations, Evidence
from planner.databuild.pay_levels import fit_steepness
from planner.databuild.pay_postings import Effect
from planner.databuild.pay_regression import fit_regression
from planner.databuild.pay_spread import PROBABILITIES, fit_spread
from planner.databuild.pay_survey import OCCUPATIONS, SURVEY_FILE, Survey, read_survey
from planner.databuild.pay_survey_rates import RateBasis, SurveyRates, is_paid_abroad, survey_rates
from planner.databuild.raw_table import DataBuildError
from planner.databuild.report import BuildLog, BuildReport

Build = Callable[[], BuildReport]
EUR_RATE = 0.8619


def write_survey(sources: Path, rows: list[tuple[object, ...]]) -> None:
    """Write survey rows of pay, years of coding, country and occupation."""
    header = "ConvertedCompYearly_usd,YearsCode,Country,EdLevel,PrimaryLanguage,PrimaryRole"
    lines = [header]
    lines += [f'{pay},{years},{country},x,x,"{role}"' for pay, years, country, role in rows]
    (sources / SURVEY_FILE).write_bytes(gzip.compress("\n".join([*lines, ""]).encode()))


def found_rates(sources: Path) -> tuple[Survey, SurveyRates]:
    survey = read_survey(sources, BuildLog())
    rates = survey_rates(sources, survey, read_ecb(sources), read_other_rates(sources), BuildLog())
    return survey, rates


def drawn(countries: int, rows: int, seed: int = 5) -> Survey:
    """A survey whose truth is known: country i pays exp(10 + i), growth 0.05 a year, noise 0.3."""
    random = np.random.default_rng(seed)
    country = np.repeat(np.arange(countries), rows)
    occupation = random.integers(0, len(OCCUPATIONS), countries * rows)
    years = random.uniform(0, 25, countries * rows)
    pay = (
        10.0
        + country
        + 0.05 * years
        + 0.1 * (occupation == 3)
        + random.normal(0, 0.3, len(country))
    )
    names = tuple(f"C{place}" for place in range(countries))
    return Survey(names, country, occupation, years, np.exp(pay))


# The build


def test_that_the_order_of_survey_rows_does_not_matter(
    build: Build, sources: Path, tmp_path: Path
) -> None:
    build()
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*pay*")}
    for name in (SURVEY_FILE, "aijobs-salaries/salaries_2020_2025-01-19.csv.gz"):
        head, *lines = gzip.decompress((sources / name).read_bytes()).decode().splitlines()
        text = "\n".join([head, *reversed(lines), ""])
        (sources / name).write_bytes(gzip.compress(text.encode()))
    build()
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*pay*")} == before


def test_that_every_country_with_charge_lines_gets_bands(build: Build, tmp_path: Path) -> None:
    build()
    with (tmp_path / "out" / "pay_bands.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["country"] for row in rows} == {"DE", "IE", "IN", "US"}
    assert {row["area"] for row in rows if row["country"] == "US"} == {"", "38900", "47900"}
    assert {row["as_of"] for row in rows} == {"2025-06-24"}


def test_that_what_is_dropped_is_said(build: Build) -> None:
    said = [line for line in build().dropped if line.startswith("pay:")]
    for part in ("of other occupations", "in foreign money", "of no country"):
        assert any(part in line for line in said)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("0.60", "0.61", "weight"),
        ("mlops-engineer,postings", "mlops-engineer,gossip", "source"),
        ("storage-engineer,survey", "storage-baker,survey", "role"),
        ("survey,Data engineer", "survey,Data baker", "occupation"),
    ],
)
def test_that_a_wrong_mix_of_occupations_stops_the_build(
    build: Build, curated: Path, old: str, new: str, column: str
) -> None:
    path = curated / "pay_roles.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataBuildError) as caught:
        build()
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("-5", 10, "Germany", OCCUPATIONS[0]), "ConvertedCompYearly_usd"),
        (("much", 10, "Germany", OCCUPATIONS[0]), "ConvertedCompYearly_usd"),
        ((50_000, "", "Germany", OCCUPATIONS[0]), "YearsCode"),
        ((50_000, 10, "Atlantis", OCCUPATIONS[0]), "Country"),
    ],
)
def test_that_a_broken_answer_is_named_with_its_column(
    sources: Path, row: tuple[object, ...], column: str
) -> None:
    write_survey(sources, [row])
    with pytest.raises(DataBuildError) as caught:
        read_survey(sources, BuildLog())
    assert (caught.value.row, caught.value.column) == (2, column)


def test_that_a_day_without_rates_is_refused(sources: Path, curated: Path, tmp_path: Path) -> None:
    (path,) = (sources / "fx-ecb").glob("*.csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("2025-06-24")]
    path.write_text("\n".join([*kept, ""]), encoding="utf-8")
    with pytest.raises(DataBuildError, match="no rates of 2025-06-24"):
        build_data(sources, tmp_path / "out", curated=curated)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("DE,site", "DE,baker", "country"),
        ("75000,EUR", "75000,XXX", "amount"),
        ("75000,EUR", "much,EUR", "amount"),
    ],
)
def test_that_a_spot_check_of_nothing_stops_the_build(
    build: Build, curated: Path, old: str, new: str, column: str
) -> None:
    path = curated / "pay_spot_checks.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataBuildError) as caught:
        build()
    assert (caught.value.path, caught.value.column) == (path, column)


# The survey's own exchange rates


def test_that_the_rate_is_found_from_round_figures(sources: Path) -> None:
    pay = [round(euros * 1000 / EUR_RATE) for euros in range(40, 120)]
    write_survey(sources, [(usd, 10, "Germany", OCCUPATIONS[0]) for usd in pay])
    _, rates = found_rates(sources)
    found = rates.rates["EUR"]
    assert found.basis is RateBasis.SURVEY_ROWS
    assert found.per_usd == pytest.approx(EUR_RATE, rel=1e-5)
    assert 70 <= found.round_rows <= found.rows == 80


def test_that_round_months_tell_the_rate_as_well_as_round_years(sources: Path) -> None:
    pay = [round(euros * 12 * 100 / EUR_RATE) for euros in range(31, 97)]
    write_survey(sources, [(usd, 10, "Ireland", OCCUPATIONS[0]) for usd in pay])
    _, rates = found_rates(sources)
    assert rates.rates["EUR"].per_usd == pytest.approx(EUR_RATE, rel=1e-5)


def test_that_odd_figures_leave_the_public_rate(sources: Path) -> None:
    random = np.random.default_rng(1)
    pay = random.integers(30_000, 120_000, 60).tolist()
    write_survey(sources, [(usd, 10, "Germany", OCCUPATIONS[0]) for usd in pay])
    _, rates = found_rates(sources)
    found = rates.rates["EUR"]
    assert found.basis is RateBasis.ECB
    assert found.per_usd == pytest.approx(1 / 1.1607)


def test_that_people_paid_in_foreign_money_are_told_by_round_dollars(sources: Path) -> None:
    rupees = [round(lakhs * 100_000 / 86.03) for lakhs in range(12, 42)]
    dollars = [60_000, 85_000, 91_200]
    write_survey(sources, [(usd, 10, "India", OCCUPATIONS[0]) for usd in rupees + dollars])
    survey, rates = found_rates(sources)
    abroad = is_paid_abroad(survey, rates)
    assert sorted(survey.usd[abroad].tolist()) == dollars


def test_that_nobody_in_the_united_states_is_paid_abroad(sources: Path) -> None:
    pay = range(60_000, 90_000, 1000)
    write_survey(sources, [(usd, 10, "United States of America", OCCUPATIONS[0]) for usd in pay])
    survey, rates = found_rates(sources)
    assert not is_paid_abroad(survey, rates).any()


# The stages, where the truth is known


def test_that_the_regression_finds_what_the_rows_were_drawn_from() -> None:
    fit = fit_regression(drawn(4, 3000))
    assert np.diff(fit.country) == pytest.approx([1, 1, 1], abs=0.04)
    assert fit.slopes == pytest.approx([0.05] * 5, abs=0.03)
    grown = fit.experience(25.0) - fit.experience(2.0)
    assert grown == pytest.approx([23 * 0.05], abs=0.04)
    assert fit.occupation[3] - fit.occupation[4] == pytest.approx(0.1, abs=0.05)
    assert fit.scale == pytest.approx(0.3, rel=0.05)


def test_that_monthly_figures_typed_as_yearly_hardly_move_a_country() -> None:
    survey = drawn(2, 400)
    usd = survey.usd.copy()
    usd[:20] /= 12
    spoiled = Survey(survey.countries, survey.country, survey.occupation, survey.years, usd)
    moved = fit_regression(spoiled).country - fit_regression(survey).country
    assert np.abs(moved).max() < 0.05  # the mean would fall by 0.124


def test_that_quantiles_hold_their_share_of_rows() -> None:
    survey = drawn(3, 2000)
    fit = fit_regression(survey)
    spread = fit_spread(survey, fit.residuals)
    assert spread.widths == pytest.approx([1, 1, 1], abs=0.05)
    # Normal quantiles of a standard deviation of 0.3.
    expected = np.array([-1.2816, -0.6745, 0.0, 0.6745, 1.2816]) * 0.3
    for row in spread.quantiles:
        assert row == pytest.approx(expected, abs=0.05)
    assert spread.quantiles.shape[1] == len(PROBABILITIES)


def test_that_a_country_of_wider_pay_gets_wider_bands() -> None:
    survey = drawn(3, 800)
    fit = fit_regression(survey)
    residuals = fit.residuals * np.where(survey.country == 2, 2.0, 1.0)
    widths = fit_spread(survey, residuals).widths
    assert widths[2] / widths[0] == pytest.approx(2.0, rel=0.1)


def test_that_experience_pays_the_same_where_it_does() -> None:
    survey = drawn(5, 500)
    steepness = fit_steepness(survey, fit_regression(survey))
    assert steepness.value == pytest.approx([1.0] * 5, abs=0.1)


# Pooling

LINE = Candidate((Predictor.OUTPUT, Predictor.PRICES, Predictor.COLLABORATION))
NEAR = Deviations(0.15, 0.15)


def facts_at(
    output: float, prices: float = 0.0, work: float = 0.0, longitude: float = 0.0
) -> CountryFacts:
    """Facts whose other predictors say nothing."""
    logs = dict.fromkeys(Predictor, 0.0)
    logs |= {
        Predictor.OUTPUT: output,
        Predictor.PRICES: prices,
        Predictor.COLLABORATION: work,
    }
    return CountryFacts(logs, Position(0.0, longitude))


def evidence(rows: int) -> Evidence:
    """Eight countries on a line, and a ninth far above it with some rows."""
    facts = {f"C{x}": facts_at(x / 2, x % 3 / 3, x % 2 / 2) for x in range(9)}
    survey = {code: Effect(output_of(facts[code]), 0.05, 100) for code in facts}
    survey["C8"] = Effect(output_of(facts["C8"]) + 0.5, 0.5 / rows**0.5, rows)
    return Evidence(facts, survey, {})


def without_survey_of(told: Evidence, country: str) -> Evidence:
    """Return evidence as if nobody of a country had answered the survey."""
    others = {code: effect for code, effect in told.survey.items() if code != country}
    return Evidence(told.facts, others, told.postings)


def output_of(facts: CountryFacts) -> float:
    return facts.logs[Predictor.OUTPUT]


def world(shape: Callable[[float, float], float], seed: int = 3, noise: float = 0.03) -> Evidence:
    """Forty countries whose pay follows from output and prices in a known shape."""
    random = np.random.default_rng(seed)
    facts, survey = {}, {}
    for place in range(40):
        code = f"C{place:02}"
        output, prices, work = random.uniform(-1, 1, 3).tolist()
        facts[code] = facts_at(output, prices, work, random.uniform(-180, 180))
        pay = shape(output, prices) + random.normal(0, noise)
        survey[code] = Effect(pay, noise, 100)
    return Evidence(facts, survey, {})


def found_in(told: Evidence) -> dict[str, float]:
    return {code: effect.value for code, effect in told.survey.items()}


def bent(output: float, prices: float) -> float:
    return output + 0.5 * prices + 0.8 * math.exp(-4 * (output**2 + prices**2))


def straight(output: float, prices: float) -> float:
    return output + 0.5 * prices


@pytest.mark.parametrize(("rows", "lowest", "highest"), [(10_000, 0.45, 0.5), (1, 0.0, 0.15)])
def test_that_a_country_is_pooled_the_more_the_fewer_its_rows(
    rows: int, lowest: float, highest: float
) -> None:
    told = evidence(rows)
    effect = predict_countries(told, LINE, NEAR, ["C8"])["C8"]
    assert lowest <= effect.value - output_of(told.facts["C8"]) <= highest


def test_that_errors_and_model_share_fall_with_rows() -> None:
    few, many = (predict_countries(evidence(rows), LINE, NEAR, ["C8"])["C8"] for rows in (1, 400))
    assert few.error > many.error > 0
    assert few.model_share > 0.8
    assert many.model_share < 0.1


def test_that_a_country_without_rows_is_predicted_with_the_error_of_the_model() -> None:
    told = without_survey_of(evidence(10), "C8")
    effect = predict_countries(told, LINE, NEAR, ["C8"])["C8"]
    assert effect.value == pytest.approx(output_of(told.facts["C8"]), abs=0.05)
    assert effect.error > 0.15
    assert effect.model_share == 1


def test_that_posted_salaries_move_a_country_without_survey_rows() -> None:
    told = without_survey_of(evidence(10), "C8")
    posted = {code: Effect(effect.value + 3, 0.02, 50) for code, effect in told.survey.items()}
    posted["C8"] = Effect(output_of(told.facts["C8"]) + 3.4, 0.02, 50)
    both = Evidence(told.facts, told.survey, posted)
    effect = predict_countries(both, LINE, Deviations(0.15, 0.1), ["C8"])["C8"]
    assert 0.1 < effect.value - output_of(told.facts["C8"]) < 0.4
    assert effect.model_share < 1


def test_that_a_country_without_rows_follows_its_neighbors() -> None:
    facts = {f"C{x}": facts_at(x / 2, longitude=30.0 * x) for x in range(9)}
    facts |= {"N": facts_at(2.0, longitude=30.5), "F": facts_at(2.0, longitude=-120.0)}
    survey = {code: Effect(output_of(facts[code]), 0.05, 100) for code in facts if code[0] == "C"}
    survey["C1"] = Effect(output_of(facts["C1"]) + 0.5, 0.05, 100)
    near_by = Candidate((Predictor.OUTPUT,), has_neighbors=True)
    sd = Deviations(0.05, 0.1, neighbors=0.3)
    told = predict_countries(Evidence(facts, survey, {}), near_by, sd, ["N", "F"])
    assert told["N"].value - told["F"].value > 0.2


def test_that_shrunken_slopes_are_flatter_than_free_ones() -> None:
    told = world(straight)
    free, shrunk = (
        predict_countries(without_survey_of(told, "C00"), it, sd, ["C00"])["C00"].value
        for it, sd in (
            (Candidate((Predictor.OUTPUT, Predictor.PRICES)), NEAR),
            (
                Candidate((Predictor.OUTPUT,), (Predictor.PRICES,)),
                Deviations(0.15, 0.15, slopes=0.01),
            ),
        )
    )
    output, prices = output_of(told.facts["C00"]), told.facts["C00"].logs[Predictor.PRICES]
    assert free == pytest.approx(straight(output, prices), abs=0.1)
    assert abs(shrunk - output) < abs(free - output)


# The choice among models


def test_that_leaving_a_country_out_in_one_step_is_fitting_without_it() -> None:
    told = world(bent, noise=0.1)
    fitted = fit_candidate(told, LINE, found_in(told))
    for code, error in fitted.errors.items():
        rest = without_survey_of(told, code)
        effect = predict_countries(rest, LINE, fit_deviations(rest, LINE), [code])[code]
        assert error == pytest.approx(effect.value - told.survey[code].value, abs=1e-9)


def test_that_a_country_left_out_has_no_say_in_what_is_chosen_without_it() -> None:
    told = world(bent)
    moved = dict(told.survey)
    moved["C07"] = Effect(moved["C07"].value + 5, moved["C07"].error, 100)
    before, after = (
        fit_candidate(it, LINE, found_in(it)) for it in (told, Evidence(told.facts, moved, {}))
    )
    # Not equal: deviations are searched beside those of all countries, which its pay did move.
    assert after.score > before.score + 0.05
    assert after.scores_without["C07"] == pytest.approx(before.scores_without["C07"], rel=0.1)
    assert after.scores_without["C08"] > before.scores_without["C08"] + 0.05


@pytest.mark.parametrize(("shape", "is_curved"), [(bent, True), (straight, False)])
def test_that_a_curve_is_chosen_where_the_world_is_bent(
    shape: Callable[[float, float], float], *, is_curved: bool
) -> None:
    told = world(shape)
    fitted = fit_candidates(told, found_in(told))
    best_line, best_curve = (
        min(it.mean_error for it in fitted if bool(it.candidate.curved) is curved)
        for curved in (False, True)
    )
    assert (best_curve < 0.7 * best_line) is is_curved
    if is_curved:
        assert choose(fitted).candidate.curved


def test_that_the_choice_is_made_anew_for_each_country() -> None:
    told = world(bent)
    fitted = fit_candidates(told, found_in(told))
    assert [it.candidate for it in fitted] == list(CANDIDATES)
    assert choose(fitted).score == min(it.score for it in fitted)
    nested = nested_errors(fitted)
    assert nested.keys() == told.survey.keys()
    for code, error in nested.items():
        assert error == choose_without(fitted, code).errors[code]
    assert sum(times_chosen(fitted).values()) == 40


def test_that_too_few_countries_choose_nothing() -> None:
    told = evidence(100)
    assert fit_candidates(told, found_in(told)) == ()


# What countries are predicted by


def test_that_a_country_is_where_its_largest_city_is(sources: Path) -> None:
    where = positions(sources)
    assert where["DE"].latitude == pytest.approx(52.5, abs=0.1)  # Berlin, not Munich
    assert where["IN"].longitude == pytest.approx(77.6, abs=0.1)  # Bengaluru, not New Delhi


def test_that_wages_are_those_of_the_newest_year(sources: Path) -> None:
    wages = {code: round(float(np.exp(wage)), 3) for code, wage in log_wages(sources).items()}
    assert wages == {"DE": 5819.004, "IE": 4775.941, "US": 5985.292}
