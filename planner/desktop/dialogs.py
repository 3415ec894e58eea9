"""The dialogs over the window that need the open session; each is read when it is asked for."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.desktop.banner import Notice, Remedy
from planner.desktop.icons import Icons
from planner.desktop.main_window import MainWindow
from planner.desktop.notices import notice_of
from planner.desktop.plan_files import SUFFIX as PLAN_SUFFIX
from planner.desktop.plan_files import PlanFiles
from planner.desktop.session.backups import Backups
from planner.desktop.session.drafts import Recovered
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.plan.file_name import file_name

if TYPE_CHECKING:
    from planner.desktop.about_dialog import AboutDialog
    from planner.desktop.imports import Imports
    from planner.desktop.session.other_side import OtherSide

_WORKBOOK_SUFFIX = ".xlsx"


class Dialogs(QObject):
    """Opens dialogs and does what is chosen in them."""

    def __init__(  # noqa: PLR0913 -- everything the dialogs work on
        self,
        window: MainWindow,
        session: PlanSession,
        files: PlanFiles,
        backups: Backups,
        theme: Theme,
        icons: Icons,
        *,
        formatter: Formatter,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._files = files
        self._backups = backups
        self._preferences = preferences
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self._imports: Imports | None = None
        window.file_dropped.connect(self._on_file_dropped)

    def show_about(self) -> "AboutDialog":
        """Tell of the program and of its data."""
        from planner.desktop.about_dialog import AboutDialog

        dialog = AboutDialog(
            self._theme, self._icons, self._session.market, self._formatter, self._window
        )
        dialog.show()
        return dialog

    def show_recovered(self, found: tuple[Recovered, ...]) -> None:
        """Show changes left behind by a crash, or by a file that did not take them."""
        from planner.desktop.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(
            self._theme, self._icons, found, self._session.market, self._formatter, self._window
        )
        dialog.opened.connect(self._files.take_up)
        dialog.show()

    def show_earlier_states(self) -> None:
        """Show what was kept of the plan's file before."""
        from planner.desktop.backups_dialog import BackupsDialog

        dialog = BackupsDialog(
            self._theme, self._icons, self._session, self._backups, self._formatter, self._window
        )
        dialog.show()

    def show_other_side(self, side: "OtherSide") -> None:
        """Let the user choose where two copies of the plan differ; bring them together."""
        from planner.desktop.merge_dialog import MergeDialog
        from planner.desktop.session.other_side import bring_together

        if not side.merged.conflicts:
            bring_together(self._session, side)
            return
        dialog = MergeDialog(
            self._theme, self._icons, side, self._session.market, self._formatter, self._window
        )
        dialog.chosen.connect(partial(bring_together, self._session, side))
        dialog.show()

    @property
    def imports(self) -> "Imports":
        """What imports files, made when it is first asked for."""
        if self._imports is None:
            from planner.desktop.imports import Imports

            look = self._theme, self._icons, self._formatter
            imports = Imports(self._window, self._session, self._preferences, look)
            imports.failed.connect(self._on_import_failed)
            imports.imported.connect(self._on_imported)
            self._imports = imports
        return self._imports

    def show_import(self) -> None:
        """Ask for a file of people, offers or pay, and import it."""
        self.imports.choose()

    def import_copied(self) -> bool:
        """Import the cells in the clipboard if they are people or pay; say whether they are."""
        from planner.desktop.session.clipboard import copied_beginning
        from planner.intake.imports.import_kind import is_for_import

        beginning = copied_beginning()
        currencies = self._session.market.exchange_rates.latest
        if beginning is None or not is_for_import(beginning, currencies, self._session.plan):
            return False
        self.imports.open_copied()
        return True

    def show_export(self) -> None:
        """Ask where to write the finance workbook, and write it."""
        from planner.desktop.exporting.export_dialog import ExportDialog
        from planner.desktop.session.export_job import ExportSource

        scenario = self._session.scenario
        name = self._session.plan.name
        if scenario is not None:
            name = f"{name} - {scenario.name}"
        path = self._export_folder() / (file_name(name) + _WORKBOOK_SUFFIX)
        dialog = ExportDialog(
            self._theme,
            self._icons,
            self._formatter,
            ExportSource(self._session),
            path,
            self._window,
            preferences=self._preferences,
        )
        dialog.exported.connect(self._on_exported)
        dialog.show()

    def _export_folder(self) -> Path:
        if self._session.path is not None:
            return self._session.path.parent
        return self._preferences.export_folder or Path.home()

    def _on_exported(self, path: Path) -> None:
        self._preferences.export_folder = path.parent

    def _on_file_dropped(self, path: Path) -> None:
        """Open a plan; import anything else into the open one."""
        if path.suffix.lower() == PLAN_SUFFIX:
            self._files.open(path)
        elif self._session.is_open:
            self.imports.open(path)
        else:
            self._window.undo_bar.tell(_("Open a plan first, then drop the file again."))

    def _on_import_failed(self, error: object) -> None:
        again = Remedy(_("Choose another file…"), self.show_import)
        if isinstance(error, Exception) and has_sentence(error):
            title = _("The file could not be imported.")
            notice = Notice(title, error_sentence(error, self._formatter), (again,))
        else:
            notice = notice_of(error, self._formatter, (again,))
        self._window.banner.show_notice(notice)

    def _on_imported(self, sentence: str) -> None:
        self._window.hide_banner()
        self._window.undo_bar.offer(sentence)
