"""``levers set``: pulls a lever in a plan, or lets it go."""

from argparse import Namespace
from pathlib import Path

from planner.cli.answer import Answer
from planner.cli.lever_arguments import lever_changes
from planner.cli.levers_command import setting_data
from planner.cli.role_arguments import lever_from
from planner.cli.usage_error import UsageError
from planner.localization.formatting import Formatter
from planner.localization.lever_terms import strength_phrase
from planner.localization.messages import _, active_language
from planner.localization.place_choice_terms import lever_name
from planner.localization.plan_problems import problem_sentence
from planner.localization.running_text import left_to_right, listed
from planner.localization.terms import role_name
from planner.market.lever import LeverDefault, LeverKind
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_lever
from planner.plan.hiring_checks import check_hiring
from planner.plan.levers import LeverSetting
from planner.plan.model import Plan
from planner.plan.problem import ProblemKind
from planner.plan.scenario_plans import scenario_named, scenario_plan, with_scenario_plan
from planner.plan.store import load_stored_plan, save_plan

_NOT_SET = LeverSetting()


def answer_set(arguments: Namespace) -> Answer:
    """Set a lever of a plan or of one of its scenarios, in one step; what is not said stays.

    Raises:
        UsageError: If there is no such lever, or a figure is outside what it can be.
        NumberTextError: If a text is no number.
        PlanFileError, MarketDataError: If a file cannot be read or written.
        UnknownScenarioError: If the plan has no such scenario.
        PlanEditError: If the plan cannot hold a figure.
    """
    path = Path(arguments.plan)
    stored = load_stored_plan(path)
    document, market = stored.plan, load_snapshot()
    named = arguments.scenario
    shown = document if named is None else scenario_plan(document, scenario_named(document, named))
    kind = lever_from(arguments.lever, "levers set")
    edited = change_lever(shown, kind, **lever_changes(arguments, kind, shown, market))
    _refuse_idle(kind, edited, market)
    is_written = edited != shown
    if is_written:
        after = edited if named is None else with_scenario_plan(document, edited, shown)
        save_plan(after, path, unless_changed_since=stored.fingerprint)
    old, new = (plan.levers.get(kind, _NOT_SET) for plan in (shown, edited))
    data = {
        "plan": str(path),
        "scenario": shown.scenario_id,
        "lever": kind.value,
        "before": setting_data(old),
        "after": setting_data(new),
        "written": is_written,
    }

    def text() -> str:
        said = _said(kind, new, edited, market)
        if not is_written:
            return _("Nothing changed: {lever}.").format(lever=said)
        return "\n".join((said, _("Wrote {path}.").format(path=left_to_right(path))))

    return Answer(data, text)


def _refuse_idle(kind: LeverKind, plan: Plan, market: Snapshot) -> None:
    """Refuse a lever that would be on and do nothing, as it begins when the plan is over."""
    for problem in check_hiring(plan, market):
        is_idle = problem.kind is ProblemKind.LEVER_STARTS_AFTER_HORIZON
        if is_idle and problem.facts["lever"] == kind.value:
            sentence = problem_sentence(problem, Formatter(active_language()))
            raise UsageError(sentence, "levers set")


def _said(kind: LeverKind, setting: LeverSetting, plan: Plan, market: Snapshot) -> str:
    """Return what is set of a lever in a line."""
    formatter = Formatter(active_language())
    default = market.levers.get(kind, LeverDefault(kind, {}))
    parts = [_("on") if setting.is_on else _("off")]
    if default.strength is not None:
        strength = default.strength.likely if setting.strength is None else setting.strength
        parts.append(strength_phrase(kind, strength, default.strength, formatter))
    month = setting.starts or plan.horizon_start
    parts.append(_("from {month}").format(month=formatter.month_short(month)))
    if setting.roles:
        parts.append(_("for {roles}").format(roles=listed(map(role_name, setting.roles))))
    for cost, template in (
        (setting.monthly_cost, _("{amount} a month")),
        (setting.once_cost, _("{amount} once")),
    ):
        if cost is not None:
            amount = formatter.money(cost, plan.reporting_currency, 0)
            parts.append(template.format(amount=amount))
    return _("{thing}: {what}").format(thing=lever_name(kind), what=listed(parts, with_commas=True))
