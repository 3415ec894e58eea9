"""Going back to an earlier state of the plan from the plan menu."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.backups_dialog import BackupsDialog
from planner.plan.edits import change_seat, rename_plan
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import SeatId

OpenDesktop = Callable[..., Desktop]
ShowStates = Callable[[Desktop], BackupsDialog]


def rename(desktop: Desktop, name: str) -> None:
    session = desktop.shell.session
    session.apply(rename_plan(session.plan, name), f"Rename to {name}")
    assert session.save()


@pytest.fixture
def show_states() -> Iterator[ShowStates]:
    shown: list[BackupsDialog] = []

    def show(desktop: Desktop) -> BackupsDialog:
        desktop.shell.actions[ActionId.EARLIER_STATES].trigger()
        dialog = desktop.window.findChildren(BackupsDialog)[-1]
        shown.append(dialog)
        return dialog

    yield show
    for dialog in shown:
        if isValid(dialog):
            dialog.close()


def test_that_what_was_opened_can_be_had_back_in_one_step(
    open_desktop: OpenDesktop, plan_file: Path, show_states: ShowStates
) -> None:
    original = load_plan(plan_file)
    desktop = open_desktop(plan_file)
    session = desktop.shell.session
    session.apply(change_seat(session.plan, SeatId("P-01"), notes="x"), "Notes")
    rename(desktop, "Spoilt")
    dialog = show_states(desktop)
    assert [len(state.changes) for state in dialog.states] == [2]
    shown = " ".join(block.text for block in dialog.changes.blocks if hasattr(block, "text"))
    assert "Spoilt → AI platform, cloud provider" in shown
    dialog.take_button.click()
    assert session.plan == original
    assert session.save()
    assert load_plan(plan_file) == original
    session.undo()
    assert session.plan.name == "Spoilt"


def has_focus(button: QWidget) -> bool:
    """Ask for the focus, which a window gets only once the system made it the active one."""
    button.activateWindow()
    button.setFocus()
    return button.hasFocus()


def test_that_the_state_is_chosen_and_restored_by_keys(
    open_desktop: OpenDesktop, plan_file: Path, show_states: ShowStates, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    rename(desktop, "One")
    assert desktop.shell.backups.states(), "which keeps the last one now"
    rename(desktop, "Two")
    dialog = show_states(desktop)
    first, last = dialog.state_buttons[0], dialog.state_buttons[-1]
    assert first.isChecked()
    assert first is not last
    qtbot.waitUntil(lambda: has_focus(first))
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert last.isChecked()
    assert dialog.chosen is dialog.states[-1]
    QTest.keyClick(dialog.take_button, Qt.Key.Key_Return)
    assert desktop.shell.session.plan.name == "AI platform, cloud provider"


def test_that_a_plan_without_a_file_says_when_states_are_kept(
    open_desktop: OpenDesktop, show_states: ShowStates
) -> None:
    desktop = open_desktop()
    desktop.shell.files.new_from_sample()
    dialog = show_states(desktop)
    assert dialog.states == ()
    assert not dialog.take_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_that_a_damaged_state_is_passed_over(
    open_desktop: OpenDesktop, plan_file: Path, show_states: ShowStates
) -> None:
    desktop = open_desktop(plan_file)
    rename(desktop, "One")
    rename(desktop, "Two")
    for backup in desktop.shell.backups.states()[1:]:
        backup.path.write_text("{")
    assert show_states(desktop).states == ()


def test_that_what_somebody_else_saved_is_kept_when_ours_replaces_it(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    session = desktop.shell.session
    save_plan(rename_plan(session.plan, "Theirs"), plan_file)
    session.apply(rename_plan(session.plan, "Mine"), "Rename")
    session.save()
    [keep] = [each for each in desktop.window.banner.buttons if each.label == "Keep mine"]
    keep.click()
    assert load_plan(plan_file).name == "Mine"
    assert "Theirs" in [load_plan(each.path).name for each in desktop.shell.backups.states()]
    session.undo()
    assert session.plan.name == "Theirs"
