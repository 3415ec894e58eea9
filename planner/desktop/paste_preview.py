"""The preview of a paste: what each column means, what is wrong, and what will become of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

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
from planner.desktop.viewmodels.paste_table_model import PasteTableModel, meaning_name
from planner.intake.cell_fixes import Fix
from planner.intake.cell_reading import CellProblem, CellReader
from planner.intake.paste_draft import (
    PasteDraft,
    PasteWay,
    drafted_as,
    mended,
    retyped,
    with_meaning,
)
from planner.intake.seat_fields import PASTED_FIELDS, SeatField
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext

_SIZE = (880, 600)
_PROBLEMS_HEIGHT = 200


class PastePreview(PanelDialog):
    """Shows a draft and lets the reader settle it; nothing is pasted before that.

    Signals:
        chosen: The ``PasteDraft`` to paste; its rows with problems are to be left out.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        draft: PasteDraft,
        reader: CellReader,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._formatter = formatter
        self._draft = draft
        self._reader = reader
        self._column = 0
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the plan may not move beneath it
        self.setWindowTitle(_("Paste"))
        self.resize(*_SIZE)
        self.model = PasteTableModel(formatter, self)
        self._build()
        self._connect()
        self._show()
        self.table.setCurrentIndex(self.model.index(0, 1))
        self.table.setFocus()

    @property
    def draft(self) -> PasteDraft:
        """What is on show."""
        return self._draft

    def accept(self) -> None:
        """Hand the draft over to be pasted."""
        if self.paste_button.isEnabled():
            self.chosen.emit(self._draft)
            super().accept()

    def _build(self) -> None:
        theme, icons = self._theme, self._icons
        self._title = Label(theme, FontRole.TITLE, "t1", parent=self)
        self._explained = Label(theme, FontRole.BODY, "t2", parent=self)
        self._explained.setWordWrap(True)
        self.table = PasteTable(theme, icons, self.model, self)
        self.problems = PasteProblems(theme, icons, self._formatter, self)
        self.problems.setFixedHeight(_PROBLEMS_HEIGHT)
        self._problems_rule = Rule(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addWidget(Rule(theme, self))
        column.addWidget(self.table, 1)
        column.addWidget(self._problems_rule)
        column.addWidget(self.problems)
        column.addWidget(Rule(theme, self))
        column.addLayout(self._footer())

    def _heading(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 14, 10)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._explained)
        layout.addSpacing(6)
        layout.addLayout(self._choices())
        return layout

    def _choices(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self._ways = QButtonGroup(self)
        self.add_button = Button(theme, icons, _("As new positions"), parent=self)
        self.change_button = Button(theme, icons, parent=self)
        for button in (self.add_button, self.change_button):
            button.setCheckable(True)
            self._ways.addButton(button)
            button.setVisible(self._draft.can_change)
        self.meaning_button = Button(theme, icons, has_caret=True, parent=self)
        self.meaning_menu = Menu(theme, self)
        self.meaning_button.setMenu(self.meaning_menu)
        for field in (*PASTED_FIELDS, None):
            action = self.meaning_menu.addAction(meaning_name(field))
            action.setData("" if field is None else field.value)
            action.setCheckable(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.add_button)
        row.addWidget(self.change_button)
        row.addStretch()
        row.addWidget(self.meaning_button)
        return row

    def _footer(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.skip_button = Button(theme, icons, parent=self)
        self.skip_button.setCheckable(True)
        self.cancel_button = Button(theme, icons, _("Cancel"), parent=self)
        self.paste_button = Button(theme, icons, kind=ButtonKind.PRIMARY, parent=self)
        layout = QHBoxLayout()
        layout.setContentsMargins(14, 9, 14, 9)
        layout.setSpacing(4)
        layout.addWidget(self.skip_button)
        layout.addStretch()
        layout.addWidget(self.cancel_button)
        layout.addWidget(self.paste_button)
        return layout

    def _connect(self) -> None:
        self.model.retyped.connect(self._on_retyped)
        self.problems.fix_chosen.connect(self._on_fix_chosen)
        self.table.column_chosen.connect(self._on_column_chosen)
        self.table.heading_clicked.connect(self._on_heading_clicked)
        self.meaning_menu.triggered.connect(self._on_meaning_chosen)
        self.add_button.clicked.connect(self._on_way_chosen)
        self.change_button.clicked.connect(self._on_way_chosen)
        self.skip_button.clicked.connect(self._show_footer)
        self.cancel_button.clicked.connect(self.reject)
        self.paste_button.clicked.connect(self.accept)

    def _show(self) -> None:
        draft = self._draft
        self.model.show(draft)
        self.table.fit_columns()
        self.problems.show_problems(draft.problems)
        has_problems = bool(draft.problems)
        self.problems.setVisible(has_problems)
        self._problems_rule.setVisible(has_problems)
        is_adding = draft.way is PasteWay.ADD
        (self.add_button if is_adding else self.change_button).setChecked(True)
        self._show_heading()
        self._show_meaning()
        self._show_footer()

    def _show_heading(self) -> None:
        draft, integer = self._draft, self._formatter.integer
        count = len(draft.rows)
        title = ngettext("Paste {count} row", "Paste {count} rows", count)
        self._title.setText(title.format(count=integer(count)))
        faulty = draft.faulty_count
        if not draft.rows:
            text = _("There is nothing below the headings.")
        elif not self._is_usable:
            text = _("Choose the column that holds the position or the location.")
        elif faulty:
            text = ngettext(
                "{count} row has a problem. Mend it below, type over the cell, or skip the row.",
                "{count} rows have problems. Mend them below, type over the cells, or skip the"
                " rows.",
                faulty,
            ).format(count=integer(faulty))
        elif draft.is_by_id:
            text = _("The rows name seats of the plan and differ from them: those seats change.")
        else:
            text = _("Check what each column means. Click a heading to choose another meaning.")
        self._explained.setText(text)
        if draft.layout.heading_row is not None:
            self.change_button.set_label(_("Change the seats with these IDs"))
        else:
            first = next(iter(draft.target.seat_ids), "")
            over = _("Over the seats from {seat} on").format(seat=first)
            self.change_button.set_label(over)

    def _show_meaning(self) -> None:
        columns = self._draft.layout.columns
        is_column = 0 <= self._column < len(columns)
        self.meaning_button.setEnabled(is_column)
        field = columns[self._column].field if is_column else None
        heading = self._draft.layout.headings(self._draft.grid)[self._column] if is_column else ""
        number = self._formatter.integer(self._column + 1)
        quoted = _("“{text}”").format(text=" ".join(heading[:24].split()))
        name = quoted if heading else number
        self.meaning_button.set_label(_("Column {name} is").format(name=name), meaning_name(field))
        for action in self.meaning_menu.actions():
            action.setChecked(action.data() == ("" if field is None else field.value))

    def _show_footer(self) -> None:
        faulty, integer = self._draft.faulty_count, self._formatter.integer
        skip = ngettext("Skip {count} row with problems", "Skip {count} rows with problems", faulty)
        self.skip_button.set_label(skip.format(count=integer(faulty)))
        self.skip_button.setVisible(bool(faulty))
        good = len(self._draft.rows) - faulty
        count = good if faulty and self.skip_button.isChecked() else len(self._draft.rows)
        label = ngettext("Paste {count} row", "Paste {count} rows", count)
        self.paste_button.set_label(label.format(count=integer(count)))
        is_settled = not faulty or self.skip_button.isChecked()
        self.paste_button.setEnabled(bool(good) and is_settled and self._is_usable)

    @property
    def _is_usable(self) -> bool:
        return self._draft.way is PasteWay.CHANGE or self._draft.layout.is_usable

    def _take(self, draft: PasteDraft) -> None:
        self._draft = draft
        self._show()

    def _on_retyped(self, row: int, column: int, text: str) -> None:
        self._take(retyped(self._draft, row, column, text.strip(), self._reader))

    def _on_fix_chosen(self, problem: CellProblem, fix: Fix) -> None:
        self.table.setCurrentIndex(self.model.index_of(problem))
        self._take(mended(self._draft, problem, fix, self._reader))
        buttons = self.problems.fix_buttons
        target = (
            buttons[0] if buttons else self.table if self._draft.problems else self.paste_button
        )
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_column_chosen(self, column: int) -> None:
        self._column = column
        self._show_meaning()

    def _on_heading_clicked(self, _column: int) -> None:
        button = self.meaning_button
        self.meaning_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _on_meaning_chosen(self, action: QAction) -> None:
        field = SeatField(action.data()) if action.data() else None
        self._take(with_meaning(self._draft, self._column, field, self._reader))
        self.table.setFocus()

    def _on_way_chosen(self) -> None:
        way = PasteWay.ADD if self.add_button.isChecked() else PasteWay.CHANGE
        self._take(drafted_as(self._draft, way, self._reader))
