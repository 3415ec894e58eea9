"""What the levers that are on buy together, and what becomes of what is tried."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.board import TogetherLine
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.chart_panel import TextLine
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.painting import tone_color
from planner.localization.messages import _
from planner.localization.running_text import as_typed, listed

_LINE, _EDGE = 26.0, 16.0
_ARROW = 22.0


class TogetherLines(PaintedWidget):
    """Shows ``TogetherLine``s: what it is, without levers, with them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._lines: tuple[TogetherLine, ...] = ()
        self.setMinimumSize(QSize(240, round(3 * _LINE)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[TogetherLine, ...]:
        """What is on show."""
        return self._lines

    def show_lines(self, lines: Sequence[TogetherLine]) -> None:
        """Show other figures."""
        self._lines = tuple(lines)
        told = (
            _("{figure}: {before}, with levers {after}").format(
                figure=line.name, before=line.before, after=line.after
            )
            if line.before
            else f"{line.name}: {line.after}"
            for line in self._lines
        )
        self.describe(_("Levers together"), listed(told, with_commas=True))
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint the lines; numbers stand at the trailing edge."""
        tokens = canvas.tokens
        after = max((text_width(each.after, FontRole.SECTION) for each in self._lines), default=0)
        for number, line in enumerate(self._lines):
            top = number * _LINE
            canvas.rule(top, tokens.grid, _EDGE, canvas.width - _EDGE)
            end = canvas.width - _EDGE
            box = canvas.box(end - after - 2, top, after + 2, _LINE)
            canvas.text(box, line.after, FontRole.SECTION, tokens.t1, Align.TRAILING)
            room = end - after - 10 - _EDGE
            if line.before:
                arrow = canvas.box(end - after - _ARROW - 4, top, _ARROW, _LINE)
                sign = "←" if canvas.is_right_to_left else "→"
                color = tone_color(line.tone, tokens)
                canvas.text(arrow, sign, FontRole.CAPTION, color, Align.CENTER)
                width = text_width(line.before, FontRole.CAPTION) + 2
                before = canvas.box(end - after - _ARROW - 8 - width, top, width, _LINE)
                canvas.text(before, line.before, FontRole.CAPTION, tokens.t2, Align.TRAILING)
                room -= width + _ARROW
            name = canvas.box(_EDGE, top, max(0.0, room), _LINE)
            canvas.text(name, line.name, FontRole.CELL, tokens.t2)


class TogetherPanel(QWidget):
    """Shows what levers buy together, and four ways to go on.

    Signals:
        save_wanted: What is tried is to become a scenario of its own.
        keep_wanted: What is tried is to become part of the plan on show.
        accept_wanted: Levers and expected dates are to become part of the base.
        drop_wanted: What is tried is to be forgotten.
    """

    save_wanted = Signal()
    keep_wanted = Signal()
    accept_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, save_keys: str) -> None:
        super().__init__()
        self.title = TextLine(theme, FontRole.SECTION, "t1")
        self.lines = TogetherLines(theme)
        self.note = Label(theme, FontRole.CAPTION, "t2", parent=self)
        self.note.setWordWrap(True)
        self.note.setText(
            _(
                "Levers overlap, so together they save less than the sum of the parts. "
                "Ranges are assumptions that you can change."
            )
        )
        self.save = Button(theme, icons, _("Save as new scenario"), key_hint=save_keys)
        self.keep = Button(theme, icons, _("Keep"))
        self.drop = Button(theme, icons, _("Discard"), kind=ButtonKind.QUIET)
        self.accept = Button(theme, icons, _("Accept as plan"))
        self.accept.setToolTip(
            _("Makes the levers and the expected first days part of the base, in one step")
        )
        self._lay_out()
        self.save.clicked.connect(self.save_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        self.accept.clicked.connect(self.accept_wanted)
        self.drop.clicked.connect(self.drop_wanted)

    def show_together(
        self, name: str, lines: Sequence[TogetherLine], *, is_tried: bool, has_seats: bool
    ) -> None:
        """Show what levers buy on a plan, and what can be done."""
        self.title.say(_("Together, on {scenario}").format(scenario=as_typed(name)))
        self.lines.show_lines(lines)
        nothing = _("Switch a lever or change its settings first.")
        for button, tip in (
            (self.save, _("Adds a scenario with what you try")),
            (
                self.keep,
                _("Puts what you try into {scenario}").format(scenario=as_typed(name)),
            ),
            (self.drop, _("Forgets what you try (Esc)")),
        ):
            if not is_tried and button.hasFocus():
                self.accept.setFocus()
            button.setEnabled(is_tried)
            button.setToolTip(tip if is_tried else nothing)
        self.accept.setEnabled(has_seats or is_tried)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 2)
        head.addWidget(self.title, 1)
        note = QHBoxLayout()
        note.setContentsMargins(16, 4, 16, 2)
        note.addWidget(self.note)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(14, 2, 14, 8)
        buttons.setSpacing(0)
        buttons.addWidget(self.save)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.keep, 1)
        row.addWidget(self.accept, 2)
        row.addWidget(self.drop, 1)
        buttons.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.lines)
        column.addLayout(note)
        column.addLayout(buttons)
