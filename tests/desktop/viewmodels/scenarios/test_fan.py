from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.risk.simulated import Range, Simulation
from planner.desktop.viewmodels.scenarios.fan import FanBuilder, FanFigure
from planner.localization.formatting import Formatter
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month


@pytest.fixture
def fans(formatter: Formatter) -> FanBuilder:
    budget = {Month(2026, 11): Decimal(100_000), Month(2026, 12): Decimal(100_000)}
    return FanBuilder(CurrencyCode("USD"), budget, formatter)


def test_that_a_month_tells_its_range_its_budget_and_the_chance_to_stay_in_it(
    fans: FanBuilder, simulation: Simulation
) -> None:
    view = fans.view(simulation, FanFigure.COST)
    december = view.months[1]
    assert (december.low, december.middle, december.high) == (90_000, 104_000, 120_000)
    assert december.limit == 100_000
    assert december.words == (
        "Dec 26: P10 $90,000, P50 $104,000, P90 $120,000, Budget $100,000, Chance in budget 40%"
    )
    assert view.months[2].limit is None
    assert view.limit_text == "Budget $100k"


def test_that_the_summary_counts_the_months_more_likely_over_budget(
    fans: FanBuilder, simulation: Simulation
) -> None:
    summary = fans.view(simulation, FanFigure.COST).summary
    assert summary == (
        "Over the whole plan: P50 $304k, P10 – P90 $270k – $345k; "
        "1 month more likely over budget than in it"
    )


def test_that_heads_have_no_budget_and_end_with_what_the_last_month_says(
    fans: FanBuilder, simulation: Simulation
) -> None:
    view = fans.view(simulation, FanFigure.PRODUCTIVE_HEADS)
    assert view.currency is None
    assert view.limit_text == ""
    assert view.summary == "At the end of Jan 27: P50 2.3, P10 – P90 1.5 – 3.0"


def test_that_what_was_before_stands_beside_what_is_tried(
    fans: FanBuilder, simulation: Simulation
) -> None:
    before = replace(simulation, cost=tuple(Range(1, 50_000, 3) for _each in simulation.months))
    view = fans.view(simulation, FanFigure.COST, before)
    assert [month.before for month in view.months] == [50_000, 50_000, 50_000]
    assert view.before_text == "P50 before the change"
    assert view.figures.columns[3] == "P50 before the change"
    assert view.figures.cells[0][3] == "$50,000"


def test_that_the_table_has_a_row_a_month_and_a_dash_where_nothing_is_known(
    fans: FanBuilder, simulation: Simulation
) -> None:
    figures = fans.view(simulation, FanFigure.COST).figures
    assert figures.columns == ("P10", "P50", "P90", "Budget", "Chance in budget")
    assert figures.names == ("Nov 26", "Dec 26", "Jan 27")
    assert figures.cells[2] == ("$100,000", "$110,000", "$130,000", "—", "—")
