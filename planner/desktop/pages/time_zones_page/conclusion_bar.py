"""What the day comes to, in words, with what can be done about it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.overlap_words import Conclusion
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.messages import _

_HEIGHT = 46
_BAR = 3.0
_GAP = 10.0


class ConclusionText(PaintedWidget):
    """The main thing and its details: on one line where they fit, else on two."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._conclusion = Conclusion("", "", can_try=False)
        self.setMinimumSize(QSize(200, _HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def conclusion(self) -> Conclusion:
        """What it says."""
        return self._conclusion

    def say(self, conclusion: Conclusion) -> None:
        """Say something else."""
        if conclusion != self._conclusion:
            self._conclusion = conclusion
            self.describe(conclusion.headline, conclusion.detail)
            self.setToolTip(conclusion.detail)
            self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint the accent's bar and the texts."""
        tokens, told = canvas.tokens, self._conclusion
        canvas.fill(canvas.box(0, 14, _BAR, canvas.height - 28), tokens.acc)
        inner = canvas.within(_BAR + _GAP, 0, canvas.width - _BAR - _GAP, canvas.height)
        headline = text_width(told.headline, FontRole.SECTION)
        both = headline + _GAP + text_width(told.detail, FontRole.BODY)
        if both <= inner.width:
            inner.text(inner.bounds, told.headline, FontRole.SECTION, tokens.t1)
            rest = inner.box(headline + _GAP, 0, inner.width - headline - _GAP, inner.height)
            inner.text(rest, told.detail, FontRole.BODY, tokens.t2)
            return
        above, below = inner.box(0, 4, inner.width, 19), inner.box(0, 23, inner.width, 18)
        inner.text(above, told.headline, FontRole.SECTION, tokens.t1)
        inner.text(below, told.detail, FontRole.BUTTON, tokens.t2)


class ConclusionBar(QWidget):
    """Holds the text and its actions.

    Signals:
        try_requested: Try the shift that gains most.
        keep_requested: Keep all hours on trial.
        drop_requested: Drop them.
    """

    try_requested = Signal()
    keep_requested = Signal()
    drop_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(_HEIGHT)
        self.text = ConclusionText(theme)
        self.try_button = Button(theme, icons, _("Try it"))
        self.drop_button = Button(theme, icons, _("Drop"))
        self.drop_button.setToolTip(_("Go back to the hours of the plan (Esc)"))
        self.keep_button = Button(theme, icons, _("Keep"))
        self.keep_button.setToolTip(_("Make the hours on trial those of the plan (Enter)"))
        self.try_button.clicked.connect(self.try_requested)
        self.drop_button.clicked.connect(self.drop_requested)
        self.keep_button.clicked.connect(self.keep_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        for button in (self.try_button, self.drop_button, self.keep_button):
            row.addWidget(button)
        theme.theme_changed.connect(self._on_theme_changed)

    def show_conclusion(self, conclusion: Conclusion, *, has_trial: bool) -> None:
        """Show words and what can be done."""
        self.text.say(conclusion)
        self.try_button.setVisible(conclusion.can_try)
        self.drop_button.setVisible(has_trial)
        self.keep_button.setVisible(has_trial)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.acc_wash)
        painter.end()

    def _on_theme_changed(self) -> None:
        self.update()
