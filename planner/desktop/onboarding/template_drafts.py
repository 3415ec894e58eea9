"""Templates as they are being edited: what is not saved yet, and its own undo."""

from collections.abc import Mapping

from planner.calculators.onboarding.templates import all_templates
from planner.desktop.session.plan_session import PlanSession
from planner.plan.onboarding import OnboardingTemplate
from planner.quantities.identifiers import TemplateId


class TemplateDrafts:
    """Holds a draft for each template that differs from the plan's; others are as saved.

    Args:
        session: Holds the plan.
    """

    def __init__(self, session: PlanSession) -> None:
        self._session = session
        self._drafts: dict[TemplateId, OnboardingTemplate] = {}
        self._done: list[tuple[TemplateId, OnboardingTemplate]] = []
        self._undone: list[tuple[TemplateId, OnboardingTemplate]] = []

    @property
    def saved(self) -> Mapping[TemplateId, OnboardingTemplate]:
        """The templates as they are in the plan, or shipped."""
        return all_templates(self._session.plan)

    @property
    def unsaved(self) -> tuple[TemplateId, ...]:
        """The templates with changes that the plan does not have."""
        saved = self.saved
        return tuple(key for key, draft in self._drafts.items() if draft != saved.get(key))

    @property
    def templates(self) -> Mapping[TemplateId, OnboardingTemplate]:
        """The templates as they are on show."""
        saved = self.saved
        return {**saved, **{key: each for key, each in self._drafts.items() if key in saved}}

    def edit(self, template: OnboardingTemplate) -> bool:
        """Make a template its draft; tell whether that changed anything."""
        before = self.templates[template.id]
        if template == before:
            return False
        self._done.append((template.id, before))
        self._undone.clear()
        self._drafts[template.id] = template
        return True

    def undo(self) -> TemplateId | None:
        """Take the last edit back; return the template it was of, None where there is none."""
        return self._step(self._done, self._undone)

    def redo(self) -> TemplateId | None:
        """Make the edit again that was taken back last."""
        return self._step(self._undone, self._done)

    def forget(self, template_id: TemplateId) -> None:
        """Show a template as it is saved; its edits are no steps any more."""
        self._drafts.pop(template_id, None)
        for steps in (self._done, self._undone):
            steps[:] = [step for step in steps if step[0] != template_id]

    def _step(
        self,
        taken: list[tuple[TemplateId, OnboardingTemplate]],
        given: list[tuple[TemplateId, OnboardingTemplate]],
    ) -> TemplateId | None:
        if not taken:
            return None
        key, template = taken.pop()
        now = self.templates.get(key)
        if now is None:  # it was removed meanwhile
            return self._step(taken, given)
        given.append((key, now))
        self._drafts[key] = template
        return key
