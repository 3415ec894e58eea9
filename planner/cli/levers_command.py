"""``levers``: what makes seats fill sooner: listed, shown with what it rests on, and pulled.

The JSON of ``list`` holds ``plan`` and ``scenario`` (null without one), ``currency`` and
``levers``. Each has ``lever``, ``is_evidence`` (whether an effect was observed), ``figures`` by
quantity (``low``, ``likely``, ``high``, ``unit``, ``is_evidence``, ``is_assumption``, ``note``,
``source``, ``as_of``, ``grade``) and ``setting`` (null without a plan): ``is_on``, ``strength``,
``starts``, ``roles``, ``effects``, ``monthly_cost``, ``once_cost``, where null follows the
published figures; and ``alone`` (null without a plan), what the lever does by itself: ``seats`` it
is for, ``days`` (``best``, ``likely`` and ``worst``; null without a seat; below 0 is sooner),
``run_rate`` a year and ``cost`` over the plan. ``show`` holds ``lever`` as one of these. ``set``
holds ``plan``, ``scenario``, ``lever``, ``before`` and ``after`` (settings) and ``written``.
"""

from argparse import Namespace
from collections.abc import Mapping
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.calculators.scenario_comparison.lever_values import LeverValue, lever_values
from planner.cli.answer import Answer, ExitCode, Json, money_text
from planner.cli.plan_commands import ending, evaluated
from planner.cli.role_arguments import lever_from
from planner.cli.told_levers import ToldLever, ToldLevers
from planner.cli.usage_error import UsageError
from planner.localization.messages import _
from planner.market.lever import LeverFigure, LeverKind
from planner.market.loader import load_snapshot
from planner.plan.levers import LeverSetting
from planner.plan.levers_format import raw_lever_setting

_NOT_SET = LeverSetting()


def answer_list(arguments: Namespace) -> Answer:
    """List the levers.

    Raises:
        UsageError: If a scenario is named and no plan.
        PlanFileError, MarketDataError: If either cannot be read.
        BlockedPlanError: If the plan has no months or no known currency.
    """
    told, code, notes = _told(arguments)

    def text() -> str:
        from planner.cli.levers_text import levers_text

        return levers_text(told)

    data = {
        **_head(told),
        "levers": [_lever_data(told, lever) for lever in told.levers],
    }
    return Answer(data, text, code, notes)


def answer_show(arguments: Namespace) -> Answer:
    """Show every figure of one lever.

    Raises:
        UsageError: If there is no such lever, or a scenario is named and no plan.
        PlanFileError, MarketDataError: If either cannot be read.
        BlockedPlanError: If the plan has no months or no known currency.
    """
    kind = lever_from(arguments.lever, "levers show")
    told, code, notes = _told(arguments)
    lever = told.lever(kind)

    def text() -> str:
        from planner.cli.levers_text import lever_text

        return lever_text(told, lever)

    return Answer({**_head(told), "lever": _lever_data(told, lever)}, text, code, notes)


def setting_data(setting: LeverSetting) -> Json:
    """Return what a plan sets of a lever, for scripts."""
    return dict(raw_lever_setting(setting))


def _told(arguments: Namespace) -> tuple[ToldLevers, ExitCode, tuple[str, ...]]:
    if arguments.plan is None:
        if arguments.scenario is not None:
            raise UsageError(_("--scenario needs a plan file."), f"levers {arguments.verb}")
        market = load_snapshot()
        return ToldLevers(market, _levers(market.levers, None, {})), ExitCode.DONE, ()
    evaluation = evaluated(arguments)
    market = evaluation.market
    values = lever_values(evaluation.plan, market.published or market)
    told = ToldLevers(market, _levers(market.levers, evaluation, values), evaluation)
    return told, *ending(evaluation)


def _levers(
    defaults: Mapping[LeverKind, object],
    evaluation: Evaluation | None,
    values: Mapping[LeverKind, LeverValue],
) -> tuple[ToldLever, ...]:
    known = (kind for kind in LeverKind if kind in defaults)
    if evaluation is None:
        return tuple(ToldLever(kind) for kind in known)
    levers = evaluation.plan.levers
    return tuple(ToldLever(kind, levers.get(kind, _NOT_SET), values[kind]) for kind in known)


def _head(told: ToldLevers) -> Json:
    plan = told.plan
    return {
        "plan": None if plan is None else plan.name,
        "scenario": None if plan is None else plan.scenario_id,
        "currency": told.currency,
    }


def _lever_data(told: ToldLevers, lever: ToldLever) -> Json:
    default = told.default(lever.kind)
    setting, value = lever.setting, lever.value
    digits = told.market.minor_digits(told.currency)
    return {
        "lever": lever.kind.value,
        "is_evidence": default.is_evidence,
        "figures": {kind.value: _figure(figure) for kind, figure in default.figures.items()},
        "setting": None if setting is None else setting_data(setting),
        "alone": None if value is None else _alone(value, digits),
    }


def _figure(figure: LeverFigure) -> Json:
    return {
        "low": _plain(figure.low),
        "likely": _plain(figure.likely),
        "high": _plain(figure.high),
        "unit": figure.unit,
        "is_evidence": figure.is_evidence,
        "is_assumption": figure.is_assumption,
        "note": figure.note,
        "source": figure.provenance.source_id,
        "as_of": figure.provenance.as_of.isoformat(),
        "grade": figure.provenance.grade.value,
    }


def _alone(value: LeverValue, digits: int) -> Json:
    days = value.days
    return {
        "seats": value.seats,
        "days": None if days is None else dict(zip(("best", "likely", "worst"), days, strict=True)),
        "run_rate": money_text(value.run_rate, digits),
        "cost": money_text(value.cost, digits),
    }


def _plain(number: Decimal) -> str:
    return f"{number:f}"
