from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.calculators.onboarding.hire_schedule import HireSchedule
from planner.calculators.onboarding.schedule import schedule_hires
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.pages.onboarding_page import OnboardingPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import text_width
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.plan.edits import (
    change_onboarding_rules,
    change_seat,
    change_tasks,
    choose_helpers,
    set_contact,
)
from planner.plan.model import Plan, PositionStatus
from planner.plan.onboarding import TaskKey, TaskOwner, TaskStatus
from planner.quantities.identifiers import SeatId, TemplateId

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
ANITA = SeatId("P-02")
TODAY = date(2026, 11, 26)


@pytest.fixture
def page(
    qtbot: QtBot, session: PlanSession, theme: Theme, icons: Icons
) -> Iterator[OnboardingPage]:
    # The window of the test before may still be going, and would take the focus along.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    page = OnboardingPage(session, theme, icons, Formatter("en"), lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1360, 826)
    page.show()

    def has_focus() -> bool:
        page.activateWindow()
        return page.board is not None and QApplication.activeWindow() is page

    qtbot.waitUntil(has_focus)
    page.take_focus()
    yield page
    page.finish()


def settle(page: OnboardingPage, session: PlanSession, qtbot: QtBot) -> None:
    """Wait until the page shows the plan as it is now."""
    qtbot.waitUntil(lambda: page.board is not None and page.board.plan == session.plan)


def schedule(page: OnboardingPage, seat_id: SeatId) -> HireSchedule:
    assert page.board is not None
    return page.board.schedules[seat_id]


def press(page: OnboardingPage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    held = modifier or Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or page, key, held)


def names(page: OnboardingPage) -> list[str]:
    return [row.name for row in page.gantt.rows]


def test_that_hires_stand_by_their_first_day_with_the_dates_of_the_engine(
    page: OnboardingPage, session: PlanSession, market: Snapshot
) -> None:
    found = schedule_hires(session.plan, market, TODAY)
    starts = [date.fromordinal(row.first_day) for row in page.gantt.rows]
    assert starts == sorted(each.hire.first_day for each in found.values())
    assert names(page)[:2] == ["Marek Zieliński", "Anita Rao"]
    assert page.counted.text() == "12 hires, 1 accepted"
    anita = next(row for row in page.gantt.rows if row.key == ANITA)
    days = [date.fromordinal(mark.day) for mark in anita.marks]
    assert days == [task.due for task in found[ANITA].tasks]
    assert (anita.buddy, anita.shared) == ("Tomasz Wiśniewski", "6.5")


def test_that_alt_and_an_arrow_move_a_start_by_a_working_day_as_one_undo_step(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    told: list[str] = []
    page.edit_explained.connect(told.append)
    press(page, Qt.Key.Key_Down)
    before = session.plan
    assert schedule(page, ANITA).hire.first_day == date(2027, 2, 15)
    for _step in range(5):
        press(page, Qt.Key.Key_Right, ALT)
    starts = {each.id: each.start for each in session.plan.positions}
    assert starts[ANITA] == date(2027, 2, 22), "five working days, though the page lags behind"
    assert session.undo_stack.count() == 1
    assert told[-1] == "Change start of P-02"
    settle(page, session, qtbot)
    assert schedule(page, ANITA).hire.first_day == date(2027, 2, 22)
    assert page.gantt.current == (ANITA, None)
    session.undo()
    assert session.plan == before


def test_that_a_task_is_reached_moved_and_ticked_by_keys_alone(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    press(page, Qt.Key.Key_Down)
    for _step in range(4):
        press(page, Qt.Key.Key_Right)
    task = schedule(page, ANITA).tasks[3]
    assert page.gantt.current == (ANITA, task.key.task_id)
    assert page.panel.list.chosen == (task.key,)
    press(page, Qt.Key.Key_Right, ALT)
    moved = session.plan.onboarding_tasks[task.key].moved_to
    assert moved is not None
    assert moved > task.due
    press(page, Qt.Key.Key_Space)
    state = session.plan.onboarding_tasks[task.key]
    assert (state.status, state.done_on) == (TaskStatus.DONE, TODAY)
    settle(page, session, qtbot)
    assert page.panel.list.chosen == (task.key,), "the task stays chosen where it moves"
    session.undo()
    session.undo()
    assert session.plan.onboarding_tasks == {}


def test_that_a_start_is_dragged_to_a_working_day_and_escape_drops_the_drag(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    gantt = page.gantt
    row = gantt.rows[1]
    begin = gantt.day_point(1, row.first_day)
    saturday = row.first_day + 5
    assert date.fromordinal(saturday).weekday() == 5
    by = QPoint(gantt.day_point(1, saturday).x() - begin.x(), 0)
    before = session.plan
    QTest.mousePress(gantt, LEFT, pos=begin)
    QTest.mouseMove(gantt, begin + by)
    assert gantt.dragged_to == row.first_day + 7
    press(page, Qt.Key.Key_Escape)
    QTest.mouseRelease(gantt, LEFT, pos=begin + by)
    assert session.plan == before
    QTest.mousePress(gantt, LEFT, pos=begin)
    QTest.mouseMove(gantt, begin + by)
    QTest.mouseRelease(gantt, LEFT, pos=begin + by)
    starts = {each.id: each.start for each in session.plan.positions}
    assert starts[ANITA].toordinal() == row.first_day + 7
    settle(page, session, qtbot)


def test_that_a_task_is_dragged_along_its_row(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    gantt, task = page.gantt, schedule(page, ANITA).tasks[-1]
    page.go_to_hire(ANITA)
    gantt.show_day(task.due.toordinal())
    number = next(n for n, row in enumerate(gantt.rows) if row.key == ANITA)
    begin = gantt.task_point(number, task.key.task_id)
    end = QPoint(gantt.day_point(number, task.due.toordinal() + 7).x(), begin.y())
    QTest.mousePress(gantt, LEFT, pos=begin)
    QTest.mouseMove(gantt, end)
    QTest.mouseRelease(gantt, LEFT, pos=end)
    assert session.plan.onboarding_tasks[task.key].moved_to == task.due + timedelta(days=7)
    settle(page, session, qtbot)


def test_that_several_tasks_are_ticked_and_assigned_at_once(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    page.go_to_hire(ANITA)
    tasks = page.panel.list
    tasks.setFocus()
    first = schedule(page, ANITA).tasks[0].key
    tasks.choose(first)
    QTest.keyClick(tasks, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tasks, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = tasks.chosen
    assert len(chosen) == 3
    assert page.panel.card.title.text() == "3 tasks"
    QTest.keyClick(tasks, Qt.Key.Key_Space)
    assert {session.plan.onboarding_tasks[key].status for key in chosen} == {TaskStatus.DONE}
    assert session.undo_stack.undoText() == "Tick 3 tasks"
    settle(page, session, qtbot)
    assert tasks.chosen == chosen
    page.panel.card.owner_chosen.emit("M-02")
    assert {session.plan.onboarding_tasks[key].assignee_id for key in chosen} == {"M-02"}
    assert session.undo_stack.count() == 2
    settle(page, session, qtbot)


def test_that_a_day_and_a_comment_are_typed_and_wrong_days_refused(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    task = schedule(page, ANITA).tasks[5]
    page.go_to_hire(ANITA)
    page.panel.list.choose(task.key)
    card = page.panel.card
    card.day.setFocus()
    card.day.selectAll()
    QTest.keyClicks(card.day, "soonish")
    QTest.keyClick(card.day, Qt.Key.Key_Return)
    assert card.day.is_refused
    assert session.undo_stack.count() == 0
    card.day.selectAll()
    QTest.keyClicks(card.day, "2027-03-02")
    QTest.keyClick(card.day, Qt.Key.Key_Return)
    assert session.plan.onboarding_tasks[task.key].moved_to == date(2027, 3, 2)
    settle(page, session, qtbot)
    card.comment.setFocus()
    QTest.keyClicks(card.comment, "Ask customs")
    QTest.keyClick(card.comment, Qt.Key.Key_Return)
    settle(page, session, qtbot)
    shown = next(row for row in page.panel.list.rows if getattr(row, "key", None) == task.key)
    assert "Ask customs" in [note.text for note in shown.notes]  # type: ignore[union-attr]
    QTest.mouseClick(card.free, LEFT)
    assert session.plan.onboarding_tasks[task.key].moved_to is None
    settle(page, session, qtbot)


def test_that_the_template_is_chosen_and_the_start_typed(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    page.go_to_hire(ANITA)
    page.panel.template_chosen.emit("engineering-manager")
    assert session.undo_stack.undoText() == "Change template of Anita Rao"
    settle(page, session, qtbot)
    assert schedule(page, ANITA).template.id == TemplateId("engineering-manager")
    field = page.panel.start
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2027-03-06")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(page, session, qtbot)
    assert schedule(page, ANITA).hire.first_day == date(2027, 3, 8), "a Saturday: moved, and said"
    facts = page.panel.heading.facts
    assert facts is not None
    assert facts.starts == "Mon 8 Mar"
    assert facts.ramp[0] == "Moved from 6 Mar: weekend of the new hire in Bengaluru"


def test_that_filters_leave_the_hires_and_tasks_that_match(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    page.filters.words.setText("bengaluru mlops")
    assert names(page) == ["P-07, Open"]
    page.filters.words.setText("nobody of this name")
    assert names(page) == []
    page.take_focus()
    press(page, Qt.Key.Key_Return)
    assert len(names(page)) == 12, "the button shows all again"
    page.filters.words.setText("nobody")
    page.filters.clear()
    assert len(names(page)) == 12
    page.filters.status.chosen.emit("Status", PositionStatus.OFFERED.value)
    assert names(page) == ["Anita Rao"]
    page.filters.owner.chosen.emit("Owner", TaskOwner.BUDDY.value)
    kept = [row for row in page.panel.list.rows if hasattr(row, "key")]
    by_buddy = [
        task.key for task in schedule(page, ANITA).tasks if task.owner.part is TaskOwner.BUDDY
    ]
    assert [row.key for row in kept] == by_buddy
    page.filters.clear()
    page.filters.overdue.click()
    assert names(page) == [], "nothing is late months before"
    page.filters.clear()
    late = TODAY - timedelta(days=10)
    key = TaskKey(ANITA, schedule(page, ANITA).tasks[0].key.task_id)
    session.apply(change_tasks(session.plan, [key], moved_to=late), "Move")
    settle(page, session, qtbot)
    page.filters.overdue.click()
    assert names(page) == ["Anita Rao"]


def test_that_an_overload_is_named_and_balanced_in_one_step(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    mentor = SeatId("M-04")
    all_hires = {each.id: mentor for each in session.plan.positions}
    session.apply(choose_helpers(session.plan, buddies=all_hires, mentors={}), "All")
    settle(page, session, qtbot)
    assert page.load.hint.title.startswith("Katarzyna") or "starters" in page.load.hint.title
    assert page.load.act.label == "Balance buddies…"
    before, steps = session.plan, session.undo_stack.count()
    dialog = page.propose_helpers()
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.proposals.changes))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)  # leaves the first one as it is
    kept = dialog.proposals.changes[0]
    dialog.take.click()
    assert session.undo_stack.count() == steps + 1
    settle(page, session, qtbot)
    assert page.board is not None
    changed = {each.id: each for each in session.plan.positions}
    assert changed[kept.hire_id] == next(e for e in before.positions if e.id == kept.hire_id)
    assert len({each.buddy_id for each in session.plan.positions}) > 2
    session.undo()
    assert session.plan == before


def test_that_too_many_starts_in_a_week_are_moved_apart_with_the_gain_said(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    plan = change_onboarding_rules(session.plan, starts_per_week=1)
    session.apply(plan, "Rules")
    settle(page, session, qtbot)
    hint = page.load.hint
    assert hint.title == "Many starts in one week"
    assert "starts in that week become 1" in hint.text
    assert hint.shifted is not None
    QTest.mouseClick(page.load.act, LEFT)
    moved = next(each for each in session.plan.positions if each.id == hint.shifted.hire_id)
    assert moved.start == hint.shifted.to_day
    settle(page, session, qtbot)


def test_that_the_table_holds_what_the_chart_shows(page: OnboardingPage) -> None:
    press(page, Qt.Key.Key_T)
    figures = page.model.figures
    assert figures.names[:2] == ("Marek Zieliński", "Anita Rao")
    assert figures.cells[1][:2] == ("Bengaluru", "Mon 15 Feb")
    assert QApplication.focusWidget() is page.table
    widths = [page.table.columnWidth(n) for n in range(len(figures.columns))]
    needs = [text_width(name, FontRole.HEADER) for name in figures.columns]
    assert all(width > need for width, need in zip(widths, needs, strict=True))
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    assert page.gantt.current[0] == page.gantt.rows[page.table.currentIndex().row()].key
    assert page.panel.schedule is not None
    assert page.panel.schedule.hire.position.id == page.gantt.current[0]
    press(page, Qt.Key.Key_T)
    assert QApplication.focusWidget() is page.gantt
    press(page, Qt.Key.Key_F)
    assert QApplication.focusWidget() is page.filters.words


def test_that_what_is_chosen_is_said_in_words(page: OnboardingPage) -> None:
    press(page, Qt.Key.Key_Down)
    said = page.gantt.accessibleDescription()
    assert said.startswith("Anita Rao; GPU cluster engineer")
    assert "starts Mon 15 Feb" in said
    assert "buddy Tomasz Wiśniewski, 6 h 30 min shared" in said
    press(page, Qt.Key.Key_Right)
    task = schedule(page, ANITA).tasks[0]
    assert page.gantt.accessibleDescription().startswith(task.task.title)


def test_that_holidays_are_named_under_the_pointer(page: OnboardingPage) -> None:
    gantt = page.gantt
    gantt.choose(ANITA)
    number = next(n for n, row in enumerate(gantt.rows) if row.key == ANITA)
    holiday = date(2027, 1, 26).toordinal()
    gantt.show_day(holiday)
    tip = gantt.tip_at(gantt.day_point(number, holiday))
    assert tip.startswith("26 Jan 27: Republic Day")


def test_that_a_plan_without_hires_says_what_to_do(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    wanted: list[bool] = []
    page.plan_requested.connect(lambda: wanted.append(True))
    session.apply(replace(session.plan, positions=()), "Remove all")
    settle(page, session, qtbot)
    assert page.focus_regions() == [page.empty]
    assert page.empty.accessibleName() == "Nobody to onboard yet."
    page.take_focus()
    press(page, Qt.Key.Key_Return)
    assert wanted == [True]
    session.undo()
    settle(page, session, qtbot)
    assert page.gantt.isVisible()


def test_that_the_tasks_go_into_a_calendar_file(
    page: OnboardingPage, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    page.message_raised.connect(told.append)
    page.go_to_hire(ANITA)
    assert page.calendars.want_hire()
    page.calendars.save_to(str(tmp_path / "anita.ics"))
    qtbot.waitUntil(lambda: bool(told))
    text = (tmp_path / "anita.ics").read_text().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == len(schedule(page, ANITA).tasks)
    assert told == [f"Wrote {tmp_path / 'anita.ics'}."]
    page.calendars.save_to(str(tmp_path / "none" / "anita.ics"))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert "none" in told[1]


def test_that_the_load_below_lies_along_the_same_days(page: OnboardingPage) -> None:
    page.weeks.click()
    page.gantt.show_day(date(2027, 5, 3).toordinal())
    assert page.gantt.offset > 0
    assert page.load.ramp.stacks[0].first == date(2027, 2, 1).toordinal()
    page.load.ramp.setFocus()
    said = page.load.words.text
    assert (
        said == "Week of 1 Feb 27: 1 person ramping up (days 1 to 30: 1, 31 to 60: 0, 61 to 90: 0)"
    )
    page.load.tabs[1].click()
    page.load.load.setFocus()
    assert page.load.words.text.startswith("Tomasz Wiśniewski, Mentor, week of")


def test_that_the_templates_open_for_the_hire_on_show(page: OnboardingPage) -> None:
    page.go_to_hire(ANITA)
    dialog = page.show_templates()
    assert dialog.isVisible()
    dialog.reject()


def circular(plan: Plan) -> Plan:
    from planner.calculators.onboarding.templates import template_of
    from planner.plan.edits import save_template

    position = next(each for each in plan.positions if each.id == ANITA)
    template = template_of(plan, position)
    first, second, *others = template.tasks
    ring = (
        replace(first, depends_on=(second.id,)),
        replace(second, depends_on=(first.id,)),
        *others,
    )
    own = replace(template, id=TemplateId("ring"), name="Ring", tasks=ring)
    return change_seat(save_template(plan, own), ANITA, template_id=TemplateId("ring"))


def test_that_a_circular_template_is_named_above_the_tasks(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    session.apply(circular(session.plan), "Ring")
    settle(page, session, qtbot)
    page.go_to_hire(ANITA)
    ring = schedule(page, ANITA).template.tasks
    text = getattr(page.panel.list.rows[0], "text", "")
    assert text.startswith("These tasks wait for each other: ")
    assert ring[0].title in text
    assert ring[1].title in text
    listed = [row for row in page.panel.list.rows if hasattr(row, "key")]
    assert len(listed) == len(schedule(page, ANITA).tasks) > 40


def test_that_a_part_without_anybody_leads_to_who_helps(
    page: OnboardingPage, session: PlanSession, qtbot: QtBot
) -> None:
    wanted: list[bool] = []
    page.contacts_requested.connect(lambda: wanted.append(True))
    assert not page.panel.contacts.isVisible()
    session.apply(set_contact(session.plan, TaskOwner.IT, None), "Forget")
    settle(page, session, qtbot)
    assert page.panel.contacts.isVisible()
    last = page.panel.list.rows[-1]
    assert getattr(last, "text", "").startswith("Nobody is named for the part “IT”")
    QTest.mouseClick(page.panel.contacts, LEFT)
    assert wanted == [True]


def test_that_the_page_runs_from_right_to_left(
    qtbot: QtBot, session: PlanSession, theme: Theme, icons: Icons
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = OnboardingPage(session, theme, icons, Formatter("ar"), lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1360, 826)
    page.show()
    qtbot.waitUntil(lambda: page.board is not None)
    gantt = page.gantt
    day = gantt.rows[0].first_day
    assert gantt.day_point(0, day).x() > gantt.day_point(0, day + 30).x()
    gantt.setFocus()
    QTest.keyClick(gantt, Qt.Key.Key_Left, ALT)
    starts = {each.id: each.start for each in session.plan.positions}
    assert starts[SeatId("P-01")] == date(2027, 2, 2), "ahead is to the left"
    settle(page, session, qtbot)
    page.finish()
