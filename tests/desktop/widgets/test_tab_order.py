"""The order in which Tab goes through widgets, and that asking for it leaves nothing behind."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot

from planner.desktop.widgets.tab_order import order_as_laid_out, stops


def laid_out(qtbot: QtBot) -> tuple[QWidget, list[QPushButton]]:
    """Return five buttons in nested layouts and a scrolled body, made in the opposite order."""
    root = QWidget()
    qtbot.addWidget(root)
    last, fourth, third, second, first = (QPushButton(root) for _ in range(5))
    idle = QWidget(root)
    idle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    body = QWidget()
    inner = QVBoxLayout(body)
    inner.addWidget(third)
    inner.addWidget(fourth)
    area = QScrollArea()
    area.setWidget(body)
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(first)
    row.addWidget(second)
    column = QVBoxLayout(root)
    column.addWidget(idle)
    column.addLayout(row)
    column.addSpacing(4)
    column.addWidget(area)
    column.addWidget(last)
    return root, [first, second, third, fourth, last]


def items_held() -> int:
    """Count the items of layouts that Python knows; it knows those of a layout put in another."""
    kinds = (QLayoutItem, QSpacerItem, QWidgetItem)
    return sum(type(each) in kinds for each in shiboken6.getAllValidWrappers())


def test_that_stops_come_as_they_are_laid_out(qtbot: QtBot) -> None:
    root, buttons = laid_out(qtbot)
    assert list(stops(root)) == buttons


def test_that_tab_follows_the_layout(qtbot: QtBot) -> None:
    root, buttons = laid_out(qtbot)
    order_as_laid_out(root)
    found: list[QWidget] = []
    widget = buttons[0]
    while widget not in found:
        found.append(widget)
        widget = widget.nextInFocusChain()  # type: ignore[assignment]
    assert [each for each in found if each in buttons] == buttons


def test_that_no_item_of_a_layout_is_held(qtbot: QtBot) -> None:
    """Qt deletes items without telling Python, which took what came in their place for them."""
    root, _buttons = laid_out(qtbot)
    before = items_held()
    order_as_laid_out(root)
    assert items_held() == before
