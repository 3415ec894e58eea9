"""Reads scenarios strictly: each change must say something a plan can hold."""

from collections.abc import Mapping
from typing import Any, NoReturn

from planner.market.override import FigureKey
from planner.plan.change import ORDER, Change, ChangeKind, Subject
from planner.plan.format_fault import FormatFault, PlanFormatError
from planner.plan.json_values import (
    Reader,
    choice_reader,
    list_reader,
    read_company_day,
    read_decimal,
    read_fraction,
    read_month,
    read_record,
    read_text,
    refuse_repeated,
)
from planner.plan.levers import LeverKind
from planner.plan.levers_format import read_lever_setting
from planner.plan.model import BY_COUNTRY
from planner.plan.onboarding import TaskOwner
from planner.plan.onboarding_reading import (
    read_contact,
    read_lead_days,
    read_lead_time_key,
    read_task_key,
    read_task_state,
    read_template,
)
from planner.plan.record_reading import (
    ASSUMPTIONS_READERS,
    MEMBER_READERS,
    PLAN_FIELD_READERS,
    POSITION_READERS,
    TEAM_READERS,
    read_bare_reason,
    read_member,
    read_money,
    read_override_of,
    read_pattern,
    read_position,
    read_team,
)
from planner.plan.scenario import Scenario


def read_scenarios(raw: object) -> tuple[Scenario, ...]:
    """Read the scenarios of a plan; no two may have the same ID.

    Raises:
        PlanFormatError: If a key or value has a fault.
    """
    scenarios: tuple[Scenario, ...] = list_reader(_read_scenario)(raw)
    refuse_repeated(scenario.id for scenario in scenarios)
    return scenarios


def _read_scenario(raw: object) -> Scenario:
    return Scenario(**read_record(raw, SCENARIO_READERS, frozenset({"id", "name"})))


def _read_changes(raw: object) -> tuple[Change, ...]:
    changes: tuple[Change, ...] = list_reader(_read_change)(raw)
    refuse_repeated(change.key for change in changes)
    return changes


def _read_change(raw: object) -> Change:
    fields = read_record(raw, _CHANGE_READERS, frozenset({"subject", "kind"}))
    subject, kind = fields["subject"], fields["kind"]
    if subject in _RECORD_READERS:
        read = _reader_of_record(subject, kind, fields)
    elif subject in _ENTRY_READERS:
        read = _reader_of_entry(subject, fields)
    else:
        read = _reader_of_setting(subject, kind, fields)
    change = Change(subject, fields.get("id"), fields.get("field"), None, None, kind)
    if kind is ChangeKind.REMOVED:
        _refuse_key("value", fields)
        return change
    _require("value", fields)
    value = _inside("value", read, fields["value"])
    if change.is_of_whole and subject in _WITH_OWN_ID and value.id != change.subject_id:
        _refuse(value.id, ("value", "id"))
    return Change(subject, change.subject_id, change.field_name, None, value, kind)


def _reader_of_record(subject: Subject, kind: ChangeKind, fields: Mapping[str, Any]) -> Reader[Any]:
    """Return what reads a team or seat, one of its fields, or a sequence."""
    field_name = fields.get("field")
    if field_name is None:
        _require("id", fields)
        _require_kind(kind, ChangeKind.ADDED, ChangeKind.REMOVED)
        return _RECORD_READERS[subject]
    _require_kind(kind, ChangeKind.CHANGED)
    if field_name == ORDER:
        _refuse_key("id", fields)
        return list_reader(read_text)
    _require("id", fields)
    return _chosen(_FIELD_READERS[subject], field_name)


def _reader_of_entry(subject: Subject, fields: Mapping[str, Any]) -> Reader[Any]:
    """Return what reads a value that stands under a key, such as a month's budget."""
    _require("id", fields)
    _refuse_key("field", fields)
    subject_id: str = fields["id"]
    if subject is Subject.OVERRIDE:
        key = _figure(subject_id)
        return lambda raw: read_override_of(key, raw)
    read_key = _ENTRY_KEY_READERS.get(subject)
    if read_key is not None and str(_inside("id", read_key, subject_id)) != subject_id:
        _refuse(subject_id, ("id",))
    return _ENTRY_READERS[subject]


def _reader_of_setting(
    subject: Subject, kind: ChangeKind, fields: Mapping[str, Any]
) -> Reader[Any]:
    """Return what reads a setting of the plan, or an assumption."""
    _require("field", fields)
    read = _chosen(_FIELD_READERS[subject], fields["field"])
    if fields["field"] in BY_COUNTRY:
        _require("id", fields)
    else:
        _refuse_key("id", fields)
        _require_kind(kind, ChangeKind.CHANGED)
    return read


def _figure(text: str) -> FigureKey:
    try:
        key = FigureKey.parsed(text)
    except ValueError:
        _refuse(text, ("id",))
    if not key.is_sound or str(key) != text:
        _refuse(text, ("id",))
    return key


def _inside(step: str, read: Reader[Any], raw: object) -> Any:  # noqa: ANN401 -- any value of a plan
    try:
        return read(raw)
    except PlanFormatError as error:
        raise error.inside(step) from None


def _chosen(readers: Mapping[str, Reader[Any]], name: str) -> Reader[Any]:
    if name not in readers:
        facts = {"found": name[:60], "choices": ", ".join(readers)}
        raise PlanFormatError(FormatFault.NOT_A_CHOICE, facts, ("field",))
    return readers[name]


def _require(key: str, fields: Mapping[str, object]) -> None:
    if key not in fields:
        raise PlanFormatError(FormatFault.MISSING_KEY, {"key": key})


def _refuse_key(key: str, fields: Mapping[str, object]) -> None:
    if key in fields:
        raise PlanFormatError(FormatFault.UNKNOWN_KEY, {"key": key, "suggestion": ""})


def _require_kind(kind: ChangeKind, *possible: ChangeKind) -> None:
    if kind not in possible:
        facts = {"found": kind.value, "choices": ", ".join(each.value for each in possible)}
        raise PlanFormatError(FormatFault.NOT_A_CHOICE, facts, ("kind",))


def _refuse(found: str, where: tuple[str, ...]) -> NoReturn:
    raise PlanFormatError(FormatFault.OUT_OF_RANGE, {"found": found[:60]}, where)


def _fields_of(readers: Mapping[str, Reader[Any]]) -> dict[str, Reader[Any]]:
    """Return the readers of a record's fields; its amount and currency are one of them."""
    fields = {name: read for name, read in readers.items() if name not in ("id", "currency")}
    return fields | ({"base_pay": read_money} if "base_pay" in fields else {})


_FIELD_READERS: Mapping[Subject, Mapping[str, Reader[Any]]] = {
    Subject.PLAN: PLAN_FIELD_READERS,
    Subject.ASSUMPTION: {
        name: read for name, read in ASSUMPTIONS_READERS.items() if name != "equipment_currency"
    }
    | dict.fromkeys(BY_COUNTRY, read_decimal)
    | {"equipment": read_money, "equipment_by_country": read_money}
    | {"raise_share_by_country": read_fraction},
    Subject.TEAM: _fields_of(TEAM_READERS),
    Subject.MEMBER: _fields_of(MEMBER_READERS),
    Subject.POSITION: _fields_of(POSITION_READERS),
}
_ENTRY_READERS: Mapping[Subject, Reader[Any]] = {
    Subject.PLACE_PATTERN: read_pattern,
    Subject.COMPANY_DAY: read_text,
    Subject.PLAN_RATE: read_decimal,
    Subject.BUDGET_MONTH: read_decimal,
    Subject.OVERRIDE: read_text,  # by the figure it is of
    Subject.ASSUMPTION_REASON: read_bare_reason,
    Subject.ONBOARDING_TEMPLATE: read_template,
    Subject.ONBOARDING_TASK: read_task_state,
    Subject.ONBOARDING_CONTACT: read_contact,
    Subject.LEAD_TIME: read_lead_days,
    Subject.SHORTLIST: read_text,
    Subject.LEVER: read_lever_setting,
}
_ENTRY_KEY_READERS: Mapping[Subject, Reader[Any]] = {
    Subject.COMPANY_DAY: read_company_day,
    Subject.BUDGET_MONTH: read_month,
    Subject.ONBOARDING_TASK: read_task_key,
    Subject.ONBOARDING_CONTACT: choice_reader(TaskOwner),
    Subject.LEAD_TIME: read_lead_time_key,
    Subject.LEVER: choice_reader(LeverKind),
}
_RECORD_READERS: Mapping[Subject, Reader[Any]] = {
    Subject.TEAM: read_team,
    Subject.MEMBER: read_member,
    Subject.POSITION: read_position,
}


_WITH_OWN_ID = frozenset({*_RECORD_READERS, Subject.ONBOARDING_TEMPLATE})


def _read_subject(raw: object) -> Subject:
    """Read a subject; a scenario has no scenarios of its own."""
    subject = choice_reader(Subject)(raw)
    if subject is Subject.SCENARIO:
        choices = ", ".join(each.value for each in Subject if each is not subject)
        raise PlanFormatError(
            FormatFault.NOT_A_CHOICE, {"found": subject.value, "choices": choices}
        )
    return subject


def _read_raw(raw: object) -> object:
    """Leave a value as it is: what it has to be depends on the keys beside it."""
    return raw


_CHANGE_READERS: Mapping[str, Reader[Any]] = {
    "subject": _read_subject,
    "id": read_text,
    "field": read_text,
    "kind": choice_reader(ChangeKind),
    "value": _read_raw,
}
SCENARIO_READERS: Mapping[str, Reader[Any]] = {
    "id": read_text,
    "name": read_text,
    "description": read_text,
    "changes": _read_changes,
}
