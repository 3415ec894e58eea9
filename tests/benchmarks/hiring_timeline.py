"""Times when 200 seats fill: at once, again, with pay raised on trial, and with few recruiters.

The recruiters' queue over many draws is held against taking one draw after the other.
"""

import importlib.util
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median
from types import ModuleType

import numpy as np

from planner.calculators.hiring import time_to_fill
from planner.calculators.hiring.plan_hiring import seat_hirings
from planner.calculators.hiring.recruiter_queue import queued, recruiter_slots
from planner.calculators.hiring.timeline import expected_timeline
from planner.market.lever import LeverKind
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_hiring, change_lever
from planner.plan.model import Plan

SEATS, RECRUITERS = 200, 3
DRAWS, SAMPLED = 10_000, 50
RUNS = 7


def measure() -> dict[str, float]:
    """Return milliseconds of CPU, and how many times longer a draw at a time takes."""
    market = load_snapshot()
    plan = replace(_neighbor("edit_to_evaluation").build_plan(SEATS, market), levers={})
    busy = change_hiring(plan, recruiters=RECRUITERS)
    raised = change_lever(plan, LeverKind.PAY_UPLIFT, is_on=True, strength=Decimal("0.2"))
    expected_timeline(plan, market)  # what is read on demand is read
    by_draws, by_draw = _queue_times(busy, market)
    return {
        "seats_200_ms": _median(lambda: _afresh(plan, market)),
        "seats_200_again_ms": _median(lambda: expected_timeline(plan, market)),
        "pay_raised_on_trial_ms": _median(lambda: _afresh(raised, market)),
        "three_recruiters_ms": _median(lambda: expected_timeline(busy, market)),
        "queue_of_10k_draws_ms": by_draws,
        "one_draw_at_a_time_to_queue_ratio": by_draw / by_draws,
    }


def _afresh(plan: Plan, market: Snapshot) -> None:
    """Work out a timeline of which no quantile is known yet."""
    time_to_fill.days_until.cache_clear()
    expected_timeline(plan, market)


def _queue_times(plan: Plan, market: Snapshot) -> tuple[float, float]:
    """Return milliseconds of the queue over all draws, and of as many draws one by one."""
    slots = recruiter_slots(plan, market)
    assert slots is not None
    hirings = seat_hirings(plan, market)
    opened = [float((each.opened - plan.horizon_start.first_day).days) for each in hirings]
    ranks = [each.rank for each in hirings]
    rng = np.random.Generator(np.random.SFC64(1))
    medians = np.array([[max(each.median_days, 1.0)] for each in hirings])
    days = medians * np.exp(0.5 * rng.standard_normal((len(hirings), DRAWS)))
    batches = np.array_split(days, DRAWS // 1000, axis=1)

    def all_draws() -> None:
        for batch in batches:
            queued(opened, np.ascontiguousarray(batch), slots, ranks)

    def some_draws() -> None:
        for draw in range(SAMPLED):
            queued(opened, days[:, draw], slots, ranks)

    return _median(all_draws), _median(some_draws) * DRAWS / SAMPLED


def _median(work: Callable[[], object]) -> float:
    return median(_milliseconds(work) for _ in range(RUNS))


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def _neighbor(name: str) -> ModuleType:
    path = Path(__file__).resolve().parent / f"{name}.py"
    specification = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module
