"""Sentences about buddies, mentors, ramp-ups and starts."""

from datetime import date

import pytest

from planner.calculators.onboarding.cohorts import StartShift
from planner.calculators.onboarding.mentoring.balancing import rebalances
from planner.calculators.onboarding.mentoring.helper_fit import FitPart, HelpKind, Obstacle
from planner.calculators.onboarding.mentoring.proposal import (
    LeftWithout,
    NoHelperReason,
    propose,
)
from planner.calculators.onboarding.ramp_up import ramp_ups
from planner.localization.formatting import Formatter
from planner.localization.mentoring_texts import (
    fit_part_name,
    help_name,
    left_without_sentence,
    obstacle_text,
    ramp_sentence,
    rebalance_sentence,
    start_shift_sentence,
)
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import SeatId
from tests.core.calculators.onboarding.helped_plans import member, plan_of, position

M1, P1 = SeatId("M-01"), SeatId("P-01")
SHOWN = Formatter("en")


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


def test_that_an_overload_says_when_how_much_and_to_whom_to_move(shipped: Snapshot) -> None:
    plan = plan_of(
        member(1, name="Kasia Nowak"),
        member(2, name="Conor Daly"),
        position(1, mentor_id=M1),
        position(2, mentor_id=M1, candidate="Anita Rao"),
    )
    (found,) = rebalances(plan, shipped)
    assert rebalance_sentence(found, plan, SHOWN) == (
        "Kasia Nowak has 2 starters in the week of 1 Mar 27: 12.0 h of 8.0 h a week. "
        "Move P-01 to Conor Daly."
    )


def test_that_a_buddy_with_too_many_and_nobody_else_says_so(shipped: Snapshot) -> None:
    plan = plan_of(member(1, name="Kasia Nowak"), *(position(n, buddy_id=M1) for n in (1, 2, 3)))
    (found,) = rebalances(plan, shipped)
    assert rebalance_sentence(found, plan, SHOWN) == (
        "Kasia Nowak has 3 starters in the week of 1 Mar 27, and room for 2. "
        "Nobody else has room then: move a start, or add a buddy."
    )


@pytest.mark.parametrize("kind", HelpKind)
@pytest.mark.parametrize("reason", NoHelperReason)
def test_that_each_reason_says_who_is_left_and_what_to_do(
    kind: HelpKind, reason: NoHelperReason, shipped: Snapshot
) -> None:
    if (kind, reason) == (HelpKind.MENTOR, NoHelperReason.ONLY_THE_MENTOR):
        return  # a mentor is given first: there is none to be in the way
    plan = plan_of(member(1, "jp-tokyo", name="Yui Sato"), position(1, candidate="Anita Rao"))
    best = propose(plan, shipped).without[0].best
    sentence = left_without_sentence(LeftWithout(P1, kind, reason, best), plan, SHOWN)
    assert sentence.startswith(f"No {kind.value} available for Anita Rao: ")
    assert "{" not in sentence
    assert sentence.endswith(".")


def test_that_too_few_shared_hours_name_who_shares_most(shipped: Snapshot) -> None:
    plan = plan_of(member(1, "jp-tokyo", name="Yui Sato"), position(1, candidate="Anita Rao"))
    sentence = left_without_sentence(propose(plan, shipped).without[0], plan, SHOWN)
    assert sentence == (
        "No mentor available for Anita Rao: Yui Sato shares most, 0 h a day of 2 h asked "
        "for. Move working hours, or ask for less."
    )


def test_that_a_ramp_up_says_what_it_is_made_of(shipped: Snapshot) -> None:
    plan = plan_of(member(1), position(1, mentor_id=M1, is_new_to_domain=True))
    (ramp,) = ramp_ups(plan, shipped)
    assert ramp_sentence(ramp, SHOWN) == (
        "167 days to full productivity, on 15 Aug 27: 20 weeks for the role, "
        "8 for the new domain, −4.2 by the mentor"
    )
    both = plan_of(member(1), *(position(n, mentor_id=M1) for n in (1, 2)))
    assert "the mentor has too much to do" in ramp_sentence(ramp_ups(both, shipped)[0], SHOWN)


@pytest.mark.parametrize(
    ("shares", "end"),
    [
        (0, "become 3."),
        (1, "Welcome sessions are shared with 1 other start."),
        (2, "Welcome sessions are shared with 2 other starts."),
    ],
)
def test_that_a_shift_says_how_far_and_what_is_gained(shares: int, end: str) -> None:
    plan = plan_of(position(1, candidate="Anita Rao"))
    shift = StartShift(P1, date(2027, 3, 1), date(2027, 3, 8), 5, 4, 3, shares)
    sentence = start_shift_sentence(shift, plan, SHOWN)
    assert sentence.startswith(
        "Start Anita Rao 5 working days later, on 8 Mar 27: 4 starts in that week become 3."
    )
    assert sentence.endswith(end)


def test_that_everything_has_a_name() -> None:
    names = [
        *map(help_name, HelpKind),
        *map(fit_part_name, FitPart),
        *map(obstacle_text, Obstacle),
    ]
    assert all(names)
    assert len(set(names)) == len(names)
