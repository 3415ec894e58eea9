"""All scenarios of the plan: what each is called and changes, and what becomes of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.actions import key_text
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label, elided
from planner.desktop.marks import Rule
from planner.desktop.name_field import MAX_LENGTH
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.scenarios import Scenarios
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenario_lines import Effect, change_count_text, scenario_lines
from planner.desktop.widgets.field import Field
from planner.desktop.widgets.lines_list import Line, LinesList
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence
from planner.plan.edits import PlanEditError
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import find_scenario
from planner.quantities.identifiers import ScenarioId

_SIZE = (900, 600)
_LIST_WIDTH = 310
_NAME_WIDTH = 180


class ScenariosDialog(PanelDialog):
    """Lists the base and the scenarios; arrow keys choose one, its changes stand beside it.

    Every choice is an undo step of its own; undo works here for what was done here.
    """

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        session: PlanSession,
        formatter: Formatter,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._session = session
        self._formatter = formatter
        self._scenarios = Scenarios(session, formatter)
        self._first_step = session.undo_stack.index()
        self._ids: list[ScenarioId | None] = []
        self.buttons: list[Button] = []
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._on_toggled)
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the plan may not move beneath it
        self.setWindowTitle(_("Scenarios"))
        self.resize(*_SIZE)
        self._build()
        self._add_shortcuts()
        session.scenarios_changed.connect(self._on_scenarios_changed)
        self._list_scenarios(session.plan.scenario_id)
        self._focus_chosen()

    @property
    def chosen(self) -> Scenario | None:
        """The scenario whose changes are on show; None for the base."""
        number = self._group.checkedId()
        scenario_id = self._ids[number] if 0 <= number < len(self._ids) else None
        return find_scenario(self._session.document, scenario_id)

    def choose(self, scenario_id: ScenarioId | None) -> None:
        """Show a scenario's changes, or the base."""
        number = self._ids.index(scenario_id) if scenario_id in self._ids else 0
        self.buttons[number].setChecked(True)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addWidget(Rule(self._theme, self))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._list_of_scenarios())
        body.addWidget(Rule(self._theme, self, is_upright=True))
        body.addLayout(self._details(), 1)
        column.addLayout(body, 1)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())

    def _heading(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(2)
        heading = _("Scenarios of {plan}").format(plan=self._session.document.name)
        explained = _(
            "A scenario is a variant of the plan: it follows the base in all it does not change."
        )
        for role, color, text in (
            (FontRole.TITLE, "t1", heading),
            (FontRole.BODY, "t2", explained),
        ):
            label = Label(self._theme, role, color, text, self)
            label.setWordWrap(True)
            layout.addWidget(label)
        return layout

    def _list_of_scenarios(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFixedWidth(_LIST_WIDTH + 20)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_slim_scroll_bars(area, self._theme)
        inside = QWidget(area)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(10, 10, 10, 10)
        self._list.setSpacing(2)
        self.new_button = Button(
            self._theme,
            self._icons,
            _("New scenario…"),
            kind=ButtonKind.QUIET,
            icon_name="plus",
            parent=inside,
        )
        self.new_button.clicked.connect(self._on_new)
        self._list.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._list.addStretch()
        area.setWidget(inside)
        return area

    def _details(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._form = QWidget(self)
        grid = QGridLayout(self._form)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.name = self._field(grid, 0, _("Name"))
        self.name.editingFinished.connect(self._on_name_finished)
        self.description = self._field(grid, 1, _("Description"))
        self.description.editingFinished.connect(self._on_description_finished)
        self.about = Label(self._theme, FontRole.BODY, "t2", "", self)
        self.about.setWordWrap(True)
        self.about.setContentsMargins(16, 12, 16, 12)
        self._rule = Rule(self._theme, self)
        self.lines = LinesList(self._theme)
        self.lines.setAccessibleName(_("Changes of the scenario"))
        self.lines.selectionModel().selectionChanged.connect(self._show_possible)
        for part in (self._form, self._rule, self.about):
            layout.addWidget(part)
        layout.addWidget(self.lines, 1)
        layout.addLayout(self._tools())
        layout.addStretch()
        return layout

    def _field(self, grid: QGridLayout, row: int, name: str) -> Field:
        label = Label(self._theme, FontRole.CELL, "t2", name, self)
        field = Field(self._theme, self)
        field.setAccessibleName(name)
        field.setMaxLength(MAX_LENGTH)
        label.setBuddy(field)
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)
        return field

    def _tools(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.back_button = Button(theme, icons, _("Back to the base"), parent=self)
        self.back_button.clicked.connect(self._on_back_to_base)
        self.clean_button = Button(theme, icons, kind=ButtonKind.QUIET, parent=self)
        self.clean_button.clicked.connect(self._on_clean_up)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(4)
        row.addWidget(self.back_button)
        row.addWidget(self.clean_button)
        row.addStretch()
        return row

    def _footer(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.delete_button = Button(
            theme, icons, _("Delete"), kind=ButtonKind.QUIET, icon_name="trash", parent=self
        )
        self.promote_button = Button(theme, icons, _("Make it the base"), parent=self)
        self.promote_button.setToolTip(
            _("The base becomes what this scenario is. The other scenarios keep their results.")
        )
        self.note = Label(theme, FontRole.CAPTION, "t2", "", self)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.close_button = Button(theme, icons, _("Close"), parent=self)
        self.show_button = Button(
            theme, icons, _("Show in the window"), kind=ButtonKind.PRIMARY, parent=self
        )
        self.delete_button.clicked.connect(self._on_delete)
        self.promote_button.clicked.connect(self._on_promote)
        self.close_button.clicked.connect(self.reject)
        self.show_button.clicked.connect(self._on_show)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 9, 14, 9)
        foot.setSpacing(4)
        for button in (self.delete_button, self.promote_button):
            foot.addWidget(button)
        foot.addSpacing(8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.show_button)
        return foot

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+Z", self._on_undo),
            ("Ctrl+Shift+Z", self._on_redo),
            ("Ctrl+Y", self._on_redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        drop = QShortcut(QKeySequence("Delete"), self.lines)
        drop.setContext(Qt.ShortcutContext.WidgetShortcut)
        drop.activated.connect(self._on_back_to_base)

    def _list_scenarios(self, chosen: ScenarioId | None) -> None:
        """List what there is now, and choose one of it."""
        for button in self.buttons:
            self._group.removeButton(button)
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        scenarios = self._session.document.scenarios
        self._ids = [None, *(scenario.id for scenario in scenarios)]
        self.buttons = [self._button(number) for number in range(len(self._ids))]
        order_as_laid_out(self)
        self.choose(chosen)
        self._show_chosen()

    def _button(self, number: int) -> Button:
        scenario = find_scenario(self._session.document, self._ids[number])
        name = scenario.name if scenario is not None else _("Base")
        detail = change_count_text(scenario, self._formatter) if scenario is not None else ""
        is_shown = self._ids[number] == self._session.plan.scenario_id
        button = Button(
            self._theme,
            self._icons,
            elided(name, FontRole.BUTTON, _NAME_WIDTH),
            detail=detail,
            icon_name="circle-fill" if is_shown else "circle",
            is_entry=True,
            parent=self,
        )
        if is_shown:
            button.setAccessibleName(
                _("{name}, {detail}, in the window").format(name=name, detail=detail)
                if detail
                else _("{name}, in the window").format(name=name)
            )
        else:
            button.setAccessibleName(f"{name} {detail}".strip())
        button.setToolTip(scenario.description if scenario is not None else "")
        button.setCheckable(True)
        button.setFixedWidth(_LIST_WIDTH)
        self._group.addButton(button, number)
        self._list.insertWidget(number, button)
        return button

    def _show_chosen(self) -> None:
        scenario = self.chosen
        is_scenario = scenario is not None
        for part in (self._form, self._rule, self.back_button, self.lines):
            part.setVisible(is_scenario)
        self.delete_button.setEnabled(is_scenario)
        self.promote_button.setEnabled(is_scenario)
        shown_id = scenario.id if scenario is not None else None
        self.show_button.setEnabled(shown_id != self._session.plan.scenario_id)
        if scenario is None:
            self.lines.show_lines(())
            self.about.setText(self._about_base())
            self.about.show()
            self.clean_button.hide()
            return
        self._show_text(self.name, scenario.name)
        self._show_text(self.description, scenario.description)
        self._show_lines(scenario)

    def _show_lines(self, scenario: Scenario) -> None:
        session = self._session
        lines = scenario_lines(session.document, scenario, session.market, self._formatter)
        self.lines.show_lines(
            [Line(e.key, e.thing, e.what, is_quiet=e.effect is not Effect.MADE) for e in lines]
        )
        self.lines.setVisible(bool(lines))
        self.back_button.setVisible(bool(lines))
        self.about.setText(
            _("It changes nothing yet. Show it in the window and edit the plan as usual.")
        )
        self.about.setVisible(not lines)
        stale = sum(line.effect is Effect.STALE for line in lines)
        self.clean_button.setVisible(bool(stale))
        clean = ngettext(
            "Remove {count} that no longer applies",
            "Remove {count} that no longer apply",
            stale,
        )
        self.clean_button.set_label(clean.format(count=self._formatter.integer(stale)))
        self._show_possible()

    def _show_possible(self, *_selection: object) -> None:
        count = len(self.lines.chosen)
        self.back_button.setEnabled(bool(count))
        label = _("Back to the base")
        if count > 1:
            label = ngettext(
                "{count} change back to the base", "{count} changes back to the base", count
            ).format(count=self._formatter.integer(count))
        self.back_button.set_label(label)
        self.back_button.setToolTip(
            "" if count else _("Choose changes in the list; with Shift or Ctrl several.")
        )

    def _about_base(self) -> str:
        if self._session.document.scenarios:
            return _("This is the plan all scenarios follow. Choose one to see what it changes.")
        return _(
            "There is no scenario yet. Make one to try out other places, people or dates: the "
            "base stays as it is."
        )

    def _show_text(self, field: Field, text: str) -> None:
        if not field.is_refused and field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)

    def _focus_chosen(self) -> None:
        number = max(0, self._group.checkedId())
        self.buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, step: str) -> None:
        """Say what was done, and how it is taken back."""
        self.note.setText(
            _("{step}. {keys} takes it back.").format(step=step, keys=key_text("Ctrl+Z"))
        )
        self.note.setToolTip(self.note.text())

    def _on_toggled(self, _number: int, is_checked: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        if is_checked and self.buttons:
            self.name.accept_text()
            self._show_chosen()

    def _on_scenarios_changed(self) -> None:
        held = QApplication.focusWidget() in self.buttons
        chosen = self.chosen
        known = self._ids
        left = [s.id for s in self._session.document.scenarios if s.id not in known]
        self._list_scenarios(left[0] if left else chosen.id if chosen is not None else None)
        if held:
            self._focus_chosen()

    def _on_name_finished(self) -> None:
        scenario = self.chosen
        text = self.name.text().strip()
        if scenario is None or text == scenario.name or self.name.is_refused:
            return
        try:
            self._tell(self._scenarios.rename(scenario.id, text))
        except PlanEditError as error:
            self.name.refuse(error_sentence(error, self._formatter))

    def _on_description_finished(self) -> None:
        scenario = self.chosen
        text = self.description.text().strip()
        if scenario is None or text == scenario.description or self.description.is_refused:
            return
        try:
            self._tell(self._scenarios.describe(scenario.id, text))
        except PlanEditError as error:
            self.description.refuse(error_sentence(error, self._formatter))

    def _on_new(self) -> None:
        from planner.desktop.new_scenario_dialog import NewScenarioDialog

        dialog = NewScenarioDialog(self._theme, self._icons, self._session, self._formatter, self)
        dialog.show()

    def _on_back_to_base(self) -> None:
        scenario, keys = self.chosen, self.lines.chosen
        if scenario is None or not keys:
            return
        try:
            self._tell(self._scenarios.back_to_base(scenario.id, keys))
        except PlanEditError as error:
            self.note.setText(error_sentence(error, self._formatter))
            self.note.setToolTip(self.note.text())

    def _on_clean_up(self) -> None:
        scenario = self.chosen
        if scenario is not None:
            self._tell(self._scenarios.clean_up(scenario.id))

    def _on_delete(self) -> None:
        scenario = self.chosen
        if scenario is not None:
            self._tell(self._scenarios.remove(scenario.id))
            self._focus_chosen()

    def _on_promote(self) -> None:
        scenario = self.chosen
        if scenario is not None:
            self._tell(self._scenarios.promote(scenario.id))
            self._focus_chosen()

    def _on_show(self) -> None:
        scenario = self.chosen
        self._session.show_scenario(scenario.id if scenario is not None else None)
        self.accept()

    def _on_undo(self) -> None:
        stack = self._session.undo_stack
        if stack.index() > self._first_step:
            step = stack.undoText()
            self._session.undo()
            self.note.setText(_("Taken back: {step}").format(step=step))

    def _on_redo(self) -> None:
        stack = self._session.undo_stack
        if stack.canRedo():
            step = stack.redoText()
            self._session.redo()
            self._tell(step)
