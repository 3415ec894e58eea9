"""The workbook keeps to every rule of the audit, whatever the plan and the language."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planner.intake.audit import audit_workbook
from planner.plan.model import Plan
from planner.plan.samples import load_sample, sample_names


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("name", sample_names())
def test_that_every_sample_keeps_to_every_rule(
    name: str, language: str, export: Callable[..., Path]
) -> None:
    audit = audit_workbook(export(load_sample(name), language))
    assert audit.findings == ()
    assert audit.formulas > 10_000
    assert len(audit.month_sheets) >= 3


@pytest.mark.parametrize("name", ["own_workbook", "assumed_workbook"])
def test_that_own_figures_and_assumptions_keep_to_every_rule(
    name: str, request: pytest.FixtureRequest
) -> None:
    assert audit_workbook(request.getfixturevalue(name)).findings == ()


def test_that_a_plan_of_nobody_keeps_to_every_rule(
    sample: Plan, export: Callable[..., Path]
) -> None:
    nobody = replace(sample, members=(), positions=())
    assert audit_workbook(export(nobody)).findings == ()
