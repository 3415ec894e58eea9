"""Colours of the window: the design's tokens, light and dark, and which of them is in force.

Painted widgets read ``theme.tokens`` when they paint and repaint on ``theme_changed``. There is
no application style sheet: one would add about half of a bare window's start-up time.
"""

from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

Preference = Literal["system", "light", "dark"]
STYLE_ARGUMENTS = ("-style", "Fusion")
"""Asked for on Qt's command line because ``setStyle`` makes Python wrap all of ``QStyle``, which
takes a tenth of a bare window's start-up time."""

PREFERENCES: tuple[Preference, ...] = ("system", "light", "dark")


class Tokens(NamedTuple):
    """The named colors of one theme.

    A named tuple because a data class of this many fields takes milliseconds to make at start-up.

    ``bg`` rail and bars, ``panel`` content, ``sunk`` headers and group rows, ``hover`` hovered
    row or button, ``line`` hairlines and pressed fill, ``grid`` row rules, ``line2`` borders and
    axes, ``ctl`` check boxes. ``t1`` to ``t3`` are text from first to third rank, ``dis``
    disabled text. ``acc`` is the accent with its text, wash, border and the text on it.
    ``warn_mark`` and ``warn_line`` are amber marks and cells. ``categorical`` is assigned to
    places in order (the last is "existing" or "rest"); ``sequential`` grows with the value.
    """

    bg: QColor
    panel: QColor
    sunk: QColor
    hover: QColor
    line: QColor
    grid: QColor
    line2: QColor
    ctl: QColor
    t1: QColor
    t2: QColor
    t3: QColor
    dis: QColor
    acc: QColor
    acc_text: QColor
    acc_wash: QColor
    acc_line: QColor
    on_acc: QColor
    good: QColor
    good_wash: QColor
    warn: QColor
    warn_wash: QColor
    warn_mark: QColor
    warn_line: QColor
    bad: QColor
    bad_wash: QColor
    weekend: QColor
    land: QColor
    sea: QColor
    night: QColor
    categorical: tuple[QColor, ...]
    sequential: tuple[QColor, ...]

    def color(self, name: str) -> QColor:
        """Return the single color called ``name``."""
        color: QColor = getattr(self, name)
        return color


def _colors(text: str) -> tuple[QColor, ...]:
    return tuple(QColor(code) for code in text.split())


LIGHT = Tokens(
    bg=QColor("#F5F5F3"),
    panel=QColor("#FFFFFF"),
    sunk=QColor("#FAFAF8"),
    hover=QColor("#F0F0ED"),
    line=QColor("#E6E5E1"),
    grid=QColor("#ECEBE7"),
    line2=QColor("#D3D2CD"),
    ctl=QColor("#8C8B86"),
    t1=QColor("#1B1B19"),
    t2=QColor("#575651"),
    t3=QColor("#6B6A65"),
    dis=QColor("#A9A8A3"),
    acc=QColor("#3355CC"),
    acc_text=QColor("#2B49B5"),
    acc_wash=QColor("#EBEFFB"),
    acc_line=QColor("#B8C5F0"),
    on_acc=QColor("#FFFFFF"),
    good=QColor("#18734F"),
    good_wash=QColor("#E3F2EA"),
    warn=QColor("#965200"),
    warn_wash=QColor("#FBF0DF"),
    warn_mark=QColor("#C67A12"),
    warn_line=QColor("#F0CC92"),
    bad=QColor("#B3271E"),
    bad_wash=QColor("#FBE9E6"),
    weekend=QColor("#F1F0EC"),
    land=QColor("#E9E8E3"),
    sea=QColor("#FAFAF8"),
    night=QColor(30, 36, 60, 19),
    categorical=_colors("#3558C8 #D9720B #0F8577 #8E4FA3 #86B5E8 #6B4526 #E3D061 #BDBCB6"),
    sequential=_colors("#E3EAF6 #B5C9EC #7C9FDD #4470C6 #203F8F"),
)

DARK = Tokens(
    bg=QColor("#141516"),
    panel=QColor("#1B1C1E"),
    sunk=QColor("#202123"),
    hover=QColor("#26282B"),
    line=QColor("#2D2F32"),
    grid=QColor("#292B2E"),
    line2=QColor("#3E4044"),
    ctl=QColor("#74777A"),
    t1=QColor("#ECECE9"),
    t2=QColor("#AEAFAD"),
    t3=QColor("#979997"),
    dis=QColor("#5E6062"),
    acc=QColor("#7C9BF5"),
    acc_text=QColor("#94AEF8"),
    acc_wash=QColor("#242C42"),
    acc_line=QColor("#3F5089"),
    on_acc=QColor("#10131C"),
    good=QColor("#5CC29A"),
    good_wash=QColor("#1D3229"),
    warn=QColor("#E3A857"),
    warn_wash=QColor("#372915"),
    warn_mark=QColor("#E3A857"),
    warn_line=QColor("#74541F"),
    bad=QColor("#F08A80"),
    bad_wash=QColor("#3B2220"),
    weekend=QColor("#222426"),
    land=QColor("#2B2D30"),
    sea=QColor("#17181A"),
    night=QColor(0, 0, 0, 64),
    categorical=_colors("#6F90F2 #E88B2E #2FA593 #C38BD8 #B4D8F7 #A0714A #F0E08A #6B6D70"),
    sequential=_colors("#232C40 #2F4576 #4567B0 #7196E6 #B4CBFB"),
)


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette that gives Qt's own controls the theme's colors."""
    palette = QPalette()
    role = QPalette.ColorRole
    for target, color in (
        (role.Window, tokens.panel),
        (role.Base, tokens.panel),
        (role.AlternateBase, tokens.sunk),
        (role.Button, tokens.panel),
        (role.WindowText, tokens.t1),
        (role.Text, tokens.t1),
        (role.ButtonText, tokens.t1),
        (role.BrightText, tokens.bad),
        (role.PlaceholderText, tokens.t3),
        (role.Highlight, tokens.acc),
        (role.HighlightedText, tokens.on_acc),
        (role.Accent, tokens.acc),
        (role.Link, tokens.acc_text),
        (role.LinkVisited, tokens.acc_text),
        (role.ToolTipBase, tokens.t1),
        (role.ToolTipText, tokens.panel),
        (role.Light, tokens.panel),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.line2),
        (role.Dark, tokens.ctl),
        (role.Shadow, tokens.line2),
    ):
        palette.setColor(target, color)
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, tokens.dis)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, tokens.line)
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, tokens.dis)
    return palette


class Theme(QObject):
    """The theme in force; follows the system until the user pins one.

    The palette is made for the Fusion style: start the application with ``STYLE_ARGUMENTS``.
    """

    theme_changed = Signal()

    def __init__(self, app: QApplication, preference: Preference = "system") -> None:
        super().__init__()
        self._app = app
        self._preference: Preference = preference
        app.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
        self._tokens = self._wanted()
        app.setPalette(palette_of(self._tokens))

    @property
    def tokens(self) -> Tokens:
        """The colors in force."""
        return self._tokens

    @property
    def is_dark(self) -> bool:
        """Whether the dark colors are in force."""
        return self._tokens is DARK

    @property
    def preference(self) -> Preference:
        """What the user chose."""
        return self._preference

    def set_preference(self, preference: Preference) -> None:
        """Follow the system or pin a theme; an unknown preference follows the system."""
        self._preference = preference if preference in PREFERENCES else "system"
        self._apply()

    def _wanted(self) -> Tokens:
        if self._preference == "system":
            is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            is_dark = self._preference == "dark"
        return DARK if is_dark else LIGHT

    def _apply(self) -> None:
        wanted = self._wanted()
        if wanted is self._tokens:
            return
        self._tokens = wanted
        self._app.setPalette(palette_of(wanted))
        self.theme_changed.emit()

    def _on_color_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._apply()
