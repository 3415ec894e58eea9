"""Keeps a state of the plan's file after each save, and gives earlier ones back."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject

from planner.desktop.session.plan_session import PlanSession
from planner.plan.backups import Backup, backups_of, keep_backup
from planner.plan.model import Plan
from planner.plan.store import PlanFileError


def _now_utc() -> datetime:
    return datetime.now(UTC)


class Backups(QObject):
    """Watches the session; a state that cannot be kept never disturbs the save itself.

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
        self._is_another = False
        session.plan_changed.connect(self._on_plan_changed)
        session.file_state_changed.connect(self._on_file_state_changed)

    @property
    def failure(self) -> Exception | None:
        """Why the last state could not be kept; None if it was."""
        return self._failure

    def states(self) -> tuple[Backup, ...]:
        """Return the states of the open plan's file, the newest first."""
        path = self._session.path
        return () if path is None else backups_of(self._folder, path)

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
        self.keep(plan)
