"""Reads and writes what a plan file says of levers, past hires and how hiring is assumed to go."""

from collections.abc import Mapping
from typing import Any

from planner.market.role import Level, RoleFamily
from planner.plan.bounds import MAX_NUMBER
from planner.plan.format_fault import FormatFault, PlanFormatError
from planner.plan.json_values import (
    Reader,
    choice_reader,
    list_reader,
    mapping_reader,
    optional_reader,
    read_date,
    read_decimal,
    read_month,
    read_record,
    read_text,
    read_yes_or_no,
    whole_number_reader,
)
from planner.plan.levers import (
    EffectKind,
    EffectRange,
    HiringAssumptions,
    LeverSetting,
    PastHire,
)
from planner.plan.migrations import RawPlan
from planner.plan.raw_values import raw_amount, raw_amounts, raw_day, raw_number, refuse

MAX_DRAWS = 1_000_000


def read_lever_setting(raw: object) -> LeverSetting:
    """Read what the user set of a lever."""
    return LeverSetting(**read_record(raw, LEVER_READERS, frozenset()))


def read_hiring(raw: object) -> HiringAssumptions:
    """Read how hiring is assumed to go."""
    return HiringAssumptions(**read_record(raw, HIRING_READERS, frozenset()))


def read_past_hires(raw: object) -> tuple[PastHire, ...]:
    """Read hires of the past."""
    hires: tuple[PastHire, ...] = list_reader(_read_past_hire)(raw)
    return hires


def raw_lever_setting(setting: LeverSetting) -> RawPlan:
    """Return what the user set of a lever.

    Raises:
        PlanFormatError: If a figure is outside the bounds of the format.
    """
    return {
        "is_on": setting.is_on,
        "starts": None if setting.starts is None else str(setting.starts),
        "strength": _optional(setting.strength, "strength"),
        "roles": [role.value for role in setting.roles],
        "effects": {
            kind.value: [raw_amount(figure, f"effects.{kind.value}") for figure in effect]
            for kind, effect in setting.effects.items()
        },
        "monthly_cost": _optional(setting.monthly_cost, "monthly_cost"),
        "once_cost": _optional(setting.once_cost, "once_cost"),
    }


def raw_hiring(hiring: HiringAssumptions) -> RawPlan:
    """Return how hiring is assumed to go.

    Raises:
        PlanFormatError: If a figure is outside the bounds of the format.
    """
    recruiters = hiring.recruiters
    return {
        "recruiters": None if recruiters is None else _count(recruiters, 0, "recruiters"),
        "requisitions_per_recruiter": _count(
            hiring.requisitions_per_recruiter, 1, "requisitions_per_recruiter"
        ),
        "coefficients": raw_amounts(sorted(hiring.coefficients.items()), "coefficients"),
        "draws": _count(hiring.draws, 1, "draws", MAX_DRAWS),
        "seed": _count(hiring.seed, 0, "seed"),
    }


def raw_past_hire(hire: PastHire) -> RawPlan:
    """Return a hire of the past.

    Raises:
        PlanFormatError: If a day is outside the bounds of the format.
    """
    return {
        "role": hire.role.value,
        "level": hire.level.value,
        "country": hire.country,
        "opened": raw_day(hire.opened, "opened"),
        "accepted": raw_day(hire.accepted, "accepted"),
    }


def _count(number: int, least: int, where: str, most: int = MAX_NUMBER) -> int:
    if number < least:
        refuse(number, where)
    return raw_number(number, most, where)


def _optional(amount: Any, where: str) -> str | None:  # noqa: ANN401 -- a decimal or None
    return None if amount is None else raw_amount(amount, where)


def _read_effect(raw: object) -> EffectRange:
    figures: tuple[Any, ...] = list_reader(read_decimal)(raw)
    if len(figures) != 3:
        raise PlanFormatError(FormatFault.OUT_OF_RANGE, {"found": str(raw)[:60]})
    return figures


def _read_past_hire(raw: object) -> PastHire:
    return PastHire(**read_record(raw, _PAST_HIRE_READERS, frozenset(_PAST_HIRE_READERS)))


_PAST_HIRE_READERS: Mapping[str, Reader[Any]] = {
    "role": choice_reader(RoleFamily),
    "level": choice_reader(Level),
    "country": read_text,
    "opened": read_date,
    "accepted": read_date,
}
LEVER_READERS: Mapping[str, Reader[Any]] = {
    "is_on": read_yes_or_no,
    "starts": optional_reader(read_month),
    "strength": optional_reader(read_decimal),
    "roles": list_reader(choice_reader(RoleFamily)),
    "effects": mapping_reader(choice_reader(EffectKind), _read_effect),
    "monthly_cost": optional_reader(read_decimal),
    "once_cost": optional_reader(read_decimal),
}
HIRING_READERS: Mapping[str, Reader[Any]] = {
    "recruiters": optional_reader(whole_number_reader(0, MAX_NUMBER)),
    "requisitions_per_recruiter": whole_number_reader(1, MAX_NUMBER),
    "coefficients": mapping_reader(read_text, read_decimal),
    "draws": whole_number_reader(1, MAX_DRAWS),
    "seed": whole_number_reader(0, MAX_NUMBER),
}
