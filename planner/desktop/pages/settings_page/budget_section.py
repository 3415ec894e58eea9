"""The section about the budget by month."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.settings_page.section import Section, copied_text
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.budget_settings import BudgetSettings
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext

_BUDGET_COLUMN = 1


class BudgetSection(Section):
    """Months under their fiscal years, each beside the plan's cost."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        session: PlanSession,
        today: Callable[[], date],
    ) -> None:
        explanation = _(
            "Type a month’s amount, or a fiscal year’s total to spread it evenly over its months. "
            "Paste a row, a column or months with amounts from a spreadsheet (Ctrl+V)."
        )
        super().__init__(theme, icons, formatter, session, _("Budget by month"), explanation)
        self.settings = BudgetSettings(session, formatter)
        self._today = today
        self.spread = self.tool(
            _("Spread evenly"), tip=_("Give each month of the fiscal year the same")
        )
        self.spread.clicked.connect(self._on_spread)
        self.paste = self.tool(_("Paste"), "clipboard-text")
        self.paste.clicked.connect(self._on_paste)
        self.clear = self.tool(_("Clear"), tip=_("The selected months (Del)"))
        self.clear.clicked.connect(self._on_clear)
        self.tools.addStretch()
        self.note = Label(theme, FontRole.CAPTION, "t2", parent=self)
        self.tools.addWidget(self.note)
        name = _("Budget by month")
        self.view = RowsView(theme, icons, name, self.settings.refusal, parent=self)
        self.view.rows.edited.connect(self._on_edited)
        self.view.clear_requested.connect(self._on_clear)
        self.view.paste_requested.connect(self._on_paste)
        self.content.addWidget(self.view, 1)

    def show_plan(self) -> None:
        """Show the present budget."""
        is_first = not self.view.rows.rows
        self.view.show_rows(self.settings.columns(), self.settings.rows(), 0)
        if is_first:
            self.view.go_to(self.settings.first_month, _BUDGET_COLUMN)
        beyond = self.settings.beyond
        text = ngettext(
            "{count} month outside the plan keeps its budget.",
            "{count} months outside the plan keep their budget.",
            beyond,
        ).format(count=self._formatter.integer(beyond))
        self.note.setText(text if beyond else "")

    def focus_target(self) -> QWidget:
        """Return the table."""
        return self.view

    def _on_edited(self, key: str, column: str, value: object) -> None:
        self.tell(self.settings.take(key, column, value))

    def _on_spread(self) -> None:
        self.view.setFocus()
        if self.view.current_key:
            self.done(self.settings.spread(self.view.current_key))

    def _on_clear(self) -> None:
        self.view.setFocus()
        if self.settings.clear(self.view.selected_keys):
            self.offer_undo()

    def _on_paste(self) -> None:
        self.view.setFocus()
        done = self.settings.paste(copied_text(), self.view.current_key, self._today())
        self.tell_pasted(*done)
