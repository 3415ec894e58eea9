"""A heading with labeled figures under it, each with its source in a quieter line."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.figures import Figure, Section
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget, tip_timer
from planner.desktop.widgets.painting import tone_color
from planner.localization.running_text import listed

PADDING = 16.0
_TOP = 12
_HEADING = 24
_LINE = 20
_CAPTION = 15
_GAP = 3
_SUM_GAP = 7
_KEYBOARD_REASONS = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})


class FigureList(PaintedWidget):
    """Paints a ``Section``; as high as it needs.

    Figures with evidence take the focus one by one (up and down); Enter or a click opens them.

    Signals:
        evidence_requested: The ``Evidence`` of a figure, and where it stands on the screen.
    """

    evidence_requested = Signal(object, QRect)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._section = Section("", ())
        self._current = -1
        self._hovered = -1
        self._tip_timer = tip_timer(self)
        self._tip_timer.timeout.connect(self._tell_current)
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
        numbers = self._numbers_with_evidence()
        if self._current not in numbers:
            self._current = numbers[0] if numbers else -1
        self._hovered = -1
        self.setMouseTracking(bool(numbers))
        can_focus = Qt.FocusPolicy.TabFocus if numbers else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(can_focus)
        self._describe()
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
            self._paint_ground(inner, top, number)
            self._paint_figure(inner, top, figure, is_first_sum=self._begins_sums(number))
            top += _figure_height(figure)

    def event(self, event: QEvent) -> bool:
        """Tell all of a figure where the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            figure = self.figure_at(event.pos())
            hint = _hint(figure) if figure is not None else ""
            QToolTip.showText(event.globalPos(), hint, self)
            return True
        return super().event(event)

    def figure_at(self, point: QPoint) -> Figure | None:
        """Return the figure under a point."""
        number = self._number_at(point)
        return self._section.figures[number] if number >= 0 else None

    def figure_box(self, number: int) -> QRect:
        """Return where a figure stands in the widget."""
        top = _TOP + _HEADING
        for before, figure in enumerate(self._section.figures):
            top += self._lead(before)
            if before == number:
                side = round(PADDING) - 6
                return QRect(side, top, self.width() - 2 * side, _figure_height(figure))
            top += _figure_height(figure)
        return QRect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the figure above or below that has evidence, or open it."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        numbers = self._numbers_with_evidence()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current in numbers:
            self._open(self._current)
        elif step is not None and self._current in numbers:
            at = numbers.index(self._current) + step
            self._current = numbers[max(0, min(at, len(numbers) - 1))]
            self._tell_current()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the current figure comes from."""
        super().focusInEvent(event)
        if event.reason() in _KEYBOARD_REASONS:
            self._describe()
            self._tip_timer.start()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._tip_timer.stop()
        self._describe()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which figure a click opens."""
        number = self._number_at(event.position().toPoint())
        number = number if number in self._numbers_with_evidence() else -1
        if number != self._hovered:
            self._hovered = number
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show none."""
        super().leaveEvent(event)
        if self._hovered >= 0:
            self._hovered = -1
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the figure under the pointer."""
        number = self._number_at(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and number in self._numbers_with_evidence():
            self._current = number
            self._open(number)
            return
        super().mouseReleaseEvent(event)

    def _open(self, number: int) -> None:
        QToolTip.hideText()
        box = self.figure_box(number)
        on_screen = QRect(self.mapToGlobal(box.topLeft()), box.size())
        self.evidence_requested.emit(self._section.figures[number].evidence, on_screen)

    def _tell_current(self) -> None:
        self._describe()
        self.update()
        if self._current >= 0:
            box = self.figure_box(self._current)
            hint = _hint(self._section.figures[self._current])
            QToolTip.showText(self.mapToGlobal(box.bottomLeft()), hint, self)

    def _describe(self) -> None:
        """Tell of the current figure while the focus is here, else of all."""
        figures = self._section.figures
        if self.hasFocus() and 0 <= self._current < len(figures):
            figure = figures[self._current]
            self.describe(self._section.heading, listed((figure.summary, _line(figure))))
        else:
            summaries = (figure.summary for figure in figures)
            self.describe(self._section.heading, listed(summaries))

    def _number_at(self, point: QPoint) -> int:
        for number in range(len(self._section.figures)):
            box = self.figure_box(number)
            if box.top() <= point.y() <= box.bottom():
                return number
        return -1

    def _numbers_with_evidence(self) -> list[int]:
        figures = enumerate(self._section.figures)
        return [number for number, figure in figures if figure.evidence is not None]

    def _paint_ground(self, canvas: Canvas, top: float, number: int) -> None:
        height = _figure_height(self._section.figures[number])
        box = canvas.box(-6, top, canvas.width + 12, height)
        if number == self._hovered:
            canvas.fill(box, canvas.tokens.hover, 4)
        if number == self._current and self.hasFocus():
            canvas.frame(box, canvas.tokens.acc, 4, 2)

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
        label = canvas.box(0, top, max(0.0, canvas.width - width - 14), _LINE)
        if figure.tone is Tone.NORMAL and not figure.is_sum:
            canvas.text(label, figure.label, label_role, tokens.t2)
        else:
            canvas.text(label, figure.label, label_role, color)
        canvas.text(value, figure.value, value_role, color, Align.NUMBER)
        if figure.evidence is not None and figure.evidence.own is not None:
            canvas.dot(canvas.width - width - 8, top + _LINE / 2, 2.5, tokens.acc)
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


def _hint(figure: Figure) -> str:
    return "\n".join(part for part in (figure.hint or figure.summary, _line(figure)) if part)


def _line(figure: Figure) -> str:
    if figure.evidence is None:
        return ""
    from planner.desktop.viewmodels.market_evidence import evidence_line

    return evidence_line(figure.evidence)


def _figure_height(figure: Figure) -> int:
    return _LINE + (_CAPTION - 2 if figure.caption else 0)
