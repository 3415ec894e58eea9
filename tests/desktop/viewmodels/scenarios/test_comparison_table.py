from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.scenario_comparison.compared import (
    ComparedFigures,
    ScenarioColumn,
    Waterfall,
)
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.scenarios.comparison_table import (
    ComparedRow,
    ComparisonBuilder,
    ComparisonTable,
)
from planner.localization.formatting import Formatter
from planner.quantities.identifiers import CurrencyCode, ScenarioId

NO_WATERFALL = Waterfall(Decimal(0), (), Decimal(0))
OTHER, TRIAL = ScenarioId("S-1"), ScenarioId("S-2")


def column(scenario_id: ScenarioId | None, name: str, figures: ComparedFigures) -> ScenarioColumn:
    return ScenarioColumn(
        scenario_id=scenario_id, name=name, figures=figures, waterfall=NO_WATERFALL
    )


@pytest.fixture
def table(figures: ComparedFigures, formatter: Formatter) -> ComparisonTable:
    other = replace(
        figures,
        run_rate=Decimal(1_100_000),
        productive_heads=Decimal("11.5"),
        median_overlap_minutes=222,
        coverage_share=0.44,
        filled_by_p50=date(2027, 1, 12),
        filled_by_p90=None,
        median_days_to_fill=61.0,
        countries=5,
        meeting_burden_spread=Decimal(4),
    )
    columns = (column(None, "", figures), column(OTHER, "Lowest cost", other))
    return ComparisonBuilder(CurrencyCode("USD"), formatter).table(columns, OTHER)


def row(table: ComparisonTable, name: str) -> ComparedRow:
    return next(each for each in table.rows if each.name == name)


@pytest.mark.parametrize(
    ("name", "base", "other", "delta", "tone"),
    [
        ("Run-rate, fully loaded", "$1.43M", "$1.10M", "−$330k", Tone.GOOD),
        ("Productive heads at the end", "10.5", "11.5", "+1.0", Tone.GOOD),
        ("Median overlap", "6.3 h", "3.7 h", "−2.6 h", Tone.WARNING),
        ("24×7 coverage", "73%", "44%", "−29 pt", Tone.WARNING),
        ("All seats filled, P50", "15 Feb 27", "12 Jan 27", "−34 d", Tone.GOOD),
        ("All seats filled, P90", "2 May 27", "not filled", "", Tone.QUIET),
        ("Median time to hire", "68 d", "61 d", "−7 d", Tone.GOOD),
        ("Meetings, unevenness a week", "2.5 h", "4.0 h", "+1.5 h", Tone.WARNING),
        ("Countries", "9", "5", "−4", Tone.QUIET),
        ("Heads at the end", "12", "12", "0", Tone.QUIET),
    ],
)
def test_that_a_difference_has_its_sign_and_is_good_where_it_helps(
    table: ComparisonTable, name: str, base: str, other: str, delta: str, tone: Tone
) -> None:
    first, second = row(table, name).cells
    assert (first.text, first.delta) == (base, "")
    assert (second.text, second.delta, second.tone) == (other, delta, tone)


def test_that_a_figure_that_no_scenario_has_takes_no_row(table: ComparisonTable) -> None:
    names = [each.name for each in table.rows]
    assert "Cost, P50" not in names  # nothing was drawn yet
    assert "Chance in budget" not in names
    assert "FY27 cost" in names


def test_that_what_was_drawn_of_one_scenario_leaves_a_dash_for_the_other(
    figures: ComparedFigures, formatter: Formatter
) -> None:
    drawn = replace(figures, cost_p50=2_050_000.4, chance_in_budget=0.8)
    columns = (column(None, "", figures), column(OTHER, "Other", drawn))
    table = ComparisonBuilder(CurrencyCode("USD"), formatter).table(columns, None)
    first, second = row(table, "Cost, P50").cells
    assert (first.text, second.text, second.delta) == ("—", "$2.05M", "")


def test_that_the_scenario_on_show_and_what_is_tried_are_marked(
    figures: ComparedFigures, formatter: Formatter
) -> None:
    columns = (
        column(None, "", figures),
        column(OTHER, "Other", figures),
        column(TRIAL, "anything", figures),
    )
    table = ComparisonBuilder(CurrencyCode("USD"), formatter).table(columns, None, TRIAL)
    assert [(each.name, each.is_shown, each.is_trial) for each in table.heads] == [
        ("Base", True, False),
        ("Other", False, False),
        ("What if", False, True),
    ]
