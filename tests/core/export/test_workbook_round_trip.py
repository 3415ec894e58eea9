"""What is exported and read back unchanged proposes nothing, whatever the plan holds."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from planner.intake.returned.reading import read_returned
from planner.intake.returned.returned_texts import located_sentence
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample, sample_names
from planner.quantities.identifiers import CurrencyCode

TODAY = date(2026, 11, 26)


class Exporter(Protocol):
    def __call__(self, plan: Plan, language: str = ..., name: str = ...) -> Path: ...


def proposed(path: Path, plan: Plan, market: Snapshot) -> list[str]:
    review = read_returned(path, plan, market, TODAY)
    problems = [located_sentence(each, Formatter("en")) for each in review.problems]
    return [each.change.key for each in review.proposals] + problems


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("name", sample_names())
def test_that_a_sample_comes_back_as_it_went(
    name: str, language: str, market: Snapshot, export: Exporter
) -> None:
    plan = load_sample(name)
    assert proposed(export(plan, language), plan, market) == []


@pytest.mark.parametrize("name", ["world", "assumed", "own_plan"])
def test_that_a_plan_of_all_countries_and_every_assumption_comes_back_as_it_went(
    name: str, market: Snapshot, export: Exporter, request: pytest.FixtureRequest
) -> None:
    plan = replace(request.getfixturevalue(name), document_id="0123456789abcdef")
    assert proposed(export(plan), plan, market) == []


@pytest.mark.parametrize("currency", ["JPY", "KWD"])
def test_that_reports_without_decimals_and_with_three_come_back_as_they_went(
    currency: str, market: Snapshot, export: Exporter
) -> None:
    plan = replace(
        load_sample("cloud-provider"), reporting_currency=CurrencyCode(currency), plan_rates={}
    )
    assert proposed(export(plan), plan, market) == []
