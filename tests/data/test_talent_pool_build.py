"""How talent pools are derived: each step against a result worked out another way."""

import csv
from collections.abc import Callable
from math import log
from pathlib import Path

import numpy as np
import pytest

from planner.databuild.places_table import places_table, read_hubs
from planner.databuild.raw_table import DataBuildError, RawRow
from planner.databuild.report import BuildLog
from planner.databuild.talent_pool_activity import last_day, read_activity, read_collaboration
from planner.databuild.talent_pool_countries import Span
from planner.databuild.talent_pool_counts import (
    Metro,
    Occupations,
    read_occupations,
    read_specialists,
)
from planner.databuild.talent_pool_model import bridge
from planner.databuild.talent_pool_regions import REACH_KM, fit_concentration, gather
from planner.databuild.talent_pool_regression import fit_ridge, leave_one_out, t_quantile
from planner.databuild.talent_pool_skills import all_pushers, distinct
from planner.databuild.talent_pool_tables import build_talent, people

Build = Callable[[], None]

GRAPH = "github-innovationgraph"
EUROSTAT = "eurostat-ict-labour/panel_annual.csv"
ENGINEERS = "it-engineers-human-resocia/it_engineers_by_country.csv"


@pytest.fixture
def build(sources: Path, curated: Path, tmp_path: Path) -> Build:
    """Builds the fixture's talent tables alone into ``tmp_path / "out"``."""

    def build_into_folder() -> None:
        log = BuildLog()
        places = places_table(sources, read_hubs(curated), log)
        built = build_talent(sources, curated, places, log)
        (tmp_path / "out").mkdir(exist_ok=True)
        for each in built.tables:
            (tmp_path / "out" / each.name).write_bytes(each.to_csv().encode())
        (tmp_path / "out" / "quality.md").write_bytes(built.quality.encode())

    return build_into_folder


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def city(geonameid: int, name: str, place: tuple[float, float], population: int) -> RawRow:
    latitude, longitude = place
    fields = {
        "geonameid": str(geonameid),
        "name": name,
        "latitude": str(latitude),
        "longitude": str(longitude),
        "population": str(population),
        "admin1": "XX",
    }
    return RawRow(Path("cities.csv"), geonameid, fields)


def scattered(seed: int) -> tuple[np.ndarray, np.ndarray]:
    numbers = np.random.default_rng(seed)
    predictors = numbers.normal(size=(25, 3))
    return predictors, predictors @ [0.5, -1.0, 2.0] + numbers.normal(scale=0.3, size=25)


def test_that_without_a_penalty_ridge_is_least_squares() -> None:
    predictors, response = scattered(1)
    fit = fit_ridge(predictors, response, 0.0, (False,) * 3)
    design = np.column_stack([np.ones(25), predictors])
    solution = np.linalg.lstsq(design, response, rcond=None)[0]
    assert fit.predict(predictors) == pytest.approx(design @ solution)


def test_that_leaving_one_out_agrees_with_the_closed_form_of_least_squares() -> None:
    predictors, response = scattered(2)
    design = np.column_stack([np.ones(25), predictors])
    hat = design @ np.linalg.inv(design.T @ design) @ design.T
    expected = (response - hat @ response) / (1 - np.diag(hat))
    found = response - leave_one_out(predictors, response, 0.0, (False,) * 3)
    assert found == pytest.approx(expected)


def test_that_leaving_one_out_is_fitting_the_others_one_by_one() -> None:
    predictors, response = scattered(5)
    predictors[0, 0] = predictors[:, 0].max() + 3  # beyond what its fold may count
    held = (True, False, False)
    found = leave_one_out(predictors, response, 2.0, held)
    for left_out in range(25):
        others = np.arange(25) != left_out
        fit = fit_ridge(predictors[others], response[others], 2.0, held)
        assert found[left_out] == pytest.approx(fit.predict(predictors[[left_out]])[0])


def test_that_a_larger_penalty_shrinks_every_effect_towards_the_mean() -> None:
    predictors, response = scattered(3)
    sizes = [
        float(np.sum(fit_ridge(predictors, response, penalty, (False,) * 3).effects ** 2))
        for penalty in (0.0, 1.0, 10.0, 1e9)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == pytest.approx(0, abs=1e-9)


def test_that_a_held_predictor_counts_no_further_than_the_highest_fitted() -> None:
    predictors, response = scattered(4)
    fit = fit_ridge(predictors, response, 1.0, (True, False, False))
    top = predictors.max(axis=0)
    beyond = top + np.array([5.0, 0.0, 0.0])
    assert fit.predict(np.array([beyond])) == pytest.approx(fit.predict(np.array([top])))


@pytest.mark.parametrize(
    ("probability", "degrees", "printed"),  # from printed tables of Student's t
    [(0.95, 8, 1.860), (0.95, 25, 1.708), (0.90, 26, 1.315), (0.975, 30, 2.042), (0.95, 7, 1.895)],
)
def test_that_quantiles_of_t_are_the_printed_ones(
    probability: float, degrees: int, printed: float
) -> None:
    assert t_quantile(probability, degrees) == pytest.approx(printed, abs=0.004)


def test_that_definitions_are_bridged_by_the_geometric_mean_of_germany_and_france() -> None:
    official = {"DE": 2_268_000, "FR": 1_395_000}
    published = {"DE": 1_140_000, "FR": 764_000, "US": 5_140_000}
    assert bridge(official, published) == pytest.approx(1.906, abs=0.001)


def test_that_a_bridge_without_a_number_is_refused() -> None:
    with pytest.raises(DataBuildError, match="FR lacks a number"):
        bridge({"DE": 2, "FR": 3}, {"DE": 1})


def test_that_overlapping_crowds_lie_between_the_largest_and_their_sum() -> None:
    found = distinct([300.0, 200.0, 100.0])
    assert (found.low, found.high) == (300, 600)
    assert found.expected == pytest.approx((300 * 600) ** 0.5)


def test_that_all_pushers_count_a_family_of_languages_once() -> None:
    # JavaScript and HTML are one crowd: only the larger stands.
    found = all_pushers({"HTML": 500, "JavaScript": 400, "Python": 300})
    assert (found.low, found.high) == (500, 800)


def test_that_independent_ranges_multiply_in_quadrature() -> None:
    found = Span(50, 100, 200).times(Span(0.25, 0.5, 1.0))
    assert found.expected == 50
    assert log(found.high / 50) == pytest.approx(2**0.5 * log(2))
    assert log(50 / found.low) == pytest.approx(2**0.5 * log(2))


@pytest.mark.parametrize(
    ("number", "rounded"), [(6_962_345.2, 6_960_000), (12_345, 12_300), (99.4, 99), (1.0, 1)]
)
def test_that_people_have_three_significant_digits(number: float, rounded: int) -> None:
    assert people(number) == rounded


def test_that_a_suburb_belongs_to_its_city_and_a_far_town_does_not() -> None:
    cities = [
        city(1, "Capital", (50.0, 10.0), 1_000_000),
        city(2, "Suburb", (50.18, 10.0), 50_000),  # 20 km
        city(3, "Town", (50.36, 10.0), 40_000),  # 40 km
    ]
    gathered = gather(cities)
    assert gathered.region(2) == 1
    assert gathered.region(3) == 3
    assert list(gathered.people) == [1_050_000, 0, 40_000]
    assert REACH_KM == 30


def test_that_sections_of_a_city_are_not_counted_beside_it() -> None:
    # 5 million people fill 1,000 square kilometres: sections lie within 17.8 km.
    cities = [
        city(1, "Metropolis", (40.0, 0.0), 5_000_000),
        city(2, "Borough", (40.09, 0.0), 900_000),  # 10 km
    ]
    assert list(gather(cities).people) == [5_000_000, 0]


def test_that_the_exponent_of_made_up_metropolitan_areas_is_found_again() -> None:
    populations = (8_000_000, 3_000_000, 1_000_000, 400_000, 100_000)
    cities = [
        city(n, f"City{n}", (10.0 * n, 0.0), population)
        for n, population in enumerate(populations, start=1)
    ]
    weights = [population**1.3 for population in populations]
    jobs = [round(1e7 * weight / sum(weights)) for weight in weights]
    metros = {
        f"{n}": Metro(f"{n}", f"City{n}, XX", count, 10.0) for n, count in enumerate(jobs, start=1)
    }
    occupations = Occupations({"15-1252": sum(jobs)}, metros)
    fitted = fit_concentration(cities, gather(cities), occupations)
    assert fitted.exponent == pytest.approx(1.3)
    assert fitted.half_range == pytest.approx(0, abs=1e-4)


def test_that_shares_of_a_countrys_agglomerations_add_up_to_one() -> None:
    cities = [city(n, f"City{n}", (n * 5.0, 0.0), 10**6 // n) for n in range(1, 8)]
    gathered = gather(cities)
    assert sum(gathered.share(n, 1.27) for n in range(1, 8)) == pytest.approx(1)


@pytest.mark.parametrize(("quarter", "day"), [((2024, 1), "2024-03-31"), ((2025, 4), "2025-12-31")])
def test_that_a_quarter_ends_with_its_last_day(quarter: tuple[int, int], day: str) -> None:
    assert str(last_day(quarter)) == day


def test_that_the_total_of_the_union_is_no_economy(sources: Path) -> None:
    activity = read_activity(sources, {"Python"}, {"llm"})
    assert "EU" not in activity.newest(activity.accounts)
    assert not any("EU" in pair for pair in read_collaboration(sources))
    assert all(a != b for a, b in read_collaboration(sources))


def test_that_growth_is_over_a_year_and_unknown_without_both_numbers(sources: Path) -> None:
    activity = read_activity(sources, {"Python"}, {"llm"})
    now, before = (activity.accounts[year, 3]["IE"] for year in (2025, 2024))
    assert activity.growth(activity.accounts, "IE") == pytest.approx(now / before - 1)
    assert activity.growth(activity.accounts, "XX") is None


def test_that_official_codes_of_greece_and_britain_become_the_usual_ones(sources: Path) -> None:
    series = read_specialists(sources)
    assert series["GR"][2024] == 107_000
    assert series["GB"][2019] == 1_807_000
    assert "EL" not in series
    assert not any(len(code) > 2 for code in series)


def test_that_occupations_exclude_all_others_and_states(sources: Path) -> None:
    occupations = read_occupations(sources)
    assert occupations.national["15-1241"] == 179_740
    assert occupations.total == sum(occupations.national.values()) == 4_844_450
    assert all(metro.name.startswith(("Portland", "Wash")) for metro in occupations.metros.values())


def test_that_every_fixture_country_has_every_skill(build: Build, tmp_path: Path) -> None:
    build()
    rows = table(tmp_path / "out", "talent_skills.csv")
    assert len(rows) == 5 * 7
    assert {row["country"] for row in rows} == {"CY", "DE", "IE", "IN", "US"}


def test_that_fewer_than_a_hundred_pushers_are_a_bound_and_never_none(
    build: Build, tmp_path: Path
) -> None:
    build()
    rows = table(tmp_path / "out", "talent_skills.csv")
    hidden = [row for row in rows if row["has_public_trace"] == "true" and not row["observed"]]
    assert {(row["country"], row["skill"]) for row in hidden} == {
        ("CY", "cloud-platforms"),
        ("CY", "gpu-accelerators"),
        ("IE", "gpu-accelerators"),
    }
    row = hidden[-1]
    assert 1 <= int(row["low"]) < int(row["expected"]) < int(row["high"])
    assert row["grade"] == "D"
    # What is not listed is taken to be as common as elsewhere, as far as the bound allows.
    german = next(it for it in rows if (it["country"], it["skill"]) == ("DE", row["skill"]))
    assert 0.25 < float(row["share"]) / float(german["share"]) < 1


def test_that_the_order_of_raw_talent_rows_does_not_matter(
    build: Build, sources: Path, tmp_path: Path
) -> None:
    build()
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    for name in (f"{GRAPH}/developers.csv", f"{GRAPH}/organizations.csv", EUROSTAT, ENGINEERS):
        head, *rows = (sources / name).read_text(encoding="utf-8").splitlines()
        (sources / name).write_text("\n".join([head, *reversed(rows), ""]), encoding="utf-8")
    build()
    for name, data in first.items():
        assert (tmp_path / "out" / name).read_bytes() == data, name


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        (f"{GRAPH}/developers.csv", ",2024,3", ",2024,5", "quarter"),
        (f"{GRAPH}/developers.csv", "developers", "accounts", "developers"),
        (f"{GRAPH}/organizations.csv", "\n", "\n0,DE,2025,3\n", "organizations"),
        (EUROSTAT, ",185,", ",-185,", "ict_employed_ths"),
        (ENGINEERS, "5140000", "many", "it_engineers"),
    ],
)
def test_that_a_broken_talent_source_is_named(
    build: Build, sources: Path, file: str, old: str, new: str, column: str
) -> None:
    replace_in(sources / file, old, new)
    with pytest.raises(DataBuildError) as caught:
        build()
    assert caught.value.path == sources / file
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("role_skills.csv", "mlops-engineer,ai", "llmops-engineer,ai", "no role family"),
        ("role_skills.csv", "cloud-platforms", "clouds", "no skill"),
        ("role_skills.csv", ",0.5\n", ",1.5\n", "not above 0 and at most 1"),
        ("us_metros.csv", "us-portland", "us-salem", "us-portland has no metropolitan area"),
        ("talent_spot_checks.csv", "5400000", "", "is empty"),
    ],
)
def test_that_a_doubtful_hand_made_list_stops_the_build(
    build: Build, curated: Path, file: str, old: str, new: str, reason: str
) -> None:
    replace_in(curated / file, old, new)
    with pytest.raises(DataBuildError, match=reason):
        build()


def test_that_too_few_official_counts_stop_the_build(build: Build, sources: Path) -> None:
    path = sources / EUROSTAT
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if row.startswith(("DE,", "FR,", "AT,", "BE,"))]
    path.write_text("\n".join([head, *kept, ""]), encoding="utf-8")
    with pytest.raises(DataBuildError, match="only 4 countries can be fitted"):
        build()


def test_that_damaged_territory_data_are_refused(build: Build, sources: Path) -> None:
    replace_in(sources / "cldr-48" / "territoryInfo.json", "_gdp", "gdp")
    with pytest.raises(DataBuildError, match="is not CLDR territory data"):
        build()


def test_that_a_span_of_one_value_multiplies_without_widening() -> None:
    found = Span(50, 100, 200).times(Span(0.5, 0.5, 0.5))
    assert (found.low, found.high) == pytest.approx((25, 100))
