"""The plan menu: files, appearance, language."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from planner.desktop.actions import ActionId, Actions
from planner.desktop.main_window import MainWindow
from planner.desktop.menus import Menu
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import PREFERENCES, Preference, Theme
from planner.localization.messages import LANGUAGES, _, active_language


class PlanMenu(QObject):
    """Builds the menu; its choices are read each time it opens.

    Signals:
        recent_chosen: The path of a recent file.
        language_chosen: The code of a language.
    """

    recent_chosen = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        actions: Actions,
        theme: Theme,
        preferences: Preferences,
        is_draft: Callable[[Path], bool],
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._preferences = preferences
        self._is_draft = is_draft
        self.menu = Menu(theme, window)
        for action_id in (
            ActionId.NEW_PLAN,
            ActionId.NEW_FROM_SAMPLE,
            ActionId.NEW_FROM_HEALTHCARE,
            ActionId.NEW_FROM_FOLLOW_THE_SUN,
            ActionId.OPEN,
        ):
            self.menu.addAction(actions[action_id])
        self.recent = self.menu.add_submenu(_("Open recent"))
        self.menu.addSeparator()
        for action_id in (
            ActionId.SAVE,
            ActionId.SAVE_AS,
            ActionId.RENAME,
            ActionId.EARLIER_STATES,
            ActionId.RECOVERED_CHANGES,
        ):
            self.menu.addAction(actions[action_id])
        self.menu.addSeparator()
        for action_id in (ActionId.IMPORT, ActionId.EXPORT):
            self.menu.addAction(actions[action_id])
        self.menu.addSeparator()
        for action_id in (
            ActionId.ONBOARDING_PLAN,
            ActionId.ONBOARDING_CALENDAR,
            ActionId.ONBOARDING_TEMPLATES,
        ):
            self.menu.addAction(actions[action_id])
        self.menu.addSeparator()
        self.appearance = self.menu.add_submenu(_("Appearance"))
        self.language = self.menu.add_submenu(_("Language"))
        self.menu.addSeparator()
        self.menu.addAction(actions[ActionId.ABOUT])
        self.menu.addAction(actions[ActionId.QUIT])
        self.menu.aboutToShow.connect(self._on_about_to_show)
        self.recent.triggered.connect(self._on_recent_triggered)
        self.appearance.triggered.connect(self._on_appearance_chosen)
        self.language.triggered.connect(self._on_language_chosen)
        window.top_bar.title.setMenu(self.menu)

    def _on_about_to_show(self) -> None:
        _fill(self.appearance, appearance_names(), self._theme.preference)
        _fill(self.language, _language_names(), active_language())
        self.recent.clear()
        for path in self._preferences.recent_files:
            text = _("Draft {name}").format(name=path.stem) if self._is_draft(path) else path.name
            action = self.recent.addAction(text.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setData(str(path))
        self.recent.setEnabled(not self.recent.isEmpty())

    def _on_recent_triggered(self, action: QAction) -> None:
        self.recent_chosen.emit(Path(action.data()))

    def _on_appearance_chosen(self, action: QAction) -> None:
        self.choose_appearance(action.data())

    def choose_appearance(self, preference: Preference) -> None:
        """Show the window in an appearance, now and next time."""
        self._preferences.theme = preference
        self._theme.set_preference(preference)

    def _on_language_chosen(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())


def _fill(menu: Menu, names: Mapping[str, str], chosen: str) -> None:
    menu.clear()
    group = QActionGroup(menu)
    for key, name in names.items():
        action = group.addAction(name)
        action.setData(key)
        action.setCheckable(True)
        action.setChecked(key == chosen)
        menu.addAction(action)


def appearance_names() -> dict[str, str]:
    """Return the appearances there are, by preference."""
    names = (_("Like the system"), _("Light"), _("Dark"))
    return dict(zip(PREFERENCES, names, strict=True))


def _language_names() -> dict[str, str]:
    from planner.localization.countries import language_name

    return {code: language_name(code, code) for code in LANGUAGES}
