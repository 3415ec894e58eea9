"""Between map and table: what stays first, or why nothing matches; colors; and the filter."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.calculators.place_limits import LimitKind
from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.places.ranking import PART_SLOTS
from planner.desktop.viewmodels.places.sentences import firmness, nothing_within, relaxing
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.chart_panel import TextLine
from planner.desktop.widgets.filter_field import FilterField
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.place_terms import part_name
from planner.localization.running_text import listed

_HEIGHT = 56
_SWATCH = 8.0


class PartsLegend(PaintedWidget):
    """Says which color of the bars is which part of a fit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setMinimumSize(QSize(60, 16))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.describe(_("Colors of the bars"), listed(part_name(part) for part in PART_SLOTS))

    def paint(self, canvas: Canvas) -> None:
        """Paint a square and the name of each part, as many as there is room for."""
        tokens, at = canvas.tokens, 0.0
        for part, slot in PART_SLOTS.items():
            name = part_name(part)
            width = text_width(name, FontRole.CAPTION) + 2
            if at + _SWATCH + 5 + width > canvas.width:
                return
            square = canvas.box(at, (canvas.height - _SWATCH) / 2, _SWATCH, _SWATCH)
            canvas.fill(square, tokens.categorical[slot], 1)
            at += _SWATCH + 5
            canvas.text(canvas.box(at, 0, width, canvas.height), name, FontRole.CAPTION, tokens.t2)
            at += width + 12


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
        told = QVBoxLayout()
        told.setContentsMargins(0, 8, 0, 6)
        told.setSpacing(2)
        told.addWidget(self.words)
        told.addWidget(PartsLegend(theme))
        row.addLayout(told, 1)
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
