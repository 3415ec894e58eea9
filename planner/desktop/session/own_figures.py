"""Puts the user's own figures into the open plan and takes them out again, one undo step each."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences, system_user
from planner.localization.figure_names import figure_name
from planner.localization.messages import _
from planner.market.overridden import published_values
from planner.market.override import FigureKey, Override, Reason
from planner.plan.edits import override_figures, remove_overrides


class OwnFigures:
    """Edits the overrides of the session's plan.

    Args:
        session: The open plan.
        preferences: Who the user is; None asks the system.
        today: Tells the day an own figure is given on.
    """

    def __init__(
        self,
        session: PlanSession,
        preferences: Preferences | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._session = session
        self._preferences = preferences
        self._today = today

    def give(self, key: FigureKey, values: tuple[Decimal, ...], why: str) -> str:
        """Put own values in the place of a figure, signed and dated, beside what is published.

        Returns:
            What the undo step is called.

        Raises:
            PlanEditError: If the values cannot stand for the figure; nothing is changed then.
        """
        session = self._session
        author = self._preferences.author if self._preferences is not None else system_user()
        published = published_values(session.evaluation.market, key)
        reason = Reason(author, self._today(), why.strip(), published)
        edited = override_figures(session.plan, {key: Override(values, reason)})
        text = _("Own figure: {figure}").format(figure=self._name(key))
        session.apply(edited, text)
        return text

    def take_back(self, key: FigureKey) -> str:
        """Go back to the published figure.

        Returns:
            What the undo step is called.
        """
        text = _("Back to the published figure: {figure}").format(figure=self._name(key))
        self._session.apply(remove_overrides(self._session.plan, (key,)), text)
        return text

    def _name(self, key: FigureKey) -> str:
        return figure_name(key, self._session.evaluation.market)
