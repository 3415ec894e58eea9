"""Plans in which some risks, or all, are at rest, and currencies with a made-up history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.market.country_facts import NO_COUNTRY_FACTS, CountryFacts, CurrencyRisk
from planner.market.deferred import Deferred
from planner.market.provenance import Provenance
from planner.market.snapshot import Snapshot
from planner.plan.levers import HiringAssumptions
from planner.quantities.identifiers import CurrencyCode

D = Decimal

SURE = HiringAssumptions(
    coefficients={
        "spread": D(0),
        "decline-at-median": D(0),
        "unknown-pool-chance": D(1),
        "ramp-up-spread": D(0),
    }
)
"""Hiring without chance."""


@pytest.fixture(scope="session")
def make_facts(provenance: Provenance) -> Callable[..., CountryFacts]:
    """Return the facts of volatilities by currency and correlations by two currencies."""

    def make(
        volatility: dict[str, str], correlations: dict[tuple[str, str], str] | None = None
    ) -> CountryFacts:
        risks = {
            CurrencyCode(code): CurrencyRisk(CurrencyCode(code), D(value), 120, provenance)
            for code, value in volatility.items()
        }
        pairs = {
            frozenset((CurrencyCode(one), CurrencyCode(other))): D(value)
            for (one, other), value in (correlations or {}).items()
        }
        return replace(NO_COUNTRY_FACTS, currency_risks=risks, correlations=pairs)

    return make


@pytest.fixture(scope="session")
def moving_market(market: Snapshot, make_facts: Callable[..., CountryFacts]) -> Snapshot:
    """The made-up market with a history of the euro and the real."""
    facts = make_facts({"EUR": "0.08", "BRL": "0.15"}, {("EUR", "BRL"): "0.4"})
    return replace(market, deferred_country_facts=Deferred(lambda: facts))


@pytest.fixture(scope="session")
def first_day() -> date:
    return date(2026, 1, 1)
