"""The banner: what went wrong, what to do, and the button that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.localization.messages import _


class NoticeTone(StrEnum):
    """How bad it is; the later one wins where two notices share the banner."""

    ATTENTION = "attention"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button of a banner; pressing it also closes the banner."""

    label: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a banner says: one title, one sentence of what to do, its remedies."""

    title: str
    detail: str
    remedies: tuple[Remedy, ...] = ()
    tone: NoticeTone = NoticeTone.FAILURE


class Banner(QWidget):
    """Shows one notice in place, above the content; hidden while there is none.

    Signals:
        closed: The reader put it away.
    """

    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._buttons: list[Button] = []
        self._acts: dict[Button, Callable[[], object]] = {}
        self._notice = Notice("", "")
        self._came_from: QWidget | None = None
        self._title = Label(theme, FontRole.SECTION, "t1", parent=self)
        self._detail = Label(theme, FontRole.BODY, "t2", parent=self)
        for label in (self._title, self._detail):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="x", parent=self)
        self._close.setAccessibleName(_("Close"))
        self._close.setToolTip(_("Close"))
        self._close.clicked.connect(self._on_close_clicked)
        self._build()
        theme.theme_changed.connect(self.update)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.hide()

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    @property
    def detail(self) -> str:
        """The sentence shown."""
        return self._detail.text()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The remedies' buttons."""
        return tuple(self._buttons)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._notice = notice
        self._title.setText(notice.title)
        self._detail.setText(notice.detail)
        self._detail.setVisible(bool(notice.detail))
        self.setAccessibleName(f"{notice.title} {notice.detail}")
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._acts.clear()
        self._buttons = [self._button(remedy) for remedy in notice.remedies]
        self._close.raise_()  # the last child, so that keys come to the remedies first
        for before, after in pairwise((*self._buttons, self._close)):
            self.setTabOrder(before, after)
        self.update()
        self.show()

    def show_also(self, notice: Notice) -> None:
        """Show a notice below the one before it, with the remedies of both."""
        if self.isHidden():
            self.show_notice(notice)
            return
        first = self._notice
        detail = "\n".join((first.detail, f"{notice.title} {notice.detail}"))
        tone = NoticeTone.FAILURE if NoticeTone.FAILURE in (first.tone, notice.tone) else first.tone
        self.show_notice(Notice(first.title, detail, first.remedies + notice.remedies, tone))

    def _button(self, remedy: Remedy) -> Button:
        button = Button(self._theme, self._icons, remedy.label, parent=self)
        self._acts[button] = remedy.act
        button.clicked.connect(self._on_remedy_clicked)
        self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def _leave(self) -> None:
        """Hide, and give the focus back to where it came from: Qt would give it to the rail."""
        focused = QApplication.focusWidget()
        came_from, self._came_from = self._came_from, None
        had_focus = focused is not None and self.isAncestorOf(focused)
        if had_focus and came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        is_entered = now is not None and self.isAncestorOf(now)
        if is_entered and old is not None and not self.isAncestorOf(old):
            self._came_from = old

    def _on_close_clicked(self) -> None:
        self._leave()
        self.closed.emit()

    def _on_remedy_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self._acts:
            act = self._acts[button]
            self._leave()
            act()

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.setContentsMargins(0, 5, 0, 6)
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(22, 13, 22, 11)  # margins do not mirror, spacings do
        self._row.setSpacing(6)
        self._row.addSpacing(32)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tinted frame and its icon at the leading edge."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.panel)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_failure = self._notice.tone is NoticeTone.FAILURE
        color = tokens.bad if is_failure else tokens.warn
        painter.setPen(color)
        painter.setBrush(tokens.bad_wash if is_failure else tokens.warn_wash)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16.5, 8.5, -16.5, -8.5), 6, 6)
        left = 30 if not self.isRightToLeft() else self.width() - 46
        icon = "x-circle-fill" if is_failure else "warning-circle"
        self._icons.paint(painter, QRectF(left, 20, 16, 16), icon, color)
        painter.end()
