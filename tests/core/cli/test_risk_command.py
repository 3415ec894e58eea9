"""``risk``: what chance does to a plan, as text and for scripts."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from planner.calculators.risk.simulated import RiskKind
from planner.localization.messages import speaking
from planner.localization.risk_terms import risk_name
from planner.market.loader import load_snapshot
from planner.plan.model import Assumptions
from planner.plan.samples import load_sample
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.money import Money

Run = Callable[..., Any]
FEW = ("--draws", "400")


def test_that_scripts_get_every_month_year_and_seat(planner: Run, sample: Path) -> None:
    plan = load_plan(sample)
    found = planner("risk", sample, *FEW, "--json").json
    assert (found["draws"], found["seed"], found["scenario"]) == (400, plan.hiring.seed, None)
    assert [month["month"] for month in found["months"]] == [str(each) for each in plan.months]
    assert [seat["id"] for seat in found["seats"]] == [each.id for each in plan.positions]
    assert set(found["fiscal_years"]) == {"FY27", "FY28"}
    assert {swing["risk"] for swing in found["swings"]} == {kind.value for kind in RiskKind}
    for month in found["months"]:
        low, middle, high = (Decimal(month["cost"][each]) for each in ("p10", "p50", "p90"))
        assert low <= middle <= high
        assert (month["chance_in_budget"] is None) == (month["budget"] is None)
        assert len(month["chance_filled"]) == len(plan.positions)
    assert found["convergence"][-1] == {"draws": 400, "cost": found["cost"]["p50"]}


def test_that_a_seed_gives_the_same_answer_again_and_another_seed_another(
    planner: Run, sample: Path
) -> None:
    first, again, other = (
        planner("risk", sample, *FEW, "--seed", seed, "--json").json for seed in (7, 7, 8)
    )
    assert first == again
    assert first["seed"] == 7
    assert first["cost"] != other["cost"]


def test_that_people_read_months_years_seats_and_what_drives_the_cost(
    planner: Run, sample: Path
) -> None:
    ended = planner("risk", sample, *FEW)
    assert ended.exit_code == 0
    assert "400 draws, seed 1." in ended.out
    assert "All seats filled: P10 " in ended.out
    for line in ("Month ", "Fiscal year ", "Whole plan ", "P-12 "):
        assert f"\n{line}" in ended.out
    with speaking("en"):
        for kind in RiskKind:
            assert f"\n{risk_name(kind)} " in ended.out


def test_that_a_scenario_is_drawn_as_it_is(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "health.hplan"
    plan = load_sample("healthcare-startup")
    save_plan(plan, path)
    scenario = plan.scenarios[0]
    found = planner("risk", path, *FEW, "--scenario", scenario.name, "--json").json
    assert found["scenario"] == scenario.id
    assert found != planner("risk", path, *FEW, "--json").json
    missing = planner("risk", path, "--scenario", "Nowhere")
    assert missing.exit_code == 2
    assert "Nowhere" in missing.err


def test_that_draws_and_seeds_out_of_range_are_refused(refused: Run, sample: Path) -> None:
    assert "--draws cannot be 0. Write a whole number from 1 to 1,000,000." in refused(
        "risk", sample, "--draws", "0"
    )
    assert "--draws cannot be 1,000,001." in refused("risk", sample, "--draws", "1000001")
    assert "--seed cannot be 1,000,000,001." in refused("risk", sample, "--seed", "1000000001")
    for text in ("many", "−1", "-1", "1.5"):
        said = refused("risk", sample, "--draws", text)
        assert "Write a whole number from 1 to 1,000,000." in said, text
    assert "--seed cannot be −3. Write a whole number from 0" in refused(
        "risk", sample, "--seed", "-3"
    )


def test_that_currencies_without_a_history_are_named(planner: Run, sample: Path) -> None:
    plan = load_plan(sample)
    market = load_snapshot()
    assert CurrencyCode("AED") not in market.country_facts.currency_risks
    moved = replace(
        plan.positions[0],
        place_id=PlaceId("ae-dubai"),
        base_pay=Money(Decimal(400_000), CurrencyCode("AED")),
    )
    save_plan(replace(plan, positions=(moved, *plan.positions[1:])), sample)
    ended = planner("risk", sample, *FEW)
    assert "stay at the plan’s rate to the US dollar: AED." in ended.err


def test_that_a_seat_kept_out_by_an_error_gives_exit_code_1(planner: Run, sample: Path) -> None:
    plan = load_plan(sample)
    lost = replace(plan.positions[0], place_id=PlaceId("xx-nowhere"))
    save_plan(
        replace(plan, positions=(lost, *plan.positions[1:]), assumptions=Assumptions()), sample
    )
    ended = planner("risk", sample, *FEW, "--json")
    assert ended.exit_code == 1
    assert "xx-nowhere" in ended.err
    assert lost.id not in {seat["id"] for seat in ended.json["seats"]}
