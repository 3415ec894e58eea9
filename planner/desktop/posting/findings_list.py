"""What makes a posting unclear, each with what mends it at a press, or where to write."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label, elided
from planner.desktop.marks import IconMark
from planner.desktop.theme import Theme
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars

_TO_FIRST_LINE = 9
_WIDEST = 200


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in words; ``act`` is what its button is called, empty without one."""

    sentence: str
    act: str


class FindingsList(QScrollArea):
    """Lists findings.

    Signals:
        chosen: The number of the finding whose button was pressed.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._lines: tuple[FindingLine, ...] = ()
        self.buttons: list[Button | None] = []
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_slim_scroll_bars(self, theme)
        self._inside: QWidget | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self.chosen)

    @property
    def lines(self) -> tuple[FindingLine, ...]:
        """What is listed."""
        return self._lines

    def show_lines(self, lines: Sequence[FindingLine]) -> None:
        """List other findings; the focus stays at the same place of the list."""
        if tuple(lines) == self._lines and self._inside is not None:
            return
        held = next((n for n, each in enumerate(self.buttons) if each and each.hasFocus()), None)
        self._lines = tuple(lines)
        for each in self.buttons:
            if each is not None:
                self._group.removeButton(each)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 2, 12, 8)
        column.setSpacing(0)
        self.buttons = [self._add(column, number) for number in range(len(self._lines))]
        column.addStretch()
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        if held is not None:
            self._focus_near(held)

    def _add(self, column: QVBoxLayout, number: int) -> Button | None:
        line = self._lines[number]
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = IconMark(self._theme, self._icons, "warning", "warn", self._inside or self)
        beside = QVBoxLayout()  # on one line with the first words and the button's label
        beside.setContentsMargins(0, _TO_FIRST_LINE, 0, 0)
        beside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside)
        label = Label(self._theme, FontRole.CELL, "t1", line.sentence, self._inside)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        label.setContentsMargins(0, _TO_FIRST_LINE - 1, 0, 4)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        row.addWidget(label, 1)
        button = None
        if line.act:
            act = elided(line.act, FontRole.BUTTON, _WIDEST)
            button = Button(self._theme, self._icons, act, parent=self._inside)
            button.setAccessibleName(line.act)
            button.setToolTip("" if act == line.act else line.act)
            button.setAccessibleDescription(line.sentence)
            self._group.addButton(button, number)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        return button

    def _focus_near(self, number: int) -> None:
        later = [each for each in self.buttons[number:] if each is not None]
        earlier = [each for each in self.buttons[:number] if each is not None]
        for button in (*later[:1], *earlier[-1:]):
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
