"""The inspector's skills and hours, the way through its sections, and the problems it lists."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_sections import (
    COSTS,
    DETAILS,
    HOURS,
    SECTIONS,
    SKILLS,
)
from planner.market.talent_pool import Skill
from planner.plan.edits import change_seat
from planner.plan.model import Position
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import SeatId

Show = Callable[..., None]


def position(session: PlanSession, seat_id: str) -> Position:
    return next(each for each in session.plan.positions if each.id == seat_id)


def test_that_a_weight_moved_by_keys_changes_the_pool_beside_it_in_one_step(
    page: PlanPage, session: PlanSession, show: Show, qtbot: QtBot
) -> None:
    qtbot.waitSignal(page.evidence.tables_read, raising=False, timeout=1)
    qtbot.waitUntil(lambda: session.market.deferred_talent_pools.is_made, timeout=10_000)
    show("P-01", sections=(SKILLS,))
    skills = page.inspector.seat.form.skills
    assert skills is not None
    before, row = skills.pool.text(), skills.rows[Skill.STORAGE]
    row.slider.setFocus()
    for _press in range(3):
        QTest.keyClick(row.slider, Qt.Key.Key_Right)
    weights = dict(position(session, "P-01").skill_weights or ())
    assert weights[Skill.STORAGE] == Decimal("0.40")
    assert row.field.text() == "40%"
    assert skills.pool.text() != before
    assert session.undo_stack.count() == 1
    QTest.keyClick(skills.back, Qt.Key.Key_Space)
    assert position(session, "P-01").skill_weights is None
    assert (skills.pool.text(), row.slider.value()) == (before, 25)


def test_that_a_weight_can_be_typed_and_what_is_none_is_refused(
    page: PlanPage, session: PlanSession, show: Show, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: session.market.deferred_talent_pools.is_made, timeout=10_000)
    show("P-01", sections=(SKILLS,))
    skills = page.inspector.seat.form.skills
    assert skills is not None
    field = skills.rows[Skill.STORAGE].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "120")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.is_refused
    field.selectAll()
    QTest.keyClicks(field, "80")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dict(position(session, "P-01").skill_weights or ())[Skill.STORAGE] == Decimal("0.8")


def test_that_a_skill_is_added_and_dropped_by_keyboard(
    page: PlanPage, session: PlanSession, show: Show, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: session.market.deferred_talent_pools.is_made, timeout=10_000)
    show("P-01", sections=(SKILLS,))
    skills = page.inspector.seat.form.skills
    assert skills is not None
    action = skills.add.menu().actions()[0]
    added = Skill(action.data())
    assert added not in skills.rows
    action.trigger()
    assert dict(position(session, "P-01").skill_weights or ())[added] == Decimal("0.5")
    assert QApplication.focusWidget() is skills.rows[added].slider
    drop = skills.rows[added].drop
    drop.setFocus()
    QTest.keyClick(drop, Qt.Key.Key_Return)
    assert position(session, "P-01").skill_weights is None  # the role's own mix again
    assert QApplication.focusWidget() is skills.add


def test_that_hours_of_its_own_go_back_to_those_it_follows(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01", sections=(HOURS,))
    hours = page.inspector.seat.form.hours
    assert hours is not None
    assert hours.form.note.text() == "Follows the hours of the plan."
    field = hours.form.fields["start"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7:30")
    QTest.keyClick(field, Qt.Key.Key_Return)
    pattern = position(session, "P-01").working_pattern
    assert pattern is not None
    assert pattern.start == time(7, 30)
    assert session.undo_stack.undoText() == "Change start of work of P-01"
    hours.form.back.setFocus()
    QTest.keyClick(hours.form.back, Qt.Key.Key_Space)
    assert position(session, "P-01").working_pattern is None


def test_that_sections_fold_by_keyboard_and_are_remembered(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01")
    form = page.inspector.seat.form
    heading = form.sections[COSTS].heading
    heading.setFocus()
    QTest.keyClick(heading, Qt.Key.Key_Right)
    assert form.sections[COSTS].is_open
    assert heading.accessibleDescription() == "open"
    QTest.keyClick(form.sections[DETAILS].heading, Qt.Key.Key_Space)
    assert not form.sections[DETAILS].is_open
    assert page._preferences is not None
    flags = {key: page._preferences.flag(f"plan/inspector-section-{key}", default=key == DETAILS)
             for key in SECTIONS}  # fmt: skip
    assert [key for key, is_open in flags.items() if is_open] == [COSTS]


def test_that_every_field_has_a_name_and_is_reached_by_tab(page: PlanPage, show: Show) -> None:
    show("P-01", sections=SECTIONS)
    form = page.inspector.seat.form
    form.first_stop.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _press in range(120):
        widget = QApplication.focusWidget()
        if widget is None or not form.isAncestorOf(widget):
            break
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    editors = [row.editor for fields in form.forms.values() for row in fields.rows.values()]
    assert [each for each in editors if each not in reached] == []
    assert [each for each in reached if not each.accessibleName()] == []
    tops = [each.mapTo(form, QPoint(0, 0)).y() for each in reached]
    assert [y for y, after in pairwise(tops) if after < y - 40] == []


def test_that_a_problem_without_a_column_leads_to_its_field_in_the_inspector(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    nights = WorkingPattern(break_start=time(7), break_minutes=30)
    session.apply(change_seat(session.plan, SeatId("P-03"), working_pattern=nights), "break")
    QTest.mouseClick(page.positions.notice, Qt.MouseButton.LeftButton)
    view = page.inspector.problems.view
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()
    form = page.inspector.seat.form
    assert page.positions.view.current_key == "P-03"
    assert form.hours is not None
    assert QApplication.focusWidget() is form.hours.form.fields["start"]
    assert not form.hours.form.fields["start"].visibleRegion().isEmpty()


def off_days(session: PlanSession) -> None:
    for seat_id in ("P-01", "P-03"):
        session.apply(
            change_seat(session.plan, SeatId(seat_id), start=date(2027, 2, 6)), "Saturday"
        )


def test_that_problems_with_one_way_out_are_mended_by_keyboard_one_after_the_other(
    page: PlanPage, session: PlanSession
) -> None:
    off_days(session)
    QTest.mouseClick(page.positions.notice, Qt.MouseButton.LeftButton)
    view, control = page.inspector.problems.view, Qt.KeyboardModifier.ControlModifier
    view.setCurrentIndex(view.model().index(0, 0))
    page.grab()
    spoken = view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Ctrl+Return: Start on 8 Feb 27")
    QTest.keyClick(view, Qt.Key.Key_Return, control)
    assert position(session, "P-01").start == date(2027, 2, 8)
    assert session.undo_stack.undoText() == "P-01: Start on 8 Feb 27"
    assert view.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Return, control)
    assert session.evaluation.problems == ()
    session.undo()
    assert position(session, "P-03").start == date(2027, 2, 6)


def test_that_the_offer_to_mend_can_be_clicked_and_the_rest_leads_to_the_seat(
    page: PlanPage, session: PlanSession
) -> None:
    off_days(session)
    QTest.mouseClick(page.positions.notice, Qt.MouseButton.LeftButton)
    view = page.inspector.problems.view
    QApplication.processEvents()
    box = view.visualRect(view.model().index(1, 0))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, pos=QPoint(60, box.bottom() - 16))
    assert position(session, "P-03").start == date(2027, 2, 8)
    QTest.mouseClick(view.viewport(), left, pos=view.visualRect(view.model().index(0, 0)).center())
    assert position(session, "P-01").start == date(2027, 2, 6)
    assert page.positions.view.current_key == "P-01"


def test_that_a_problem_only_the_reader_can_mend_offers_nothing(
    page: PlanPage, session: PlanSession
) -> None:
    pay = replace(position(session, "P-01").base_pay, amount=Decimal(-1))
    session.apply(change_seat(session.plan, SeatId("P-01"), base_pay=pay), "break")
    QTest.mouseClick(page.positions.notice, Qt.MouseButton.LeftButton)
    view, before = page.inspector.problems.view, session.plan
    view.setCurrentIndex(view.model().index(0, 0))
    page.grab()
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.plan is before
