"""Scenarios in a plan file: readable, and refused where they say what no plan can hold."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.plan.change import Change, ChangeKind, Subject
from planner.plan.codec import FormatFault, PlanFormatError, decode, encode
from planner.plan.edits import add_scenario, change_seat
from planner.plan.model import Plan
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.identifiers import ScenarioId, SeatId

S1 = ScenarioId("S-1")
PAY = {"subject": "position", "id": "P-01", "field": "base_pay", "kind": "changed"}
EUROS = {"amount": "85000", "currency": "EUR"}


@pytest.fixture
def raw(plan: Plan) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(encode(add_scenario(plan, "Munich")))
    return parsed


@pytest.fixture
def read(raw: dict[str, Any]) -> Callable[..., Plan]:
    """Read a plan file whose scenario makes these changes."""

    def read_changes(*changes: dict[str, Any]) -> Plan:
        raw["scenarios"][0]["changes"] = list(changes)
        return decode(json.dumps(raw).encode())

    return read_changes


def test_that_a_change_is_written_as_one_reads_it(plan: Plan) -> None:
    document = add_scenario(plan, "Munich")
    seat = plan.positions[0]
    pay = replace(seat.base_pay, amount=Decimal(350_000))
    shown = change_seat(scenario_plan(document, S1), seat.id, base_pay=pay, end=None)
    (scenario,) = json.loads(encode(with_scenario_plan(document, shown)))["scenarios"]
    assert scenario == {
        "id": "S-1",
        "name": "Munich",
        "description": "",
        "changes": [{**PAY, "value": {"amount": "350000", "currency": "PLN"}}],
    }


def test_that_a_change_may_set_a_field_to_nothing(read: Callable[..., Plan], plan: Plan) -> None:
    nothing = {**PAY, "field": "end", "value": None}
    (change,) = read(nothing).scenarios[0].changes
    assert change == Change(Subject.POSITION, "P-01", "end", None, None)


@pytest.mark.parametrize(
    ("change", "fault", "where"),
    [
        ({**PAY, "value": "85000"}, FormatFault.WRONG_TYPE, "value"),
        ({**PAY, "value": {"amount": "85000"}}, FormatFault.MISSING_KEY, "value"),
        (PAY, FormatFault.MISSING_KEY, ""),
        ({**PAY, "old": EUROS, "value": EUROS}, FormatFault.UNKNOWN_KEY, ""),
        ({**PAY, "field": "pay", "value": EUROS}, FormatFault.NOT_A_CHOICE, "field"),
        ({**PAY, "field": "id", "value": "P-02"}, FormatFault.NOT_A_CHOICE, "field"),
        ({**PAY, "kind": "added", "value": EUROS}, FormatFault.NOT_A_CHOICE, "kind"),
        ({**PAY, "subject": "scenario", "value": EUROS}, FormatFault.NOT_A_CHOICE, "subject"),
        ({"subject": "position", "kind": "removed"}, FormatFault.MISSING_KEY, ""),
        (
            {"subject": "team", "id": "T-1", "kind": "removed", "value": {}},
            FormatFault.UNKNOWN_KEY,
            "",
        ),
        (
            {"subject": "team", "id": "T-9", "kind": "added", "value": {"id": "T-8", "name": "x"}},
            FormatFault.OUT_OF_RANGE,
            "value.id",
        ),
        (
            {"subject": "position", "id": "P-1", "field": "order", "kind": "changed", "value": []},
            FormatFault.UNKNOWN_KEY,
            "",
        ),
        (
            {"subject": "plan", "field": "name", "kind": "changed", "value": "x"},
            FormatFault.NOT_A_CHOICE,
            "field",
        ),
        (
            {"subject": "plan", "field": "horizon_months", "kind": "removed"},
            FormatFault.NOT_A_CHOICE,
            "kind",
        ),
        (
            {"subject": "plan", "field": "horizon_months", "kind": "changed", "value": 10**6},
            FormatFault.OUT_OF_RANGE,
            "value",
        ),
        (
            {
                "subject": "assumption",
                "field": "target_percentile",
                "kind": "changed",
                "value": "2",
            },
            FormatFault.OUT_OF_RANGE,
            "value",
        ),
        (
            {"subject": "assumption", "field": "equipment_by_country", "kind": "removed"},
            FormatFault.MISSING_KEY,
            "",
        ),
        (
            {"subject": "assumption", "id": "DE", "field": "equipment", "kind": "changed"},
            FormatFault.UNKNOWN_KEY,
            "",
        ),
        ({"subject": "plan-rate", "kind": "removed"}, FormatFault.MISSING_KEY, ""),
        (
            {"subject": "plan-rate", "id": "EUR", "field": "rate", "kind": "removed"},
            FormatFault.UNKNOWN_KEY,
            "",
        ),
        (
            {"subject": "budget-month", "id": "2027-13", "kind": "removed"},
            FormatFault.WRONG_TYPE,
            "id",
        ),
        (
            {"subject": "company-day", "id": "2027-02-30", "kind": "removed"},
            FormatFault.WRONG_TYPE,
            "id",
        ),
        (
            {"subject": "override", "id": "pay-of", "kind": "removed"},
            FormatFault.OUT_OF_RANGE,
            "id",
        ),
        (
            {"subject": "override", "id": "price-level", "kind": "removed"},
            FormatFault.OUT_OF_RANGE,
            "id",
        ),
    ],
)
def test_that_a_change_no_plan_can_hold_is_refused_with_its_place(
    read: Callable[..., Plan], change: dict[str, Any], fault: FormatFault, where: str
) -> None:
    with pytest.raises(PlanFormatError) as caught:
        read({"subject": "position", "id": "P-02", "kind": "removed"}, change)
    assert caught.value.fault is fault
    assert caught.value.where == ".".join(filter(None, ("scenarios[0].changes[1]", where)))


def test_that_two_changes_of_one_thing_are_refused(read: Callable[..., Plan]) -> None:
    with pytest.raises(PlanFormatError) as caught:
        read({**PAY, "value": EUROS}, {**PAY, "value": EUROS})
    assert caught.value.fault is FormatFault.DUPLICATE_KEY
    assert caught.value.where == "scenarios[0].changes"


def test_that_two_scenarios_of_one_id_are_refused(raw: dict[str, Any]) -> None:
    raw["scenarios"] *= 2
    with pytest.raises(PlanFormatError) as caught:
        decode(json.dumps(raw).encode())
    assert (caught.value.fault, caught.value.where) == (FormatFault.DUPLICATE_KEY, "scenarios")


def test_that_a_key_of_a_scenario_of_a_newer_program_is_kept(raw: dict[str, Any]) -> None:
    raw["scenarios"][0]["goal"] = {"heads": 12}
    again = json.loads(encode(decode(json.dumps(raw).encode())))
    assert again["scenarios"][0]["goal"] == {"heads": 12}


def test_that_a_value_no_file_can_hold_is_named_when_writing(plan: Plan) -> None:
    change = Change(Subject.POSITION, SeatId("P-01"), "benefits_share", None, Decimal("1E+40"))
    scenario = Scenario(id=S1, name="Munich", changes=(change,))
    with pytest.raises(PlanFormatError) as caught:
        encode(replace(plan, scenarios=(scenario,)))
    assert caught.value.where == "scenarios[0].changes[0].value"


def test_that_what_a_scenario_removes_needs_no_value(read: Callable[..., Plan]) -> None:
    (change,) = read({"subject": "position", "id": "P-02", "kind": "removed"}).scenarios[0].changes
    assert (change.kind, change.new) == (ChangeKind.REMOVED, None)
