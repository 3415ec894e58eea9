"""The section about lead times: how long what a hire waits for takes, by country."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.desktop.buttons import FOCUS_MARGIN
from planner.desktop.icons import Icons
from planner.desktop.pages.settings_page.section import Section
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.lead_time_settings import LeadTimeSettings
from planner.desktop.widgets.add_by_name import AddByName
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_DAYS_COLUMN = 1
_SOURCE_COLUMN = 3


class LeadTimesSection(Section):
    """Kinds of lead times, each everywhere and in the countries of the plan."""

    def __init__(
        self, theme: Theme, icons: Icons, formatter: Formatter, session: PlanSession
    ) -> None:
        explanation = _(
            "How many working days before the first day something has to begin. Nobody publishes "
            "these as statistics: check them before anybody relies on them, and type your own. "
            "Empty a value to go back."
        )
        super().__init__(theme, icons, formatter, session, _("Lead times"), explanation)
        self.settings = LeadTimeSettings(session, formatter)
        self.add = AddByName(theme, _("Add a country"), self.settings.offers, self)
        self.add.chosen.connect(self._on_country_chosen)
        self.tools.addSpacing(FOCUS_MARGIN)
        self.tools.addWidget(self.add)
        tip = _("The selected lead times (Del)")
        self.release = self.tool(_("Back to the default"), tip=tip)
        self.release.clicked.connect(self._on_release)
        self.tools.addStretch()
        self.view = RowsView(theme, icons, _("Lead times"), self.settings.refusal, parent=self)
        self.view.rows.edited.connect(self._on_edited)
        self.view.clear_requested.connect(self._on_release)
        self.view.selectionModel().selectionChanged.connect(self._show_tools)
        self.content.addWidget(self.view, 1)

    def show_plan(self) -> None:
        """Show the present lead times."""
        is_first = not self.view.rows.rows
        rows = self.settings.rows()
        self.view.show_rows(self.settings.columns(), rows, _SOURCE_COLUMN)
        if is_first:
            self.view.go_to(rows[1].key, _DAYS_COLUMN)
        self._show_tools()

    def focus_target(self) -> QWidget:
        """Return the table."""
        return self.view

    def _show_tools(self) -> None:
        self.release.setEnabled(bool(self._selected_own()))

    def _selected_own(self) -> list[str]:
        own = self.settings.own
        return [key for key in self.view.selected_keys if key in own]

    def _on_edited(self, key: str, column: str, value: object) -> None:
        self.tell(self.settings.take(key, column, value))

    def _on_release(self) -> None:
        chosen = self._selected_own()
        if chosen:
            self.view.setFocus()
            self.settings.release(chosen)
            self.offer_undo()

    def _on_country_chosen(self, text: str) -> None:
        refused = self.settings.open(text)
        if refused is not None:
            self.add.refuse(refused)
            return
        self.add.clear()
        self.show_plan()
        self.view.go_to(self.settings.first_key(text), _DAYS_COLUMN)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
