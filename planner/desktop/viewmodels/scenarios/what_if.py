"""A copy of the plan on show, on which levers are tried until they are kept or dropped."""

from dataclasses import replace
from typing import Any

from planner.desktop.session.plan_session import PlanSession
from planner.plan.edits import change_lever
from planner.plan.levers import LeverKind, LeverSetting
from planner.plan.model import Plan

_UNTOUCHED = LeverSetting()


class WhatIf:
    """Tries levers on the session's plan.

    What is tried is remembered lever by lever, so that it stays on top of edits made meanwhile and
    of another scenario that is shown.
    """

    def __init__(self, session: PlanSession) -> None:
        self._session = session
        self._tried: dict[LeverKind, LeverSetting] = {}

    @property
    def plan(self) -> Plan:
        """The plan on show with what is tried; that plan itself where nothing is."""
        shown = self._session.plan
        tried = self._different()
        if not tried:
            return shown
        levers = {kind: each for kind, each in shown.levers.items() if kind not in tried}
        levers.update((kind, each) for kind, each in tried.items() if each != _UNTOUCHED)
        return replace(shown, levers=levers)

    @property
    def is_tried(self) -> bool:
        """Whether anything differs from the plan on show."""
        return bool(self._different())

    @property
    def tried(self) -> frozenset[LeverKind]:
        """The levers that differ from the plan on show."""
        return frozenset(self._different())

    def setting(self, kind: LeverKind) -> LeverSetting:
        """Return what is set of a lever, tried or not."""
        return self.plan.levers.get(kind, _UNTOUCHED)

    def set(self, kind: LeverKind, **changes: Any) -> None:  # noqa: ANN401 -- any field
        """Try other settings of a lever.

        Raises:
            PlanEditError: If the plan cannot hold them; nothing is tried then.
        """
        edited = change_lever(self.plan, kind, **changes)
        self._tried[kind] = edited.levers.get(kind, _UNTOUCHED)

    def drop(self) -> None:
        """Try nothing any more."""
        self._tried.clear()

    def _different(self) -> dict[LeverKind, LeverSetting]:
        shown = self._session.plan.levers
        return {
            kind: each for kind, each in self._tried.items() if each != shown.get(kind, _UNTOUCHED)
        }
