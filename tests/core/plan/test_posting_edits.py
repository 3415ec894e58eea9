"""Edits of what postings say, at positions, teams and the plan."""

from collections.abc import Callable

import pytest

from planner.plan.bounds import MAX_TEXT_LENGTH
from planner.plan.codec import decode, encode
from planner.plan.edits.edit_fault import EditFault, PlanEditError
from planner.plan.edits.posting_edits import (
    change_plan_posting,
    change_postings,
    change_team_posting,
)
from planner.plan.model import Plan
from planner.plan.posting import PayRangeChoice
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId, TeamId

P_05 = SeatId("P-05")


@pytest.fixture(scope="module")
def sample() -> Plan:
    return load_sample("cloud-provider")


def test_that_words_are_set_where_they_are_written_and_survive_the_file(sample: Plan) -> None:
    plan = change_postings(sample, (P_05,), mission="Train.", pay_range=PayRangeChoice.ALWAYS)
    plan = change_team_posting(plan, TeamId("T-1"), goals=("One", "Two"))
    plan = change_plan_posting(plan, company="We.")
    read = decode(encode(plan))
    assert read.positions[4].posting.mission == "Train."
    assert read.positions[4].posting.pay_range is PayRangeChoice.ALWAYS
    assert read.teams[0].posting.goals == ("One", "Two")
    assert read.posting.company == "We."
    assert read.positions[3].posting == sample.positions[3].posting


def test_that_marks_that_mislead_and_blank_lines_go(sample: Plan) -> None:
    plan = change_plan_posting(
        sample, title=" a\n\u202eb ", mission="one\n\u2066two", goals=("x\ny", " ", "")
    )
    assert plan.posting.title == "a b"
    assert plan.posting.mission == "one\ntwo"
    assert plan.posting.goals == ("x y",)


def test_that_what_changes_nothing_is_the_same_plan(sample: Plan) -> None:
    assert change_plan_posting(sample, mission="") is sample
    assert change_team_posting(sample, TeamId("T-1"), mission="") is sample
    assert change_postings(sample, (P_05,), mission="") is sample


def test_that_impossible_edits_are_refused(sample: Plan) -> None:
    refusals: tuple[tuple[EditFault, Callable[[], Plan]], ...] = (
        (EditFault.UNKNOWN_SEAT, lambda: change_postings(sample, (SeatId("P-99"),), title="x")),
        (EditFault.NOT_A_POSITION, lambda: change_postings(sample, (SeatId("M-01"),), title="x")),
        (EditFault.UNKNOWN_TEAM, lambda: change_team_posting(sample, TeamId("T-9"), title="x")),
        (EditFault.UNKNOWN_FIELD, lambda: change_plan_posting(sample, salary="x")),
        (
            EditFault.VALUE_OUT_OF_RANGE,
            lambda: change_plan_posting(sample, mission="x" * (MAX_TEXT_LENGTH + 1)),
        ),
        (
            EditFault.VALUE_OUT_OF_RANGE,
            lambda: change_plan_posting(sample, goals=("x" * (MAX_TEXT_LENGTH + 1),)),
        ),
    )
    for fault, edit in refusals:
        with pytest.raises(PlanEditError) as refused:
            edit()
        assert refused.value.fault is fault
