"""Buddies and mentors of a small plan: who suits, who is proposed, who is left without and why."""

from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.onboarding.hires import hires_of
from planner.calculators.onboarding.mentoring.fit_table import (
    candidates_for,
    fit_table,
    months_of_service,
)
from planner.calculators.onboarding.mentoring.helper_fit import (
    FIT_WEIGHTS,
    FitPart,
    HelpKind,
    Obstacle,
)
from planner.calculators.onboarding.mentoring.proposal import NoHelperReason, propose
from planner.market.loader import load_snapshot
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import SeatId
from tests.core.calculators.onboarding.helped_plans import START, member, plan_of, position


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


@pytest.mark.parametrize("kind", HelpKind)
def test_that_the_weights_of_a_fit_sum_to_one(kind: HelpKind) -> None:
    assert sum(FIT_WEIGHTS[kind].values()) == pytest.approx(1)


def test_that_the_same_work_in_the_same_team_and_place_is_a_perfect_fit(shipped: Snapshot) -> None:
    plan = plan_of(member(1), position(1))
    (found,) = candidates_for(plan, shipped, hires_of(plan, shipped)[0], HelpKind.MENTOR)
    assert found.obstacles == ()
    assert found.score == pytest.approx(1)
    assert (found.shared.typical, found.shared.least) == (480, 480)


def test_that_shared_hours_are_those_of_both_clocks_in_the_first_ninety_days(
    shipped: Snapshot,
) -> None:
    plan = plan_of(member(1, "us-new-york"), position(1, start=date(2027, 3, 8)))
    (found,) = candidates_for(plan, shipped, hires_of(plan, shipped)[0], HelpKind.BUDDY)
    # Five hours apart, but for the two weeks in March in which New York has summer time alone.
    assert (found.shared.typical, found.shared.least) == (180, 180)
    later = plan_of(member(1, "us-new-york"), position(1, start=date(2027, 10, 4)))
    (found,) = candidates_for(later, shipped, hires_of(later, shipped)[0], HelpKind.BUDDY)
    assert found.parts[FitPart.SHARED_HOURS] == pytest.approx(180 / 240)
    reversed_ = plan_of(member(1, "in-bengaluru"), position(1, start=date(2027, 10, 4)))
    (found,) = candidates_for(reversed_, shipped, hires_of(reversed_, shipped)[0], HelpKind.BUDDY)
    assert (found.shared.typical, found.shared.least) == (150, 150)


def test_that_only_the_first_ninety_days_count_for_shared_hours(shipped: Snapshot) -> None:
    found = []
    for start in (date(2027, 1, 4), date(2027, 4, 5)):
        plan = plan_of(member(1, "in-bengaluru"), position(1, start=start))
        (hire,) = hires_of(plan, shipped)
        found.append(candidates_for(plan, shipped, hire, HelpKind.BUDDY)[0].shared)
    # Dublin is 5:30 h behind in winter and 4:30 h in summer, from 28 March on.
    assert found == [(150, 150), (210, 210)]


def test_that_who_is_too_new_leaves_or_takes_nobody_is_ruled_out(shipped: Snapshot) -> None:
    plan = plan_of(
        member(1, start=date(2026, 10, 1)),
        member(2, end=date(2027, 4, 30)),
        member(3, hires_at_once=0),
        member(4, "jp-tokyo"),
        position(1),
    )
    table = fit_table(plan, shipped, hires_of(plan, shipped), HelpKind.BUDDY)
    obstacles = [each.obstacles for each in table.fits(0)]
    assert obstacles == [
        (Obstacle.TOO_NEW,),
        (Obstacle.LEAVES,),
        (Obstacle.TAKES_NOBODY,),
        (Obstacle.LITTLE_SHARED_TIME,),
    ]
    left = propose(plan, shipped).without
    assert {each.reason for each in left} == {NoHelperReason.LITTLE_SHARED_TIME}
    assert all(each.best is not None and each.best.member_id == "M-04" for each in left)


@pytest.mark.parametrize(
    ("manager", "role", "is_ruled_out"),
    [
        ("member  1", RoleFamily.GPU_CLUSTER_ENGINEER, True),
        ("Somebody", RoleFamily.ENGINEERING_MANAGER, False),
        ("", RoleFamily.ENGINEERING_MANAGER, True),
        ("", RoleFamily.GPU_CLUSTER_ENGINEER, False),
    ],
)
def test_that_a_manager_is_no_buddy_of_their_own_hire(
    manager: str, role: RoleFamily, *, is_ruled_out: bool, shipped: Snapshot
) -> None:
    plan = plan_of(member(1, role=role), position(1, hiring_manager=manager))
    (found,) = candidates_for(plan, shipped, hires_of(plan, shipped)[0], HelpKind.BUDDY)
    assert (found.obstacles == (Obstacle.IS_THEIR_MANAGER,)) is is_ruled_out


@pytest.mark.parametrize(
    ("start", "day", "months"),
    [
        (date(2026, 9, 1), date(2027, 3, 1), 6),
        (date(2026, 9, 2), date(2027, 3, 1), 5),
        (date(2027, 4, 1), date(2027, 3, 1), -1),
    ],
)
def test_that_only_whole_months_of_service_count(start: date, day: date, months: int) -> None:
    assert months_of_service(day, start) == months


def test_that_a_hire_gets_a_mentor_and_somebody_else_as_buddy(shipped: Snapshot) -> None:
    plan = plan_of(member(1), member(2, role=RoleFamily.STORAGE_ENGINEER), position(1))
    found = propose(plan, shipped)
    assert found.chosen(HelpKind.MENTOR) == {"P-01": "M-01"}
    assert found.chosen(HelpKind.BUDDY) == {"P-01": "M-02"}
    assert found.without == ()


def test_that_nobody_is_mentor_and_buddy_of_the_same_hire(shipped: Snapshot) -> None:
    found = propose(plan_of(member(1), position(1)), shipped)
    (left,) = found.without
    assert (left.kind, left.reason) == (HelpKind.BUDDY, NoHelperReason.ONLY_THE_MENTOR)


def test_that_a_mentor_has_no_more_hires_than_hours_for_them(shipped: Snapshot) -> None:
    plan = plan_of(member(1), position(1), position(2), position(3, start=date(2027, 5, 3)))
    found = propose(plan, shipped)
    # 6 hours a week for each in the first 30 days, of 8: two cannot start within 60 days.
    assert len(found.chosen(HelpKind.MENTOR)) == 2
    assert "P-03" in found.chosen(HelpKind.MENTOR)
    (left,) = [each for each in found.without if each.kind is HelpKind.MENTOR]
    assert left.reason is NoHelperReason.ALL_TAKEN
    rules = {"mentor_hours_limit": Decimal(99), "hires_per_mentor": 3}
    relaxed = plan_of(*plan.members, *plan.positions, **rules)
    assert len(propose(relaxed, shipped).chosen(HelpKind.MENTOR)) == 3


def test_that_what_somebody_chose_stays_and_takes_its_place(shipped: Snapshot) -> None:
    plan = plan_of(
        member(1), member(2), position(1, mentor_id=SeatId("M-01")), position(2), position(3)
    )
    found = propose(plan, shipped)
    kept = [each for each in found.helpers if each.is_kept]
    assert [(each.hire_id, each.fit.member_id) for each in kept] == [("P-01", "M-01")]
    assert set(found.chosen(HelpKind.MENTOR).values()) == {"M-02"}
    anew = propose(plan, shipped, anew={SeatId("P-01")})
    assert not any(each.is_kept for each in anew.helpers)


def test_that_a_plan_without_members_says_so(shipped: Snapshot) -> None:
    left = propose(plan_of(position(1)), shipped).without
    assert [each.reason for each in left] == [NoHelperReason.NO_MEMBERS] * 2


def test_that_too_new_members_are_named_as_the_reason(shipped: Snapshot) -> None:
    left = propose(plan_of(member(1, start=START), position(1)), shipped).without
    assert {each.reason for each in left} == {NoHelperReason.NOBODY_IN_SERVICE}
