"""The tokens against the design's own contrast figures, and against simulated colour blindness.

Matrices: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency" (2009), severity 1, applied to linear RGB.
"""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.theme import DARK, LIGHT, Theme, Tokens

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
CLEARLY_DIFFERENT = 10.0
VISION = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# What the design's own table states, to one decimal.
SMALLEST_DISTANCE = {
    ("light", "normal"): 30.8,
    ("light", "protan"): 20.5,
    ("light", "deutan"): 23.9,
    ("light", "tritan"): 18.9,
    ("dark", "normal"): 28.9,
    ("dark", "protan"): 16.2,
    ("dark", "deutan"): 13.6,
    ("dark", "tritan"): 15.6,
}


def linear(color: QColor) -> np.ndarray:
    channels = np.array([color.redF(), color.greenF(), color.blueF()])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(color: QColor) -> float:
    return float(linear(color) @ [0.2126, 0.7152, 0.0722])


def contrast(one: QColor, other: QColor) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def cie_lab(linear_rgb: np.ndarray) -> np.ndarray:
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    ratio = to_xyz @ np.clip(linear_rgb, 0, 1) / [0.95047, 1.0, 1.08883]
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def smallest_distance(colors: tuple[QColor, ...], vision: str) -> float:
    seen = [cie_lab(VISION[vision] @ linear(color)) for color in colors]
    return min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2))


@pytest.mark.parametrize(("name", "vision"), list(SMALLEST_DISTANCE))
def test_that_chart_colours_stay_apart_for_every_eye(name: str, vision: str) -> None:
    tokens = {"light": LIGHT, "dark": DARK}[name]
    distance = smallest_distance(tokens.categorical, vision)
    assert distance > CLEARLY_DIFFERENT
    assert distance == pytest.approx(SMALLEST_DISTANCE[name, vision], abs=0.5)


@BOTH
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *[(text, "panel") for text in ("t1", "t2", "t3", "acc_text", "good", "warn", "bad")],
        *[(text, "bg") for text in ("t1", "t2", "t3", "bad", "acc_text")],
        *[(text, "hover") for text in ("t1", "t2")],
        *[(text, "acc_wash") for text in ("t1", "t2", "t3", "acc_text")],
        *[(text, "sunk") for text in ("t1", "t2", "t3")],
        ("on_acc", "acc"),
        ("on_acc", "acc_text"),
        ("good", "good_wash"),
        ("warn", "warn_wash"),
        ("bad", "bad_wash"),
        ("t2", "bad_wash"),
        ("panel", "t1"),
    ],
)
def test_that_text_is_readable_on_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(tokens.color(text), tokens.color(ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("mark", ["ctl", "acc", "warn_mark", "bad"])
def test_that_marks_stand_out_from_the_panel(tokens: Tokens, mark: str) -> None:
    assert contrast(tokens.color(mark), tokens.panel) >= 3


@BOTH
def test_that_the_sequential_steps_grow_in_one_direction(tokens: Tokens) -> None:
    steps = [luminance(color) for color in tokens.sequential]
    assert steps == sorted(steps, reverse=tokens is LIGHT)


def test_that_a_pinned_theme_reaches_palette_and_listeners(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(theme.theme_changed):
        theme.set_preference("dark")
    assert theme.is_dark
    assert theme.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.panel


def test_that_pinning_the_theme_in_force_repaints_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.theme_changed):
        theme.set_preference("light")


class SystemHints(QObject):
    """Stands for what the system says of its colours."""

    colorSchemeChanged = Signal(object)  # noqa: N815 -- Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Qt.ColorScheme.Light

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def change_to(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


class SystemApplication:
    """Stands for an application on such a system."""

    def __init__(self) -> None:
        self.hints = SystemHints()

    def styleHints(self) -> SystemHints:
        return self.hints

    def setPalette(self, palette: QPalette) -> None:
        pass


def test_that_the_system_is_followed_until_a_theme_is_pinned(qtbot: QtBot) -> None:
    system: Any = SystemApplication()
    theme = Theme(system)
    assert theme.tokens is LIGHT
    with qtbot.waitSignal(theme.theme_changed):
        system.hints.change_to(Qt.ColorScheme.Dark)
    assert theme.tokens is DARK
    theme.set_preference("light")
    system.hints.change_to(Qt.ColorScheme.Light)
    with qtbot.assertNotEmitted(theme.theme_changed):
        system.hints.change_to(Qt.ColorScheme.Dark)
    assert theme.tokens is LIGHT
    theme.set_preference("system")
    assert theme.tokens is DARK
