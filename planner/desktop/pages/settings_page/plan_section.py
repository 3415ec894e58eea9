"""The section about the plan itself."""

from PySide6.QtWidgets import QWidget

from planner.desktop.icons import Icons
from planner.desktop.pages.settings_page.form_section import FormSections
from planner.desktop.pages.settings_page.scrolled import scrolled
from planner.desktop.pages.settings_page.section import Section
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.basic_settings import BasicSettings
from planner.desktop.widgets.entry_fields import Names
from planner.localization.formatting import Formatter
from planner.localization.messages import _


class PlanSection(Section):
    """Names, currency, fiscal year, horizon and anchor."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        session: PlanSession,
        names: Names,
    ) -> None:
        explanation = _("What the plan is called, how long it is, and what it is counted in.")
        super().__init__(theme, icons, formatter, session, _("Plan"), explanation)
        settings = BasicSettings(session, formatter)
        self.form = FormSections(
            theme,
            icons,
            settings.sections,
            settings.take,
            names,
            refused=self.message_raised.emit,
        )
        self.content.addWidget(scrolled(self.form, theme), 1)

    def show_plan(self) -> None:
        """Show the present values."""
        self.form.show_fields()

    def focus_target(self) -> QWidget:
        """Return the first field."""
        return self.form.first_field()
