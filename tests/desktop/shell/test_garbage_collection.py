"""The garbage collector rests while the program starts and while it works out an edit."""

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from planner.calculators.evaluation import Evaluation, evaluate
from planner.desktop.garbage_collection import (
    pause_collection,
    resume_collection,
    without_collection,
)
from planner.desktop.session.last_results import LastResults
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample


@pytest.fixture(autouse=True)
def _collector_as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_that_nothing_is_collected_before_a_plan_is_shown() -> None:
    pause_collection()
    assert not gc.isenabled()


def test_that_later_collections_pass_over_what_start_up_made() -> None:
    pause_collection()
    made_at_start_up = [[number] for number in range(100)]
    resume_collection()
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(made_at_start_up)
    assert not any(made is made_at_start_up for made in gc.get_objects())


@pytest.mark.parametrize("was_enabled", [True, False])
def test_that_after_a_block_without_collection_it_is_as_before(*, was_enabled: bool) -> None:
    (gc.enable if was_enabled else gc.disable)()

    def fail() -> None:
        assert not gc.isenabled()
        raise RuntimeError

    with pytest.raises(RuntimeError), without_collection():
        fail()
    assert gc.isenabled() is was_enabled


def test_that_nothing_is_collected_while_an_edit_is_worked_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    collecting: list[bool] = []

    def watch(plan: Plan, market: Snapshot, previous: Evaluation) -> Evaluation:
        collecting.append(gc.isenabled())
        return evaluate(plan, market, previous)

    monkeypatch.setattr("planner.desktop.session.last_results.evaluate", watch)
    plan, market = load_sample("cloud-provider"), load_snapshot()
    edited = replace(plan, description="Other")
    LastResults().evaluated(edited, market, evaluate(plan, market))
    assert collecting == [False]
    assert gc.isenabled()
