"""Marks that look the same in a table cell, in the inspector and in the headline strip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QStyle

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Tokens
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.localization.formatting import LocalMoney
from planner.market.provenance import Grade

CHIP_WIDTH = 22.0
_CHIP_HEIGHT = 16.0
_CHIP_RADIUS = 3.0
_GAP = 8.0
GRADE_SIDE = 18.0
_GRADE_RADIUS = 4.0
_STATUS_HEIGHT = 20.0
_STATUS_PADDING = 8.0
_BAR_HEIGHT = 6.0


def tone_color(tone: Tone, tokens: Tokens) -> QColor:
    """Return the color of text in a tone."""
    return {
        Tone.NORMAL: tokens.t1,
        Tone.NEUTRAL: tokens.t2,
        Tone.ACCENT: tokens.acc_text,
        Tone.GOOD: tokens.good,
        Tone.WARNING: tokens.warn,
        Tone.ERROR: tokens.bad,
        Tone.QUIET: tokens.t3,
    }[tone]


def tone_wash(tone: Tone, tokens: Tokens) -> QColor:
    """Return the fill behind text in a tone."""
    return {
        Tone.NORMAL: tokens.hover,
        Tone.NEUTRAL: tokens.hover,
        Tone.ACCENT: tokens.acc_wash,
        Tone.GOOD: tokens.good_wash,
        Tone.WARNING: tokens.warn_wash,
        Tone.ERROR: tokens.bad_wash,
        Tone.QUIET: tokens.weekend,
    }[tone]


def paint_row_ground(canvas: Canvas, state: QStyle.StateFlag) -> None:
    """Paint what lies under a row of a list: whether it is selected or touched, and its rule."""
    tokens = canvas.tokens
    if state & QStyle.StateFlag.State_Selected:
        canvas.fill(canvas.bounds, tokens.acc_wash)
        canvas.fill(canvas.box(0, 0, 3, canvas.height), tokens.acc)
    elif state & QStyle.StateFlag.State_MouseOver:
        canvas.fill(canvas.bounds, tokens.hover)
    canvas.rule(canvas.height - 1, tokens.grid)


def paint_country_chip(canvas: Canvas, x: float, code: str) -> float:
    """Paint a country's two letters in a frame, centred in height.

    Returns:
        The x after the chip and its gap.
    """
    box = canvas.box(x, (canvas.height - _CHIP_HEIGHT) / 2, CHIP_WIDTH, _CHIP_HEIGHT)
    canvas.frame(box, canvas.tokens.line2, _CHIP_RADIUS)
    canvas.text(box, code, FontRole.CHIP, canvas.tokens.t2, Align.CENTER)
    return x + CHIP_WIDTH + _GAP


def paint_grade(canvas: Canvas, x: float, grade: Grade) -> float:
    """Paint a grade's letter, centered in height: A filled, B framed, C dashed, D bare.

    Returns:
        The x after the letter and its gap.
    """
    tokens = canvas.tokens
    top = (canvas.height - GRADE_SIDE) / 2
    box = canvas.box(x, top, GRADE_SIDE, GRADE_SIDE)
    color = {Grade.A: tokens.panel, Grade.B: tokens.t1}.get(grade, tokens.t2)
    if grade is Grade.A:
        canvas.fill(box, tokens.t2, _GRADE_RADIUS)
    elif grade is Grade.B:
        canvas.frame(box, tokens.t2, _GRADE_RADIUS)
    elif grade is Grade.C:
        pen = QPen(tokens.t3, 1)
        pen.setDashPattern([2.5, 2])
        canvas.painter.setPen(pen)
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        canvas.painter.drawRoundedRect(
            box.adjusted(0.5, 0.5, -0.5, -0.5), _GRADE_RADIUS, _GRADE_RADIUS
        )
    canvas.text(box, grade.value, FontRole.STRONG_CAPTION, color, Align.CENTER)
    return x + GRADE_SIDE + _GAP


def paint_place(canvas: Canvas, code: str, city: str, color: QColor) -> None:
    """Paint a country chip and the city beside it."""
    x = paint_country_chip(canvas, 0, code) if code else 0.0
    box = canvas.box(x, 0, max(0.0, canvas.width - x), canvas.height)
    canvas.text(box, city, FontRole.CELL, color)


def paint_local_money(canvas: Canvas, money: LocalMoney, color: QColor, role: FontRole) -> None:
    """Paint money physically right, with its ISO code small before it where it has one."""
    box = canvas.box(0, 0, canvas.width, canvas.height)
    width = canvas.text(box, money.text, role, color, Align.NUMBER)
    if money.code:
        before = box.adjusted(0, 0, -width - 5, 0)
        canvas.text(before, money.code, FontRole.CODE, canvas.tokens.t3, Align.NUMBER)


def paint_hours_bar(canvas: Canvas, share: float, color: QColor) -> None:
    """Paint a share of the day as a bar from the leading edge, centred in height."""
    top = (canvas.height - _BAR_HEIGHT) / 2
    canvas.fill(canvas.box(0, top, canvas.width, _BAR_HEIGHT), canvas.tokens.weekend, 2)
    filled = canvas.width * min(1.0, max(0.0, share))
    if filled >= 1:
        canvas.fill(canvas.box(0, top, filled, _BAR_HEIGHT), color, 2)


def paint_band(canvas: Canvas, share: float | None, *, is_outside: bool) -> None:
    """Paint a band from P10 to P90, P25 to P75 thick, and pay as an upright bar on it.

    Args:
        canvas: As wide as the band.
        share: Where pay stands, 0 at P10 and 1 at P90 by percentile; None without pay.
        is_outside: Whether it lies beyond the ends.
    """
    tokens = canvas.tokens
    middle = canvas.height / 2
    canvas.fill(canvas.box(0, middle - 1, canvas.width, 2), tokens.line2)
    quarter = 0.1875  # P25 between P10 and P90
    thick = canvas.box(
        canvas.width * quarter, middle - 4, canvas.width * (1 - 2 * quarter), _BAR_HEIGHT + 2
    )
    canvas.fill(thick, tokens.acc_line)
    if share is not None:
        at = canvas.width * min(1.0, max(0.0, share))
        color = tokens.warn_mark if is_outside else tokens.t1
        canvas.fill(canvas.box(at - 1, middle - 7, 2, 14), color)


def status_chip_width(text: str) -> float:
    """Return the width of a status chip."""
    return text_width(text, FontRole.CAPTION) + 2 * _STATUS_PADDING


def paint_status_chip(canvas: Canvas, x: float, text: str, tone: Tone) -> None:
    """Paint a word on its tint, centred in height."""
    width = min(status_chip_width(text), canvas.width - x)
    top = (canvas.height - _STATUS_HEIGHT) / 2
    box = canvas.box(x, top, width, _STATUS_HEIGHT)
    canvas.fill(box, tone_wash(tone, canvas.tokens), _STATUS_HEIGHT / 2)
    if tone is Tone.ACCENT:  # else it would vanish on a selected row
        canvas.frame(box, canvas.tokens.acc_line, _STATUS_HEIGHT / 2)
    inner = canvas.box(
        x + _STATUS_PADDING - 1, top, width - 2 * _STATUS_PADDING + 2, _STATUS_HEIGHT
    )
    canvas.text(inner, text, FontRole.CAPTION, tone_color(tone, canvas.tokens), Align.CENTER)


def paint_name_and_detail(canvas: Canvas, name: str, detail: str, color: QColor) -> None:
    """Paint a name and a quieter detail after it; the detail gives way first."""
    box = canvas.box(0, 0, canvas.width, canvas.height)
    taken = canvas.text(box, name, FontRole.KEY_CELL, color)
    rest = canvas.width - taken - 6
    if detail and rest > 24:
        beside = canvas.box(taken + 6, 0.5, rest, canvas.height)
        is_dimmed = color == canvas.tokens.dis
        canvas.text(beside, detail, FontRole.CAPTION, color if is_dimmed else canvas.tokens.t3)
