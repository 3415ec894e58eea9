"""The section about hiring: recruiters, draws, and what the time to fill is reckoned from."""

from PySide6.QtWidgets import QWidget

from planner.desktop.icons import Icons
from planner.desktop.pages.settings_page.section import Section
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.hiring_settings import HiringSettings
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_VALUE_COLUMN = 1
_SOURCE_COLUMN = 3


class HiringSection(Section):
    """A table of the plan's capacity and the coefficients."""

    def __init__(
        self, theme: Theme, icons: Icons, formatter: Formatter, session: PlanSession
    ) -> None:
        explanation = _(
            "What the days until a seat is filled are reckoned from. Most of it is judgment: check "
            "it before anybody relies on it, and type your own. Empty a value to go back."
        )
        super().__init__(theme, icons, formatter, session, _("Hiring"), explanation)
        self.settings = HiringSettings(session, formatter)
        self.reset = self.tool(_("Back to the default"), tip=_("The selected values (Del)"))
        self.reset.clicked.connect(self._on_reset)
        self.tools.addStretch()
        self.view = RowsView(theme, icons, _("Hiring"), self.settings.refusal, parent=self)
        self.view.rows.edited.connect(self._on_edited)
        self.view.clear_requested.connect(self._on_reset)
        self.view.selectionModel().selectionChanged.connect(self._show_tools)
        self.content.addWidget(self.view, 1)

    def show_plan(self) -> None:
        """Show the present values."""
        is_first = not self.view.rows.rows
        rows = self.settings.rows()
        self.view.show_rows(self.settings.columns(), rows, _SOURCE_COLUMN)
        if is_first:
            self.view.go_to(rows[0].key, _VALUE_COLUMN)
        self._show_tools()

    def focus_target(self) -> QWidget:
        """Return the table."""
        return self.view

    def _show_tools(self) -> None:
        self.reset.setEnabled(bool(self._selected_own()))

    def _selected_own(self) -> list[str]:
        own = self.settings.own
        return [key for key in self.view.selected_keys if key in own]

    def _on_edited(self, key: str, column: str, value: object) -> None:
        self.tell(self.settings.take(key, column, value))

    def _on_reset(self) -> None:
        chosen = self._selected_own()
        if chosen:
            self.view.setFocus()
            self.settings.reset(chosen)
            self.offer_undo()
