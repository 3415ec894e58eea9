"""Writes scenarios as the changes they are; ``scenario_reading`` reads them back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from planner.market.override import FigureKey, Override, Reason
from planner.plan.bounds import MAX_NUMBER, MAX_STORED_HORIZON_MONTHS, is_fraction
from planner.plan.change import ORDER, Change, ChangeKind
from planner.plan.format_fault import PlanFormatError
from planner.plan.levers import HiringAssumptions, LeverSetting
from planner.plan.levers_format import raw_hiring, raw_lever_setting, raw_past_hire
from planner.plan.migrations import RawPlan
from planner.plan.model import FRACTIONS, NUMBERS_OF_MONTHS, Position, Team, TeamMember
from planner.plan.onboarding import (
    Contact,
    OnboardingRules,
    OnboardingTemplate,
    TaskState,
)
from planner.plan.onboarding_writing import (
    raw_contact,
    raw_leave,
    raw_onboarding_rules,
    raw_posting,
    raw_task_state,
    raw_template,
)
from planner.plan.place_choice import FitWeights, PayPolicy
from planner.plan.place_choice_format import raw_fit_weights, raw_pay_policy
from planner.plan.posting import Posting
from planner.plan.raw_values import raw_amount, raw_day, raw_number, raw_text, refuse
from planner.plan.record_writing import (
    raw_member,
    raw_money,
    raw_number_of_months,
    raw_override,
    raw_pattern,
    raw_position,
    raw_reason,
    raw_skill_weights,
    raw_team,
)
from planner.plan.scenario import Scenario
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.money import Money
from planner.quantities.month import Month

_WHERE = "value"


def raw_scenario(scenario: Scenario) -> RawPlan:
    """Return a scenario as JSON-ready values, not to be changed.

    Raises:
        PlanFormatError: If a value is outside the bounds of the format; ``where`` names it.
    """
    return {
        "id": scenario.id,
        "name": raw_text(scenario.name, "name"),
        "description": raw_text(scenario.description, "description"),
        "changes": [_located(change, index) for index, change in enumerate(scenario.changes)],
    }


def _located(change: Change, index: int) -> RawPlan:
    try:
        return _raw_change(change)
    except PlanFormatError as error:
        raise error.inside(index).inside("changes") from None


def _raw_change(change: Change) -> RawPlan:
    raw: RawPlan = {"subject": change.subject.value}
    if change.subject_id is not None:
        raw["id"] = change.subject_id
    if change.field_name is not None:
        raw["field"] = change.field_name
    raw["kind"] = change.kind.value
    if change.kind is not ChangeKind.REMOVED:
        raw[_WHERE] = _raw_value(change, change.new)
    return raw


def _raw_value(change: Change, value: object) -> object:
    if isinstance(value, tuple):
        return _raw_tuple(change, value)
    if isinstance(value, Override):
        raw = raw_override((FigureKey.parsed(str(change.subject_id)), value))
        return {key: part for key, part in raw.items() if key not in ("figure", "of")}
    if change.field_name in FRACTIONS and not (isinstance(value, Decimal) and is_fraction(value)):
        refuse(value, _WHERE)
    if isinstance(value, int):
        return _raw_whole_number(change, value)
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    return value


def _raw_tuple(change: Change, values: tuple[Any, ...]) -> object:
    if change.field_name == ORDER:
        return list(values)
    if change.field_name == "past_hires":
        return [raw_past_hire(each) for each in values]
    if change.field_name == "leave":
        return [raw_leave(each) for each in values]
    return raw_skill_weights(values)


def _raw_whole_number(change: Change, number: int) -> int:
    if change.field_name is not None and change.field_name in NUMBERS_OF_MONTHS:
        return raw_number_of_months(change.field_name, number, _WHERE)
    is_horizon = change.field_name == "horizon_months"
    return raw_number(number, MAX_STORED_HORIZON_MONTHS if is_horizon else MAX_NUMBER, _WHERE)


_WRITERS: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (StrEnum, lambda term: term.value),
    (str, lambda text: raw_text(text, _WHERE)),
    (Decimal, lambda amount: raw_amount(amount, _WHERE)),
    (Money, lambda money: raw_money(money, _WHERE)),
    (Month, str),
    (date, lambda day: raw_day(day, _WHERE)),
    (WorkingPattern, raw_pattern),
    (Reason, raw_reason),
    (Team, raw_team),
    (TeamMember, raw_member),
    (Position, raw_position),
    (Posting, raw_posting),
    (OnboardingRules, raw_onboarding_rules),
    (OnboardingTemplate, raw_template),
    (TaskState, raw_task_state),
    (Contact, raw_contact),
    (LeverSetting, raw_lever_setting),
    (HiringAssumptions, raw_hiring),
    (FitWeights, raw_fit_weights),
    (PayPolicy, raw_pay_policy),
)
"""How each type a change can hold is written; None stays null."""
