"""One template: what it is called and for whom, and its tasks in their order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import elided
from planner.desktop.menus import Menu
from planner.desktop.onboarding.template_fields import role_ticks, template_fields
from planner.desktop.onboarding.template_rows import task_columns, task_rows
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.seat_editing import Refusal
from planner.desktop.widgets.entry_fields import EntryField, Take
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.field_form import FieldForm
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.terms import role_name
from planner.plan.onboarding import OnboardingTemplate

_EDITOR_WIDTH = 230
_ROLES_WIDTH = 150


class TemplatePanel(QWidget):
    """Shows a template over the list of its tasks, with what can be done with them.

    Args:
        take: Takes a field of the template and its value; returns why it cannot be used.
        refusal: Says why a text typed in the list of tasks cannot be used.

    Signals:
        refused: Why a choice was not taken.
        role_ticked: A role family the template is for, or no longer.
        add_requested, duplicate_requested, remove_requested: What is wanted of the current task.
        moved: Where the current task goes: -1 for up, 1 for down.
    """

    refused = Signal(str)
    role_ticked = Signal(str)
    add_requested = Signal()
    duplicate_requested = Signal()
    remove_requested = Signal()
    moved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        take: Take,
        refusal: Refusal,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._formatter = theme, icons, formatter
        self.form = FieldForm(theme, icons, take, _no_names, self)
        self.form.refused.connect(self.refused)
        self.roles = Button(theme, icons, "", has_caret=True, parent=self)
        self._role_menu = Menu(theme, self)
        self._role_menu.triggered.connect(self._on_role)
        self.roles.setMenu(self._role_menu)
        self.view = RowsView(theme, icons, _("Tasks"), refusal, parent=self)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clear_requested.connect(self.remove_requested)
        self.view.moved.connect(self.moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.setSpacing(6)
        head.addWidget(self.form)
        head.addWidget(self.roles)
        column.addLayout(head)
        column.addWidget(Hairline(theme))
        column.addLayout(self._tools())
        column.addWidget(Hairline(theme))
        column.addWidget(self.view, 1)

    def show_template(self, template: OnboardingTemplate) -> None:
        """Show another template."""
        is_first = not self.form.rows
        self.form.show_fields(template_fields(template))
        show_beginnings(self.form)
        if is_first:
            for row in self.form.rows.values():
                row.editor.setFixedWidth(_EDITOR_WIDTH)
        self._show_roles(template)
        self.view.show_rows(task_columns(), task_rows(template, self._formatter), 0)
        keys, current = [task.id for task in template.tasks], self.view.current_key
        for button in (self.duplicate, self.remove):
            button.setEnabled(bool(keys))
        self.up.setEnabled(bool(keys) and current != keys[0])
        self.down.setEnabled(bool(keys) and current != keys[-1])

    def hand_on(self) -> None:
        """Have what was typed taken before something else is shown."""
        for row in self.form.rows.values():
            if isinstance(row.editor, EntryField) and row.editor.typed is not None:
                row.editor.editingFinished.emit()

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setContentsMargins(14, 6, 14, 6)
        tools.setSpacing(2)
        self.add = Button(self._theme, self._icons, _("Add"), icon_name="plus", parent=self)
        self.add.setToolTip(_("A task behind the current one (Ctrl+N)"))
        self.duplicate = self._tool("copy", _("Duplicate the task (Ctrl+D)"))
        self.remove = self._tool("trash", _("Remove the task (Del)"))
        self.up = self._tool("arrow-up", _("Move the task up (Alt+Up)"))
        self.down = self._tool("arrow-down", _("Move the task down (Alt+Down)"))
        self.add.clicked.connect(self.add_requested)
        self.duplicate.clicked.connect(self.duplicate_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        for button in (self.add, self.duplicate, self.remove, self.up, self.down):
            tools.addWidget(button)
        tools.addStretch()
        return tools

    def _tool(self, icon_name: str, text: str) -> Button:
        button = Button(
            self._theme, self._icons, kind=ButtonKind.QUIET, icon_name=icon_name, parent=self
        )
        button.setAccessibleName(text)
        button.setToolTip(text)
        return button

    def _show_roles(self, template: OnboardingTemplate) -> None:
        ticks = role_ticks(template)
        if not self._role_menu.actions():
            for tick in ticks:
                action = self._role_menu.addAction(tick.name)
                action.setCheckable(True)
                action.setData(tick.key)
        for action, tick in zip(self._role_menu.actions(), ticks, strict=True):
            action.setChecked(tick.is_on)
        text = _("Usual for no role")
        if template.roles:
            first, more = role_name(template.roles[0]), len(template.roles) - 1
            text = first
            if more:
                text = ngettext(
                    "{role} and {count} more role", "{role} and {count} more roles", more
                ).format(role=first, count=self._formatter.integer(more))
            text = _("Usual for: {roles}").format(roles=text)
        self.roles.set_label(elided(text, FontRole.BUTTON, 2 * _ROLES_WIDTH))
        self.roles.setAccessibleName(text)
        names = "\n".join(tick.name for tick in ticks if tick.is_on)
        self.roles.setToolTip(names or _("Only for hires who are given it"))

    def _on_role(self, action: QAction) -> None:
        self.role_ticked.emit(action.data())

    def _on_up(self) -> None:
        self.moved.emit(-1)

    def _on_down(self) -> None:
        self.moved.emit(1)


def show_beginnings(form: FieldForm) -> None:
    """Let long texts begin at their beginning where nobody is typing."""
    for row in form.rows.values():
        if isinstance(row.editor, EntryField) and not row.editor.hasFocus():
            row.editor.setCursorPosition(0)


def _no_names(_key: str, _text: str) -> tuple[str, ...]:
    return ()
