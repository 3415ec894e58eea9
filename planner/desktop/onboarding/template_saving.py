"""Makes drafts of templates the plan's, each one undo step."""

from planner.desktop.onboarding.template_drafts import TemplateDrafts
from planner.desktop.session.plan_session import PlanSession
from planner.localization.messages import _
from planner.localization.onboarding_terms import template_name
from planner.plan.edits import change_seats
from planner.plan.edits.onboarding_edits import remove_template, save_template
from planner.plan.edits.template_edits import as_own, change_template
from planner.plan.model import Plan
from planner.plan.onboarding import OnboardingTemplate
from planner.plan.shipped_templates import shipped_template_ids
from planner.quantities.identifiers import SeatId


class TemplateSaving:
    """Saves, copies and takes back templates.

    Attributes:
        seat_id: The hire whose template is edited, who follows a copy of it; None for no one.
    """

    def __init__(self, session: PlanSession, drafts: TemplateDrafts) -> None:
        self._session = session
        self._drafts = drafts
        self.seat_id: SeatId | None = None

    def save(self, template: OnboardingTemplate) -> None:
        """Save a draft under its ID, in place of a shipped template of that ID."""
        step = _("Save onboarding template “{name}”").format(name=template_name(template))
        self._session.apply(save_template(self._session.plan, template), step)
        self._drafts.forget(template.id)

    def save_as_own(self, template: OnboardingTemplate) -> OnboardingTemplate:
        """Save a copy of a draft under a name of its own, for nobody but the hire at hand."""
        templates = self._drafts.templates
        name = _free_name(template_name(template), {template_name(e) for e in templates.values()})
        own = change_template(as_own(template, name, templates), roles=())  # chosen by its maker
        plan = save_template(self._session.plan, own)
        if self.seat_id is not None:
            plan = change_seats(plan, (self.seat_id,), template_id=own.id)
        step = _("Save onboarding template “{name}”").format(name=name)
        self._session.apply(plan, step)
        self._drafts.forget(template.id)
        return own

    def reset(self, template: OnboardingTemplate) -> None:
        """Drop a draft and the plan's own template of its ID; no hire names a template gone."""
        plan, key = self._session.plan, template.id
        self._drafts.forget(key)
        if key not in plan.onboarding_templates:
            return
        is_shipped = key in shipped_template_ids()
        text = (
            _("Reset onboarding template “{name}”")
            if is_shipped
            else _("Remove onboarding template “{name}”")
        )
        changed = remove_template(plan, key)
        if not is_shipped:
            changed = _without_users(changed, template)
        self._session.apply(changed, text.format(name=template_name(template)))


def _without_users(plan: Plan, template: OnboardingTemplate) -> Plan:
    users = [each.id for each in plan.positions if each.template_id == template.id]
    return change_seats(plan, users, template_id=None) if users else plan


def _free_name(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    numbers = range(2, len(taken) + 3)
    found = (_("{name} {number}").format(name=wanted, number=number) for number in numbers)
    return next(each for each in found if each not in taken)
