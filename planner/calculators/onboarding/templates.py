"""Which onboarding template a position follows."""

from planner.market.role import RoleFamily
from planner.plan.model import Plan, Position
from planner.plan.onboarding import OnboardingTemplate
from planner.plan.shipped_templates import GENERAL_ID, shipped_templates
from planner.quantities.identifiers import TemplateId

__all__ = ["all_templates", "shipped_templates", "template_of", "template_of_role"]


def all_templates(plan: Plan) -> dict[TemplateId, OnboardingTemplate]:
    """Return the templates a plan can use, its own before and in place of the shipped ones."""
    return {**plan.onboarding_templates, **_shipped_beside(plan)}


def template_of(plan: Plan, position: Position) -> OnboardingTemplate:
    """Return the template of a position: the one it names, else that of its role.

    A template that is not there any more counts as none; a problem of the plan says so.
    """
    template_id = position.template_id
    if template_id is not None:
        own = plan.onboarding_templates.get(template_id)
        found = shipped_templates().get(template_id) if own is None else own
        if found is not None:
            return found
    return template_of_role(plan, position.role)


def template_of_role(plan: Plan, role: RoleFamily) -> OnboardingTemplate:
    """Return the template of a role where nobody chose another one.

    The plan's own come before the shipped ones, those that name the role before those that name
    none. One that teaches another domain has to be chosen.
    """
    candidates = [each for each in all_templates(plan).values() if not each.adds_domain]
    of_role = (each for each in candidates if role in each.roles)
    general = (each for each in candidates if not each.roles)
    found = next(of_role, None) or next(general, None)
    if found is not None:
        return found
    return plan.onboarding_templates.get(GENERAL_ID) or shipped_templates()[GENERAL_ID]


def _shipped_beside(plan: Plan) -> dict[TemplateId, OnboardingTemplate]:
    own = plan.onboarding_templates
    return {key: each for key, each in shipped_templates().items() if key not in own}
