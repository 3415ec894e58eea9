"""``risk``: what chance does to a plan's seats, heads and cost.

The JSON holds ``plan``, ``scenario`` (its ID; null for the base), ``currency``, ``draws``, ``seed``
and, each range as ``p10``, ``p50`` and ``p90``:

- ``months``: ``month``, ``cost`` (levers included), ``budget``, ``chance_in_budget``, ``heads`` and
  ``productive_heads`` at its end, and ``chance_filled``: that at least 1, 2, ... of the seats to
  fill are filled by its end.
- ``fiscal_years`` by ``FY27``, of the months in the plan: ``cost`` and ``chance_in_budget``.
- ``cost`` and ``chance_in_budget`` of the whole plan.
- ``filled_on``: the day by which all seats are filled; null where that is not so in time.
- ``seats`` to fill: ``id``, ``target`` (the plan's start), ``first_day``, ``by_target`` (the chance
  to begin by then), ``in_horizon`` and ``by_month``.
- ``swings``: ``risk`` and the cost of the whole plan, ``low`` (P10) and ``high`` (P90), if it alone
  is left to chance; widest first.
- ``standard_error``: of the P50 of the cost of the whole plan, as a fraction of it.
- ``convergence``: that P50 (``cost``) after so many ``draws``.
- ``rates_without_history``: currencies that stay at the plan's rate to the dollar.

Chances are null where the plan has no budget for all of the months.
"""

from argparse import Namespace
from datetime import date
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.calculators.risk.simulated import Range, SeatChances, Simulation
from planner.calculators.risk.simulation import simulate
from planner.cli.answer import Answer, Json, money_text
from planner.cli.plan_commands import ending, evaluated
from planner.cli.usage_error import BlockedPlanError, UsageError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.localization.running_text import listed
from planner.market.exchange_rates import UnknownCurrencyError
from planner.plan.bounds import MAX_NUMBER
from planner.plan.levers_format import MAX_DRAWS
from planner.plan.model import Plan

_DIGITS = 6
_MINUS = "\N{MINUS SIGN}"
"""What the command line hands over for a hyphen before a number."""


def answer_risk(arguments: Namespace) -> Answer:
    """Play chance through for a plan.

    Raises:
        UsageError: If draws or seed are out of range.
        PlanFileError, MarketDataError: If either cannot be read.
        BlockedPlanError: If the plan has no months, or a currency without a rate.
    """
    draws = _whole_number(arguments.draws, "--draws", 1, MAX_DRAWS)
    seed = _whole_number(arguments.seed, "--seed", 0, MAX_NUMBER)
    evaluation = evaluated(arguments)
    plan, market = evaluation.plan, evaluation.market
    try:
        found = simulate(plan, market, draws=draws, seed=seed)
    except UnknownCurrencyError as error:
        raise BlockedPlanError(
            _("There is no exchange rate for {currency}, in which a lever is paid. Set one in the "
              "plan’s assumptions.").format(currency=error.currency)
        ) from None  # fmt: skip

    def text() -> str:
        from planner.cli.risk_text import risk_text

        return risk_text(evaluation, found)

    exit_code, notes = ending(evaluation)
    if found.rates_without_history:
        notes = (*notes, _without_history(found))
    return Answer(_data(evaluation, found), text, exit_code, notes)


def _whole_number(text: str | None, name: str, least: int, most: int) -> int | None:
    """Read a number; argparse would say that it is none, but not from where to where it goes."""
    if text is None:
        return None
    shown = Formatter(active_language())
    try:
        value = int(text.replace(_MINUS, "-"))
    except ValueError:
        value, told = least - 1, text
    else:
        told = shown.integer(value)
    if not least <= value <= most:
        raise UsageError(
            _("{name} cannot be {value}. Write a whole number from {least} to {most}.").format(
                name=name, value=told, least=shown.integer(least), most=shown.integer(most)
            ),
            "risk",
        )
    return value


def _without_history(found: Simulation) -> str:
    return _(
        "No history tells how much these currencies move; they stay at the plan’s rate to the US "
        "dollar: {currencies}."
    ).format(currencies=listed(found.rates_without_history))


def _data(evaluation: Evaluation, found: Simulation) -> Json:
    plan = evaluation.plan
    digits = evaluation.market.minor_digits(plan.reporting_currency)
    starts = {position.id: position.start for position in plan.positions}
    return {
        "plan": plan.name,
        "scenario": plan.scenario_id,
        "currency": plan.reporting_currency,
        "draws": found.draws,
        "seed": found.seed,
        "months": [_month(plan, found, at, digits) for at in range(len(found.months))],
        "fiscal_years": {
            f"FY{year % 100:02d}": {
                "cost": _money(cost, digits),
                "chance_in_budget": _share(found.chance_in_budget_by_year.get(year)),
            }
            for year, cost in found.cost_by_year.items()
        },
        "cost": _money(found.horizon_cost, digits),
        "chance_in_budget": _share(found.chance_in_horizon_budget),
        "filled_on": _days(found.filled_on),
        "seats": [
            {"id": seat_id, "target": starts[seat_id].isoformat(), **_seat(chances)}
            for seat_id, chances in found.seats.items()
        ],
        "swings": [
            {
                "risk": swing.kind.value,
                "low": _amount(swing.low, digits),
                "high": _amount(swing.high, digits),
            }
            for swing in found.swings
        ],
        "standard_error": _share(found.standard_error),
        "convergence": [
            {"draws": draws, "cost": _amount(cost, digits)} for draws, cost in found.convergence
        ],
        "rates_without_history": list(found.rates_without_history),
    }


def _month(plan: Plan, found: Simulation, at: int, digits: int) -> Json:
    month = found.months[at]
    budget = plan.budget.get(month)
    return {
        "month": str(month),
        "cost": _money(found.cost[at], digits),
        "budget": None if budget is None else money_text(budget, digits),
        "chance_in_budget": _share(found.chance_in_budget[at]),
        "heads": _figures(found.heads[at]),
        "productive_heads": _figures(found.productive_heads[at]),
        "chance_filled": [_share(by_month[at]) for by_month in found.chance_filled],
    }


def _seat(chances: SeatChances) -> Json:
    return {
        "first_day": _days(chances.first_day),
        "by_target": _share(chances.by_target),
        "in_horizon": _share(chances.in_horizon),
        "by_month": [_share(chance) for chance in chances.by_month],
    }


def _money(found: Range, digits: int) -> Json:
    return {
        "p10": _amount(found.p10, digits),
        "p50": _amount(found.p50, digits),
        "p90": _amount(found.p90, digits),
    }


def _figures(found: Range) -> Json:
    return {
        "p10": round(found.p10, 2),
        "p50": round(found.p50, 2),
        "p90": round(found.p90, 2),
    }


def _days(found: tuple[date | None, date | None, date | None]) -> Json:
    names = ("p10", "p50", "p90")
    return {
        name: None if day is None else day.isoformat()
        for name, day in zip(names, found, strict=True)
    }


def _amount(amount: float, digits: int) -> str:
    return money_text(Decimal(amount), digits)


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, _DIGITS)
