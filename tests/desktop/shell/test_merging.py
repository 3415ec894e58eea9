"""A plan file that somebody else saved while it was open: both sides come together."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.buttons import Button
from planner.desktop.merge_dialog import MergeDialog
from planner.plan.edits import change_seat, remove_seats, rename_plan
from planner.plan.model import Plan
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import SeatId

OpenDesktop = Callable[..., Desktop]
P1, P2 = SeatId("P-01"), SeatId("P-02")


def raised(plan: Plan, seat_id: SeatId, by: int) -> Plan:
    [seat] = [seat for seat in plan.positions if seat.id == seat_id]
    pay = replace(seat.base_pay, amount=seat.base_pay.amount + Decimal(by))
    return change_seat(plan, seat_id, base_pay=pay)


def pay_of(plan: Plan, seat_id: SeatId) -> Decimal:
    return next(seat.base_pay.amount for seat in plan.positions if seat.id == seat_id)


def they_save(desktop: Desktop, path: Path, edit: Callable[[Plan], Plan]) -> None:
    plan = desktop.shell.session.stored_plan
    assert plan is not None
    save_plan(edit(plan), path)


def we_edit(desktop: Desktop, edit: Callable[[Plan], Plan]) -> None:
    session = desktop.shell.session
    session.apply(edit(session.plan), "Edit")


def pressed(desktop: Desktop, label: str) -> None:
    [button] = [each for each in desktop.window.banner.buttons if each.label == label]
    button.click()


@pytest.fixture
def apart(open_desktop: OpenDesktop, plan_file: Path) -> Desktop:
    """Both sides renamed the plan and raised P-01; only they removed P-02."""
    desktop = open_desktop(plan_file)
    they_save(
        desktop,
        plan_file,
        lambda plan: rename_plan(raised(remove_seats(plan, [P2]), P1, 1000), "Theirs"),
    )
    we_edit(desktop, lambda plan: rename_plan(raised(plan, P1, 500), "Mine"))
    desktop.shell.actions[ActionId.SAVE].trigger()
    return desktop


@pytest.fixture
def dialog(apart: Desktop) -> Iterator[MergeDialog]:
    pressed(apart, "Choose what stays…")
    [dialog] = apart.window.findChildren(MergeDialog)
    yield dialog
    if isValid(dialog):
        dialog.close()


def test_that_the_focus_returns_to_the_table_once_a_banner_is_answered(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    they_save(desktop, plan_file, lambda plan: raised(plan, P2, 1000))
    we_edit(desktop, lambda plan: rename_plan(plan, "Mine"))
    view = desktop.shell.page.positions.view
    view.setFocus()
    desktop.shell.actions[ActionId.SAVE].trigger()
    [button] = [each for each in desktop.window.banner.buttons if "both" in each.label]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not desktop.window.shows_banner
    assert QApplication.focusWidget() is view


def test_that_changes_that_fit_together_come_together_in_one_step(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    before = load_plan(plan_file)
    they_save(desktop, plan_file, lambda plan: raised(plan, P2, 1000))
    we_edit(desktop, lambda plan: rename_plan(raised(plan, P1, 500), "Mine"))
    desktop.shell.actions[ActionId.SAVE].trigger()
    assert "fit together" in desktop.window.banner.detail
    pressed(desktop, "Bring both together")
    stored = load_plan(plan_file)
    assert stored == desktop.shell.session.plan
    assert stored.name == "Mine"
    assert pay_of(stored, P1) == pay_of(before, P1) + 500
    assert pay_of(stored, P2) == pay_of(before, P2) + 1000
    assert not desktop.window.shows_banner
    desktop.shell.session.undo()
    assert pay_of(desktop.shell.session.plan, P2) == pay_of(before, P2)
    assert desktop.shell.session.plan.name == "Mine"


def test_that_a_file_is_left_alone_until_somebody_chose(apart: Desktop, plan_file: Path) -> None:
    assert load_plan(plan_file).name == "Theirs"
    assert not apart.shell.autosave.save_now() or apart.shell.session.is_modified
    assert load_plan(plan_file).name == "Theirs"


def test_that_our_side_stands_where_nobody_chose_another(
    apart: Desktop, dialog: MergeDialog, plan_file: Path
) -> None:
    assert len(dialog.choices) == 2
    ours = pay_of(apart.shell.session.plan, P1)
    dialog.accept_button.click()
    stored = load_plan(plan_file)
    assert (stored.name, pay_of(stored, P1)) == ("Mine", ours)
    assert P2 not in {seat.id for seat in stored.positions}, "what only they did is taken"
    assert stored == apart.shell.session.plan


def test_that_each_conflict_can_go_its_own_way(
    apart: Desktop, dialog: MergeDialog, plan_file: Path
) -> None:
    ours = pay_of(apart.shell.session.plan, P1)
    dialog.choices[0].theirs.click()
    dialog.accept_button.click()
    stored = load_plan(plan_file)
    assert (stored.name, pay_of(stored, P1)) == ("Theirs", ours)


def test_that_cancelling_changes_nothing(
    apart: Desktop, dialog: MergeDialog, plan_file: Path
) -> None:
    dialog.choose_all(theirs=True)
    dialog.cancel_button.click()
    assert apart.shell.session.plan.name == "Mine"
    assert load_plan(plan_file).name == "Theirs"


def test_that_all_of_one_side_is_one_press(dialog: MergeDialog) -> None:
    dialog.all_theirs.click()
    assert all(choice.takes_theirs for choice in dialog.choices)
    dialog.all_ours.click()
    assert not any(choice.takes_theirs for choice in dialog.choices)


def has_focus(button: QWidget) -> bool:
    """Ask for the focus, which a window gets only once the system made it the active one."""
    button.activateWindow()
    button.setFocus()
    return button.hasFocus()


def test_that_the_choice_is_made_by_keys_alone(dialog: MergeDialog, qtbot: QtBot) -> None:
    first = dialog.choices[0]
    qtbot.waitUntil(lambda: has_focus(first.ours))
    QTest.keyClick(first.ours, Qt.Key.Key_Down)
    assert first.takes_theirs
    reached: set[str] = set()
    at: object = first.ours
    for _step in range(60):
        at = at.nextInFocusChain()  # type: ignore[attr-defined]
        if isinstance(at, Button):
            reached.add(at.label)
    assert {"All mine", "All theirs", "Cancel", "Bring both together"} <= reached
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_that_every_choice_says_aloud_what_it_leads_to(dialog: MergeDialog) -> None:
    first = dialog.choices[0]
    assert first.theirs.accessibleName().startswith("Theirs: Theirs (was ")
    assert "name" in first.theirs.accessibleDescription()


def test_that_reloading_the_file_can_be_undone(apart: Desktop, plan_file: Path) -> None:
    pressed(apart, "Reload the file")
    assert apart.shell.session.plan.name == "Theirs"
    assert not apart.shell.session.is_modified
    apart.shell.session.undo()
    assert apart.shell.session.plan.name == "Mine"


def test_that_a_file_that_is_no_plan_any_more_can_be_replaced(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    plan_file.write_text("{")
    we_edit(desktop, lambda plan: rename_plan(plan, "Mine"))
    desktop.shell.actions[ActionId.SAVE].trigger()
    assert plan_file.read_text() == "{"
    assert [each.label for each in desktop.window.banner.buttons] == [
        "Save as…",
        "Replace the file",
    ]
    pressed(desktop, "Replace the file")
    assert load_plan(plan_file).name == "Mine"


def test_that_another_state_of_the_file_is_noticed_when_the_user_comes_back(
    open_desktop: OpenDesktop, plan_file: Path, qapp: QApplication
) -> None:
    desktop = open_desktop(plan_file)
    come_back = qapp.applicationStateChanged
    come_back.emit(Qt.ApplicationState.ApplicationActive)
    assert not desktop.window.shows_banner, "nobody changed it"
    they_save(desktop, plan_file, lambda plan: rename_plan(plan, "Theirs"))
    come_back.emit(Qt.ApplicationState.ApplicationActive)
    assert desktop.window.banner.title == "Somebody else changed the plan’s file."
    pressed(desktop, "Reload the file")
    assert desktop.shell.session.plan.name == "Theirs"
    come_back.emit(Qt.ApplicationState.ApplicationActive)
    assert not desktop.window.shows_banner
    desktop.shell.session.undo()
    assert desktop.shell.session.plan.name == "AI platform, cloud provider"


def test_that_unsaved_edits_are_set_beside_it_when_the_user_comes_back(
    open_desktop: OpenDesktop, plan_file: Path, qapp: QApplication
) -> None:
    desktop = open_desktop(plan_file)
    they_save(desktop, plan_file, lambda plan: raised(plan, P2, 1000))
    we_edit(desktop, lambda plan: raised(plan, P1, 500))
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert desktop.window.banner.buttons[0].label == "Bring both together"


def test_that_a_seat_they_removed_and_we_changed_is_one_choice(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    they_save(desktop, plan_file, lambda plan: remove_seats(plan, [P1]))
    we_edit(desktop, lambda plan: raised(plan, P1, 500))
    desktop.shell.actions[ActionId.SAVE].trigger()
    pressed(desktop, "Choose what stays…")
    [dialog] = desktop.window.findChildren(MergeDialog)
    [choice] = dialog.choices
    assert "removed" in choice.theirs.accessibleName()
    choice.theirs.click()
    dialog.accept_button.click()
    assert P1 not in {seat.id for seat in load_plan(plan_file).positions}
