"""The files of a data pack: none too big, none that waits, none outside, none that is not listed."""

import os
import shutil
from pathlib import Path

import pytest

from planner.locations import data_folder
from planner.market.pack_check import PackFinding, check_pack
from planner.market.table_fault import TableFault
from planner.market.table_file import LARGEST_TABLE_BYTES


@pytest.fixture
def pack(pack_folder: Path) -> Path:
    """A small sound pack that a test may break."""
    return pack_folder


def list_too(pack: Path, line: str) -> int:
    """List one more file in a manifest, and return its row as a spreadsheet counts it."""
    path = pack / "manifest.csv"
    lines = [*path.read_text("utf-8").splitlines(), line]
    path.write_text("".join(f"{each}\n" for each in lines), "utf-8")
    return len(lines)


def test_that_a_file_of_2_gb_is_refused_without_being_read(pack: Path) -> None:
    with (pack / "places.csv").open("r+b") as file:
        file.truncate(2 * 2**30)  # holds nothing on the disk
    assert check_pack(pack) == (PackFinding("places.csv", None, None, TableFault.TOO_BIG),)


def test_that_the_biggest_shipped_table_is_far_from_too_big() -> None:
    biggest = max(path.stat().st_size for path in data_folder().iterdir())
    assert biggest * 5 < LARGEST_TABLE_BYTES


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_that_a_pipe_is_refused_without_waiting_for_it(pack: Path) -> None:
    (pack / "places.csv").unlink()
    os.mkfifo(pack / "places.csv")
    assert check_pack(pack) == (PackFinding("places.csv", None, None, TableFault.NOT_A_FILE),)


def test_that_a_device_is_refused(pack: Path) -> None:
    (pack / "places.csv").unlink()
    try:
        (pack / "places.csv").symlink_to("/dev/zero")
    except OSError:
        pytest.skip("no links on this system")
    assert check_pack(pack) == (PackFinding("places.csv", None, None, TableFault.OUTSIDE),)


def test_that_a_folder_is_no_table(pack: Path) -> None:
    (pack / "places.csv").unlink()
    (pack / "places.csv").mkdir()
    assert check_pack(pack) == (PackFinding("places.csv", None, None, TableFault.NOT_A_FILE),)


@pytest.mark.parametrize("target", ["elsewhere.csv", "places.csv"])
def test_that_a_link_out_of_the_pack_or_in_a_circle_is_refused(pack: Path, target: str) -> None:
    outside = pack.parent / "elsewhere.csv"
    shutil.move(pack / "places.csv", outside)
    try:
        (pack / "places.csv").symlink_to(outside if target == outside.name else target)
    except OSError:
        pytest.skip("no links on this system")
    fault = TableFault.OUTSIDE if target == outside.name else TableFault.UNREADABLE
    assert check_pack(pack) == (PackFinding("places.csv", None, None, fault),)


@pytest.mark.parametrize("name", ["../places.csv", "/etc/passwd", ".."])
def test_that_a_manifest_names_no_file_elsewhere(pack: Path, name: str) -> None:
    number = list_too(pack, f"table,{name},{'0' * 64}")
    assert check_pack(pack) == (
        PackFinding("manifest.csv", number, "file", TableFault.OUTSIDE, name),
    )


def test_that_a_file_listed_twice_is_told(pack: Path) -> None:
    line = (pack / "manifest.csv").read_text("utf-8").splitlines()[1]
    number, name = list_too(pack, line), line.split(",")[1]
    assert check_pack(pack) == (
        PackFinding("manifest.csv", number, "file", TableFault.DUPLICATE_KEY, name),
    )


def test_that_a_file_changed_after_the_build_is_told(pack: Path) -> None:
    path = pack / "places.csv"
    path.write_text(path.read_text("utf-8").replace("Abu Dhabi", "Abu Dabi", 1), "utf-8")
    assert check_pack(pack) == (PackFinding("places.csv", None, None, TableFault.CHANGED),)


def test_that_a_file_the_build_did_not_write_is_told(pack: Path) -> None:
    (pack / "place.csv").write_text("id\n1\n", "utf-8")
    (pack / ".DS_Store").write_bytes(b"\0")
    assert check_pack(pack) == (PackFinding("place.csv", None, None, TableFault.NOT_LISTED),)


def test_that_a_listed_file_that_is_gone_is_told(pack: Path) -> None:
    (pack / "quality.md").unlink()
    assert check_pack(pack) == (PackFinding("quality.md", None, None, TableFault.MISSING_FILE),)
