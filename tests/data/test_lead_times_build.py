"""Lead times come from the list kept by hand, as assumptions, and a broken list is refused."""

from pathlib import Path

import pytest

from planner.databuild.lead_times_table import lead_times_table
from planner.databuild.raw_table import DataBuildError
from planner.databuild.report import BuildLog
from planner.market.provenance import Grade

HEADER = "kind,country,engagement,low,expected,high,note\n"


def built(folder: Path, *lines: str) -> tuple[tuple[object, ...], ...]:
    path = folder / "onboarding_lead_times.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return lead_times_table(folder, ["IN"], BuildLog()).rows


def test_that_every_figure_is_an_assumption_of_the_weakest_grade(tmp_path: Path) -> None:
    rows = built(tmp_path, "equipment,IN,,10,20,35,Customs", "contract,,,3,5,10,Two signatures")
    assert [row[:8] for row in rows] == [
        ("contract", "", "", 3, 5, 10, True, "Two signatures"),
        ("equipment", "IN", "", 10, 20, 35, True, "Customs"),
    ]
    assert {row[-1] for row in rows} == {Grade.D}


def test_that_a_country_without_a_place_is_left_out_and_said(tmp_path: Path) -> None:
    log = BuildLog()
    built(tmp_path, "equipment,ZZ,,1,2,3,Far away")
    assert lead_times_table(tmp_path, ["IN"], log).rows == ()
    assert log.dropped == ["lead times: ZZ has no place"]


@pytest.mark.parametrize(
    ("lines", "row", "column"),
    [
        (("furniture,,,1,2,3,Note",), 2, "kind"),
        (("contract,,freelancer,1,2,3,Note",), 2, "engagement"),
        (("contract,,,3,2,5,Note",), 2, "expected"),
        (("contract,,,1,2,3,",), 2, "note"),
        (("contract,,,1,2,3,Note", "contract,,,1,2,3,Note"), 3, "kind"),
    ],
)
def test_that_a_broken_list_is_refused_with_its_place(
    tmp_path: Path, lines: tuple[str, ...], row: int, column: str
) -> None:
    with pytest.raises(DataBuildError) as caught:
        built(tmp_path, *lines)
    assert (caught.value.row, caught.value.column) == (row, column)
