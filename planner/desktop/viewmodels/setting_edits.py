"""What the settings have in common: edits as undo steps, refusals as sentences, signed reasons."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.localization.running_text import listed
from planner.market.override import Reason
from planner.plan.edits import give_reason
from planner.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Signature:
    """Who gives reasons, and the day it is."""

    author: Callable[[], str]
    today: Callable[[], date] = date.today

    def reason(self, why: str, originals: tuple[Decimal, ...] = ()) -> Reason:
        """Return a reason of today."""
        return Reason(self.author(), self.today(), why.strip(), originals)


class SettingEdits:
    """Makes edits of the session's plan, each one undo step."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter

    @property
    def plan(self) -> Plan:
        """The open plan."""
        return self._session.plan

    def attempt(self, edit: Callable[[], Plan], text: str) -> str | None:
        """Make an edit, or return why it cannot be made; nothing is changed then.

        Args:
            edit: Returns the edited plan.
            text: What the undo step is called.
        """
        try:
            plan = edit()
        except Exception as error:
            if not _is_foreseen(error):
                raise
            return self.sentence(error)
        self._session.apply(plan, text)
        return None

    def refusal(self, edit: Callable[[], object]) -> str | None:
        """Return why an edit cannot be made, None where it can."""
        try:
            edit()
        except Exception as error:
            if not _is_foreseen(error):
                raise
            return self.sentence(error)
        return None

    def sentence(self, error: Exception) -> str:
        """Say an error that was foreseen.

        Raises:
            LookupError: If it was not.
        """
        if isinstance(error, RefusedTextError):
            return error.sentence
        return error_sentence(error, self._formatter)

    def signed(self, name: str) -> str:
        """Say who set a figure and when; empty where nobody said."""
        reason = self.plan.assumption_reasons.get(name)
        if reason is None:
            return ""
        return listed((reason.author, self._formatter.date_short(reason.day)))

    def why(self, name: str) -> str:
        """Return why a figure is what it is; empty where nobody said."""
        reason = self.plan.assumption_reasons.get(name)
        return reason.why if reason is not None else ""


def _is_foreseen(error: Exception) -> bool:
    return isinstance(error, RefusedTextError) or has_sentence(error)


def with_why(plan: Plan, name: str, why: str, signature: Signature) -> Plan:
    """Return the plan with another text of why, signed; what was published then stays noted.

    Raises:
        PlanEditError: If the plan does not take it.
    """
    before = plan.assumption_reasons.get(name)
    originals = before.originals if before is not None else ()
    return give_reason(plan, name, signature.reason(why, originals))


def not_negative(amount: Decimal) -> Decimal:
    """Return an amount that is 0 or more.

    Raises:
        RefusedTextError: If it is less.
    """
    if amount < 0:
        raise RefusedTextError(_("This cannot be negative. Enter 0 or more."))
    return amount
