"""The order in which Tab goes through widgets that were not all made in their order."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_as_laid_out(root: QWidget) -> None:
    """Let Tab go through what takes it in the order of the layouts, whatever was made first."""
    for before, after in pairwise(stops(root)):
        QWidget.setTabOrder(before, after)


def stops(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab goes through inside a widget, or the widget itself, shown or not."""
    if isinstance(root, QScrollArea):
        body: QWidget | None = root.widget()
        if body is not None:
            yield from stops(body)
        return
    layout: QLayout | None = root.layout()
    if layout is not None:
        yield from _in_layout(layout)
    elif root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner: QLayout | None = item.layout() if item is not None else None
        widget: QWidget | None = item.widget() if item is not None else None
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            yield from stops(widget)
