"""How the cost of the base becomes that of a scenario, change by change.

The changes of one seat, team, lever, rate or assumption make one step. Steps are applied one after
another, in the order in which the changes are listed: the plan's own fields and assumptions, rates
and own figures, onboarding, levers, teams, members, positions. A team that goes does so last, when
nobody is in it any more. What a step adds is the plan's cost with it less that without it, so that
the amounts add up to the whole difference exactly; where two changes act on each other, such as a
rate on the pay of a new seat, what they do together is with the later one.
"""

from collections.abc import Iterable
from dataclasses import replace

from planner.calculators.scenario_comparison.compared import Waterfall, WaterfallStep
from planner.calculators.scenario_comparison.costed_plan import CostedPlan, costed_plan
from planner.market.snapshot import Snapshot
from planner.plan.change import Change, ChangeKind, Subject
from planner.plan.patching import patched
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import scenario_differences

_OF_FIELDS = frozenset({Subject.PLAN, Subject.ASSUMPTION})
_UNITS = frozenset({(Subject.PLAN, "reporting_currency"), (Subject.PLAN, "horizon_start")})


def waterfall(
    base: CostedPlan, scenario: Scenario, shown: CostedPlan, market: Snapshot
) -> Waterfall:
    """Return the steps from the base to one of its scenarios.

    Where the scenario reports in another currency, the start is the base's cost in that currency,
    and the change of currency is no step.

    Args:
        base: The base, as the file holds it, with its cost.
        scenario: One of its scenarios.
        shown: The scenario's plan with its cost.
        market: The market as published.
    """
    before = _in_currency_of(shown, base, market)
    start = before.total
    found = []
    for changes in steps(scenario_differences(before.plan, scenario)):
        after = costed_plan(patched(before.plan, changes), market, before)
        found.append(WaterfallStep(changes, after.total - before.total))
        before = after
    return Waterfall(start, tuple(found), shown.total)


def steps(changes: Iterable[Change]) -> Iterable[tuple[Change, ...]]:
    """Return changes in the order in which they are applied, those of one thing together."""
    together: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        together.setdefault(_thing(change), []).append(change)
    return map(tuple, sorted(together.values(), key=lambda found: _is_of_lost_team(found[0])))


def _thing(change: Change) -> tuple[object, ...]:
    if change.subject in _OF_FIELDS:
        return change.subject, change.subject_id, change.field_name
    return change.subject, change.subject_id


def _is_of_lost_team(change: Change) -> bool:
    return change.subject is Subject.TEAM and change.kind is ChangeKind.REMOVED


def _in_currency_of(shown: CostedPlan, base: CostedPlan, market: Snapshot) -> CostedPlan:
    """Return the base reporting in a scenario's currency at the scenario's rates."""
    currency = shown.plan.reporting_currency
    if currency == base.plan.reporting_currency:
        return base
    plan = replace(base.plan, reporting_currency=currency, plan_rates=shown.plan.plan_rates)
    return costed_plan(plan, market, base)
