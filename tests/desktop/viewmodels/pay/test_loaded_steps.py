"""The waterfall from base pay to a year fully loaded."""

from decimal import Decimal

import pytest

from planner.calculators.loaded_cost import price_seat
from planner.calculators.offers.engagement_comparison import engagement_comparison
from planner.calculators.trial_position import trial_position
from planner.desktop.viewmodels.pay.loaded_steps import (
    LoadedYear,
    comparison_sentence,
    loaded_figures,
    loaded_year,
)
from planner.localization.formatting import Formatter
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.money import Money

SHOWN, USD = Formatter("en"), CurrencyCode("USD")


def seat(plan: Plan, place: str, amount: int, currency: str, how: Engagement) -> Position:
    return trial_position(
        RoleFamily.GPU_CLUSTER_ENGINEER,
        Level.SENIOR,
        PlaceId(place),
        how,
        Money(Decimal(amount), CurrencyCode(currency)),
        plan,
    )


def year(plan: Plan, market: Snapshot, position: Position) -> LoadedYear:
    cost = price_seat(position, plan, market)
    country = market.places[position.place_id].country
    return loaded_year(cost, None, country, "P50", USD, SHOWN)


@pytest.mark.parametrize("how", list(Engagement))
@pytest.mark.parametrize(
    ("place", "amount", "currency"),
    [("br-sao-paulo", 396_000, "BRL"), ("de-berlin", 100_000, "EUR"), ("in-bengaluru", 4_000_000, "INR")],
)  # fmt: skip
def test_that_the_steps_come_to_what_the_seat_costs(
    sample_plan: Plan, market: Snapshot, how: Engagement, place: str, amount: int, currency: str
) -> None:
    position = seat(sample_plan, place, amount, currency, how)
    cost = price_seat(position, sample_plan, market)
    steps = year(sample_plan, market, position).steps
    assert steps[0].is_sum
    assert steps[-1].is_sum
    assert sum(step.amount for step in steps[:-1]) == steps[-1].amount
    assert steps[-1].amount == (cost.annual + cost.one_off) * cost.plan_rate


def test_that_the_charges_of_a_step_come_to_the_step(sample_plan: Plan, market: Snapshot) -> None:
    position = seat(sample_plan, "br-sao-paulo", 396_000, "BRL", Engagement.OWN_ENTITY)
    cost = price_seat(position, sample_plan, market)
    assert cost.statutory is not None
    shown = year(sample_plan, market, position)
    told = {name for step in shown.steps for name, _amount in step.lines}
    counted = [each for each in cost.statutory.lines if each.line.in_total and each.amount]
    assert told == {each.line.name for each in counted}
    statutory = [step for step in shown.steps if step.lines]
    assert [step.name for step in statutory] == ["Social charges", "Extra pay"]
    total = sum(step.amount for step in statutory)
    assert total == sum(each.amount for each in counted) * cost.plan_rate


def test_that_a_step_in_words_names_its_charges(sample_plan: Plan, market: Snapshot) -> None:
    position = seat(sample_plan, "de-berlin", 100_000, "EUR", Engagement.OWN_ENTITY)
    shown = year(sample_plan, market, position)
    step = next(each for each in shown.steps if each.name == "Social charges")
    assert step.words.startswith("Social charges: +$")
    assert all(name in step.words and amount in step.words for name, amount in step.lines)
    figures = loaded_figures(shown)
    assert len(figures.names) == len(shown.steps) + sum(len(each.lines) for each in shown.steps)


def test_that_a_raised_offer_tells_its_own_sum(sample_plan: Plan, market: Snapshot) -> None:
    low = seat(sample_plan, "de-berlin", 100_000, "EUR", Engagement.OWN_ENTITY)
    high = seat(sample_plan, "de-berlin", 120_000, "EUR", Engagement.OWN_ENTITY)
    costs = [price_seat(each, sample_plan, market) for each in (low, high)]
    country = market.places[low.place_id].country
    shown = loaded_year(costs[0], costs[1], country, "P50", USD, SHOWN)
    assert shown.raised == (costs[1].annual + costs[1].one_off) * costs[1].plan_rate
    assert shown.raised > shown.steps[-1].amount


def test_that_the_comparison_says_from_how_many_heads_an_entity_pays_off(
    sample_plan: Plan, market: Snapshot
) -> None:
    position = seat(sample_plan, "br-sao-paulo", 396_000, "BRL", Engagement.OWN_ENTITY)
    comparison = engagement_comparison(position, sample_plan, market)
    assert comparison.break_even is not None
    sentence = comparison_sentence(comparison, USD, SHOWN)
    assert f"pays off from {comparison.break_even.heads} heads on" in sentence
