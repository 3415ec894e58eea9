"""``places``: the shape scripts rely on, what people read, and what is refused."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from planner.market.loader import load_snapshot
from planner.market.override import FigureKey, FigureKind, Override, Reason
from planner.plan.samples import load_sample
from planner.plan.store import save_plan
from planner.quantities.identifiers import CountryCode, CurrencyCode

Run = Callable[..., Any]
Place = Mapping[str, Any]

SHAPE = {
    "place",
    "country",
    "fit",
    "parts",
    "pool",
    "p50_fully_loaded_reporting",
    "overlap_hours",
    "grade",
    "outside",
}
SRE = "site reliability engineer"
GERMANY = ("--country", "DE")


@pytest.fixture
def places(planner: Run) -> Callable[..., list[Place]]:
    def command(*argv: str | Path) -> list[Place]:
        found: list[Place] = planner("places", SRE, *argv, "--json").json["places"]
        return found

    return command


def named(places: list[Place], name: str) -> Place:
    (place,) = (place for place in places if place["place"] == name)
    return place


def test_that_a_place_has_the_shape_scripts_rely_on(places: Run) -> None:
    for place in places("--anchor", "Dublin"):
        assert place.keys() >= SHAPE
        assert place["parts"].keys() == {"pool", "pay", "overlap", "speed", "language"}
        assert place["pool"] is None or place["pool"].keys() == {"low", "expected", "high"}


def test_that_every_shipped_place_answers_once(places: Run) -> None:
    ids = [place["id"] for place in places()]
    assert sorted(ids) == sorted(load_snapshot().places)


def test_that_places_stand_best_first_with_those_outside_and_without_a_fit_last(
    planner: Run,
) -> None:
    answer = planner("places", SRE, "--anchor", "Dublin", "--min-overlap", "4", "--json").json
    found = answer["places"]
    is_outside = [bool(place["outside"]) for place in found]
    assert is_outside == sorted(is_outside)
    inside = [place["fit"] for place in found if not place["outside"] and place["fit"] is not None]
    assert inside == sorted(inside, reverse=True)
    assert 0 < len(inside) == answer["within"] < answer["of"] == len(found)


def test_that_asking_for_fewer_countries_moves_no_fit(places: Run) -> None:
    everywhere = {place["id"]: place for place in places("--anchor", "Dublin")}
    few = places("--anchor", "Dublin", "--country", "Poland", "Spain")
    assert {place["country"] for place in few} == {"PL", "ES"}
    assert all(place == everywhere[place["id"]] for place in few)


def test_that_a_fit_is_the_weighed_mean_of_the_parts_with_evidence(planner: Run) -> None:
    answer = planner("places", SRE, "--anchor", "Dublin", "--json").json
    for place in answer["places"]:
        known = {name: score for name, score in place["parts"].items() if score is not None}
        if place["fit"] is not None:
            total = sum(answer["weights"][name] for name in known)
            mean = sum(answer["weights"][name] * score for name, score in known.items()) / total
            assert place["fit"] == pytest.approx(mean, abs=2e-4)


@pytest.mark.parametrize("city", ["Berlin", "Tokyo", "São Paulo", "Austin", "Warsaw"])
def test_that_the_cost_is_what_cost_says_of_the_median_pay(
    planner: Run, places: Run, city: str
) -> None:
    """Pay, cost and exchange rates come from the other commands, not from this one."""
    (band,) = planner("pay", SRE, "senior", city, "--json").json["bands"]
    priced = planner("cost", band["country"], band["p50"], "--json").json
    rate = load_snapshot().exchange_rates.rate(band["currency"], CurrencyCode("USD"))
    told = Decimal(named(places("--country", band["country"]), city)["p50_fully_loaded_reporting"])
    assert abs(told - Decimal(priced["total"]) * rate) <= Decimal("0.01")


@pytest.mark.parametrize("city", ["New York", "Berlin", "Bengaluru", "Tokyo", "Sydney"])
def test_that_shared_hours_are_what_overlap_says(planner: Run, city: str) -> None:
    answer = planner("places", SRE, "--anchor", "Dublin", "--json").json
    year = answer["first_day"][:4]
    told = planner("overlap", "Dublin", city, "--year", year, "--json").json
    place = named(answer["places"], city)
    assert place["overlap_hours"] == pytest.approx(told["median_minutes"] / 60, abs=1e-4)
    assert place["min_overlap_hours"] == pytest.approx(told["min_minutes"] / 60, abs=1e-4)


def test_that_shared_hours_leave_out_what_only_one_side_takes_off(planner: Run) -> None:
    answer = planner("places", SRE, "--anchor", "Dublin", "--json").json
    year = answer["first_day"][:4]
    told = planner("overlap", "Dublin", "Cairo", "--year", year, "--json").json
    common = [
        day["overlap_minutes"]
        for day in told["days"]
        if date.fromisoformat(day["date"]).weekday() < 4
    ]
    assert named(answer["places"], "Cairo")["overlap_hours"] == median(common) / 60


def test_that_without_an_anchor_overlap_is_unknown_and_not_missed(places: Run) -> None:
    for place in places(*GERMANY):
        assert place["overlap_hours"] is None
        assert place["parts"]["overlap"] is None
        assert "overlap" not in place["no_evidence"]


def test_that_a_place_without_evidence_has_no_made_up_figure(places: Run) -> None:
    (place,) = places("--country", "Mongolia")
    assert place.keys() >= SHAPE
    assert (place["fit"], place["grade"], place["p50_fully_loaded_reporting"]) == (None,) * 3
    assert place["parts"]["pay"] is None
    assert "pay" in place["no_evidence"]


def test_that_every_part_has_its_grade_date_and_sources(places: Run) -> None:
    known = load_snapshot().sources
    for place in places("--anchor", "Dublin"):
        scored = {name for name, score in place["parts"].items() if score is not None}
        assert place["evidence"].keys() == scored
        for told in place["evidence"].values():
            assert told["grade"] in "ABCD"
            assert date.fromisoformat(told["as_of"]).year >= 2020
            assert told["sources"]
            assert set(told["sources"]) <= known.keys() & set(place["sources"])
        if place["fit"] is not None and not place["no_evidence"]:
            assert place["grade"] == max(told["grade"] for told in place["evidence"].values())


def test_that_a_failing_value_stands_beside_its_limit(places: Run) -> None:
    argv = ("--anchor", "Dublin", "--min-overlap", "3.5", "--max-cost", "50,000", "--min-pool")
    tokyo = named(places(*argv, "1000000", "--country", "JP"), "Tokyo")
    assert {failed["limit"]: failed["bound"] for failed in tokyo["outside"]} == {
        "min-overlap": 3.5,
        "max-cost": "50000.00",
        "min-pool": 1_000_000,
    }
    values = {failed["limit"]: failed["value"] for failed in tokyo["outside"]}
    assert values["min-overlap"] == tokyo["overlap_hours"]
    assert values["max-cost"] == tokyo["p50_fully_loaded_reporting"]
    assert values["min-pool"] == pytest.approx(tokyo["pool"]["expected"], abs=0.1)


def test_that_weights_are_shares_and_parts_not_named_count_nothing(planner: Run) -> None:
    argv = ("places", SRE, *GERMANY, "--weights", "pool=2,pay=1", "--json")
    answer = planner(*argv).json
    assert answer["weights"] == {
        "pool": pytest.approx(2 / 3, abs=1e-4),
        "pay": pytest.approx(1 / 3, abs=1e-4),
        "overlap": 0,
        "speed": 0,
        "language": 0,
    }
    for place in answer["places"]:
        parts = place["parts"]
        assert place["fit"] == pytest.approx((2 * parts["pool"] + parts["pay"]) / 3, abs=2e-4)


def test_that_the_weight_told_to_flip_the_top_place_does_so(planner: Run) -> None:
    def ranked(weights: Mapping[str, float]) -> Any:
        text = ",".join(f"{part}={weight:.4f}" for part, weight in weights.items())
        return planner("places", SRE, "--anchor", "Dublin", "--weights", text, "--json").json

    answer = ranked({"pool": 30, "pay": 25, "overlap": 25, "speed": 10, "language": 10})
    assert answer["turns"]
    for turn in answer["turns"]:
        weights = answer["weights"]
        beyond = 0.001 if turn["needed"] > turn["weight"] else -0.001
        share = turn["needed"] + beyond
        rest = 1 - weights[turn["part"]]
        if share < 0:
            continue
        moved = {
            part: 100 * (share if part == turn["part"] else weight / rest * (1 - share))
            for part, weight in weights.items()
        }
        assert ranked(moved)["places"][0]["place"] == turn["place"]


def test_that_a_limit_of_places_cuts_the_list_but_not_the_counts(planner: Run) -> None:
    answer = planner("places", SRE, "--limit", "3", "--json").json
    assert len(answer["places"]) == 3
    assert answer["of"] == len(load_snapshot().places)


def test_that_costs_follow_the_currency_asked_for(places: Run) -> None:
    dollars = named(places(*GERMANY), "Berlin")
    euros = named(places(*GERMANY, "--currency", "eur"), "Berlin")
    rate = load_snapshot().exchange_rates.rate(CurrencyCode("EUR"), CurrencyCode("USD"))
    told = Decimal(euros["p50_fully_loaded_reporting"]) * rate
    assert abs(told - Decimal(dollars["p50_fully_loaded_reporting"])) <= Decimal("0.02")
    assert euros["fit"] == pytest.approx(dollars["fit"], abs=1e-4)


def test_that_a_plans_anchor_currency_and_own_figures_are_followed(
    planner: Run, places: Run, tmp_path: Path
) -> None:
    plan = load_sample("cloud-provider")
    key = FigureKey(FigureKind.PAY_BAND, ("site-reliability-engineer", "senior", "DE", ""))
    own = tuple(map(Decimal, (101_234, 102_000, 103_456, 104_000, 105_000)))
    reason = Reason("Ada", date(2026, 11, 2), "offers")
    assumed = replace(
        plan.assumptions, skill_association=Decimal(1), target_percentile=Decimal("0.75")
    )
    path = tmp_path / "own.hplan"
    rates = {CurrencyCode("EUR"): Decimal(2)}
    save_plan(
        replace(
            plan, overrides={key: Override(own, reason)}, assumptions=assumed, plan_rates=rates
        ),
        path,
    )
    answer = planner("places", SRE, "--plan", path, *GERMANY, "--json").json
    berlin = named(answer["places"], "Berlin")
    published = named(places(*GERMANY), "Berlin")
    assert load_snapshot().places[plan.anchor_id].name == answer["anchor"]
    assert answer["reporting_currency"] == plan.reporting_currency == "USD"
    assert berlin["pool"]["expected"] > published["pool"]["expected"]
    assert berlin["own"] == ["pay"]
    priced = planner("cost", "DE", "103456", "--json").json
    benefits = plan.assumptions.benefits_share_in(CountryCode("DE"))
    expected = 2 * (Decimal(priced["total"]) + Decimal(103_456) * benefits)
    assert abs(Decimal(berlin["p50_fully_loaded_reporting"]) - expected) <= Decimal("0.02")


def test_that_a_plan_without_weekdays_is_refused_in_words(planner: Run, tmp_path: Path) -> None:
    plan = load_sample("cloud-provider")
    path = tmp_path / "idle.hplan"
    pattern = replace(plan.working_pattern, weekdays=frozenset())
    save_plan(replace(plan, working_pattern=pattern), path)
    ended = planner("places", SRE, "--plan", path)
    assert ended.exit_code == 2
    assert "idle.hplan: " in ended.err


def test_that_people_see_ranks_ranges_grades_and_sources(planner: Run) -> None:
    out = planner("places", SRE, "--anchor", "Dublin", "--country", "DE", "PL").out
    for expected in (
        "Site reliability engineer, Senior",
        "Berlin, Germany",
        "P50 loaded, USD",
        "Weights: Pool 30%, Pay 25%, Overlap 25%, Speed 10%, Language 10%.",
        "Shared: working time with Dublin",
        "D model or assumption only",
        "stands first until:",
        "Talent pool model",
        "Open Database License (ODbL)",
    ):
        assert expected in out


def test_that_people_see_why_a_place_is_outside(planner: Run) -> None:
    argv = ("places", SRE, "--anchor", "Dublin", "--country", "JP", "DE", "--min-overlap", "4")
    out = planner(*argv).out
    (line,) = (line for line in out.splitlines() if line.startswith("Tokyo"))
    assert line.endswith("shared, at least 4 h asked for")


def test_that_people_see_what_lacks_evidence_and_what_would_help(planner: Run) -> None:
    out = planner("places", SRE, "--country", "Mongolia").out
    assert "0 of 1 places" in out
    assert "Pay, no evidence: Ulaanbaatar." in out
    assert "would help" in out
    assert "No fit, because less than 80% of the weight has evidence: Ulaanbaatar." in out


def test_that_where_nothing_keeps_the_limits_the_nearest_is_told(planner: Run) -> None:
    out = planner("places", SRE, *GERMANY, "--max-cost", "1000").out
    assert "No place keeps all limits." in out
    assert "at most $1,000 asked for" in out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--weights", "beach=1"), "The parts are: pool, pay, overlap, speed, language."),
        (("--weights", "pool"), "“pool” is no weight."),
        (("--weights", "pool=-1"), "is no weight"),
        (("--weights", "pool=nan"), "is no weight"),
        (("--weights", "pool=0,pay=0"), "All weights are 0."),
        (("--weights", "pool=1,pool=2"), "“pool” has two weights."),
        (("--weights", "overlap=1"), "needs an anchor"),
        (("--min-overlap", "3"), "needs an anchor"),
        (("--anchor", "Dublin", "--min-overlap", "25"), "from 0 to 24"),
        (("--anchor", "Dublin", "--min-overlap", "soon"), "“soon” is not a number"),
        (("--max-cost", "-1"), "cannot be below 0"),
        (("--min-pool", "-1"), "--min-pool cannot be"),
        (("--min-english", "101"), "from 0 to 100%"),
        (("--limit", "0"), "cannot be below 1"),
        (("--level", "boss"), "principal"),
        (("--anchor", "Atlantis"), "Atlantis"),
        (("--country", "Laos"), "does not cover Laos"),
        (("--currency", "XXX"), "XXX"),
        (("--currency", "EUR", "--plan", "any.hplan"), "exclude each other"),
        (("--plan", "missing.hplan"), "missing.hplan"),
    ],
)
def test_that_what_cannot_be_answered_is_refused_in_one_sentence(
    refused: Callable[..., str], argv: tuple[str, ...], said: str
) -> None:
    assert said in refused("places", SRE, *argv)


def test_that_an_unknown_role_names_the_commands_own_help(refused: Callable[..., str]) -> None:
    assert "hiring-planner places --help" in refused("places", "baker")
