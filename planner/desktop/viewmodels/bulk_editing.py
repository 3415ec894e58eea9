"""One value typed or chosen for many seats at once, as one edit of the plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.calculators.moved_pay import moved_pay
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_cells import BASE_PAY, PLACE
from planner.desktop.viewmodels.seat_editing import (
    RefusedTextError,
    SeatEdit,
    SeatEditing,
    edit_text,
    field_name,
    seat_of,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence
from planner.market.exchange_rates import UnknownCurrencyError
from planner.plan.edits import change_each_seat
from planner.plan.model import Seat
from planner.quantities.identifiers import CurrencyCode, SeatId
from planner.quantities.money import Money


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What each seat takes, and those that cannot."""

    changes: Mapping[SeatId, Mapping[str, Any]]
    left: int


class BulkEditing:
    """Gives seats the value of one cell, each in its own way.

    Args:
        session: Holds the plan.
        editing: Reads what is typed for one seat.
        formatter: Writes what is said of it.
    """

    def __init__(self, session: PlanSession, editing: SeatEditing, formatter: Formatter) -> None:
        self._session = session
        self._editing = editing
        self._formatter = formatter

    def refusal(self, seat_ids: Sequence[str], at: str, key: str, value: object) -> str | None:
        """Return why seats cannot take a value typed in the cell of the seat ``at``."""
        try:
            self.edit(seat_ids, at, key, value)
        except RefusedTextError as error:
            return error.sentence
        return None

    def edit(self, seat_ids: Sequence[str], at: str, key: str, value: object) -> SeatEdit:
        """Return the edit that gives seats a value typed in the cell of the seat ``at``.

        A seat that cannot take it stays as it is and is counted. Pay without a currency is in
        that of the cell; where others are paid in another one it is converted at plan rates. A
        change such as ``+5%`` is one of each seat's own pay.

        Raises:
            RefusedTextError: If the seat ``at`` itself cannot take it.
        """
        plan = self._session.plan
        source = seat_of(plan, at)
        others = [seat for seat in plan.seats if seat.id in {*seat_ids} and seat.id != at]
        found = self._outcome([source, *others], key, value)
        edited = change_each_seat(plan, found.changes)
        text = edit_text(field_name(key), list(found.changes), self._formatter)
        return SeatEdit(edited, text, self._told(source, found, key, value))

    def _outcome(self, seats: Sequence[Seat], key: str, value: object) -> _Outcome:
        """Work out what each seat takes; the first one has to take it."""
        take = self._taker(seats[0], key, value)
        changes = {seats[0].id: take(seats[0])}
        for seat in seats[1:]:
            try:
                changes[seat.id] = take(seat)
            except RefusedTextError:
                continue
        return _Outcome(changes, len(seats) - len(changes))

    def _taker(self, source: Seat, key: str, value: object) -> Callable[[Seat], Mapping[str, Any]]:
        """Return what a seat takes over; a place and an amount are read only once."""
        market = self._session.market
        if key == PLACE:
            place_id = self._editing.changes(source, key, value)["place_id"]
            currency = market.currency_of(place_id)
            return lambda seat: {
                "place_id": place_id,
                "base_pay": self._converted(seat.base_pay, currency),
            }
        if key == BASE_PAY and not self._editing.is_relative(str(value)):
            typed = self._editing.typed_pay(source, str(value))
            return lambda seat: {"base_pay": self._converted(typed, seat.base_pay.currency)}
        return lambda seat: self._changes(seat, key, value)

    def _changes(self, seat: Seat, key: str, value: object) -> Mapping[str, Any]:
        changes = self._editing.changes(seat, key, value)
        if not all(hasattr(seat, field) for field in changes):
            raise RefusedTextError(_("{seat} has no such field.").format(seat=seat.id))
        return changes

    def _converted(self, pay: Money, currency: CurrencyCode) -> Money:
        try:
            return moved_pay(pay, currency, self._session.plan, self._session.market)
        except UnknownCurrencyError as error:
            raise RefusedTextError(error_sentence(error, self._formatter)) from error

    def _told(self, source: Seat, found: _Outcome, key: str, value: object) -> str:
        """Say what became of pay, and how many seats stayed as they were."""
        said = [self._pay_told(source, found, key, value) if key in (BASE_PAY, PLACE) else ""]
        if found.left:
            said.append(
                ngettext(
                    "{count} seat cannot take this value and stays as it was.",
                    "{count} seats cannot take this value and stay as they were.",
                    found.left,
                ).format(count=self._formatter.integer(found.left))
            )
        return " ".join(filter(None, said))

    def _pay_told(self, source: Seat, found: _Outcome, key: str, value: object) -> str:
        count = len(found.changes)
        if key == BASE_PAY and self._editing.is_relative(str(value)):
            return ngettext(
                "Base pay of {count} seat: {change}, each of its own.",
                "Base pay of {count} seats: {change}, each of its own.",
                count,
            ).format(count=self._formatter.integer(count), change=str(value).strip())
        if key == PLACE:
            converted = self._paid_anew(found)
            return self._editing.counted_converted(converted) if converted else ""
        typed = self._editing.typed_pay(source, str(value))
        changed = (change["base_pay"] for change in found.changes.values())
        converted = sum(pay.currency != typed.currency for pay in changed)
        if not converted:
            return ""
        return ngettext(
            "{amount} typed; converted at plan rates for {count} seat paid in another currency.",
            "{amount} typed; converted at plan rates for {count} seats paid in other currencies.",
            converted,
        ).format(
            amount=self._formatter.money(typed.amount, typed.currency, 0),
            count=self._formatter.integer(converted),
        )

    def _paid_anew(self, found: _Outcome) -> int:
        """Count the seats that are paid in another currency than before."""
        before = {seat.id: seat.base_pay.currency for seat in self._session.plan.seats}
        changed = found.changes.items()
        return sum(change["base_pay"].currency != before[seat_id] for seat_id, change in changed)
