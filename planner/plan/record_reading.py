"""Reads the records of a plan file: which key of a seat, a team or a figure holds what."""

from collections.abc import Callable
from typing import Any

from planner.market.override import FigureKey, FigureKind, Override, Reason, can_stand
from planner.market.role import Level, RoleFamily
from planner.market.talent_pool import Skill
from planner.plan.bounds import MAX_NUMBER, MAX_STORED_HORIZON_MONTHS, MINUTES_OF_A_DAY
from planner.plan.format_fault import FormatFault, PlanFormatError
from planner.plan.json_values import (
    choice_reader,
    list_reader,
    mapping_reader,
    optional_reader,
    read_date,
    read_decimal,
    read_fraction,
    read_month,
    read_record,
    read_text,
    read_time,
    read_yes_or_no,
    refuse_repeated,
    whole_number_reader,
)
from planner.plan.levers_format import read_hiring, read_past_hires
from planner.plan.model import (
    NUMBERS_OF_MONTHS,
    Assumptions,
    Engagement,
    Position,
    PositionStatus,
    Priority,
    SkillWeight,
    Team,
    TeamMember,
)
from planner.plan.onboarding_reading import read_leave, read_onboarding_rules, read_posting
from planner.plan.place_choice_format import read_fit_weights, read_pay_policy
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.money import Money


def read_pattern(raw: object) -> WorkingPattern:
    """Read a working pattern."""
    fields = read_record(raw, PATTERN_READERS, frozenset())
    weekdays = fields.pop("weekdays", None)
    return WorkingPattern(**fields, weekdays=None if weekdays is None else frozenset(weekdays))


def _read_weekday_hours(raw: object) -> WeekdayHours:
    return WeekdayHours(**read_record(raw, WEEKDAY_HOURS_READERS, frozenset(WEEKDAY_HOURS_READERS)))


def _read_dated_hours(raw: object) -> DatedHours:
    return DatedHours(**read_record(raw, DATED_HOURS_READERS, frozenset(DATED_HOURS_READERS)))


def read_money(raw: object) -> Money:
    """Read an amount with its currency."""
    return Money(**read_record(raw, _MONEY_READERS, frozenset(_MONEY_READERS)))


def read_skill_weights(raw: object) -> tuple[SkillWeight, ...]:
    """Read how much of which skill is asked for."""
    return tuple(mapping_reader(choice_reader(Skill), read_fraction)(raw).items())


def read_assumptions(raw: object) -> Assumptions:
    """Read the plan's assumptions."""
    fields = read_record(raw, ASSUMPTIONS_READERS, frozenset())
    return Assumptions(**_with_money(fields, "equipment", "equipment_currency"))


def read_team(raw: object) -> Team:
    """Read a team."""
    return Team(**read_record(raw, TEAM_READERS, frozenset({"id", "name"})))


def read_override(raw: object) -> tuple[FigureKey, Override]:
    """Read an override with the figure it stands for."""
    fields = read_record(raw, _OVERRIDE_READERS, frozenset(_OVERRIDE_READERS) - {"originals"})
    key = FigureKey(fields.pop("figure"), fields.pop("of"))
    if not key.is_sound:
        raise PlanFormatError(FormatFault.OUT_OF_RANGE, {"found": str(key)[:60]}, ("of",))
    return key, _checked_override(key, fields)


def read_override_of(key: FigureKey, raw: object) -> Override:
    """Read an override of a figure that is named elsewhere."""
    return _checked_override(key, read_record(raw, _VALUES_READERS, _VALUES_REQUIRED))


def read_bare_reason(raw: object) -> Reason:
    """Read a reason for something that is named elsewhere."""
    readers = {name: reader for name, reader in _REASON_READERS.items() if name != "of"}
    return Reason(**read_record(raw, readers, frozenset(readers) - {"originals"}))


def _checked_override(key: FigureKey, fields: dict[str, Any]) -> Override:
    values = fields.pop("values")
    if not can_stand(key, values):
        found = ", ".join(map(str, values))
        raise PlanFormatError(FormatFault.OUT_OF_RANGE, {"found": found[:60]}, ("values",))
    return Override(values, Reason(**fields))


def read_reason(raw: object) -> tuple[str, Reason]:
    """Read a reason with the name it is given for."""
    fields = read_record(raw, _REASON_READERS, frozenset(_REASON_READERS) - {"originals"})
    return fields.pop("of"), Reason(**fields)


def pairs_reader(
    reader: Callable[[object], tuple[Any, Any]],
) -> Callable[[object], dict[Any, Any]]:
    """Return a reader of a list of records that each have a key of their own."""
    read_list = list_reader(reader)

    def read(raw: object) -> dict[Any, Any]:
        pairs = read_list(raw)
        refuse_repeated(key for key, _ in pairs)
        return dict(pairs)

    return read


def read_member(raw: object) -> TeamMember:
    """Read a team member."""
    fields = read_record(raw, MEMBER_READERS, _SEAT_REQUIRED | {"name"})
    return TeamMember(**_with_money(fields, "base_pay", "currency"))


def read_position(raw: object) -> Position:
    """Read a position."""
    fields = read_record(raw, POSITION_READERS, _SEAT_REQUIRED)
    return Position(**_with_money(fields, "base_pay", "currency"))


def _with_money(fields: dict[str, Any], amount_key: str, currency_key: str) -> dict[str, Any]:
    """Join an amount and the currency beside it; either alone is a fault."""
    amount, currency = fields.pop(amount_key, None), fields.pop(currency_key, None)
    if amount is None and currency is None:
        return fields
    if amount is None or currency is None:
        missing = amount_key if amount is None else currency_key
        raise PlanFormatError(FormatFault.MISSING_KEY, {"key": missing})
    return {**fields, amount_key: Money(amount, currency)}


_SEAT_READERS = {
    "id": read_text,
    "team_id": read_text,
    "role": choice_reader(RoleFamily),
    "level": choice_reader(Level),
    "place_id": read_text,
    "engagement": choice_reader(Engagement),
    "base_pay": read_decimal,
    "currency": read_text,
    "start": read_date,
}
_SEAT_REQUIRED = frozenset(_SEAT_READERS)
_SEAT_READERS |= {
    "end": optional_reader(read_date),
    "working_pattern": optional_reader(read_pattern),
    "benefits_share": optional_reader(read_decimal),
    "skill_weights": optional_reader(read_skill_weights),
    "cost_center": read_text,
    "notes": read_text,
    "leave": list_reader(read_leave),
    "bonus_share": optional_reader(read_decimal),
    "equity_per_year": optional_reader(read_money),
}
MEMBER_READERS = {
    **_SEAT_READERS,
    "name": read_text,
    "manager": read_text,
    "hires_at_once": optional_reader(whole_number_reader(0, MAX_NUMBER)),
}
POSITION_READERS = {
    **_SEAT_READERS,
    "status": choice_reader(PositionStatus),
    "priority": choice_reader(Priority),
    "hiring_manager": read_text,
    "buddy_id": optional_reader(read_text),
    "mentor_id": optional_reader(read_text),
    "candidate": read_text,
    "opened": optional_reader(read_date),
    "template_id": optional_reader(read_text),
    "is_new_to_domain": read_yes_or_no,
    "posting": read_posting,
}
TEAM_READERS = {
    "id": read_text,
    "name": read_text,
    "anchor_id": optional_reader(read_text),
    "working_pattern": optional_reader(read_pattern),
    "posting": read_posting,
}
WEEKDAY_HOURS_READERS = {
    "weekday": whole_number_reader(0, 6),
    "start": read_time,
    "end": read_time,
}
DATED_HOURS_READERS = {
    "first_day": read_date,
    "last_day": read_date,
    "start": read_time,
    "end": read_time,
}
PATTERN_READERS = {
    "start": read_time,
    "end": read_time,
    "weekdays": optional_reader(list_reader(whole_number_reader(-MAX_NUMBER, MAX_NUMBER))),
    "break_start": optional_reader(read_time),
    "break_minutes": whole_number_reader(0, MINUTES_OF_A_DAY),
    "flex_minutes": whole_number_reader(0, MINUTES_OF_A_DAY),
    "weekday_hours": list_reader(_read_weekday_hours),
    "dated_hours": list_reader(_read_dated_hours),
    "works_on_holidays": read_yes_or_no,
}
_MONEY_READERS = {"amount": read_decimal, "currency": read_text}
ASSUMPTIONS_READERS = {
    "benefits_share": read_decimal,
    "benefits_share_by_country": mapping_reader(read_text, read_decimal),
    "equipment": read_decimal,
    "equipment_currency": read_text,
    "equipment_by_country": mapping_reader(read_text, read_money),
    "agency_fee_share": read_decimal,
    "agency_fee_share_by_country": mapping_reader(read_text, read_decimal),
    "overhead_share": read_decimal,
    "overhead_share_by_country": mapping_reader(read_text, read_decimal),
    "employer_of_record_fee_usd": optional_reader(read_decimal),
    "contractor_fee_usd": optional_reader(read_decimal),
    "target_percentile": read_fraction,
    "skill_association": read_fraction,
    "raise_share": read_fraction,
    "raise_share_by_country": mapping_reader(read_text, read_fraction),
    "raise_month": whole_number_reader(*NUMBERS_OF_MONTHS["raise_month"]),
    "raise_after_months": whole_number_reader(*NUMBERS_OF_MONTHS["raise_after_months"]),
    "attrition_share": read_fraction,
}
_REASON_READERS = {
    "of": read_text,
    "originals": list_reader(read_decimal),
    "author": read_text,
    "day": read_date,
    "why": read_text,
}
_OVERRIDE_READERS = {
    **_REASON_READERS,
    "figure": choice_reader(FigureKind),
    "of": list_reader(read_text),
    "values": list_reader(read_decimal),
}
_VALUES_READERS = {
    name: reader for name, reader in _OVERRIDE_READERS.items() if name not in ("figure", "of")
}
_VALUES_REQUIRED = frozenset(_VALUES_READERS) - {"originals"}
PLAN_FIELD_READERS = {
    "reporting_currency": read_text,
    "fiscal_year_start_month": whole_number_reader(-MAX_NUMBER, MAX_NUMBER),
    "horizon_start": read_month,
    "horizon_months": whole_number_reader(-MAX_STORED_HORIZON_MONTHS, MAX_STORED_HORIZON_MONTHS),
    "anchor_id": read_text,
    "working_pattern": read_pattern,
    "onboarding_rules": read_onboarding_rules,
    "fit_weights": read_fit_weights,
    "pay_policy": read_pay_policy,
    "hiring": read_hiring,
    "past_hires": read_past_hires,
    "posting": read_posting,
}
"""What a plan says of itself and a scenario may say otherwise."""
