"""Reads a plan file: which key holds what."""

from planner.plan.bounds import MAX_NUMBER
from planner.plan.json_values import (
    choice_reader,
    list_reader,
    mapping_reader,
    read_company_day,
    read_decimal,
    read_document_id,
    read_month,
    read_record,
    read_text,
    refuse_repeated,
    whole_number_reader,
)
from planner.plan.levers import LeverKind
from planner.plan.levers_format import read_lever_setting
from planner.plan.model import Plan
from planner.plan.onboarding import OnboardingTemplate, TaskOwner
from planner.plan.onboarding_reading import (
    read_contact,
    read_lead_days,
    read_lead_time_key,
    read_task_key,
    read_task_state,
    read_template,
)
from planner.plan.record_reading import (
    PLAN_FIELD_READERS,
    pairs_reader,
    read_assumptions,
    read_member,
    read_override,
    read_pattern,
    read_position,
    read_reason,
    read_team,
)
from planner.plan.scenario_reading import read_scenarios
from planner.quantities.identifiers import TemplateId


def read_plan(raw: object) -> Plan:
    """Read a plan's object.

    Raises:
        PlanFormatError: If a key or value has a fault.
    """
    return Plan(**read_record(raw, PLAN_READERS, _PLAN_REQUIRED))


def _read_templates(raw: object) -> dict[TemplateId, OnboardingTemplate]:
    templates = list_reader(read_template)(raw)
    refuse_repeated(template.id for template in templates)
    return {template.id: template for template in templates}


PLAN_READERS = {
    "name": read_text,
    "description": read_text,
    **PLAN_FIELD_READERS,
    "place_patterns": mapping_reader(read_text, read_pattern),
    "company_days": mapping_reader(read_company_day, read_text),
    "retired_position_number": whole_number_reader(-MAX_NUMBER, MAX_NUMBER),
    "document_id": read_document_id,
    "plan_rates": mapping_reader(read_text, read_decimal),
    "budget": mapping_reader(read_month, read_decimal),
    "assumptions": read_assumptions,
    "overrides": pairs_reader(read_override),
    "assumption_reasons": pairs_reader(read_reason),
    "teams": list_reader(read_team),
    "members": list_reader(read_member),
    "positions": list_reader(read_position),
    "onboarding_templates": _read_templates,
    "onboarding_tasks": mapping_reader(read_task_key, read_task_state),
    "onboarding_contacts": mapping_reader(choice_reader(TaskOwner), read_contact),
    "shortlist": mapping_reader(read_text, read_text),
    "levers": mapping_reader(choice_reader(LeverKind), read_lever_setting),
    "lead_days": mapping_reader(read_lead_time_key, read_lead_days),
    "scenarios": read_scenarios,
}
_PLAN_REQUIRED = frozenset({"name", "reporting_currency", "horizon_start", "anchor_id"})
