"""What becomes of levers that were tried: kept, saved as a scenario, or accepted into the base."""

from dataclasses import replace

from planner.calculators.hiring.expected_starts import take_expected_starts
from planner.calculators.hiring.timeline import expected_timeline
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.scenarios.what_if import WhatIf
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.place_choice_terms import lever_name
from planner.localization.running_text import listed
from planner.plan.edits import change_each_seat
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

_MOST_NAMED = 2


class TrialEdits:
    """Edits the session's plan by what is tried, each as one undo step.

    Args:
        session: Holds the plan.
        what_if: Holds what is tried.
        formatter: Writes counts.
    """

    def __init__(self, session: PlanSession, what_if: WhatIf, formatter: Formatter) -> None:
        self._session = session
        self._what_if = what_if
        self._formatter = formatter

    def keep(self) -> str:
        """Put what is tried into the plan on show.

        Returns:
            What the step is called; empty where nothing is tried.
        """
        if not self._what_if.is_tried:
            return ""
        text, plan = self._step_name(), self._what_if.plan
        self._what_if.drop()  # else taking the step back would try it again
        self._session.apply(plan, text)
        return text

    def accept(self) -> str:
        """Make the levers and the expected first days part of the base, and show that.

        Returns:
            A sentence on what is different now, or that nothing is.

        Raises:
            MarketDataError: If a table is damaged.
        """
        tried = self._what_if.plan
        timeline = expected_timeline(tried, self._session.evaluation.market)
        taken = take_expected_starts(tried, timeline)
        starts = _other_starts(self._session.document, taken.plan)
        edited = change_each_seat(self._session.document, starts)
        has_levers = dict(edited.levers) != dict(tried.levers)
        edited = replace(edited, levers=tried.levers)
        if not has_levers and not starts:
            return _("Levers and starts of the base are already as expected.")
        self._what_if.drop()
        self._session.apply_document(edited, _("Accept levers and expected dates as plan"), None)
        return self._accepted(len(starts), len(taken.left), has_levers=has_levers)

    def _step_name(self) -> str:
        names = [lever_name(kind) for kind in sorted(self._what_if.tried)]
        if len(names) > _MOST_NAMED:
            count = self._formatter.integer(len(names))
            return ngettext("Change {count} lever", "Change {count} levers", len(names)).format(
                count=count
            )
        return _("Change levers: {names}").format(names=listed(names))

    def _accepted(self, starts: int, left: int, *, has_levers: bool) -> str:
        parts = []
        if has_levers:
            parts.append(_("The base has these levers now."))
        if starts:
            moved = ngettext(
                "{count} position starts when it is expected to.",
                "{count} positions start when they are expected to.",
                starts,
            )
            parts.append(moved.format(count=self._formatter.integer(starts)))
        if left:
            kept = ngettext(
                "{count} kept its start: it is expected after its end, or nobody can fill it.",
                "{count} kept their start: they are expected after their end, or nobody can fill "
                "them.",
                left,
            )
            parts.append(kept.format(count=self._formatter.integer(left)))
        return " ".join(parts)


def _other_starts(base: Plan, expected: Plan) -> dict[SeatId, dict[str, object]]:
    """Return the starts that differ from the base's, of positions that the base has."""
    wanted = {position.id: position.start for position in expected.positions}
    return {
        position.id: {"start": wanted[position.id]}
        for position in base.positions
        if position.id in wanted
        and wanted[position.id] != position.start
        and (position.end is None or wanted[position.id] <= position.end)
    }
