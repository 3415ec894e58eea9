"""The open plan: its results, its undo stack and its file."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from planner.calculators.evaluation import Evaluation, evaluate
from planner.desktop.session.last_results import LastResults
from planner.desktop.session.place_selection import PlaceSelection
from planner.desktop.session.replace_plan import DocumentState, ReplacePlan
from planner.localization.messages import _
from planner.market.snapshot import Snapshot
from planner.plan.changes import Change, differences
from planner.plan.model import Plan
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import as_shown, find_scenario, scenario_plan, with_scenario_plan
from planner.plan.store import (
    Fingerprint,
    PlanFileError,
    StoredPlan,
    fingerprint,
    load_stored_plan,
    save_plan,
)
from planner.quantities.identifiers import ScenarioId


class FileAction(StrEnum):
    """What was being done with a plan file."""

    OPEN = "open"
    SAVE = "save"


@dataclass(frozen=True, slots=True)
class FileFailure:
    """A plan file could not be opened or saved."""

    action: FileAction
    error: PlanFileError


class NothingOpenError(RuntimeError):
    """The session was asked for a plan or market data it does not hold yet."""


class PlanSession(QObject):
    """The plan the window shows; every edit goes through ``apply``.

    The file holds the ``document``: the base with its scenarios. On show is the base or one of
    the scenarios, the ``plan``; an edit of it goes into the document.
    ``looked_at`` is the place the pages keep in sight together.

    Signals:
        plan_changed: A tuple of ``planner.plan.changes.Change``; ``evaluation`` is up to date.
            An empty tuple means that everything may differ: another plan was opened, or the
            same ``plan`` is held against another market.
        scenarios_changed: Another scenario is on show, or the document's scenarios changed; comes
            after ``plan_changed``.
        market_changed: ``market`` is another one; comes before ``plan_changed``, and also where no
            plan is open.
        file_state_changed: ``path`` or ``is_modified`` changed.
        saved: The plan was written to its file.
        failed: What to show in a banner, a ``FileFailure`` or an exception; the open plan is
            untouched.
    """

    plan_changed = Signal(object)
    scenarios_changed = Signal()
    market_changed = Signal()
    file_state_changed = Signal()
    saved = Signal()
    failed = Signal(object)

    def __init__(self, market: Snapshot | None = None) -> None:
        super().__init__()
        self._market = market
        self._document: Plan | None = None
        self._evaluation: Evaluation | None = None
        self._results = LastResults()
        self._path: Path | None = None
        self._fingerprint: Fingerprint | None = None
        self._stored_plan: Plan | None = None
        self._is_kept = True
        self.undo_stack = QUndoStack(self)
        self.looked_at = PlaceSelection(self)
        self._untold: tuple[Change, ...] | None = None
        self._has_other_scenarios = False
        self.undo_stack.indexChanged.connect(self._on_index_changed)
        self.undo_stack.cleanChanged.connect(self._on_clean_changed)

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
        """The plan on show: the base, or one of its scenarios."""
        return self.evaluation.plan

    @property
    def document(self) -> Plan:
        """The base with its scenarios, as the file holds it."""
        if self._document is None:
            raise NothingOpenError("no plan is open")
        return self._document

    @property
    def scenario(self) -> Scenario | None:
        """The scenario on show; None for the base."""
        return find_scenario(self.document, self.plan.scenario_id)

    @property
    def path(self) -> Path | None:
        """The plan's file; None until it is saved for the first time."""
        return self._path

    @property
    def is_modified(self) -> bool:
        """Whether the plan differs from its file, or from how it began where it has none."""
        return not (self._is_kept and self.undo_stack.isClean())

    @property
    def stored_plan(self) -> Plan | None:
        """What the plan's file held when it was last read or written; None without a file."""
        return self._stored_plan

    def set_market(self, market: Snapshot) -> None:
        """Take the market data, once, before the first plan."""
        self._market = market

    def change_market(self, market: Snapshot) -> None:
        """Hold the open plan against other market data; its undo steps and its file stay."""
        self._results.clear()
        if self._evaluation is not None:
            self._evaluation = evaluate(self.plan, market)
        self._market = market
        self.market_changed.emit()
        if self._evaluation is not None:
            self.plan_changed.emit(())

    def expect(self, results: Evaluation) -> None:
        """Know the results of a plan about to be applied: of a large one they take seconds.

        Args:
            results: Worked out against ``market``.
        """
        self._results.expect(results)

    def apply(self, plan: Plan, text: str, merge_key: str | None = None) -> None:
        """Make an edited plan the open one, as one undo step.

        Args:
            plan: The result of an edit; an equal plan changes nothing.
            text: What the step is called, such as "Change start of P-02".
            merge_key: Consecutive edits with the same key become one step: name the seat and
                the field being typed in.
        """
        if plan == self.plan:
            return
        scenario = find_scenario(self.document, plan.scenario_id)
        shown = self.plan if self.plan.scenario_id == plan.scenario_id else None
        document = with_scenario_plan(self.document, plan, shown)
        if scenario is not None:
            merge_key = merge_key and f"{scenario.id}/{merge_key}"
            if find_scenario(document, scenario.id) != scenario:
                text = _("{step} in {scenario}").format(step=text, scenario=scenario.name)
        edited = as_shown(document, plan) if scenario is not None else None
        if document != self.document:
            self._push(DocumentState(document, plan.scenario_id, edited), text, merge_key)

    def apply_document(
        self, document: Plan, text: str, showing: ScenarioId | None, merge_key: str | None = None
    ) -> None:
        """Make an edited document the open one, as one undo step.

        Args:
            document: The base with its scenarios; an equal one changes nothing.
            text: What the step is called.
            showing: The scenario to show then; None, or one it does not have, shows the base.
            merge_key: As for ``apply``.
        """
        if document != self.document:
            self._push(DocumentState(document, showing), text, merge_key)

    def show_scenario(self, scenario_id: ScenarioId | None) -> None:
        """Show another scenario, or the base (None); that is no undo step."""
        plan = scenario_plan(self.document, scenario_id)
        if plan.scenario_id == self.plan.scenario_id:
            return
        before = self.evaluation
        self._evaluation = self._results.evaluated(plan, self.market, before)
        if changes := differences(before.plan, plan):
            self.plan_changed.emit(changes)
        self.scenarios_changed.emit()

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
        stored = self._read(path)
        if stored is not None:
            evaluation = evaluate(stored.plan, self.market)
            self.adopt(evaluation, path, fingerprint=stored.fingerprint)
        return stored is not None

    def open_draft(self, path: Path) -> bool:
        """Open an untitled plan kept in a draft; it stays without a file of the user's.

        Returns:
            Whether the plan was opened.
        """
        stored = self._read(path)
        if stored is not None:
            self.adopt(evaluate(stored.plan, self.market), None, is_kept=False)
        return stored is not None

    def adopt(
        self,
        evaluation: Evaluation,
        path: Path | None,
        *,
        fingerprint: Fingerprint | None = None,
        is_kept: bool = True,
    ) -> None:
        """Open a plan that was evaluated elsewhere.

        Args:
            evaluation: The document with the results of its base.
            path: Its file.
            fingerprint: What the file held when it was read.
            is_kept: False for a recovered plan, whose changes are in no file of the user's.
        """
        self._document = evaluation.plan
        self._evaluation = evaluation
        self._results.clear()
        self._path = path
        self._fingerprint = fingerprint
        self._stored_plan = evaluation.plan if path is not None else None
        self._is_kept = is_kept
        self.undo_stack.clear()
        self.plan_changed.emit(())
        self.scenarios_changed.emit()
        self.file_state_changed.emit()

    def save(self, *, overwrite: bool = False) -> bool:
        """Write the plan to its file; on failure ``failed`` says why.

        A file that somebody else changed since it was read is left alone
        (``FileFault.CHANGED_ON_DISK``).

        Args:
            overwrite: Write even where somebody else changed the file since it was read.

        Returns:
            Whether the plan was written; False also where it has no file yet.
        """
        if self._path is None:
            return False
        return self._write(self._path, None if overwrite else self._fingerprint)

    def save_as(self, path: Path) -> bool:
        """Write the plan to another file and keep that one; on failure ``failed`` says why."""
        return self._write(path, None)

    def is_file_changed(self) -> bool:
        """Tell whether somebody else changed the plan's file; False where it cannot be read."""
        if self._path is None or self._fingerprint is None:
            return False
        try:
            return fingerprint(self._path) not in (None, self._fingerprint)
        except PlanFileError:
            return False

    def take_note(self, stored: StoredPlan) -> None:
        """Know what somebody else put into the plan's file, so that the next save replaces it."""
        self._fingerprint = stored.fingerprint
        self._stored_plan = stored.plan

    def _read(self, path: Path) -> StoredPlan | None:
        try:
            return load_stored_plan(path)
        except PlanFileError as error:
            self.failed.emit(FileFailure(FileAction.OPEN, error))
            return None

    def _write(self, path: Path, expected: Fingerprint | None) -> bool:
        try:
            self._fingerprint = save_plan(self.document, path, unless_changed_since=expected)
        except PlanFileError as error:
            self.failed.emit(FileFailure(FileAction.SAVE, error))
            return False
        self._path = path
        self._stored_plan = self.document
        self._is_kept = True
        self.undo_stack.setClean()
        self.saved.emit()
        self.file_state_changed.emit()
        return True

    def _push(self, after: DocumentState, text: str, merge_key: str | None) -> None:
        before = DocumentState(self.document, self.plan.scenario_id, self.plan)
        self.undo_stack.push(ReplacePlan(self._show, before, after, text, merge_key))

    def _show(self, state: DocumentState) -> None:
        before = self.evaluation
        plan = state.shown or scenario_plan(state.document, state.scenario_id)
        self._document = state.document
        self._evaluation = self._results.evaluated(plan, self.market, before)
        self._untold = differences(before.plan, plan)
        self._has_other_scenarios = (
            plan.scenario_id != before.plan.scenario_id or plan.scenarios != before.plan.scenarios
        )

    def _on_index_changed(self, _index: int) -> None:
        """Tell of an edit only now: before, the stack does not yet count the step."""
        if self._untold is not None:
            changes, self._untold = self._untold, None
            self.plan_changed.emit(changes)
            if self._has_other_scenarios:
                self.scenarios_changed.emit()

    def _on_clean_changed(self, _is_clean: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self.file_state_changed.emit()
