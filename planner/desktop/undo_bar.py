"""The undo bar: offers to bring back what was just removed, or says what an edit led to."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from planner.desktop.actions import key_text
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.localization.messages import _

SHOWN_MS = 6000
_BOTTOM_MARGIN = 16
_LEAST_TITLE = 200


class UndoBar(QFrame):
    """Lies over the bottom center of its parent and never blocks it.

    Signals:
        undo_requested: The user wants it back.
    """

    undo_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ground = parent
        self._act: Callable[[], object] | None = None
        self._title = Label(theme, FontRole.NAME, "panel", parent=self)
        self._detail = Label(theme, FontRole.BODY, "line2", parent=self)
        self.button = Button(
            theme,
            icons,
            _("Undo"),
            kind=ButtonKind.INVERTED,
            detail=key_text("Ctrl+Z"),
            parent=self,
        )
        self.button.clicked.connect(self._on_clicked)
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(6, 3, 6, 3)
        self.setMinimumHeight(self.button.sizeHint().height() + 6)  # as high where there is none
        layout.setSpacing(10)
        layout.addSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._detail)
        layout.addSpacing(28)
        layout.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        parent.installEventFilter(self)
        self.hide()

    @property
    def title(self) -> str:
        """What it says was done."""
        return self._title.text()

    def offer(self, title: str, detail: str = "") -> None:
        """Say what was removed and offer it back."""
        self._title.setText(title)
        self._detail.setText(detail)
        self.setAccessibleName(f"{title} {detail}".strip())
        self._offer(_("Undo"), key_text("Ctrl+Z"))
        self._appear()

    def propose(self, sentence: str, label: str, act: Callable[[], object]) -> None:
        """Say why something was not done, and offer what would let it be done."""
        self._title.setText(sentence)
        self._detail.setText("")
        self.setAccessibleName(sentence)
        self._offer(label, "", act)
        self._appear()

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer."""
        self._title.setText(sentence)
        self._detail.setText("")
        self.setAccessibleName(sentence)
        self.button.hide()
        self._appear()

    def _offer(self, label: str, keys: str, act: Callable[[], object] | None = None) -> None:
        self._act = act
        self.button.set_label(label, keys)
        self.button.show()

    def _appear(self) -> None:
        self._detail.setVisible(bool(self._detail.text()))
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    def withdraw(self) -> None:
        """Hide at once: the offer no longer fits."""
        self._timer.stop()
        self.hide()

    def _on_clicked(self) -> None:
        self.withdraw()
        if self._act is None:
            self.undo_requested.emit()
        else:
            self._act()

    def _place(self) -> None:
        """Stand at the bottom center; a title too long for the window takes several lines."""
        ground = self._ground
        self._title.setWordWrap(False)
        self._title.setMinimumWidth(0)
        self.adjustSize()
        excess = self.width() - (ground.width() - 2 * _BOTTOM_MARGIN)
        if excess > 0:
            self._title.setWordWrap(True)
            self._title.setMinimumWidth(max(_LEAST_TITLE, self._title.width() - excess))
            self.adjustSize()
            self.resize(self.width(), self._row.totalHeightForWidth(self.width()))
        self.move(
            (ground.width() - self.width()) // 2, ground.height() - self.height() - _BOTTOM_MARGIN
        )

    def _on_theme_changed(self) -> None:
        self._detail.set_color("dis" if self._theme.is_dark else "line2")
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom center when the parent changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the inverted ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.t1)
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.end()
