from dataclasses import replace
from datetime import date

import pytest

from planner.calculators.risk.simulated import Range, Simulation
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.scenarios.chances import (
    ChanceWords,
    SeatsQuestion,
    first_question,
    seat_figures,
)
from planner.localization.formatting import Formatter
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId


@pytest.fixture
def plan() -> Plan:
    sample = load_sample("cloud-provider")
    first, second = sample.positions[:2]
    return replace(
        sample,
        positions=(
            replace(first, id=SeatId("P-01"), start=date(2026, 11, 16)),
            replace(second, id=SeatId("P-02"), start=date(2027, 1, 4)),
        ),
    )


@pytest.fixture
def words(plan: Plan, simulation: Simulation, formatter: Formatter) -> ChanceWords:
    return ChanceWords(plan, simulation, formatter)


def test_that_seats_filled_later_than_the_last_start_want_to_be_seen(words: ChanceWords) -> None:
    card = words.filled()
    assert card.figure == "12 Jan 27"
    assert card.detail == "P10 – P90 1 Dec 26 – not filled"
    assert card.title == "All 2 open seats filled, P50"
    assert card.tone is Tone.WARNING


def test_that_seats_that_may_never_be_filled_are_called_so(
    plan: Plan, simulation: Simulation, formatter: Formatter
) -> None:
    never = replace(simulation, filled_on=(None, None, None))
    card = ChanceWords(plan, never, formatter).filled()
    assert (card.figure, card.detail) == ("not filled", "Nobody can fill some of them")


def test_that_without_open_seats_nothing_is_to_be_filled(
    plan: Plan, simulation: Simulation, formatter: Formatter
) -> None:
    none = replace(simulation, seats={}, chance_filled=())
    cards = ChanceWords(plan, none, formatter)
    assert cards.filled().detail == "No open seats"
    assert cards.seats_by(SeatsQuestion(1, 0)).detail == "No open seats"


def test_that_the_first_year_with_a_budget_is_told_with_its_range(
    plan: Plan, simulation: Simulation, formatter: Formatter
) -> None:
    budgeted = replace(simulation, chance_in_budget_by_year={2027: 0.83})
    card = ChanceWords(plan, budgeted, formatter).in_budget()
    assert card.title == "Chance in budget, FY27"
    assert card.figure == "83%"
    assert card.detail == "P50 $304k, P90 $345k"
    assert card.tone is Tone.GOOD


def test_that_a_plan_without_a_budget_has_no_chance_to_stay_in_it(words: ChanceWords) -> None:
    assert words.in_budget().detail == "The plan has no budget"


def test_that_a_budget_of_all_months_counts_where_no_year_has_one(
    plan: Plan, simulation: Simulation, formatter: Formatter
) -> None:
    budgeted = replace(
        simulation, chance_in_horizon_budget=0.31, horizon_cost=Range(1_000, 2_000, 3_000)
    )
    card = ChanceWords(plan, budgeted, formatter).in_budget()
    assert (card.figure, card.tone) == ("31%", Tone.WARNING)


def test_that_the_nearest_question_is_all_seats_by_the_last_start(
    plan: Plan, simulation: Simulation, words: ChanceWords
) -> None:
    question = first_question(plan, simulation)
    assert question == SeatsQuestion(2, 2)
    card = words.seats_by(question)
    assert card.title == "Chance of 2 seats by the end of Jan 27"
    assert card.figure == "45%"
    assert card.detail == "Even odds of 1 seat"
    assert card.tone is Tone.WARNING


def test_that_a_chance_is_only_called_sure_or_none_where_it_is(words: ChanceWords) -> None:
    assert words.seats_by(SeatsQuestion(1, 2)).figure == "over 99%"
    assert words.seats_by(SeatsQuestion(2, 0)).figure == "0%"


def test_that_a_question_beyond_the_plan_becomes_the_nearest_one(simulation: Simulation) -> None:
    assert SeatsQuestion(9, 40).within(simulation) == SeatsQuestion(2, 2)
    assert SeatsQuestion(0, -1).within(simulation) == SeatsQuestion(1, 0)


def test_that_each_open_seat_has_its_own_row(simulation: Simulation, formatter: Formatter) -> None:
    figures = seat_figures(simulation, {SeatId("P-01"): "P-01 GPU"}, formatter)
    assert figures.names == ("P-01 GPU", "P-02")
    assert figures.cells[0] == ("20 Nov 26", "14 Dec 26", "20 Jan 27", "35%", "97%")
    assert figures.cells[1][2] == "not filled"
