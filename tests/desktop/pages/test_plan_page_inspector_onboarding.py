"""What onboarding asks of seats, with real keys in the inspector."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_sections import LEAVE, ONBOARDING, PEOPLE
from planner.desktop.widgets.field import Field
from planner.desktop.widgets.form_choice import FormChoice
from planner.desktop.widgets.leave_rows import LeaveRows
from planner.plan.model import Position, TeamMember
from planner.plan.onboarding import Leave

Show = Callable[..., None]


def position(session: PlanSession, seat_id: str = "P-01") -> Position:
    return next(each for each in session.plan.positions if each.id == seat_id)


def member(session: PlanSession, seat_id: str = "M-01") -> TeamMember:
    return next(each for each in session.plan.members if each.id == seat_id)


def type_over(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def entry(page: PlanPage, section: str, key: str) -> Field:
    editor = page.inspector.seat.form.forms[section].rows[key].editor
    assert isinstance(editor, Field)
    return editor


def choose(page: PlanPage, key: str, name: str, qtbot: QtBot) -> None:
    """Open the list by an arrow key, go to a choice and take it by Enter."""
    field = page.inspector.seat.form.forms[ONBOARDING].rows[key].editor
    assert isinstance(field, FormChoice)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    view = field.view()
    qtbot.waitUntil(view.isVisible)
    steps = field.findText(name) - view.currentIndex().row()
    for _step in range(abs(steps)):
        QTest.keyClick(view, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.fixture
def leave(page: PlanPage, show: Show) -> LeaveRows:
    show("M-01", sections=(LEAVE,))
    rows = page.inspector.seat.form.leave
    assert rows is not None
    return rows


def test_that_candidate_and_mentor_are_typed_and_taken_back(
    page: PlanPage, session: PlanSession, show: Show
) -> None:
    show("P-01", sections=(ONBOARDING, PEOPLE))
    type_over(entry(page, ONBOARDING, "candidate"), "  Anita   Rao ")
    assert position(session).candidate == "Anita Rao"
    assert session.undo_stack.undoText() == "Change candidate of P-01"
    type_over(entry(page, PEOPLE, "mentor_id"), "wisniewski")
    assert position(session).mentor_id == "M-02"
    offer = page.inspector.seat.form.forms[PEOPLE].rows["mentor_id"].offer
    offer.setFocus()
    QTest.keyClick(offer, Qt.Key.Key_Space)
    assert position(session).mentor_id is None
    session.undo()
    assert position(session).mentor_id == "M-02"


def test_that_the_domain_and_the_template_are_chosen(
    page: PlanPage, session: PlanSession, show: Show, qtbot: QtBot
) -> None:
    show("P-01", sections=(ONBOARDING,))
    choose(page, "is_new_to_domain", "new to them", qtbot)
    assert position(session).is_new_to_domain
    choose(page, "template_id", "Engineering manager", qtbot)
    assert position(session).template_id == "engineering-manager"
    choose(page, "template_id", "By role: GPU operations, on call", qtbot)
    assert position(session).template_id is None
    assert session.undo_stack.undoText() == "Change onboarding template of P-01"


@pytest.mark.parametrize("typed", ["51", "-1", "1.5"])
def test_that_new_hires_at_once_are_a_count(
    page: PlanPage, session: PlanSession, show: Show, typed: str
) -> None:
    show("M-01", sections=(ONBOARDING,))
    field = entry(page, ONBOARDING, "hires_at_once")
    type_over(field, typed)
    assert field.is_refused
    assert member(session).hires_at_once is None
    type_over(field, "3")
    assert member(session).hires_at_once == 3
    type_over(field, "")
    assert member(session).hires_at_once is None


def test_that_leave_is_added_typed_and_dropped_each_as_an_undo_step(
    leave: LeaveRows, session: PlanSession
) -> None:
    leave.add.setFocus()
    QTest.keyClick(leave.add, Qt.Key.Key_Space)
    assert len(leave.rows) == 1
    assert QApplication.focusWidget() is leave.rows[0].first
    type_over(leave.rows[0].last, "8 Jan 2031")
    type_over(leave.rows[0].first, "4 Jan 2031")
    expected = (Leave(date(2031, 1, 4), date(2031, 1, 8)),)
    assert member(session).leave == expected
    assert session.undo_stack.undoText() == "Change leave of M-01"
    leave.rows[0].drop.setFocus()
    QTest.keyClick(leave.rows[0].drop, Qt.Key.Key_Space)
    assert member(session).leave == ()
    assert QApplication.focusWidget() is leave.add
    session.undo()
    assert member(session).leave == expected


@pytest.mark.parametrize(
    ("typed", "reason"), [("3 Jan 2031", "Choose a later last day"), ("soon", "“soon”")]
)
def test_that_a_day_that_is_none_is_refused_where_it_is_typed(
    leave: LeaveRows, session: PlanSession, typed: str, reason: str
) -> None:
    leave.add.click()
    type_over(leave.rows[0].first, "4 Jan 2031")
    before = member(session).leave
    type_over(leave.rows[0].last, typed)
    assert leave.rows[0].last.is_refused
    assert reason in leave.rows[0].last.toolTip()
    assert member(session).leave == before
