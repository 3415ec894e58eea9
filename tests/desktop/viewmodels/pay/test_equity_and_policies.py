"""Fairness within a plan and pay policies beside each other, as they are shown."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.offers.pay_policies import PolicyOutcome, compared_policies
from planner.calculators.offers.raise_to_percentile import raise_to_percentile
from planner.calculators.offers.team_equity import team_equity
from planner.desktop.viewmodels.pay.equity_lines import (
    compression_sentences,
    equity_figures,
    equity_headline,
    equity_lines,
    raise_cost,
    raise_sentence,
    without_band_sentence,
)
from planner.desktop.viewmodels.pay.policy_lines import (
    PLANNED,
    kind_of,
    offer_figures,
    offered_pays,
    policy_figures,
    policy_lines,
)
from planner.desktop.viewmodels.pay.policy_reading import read_share, read_tiers, tiers_text
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.localization.formatting import Formatter
from planner.localization.typed_numbers import NumberTextError
from planner.market.role import Level
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_seat
from planner.plan.model import Plan
from planner.plan.place_choice import PayPolicyKind
from planner.quantities.identifiers import CurrencyCode, SeatId
from planner.quantities.money import Money

SHOWN = Formatter("en")


def outcomes(plan: Plan, market: Snapshot) -> dict[str, PolicyOutcome]:
    found = compared_policies(plan, market)
    lines = policy_lines(found, plan, SHOWN)
    return {line.key: each for line, each in zip(lines, found, strict=True)}


def test_that_seats_stand_under_their_role_and_level(sample_plan: Plan, market: Snapshot) -> None:
    equity = team_equity(sample_plan, market)
    lines = equity_lines(equity, market, SHOWN)
    groups = [line for line in lines if line.span is not None]
    assert len(groups) == len(equity.groups)
    assert len(lines) == len(groups) + sum(len(group.seats) for group in equity.groups)
    assert not any(line.key for line in groups)
    at = next(n for n, line in enumerate(lines) if line.key == "P-03")
    assert lines[at].name == "P-03"
    assert lines[at].city == "São Paulo"
    assert [line.name for line in lines[:at] if line.span][-1] == "GPU cluster engineer, Senior"


def test_that_an_outlier_is_told_in_words_too(sample_plan: Plan, market: Snapshot) -> None:
    equity = team_equity(sample_plan, market)
    lines = {line.key: line for line in equity_lines(equity, market, SHOWN) if line.key}
    far = {seat.seat.id for group in equity.groups for seat in group.seats if seat.is_outlier}
    assert far
    assert {key for key, line in lines.items() if line.is_outlier} == far
    assert {key for key, line in lines.items() if "far from the others" in line.words} == far
    assert equity_headline(equity, SHOWN).startswith(f"{len(far)} of {len(lines)} are paid")
    figures = equity_figures(tuple(lines.values()))
    assert sum(cells[-1] != "" for cells in figures.cells) == len(far)


def test_that_compression_names_both_people_and_the_gap(
    sample_plan: Plan, market: Snapshot
) -> None:
    low = Money(Decimal(399_600), CurrencyCode("PLN"))
    lower = change_seat(sample_plan, SeatId("P-01"), level=Level.PRINCIPAL, base_pay=low)
    equity = team_equity(lower, market)
    assert compression_sentences(equity, lower, market, SHOWN) == (
        "P-01 is paid 10.0% less than Tomasz Wiśniewski, a level below, in Kraków.",
    )
    same = change_seat(lower, SeatId("P-01"), base_pay=Money(Decimal(444_000), CurrencyCode("PLN")))
    (sentence,) = compression_sentences(team_equity(same, market), same, market, SHOWN)
    assert sentence == "P-01 is paid as much as Tomasz Wiśniewski, a level below, in Kraków."


def test_that_contractors_are_said_to_be_left_out(sample_plan: Plan, market: Snapshot) -> None:
    sentence = without_band_sentence(team_equity(sample_plan, market), sample_plan, SHOWN)
    assert sentence == "Left out, as contractors or without a pay band: P-08."


def test_that_an_empty_plan_has_nobody_to_hold_against_the_market(
    sample_plan: Plan, market: Snapshot
) -> None:
    empty = replace(sample_plan, members=(), positions=())
    equity = team_equity(empty, market)
    assert equity_lines(equity, market, SHOWN) == ()
    assert equity_headline(equity, SHOWN) == "Nobody's pay can be held against the market."


@pytest.mark.parametrize("percentile", [Decimal("0.5"), Decimal("0.8")])
def test_that_raising_everybody_tells_total_and_months(
    sample_plan: Plan, market: Snapshot, percentile: Decimal
) -> None:
    found = raise_to_percentile(sample_plan, market, percentile)
    sentence = raise_sentence(found, sample_plan, SHOWN)
    assert sentence.startswith(f"Raising {len(found.raised)} seats to P{percentile * 100:.0f}")
    assert SHOWN.headline_money(found.total, CurrencyCode("USD")) in sentence
    cost = raise_cost(found, sample_plan)
    assert sum(cost.totals) == found.total
    assert len(cost.months) == sample_plan.horizon_months


def test_that_raising_nobody_says_so_and_draws_nothing(sample_plan: Plan, market: Snapshot) -> None:
    found = raise_to_percentile(sample_plan, market, Decimal("0.1"))
    assert raise_sentence(found, sample_plan, SHOWN) == (
        "Nobody is paid less than P10 of their market."
    )
    assert raise_cost(found, sample_plan).series == ()


def test_that_the_plan_comes_before_the_four_kinds_and_its_own_is_marked(
    sample_plan: Plan, market: Snapshot
) -> None:
    lines = policy_lines(compared_policies(sample_plan, market), sample_plan, SHOWN)
    assert [line.key for line in lines] == [PLANNED, "market", "one-rate", "tiers", "blend"]
    assert [line.key for line in lines if line.is_plans] == ["market"]
    assert [line.change_text == "" for line in lines] == [True, False, False, False, False]
    assert "the plan's policy" in lines[1].words
    assert all(line.annual in line.words for line in lines)
    assert kind_of(PLANNED) is None
    assert kind_of("tiers") is PayPolicyKind.TIERS
    figures = policy_figures(lines)
    assert [len(cells) for cells in figures.cells] == [len(figures.columns)] * 5


def test_that_the_offers_of_a_policy_stand_beside_what_is_paid_now(
    sample_plan: Plan, market: Snapshot
) -> None:
    found = outcomes(sample_plan, market)["one-rate"]
    figures = offer_figures(found, sample_plan, market, SHOWN)
    at = figures.names.index("P-12, Dublin")
    now, then, change, standing, factor = figures.cells[at]
    assert now == "€110,000"
    assert then == "€107,000"
    assert change == "−3%"
    assert standing == "P50"
    assert factor == "100%"


def test_that_only_open_positions_with_another_pay_are_offered_a_policys(
    sample_plan: Plan, market: Snapshot
) -> None:
    pays = offered_pays(outcomes(sample_plan, market)["market"], sample_plan)
    assert "P-01" not in pays
    assert "P-08" not in pays
    assert not any(seat_id.startswith("M-") for seat_id in pays)
    seat = next(iter(pays))
    settled = change_seat(sample_plan, seat, base_pay=pays[seat])
    assert seat not in offered_pays(outcomes(settled, market)["market"], settled)


def test_that_tiers_are_read_as_they_are_written() -> None:
    for text in ("100%; 80%; 60%", "100 80 60", "100%, 80%, 60%", "100 %/80 %/60 %"):
        assert read_tiers(text, SHOWN) == (Decimal(1), Decimal("0.8"), Decimal("0.6"))
    german = Formatter("de")
    factors = (Decimal(1), Decimal("0.875"))
    assert read_tiers(tiers_text(factors, german), german) == factors
    assert read_tiers(tiers_text(factors, SHOWN), SHOWN) == factors


@pytest.mark.parametrize("text", ["", "0%", "100%; -5%"])
def test_that_tiers_of_nothing_are_refused(text: str) -> None:
    with pytest.raises(RefusedTextError):
        read_tiers(text, SHOWN)


def test_that_a_share_of_a_blend_lies_between_nothing_and_all() -> None:
    assert read_share("25%", SHOWN) == Decimal("0.25")
    with pytest.raises(RefusedTextError):
        read_share("120%", SHOWN)
    with pytest.raises(NumberTextError):
        read_share("half", SHOWN)
