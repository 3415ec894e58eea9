"""``pay --equity`` and ``pay --policy``: how fair a plan pays, and what other policies would."""

from argparse import Namespace
from collections.abc import Callable

from planner.calculators.evaluation import Evaluation
from planner.calculators.offers.pay_policies import PolicyOutcome, compared_policies
from planner.calculators.offers.priced_plan import priced_plan
from planner.calculators.offers.raise_to_percentile import RaiseToPercentile, raise_to_percentile
from planner.calculators.offers.team_equity import TeamEquity, team_equity
from planner.cli.answer import Answer
from planner.cli.csv_answer import with_csv
from planner.cli.pay_of_plan_json import equity_data, policies_data
from planner.cli.plan_commands import ending, evaluated
from planner.cli.usage_error import UsageError
from planner.localization.messages import _, active_language
from planner.localization.typed_numbers import parse_percent
from planner.plan.problem import ProblemKind

_BLOCKING = frozenset({ProblemKind.PLAN_RATE_NOT_POSITIVE, ProblemKind.NEGATIVE_ASSUMPTION})
_OF_A_ROLE = ("role", "level", "offer", "currency", "plan")


def answer_pay_of_plan(arguments: Namespace) -> Answer:
    """Answer on the pay of a whole plan.

    Raises:
        UsageError: If something of a single role is asked for too.
        PlanFileError, MarketDataError, BlockedPlanError: If either cannot be read or used.
        PercentileRangeError, NumberTextError: If the percentile cannot be one.
        ExportError: If the table cannot be written.
    """
    _refuse_single_role(arguments)
    path = arguments.equity if arguments.policy is None else arguments.policy
    evaluation = evaluated(Namespace(plan=path, scenario=arguments.scenario), _BLOCKING)
    if arguments.policy is not None:
        return _policy_answer(arguments, evaluation)
    return _equity_answer(arguments, evaluation)


def _refuse_single_role(arguments: Namespace) -> None:
    if arguments.equity is not None and arguments.policy is not None:
        raise UsageError(_("Give either --equity or --policy, not both."), "pay")
    asked = "--equity" if arguments.policy is None else "--policy"
    given = [getattr(arguments, name) for name in _OF_A_ROLE]
    has_percentile = arguments.policy is not None and arguments.percentile is not None
    if any(each is not None for each in given) or arguments.uplift or has_percentile:
        sentence = _(
            "{option} asks about the pay of a whole plan. Leave out role, level, places and the "
            "options of single offers."
        )
        raise UsageError(sentence.format(option=asked), "pay")


def _equity_answer(arguments: Namespace, evaluation: Evaluation) -> Answer:
    plan, market = priced_plan(evaluation), evaluation.market
    equity = team_equity(plan, market)
    raised = None
    if arguments.percentile is not None:
        aim = parse_percent(arguments.percentile, active_language())
        raised = raise_to_percentile(plan, market, aim)
    answer = Answer(
        equity_data(equity, raised, evaluation),
        _equity_text(equity, raised, evaluation),
        *ending(evaluation),
    )

    def rows() -> list[list[str]]:
        from planner.cli.pay_of_plan_table import equity_rows

        return list(equity_rows(equity, evaluation))

    return with_csv(answer, arguments, rows)


def _policy_answer(arguments: Namespace, evaluation: Evaluation) -> Answer:
    outcomes = compared_policies(priced_plan(evaluation), evaluation.market)
    answer = Answer(
        policies_data(outcomes, evaluation),
        _policy_text(outcomes, evaluation),
        *ending(evaluation),
    )

    def rows() -> list[list[str]]:
        from planner.cli.pay_of_plan_table import policy_rows

        return list(policy_rows(outcomes, evaluation))

    return with_csv(answer, arguments, rows)


def _equity_text(
    equity: TeamEquity, raised: RaiseToPercentile | None, evaluation: Evaluation
) -> Callable[[], str]:
    def text() -> str:
        from planner.cli.pay_equity_text import equity_text

        return equity_text(equity, raised, evaluation)

    return text


def _policy_text(outcomes: tuple[PolicyOutcome, ...], evaluation: Evaluation) -> Callable[[], str]:
    def text() -> str:
        from planner.cli.pay_policy_text import policies_text

        return policies_text(outcomes, evaluation)

    return text
