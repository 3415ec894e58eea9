"""Outlines of countries are thinned so that neighbors still meet, and a broken source is refused."""

from pathlib import Path

import pytest

from planner.databuild.raw_table import DataBuildError
from planner.databuild.report import BuildLog
from planner.databuild.world_map_table import OUTLINES, world_map_table


def outlines(sources: Path) -> dict[str, list[list[tuple[int, int]]]]:
    """The rings of each country as hundredths of a degree."""
    found = {}
    for code, text, *_provenance in world_map_table(sources, BuildLog()).rows:
        rings = []
        for ring in str(text).split("|"):
            steps = list(map(int, ring.split()))
            points, x, y = [], 0, 0
            for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
                x, y = x + step_x, y + step_y
                points.append((x, y))
            rings.append(points)
        found[str(code)] = rings
    return found


def test_that_a_border_is_thinned_alike_on_both_sides(sources: Path) -> None:
    found = outlines(sources)
    border = {(-800, 5200), (-800, 5500)}
    assert border <= set(found["IE"][0])
    assert border <= set(found["DE"][0])
    assert (-798, 5400) not in found["IE"][0] + found["DE"][0], "2 hundredths are nothing to see"
    assert len(found["IE"][0]) == len(found["DE"][0]) == 4


def test_that_specks_and_antarctica_are_left_out_and_land_without_a_code_stays(
    sources: Path,
) -> None:
    found = outlines(sources)
    assert sorted(found) == ["", "DE", "IE"]
    assert len(found["DE"]) == 1, "the speck of a hundredth of a degree"
    assert min(y for ring in found[""] for _x, y in ring) == 4000


@pytest.mark.parametrize("text", ["", "[]", '{"objects": {}}', '{"arcs": [], "transform": 3}'])
def test_that_a_broken_source_is_refused_by_its_name(sources: Path, text: str) -> None:
    (sources / OUTLINES).write_text(text, encoding="utf-8")
    with pytest.raises(DataBuildError, match=r"countries-50m\.json"):
        world_map_table(sources, BuildLog())


def test_that_a_missing_source_is_told(sources: Path) -> None:
    (sources / OUTLINES).unlink()
    with pytest.raises(DataBuildError, match="the file is missing"):
        world_map_table(sources, BuildLog())
