"""The section about onboarding: who helps new hires in, and the rules."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.settings_page.section import Section
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.contact_settings import ContactSettings
from planner.desktop.viewmodels.onboarding_rule_settings import OnboardingRuleSettings
from planner.desktop.widgets.cell_delegates import ROW_HEIGHT
from planner.desktop.widgets.cell_editors import Search
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_HEADER_HEIGHT = 28
_WHO_COLUMN = 1
_VALUE_COLUMN = 1
_CALENDAR_COLUMN = 3
_SOURCE_COLUMN = 2


class OnboardingSection(Section):
    """A table of who stands behind each part over one of the rules."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        session: PlanSession,
        search: Search,
    ) -> None:
        explanation = _(
            "Who does the tasks that are no seat’s own, on whose calendar they are dated, and "
            "assumptions about mentors, capacity and ramp-up. Empty a value to go back to its "
            "default."
        )
        super().__init__(theme, icons, formatter, session, _("Onboarding"), explanation)
        self.contacts = ContactSettings(session, formatter)
        self.rules = OnboardingRuleSettings(session, formatter)
        self.templates = self.tool(_("Templates…"), "list-bullets")
        self.templates.clicked.connect(self._on_templates)
        self.forget = self.tool(_("Name nobody"), tip=_("For the selected parts (Del)"))
        self.forget.clicked.connect(self._on_forget)
        self.tools.addStretch()
        name = _("Who helps")
        self.contact_view = RowsView(theme, icons, name, self.contacts.refusal, search, self)
        self.contact_view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contact_view.rows.edited.connect(self._on_contact_edited)
        self.contact_view.clear_requested.connect(self._on_forget)
        self.contact_view.selectionModel().selectionChanged.connect(self._show_tools)
        self.content.addWidget(self.contact_view)
        self.content.addWidget(Hairline(theme))
        self.content.addLayout(self._rule_tools(theme, icons))
        self.view = RowsView(theme, icons, _("Rules"), self.rules.refusal, parent=self)
        self.view.rows.edited.connect(self._on_rule_edited)
        self.view.clear_requested.connect(self._on_reset)
        self.view.selectionModel().selectionChanged.connect(self._show_tools)
        self.content.addWidget(self.view, 1)

    def show_plan(self) -> None:
        """Show the present contacts and rules."""
        is_first = not self.view.rows.rows
        rows = self.contacts.rows()
        self.contact_view.show_rows(self.contacts.columns(), rows, _CALENDAR_COLUMN)
        self.contact_view.setFixedHeight(_HEADER_HEIGHT + len(rows) * ROW_HEIGHT + 2)
        self.view.show_rows(self.rules.columns(), self.rules.rows(), _SOURCE_COLUMN)
        if is_first:
            self.contact_view.go_to(rows[0].key, _WHO_COLUMN)
            self.view.go_to(self.view.rows.rows[0].key, _VALUE_COLUMN)
        self._show_tools()

    def focus_target(self) -> QWidget:
        """Return the table of who helps."""
        return self.contact_view

    def _rule_tools(self, theme: Theme, icons: Icons) -> QHBoxLayout:
        self.reset = Button(theme, icons, _("Back to the default"), parent=self)
        self.reset.setToolTip(_("The selected rules (Del)"))
        self.reset.clicked.connect(self._on_reset)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 8, 14, 8)
        tools.setSpacing(8)
        tools.addWidget(Label(theme, FontRole.SECTION, "t1", _("Rules"), self))
        tools.addSpacing(8)
        tools.addWidget(self.reset)
        tools.addStretch()
        return tools

    def _show_tools(self) -> None:
        self.forget.setEnabled(bool(self._selected(self.contact_view, self.contacts.named)))
        self.reset.setEnabled(bool(self._selected(self.view, self.rules.own)))

    def _selected(self, view: RowsView, own: frozenset[str]) -> list[str]:
        return [key for key in view.selected_keys if key in own]

    def _on_contact_edited(self, key: str, column: str, value: object) -> None:
        self.tell(self.contacts.take(key, column, value))

    def _on_rule_edited(self, key: str, column: str, value: object) -> None:
        self.tell(self.rules.take(key, column, value))

    def _on_forget(self) -> None:
        chosen = self._selected(self.contact_view, self.contacts.named)
        if chosen:
            self.contact_view.setFocus()
            self.contacts.forget(chosen)
            self.offer_undo()

    def _on_reset(self) -> None:
        chosen = self._selected(self.view, self.rules.own)
        if chosen:
            self.view.setFocus()
            self.rules.reset(chosen)
            self.offer_undo()

    def _on_templates(self) -> None:
        from planner.desktop.onboarding import TemplatesDialog

        look = self._theme, self._icons, self._session, self._formatter
        TemplatesDialog(*look, self.window()).show_for(None)
