"""``pay`` with offers: where one stands, what to offer, what more does, and what is refused."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.calculators.compensation import standing_of
from planner.calculators.offers.offer import offer_at_percentile
from planner.market.loader import load_snapshot
from planner.market.pay_band import PayBand
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import CountryCode, CurrencyCode

Run = Callable[..., Any]
ASKED = ("pay", "mlops-engineer", "senior")


@pytest.fixture(scope="module")
def polish_band() -> PayBand:
    bands = load_snapshot().pay_bands
    band = bands.of_country(RoleFamily.MLOPS_ENGINEER, Level.SENIOR, CountryCode("PL"))
    assert band is not None
    return band


def offer_in(planner: Run, *argv: str) -> Any:
    (band,) = planner(*ASKED, *argv, "--json").json["bands"]
    return band["offer"]


def test_that_without_a_question_there_is_no_offer(planner: Run) -> None:
    assert offer_in(planner, "Poland") is None


def test_that_the_offer_at_a_percentile_is_the_calculators(
    planner: Run, polish_band: PayBand
) -> None:
    offer = offer_in(planner, "Poland", "--percentile", "60")
    expected = offer_at_percentile(polish_band, Decimal("0.6"))
    assert Decimal(offer["base"]) == expected.base.amount
    assert offer["percentile"] == pytest.approx(0.6, abs=0.002)
    assert offer["posting_range"].keys() == {"low", "high"}
    assert offer["purchasing_power"]["source"] == "worldbank-ppp"
    assert offer["uplifts"] == []


@pytest.mark.parametrize("written", ["70,000 EUR", "EUR 70000", "eur70000"])
def test_that_an_offer_in_another_currency_is_converted_and_said(
    planner: Run, polish_band: PayBand, written: str
) -> None:
    offer = offer_in(planner, "Warsaw", "--offer", written)
    rate = load_snapshot().exchange_rates.rate(CurrencyCode("EUR"), CurrencyCode("PLN"))
    assert Decimal(offer["base"]) == pytest.approx(70_000 * rate, rel=Decimal("0.0001"))
    assert offer["typed"]["currency"] == "EUR"
    standing = standing_of(polish_band, Decimal(offer["base"]))
    assert offer["percentile"] == pytest.approx(float(standing.percentile))
    ended = planner(*ASKED, "Warsaw", "--offer", written)
    assert "€70,000.00" in ended.out
    assert "at a rate of" in ended.out


def test_that_paying_more_is_told_up_to_two_fifths(planner: Run) -> None:
    uplifts = offer_in(planner, "Warsaw", "--percentile", "50", "--uplift")["uplifts"]
    assert [each["share"] for each in uplifts] == [n / 100 for n in range(0, 45, 5)]
    added = [Decimal(each["added_reporting"]) for each in uplifts]
    assert added[0] == 0
    assert added == sorted(added)
    ended = planner(*ASKED, "Warsaw", "--uplift")
    assert "Paying more in" in ended.out
    assert "gross" in ended.out


def test_that_a_huge_offer_is_questioned_but_answered(planner: Run) -> None:
    ended = planner(*ASKED, "Warsaw", "--offer", "7,000,000")
    assert ended.exit_code == 0
    assert "more than twice P90" in ended.out
    assert offer_in(planner, "Warsaw", "--offer", "7000000")["concerns"] == [
        "above-band",
        "far-above",
    ]


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("--percentile", "95"), "Give one from 10 to 90."),
        (("--percentile", "often"), "is not a number"),
        (("--offer", "-5"), "is negative"),
        (("--offer", "70,000 XXX"), "There is no exchange rate for “XXX”"),
        (("--offer", "much"), "is not a number"),
        (("--offer", "1", "--percentile", "50"), "Give either --offer or --percentile"),
    ],
)
def test_that_an_impossible_offer_is_refused_in_words(
    planner: Run, argv: tuple[str, ...], sentence: str
) -> None:
    ended = planner(*ASKED, "Warsaw", *argv)
    assert (ended.exit_code, ended.out) == (2, "")
    assert sentence in ended.err


def test_that_role_and_level_are_asked_for(planner: Run) -> None:
    assert "Missing: ROLE, LEVEL." in planner("pay").err
    assert "Missing: LEVEL." in planner("pay", "mlops-engineer").err


def test_that_the_table_goes_to_a_file_as_well(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "pay.csv"
    ended = planner(*ASKED, "Poland", "Mongolia", "--percentile", "50", "--csv", str(path))
    assert ended.exit_code == 0
    assert f"Wrote {path}." in ended.out
    heading, poland, mongolia = path.read_text(encoding="utf-8-sig").splitlines()
    assert heading.startswith("Place,Country,Currency,P10,P25,P50,P75,P90,P50 in USD")
    assert poland.startswith("Poland,Poland,PLN,")
    assert len({len(row.split(",")) for row in (heading, poland, mongolia)}) == 1


def test_that_a_file_that_cannot_be_written_is_said(planner: Run, tmp_path: Path) -> None:
    ended = planner(*ASKED, "Poland", "--csv", str(tmp_path / "missing" / "pay.csv"))
    assert (ended.exit_code, ended.out) == (2, "")


def test_that_fairness_of_a_plan_is_told(planner: Run, sample: Path) -> None:
    told = planner("pay", "--equity", str(sample), "--percentile", "50", "--json").json
    seats = [seat for group in told["groups"] for seat in group["seats"]]
    assert {"compa_ratio", "is_outlier", "sources", "grade"} <= seats[0].keys()
    months = sum(Decimal(month["added"]) for month in told["raise"]["months"])
    assert months == Decimal(told["raise"]["total"]) > 0
    assert {seat["seat"] for seat in told["raise"]["seats"]} <= {seat["seat"] for seat in seats}
    ended = planner("pay", "--equity", str(sample), "--percentile", "50")
    assert "costs" in ended.out
    assert "Of the median" in ended.out


def test_that_policies_are_compared_for_a_plan(planner: Run, sample: Path, tmp_path: Path) -> None:
    told = planner("pay", "--policy", str(sample), "--json").json
    planned, *kinds = told["policies"]
    assert planned["policy"] is None
    assert [each["policy"]["kind"] for each in kinds] == ["market", "one-rate", "tiers", "blend"]
    for each in told["policies"]:
        offers = sum(Decimal(offer["annual_reporting"]) for offer in each["offers"])
        assert offers == Decimal(each["annual_reporting"])
    assert kinds[0]["ratio_spread"] < planned["ratio_spread"]
    path = tmp_path / "policies.csv"
    ended = planner("pay", "--policy", str(sample), "--csv", str(path))
    assert "One rate everywhere" in ended.out
    rows = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + sum(len(each["offers"]) for each in told["policies"])


@pytest.mark.parametrize("option", ["--equity", "--policy"])
def test_that_a_role_beside_a_whole_plan_is_refused(
    planner: Run, sample: Path, option: str
) -> None:
    ended = planner(*ASKED, option, str(sample))
    assert (ended.exit_code, ended.out) == (2, "")
    assert f"{option} asks about the pay of a whole plan." in ended.err


def test_that_engagements_are_compared_with_break_even(planner: Run) -> None:
    told = planner("cost", "Poland", "312000", "--engagement", "compare", "--json").json
    totals = {each["engagement"]: Decimal(each["total"]) for each in told["engagements"]}
    for engagement, total in totals.items():
        alone = planner("cost", "Poland", "312000", "--engagement", engagement, "--json").json
        assert Decimal(alone["total"]) == total
    saved = totals["employer-of-record"] - totals["own-entity"]
    assert Decimal(told["break_even"]["saved_per_head"]) == saved
    assert told["break_even"]["heads"] == 4
    assert told["assumptions"]["years"] == 3
    assert "open-ended" in told["misclassification_signs"]


def test_that_the_assumptions_of_the_comparison_are_the_users(planner: Run) -> None:
    asked = ("cost", "Poland", "312000", "--engagement", "compare")
    free = ("--entity-setup", "0", "--entity-yearly", "0", "--contractor-uplift", "20")
    told = planner(*asked, *free, "--json").json
    assert told["break_even"]["heads"] == 1
    contractor = told["engagements"][-1]
    assert Decimal(contractor["base_pay"]) == Decimal(312_000) * Decimal("1.2")
    ended = planner(*asked, *free)
    assert "20% more than an employee" in ended.out
    assert "could be taken for an employee" in ended.out


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("Poland", "--engagement", "compare"), "give an annual gross"),
        (("Poland", "1", "--years", "3"), "--years needs --engagement compare."),
        (("Poland", "1", "--engagement", "compare", "--years", "0"), "--years from 1 to 30"),
        (("Poland", "1", "--engagement", "compare", "--entity-setup", "-1"), "cannot be below 0"),
    ],
)
def test_that_an_impossible_comparison_is_refused_in_words(
    planner: Run, argv: tuple[str, ...], sentence: str
) -> None:
    ended = planner("cost", *argv)
    assert (ended.exit_code, ended.out) == (2, "")
    assert sentence in ended.err
