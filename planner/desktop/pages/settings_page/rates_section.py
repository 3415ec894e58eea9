"""The section about plan rates."""

from PySide6.QtCore import Qt

from planner.desktop.buttons import FOCUS_MARGIN
from planner.desktop.icons import Icons
from planner.desktop.pages.settings_page.table_section import TableSection
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.rate_settings import RateSettings
from planner.desktop.viewmodels.setting_edits import Signature
from planner.desktop.widgets.add_by_name import AddByName
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_RATE_COLUMN = 3


class RatesSection(TableSection):
    """The market's latest beside what the plan fixes."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        session: PlanSession,
        signature: Signature,
    ) -> None:
        explanation = _(
            "Rates follow the market’s latest until you fix them. Type a rate to fix it, empty it "
            "to follow the market again."
        )
        super().__init__(theme, icons, formatter, session, _("Plan rates"), explanation)
        self.settings = RateSettings(session, formatter, signature)
        self.add = AddByName(theme, _("Add a currency"), self.settings.offers, self)
        self.add.chosen.connect(self._on_currency_chosen)
        self.tools.addSpacing(FOCUS_MARGIN)
        self.tools.addWidget(self.add)
        self.fix_all = self.tool(_("Fix all at the latest"))
        self.fix_all.clicked.connect(self._on_fix_all)
        self.release = self.tool(_("Back to the latest"), tip=_("The selected rates (Del)"))
        self.release.clicked.connect(self._on_release)
        self.release_all = self.tool(_("All back to the latest"))
        self.release_all.clicked.connect(self._on_release_all)
        self.tools.addStretch()
        view = RowsView(theme, icons, _("Plan rates"), self.settings.refusal, parent=self)
        view.rows.edited.connect(self._on_edited)
        view.clear_requested.connect(self._on_release)
        view.selectionModel().selectionChanged.connect(self._on_selected)
        nothing = _("No other currency yet")
        advice = _(
            "A currency stands here once a seat is paid in it. Add one to fix its rate before."
        )
        self.lay_out(view, "arrows-clockwise", _("Add a currency"), (nothing, advice))
        self.empty.action_chosen.connect(self._on_add)

    def show_plan(self) -> None:
        """Show the present rates."""
        settings = self.settings
        columns = settings.columns()
        had_focus = self.has_table_focus
        self.view.show_rows(columns, settings.rows(), len(columns) - 1)
        self.show_table(had_focus=had_focus)
        self.fix_all.setEnabled(settings.has_free)
        self.release_all.setEnabled(settings.has_fixed)
        self._on_selected()

    def _on_add(self) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_currency_chosen(self, text: str) -> None:
        codes = self.settings.found(text)
        refused = self.settings.add(text)
        if refused is not None:
            self.add.refuse(refused)
            return
        self.add.clear()
        self.view.go_to(codes[0], _RATE_COLUMN)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, key: str, column: str, value: object) -> None:
        self.tell(self.settings.take(key, column, value))

    def _on_fix_all(self) -> None:
        self.view.setFocus()
        self.done(self.settings.fix_all())

    def _on_release(self) -> None:
        fixed = self._selected_fixed()
        if fixed:
            self.view.setFocus()
            self.settings.release(fixed)
            self.offer_undo()

    def _on_release_all(self) -> None:
        self.view.setFocus()
        self.settings.release_all()
        self.offer_undo()

    def _selected_fixed(self) -> list[str]:
        fixed = self.settings.fixed
        return [key for key in self.view.selected_keys if key in fixed]

    def _on_selected(self) -> None:
        self.release.setEnabled(bool(self._selected_fixed()))
