"""``cost --engagement compare --csv``: the comparison as a table for a spreadsheet."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_that_engagements_are_also_written_as_the_figures_answered(
    planner: Run, tmp_path: Path
) -> None:
    path = tmp_path / "germany.csv"
    asked = ("cost", "DE", "60000", "--engagement", "compare", "--csv", str(path), "--json")
    answered = planner(*asked).json
    assert answered["csv"] == str(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Total"] for row in rows] == [each["total"] for each in answered["engagements"]]


def test_that_a_table_of_a_single_engagement_is_refused(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "germany.csv"
    refused = planner("cost", "DE", "60000", "--csv", str(path))
    assert refused.exit_code == 2
    assert not path.exists()
