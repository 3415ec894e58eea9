"""Writes the records of a plan file; ``record_reading`` reads the same keys back.

Each raises a ``PlanFormatError`` where a value is outside the bounds of the format.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import time
from decimal import Decimal

from planner.market.override import FigureKey, Override, Reason, can_stand
from planner.plan.bounds import (
    MAX_NUMBER,
    MINUTES_OF_A_DAY,
    is_fraction,
    is_number_of_months,
)
from planner.plan.migrations import RawPlan
from planner.plan.model import (
    BY_COUNTRY,
    FRACTIONS,
    NUMBERS_OF_MONTHS,
    Assumptions,
    Position,
    Seat,
    SkillWeight,
    Team,
    TeamMember,
)
from planner.plan.onboarding_writing import raw_leave, raw_posting
from planner.plan.raw_values import raw_amount, raw_amounts, raw_day, raw_number, raw_text, refuse
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.money import Money


def _seat(seat: Seat) -> RawPlan:
    pattern, weights = seat.working_pattern, seat.skill_weights
    return {
        "id": seat.id,
        "team_id": seat.team_id,
        "role": seat.role.value,
        "level": seat.level.value,
        "place_id": seat.place_id,
        "engagement": seat.engagement.value,
        "base_pay": raw_amount(seat.base_pay.amount, "base_pay"),
        "currency": seat.base_pay.currency,
        "start": raw_day(seat.start, "start"),
        "end": None if seat.end is None else raw_day(seat.end, "end"),
        "working_pattern": None if pattern is None else raw_pattern(pattern),
        "benefits_share": _optional_amount(seat.benefits_share, "benefits_share"),
        "skill_weights": None if weights is None else raw_skill_weights(weights),
        "cost_center": raw_text(seat.cost_center, "cost_center"),
        "notes": raw_text(seat.notes, "notes"),
        "leave": [raw_leave(each) for each in seat.leave],
        "bonus_share": _optional_amount(seat.bonus_share, "bonus_share"),
        "equity_per_year": None
        if seat.equity_per_year is None
        else raw_money(seat.equity_per_year, "equity_per_year"),
    }


def raw_skill_weights(weights: tuple[SkillWeight, ...]) -> RawPlan:
    """Return how much of which skill is asked for."""
    for _skill, weight in weights:
        if not is_fraction(weight):
            refuse(weight, "skill_weights")
    return {skill.value: raw_amount(weight, "skill_weights") for skill, weight in weights}


def _optional_amount(amount: Decimal | None, where: str) -> str | None:
    return None if amount is None else raw_amount(amount, where)


def raw_member(member: TeamMember) -> RawPlan:
    """Return a team member."""
    seat = _seat(member)
    head = {"id": seat.pop("id"), "name": raw_text(member.name, "name")}
    return {**head, **seat, **_help(member)}


def _help(member: TeamMember) -> RawPlan:
    hires = member.hires_at_once
    return {
        "manager": raw_text(member.manager, "manager"),
        "hires_at_once": None if hires is None else raw_number(hires, MAX_NUMBER, "hires_at_once"),
    }


def raw_position(position: Position) -> RawPlan:
    """Return a position."""
    return {
        **_seat(position),
        "status": position.status.value,
        "priority": position.priority.value,
        "hiring_manager": raw_text(position.hiring_manager, "hiring_manager"),
        "buddy_id": position.buddy_id,
        "mentor_id": position.mentor_id,
        "candidate": raw_text(position.candidate, "candidate"),
        "opened": None if position.opened is None else raw_day(position.opened, "opened"),
        "template_id": position.template_id,
        "is_new_to_domain": position.is_new_to_domain,
        "posting": raw_posting(position.posting),
    }


def raw_team(team: Team) -> RawPlan:
    """Return a team."""
    pattern = team.working_pattern
    return {
        "id": team.id,
        "name": raw_text(team.name, "name"),
        "anchor_id": team.anchor_id,
        "working_pattern": None if pattern is None else raw_pattern(pattern),
        "posting": raw_posting(team.posting),
    }


def raw_pattern(pattern: WorkingPattern) -> RawPlan:
    """Return a working pattern."""
    return {
        "start": _time(pattern.start, "start"),
        "end": _time(pattern.end, "end"),
        "weekdays": None if pattern.weekdays is None else sorted(pattern.weekdays),
        "break_start": None if pattern.break_start is None else _time(pattern.break_start, "break"),
        "break_minutes": raw_number(pattern.break_minutes, MINUTES_OF_A_DAY, "break_minutes"),
        "flex_minutes": raw_number(pattern.flex_minutes, MINUTES_OF_A_DAY, "flex_minutes"),
        "weekday_hours": [
            {"weekday": each.weekday, **_hours(each)} for each in pattern.weekday_hours
        ],
        "dated_hours": [
            {
                "first_day": raw_day(each.first_day, "dated_hours"),
                "last_day": raw_day(each.last_day, "dated_hours"),
                **_hours(each),
            }
            for each in pattern.dated_hours
        ],
        "works_on_holidays": pattern.works_on_holidays,
    }


def _hours(hours: WeekdayHours | DatedHours) -> RawPlan:
    return {"start": _time(hours.start, "start"), "end": _time(hours.end, "end")}


def raw_assumptions(assumptions: Assumptions) -> RawPlan:
    """Return the assumptions."""
    raw: RawPlan = {}
    for name in (field.name for field in fields(assumptions)):
        value = getattr(assumptions, name)
        if name in FRACTIONS:
            _refuse_other_than_fractions(name, value)
        if name == "equipment_by_country":
            raw[name] = {
                country: raw_money(money, f"assumptions.{name}") for country, money in value.items()
            }
        elif name in BY_COUNTRY:
            raw[name] = raw_amounts(value.items(), f"assumptions.{name}")
        elif name == "equipment":
            raw[name] = raw_amount(value.amount, f"assumptions.{name}")
            raw["equipment_currency"] = value.currency
        elif name in NUMBERS_OF_MONTHS:
            raw[name] = raw_number_of_months(name, value, f"assumptions.{name}")
        else:
            raw[name] = None if value is None else raw_amount(value, f"assumptions.{name}")
    return raw


def _refuse_other_than_fractions(name: str, value: Decimal | Mapping[str, Decimal]) -> None:
    if isinstance(value, Mapping):
        for country, share in value.items():
            if not is_fraction(share):
                refuse(share, f"assumptions.{name}.{country}")
    elif not is_fraction(value):
        refuse(value, f"assumptions.{name}")


def raw_number_of_months(name: str, number: int, where: str) -> int:
    """Return a number of months that the assumption of a name can be."""
    if not is_number_of_months(number, NUMBERS_OF_MONTHS[name]):
        refuse(number, where)
    return number


def raw_override(item: tuple[FigureKey, Override]) -> RawPlan:
    """Return an override with the figure it stands for."""
    key, override = item
    if not (key.is_sound and can_stand(key, override.values)):
        refuse(key, "values")
    return {
        "figure": key.kind.value,
        "of": [raw_text(part, "of") for part in key.parts],
        "values": [raw_amount(value, "values") for value in override.values],
        **raw_reason(override.reason),
    }


def raw_assumption_reason(item: tuple[str, Reason]) -> RawPlan:
    """Return a reason with the name it is given for."""
    name, reason = item
    return {"of": raw_text(name, "of"), **raw_reason(reason)}


def raw_reason(reason: Reason) -> RawPlan:
    """Return a reason."""
    return {
        "originals": [raw_amount(value, "originals") for value in reason.originals],
        "author": raw_text(reason.author, "author"),
        "day": raw_day(reason.day, "day"),
        "why": raw_text(reason.why, "why"),
    }


def raw_money(money: Money, where: str) -> RawPlan:
    """Return an amount with its currency."""
    return {"amount": raw_amount(money.amount, where), "currency": money.currency}


def _time(moment: time, where: str) -> str:
    if moment.second or moment.microsecond or moment.tzinfo:
        refuse(moment, where)
    return f"{moment:%H:%M}"
