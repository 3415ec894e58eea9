"""One seat's cost by month, component by component."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import add

from planner.calculators.alike_months import AlikeMonths
from planner.calculators.apportionment import apportion, apportion_each, sum_by_month
from planner.calculators.cap_consumption import NO_CHARGES, ChargeSplit, cumulative_charges
from planner.calculators.loaded_cost import SeatCost
from planner.calculators.pay_schedule import PaySchedule, PayTerms, pay_schedule
from planner.calculators.raised_cost import PayLevel, cumulative_lines, pay_levels_with_cost
from planner.calculators.raises import raised_pay
from planner.market.country import Country
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Seat
from planner.plan.place_calendar import calendar_for
from planner.quantities.identifiers import CurrencyCode, SeatId

_ZERO = Decimal(0)


class Component(StrEnum):
    """What a month's cost of a seat is made of."""

    BASE_PAY = "base-pay"
    CONTRIBUTIONS = "contributions"
    EXTRA_MONTHS = "extra-months"
    BENEFITS = "benefits"
    OVERHEAD = "overhead"
    SERVICE_FEE = "service-fee"
    EQUIPMENT = "equipment"
    AGENCY_FEE = "agency-fee"


@dataclass(frozen=True, slots=True)
class SeatMonths:
    """One seat's cost by month; every tuple has one entry a month of the horizon.

    With G the annual base pay of a month, raises included (``raises``), and ``split`` the annual
    statutory charges on G by how they fall on months, the components of a month are, each term
    rounded half up to the minor unit:

    - base pay = G x pay_share
    - contributions = split.proportional x pay_share + split.flat / 12 x worked_share
      + for each cumulative line U(year to date after) - U(year to date before), where
      U(x) = rate x min(x [x basic share] x factor, cap), for a band
      rate x max(0, min(x x factor, cap) - floor), and the year to date is the sum of base pay
      since the tax year's start: ``opening_ytd_pay`` at the horizon's start, 0 at the start of
      each later tax year
    - extra months = split.extra_months x extra_share
    - benefits = base pay x benefits share; overhead = base pay x overhead share
    - service fee = the monthly fee where worked_share > 0
    - equipment, agency fee = the one-off amounts in the month work begins

    The shares come from the place's working days, company days off, and the country's due months
    (``pay_schedule``).

    Attributes:
        worked_share: Fraction of each month's working days that are worked (0 to 1).
        pay_share: Fraction of the annual base pay that is paid in each month.
        components: Local currency, each rounded to the minor unit; every component is there.
        local_total: Sum of the components.
        reporting_total: ``local_total`` at the plan rate, rounded to the reporting minor unit.
        extra_share: Fraction of a year's extra salaries that is paid in each month.
        opening_ytd_pay: Base pay between the tax year's start and the horizon's start.
        opening_unpaid_months: Months worked before the horizon whose extra salary is unpaid.
        levels: Annual base pay as stated and after each raise, with what a year on it costs.
        raises: How many raises were given by each month, which is the index of its level.
        closing_annual_reporting: ``SeatCost.annual_reporting`` on the pay of the last month.
    """

    seat_id: SeatId
    currency: CurrencyCode
    plan_rate: Decimal
    worked_share: tuple[Decimal, ...]
    pay_share: tuple[Decimal, ...]
    components: Mapping[Component, tuple[Decimal, ...]]
    local_total: tuple[Decimal, ...]
    reporting_total: tuple[Decimal, ...]
    extra_share: tuple[Decimal, ...] = ()
    opening_ytd_pay: Decimal = _ZERO
    opening_unpaid_months: Decimal = _ZERO
    levels: tuple[PayLevel, ...] = ()
    raises: tuple[int, ...] = ()
    closing_annual_reporting: Decimal = _ZERO

    @property
    def split(self) -> ChargeSplit:
        """The annual statutory charges on pay as stated; all zero for a contractor."""
        return self.levels[0].split if self.levels else NO_CHARGES


def seat_months(seat: Seat, cost: SeatCost, plan: Plan, market: Snapshot) -> SeatMonths:
    """Lay out one seat's cost by month; the formulas are in ``SeatMonths``."""
    country = market.countries[market.places[seat.place_id].country]
    schedule = _schedule_of(seat, plan, market)
    digits = market.minor_digits(cost.currency)
    raised = raised_pay(seat, cost.base_pay, plan, country.code, digits)
    levels = pay_levels_with_cost(raised.levels, cost, country, plan.reporting_currency, market)
    opening = sum(apportion(cost.base_pay, schedule.tax_year_pay_share, digits), _ZERO)
    alike = schedule.alike
    if len(levels) > 1:
        alike = AlikeMonths.of(tuple(zip(alike.kind_of, raised.raises, strict=True)))
    kinds = _by_kind(
        cost, [levels[raised.raises[at]] for at in alike.first_of], schedule, alike, digits
    )
    components = {component: alike.in_every_month(each) for component, each in kinds.items()}
    local_total = alike.in_every_month(sum_by_month(tuple(kinds.values()), len(alike.first_of)))
    year_to_date = tuple(_year_to_date(opening, components[Component.BASE_PAY], plan, country))
    for charges in _cumulative_charges(levels, raised.raises, year_to_date, country, market):
        contributions = components[Component.CONTRIBUTIONS]
        components[Component.CONTRIBUTIONS] = tuple(map(add, contributions, charges))
        local_total = tuple(map(add, local_total, charges))
    components[Component.EQUIPMENT] = _once(cost.equipment, schedule)
    components[Component.AGENCY_FEE] = _once(cost.agency_fee, schedule)
    once = _once(cost.equipment + cost.agency_fee, schedule)
    local_total = tuple(map(add, local_total, once))
    reporting_digits = market.minor_digits(plan.reporting_currency)
    return SeatMonths(
        seat_id=seat.id,
        currency=cost.currency,
        plan_rate=cost.plan_rate,
        worked_share=schedule.worked_share,
        pay_share=schedule.pay_share,
        components=components,
        local_total=local_total,
        reporting_total=apportion(cost.plan_rate, local_total, reporting_digits),
        extra_share=schedule.extra_share,
        opening_ytd_pay=opening,
        opening_unpaid_months=schedule.opening_unpaid_months,
        levels=levels,
        raises=raised.raises,
        closing_annual_reporting=levels[raised.raises[-1]].cost.annual_reporting,
    )


def _by_kind(
    cost: SeatCost,
    levels: Sequence[PayLevel],
    schedule: PaySchedule,
    alike: AlikeMonths,
    digits: int,
) -> dict[Component, tuple[Decimal, ...]]:
    """Return what follows from pay and shares alone, for one month of each kind of alike months.

    ``levels`` has the level of pay of each kind.
    """
    worked_share = alike.in_one_of_each(schedule.worked_share)
    pay_share = alike.in_one_of_each(schedule.pay_share)
    splits = [level.split for level in levels]
    base_pay = apportion_each([level.base_pay for level in levels], pay_share, digits)
    contributions = apportion_each([split.proportional for split in splits], pay_share, digits)
    if any(split.flat for split in splits):
        flat = apportion_each([split.flat / 12 for split in splits], worked_share, digits)
        contributions = tuple(map(add, contributions, flat))
    return {
        Component.BASE_PAY: base_pay,
        Component.CONTRIBUTIONS: contributions,
        Component.EXTRA_MONTHS: apportion_each(
            [split.extra_months for split in splits],
            alike.in_one_of_each(schedule.extra_share),
            digits,
        ),
        Component.BENEFITS: apportion(cost.benefits_share, base_pay, digits),
        Component.OVERHEAD: apportion(cost.overhead_share, base_pay, digits),
        Component.SERVICE_FEE: tuple(
            cost.monthly_service_fee if share else _ZERO for share in worked_share
        ),
    }


def _schedule_of(seat: Seat, plan: Plan, market: Snapshot) -> PaySchedule:
    place = market.places[seat.place_id]
    country = market.countries[place.country]
    is_contractor = seat.engagement is Engagement.CONTRACTOR
    return pay_schedule(
        PayTerms.of_contractors(country) if is_contractor else PayTerms.of_employees(country),
        calendar_for(plan, place),
        (seat.start, seat.end),
        (plan.horizon_start, plan.horizon_months),
    )


def _cumulative_charges(
    levels: Sequence[PayLevel],
    raises: Sequence[int],
    year_to_date: Sequence[tuple[Decimal, Decimal]],
    country: Country,
    market: Snapshot,
) -> Iterator[tuple[Decimal, ...]]:
    rules = market.employer_cost.get(country.code)
    digits = market.minor_digits(country.currency)
    for line, in_force in cumulative_lines(levels, rules):
        basic_share = market.employer_cost[country.code].basic_share
        by_month = () if all(in_force) else tuple(in_force[count] for count in raises)
        yield cumulative_charges(line, basic_share, year_to_date, digits, by_month)


def _year_to_date(
    opening: Decimal, pay: Sequence[Decimal], plan: Plan, country: Country
) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield the tax year's pay before and after each month."""
    months_to_reset = (country.tax_year_start_month - plan.horizon_start.number) % 12
    before = opening
    for at, paid in enumerate(pay):
        if at % 12 == months_to_reset:
            before = _ZERO
        yield before, before + paid
        before += paid


def _once(amount: Decimal, schedule: PaySchedule) -> tuple[Decimal, ...]:
    """Return an amount in the month work begins, 0 in the others."""
    once = [_ZERO] * len(schedule.worked_share)
    if schedule.first_worked is not None:
        once[schedule.first_worked] = amount
    return tuple(once)
