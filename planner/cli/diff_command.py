"""``diff``: what differs between two plans, and what that does to their cost."""

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from planner.calculators.evaluation import Evaluation, evaluate
from planner.cli.answer import Answer, ExitCode, Json, money_text
from planner.cli.plan_difference import Cost, PlanDifference
from planner.market.loader import load_snapshot
from planner.plan.change import Change
from planner.plan.changes import differences
from planner.plan.problem import ProblemKind
from planner.plan.store import load_plan
from planner.quantities.month import Month

_UNPRICED = frozenset(
    {
        ProblemKind.UNKNOWN_REPORTING_CURRENCY,
        ProblemKind.HORIZON_OUT_OF_RANGE,
        ProblemKind.PLAN_RATE_NOT_POSITIVE,
    }
)


def answer_diff(arguments: Namespace) -> Answer:
    """Compare two plans; differences give exit code 1.

    Raises:
        PlanFileError, MarketDataError: If a plan or the market data cannot be read.
    """
    before, after = (load_plan(Path(text)) for text in (arguments.before, arguments.after))
    market = load_snapshot()
    first = evaluate(before, market)
    second = evaluate(after, market, previous=first)
    found = PlanDifference(
        first, second, differences(before, after), market, (_cost(first), _cost(second))
    )

    def text() -> str:
        from planner.cli.diff_text import diff_text

        return diff_text(found)

    return Answer(_data(found), text, ExitCode.FINDINGS if found.changes else ExitCode.DONE)


def _cost(evaluation: Evaluation) -> Cost | None:
    if any(each.kind in _UNPRICED and each.seat_id is None for each in evaluation.problems):
        return None
    budget = evaluation.budget
    digits = evaluation.market.minor_digits(budget.currency)
    return Cost(budget.currency, digits, budget.run_rate, sum(budget.totals, Decimal(0)))


def _data(found: PlanDifference) -> Json:
    first, second = found.costs
    deltas = found.deltas
    digits = second.minor_digits if second is not None else 0
    return {
        "changes": [
            change_data(change, said.sentence)
            for change, said in zip(found.changes, found.said(), strict=True)
        ],
        "cost": {
            "before": _cost_data(first),
            "after": _cost_data(second),
            "run_rate_change": None if deltas is None else money_text(deltas[0], digits),
            "horizon_total_change": None if deltas is None else money_text(deltas[1], digits),
        },
    }


def _cost_data(cost: Cost | None) -> Json | None:
    if cost is None:
        return None
    return {
        "currency": cost.currency,
        "run_rate": money_text(cost.run_rate, cost.minor_digits),
        "horizon_total": money_text(cost.total, cost.minor_digits),
    }


def change_data(change: Change, sentence: str) -> Json:
    """Return a change between two plans for scripts, and its sentence."""
    return {
        "subject": change.subject.value,
        "id": change.subject_id,
        "field": change.field_name,
        "kind": change.kind.value,
        "old": _plain(change.old),
        "new": _plain(change.new),
        "sentence": sentence,
    }


def _plain(value: object) -> object:
    """Return a value of a plan as JSON holds it: decimals as text, records as objects."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    return _plain_collection(value)


def _plain_collection(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type | Month):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    return str(value)
