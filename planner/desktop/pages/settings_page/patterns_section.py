"""The section about working hours: whose they are beside the form of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import FOCUS_MARGIN
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.settings_page.scrolled import scrolled
from planner.desktop.pages.settings_page.section import Section
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pattern_settings import PLAN, PatternSettings
from planner.desktop.widgets.add_by_name import AddByName
from planner.desktop.widgets.cell_delegates import nothing_refused
from planner.desktop.widgets.cell_editors import Search
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.pattern_form import PatternForm
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.plan.working_pattern import WorkingPattern

_FORM_WIDTH = 360


class PatternsSection(Section):
    """The plan's hours, those of teams and those of places."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        session: PlanSession,
        search: Search,
    ) -> None:
        explanation = _(
            "When people work, in their own local time. A seat’s own hours come first, then those "
            "of its team, of its place, and of the plan."
        )
        super().__init__(theme, icons, formatter, session, _("Working hours"), explanation)
        self.settings = PatternSettings(session, formatter)
        self.add = AddByName(theme, _("Add a place"), search, self)
        self.add.chosen.connect(self._on_place_chosen)
        self.tools.addSpacing(FOCUS_MARGIN)
        self.tools.addWidget(self.add)
        self.tools.addStretch()
        self.view = RowsView(theme, icons, _("Whose working hours"), nothing_refused, parent=self)
        self.view.current_changed.connect(self._on_current_changed)
        self.view.opened.connect(self._on_opened)
        self.view.clear_requested.connect(self._on_release)
        self.form = PatternForm(theme, icons, formatter)
        self.form.edited.connect(self._on_form_edited)
        self.form.inherit_requested.connect(self._on_release)
        self._name = Label(theme, FontRole.SECTION)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self.form)
        column.addStretch()
        area = scrolled(body, theme)
        area.setFixedWidth(_FORM_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(Hairline(theme, is_upright=True))
        row.addWidget(area)
        self.content.addLayout(row, 1)

    def show_plan(self) -> None:
        """Show the present hours."""
        self.view.show_rows(self.settings.columns(), self.settings.rows(), 1)
        self._show_form()

    def focus_target(self) -> QWidget:
        """Return the table."""
        return self.view

    def go_to_team(self, team_id: str) -> None:
        """Show the hours of a team."""
        self.view.go_to(self.settings.team_key(team_id))
        self.form.fields["start"].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_form(self) -> None:
        shown = self.settings.shown(self.view.current_key or PLAN)
        self._name.setText(shown.name)
        self.form.show_pattern(shown.own, shown.inherited)

    def _on_current_changed(self, _key: str) -> None:
        self._show_form()

    def _on_opened(self, _key: str, _column: str) -> None:
        self.form.fields["start"].setFocus(Qt.FocusReason.TabFocusReason)
        self.form.fields["start"].selectAll()

    def _on_form_edited(self, pattern: WorkingPattern, part: str) -> None:
        self.tell(self.settings.take(self.view.current_key or PLAN, pattern, part))

    def _on_release(self) -> None:
        self.settings.release(self.view.current_key or PLAN)

    def _on_place_chosen(self, text: str) -> None:
        refused = self.settings.open_place(text)
        if refused is not None:
            self.add.refuse(refused)
            return
        self.add.clear()
        self.show_plan()
        self.view.go_to(self.settings.place_key(text))
        self.form.fields["start"].setFocus(Qt.FocusReason.TabFocusReason)
