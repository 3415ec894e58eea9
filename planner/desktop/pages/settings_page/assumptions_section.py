"""The section about assumptions: those for all countries, and those of single ones."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.settings_page.section import Section
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.assumption_settings import AssumptionSettings
from planner.desktop.viewmodels.country_assumptions import CountryAssumptions
from planner.desktop.viewmodels.setting_edits import Signature
from planner.desktop.widgets.add_by_name import AddByName
from planner.desktop.widgets.cell_delegates import ROW_HEIGHT
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_HEADER_HEIGHT = 28
_SOURCE_COLUMN = 2


class AssumptionsSection(Section):
    """A table of all assumptions over one of the countries that differ."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        session: PlanSession,
        signature: Signature,
    ) -> None:
        explanation = _(
            "Figures that are neither market data nor one seat’s own. Empty a value to go back to "
            "its default."
        )
        super().__init__(theme, icons, formatter, session, _("Assumptions"), explanation)
        self.settings = AssumptionSettings(session, formatter, signature)
        self.countries = CountryAssumptions(session, formatter, signature)
        self.reset = self.tool(_("Back to the default"), tip=_("The selected assumptions (Del)"))
        self.reset.clicked.connect(self._on_reset)
        self.tools.addStretch()
        name = _("Assumptions for all countries")
        self.view = RowsView(theme, icons, name, self.settings.refusal, parent=self)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.rows.edited.connect(self._on_edited)
        self.view.clear_requested.connect(self._on_reset)
        self.view.selectionModel().selectionChanged.connect(self._show_tools)
        self.content.addWidget(self.view)
        self.content.addWidget(Hairline(theme))
        self.content.addLayout(self._country_tools(theme, icons))
        heading = _("Assumptions of single countries")
        refusal = self.countries.refusal
        self.country_view = RowsView(theme, icons, heading, refusal, parent=self)
        self.country_view.rows.edited.connect(self._on_country_edited)
        self.country_view.clear_requested.connect(self._on_clear)
        self.content.addWidget(self.country_view, 1)

    def show_plan(self) -> None:
        """Show the present values."""
        rows = self.settings.rows()
        self.view.show_rows(self.settings.columns(), rows, _SOURCE_COLUMN)
        self.view.setFixedHeight(_HEADER_HEIGHT + len(rows) * ROW_HEIGHT + 2)
        self.country_view.show_rows(self.countries.columns(), self.countries.rows(), 0)
        self._show_tools()

    def focus_target(self) -> QWidget:
        """Return the table of all."""
        return self.view

    def _country_tools(self, theme: Theme, icons: Icons) -> QHBoxLayout:
        self.add = AddByName(theme, _("Add a country"), self.countries.offers, self)
        self.add.chosen.connect(self._on_country_chosen)
        self.release = Button(theme, icons, _("Back to general values"), parent=self)
        self.release.setToolTip(_("The selected countries follow the assumptions for all (Del)"))
        self.release.clicked.connect(self._on_release)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 8, 14, 8)
        tools.setSpacing(8)
        tools.addWidget(Label(theme, FontRole.SECTION, "t1", _("Single countries"), self))
        tools.addSpacing(8)
        tools.addWidget(self.add)
        tools.addWidget(self.release)
        tools.addStretch()
        return tools

    def _show_tools(self) -> None:
        self.reset.setEnabled(bool(self._selected_own()))
        self.release.setEnabled(bool(self.country_view.rows.rows))

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

    def _on_country_chosen(self, text: str) -> None:
        refused = self.countries.open(text)
        if refused is not None:
            self.add.refuse(refused)
            return
        self.add.clear()
        self.show_plan()
        self.country_view.go_to(self.countries.found(text), 1)
        self.country_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_country_edited(self, key: str, column: str, value: object) -> None:
        self.tell(self.countries.take(key, column, value))

    def _on_clear(self) -> None:
        """Let the current value follow the rest; on a country’s name, all of its values."""
        column = self.country_view.currentIndex().column()
        if column <= 0:
            self._on_release()
            return
        name = self.countries.columns()[column].key
        self.countries.clear(self.country_view.selected_keys, name)

    def _on_release(self) -> None:
        keys = self.country_view.selected_keys
        if keys:
            self.country_view.setFocus()
            self.countries.remove(keys)
            self.show_plan()
