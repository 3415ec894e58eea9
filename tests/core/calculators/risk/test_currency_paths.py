"""Drawn exchange rates: their spread and correlation held against the history they come from."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from planner.calculators.risk.currency_paths import CurrencyModel, currency_model
from planner.market.country_facts import CountryFacts
from planner.market.loader import load_snapshot
from planner.quantities.identifiers import CurrencyCode

USD, EUR, GBP, INR, JPY = map(CurrencyCode, ("USD", "EUR", "GBP", "INR", "JPY"))
DRAWS = 8_000

Facts = Callable[..., CountryFacts]


def logs(model: CurrencyModel, months: int = 12) -> np.ndarray[tuple[int, int, int]]:
    found: np.ndarray[tuple[int, int, int]] = np.log(
        model.factors(seed=1, batch=0, draws=DRAWS, months=months).astype(float)
    )
    return found


def test_that_drawn_rates_move_and_go_together_as_their_history_says() -> None:
    facts = load_snapshot().country_facts
    currencies = (EUR, GBP, INR, JPY)
    drawn = logs(currency_model(currencies, USD, facts))
    found = np.corrcoef(drawn[:, :, -1])
    for at, one in enumerate(currencies):
        yearly = float(facts.currency_risks[one].yearly_volatility)
        assert drawn[at, :, -1].std() == pytest.approx(yearly, rel=0.03)
        for other_at, other in enumerate(currencies[:at]):
            pair = float(facts.correlations[frozenset((one, other))])
            assert found[at, other_at] == pytest.approx(pair, abs=0.03)


def test_that_rates_spread_with_the_root_of_the_months_and_keep_their_mean(
    make_facts: Facts,
) -> None:
    model = currency_model((EUR,), USD, make_facts({"EUR": "0.12"}))
    factors = model.factors(seed=5, batch=0, draws=DRAWS, months=24)[0].astype(float)
    for months in (1, 6, 24):
        spread = np.log(factors[:, months - 1]).std()
        assert spread == pytest.approx(0.12 * math.sqrt(months / 12), rel=0.03)
        assert factors[:, months - 1].mean() == pytest.approx(1, abs=0.004)


def test_that_another_reporting_currency_moves_the_dollar_too(make_facts: Facts) -> None:
    facts = make_facts({"EUR": "0.08", "GBP": "0.10"}, {("EUR", "GBP"): "0.6"})
    drawn = logs(currency_model((USD, GBP), EUR, facts))
    assert drawn[0, :, -1].std() == pytest.approx(0.08, rel=0.03)
    both = math.sqrt(0.08**2 + 0.10**2 - 2 * 0.6 * 0.08 * 0.10)
    assert drawn[1, :, -1].std() == pytest.approx(both, rel=0.03)


def test_that_impossible_correlations_give_the_nearest_possible_ones(make_facts: Facts) -> None:
    pairs = {("EUR", "GBP"): "0.9", ("EUR", "INR"): "0.9", ("GBP", "INR"): "-0.9"}
    facts = make_facts(dict.fromkeys(("EUR", "GBP", "INR"), "0.1"), pairs)
    drawn = logs(currency_model((EUR, GBP, INR), USD, facts))
    assert np.isfinite(drawn).all()
    found = np.corrcoef(drawn[:, :, -1])
    assert found[0, 1] > 0.3
    assert found[0, 2] > 0.3
    assert found[1, 2] < 0


def test_that_a_currency_without_history_stays_at_its_rate_to_the_dollar(
    make_facts: Facts,
) -> None:
    model = currency_model((USD, INR, JPY), EUR, make_facts({"EUR": "0.08"}))
    drawn = logs(model)
    assert model.without_history == (INR, JPY)
    assert np.array_equal(drawn[0], drawn[1])
    assert drawn[0, :, -1].std() == pytest.approx(0.08, rel=0.03)
    assert not currency_model((INR,), USD, make_facts({})).moves
