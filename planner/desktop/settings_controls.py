"""Leads to the settings: by page, by section, and from what is wrong with the plan itself."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.desktop.icons import Icons
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter
from planner.plan.problem import Problem

if TYPE_CHECKING:  # it waits until it is asked for
    from planner.desktop.pages.settings_page import SettingsPage


class SettingsControls(QObject):
    """Owned by a window; makes its Settings page when it is first asked for.

    Signals:
        page_wanted: The page is to be shown.
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
    """

    page_wanted = Signal()
    message_raised = Signal(str)
    edit_explained = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        preferences: Preferences,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self._preferences = preferences

    @cached_property
    def page(self) -> "SettingsPage":
        """The Settings page."""
        from planner.desktop.pages.settings_page import SettingsPage

        page = SettingsPage(
            self._session, self._theme, self._icons, self._formatter, self._preferences
        )
        page.message_raised.connect(self.message_raised)
        page.edit_explained.connect(self.edit_explained)
        return page

    def show_section(self, key: str) -> None:
        """Show a section and put the focus into it."""
        self.page_wanted.emit()
        self.page.show_section(key)

    def show_problem(self, problem: Problem) -> None:
        """Show the section where something wrong with the plan itself is mended."""
        from planner.desktop.viewmodels.settings_sections import section_of

        if problem.seat_id is None:
            self.show_section(section_of(problem))
