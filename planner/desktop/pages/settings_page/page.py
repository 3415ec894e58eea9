"""The page itself: a list of sections, and the one chosen."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from planner.desktop.icons import Icons
from planner.desktop.pages.settings_page.assumptions_section import AssumptionsSection
from planner.desktop.pages.settings_page.budget_section import BudgetSection
from planner.desktop.pages.settings_page.days_section import DaysSection
from planner.desktop.pages.settings_page.hiring_section import HiringSection
from planner.desktop.pages.settings_page.lead_times_section import LeadTimesSection
from planner.desktop.pages.settings_page.onboarding_section import OnboardingSection
from planner.desktop.pages.settings_page.patterns_section import PatternsSection
from planner.desktop.pages.settings_page.plan_section import PlanSection
from planner.desktop.pages.settings_page.rates_section import RatesSection
from planner.desktop.pages.settings_page.section import Section
from planner.desktop.pages.settings_page.section_list import SectionList
from planner.desktop.pages.settings_page.teams_section import TeamsSection
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences, system_user
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.setting_edits import Signature
from planner.desktop.viewmodels.settings_sections import SettingsSection, settings_sections
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.market.place_search import search_places


class SettingsPage(QWidget):
    """Shows and changes everything the open plan holds beside its seats.

    Sections are made when they are first asked for.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        preferences: Preferences | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self._preferences = preferences
        self._today = today
        self._signature = Signature(self._author, today)
        self._sections: dict[SettingsSection, Section] = {}
        self._due: set[SettingsSection] = set()
        self.list = SectionList(theme, icons, settings_sections())
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(Hairline(theme, is_upright=True))
        row.addWidget(self._stack, 1)
        self._shown = SettingsSection.PLAN
        self.list.section_chosen.connect(self._on_section_chosen)
        session.plan_changed.connect(self._on_plan_changed)
        self.list.select(SettingsSection.PLAN)

    @property
    def shown(self) -> SettingsSection:
        """The section on show."""
        return self._shown

    def section(self, key: SettingsSection) -> Section:
        """Return a section, made when first asked for."""
        if key not in self._sections:
            section = self._made(key)
            section.message_raised.connect(self.message_raised)
            for view in section.findChildren(RowsView):
                view.text_dropped.connect(self.message_raised)
            section.edit_explained.connect(self.edit_explained)
            self._stack.addWidget(section)
            self._sections[key] = section
            self._due.add(key)
        return self._sections[key]

    def show_section(self, key: str) -> None:
        """Show a section and put the focus into it."""
        self.list.select(key)
        target = self.section(self._shown).focus_target()
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def take_focus(self) -> None:
        """Begin in the list of the sections."""
        self.list.current().setFocus(Qt.FocusReason.TabFocusReason)

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through: the list, the section's content."""
        return [self.list.current(), self.section(self._shown).focus_target()]

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was on show."""
        super().showEvent(event)
        self._catch_up()

    def _made(self, key: SettingsSection) -> Section:
        parts = (self._theme, self._icons, self._formatter, self._session)
        if key is SettingsSection.TEAMS:
            teams = TeamsSection(*parts, self._place_names)
            teams.hours_requested.connect(self._on_hours_requested)
            return teams
        makers: dict[SettingsSection, Callable[[], Section]] = {
            SettingsSection.PLAN: lambda: PlanSection(*parts, self._names),
            SettingsSection.RATES: lambda: RatesSection(*parts, self._signature),
            SettingsSection.BUDGET: lambda: BudgetSection(*parts, self._today),
            SettingsSection.ASSUMPTIONS: lambda: AssumptionsSection(*parts, self._signature),
            SettingsSection.HOURS: lambda: PatternsSection(*parts, self._place_names),
            SettingsSection.DAYS: lambda: DaysSection(*parts, self._today),
            SettingsSection.ONBOARDING: lambda: OnboardingSection(*parts, self._place_names),
            SettingsSection.LEAD_TIMES: lambda: LeadTimesSection(*parts),
            SettingsSection.HIRING: lambda: HiringSection(*parts),
        }
        return makers[key]()

    def _catch_up(self) -> None:
        """Show what changed in the section on show; the others wait until they are chosen."""
        if self.isVisible() and self._session.is_open and self._shown in self._due:
            self._due.discard(self._shown)
            self.section(self._shown).show_plan()

    def _author(self) -> str:
        return self._preferences.author if self._preferences is not None else system_user()

    def _place_names(self, text: str) -> list[str]:
        return [place_label(place) for place in search_places(self._session.market.places, text)]

    def _names(self, _key: str, text: str) -> list[str]:
        return self._place_names(text)

    def _on_section_chosen(self, key: str) -> None:
        self._shown = SettingsSection(key)
        self._stack.setCurrentWidget(self.section(self._shown))
        self._catch_up()

    def _on_hours_requested(self, team_id: str) -> None:
        self.list.select(SettingsSection.HOURS)
        section = self.section(SettingsSection.HOURS)
        if isinstance(section, PatternsSection):
            section.go_to_team(team_id)

    def _on_plan_changed(self, _changes: object) -> None:
        self._due.update(self._sections)
        self._catch_up()
