"""The line between map and table: what stays first, or why nothing matches; and the filter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.calculators.place_limits import LimitKind
from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.places.sentences import firmness, nothing_within, relaxing
from planner.desktop.widgets.chart_panel import TextLine
from planner.desktop.widgets.filter_field import FilterField
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_HEIGHT = 40


class RankingStrip(QWidget):
    """Says one sentence about a board.

    Signals:
        relax_wanted: The ``LimitKind`` to loosen until a place keeps it.
    """

    relax_wanted = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self._formatter = formatter
        self._kind: LimitKind | None = None
        self.setFixedHeight(_HEIGHT)
        self.words = TextLine(theme, FontRole.BUTTON, "t2")
        self.relax = Button(theme, icons, "")
        self.relax.clicked.connect(self._on_relax)
        self.relax.hide()
        self.filter = FilterField(theme, icons)
        self.filter.setPlaceholderText(_("Filter places or countries"))
        self.filter.setAccessibleName(_("Filter places or countries"))
        self.filter.setFixedWidth(210)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.relax)
        row.addWidget(self.filter)

    def show_board(self, board: PlacesBoard) -> None:
        """Say what stays first, or what would let a place in."""
        if board.within:
            self.words.say(firmness(board, self._formatter))
            self._offer(None)
            return
        title, sentence = nothing_within(board, self._formatter)
        self.words.say(f"{title} {sentence}")
        kinds = [kind for kind in board.relaxations if kind is not LimitKind.RESTRICTION]
        self._offer(kinds[0] if kinds else None)

    def say(self, sentence: str) -> None:
        """Say something else."""
        self.words.say(sentence)
        self._offer(None)

    def _offer(self, kind: LimitKind | None) -> None:
        self._kind = kind
        self.relax.setVisible(kind is not None)
        if kind is not None:
            self.relax.set_label(relaxing(kind))

    def _on_relax(self) -> None:
        if self._kind is not None:
            self.relax_wanted.emit(self._kind)
