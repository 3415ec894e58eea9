"""A heading with labelled figures under it, each with its source in a quieter line."""

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.figures import Figure, Section
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.painting import tone_color
from planner.localization.running_text import listed

PADDING = 16.0
_TOP = 12
_HEADING = 24
_LINE = 20
_CAPTION = 15
_GAP = 3
_SUM_GAP = 7


class FigureList(PaintedWidget):
    """Paints a ``Section``; as high as it needs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._section = Section("", ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def section(self) -> Section:
        """What is on show."""
        return self._section

    def show_section(self, section: Section) -> None:
        """Show other figures; the same ones cost nothing."""
        if section == self._section:
            return
        is_resized = self._height(section) != self._height(self._section)
        self._section = section
        self.describe(section.heading, listed(figure.summary for figure in section.figures))
        if is_resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all figures."""
        return QSize(200, self._height(self._section))

    def minimumSizeHint(self) -> QSize:
        """Never shorter than the figures."""
        return QSize(120, self._height(self._section))

    def paint(self, canvas: Canvas) -> None:
        """Paint heading, note and figures."""
        tokens = canvas.tokens
        inner = canvas.within(PADDING, 0, canvas.width - 2 * PADDING, canvas.height)
        note = self._section.note
        note_width = text_width(note, FontRole.CAPTION) if note else 0.0
        heading = inner.box(0, _TOP - 2, inner.width - note_width - 8, 20)
        inner.text(heading, self._section.heading, FontRole.SECTION, tokens.t1)
        at_end = inner.box(inner.width - note_width - 1, _TOP - 2, note_width + 1, 20)
        inner.text(at_end, note, FontRole.CAPTION, tokens.t2, Align.TRAILING)
        top = _TOP + _HEADING
        for number, figure in enumerate(self._section.figures):
            top += self._lead(number)
            self._paint_figure(inner, top, figure, is_first_sum=self._begins_sums(number))
            top += _figure_height(figure)

    def event(self, event: QEvent) -> bool:
        """Tell all of a figure where the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            figure = self.figure_at(event.pos())
            hint = (figure.hint or figure.summary) if figure is not None else ""
            QToolTip.showText(event.globalPos(), hint, self)
            return True
        return super().event(event)

    def figure_at(self, point: QPoint) -> Figure | None:
        """Return the figure under a point."""
        top = _TOP + _HEADING
        for number, figure in enumerate(self._section.figures):
            top += self._lead(number)
            if top <= point.y() < top + _figure_height(figure):
                return figure
            top += _figure_height(figure)
        return None

    def _paint_figure(
        self, canvas: Canvas, top: float, figure: Figure, *, is_first_sum: bool
    ) -> None:
        tokens = canvas.tokens
        if is_first_sum:
            canvas.rule(top - _SUM_GAP / 2 - 1, tokens.line2)
        label_role = FontRole.NAME if figure.is_sum else FontRole.CELL
        value_role = FontRole.SECTION if figure.is_sum else FontRole.CELL
        color = tone_color(figure.tone, tokens)
        width = text_width(figure.value, value_role)
        value = canvas.box(canvas.width - width - 1, top, width + 1, _LINE)
        label = canvas.box(0, top, max(0.0, canvas.width - width - 10), _LINE)
        if figure.tone is Tone.NORMAL and not figure.is_sum:
            canvas.text(label, figure.label, label_role, tokens.t2)
        else:
            canvas.text(label, figure.label, label_role, color)
        canvas.text(value, figure.value, value_role, color, Align.NUMBER)
        end = text_width(figure.caption_end, FontRole.CAPTION) if figure.caption_end else 0.0
        under = canvas.box(0, top + _LINE - 3, canvas.width - end - 8, _CAPTION)
        canvas.text(under, figure.caption, FontRole.CAPTION, tokens.t3)
        at_end = canvas.box(canvas.width - end - 1, top + _LINE - 3, end + 1, _CAPTION)
        canvas.text(at_end, figure.caption_end, FontRole.CAPTION, tokens.t3, Align.TRAILING)

    def _lead(self, number: int) -> int:
        if number == 0:
            return 0
        return _SUM_GAP if self._begins_sums(number) else _GAP

    def _begins_sums(self, number: int) -> bool:
        figures = self._section.figures
        return figures[number].is_sum and number > 0 and not figures[number - 1].is_sum

    def _height(self, section: Section) -> int:
        figures = section.figures
        heights = sum(_figure_height(figure) for figure in figures)
        sums = any(figure.is_sum for figure in figures) and not all(f.is_sum for f in figures)
        gaps = _GAP * max(0, len(figures) - 1) + (_SUM_GAP - _GAP if sums else 0)
        return _TOP + _HEADING + heights + gaps + 12


def _figure_height(figure: Figure) -> int:
    return _LINE + (_CAPTION - 2 if figure.caption else 0)
