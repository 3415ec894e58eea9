"""The tasks of hires as a calendar file, written on another thread."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.calculators.onboarding.hire_schedule import HireSchedule
from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.menus import Menu
from planner.desktop.session.background import Background
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_texts import hire_name, part_name
from planner.localization.problems import error_sentence, has_sentence
from planner.localization.running_text import as_typed, left_to_right
from planner.plan.file_name import file_name
from planner.plan.model import Plan
from planner.plan.onboarding import TaskOwner

_SUFFIX = ".ics"
_HIRE, _ALL = "hire", "all"


class CalendarSaving(QObject):
    """Offers the calendar files of a board in a button's menu.

    Signals:
        message_raised: What was written, or why it could not be.
    """

    message_raised = Signal(str)

    def __init__(
        self, session: PlanSession, theme: Theme, icons: Icons, formatter: Formatter, host: QWidget
    ) -> None:
        super().__init__(host)
        self._session = session
        self._formatter = formatter
        self._host = host
        self._board: OnboardingBoard | None = None
        self._schedule: HireSchedule | None = None
        self._wanted: tuple[Sequence[HireSchedule], TaskOwner | None] = (), None
        self.button = Button(theme, icons, icon_name="calendar-plus", has_caret=True)
        self.button.setAccessibleName(_("Save as a calendar file"))
        self.button.setToolTip(_("Save tasks as a calendar file (.ics)"))
        self.menu = Menu(theme, host)
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._on_about_to_show)
        self.menu.triggered.connect(self._on_triggered)
        self._background = Background(self)
        self._background.succeeded.connect(self._on_saved)
        self._background.failed.connect(self._on_failed)

    def show_board(self, board: OnboardingBoard, schedule: HireSchedule | None) -> None:
        """Offer a board's hires, one of them by name."""
        self._board, self._schedule = board, schedule
        self.button.setEnabled(bool(board.schedules))

    def ask_for_all(self) -> None:
        """Ask where the tasks of all hires are to be saved."""
        self._ask(self.want_all(), _("Onboarding"))

    def want_all(self, owner: TaskOwner | None = None) -> bool:
        """Save the tasks of all hires, or those of a part, when a file is named.

        Returns:
            Whether there are any hires.
        """
        board = self._board
        self._wanted = () if board is None else tuple(board.schedules.values()), owner
        return bool(self._wanted[0])

    def want_hire(self) -> bool:
        """Save the tasks of the hire on show when a file is named.

        Returns:
            Whether one is on show.
        """
        self._wanted = () if self._schedule is None else (self._schedule,), None
        return bool(self._wanted[0])

    def save_to(self, text: str) -> None:
        """Write what was asked for to a file."""
        schedules, owner = self._wanted
        if self._board is not None and schedules:
            plan = self._board.plan
            self._background.start(_writing(Path(text), plan, schedules, owner, self._formatter))

    def finish(self) -> None:
        """Wait for what is being written."""
        self._background.finish()

    def _ask(self, is_possible: bool, name: str) -> None:  # noqa: FBT001 -- what was wanted says it
        if not is_possible:
            return
        path = self._session.path
        folder = Path.home() if path is None else path.parent
        dialog = QFileDialog(self._host, _("Save as a calendar file"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Calendar files") + f" (*{_SUFFIX})")
        dialog.setDefaultSuffix(_SUFFIX.removeprefix("."))
        dialog.selectFile(file_name(name) + _SUFFIX)
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _on_about_to_show(self) -> None:
        self.menu.clear()
        if self._schedule is not None:
            name = as_typed(hire_name(self._schedule.hire.position))
            self._add(_("Tasks of {hire}…").format(hire=name), _HIRE)
        self._add(_("Tasks of all hires…"), _ALL)
        self.menu.addSeparator()
        for part in TaskOwner:
            self._add(_("Tasks of this part: {part}…").format(part=part_name(part)), part.value)

    def _add(self, text: str, key: str) -> None:
        action = self.menu.addAction(text.replace("&", "&&"))
        action.setData(key)

    def _on_triggered(self, action: QAction) -> None:
        key = action.data()
        if key == _HIRE and self._schedule is not None:
            self._ask(self.want_hire(), hire_name(self._schedule.hire.position))
        elif key == _ALL:
            self.ask_for_all()
        elif key != _HIRE:
            part = TaskOwner(key)
            self._ask(self.want_all(part), part_name(part))

    def _on_saved(self, path: object) -> None:
        self.message_raised.emit(_("Wrote {path}.").format(path=left_to_right(path)))

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, Exception):
            return
        if not has_sentence(error):
            raise error  # for the log
        self.message_raised.emit(error_sentence(error, self._formatter))


def _writing(
    path: Path,
    plan: Plan,
    schedules: Sequence[HireSchedule],
    owner: TaskOwner | None,
    formatter: Formatter,
) -> Callable[[], Path]:
    def work() -> Path:
        from planner.export.calendar_file import write_calendar
        from planner.export.onboarding_calendar import onboarding_entries

        entries = onboarding_entries(plan, schedules, formatter, owner)
        write_calendar(path, entries, datetime.now(UTC))
        return path

    return work
