"""A one-line field that shows its focus and says under itself why a text cannot be used."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas, font_of, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget

HEIGHT = 28
_RADIUS = 6.0
_CELL_RADIUS = 4.0


class FieldReason(PaintedWidget):
    """Why the text of a field cannot be used: a strip under the field, over what lies there.

    Args:
        is_remark: Whether it says something else of the field, in quieter colors.
    """

    def __init__(self, theme: Theme, parent: QWidget, *, is_remark: bool = False) -> None:
        super().__init__(theme, parent)
        self._host = parent
        self._is_remark = is_remark
        self._sentence = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence

    def say(self, sentence: str, field: QWidget) -> None:
        """Stand under a field, as wide as the sentence needs, wrapped in what room there is."""
        self._sentence = sentence
        host = self._host
        corner = field.mapTo(host, QPoint(0, field.height() + 2))
        width = min(round(text_width(sentence, FontRole.CAPTION)) + 22, 360, host.width() - 16)
        lines = 1 + round(text_width(sentence, FontRole.CAPTION)) // max(1, width - 21)
        height = 10 + 15 * lines
        left = corner.x()
        if self.is_right_to_left:
            left += field.width() - width
        left = max(8, min(left, host.width() - width - 8))
        top = corner.y()
        if top + height > host.height():
            top -= field.height() + height + 4
        self.setGeometry(left, top, width, height)
        self.describe(sentence, "")
        self.raise_()
        self.show()
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint the sentence on its tint."""
        tokens = canvas.tokens
        quiet = self._is_remark
        canvas.fill(canvas.bounds, tokens.panel if quiet else tokens.bad_wash, _RADIUS)
        canvas.frame(canvas.bounds, tokens.line2 if quiet else tokens.bad, _RADIUS)
        box = canvas.box(10, 4, canvas.width - 20, canvas.height - 8)
        color = tokens.t2 if quiet else tokens.bad
        canvas.text(box, self._sentence, FontRole.CAPTION, color, wrap=True)


class Field(QLineEdit):
    """A field in the theme's colors; ``refuse`` marks it until its text changes.

    Signals:
        withdrawn: Why its text was refused: it is taken from the screen with the text still in it.
    """

    withdrawn = Signal(str)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._in_cell = in_cell
        self._reason: FieldReason | None = None
        self._remark = ""
        self._is_refused = False
        self.setFrame(False)
        self.setFont(font_of(FontRole.CELL if in_cell else FontRole.BUTTON))
        margin = 6 if in_cell else 9
        self.setTextMargins(margin, 0, margin, 0)
        self._color_selection()
        self.textChanged.connect(self._center_letters)
        self.textEdited.connect(self._on_text_edited)
        theme.theme_changed.connect(self._on_theme_changed)

    @property
    def is_refused(self) -> bool:
        """Whether the text was refused and has not changed since."""
        return self._is_refused

    def refuse(self, sentence: str) -> None:
        """Mark the text as unusable and say why."""
        if not self._is_refused:
            self._drop_reason()
        self._is_refused = True
        if self._reason is None:
            self._reason = FieldReason(self._theme, self.window())
        self._reason.say(sentence, self)
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)
        self.update()

    def follow(self) -> None:
        """Keep the reason at the field where that was scrolled."""
        if self._reason is None:
            return
        if self.visibleRegion().isEmpty():
            self._reason.hide()
        else:
            self._reason.say(self._reason.sentence, self)

    def accept_text(self) -> None:
        """Take the mark away."""
        if not self._is_refused:
            return
        self._is_refused = False
        self._drop_reason()
        self.remark(self._remark)
        self.update()

    def remark(self, sentence: str) -> None:
        """Say something of the field under it, as long as its text is not refused."""
        self._remark = sentence
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)
        if sentence:
            self._reason = self._reason or FieldReason(self._theme, self.window(), is_remark=True)
            self._reason.say(sentence, self)

    def sizeHint(self) -> QSize:
        """Return the height of a control."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint fill and border around the text."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        bounds = QRectF(self.rect())
        canvas = Canvas(painter, tokens, bounds, is_right_to_left=self.isRightToLeft())
        radius = _CELL_RADIUS if self._in_cell else _RADIUS
        canvas.fill(bounds, tokens.panel if self.isEnabled() else tokens.sunk, radius)
        border = tokens.line2 if self.isEnabled() else tokens.line
        if self.hasFocus():
            border = tokens.acc
        if self._is_refused:
            border = tokens.bad
        canvas.frame(bounds, border, radius, 2 if self.hasFocus() else 1)
        painter.end()
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        """Drop the reason with the field; leave undo to the window where nothing is typed."""
        if event.type() == QEvent.Type.Hide and self._is_refused and self.isHidden():
            self.withdrawn.emit(self.toolTip())  # not where only its page is left for another
        if event.type() in (QEvent.Type.Hide, QEvent.Type.DeferredDelete):
            self._drop_reason()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            has_own = self.isUndoAvailable() or self.isRedoAvailable() or self._in_cell
            if not has_own and is_undo_or_redo(event):
                event.ignore()
                return True
        return super().event(event)

    def _drop_reason(self) -> None:
        if self._reason is not None:
            self._reason.hide()
            self._reason.deleteLater()
            self._reason = None

    def _center_letters(self, text: str) -> None:
        """Keep letters of scripts with taller lines at the height of the others.

        Qt centers the line, which in Arabic stands far higher above its letters than below.
        """
        excess = 0
        if not text.isascii():
            layout = QTextLayout(text, self.font())
            layout.beginLayout()
            line = layout.createLine()
            layout.endLayout()  # the line has its height from here on
            excess = max(0, round(line.height()) - self.fontMetrics().height())
        margins = self.textMargins()
        self.setTextMargins(margins.left(), 0, margins.right(), -excess)

    def _color_selection(self) -> None:
        """Own these colors: a table that paints its own selection hides the inherited ones."""
        palette, tokens = self.palette(), self._theme.tokens
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        palette.setColor(QPalette.ColorRole.Highlight, tokens.acc)
        palette.setColor(QPalette.ColorRole.HighlightedText, tokens.on_acc)
        palette.setColor(QPalette.ColorRole.PlaceholderText, tokens.t3)
        self.setPalette(palette)

    def _on_text_edited(self, _text: str) -> None:
        self.accept_text()

    def _on_theme_changed(self) -> None:
        self._color_selection()
        self.update()


def is_undo_or_redo(event: QKeyEvent) -> bool:
    """Tell whether keys take a step back or repeat it."""
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


class Hairline(QFrame):
    """A line between two regions, one pixel high or wide."""

    def __init__(
        self, theme: Theme, *, is_upright: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        if is_upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme.theme_changed.connect(self._on_theme_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the theme's line color."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.line)
        painter.end()

    def _on_theme_changed(self) -> None:
        self.update()
