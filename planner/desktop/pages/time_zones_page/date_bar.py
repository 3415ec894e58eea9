"""The date looked at: typed, stepped through, dragged along its year; clock changes in words."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.committed_field import CommittedField
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.year_scrubber import YearScrubber
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_HEIGHT = 52
_FIELD_WIDTH = 104
_DAY_WIDTH = 34
_NOTE_WIDTH = 290


class ClockNote(PaintedWidget):
    """Says which clocks change about the date, in two lines."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self._icons = icons
        self._lines = ("", "")
        self.setMinimumSize(QSize(160, 40))
        self.setMaximumWidth(_NOTE_WIDTH + 60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[str, str]:
        """The main line, and the one below."""
        return self._lines

    def say(self, lines: tuple[str, str]) -> None:
        """Say something else; nothing where both are empty."""
        if lines != self._lines:
            self._lines = lines
            self.describe(*lines)
            self.setToolTip("\n".join(line for line in lines if line))
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room for usual sentences."""
        return QSize(_NOTE_WIDTH, 40)

    def paint(self, canvas: Canvas) -> None:
        """Paint a clock and the lines."""
        main, below = self._lines
        if not main:
            return
        tokens = canvas.tokens
        icon = canvas.box(0, canvas.height / 2 - 8, 16, 16)
        self._icons.paint(canvas.painter, QRectF(icon), "clock-clockwise", tokens.warn_mark)
        top = canvas.height / 2 - (16 if below else 8)
        width = canvas.width - 24
        canvas.text(canvas.box(24, top, width, 16), main, FontRole.STRONG_BUTTON, tokens.t1)
        canvas.text(canvas.box(24, top + 17, width, 16), below, FontRole.CAPTION, tokens.t2)


class DateBar(QWidget):
    """Shows a date and lets another one be chosen.

    Args:
        read: Goes to a typed date, or returns why that cannot be.

    Signals:
        day_wanted: The date.
    """

    day_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        read: Callable[[str], str | None],
    ) -> None:
        super().__init__()
        self._formatter = formatter
        self._read = read
        self.setFixedHeight(_HEIGHT)
        self.back = _step(theme, icons, "caret-left", _("Day before"), "[")
        self.ahead = _step(theme, icons, "caret-right", _("Day after"), "]")
        self.weekday = Label(theme, FontRole.BUTTON, "t2")
        self.weekday.setMinimumWidth(_DAY_WIDTH)
        self.weekday.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field = CommittedField(theme, "day", self._take)
        self.field.setAccessibleName(_("Date"))
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.today = Button(theme, icons, _("Today"))
        self.scrubber = YearScrubber(theme, formatter)
        self.note = ClockNote(theme, icons)
        self.scrubber.day_wanted.connect(self.day_wanted)
        self._lay_out()

    def show_day(self, day: date, changes: tuple[date, ...], note: tuple[str, str]) -> None:
        """Show a date, the clock changes of its year, and those about it in words."""
        self.weekday.setText(self._formatter.weekday_name(day.weekday(), "abbreviated"))
        self.field.show_text(self._formatter.date_short(day))
        self.scrubber.show_day(day, changes)
        self.note.say(note)

    def _take(self, _key: str, text: str) -> str | None:
        return self._read(text)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(4)
        for widget in (self.back, self.weekday, self.field, self.ahead):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self.today)
        row.addSpacing(12)
        row.addWidget(self.scrubber, 3)
        row.addSpacing(12)
        row.addWidget(self.note, 2)


def _step(theme: Theme, icons: Icons, icon_name: str, name: str, key: str) -> Button:
    button = Button(theme, icons, kind=ButtonKind.QUIET, icon_name=icon_name)
    button.setAccessibleName(name)
    button.setToolTip(_("{action} ({keys})").format(action=name, keys=key))
    return button
