"""Taking the dates that seats are expected to start at into the plan, as one undo step."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.desktop.session.hiring_outlook import HiringOutlook
from planner.desktop.session.plan_session import PlanSession
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed

if TYPE_CHECKING:  # it waits until it is asked for
    from planner.calculators.hiring.expected_starts import ExpectedStarts


class ExpectedDates:
    """Edits the session's plan by its outlook.

    Args:
        session: Holds the plan.
        outlook: Knows when its seats are expected to fill.
        formatter: Writes counts.
        tell: Shows why something cannot be done.
        explain: Shows what an edit changed.
    """

    def __init__(
        self,
        session: PlanSession,
        outlook: HiringOutlook,
        formatter: Formatter,
        *,
        tell: Callable[[str], object],
        explain: Callable[[str], object],
    ) -> None:
        self._session = session
        self._outlook = outlook
        self._formatter = formatter
        self._tell = tell
        self._explain = explain

    def take(self) -> None:
        """Give each open position the start that is expected of it."""
        from planner.calculators.hiring.expected_starts import take_expected_starts

        timeline = self._outlook.current_timeline()
        if timeline is None:
            self._tell(_("When seats fill is not worked out yet. Try again in a moment."))
            return
        taken = take_expected_starts(self._session.plan, timeline)
        if not taken.moved:
            self._tell(" ".join((_("No start differs from what is expected."), *self._left(taken))))
            return
        self._session.apply(taken.plan, _("Take expected dates as starts"))
        moved = ngettext(
            "{count} position starts when it is expected to.",
            "{count} positions start when they are expected to.",
            len(taken.moved),
        ).format(count=self._formatter.integer(len(taken.moved)))
        self._explain(" ".join((moved, *self._left(taken))))

    def _left(self, taken: "ExpectedStarts") -> tuple[str, ...]:
        """Say which positions keep their start, and why."""
        if not taken.left:
            return ()
        return (
            _(
                "{seats} kept their start: they are expected after their end, or nobody can fill "
                "them."
            ).format(seats=listed(taken.left)),
        )
