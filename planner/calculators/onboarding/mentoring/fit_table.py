"""How well all members of a plan suit its hires as buddies or mentors, in one table."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from planner.calculators.onboarding.hires import Hire
from planner.calculators.onboarding.mentoring.helped_time import HELPED_DAYS
from planner.calculators.onboarding.mentoring.helper_fit import (
    FIT_WEIGHTS,
    FitPart,
    HelperFit,
    HelpKind,
    Obstacle,
    SharedHours,
    level_part,
    likeness,
    shared_part,
)
from planner.calculators.onboarding.mentoring.shared_hours import shared_hours
from planner.calculators.overlap import Worker
from planner.calculators.seat_evidence import weights_of
from planner.calculators.team_groups import plan_worker
from planner.market.place import Place
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.model import Plan, Seat, TeamMember
from planner.quantities.identifiers import TeamId

Figures = NDArray[np.float64]
Flags = NDArray[np.bool_]

Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")

_Mix = RoleFamily | tuple[tuple[Skill, float], ...]
"""What somebody can do; of whom no skills are known, the role."""


@dataclass(frozen=True, slots=True, eq=False)
class FitTable:
    """The fit of each member for each hire: hires x members, in their order.

    Attributes:
        kind: As what.
        members: The members in places the market knows, in the plan's order.
        shared: Which of ``shared_found`` each pair has.
        shared_found: Minutes of a day in common, each once.
        parts: The parts of the fit.
        score: Their weighted sum.
        obstacles: Where each of them is.
    """

    kind: HelpKind
    members: tuple[TeamMember, ...]
    shared: NDArray[np.intp]
    shared_found: Sequence[SharedHours]
    parts: Mapping[FitPart, Figures]
    score: Figures
    obstacles: Mapping[Obstacle, Flags]

    @property
    def is_allowed(self) -> Flags:
        """Where there is no obstacle."""
        found: Flags = ~np.logical_or.reduce(list(self.obstacles.values()))
        return found

    def fit(self, hire: int, member: int) -> HelperFit:
        """Return how well a member suits a hire, both by their places in the table."""
        at = hire, member
        return HelperFit(
            self.members[member].id,
            self.kind,
            self.shared_found[self.shared[at]],
            {part: float(self.parts[part][at]) for part in FIT_WEIGHTS[self.kind]},
            float(self.score[at]),
            tuple(obstacle for obstacle, there in self.obstacles.items() if there[at]),
        )

    def fits(self, hire: int) -> list[HelperFit]:
        """Return how well each member suits a hire."""
        return [self.fit(hire, member) for member in range(len(self.members))]


def candidates_for(
    plan: Plan, market: Snapshot, hire: Hire, kind: HelpKind
) -> tuple[HelperFit, ...]:
    """Return everybody who could help a hire: who can before who cannot, then by fit.

    Equal ones stand in the plan's order. Members in a place the market does not know are left out.

    Raises:
        MarketDataError: If the table of skills is damaged.
    """
    found = fit_table(plan, market, (hire,), kind).fits(0)
    return tuple(sorted(found, key=lambda each: (bool(each.obstacles), -each.score)))


def hours_with(plan: Plan, market: Snapshot, hire: Hire, member: TeamMember) -> SharedHours | None:
    """Return what a hire and a member have in common; None in a place the market does not know."""
    place = market.places.get(member.place_id)
    if place is None:
        return None
    helped = _worker(plan, hire.position, hire.place)
    return shared_hours(helped, _worker(plan, member, place), hire.first_day)


def fit_table(plan: Plan, market: Snapshot, hires: Sequence[Hire], kind: HelpKind) -> FitTable:
    """Return how well the members of a plan suit hires.

    Args:
        plan: The plan.
        market: Its market.
        hires: The hires.
        kind: As what they are to be helped.

    Raises:
        MarketDataError: If the table of skills is damaged.
    """
    members = tuple(each for each in plan.members if each.place_id in market.places)
    positions = [hire.position for hire in hires]
    at_work = [(_worker(plan, hire.position, hire.place), hire.first_day) for hire in hires]
    others = [_worker(plan, each, market.places[each.place_id]) for each in members]
    shared, of_pairs = _crossed(
        at_work, others, lambda one, other: shared_hours(one[0], other, one[1])
    )
    minutes = np.array([each.typical for each in of_pairs] or [0])[shared]
    parts = {
        FitPart.SHARED_HOURS: np.array([shared_part(each.typical) for each in of_pairs] or [0.0])[
            shared
        ],
        FitPart.SKILLS: _figures(
            [_mix(each, market) for each in positions],
            [_mix(each, market) for each in members],
            _likeness,
        ),
        FitPart.LEVEL: _figures(
            [each.level for each in positions], [each.level for each in members], level_part
        ),
        FitPart.TEAM: _alike([each.team_id for each in positions], [m.team_id for m in members]),
        FitPart.PLACE: _alike([each.place_id for each in positions], [m.place_id for m in members]),
    }
    score = np.zeros(shared.shape)
    for part, weight in FIT_WEIGHTS[kind].items():
        score += weight * parts[part]
    return FitTable(
        kind, members, shared, of_pairs, parts, score, _obstacles(plan, hires, members, minutes)
    )


def _obstacles(
    plan: Plan, hires: Sequence[Hire], members: Sequence[TeamMember], minutes: NDArray[np.int64]
) -> Mapping[Obstacle, Flags]:
    rules = plan.onboarding_rules
    shape = len(hires), len(members)
    takes_nobody = np.array([each.hires_at_once == 0 for each in members], bool)
    in_service, stays = _months_and_stays([hire.first_day for hire in hires], members)
    return {
        Obstacle.TAKES_NOBODY: np.broadcast_to(takes_nobody, shape),
        Obstacle.TOO_NEW: in_service < rules.months_before_mentoring,
        Obstacle.LEAVES: ~stays,
        Obstacle.IS_THEIR_MANAGER: _figures(
            [(hire.position.hiring_manager, hire.position.team_id) for hire in hires],
            [(each.name, each.team_id, each.role) for each in members],
            _is_manager,
        ).astype(bool),
        Obstacle.LITTLE_SHARED_TIME: minutes < rules.shared_minutes,
    }


def _months_and_stays(
    first_days: Sequence[date], members: Sequence[TeamMember]
) -> tuple[Figures, Flags]:
    """Return the months each is in service by each first day, and whether they stay for 90 days."""
    months = _figures(first_days, [each.start for each in members], months_of_service)
    last_days = [first + timedelta(days=HELPED_DAYS - 1) for first in first_days]
    stays = _figures(
        last_days, [each.end for each in members], lambda last, end: end is None or end >= last
    )
    return months, stays.astype(bool)


def months_of_service(day: date, start: date) -> int:
    """Return the whole months from a start to a day; negative before it."""
    months = 12 * (day.year - start.year) + day.month - start.month
    return months - (day.day < start.day)


def _is_manager(hire: tuple[str, TeamId], member: tuple[str, TeamId, RoleFamily]) -> bool:
    """Tell whether a member is a hire's manager: by name, else as one of the hire's team."""
    (hiring_manager, team_id), (name, of_team, role) = hire, member
    named = " ".join(hiring_manager.split()).casefold()
    if named:
        return " ".join(name.split()).casefold() == named
    return role is RoleFamily.ENGINEERING_MANAGER and team_id == of_team


def _worker(plan: Plan, seat: Seat, place: Place) -> Worker:
    """Return somebody's hours, without what shared hours do not depend on."""
    worker = plan_worker(plan, place, plan.pattern_of(seat))
    return replace(worker, label="", company_days=())


def _mix(seat: Seat, market: Snapshot) -> _Mix:
    weights = weights_of(seat, market)
    return seat.role if weights is None else tuple(sorted(weights.items()))


def _likeness(one: _Mix, other: _Mix) -> float:
    """Return how alike two mixes are; without any evidence, whether the roles are the same."""
    if isinstance(one, RoleFamily) or isinstance(other, RoleFamily):
        return float(one == other)
    return likeness(dict(one), dict(other))


Other = TypeVar("Other", bound=Hashable)


def _crossed(
    rows: Sequence[Key], columns: Sequence[Other], work: Callable[[Key, Other], Found]
) -> tuple[NDArray[np.intp], list[Found]]:
    """Work something out for all pairs of rows and columns, for equal ones once.

    Returns the results, and which of them each pair has.
    """
    row_of, column_of = dict.fromkeys(rows), dict.fromkeys(columns)
    found = [work(row, column) for row in row_of for column in column_of]
    place_of_row = {row: n * len(column_of) for n, row in enumerate(row_of)}
    place_of_column = {column: n for n, column in enumerate(column_of)}
    row_places = np.array([place_of_row[row] for row in rows], np.intp)
    column_places = np.array([place_of_column[column] for column in columns], np.intp)
    return row_places[:, None] + column_places[None, :], found


def _figures(
    rows: Sequence[Key], columns: Sequence[Other], work: Callable[[Key, Other], float]
) -> Figures:
    """Return the figure of each pair of rows and columns."""
    places, found = _crossed(rows, columns, work)
    return np.array(found or [0.0], float)[places]


def _alike(rows: Sequence[str], columns: Sequence[str]) -> Figures:
    return _figures(rows, columns, lambda one, other: float(one == other))
