"""A plan without people for what is asked without one: market rates and the usual assumptions."""

from datetime import UTC, datetime

from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.month import Month

NO_PLACE = PlaceId("")


def stand_in_plan(currency: CurrencyCode) -> Plan:
    """Return an empty plan of this year that reports in a currency and has no anchor."""
    return Plan(
        name="",
        reporting_currency=currency,
        horizon_start=Month(datetime.now(UTC).year, 1),
        anchor_id=NO_PLACE,
    )
