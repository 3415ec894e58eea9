"""Files of templates: one into the plan, one out of it."""

from pathlib import Path

from planner.calculators.onboarding.templates import all_templates
from planner.desktop.session.plan_session import PlanSession
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.onboarding_terms import template_name
from planner.localization.onboarding_texts import template_file_sentence
from planner.localization.running_text import left_to_right
from planner.plan.edits.onboarding_edits import save_template
from planner.plan.edits.template_edits import as_own
from planner.plan.onboarding import OnboardingTemplate
from planner.plan.store import PlanFileError
from planner.plan.template_file import load_template, save_template_file


class TemplateFiles:
    """Reads and writes them, and says what became of it."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter

    def load(self, path: Path) -> tuple[OnboardingTemplate | None, str]:
        """Take a template from a file into the plan, as one undo step.

        One whose ID is taken gets an ID of its own, so that nothing of the plan is replaced.

        Returns:
            The template, None where it was not taken; and a sentence about it.
        """
        try:
            template = load_template(path)
        except PlanFileError as error:
            return None, template_file_sentence(error, self._formatter)
        known = all_templates(self._session.plan)
        if template in known.values():
            name = template_name(template)
            return template, _("“{name}” is here already, just as in the file.").format(name=name)
        if template.id in known:
            name = _("{name}, imported").format(name=template_name(template))
            template = as_own(template, name, known)
        plan = save_template(self._session.plan, template)
        name = template_name(template)
        self._session.apply(plan, _("Import onboarding template “{name}”").format(name=name))
        count = len(template.tasks)
        told = ngettext(
            "Imported “{name}” with {count} task.", "Imported “{name}” with {count} tasks.", count
        )
        return template, told.format(name=name, count=self._formatter.integer(count))

    def save(self, template: OnboardingTemplate, path: Path) -> str:
        """Write a template to a file; return a sentence about it."""
        try:
            save_template_file(template, path)
        except PlanFileError as error:
            return template_file_sentence(error, self._formatter)
        return _("Wrote {path}.").format(path=left_to_right(path))
