"""What the inspector says of a position's hiring."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from planner.calculators.hiring.coefficients import BASELINE_DAYS
from planner.calculators.hiring.seat_timeline import SeatTimeline
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.figures import Figure, Section
from planner.desktop.viewmodels.hiring_sections import hiring_sections
from planner.desktop.viewmodels.seat_inspection import inspect_seat
from planner.localization.formatting import Formatter
from planner.plan.edits import change_seat
from planner.plan.edits.lever_edits import change_hiring
from planner.plan.model import PositionStatus
from planner.quantities.identifiers import SeatId
from tests.desktop.timelines import seat_timeline

P_05 = SeatId("P-05")
"""Open, from 1 March 2027."""
TARGET = date(2027, 3, 1)


def sections(
    session: PlanSession, formatter: Formatter, timeline: SeatTimeline
) -> tuple[Section, ...]:
    return hiring_sections(session.evaluation, timeline, formatter)


def figures(section: Section) -> dict[str, Figure]:
    return {figure.label: figure for figure in section.figures}


@pytest.fixture
def late() -> SeatTimeline:
    return seat_timeline(TARGET, 42, seat_id=P_05, wait=14, chance=0.6)


def test_that_the_stages_stand_in_the_order_of_their_days(
    session: PlanSession, formatter: Formatter, late: SeatTimeline
) -> None:
    path, _drivers = sections(session, formatter, late)
    assert path.note == "difficulty 3 of 5"
    labels = [figure.label for figure in path.figures]
    assert labels == [
        "Requisition opened",
        "Recruiter begins",
        "First candidates",
        "Offer made",
        "Offer accepted",
        "First day",
        "P10 – P90",
        "Fully productive",
        "Chance to fill it at all",
    ]
    shown = figures(path)
    assert shown["Recruiter begins"].caption == "after 14 days without a free recruiter"
    assert shown["Offer made"].caption == "declined with a chance of 20%"
    assert shown["Offer accepted"].caption == "84 days to fill"
    assert shown["First day"].value == "12 Apr 27"
    assert shown["First day"].caption == "42 days after the target"
    assert shown["First day"].tone is Tone.WARNING
    assert shown["P10 – P90"].value == "23 Mar 27 – 22 May 27"
    assert shown["Fully productive"].caption == "90 days later"
    assert shown["Chance to fill it at all"].value == "60%"


def test_that_a_seat_on_time_and_sure_says_no_more_than_needed(
    session: PlanSession, formatter: Formatter
) -> None:
    path = sections(session, formatter, seat_timeline(TARGET, seat_id=P_05))[0]
    shown = figures(path)
    assert "Recruiter begins" not in shown
    assert "Chance to fill it at all" not in shown
    assert shown["First day"].caption == "on target"
    assert shown["First day"].tone is Tone.NORMAL


def test_that_the_opening_says_why_it_is_when_it_is(
    session: PlanSession, formatter: Formatter
) -> None:
    first = session.plan.horizon_start.first_day

    def opening(opened: date) -> str:
        timeline = seat_timeline(opened + timedelta(days=120), seat_id=P_05)
        return figures(sections(session, formatter, timeline)[0])["Requisition opened"].caption

    assert opening(first) == "as the plan begins: earlier would be needed"
    assert opening(first + timedelta(days=9)) == "so that the target is met at even odds"
    session.apply(change_seat(session.plan, P_05, opened=first), "open")
    assert opening(first) == "set in this plan"


def test_that_factors_come_with_their_sources(
    session: PlanSession, formatter: Formatter, late: SeatTimeline
) -> None:
    drivers = sections(session, formatter, late)[1]
    shown = figures(drivers)
    assert [figure.label for figure in drivers.figures] == [
        "Typical seat",
        "Role",
        "Country",
        "Place in the pay band",
        "Days to an accepted offer",
    ]
    assert shown["Typical seat"].value == "56 days"
    assert shown["Role"].value == "× 1.30"
    assert shown["Country"].value == "× 0.80"
    assert shown["Days to an accepted offer"].value == "64 days"
    published = session.market.hiring_coefficients[BASELINE_DAYS]
    evidence = shown["Typical seat"].evidence
    assert evidence is not None
    assert evidence.grade is published.provenance.grade
    assert published.note in evidence.method
    assert evidence.sources[0].title == session.market.sources[published.provenance.source_id].title


def test_that_an_own_coefficient_is_said_to_be_the_plans(
    session: PlanSession, formatter: Formatter, late: SeatTimeline
) -> None:
    own = change_hiring(session.plan, coefficients={BASELINE_DAYS: Decimal(70)})
    session.apply(own, "own")
    evidence = figures(sections(session, formatter, late)[1])["Typical seat"].evidence
    assert evidence is not None
    assert evidence.method.startswith("Set in this plan under Settings, Hiring.")


def test_that_an_accepted_offer_only_has_what_is_left(
    session: PlanSession, formatter: Formatter, late: SeatTimeline
) -> None:
    accepted = change_seat(session.plan, P_05, status=PositionStatus.ACCEPTED)
    session.apply(accepted, "accept")
    found = sections(session, formatter, late)
    assert len(found) == 1
    assert "First candidates" not in figures(found[0])
    assert "First day" in figures(found[0])


def test_that_the_inspector_says_nothing_until_it_is_worked_out(
    session: PlanSession, formatter: Formatter, late: SeatTimeline
) -> None:
    seat = next(each for each in session.plan.positions if each.id == P_05)
    assert inspect_seat(session.evaluation, seat, formatter).hiring == ()
    assert len(inspect_seat(session.evaluation, seat, formatter, late).hiring) == 2
