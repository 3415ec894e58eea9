"""Keeps every edit: in the plan's own file, or in a draft while that is not possible."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from planner.desktop.session.drafts import (
    DraftLock,
    has_origin,
    remove_draft,
    write_base,
    write_origin,
)
from planner.desktop.session.plan_session import PlanSession
from planner.plan.store import PlanFileError, save_plan

DELAY_MS = 500
"""How long an edit waits for others before it is written, so that typing writes twice a second."""


class Autosave(QObject):
    """Writes a modified plan shortly after each edit.

    A plan that was given a file saves itself there; an untitled one goes to a draft of its own in
    the user's data folder. After a failed save it waits until the user saved by hand, so that one
    fault is told once; what the file does not take meanwhile goes to a draft as well.

    Signals:
        draft_written: The path of the draft.
        draft_failed: The error why the draft could not be written.
    """

    draft_written = Signal(object)
    draft_failed = Signal(object)

    def __init__(self, session: PlanSession, drafts_folder: Path) -> None:
        super().__init__()
        self._session = session
        self._folder = drafts_folder
        self._draft: Path | None = None
        self._lock: DraftLock | None = None
        self._is_suspended = False
        self._is_recoverable = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._on_timeout)
        session.plan_changed.connect(self._on_plan_changed)
        session.file_state_changed.connect(self._on_file_state_changed)
        session.saved.connect(self._on_saved)

    @property
    def draft(self) -> Path | None:
        """Where the open untitled plan is kept; None before its first edit."""
        return self._draft

    def is_draft(self, path: Path) -> bool:
        """Tell whether a file is one of the drafts."""
        return path.parent == self._folder

    def follow(self, draft: Path | None) -> None:
        """Keep the plan about to be opened in this draft; None finds a free one when needed.

        A draft that another window of the program works on is left to it.
        """
        self._take(draft)
        self._is_suspended = self._is_recoverable = False

    def drop_draft(self) -> None:
        """Remove the draft of a plan that was saved to a file of the user's."""
        if self._draft is not None:
            remove_draft(self._draft)
            self._take(None)

    def save_now(self) -> bool:
        """Write what is not yet written.

        Returns:
            Whether nothing is left that only memory holds.
        """
        self._timer.stop()
        if not self._session.is_open or not self._session.is_modified:
            return True
        if self._session.path is None:
            return self._save_draft()
        if not self._is_suspended:
            self._is_suspended = not self._session.save()
        if not self._is_suspended:
            return True
        self._is_recoverable = self._save_draft()
        return False

    def stop(self) -> None:
        """Write nothing any more."""
        self._timer.stop()
        self._lock = None

    def keep(self) -> bool:
        """Write what is not yet written before the plan is closed, if need be to a draft.

        Returns:
            Whether nothing is lost.
        """
        return self.save_now() or self._is_recoverable

    def _save_draft(self) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = self._draft or self._free_draft()
            write_origin(draft, self._session.path)
            write_base(draft, self._session.stored_plan)
            save_plan(self._session.document, draft)
        except (OSError, PlanFileError) as error:
            self.draft_failed.emit(error)
            return False
        self._take(draft)
        self.draft_written.emit(draft)
        return True

    def _take(self, draft: Path | None) -> None:
        if draft == self._draft:
            return
        self._lock = None
        if draft is not None:
            self._lock = DraftLock(draft)
            if not self._lock.is_held:
                self._lock = draft = None
        self._draft = draft

    def _free_draft(self) -> Path:
        number = 1
        while (path := self._folder / f"draft-{number}.hplan").exists():
            number += 1
        return path

    def _on_timeout(self) -> None:
        self.save_now()

    def _on_plan_changed(self, _changes: object) -> None:
        # Not begun anew by the next edit: who types without a pause would never be saved.
        if self._session.is_modified and not self._timer.isActive():
            self._timer.start()

    def _on_saved(self) -> None:
        """Forget what was kept because the file did not take it."""
        if self._draft is not None and has_origin(self._draft):
            self.drop_draft()

    def _on_file_state_changed(self) -> None:
        if self._session.is_modified:
            return
        self._is_suspended = False
        self._timer.stop()
