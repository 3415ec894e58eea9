"""A section that folds under its heading; what it holds is made when it first opens."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.buttons import KEYBOARD_REASONS
from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.localization.messages import _
from planner.localization.running_text import listed

_HEIGHT = 40
_PADDING = 16
_CARET = 16


class SectionHeading(QAbstractButton):
    """A heading with a caret, and in a few words what lies under it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = self._note = ""
        self._has_ring = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.update)

    def show_heading(self, title: str, note: str) -> None:
        """Show another heading."""
        if (title, note) == (self._title, self._note):
            return
        self._title, self._note = title, note
        self.setAccessibleName(listed(part for part in (title, note) if part))
        self.setToolTip(note)
        self.update()

    def describe(self) -> None:
        """Tell assistive technology whether it is open."""
        self.setAccessibleDescription(_("open") if self.isChecked() else _("folded"))

    def sizeHint(self) -> QSize:
        """Return the height of a heading."""
        return QSize(200, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold on Enter as well as on Space; arrows open and close as in a tree."""
        forward, backward = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            forward, backward = backward, forward
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (forward, backward):
            if self.isChecked() != (key == forward):
                self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only where the keyboard brought the focus."""
        self._has_ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._has_ring = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint caret, title and note."""
        painter = QPainter(self)
        tokens, bounds = self._theme.tokens, QRectF(self.rect())
        canvas = Canvas(painter, tokens, bounds, is_right_to_left=self.isRightToLeft())
        if self.underMouse():
            canvas.fill(bounds, tokens.hover)
        if self._has_ring:
            canvas.frame(bounds.adjusted(3, 3, -3, -3), tokens.acc, 6, 2)
        inner = canvas.within(_PADDING, 0, canvas.width - 2 * _PADDING, canvas.height)
        title = inner.box(0, 0, inner.width - _CARET, inner.height)
        taken = inner.text(title, self._title, FontRole.SECTION, tokens.t1)
        if not self.isChecked():
            room = inner.width - taken - 12 - _CARET
            width = min(room, text_width(self._note, FontRole.CAPTION) + 1)
            note = inner.box(inner.width - _CARET - width, 0, width, inner.height)
            inner.text(note, self._note, FontRole.CAPTION, tokens.t2, Align.TRAILING)
        self._paint_caret(inner)
        painter.end()

    def _paint_caret(self, canvas: Canvas) -> None:
        middle, at = canvas.height / 2, canvas.width - 5
        if self.isChecked():
            points = ((at - 4, middle - 2), (at, middle + 2), (at + 4, middle - 2))
        else:
            points = ((at - 2, middle - 4), (at + 2, middle), (at - 2, middle + 4))
        canvas.path([QPointF(x, y) for x, y in points], canvas.tokens.t2, 1.3)


class FoldingSection(QWidget):
    """Heading and content.

    Signals:
        folded: The section's key and whether it is folded now.
    """

    folded = Signal(str, bool)

    def __init__(
        self, theme: Theme, key: str, make: Callable[[QWidget], QWidget], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._make = make
        self._content: QWidget | None = None
        self.heading = SectionHeading(theme, self)
        self.heading.toggled.connect(self._on_toggled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        self.heading.describe()

    @property
    def is_open(self) -> bool:
        """Whether the content shows."""
        return self.heading.isChecked()

    def open(self, *, is_open: bool) -> None:
        """Open or fold the section."""
        self.heading.setChecked(is_open)

    def _on_toggled(self, is_open: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        if is_open and self._content is None:
            self._content = QWidget(self)
            holder = QVBoxLayout(self._content)
            holder.setContentsMargins(_PADDING, 0, _PADDING, 12)
            holder.addWidget(self._make(self._content))
            self._column.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(is_open)
        self.heading.describe()
        self.folded.emit(self.key, not is_open)
