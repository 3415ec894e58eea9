"""What is done in the form of one or several seats, as edits of the open plan."""

from collections.abc import Sequence

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.bulk_editing import BulkEditing
from planner.desktop.viewmodels.pattern_editing import pattern_part_name
from planner.desktop.viewmodels.seat_cells import BASE_PAY
from planner.desktop.viewmodels.seat_editing import (
    RefusedTextError,
    SeatEdit,
    SeatEditing,
    edit_text,
    seat_of,
)
from planner.desktop.viewmodels.seat_reading import members_named
from planner.desktop.viewmodels.seat_skills import Weights
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.place_search import plain, search_places
from planner.plan.onboarding import Leave
from planner.plan.working_pattern import WorkingPattern

_MOST_NAMES = 10


class SeatFormEdits:
    """Applies edits to the session's plan, each one undo step for all seats.

    Args:
        session: Holds the plan.
        formatter: Reads what is typed.
    """

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self._editing = SeatEditing(session, formatter)
        self._bulk = BulkEditing(session, self._editing, formatter)

    def apply(
        self, seat_ids: Sequence[str], key: str, value: object, merge_key: str | None = None
    ) -> str:
        """Give seats a value; those of several that cannot take it stay as they are.

        Args:
            seat_ids: The seats.
            key: The field.
            value: What was typed or chosen.
            merge_key: Consecutive edits with the same one become one undo step.

        Returns:
            What else the reader should know, empty if nothing.

        Raises:
            RefusedTextError: If the value cannot be used; nothing is changed then.
        """
        edit = self._edit(seat_ids, key, value)
        self._session.apply(edit.plan, edit.text, merge_key)
        return edit.message

    def set_skills(
        self, seat_ids: Sequence[str], weights: Weights | None, merge_key: str | None = None
    ) -> None:
        """Give seats skills of their own; None takes them back to their role's mix."""
        self.apply(seat_ids, "skill_weights", weights, merge_key)

    def set_pattern(
        self, seat_ids: Sequence[str], pattern: WorkingPattern | None, part: str = ""
    ) -> None:
        """Give seats a working pattern; None takes them back to what they follow.

        Args:
            seat_ids: The seats.
            pattern: Their own pattern.
            part: What of it was changed.
        """
        edit = self._edit(seat_ids, "working_pattern", pattern)
        text = edit.text
        if part:
            text = edit_text(pattern_part_name(part), seat_ids, self._formatter)
        self._session.apply(edit.plan, text)

    def set_leave(self, seat_ids: Sequence[str], leave: tuple[Leave, ...]) -> None:
        """Give seats their days of leave.

        Raises:
            RefusedTextError: If no file can hold one of the days; nothing is changed then.
        """
        self.apply(seat_ids, "leave", leave)

    def names(self, key: str, text: str) -> list[str]:
        """Return the places or people that fit a typed text."""
        plan, market = self._session.plan, self._session.market
        if key == "place_id":
            return [place_label(place) for place in search_places(market.places, text)]
        if key in ("buddy_id", "mentor_id"):
            return self._members(text)
        words = plain(text).split()
        known = (
            *(member.name for member in plan.members),
            *(member.manager for member in plan.members),
            *(position.hiring_manager for position in plan.positions),
        )
        fitting = (name for name in known if all(word in plain(name) for word in words))
        return list(dict.fromkeys(name for name in fitting if name))[:_MOST_NAMES]

    def _edit(self, seat_ids: Sequence[str], key: str, value: object) -> SeatEdit:
        if len(seat_ids) == 1:
            return self._editing.edit(seat_ids[0], key, value)
        if key == BASE_PAY:
            self._check_currency(seat_ids, str(value))
        return self._bulk.edit(seat_ids, seat_ids[0], key, value)

    def _check_currency(self, seat_ids: Sequence[str], text: str) -> None:
        """Refuse a bare amount for seats of several currencies: it might be any of them."""
        if self._editing.is_relative(text):
            return
        seats = (seat_of(self._session.plan, seat_id) for seat_id in seat_ids)
        meant = {self._editing.typed_pay(seat, text).currency for seat in seats}
        if len(meant) > 1:
            raise RefusedTextError(
                _(
                    "These seats are paid in several currencies. Name one, such as {example}, or "
                    "change each by a share, such as +5%."
                ).format(example=f"{min(meant)} {text.strip()}")
            )

    def _members(self, text: str) -> list[str]:
        """Return members that fit, those of one name with their IDs."""
        found = members_named(self._session.plan, text)[:_MOST_NAMES]
        names = [member.name for member in found]
        return [
            member.name if names.count(member.name) == 1 else listed((member.name, member.id))
            for member in found
        ]
