"""The card of a market figure: where it comes from, how sure it is, and the user's own in place."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.widgets.evidence_body import CARD_PADDING, EvidenceBody
from planner.desktop.widgets.field import FieldReason, Hairline
from planner.desktop.widgets.own_figure_form import OwnFigureForm
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.localization.running_text import listed
from planner.market.override import FigureKey

WIDTH = 380
_MARGIN = 8
_TALLEST = 560


class EvidenceCard(QFrame):
    """Lies over its window beside a figure until Esc, a click elsewhere or its cross closes it.

    Args:
        parent: Any widget of the window; the card moves to its window when it shows.
        formatter: Reads and writes the values; by default that of the active language.

    Signals:
        own_given: The ``FigureKey``, the values as a tuple of ``Decimal``, and why.
        published_wanted: The ``FigureKey`` to go back to the published figure of.
    """

    own_given = Signal(object, object, str)
    published_wanted = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, parent: QWidget, formatter: Formatter | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._formatter = formatter or Formatter(active_language())
        self._evidence = Evidence("", "")
        self._host = parent
        self._anchor = QRect()
        self._came_from: QWidget | None = None
        self._form: OwnFigureForm | None = None
        self._body: EvidenceBody | None = None
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_slim_scroll_bars(self._area, theme)
        self._foot: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        self._layout = layout
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(WIDTH)
        theme.theme_changed.connect(self._on_theme_changed)
        self.hide()

    @property
    def evidence(self) -> Evidence:
        """What is on show."""
        return self._evidence

    @property
    def form(self) -> OwnFigureForm | None:
        """The form of an own figure while it is open."""
        return self._form

    def show_for(self, evidence: Evidence, anchor: QWidget | QRect) -> None:
        """Show what stands behind a figure.

        Args:
            evidence: What to say.
            anchor: The figure's widget, or its rectangle in global coordinates.
        """
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        window = self._host.window()
        if self._host is not window:
            self._host = window
            self.setParent(window)
        if isinstance(anchor, QWidget):
            anchor = QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size())
        self._anchor = QRect(window.mapFromGlobal(anchor.topLeft()), anchor.size())
        self._evidence = evidence
        self._form = None
        self.setAccessibleName(evidence.figure)
        self.setAccessibleDescription(_spoken(evidence))
        self._build()
        self._place()
        self.show()
        self._place()  # again: a label knows its height only now
        self.raise_()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_card(self) -> None:
        """Hide and give the focus back."""
        if not self.isVisible():
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self) or self.hasFocus()
        self.hide()
        if had_focus and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def begin_editing(self) -> None:
        """Open the form of an own figure, if the figure can be replaced."""
        if self._evidence.key is None or self._form is not None:
            return
        self._form = OwnFigureForm(
            self._theme, self._icons, self._formatter, self._evidence, self._evidence.key, self
        )
        self._form.given.connect(self._on_given)
        self._form.left.connect(self._on_form_left)
        self._build()
        self._place()
        self._form.begin()

    def hideEvent(self, event: QEvent) -> None:
        """Stop watching for clicks elsewhere."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        super().hideEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; keep every other key from the window beneath."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()

    def event(self, event: QEvent) -> bool:
        """Keep Esc and the letters from being shortcuts of the window beneath."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            if is_plain:
                event.accept()
                return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a click beside the card, and when its window changes size."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            at = self.mapFromGlobal(event.globalPosition().toPoint())
            if isinstance(watched, QWidget) and not self.rect().contains(at):
                is_reason = isinstance(watched, FieldReason)
                if watched.window() is self.window() and not is_reason:
                    self.close_card()
        elif event.type() == QEvent.Type.Resize and watched is self._host:
            self.close_card()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 -- Qt names it
        """Keep Tab inside the card."""
        chain = [
            each
            for each in self.findChildren(QWidget)
            if each.isVisible()
            and each.isEnabled()
            and bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        ]
        if not chain:
            return True
        now = QApplication.focusWidget()
        at = chain.index(now) if now in chain else (-1 if next else 0)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        chosen = chain[(at + (1 if next else -1)) % len(chain)]
        chosen.setFocus(reason)
        self._area.ensureWidgetVisible(chosen)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.panel)
        painter.setPen(tokens.line2)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _place(self) -> None:
        """Stand below the figure, above it where there is no room, always inside the window."""
        window = self._host
        body = self._body
        if body is None:
            return
        inner = body.layout()
        wanted = inner.heightForWidth(WIDTH - 2) if inner is not None else -1
        wanted = max(wanted, body.sizeHint().height() if wanted < 0 else wanted) + 2
        wanted += self._foot.sizeHint().height() if self._foot is not None else 0
        height = min(wanted, _TALLEST, window.height() - 2 * _MARGIN)
        left = self._anchor.left()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self._anchor.right() + 1 - WIDTH
        left = max(_MARGIN, min(left, window.width() - WIDTH - _MARGIN))
        top = self._anchor.bottom() + 5
        if top + height > window.height() - _MARGIN:
            above = self._anchor.top() - 4 - height
            top = above if above >= _MARGIN else window.height() - height - _MARGIN
        self.setFixedHeight(height)
        self.move(left, max(_MARGIN, top))

    def _build(self) -> None:
        if self._form is not None:
            self._form.setParent(self)  # else it would go with the body it stands in
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        self._body = EvidenceBody(self._theme, self._icons, self._evidence, self._form)
        self._body.close_requested.connect(self.close_card)
        self._area.setWidget(self._body)
        self._body.show()
        self._build_foot()

    def _build_foot(self) -> None:
        """Keep what one can do in sight, however long the sources above it are."""
        if self._foot is not None:
            self._layout.removeWidget(self._foot)
            self._foot.hide()
            self._foot.deleteLater()
            self._foot = None
        if self._form is not None or self._evidence.key is None:
            return
        self._foot = QWidget(self)
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(self._theme))
        row = QHBoxLayout()
        row.setContentsMargins(CARD_PADDING, 8, CARD_PADDING, 9)
        row.setSpacing(4)
        self._add_actions(row)
        column.addLayout(row)
        self._layout.addWidget(self._foot)
        self._foot.show()

    def _add_actions(self, row: QHBoxLayout) -> None:
        own = self._evidence.own
        label = _("Use own figure") if own is None else _("Change own figure")
        edit = Button(self._theme, self._icons, label)
        edit.clicked.connect(self._on_edit_clicked)
        row.addWidget(edit)
        if own is not None:
            back = Button(
                self._theme,
                self._icons,
                _("Back to published"),
                kind=ButtonKind.QUIET,
                icon_name="arrow-u-up-left",
            )
            back.clicked.connect(self._on_back_clicked)
            row.addWidget(back)
        row.addStretch()

    def _on_edit_clicked(self) -> None:
        self.begin_editing()

    def _on_back_clicked(self) -> None:
        key = self._evidence.key
        self.close_card()
        self.published_wanted.emit(key)

    def _on_form_left(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.setParent(self)
            form.hide()
            form.deleteLater()
        self._build()
        self._place()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_given(self, values: object, why: str) -> None:
        key: FigureKey | None = self._evidence.key
        self.close_card()
        self.own_given.emit(key, values, why)

    def _on_theme_changed(self) -> None:
        self.update()


def _spoken(evidence: Evidence) -> str:
    """Return all a card says, for screen readers."""
    grade = ""
    if evidence.grade is not None:
        grade = _("grade {grade}, {meaning}").format(
            grade=evidence.grade.value, meaning=evidence.meaning
        )
    own = evidence.own
    published = _("Published: {value}").format(value=own.published) if own is not None else ""
    titles = listed((source.title for source in evidence.sources), with_commas=True)
    parts = (
        evidence.value,
        _("Own figure") if own is not None else "",
        published,
        grade,
        evidence.as_of,
        evidence.observations,
        titles,
        evidence.method,
    )
    return listed((part for part in parts if part), with_commas=True)
