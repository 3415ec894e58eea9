"""A button that shows one choice out of a few and opens the others."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.menus import Menu
from planner.desktop.theme import Theme
from planner.localization.messages import _


class ChoiceButton(Button):
    """Its label is the choice, its accessible name says of what.

    Args:
        name: What is chosen.
        choices: The keys with what they are called.

    Signals:
        chosen: Another key was chosen in its menu.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, icons, has_caret=True, parent=parent)
        self._name = name
        self._names = dict(choices)
        self._key = ""
        menu = Menu(theme, self)
        self._group = QActionGroup(menu)
        for key, text in choices:
            action = self._group.addAction(text.replace("&", "&&"))
            action.setData(key)
            action.setCheckable(True)
            menu.addAction(action)
        self._group.triggered.connect(self._on_triggered)
        self.setMenu(menu)
        self.choose(choices[0][0])

    @property
    def key(self) -> str:
        """What is chosen."""
        return self._key

    def choose(self, key: str) -> None:
        """Choose one of the keys; another changes nothing."""
        if key not in self._names:
            return
        self._key = key
        for action in self._group.actions():
            action.setChecked(action.data() == key)
        text = self._names[key]
        self.set_label(text)
        self.setAccessibleName(_("{name}: {value}").format(name=self._name, value=text))

    def _on_triggered(self, action: QAction) -> None:
        self.choose(action.data())
        self.chosen.emit(self._key)
