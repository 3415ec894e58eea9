"""The timeline and the simulation of the plan on show, worked out beside the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from planner.calculators.hiring.seat_timeline import Timeline
from planner.calculators.risk.simulated import Simulation
from planner.desktop.session.hiring_outlook import HiringOutlook
from planner.desktop.session.plan_session import PlanSession
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_seat
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode, SeatId
from tests.desktop.timelines import drawn, timeline_of

P_05 = SeatId("P-05")


class Work:
    """Stands in for what is worked out, and counts it."""

    def __init__(self) -> None:
        self.timelines: list[Plan] = []
        self.drawn: list[Plan] = []
        self.begun, self.gate = Event(), Event()
        self.gate.set()
        self.reckoning, self.days_gate = Event(), Event()
        self.days_gate.set()
        self.was_stopped = False
        self.is_broken = False

    def timeline(self, plan: Plan, market: Snapshot) -> Timeline:
        self.timelines.append(plan)
        number = len(self.timelines)
        self.reckoning.set()
        self.days_gate.wait(5)
        if self.is_broken:
            raise NoRotaInTimeError
        return timeline_of(plan, {"P-03": number})

    def draws(
        self, plan: Plan, market: Snapshot, is_cancelled: Callable[[], bool]
    ) -> Simulation | None:
        self.drawn.append(plan)
        self.begun.set()
        self.gate.wait(5)
        self.was_stopped = is_cancelled()
        return None if self.was_stopped else drawn(plan, 1.0, 2.0, 3.0)


class NoRotaInTimeError(Exception):
    """An answer that is not logged as a mistake of the program."""


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def outlook(session: PlanSession, work: Work) -> Iterator[HiringOutlook]:
    outlook = HiringOutlook(session, work.timeline, work.draws)
    outlook._rest.setInterval(0)
    yield outlook
    work.gate.set()
    work.days_gate.set()
    outlook.finish()


def edit(session: PlanSession, notes: str) -> None:
    session.apply(change_seat(session.plan, P_05, notes=notes), "note")


def test_that_a_timeline_comes_first_and_then_the_draws(
    qtbot: QtBot, session: PlanSession, outlook: HiringOutlook, work: Work
) -> None:
    told: list[str] = []
    outlook.timeline_changed.connect(lambda: told.append("timeline"))
    outlook.simulation_changed.connect(lambda: told.append("simulation"))
    outlook.refresh()
    qtbot.waitUntil(lambda: outlook.simulation is not None)
    assert told == ["timeline", "simulation"]
    assert outlook.timeline == timeline_of(session.plan, {"P-03": 1})


def test_that_nothing_is_drawn_in_a_currency_nobody_knows(
    qtbot: QtBot, session: PlanSession, outlook: HiringOutlook, work: Work
) -> None:
    session.new_plan(replace(session.plan, reporting_currency=CurrencyCode("XXX")))
    outlook.refresh()
    qtbot.waitUntil(lambda: outlook.timeline is not None)
    qtbot.wait(60)
    assert work.drawn == []


def test_that_the_same_plan_is_worked_out_once(
    qtbot: QtBot, outlook: HiringOutlook, work: Work
) -> None:
    outlook.refresh()
    qtbot.waitUntil(lambda: outlook.simulation is not None)
    outlook.refresh()
    qtbot.wait(60)
    assert (len(work.timelines), len(work.drawn)) == (1, 1)


def test_that_an_edit_keeps_the_timeline_until_the_new_one_and_drops_the_draws(
    qtbot: QtBot, session: PlanSession, outlook: HiringOutlook
) -> None:
    outlook.refresh()
    qtbot.waitUntil(lambda: outlook.simulation is not None)
    before = outlook.timeline
    edit(session, "later")
    outlook.refresh()
    assert outlook.timeline is before
    assert outlook.simulation is None
    qtbot.waitUntil(lambda: outlook.simulation is not None)
    assert outlook.timeline == timeline_of(session.plan, {"P-03": 2})


def test_that_dates_of_a_plan_of_before_are_never_shown(
    qtbot: QtBot, session: PlanSession, outlook: HiringOutlook, work: Work
) -> None:
    shown: list[Timeline | None] = []
    outlook.timeline_changed.connect(lambda: shown.append(outlook.timeline))
    work.days_gate.clear()
    outlook.refresh()
    qtbot.waitUntil(work.reckoning.is_set)
    edit(session, "meanwhile")
    outlook.refresh()
    work.days_gate.set()
    qtbot.waitUntil(lambda: outlook.simulation is not None)
    assert shown == [timeline_of(session.plan, {"P-03": 2})]


def test_that_draws_for_a_plan_of_before_are_given_up(
    qtbot: QtBot, session: PlanSession, outlook: HiringOutlook, work: Work
) -> None:
    work.gate.clear()
    outlook.refresh()
    qtbot.waitUntil(work.begun.is_set)
    edit(session, "meanwhile")
    outlook.refresh()
    work.gate.set()
    qtbot.waitUntil(lambda: outlook.simulation is not None)
    assert [plan is session.plan for plan in work.drawn] == [False, True]


def test_that_several_edits_in_a_moment_are_worked_out_once(
    qtbot: QtBot, session: PlanSession, outlook: HiringOutlook, work: Work
) -> None:
    for notes in ("a", "b", "c"):
        edit(session, notes)
        outlook.refresh()
    qtbot.waitUntil(lambda: outlook.timeline is not None)
    assert work.timelines == [session.plan]


def test_that_nothing_is_drawn_without_open_seats(
    qtbot: QtBot, session: PlanSession, work: Work
) -> None:
    def nobody(plan: Plan, market: Snapshot) -> Timeline:
        return Timeline(seats={}, median_days_to_fill=None, filled_by_p50=None, filled_by_p90=None)

    outlook = HiringOutlook(session, nobody, work.draws)
    outlook._rest.setInterval(0)
    outlook.refresh()
    qtbot.waitUntil(lambda: outlook.timeline is not None)
    qtbot.wait(40)
    assert work.drawn == []
    outlook.finish()


def test_that_what_cannot_be_worked_out_shows_nothing(
    qtbot: QtBot, session: PlanSession, outlook: HiringOutlook, work: Work
) -> None:
    outlook.refresh()
    qtbot.waitUntil(lambda: outlook.simulation is not None)
    work.is_broken = True
    edit(session, "broken")
    outlook.refresh()
    qtbot.waitUntil(lambda: outlook.timeline is None)
    assert outlook.simulation is None


def test_that_another_plan_begins_with_nothing(
    qtbot: QtBot, session: PlanSession, outlook: HiringOutlook, work: Work
) -> None:
    outlook.refresh()
    qtbot.waitUntil(lambda: outlook.simulation is not None)
    outlook.forget()
    assert [outlook.timeline, outlook.simulation] == [None, None]
    outlook.refresh()
    qtbot.waitUntil(lambda: len(work.drawn) == 2)


def test_that_the_timeline_at_this_moment_is_that_of_the_plan_edited_just_now(
    qtbot: QtBot, session: PlanSession, outlook: HiringOutlook, work: Work
) -> None:
    assert outlook.current_timeline() is None
    outlook.refresh()
    qtbot.waitUntil(lambda: outlook.timeline is not None)
    edit(session, "just now")
    outlook.current_timeline()
    assert work.timelines[-1] is session.plan
