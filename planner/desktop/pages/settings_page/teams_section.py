"""The section about teams."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.desktop.icons import Icons
from planner.desktop.pages.settings_page.section import Section
from planner.desktop.pages.settings_page.team_removal import TeamRemoval
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.team_settings import HOURS, TeamSettings
from planner.desktop.widgets.cell_editors import Search
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.messages import _


class TeamsSection(Section):
    """Teams in their order.

    Signals:
        hours_requested: The ID of a team whose working hours are wanted.
    """

    hours_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        session: PlanSession,
        search: Search,
    ) -> None:
        explanation = _(
            "Each seat belongs to a team. Alt and an arrow key move a team; Enter on its hours "
            "opens them."
        )
        super().__init__(theme, icons, formatter, session, _("Teams"), explanation)
        self.settings = TeamSettings(session, formatter)
        self.add = self.tool(_("Add a team"), "plus")
        self.add.clicked.connect(self._on_add)
        self.remove = self.tool(_("Remove"), "trash", _("The current team (Del)"))
        self.remove.clicked.connect(self._on_remove)
        self.up = self.tool(_("Move up"), tip=_("Alt+Up"))
        self.up.clicked.connect(self._on_up)
        self.down = self.tool(_("Move down"), tip=_("Alt+Down"))
        self.down.clicked.connect(self._on_down)
        self.tools.addStretch()
        self.removal = TeamRemoval(theme, icons, self)
        self.removal.confirmed.connect(self._on_removal_confirmed)
        self.removal.left.connect(self._on_removal_left)
        self.removal.hide()
        self.content.addWidget(self.removal)
        self.view = RowsView(theme, icons, _("Teams"), self.settings.refusal, search, self)
        self.view.rows.edited.connect(self._on_edited)
        self.view.clear_requested.connect(self._on_remove)
        self.view.moved.connect(self._on_moved)
        self.view.opened.connect(self._on_opened)
        self.view.current_changed.connect(self._on_current_changed)
        self.content.addWidget(self.view, 1)

    def show_plan(self) -> None:
        """Show the present teams."""
        columns = self.settings.columns()
        self.view.show_rows(columns, self.settings.rows(), len(columns) - 1)
        self._show_tools()

    def focus_target(self) -> QWidget:
        """Return the table."""
        return self.view

    def _show_tools(self) -> None:
        key, teams = self.view.current_key, [row.key for row in self.view.rows.rows]
        self.remove.setEnabled(bool(key))
        self.up.setEnabled(bool(key) and key != teams[0])
        self.down.setEnabled(bool(key) and key != teams[-1])

    def _on_current_changed(self, _key: str) -> None:
        self.removal.hide()
        self._show_tools()

    def _on_add(self) -> None:
        self.view.go_to(self.settings.add(), edits=True)

    def _on_remove(self) -> None:
        key = self.view.current_key
        if not key:
            return
        others = self.settings.others(key)
        seats = self.settings.seats_in(key)
        if seats and others:
            name = self.settings.name(key)
            self.removal.ask(name, self._formatter.integer(seats), seats, others)
            return
        self.view.setFocus()
        self.done(self.settings.remove(key))

    def _on_removal_confirmed(self, team_id: str) -> None:
        key = self.view.current_key
        self._on_removal_left()
        self.done(self.settings.remove(key, team_id))

    def _on_removal_left(self) -> None:
        self.removal.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, key: str, column: str, value: object) -> None:
        self.tell(self.settings.take(key, column, value))

    def _on_up(self) -> None:
        self._on_moved(-1)

    def _on_down(self) -> None:
        self._on_moved(1)

    def _on_moved(self, step: int) -> None:
        if self.view.current_key:
            self.settings.move(self.view.current_key, step)

    def _on_opened(self, key: str, column: str) -> None:
        if column == HOURS:
            self.hours_requested.emit(key)
