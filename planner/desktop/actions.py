"""Every action of the window in one table: what it is called and which keys trigger it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.desktop.rail import PLAN_PAGE, SCENARIOS_PAGE
from planner.localization.messages import _
from planner.localization.running_text import left_to_right

SAVE_TRIAL_KEYS = "Ctrl+Shift+N"
"""The button that does it on its page shows them too."""


class ActionId(StrEnum):
    """What the window can do, in menus and by key."""

    NEW_PLAN = "new-plan"
    NEW_FROM_SAMPLE = "new-from-sample"
    NEW_FROM_HEALTHCARE = "new-from-healthcare"
    NEW_FROM_FOLLOW_THE_SUN = "new-from-follow-the-sun"
    OPEN = "open"
    SAVE = "save"
    SAVE_AS = "save-as"
    RENAME = "rename"
    EARLIER_STATES = "earlier-states"
    RECOVERED_CHANGES = "recovered-changes"
    IMPORT = "import"
    EXPORT = "export"
    ONBOARDING_PLAN = "onboarding-plan"
    ONBOARDING_TEMPLATES = "onboarding-templates"
    ONBOARDING_CALENDAR = "onboarding-calendar"
    ONBOARDING_HELPERS = "onboarding-helpers"
    NEW_SCENARIO = "new-scenario"
    SCENARIOS = "scenarios"
    BACK_TO_BASE = "back-to-base"
    SAVE_TRIAL = "save-trial"
    KEEP_TRIAL = "keep-trial"
    ACCEPT_TRIAL = "accept-trial"
    DROP_TRIAL = "drop-trial"
    UNDO = "undo"
    REDO = "redo"
    ADD_POSITION = "add-position"
    DUPLICATE = "duplicate"
    REMOVE = "remove"
    COPY = "copy"
    COPY_CELLS = "copy-cells"
    CUT = "cut"
    PASTE = "paste"
    JOB_DESCRIPTION = "job-description"
    FILL_DOWN = "fill-down"
    TAKE_EXPECTED = "take-expected"
    MOVE_UP = "move-up"
    MOVE_DOWN = "move-down"
    CLEAR_SORTING = "clear-sorting"
    CHOOSE_COLUMNS = "choose-columns"
    DEFAULT_COLUMNS = "default-columns"
    GROUP_BY_TEAM = "group-by-team"
    GROUP_BY_PLACE = "group-by-place"
    GROUP_BY_ROLE = "group-by-role"
    GROUP_BY_STATUS = "group-by-status"
    NO_GROUPS = "no-groups"
    TOGGLE_INSPECTOR = "toggle-inspector"
    TOGGLE_ROW_HEIGHT = "toggle-row-height"
    SHOW_PLAN = "show-plan"
    SHOW_PLACES = "show-places"
    SHOW_TIME_ZONES = "show-time-zones"
    SHOW_PAY = "show-pay"
    SHOW_SCENARIOS = "show-scenarios"
    SHOW_ONBOARDING = "show-onboarding"
    SHOW_DATA = "show-data"
    SHOW_SETTINGS = "show-settings"
    ABOUT = "about"
    PALETTE = "palette"
    SHORTCUTS = "shortcuts"
    FIND = "find"
    NEXT_REGION = "next-region"
    PREVIOUS_REGION = "previous-region"
    QUIT = "quit"


class ActionGroup(StrEnum):
    """What an action is about: where the shortcut sheet lists it."""

    FILE = "file"
    EDIT = "edit"
    GO = "go"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One row of the table.

    Attributes:
        needs_plan: Whether it is only possible while a plan is open.
        page: The page it works on, empty for one that works on every page.
        needs_scenario: Whether it is only possible while a scenario is on show.
        group: Where the shortcut sheet lists it.
        also: A second key, for the habits of those who come from spreadsheets; no list shows it.
    """

    id: ActionId
    text: str
    shortcut: str = ""
    needs_plan: bool = True
    page: str = ""
    needs_scenario: bool = False
    group: ActionGroup = ActionGroup.WINDOW
    also: str = ""


def action_table() -> tuple[ActionEntry, ...]:
    """Return all actions with their texts in the active language."""
    file, edit, go = ActionGroup.FILE, ActionGroup.EDIT, ActionGroup.GO
    return (
        ActionEntry(ActionId.NEW_PLAN, _("New plan"), "Ctrl+N", needs_plan=False, group=file),
        ActionEntry(ActionId.NEW_FROM_SAMPLE, _("New from sample"), needs_plan=False, group=file),
        ActionEntry(
            ActionId.NEW_FROM_HEALTHCARE,
            _("New from sample: healthcare start-up"),
            needs_plan=False,
            group=file,
        ),
        ActionEntry(
            ActionId.NEW_FROM_FOLLOW_THE_SUN,
            _("New from sample: follow the sun"),
            needs_plan=False,
            group=file,
        ),
        ActionEntry(ActionId.OPEN, _("Open…"), "Ctrl+O", needs_plan=False, group=file),
        ActionEntry(ActionId.SAVE, _("Save"), "Ctrl+S", group=file),
        ActionEntry(ActionId.SAVE_AS, _("Save as…"), "Ctrl+Shift+S", group=file),
        ActionEntry(ActionId.RENAME, _("Rename…"), group=file),
        ActionEntry(ActionId.EARLIER_STATES, _("Earlier states…"), group=file),
        ActionEntry(
            ActionId.RECOVERED_CHANGES, _("Recovered changes…"), needs_plan=False, group=file
        ),
        ActionEntry(ActionId.IMPORT, _("Import…"), "Ctrl+I", group=file),
        ActionEntry(ActionId.EXPORT, _("Export workbook"), "Ctrl+E", group=file),
        ActionEntry(
            ActionId.ONBOARDING_PLAN, _("Onboarding plan: print, PDF, image…"), "Ctrl+P", group=file
        ),
        ActionEntry(ActionId.ONBOARDING_TEMPLATES, _("Onboarding templates…"), group=file),
        ActionEntry(
            ActionId.ONBOARDING_CALENDAR, _("Save onboarding as a calendar file…"), group=file
        ),
        ActionEntry(ActionId.ONBOARDING_HELPERS, _("Propose buddies and mentors…"), group=edit),
        ActionEntry(
            ActionId.NEW_SCENARIO, _("New scenario from this one…"), "Ctrl+Alt+S", group=file
        ),
        ActionEntry(ActionId.SCENARIOS, _("Manage scenarios…"), group=file),
        ActionEntry(
            ActionId.BACK_TO_BASE, _("Back to the base"), page=PLAN_PAGE, needs_scenario=True
        ),
        ActionEntry(
            ActionId.SAVE_TRIAL,
            _("Save the levers tried as a scenario…"),
            SAVE_TRIAL_KEYS,
            page=SCENARIOS_PAGE,
            group=file,
        ),
        ActionEntry(ActionId.KEEP_TRIAL, _("Keep the levers tried"), page=SCENARIOS_PAGE),
        ActionEntry(
            ActionId.ACCEPT_TRIAL,
            _("Accept levers and expected dates as plan"),
            page=SCENARIOS_PAGE,
        ),
        ActionEntry(ActionId.DROP_TRIAL, _("Discard the levers tried"), page=SCENARIOS_PAGE),
        ActionEntry(ActionId.UNDO, _("Undo"), "Ctrl+Z", group=edit),
        ActionEntry(ActionId.REDO, _("Redo"), "Ctrl+Shift+Z", group=edit, also="Ctrl+Y"),
        ActionEntry(ActionId.ADD_POSITION, _("Add position"), "N", page=PLAN_PAGE, group=edit),
        ActionEntry(ActionId.DUPLICATE, _("Duplicate"), "Ctrl+D", page=PLAN_PAGE, group=edit),
        ActionEntry(ActionId.REMOVE, _("Remove"), "Delete", page=PLAN_PAGE, group=edit),
        ActionEntry(ActionId.COPY, _("Copy rows"), "Ctrl+C", page=PLAN_PAGE, group=edit),
        ActionEntry(
            ActionId.COPY_CELLS, _("Copy cells"), "Ctrl+Shift+C", page=PLAN_PAGE, group=edit
        ),
        ActionEntry(ActionId.CUT, _("Cut rows"), "Ctrl+X", page=PLAN_PAGE, group=edit),
        ActionEntry(ActionId.PASTE, _("Paste"), "Ctrl+V", page=PLAN_PAGE, group=edit),
        ActionEntry(ActionId.FILL_DOWN, _("Fill down"), "Ctrl+Shift+D", page=PLAN_PAGE, group=edit),
        ActionEntry(
            ActionId.TAKE_EXPECTED,
            _("Take expected dates as starts"),
            page=PLAN_PAGE,
            group=edit,
        ),
        ActionEntry(ActionId.MOVE_UP, _("Move up"), "Alt+Up", page=PLAN_PAGE, group=edit),
        ActionEntry(ActionId.MOVE_DOWN, _("Move down"), "Alt+Down", page=PLAN_PAGE, group=edit),
        ActionEntry(
            ActionId.JOB_DESCRIPTION, _("Job description…"), "Ctrl+J", page=PLAN_PAGE, group=edit
        ),
        ActionEntry(ActionId.CLEAR_SORTING, _("Clear sorting"), page=PLAN_PAGE),
        ActionEntry(ActionId.CHOOSE_COLUMNS, _("Choose columns…"), page=PLAN_PAGE),
        ActionEntry(ActionId.DEFAULT_COLUMNS, _("Default columns"), page=PLAN_PAGE),
        ActionEntry(ActionId.GROUP_BY_TEAM, _("Group by team"), page=PLAN_PAGE),
        ActionEntry(ActionId.GROUP_BY_PLACE, _("Group by location"), page=PLAN_PAGE),
        ActionEntry(ActionId.GROUP_BY_ROLE, _("Group by position"), page=PLAN_PAGE),
        ActionEntry(ActionId.GROUP_BY_STATUS, _("Group by status"), page=PLAN_PAGE),
        ActionEntry(ActionId.NO_GROUPS, _("Show rows without groups"), page=PLAN_PAGE),
        ActionEntry(
            ActionId.TOGGLE_INSPECTOR, _("Show or hide the inspector"), "I", page=PLAN_PAGE
        ),
        ActionEntry(ActionId.TOGGLE_ROW_HEIGHT, _("Compact or comfortable rows"), page=PLAN_PAGE),
        ActionEntry(ActionId.SHOW_PLAN, _("Plan"), "Ctrl+1", needs_plan=False, group=go),
        ActionEntry(ActionId.SHOW_PLACES, _("Places"), "Ctrl+2", group=go),
        ActionEntry(ActionId.SHOW_TIME_ZONES, _("Time zones"), "Ctrl+3", group=go),
        ActionEntry(ActionId.SHOW_PAY, _("Pay"), "Ctrl+4", group=go),
        ActionEntry(ActionId.SHOW_SCENARIOS, _("Scenarios"), "Ctrl+5", group=go),
        ActionEntry(ActionId.SHOW_ONBOARDING, _("Onboarding"), "Ctrl+6", group=go),
        ActionEntry(ActionId.SHOW_DATA, _("Data"), "Ctrl+7", needs_plan=False, group=go),
        ActionEntry(ActionId.SHOW_SETTINGS, _("Settings"), "Ctrl+,", group=go),
        ActionEntry(ActionId.SHORTCUTS, _("Keyboard shortcuts"), "?", needs_plan=False),
        ActionEntry(ActionId.ABOUT, _("About"), needs_plan=False),
        ActionEntry(
            ActionId.PALETTE, _("Search or run a command"), "Ctrl+K", needs_plan=False, group=go
        ),
        ActionEntry(ActionId.FIND, _("Find in the table"), "Ctrl+F", needs_plan=False, group=go),
        ActionEntry(ActionId.NEXT_REGION, _("Next region"), "F6", needs_plan=False, group=go),
        ActionEntry(
            ActionId.PREVIOUS_REGION, _("Previous region"), "Shift+F6", needs_plan=False, group=go
        ),
        ActionEntry(ActionId.QUIT, _("Quit"), "Ctrl+Q", needs_plan=False),
    )


class Actions:
    """The table's actions, living in a window.

    Args:
        window: Where their shortcuts work.
        slots: What each one does; every action needs one.
    """

    def __init__(self, window: QWidget, slots: Mapping[ActionId, Callable[[], object]]) -> None:
        self._is_open = False
        self._page = PLAN_PAGE
        self._has_scenario = False
        self._entries = {entry.id: entry for entry in action_table()}
        self._actions: dict[ActionId, QAction] = {}
        for entry in self._entries.values():
            action = QAction(entry.text, window)
            action.setObjectName(entry.id)
            if entry.shortcut:
                keys = filter(None, (entry.shortcut, entry.also))
                action.setShortcuts([QKeySequence(each) for each in keys])
            action.triggered.connect(slots[entry.id])
            window.addAction(action)
            self._actions[entry.id] = action
        self.set_plan_open(is_open=False)

    def __getitem__(self, action_id: ActionId) -> QAction:
        """Return an action."""
        return self._actions[action_id]

    def set_plan_open(self, *, is_open: bool) -> None:
        """Enable what needs a plan; undo and redo follow their stack instead."""
        self._is_open = is_open
        self._enable()

    def set_page(self, page: str) -> None:
        """Enable what works on the page shown: a key must not edit what is out of sight."""
        self._page = page
        self._enable()

    def set_scenario_shown(self, *, is_shown: bool) -> None:
        """Enable what needs a scenario on show."""
        self._has_scenario = is_shown
        self._enable()

    def reason_against(self, action_id: ActionId) -> str:
        """Return why an action is not possible now, empty where it is."""
        entry = self._entries[action_id]
        if self._actions[action_id].isEnabled():
            return ""
        if entry.needs_plan and not self._is_open:
            return _("Open a plan first")
        if entry.needs_scenario and not self._has_scenario:
            return _("Only in a scenario")
        if entry.page == SCENARIOS_PAGE:
            return _("Only on the Scenarios page")
        return _("Only on the Plan page") if entry.page == PLAN_PAGE else _("Not possible now")

    def _enable(self) -> None:
        for entry in self._entries.values():
            if entry.id not in (ActionId.UNDO, ActionId.REDO):
                is_possible = self._is_open or not entry.needs_plan
                is_here = entry.page in ("", self._page)
                is_there = self._has_scenario or not entry.needs_scenario
                self._actions[entry.id].setEnabled(is_possible and is_here and is_there)

    def text(self, action_id: ActionId) -> str:
        """Return what an action is called."""
        return self._entries[action_id].text

    def keys(self, action_id: ActionId) -> str:
        """Return an action's keys as this system writes them, empty where it has none."""
        return key_text(self._entries[action_id].shortcut)

    def hint(self, action_id: ActionId) -> str:
        """Return an action's text with its keys, for a tooltip."""
        entry = self._entries[action_id]
        return f"{entry.text} ({key_text(entry.shortcut)})" if entry.shortcut else entry.text


def key_text(shortcut: str) -> str:
    """Return keys as this system and language write them."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return left_to_right(keys) if keys else keys
