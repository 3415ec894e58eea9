"""What can be set of a lever, under its row: strength, month, roles, costs, effects, sources."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.menus import Menu
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind
from planner.desktop.viewmodels.scenarios.lever_fields import EffectFields, LeverFields
from planner.desktop.widgets.entry_fields import EntryField, Take
from planner.desktop.widgets.field_form import FieldForm
from planner.desktop.widgets.grade_mark import GradeMark
from planner.localization.messages import _, ngettext

_EDITOR_WIDTH = 136
_FIGURE_WIDTH = 76
_EDGE = 16


class EffectGroup(QWidget):
    """One effect: its name and grade, low, likely and high side by side, what they rest on."""

    def __init__(self, theme: Theme, effect: EffectFields, take: Take) -> None:
        super().__init__()
        self.name = Label(theme, FontRole.BUTTON, "t1", parent=self)
        self.grade = GradeMark(theme)
        self.basis = Label(theme, FontRole.CAPTION, "t2", parent=self)
        self.basis.setWordWrap(True)
        self.fields = {
            field.key: EntryField(theme, field.key, FieldKind.FIGURE, take, self)
            for field in effect.fields
        }
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.grade)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        heads = (_("low"), _("likely"), _("high"))
        for number, (head, field) in enumerate(zip(heads, self.fields.values(), strict=True)):
            field.setFixedWidth(_FIGURE_WIDTH)
            grid.addWidget(Label(theme, FontRole.CAPTION, "t3", head, self), 0, number)
            grid.addWidget(field, 1, number)
        grid.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(top)
        column.addLayout(grid)
        column.addWidget(self.basis)
        self.show_effect(effect)

    def show_effect(self, effect: EffectFields) -> None:
        """Show the present figures."""
        name = effect.name
        self.name.setText(_("{effect}, own figures").format(effect=name) if effect.is_own else name)
        self.grade.show_grade(effect.grade)
        self.basis.setText(effect.basis)
        for field in effect.fields:
            editor = self.fields[field.key]
            editor.setAccessibleName(field.label)
            editor.show_field(field)


class LeverFormPanel(QWidget):
    """Shows ``LeverFields``.

    Args:
        take: Takes the key of a field and its value; returns why it cannot be used.

    Signals:
        role_ticked: The key of a role family whose tick was pressed.
        reset_wanted: All figures are to be the published ones.
        refused: Why a choice was not taken.
    """

    role_ticked = Signal(str)
    reset_wanted = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, take: Take) -> None:
        super().__init__()
        self._theme = theme
        self._take = take
        self.form = FieldForm(theme, icons, take, _no_names, self)
        self.form.refused.connect(self.refused)
        self.roles = Button(theme, icons, has_caret=True)
        self.menu = Menu(theme, self)
        self.menu.triggered.connect(self._on_triggered)
        self.roles.setMenu(self.menu)
        self.groups: list[EffectGroup] = []
        self.reset = Button(theme, icons, _("All as published"), kind=ButtonKind.QUIET)
        self.reset.clicked.connect(self.reset_wanted)
        self._effects = QVBoxLayout()
        self._lay_out(theme)

    def show_fields(self, fields: LeverFields) -> None:
        """Show the present settings."""
        self.form.show_fields(fields.general)
        for row in self.form.rows.values():
            row.editor.setFixedWidth(_EDITOR_WIDTH)
        self._show_roles(fields)
        keys = [[field.key for field in effect.fields] for effect in fields.effects]
        if keys != [list(group.fields) for group in self.groups]:
            self._build(fields.effects)
        for group, effect in zip(self.groups, fields.effects, strict=True):
            group.show_effect(effect)
        self.reset.setEnabled(fields.has_own)

    def take_focus(self) -> None:
        """Begin at the first field."""
        next(iter(self.form.rows.values())).editor.setFocus()

    def _lay_out(self, theme: Theme) -> None:
        whom = QHBoxLayout()
        whom.addWidget(Label(theme, FontRole.CELL, "t2", _("For"), self), 1)
        whom.addWidget(self.roles)
        self._effects.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 4, _EDGE, 10)
        column.setSpacing(6)
        column.addWidget(self.form)
        column.addLayout(whom)
        column.addLayout(self._effects)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.reset)
        column.addLayout(foot)

    def _build(self, effects: Sequence[EffectFields]) -> None:
        for group in self.groups:
            self._effects.removeWidget(group)
            group.hide()
            group.deleteLater()
        self.groups = [EffectGroup(self._theme, effect, self._take) for effect in effects]
        for group in self.groups:
            self._effects.addWidget(group)

    def _show_roles(self, fields: LeverFields) -> None:
        self.menu.clear()
        for role, name, is_on in fields.roles:
            action = self.menu.addAction(name.replace("&", "&&"))
            action.setData(role.value)
            action.setCheckable(True)
            action.setChecked(is_on)
        ticked = [name for _role, name, is_on in fields.roles if is_on]
        count = len(ticked)
        label = ngettext("{count} role", "{count} roles", count).format(count=count)
        self.roles.set_label(label if count else _("Every open seat"))
        self.roles.setAccessibleName(_("For: {whom}").format(whom=self.roles.label))
        self.roles.setEnabled(bool(fields.roles))

    def _on_triggered(self, action: QAction) -> None:
        self.role_ticked.emit(str(action.data()))


def _no_names(_key: str, _text: str) -> Sequence[str]:
    return ()
