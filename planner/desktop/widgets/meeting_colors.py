"""How times are tinted by what they are to somebody."""

from PySide6.QtGui import QColor

from planner.calculators.meeting_burden import BurdenKind
from planner.desktop.theme import Tokens


def fill_of(kind: BurdenKind, tokens: Tokens) -> QColor:
    """Return the color of a time."""
    return {
        BurdenKind.WORKING: tokens.sequential[1],
        BurdenKind.PAUSE: tokens.sequential[0],
        BurdenKind.NEAR: tokens.warn_wash,
        BurdenKind.FAR: tokens.warn_line,
        BurdenKind.DAY_OFF: tokens.panel,
        BurdenKind.NIGHT: tokens.t2,
    }[kind]


def text_on(kind: BurdenKind, tokens: Tokens) -> QColor:
    """Return the color of a text on it."""
    if kind is BurdenKind.NIGHT:
        return tokens.panel
    return tokens.warn if kind in {BurdenKind.NEAR, BurdenKind.DAY_OFF} else tokens.t1
