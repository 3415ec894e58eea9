"""Opens the command palette on what there is now, and has what was chosen done."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.desktop.actions import ActionId, Actions, action_table
from planner.desktop.icons import Icons
from planner.desktop.main_window import MainWindow
from planner.desktop.palette.command_palette import CommandPalette
from planner.desktop.palette.entries import (
    appearance_entries,
    command_entries,
    language_entries,
    place_entries,
    plan_entries,
    scenario_entries,
    seat_entries,
    setting_entries,
)
from planner.desktop.plan_menu import appearance_names
from planner.desktop.rail import page_table
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.palette_search import EntryKind, PaletteEntry
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_REMEMBERED = 5


class PaletteLauncher(QObject):
    """Owned by a window; remembers what was last chosen in it.

    Signals:
        page_chosen: The key of a page.
        seat_chosen: The ID of a position or a team member.
        scenario_chosen: The ID of a scenario, None for the base.
        section_chosen: The key of a section of the settings.
        place_chosen: The ID of a place.
        plan_chosen: The path of a recent plan.
        language_chosen: The code of a language.
        appearance_chosen: A theme's preference.
    """

    page_chosen = Signal(str)
    seat_chosen = Signal(str)
    scenario_chosen = Signal(object)
    section_chosen = Signal(str)
    place_chosen = Signal(str)
    plan_chosen = Signal(object)
    language_chosen = Signal(str)
    appearance_chosen = Signal(str)

    def __init__(  # noqa: PLR0913 -- everything the palette searches
        self,
        window: MainWindow,
        session: PlanSession,
        actions: Actions,
        preferences: Preferences,
        theme: Theme,
        icons: Icons,
        *,
        formatter: Formatter,
        is_draft: Callable[[Path], bool],
        page_actions: Mapping[str, ActionId],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._actions = actions
        self._preferences = preferences
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self._is_draft = is_draft
        self._page_actions = page_actions
        self._latest: list[str] = []

    @cached_property
    def palette(self) -> CommandPalette:
        """The palette; made when first needed."""
        palette = CommandPalette(self._theme, self._icons, self._formatter, self._window)
        palette.chosen.connect(self._on_chosen)
        return palette

    def toggle(self) -> None:
        """Open the palette, or close it where it is open."""
        if self.palette.isVisible():
            self.palette.close_overlay()
            return
        commands, others = self._commands(), self._others()
        possible = [entry for entry in commands if entry.is_available]
        self.palette.open([*commands, *others], self._recent(commands, others), possible)

    def _commands(self) -> list[PaletteEntry]:
        return command_entries(
            action_table(), page_table(), self._page_actions, self._reason_against
        )

    def _others(self) -> list[PaletteEntry]:
        plan = self._session.plan if self._session.is_open else None
        market = self._session.market
        return [
            *(seat_entries(plan, market) if plan is not None else ()),
            *self._scenarios(),
            *setting_entries(is_plan_open=plan is not None),
            *place_entries(plan, market, self._formatter),
            *self._recent_plans(),
            *language_entries(),
            *appearance_entries(appearance_names(), self._theme.preference),
        ]

    def _scenarios(self) -> list[PaletteEntry]:
        if not self._session.is_open:
            return []
        return scenario_entries(self._session.document, self._session.plan.scenario_id)

    def _recent_plans(self) -> list[PaletteEntry]:
        recent = [path for path in self._preferences.recent_files if path != self._session.path]
        return plan_entries(recent, self._is_draft)

    def _recent(
        self, commands: list[PaletteEntry], others: list[PaletteEntry]
    ) -> list[PaletteEntry]:
        """Return what was chosen last, then recent plans."""
        by_key = {entry.key: entry for entry in (*commands, *others)}
        latest = [by_key[key] for key in self._latest if key in by_key]
        return [*latest, *(entry for entry in others if entry.kind is EntryKind.PLAN)]

    def _reason_against(self, action_id: ActionId) -> str:
        stack = self._session.undo_stack
        if action_id is ActionId.UNDO and not stack.canUndo():
            return _("Nothing to undo")
        if action_id is ActionId.REDO and not stack.canRedo():
            return _("Nothing to redo")
        return self._actions.reason_against(action_id)

    def _on_chosen(self, entry: PaletteEntry) -> None:
        self._latest = [entry.key, *(key for key in self._latest if key != entry.key)][:_REMEMBERED]
        if entry.kind is EntryKind.ACTION:
            self._actions[ActionId(str(entry.target))].trigger()
            return
        {
            EntryKind.PAGE: self.page_chosen,
            EntryKind.POSITION: self.seat_chosen,
            EntryKind.PERSON: self.seat_chosen,
            EntryKind.SCENARIO: self.scenario_chosen,
            EntryKind.SETTING: self.section_chosen,
            EntryKind.PLACE: self.place_chosen,
            EntryKind.PLAN: self.plan_chosen,
            EntryKind.LANGUAGE: self.language_chosen,
            EntryKind.APPEARANCE: self.appearance_chosen,
        }[entry.kind].emit(entry.target)
