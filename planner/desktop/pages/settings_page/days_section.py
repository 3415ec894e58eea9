"""The section about the company's days off."""

from collections.abc import Callable
from datetime import date

from planner.desktop.icons import Icons
from planner.desktop.pages.settings_page.section import copied_text
from planner.desktop.pages.settings_page.table_section import TableSection
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.company_day_settings import CompanyDaySettings
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.messages import _


class DaysSection(TableSection):
    """Days off by date."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        session: PlanSession,
        today: Callable[[], date],
    ) -> None:
        explanation = _(
            "Days off beyond public holidays, everywhere or in one country. Paste date, name and "
            "country from a spreadsheet (Ctrl+V)."
        )
        super().__init__(theme, icons, formatter, session, _("Company holidays"), explanation)
        self.settings = CompanyDaySettings(session, formatter, today)
        self.add = self.tool(_("Add a day"), "plus")
        self.add.clicked.connect(self._on_add)
        self.remove = self.tool(_("Remove"), "trash", _("The selected days (Del)"))
        self.remove.clicked.connect(self._on_remove)
        self.paste = self.tool(_("Paste"), "clipboard-text")
        self.paste.clicked.connect(self._on_paste)
        self.repeat = self.tool("")
        self.repeat.clicked.connect(self._on_repeat)
        self.tools.addStretch()
        settings = self.settings
        name = _("Company holidays")
        view = RowsView(theme, icons, name, settings.refusal, settings.offers, self)
        view.rows.edited.connect(self._on_edited)
        view.clear_requested.connect(self._on_remove)
        view.paste_requested.connect(self._on_paste)
        view.current_changed.connect(self._on_current_changed)
        nothing = _("No company holidays yet")
        advice = _(
            "Public holidays are known already. Add only what the company grants beyond them."
        )
        self.lay_out(view, "calendar-x", _("Add a day"), (nothing, advice))
        self.empty.action_chosen.connect(self._on_add)

    def show_plan(self) -> None:
        """Show the present days."""
        columns = self.settings.columns()
        had_focus = self.has_table_focus
        self.view.show_rows(columns, self.settings.rows(), len(columns) - 1)
        self.show_table(had_focus=had_focus)
        self.remove.setEnabled(bool(self.view.rows.rows))
        self._show_year()

    def _show_year(self) -> None:
        year = self.settings.year_to_repeat(self.view.current_key)
        self.repeat.setVisible(year is not None)
        if year is not None:
            self.repeat.set_label(
                _("Repeat {year} in {next}").format(year=str(year), next=str(year + 1))
            )

    def _on_current_changed(self, _key: str) -> None:
        self._show_year()

    def _on_add(self) -> None:
        self.view.go_to(self.settings.add(), edits=True)

    def _on_remove(self) -> None:
        keys = self.view.selected_keys
        if keys:
            self.view.setFocus()
            self.settings.remove(keys)
            self.offer_undo()

    def _on_edited(self, key: str, column: str, value: object) -> None:
        number = self.view.currentIndex().column()
        after = self.settings.key_after(key, column, value)
        self.tell(self.settings.take(key, column, value))
        self.view.go_to(after, number)

    def _on_paste(self) -> None:
        self.view.setFocus()
        self.tell_pasted(*self.settings.paste(copied_text()))

    def _on_repeat(self) -> None:
        year = self.settings.year_to_repeat(self.view.current_key)
        if year is not None:
            self.view.setFocus()
            self.done(self.settings.repeat(year))
