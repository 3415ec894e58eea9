"""The pages that wait until somebody turns to them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.desktop.icons import Icons
from planner.desktop.rail import (
    DATA_PAGE,
    ONBOARDING_PAGE,
    PAY_PAGE,
    PLACES_PAGE,
    SCENARIOS_PAGE,
    TIME_ZONES_PAGE,
)
from planner.desktop.session.market_pack import MarketPack
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter

if TYPE_CHECKING:
    from planner.desktop.pages.data_page import DataPage
    from planner.desktop.pages.onboarding_page import OnboardingPage
    from planner.desktop.pages.pay_page import PayPage
    from planner.desktop.pages.places_page import PlacesPage
    from planner.desktop.pages.scenarios_page import ScenariosPage
    from planner.desktop.pages.time_zones_page import TimeZonesPage

    LaterPage = DataPage | PlacesPage | TimeZonesPage | PayPage | ScenariosPage | OnboardingPage


class LaterPages(QObject):
    """Owned by a window; makes each of its pages when first asked for them.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
        evidence_told: Where the figure looked at comes from, in a line; empty for none.
        licenses_requested: Show what the licenses ask to be said.
        section_requested: The key of a section of the settings to be shown.
        plan_requested: The Plan page is to be shown.
        scenario_requested: A scenario is to be added.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    evidence_told = Signal(str)
    licenses_requested = Signal()
    section_requested = Signal(str)
    plan_requested = Signal()
    scenario_requested = Signal()

    def __init__(  # noqa: PLR0913 -- what pages are made of
        self,
        session: PlanSession,
        pack: MarketPack,
        theme: Theme,
        icons: Icons,
        *,
        formatter: Formatter,
        preferences: Preferences,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pack = pack
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self._preferences = preferences
        self._data_page: DataPage | None = None
        self._places_page: PlacesPage | None = None
        self._time_zones_page: TimeZonesPage | None = None
        self._pay_page: PayPage | None = None
        self._scenarios_page: ScenariosPage | None = None
        self._onboarding_page: OnboardingPage | None = None

    def page(self, key: str) -> "LaterPage | None":
        """Return one of these pages by its key, None for any other key."""
        if key == DATA_PAGE:
            return self.data_page
        if key == PLACES_PAGE:
            return self.places_page
        if key == TIME_ZONES_PAGE:
            return self.time_zones_page
        if key == PAY_PAGE:
            return self.pay_page
        if key == SCENARIOS_PAGE:
            return self.scenarios_page
        return self.onboarding_page if key == ONBOARDING_PAGE else None

    @property
    def data_page(self) -> "DataPage":
        """The Data page."""
        if self._data_page is None:
            from planner.desktop.pages.data_page import DataPage

            page = DataPage(
                self._session,
                self._pack,
                self._theme,
                self._icons,
                self._formatter,
                self._preferences,
            )
            page.message_raised.connect(self.message_raised)
            page.edit_explained.connect(self.edit_explained)
            page.evidence_told.connect(self.evidence_told)
            page.licenses_requested.connect(self.licenses_requested)
            self._data_page = page
        return self._data_page

    @property
    def places_page(self) -> "PlacesPage":
        """The Places page."""
        if self._places_page is None:
            from planner.desktop.pages.places_page import PlacesPage

            page = PlacesPage(
                self._session, self._theme, self._icons, self._formatter, self._preferences
            )
            page.message_raised.connect(self.message_raised)
            page.edit_explained.connect(self.edit_explained)
            self._places_page = page
        return self._places_page

    @property
    def time_zones_page(self) -> "TimeZonesPage":
        """The Time zones page."""
        if self._time_zones_page is None:
            from planner.desktop.pages.time_zones_page import TimeZonesPage

            page = TimeZonesPage(self._session, self._theme, self._icons, self._formatter)
            page.message_raised.connect(self.message_raised)
            page.edit_explained.connect(self.edit_explained)
            page.hours_requested.connect(self._on_hours_requested)
            page.plan_requested.connect(self.plan_requested)
            self._time_zones_page = page
        return self._time_zones_page

    @property
    def pay_page(self) -> "PayPage":
        """The Pay page."""
        if self._pay_page is None:
            from planner.desktop.pages.pay_page import PayPage

            page = PayPage(
                self._session, self._theme, self._icons, self._formatter, self._preferences
            )
            page.message_raised.connect(self.message_raised)
            page.edit_explained.connect(self.edit_explained)
            page.evidence_told.connect(self.evidence_told)
            page.plan_requested.connect(self.plan_requested)
            self._pay_page = page
        return self._pay_page

    @property
    def scenarios_page(self) -> "ScenariosPage":
        """The Scenarios page."""
        if self._scenarios_page is None:
            from planner.desktop.pages.scenarios_page import ScenariosPage
            from planner.desktop.pages.scenarios_page.drawing import draw

            page = ScenariosPage(self._session, self._theme, self._icons, self._formatter, draw)
            page.message_raised.connect(self.message_raised)
            page.edit_explained.connect(self.edit_explained)
            page.scenario_requested.connect(self.scenario_requested)
            self._scenarios_page = page
        return self._scenarios_page

    @property
    def onboarding_page(self) -> "OnboardingPage":
        """The Onboarding page."""
        if self._onboarding_page is None:
            from planner.desktop.pages.onboarding_page import OnboardingPage

            page = OnboardingPage(self._session, self._theme, self._icons, self._formatter)
            page.message_raised.connect(self.message_raised)
            page.edit_explained.connect(self.edit_explained)
            page.plan_requested.connect(self.plan_requested)
            page.contacts_requested.connect(self._on_contacts_requested)
            self._onboarding_page = page
        return self._onboarding_page

    def begin_anew(self) -> None:
        """Forget what was looked at of the plan before."""
        for page in (
            self._places_page,
            self._time_zones_page,
            self._pay_page,
            self._scenarios_page,
            self._onboarding_page,
        ):
            if page is not None:
                page.begin_anew()

    def finish(self) -> None:
        """Wait for the threads of the pages."""
        for page in (
            self._data_page,
            self._places_page,
            self._time_zones_page,
            self._pay_page,
            self._scenarios_page,
            self._onboarding_page,
        ):
            if page is not None:
                page.finish()

    def _on_hours_requested(self) -> None:
        from planner.desktop.viewmodels.settings_sections import SettingsSection

        self.section_requested.emit(SettingsSection.HOURS.value)

    def _on_contacts_requested(self) -> None:
        from planner.desktop.viewmodels.settings_sections import SettingsSection

        self.section_requested.emit(SettingsSection.ONBOARDING.value)
