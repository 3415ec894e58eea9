"""Who meets, how long, when, and in how many turns."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import FOCUS_MARGIN, Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.viewmodels.meetings_board import (
    CORE_GROUP,
    EVERYBODY,
    LENGTHS,
    TURNS,
    WEEKS,
    MeetingsBoard,
)
from planner.desktop.widgets.form_choice import FormChoice
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed

_ANY_DAY = -1
_YEAR = 52
_MOST_WIDTH = 190


class MeetingsControls(QWidget):
    """Shows what a board was asked, and asks it something else.

    Signals:
        changed: The board was asked something else.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self._theme = theme
        self._formatter = formatter
        self._board: MeetingsBoard | None = None
        self._captions: dict[str, str] = {
            "group": _("Who meets"),
            "length": _("Length"),
            "weekday": _("Day"),
            "monday": _("From the week of"),
            "weeks": _("Plan ahead"),
            "turns": _("Times in turn"),
        }
        self.choices = {key: self._choice(key) for key in self._captions}
        self.fixed = Button(theme, icons, _("Fixed time"))
        self.rotated = Button(theme, icons, _("Rotate"))
        self._sharing = QButtonGroup(self)
        for button in (self.fixed, self.rotated):
            button.setCheckable(True)
            self._sharing.addButton(button)
        self._lay_out()
        self._sharing.buttonClicked.connect(self._on_sharing_chosen)

    def show_board(self, board: MeetingsBoard) -> None:
        """Show what is asked, and what could be."""
        self._board = board
        shown = self._formatter
        groups = [(EVERYBODY, _("Everybody")), (CORE_GROUP, _("Core group"))]
        groups += [(key, as_typed(name)) for key, name in board.groups]
        weekdays = [(day, shown.weekday_name(day)) for day in range(7)]
        weekday = _ANY_DAY if board.weekday is None else board.weekday
        lengths = [(each, shown.hours_and_minutes(each)) for each in LENGTHS]
        turns = [(each, _times(each, shown)) for each in TURNS if each <= board.weeks]
        self._show("group", board.group, groups)
        self._show("length", board.length, lengths)
        self._show("weekday", weekday, [(_ANY_DAY, _("Any workday")), *weekdays])
        self._show("monday", board.monday, [(day, shown.date_short(day)) for day in board.mondays])
        self._show("weeks", board.weeks, [(each, _weeks(each, shown)) for each in WEEKS])
        self._show("turns", min(board.turns, board.weeks), turns)
        self.choices["turns"].setEnabled(board.is_rotated)
        self.fixed.setChecked(not board.is_rotated)
        self.rotated.setChecked(board.is_rotated)

    def _choice(self, key: str) -> FormChoice:
        field = FormField(key, self._captions[key], FieldKind.CHOICE, choices=((None, ""),))
        choice = FormChoice(self._theme, field, self)
        choice.setAccessibleName(self._captions[key])
        choice.setMaximumWidth(_MOST_WIDTH)
        choice.chosen.connect(self._on_chosen)
        return choice

    def _show(self, key: str, value: object, choices: Sequence[tuple[object, str]]) -> None:
        name = next((name for each, name in choices if each == value), "")
        field = FormField(
            key, self._captions[key], FieldKind.CHOICE, name, value, choices=tuple(choices)
        )
        self.choices[key].show_field(field)
        self.choices[key].updateGeometry()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 14, 8)
        row.setSpacing(10)
        for key in ("group", "length", "weekday", "monday", "weeks"):
            row.addLayout(self._captioned(self._captions[key], self.choices[key]))
        row.addLayout(self._captioned(_("Share the inconvenience"), self.fixed, self.rotated))
        row.addLayout(self._captioned(self._captions["turns"], self.choices["turns"]))
        row.addStretch()

    def _captioned(self, caption: str, *parts: QWidget) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(0)
        margin = 0 if isinstance(parts[0], Button) else FOCUS_MARGIN
        line.setContentsMargins(0, margin, 0, margin)
        for part in parts:
            line.addWidget(part)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(Label(self._theme, FontRole.CAPTION, "t2", caption))
        column.addLayout(line)
        return column

    def _on_chosen(self, key: str, value: object) -> None:
        board = self._board
        if board is None:
            return
        if key == "group" and isinstance(value, str):
            board.choose_group(value)
        elif key == "monday" and isinstance(value, date):
            board.begin_with(value)
        elif isinstance(value, int):
            _set_number(board, key, value)
        self.changed.emit()

    def _on_sharing_chosen(self) -> None:
        if self._board is not None:
            self._board.is_rotated = self.rotated.isChecked()
            self.changed.emit()


def _set_number(board: MeetingsBoard, key: str, value: int) -> None:
    if key == "length":
        board.length = value
    elif key == "weekday":
        board.weekday = None if value == _ANY_DAY else value
    elif key == "weeks":
        board.weeks = value
    elif key == "turns":
        board.turns = value


def _weeks(weeks: int, formatter: Formatter) -> str:
    if weeks == _YEAR:
        return _("A year")
    text = ngettext("{weeks} week", "{weeks} weeks", weeks)
    return text.format(weeks=formatter.integer(weeks))


def _times(turns: int, formatter: Formatter) -> str:
    text = ngettext("{count} time", "{count} times", turns)
    return text.format(count=formatter.integer(turns))
