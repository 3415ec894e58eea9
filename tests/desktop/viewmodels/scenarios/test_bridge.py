from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.scenario_comparison.compared import Waterfall, WaterfallStep
from planner.desktop.viewmodels.scenarios.bridge import MOST_STEPS, BridgeBuilder
from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.market.lever import LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.changes import differences
from planner.plan.edits import change_lever
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CurrencyCode


@pytest.fixture
def before() -> Plan:
    return replace(load_sample("cloud-provider"), levers={}, scenarios=())


@pytest.fixture
def after(before: Plan) -> Plan:
    changed = change_lever(before, LeverKind.PAY_UPLIFT, is_on=True)
    later = tuple(
        replace(each, start=each.start.replace(year=each.start.year + 1))
        for each in changed.positions
    )
    return replace(changed, positions=later)


@pytest.fixture
def bridge(before: Plan, after: Plan, market: Snapshot, formatter: Formatter) -> BridgeBuilder:
    texts = ChangeTexts(before, after, market, formatter)
    return BridgeBuilder(texts, CurrencyCode("USD"), formatter)


def steps_of(before: Plan, after: Plan, amounts: list[int]) -> tuple[WaterfallStep, ...]:
    changes = differences(before, after)
    return tuple(
        WaterfallStep((change,), Decimal(amount))
        for change, amount in zip(changes, amounts, strict=False)
    )


def test_that_bars_lead_from_the_base_to_the_scenario(
    bridge: BridgeBuilder, before: Plan, after: Plan
) -> None:
    steps = steps_of(before, after, [-12_000, 40_000])
    view = bridge.view(Waterfall(Decimal(900_000), steps, Decimal(928_000)), "Faster")
    assert [bar.text for bar in view.bars] == ["$0.90M", "−$12k", "+$40k", "$0.93M"]
    assert [bar.is_sum for bar in view.bars] == [True, False, False, True]
    assert view.bars[-1].name == "Faster"
    assert view.summary == "Faster costs $28k more than the base over the whole plan."
    assert view.figures.cells[0][0] == "$900,000"
    assert view.figures.cells[1][0] == "−$12,000"


def test_that_small_changes_stand_together_and_everything_still_adds_up(
    bridge: BridgeBuilder, before: Plan, after: Plan
) -> None:
    amounts = [1_000 * number for number in range(1, MOST_STEPS + 4)]
    steps = steps_of(before, after, amounts)
    end = Decimal(900_000) + sum((step.amount for step in steps), Decimal(0))
    view = bridge.view(Waterfall(Decimal(900_000), steps, end), "Faster")
    assert len(view.bars) == MOST_STEPS + 3  # the rest, and both sums
    assert view.bars[-2].name == "3 other changes"
    assert sum((bar.amount for bar in view.bars[:-1]), Decimal(0)) == view.bars[-1].amount
    assert len(view.figures.names) == len(steps) + 2


def test_that_changes_without_a_cost_have_no_bar_but_a_row(
    bridge: BridgeBuilder, before: Plan, after: Plan
) -> None:
    steps = steps_of(before, after, [0, 5_000])
    view = bridge.view(Waterfall(Decimal(1_000), steps, Decimal(6_000)), "Faster")
    assert len(view.bars) == 3
    assert len(view.figures.names) == 4


def test_that_a_scenario_of_the_same_cost_says_so(bridge: BridgeBuilder) -> None:
    view = bridge.view(Waterfall(Decimal(1_000), (), Decimal(1_000)), "Faster")
    assert view.summary == "Faster costs the same as the base over the whole plan."


def test_that_a_lever_is_named_and_said_to_be_on(bridge: BridgeBuilder, before: Plan) -> None:
    levered = change_lever(before, LeverKind.PAY_UPLIFT, is_on=True)
    change = next(each for each in differences(before, levered))
    view = bridge.view(
        Waterfall(Decimal(0), (WaterfallStep((change,), Decimal(7_000)),), Decimal(7_000)), "Pay"
    )
    assert view.bars[1].words == "Lever: Raise pay: +$7k (added: on)"
