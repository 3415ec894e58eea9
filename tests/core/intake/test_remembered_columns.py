import json
import stat
from pathlib import Path

import pytest

from planner.intake.cells.layout import Layout
from planner.intake.columns.seat_fields import SeatField
from planner.intake.imports.import_kind import ImportKind, columns_of
from planner.intake.imports.remembered_columns import MAX_PATTERNS, RememberedColumns
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from tests.core.intake.imports import context, grid

TEXT = "Who|Job title|Where|Remark\nEve|SRE|Oslo|x\nBo|SRE|Oslo|y\n"


@pytest.fixture
def layout(plan: Plan, market: Snapshot) -> Layout:
    return columns_of(grid(TEXT), ImportKind.ROSTER, context(plan, market))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "import-columns.json"


def fields(layout: Layout) -> list[SeatField | None]:
    return [column.field for column in layout.columns]


def test_that_a_settled_meaning_comes_back_with_the_same_headings(
    layout: Layout, path: Path
) -> None:
    settled = layout.choosing(0, SeatField.NAME)
    RememberedColumns(path).remember(grid(TEXT), settled, ImportKind.ROSTER)
    other = grid("WHO |job title|Where|Remark\nZoe|MLOps|Berlin|z\n")
    recalled = RememberedColumns(path).recalled(other, layout, ImportKind.ROSTER)
    assert fields(recalled) == fields(settled)
    assert recalled.is_clear


def test_that_other_headings_and_other_kinds_are_not_meant(layout: Layout, path: Path) -> None:
    remembered = RememberedColumns(path)
    remembered.remember(grid(TEXT), layout.choosing(0, SeatField.NAME), ImportKind.ROSTER)
    other = grid(TEXT.replace("Remark", "Note"))
    assert remembered.recalled(other, layout, ImportKind.ROSTER) is layout
    assert remembered.recalled(grid(TEXT), layout, ImportKind.OFFERS) is layout


def test_that_the_file_is_private_and_holds_no_headings(layout: Layout, path: Path) -> None:
    RememberedColumns(path).remember(grid(TEXT), layout, ImportKind.ROSTER)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Who" not in path.read_text()
    assert "Eve" not in path.read_text()


def test_that_only_the_latest_patterns_are_kept(layout: Layout, path: Path) -> None:
    remembered = RememberedColumns(path)
    for number in range(MAX_PATTERNS + 5):
        text = TEXT.replace("Remark", f"Remark {number}")
        remembered.remember(grid(text), layout.choosing(0, SeatField.NAME), ImportKind.ROSTER)
    assert len(json.loads(path.read_text())["columns"]) == MAX_PATTERNS
    first = grid(TEXT.replace("Remark", "Remark 0"))
    assert remembered.recalled(first, layout, ImportKind.ROSTER) is layout
    last = grid(TEXT.replace("Remark", f"Remark {MAX_PATTERNS + 4}"))
    assert remembered.recalled(last, layout, ImportKind.ROSTER) is not layout


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        '{"columns": []}',
        '{"columns": {"PATTERN": "name"}}',
        '{"columns": {"PATTERN": ["name", "name", "", ""]}}',
        '{"columns": {"PATTERN": ["nonsense", "", "", ""]}}',
        '{"columns": {"PATTERN": ["name"]}}',
        '{"columns": {"PATTERN": [1, 2, 3, 4]}}',
        "[" * 100_000,
        " " * 1_000_001,
    ],
)
def test_that_a_damaged_file_counts_as_empty_and_is_mended(
    damage: str, layout: Layout, path: Path
) -> None:
    remembered = RememberedColumns(path)
    remembered.remember(grid(TEXT), layout, ImportKind.ROSTER)
    (pattern,) = json.loads(path.read_text())["columns"]
    path.write_text(damage.replace("PATTERN", pattern))
    assert remembered.recalled(grid(TEXT), layout, ImportKind.ROSTER) is layout
    settled = layout.choosing(0, SeatField.NAME)
    remembered.remember(grid(TEXT), settled, ImportKind.ROSTER)
    recalled = remembered.recalled(grid(TEXT), layout, ImportKind.ROSTER)
    assert fields(recalled) == fields(settled)


def test_that_a_disk_that_takes_nothing_is_no_trouble(layout: Layout, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    remembered = RememberedColumns(in_the_way / "import-columns.json")
    remembered.remember(grid(TEXT), layout, ImportKind.ROSTER)
    assert remembered.recalled(grid(TEXT), layout, ImportKind.ROSTER) is layout
