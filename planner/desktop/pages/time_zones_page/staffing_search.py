"""Looks for a staffing on another thread, until it is found or nobody waits any more."""

import threading
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from planner.calculators.place_cost import place_costs
from planner.calculators.staffing import StaffingConflict, smallest_staffing
from planner.calculators.staffing_comparison import (
    StaffingComparison,
    compare_staffing,
    staffing_site,
)
from planner.desktop.session.background import Background
from planner.desktop.viewmodels.coverage_view import CoverageView
from planner.desktop.viewmodels.staffing_wishes import StaffingWishes
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement


@dataclass(frozen=True, slots=True)
class StaffingFound:
    """What was asked of which plan, and the staffing beside it or why there is none."""

    view: CoverageView
    wishes: StaffingWishes
    answer: StaffingComparison | StaffingConflict


class StaffingSearch(QObject):
    """One search at a time.

    Signals:
        found: A ``StaffingFound``.
        failed: Why nothing was found: time ran out, or what the plan says cannot be.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = threading.Event()
        self._background = Background(self)
        self._background.succeeded.connect(self.found)
        self._background.failed.connect(self.failed)

    def start(self, view: CoverageView, market: Snapshot, wishes: StaffingWishes) -> None:
        """Look for the smallest staffing; ``found`` or ``failed`` follows unless stopped."""
        self.stop()
        cancel = self._cancel = threading.Event()

        def work() -> StaffingFound:
            costs = place_costs(wishes.role, wishes.level, Engagement.OWN_ENTITY, view.plan, market)
            sites = [staffing_site(each, wishes.hours, costs, market) for each in wishes.place_ids]
            question = view.question
            answer = smallest_staffing(
                sites, wishes.limits, question.first, question.last, cancel.is_set
            )
            if isinstance(answer, StaffingConflict):
                return StaffingFound(view, wishes, answer)
            compared = compare_staffing(answer, view.crews, question, costs, (view.plan, market))
            return StaffingFound(view, wishes, compared)

        self._background.start(work)

    def stop(self) -> None:
        """Give the search up; no signal follows."""
        self._cancel.set()
        self._background.drop()

    def finish(self) -> None:
        """Give the search up, and wait for its thread."""
        self._cancel.set()
        self._background.finish()
