from dataclasses import replace

from planner.calculators.risk.simulated import RiskKind, Simulation
from planner.desktop.viewmodels.scenarios.drivers import tornado_view
from planner.localization.formatting import Formatter
from planner.localization.risk_terms import risk_name
from planner.quantities.identifiers import CurrencyCode

USD = CurrencyCode("USD")


def test_that_each_risk_tells_how_far_it_moves_the_cost_from_the_middle(
    simulation: Simulation, formatter: Formatter
) -> None:
    view = tornado_view(simulation, USD, formatter)
    assert view.middle_text == "P50 $304k"
    assert [bar.words for bar in view.bars] == [
        "Time to fill alone: −$24,000 to +$26,000",
        "Exchange rates alone: −$9,000 to +$8,000",
    ]
    assert view.figures.cells[0] == ("−$24,000", "+$26,000")


def test_that_a_risk_that_moves_nothing_has_no_bar(
    simulation: Simulation, formatter: Formatter
) -> None:
    names = [bar.name for bar in tornado_view(simulation, USD, formatter).bars]
    assert risk_name(RiskKind.RAMP_UP) not in names


def test_that_a_tornado_without_bars_says_so(simulation: Simulation, formatter: Formatter) -> None:
    view = tornado_view(replace(simulation, swings=()), USD, formatter)
    assert view.summary == "Nothing of what is drawn moves the cost."


def test_that_every_risk_has_a_name_of_its_own() -> None:
    assert len({risk_name(kind) for kind in RiskKind}) == len(RiskKind)
