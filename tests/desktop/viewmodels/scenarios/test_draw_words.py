from dataclasses import replace

from planner.calculators.risk.simulated import Simulation
from planner.desktop.viewmodels.scenarios.draw_words import (
    draws_done,
    draws_running,
    draws_stopped,
)
from planner.localization.formatting import Formatter


def test_that_the_error_of_the_middle_is_never_told_too_small(
    simulation: Simulation, formatter: Formatter
) -> None:
    whole = replace(simulation, draws=10_000, standard_error=0.00012)
    assert draws_done(whole, formatter) == "10,000 draws, P50 of the cost within ±0.1%"
    assert draws_done(simulation, formatter) == "500 draws, P50 of the cost within ±0.8%"


def test_that_what_is_drawn_and_what_was_stopped_is_told(
    simulation: Simulation, formatter: Formatter
) -> None:
    assert draws_running(40, formatter) == "Drawing, 40%"
    assert draws_stopped(simulation, formatter) == "Stopped; 500 draws on show"
    assert draws_stopped(None, formatter) == "Stopped"
    assert draws_done(None, formatter) == ""
