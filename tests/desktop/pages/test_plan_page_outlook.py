"""When seats are expected to fill, on the Plan page: figures, late seats, dates taken as starts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.calculators.hiring.seat_timeline import Timeline
from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.risk.simulated import Simulation
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.pages.plan_page.headline_figures import PERIOD_COST, headline_figures
from planner.desktop.pages.plan_page.outlook_figures import Outlook
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.period import period_of
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS, PLACE
from planner.desktop.viewmodels.seat_sections import DETAILS
from planner.desktop.viewmodels.timeline_cells import EXPECTED
from planner.desktop.widgets.entry_fields import EntryField
from planner.desktop.widgets.headline_cell import HeadlineFigure
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_seat
from planner.plan.edits.lever_edits import change_hiring
from planner.plan.model import Engagement, Plan, Position, PositionStatus
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId
from tests.desktop.timelines import drawn, timeline_of

P_03, P_05 = SeatId("P-03"), SeatId("P-05")
FILLED = 4
ToolTip = Qt.ItemDataRole.ToolTipRole


def position(session: PlanSession, seat_id: str) -> Position:
    return next(each for each in session.plan.positions if each.id == seat_id)


def expect(page: PlanPage, qtbot: QtBot, late: dict[str, int]) -> None:
    """Let seats be so many days late from now on, and the plan be worked out anew."""

    def timeline(plan: Plan, market: Snapshot) -> Timeline:
        return timeline_of(plan, late)

    page.outlook._timeline_of = timeline
    page.outlook.forget()
    page.outlook.refresh()
    qtbot.waitUntil(lambda: page.outlook.timeline is not None)


def expected_text(page: PlanPage, seat_id: str) -> str:
    return str(page.positions.model.index_of(seat_id, COLUMN_KEYS.index(EXPECTED)).data())


def figures(
    session: PlanSession, outlook: Outlook, year: int | None = 2027
) -> tuple[HeadlineFigure, ...]:
    period = period_of(session.evaluation, year)
    return headline_figures(session.evaluation, period, Formatter("en"), outlook)


def test_that_the_page_shows_what_the_engine_expects(
    page: PlanPage, qtbot: QtBot, session: PlanSession
) -> None:
    qtbot.waitUntil(lambda: page.outlook.timeline is not None)
    expected = expected_timeline(session.plan, session.evaluation.market)
    formatter = Formatter("en")
    for seat_id, seat in expected.seats.items():
        assert expected_text(page, seat_id) == formatter.date_short(seat.expected.first_day)
    cell = page.headline.cells[FILLED].shown
    assert cell is not None
    assert cell.label == "All seats filled by, P50"
    assert expected.filled_by_p50 is not None
    assert cell.figure == formatter.date_short(expected.filled_by_p50)


def test_that_an_edit_moves_the_expected_start(
    page: PlanPage, qtbot: QtBot, session: PlanSession
) -> None:
    qtbot.waitUntil(lambda: page.outlook.timeline is not None)
    before = expected_text(page, P_05)
    session.apply(
        change_seat(session.plan, P_05, opened=date(2027, 5, 1), start=date(2027, 5, 3)), ""
    )
    qtbot.waitUntil(lambda: expected_text(page, P_05) != before)
    session.undo()
    qtbot.waitUntil(lambda: expected_text(page, P_05) == before)


def test_that_a_seat_without_a_pool_is_told_of_until_it_moves(
    page: PlanPage, qtbot: QtBot, session: PlanSession
) -> None:
    qtbot.waitUntil(lambda: page.outlook.timeline is not None)
    assert not page.positions.notice.isVisible()
    pay = replace(position(session, P_05).base_pay, currency=CurrencyCode("MUR"))
    moved = change_seat(
        session.plan,
        P_05,
        place_id=PlaceId("mu-port-louis"),
        base_pay=replace(pay, amount=Decimal(4_000_000)),
        engagement=Engagement.CONTRACTOR,
    )
    session.apply(moved, "")
    page.go_to_seat(P_05)
    qtbot.waitUntil(page.positions.notice.isVisible)
    assert page.positions.notice.accessibleName() == "1 thing to check"
    place = page.positions.model.index_of(P_05, COLUMN_KEYS.index(PLACE))
    assert "nobody with these skills in Mauritius" in str(place.data(ToolTip))
    page.positions.notice.click()
    assert page.inspector.problems.model.rowCount() == 1
    session.undo()
    assert not page.positions.notice.isVisible()  # at once, though the doubt is of before
    qtbot.waitUntil(lambda: not page.outlook.doubts)
    session.redo()
    qtbot.waitUntil(page.positions.notice.isVisible)
    session.apply(change_seat(session.plan, P_05, status=PositionStatus.ON_HOLD), "")
    assert not page.positions.notice.isVisible()


def test_that_a_button_shows_the_late_seats_alone(page: PlanPage, qtbot: QtBot) -> None:
    expect(page, qtbot, {"P-03": 31, "P-09": 60})
    late = page.positions.toolbar.late
    assert late.isVisible()
    assert late.accessibleName() == "2 seats expected more than 30 days late"
    late.setFocus()
    QTest.keyClick(late, Qt.Key.Key_Space)
    assert page.positions.model.row_keys() == ["P-03", "P-09"]
    assert page.positions.toolbar.count.text() == "2 of 12"
    QTest.keyClick(late, Qt.Key.Key_Space)
    assert len(page.positions.model.row_keys()) > 12


def test_that_all_rows_come_back_once_no_seat_is_late(page: PlanPage, qtbot: QtBot) -> None:
    expect(page, qtbot, {"P-03": 31})
    page.positions.toolbar.late.setChecked(True)
    expect(page, qtbot, {"P-03": 30})
    assert not page.positions.toolbar.late.isVisible()
    assert len(page.positions.model.row_keys()) > 12


def test_that_a_seat_gone_to_shows_though_it_is_not_late(page: PlanPage, qtbot: QtBot) -> None:
    expect(page, qtbot, {"P-03": 31})
    page.positions.toolbar.late.setChecked(True)
    page.go_to_seat("P-05")
    assert page.positions.view.current_key == "P-05"


@pytest.mark.parametrize("width", [1360, 1180, 1100])
def test_that_notices_are_shortened_before_the_toolbar_overflows(
    page: PlanPage, qtbot: QtBot, width: int
) -> None:
    expect(page, qtbot, {"P-03": 31})
    page.resize(width, 720)
    QApplication.processEvents()
    toolbar = page.positions.toolbar
    assert toolbar.row.minimumSize().width() <= toolbar.width()
    late = toolbar.late
    late.setChecked(True)  # the count grows by the number of all
    QApplication.processEvents()
    assert late.width() >= late.sizeHint().width()
    assert toolbar.late.text() in ("1 seat expected more than 30 days late", "1 late")


def test_that_expected_dates_become_starts_in_one_step(
    page: PlanPage, qtbot: QtBot, session: PlanSession
) -> None:
    expect(page, qtbot, {"P-03": 31, "P-09": 60})
    before = session.plan
    told: list[str] = []
    page.edit_explained.connect(told.append)
    page.expected.take()
    for seat_id, days in (("P-03", 31), ("P-09", 60)):
        was = next(each.start for each in before.positions if each.id == seat_id)
        assert position(session, seat_id).start == was + timedelta(days=days)
    assert session.undo_stack.undoText() == "Take expected dates as starts"
    assert told == ["2 positions start when they are expected to."]
    session.undo()
    assert session.plan == before


def test_that_taking_dates_says_when_there_is_nothing_to_take(
    page: PlanPage, qtbot: QtBot, session: PlanSession
) -> None:
    told: list[str] = []
    page.message_raised.connect(told.append)
    page.outlook.forget()
    page.expected.take()
    expect(page, qtbot, {})
    page.expected.take()
    assert told == [
        "When seats fill is not worked out yet. Try again in a moment.",
        "No start differs from what is expected.",
    ]
    assert session.undo_stack.count() == 0


def test_that_a_requisition_gets_its_day_in_the_inspector(
    page: PlanPage, session: PlanSession, show: Callable[..., None]
) -> None:
    show("P-05")
    field = page.inspector.seat.form.forms[DETAILS].rows["opened"].editor
    assert isinstance(field, EntryField)
    assert field.placeholderText() == "in time for the start"
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "4 Jan 27")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert position(session, "P-05").opened == date(2027, 1, 4)
    assert session.undo_stack.undoText() == "Change requisition opened of P-05"


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("opened", "2 Mar 27", "The seat starts on 1 March 2027. A requisition is opened before"),
        ("start", "3 Jan 27", "Its requisition is opened on 4 January 2027. Choose a later start"),
    ],
)
def test_that_a_start_before_its_requisition_is_refused(
    page: PlanPage, session: PlanSession, key: str, text: str, sentence: str
) -> None:
    session.apply(change_seat(session.plan, P_05, opened=date(2027, 1, 4)), "open")
    refusal = page._editing.refusal("P-05", key, text)
    assert refusal is not None
    assert refusal.startswith(sentence)


def test_that_the_cost_has_its_range_once_it_is_drawn(session: PlanSession) -> None:
    timeline = timeline_of(session.plan)
    before = figures(session, Outlook(timeline))[PERIOD_COST]
    assert before.label == "FY27 cost"
    simulation = drawn(session.plan, 0.81e6, 0.97e6, 1.08e6)
    after = figures(session, Outlook(timeline, simulation))[PERIOD_COST]
    assert (after.label, after.figure) == ("FY27 cost, P50", "$0.97M")
    assert after.note == "P10 $0.81M – P90 $1.08M"
    assert after.tone is Tone.QUIET
    assert f"If all seats start on target: {before.figure}, {before.note}" in after.help_text
    whole = figures(session, Outlook(timeline, simulation), year=None)[PERIOD_COST]
    assert (whole.label, whole.figure) == ("Whole plan cost, P50", "$1.94M")


def test_that_a_cost_likely_over_budget_is_amber(session: PlanSession) -> None:
    budget = period_of(session.evaluation, 2027).budget
    assert budget is not None
    simulation = drawn(session.plan, 1e6, float(budget) + 1e5, 9e6)
    shown = figures(session, Outlook(timeline_of(session.plan), simulation))[PERIOD_COST]
    assert shown.tone is Tone.WARNING


def test_that_the_last_seat_filled_has_its_p90(session: PlanSession) -> None:
    shown = figures(session, Outlook(timeline_of(session.plan, {"P-12": 10})))[FILLED]
    assert (shown.label, shown.figure) == ("All seats filled by, P50", "11 Jul 27")
    assert (shown.note, shown.tone) == ("P90 20 Aug 27", Tone.QUIET)
    late = figures(session, Outlook(timeline_of(session.plan, {"P-12": 31})))[FILLED]
    assert late.tone is Tone.WARNING


def test_that_seats_that_may_never_fill_have_no_day(session: PlanSession) -> None:
    seats = timeline_of(session.plan).seats
    never = Timeline(seats=seats, median_days_to_fill=70.0, filled_by_p50=None, filled_by_p90=None)
    shown = figures(session, Outlook(never))[FILLED]
    assert (shown.figure, shown.note, shown.tone) == ("—", "some may never fill", Tone.WARNING)
    likely = replace(never, filled_by_p50=date(2027, 7, 1))
    shown = figures(session, Outlook(likely))[FILLED]
    assert (shown.figure, shown.note) == ("1 Jul 27", "some may never fill")
    assert shown.tone is Tone.WARNING


def test_that_without_open_seats_the_starts_are_told(session: PlanSession) -> None:
    plan = session.plan
    for each in plan.positions:
        plan = change_seat(plan, each.id, status=PositionStatus.CLOSED)
    session.apply(plan, "close")
    nobody = Timeline(seats={}, median_days_to_fill=None, filled_by_p50=None, filled_by_p90=None)
    assert figures(session, Outlook(nobody))[FILLED].label == "All seats start by"


def test_that_the_drawn_cost_shows_on_the_page_and_goes_with_the_next_edit(
    page: PlanPage, qtbot: QtBot, session: PlanSession
) -> None:
    def draws(plan: Plan, market: Snapshot, is_cancelled: Callable[[], bool]) -> Simulation:
        return drawn(plan, 0.81e6, 0.97e6, 1.08e6)

    def label() -> str:
        shown = page.headline.cells[PERIOD_COST].shown
        return "" if shown is None else shown.label

    page.outlook._simulate = draws
    page.outlook._rest.setInterval(0)
    expect(page, qtbot, {})
    qtbot.waitUntil(lambda: label() == "FY27 cost, P50")
    page.outlook._rest.setInterval(10_000)
    session.apply(change_seat(session.plan, P_03, notes="later"), "note")
    assert label() == "FY27 cost"


def test_that_enter_tells_where_an_expected_start_comes_from(
    page: PlanPage, qtbot: QtBot, session: PlanSession
) -> None:
    qtbot.waitUntil(lambda: page.outlook.timeline is not None)
    view = page.positions.view
    view.go_to("P-05", COLUMN_KEYS.index(EXPECTED))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    card = page.evidence.card
    assert card is not None
    shown = card.evidence
    assert shown is not None
    assert shown.figure == "Expected start: ML platform engineer, Staff"
    assert shown.value == expected_text(page, "P-05")
    assert "to an accepted offer + " in shown.method
    published = session.market.hiring_coefficients["baseline-days"]
    assert shown.sources[0].title == session.market.sources[published.provenance.source_id].title
    card.close_card()


def test_that_the_day_all_are_filled_by_says_what_it_rests_on(
    page: PlanPage, qtbot: QtBot, session: PlanSession
) -> None:
    page.outlook.forget()
    assert page.lines.line_of_headline(FILLED) == ""
    expect(page, qtbot, {})
    published = session.market.hiring_coefficients["baseline-days"]
    source = session.market.sources[published.provenance.source_id]
    line = page.lines.line_of_headline(FILLED)
    assert line.startswith(source.title)
    assert line.endswith("D")


def test_that_an_accepted_offer_rests_on_the_plan(page: PlanPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.outlook.timeline is not None)
    said = "The offer is accepted: the start is that of the plan."
    assert page.lines.line_of("P-01", EXPECTED) == said
    assert page.lines.line_of("M-01", EXPECTED) == ""


def test_that_nobody_who_recruits_fills_no_seat_on_any_day(
    page: PlanPage, qtbot: QtBot, session: PlanSession
) -> None:
    session.apply(change_hiring(session.plan, recruiters=0), "nobody")
    qtbot.waitUntil(lambda: expected_text(page, P_05) == "—")
    line = page.lines.line_of(P_05, EXPECTED)
    assert line.startswith("Never filled as it stands")
    assert "nobody who recruits" in line
