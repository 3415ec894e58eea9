"""Writes the records of a plan file; ``plan_reading`` reads the same keys back."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from typing import NoReturn, TypeVar

from planner.market.override import FigureKey, Override, Reason, can_stand
from planner.plan.bounds import (
    MAX_NUMBER,
    MAX_STORED_HORIZON_MONTHS,
    MAX_TEXT_LENGTH,
    MINUTES_OF_A_DAY,
    is_fraction,
    is_storable_amount,
    is_storable_year,
)
from planner.plan.format_fault import FormatFault, PlanFormatError
from planner.plan.identity_memo import IdentityMemo
from planner.plan.migrations import RawPlan
from planner.plan.model import (
    BY_COUNTRY,
    FRACTIONS,
    Assumptions,
    Plan,
    Position,
    Seat,
    SkillWeight,
    Team,
    TeamMember,
)
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.money import Money

Item = TypeVar("Item")


def raw_plan(plan: Plan) -> RawPlan:
    """Return a plan as JSON-ready values, keys in the order of the file; not to be changed.

    Raises:
        PlanFormatError: If a value is outside the bounds of the format; ``where`` names it.
    """
    return {
        "name": _text(plan.name, "name"),
        "description": _text(plan.description, "description"),
        "reporting_currency": plan.reporting_currency,
        "fiscal_year_start_month": _number(
            plan.fiscal_year_start_month, MAX_NUMBER, "fiscal_year_start_month"
        ),
        "horizon_start": str(plan.horizon_start),
        "horizon_months": _number(plan.horizon_months, MAX_STORED_HORIZON_MONTHS, "horizon_months"),
        "anchor_id": plan.anchor_id,
        "working_pattern": _pattern(plan.working_pattern),
        "place_patterns": {
            place: _pattern(pattern) for place, pattern in sorted(plan.place_patterns.items())
        },
        "company_days": {
            str(day): _text(plan.company_days[day], "company_days")
            for day in sorted(plan.company_days, key=str)
        },
        "retired_position_number": plan.retired_position_number,
        "plan_rates": _amounts(plan.plan_rates.items(), "plan_rates"),
        "budget": _amounts(
            ((str(month), plan.budget[month]) for month in sorted(plan.budget)), "budget"
        ),
        "assumptions": _assumptions(plan.assumptions),
        "overrides": _records(
            _override, tuple(sorted(plan.overrides.items(), key=_figure_name)), "overrides"
        ),
        "assumption_reasons": _records(
            _assumption_reason, tuple(sorted(plan.assumption_reasons.items())), "assumption_reasons"
        ),
        "teams": [_team(team) for team in plan.teams],
        "members": _seats(_member_records, _member, plan.members, "members"),
        "positions": _seats(_position_records, _position, plan.positions, "positions"),
    }


def _seats(
    memo: IdentityMemo[Item, RawPlan],
    write: Callable[[Item], RawPlan],
    seats: tuple[Item, ...],
    key: str,
) -> list[RawPlan]:
    """Write seats; the very same record for a seat that was written last time."""
    try:
        return memo.of(seats)
    except PlanFormatError:
        return _records(write, seats, key)  # which says where


def _records(write: Callable[[Item], RawPlan], items: tuple[Item, ...], key: str) -> list[RawPlan]:
    records = []
    for index, item in enumerate(items):
        try:
            records.append(write(item))
        except PlanFormatError as error:
            raise error.inside(index).inside(key) from None
    return records


def _seat(seat: Seat) -> RawPlan:
    pattern, weights = seat.working_pattern, seat.skill_weights
    return {
        "id": seat.id,
        "team_id": seat.team_id,
        "role": seat.role.value,
        "level": seat.level.value,
        "place_id": seat.place_id,
        "engagement": seat.engagement.value,
        "base_pay": _amount(seat.base_pay.amount, "base_pay"),
        "currency": seat.base_pay.currency,
        "start": _day(seat.start, "start"),
        "end": None if seat.end is None else _day(seat.end, "end"),
        "working_pattern": None if pattern is None else _pattern(pattern),
        "benefits_share": _optional_amount(seat.benefits_share, "benefits_share"),
        "skill_weights": None if weights is None else _skill_weights(weights),
        "cost_center": _text(seat.cost_center, "cost_center"),
        "notes": _text(seat.notes, "notes"),
    }


def _skill_weights(weights: tuple[SkillWeight, ...]) -> RawPlan:
    for _skill, weight in weights:
        if not is_fraction(weight):
            _refuse(weight, "skill_weights")
    return {skill.value: _amount(weight, "skill_weights") for skill, weight in weights}


def _optional_amount(amount: Decimal | None, where: str) -> str | None:
    return None if amount is None else _amount(amount, where)


def _member(member: TeamMember) -> RawPlan:
    seat = _seat(member)
    head = {"id": seat.pop("id"), "name": _text(member.name, "name")}
    return {**head, **seat, "manager": _text(member.manager, "manager")}


def _position(position: Position) -> RawPlan:
    return {
        **_seat(position),
        "status": position.status.value,
        "priority": position.priority.value,
        "hiring_manager": _text(position.hiring_manager, "hiring_manager"),
        "buddy_id": position.buddy_id,
    }


_member_records = IdentityMemo(_member)
_position_records = IdentityMemo(_position)


def _team(team: Team) -> RawPlan:
    pattern = team.working_pattern
    return {
        "id": team.id,
        "name": _text(team.name, "name"),
        "anchor_id": team.anchor_id,
        "working_pattern": None if pattern is None else _pattern(pattern),
    }


def _pattern(pattern: WorkingPattern) -> RawPlan:
    return {
        "start": _time(pattern.start, "start"),
        "end": _time(pattern.end, "end"),
        "weekdays": None if pattern.weekdays is None else sorted(pattern.weekdays),
        "break_start": None if pattern.break_start is None else _time(pattern.break_start, "break"),
        "break_minutes": _number(pattern.break_minutes, MINUTES_OF_A_DAY, "break_minutes"),
        "flex_minutes": _number(pattern.flex_minutes, MINUTES_OF_A_DAY, "flex_minutes"),
        "weekday_hours": [
            {"weekday": each.weekday, **_hours(each)} for each in pattern.weekday_hours
        ],
        "dated_hours": [
            {
                "first_day": _day(each.first_day, "dated_hours"),
                "last_day": _day(each.last_day, "dated_hours"),
                **_hours(each),
            }
            for each in pattern.dated_hours
        ],
        "works_on_holidays": pattern.works_on_holidays,
    }


def _hours(hours: WeekdayHours | DatedHours) -> RawPlan:
    return {"start": _time(hours.start, "start"), "end": _time(hours.end, "end")}


def _assumptions(assumptions: Assumptions) -> RawPlan:
    raw: RawPlan = {}
    for name in (field.name for field in fields(assumptions)):
        value = getattr(assumptions, name)
        if name == "equipment_by_country":
            raw[name] = {
                country: _money(money, f"assumptions.{name}") for country, money in value.items()
            }
        elif name in BY_COUNTRY:
            raw[name] = _amounts(value.items(), f"assumptions.{name}")
        elif name == "equipment":
            raw[name] = _amount(value.amount, f"assumptions.{name}")
            raw["equipment_currency"] = value.currency
        elif name in FRACTIONS and not is_fraction(value):
            _refuse(value, f"assumptions.{name}")
        else:
            raw[name] = None if value is None else _amount(value, f"assumptions.{name}")
    return raw


def _figure_name(item: tuple[FigureKey, Override]) -> FigureKey:
    return item[0]


def _override(item: tuple[FigureKey, Override]) -> RawPlan:
    key, override = item
    if not (key.is_sound and can_stand(key, override.values)):
        _refuse(key, "values")
    return {
        "figure": key.kind.value,
        "of": [_text(part, "of") for part in key.parts],
        "values": [_amount(value, "values") for value in override.values],
        **_reason(override.reason),
    }


def _assumption_reason(item: tuple[str, Reason]) -> RawPlan:
    name, reason = item
    return {"of": _text(name, "of"), **_reason(reason)}


def _reason(reason: Reason) -> RawPlan:
    return {
        "originals": [_amount(value, "originals") for value in reason.originals],
        "author": _text(reason.author, "author"),
        "day": _day(reason.day, "day"),
        "why": _text(reason.why, "why"),
    }


def _amounts(items: Iterable[tuple[str, Decimal]], key: str) -> RawPlan:
    return {name: _amount(amount, f"{key}.{name}") for name, amount in items}


def _money(money: Money, where: str) -> RawPlan:
    return {"amount": _amount(money.amount, where), "currency": money.currency}


def _amount(amount: Decimal, where: str) -> str:
    if not is_storable_amount(amount):
        _refuse(amount, where)
    return f"{amount:f}"


def _text(text: str, where: str) -> str:
    if len(text) > MAX_TEXT_LENGTH:
        _refuse(f"{text[:40]}…", where)
    return text


def _number(number: int, limit: int, where: str) -> int:
    if abs(number) > limit:
        _refuse(number, where)
    return number


def _day(day: date, where: str) -> str:
    if not is_storable_year(day):
        _refuse(day, where)
    return day.isoformat()


def _time(moment: time, where: str) -> str:
    if moment.second or moment.microsecond or moment.tzinfo:
        _refuse(moment, where)
    return f"{moment:%H:%M}"


def _refuse(value: object, where: str) -> NoReturn:
    raise PlanFormatError(FormatFault.OUT_OF_RANGE, {"found": str(value)[:60]}, (where,))
