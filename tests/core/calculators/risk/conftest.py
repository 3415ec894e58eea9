"""Plans in which some risks, or all, are at rest, and currencies with a made-up history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.market.country_facts import NO_COUNTRY_FACTS, CountryFacts, CurrencyRisk
from planner.market.deferred import Deferred
from planner.market.provenance import Provenance
from planner.market.snapshot import Snapshot
from planner.plan.levers import HiringAssumptions
from planner.plan.model import Assumptions, Plan, PositionStatus
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

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


EQUIPPED = Assumptions(
    equipment=Money(D(3_000), CurrencyCode("EUR")), agency_fee_share=D("0.1"), raise_share=D("0.03")
)


@pytest.fixture
def mixed_plan(make_plan: Any, make_position: Any, make_member: Any) -> Plan:
    """Seats in each currency that start over a year and a half."""
    plan: Plan = make_plan(
        make_member("es-madrid", 60_000, end=date(2026, 10, 15)),
        make_member("us-austin", 200_000, seat_id="M-02"),
        make_position("us-austin", 150_000, start=date(2026, 7, 20)),
        make_position("br-recife", 250_000, seat_id="P-02", start=date(2026, 5, 1)),
        make_position("es-madrid", 70_000, seat_id="P-03", start=date(2027, 3, 9)),
        make_position("mt-valletta", 40_000, seat_id="P-04", start=date(2026, 9, 1)),
        make_position(
            "br-recife",
            90_000,
            seat_id="P-05",
            start=date(2026, 6, 1),
            status=PositionStatus.ACCEPTED,
        ),
        horizon_months=24,
        assumptions=EQUIPPED,
    )
    return plan
