"""Checks of each seat: place, currency, pay, dates, team, identity, working pattern."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from planner.market.snapshot import Snapshot
from planner.market.working_calendar import calendar_of
from planner.plan.hiring_checks import check_requisition
from planner.plan.model import Engagement, Plan, Position, Seat
from planner.plan.onboarding_checks import check_helpers
from planner.plan.place_calendar import calendar_for
from planner.plan.plan_checks import (
    MAX_HORIZON_MONTHS,
    check_pattern,
    check_share,
    found,
    has_rate,
)
from planner.plan.problem import Fact, Problem, ProblemKind
from planner.quantities.identifiers import CurrencyCode, SeatId, TeamId

LOWEST_PLAUSIBLE_PAY_USD = Decimal(3_000)
HIGHEST_PLAUSIBLE_PAY_USD = Decimal(3_000_000)
"""Annual pay outside these bounds, in USD at the market's latest rate, gets a question, never a
refusal. Both are assumptions of this program, wide enough for every country and level: below the
lower one lies typical *monthly* pay typed into a yearly field, above the upper one a digit or a
currency slip."""


def check_seats(plan: Plan, market: Snapshot, seats: Iterable[Seat]) -> Iterator[Problem]:
    """Find the problems of seats of a plan, in their order."""
    checks = _SeatChecks(plan, market)
    for seat in seats:
        yield from checks.check(seat)


class _SeatChecks:
    """The checks of one plan's seats; what the seats share is worked out once."""

    def __init__(self, plan: Plan, market: Snapshot) -> None:
        self._plan = plan
        self._market = market
        self._counts: Counter[SeatId] = Counter([seat.id for seat in plan.seats])
        self._team_ids: frozenset[TeamId] = frozenset(team.id for team in plan.teams)
        self._member_ids = frozenset(member.id for member in plan.members)
        self._convertible: dict[CurrencyCode, bool] = {}
        self._horizon = _horizon_days(plan)

    def check(self, seat: Seat) -> Iterator[Problem]:
        """Find one seat's problems."""
        if self._counts[seat.id] > 1:
            count = self._counts[seat.id]
            yield found(ProblemKind.DUPLICATE_SEAT_ID, seat.id, field_name="id", count=count)
        if seat.team_id not in self._team_ids:
            team_id = seat.team_id
            yield found(ProblemKind.UNKNOWN_TEAM, seat.id, field_name="team_id", team_id=team_id)
        yield from self._check_place(seat)
        yield from self._check_pay(seat)
        yield from self._check_dates(seat)
        yield from self._check_share(seat)
        yield from check_helpers(self._plan, seat, self._member_ids)
        if isinstance(seat, Position):
            yield from check_requisition(seat)
        if seat.working_pattern is not None:
            yield from check_pattern(seat.working_pattern, seat.id)

    def _check_share(self, seat: Seat) -> Iterator[Problem]:
        if seat.benefits_share is not None:
            yield from check_share("benefits_share", seat.benefits_share, seat.id)

    def _check_place(self, seat: Seat) -> Iterator[Problem]:
        place = self._market.places.get(seat.place_id)
        if place is None:
            yield found(
                ProblemKind.UNKNOWN_PLACE, seat.id, field_name="place_id", place_id=seat.place_id
            )
            return
        expected = self._market.countries[place.country].currency
        if seat.base_pay.currency != expected:
            yield found(
                ProblemKind.CURRENCY_NOT_OF_PLACE,
                seat.id,
                field_name="base_pay",
                currency=seat.base_pay.currency,
                expected=expected,
                place=place.name,
            )
        is_employee = seat.engagement is not Engagement.CONTRACTOR
        if is_employee and place.country not in self._market.employer_cost:
            yield found(
                ProblemKind.NO_EMPLOYER_COST_RULES,
                seat.id,
                field_name="place_id",
                country=place.country,
                engagement=seat.engagement.value,
            )

    def _check_pay(self, seat: Seat) -> Iterator[Problem]:
        amount, currency = seat.base_pay.amount, seat.base_pay.currency
        if not self._is_convertible(currency):
            yield found(
                ProblemKind.NO_EXCHANGE_RATE,
                seat.id,
                field_name="base_pay",
                currency=currency,
                reporting_currency=self._plan.reporting_currency,
            )
        if amount < 0:
            yield found(
                ProblemKind.NEGATIVE_PAY,
                seat.id,
                field_name="base_pay",
                amount=amount,
                currency=currency,
            )
        elif amount == 0:
            yield found(ProblemKind.ZERO_PAY, seat.id, field_name="base_pay", currency=currency)
        else:
            yield from self._check_plausible_pay(seat)

    def _check_plausible_pay(self, seat: Seat) -> Iterator[Problem]:
        amount, currency = seat.base_pay.amount, seat.base_pay.currency
        quoted = self._market.exchange_rates.latest.get(currency)
        if quoted is None:
            return
        amount_usd = amount / quoted.units_per_usd
        if amount_usd < LOWEST_PLAUSIBLE_PAY_USD:
            yield found(
                ProblemKind.PAY_LOOKS_MONTHLY,
                seat.id,
                field_name="base_pay",
                amount=amount,
                currency=currency,
                yearly=amount * 12,
            )
        elif amount_usd > HIGHEST_PLAUSIBLE_PAY_USD:
            yield found(
                ProblemKind.PAY_LOOKS_TOO_HIGH,
                seat.id,
                field_name="base_pay",
                amount=amount,
                currency=currency,
                amount_usd=amount_usd,
            )

    def _check_dates(self, seat: Seat) -> Iterator[Problem]:
        if seat.end is not None and seat.end < seat.start:
            yield found(
                ProblemKind.END_BEFORE_START,
                seat.id,
                field_name="end",
                start=seat.start,
                end=seat.end,
            )
        if self._horizon is None:
            return
        first, last = self._horizon
        if seat.start > last:
            yield found(
                ProblemKind.START_AFTER_HORIZON,
                seat.id,
                field_name="start",
                start=seat.start,
                horizon_end=last,
            )
        elif seat.start < first and isinstance(seat, Position) and seat.status.is_budgeted:
            yield found(
                ProblemKind.START_BEFORE_HORIZON,
                seat.id,
                field_name="start",
                start=seat.start,
                horizon_start=first,
            )
        elif isinstance(seat, Position) and seat.status.is_budgeted:
            yield from self._check_first_day(seat)

    def _check_first_day(self, position: Position) -> Iterator[Problem]:
        place = self._market.places.get(position.place_id)
        if place is None:
            return
        calendar = calendar_for(self._plan, place)
        if calendar.is_working_day(position.start):
            return
        facts: dict[str, Fact] = {
            "start": position.start,
            "next_working_day": calendar.next_working_day(position.start),
            "place": place.name,
        }
        public = calendar_of(place)
        holiday = public.holiday_name(position.start)
        kind = ProblemKind.START_ON_WEEKEND
        if holiday is not None:
            kind, facts["holiday"] = ProblemKind.START_ON_HOLIDAY, holiday
        elif public.is_working_day(position.start):
            kind = ProblemKind.START_ON_COMPANY_DAY
        yield found(kind, position.id, field_name="start", **facts)

    def _is_convertible(self, currency: CurrencyCode) -> bool:
        if currency not in self._convertible:
            self._convertible[currency] = has_rate(self._plan, self._market, currency)
        return self._convertible[currency]


def _horizon_days(plan: Plan) -> tuple[date, date] | None:
    """Return the horizon's first and last day; None while its length is out of range."""
    if not 0 < plan.horizon_months <= MAX_HORIZON_MONTHS:
        return None
    last_month = plan.horizon_start.plus(plan.horizon_months - 1)
    return plan.horizon_start.first_day, last_month.last_day
