"""Composition root of the desktop program: builds the parts and hands each what it needs.

The order serves the first paint: the frame of the window is built and shown first; the market
data, the plan and everything heavy to import follow on another thread.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from planner.desktop.fonts import FontRole, font, load_fonts
from planner.desktop.garbage_collection import resume_collection
from planner.desktop.icons import Icons
from planner.desktop.main_window import MainWindow
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import PREFERENCES, STYLE_ARGUMENTS, Preference, Theme
from planner.localization.messages import supported_language, use_language

if TYPE_CHECKING:  # these wait until the window is painted
    from PySide6.QtCore import QTranslator

    from planner.desktop.session.background import Background
    from planner.desktop.session.loading import Loaded
    from planner.desktop.shell import Shell

NAME = "global-hiring-planner"
RIGHT_TO_LEFT = frozenset({"ar"})
"""Languages the window is mirrored for."""


class Folders(NamedTuple):
    """Where the program keeps what is not a plan file of the user's."""

    settings_file: Path
    drafts: Path
    log_file: Path


def users_folders() -> Folders:
    """Return the folders the system gives this user."""
    from platformdirs import user_config_path, user_data_path, user_log_path

    return Folders(
        user_config_path(NAME, appauthor=False) / "settings.ini",
        user_data_path(NAME, appauthor=False) / "drafts",
        user_log_path(NAME, appauthor=False) / "failures.log",
    )


def folders_beside(settings_file: Path) -> Folders:
    """Return folders beside a settings file given by hand."""
    return Folders(
        settings_file, settings_file.parent / "drafts", settings_file.parent / "failures.log"
    )


def users_language() -> str:
    """Return the locale the user's system speaks, by gettext's variables where they are set.

    Qt's own answer costs a tenth of a bare window's start-up time, so it comes last.
    """
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return value
    from PySide6.QtCore import QLocale

    return QLocale.system().name()


class Desktop(QObject):
    """The running program: one session, one window around it.

    Signals:
        first_painted: The first window is on the screen.
        loaded: The market data and the first plan are there, or a banner says why not.
    """

    first_painted = Signal()
    loaded = Signal()

    def __init__(self, app: QApplication, folders: Folders) -> None:
        super().__init__()
        self._app = app
        self._folders = folders
        self._path: Path | None = None
        self._shell: Shell | None = None
        self._translator: QTranslator | None = None
        self.preferences = Preferences(folders.settings_file)
        preference: Preference = next(
            (known for known in PREFERENCES if known == self.preferences.theme), "system"
        )
        self.theme = Theme(app, preference)
        load_fonts()
        app.setFont(font(FontRole.BODY))
        self.icons = Icons(self.theme)
        self._background: Background | None = None
        self._speak(self.preferences.language or users_language())
        self.window = self._new_window()

    @property
    def shell(self) -> "Shell":
        """The parts around the session; there once ``loaded`` was emitted without a fault."""
        if self._shell is None:
            raise RuntimeError("asked before the market data was loaded")
        return self._shell

    def start(self, path: Path | None) -> None:
        """Show the window; once it is painted, load the plan asked for."""
        self._path = path
        self.window.first_painted.connect(
            self._on_first_painted, Qt.ConnectionType.QueuedConnection
        )
        self.window.restore(self.preferences.window_geometry)
        self.window.show()

    def close(self) -> None:
        """End everything this object started; the work must have been kept."""
        if self._background is not None:
            self._background.finish()
        if self._shell is not None:
            self._shell.end()
        self.window.loading_view.end()
        self.window.withdraw_undo()
        self.window.allow_close()
        self.preferences.store()

    def change_language(self, language: str) -> None:
        """Speak another language: a new window around the same session."""
        self.preferences.language = language
        self._speak(language)
        before = self.window
        self.window = self._new_window()
        self.window.setGeometry(before.geometry())
        if before.isMaximized():
            self.window.setWindowState(Qt.WindowState.WindowMaximized)
        if self._shell is not None:
            self._shell.move_to(self.window)
        self.window.show()
        before.allow_close()
        before.deleteLater()

    def close_in_order(self) -> None:
        """Keep the work, then end the program; where that fails the window stays and says so."""
        if self._shell is not None and not self._shell.keep_for_closing():
            return
        self.preferences.window_geometry = self.window.saveGeometry()
        self.close()
        self._app.quit()

    def show_failure(self, error: object) -> None:
        """Say that something unforeseen happened; the log holds what."""
        from planner.desktop.notices import notice_of
        from planner.localization.formatting import Formatter
        from planner.localization.messages import active_language

        self.window.banner.show_notice(notice_of(error, Formatter(active_language())))

    def _on_abandoned(self) -> None:
        self.close()
        self._app.quit()

    def _new_window(self) -> MainWindow:
        window = MainWindow(self.theme, self.icons)
        window.close_requested.connect(self.close_in_order)
        return window

    def _speak(self, language: str) -> None:
        chosen = supported_language(language)
        use_language(chosen)
        directions = Qt.LayoutDirection
        is_mirrored = chosen in RIGHT_TO_LEFT
        self._app.setLayoutDirection(
            directions.RightToLeft if is_mirrored else directions.LeftToRight
        )
        self._translate_qt(chosen)

    def _translate_qt(self, language: str) -> None:
        """Give Qt's own dialogs the language; English needs nothing."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        if language == "en":
            return
        from PySide6.QtCore import QLibraryInfo, QTranslator

        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(translator)
            self._translator = translator

    def _on_first_painted(self) -> None:
        self.first_painted.emit()
        self._load()

    def _load(self) -> None:
        from planner.desktop.session.background import Background

        if self._background is None:
            self._background = Background(self)
            self._background.succeeded.connect(self._on_loaded)
            self._background.failed.connect(self._on_load_failed)
        path, draft = self._path, self.preferences.open_draft
        pack = self.preferences.pack_folder

        def work() -> "Loaded":
            from planner.desktop.session.loading import load

            loaded = load(path, draft, pack)
            import planner.desktop.shell  # noqa: F401 -- imported here, so that the window's thread need not wait

            return loaded

        self._background.start(work)

    def _on_loaded(self, loaded: "Loaded") -> None:
        from planner.desktop.shell import Shell

        self._shell = Shell(self.theme, self.icons, self.preferences, self._folders.drafts)
        self._shell.language_chosen.connect(self.change_language)
        self._shell.abandoned.connect(self._on_abandoned)
        self._shell.begin(loaded, self.window)
        self.loaded.emit()

    def _on_load_failed(self, error: object) -> None:
        from planner.desktop.banner import Remedy
        from planner.desktop.failure_log import FailureLog
        from planner.desktop.notices import notice_of
        from planner.localization.formatting import Formatter
        from planner.localization.messages import _, active_language
        from planner.localization.problems import has_sentence

        if isinstance(error, Exception) and not has_sentence(error):
            FailureLog(self._folders.log_file).record(error)
        self.window.loading_view.end()
        remedy = Remedy(_("Try again"), self._load)
        formatter = Formatter(active_language())
        self.window.banner.show_notice(notice_of(error, formatter, (remedy,)))
        self.loaded.emit()


def run(
    path: Path | None,
    *,
    argv: Sequence[str] = (),
    settings_path: Path | None = None,
    on_first_paint: Callable[[], None] | None = None,
    on_loaded: Callable[[], None] | None = None,
) -> int:
    """Open the window and stay until it is closed.

    A paused garbage collector is resumed once the plan is there.

    Args:
        path: The plan to open; None opens the draft left open last time, or offers a first plan.
        argv: Arguments for Qt itself.
        settings_path: A settings file other than the user's; drafts and the log lie beside it.
        on_first_paint: Called once when the window is on the screen.
        on_loaded: Called once when the plan is there.

    Returns:
        The exit code.
    """
    app = QApplication([sys.argv[0], *STYLE_ARGUMENTS, *argv])
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME)
    folders = folders_beside(settings_path) if settings_path else users_folders()
    desktop = Desktop(app, folders)
    desktop.loaded.connect(resume_collection)
    if on_first_paint is not None:
        desktop.first_painted.connect(on_first_paint)
    if on_loaded is not None:
        desktop.loaded.connect(on_loaded)
    desktop.start(path)
    app.processEvents()  # the window is painted here,
    app.processEvents()  # and here loading begins; what follows may take its time
    with guarded(desktop, folders.log_file):
        return app.exec()


@contextmanager
def guarded(desktop: Desktop, log_file: Path) -> Iterator[None]:
    """Log what nobody catches and say so; close in order when the system asks."""
    from planner.desktop.failure_log import FailureLog
    from planner.desktop.interrupts import Interrupts

    log = FailureLog(log_file)
    interrupts = Interrupts()
    log.failed.connect(desktop.show_failure)
    interrupts.interrupted.connect(desktop.close_in_order)
    log.install()
    interrupts.install()
    try:
        yield
    finally:
        interrupts.uninstall()
        log.uninstall()
