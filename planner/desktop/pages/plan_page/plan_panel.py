"""The inspector's page about the plan itself: what it assumes, and its budget."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.plan_page.seat_panel import scroll_area
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.period import Period
from planner.desktop.viewmodels.plan_settings import PlanSettings, Setting
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.widgets.cell_editors import Search
from planner.desktop.widgets.settings_form import SettingsForm
from planner.localization.messages import _
from planner.plan.model import Plan


class PlanPanel(QWidget):
    """Shows and changes the settings of a plan.

    Signals:
        close_requested: Hide the inspector.
        settings_requested: Show all settings.
    """

    close_requested = Signal()
    settings_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        settings: PlanSettings,
        search: Search,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.form = SettingsForm(theme, self._accept, search)
        self._name = Label(theme, FontRole.INSPECTOR_TITLE)
        self._name.setWordWrap(True)
        self._description = Label(theme, FontRole.CELL, "t2")
        self._description.setWordWrap(True)
        close = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="x")
        close.setAccessibleName(_("Close the inspector (I)"))
        close.setToolTip(_("Close the inspector (I)"))
        close.clicked.connect(self._on_close)
        self.all_settings = Button(
            theme, icons, _("All settings"), icon_name="gear-six", parent=self
        )
        self.all_settings.clicked.connect(self._on_all_settings)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 10, 4)
        top.addWidget(Label(theme, FontRole.CAPTION, "t2", _("Plan")), 1)
        top.addWidget(close)
        body = QWidget()
        content = QVBoxLayout(body)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        texts = QVBoxLayout()
        texts.setContentsMargins(16, 0, 16, 14)
        texts.setSpacing(4)
        texts.addWidget(self._name)
        texts.addWidget(self._description)
        content.addLayout(texts)
        more = QHBoxLayout()
        more.setContentsMargins(14, 0, 14, 12)
        more.addWidget(self.all_settings)
        more.addStretch()
        content.addLayout(more)
        content.addWidget(self.form)
        content.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(scroll_area(body, theme), 1)

    def show_plan(self, plan: Plan, period: Period) -> None:
        """Show a plan's settings and the budget of a period."""
        self._name.setText(plan.name)
        self._description.setText(plan.description)
        self._description.setVisible(bool(plan.description))
        self.form.show_groups(self._settings.groups(period))

    def _accept(self, setting: Setting, text: str) -> str | None:
        try:
            self._settings.apply(setting, text)
        except RefusedTextError as error:
            return error.sentence
        return None

    def _on_all_settings(self) -> None:
        self.settings_requested.emit()

    def _on_close(self) -> None:
        self.close_requested.emit()
