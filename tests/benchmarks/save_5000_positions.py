"""Saving 5,000 positions after one edit against ``json.dumps`` of the same content to a file."""

import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from planner.plan.codec import decode, encode
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.plan.store import save_plan
from planner.quantities.identifiers import SeatId

SEATS = 5_000
RUNS = 9


def measure() -> dict[str, float]:
    """Return milliseconds of a first save, of one after an edit, and the ratio to plain JSON."""
    sample = load_sample("cloud-provider")
    positions = tuple(
        replace(sample.positions[n % len(sample.positions)], id=SeatId(f"P-{n:04}"))
        for n in range(SEATS)
    )
    plan = replace(sample, positions=positions)
    raw = json.loads(encode(plan))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.hplan"
        firsts, saves, plain = [], [], []
        for run in range(RUNS):
            fresh = decode(encode(plan))
            firsts.append(_milliseconds(lambda: save_plan(fresh, file)))  # noqa: B023
            edited = _edited(fresh, run)
            saves.append(_milliseconds(lambda: save_plan(edited, file)))  # noqa: B023
            plain.append(_milliseconds(lambda: file.write_text(json.dumps(raw, indent=2))))
    return {
        "first_save_ms": median(firsts),
        "save_after_one_edit_ms": median(saves),
        "plain_json_without_safety_ms": median(plain),
        "plain_json_to_save_after_one_edit_ratio": median(plain) / median(saves),
    }


def _edited(plan: Plan, run: int) -> Plan:
    at = run * 7
    changed = replace(plan.positions[at], notes=f"Edit {run}")
    return replace(plan, positions=(*plan.positions[:at], changed, *plan.positions[at + 1 :]))


def _milliseconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1_000
