"""The sample plan's budget, figure by figure, against a committed file.

A change of data, holidays or formulas shows here as a difference to review. After a deliberate
change, rewrite the file with ``REWRITE_GOLDEN=1 make test`` (or the same before ``pytest``) and
look at what the version control shows.
"""

import json
import os
from pathlib import Path
from typing import Any

from planner.calculators.evaluation import Evaluation, evaluate
from planner.calculators.monthly_budget import SeatMonths
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample
from planner.plan.validation import Severity

GOLDEN = Path(__file__).parents[2] / "golden" / "cloud-provider-budget.json"


def test_that_the_sample_budget_is_the_committed_one() -> None:
    result = evaluate(load_sample("cloud-provider"), load_snapshot())
    assert not [p for p in result.problems if p.severity is Severity.ERROR]
    figures = as_figures(result)
    if os.environ.get("REWRITE_GOLDEN"):
        GOLDEN.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert figures == json.loads(GOLDEN.read_text("utf-8"))


def as_figures(result: Evaluation) -> dict[str, Any]:
    budget = result.budget
    return {
        "currency": budget.currency,
        "first_month": str(budget.months[0]),
        "totals": [str(total) for total in budget.totals],
        "run_rate": str(budget.run_rate),
        "fiscal_years": {str(year.label_year): str(year.total) for year in budget.fiscal_years},
        "annual_reporting": {
            seat_id: str(cost.annual_reporting) for seat_id, cost in result.seat_costs.items()
        },
        "seats": {seat.seat_id: seat_figures(seat) for seat in budget.seats},
    }


def seat_figures(seat: SeatMonths) -> dict[str, Any]:
    components = {
        component.value: " ".join(map(str, row))
        for component, row in seat.components.items()
        if any(row)
    }
    return {
        "currency": seat.currency,
        **components,
        "reporting": " ".join(map(str, seat.reporting_total)),
    }
