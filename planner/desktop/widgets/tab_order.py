"""The order in which Tab goes through widgets that were not all made in their order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

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
        yield from _in_layout(layout, _inside(root))
    elif root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root


def _in_layout(layout: QLayout, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield what Tab goes through in a layout and those in it.

    The items of a layout are asked for their place, never taken from it: an object of Python's
    would outlive an item that Qt deletes, and whatever comes to lie where the item was would be
    taken for it. Sooner or later the process ends there.

    Args:
        layout: The layout.
        inside: The children of the widget that it lays out.
    """
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    placed: list[tuple[int, QLayout | QWidget]] = [(layout.indexOf(each), each) for each in inner]
    placed += [(layout.indexOf(each), each) for each in inside]
    for place, entry in sorted(placed, key=itemgetter(0)):
        if place < 0:
            continue  # laid out elsewhere
        if isinstance(entry, QLayout):
            yield from _in_layout(entry, inside)
        else:
            yield from stops(entry)


def _inside(root: QWidget) -> list[QWidget]:
    return root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
