"""Keeps states of the plan's file as it is saved, and gives earlier ones back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from planner.desktop.session.plan_session import PlanSession
from planner.plan.backups import Backup, backups_of, keep_backup
from planner.plan.model import Plan
from planner.plan.store import PlanFileError

SPACING = timedelta(minutes=1)
"""Between two states; while somebody types, the file itself holds the latest."""


def _now_utc() -> datetime:
    return datetime.now(UTC)


class Backups(QObject):
    """Watches the session; a state that cannot be kept never disturbs the save itself.

    Of saves that follow each other closely the last is kept, once ``SPACING`` is over.

    What the file held when it was opened is kept too, with its first save. Plans without a file of
    the user's have no states.

    Args:
        folder: The folder of all backups.
        now_utc: Tells the time.
    """

    def __init__(
        self,
        session: PlanSession,
        folder: Path,
        now_utc: Callable[[], datetime] = _now_utc,
    ) -> None:
        super().__init__()
        self._session = session
        self._folder = folder
        self._now_utc = now_utc
        self._seen: tuple[Path | None, Plan | None] = (None, None)
        self._opened: tuple[Plan, datetime] | None = None
        self._failure: Exception | None = None
        self._due: Plan | None = None
        self._kept_at_utc: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep_due)
        self._is_another = False
        self._file: Path | None = None
        session.plan_changed.connect(self._on_plan_changed)
        session.file_state_changed.connect(self._on_file_state_changed)

    @property
    def failure(self) -> Exception | None:
        """Why the last state could not be kept; None if it was."""
        return self._failure

    def states(self) -> tuple[Backup, ...]:
        """Return the states of the open plan's file, the newest first."""
        self._keep_due()
        path = self._session.path
        return () if path is None else backups_of(self._folder, path)

    def stop(self) -> None:
        """Keep nothing any more; the file holds the latest state."""
        self._timer.stop()
        self._due = None

    def keep(self, plan: Plan, moment_utc: datetime | None = None) -> None:
        """Keep a state of the open plan's file, such as one about to be overwritten."""
        path = self._session.path
        if path is None:
            return
        try:
            keep_backup(self._folder, path, plan, moment_utc or self._now_utc())
        except (OSError, PlanFileError) as error:
            self._failure = error
        else:
            self._failure = None
        self._kept_at_utc = self._now_utc()

    def _on_plan_changed(self, changes: object) -> None:
        # The same plan against another market is told like another plan.
        if changes == () and self._session.stored_plan is not self._seen[1]:
            self._is_another = True

    def _on_file_state_changed(self) -> None:
        session = self._session
        now = (session.path, session.stored_plan)
        was_opened, self._is_another = self._is_another, False
        if now[0] == self._seen[0] and now[1] is self._seen[1]:
            return
        self._seen = now
        if was_opened or self._session.path != self._file:
            self.stop()  # what is due is another file's
            self._file, self._kept_at_utc = self._session.path, None
        if session.stored_plan is None:
            self._opened = None
        elif was_opened:
            self._opened = (session.stored_plan, self._now_utc())
        else:
            self._keep_saved(session.stored_plan)

    def _keep_saved(self, plan: Plan) -> None:
        if self._opened is not None:
            self.keep(*self._opened)
            self._opened = None
        self._due = plan
        wait = self._wait()
        if not wait:
            self._keep_due()
        elif not self._timer.isActive():
            self._timer.start(round(wait / timedelta(milliseconds=1)))

    def _wait(self) -> timedelta:
        """Return how long until the next state may be kept."""
        if self._kept_at_utc is None:
            return timedelta(0)
        passed = self._now_utc() - self._kept_at_utc
        # A clock that was put back must not stop all backups.
        return max(timedelta(0), SPACING - passed) if passed >= timedelta(0) else timedelta(0)

    def _keep_due(self) -> None:
        if self._due is not None:
            self._timer.stop()
            plan, self._due = self._due, None
            self.keep(plan)
