"""What is typed or chosen in a cell of a seat, read and turned into an edit of the plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from planner.calculators.moved_pay import moved_pay
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    ENGAGEMENT,
    PLACE,
    ROLE,
    START,
    STATUS,
    local_money,
)
from planner.desktop.viewmodels.seat_reading import RefusedTextError, read_changes, read_day
from planner.localization.countries import country_code
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence, has_sentence
from planner.localization.typed_numbers import NumberTextError
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.place import Place
from planner.market.place_search import find_place
from planner.plan.edits import change_seat, move_seat
from planner.plan.model import Plan, Position, Seat
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money, round_half_up

__all__ = [
    "Refusal",
    "RefusedTextError",
    "SeatEdit",
    "SeatEditing",
    "edit_text",
    "field_name",
    "seat_of",
]


@dataclass(frozen=True, slots=True)
class SeatEdit:
    """An edited plan, what the step is called, and what else the reader should know."""

    plan: Plan
    text: str
    message: str = ""


def field_name(key: str) -> str:
    """Return what a seat's field is called within an undo step."""
    return {
        ROLE: _("role"),
        PLACE: _("place"),
        ENGAGEMENT: _("engagement"),
        START: _("start"),
        BASE_PAY: _("base pay"),
        STATUS: _("status"),
        "name": _("name"),
        "level": _("level"),
        "team_id": _("team"),
        "end": _("end"),
        "opened": _("requisition opened"),
        "priority": _("priority"),
        "hiring_manager": _("hiring manager"),
        "manager": _("manager"),
        "buddy_id": _("buddy"),
        "mentor_id": _("mentor"),
        "candidate": _("candidate"),
        "template_id": _("onboarding template"),
        "is_new_to_domain": _("experience with the domain"),
        "hires_at_once": _("new hires at once"),
        "leave": _("leave"),
        "cost_center": _("cost center"),
        "notes": _("notes"),
        "benefits_share": _("benefits"),
        "skill_weights": _("skills"),
        "working_pattern": _("working hours"),
    }[key]


def edit_text(field: str, seat_ids: Sequence[str], formatter: Formatter) -> str:
    """Return what the undo step is called that changes a field of one or several seats."""
    if len(seat_ids) == 1:
        return _("Change {field} of {seat}").format(field=field, seat=seat_ids[0])
    return ngettext(
        "Change {field} of {count} seat", "Change {field} of {count} seats", len(seat_ids)
    ).format(field=field, count=formatter.integer(len(seat_ids)))


class SeatEditing:
    """Reads cell texts and applies them to the session's plan, one undo step each."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter

    def refusal(self, seat_id: str, key: str, value: object) -> str | None:
        """Return why a value cannot be used, None where it can."""
        try:
            self.edit(seat_id, key, value)
        except RefusedTextError as error:
            return error.sentence
        return None

    def apply(self, seat_id: str, key: str, value: object) -> str:
        """Make an edit the open plan's, as one undo step.

        Returns:
            What else the reader should know, empty if nothing.

        Raises:
            RefusedTextError: If the value cannot be used; nothing is changed then.
        """
        edit = self.edit(seat_id, key, value)
        self._session.apply(edit.plan, edit.text)
        return edit.message

    def edit(self, seat_id: str, key: str, value: object) -> SeatEdit:
        """Return the edit a value stands for.

        Raises:
            RefusedTextError: If the value cannot be used.
        """
        plan = self._session.plan
        seat = seat_of(plan, seat_id)
        try:
            if key == PLACE:
                return self._moved(plan, seat, self._read_place(str(value)))
            plan = change_seat(plan, seat.id, **self._changes(plan, seat, key, value))
        except Exception as error:
            if not has_sentence(error):
                raise
            raise RefusedTextError(error_sentence(error, self._formatter)) from error
        return SeatEdit(plan, edit_text(field_name(key), (seat.id,), self._formatter))

    def changes(self, seat: Seat, key: str, value: object) -> Mapping[str, Any]:
        """Return what a value changes about a seat, by the name of its fields.

        Raises:
            RefusedTextError: If the value cannot be used.
        """
        plan, market = self._session.plan, self._session.market
        try:
            if key != PLACE:
                return self._changes(plan, seat, key, value)
            place = self._read_place(str(value))
            pay = moved_pay(seat.base_pay, market.currency_of(place.id), plan, market)
        except Exception as error:
            if not has_sentence(error):
                raise
            raise RefusedTextError(error_sentence(error, self._formatter)) from error
        return {"place_id": place.id, "base_pay": pay}

    def typed_pay(self, seat: Seat, text: str) -> Money:
        """Read pay in the currency it names, else in that of the seat.

        Raises:
            RefusedTextError: If it is no amount of pay.
        """
        currency = seat.base_pay.currency
        try:
            amount, currencies = self._written_pay(text)
        except Exception as error:
            if not has_sentence(error):
                raise
            raise RefusedTextError(error_sentence(error, self._formatter)) from error
        named = currency if not currencies or currency in currencies else currencies[0]
        return Money(amount, named)

    def is_relative(self, text: str) -> bool:
        """Whether a text changes pay by a share of itself."""
        from planner.intake.cells.relative_pay import read_factor

        return read_factor(text, self._formatter.locale) is not None

    def counted_converted(self, count: int) -> str:
        """Say how many seats had their pay converted."""
        return ngettext(
            "Pay of {count} seat converted at plan rates.",
            "Pay of {count} seats converted at plan rates.",
            count,
        ).format(count=self._formatter.integer(count))

    def _changes(self, plan: Plan, seat: Seat, key: str, value: object) -> Mapping[str, Any]:
        read = read_changes(plan, seat, key, value, self._formatter)
        if read is not None:
            return read
        if key == ROLE and isinstance(value, tuple):
            role, level = value
            return {"role": role, "level": level}
        if key == START:
            return {"start": self._read_start(seat, str(value))}
        if key == BASE_PAY:
            return {"base_pay": self._read_pay(seat, str(value))}
        return {key: value}

    def _read_place(self, text: str) -> Place:
        return find_place(self._session.market.places, text, country_code)

    def _read_start(self, seat: Seat, text: str) -> date:
        start = read_day(text, self._formatter)
        if seat.end is not None and start > seat.end:
            raise RefusedTextError(
                _("The seat ends on {end}. Choose an earlier start.").format(
                    end=self._formatter.date_long(seat.end)
                )
            )
        if isinstance(seat, Position) and seat.opened is not None and start < seat.opened:
            raise RefusedTextError(
                _("Its requisition is opened on {opened}. Choose a later start.").format(
                    opened=self._formatter.date_long(seat.opened)
                )
            )
        return start

    def _read_pay(self, seat: Seat, text: str) -> Money:
        """Read pay, or a change of it such as ``+5%``; another currency's sign is no ornament."""
        from planner.intake.cells.cell_fixes import PayCurrencyError
        from planner.intake.cells.relative_pay import read_factor

        currency = seat.base_pay.currency
        factor = read_factor(text, self._formatter.locale)
        if factor is not None:
            amount = round_half_up(seat.base_pay.amount * factor, 0)
        else:
            amount, currencies = self._written_pay(text)
            if currencies and currency not in currencies:
                raise PayCurrencyError(Money(amount, currencies[0]), None, currency)
        if amount < 0:
            raise RefusedTextError(_("Pay cannot be negative. Give the annual gross, 0 or more."))
        return Money(amount, currency)

    def _written_pay(self, text: str) -> tuple[Decimal, Sequence[CurrencyCode]]:
        """Read pay as pasting does, such as ``85k``, and the currencies its sign may stand for."""
        from planner.intake.cells.pay_text import read_pay

        try:
            pay = read_pay(text, self._formatter.locale, self._session.market.currencies)
        except NumberTextError:
            return self._formatter.parse_money(text), ()  # signs only the reader's language has
        whole = pay.amount.to_integral_value()
        return whole if whole == pay.amount else pay.amount, pay.currencies

    def _moved(self, plan: Plan, seat: Seat, place: Place) -> SeatEdit:
        market = self._session.market
        currency = market.currency_of(place.id)
        text = _("Move {seat} to {place}").format(seat=seat.id, place=place.name)
        if currency == seat.base_pay.currency:
            return SeatEdit(move_seat(plan, seat.id, place.id, seat.base_pay), text)
        try:
            pay = moved_pay(seat.base_pay, currency, plan, market)
        except UnknownCurrencyError as error:
            raise RefusedTextError(error_sentence(error, self._formatter)) from error
        message = _("{seat} moved to {place}. Pay converted at plan rates to {pay}.").format(
            seat=seat.id, place=place.name, pay=local_money(pay, place, self._formatter)
        )
        return SeatEdit(move_seat(plan, seat.id, place.id, pay), text, message)


def seat_of(plan: Plan, seat_id: str) -> Seat:
    """Return a seat of the plan.

    Raises:
        RefusedTextError: If it is not there any more.
    """
    for seat in plan.seats:
        if seat.id == seat_id:
            return seat
    raise RefusedTextError(
        _("There is no seat {seat_id} in the plan any more.").format(seat_id=seat_id)
    )


Refusal = Callable[[str, str, object], str | None]
"""Row key, column key and value to the reason why it cannot be used."""
