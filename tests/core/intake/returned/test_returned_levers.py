"""What finance switched and changed on the Timeline sheet becomes exactly those levers."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.intake.returned.review import Review, Signature, accepted
from planner.market.lever import LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_lever
from planner.plan.levers import LeverSetting
from planner.plan.model import Plan
from tests.core.intake.returned.conftest import TODAY, address_of, set_cell, told

Read = Callable[..., Review]
SIGNATURE = Signature("Ada", TODAY, "From the workbook returned.xlsx")
UNIVERSITY, AGENCY = LeverKind.UNIVERSITY, LeverKind.AGENCY


@pytest.fixture(scope="module")
def levered(plan: Plan) -> Plan:
    levers = {UNIVERSITY: LeverSetting(is_on=True), AGENCY: LeverSetting(monthly_cost=Decimal(900))}
    return replace(plan, levers=levers, scenarios=())


@pytest.fixture
def typed(exported: Callable[..., Any], levered: Plan) -> Callable[..., Callable[[Any], None]]:
    """Return what types a value into the cell of a lever."""

    def change(lever: LeverKind, part: str, value: Any) -> Callable[[Any], None]:
        return set_cell(*address_of(exported(levered), f"lever//{lever}#{part}"), value)

    return change


def test_that_levers_left_as_they_are_propose_nothing(review: Read, levered: Plan) -> None:
    found = review(of=levered)
    assert found.proposals == ()
    assert told(found) == []


def test_that_a_switch_and_a_cost_come_back_and_other_costs_follow_what_is_published(
    review: Read, typed: Callable[..., Any], levered: Plan, market: Snapshot
) -> None:
    found = review(typed(UNIVERSITY, "is_on", 0), typed(AGENCY, "once_cost", 1_500.5), of=levered)
    assert told(found) == []
    wanted = change_lever(levered, UNIVERSITY, is_on=False)
    wanted = change_lever(wanted, AGENCY, once_cost=Decimal("1500.5"))
    assert accepted(found, found.proposals, market, SIGNATURE).levers == wanted.levers
    assert not any(proposal.is_conflict for proposal in found.proposals)


def test_that_a_lever_changed_on_both_sides_is_a_conflict(
    review: Read, typed: Callable[..., Any], levered: Plan
) -> None:
    now = change_lever(levered, AGENCY, is_on=True)
    found = review(typed(AGENCY, "monthly_cost", 950), of=levered, now=now)
    (proposal,) = found.proposals
    assert proposal.is_conflict


@pytest.mark.parametrize("value", [2, None, "yes"])
def test_that_a_switch_of_neither_1_nor_0_is_refused_in_words(
    review: Read, typed: Callable[..., Any], levered: Plan, value: object
) -> None:
    found = review(typed(UNIVERSITY, "is_on", value), of=levered)
    assert found.proposals == ()
    (sentence,) = told(found)
    assert "Timeline" in sentence
    assert "University partnership" in sentence


def test_that_an_empty_cost_follows_what_is_published_again(
    review: Read, typed: Callable[..., Any], levered: Plan, market: Snapshot
) -> None:
    found = review(typed(AGENCY, "monthly_cost", None), of=levered)
    (proposal,) = found.proposals
    assert AGENCY not in accepted(found, found.proposals, market, SIGNATURE).levers
    assert proposal.change.old == levered.levers[AGENCY]
