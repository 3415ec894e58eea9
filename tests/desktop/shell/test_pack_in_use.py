"""The data pack in use, around the whole program: at the start, and changed while it runs."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.desktop.app import Desktop
from planner.desktop.session.preferences import Preferences
from planner.locations import data_folder

OpenDesktop = Callable[..., Desktop]
WAIT_MS = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped pack that a test may break."""
    return Path(shutil.copytree(data_folder(), tmp_path / "pack"))


def remember(tmp_path: Path, folder: Path) -> None:
    preferences = Preferences(tmp_path / "settings" / "settings.ini")
    preferences.pack_folder = folder
    preferences.store()


def test_that_the_program_starts_with_the_pack_it_remembers(
    open_desktop: OpenDesktop, plan_file: Path, folder: Path, tmp_path: Path
) -> None:
    remember(tmp_path, folder)
    shell = open_desktop(plan_file).shell
    assert shell.session.market.folder == folder
    assert shell.pack.folder == folder
    assert not shell.window.shows_banner


def test_that_a_broken_pack_it_remembers_is_told_and_can_be_forgotten(
    open_desktop: OpenDesktop, plan_file: Path, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (folder / "pay_bands.csv").unlink()
    remember(tmp_path, folder)
    desktop = open_desktop(plan_file)
    shell, banner = desktop.shell, desktop.window.banner
    assert shell.session.market.folder == data_folder()
    assert shell.session.is_open
    assert banner.title == "The data that ships with the program is in use."
    assert "the file is missing" in banner.detail
    assert desktop.preferences.pack_folder == folder
    with qtbot.waitSignal(shell.pack.changed, timeout=WAIT_MS):
        banner.buttons[0].click()
    assert desktop.preferences.pack_folder is None


def test_that_a_broken_pack_and_a_broken_plan_are_both_told(
    open_desktop: OpenDesktop, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (folder / "pay_bands.csv").unlink()
    remember(tmp_path, folder)
    plan = tmp_path / "torn.hplan"
    plan.write_bytes(b"{")
    desktop = open_desktop(plan)
    banner = desktop.window.banner
    assert banner.title == "The plan could not be opened."
    assert "torn.hplan" in banner.detail
    assert "The data that ships with the program is in use." in banner.detail
    assert "the file is missing" in banner.detail
    labels = [button.text() for button in banner.buttons]
    assert labels[-1] == "Forget the data pack"
    with qtbot.waitSignal(desktop.shell.pack.changed, timeout=WAIT_MS):
        banner.buttons[-1].click()


def test_that_a_pack_loaded_leaves_the_view_of_the_plan_as_it_is(
    open_desktop: OpenDesktop, plan_file: Path, folder: Path, qtbot: QtBot
) -> None:
    shell = open_desktop(plan_file).shell
    shell.controls.periods.show_year(None)
    positions = shell.page.positions
    positions.filter.setText("engineer")
    key = positions.model.row_keys()[1]
    positions.view.go_to(key, 0)
    plan, market = shell.session.plan, shell.session.market
    with qtbot.waitSignal(shell.pack.changed, timeout=WAIT_MS):
        shell.pack.load(folder)
    assert shell.session.market is not market
    assert shell.session.plan is plan
    assert positions.filter.text() == "engineer"
    assert positions.view.current_key == key
    assert shell.controls.periods.fiscal_year is None
    assert not shell.session.is_modified


def test_that_the_status_bar_tells_the_age_of_the_pack_in_use(
    open_desktop: OpenDesktop, plan_file: Path, folder: Path, qtbot: QtBot
) -> None:
    shell = open_desktop(plan_file).shell
    before = shell.window.status_bar.market.text
    path = folder / "exchange_rates.csv"
    path.write_text(path.read_text("utf-8").replace("2026-10-30", "2026-11-03"), "utf-8")
    seal(folder)
    with qtbot.waitSignal(shell.pack.changed, timeout=WAIT_MS):
        shell.pack.load(folder)
    assert "3 November 2026" in shell.window.status_bar.market.text
    assert "3 November 2026" not in before


def test_that_a_folder_that_is_no_pack_is_told_in_a_banner(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    with qtbot.waitSignal(desktop.shell.pack.failed, timeout=WAIT_MS):
        desktop.shell.pack.load(tmp_path / "none")
    assert "is no folder that can be read" in desktop.window.banner.detail


def seal(folder: Path) -> None:
    """List the rates as they are, as a build would."""
    import hashlib
    import re

    digest = hashlib.sha256((folder / "exchange_rates.csv").read_bytes()).hexdigest()
    path = folder / "manifest.csv"
    text = re.sub(r"(exchange_rates\.csv,)\w+", rf"\g<1>{digest}", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
