"""The skills a seat asks for, each with a weight to move, type or drop, and others to add."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.menus import Menu
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.seat_skills import (
    USUAL_WEIGHT,
    SkillMix,
    Weights,
    with_weight,
    without_skill,
)
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.committed_field import CommittedField
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.weight_slider import WeightSlider
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.terms import skill_name
from planner.localization.typed_numbers import NumberTextError
from planner.market.talent_pool import Skill
from planner.quantities.money import round_half_up

_FIELD_WIDTH = 58
_NAME_HEIGHT = 18


class SkillName(PaintedWidget):
    """A skill's name in one line; all of it in the tooltip."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._name = name
        self.setToolTip(name)
        self.setFixedHeight(_NAME_HEIGHT)

    def paint(self, canvas: Canvas) -> None:
        """Paint the name."""
        canvas.text(canvas.bounds, self._name, FontRole.CELL, canvas.tokens.t1)


class SkillRow(QWidget):
    """One skill: its name over a slider, a field and a button to drop it.

    Signals:
        weighed: The skill and its weight, 0 to 1.
        dropped: The skill.
    """

    weighed = Signal(object, object)
    dropped = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, formatter: Formatter, skill: Skill, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.skill = skill
        self._formatter = formatter
        name = skill_name(skill)
        label = SkillName(theme, name, self)
        self.slider = WeightSlider(theme, self)
        self.slider.setAccessibleName(name)
        self.slider.valueChanged.connect(self._on_moved)
        self.field = CommittedField(theme, skill, self._take, self)
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.field.setAccessibleName(_("Weight of {skill}").format(skill=name))
        self.drop = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="x", parent=self)
        text = _("Drop {skill}").format(skill=name)
        self.drop.setAccessibleName(text)
        self.drop.setToolTip(text)
        self.drop.clicked.connect(self._on_drop)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label, 0, 0, 1, 3)
        for column, widget in enumerate((self.slider, self.field, self.drop)):
            grid.addWidget(widget, 1, column)

    def show_weight(self, weight: Decimal) -> None:
        """Show another weight."""
        was_blocked = self.slider.blockSignals(True)  # noqa: FBT003 -- Qt takes it so
        self.slider.setValue(round(weight * 100))
        self.slider.blockSignals(was_blocked)
        self.slider.update()
        self.field.show_text(self._formatter.percent(weight))

    def _take(self, _key: str, text: str) -> str | None:
        try:
            weight = self._formatter.parse_percent(text)
        except NumberTextError:
            weight = Decimal(-1)
        if not 0 <= weight <= 1:
            return _("Enter a weight from {least} to {most}.").format(
                least=self._formatter.percent(0), most=self._formatter.percent(1)
            )
        self.weighed.emit(self.skill, round_half_up(weight, 2))
        return None

    def _on_moved(self, percent: int) -> None:
        self.weighed.emit(self.skill, Decimal(percent) / 100)

    def _on_drop(self) -> None:
        self.dropped.emit(self.skill)


class SkillRows(QWidget):
    """Shows a ``SkillMix`` and hands on what is made of it.

    Signals:
        edited: The weights, None for the role's own mix.
        rebuilt: There are other rows than before.
    """

    edited = Signal(object)
    rebuilt = Signal()

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._formatter = theme, icons, formatter
        self._mix: SkillMix | None = None
        self.rows: dict[Skill, SkillRow] = {}
        self.remark = Label(theme, FontRole.CAPTION, "t2", parent=self)
        self.remark.setWordWrap(True)
        self.pool = Label(theme, FontRole.STRONG_CAPTION, "t1", parent=self)
        self.pool.setWordWrap(True)
        self.add = Button(
            theme, icons, _("Add a skill"), icon_name="plus", has_caret=True, parent=self
        )
        self.back = Button(
            theme,
            icons,
            _("Back to the role's mix"),
            kind=ButtonKind.QUIET,
            icon_name="arrow-u-up-left",
            parent=self,
        )
        self.back.clicked.connect(self._on_back)
        self._menu = Menu(theme, self)
        self._menu.triggered.connect(self._on_add)
        self.add.setMenu(self._menu)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_mix(self, mix: SkillMix) -> None:
        """Show another mix; rows of skills that stay are kept."""
        self._mix = mix
        skills = [skill for skill, _weight in mix.weights]
        if skills != list(self.rows):
            self._build(skills)
        for skill, weight in mix.weights:
            self.rows[skill].show_weight(weight)
        self.remark.setText(mix.remark)
        self.remark.setVisible(bool(mix.remark))
        self.pool.setText(mix.pool)
        self.pool.setVisible(bool(mix.pool))
        if not mix.is_own and self.back.hasFocus():
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.back.setVisible(mix.is_own)
        self._fill_menu(mix)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.remark)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        column.addWidget(self.pool)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.add)
        foot.addStretch()
        column.addLayout(foot)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)

    def _build(self, skills: list[Skill]) -> None:
        """Make the rows that are missing, and let go of those no longer asked for."""
        for skill in [each for each in self.rows if each not in skills]:
            row = self.rows.pop(skill)
            focused: QWidget | None = QApplication.focusWidget()
            if focused is not None and row.isAncestorOf(focused):
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            row.hide()
            row.deleteLater()
        kept, self.rows = self.rows, {}
        for skill in skills:
            row = kept.get(skill) or self._row(skill)
            self._list.removeWidget(row)
            self._list.addWidget(row)
            row.show()
            self.rows[skill] = row
        self.rebuilt.emit()

    def _row(self, skill: Skill) -> SkillRow:
        row = SkillRow(self._theme, self._icons, self._formatter, skill, self)
        row.weighed.connect(self._on_weighed)
        row.dropped.connect(self._on_dropped)
        return row

    def _fill_menu(self, mix: SkillMix) -> None:
        offered = [action.data() for action in self._menu.actions()]
        if offered != [skill for skill, _name in mix.absent]:
            self._menu.clear()
            for skill, name in mix.absent:
                self._menu.addAction(name).setData(skill)
        self.add.setEnabled(bool(mix.absent))

    def _hand_on(self, weights: Weights | None) -> None:
        self.edited.emit(weights)

    def _on_weighed(self, skill: Skill, weight: Decimal) -> None:
        if self._mix is not None:
            self._hand_on(with_weight(self._mix, skill, weight))

    def _on_dropped(self, skill: Skill) -> None:
        if self._mix is not None:
            self._hand_on(without_skill(self._mix, skill))

    def _on_add(self, action: QAction) -> None:
        skill = Skill(action.data())
        if self._mix is not None:
            self._hand_on(with_weight(self._mix, skill, USUAL_WEIGHT))
        if skill in self.rows:
            self.rows[skill].slider.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_back(self) -> None:
        self._hand_on(None)
