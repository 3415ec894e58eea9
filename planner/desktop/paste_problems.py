"""What is wrong with the cells about to be pasted, each with buttons that mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import IconMark, Rule
from planner.desktop.theme import Theme
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import CellProblem
from planner.intake.columns.seat_fields import seat_field_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence

MOST = 60
"""Lines on show; of more problems the rest is counted."""


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem, and how many other cells of its column have the same."""

    problem: CellProblem
    others: int
    sentence: str


def problem_lines(problems: Sequence[CellProblem], formatter: Formatter) -> tuple[ProblemLine, ...]:
    """Put problems that read the same into one line."""
    found: dict[tuple[int, str, tuple[Fix, ...]], list[CellProblem]] = {}
    for problem in problems:
        sentence = error_sentence(problem.error, formatter)
        found.setdefault((problem.column, sentence, problem.fixes), []).append(problem)
    return tuple(
        ProblemLine(same[0], len(same) - 1, sentence)
        for (_column, sentence, _fixes), same in found.items()
    )


class PasteProblems(QScrollArea):
    """Lists problems.

    Signals:
        fix_chosen: A ``CellProblem`` and the ``Fix`` to mend it with.
    """

    fix_chosen = Signal(object, object)

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self.fix_buttons: list[Button] = []
        self._fixes: dict[Button, tuple[CellProblem, Fix]] = {}
        self.setAccessibleName(_("Problems"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_slim_scroll_bars(self, theme)
        self.viewport().setAutoFillBackground(False)

    def show_problems(self, problems: Sequence[CellProblem]) -> None:
        """Show other problems."""
        lines = problem_lines(problems, self._formatter)
        self.fix_buttons = []
        self._fixes = {}
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in lines[:MOST]:
            column.addLayout(self._line(line, body))
            column.addWidget(Rule(self._theme, body))
        if rest := len(lines) - len(lines[:MOST]):
            more = ngettext("{count} more problem", "{count} more problems", rest)
            text = more.format(count=self._formatter.integer(rest))
            label = Label(self._theme, FontRole.BODY, "t2", text, body)
            label.setContentsMargins(38, 8, 16, 8)
            column.addWidget(label)
        column.addStretch()
        self.setWidget(body)
        body.setAutoFillBackground(False)

    def _line(self, line: ProblemLine, body: QWidget) -> QHBoxLayout:
        sentence = self._sentence(line)
        row = QHBoxLayout()
        row.setContentsMargins(16, 7, 14, 7)
        row.setSpacing(8)
        mark = IconMark(self._theme, self._icons, "x-circle-fill", "bad", body)
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(3)
        label = Label(self._theme, FontRole.BODY, "t1", sentence, body)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(label)
        if line.problem.fixes:
            words.addLayout(self._buttons(line, sentence, body))
        row.addLayout(words, 1)
        return row

    def _buttons(self, line: ProblemLine, sentence: str, body: QWidget) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for fix in line.problem.fixes:
            button = Button(self._theme, self._icons, fix.label, parent=body)
            button.setAccessibleDescription(sentence)
            button.clicked.connect(self._on_fix_clicked)
            self._fixes[button] = (line.problem, fix)
            self.fix_buttons.append(button)
            layout.addWidget(button)
        layout.addStretch()
        return layout

    def _sentence(self, line: ProblemLine) -> str:
        integer = self._formatter.integer
        where = _("Row {row}, {column}").format(
            row=integer(line.problem.row), column=seat_field_name(line.problem.field)
        )
        if line.others:
            more = ngettext("{where}, and {count} more", "{where}, and {count} more", line.others)
            where = more.format(where=where, count=integer(line.others))
        return _("{where}: {what}").format(where=where, what=line.sentence)

    def _on_fix_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self._fixes:
            self.fix_chosen.emit(*self._fixes[button])
