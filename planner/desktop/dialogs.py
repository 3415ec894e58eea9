"""The dialogs over the window that need the open session; each is read when it is asked for."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.calculators.evaluation import Evaluation
from planner.desktop.icons import Icons
from planner.desktop.main_window import MainWindow
from planner.desktop.plan_files import PlanFiles, file_name
from planner.desktop.session.backups import Backups
from planner.desktop.session.drafts import Recovered
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter

if TYPE_CHECKING:
    from planner.desktop.about_dialog import AboutDialog
    from planner.desktop.session.other_side import OtherSide


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

    def show_export(self) -> None:
        """Ask where to write the finance workbook, and write it."""
        from planner.desktop.export_dialog import SUFFIX, ExportDialog

        path = self._export_folder() / (file_name(self._session.plan.name) + SUFFIX)
        dialog = ExportDialog(
            self._theme, self._icons, self._formatter, self._results, path, self._window
        )
        dialog.exported.connect(self._on_exported)
        dialog.show()

    def _results(self) -> Evaluation:
        return self._session.evaluation

    def _export_folder(self) -> Path:
        if self._session.path is not None:
            return self._session.path.parent
        return self._preferences.export_folder or Path.home()

    def _on_exported(self, path: Path) -> None:
        self._preferences.export_folder = path.parent
