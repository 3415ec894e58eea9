"""A made-up market with pay bands and prices that are easy to reckon with."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.market.country_facts import (
    NO_COUNTRY_FACTS,
    CheckStatus,
    PriceLevel,
    StatutoryTerms,
)
from planner.market.deferred import Deferred
from planner.market.pay_band import NATIONWIDE, NO_PAY_BANDS, Key, OwnBand, PayBand
from planner.market.provenance import Provenance
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId

MADRID, AUSTIN, RECIFE = PlaceId("es-madrid"), PlaceId("us-austin"), PlaceId("br-recife")
VALLETTA = PlaceId("mt-valletta")
MEDIANS = {"ES": ("EUR", 40_000), "US": ("USD", 100_000), "BR": ("BRL", 100_000)}
PRICES = {"ES": ("EUR", "0.6"), "US": ("USD", "1"), "BR": ("BRL", "2.5")}
LEVELS = {Level.MID: Decimal("0.75"), Level.SENIOR: Decimal(1), Level.STAFF: Decimal("1.25")}


def _own_bands() -> Mapping[Key, OwnBand]:
    """P10 is a quarter of the median, P25 half, P75 twice and P90 four times it."""
    factors = (Decimal("0.25"), Decimal("0.5"), Decimal(1), Decimal(2), Decimal(4))
    role = RoleFamily.MLOPS_ENGINEER.value
    return {
        (role, level.value, country, NATIONWIDE): OwnBand(
            CurrencyCode(currency),
            tuple(each * median * share for each in factors),  # type: ignore[arg-type]
            date(2026, 9, 1),
        )
        for country, (currency, median) in MEDIANS.items()
        for level, share in LEVELS.items()
    }


@pytest.fixture(scope="session")
def paying_market(market: Snapshot, provenance: Provenance) -> Snapshot:
    """Bands in three of the four countries; a euro is worth 1.25 dollars, a real 0.20."""
    bands = NO_PAY_BANDS.with_own(_own_bands())
    prices = {
        CountryCode(code): PriceLevel(
            CountryCode(code), CurrencyCode(currency), Decimal(parity), provenance
        )
        for code, (currency, parity) in PRICES.items()
    }
    spain = StatutoryTerms(
        country=CountryCode("ES"),
        paid_leave_days=Decimal(22),
        notice_days=Decimal(15),
        probation_months=Decimal(6),
        weekly_hours=Decimal(40),
        leave_check=CheckStatus.UNCHECKED,
        second_leave_days=None,
        instrument="",
        remarks="",
        provenance=provenance,
    )
    facts = replace(NO_COUNTRY_FACTS, price_levels=prices, terms={CountryCode("ES"): spain})
    return replace(
        market,
        deferred_pay_bands=Deferred(lambda: bands),
        deferred_country_facts=Deferred(lambda: facts),
    )


@pytest.fixture(scope="session")
def madrid_band(paying_market: Snapshot) -> PayBand:
    """10,000, 20,000, 40,000, 80,000 and 160,000 euros."""
    band = paying_market.pay_bands.at(
        RoleFamily.MLOPS_ENGINEER, Level.SENIOR, paying_market.places[MADRID]
    )
    assert band is not None
    return band
