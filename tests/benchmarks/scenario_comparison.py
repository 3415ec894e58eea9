"""Times the comparison of five scenarios of 200 seats, and of showing another one of them.

Each scenario changes 40 seats, and one of them pulls three levers as well. The baseline works each
state between two steps of the waterfalls out as a whole, sampled and scaled.
"""

import importlib.util
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from types import ModuleType

from planner.calculators.evaluation import evaluate
from planner.calculators.scenario_comparison.comparison import ComparisonMemo
from planner.market.lever import LeverKind
from planner.market.loader import load_snapshot
from planner.plan.edits import add_scenario, change_lever
from planner.plan.model import Plan, Position
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.money import Money

SCENARIOS, CHANGED, SEATS = 5, 40, 200
RUNS, SAMPLED = 5, 10
LEVERS = (LeverKind.PAY_UPLIFT, LeverKind.UNIVERSITY, LeverKind.INTERNSHIPS)


def measure() -> dict[str, float]:
    """Return milliseconds of CPU of comparing anew, again and after an edit, and the ratio."""
    market = load_snapshot()
    document = _document(_neighbor("edit_to_evaluation").build_plan(SEATS, market))
    ComparisonMemo().compare(document, market)  # what is read on demand is read
    compared = median(
        _milliseconds(lambda: ComparisonMemo().compare(document, market)) for _ in range(RUNS)
    )
    memo = ComparisonMemo()
    columns = memo.compare(document, market)
    shown = _milliseconds(lambda: memo.compare(document, market))
    edited = replace(document, positions=(_dearer(document.positions[0]), *document.positions[1:]))
    after_edit = _milliseconds(lambda: memo.compare(edited, market))
    states = sum(len(column.waterfall.steps) for column in columns) + len(columns)
    whole = median(_milliseconds(lambda: evaluate(document, market)) for _ in range(SAMPLED))
    return {
        "five_scenarios_200_seats_ms": compared,
        "another_scenario_shown_ms": shown,
        "base_edited_ms": after_edit,
        "each_state_as_a_whole_to_compared_ratio": states * whole / compared,
    }


def _document(plan: Plan) -> Plan:
    for number in range(SCENARIOS):
        plan = add_scenario(plan, f"Scenario {number}")
        shown = scenario_plan(plan, plan.scenarios[-1].id)
        changed = {(number + at * SCENARIOS) % SEATS for at in range(CHANGED)}
        positions = tuple(
            _dearer(position) if at in changed else position
            for at, position in enumerate(shown.positions)
        )
        shown = replace(shown, positions=positions)
        for lever in LEVERS if not number else ():
            shown = change_lever(shown, lever, is_on=True)
        plan = with_scenario_plan(plan, shown)
    return plan


def _dearer(position: Position) -> Position:
    pay = position.base_pay
    return replace(position, base_pay=Money(pay.amount + 1_000, pay.currency))


def _milliseconds(action: Callable[[], object]) -> float:
    began = time.process_time()
    action()
    return (time.process_time() - began) * 1_000


def _neighbor(name: str) -> ModuleType:
    """Return the benchmark of another name, whose plans are the same."""
    specification = importlib.util.spec_from_file_location(
        f"benchmark_{name}", Path(__file__).with_name(f"{name}.py")
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module
