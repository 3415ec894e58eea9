"""Exchange rates drawn month by month around the plan's rates, correlated as they were.

Each currency's rate to the US dollar walks at random: the logarithm changes each month by a normal
amount, with the volatility and correlations of the market's history (``CurrencyRisk``). What a
currency is worth in the reporting currency follows from both rates to the dollar:

    factor after n months = exp(y - var(y) / 2),  y = sum of n changes of (currency - reporting)

so that the plan's rate is what is expected in each month: there is no drift. The months of the
horizon are counted from its start. A currency without a history stays at its rate to the dollar.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.matrix_product import wide_product
from planner.calculators.risk.random_bits import normal_quantiles, plain_bits
from planner.calculators.risk.simulated import RiskKind
from planner.market.country_facts import CountryFacts
from planner.quantities.identifiers import CurrencyCode

Factors = NDArray[np.float32]

_MONTHS_A_YEAR = 12
_DOLLAR = CurrencyCode("USD")


@dataclass(frozen=True, slots=True, eq=False)
class CurrencyModel:
    """How the rates of some currencies to the reporting currency change in a month.

    Attributes:
        currencies: In order.
        covariance: Of the monthly changes of the logarithms of their rates.
        root: A matrix whose product with its own transpose is the covariance.
        without_history: Those that stay at their rate to the dollar.
    """

    currencies: tuple[CurrencyCode, ...]
    covariance: NDArray[np.float64]
    root: NDArray[np.float32]
    without_history: tuple[CurrencyCode, ...]

    @property
    def moves(self) -> bool:
        """Whether any of them has a history."""
        return self.root.size > 0

    def factors(self, seed: int, batch: int, draws: int, months: int) -> Factors:
        """Draw what each rate is multiplied by: by currency, draw and month.

        Args:
            seed: What the random numbers begin with.
            batch: Which batch of draws.
            draws: An even number; the second half mirrors the first.
            months: The horizon.
        """
        count, half = self.root.shape[1], draws // 2
        stream = (RiskKind.EXCHANGE_RATES, 0)
        bits = plain_bits(seed, stream, batch, (count, half * months))
        walks = normal_quantiles().astype(np.float32).take(bits).reshape(count, half, months)
        for month in range(1, months):  # a cumulative sum of all draws at once
            walks[:, :, month] += walks[:, :, month - 1]
        mixed = wide_product(self.root, walks.reshape(count, -1))
        paths = mixed.reshape(-1, half, months)
        found = np.empty((len(self.currencies), draws, months), np.float32)
        drift = self._drift(months)
        np.exp(paths + drift, out=found[:, :half])
        np.exp(drift - paths, out=found[:, half:])
        return found

    def _drift(self, months: int) -> Factors:
        """Return what keeps each month's expected factor at 1, by currency and month."""
        steps = np.arange(1, months + 1)
        drift = -np.diag(self.covariance)[:, np.newaxis] * steps / 2
        return drift[:, np.newaxis, :].astype(np.float32)


def currency_model(
    currencies: Sequence[CurrencyCode], reporting: CurrencyCode, facts: CountryFacts
) -> CurrencyModel:
    """Return how rates change, from history.

    Args:
        currencies: Those that something is paid in, without the reporting currency.
        reporting: What is reported in.
        facts: The market's volatilities and correlations.
    """
    named = tuple(dict.fromkeys(each for each in (*currencies, reporting) if each != _DOLLAR))
    moving = [each for each in named if each in facts.currency_risks]
    at = {each: n for n, each in enumerate(moving)}
    change = np.zeros((len(currencies), len(moving)))
    for row, currency in enumerate(currencies):
        for each, sign in ((currency, 1.0), (reporting, -1.0)):
            if each in at:
                change[row, at[each]] += sign
    root = change @ _root(_to_dollar(moving, facts))
    return CurrencyModel(
        tuple(currencies),
        root @ root.T,
        root.astype(np.float32),
        tuple(each for each in named if each not in at),
    )


def _to_dollar(moving: Sequence[CurrencyCode], facts: CountryFacts) -> NDArray[np.float64]:
    """Return the covariance of monthly changes to the dollar."""
    deviation = [float(facts.currency_risks[each].yearly_volatility) for each in moving]
    correlation = [
        [
            1.0 if one == other else float(facts.correlations.get(frozenset((one, other)), 0))
            for other in moving
        ]
        for one in moving
    ]
    yearly = np.array(correlation).reshape(len(moving), len(moving)) * np.outer(
        deviation, deviation
    )
    found: NDArray[np.float64] = yearly / _MONTHS_A_YEAR
    return found


def _root(covariance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a root of a covariance, or of the nearest one that is possible.

    Pairs of correlations from months that are not the same may contradict each other. Then no
    random changes have them all; the nearest that have are found by leaving out what would be a
    negative variance (the projection by eigenvalues, of which the symmetric root is the same
    whichever eigenvectors a machine finds).
    """
    if not len(covariance):
        return covariance
    try:
        return np.linalg.cholesky(covariance).astype(np.float64)
    except np.linalg.LinAlgError:
        values, vectors = np.linalg.eigh(covariance)
        found: NDArray[np.float64] = (vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T
        return found
