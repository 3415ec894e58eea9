"""Everything around an open session that survives a change of window: files, pages, actions."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from planner.desktop.actions import ActionId, Actions
from planner.desktop.banner import Notice, Remedy
from planner.desktop.dialogs import Dialogs
from planner.desktop.icons import Icons
from planner.desktop.later_pages import LaterPages
from planner.desktop.main_window import MainWindow
from planner.desktop.notices import recovered_notice, shipped_data_notice
from planner.desktop.onboarding_slots import OnboardingSlots
from planner.desktop.page_actions import PAGE_ACTIONS
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.palette.search_box import SearchBox
from planner.desktop.period_menus import PeriodMenus
from planner.desktop.plan_controls import PlanControls
from planner.desktop.plan_files import PlanFiles
from planner.desktop.plan_menu import PlanMenu
from planner.desktop.rail import (
    DATA_PAGE,
    ONBOARDING_PAGE,
    PAGES_OF_A_PLAN,
    PLACES_PAGE,
    PLAN_PAGE,
    SETTINGS_PAGE,
)
from planner.desktop.scenario_controls import ScenarioControls
from planner.desktop.session.autosave import Autosave
from planner.desktop.session.backups import Backups
from planner.desktop.session.drafts import recovered
from planner.desktop.session.loading import Loaded
from planner.desktop.session.market_pack import MarketPack
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.settings_controls import SettingsControls
from planner.desktop.table_slots import TableSlots
from planner.desktop.theme import Theme
from planner.desktop.trial_slots import TrialSlots
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language

if TYPE_CHECKING:  # they wait until they are asked for
    from planner.desktop.later_pages import LaterPage
    from planner.desktop.pages.data_page import DataPage
    from planner.desktop.pages.onboarding_page import OnboardingPage
    from planner.desktop.pages.scenarios_page import ScenariosPage
    from planner.desktop.pages.settings_page import SettingsPage
    from planner.desktop.pages.time_zones_page import TimeZonesPage
    from planner.desktop.palette.launcher import PaletteLauncher
    from planner.desktop.shortcut_sheet import ShortcutSheet


class Shell(QObject):
    """Connects a session with the window that shows it.

    Signals:
        language_chosen: The user wants another language.
        abandoned: The user wants to end although the last changes cannot be kept.
    """

    language_chosen = Signal(str)
    abandoned = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, preferences: Preferences, drafts_folder: Path
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._preferences = preferences
        self._window: MainWindow | None = None
        self._page: PlanPage | None = None
        self._later: LaterPages | None = None
        self._launcher: PaletteLauncher | None = None
        self._sheet: ShortcutSheet | None = None
        self._page_key = PLAN_PAGE
        self._table_slots = TableSlots(self._open_page)
        self._onboarding_slots = OnboardingSlots(
            self._open_page, self._shown_onboarding, self._show_onboarding
        )
        self._trial_slots = TrialSlots(self._shown_scenarios)
        self._periods: PeriodMenus | None = None
        self.session = PlanSession()
        self.pack = MarketPack(self.session, preferences, self)
        self.pack.failed.connect(self.session.failed)
        self.autosave = Autosave(self.session, drafts_folder)
        self._drafts_folder = drafts_folder
        self.backups = Backups(self.session, drafts_folder.with_name("backups"))
        self.files = PlanFiles(self.session, self.autosave, preferences)
        self.files.opened.connect(self._on_opened)

    @property
    def window(self) -> MainWindow:
        """The window that shows the session."""
        if self._window is None:
            raise RuntimeError("no window shows the session yet")
        return self._window

    @property
    def page(self) -> PlanPage:
        """The Plan page; there while a plan is open."""
        if self._page is None:
            raise RuntimeError("no plan is open")
        return self._page

    @property
    def later(self) -> LaterPages:
        """The pages that are made when they are first asked for."""
        if self._later is None:
            later = LaterPages(
                self.session,
                self.pack,
                self._theme,
                self._icons,
                formatter=self._formatter,
                preferences=self._preferences,
                parent=self.window,
            )
            later.message_raised.connect(self._on_message_raised)
            later.edit_explained.connect(self._on_edit_explained)
            later.evidence_told.connect(self.window.status_bar.note.show_text)
            later.licenses_requested.connect(self._on_licenses_requested)
            later.section_requested.connect(self.settings.show_section)
            later.plan_requested.connect(self.actions[ActionId.SHOW_PLAN].trigger)
            later.scenario_requested.connect(self.actions[ActionId.NEW_SCENARIO].trigger)
            self._later = later
        return self._later

    @property
    def data_page(self) -> "DataPage":
        """The Data page, made when it is first asked for."""
        return self.later.data_page

    @property
    def time_zones_page(self) -> "TimeZonesPage":
        """The Time zones page, made when it is first asked for."""
        return self.later.time_zones_page

    @property
    def settings_page(self) -> "SettingsPage":
        """The Settings page, made when it is first asked for."""
        return self.settings.page

    @property
    def launcher(self) -> "PaletteLauncher":
        """What opens the command palette, made when it is first asked for."""
        if self._launcher is None:
            from planner.desktop.palette.launcher import PaletteLauncher

            launcher = PaletteLauncher(
                self.window,
                self.session,
                self.actions,
                self._preferences,
                self._theme,
                self._icons,
                formatter=self._formatter,
                is_draft=self.autosave.is_draft,
                page_actions=PAGE_ACTIONS,
            )
            launcher.page_chosen.connect(self.show_page)
            launcher.seat_chosen.connect(self._on_seat_chosen)
            launcher.scenario_chosen.connect(self.session.show_scenario)
            launcher.section_chosen.connect(self.settings.show_section)
            launcher.place_chosen.connect(self._on_place_chosen)
            launcher.plan_chosen.connect(self._on_recent_chosen)
            launcher.language_chosen.connect(self.language_chosen)
            launcher.appearance_chosen.connect(self.menu.choose_appearance)
            self._launcher = launcher
        return self._launcher

    @property
    def shortcut_sheet(self) -> "ShortcutSheet":
        """All keys at a glance, made when it is first asked for."""
        if self._sheet is None:
            from planner.desktop.shortcut_sheet import ShortcutSheet

            self._sheet = ShortcutSheet(self._theme, self._icons, self.window)
        return self._sheet

    @property
    def page_key(self) -> str:
        """Which page is on show."""
        return self._page_key

    def show_page(self, key: str) -> None:
        """Show a page; the Plan page without a plan is the choice of a first one."""
        is_open = self.session.is_open
        if key in PAGES_OF_A_PLAN and not is_open:
            key = PLAN_PAGE
        self._page_key = key
        self.window.rail.select(key)
        self.actions.set_page(key)
        page = self._other_page(key)
        if page is not None:
            self.window.show_page(page, is_plan_open=is_open)
            page.take_focus()
        elif self._page is not None:
            self.window.show_page(self._page)
            self._page.positions.take_focus()
        else:
            self.window.show_empty()

    def _other_page(self, key: str) -> "LaterPage | SettingsPage | None":
        """Return a page, made when it is first asked for; None for the Plan page."""
        return self.settings_page if key == SETTINGS_PAGE else self.later.page(key)

    def begin(self, loaded: Loaded, window: MainWindow) -> None:
        """Take what was loaded and show it."""
        self.session.set_market(loaded.market)
        self.pack.adopt(loaded.pack)
        if loaded.evaluation is not None:
            self.files.adopt(loaded)
        self.move_to(window)
        if loaded.failure is not None:
            self.session.failed.emit(loaded.failure)
        self._offer_recovered()
        if loaded.pack_failure is not None:
            forget, failure = self.pack.use_shipped, loaded.pack_failure
            window.banner.show_also(shipped_data_notice(failure, forget, self._formatter))

    def move_to(self, window: MainWindow) -> None:
        """Show the session in a window, the first one or one in another language."""
        periods = self._periods
        self._window = window
        self._launcher = self._sheet = None
        self._drop_pages()
        self._formatter = Formatter(active_language())
        self.dialogs = Dialogs(
            window,
            self.session,
            self.files,
            self.backups,
            self._theme,
            self._icons,
            formatter=self._formatter,
            preferences=self._preferences,
        )
        self.scenarios = ScenarioControls(
            window, self.session, self._open_page, self._theme, self._icons, self._formatter
        )
        self.settings = SettingsControls(
            self.session, self._theme, self._icons, self._formatter, self._preferences, window
        )
        self.settings.page_wanted.connect(self._on_settings_wanted)
        self.settings.message_raised.connect(self._on_message_raised)
        self.settings.edit_explained.connect(self._on_edit_explained)
        self.actions = Actions(window, self._slots())
        self.scenarios.use(self.actions)
        self.menu = PlanMenu(
            window, self.actions, self._theme, self._preferences, self.autosave.is_draft
        )
        self.menu.recent_chosen.connect(self._on_recent_chosen)
        self.menu.language_chosen.connect(self.language_chosen)
        self.controls = PlanControls(
            window, self.session, self.autosave, self.files, self._theme, self._formatter
        )
        self.controls.periods.fiscal_year_chosen.connect(self._on_fiscal_year_chosen)
        self.controls.choice_needed.connect(self.dialogs.show_other_side)
        self.controls.overwriting.connect(self.backups.keep)
        if periods is not None and self.session.is_open:
            self.controls.periods.show_year(periods.fiscal_year)
        self._periods = self.controls.periods
        self._connect_window(window)
        if self.session.is_open:
            self._build_plan_page()
        self.show_page(self._page_key)

    def _connect_window(self, window: MainWindow) -> None:
        window.empty_view.sample_requested.connect(self.files.new_from_sample)
        window.empty_view.healthcare_requested.connect(self.files.new_from_healthcare_sample)
        window.empty_view.sun_requested.connect(self.files.new_from_follow_the_sun_sample)
        window.empty_view.new_requested.connect(self.files.new_plan)
        window.empty_view.open_requested.connect(self._on_open)
        window.top_bar.export.clicked.connect(self.dialogs.show_export)
        window.top_bar.export.setToolTip(self.actions.hint(ActionId.EXPORT))
        self.search_box = self._search_box(window)
        window.top_bar.show_search(self.search_box)
        window.rail.page_chosen.connect(self.show_page)
        for key, action_id in PAGE_ACTIONS.items():
            window.rail.explain(key, self.actions.hint(action_id))

    def keep_for_closing(self) -> bool:
        """Write whatever only memory holds.

        Returns:
            Whether the program may end; if not, a banner offers to end it all the same.
        """
        if self.files.keep_for_closing():
            return True
        self.window.banner.show_notice(
            Notice(
                _("The last changes could not be kept."),
                _("Neither the plan's file nor this computer's draft folder can be written."),
                (Remedy(_("Close without them"), self.abandoned.emit),),
            )
        )
        return False

    def end(self) -> None:
        """Stop timers and threads."""
        self.autosave.stop()
        self.backups.stop()
        self.pack.finish()
        self._drop_pages()

    def _slots(self) -> dict[ActionId, Callable[[], object]]:
        return {
            ActionId.NEW_PLAN: self.files.new_plan,
            ActionId.NEW_FROM_SAMPLE: self.files.new_from_sample,
            ActionId.NEW_FROM_HEALTHCARE: self.files.new_from_healthcare_sample,
            ActionId.NEW_FROM_FOLLOW_THE_SUN: self.files.new_from_follow_the_sun_sample,
            ActionId.OPEN: self._on_open,
            ActionId.SAVE: self._on_save,
            ActionId.SAVE_AS: self._on_save_as,
            ActionId.RENAME: self.window.top_bar.start_renaming,
            ActionId.EARLIER_STATES: self.dialogs.show_earlier_states,
            ActionId.RECOVERED_CHANGES: self._on_recovered_requested,
            ActionId.IMPORT: self.dialogs.show_import,
            ActionId.EXPORT: self.dialogs.show_export,
            ActionId.UNDO: self.session.undo,
            ActionId.REDO: self.session.redo,
            ActionId.PASTE: self._on_paste,
            **self._table_slots.slots(),
            **self._onboarding_slots.slots(),
            **self._trial_slots.slots(),
            **self.scenarios.slots(),
            ActionId.TOGGLE_INSPECTOR: self._on_toggle_inspector,
            ActionId.TOGGLE_ROW_HEIGHT: self._on_toggle_row_height,
            **{each: partial(self.show_page, key) for key, each in PAGE_ACTIONS.items()},
            ActionId.ABOUT: self.dialogs.show_about,
            ActionId.PALETTE: self._on_palette,
            ActionId.SHORTCUTS: self._on_shortcuts,
            ActionId.FIND: self._on_find,
            ActionId.NEXT_REGION: self._on_next_region,
            ActionId.PREVIOUS_REGION: self._on_previous_region,
            ActionId.QUIT: self.window.close,
        }

    def _on_opened(self) -> None:
        """Show the plan that was opened, whatever page was on show."""
        self.later.begin_anew()
        self._build_plan_page()
        self.show_page(PLAN_PAGE)

    def _build_plan_page(self) -> None:
        """Build the Plan page when the first plan opens."""
        if self._page is None:
            self._page = PlanPage(
                self.session, self._theme, self._icons, self._formatter, self._preferences
            )
            self._page.message_raised.connect(self._on_message_raised)
            self._page.edit_explained.connect(self._on_edit_explained)
            self._page.remedy_offered.connect(self._on_remedy_offered)
            self._page.inspector.base.seats_back_requested.connect(self.scenarios.take_back)
            self._page.inspector.base.plan_back_requested.connect(self.scenarios.take_plan_back)
            self._page.positions.view.menu_requested.connect(self._on_rows_menu_requested)
            self._page.evidence_told.connect(self.window.status_bar.note.show_text)
            inspector = self._page.inspector
            inspector.plan.settings_requested.connect(self.actions[ActionId.SHOW_SETTINGS].trigger)
            inspector.problems.problem_chosen.connect(self.settings.show_problem)
        self._page.set_fiscal_year(self.controls.periods.fiscal_year)
        self.actions.set_plan_open(is_open=True)
        for key in PAGES_OF_A_PLAN:
            self.window.rail.allow(key, is_possible=True)

    def _drop_pages(self) -> None:
        """Wait for the threads of the pages, and forget them."""
        if self._page is not None:
            self._page.finish()
        if self._later is not None:
            self._later.finish()
        self._page = None
        self._later = None

    def _on_licenses_requested(self) -> None:
        self.dialogs.show_about().go_to_data()

    def _offer_recovered(self) -> None:
        """Tell of changes left behind by a crash, or by a file that did not take them."""
        found = recovered(self._drafts_folder, self._preferences.recent_files)
        if not found:
            return
        show = partial(self.dialogs.show_recovered, found)
        self.window.banner.show_also(recovered_notice(len(found), show, self._formatter))

    def _on_recovered_requested(self) -> None:
        self.dialogs.show_recovered(recovered(self._drafts_folder, self._preferences.recent_files))

    def _on_settings_wanted(self) -> None:
        self.show_page(SETTINGS_PAGE)

    def _on_fiscal_year_chosen(self, year: int | None) -> None:
        if self._page is not None:
            self._page.set_fiscal_year(year)

    def _on_message_raised(self, sentence: str) -> None:
        self.window.undo_bar.tell(sentence)

    def _on_edit_explained(self, sentence: str) -> None:
        self.window.undo_bar.offer(sentence)

    def _on_remedy_offered(self, sentence: str, label: str, act: Callable[[], object]) -> None:
        self.window.undo_bar.propose(sentence, label, act)

    def _open_page(self) -> PlanPage:
        return self.page

    def _on_open(self) -> None:
        self.files.choose_and_open(self.window)

    def _on_save(self) -> None:
        self.files.save(self.window)

    def _on_save_as(self) -> None:
        self.files.choose_and_save(self.window)

    def _on_recent_chosen(self, path: Path) -> None:
        self.files.open(path)

    def _on_paste(self) -> None:
        if not self.dialogs.import_copied():
            self.page.clipboard.paste()

    def _on_rows_menu_requested(self, where: QPoint) -> None:
        """Offer what can be done with the selected rows, where the pointer or the cell is."""
        from planner.desktop.rows_menu import rows_menu

        rows_menu(self._theme, self.actions, self.window).popup(where)

    def _on_toggle_inspector(self) -> None:
        self.page.toggle_inspector()

    def _on_toggle_row_height(self) -> None:
        self.page.toggle_row_height()

    def _on_find(self) -> None:
        if self._page_key == DATA_PAGE:
            self.data_page.focus_filter()
        elif self._page_key == ONBOARDING_PAGE:
            self.later.onboarding_page.focus_filter()
        elif self._page_key == PLACES_PAGE:
            self.later.places_page.focus_filter()
        elif self._page_key == PLAN_PAGE and self._page is not None:
            self._page.focus_filter()

    def _show_onboarding(self) -> "OnboardingPage":
        self.show_page(ONBOARDING_PAGE)
        return self.later.onboarding_page

    def _shown_onboarding(self) -> "OnboardingPage | None":
        return self.later.onboarding_page if self._page_key == ONBOARDING_PAGE else None

    def _shown_scenarios(self) -> "ScenariosPage":
        return self.later.scenarios_page

    def _search_box(self, window: MainWindow) -> SearchBox:
        label, keys = self.actions.text(ActionId.PALETTE), self.actions.keys(ActionId.PALETTE)
        box = SearchBox(self._theme, self._icons, label, keys, window.top_bar)
        box.clicked.connect(self._on_palette)
        return box

    def _on_palette(self) -> None:
        self.launcher.toggle()

    def _on_seat_chosen(self, seat_id: str) -> None:
        self.show_page(PLAN_PAGE)
        self.page.go_to_seat(seat_id)

    def _on_place_chosen(self, place_id: str) -> None:
        self.show_page(PLACES_PAGE)
        self.later.places_page.go_to_place(place_id)

    def _on_shortcuts(self) -> None:
        self.shortcut_sheet.toggle()

    def _on_next_region(self) -> None:
        self.window.move_focus(self._regions(), 1)

    def _on_previous_region(self) -> None:
        self.window.move_focus(self._regions(), -1)

    def _regions(self) -> list[QWidget]:
        regions: list[QWidget] = [self.window.rail, self.window.top_bar]
        if self.window.shows_banner:
            regions.append(self.window.banner)
        page = self._other_page(self._page_key)
        if page is not None:
            return regions + page.focus_regions()
        if self._page is not None:
            return regions + self._page.focus_regions()
        return [*regions, self.window.empty_view]
