"""The open plan: its results, its undo stack and its file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from planner.calculators.evaluation import Evaluation, evaluate
from planner.desktop.session.replace_plan import ReplacePlan
from planner.market.snapshot import Snapshot
from planner.plan.changes import differences
from planner.plan.model import Plan
from planner.plan.store import PlanFileError, load_plan, save_plan

FileStamp = tuple[int, int, int]
"""Inode, modification time and size: differs when somebody else wrote the file."""


class FileChangedOnDiskError(Exception):
    """Somebody else wrote the plan's file since it was read; saving would lose their work."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class NothingOpenError(RuntimeError):
    """The session was asked for a plan or market data it does not hold yet."""


class PlanSession(QObject):
    """The plan the window shows; every edit goes through ``apply``.

    Signals:
        plan_changed: A tuple of ``planner.plan.changes.Change``; ``evaluation`` is up to date.
            An empty tuple means that another plan was opened: everything may differ.
        file_state_changed: ``path`` or ``is_modified`` changed.
        failed: An error to show in a banner; the open plan is untouched.
    """

    plan_changed = Signal(object)
    file_state_changed = Signal()
    failed = Signal(object)

    def __init__(self, market: Snapshot | None = None) -> None:
        super().__init__()
        self._market = market
        self._evaluation: Evaluation | None = None
        self._path: Path | None = None
        self._stamp: FileStamp | None = None
        self._is_kept = True
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._on_clean_changed)

    @property
    def is_ready(self) -> bool:
        """Whether the market data is loaded."""
        return self._market is not None

    @property
    def is_open(self) -> bool:
        """Whether a plan is open; without one ``plan`` and ``evaluation`` may not be asked."""
        return self._evaluation is not None

    @property
    def market(self) -> Snapshot:
        """The market data plans are evaluated against."""
        if self._market is None:
            raise NothingOpenError("the market data is not loaded")
        return self._market

    @property
    def evaluation(self) -> Evaluation:
        """All results of the open plan."""
        if self._evaluation is None:
            raise NothingOpenError("no plan is open")
        return self._evaluation

    @property
    def plan(self) -> Plan:
        """The open plan."""
        return self.evaluation.plan

    @property
    def path(self) -> Path | None:
        """The plan's file; None until it is saved for the first time."""
        return self._path

    @property
    def is_modified(self) -> bool:
        """Whether the plan differs from its file, or from how it began where it has none."""
        return not (self._is_kept and self.undo_stack.isClean())

    def set_market(self, market: Snapshot) -> None:
        """Take the market data, once, before the first plan."""
        self._market = market

    def apply(self, plan: Plan, text: str, merge_key: str | None = None) -> None:
        """Make an edited plan the open one, as one undo step.

        Args:
            plan: The result of an edit; an equal plan changes nothing.
            text: What the step is called, such as "Change start of P-02".
            merge_key: Consecutive edits with the same key become one step: name the seat and
                the field being typed in.
        """
        if plan != self.plan:
            self.undo_stack.push(ReplacePlan(self._show, self.plan, plan, text, merge_key))

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        self.undo_stack.undo()

    def redo(self) -> None:
        """Repeat the step last taken back, if there is one."""
        self.undo_stack.redo()

    def new_plan(self, plan: Plan) -> None:
        """Open a plan that has no file yet."""
        self.adopt(evaluate(plan, self.market), None)

    def open(self, path: Path) -> bool:
        """Open a plan file; on failure ``failed`` says why and the open plan stays.

        Returns:
            Whether the plan was opened.
        """
        stamp = stamp_of(path)
        try:
            evaluation = evaluate(load_plan(path), self.market)
        except PlanFileError as error:
            self.failed.emit(error)
            return False
        self.adopt(evaluation, path, stamp=stamp)
        return True

    def adopt(
        self,
        evaluation: Evaluation,
        path: Path | None,
        *,
        stamp: FileStamp | None = None,
        is_kept: bool = True,
    ) -> None:
        """Open a plan that was evaluated elsewhere.

        Args:
            evaluation: The plan with its results.
            path: Its file.
            stamp: ``stamp_of(path)`` taken before the file was read.
            is_kept: False for a recovered plan, whose changes are in no file of the user's.
        """
        self._evaluation = evaluation
        self._path = path
        self._stamp = stamp
        self._is_kept = is_kept
        self.undo_stack.clear()
        self.plan_changed.emit(())
        self.file_state_changed.emit()

    def save(self, *, overwrite: bool = False) -> bool:
        """Write the plan to its file; on failure ``failed`` says why.

        Args:
            overwrite: Write even where somebody else changed the file since it was read.

        Returns:
            Whether the plan was written; False also where it has no file yet.
        """
        if self._path is None:
            return False
        if not overwrite and self._changed_on_disk(self._path):
            self.failed.emit(FileChangedOnDiskError(self._path))
            return False
        return self._write(self._path)

    def save_as(self, path: Path) -> bool:
        """Write the plan to another file and keep that one; on failure ``failed`` says why."""
        return self._write(path)

    def reload(self) -> bool:
        """Read the plan's file again, dropping what differs from it."""
        return self._path is not None and self.open(self._path)

    def _changed_on_disk(self, path: Path) -> bool:
        stamp = stamp_of(path)
        return stamp is not None and self._stamp is not None and stamp != self._stamp

    def _write(self, path: Path) -> bool:
        try:
            save_plan(self.plan, path)
        except PlanFileError as error:
            self.failed.emit(error)
            return False
        self._path = path
        self._stamp = stamp_of(path)
        self._is_kept = True
        self.undo_stack.setClean()
        self.file_state_changed.emit()
        return True

    def _show(self, plan: Plan) -> None:
        before = self.evaluation
        self._evaluation = evaluate(plan, self.market, previous=before)
        self.plan_changed.emit(differences(before.plan, plan))

    def _on_clean_changed(self, _is_clean: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self.file_state_changed.emit()


def stamp_of(path: Path) -> FileStamp | None:
    """Return what tells whether a file was written since, None where it cannot be read."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
