"""A plan's teams as groups, the least they share, and what one more person would do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from itertools import product
from typing import Any

import pytest

from planner.calculators.group_minutes import group_minutes
from planner.calculators.marginal_overlap import marginal_overlaps
from planner.calculators.minimum_overlap import Between, minimum_overlaps
from planner.calculators.overlap import hours_of, overlap_between, overlap_on
from planner.calculators.overlap_shifts import Mover
from planner.calculators.team_days import team_days
from planner.calculators.team_groups import TeamGroup, plan_worker, team_groups
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.model import Plan, PositionStatus, Team
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId, TeamId

SeatMaker = Callable[..., Any]
PlanMaker = Callable[..., Plan]
HORIZON = date(2026, 1, 1), date(2026, 12, 31)
DUBLIN, KRAKOW, BENGALURU, CAIRO, AUSTIN = (
    PlaceId(name) for name in ("ie-dublin", "pl-krakow", "in-bengaluru", "eg-cairo", "us-austin")
)
LATE = WorkingPattern(start=time(12), end=time(20))
OPERATIONS = TeamId("T-2")


@pytest.fixture(scope="module")
def world() -> Snapshot:
    return load_snapshot()


@pytest.fixture
def plan(make_position: SeatMaker, make_member: SeatMaker, make_plan: PlanMaker) -> Plan:
    def seat(make: SeatMaker, place: PlaceId, seat_id: str, **fields: Any) -> Any:
        return replace(make("es-madrid", 1, seat_id=seat_id), place_id=place, **fields)

    return make_plan(
        seat(make_member, DUBLIN, "M-01"),
        seat(make_member, KRAKOW, "M-02"),
        seat(make_member, KRAKOW, "M-03", working_pattern=LATE),
        seat(make_position, KRAKOW, "P-01"),
        seat(make_position, BENGALURU, "P-02", team_id=OPERATIONS),
        seat(make_position, BENGALURU, "P-03", status=PositionStatus.ON_HOLD),
        seat(make_position, PlaceId("xx-atlantis"), "P-04"),
        seat(make_member, CAIRO, "M-04", end=date(2025, 12, 31)),
        seat(make_member, CAIRO, "M-05", working_pattern=WorkingPattern(weekdays=frozenset())),
        anchor_id=DUBLIN,
        teams=(
            Team(id=TeamId("T-1"), name="Platform"),
            Team(id=OPERATIONS, name="Operations", anchor_id=KRAKOW),
            Team(id=TeamId("T-3"), name="Nobody yet"),
        ),
    )


@pytest.fixture
def groups(plan: Plan, world: Snapshot) -> tuple[TeamGroup, ...]:
    return team_groups(plan, world, *HORIZON)


def test_that_those_with_equal_hours_in_a_place_are_one(groups: tuple[TeamGroup, ...]) -> None:
    platform, operations = groups

    assert [worker.label for worker in platform.workers] == [
        "Dublin",
        "Kraków (M-02, P-01)",
        "Kraków (M-03)",
    ]
    assert platform.seats == (("M-01",), ("M-02", "P-01"), ("M-03",))
    assert [worker.label for worker in operations.workers] == ["Kraków", "Bengaluru"]
    assert operations.seats == ((), ("P-02",))
    assert [worker.label for worker in operations.people] == ["Bengaluru"]
    assert platform.people == platform.workers


def test_that_hours_and_places_can_move_but_an_anchor_without_people_cannot(
    groups: tuple[TeamGroup, ...],
) -> None:
    platform, operations = groups

    assert platform.movers == (
        Mover("Dublin", (0,)),
        Mover("Kraków (M-02, P-01)", (1,)),
        Mover("Kraków (M-03)", (2,)),
        Mover("Kraków", (1, 2)),
    )
    assert operations.movers == (Mover("Bengaluru", (1,)),)


def test_that_seats_of_the_time_alone_are_compared(plan: Plan, world: Snapshot) -> None:
    early = team_groups(plan, world, date(2025, 1, 1), date(2025, 12, 31))

    assert "Cairo" in [worker.label for worker in early[0].workers]
    assert team_groups(plan, world, date(2019, 1, 1), date(2019, 12, 31)) == ()


def test_that_patterns_and_company_days_of_the_plan_hold(plan: Plan, world: Snapshot) -> None:
    early = WorkingPattern(start=time(6), end=time(14))
    closed = {CompanyDay(date(2026, 12, 24), CountryCode("PL")): "Christmas Eve off"}
    changed = replace(plan, place_patterns={DUBLIN: early}, company_days=closed)

    platform = team_groups(changed, world, *HORIZON)[0]

    assert platform.workers[0].pattern == early
    assert [worker.company_days for worker in platform.workers] == [
        (),
        ((date(2026, 12, 24), "Christmas Eve off"),),
        ((date(2026, 12, 24), "Christmas Eve off"),),
    ]


def test_that_places_of_one_name_are_told_apart_by_country(plan: Plan, world: Snapshot) -> None:
    named = {each.name: each.id for each in world.places.values()}
    twins = next(
        (named[each.name], each.id)
        for each in world.places.values()
        if named[each.name] != each.id and world.places[named[each.name]].country != each.country
    )
    members = tuple(
        replace(member, place_id=place_id, working_pattern=None)
        for member, place_id in zip(plan.members, twins, strict=False)
    )

    (platform, *_) = team_groups(replace(plan, members=members), world, *HORIZON)

    assert {f"{world.places[each].name}, {world.places[each].country}" for each in twins} <= {
        worker.label for worker in platform.workers
    }


def test_that_the_least_is_told_for_teams_their_anchors_and_each_two(
    groups: tuple[TeamGroup, ...],
) -> None:
    found = minimum_overlaps(groups, *HORIZON)

    assert [(each.between, each.team_ids) for each in found] == [
        (Between.TEAM_TOGETHER, ("T-1",)),
        (Between.TEAM_AND_ANCHOR, ("T-1",)),
        (Between.TEAM_TOGETHER, ("T-2",)),
        (Between.TEAM_AND_ANCHOR, ("T-2",)),
        (Between.TWO_TEAMS, ("T-1", "T-2")),
    ]
    platform, operations = groups
    together = group_minutes(platform.workers, *HORIZON).shared_minutes
    assert found[0].minutes == min(together) == 5 * 60
    to_anchor = {
        other.label: overlap_between(platform.workers[0], other, *HORIZON).min_minutes
        for other in platform.workers[1:]
    }
    assert found[1].minutes == min(to_anchor.values()) == 6 * 60
    assert to_anchor[found[1].labels[1]] == found[1].minutes
    between = min(
        overlap_between(*pair, *HORIZON).min_minutes
        for one, other in product(platform.people, operations.people)
        for pair in ((one, other), (other, one))
    )
    assert found[4].minutes == between
    assert found[4].labels == ("Kraków (M-03)", "Bengaluru")


def test_that_the_least_of_two_teams_is_by_the_dates_of_either(plan: Plan, world: Snapshot) -> None:
    night = WorkingPattern(start=time(22), end=time(6), weekdays=frozenset({0, 1, 2, 3}))
    early = WorkingPattern(start=time(4), end=time(12), weekdays=frozenset({0, 1, 2, 3, 4}))
    first, second, *_others = plan.members
    changed = replace(
        plan,
        members=(
            replace(first, working_pattern=night),
            replace(second, place_id=DUBLIN, working_pattern=early, team_id=OPERATIONS),
        ),
        positions=(),
    )
    groups = team_groups(changed, world, *HORIZON)
    one, other = groups[0].people[-1], groups[1].people[-1]

    # Each night reaches into the next morning, but nobody works the night before a Monday.
    assert overlap_between(one, other, *HORIZON).min_minutes == 120
    assert overlap_between(other, one, *HORIZON).min_minutes == 0
    assert minimum_overlaps(groups, *HORIZON)[-1].minutes == 0


def test_that_each_day_tells_the_least_with_the_anchor_and_what_all_share(
    groups: tuple[TeamGroup, ...], plan: Plan, world: Snapshot
) -> None:
    days = date(2026, 3, 9), date(2026, 4, 7)
    cairo = replace(plan.members[0], id=SeatId("M-09"), place_id=CAIRO)
    far = replace(plan.members[0], id=SeatId("M-10"), place_id=BENGALURU)
    wider = replace(plan, members=(far, cairo, *plan.members))
    (platform, *_) = team_groups(wider, world, *days)
    found = team_days(platform, *days)

    assert {each.day.weekday() for each in found.days} == {0, 1, 2, 3, 4}
    for each in found.days:
        working = [
            worker for worker in platform.workers if hours_of(worker).wall.works_on(each.day)
        ]
        assert each.least == min(
            overlap_on([platform.workers[0], worker], each.day).minutes for worker in working
        )
        everybody = len(working) == len(platform.workers)
        together = overlap_on(platform.workers, each.day).minutes if everybody else None
        assert each.together == together
    lost = {each.day: each for each in found.days if each.lost}
    assert date(2026, 3, 17) in lost
    assert {absence.label for absence in lost[date(2026, 3, 17)].absences} == {"Dublin"}


def test_that_a_team_in_its_anchor_place_alone_has_the_whole_day(
    plan: Plan, world: Snapshot
) -> None:
    alone = replace(plan, members=plan.members[:1], positions=())
    groups = team_groups(alone, world, *HORIZON)

    assert [each.minutes for each in minimum_overlaps(groups, *HORIZON)] == [480, 480]


def test_that_one_more_person_in_each_place_is_a_team_with_that_person(
    plan: Plan, world: Snapshot, groups: tuple[TeamGroup, ...]
) -> None:
    platform = groups[0]
    found = {each.place_id: each for each in marginal_overlaps(platform, plan, world, *HORIZON)}
    now = min(group_minutes(platform.workers, *HORIZON).shared_minutes)

    assert list(found) == list(world.places)
    for place_id in list(world.places)[::12]:
        added = plan_worker(plan, world.places[place_id], plan.pattern_at(place_id))
        after = group_minutes([*platform.workers, added], *HORIZON).shared_minutes
        assert found[place_id].together == min(after)
        assert found[place_id].change == min(after) - now
        pair = overlap_between(platform.workers[0], added, *HORIZON)
        assert found[place_id].to_anchor == pair.min_minutes
    assert found[DUBLIN].change == found[KRAKOW].change == 0
    assert (found[AUSTIN].together, found[AUSTIN].change) == (60, -240)
