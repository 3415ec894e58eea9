"""The menu of the selected rows of the positions table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.desktop.actions import ActionId, Actions
from planner.desktop.menus import Menu
from planner.desktop.theme import Theme

_GROUPS = (
    (ActionId.CUT, ActionId.COPY, ActionId.COPY_CELLS, ActionId.PASTE),
    (ActionId.FILL_DOWN, ActionId.DUPLICATE, ActionId.REMOVE),
    (ActionId.MOVE_UP, ActionId.MOVE_DOWN),
    (ActionId.JOB_DESCRIPTION,),
    (ActionId.BACK_TO_BASE,),
)


def rows_menu(theme: Theme, actions: Actions, window: QWidget) -> Menu:
    """Return the menu; it goes away for good once it closes."""
    menu = Menu(theme, window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, group in enumerate(_GROUPS):
        if number:
            menu.addSeparator()
        for action_id in group:
            menu.addAction(actions[action_id])
    return menu
