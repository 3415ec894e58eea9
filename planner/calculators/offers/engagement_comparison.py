"""An employee of one's own, of an employer of record, or a contractor: what each costs a year.

With s what one head of an own entity saves a year, F what keeping the entity costs a year, S what
founding it cost, and y years for it to pay off,

    heads  = the least n with n s y >= S + F y
    months = the least m with n s m / 12 >= S + F m / 12

all in the plan's reporting currency at its rates.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.cost_evidence import charge_evidence, fee_evidence
from planner.calculators.loaded_cost import SeatCost, price_seat
from planner.calculators.offers.misclassification import (
    MisclassificationSign,
    misclassification_signs,
)
from planner.calculators.plan_rates import plan_rate
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.provenance import Grade, Provenance
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Seat
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

MOST_HEADS = 20
"""Up to how many heads the months to break-even are told."""

_ZERO = Decimal(0)
_MONTHS_A_YEAR = Decimal(12)
_USD = CurrencyCode("USD")


@dataclass(frozen=True, slots=True)
class EngagementTerms:
    """Assumptions of the comparison that are the user's to change.

    Attributes:
        entity_setup: What founding an entity costs once.
        entity_yearly: What keeping an entity costs a year, whoever works there.
        contractor_uplift: What a contractor asks above an employee's base pay, as a fraction.
        years: Over how many years the founding has to pay off.
    """

    entity_setup: Money
    entity_yearly: Money
    contractor_uplift: Decimal = _ZERO
    years: int = 3


USUAL_TERMS = EngagementTerms(Money(Decimal(20_000), _USD), Money(Decimal(15_000), _USD))
"""What to start from: round figures assumed, not measured, because what founding a company and its
books cost a year is published for few countries. A contractor asks what an employee earns."""


@dataclass(frozen=True, slots=True)
class EngagementCost:
    """A year of one person by one engagement.

    Attributes:
        cost: Line by line; an own entity without what founding and keeping it costs.
        grade: The weakest grade of what the cost rests on; D where all of it is assumed.
        evidence: Its sources.
    """

    engagement: Engagement
    cost: SeatCost
    grade: Grade
    evidence: tuple[Provenance, ...]


@dataclass(frozen=True, slots=True)
class EntityBreakEven:
    """When an own entity is cheaper than an employer of record.

    Attributes:
        saved_per_head: What one head saves a year in the reporting currency; negative where an
            employer of record is cheaper at any number.
        heads: The fewest heads for which founding pays off within the years of the terms; None
            where no number does.
        months: After how many months it pays off by the number of heads, 1 to 20; None where it
            never does.
    """

    saved_per_head: Decimal
    heads: int | None
    months: Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class EngagementComparison:
    """The engagements side by side for one base pay in one place.

    Attributes:
        costs: By engagement; those without evidence are absent.
        break_even: None where one of the two is not known.
        signs: What would make a contractor look like an employee.
        terms: The assumptions it rests on.
    """

    base: Money
    costs: Mapping[Engagement, EngagementCost]
    break_even: EntityBreakEven | None
    signs: tuple[MisclassificationSign, ...]
    terms: EngagementTerms


def engagement_comparison(
    seat: Seat, plan: Plan, market: Snapshot, terms: EngagementTerms = USUAL_TERMS
) -> EngagementComparison:
    """Return a seat's year by each engagement, whichever it has now.

    Args:
        seat: A seat of the plan, or one that is only tried (``trial_position``).
        plan: Its rates, fees and assumptions.
        market: The market, with the plan's overrides in it.
        terms: The assumptions of the comparison.

    Raises:
        CurrencyMismatchError: If the pay is not in the currency of the seat's place.
        UnknownCurrencyError: If the currency of the pay or of the terms has no rate.
        NegativeGrossError: If the pay is below zero.
        KeyError: If the market lacks the place.
    """
    plan_rate(plan, market, seat.base_pay.currency)
    costs = {each.engagement: each for each in _costs(seat, plan, market, terms)}
    return EngagementComparison(
        base=seat.base_pay,
        costs=costs,
        break_even=_break_even(costs, plan, market, terms),
        signs=misclassification_signs(seat, plan, market),
        terms=terms,
    )


def asked_pay(
    base: Money, engagement: Engagement, terms: EngagementTerms, market: Snapshot
) -> Money:
    """Return what somebody asks by an engagement who earns a base pay as an employee."""
    uplift = terms.contractor_uplift if engagement is Engagement.CONTRACTOR else _ZERO
    digits = market.minor_digits(base.currency)
    return Money(to_minor_unit(base.amount * (1 + uplift), digits), base.currency)


def _costs(
    seat: Seat, plan: Plan, market: Snapshot, terms: EngagementTerms
) -> Iterator[EngagementCost]:
    for engagement in Engagement:
        is_contractor = engagement is Engagement.CONTRACTOR
        if not is_contractor and market.places[seat.place_id].country not in market.employer_cost:
            continue
        pay = asked_pay(seat.base_pay, engagement, terms, market)
        try:
            cost = price_seat(replace(seat, engagement=engagement, base_pay=pay), plan, market)
        except UnknownCurrencyError:  # of the fee's list price
            continue
        evidence = (*charge_evidence(cost), *fee_evidence(engagement, plan, market))
        grade = max((each.grade for each in evidence), default=Grade.D)
        yield EngagementCost(engagement, cost, grade, evidence)


def _break_even(
    costs: Mapping[Engagement, EngagementCost],
    plan: Plan,
    market: Snapshot,
    terms: EngagementTerms,
) -> EntityBreakEven | None:
    own, of_record = (
        costs.get(each) for each in (Engagement.OWN_ENTITY, Engagement.EMPLOYER_OF_RECORD)
    )
    if own is None or of_record is None:
        return None
    saved = of_record.cost.annual_reporting - own.cost.annual_reporting
    setup, yearly = (
        each.amount * plan_rate(plan, market, each.currency)
        for each in (terms.entity_setup, terms.entity_yearly)
    )
    heads = None
    if saved > 0 and terms.years > 0:
        heads = max(1, _ceiling((setup / terms.years + yearly) / saved))
    months = {n: _months(n * saved - yearly, setup) for n in range(1, MOST_HEADS + 1)}
    return EntityBreakEven(saved, heads, months)


def _months(saved_a_year: Decimal, setup: Decimal) -> int | None:
    if setup <= 0 <= saved_a_year:
        return 1
    if saved_a_year <= 0:
        return None
    return max(1, _ceiling(setup * _MONTHS_A_YEAR / saved_a_year))


def _ceiling(number: Decimal) -> int:
    return int(number.to_integral_value(rounding=ROUND_CEILING))
