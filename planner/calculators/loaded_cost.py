"""Fully loaded annual cost of a seat by engagement."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.employer_cost import EmployerCost, price_gross
from planner.calculators.plan_rates import plan_rate, to_local
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Engagement, Plan, Position, Seat
from planner.quantities.identifiers import CountryCode, CurrencyCode, SeatId
from planner.quantities.money import CurrencyMismatchError, Money, round_half_up

_ZERO = Decimal(0)
_USD = CurrencyCode("USD")


@dataclass(frozen=True, slots=True)
class SeatCost:
    """A seat's full year at its present pay, in local and reporting currency.

    Attributes:
        statutory: Employer cost by law; None for a contractor.
        benefits: Benefits beyond the law; ``benefits_share`` of base pay.
        service_fee: Employer-of-record or contractor-management fee.
        annual: Base pay + statutory contributions + benefits + overhead + fee; no one-off items.
        one_off: Equipment and agency fee, paid once at the start (0 for members).
        plan_rate: Reporting currency for one unit of local currency.
        annual_reporting: ``annual`` at the plan rate, rounded to the reporting minor unit.
        equipment: The part of ``one_off`` that is equipment.
        agency_fee: The part of ``one_off`` that is the agency's fee.
        monthly_service_fee: A twelfth of ``service_fee``, exactly.
        overhead: What an own entity costs beside its people; ``overhead_share`` of base pay.
        benefits_share: A fraction of base pay; 0 for a contractor.
        overhead_share: A fraction of base pay; 0 except for an own entity.
    """

    seat_id: SeatId
    currency: CurrencyCode
    base_pay: Decimal
    statutory: EmployerCost | None
    benefits: Decimal
    service_fee: Decimal
    annual: Decimal
    one_off: Decimal
    plan_rate: Decimal
    annual_reporting: Decimal
    equipment: Decimal = _ZERO
    agency_fee: Decimal = _ZERO
    monthly_service_fee: Decimal = _ZERO
    overhead: Decimal = _ZERO
    benefits_share: Decimal = _ZERO
    overhead_share: Decimal = _ZERO


def price_seat(seat: Seat, plan: Plan, market: Snapshot) -> SeatCost:
    """Price a year of a seat.

    Own entity: pay + statutory lines + benefits + the entity's overhead. Employer of record: pay +
    statutory lines + benefits + its fee. Contractor: the annual fee + the contractor-management
    fee; no statutory lines, no benefits. Benefits and overhead are shares of base pay, each
    rounded; the service fees are list prices in USD a month at the plan's rates.

    Raises:
        CurrencyMismatchError: If the pay is not in the currency of the seat's place.
        UnknownCurrencyError: If a currency has no rate.
        NegativeGrossError: If the pay is below zero.
        KeyError: If the market lacks the place, or an employee's country has no cost lines.
    """
    place = market.places[seat.place_id]
    currency = market.currency_of(seat.place_id)
    if seat.base_pay.currency != currency:
        raise CurrencyMismatchError(f"{seat.base_pay.currency} in a place that pays {currency}")
    digits = market.minor_digits(currency)
    gross = seat.base_pay.amount
    statutory = None
    if seat.engagement is not Engagement.CONTRACTOR:
        statutory = price_gross(market.employer_cost[place.country], gross, digits)
    benefits_share, overhead_share = added_shares(
        seat.engagement, place.country, plan.assumptions, seat.benefits_share
    )
    benefits = to_minor_unit(gross * benefits_share, digits)
    overhead = to_minor_unit(gross * overhead_share, digits)
    monthly_fee = to_local(
        Money(_service_fee_usd(seat, plan, market), _USD), plan, market, currency
    )
    annual = gross + benefits + overhead + 12 * monthly_fee
    if statutory is not None:
        annual += statutory.contributions
    equipment, agency_fee = _one_off_items(seat, place.country, plan, market)
    rate = plan_rate(plan, market, currency)
    return SeatCost(
        seat_id=seat.id,
        currency=currency,
        base_pay=gross,
        statutory=statutory,
        benefits=benefits,
        service_fee=12 * monthly_fee,
        annual=annual,
        one_off=equipment + agency_fee,
        plan_rate=rate,
        annual_reporting=round_half_up(annual * rate, market.minor_digits(plan.reporting_currency)),
        equipment=equipment,
        agency_fee=agency_fee,
        monthly_service_fee=monthly_fee,
        overhead=overhead,
        benefits_share=benefits_share,
        overhead_share=overhead_share,
    )


def added_shares(
    engagement: Engagement,
    country: CountryCode,
    assumptions: Assumptions,
    own_benefits: Decimal | None = None,
) -> tuple[Decimal, Decimal]:
    """Return benefits and overhead as fractions of base pay.

    A contractor has no benefits; overhead is borne by an own entity only.

    Args:
        engagement: How somebody is employed.
        country: Where.
        assumptions: The plan's.
        own_benefits: The seat's own share in place of the country's.
    """
    if engagement is Engagement.CONTRACTOR:
        return _ZERO, _ZERO
    benefits = assumptions.benefits_share_in(country) if own_benefits is None else own_benefits
    if engagement is not Engagement.OWN_ENTITY:
        return benefits, _ZERO
    return benefits, assumptions.overhead_share_in(country)


def _service_fee_usd(seat: Seat, plan: Plan, market: Snapshot) -> Decimal:
    """Return the fee of the service a seat is engaged through, USD a month."""
    prices, chosen = market.service_prices, plan.assumptions
    match seat.engagement:
        case Engagement.OWN_ENTITY:
            return _ZERO
        case Engagement.EMPLOYER_OF_RECORD:
            return _first(chosen.employer_of_record_fee_usd, prices.employer_of_record.median)
        case Engagement.CONTRACTOR:
            return _first(chosen.contractor_fee_usd, prices.contractor_management.median)


def _first(chosen: Decimal | None, listed: Decimal) -> Decimal:
    return listed if chosen is None else chosen


def _one_off_items(
    seat: Seat, country: CountryCode, plan: Plan, market: Snapshot
) -> tuple[Decimal, Decimal]:
    """Return equipment and agency fee in local currency: of positions only."""
    if not isinstance(seat, Position):
        return _ZERO, _ZERO
    currency = seat.base_pay.currency
    equipment = _ZERO
    if seat.engagement is not Engagement.CONTRACTOR:
        equipment = to_local(plan.assumptions.equipment_in(country), plan, market, currency)
    agency_fee = seat.base_pay.amount * plan.assumptions.agency_fee_share_in(country)
    return equipment, to_minor_unit(agency_fee, market.minor_digits(currency))
