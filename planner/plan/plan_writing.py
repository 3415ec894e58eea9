"""Writes a plan file; ``plan_reading`` reads the same keys back."""

from collections.abc import Callable
from typing import TypeVar

from planner.market.override import FigureKey, Override
from planner.plan.bounds import MAX_NUMBER, MAX_STORED_HORIZON_MONTHS
from planner.plan.format_fault import PlanFormatError
from planner.plan.identity_memo import IdentityMemo
from planner.plan.levers_format import raw_hiring, raw_lever_setting, raw_past_hire
from planner.plan.migrations import RawPlan
from planner.plan.model import Plan
from planner.plan.onboarding_writing import (
    raw_contact,
    raw_lead_days,
    raw_onboarding_rules,
    raw_posting,
    raw_task_state,
    raw_template,
)
from planner.plan.place_choice_format import raw_fit_weights, raw_pay_policy
from planner.plan.raw_values import raw_amounts, raw_number, raw_text
from planner.plan.record_writing import (
    raw_assumption_reason,
    raw_assumptions,
    raw_member,
    raw_override,
    raw_pattern,
    raw_position,
    raw_team,
)
from planner.plan.scenario_writing import raw_scenario

Item = TypeVar("Item")


def raw_plan(plan: Plan) -> RawPlan:
    """Return a plan as JSON-ready values, keys in the order of the file; not to be changed.

    Raises:
        PlanFormatError: If a value is outside the bounds of the format; ``where`` names it.
    """
    return {
        "name": raw_text(plan.name, "name"),
        "description": raw_text(plan.description, "description"),
        "reporting_currency": plan.reporting_currency,
        "fiscal_year_start_month": raw_number(
            plan.fiscal_year_start_month, MAX_NUMBER, "fiscal_year_start_month"
        ),
        "horizon_start": str(plan.horizon_start),
        "horizon_months": raw_number(
            plan.horizon_months, MAX_STORED_HORIZON_MONTHS, "horizon_months"
        ),
        "anchor_id": plan.anchor_id,
        "working_pattern": raw_pattern(plan.working_pattern),
        "place_patterns": {
            place: raw_pattern(pattern) for place, pattern in sorted(plan.place_patterns.items())
        },
        "company_days": {
            str(day): raw_text(plan.company_days[day], "company_days")
            for day in sorted(plan.company_days, key=str)
        },
        "retired_position_number": plan.retired_position_number,
        "document_id": plan.document_id,
        "plan_rates": raw_amounts(plan.plan_rates.items(), "plan_rates"),
        "budget": raw_amounts(
            ((str(month), plan.budget[month]) for month in sorted(plan.budget)), "budget"
        ),
        "assumptions": raw_assumptions(plan.assumptions),
        "overrides": _records(
            raw_override, tuple(sorted(plan.overrides.items(), key=_figure_name)), "overrides"
        ),
        "assumption_reasons": _records(
            raw_assumption_reason,
            tuple(sorted(plan.assumption_reasons.items())),
            "assumption_reasons",
        ),
        "onboarding_templates": [
            raw_template(plan.onboarding_templates[each])
            for each in sorted(plan.onboarding_templates)
        ],
        "onboarding_tasks": {
            str(key): raw_task_state(plan.onboarding_tasks[key])
            for key in sorted(plan.onboarding_tasks, key=str)
        },
        "onboarding_contacts": {
            owner.value: raw_contact(contact)
            for owner, contact in sorted(plan.onboarding_contacts.items())
        },
        "lead_days": {
            str(key): raw_lead_days(plan.lead_days[key]) for key in sorted(plan.lead_days, key=str)
        },
        "onboarding_rules": raw_onboarding_rules(plan.onboarding_rules),
        "posting": raw_posting(plan.posting),
        "shortlist": {
            place: raw_text(note, "shortlist") for place, note in sorted(plan.shortlist.items())
        },
        "fit_weights": raw_fit_weights(plan.fit_weights),
        "pay_policy": raw_pay_policy(plan.pay_policy),
        "levers": {
            kind.value: raw_lever_setting(plan.levers[kind]) for kind in sorted(plan.levers)
        },
        "hiring": raw_hiring(plan.hiring),
        "past_hires": [raw_past_hire(hire) for hire in plan.past_hires],
        "teams": [raw_team(team) for team in plan.teams],
        "members": _remembered(_member_records, raw_member, plan.members, "members"),
        "positions": _remembered(_position_records, raw_position, plan.positions, "positions"),
        "scenarios": _remembered(_scenario_records, raw_scenario, plan.scenarios, "scenarios"),
    }


def _remembered(
    memo: IdentityMemo[Item, RawPlan],
    write: Callable[[Item], RawPlan],
    items: tuple[Item, ...],
    key: str,
) -> list[RawPlan]:
    """Write records; the very same one for what was written last time."""
    try:
        return memo.of(items)
    except PlanFormatError:
        return _records(write, items, key)  # which says where


def _records(write: Callable[[Item], RawPlan], items: tuple[Item, ...], key: str) -> list[RawPlan]:
    records = []
    for index, item in enumerate(items):
        try:
            records.append(write(item))
        except PlanFormatError as error:
            raise error.inside(index).inside(key) from None
    return records


def _figure_name(item: tuple[FigureKey, Override]) -> FigureKey:
    return item[0]


_member_records = IdentityMemo(raw_member)
_position_records = IdentityMemo(raw_position)
_scenario_records = IdentityMemo(raw_scenario)
