"""What chance says, in three cards; of the third one chooses how many seats and by when."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.buttons import KEYBOARD_REASONS, Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.chances import ChanceCard
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.painting import tone_color
from planner.localization.messages import _

HEIGHT = 72
_EDGE = 16.0


class ChanceCell(PaintedWidget):
    """Shows a ``ChanceCard``; nothing before anything was drawn.

    Args:
        is_steered: Whether arrow keys change what is asked.

    Signals:
        steered: Steps of seats and steps of months that the keys ask for.
    """

    steered = Signal(int, int)

    def __init__(self, theme: Theme, *, is_steered: bool = False) -> None:
        super().__init__(theme)
        self._card: ChanceCard | None = None
        self._is_steered = is_steered
        self._has_ring = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(QSize(150, HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def card(self) -> ChanceCard | None:
        """What is on show."""
        return self._card

    def show_card(self, card: ChanceCard | None) -> None:
        """Show another figure; None shows nothing."""
        if card == self._card:
            return
        self._card = card
        self.describe("" if card is None else card.words, "")
        self.setToolTip("" if card is None else card.words)
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint title, figure and detail."""
        if self._has_ring:
            canvas.frame(canvas.bounds.adjusted(3, 2, -3, -3), canvas.tokens.acc, 6, 2)
        card = self._card
        if card is None:
            return
        tokens, width = canvas.tokens, canvas.width - _EDGE - 8
        canvas.text(canvas.box(_EDGE, 8, width, 15), card.title, FontRole.CAPTION, tokens.t2)
        color = tone_color(card.tone, tokens)
        canvas.text(canvas.box(_EDGE, 23, width, 26), card.figure, FontRole.HEADLINE, color)
        canvas.text(canvas.box(_EDGE, 49, width, 15), card.detail, FontRole.CAPTION, tokens.t2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask about more or fewer seats, or by another month."""
        ahead = -1 if self.is_right_to_left else 1
        steps = {
            Qt.Key.Key_Up: (1, 0),
            Qt.Key.Key_Down: (-1, 0),
            Qt.Key.Key_Right: (0, ahead),
            Qt.Key.Key_Left: (0, -ahead),
        }
        step = steps.get(Qt.Key(event.key())) if self._is_steered else None
        if step is None:
            super().keyPressEvent(event)
            return
        self.steered.emit(*step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only where the keyboard brought the focus."""
        self._has_ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._has_ring = False
        super().focusOutEvent(event)
        self.update()


class ChanceStrip(QWidget):
    """Shows three cards side by side.

    Signals:
        asked: Steps of seats and steps of months by which the question changes.
    """

    asked = Signal(int, int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.cells = (
            ChanceCell(theme),
            ChanceCell(theme),
            ChanceCell(theme, is_steered=True),
        )
        self.cells[2].steered.connect(self.asked)
        self.fewer = _step(theme, icons, "minus", _("Fewer seats"))
        self.more = _step(theme, icons, "plus", _("More seats"))
        self.earlier = _step(theme, icons, "caret-left", _("A month earlier"))
        self.later = _step(theme, icons, "caret-right", _("A month later"))
        self._lay_out(theme)
        self.fewer.clicked.connect(self._on_fewer)
        self.more.clicked.connect(self._on_more)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)

    def show_cards(self, cards: Sequence[ChanceCard], *, can_ask: bool) -> None:
        """Show other figures; none shows nothing."""
        for number, cell in enumerate(self.cells):
            cell.show_card(cards[number] if number < len(cards) else None)
        for button in (self.fewer, self.more, self.earlier, self.later):
            button.setEnabled(can_ask)

    def _lay_out(self, theme: Theme) -> None:
        steps = QVBoxLayout()
        steps.setContentsMargins(0, 4, 10, 4)
        steps.setSpacing(0)
        for name, pair in (
            (_("Seats"), (self.fewer, self.more)),
            (_("Month"), (self.earlier, self.later)),
        ):
            row = QHBoxLayout()
            row.setSpacing(0)
            row.addStretch()
            row.addWidget(Label(theme, FontRole.CAPTION, "t2", name))
            for button in pair:
                row.addWidget(button)
            steps.addLayout(row)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.cells[0], 5)
        row.addWidget(Hairline(theme, is_upright=True))
        row.addWidget(self.cells[1], 4)
        row.addWidget(Hairline(theme, is_upright=True))
        row.addWidget(self.cells[2], 5)
        row.addLayout(steps)

    def _on_fewer(self) -> None:
        self.asked.emit(-1, 0)

    def _on_more(self) -> None:
        self.asked.emit(1, 0)

    def _on_earlier(self) -> None:
        self.asked.emit(0, -1)

    def _on_later(self) -> None:
        self.asked.emit(0, 1)


def _step(theme: Theme, icons: Icons, icon_name: str, name: str) -> Button:
    button = Button(theme, icons, kind=ButtonKind.QUIET, icon_name=icon_name)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
