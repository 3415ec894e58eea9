"""Fields of a seat that only the inspector and optional columns show, read from what was typed."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.place_search import plain
from planner.plan.edits.edit_fault import check_storable, named
from planner.plan.model import Plan, Seat, TeamMember
from planner.plan.visible_text import clean_text

HIGHEST_SHARE = Decimal(5)
"""Five times base pay: what lies above is no share of it but an amount."""
MOST_HIRES_AT_ONCE = 50


class RefusedTextError(Exception):
    """A text cannot be used; ``sentence`` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_changes(
    plan: Plan, seat: Seat, key: str, value: object, formatter: Formatter
) -> Mapping[str, Any] | None:
    """Return what a value changes about a seat; None where the field is read elsewhere.

    Raises:
        RefusedTextError: If the value cannot be used, or the seat has no such field.
        PlanEditError: If a name is blank.
        DateTextError, NumberTextError: If a text is no date or no number.
    """
    reader = _READERS.get(key)
    if reader is None:
        return None
    if not hasattr(seat, key):
        raise RefusedTextError(_without_field(seat))
    return {key: reader(plan, seat, value, formatter)}


def read_day(text: str, formatter: Formatter) -> date:
    """Read a date as the reader's language writes it, or one said in words.

    Raises:
        DateTextError: If it is none.
    """
    return formatter.parse_date(text, date.today())  # noqa: DTZ011 -- the reader's day


def _without_field(seat: Seat) -> str:
    if isinstance(seat, TeamMember):
        return _("{seat} is a team member. Only positions have this field.").format(seat=seat.id)
    return _("{seat} is a position. Only team members have this field.").format(seat=seat.id)


def _end(_plan: Plan, seat: Seat, value: object, formatter: Formatter) -> date | None:
    text = str(value).strip()
    if not text:
        return None
    end = read_day(text, formatter)
    if end < seat.start:
        raise RefusedTextError(
            _("The seat starts on {start}. Choose a later end.").format(
                start=formatter.date_long(seat.start)
            )
        )
    return end


def _opened(_plan: Plan, seat: Seat, value: object, formatter: Formatter) -> date | None:
    text = str(value).strip()
    if not text:
        return None
    opened = read_day(text, formatter)
    if opened > seat.start:
        raise RefusedTextError(
            _("The seat starts on {start}. A requisition is opened before that.").format(
                start=formatter.date_long(seat.start)
            )
        )
    return opened


def _share(_plan: Plan, _seat: Seat, value: object, formatter: Formatter) -> Decimal | None:
    text = str(value).strip()
    if not text:
        return None
    share = formatter.parse_percent(text)
    if not 0 <= share <= HIGHEST_SHARE:
        raise RefusedTextError(
            _("Benefits are a share of base pay. Enter 0% to {highest}.").format(
                highest=formatter.percent(HIGHEST_SHARE)
            )
        )
    return share


def _line(_plan: Plan, _seat: Seat, value: object, _formatter: Formatter) -> str:
    return " ".join(clean_text(str(value)).split())


def _name(_plan: Plan, _seat: Seat, value: object, _formatter: Formatter) -> str:
    return named(str(value))


def _notes(_plan: Plan, _seat: Seat, value: object, _formatter: Formatter) -> str:
    return clean_text(str(value))


def _buddy(plan: Plan, _seat: Seat, value: object, _formatter: Formatter) -> str | None:
    """Find a member by ID, by name, or by the only name that begins with or holds the text."""
    text = " ".join(str(value).split())
    if not text:
        return None
    found = members_named(plan, text)
    exact = [m for m in found if text.casefold() in (m.id.casefold(), m.name.casefold())]
    chosen = exact or found
    if len(chosen) == 1:
        return chosen[0].id
    if chosen:
        raise RefusedTextError(
            _("Several team members fit “{text}”. Choose one from the list.").format(text=text)
        )
    raise RefusedTextError(
        _("Nobody in the team is called “{text}”. Choose a team member, or leave it empty.").format(
            text=text
        )
    )


def _hires(_plan: Plan, _seat: Seat, value: object, formatter: Formatter) -> int | None:
    text = str(value).strip()
    if not text:
        return None
    number = formatter.parse_number(text)
    if number != int(number) or not 0 <= number <= MOST_HIRES_AT_ONCE:
        raise RefusedTextError(
            _("Enter a whole number from {least} to {greatest}.").format(
                least=formatter.integer(0), greatest=formatter.integer(MOST_HIRES_AT_ONCE)
            )
        )
    return int(number)


def _template(_plan: Plan, _seat: Seat, value: object, _formatter: Formatter) -> object:
    return value or None


def _leave(_plan: Plan, _seat: Seat, value: object, _formatter: Formatter) -> object:
    for leave in value if isinstance(value, tuple) else ():
        check_storable("leave", leave.first_day)
        check_storable("leave", leave.last_day)
    return value


def members_named(plan: Plan, text: str) -> list[TeamMember]:
    """Return the members whose name or ID holds all words of a text, whatever accents or case."""
    words = plain(text).split()
    return [
        member
        for member in plan.members
        if all(word in plain(f"{member.name} {member.id}") for word in words)
    ]


def _chosen(_plan: Plan, _seat: Seat, value: object, _formatter: Formatter) -> object:
    return value


Reader = Callable[[Plan, Seat, object, Formatter], object]

_READERS: Mapping[str, Reader] = {
    "end": _end,
    "opened": _opened,
    "benefits_share": _share,
    "name": _name,
    "manager": _line,
    "hiring_manager": _line,
    "cost_center": _line,
    "notes": _notes,
    "buddy_id": _buddy,
    "mentor_id": _buddy,
    "candidate": _line,
    "template_id": _template,
    "is_new_to_domain": _chosen,
    "hires_at_once": _hires,
    "leave": _leave,
    "level": _chosen,
    "team_id": _chosen,
    "priority": _chosen,
    "skill_weights": _chosen,
    "working_pattern": _chosen,
}
