"""Times 10,000 draws of 200 seats over two years, against playing them through in plain Python.

The plain loop draws what the simulation draws, seat by seat and month by month; it is timed on a few
draws in the same run and scaled. Times are of the processor, so that a busy machine changes little.
"""

import importlib.util
import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from math import exp, log
from pathlib import Path
from statistics import median
from types import ModuleType

from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.risk.drawn_batch import ALL_RISKS
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.risk_model import risk_model
from planner.calculators.risk.simulation import drawn_record, simulate
from planner.market.lever import LeverKind
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_lever
from planner.plan.model import Plan

SEATS, DRAWS, FEW, SAMPLED = 200, 10_000, 500, 10
COUNTRIES = frozenset(["AU", "BR", "CA", "DE", "GB", "IE", "IN", "JP", "NL", "PL", "SG", "US"])
ATTRITION = Decimal("0.1")
RUNS = 7


def measure() -> dict[str, float]:
    """Return milliseconds of CPU, megabytes, and how many times longer plain Python takes."""
    market = load_snapshot()
    plan = build_plan(market)
    staying = replace(plan, assumptions=replace(plan.assumptions, attrition_share=Decimal(0)))
    model, model_staying = risk_model(plan, market), risk_model(staying, market)
    drawn = _median(lambda: drawn_record(model, ALL_RISKS, DRAWS, seed=1))
    plain = _milliseconds(lambda: play_through(model, SAMPLED)) / SAMPLED * DRAWS
    return {
        "draws_10k_200_seats_ms": drawn,
        "draws_10k_200_seats_nobody_leaves_ms": _median(
            lambda: drawn_record(model_staying, ALL_RISKS, DRAWS, seed=1)
        ),
        "plain_python_scaled_ms": plain,
        "plain_python_to_draws_ratio": plain / drawn,
        "draws_10k_200_seats_peak_mb": _peak_megabytes(model),
        "preview_500_draws_with_all_its_inputs_ms": _previews(plan, market),
        "whole_answer_of_10k_draws_ms": _median(lambda: simulate(plan, market, draws=DRAWS)),
    }


def build_plan(market: Snapshot) -> Plan:
    """Return 200 positions in twelve countries, as many as hire engineers at a large company."""
    places = {
        place_id: place for place_id, place in market.places.items() if place.country in COUNTRIES
    }
    plan: Plan = _neighbor("edit_to_evaluation").build_plan(SEATS, replace(market, places=places))
    return replace(plan, assumptions=replace(plan.assumptions, attrition_share=ATTRITION))


def play_through(model: RiskModel, draws: int) -> float:
    """Play chance through in plain Python: hiring, leaving, rates, pay and ramp-up by month."""
    choose = random.Random(1)  # noqa: S311 -- a draw, not a secret
    months, total = model.months, 0.0
    ends = [int(day) for day in model.month_ends]
    for _ in range(draws):
        cost, heads, productive = [0.0] * months, [0] * months, [0.0] * months
        rates = _walks(choose, 1 + len(model.rates.currencies), months)
        for seat in model.seats:
            start, pay = _start(seat.hiring, model, choose), choose.uniform(0.85, 1.2)
            ramp = seat.ramp_days * exp(0.25 * choose.gauss(0, 1))
            leaves = log(1 - choose.random()) / log(1 - seat.yearly_attrition) * 365
            amounts, rate = seat.at_rest.tolist(), rates[seat.currency]
            for month in range(months):
                if start <= ends[month]:
                    if ends[month] - start > leaves:
                        start += leaves + 90
                        continue
                    cost[month] += amounts[month] * pay * rate[month]
                    heads[month] += 1
                    productive[month] += min(1.0, (ends[month] - start) / max(ramp, 1.0))
        total += sum(cost)
    return total


def _walks(choose: random.Random, currencies: int, months: int) -> list[list[float]]:
    found = []
    for _ in range(currencies):
        level, walk = 0.0, []
        for _month in range(months):
            level += choose.gauss(0, 0.03)
            walk.append(exp(level))
        found.append(walk)
    return found


def _start(hiring: SeatHiring | None, model: RiskModel, choose: random.Random) -> float:
    if hiring is None:
        return 0.0
    days = hiring.median_days * exp(hiring.sigma * choose.gauss(0, 1)) + hiring.days_to_start
    while choose.random() < hiring.decline_probability:
        days += hiring.days_per_decline
    return days + (hiring.opened - model.horizon[0].first_day).days


def _previews(plan: Plan, market: Snapshot) -> float:
    """Time a few draws of plans whose pay is raised a little more each time, as a slider does."""
    plans = [
        change_lever(
            plan, LeverKind.PAY_UPLIFT, is_on=True, strength=Decimal(n) / 100 + Decimal("0.01")
        )
        for n in range(RUNS)
    ]
    times = iter(plans)
    return _median(lambda: simulate(next(times), market, draws=FEW))


def _peak_megabytes(model: RiskModel) -> float:
    tracemalloc.start()
    drawn_record(model, ALL_RISKS, DRAWS, seed=1)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def _median(action: Callable[[], object]) -> float:
    return median(_milliseconds(action) for _ in range(RUNS))


def _milliseconds(action: Callable[[], object]) -> float:
    began = time.process_time()
    action()
    return (time.process_time() - began) * 1_000


def _neighbor(name: str) -> ModuleType:
    """Return another benchmark's module."""
    if name not in sys.modules:
        path = Path(__file__).with_name(f"{name}.py")
        specification = importlib.util.spec_from_file_location(name, path)
        assert specification is not None
        assert specification.loader is not None
        module = importlib.util.module_from_spec(specification)
        sys.modules[name] = module
        specification.loader.exec_module(module)
    return sys.modules[name]
