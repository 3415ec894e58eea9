"""The section about the company's days off."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.icons import Icons
from planner.desktop.pages.settings_page.section import Section, copied_text
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.company_day_settings import CompanyDaySettings
from planner.desktop.widgets.rows_view import RowsView
from planner.desktop.widgets.state_view import StateView
from planner.localization.formatting import Formatter
from planner.localization.messages import _


class DaysSection(Section):
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
        self.view = RowsView(theme, icons, name, settings.refusal, settings.offers, self)
        self.view.rows.edited.connect(self._on_edited)
        self.view.clear_requested.connect(self._on_remove)
        self.view.paste_requested.connect(self._on_paste)
        self.view.current_changed.connect(self._on_current_changed)
        self.content.addWidget(self.view, 1)
        first = Button(
            theme, icons, _("Add a day"), kind=ButtonKind.PRIMARY, icon_name="plus", parent=self
        )
        self.empty = StateView(theme, icons, "calendar-x", first, self)
        self.empty.say(
            _("No company holidays yet"),
            _("Public holidays are known already. Add only what the company grants beyond them."),
        )
        self.empty.action_chosen.connect(self._on_add)
        self.content.addWidget(self.empty, 1)

    def show_plan(self) -> None:
        """Show the present days."""
        columns = self.settings.columns()
        rows = self.settings.rows()
        had_focus = self.view.hasFocus() or self.empty.button.hasFocus()
        self.view.show_rows(columns, rows, len(columns) - 1)
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.remove.setEnabled(bool(rows))
        if had_focus:  # it stays with what stands in the place of what went
            self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_year()

    def focus_target(self) -> QWidget:
        """Return the table, or the button in its place."""
        return self.view if self.view.rows.rows else self.empty.button

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
