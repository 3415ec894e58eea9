"""What the exported plan is called: its name, and the scenario it shows."""

from planner.localization.running_text import listed
from planner.plan.model import Plan
from planner.plan.scenario_plans import find_scenario


def scenario_name(plan: Plan) -> str:
    """Return the name of the scenario whose plan it is, empty for the base."""
    scenario = find_scenario(plan, plan.scenario_id)
    return scenario.name if scenario is not None else ""


def plan_title(plan: Plan) -> str:
    """Return the plan's name, with the scenario's behind it."""
    return listed(part for part in (plan.name, scenario_name(plan)) if part)
