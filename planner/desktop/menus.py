"""Menus in the design's look.

A menu carries its own style sheet, made from the tokens only when it is about to be seen: menus
are the one part Qt cannot be taught by painting, and none is seen before the first paint.
"""

from PySide6.QtWidgets import QMenu, QWidget

from planner.desktop.fonts import FontRole, font
from planner.desktop.theme import Theme, Tokens

_TEMPLATE = """
QMenu {{ background: {panel}; border: 1px solid {line2}; padding: 4px; }}
QMenu::item {{ color: {t1}; padding: 5px 26px 5px 28px; border-radius: 4px; }}
QMenu::item:selected {{ background: {acc_wash}; }}
QMenu::item:disabled {{ color: {dis}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 0; }}
"""


def menu_style(tokens: Tokens) -> str:
    """Return the style sheet of a menu."""
    names = ("panel", "line2", "t1", "acc_wash", "dis", "line")
    return _TEMPLATE.format(**{name: tokens.color(name).name() for name in names})


class Menu(QMenu):
    """A menu that follows the theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, title: str = "") -> None:
        super().__init__(title, parent)
        self._theme = theme
        self._shown_in: Tokens | None = None
        self.setFont(font(FontRole.BUTTON))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._on_about_to_show)

    def add_submenu(self, title: str) -> "Menu":
        """Add a menu that opens beside this one."""
        menu = Menu(self._theme, self, title)
        self.addMenu(menu)
        return menu

    def _on_about_to_show(self) -> None:
        if self._shown_in is not self._theme.tokens:
            self._shown_in = self._theme.tokens
            self.setStyleSheet(menu_style(self._theme.tokens))
