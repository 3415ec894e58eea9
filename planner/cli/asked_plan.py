"""The plan a command works on: a file's base, or one of its scenarios."""

from argparse import Namespace
from pathlib import Path

from planner.cli.usage_error import UsageError
from planner.localization.messages import _
from planner.plan.model import Plan


def asked_plan(arguments: Namespace) -> Plan:
    """Load the plan that ``plan`` names, in the scenario that ``scenario`` names, if any.

    Raises:
        PlanFileError: If the file cannot be read.
        UnknownScenarioError: If the plan has no such scenario.
    """
    from planner.plan.scenario_plans import scenario_named, scenario_plan
    from planner.plan.store import load_plan

    document = load_plan(Path(arguments.plan))
    if arguments.scenario is None:
        return document
    return scenario_plan(document, scenario_named(document, arguments.scenario))


def check_scenario_has_plan(arguments: Namespace, command: str) -> None:
    """Refuse a scenario of no plan.

    Raises:
        UsageError: If there is one.
    """
    if arguments.plan is None and arguments.scenario is not None:
        raise UsageError(_("--scenario needs --plan."), command)
