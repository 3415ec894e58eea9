"""Sentences with an icon for how serious each is, wrapped to the width there is."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.widgets.canvas import Canvas, metrics_of
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.painting import tone_color
from planner.localization.messages import _

ICONS = {Tone.ERROR: "x-circle-fill", Tone.WARNING: "warning"}
_PADDING = 16
_ICON = 14
TEXT_START = _ICON + 8
"""Where a sentence begins beside its icon."""
_GAP = 8


class SentenceList(PaintedWidget):
    """Shows sentences in their tones."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._sentences: tuple[tuple[Tone, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def sentences(self) -> tuple[tuple[Tone, str], ...]:
        """What is on show."""
        return self._sentences

    def show_sentences(self, sentences: Sequence[tuple[Tone, str]]) -> None:
        """Show other sentences."""
        if tuple(sentences) == self._sentences:
            return
        self._sentences = tuple(sentences)
        self.describe(_("To check"), " ".join(sentence for _tone, sentence in sentences))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Wrapped text is as high as its width makes it."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        heights = [
            sentence_height(sentence, width - 2 * _PADDING) for _, sentence in self._sentences
        ]
        return round(sum(heights)) + _GAP * max(0, len(heights) - 1) + 22

    def sizeHint(self) -> QSize:
        """Return the height at the inspector's width."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Keep all sentences in sight."""
        return self.sizeHint()

    def paint(self, canvas: Canvas) -> None:
        """Paint icons and sentences."""
        inner = canvas.within(_PADDING, 11, canvas.width - 2 * _PADDING, canvas.height - 22)
        top = 0.0
        for tone, sentence in self._sentences:
            height = sentence_height(sentence, inner.width)
            row = inner.within(0, top, inner.width, height)
            paint_sentence(row, self._icons, tone, sentence)
            top += height + _GAP


def sentence_height(sentence: str, width: float) -> float:
    """Return the height of a wrapped sentence beside its icon."""
    room = QRectF(0, 0, max(40.0, width - TEXT_START), 10_000)
    wrap = int(Qt.TextFlag.TextWordWrap)
    box = metrics_of(FontRole.CELL).boundingRect(room, wrap, sentence)
    return max(float(_ICON), box.height())


def paint_sentence(canvas: Canvas, icons: Icons, tone: Tone, sentence: str) -> None:
    """Paint an icon and a sentence beside it."""
    color = tone_color(tone, canvas.tokens)
    icons.paint(canvas.painter, canvas.box(0, 1, _ICON, _ICON), ICONS.get(tone, "info"), color)
    box = canvas.box(TEXT_START, 0, canvas.width - TEXT_START, canvas.height)
    canvas.text(box, sentence, FontRole.CELL, canvas.tokens.t1, wrap=True)
