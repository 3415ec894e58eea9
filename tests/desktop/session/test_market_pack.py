"""Changing the data pack: whole or not at all, off the window's thread, and remembered."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.desktop.session.loading import load
from planner.desktop.session.market_pack import MarketPack
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.locations import data_folder
from planner.market.loader import load_snapshot
from planner.market.market_table import TableFault
from planner.market.override import FigureKey, Override, Reason
from planner.market.pack import PackRefusedError
from planner.market.pack_check import NoPackError, PackFinding
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits import rename_plan
from planner.quantities.identifiers import CountryCode

ROLE, POLAND = RoleFamily.SITE_RELIABILITY_ENGINEER, CountryCode("PL")
WAIT_MS = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped pack that a test may break."""
    return Path(shutil.copytree(data_folder(), tmp_path / "pack"))


@pytest.fixture
def pack(session: PlanSession, preferences: Preferences) -> Iterator[MarketPack]:
    pack = MarketPack(session, preferences)
    yield pack
    pack.finish()


def break_zone(folder: Path) -> None:
    path = folder / "places.csv"
    path.write_text(path.read_text("utf-8").replace("Asia/Dubai", "Asia/Dubia", 1), "utf-8")


def test_that_a_sound_pack_is_used_and_remembered(
    pack: MarketPack,
    session: PlanSession,
    preferences: Preferences,
    market: Snapshot,
    folder: Path,
    qtbot: QtBot,
) -> None:
    shares: list[float] = []
    pack.progress.connect(shares.append)
    with qtbot.waitSignal(pack.changed, timeout=WAIT_MS):
        pack.load(folder)
        assert pack.is_running
    assert session.market is not market
    assert session.market == market
    assert session.evaluation.market is session.market
    assert (pack.folder, preferences.pack_folder) == (folder, folder)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert not pack.is_running


def test_that_a_broken_pack_is_refused_with_its_findings_and_the_old_one_stays(
    pack: MarketPack,
    session: PlanSession,
    preferences: Preferences,
    market: Snapshot,
    folder: Path,
    qtbot: QtBot,
) -> None:
    break_zone(folder)
    with qtbot.waitSignal(pack.refused, timeout=WAIT_MS) as told:
        pack.load(folder)
    [findings] = told.args
    assert set(findings) == {
        PackFinding("places.csv", 2, "zone", TableFault.NO_SUCH_ZONE, "Asia/Dubia"),
        PackFinding("places.csv", None, None, TableFault.CHANGED),
    }
    assert session.market is market
    assert session.evaluation.market is market
    assert (pack.folder, preferences.pack_folder) == (None, None)
    assert pack.asked_folder == folder
    assert not pack.is_running


def test_that_a_folder_that_is_not_there_is_told(
    pack: MarketPack, session: PlanSession, market: Snapshot, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pack.failed, timeout=WAIT_MS) as told:
        pack.load(tmp_path / "none")
    assert isinstance(told.args[0], NoPackError)
    assert session.market is market


def test_that_the_shipped_pack_comes_back_and_the_other_is_forgotten(
    pack: MarketPack,
    session: PlanSession,
    preferences: Preferences,
    folder: Path,
    qtbot: QtBot,
) -> None:
    with qtbot.waitSignal(pack.changed, timeout=WAIT_MS):
        pack.load(folder)
    with qtbot.waitSignal(pack.changed, timeout=WAIT_MS):
        pack.use_shipped()
    assert session.market.folder == data_folder()
    assert (pack.folder, preferences.pack_folder) == (None, None)


def test_that_cancel_leaves_the_old_pack(
    pack: MarketPack,
    session: PlanSession,
    preferences: Preferences,
    market: Snapshot,
    folder: Path,
    qtbot: QtBot,
) -> None:
    with qtbot.assertNotEmitted(pack.changed), qtbot.waitSignal(pack.cancelled, timeout=WAIT_MS):
        pack.load(folder)
        pack.cancel()
    assert session.market is market
    assert preferences.pack_folder is None
    assert not pack.is_running


def test_that_of_two_packs_asked_for_the_last_is_used(
    pack: MarketPack, session: PlanSession, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    with qtbot.waitSignal(pack.changed, timeout=WAIT_MS):
        pack.load(folder)
        pack.load(other)
    assert session.market.folder == other
    assert pack.folder == other


def test_that_a_pack_needs_no_open_plan(
    preferences: Preferences, market: Snapshot, folder: Path, qtbot: QtBot
) -> None:
    session = PlanSession(market)
    pack = MarketPack(session, preferences)
    with (
        qtbot.waitSignal(pack.changed, timeout=WAIT_MS),
        qtbot.assertNotEmitted(session.plan_changed),
    ):
        pack.load(folder)
    assert session.market.folder == folder
    pack.finish()


def test_that_files_may_vanish_once_a_pack_is_in_use(
    pack: MarketPack, session: PlanSession, market: Snapshot, folder: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pack.changed, timeout=WAIT_MS):
        pack.load(folder)
    shutil.rmtree(folder)
    assert session.market.pay_bands == market.pay_bands
    assert session.market.talent_pools == market.talent_pools
    assert session.market.country_facts == market.country_facts


def test_that_undo_steps_survive_a_change_of_pack(session: PlanSession) -> None:
    original = session.plan
    session.apply(rename_plan(original, "Renamed"), "Rename")
    told: list[str] = []
    session.market_changed.connect(lambda: told.append("market"))
    session.plan_changed.connect(lambda changes: told.append(f"plan {changes}"))
    other = load_snapshot()
    session.change_market(other)
    assert told == ["market", "plan ()"]
    assert session.evaluation.market is other
    assert session.plan.name == "Renamed"
    assert session.is_modified
    session.undo()
    assert session.plan == original
    assert session.evaluation.market is other


def test_that_own_figures_stand_in_the_new_pack_too(session: PlanSession) -> None:
    key = FigureKey.pay_band(ROLE, Level.SENIOR, POLAND)
    own = Override(tuple(map(Decimal, (1, 2, 3, 4, 5))), Reason("Ada", date(2026, 11, 25), "own"))
    session.apply(replace(session.plan, overrides={key: own}), "Use an own figure")
    other = load_snapshot()
    session.change_market(other)
    market = session.evaluation.market
    band = market.pay_bands.of_country(ROLE, Level.SENIOR, POLAND)
    assert band is not None
    assert band.quantiles == own.values
    assert market.published is other
    session.undo()
    assert session.evaluation.market is other


def test_that_the_program_starts_with_the_pack_remembered(folder: Path) -> None:
    loaded = load(None, None, folder)
    assert loaded.market.folder == folder
    assert (loaded.pack, loaded.pack_failure) == (folder, None)


def test_that_the_program_starts_with_the_shipped_pack_where_the_remembered_one_is_broken(
    folder: Path,
) -> None:
    break_zone(folder)
    loaded = load(None, None, folder)
    assert loaded.market.folder == data_folder()
    assert loaded.pack is None
    assert isinstance(loaded.pack_failure, PackRefusedError)


def test_that_the_program_starts_where_the_remembered_pack_is_gone(tmp_path: Path) -> None:
    loaded = load(None, None, tmp_path / "gone")
    assert loaded.market.folder == data_folder()
    assert isinstance(loaded.pack_failure, NoPackError)
