"""The editor of onboarding templates: shipped ones and the plan's own, task by task."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.calculators.onboarding.templates import template_of
from planner.desktop.actions import key_text
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import Rule
from planner.desktop.onboarding.task_panel import TaskPanel
from planner.desktop.onboarding.template_drafts import TemplateDrafts
from planner.desktop.onboarding.template_fields import typed_value, with_role
from planner.desktop.onboarding.template_files import TemplateFiles
from planner.desktop.onboarding.template_panel import TemplatePanel
from planner.desktop.onboarding.template_rows import (
    template_columns,
    template_problems,
    template_rows,
)
from planner.desktop.onboarding.template_saving import TemplateSaving
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.seat_reading import RefusedTextError
from planner.desktop.widgets.rows_view import RowsView
from planner.desktop.widgets.sentence_list import SentenceList
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_terms import task_title, template_name
from planner.localization.problems import error_sentence, has_sentence
from planner.plan.edits.template_edits import (
    add_task,
    change_task,
    change_template,
    duplicate_task,
    move_task,
    remove_tasks,
)
from planner.plan.file_name import file_name
from planner.plan.onboarding import OnboardingTemplate, TemplateTask
from planner.plan.shipped_templates import shipped_template_ids
from planner.plan.template_file import SUFFIX
from planner.quantities.identifiers import SeatId, TaskId, TemplateId

_SIZE = (1160, 700)
_LIST_WIDTH = 258
_TASK_WIDTH = 446


class TemplatesDialog(PanelDialog):
    """Edits templates as drafts; saving one is one undo step of the plan.

    Signals:
        saved: The ID of a template that the plan holds now.
    """

    saved = Signal(str)

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
        self._first_step = session.undo_stack.index()
        self._is_warned = False
        self.drafts = TemplateDrafts(session)
        self._saving = TemplateSaving(session, self.drafts)
        self._files = TemplateFiles(session, formatter)
        self._template_id = next(iter(self.drafts.templates))
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the plan may not move beneath it
        self.setWindowTitle(_("Onboarding templates"))
        self.resize(*_SIZE)
        self._build()
        self._add_shortcuts()
        session.plan_changed.connect(self._on_plan_changed)

    def show_for(self, seat_id: SeatId | None) -> None:
        """Show the template of a hire; a copy saved as the plan's own becomes theirs."""
        plan = self._session.plan
        position = next((each for each in plan.positions if each.id == seat_id), None)
        wanted = self._template_id if position is None else template_of(plan, position).id
        self._saving.seat_id = None if position is None else position.id
        self._show()
        self._go_to(wanted)
        self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show()

    @property
    def template(self) -> OnboardingTemplate:
        """The template on show, as it is edited."""
        templates = self.drafts.templates
        return templates.get(self._template_id) or next(iter(templates.values()))

    @property
    def task(self) -> TemplateTask | None:
        """The task on show."""
        tasks, key = self.template.tasks, self.panel.view.current_key
        return next((task for task in tasks if task.id == key), tasks[0] if tasks else None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        title = Label(self._theme, FontRole.TITLE, "t1", _("Onboarding templates"), self)
        title.setContentsMargins(16, 12, 16, 12)
        column.addWidget(title)
        column.addWidget(Rule(self._theme, self))
        self.problems = SentenceList(self._theme, self._icons, self)
        self._problems_rule = Rule(self._theme, self)
        column.addWidget(self.problems)
        column.addWidget(self._problems_rule)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._left_side())
        body.addWidget(Rule(self._theme, self, is_upright=True))
        self.panel = TemplatePanel(
            self._theme, self._icons, self._formatter, self._take, self._refusal, self
        )
        body.addWidget(self.panel, 1)
        body.addWidget(Rule(self._theme, self, is_upright=True))
        self.task_panel = TaskPanel(
            self._theme, self._icons, self._formatter, self._take_of_task, self
        )
        self.task_panel.setFixedWidth(_TASK_WIDTH)
        body.addWidget(self.task_panel)
        column.addLayout(body, 1)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())
        self._connect()

    def _left_side(self) -> QVBoxLayout:
        self.list = RowsView(
            self._theme, self._icons, _("Onboarding templates"), _never_refused, parent=self
        )
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.horizontalHeader().hide()
        self.import_button = Button(self._theme, self._icons, _("Import…"), parent=self)
        self.export_button = Button(self._theme, self._icons, _("Export…"), parent=self)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(4)
        foot.addWidget(self.import_button)
        foot.addWidget(self.export_button)
        foot.addStretch()
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self.list, 1)
        side.addWidget(Rule(self._theme, self))
        side.addLayout(foot)
        return side

    def _footer(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.note = Label(theme, FontRole.CAPTION, "t2", "", self)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.reset_button = Button(theme, icons, "", parent=self)
        self.close_button = Button(theme, icons, _("Close"), parent=self)
        self.own_button = Button(theme, icons, _("Save as own"), parent=self)
        self.save_button = Button(theme, icons, _("Save"), kind=ButtonKind.PRIMARY, parent=self)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 9, 14, 9)
        foot.setSpacing(4)
        foot.addWidget(self.note, 1)
        for button in (self.reset_button, self.close_button, self.own_button, self.save_button):
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        panel = self.panel
        self.list.current_changed.connect(self._on_template_chosen)
        panel.view.current_changed.connect(self._on_task_chosen)
        panel.view.rows.edited.connect(self._on_cell_edited)
        panel.view.text_dropped.connect(self._tell)
        panel.refused.connect(self._tell)
        panel.role_ticked.connect(self._on_role_ticked)
        panel.add_requested.connect(self.add_task)
        panel.duplicate_requested.connect(self.duplicate_task)
        panel.remove_requested.connect(self.remove_tasks)
        panel.moved.connect(self.move_task)
        self.task_panel.ticked.connect(self._on_dependency_ticked)
        self.task_panel.refused.connect(self._tell)
        self.import_button.clicked.connect(self._on_import)
        self.export_button.clicked.connect(self._on_export)
        self.reset_button.clicked.connect(self.reset)
        self.close_button.clicked.connect(self.reject)
        self.own_button.clicked.connect(self.save_as_own)
        self.save_button.clicked.connect(self.save)

    def _add_shortcuts(self) -> None:
        slots: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+Z", self._on_undo),
            ("Ctrl+Shift+Z", self._on_redo),
            ("Ctrl+Y", self._on_redo),
            ("Ctrl+S", self.save),
            ("Ctrl+N", self.add_task),
            ("Ctrl+D", self.duplicate_task),
        )
        for keys, act in slots:
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _show(self) -> None:
        plan, drafts, template = self._session.plan, self.drafts, self.template
        self._template_id = template.id
        unsaved = drafts.unsaved
        rows = template_rows(drafts.templates, unsaved, plan)
        self.list.show_rows(template_columns(), rows, 0)
        self.panel.show_template(template)
        self.task_panel.show_task(template, self.task)
        problems = template_problems(template, self._formatter)
        self.problems.show_sentences(problems)
        for part in (self.problems, self._problems_rule):
            part.setVisible(bool(problems))
        is_own, is_shipped = (
            template.id in plan.onboarding_templates,
            template.id in shipped_template_ids(),
        )
        self.reset_button.set_label(_("Reset to shipped") if is_shipped else _("Remove"))
        self.reset_button.setEnabled(is_own or template.id in unsaved)
        errors = self._errors()
        self.save_button.setEnabled(template.id in unsaved and not errors)
        self.own_button.setEnabled(not errors)
        self.save_button.setToolTip(errors[0] if errors else _("Ctrl+S"))
        self.own_button.setToolTip(errors[0] if errors else _("As a template of this plan"))

    def _errors(self) -> list[str]:
        found = template_problems(self.template, self._formatter)
        return [sentence for tone, sentence in found if tone is Tone.ERROR]

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setToolTip(sentence)

    def _edit(self, template: OnboardingTemplate) -> None:
        self._is_warned = False
        self.close_button.set_label(_("Close"))
        if self.drafts.edit(template):
            self._tell("")
        self._show()

    def _hand_on(self) -> None:
        self.panel.hand_on()
        self.task_panel.hand_on()

    def _refused(self, edit: Callable[[], object]) -> str | None:
        try:
            edit()
        except RefusedTextError as error:
            return error.sentence
        except Exception as error:
            if not has_sentence(error):
                raise
            return error_sentence(error, self._formatter)
        return None

    def _take(self, key: str, value: object) -> str | None:
        """Make a typed or chosen value the template's; return why it cannot be."""
        return self._refused(lambda: self._edit(change_template(self.template, **{key: value})))

    def _take_of_task(self, key: str, value: object) -> str | None:
        task = self.task
        if task is None:
            return None
        return self._refused(lambda: self._edit(self._changed(task.id, key, value)))

    def _changed(self, task_id: TaskId, key: str, value: object) -> OnboardingTemplate:
        typed = typed_value(key, value, self._formatter)
        return change_task(self.template, task_id, **{key: typed})

    def _refusal(self, key: str, column: str, value: object) -> str | None:
        return self._refused(lambda: self._changed(TaskId(key), column, value))

    def _on_cell_edited(self, key: str, column: str, value: object) -> None:
        reason = self._refused(lambda: self._edit(self._changed(TaskId(key), column, value)))
        if reason is not None:
            self._tell(reason)

    def _on_template_chosen(self, key: str) -> None:
        if key and key != self._template_id:
            self._hand_on()
            self.task_panel.forget()
            self._template_id = TemplateId(key)
            self._show()

    def _on_task_chosen(self, _key: str) -> None:
        self.task_panel.forget()
        self._show()

    def _on_role_ticked(self, key: str) -> None:
        self._edit(change_template(self.template, roles=with_role(self.template, key)))

    def _on_dependency_ticked(self, key: str) -> None:
        task = self.task
        if task is not None:
            others = tuple(each for each in task.depends_on if each != key)
            ticked = others if key in task.depends_on else (*task.depends_on, TaskId(key))
            self._edit(change_task(self.template, task.id, depends_on=ticked))

    def add_task(self) -> None:
        """Add a task behind the current one, and begin to type its title."""
        self._hand_on()
        task = self.task
        template, task_id = add_task(self.template, _("New task"), task.id if task else None)
        self._edit(template)
        self.panel.view.go_to(task_id, edits=True)

    def duplicate_task(self) -> None:
        """Put a copy behind the current task."""
        self._hand_on()
        task = self.task
        if task is not None:
            title = _("Copy of {task}").format(task=task_title(task))
            template, task_id = duplicate_task(self.template, task.id, title)
            self._edit(template)
            self.panel.view.go_to(task_id)

    def remove_tasks(self) -> None:
        """Remove the selected tasks; what waited for them no longer does."""
        chosen = [TaskId(key) for key in self.panel.view.selected_keys]
        if chosen:
            self.panel.view.setFocus()
            self._edit(remove_tasks(self.template, chosen))
            self._tell(_("Removed. {keys} takes it back.").format(keys=key_text("Ctrl+Z")))

    def move_task(self, step: int) -> None:
        """Move the current task up or down."""
        self._hand_on()
        task = self.task
        if task is not None:
            self._edit(move_task(self.template, task.id, step))
            self.panel.view.go_to(task.id, max(0, self.panel.view.currentIndex().column()))
            self._show()

    def save(self) -> None:
        """Make the draft the plan's template of its ID."""
        self._hand_on()
        errors, template = self._errors(), self.template
        if errors:
            self._tell(errors[0])
        elif template.id in self.drafts.unsaved:
            self._saving.save(template)
            self._done_with(template.id, _("Saved. It stands in this plan from now on."))

    def save_as_own(self) -> None:
        """Save the draft under a name and ID of its own; the other one is as it was saved."""
        self._hand_on()
        errors = self._errors()
        if errors:
            self._tell(errors[0])
            return
        own = self._saving.save_as_own(self.template)
        told = _("Saved as “{name}”.").format(name=own.name)
        seat_id = self._saving.seat_id
        if seat_id is not None:
            told = _("Saved as “{name}”; {seat} follows it now.").format(
                name=own.name, seat=seat_id
            )
        self._done_with(own.id, told)

    def reset(self) -> None:
        """Go back to the shipped template; one of the plan's own goes."""
        template_id = self.template.id
        self._saving.reset(self.template)
        self.task_panel.forget()
        told = _("Taken back. {keys} brings it back.").format(keys=key_text("Ctrl+Z"))
        self._done_with(template_id, told)

    def _done_with(self, template_id: TemplateId, told: str) -> None:
        self._template_id = template_id
        self._is_warned = False
        self.close_button.set_label(_("Close"))
        self._show()
        self.list.go_to(self._template_id)
        self._tell(told)
        if template_id in self._session.plan.onboarding_templates:
            self.saved.emit(template_id)

    def _on_plan_changed(self, _changes: object) -> None:
        self._show()

    def _on_undo(self) -> None:
        """Take the last edit back; where all are, the last save of this dialog."""
        self._hand_on()
        key = self.drafts.undo()
        if key is not None:
            self._go_to(key)
            return
        stack = self._session.undo_stack
        if stack.index() > self._first_step:
            step = stack.undoText()
            self._session.undo()
            self._tell(_("Taken back: {step}").format(step=step))

    def _on_redo(self) -> None:
        key = self.drafts.redo()
        if key is not None:
            self._go_to(key)
            return
        stack = self._session.undo_stack
        if stack.canRedo():
            step = stack.redoText()
            self._session.redo()
            self._tell(step)

    def _go_to(self, key: TemplateId) -> None:
        self._template_id = key
        self._show()
        self.list.go_to(key)

    def _on_import(self) -> None:
        dialog = self._file_dialog(_("Import an onboarding template"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_import_chosen)
        dialog.show()

    def _on_import_chosen(self, name: str) -> None:
        self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Take a template from a file into the plan, and say so or why not."""
        template, told = self._files.load(path)
        if template is not None:
            self._done_with(template.id, told)
        self._tell(told)

    def _on_export(self) -> None:
        self._hand_on()
        dialog = self._file_dialog(_("Export the onboarding template"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(file_name(template_name(self.template)) + SUFFIX)
        dialog.fileSelected.connect(self._on_export_chosen)
        dialog.show()

    def _on_export_chosen(self, name: str) -> None:
        self.export_file(Path(name))

    def export_file(self, path: Path) -> None:
        """Write the template on show to a file, and say so or why not."""
        errors = self._errors()
        self._tell(errors[0] if errors else self._files.save(self.template, path))

    def _file_dialog(self, title: str) -> QFileDialog:
        path = self._session.path
        dialog = QFileDialog(self, title, str(path.parent if path is not None else Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(_("Onboarding templates") + f" (*{SUFFIX})")
        return dialog

    def reject(self) -> None:
        """Close; where something is not saved, say so first and close the next time."""
        self._hand_on()
        unsaved = self.drafts.unsaved
        if unsaved and not self._is_warned:
            self._is_warned = True
            self._go_to(unsaved[0])
            name = template_name(self.template)
            self._tell(_("“{name}” is not saved. Save it, or close without it.").format(name=name))
            self.close_button.set_label(_("Close without saving"))
            return
        super().reject()


def _never_refused(_key: str, _column: str, _value: object) -> str | None:
    return None
