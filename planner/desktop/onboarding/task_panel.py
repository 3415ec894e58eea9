"""One task of a template: its fields, and the tasks it waits for to tick."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.onboarding.template_fields import dependency_ticks, task_fields
from planner.desktop.onboarding.template_panel import show_beginnings
from planner.desktop.theme import Theme
from planner.desktop.widgets.entry_fields import EntryField, Take
from planner.desktop.widgets.field_form import FieldForm
from planner.desktop.widgets.form_choice import FormChoice
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.desktop.widgets.tick_list import TickList
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.plan.onboarding import OnboardingTemplate, TemplateTask

_EDITOR_WIDTH = 236


class TaskPanel(QScrollArea):
    """Shows a task to edit.

    Args:
        take: Takes the key of a field and its value; returns why it cannot be used.

    Signals:
        ticked: The ID of a task the one on show waits for, or no longer.
        refused: Why a choice was not taken.
    """

    ticked = Signal(str)
    refused = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, formatter: Formatter, take: Take, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._formatter = formatter
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        use_slim_scroll_bars(self, theme)
        self._inside = QWidget(self)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(6)
        self.heading = Label(theme, FontRole.SECTION, "t1", "", self._inside)
        self.form = FieldForm(theme, icons, take, _no_names, self._inside)
        self.form.refused.connect(self.refused)
        waits = Label(theme, FontRole.SECTION, "t1", _("Waits for"), self._inside)
        self.dependencies = TickList(theme, _("Waits for"))
        self.dependencies.ticked.connect(self.ticked)
        self._nothing = Label(
            theme, FontRole.CAPTION, "t2", _("There is no other task."), self._inside
        )
        for widget in (self.heading, self.form, waits, self._nothing, self.dependencies):
            column.addWidget(widget)
        column.addStretch()
        self.setWidget(self._inside)
        # Only now: a scroll area fills its widget's ground when it takes it.
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)

    def show_task(self, template: OnboardingTemplate, task: TemplateTask | None) -> None:
        """Show another task; none where the template has none."""
        self._inside.setVisible(task is not None)
        if task is None:
            return
        self.heading.setText(_("Task {number} of {count}").format(
            number=self._formatter.integer(template.tasks.index(task) + 1),
            count=self._formatter.integer(len(template.tasks)),
        ))  # fmt: skip
        is_first = not self.form.rows
        self.form.show_fields(task_fields(task, self._formatter))
        show_beginnings(self.form)
        if is_first:
            for row in self.form.rows.values():
                row.editor.setFixedWidth(_EDITOR_WIDTH)
        ticks = dependency_ticks(template, task, self._formatter)
        self.dependencies.show_ticks(ticks)
        self.dependencies.setVisible(bool(ticks))
        self._nothing.setVisible(not ticks)
        if is_first:
            order_as_laid_out(self)

    def hand_on(self) -> None:
        """Have what was typed taken before something else is shown."""
        for row in self.form.rows.values():
            if isinstance(row.editor, EntryField) and row.editor.typed is not None:
                row.editor.editingFinished.emit()

    def forget(self) -> None:
        """Take back what was typed and refused, before another task is shown."""
        for row in self.form.rows.values():
            if isinstance(row.editor, EntryField | FormChoice):
                row.editor.forget()


def _no_names(_key: str, _text: str) -> tuple[str, ...]:
    return ()
