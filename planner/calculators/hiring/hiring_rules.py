"""What holds for the hiring of all seats of a plan, applied to one seat after the other.

    median days = baseline x role x level x country x pay x history x pool x elapsed x levers

The levers' factor is what they make of the days from the day the requisition is opened, raised pay
included, and never below the floor.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import exp, floor

from planner.calculators.hiring.coefficients import (
    DECISION_DAYS,
    DECLINE_SHARE,
    LEVER_FLOOR,
    POOL_ELASTICITY,
    SPREAD,
    THIN_POOL_PEOPLE,
    UNKNOWN_POOL_CHANCE,
    coefficients_of,
)
from planner.calculators.hiring.competition import Window
from planner.calculators.hiring.declines import decline_probability
from planner.calculators.hiring.later_day import later_day
from planner.calculators.hiring.lever_effect import LeverEffect, combined, levers_on
from planner.calculators.hiring.lever_pace import UNMOVED, Pace, pace_of
from planner.calculators.hiring.levers import levered_plan
from planner.calculators.hiring.seat_hiring import Driver, DriverKind, SeatHiring
from planner.calculators.hiring.seat_search import (
    SearchSource,
    SeatSearch,
    pay_factor,
    pool_factor,
)
from planner.calculators.hiring.time_to_fill import days_left, days_until
from planner.calculators.hiring.time_to_start import StartTimes
from planner.market.lever import EffectKind, LeverKind
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, PositionStatus, Priority

_RANKS = {Priority.HIGH: 1, Priority.MEDIUM: 2, Priority.LOW: 3}
_MEDIAN = 0.5


@dataclass(frozen=True, slots=True)
class _Work:
    """The days of a search without levers.

    Attributes:
        pool: What the pool multiplies them by.
        whole: From its begin.
        left: On the later of the day it was opened and the first of the horizon.
        elapsed: How long it had gone on then.
        per_decline: What a declined offer costs.
    """

    pool: float
    whole: float
    left: float
    elapsed: int
    per_decline: float


class HiringRules:
    """Finds how each seat of a plan is hired for; days are counted from the first of the horizon.

    Args:
        plan: The plan, with its levers as they are on.
        market: The market, with the plan's overrides in it.

    Raises:
        MarketDataError: If a table is damaged.
    """

    def __init__(self, plan: Plan, market: Snapshot) -> None:
        self._plan = plan
        self._market = market
        self._first = plan.horizon_start.first_day
        self._coefficients = coefficients_of(plan, market)
        self._spread = self._coefficients.of(SPREAD)
        self._floor = min(self._coefficients.of(LEVER_FLOOR), 1.0)
        self._levers = levers_on(plan, market)
        self._start_times = StartTimes(plan, market, self._coefficients)
        self._levers_by_gap: dict[float, tuple[LeverEffect, ...]] = {}
        self._paces: dict[tuple[RoleFamily, float], Pace] = {}

    @cached_property
    def searches(self) -> tuple[SeatSearch, ...]:
        """What the search for each position rests on that is neither on hold nor closed."""
        asks_for_gaps = any(each.kind is LeverKind.CLEARER_POSTINGS for each in self._levers)
        source = SearchSource(
            self._plan, self._market, self._coefficients, with_posting_gaps=asks_for_gaps
        )
        levered = levered_plan(self._plan, self._market).positions
        pairs = zip(self._plan.positions, levered, strict=True)
        found = (source.of(*pair) for pair in pairs if pair[0].status.is_budgeted)
        return tuple(search for search in found if search is not None)

    def window(self, search: SeatSearch) -> Window:
        """Return when a seat is hired for with its pool to itself and without levers.

        A seat with an offer takes nobody from the pool any more.
        """
        position = search.position
        if position.status is not PositionStatus.OPEN:
            return Window(position.id, 0.0, 0.0)
        days = self._days(search, 1)
        opened = position.opened
        begin = self._target(search) - days if opened is None else self._day(opened)
        return Window(search.pool, max(begin, 0.0), max(begin, 0.0) + days)

    def hiring(self, search: SeatSearch, seats: int) -> SeatHiring:
        """Return how a seat is hired for whose pool is shared among so many seats."""
        status = search.position.status
        if status is PositionStatus.ACCEPTED:
            return self._accepted(search)
        if status is PositionStatus.OFFERED:
            return self._offered(search, seats)
        return self._open(search, seats)

    def _accepted(self, search: SeatSearch) -> SeatHiring:
        """Nothing is left to chance: the first day is the plan's start."""
        accepted = self._target(search)
        return SeatHiring(
            seat_id=search.position.id,
            opened=self._date(accepted),
            target=search.position.start,
            median_days=0.0,
            sigma=0.0,
            decline_probability=0.0,
            days_per_decline=0.0,
            days_to_start=self._to_start(search),
            needs_recruiter=False,
            elapsed_days=self._elapsed(search, accepted),
            has_offer=True,
        )

    def _offered(self, search: SeatSearch, seats: int) -> SeatHiring:
        """Only the decision is left, and another search where it is no."""
        days, position = self._coefficients.of(DECISION_DAYS), search.position
        decline = decline_probability(search.odds, 1.0, self._coefficients)
        per_decline = self._coefficients.of(DECLINE_SHARE) * self._days(search, seats)
        until = days_until(_MEDIAN, days, self._spread, decline, per_decline)
        begin = max(floor(self._target(search) - until), 0)
        if position.opened is not None:
            begin = max(begin, self._day(position.opened))
        return SeatHiring(
            seat_id=position.id,
            opened=self._date(begin),
            target=position.start,
            median_days=days,
            sigma=self._spread,
            decline_probability=decline,
            days_per_decline=per_decline,
            days_to_start=self._to_start(search),
            drivers=(Driver(DriverKind.BASELINE, days),),
            elapsed_days=self._elapsed(search, begin),
            has_offer=True,
        )

    def _open(self, search: SeatSearch, seats: int) -> SeatHiring:
        position, work = search.position, self._work(search, seats)
        begin = self._begin(search, work)
        days = self._levered(search, work, begin)
        accepted = begin + days
        first_day = accepted + self._to_start(search)
        return SeatHiring(
            seat_id=position.id,
            opened=self._date(begin),
            target=position.start,
            median_days=days,
            sigma=self._spread,
            decline_probability=self._decline(search, accepted),
            days_per_decline=work.per_decline * self._share(days, work.left),
            days_to_start=self._to_start(search),
            fill_probability=self._fill_chance(search, seats, accepted),
            attrition_factor=self._factor(search, EffectKind.ATTRITION, first_day),
            ramp_up_factor=self._factor(search, EffectKind.RAMP_UP, first_day),
            drivers=(
                *search.drivers,
                Driver(DriverKind.POOL, work.pool),
                Driver(DriverKind.ELAPSED, self._share(work.left, work.whole)),
                Driver(DriverKind.LEVERS, self._share(days, work.left)),
            ),
            elapsed_days=work.elapsed,
            rank=_RANKS[position.priority],
        )

    def _work(self, search: SeatSearch, seats: int) -> _Work:
        pool = pool_factor(search.people, seats, self._coefficients)
        whole = search.days * pool
        opened = search.position.opened
        elapsed = 0 if opened is None else max(-self._day(opened), 0)
        left = days_left(whole, self._spread, elapsed)
        return _Work(pool, whole, left, elapsed, self._coefficients.of(DECLINE_SHARE) * whole)

    def _begin(self, search: SeatSearch, work: _Work) -> int:
        """Return when the requisition is opened: so early that the start is met at the median."""
        if search.position.opened is not None:
            return max(self._day(search.position.opened), 0)
        target, at_work = self._target(search), self._at_work(search, work)
        decline = self._decline(search, target)
        pace = self._pace(search)
        days = self._levered(search, work, pace.begin_for(target, at_work))
        per_decline = work.per_decline * self._share(days, work.left)
        until = days_until(_MEDIAN, days, self._spread, decline, per_decline)
        accepted = target - (until - days)
        begin = min(pace.begin_for(accepted, at_work), accepted - self._floor * work.left)
        return max(floor(begin), 0)

    def _levered(self, search: SeatSearch, work: _Work, begin: float) -> float:
        """Return the median days from a day on, with the levers."""
        pace, at_work = self._pace(search), self._at_work(search, work)
        if pace is UNMOVED:  # to the last digit what it is without levers
            return max(at_work, self._floor * work.left)
        return max(pace.days_for(begin, at_work), self._floor * work.left)

    def _at_work(self, search: SeatSearch, work: _Work) -> float:
        if search.levered_odds == search.odds:
            return work.left
        raised = pay_factor(search.levered_odds, self._coefficients)
        return work.left * raised / pay_factor(search.odds, self._coefficients)

    def _decline(self, search: SeatSearch, day: float) -> float:
        acceptance = self._factor(search, EffectKind.ACCEPTANCE, day)
        return decline_probability(search.levered_odds, acceptance, self._coefficients)

    def _fill_chance(self, search: SeatSearch, seats: int, day: float) -> float:
        """Return the chance that there is somebody: 1 - exp(-people for each seat / thin)."""
        if search.people is None:
            return min(self._coefficients.of(UNKNOWN_POOL_CHANCE), 1.0)
        people = search.people * self._factor(search, EffectKind.POOL, day) / seats
        return 1 - exp(-people / self._coefficients.of(THIN_POOL_PEOPLE))

    def _factor(self, search: SeatSearch, kind: EffectKind, day: float) -> float:
        return combined(self._levers_for(search), search.position.role, kind, day)

    def _pace(self, search: SeatSearch) -> Pace:
        if not self._levers:
            return UNMOVED
        key = search.position.role, search.posting_gap
        found = self._paces.get(key)
        if found is None:
            elasticity = self._coefficients.of(POOL_ELASTICITY)
            found = self._paces[key] = pace_of(self._levers_for(search), key[0], elasticity)
        return found

    def _levers_for(self, search: SeatSearch) -> tuple[LeverEffect, ...]:
        """Return the levers as far as they can do anything: a clear posting gets no clearer."""
        gap = search.posting_gap
        found = self._levers_by_gap.get(gap)
        if found is None:
            found = self._levers_by_gap[gap] = tuple(
                lever.partly(gap) if lever.kind is LeverKind.CLEARER_POSTINGS else lever
                for lever in self._levers
            )
        return found

    def _days(self, search: SeatSearch, seats: int) -> float:
        return search.days * pool_factor(search.people, seats, self._coefficients)

    def _to_start(self, search: SeatSearch) -> int:
        return self._start_times.days(search.country, search.levered.engagement)

    def _target(self, search: SeatSearch) -> int:
        """Return the day by which an offer has to be accepted for the start that is asked for."""
        return self._day(search.position.start) - self._to_start(search)

    def _elapsed(self, search: SeatSearch, begin: int) -> int:
        opened = search.position.opened
        return 0 if opened is None else max(begin - self._day(opened), 0)

    def _day(self, day: date) -> int:
        return (day - self._first).days

    def _date(self, day: int) -> date:
        return later_day(self._first, day)

    @staticmethod
    def _share(days: float, of: float) -> float:
        return days / of if of else 1.0
