"""Earlier states of the plan: when they were saved, what going back would change, going back."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from planner.desktop.icons import Icons
from planner.desktop.session.backups import Backups
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.states_dialog import State, StatesDialog, StatesTexts
from planner.desktop.theme import Theme
from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.plan.changes import differences
from planner.plan.model import Plan
from planner.plan.store import PlanFileError, load_plan


class BackupsDialog(StatesDialog):
    """Lists the states that differ from the open plan; taking one is one undo step."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        session: PlanSession,
        backups: Backups,
        formatter: Formatter,
        parent: QWidget,
    ) -> None:
        texts = StatesTexts(
            title=_("Earlier states"),
            heading=_("Earlier states of {plan}").format(plan=session.plan.name),
            explained=_explained(session, backups, formatter),
            none=_("No earlier state differs."),
            take=_("Go back to this state"),
        )
        super().__init__(theme, icons, texts, formatter, parent)
        self._session = session
        self.show_states(self._read(backups))

    def take(self) -> None:
        """Make the chosen state the open plan."""
        state = self.chosen
        if state is not None:
            step = _("Go back to the state of {time}").format(time=state.name)
            self._session.apply_document(state.plan, step, self._session.plan.scenario_id)
        self.accept()

    def _read(self, backups: Backups) -> list[State]:
        """Return the states that differ; a damaged one is passed over."""
        now = self._session.document
        states = []
        for backup in backups.states():
            try:
                plan = load_plan(backup.path)
            except PlanFileError:
                continue
            if plan != now:
                states.append(self._state(plan, backup.saved_at_utc))
        return states

    def _state(self, plan: Plan, saved_at_utc: datetime) -> State:
        now = self._session.document
        texts = ChangeTexts(now, plan, self._session.market, self._formatter)
        changes = tuple(texts.said(change) for change in differences(now, plan))
        return State(plan, _time_name(saved_at_utc, self._formatter), changes)


def _time_name(moment_utc: datetime, formatter: Formatter) -> str:
    """Return a moment in local time, to the second: the latest states lie close together."""
    local = moment_utc.astimezone()
    time = f"{formatter.time_of_day(local.time())}:{local.second:02d}"
    return _("{date}, {time}").format(date=formatter.date_short(local), time=time)


def _explained(session: PlanSession, backups: Backups, formatter: Formatter) -> str:
    """Say what is listed, or why nothing is."""
    if session.path is None:
        return _("This plan has no file yet. Save it once: from then on each save is kept.")
    failure = backups.failure
    if failure is None:
        return _(
            "Up to ten states are kept on this computer: close together today, further apart in "
            "the past. Going back can be undone."
        )
    reason = error_sentence(failure, formatter) if has_sentence(failure) else str(failure)
    return _("The last state could not be kept: {reason}").format(reason=reason)
