"""Checks of the plan itself: horizon, currencies, anchors, teams, budget, assumptions."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from planner.market.snapshot import Snapshot
from planner.market.working_calendar import calendar_of
from planner.plan.bounds import is_fraction
from planner.plan.model import BY_COUNTRY, FRACTIONS, NUMBERS_OF_MONTHS, Assumptions, Plan
from planner.plan.pattern_checks import pattern_faults
from planner.plan.problem import Fact, Problem, ProblemKind
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CurrencyCode, SeatId
from planner.quantities.money import Money

MIN_HORIZON_MONTHS = 1
MAX_HORIZON_MONTHS = 120
_SHARES = ("benefits_share", "agency_fee_share", "overhead_share")
"""Assumptions as fractions of base pay."""


def check_plan(plan: Plan, market: Snapshot) -> Iterator[Problem]:
    """Find problems that belong to no single seat."""
    yield from _check_calendar(plan)
    yield from _check_currencies(plan, market)
    yield from _check_anchors(plan, market)
    yield from _check_teams(plan)
    yield from _check_patterns(plan, market)
    yield from _check_budget(plan)
    yield from _check_holidays(plan, market)
    yield from _check_assumptions(plan.assumptions)


def check_pattern(
    pattern: WorkingPattern, seat_id: SeatId | None, *, whose: str = ""
) -> Iterator[Problem]:
    """Find problems of a working pattern: a seat's, ``whose`` team's or place's, or the plan's."""
    named: dict[str, Fact] = {"whose": whose} if whose else {}
    for kind, facts in pattern_faults(pattern):
        yield found(kind, seat_id, field_name="working_pattern", **facts, **named)


def check_share(
    field_name: str, share: Decimal, seat_id: SeatId | None = None, **where: Fact
) -> Iterator[Problem]:
    """Find what is doubtful about a share of base pay, an assumption or a seat's own."""
    if share < 0:
        yield found(
            ProblemKind.NEGATIVE_ASSUMPTION, seat_id, field_name=field_name, amount=share, **where
        )
    if share > 1:
        yield found(
            ProblemKind.SHARE_LOOKS_LIKE_PERCENT,
            seat_id,
            field_name=field_name,
            share=share,
            **where,
        )


def found(
    kind: ProblemKind, seat_id: SeatId | None, *, field_name: str | None, **facts: Fact
) -> Problem:
    """Make a problem with its kind's severity."""
    return Problem(kind, kind.severity, seat_id, field_name, facts)


def has_rate(plan: Plan, market: Snapshot, currency: CurrencyCode) -> bool:
    """Tell whether an amount can be converted to the reporting currency."""
    if currency == plan.reporting_currency or currency in plan.plan_rates:
        return True
    latest = market.exchange_rates.latest
    return currency in latest and plan.reporting_currency in latest


def _check_calendar(plan: Plan) -> Iterator[Problem]:
    if not MIN_HORIZON_MONTHS <= plan.horizon_months <= MAX_HORIZON_MONTHS:
        yield found(
            ProblemKind.HORIZON_OUT_OF_RANGE,
            None,
            field_name="horizon_months",
            months=plan.horizon_months,
            minimum=MIN_HORIZON_MONTHS,
            maximum=MAX_HORIZON_MONTHS,
        )
    if not 1 <= plan.fiscal_year_start_month <= 12:
        yield found(
            ProblemKind.FISCAL_YEAR_START_OUT_OF_RANGE,
            None,
            field_name="fiscal_year_start_month",
            month=plan.fiscal_year_start_month,
        )


def _check_currencies(plan: Plan, market: Snapshot) -> Iterator[Problem]:
    reporting = plan.reporting_currency
    if reporting not in market.currencies:
        yield found(
            ProblemKind.UNKNOWN_REPORTING_CURRENCY,
            None,
            field_name="reporting_currency",
            currency=reporting,
        )
    for currency, rate in plan.plan_rates.items():
        if not rate > 0:
            kind = ProblemKind.PLAN_RATE_NOT_POSITIVE
        elif currency == reporting and rate != 1:
            kind = ProblemKind.PLAN_RATE_OF_REPORTING_CURRENCY
        else:
            continue
        yield found(kind, None, field_name="plan_rates", currency=currency, rate=rate)
    for field_name, price, where in _equipment_prices(plan):
        if price.amount and not has_rate(plan, market, price.currency):
            yield found(
                ProblemKind.NO_EXCHANGE_RATE,
                None,
                field_name=field_name,
                currency=price.currency,
                reporting_currency=reporting,
                **where,
            )


def _equipment_prices(plan: Plan) -> Iterator[tuple[str, Money, dict[str, Fact]]]:
    yield "equipment", plan.assumptions.equipment, {}
    for country, price in plan.assumptions.equipment_by_country.items():
        yield "equipment_by_country", price, {"country": country}


def _check_anchors(plan: Plan, market: Snapshot) -> Iterator[Problem]:
    if plan.anchor_id not in market.places:
        yield found(
            ProblemKind.UNKNOWN_ANCHOR, None, field_name="anchor_id", place_id=plan.anchor_id
        )
    for team in plan.teams:
        if team.anchor_id is not None and team.anchor_id not in market.places:
            yield found(
                ProblemKind.UNKNOWN_TEAM_ANCHOR,
                None,
                field_name="teams",
                place_id=team.anchor_id,
                team=team.name,
            )


def _check_teams(plan: Plan) -> Iterator[Problem]:
    counts = Counter(team.id for team in plan.teams)
    for team_id, count in counts.items():
        if count > 1:
            yield found(
                ProblemKind.DUPLICATE_TEAM_ID,
                None,
                field_name="teams",
                team_id=team_id,
                count=count,
            )


def _check_patterns(plan: Plan, market: Snapshot) -> Iterator[Problem]:
    yield from check_pattern(plan.working_pattern, None)
    for place_id, pattern in plan.place_patterns.items():
        place = market.places.get(place_id)
        yield from check_pattern(pattern, None, whose=place.name if place else place_id)
    for team in plan.teams:
        if team.working_pattern is not None:
            yield from check_pattern(team.working_pattern, None, whose=team.name)


def _check_budget(plan: Plan) -> Iterator[Problem]:
    for month in sorted(plan.budget):
        if plan.budget[month] < 0:
            yield found(
                ProblemKind.NEGATIVE_BUDGET,
                None,
                field_name="budget",
                month=month.first_day,
                amount=plan.budget[month],
                currency=plan.reporting_currency,
            )
    # A plan without any budget has chosen not to compare; one with gaps has forgotten months.
    if plan.budget and 0 < plan.horizon_months <= MAX_HORIZON_MONTHS:
        missing = [month for month in plan.months if month not in plan.budget]
        if missing:
            yield found(
                ProblemKind.BUDGET_MISSING,
                None,
                field_name="budget",
                first_month=missing[0].first_day,
                months=len(missing),
                currency=plan.reporting_currency,
            )


def _check_holidays(plan: Plan, market: Snapshot) -> Iterator[Problem]:
    """Name each country of the plan that has no public holidays in a year of the horizon."""
    if not MIN_HORIZON_MONTHS <= plan.horizon_months <= MAX_HORIZON_MONTHS:
        return
    years = range(plan.months[0].year, plan.months[-1].year + 1)
    calendars = {
        place.country: calendar_of(place)
        for place_id in {seat.place_id for seat in plan.seats}
        if (place := market.places.get(place_id)) is not None
    }
    for country in sorted(calendars):
        unknown = [str(year) for year in years if not calendars[country].has_holidays(year)]
        if unknown:
            yield found(
                ProblemKind.NO_PUBLIC_HOLIDAYS,
                None,
                field_name="horizon_months",
                country=country,
                years=", ".join(unknown),
            )


def _check_assumptions(assumptions: Assumptions) -> Iterator[Problem]:
    for name in _SHARES:
        yield from check_share(name, getattr(assumptions, name))
        by_country = f"{name}_by_country"
        for country, share in getattr(assumptions, by_country).items():
            yield from check_share(by_country, share, country=country)
    for country, price in assumptions.equipment_by_country.items():
        yield from _check_amount(
            "equipment_by_country", price.amount, currency=price.currency, country=country
        )
    equipment = assumptions.equipment
    yield from _check_amount("equipment", equipment.amount, currency=equipment.currency)
    for name in ("employer_of_record_fee_usd", "contractor_fee_usd"):
        yield from _check_amount(name, getattr(assumptions, name))
    yield from _check_fractions(assumptions)
    for name, (minimum, maximum) in NUMBERS_OF_MONTHS.items():
        months = getattr(assumptions, name)
        if not minimum <= months <= maximum:
            yield found(
                ProblemKind.NUMBER_OF_MONTHS_OUT_OF_RANGE,
                None,
                field_name=name,
                months=months,
                minimum=minimum,
                maximum=maximum,
            )


def _check_fractions(assumptions: Assumptions) -> Iterator[Problem]:
    kind = ProblemKind.FRACTION_OUT_OF_RANGE
    for name in sorted(FRACTIONS - BY_COUNTRY):
        fraction = getattr(assumptions, name)
        if not is_fraction(fraction):
            yield found(kind, None, field_name=name, fraction=fraction)
    for name in sorted(FRACTIONS & BY_COUNTRY):
        for country, fraction in getattr(assumptions, name).items():
            if not is_fraction(fraction):
                yield found(kind, None, field_name=name, fraction=fraction, country=country)


def _check_amount(field_name: str, amount: Decimal | None, **where: Fact) -> Iterator[Problem]:
    if amount is not None and amount < 0:
        yield found(
            ProblemKind.NEGATIVE_ASSUMPTION, None, field_name=field_name, amount=amount, **where
        )
