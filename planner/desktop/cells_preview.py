"""The preview of cells from outside: what each column means, what is wrong, what comes of it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import Rule
from planner.desktop.menus import Menu
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.paste_problems import PasteProblems
from planner.desktop.paste_table import PasteTable
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.paste_table_model import CellsDraft, PasteTableModel, meaning_name
from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import CellProblem
from planner.intake.columns.seat_fields import SeatField
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext

_PROBLEMS_HEIGHT = 200


class ShownDraft(CellsDraft, Protocol):
    """Cells with their meaning, and what will become of their rows."""

    @property
    def rows(self) -> Sequence[object]:
        """The rows below the headings."""

    @property
    def faulty_count(self) -> int:
        """How many rows have problems."""


Make = Callable[[], ShownDraft]


class CellsPreview(PanelDialog):
    """Shows a draft and lets the reader settle it; subclasses say what it is for.

    ``build`` is to be called once the subclass has what its texts need.
    """

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._formatter = formatter
        self._column = 0
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the plan may not move beneath it

    # What subclasses say

    @property
    def shown(self) -> ShownDraft:
        """What is on show."""
        raise NotImplementedError

    @property
    def fields(self) -> Sequence[SeatField]:
        """What columns can mean."""
        raise NotImplementedError

    @property
    def is_usable(self) -> bool:
        """Whether the columns say enough."""
        raise NotImplementedError

    @property
    def title_text(self) -> str:
        """What it is about."""
        raise NotImplementedError

    @property
    def advice(self) -> str:
        """What the reader should do next."""
        raise NotImplementedError

    @property
    def shown_advice(self) -> str:
        """The advice on show."""
        return self._advice.text()

    def accepting_text(self, count: int) -> str:
        """Return what the primary button says where so many rows are taken."""
        raise NotImplementedError

    def taken_count(self) -> int:
        """Return how many rows without problems there are to take."""
        return len(self.shown.rows) - self.shown.faulty_count

    def retype(self, row: int, column: int, text: str) -> None:
        """Take another text into a cell."""
        raise NotImplementedError

    def mend(self, problem: CellProblem, fix: Fix) -> None:
        """Mend a problem."""
        raise NotImplementedError

    def choose_meaning(self, column: int, field: SeatField | None) -> None:
        """Take a column for something else."""
        raise NotImplementedError

    def make_model(self) -> PasteTableModel:
        """Return what shows the cells."""
        return PasteTableModel(self._formatter, self)

    def make_table(self) -> PasteTable:
        """Return where they are shown."""
        return PasteTable(self._theme, self._icons, self.model, self)

    def choices(self) -> Sequence[QWidget]:
        """Return what stands before the meaning of the column."""
        return ()

    def remarks(self) -> Sequence[QWidget]:
        """Return what stands behind the button that skips rows."""
        return ()

    def details(self) -> Sequence[QWidget]:
        """Return what stands below the cells."""
        return ()

    # What is common

    def build(self) -> None:
        """Build all of it, and show the draft."""
        theme, icons = self._theme, self._icons
        self.model = self.make_model()
        self._title = Label(theme, FontRole.TITLE, "t1", parent=self)
        self._advice = Label(theme, FontRole.BODY, "t2", parent=self)
        self._advice.setWordWrap(True)
        self.table = self.make_table()
        self.problems = PasteProblems(theme, icons, self._formatter, self)
        self.problems.setFixedHeight(_PROBLEMS_HEIGHT)
        self._problems_rule = Rule(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addWidget(Rule(theme, self))
        column.addWidget(self.table, 1)
        for widget in self.details():
            column.addWidget(widget)
        column.addWidget(self._problems_rule)
        column.addWidget(self.problems)
        column.addWidget(Rule(theme, self))
        column.addLayout(self._footer())
        self._connect()
        self.show_draft()
        self._go_to_first_problem()
        self.table.setFocus()

    def show_draft(self) -> None:
        """Show what the draft is now."""
        draft = self.shown
        self.model.show(draft)
        self.table.fit_columns()
        self.problems.show_problems(draft.problems)
        has_problems = bool(draft.problems)
        self.problems.setVisible(has_problems)
        self._problems_rule.setVisible(has_problems)
        self._title.setText(self.title_text)
        self._advice.setText(self.advice)
        self._show_meaning()
        self._show_footer()

    def focus_after_fix(self) -> None:
        """Put the focus where the next thing to settle is."""
        buttons = self.problems.fix_buttons
        has_problems = bool(self.shown.problems)
        target = buttons[0] if buttons else self.table if has_problems else self.take_button
        if target is self.table:
            self._go_to_first_problem()
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def faulty_advice(self, faulty: int) -> str:
        """Return what to do about rows with problems."""
        return ngettext(
            "{count} row has a problem. Mend it below, type over the cell, or skip the row.",
            "{count} rows have problems. Mend them below, type over the cells, or skip the rows.",
            faulty,
        ).format(count=self._formatter.integer(faulty))

    def _go_to_first_problem(self) -> None:
        """Make the first cell with a problem the current one; without any, the first cell."""
        problems = self.shown.problems
        first = self.model.index(0, len(self.model.leading))
        self.table.setCurrentIndex(self.model.index_of(problems[0]) if problems else first)

    def _heading(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 14, 10)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._advice)
        layout.addSpacing(6)
        layout.addLayout(self._choices_row())
        return layout

    def _choices_row(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in self.choices():
            row.addWidget(widget)
        self.meaning_button = Button(theme, icons, has_caret=True, parent=self)
        self.meaning_menu = Menu(theme, self)
        self.meaning_button.setMenu(self.meaning_menu)
        self.fill_meanings()
        row.addStretch()
        row.addWidget(self.meaning_button)
        return row

    def fill_meanings(self) -> None:
        """Offer what columns can mean."""
        self.meaning_menu.clear()
        for field in (*self.fields, None):
            action = self.meaning_menu.addAction(meaning_name(field))
            action.setData("" if field is None else field.value)
            action.setCheckable(True)

    def _footer(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.skip_button = Button(theme, icons, parent=self)
        self.skip_button.setCheckable(True)
        self.cancel_button = Button(theme, icons, _("Cancel"), parent=self)
        self.take_button = Button(theme, icons, kind=ButtonKind.PRIMARY, parent=self)
        layout = QHBoxLayout()
        layout.setContentsMargins(14, 9, 14, 9)
        layout.setSpacing(4)
        layout.addWidget(self.skip_button)
        for widget in self.remarks():
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(self.cancel_button)
        layout.addWidget(self.take_button)
        return layout

    def _connect(self) -> None:
        self.model.retyped.connect(self._on_retyped)
        self.problems.fix_chosen.connect(self._on_fix_chosen)
        self.table.column_chosen.connect(self._on_column_chosen)
        self.table.heading_clicked.connect(self._on_heading_clicked)
        self.meaning_menu.triggered.connect(self._on_meaning_chosen)
        self.skip_button.clicked.connect(self._show_footer)
        self.cancel_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self.accept)

    def _show_meaning(self) -> None:
        layout = self.shown.layout
        is_column = 0 <= self._column < len(layout.columns)
        self.meaning_button.setEnabled(is_column)
        field = layout.columns[self._column].field if is_column else None
        heading = layout.headings(self.shown.grid)[self._column] if is_column else ""
        number = self._formatter.integer(self._column + 1)
        quoted = _("“{text}”").format(text=" ".join(heading[:24].split()))
        name = quoted if heading else number
        self.meaning_button.set_label(_("Column {name} is").format(name=name), meaning_name(field))
        for action in self.meaning_menu.actions():
            action.setChecked(action.data() == ("" if field is None else field.value))

    def _show_footer(self) -> None:
        faulty, good = self.shown.faulty_count, self.taken_count()
        skip = ngettext("Skip {count} row with problems", "Skip {count} rows with problems", faulty)
        self.skip_button.set_label(skip.format(count=self._formatter.integer(faulty)))
        self.skip_button.setVisible(bool(faulty))
        is_settled = not faulty or self.skip_button.isChecked()
        self.take_button.set_label(self.accepting_text(good if is_settled else good + faulty))
        self.take_button.setEnabled(bool(good) and is_settled and self.is_usable)

    def _on_retyped(self, row: int, column: int, text: str) -> None:
        self.retype(row, column, text.strip())

    def _on_fix_chosen(self, problem: CellProblem, fix: Fix) -> None:
        self.table.setCurrentIndex(self.model.index_of(problem))
        self.mend(problem, fix)

    def _on_column_chosen(self, column: int) -> None:
        self._column = column
        self._show_meaning()

    def _on_heading_clicked(self, _column: int) -> None:
        button = self.meaning_button
        self.meaning_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _on_meaning_chosen(self, action: QAction) -> None:
        self.choose_meaning(self._column, SeatField(action.data()) if action.data() else None)
        self.table.setFocus()
