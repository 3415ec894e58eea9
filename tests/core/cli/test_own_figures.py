"""A plan's own figures on the command line: used where asked, marked, listed, reviewed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.calculators.evaluation import evaluate
from planner.market.loader import load_snapshot
from planner.market.overridden import published_values
from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.plan.edits import give_reason, override_figures, set_plan_rate
from planner.plan.model import Engagement
from planner.plan.samples import load_sample
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId
from planner.quantities.money import Money

Run = Callable[..., Any]

PL, DE = CountryCode("PL"), CountryCode("DE")
ROLE, LEVEL = RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR
BAND = FigureKey.pay_band(ROLE, LEVEL, PL)
OWN = ("200000", "300000", "400000", "500000", "600000")


def own(values: Iterable[str], originals: Iterable[Decimal]) -> Override:
    reason = Reason("Ada", date(2026, 3, 2), "own offers", tuple(originals))
    return Override(tuple(map(Decimal, values)), reason)


def pension_line() -> FigureKey:
    return FigureKey.charge_rate(PL, load_snapshot().employer_cost[PL].lines[0].id)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A plan with an own band, charge rate, plan rate, fee and overhead; nothing moved since."""
    market = load_snapshot()
    line = pension_line()
    plan = override_figures(
        load_sample("cloud-provider"),
        {
            BAND: own(OWN, published_values(market, BAND)),
            line: own(["0.5"], published_values(market, line)),
        },
    )
    plan = set_plan_rate(plan, CurrencyCode("PLN"), Decimal("0.5"))
    plan = replace(plan, assumption_reasons={})  # those of the sample are not for this rate
    fees = replace(
        plan.assumptions,
        contractor_fee_usd=Decimal(77),
        overhead_share=Decimal("0.0789"),
        overhead_share_by_country={PL: Decimal("0.1234")},
    )
    path = tmp_path / "mine.hplan"
    save_plan(replace(plan, assumptions=fees), path)
    return path


def moved(path: Path, key: FigureKey, originals: Iterable[Decimal]) -> None:
    plan = load_plan(path)
    values = [str(value) for value in plan.overrides[key].values]
    save_plan(override_figures(plan, {key: own(values, originals)}), path)


def pay(planner: Run, *arguments: str | Path) -> Any:
    return planner("pay", ROLE.value, LEVEL.value, *arguments)


def test_that_pay_answers_with_the_plans_band_at_its_rate(planner: Run, mine: Path) -> None:
    (band,) = pay(planner, "Poland", "--plan", mine, "--json").json["bands"]
    assert tuple(band[name] for name in ("p10", "p25", "p50", "p75", "p90")) == tuple(
        f"{value}.00" for value in OWN
    )
    assert (band["reporting_currency"], band["p50_reporting"]) == ("USD", "200000.00")
    override = band["override"]
    published = published_values(load_snapshot(), BAND)
    assert override["values"] == list(OWN)
    assert [Decimal(text) for text in override["published"]] == list(published)
    assert (override["author"], override["day"], override["why"]) == (
        "Ada",
        "2026-03-02",
        "own offers",
    )
    assert override["due_for_review"] is False


def test_that_pay_marks_the_own_band_and_no_other(planner: Run, mine: Path) -> None:
    bands = pay(planner, "Poland", "Germany", "--plan", mine, "--json").json["bands"]
    assert [band["override"] is None for band in bands] == [False, True]
    out = pay(planner, "Poland", "Germany", "--plan", mine).out.replace("\xa0", " ")
    (row,) = [line for line in out.splitlines() if line.startswith("Poland  ")]
    assert row.endswith("own")
    assert "Poland: own figure, published P10 PLN " in out
    assert "Ada, 2 Mar 26: own offers." in out
    assert "Converted at the plan’s rates." in out


def test_that_without_the_plan_the_published_band_answers(planner: Run, mine: Path) -> None:
    (band,) = pay(planner, "Poland", "--json").json["bands"]
    assert Decimal(band["p50"]) == published_values(load_snapshot(), BAND)[2]
    assert band["override"] is None


def test_that_another_currency_is_converted_at_the_markets_rate(planner: Run, mine: Path) -> None:
    asked = ("Poland", "--plan", mine, "--currency", "EUR")
    (band,) = pay(planner, *asked, "--json").json["bands"]
    rate = load_snapshot().exchange_rates.rate(CurrencyCode("PLN"), CurrencyCode("EUR"))
    assert abs(Decimal(band["p50_reporting"]) - 400_000 * rate) <= Decimal("0.005")
    assert "plan’s rates" not in pay(planner, *asked).out


def test_that_an_own_band_answers_where_none_is_published(planner: Run, mine: Path) -> None:
    mongolia = CountryCode("MN")
    key = FigureKey.pay_band(ROLE, LEVEL, mongolia)
    save_plan(override_figures(load_plan(mine), {key: own(OWN, ())}), mine)
    (band,) = pay(planner, "Ulaanbaatar", "--plan", mine, "--json").json["bands"]
    assert band["p50"] == "400000.00"
    assert band["evidence"] is True
    assert band["override"]["published"] is None
    out = pay(planner, "Ulaanbaatar", "--plan", mine).out
    assert "own figure, published not published" not in out
    assert "Ulaanbaatar, Mongolia: own figure, none is published" in out


def test_that_an_own_band_of_a_place_is_no_metropolitan_area(planner: Run, mine: Path) -> None:
    plan = load_plan(mine)
    place = next(place for place in load_snapshot().places.values() if place.name == "Kraków")
    key = FigureKey.pay_band(ROLE, LEVEL, PL, place.id)
    save_plan(override_figures(plan, {key: own(["1", "2", "3", "4", "5"], ())}), mine)
    ended = pay(planner, "Kraków", "Warsaw", "--plan", mine, "--json")
    assert [band["p50"] for band in ended.json["bands"]] == ["3.00", "400000.00"]
    assert "metropolitan" not in pay(planner, "Kraków", "--plan", mine).out


def test_that_no_band_says_what_would_help_in_json_too(planner: Run) -> None:
    (band,) = pay(planner, "Ulaanbaatar", "--json").json["bands"]
    assert "Mongolia" in band["no_evidence"]
    assert "would help" in band["no_evidence"]


def test_that_cost_charges_the_plans_rate(planner: Run, mine: Path) -> None:
    asked = ("cost", "PL", "100000")
    published, own_cost = (planner(*asked, *more, "--json").json for more in ((), ("--plan", mine)))
    name = pension_line().parts[1]
    (line,) = [line for line in own_cost["lines"] if line["id"] == name]
    assert line["amount"] == "50000.00"
    assert line["override"]["values"] == ["0.5"]
    others = [line for line in own_cost["lines"] if line["id"] != name]
    assert others == [line for line in published["lines"] if line["id"] != name]
    assert all(line["override"] is None for line in published["lines"])
    assert Decimal(own_cost["total"]) > Decimal(published["total"])


def test_that_cost_marks_the_plans_rate(planner: Run, mine: Path) -> None:
    out = planner("cost", "PL", "100000", "--plan", mine).out
    published = load_snapshot().employer_cost[PL].lines[0].rate
    assert f"own figure 50.000%, published {published * 100:.3f}%; Ada, 2 Mar 26" in out


def test_that_cost_takes_the_plans_fee_at_the_plans_rate(planner: Run, mine: Path) -> None:
    answer = planner("cost", "PL", "100000", "--engagement", "contractor", "--plan", mine, "--json")
    assert answer.json["service_fee"] == "1848.00"  # 77 USD at 0.5 USD a zloty, twelve times
    assert answer.json["service_fee_override"]["values"] == ["77"]
    out = planner("cost", "PL", "100000", "--engagement", "contractor", "--plan", mine).out
    assert "own figure $77.00 a month" in out
    assert "European Central Bank" not in out


def test_that_cost_under_a_plan_is_what_the_plan_counts(planner: Run, mine: Path) -> None:
    plan = load_plan(mine)
    evaluation = evaluate(plan, load_snapshot())
    engaged = {Engagement.OWN_ENTITY, Engagement.EMPLOYER_OF_RECORD, Engagement.CONTRACTOR}
    for seat in plan.seats:
        country = evaluation.market.places[PlaceId(seat.place_id)].country
        gross, kind = str(seat.base_pay.amount), seat.engagement.value
        asked = ("cost", country, gross, "--engagement", kind, "--plan", mine, "--json")
        cost = evaluation.seat_costs[seat.id]
        answer = planner(*asked).json
        assert Decimal(answer["total"]) == cost.annual
        assert Decimal(answer["benefits"]) == cost.benefits
        assert Decimal(answer["overhead"]) == cost.overhead
        engaged.discard(seat.engagement)
    assert not engaged


@pytest.mark.parametrize("engagement", Engagement)
def test_that_a_budget_is_inverted_under_the_plan(
    planner: Run, mine: Path, engagement: Engagement
) -> None:
    asked = ("--engagement", engagement.value, "--plan", mine, "--json")
    answer = planner("cost", "PL", "--budget", "200000", *asked).json
    again = planner("cost", "PL", answer["gross"], *asked).json
    assert Decimal("199999.98") <= Decimal(again["total"]) <= 200_000
    one_cent_more = str(Decimal(answer["gross"]) + Decimal("0.01"))
    assert Decimal(planner("cost", "PL", one_cent_more, *asked).json["total"]) > 200_000


def test_that_a_budget_too_small_for_what_is_added_says_what_would_do(
    refused: Callable[..., str], mine: Path
) -> None:
    asked = ("cost", "PL", "--engagement", "contractor", "--plan", mine)
    assert "1,848.00" in refused(*asked, "--budget", "1000")


def test_that_cost_names_what_the_plan_adds(planner: Run, mine: Path) -> None:
    out = planner("cost", "PL", "100000", "--plan", mine).out
    assert re.search(r"Benefits +\S+ +\S+% of gross, assumption of the plan", out)
    assert re.search(r"Overhead +12,340\.00 +12\.3% of gross, assumption of the plan", out)
    hired = planner("cost", "PL", "100000", "--engagement", "eor", "--plan", mine).out
    assert "Overhead" not in hired
    assert "assumption of the plan" not in planner("cost", "PL", "100000").out
    bare = planner("cost", "PL", "100000", "--json").json
    assert (bare["benefits"], bare["overhead"]) == ("0.00", "0.00")


def test_that_show_lists_own_figures_with_who_when_and_why(planner: Run, mine: Path) -> None:
    overrides = planner("show", mine, "--json").json["overrides"]
    listed = {each["figure"]: each for each in overrides}
    assert listed[str(BAND)]["author"] == "Ada"
    assert listed["plan_rates.PLN"]["values"] == ["0.5"]
    assert listed["plan_rates.PLN"]["author"] is None
    out = planner("show", mine).out.replace("\xa0", " ")
    (row,) = [line for line in out.splitlines() if line.startswith("Pay band: GPU cluster")]
    assert "PLN 400,000 (PLN 200,000 – PLN 600,000)" in row
    assert row.endswith("Ada, 2 Mar 26: own offers")
    assert max(map(len, out.splitlines())) < 220


def test_that_a_plan_whose_figures_did_not_move_has_no_findings(planner: Run, mine: Path) -> None:
    ended = planner("check", mine)
    assert (ended.exit_code, ended.out) == (0, "No findings.\n")


def test_that_check_asks_for_a_review_once_the_published_figure_moved(
    planner: Run, mine: Path
) -> None:
    today = published_values(load_snapshot(), BAND)
    moved(mine, BAND, (value * Decimal("0.9") for value in today))
    ended = planner("check", mine, "--json")
    assert ended.exit_code == 1
    (found,) = ended.json["problems"]
    assert (found["kind"], found["severity"]) == ("own-figure-due-for-review", "warning")
    assert (found["seat"], found["field"]) == (None, str(BAND))
    assert found["override"]["due_for_review"] is True
    out = planner("check", mine).out.replace("\xa0", " ")
    assert out.startswith("review: Pay band: GPU cluster engineer, Senior, Poland")
    assert "since 2 Mar 26" in out
    assert f"P50 PLN {today[2]:,}" in out
    assert "go back to the published one" in out
    assert "1 finding" in planner("show", mine).out
    assert planner("show", mine).exit_code == 0


def test_that_check_reviews_a_plan_rate_too(planner: Run, mine: Path) -> None:
    reason = Reason("Ben", date(2026, 1, 5), "budget", (Decimal("0.1"),))
    save_plan(give_reason(load_plan(mine), "plan_rates.PLN", reason), mine)
    ended = planner("check", mine)
    assert ended.exit_code == 1
    assert "Plan rate: PLN" in ended.out


def test_that_a_figure_no_longer_published_is_reviewed(planner: Run, mine: Path) -> None:
    gone = FigureKey.charge_rate(DE, "no-such-line")
    save_plan(override_figures(load_plan(mine), {gone: own(["0.1"], [Decimal("0.1")])}), mine)
    assert "now not published" in planner("check", mine).out


@pytest.mark.parametrize("asked", [("pay", ROLE.value, LEVEL.value, "PL"), ("cost", "PL", "1000")])
def test_that_a_plan_that_cannot_be_used_is_refused(
    refused: Callable[..., str], mine: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    assert "There is no file" in refused(*asked, "--plan", tmp_path / "none.hplan")
    plan = load_plan(mine)
    unpriced = replace(plan, plan_rates={**plan.plan_rates, CurrencyCode("PLN"): Decimal(0)})
    save_plan(unpriced, mine)
    assert "Enter a rate above zero" in refused(*asked, "--plan", mine)
    save_plan(replace(plan, reporting_currency=CurrencyCode("XXX")), mine)
    assert "XXX" in refused(*asked, "--plan", mine)


def test_that_equipment_in_another_currency_does_not_keep_pay_from_answering(
    planner: Run, mine: Path
) -> None:
    plan = load_plan(mine)
    equipment = replace(plan.assumptions, equipment=Money(Decimal(1), CurrencyCode("XXX")))
    save_plan(replace(plan, assumptions=equipment), mine)
    assert pay(planner, "Poland", "--plan", mine).exit_code == 0
