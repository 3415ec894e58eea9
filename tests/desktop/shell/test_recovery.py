"""What a crash, or a file that did not take the changes, leaves behind is offered at the start."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.banner import Notice
from planner.desktop.recovery_dialog import RecoveryDialog
from planner.desktop.session.drafts import origin_of, write_base, write_origin
from planner.plan.edits import change_plan, rename_plan
from planner.plan.samples import load_sample
from planner.plan.store import load_plan, save_plan

OpenDesktop = Callable[..., Desktop]
TITLE = "Changes to 1 plan were recovered."


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "settings" / "drafts"
    folder.mkdir(parents=True)
    return folder


def left_behind(drafts: Path, name: str, origin: Path | None = None, number: int = 7) -> Path:
    draft = drafts / f"draft-{number}.hplan"
    bare = replace(load_sample("cloud-provider"), scenarios=())  # as ``plan_file``
    save_plan(rename_plan(bare, name), draft)
    write_origin(draft, origin)
    return draft


def shown(desktop: Desktop) -> RecoveryDialog:
    assert desktop.window.banner.title == TITLE
    desktop.window.banner.buttons[0].click()
    [dialog] = desktop.window.findChildren(RecoveryDialog)
    return dialog


def rename(desktop: Desktop, name: str) -> None:
    session = desktop.shell.session
    session.apply(rename_plan(session.plan, name), f"Rename to {name}")


def test_that_nothing_is_offered_where_nothing_was_left(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    assert not open_desktop(plan_file).window.shows_banner


def test_that_changes_are_taken_over_into_their_file_in_one_step(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    draft = left_behind(drafts, "Recovered", plan_file)
    desktop = open_desktop()
    dialog = shown(desktop)
    [state] = dialog.states
    [change] = state.changes
    assert change.sentence == "Plan: name AI platform, cloud provider → Recovered"
    dialog.take_button.click()
    session = desktop.shell.session
    assert (session.path, session.plan.name) == (plan_file, "Recovered")
    assert load_plan(plan_file).name == "Recovered"
    assert not draft.exists()
    session.undo()
    assert session.plan.name == "AI platform, cloud provider"


def test_that_changes_to_a_file_somebody_else_saved_since_are_brought_together(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    base = load_plan(plan_file)
    draft = left_behind(drafts, "Recovered", plan_file)
    write_base(draft, base)
    save_plan(change_plan(base, description="Theirs"), plan_file)
    desktop = open_desktop()
    dialog = shown(desktop)
    [state] = dialog.states
    assert [change.what for change in state.changes] == ["name"], "theirs is no change of ours"
    assert "Somebody else changed the file" in state.warning
    dialog.take_button.click()
    assert load_plan(plan_file).name == base.name, "nothing is overwritten unasked"
    assert not draft.exists()
    [kept] = drafts.glob("draft-*.hplan")
    assert load_plan(kept).name == "Recovered", "kept until both are brought together"
    [together] = [b for b in desktop.window.banner.buttons if b.text() == "Bring both together"]
    together.click()
    both = load_plan(plan_file)
    assert (both.name, both.description) == ("Recovered", "Theirs")
    assert not list(drafts.glob("draft-*"))


def test_that_a_file_changed_back_since_asks_for_nothing(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    write_base(left_behind(drafts, "Recovered", plan_file), load_plan(plan_file))
    dialog = shown(open_desktop())
    assert dialog.states[0].warning == ""
    dialog.take_button.click()
    assert load_plan(plan_file).name == "Recovered"


def test_that_a_plan_without_a_file_is_opened_as_one(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    left_behind(drafts, "Never saved")
    desktop = open_desktop(plan_file)
    dialog = shown(desktop)
    assert "21 seats" in dialog.states[0].remark
    dialog.take_button.click()
    assert desktop.shell.session.plan.name == "Never saved"
    assert desktop.shell.session.path is None
    assert desktop.shell.session.is_modified


def test_that_an_offer_put_away_can_be_asked_for_again(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    left_behind(drafts, "Never saved")
    desktop = open_desktop(plan_file)
    desktop.window.banner.hide()
    desktop.shell.actions[ActionId.RECOVERED_CHANGES].trigger()
    [dialog] = desktop.window.findChildren(RecoveryDialog)
    assert len(dialog.states) == 1


def test_that_an_offer_does_not_look_like_a_failure(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    left_behind(drafts, "Never saved")
    desktop = open_desktop(plan_file)
    banner, tokens = desktop.window.banner, desktop.theme.tokens
    tint = banner.grab().toImage().pixelColor(24, banner.height() // 2)
    assert tint == tokens.warn_wash
    banner.show_also(Notice("The plan could not be saved.", ""))
    assert banner.grab().toImage().pixelColor(24, banner.height() // 2) == tokens.bad_wash


def test_that_keys_come_to_the_offer_before_the_button_that_closes_it(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    left_behind(drafts, "Never saved")
    desktop = open_desktop(plan_file)
    window = desktop.window
    window.activateWindow()
    window.move_focus([window.banner], 1)
    assert QApplication.focusWidget() is window.banner.buttons[0]
    QTest.keyClick(window.banner.buttons[0], Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Close"
    window.banner.buttons[0].setFocus()
    QTest.keyClick(window.banner.buttons[0], Qt.Key.Key_Return)
    [dialog] = window.findChildren(RecoveryDialog)
    dialog.close()


def test_that_what_is_discarded_is_gone(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    draft = left_behind(drafts, "Never saved")
    dialog = shown(open_desktop(plan_file))
    dialog.discard_button.click()
    assert not draft.exists()
    assert dialog.states == ()
    assert not dialog.take_button.isEnabled()
    dialog.close()


def test_that_edits_a_file_does_not_take_are_in_recovery_at_once(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    desktop = open_desktop(plan_file)
    plan_file.unlink()
    plan_file.mkdir()
    for name in ("First", "Second"):
        rename(desktop, name)
        desktop.shell.autosave.save_now()
        assert [load_plan(each).name for each in drafts.glob("*.hplan")] == [name]
    assert [origin_of(each) for each in drafts.glob("*.hplan")] == [plan_file]
    assert desktop.shell.session.plan.name == "Second"
    assert "is a folder" in desktop.window.banner.detail
    assert desktop.window.status_bar.kept.text == "Not saved"


def test_that_recovery_is_tidied_away_once_the_file_takes_the_changes(
    open_desktop: OpenDesktop, tmp_path: Path, plan_file: Path, drafts: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    moved = Path(shutil.move(plan_file, folder / "p.hplan"))
    desktop = open_desktop(moved)
    shutil.rmtree(folder)
    rename(desktop, "Mine")
    desktop.shell.autosave.save_now()
    assert "folder" in desktop.window.banner.detail
    assert len(list(drafts.glob("*.hplan"))) == 1
    folder.mkdir()
    assert desktop.shell.session.save()
    assert list(drafts.glob("draft-*.hplan")) == []
    assert load_plan(moved).name == "Mine"


def test_that_two_windows_do_not_share_a_draft(open_desktop: OpenDesktop, drafts: Path) -> None:
    first, second = open_desktop(), open_desktop()
    for desktop, name in ((first, "One"), (second, "Two")):
        desktop.shell.files.new_from_sample()
        rename(desktop, name)
        desktop.shell.autosave.save_now()
    assert {load_plan(path).name for path in drafts.glob("*.hplan")} == {"One", "Two"}


def test_that_edits_to_a_write_protected_file_are_told_and_in_recovery(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    plan_file.chmod(0o400)
    desktop = open_desktop(plan_file)
    rename(desktop, "Mine")
    desktop.shell.autosave.save_now()
    assert "write-protected" in desktop.window.banner.detail
    assert desktop.shell.session.plan.name == "Mine"
    assert [load_plan(each).name for each in drafts.glob("*.hplan")] == ["Mine"]
    assert load_plan(plan_file).name == "AI platform, cloud provider"
    assert desktop.shell.keep_for_closing(), "recovery holds it"


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit of a file's size")
def test_that_a_full_disk_leaves_the_plan_in_the_window_until_there_is_room(
    open_desktop: OpenDesktop, plan_file: Path, drafts: Path
) -> None:
    import resource

    desktop = open_desktop(plan_file)
    rename(desktop, "Mine")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        desktop.shell.autosave.save_now()
        assert "no space" in desktop.window.banner.detail
        assert not desktop.shell.keep_for_closing()
        assert desktop.window.banner.title == "The last changes could not be kept."
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert desktop.shell.session.plan.name == "Mine"
    assert load_plan(plan_file).name == "AI platform, cloud provider"
    assert list(drafts.glob("*.hplan")) == []
    assert desktop.shell.session.save()
    assert load_plan(plan_file).name == "Mine"
