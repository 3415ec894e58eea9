"""What the program remembers about its user, in one settings file."""

from collections.abc import Sequence
from getpass import getuser
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

RECENT_FILES_KEPT = 8


class Preferences:
    """Typed access to the settings; a value of another type or form reads as its default.

    Args:
        path: The settings file; it and its folder are made when something is first written.
    """

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def folder(self) -> Path:
        """Where the settings are, and what else is remembered about the user."""
        return Path(self._settings.fileName()).parent

    @property
    def theme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        return self._text("window/theme", "system")

    @theme.setter
    def theme(self, preference: str) -> None:
        self._settings.setValue("window/theme", preference)

    @property
    def language(self) -> str:
        """The language chosen, empty to follow the system."""
        return self._text("window/language", "")

    @language.setter
    def language(self, language: str) -> None:
        self._settings.setValue("window/language", language)

    @property
    def author(self) -> str:
        """Who an override is signed by; at first the user of the system."""
        return self._text("user/author", "") or system_user()

    @author.setter
    def author(self, name: str) -> None:
        self._settings.setValue("user/author", name.strip())

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """Plan files opened or saved, the latest first; some may be gone by now."""
        return tuple(Path(text) for text in self._texts("files/recent"))

    def add_recent_file(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        newest = str(path.absolute())
        others = [text for text in self._texts("files/recent") if text != newest]
        self._settings.setValue("files/recent", [newest, *others][:RECENT_FILES_KEPT])

    def remove_recent_file(self, path: Path) -> None:
        """Forget a file."""
        gone = str(path.absolute())
        kept = [text for text in self._texts("files/recent") if text != gone]
        self._settings.setValue("files/recent", kept)

    @property
    def open_draft(self) -> Path | None:
        """The draft to open again when the program starts without a plan."""
        text = self._text("files/open_draft", "")
        return Path(text) if text else None

    @open_draft.setter
    def open_draft(self, draft: Path | None) -> None:
        self._settings.setValue("files/open_draft", "" if draft is None else str(draft))

    @property
    def export_folder(self) -> Path | None:
        """The folder the last workbook went to."""
        text = self._text("files/export_folder", "")
        return Path(text) if text else None

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._settings.setValue("files/export_folder", str(folder))

    @property
    def import_folder(self) -> Path | None:
        """The folder the last file was imported from."""
        text = self._text("files/import_folder", "")
        return Path(text) if text else None

    @import_folder.setter
    def import_folder(self, folder: Path) -> None:
        self._settings.setValue("files/import_folder", str(folder))

    @property
    def pack_folder(self) -> Path | None:
        """The folder of the data pack to use, None for the one that ships with the program."""
        text = self._text("market/pack_folder", "")
        return Path(text) if text else None

    @pack_folder.setter
    def pack_folder(self, folder: Path | None) -> None:
        self._settings.setValue("market/pack_folder", "" if folder is None else str(folder))

    @property
    def window_geometry(self) -> QByteArray:
        """What ``QWidget.restoreGeometry`` takes; empty at first."""
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @window_geometry.setter
    def window_geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)

    def column_widths(self, table: str) -> tuple[int, ...]:
        """Return a table's column widths in pixels, empty where none were kept."""
        texts = self._texts(f"columns/{table}")
        if not all(text.isascii() and text.isdigit() for text in texts):
            return ()
        return tuple(int(text) for text in texts)

    def set_column_widths(self, table: str, widths: Sequence[int]) -> None:
        """Keep a table's column widths in pixels."""
        self._settings.setValue(f"columns/{table}", [str(width) for width in widths])

    def column_choice(self, table: str) -> tuple[str, ...]:
        """Return which columns a table shows and in which order, empty where nothing was kept."""
        return tuple(self._texts(f"column-choice/{table}"))

    def set_column_choice(self, table: str, words: Sequence[str]) -> None:
        """Keep which columns a table shows."""
        self._settings.setValue(f"column-choice/{table}", list(words))

    def choice(self, name: str) -> str:
        """Return one choice out of a few, empty where nothing was kept."""
        return self._text(f"choices/{name}", "")

    def set_choice(self, name: str, value: str) -> None:
        """Keep one choice out of a few."""
        self._settings.setValue(f"choices/{name}", value)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a switch of the window, such as whether a panel shows."""
        text = self._text(f"flags/{name}", "")
        return default if text not in {"yes", "no"} else text == "yes"

    def set_flag(self, name: str, *, value: bool) -> None:
        """Keep a switch of the window."""
        self._settings.setValue(f"flags/{name}", "yes" if value else "no")

    def store(self) -> None:
        """Write what changed to the file now."""
        self._settings.sync()

    def _text(self, key: str, default: str) -> str:
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def _texts(self, key: str) -> list[str]:
        """Read a list; Qt gives back a list of one as the bare text."""
        value = self._settings.value(key)
        if isinstance(value, str):
            return [value]
        if not isinstance(value, list):
            return []
        return [text for text in value if isinstance(text, str)]


def system_user() -> str:
    """Return the name the system knows its user by, empty if it has none."""
    try:
        return getuser()
    except (KeyError, OSError):  # no such entry, or no name at all
        return ""
