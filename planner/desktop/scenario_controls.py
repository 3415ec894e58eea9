"""The switcher between the base and its scenarios: in the top bar, with its dialogs."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from planner.desktop.actions import ActionId, Actions
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import elided
from planner.desktop.main_window import MainWindow
from planner.desktop.menus import Menu
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.scenarios import Scenarios
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.plan.change import Subject
from planner.plan.patching import RECORDS
from planner.plan.scenario import Scenario
from planner.quantities.identifiers import ScenarioId, SeatId

if TYPE_CHECKING:  # the dialogs wait until they are asked for
    from planner.desktop.new_scenario_dialog import NewScenarioDialog
    from planner.desktop.scenarios_dialog import ScenariosDialog

_NAME_WIDTH = 150
_MENU_NAME_WIDTH = 320
_STATUS_NAME_WIDTH = 180


class ScenarioControls(QObject):
    """Shows which scenario is on show, and changes it; owned by the window.

    The menu is filled each time it opens.
    """

    def __init__(
        self,
        window: MainWindow,
        session: PlanSession,
        page: Callable[[], PlanPage],
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._page = page
        self._actions: Actions | None = None
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self.menu = Menu(theme, window.top_bar)
        self.menu.aboutToShow.connect(self._fill)
        self.menu.triggered.connect(self._on_triggered)
        window.top_bar.scenario.setMenu(self.menu)
        session.scenarios_changed.connect(self._show)

    def slots(self) -> dict[ActionId, Callable[[], object]]:
        """Return what each action on scenarios does."""
        return {
            ActionId.NEW_SCENARIO: self.new_scenario,
            ActionId.SCENARIOS: self.manage,
            ActionId.BACK_TO_BASE: self.back_to_base,
        }

    def use(self, actions: Actions) -> None:
        """Offer the window's actions in the menu, and show the scenario at hand."""
        self._actions = actions
        if self._session.is_open:
            self._show()

    def new_scenario(self) -> "NewScenarioDialog":
        """Ask for the name of a new scenario and show it."""
        from planner.desktop.new_scenario_dialog import NewScenarioDialog

        dialog = NewScenarioDialog(
            self._theme, self._icons, self._session, self._formatter, self._window
        )
        dialog.show()
        return dialog

    def manage(self) -> "ScenariosDialog":
        """List all scenarios with their changes."""
        from planner.desktop.scenarios_dialog import ScenariosDialog

        dialog = ScenariosDialog(
            self._theme, self._icons, self._session, self._formatter, self._window
        )
        dialog.show()
        return dialog

    def back_to_base(self) -> None:
        """Take back what the scenario changes about the selected rows."""
        chosen = self._page().selected_seats
        if not chosen:
            self._tell(_("Select the rows to take back to the base."))
            return
        self.take_back(chosen)

    def take_back(self, seats: Sequence[SeatId]) -> None:
        """Take back what the scenario changes about some seats."""
        scenario = self._session.scenario
        if scenario is None:
            return
        keys = [
            change.key
            for change in scenario.changes
            if change.subject in (Subject.MEMBER, Subject.POSITION) and change.subject_id in seats
        ]
        if keys:
            self._take_back(scenario, keys)
        else:
            self._tell(_("The selected rows are as in the base."))

    def take_plan_back(self) -> None:
        """Take back what the scenario changes about the plan's settings."""
        scenario = self._session.scenario
        if scenario is not None:
            found = (each for each in scenario.changes if each.subject not in RECORDS)
            self._take_back(scenario, [change.key for change in found])

    def _take_back(self, scenario: Scenario, keys: Sequence[str]) -> None:
        edits = Scenarios(self._session, self._formatter)
        self._window.undo_bar.offer(edits.back_to_base(scenario.id, keys))

    def _tell(self, sentence: str) -> None:
        self._window.undo_bar.tell(sentence)

    def _show(self) -> None:
        scenario, bar = self._session.scenario, self._window.top_bar
        name = scenario.name if scenario is not None else _("Base")
        shown = elided(name, FontRole.BUTTON, _NAME_WIDTH)
        if self._actions is not None:
            self._actions.set_scenario_shown(is_shown=scenario is not None)
        bar.scenario.set_label(shown)
        bar.scenario.setAccessibleName(_("Scenario: {name}").format(name=name))
        bar.scenario.setToolTip(self._explained(name if shown != name else ""))
        text = self._status(scenario) if scenario is not None else ""
        self._window.status_bar.scenario.show_text(text, "git-branch", color="acc")

    def _status(self, scenario: Scenario) -> str:
        """Say which scenario is on show, and what of the base it leaves out."""
        name = elided(scenario.name, FontRole.CAPTION, _STATUS_NAME_WIDTH)
        text = _("Scenario: {name}").format(name=name)
        present = {seat.id for seat in self._session.plan.seats}
        count = sum(seat.id not in present for seat in self._session.document.seats)
        if not count:
            return text
        left_out = ngettext("{count} seat left out", "{count} seats left out", count)
        return listed((text, left_out.format(count=self._formatter.integer(count))))

    def _explained(self, name: str) -> str:
        scenario = self._session.scenario
        if scenario is None:
            return _("The base. Scenarios are variants of it.")
        parts = [part for part in (name, scenario.description) if part]
        return "\n".join(parts) or _("A scenario: what it does not change follows the base.")

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        shown = self._session.plan.scenario_id
        group = QActionGroup(menu)
        self._add(group, _("Base"), "", None, is_shown=shown is None)
        for scenario in self._session.document.scenarios:
            count = len(scenario.changes)
            detail = ngettext("{count} change", "{count} changes", count).format(
                count=self._formatter.integer(count)
            )
            name = elided(scenario.name, FontRole.BUTTON, _MENU_NAME_WIDTH)
            action = self._add(group, name, detail, scenario.id, is_shown=scenario.id == shown)
            action.setToolTip(scenario.description or scenario.name)
        menu.addSeparator()
        if self._actions is not None:
            for action_id in (ActionId.NEW_SCENARIO, ActionId.SCENARIOS):
                menu.addAction(self._actions[action_id])

    def _add(
        self,
        group: QActionGroup,
        name: str,
        detail: str,
        scenario_id: ScenarioId | None,
        *,
        is_shown: bool,
    ) -> QAction:
        text = name.replace("&", "&&")
        action = self.menu.addAction(f"{text}\t{detail}" if detail else text)
        action.setData(("scenario", scenario_id))
        action.setCheckable(True)
        action.setChecked(is_shown)
        group.addAction(action)
        return action

    def _on_triggered(self, action: QAction) -> None:
        match action.data():
            case ("scenario", scenario_id):
                self._session.show_scenario(scenario_id)
