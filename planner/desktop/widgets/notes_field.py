"""A field of several lines that hands its text on after a pause and when it is left."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FormField
from planner.desktop.widgets.canvas import Canvas, font_of
from planner.desktop.widgets.entry_fields import Take
from planner.desktop.widgets.field import is_undo_or_redo
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars

PAUSE_MS = 700
"""Without another letter the text is taken, so that a crash costs a sentence at most."""

_MARGIN = 7
_SLACK = 6
"""Qt scrolls by whole lines and wants a little more room than they take."""
_LEAST_LINES, _MOST_LINES = 4, 12
_RADIUS = 6.0


class NotesField(QPlainTextEdit):
    """As high as its text, within bounds; Tab leaves it, Escape takes back this visit's typing.

    Signals:
        refused: Why the text was not taken; it stays.
    """

    refused = Signal(str)

    def __init__(self, theme: Theme, key: str, take: Take, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._theme = theme
        self._take = take
        self._shown = self._found = ""
        self._lines = _LEAST_LINES
        self._is_showing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.hand_on)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setFont(font_of(FontRole.BODY))
        self.document().setDocumentMargin(_MARGIN)
        self.document().clearUndoRedoStacks()  # Qt counts the margin as a step
        use_slim_scroll_bars(self, theme)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)
        theme.theme_changed.connect(self._color)
        self._color()

    @property
    def typed(self) -> str | None:
        """What was typed and not taken yet."""
        return self.toPlainText() if self.toPlainText() != self._shown else None

    def show_field(self, field: FormField) -> None:
        """Show the present value, unless another text is being typed."""
        self.setPlaceholderText(field.placeholder)
        # What was taken comes back without blanks at its ends; those are still being typed.
        is_typing = self.hasFocus() and self.toPlainText().strip() == field.text.strip()
        changed, self._shown = field.text != self._shown, field.text
        if not is_typing and (changed or not self.hasFocus()):
            self._write(field.text)

    def forget(self) -> None:
        """Take back what was typed and not taken yet."""
        self._pause.stop()
        self._write(self._shown)
        self._found = self._shown

    def hand_on(self) -> None:
        """Have the text taken, if it is another one."""
        self._pause.stop()
        text = self.typed
        if text is not None and text.strip() != self._shown.strip():
            reason = self._take(self.key, text)
            if reason is not None:
                self.refused.emit(reason)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where nothing is typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            has_own = document.isUndoAvailable() or document.isRedoAvailable()
            if not has_own and is_undo_or_redo(event):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text found when the field was entered on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._found:
            self.setPlainText(self._found)
            self.hand_on()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what is there."""
        super().focusInEvent(event)
        self._found = self._shown
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Have the text taken."""
        super().focusOutEvent(event)
        self.hand_on()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of the text."""
        height = self._lines * self.fontMetrics().lineSpacing() + 2 * _MARGIN + _SLACK
        return QSize(200, height)

    def minimumSizeHint(self) -> QSize:
        """Keep the lines in sight."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the border of a field around the text."""
        painter = QPainter(self.viewport())
        tokens, bounds = self._theme.tokens, QRectF(self.viewport().rect())
        canvas = Canvas(painter, tokens, bounds, is_right_to_left=self.isRightToLeft())
        has_focus = self.hasFocus()
        border = tokens.acc if has_focus else tokens.line2
        canvas.fill(bounds, tokens.panel, _RADIUS)
        canvas.frame(bounds, border, _RADIUS, 2 if has_focus else 1)
        painter.end()
        super().paintEvent(event)

    def _write(self, text: str) -> None:
        if self.toPlainText() != text:
            self._is_showing = True
            self.setPlainText(text)
            self._is_showing = False

    def _on_text_changed(self) -> None:
        wrapped = self._wrapped_lines()
        lines = max(_LEAST_LINES, min(wrapped, _MOST_LINES))
        policy = Qt.ScrollBarPolicy
        fits = wrapped <= _MOST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
        if not self._is_showing:
            self._pause.start()

    def _wrapped_lines(self) -> int:
        document = self.document()
        blocks = (document.findBlockByNumber(each) for each in range(document.blockCount()))
        return sum(max(1, block.lineCount()) for block in blocks)

    def _color(self) -> None:
        palette, tokens = self.palette(), self._theme.tokens
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        palette.setColor(QPalette.ColorRole.Highlight, tokens.acc)
        palette.setColor(QPalette.ColorRole.HighlightedText, tokens.on_acc)
        palette.setColor(QPalette.ColorRole.PlaceholderText, tokens.t3)
        self.setPalette(palette)
