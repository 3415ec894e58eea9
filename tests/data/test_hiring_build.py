"""Levers and coefficients come from averages and judgments, each told apart, none unsaid."""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from planner.calculators.hiring.coefficients import ASSUMED
from planner.databuild.hiring_tables import (
    BENCHMARKS_FILE,
    INTERVIEWS_FILE,
    country_factor,
    hiring_coefficients_table,
    levers_table,
)
from planner.databuild.raw_table import DataBuildError
from planner.databuild.report import BuildLog, BuildReport
from planner.locations import data_folder
from planner.market.hiring_loader import load_hiring_coefficients, load_levers
from planner.market.lever import EffectKind, LeverKind, LeverTerm
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily

LEVERS = "lever,quantity,low,likely,high,unit,evidence,note\n"
TODAY = date(2026, 10, 30)


def built(folder: Path, *lines: str) -> tuple[tuple[object, ...], ...]:
    text = LEVERS + "".join(f"{line}\n" for line in lines)
    (folder / "levers.csv").write_text(text, encoding="utf-8")
    return levers_table(folder).rows


def coefficients(
    sources: Path, curated: Path, log: BuildLog | None = None
) -> dict[str, tuple[object, ...]]:
    table = hiring_coefficients_table(
        sources, curated, ["DE", "IN", "US"], TODAY, log or BuildLog()
    )
    return {str(row[0]): row[1:] for row in table.rows}


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_that_evidence_direction_and_judgment_are_told_apart(tmp_path: Path) -> None:
    rows = built(
        tmp_path,
        "university,time-to-fill,0.6,0.8,0.9,factor,size,One case",
        "university,pool,1,1.1,1.2,factor,direction,One case without a figure",
        "agency,pool,1,1.1,1.2,factor,,Ours",
    )
    assert [(row[0], row[1], row[6], row[7], row[9], row[11]) for row in rows] == [
        ("agency", "pool", False, True, "hiring-judgment", Grade.D),
        ("university", "pool", True, True, "hiring-field-cases", Grade.D),
        ("university", "time-to-fill", True, False, "hiring-field-cases", Grade.C),
    ]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("luck,pool,1,1,1,factor,,Note", "lever"),
        ("agency,luck,1,1,1,factor,,Note", "quantity"),
        ("agency,pool,1,0.9,1.2,factor,,Note", "likely"),
        ("agency,pool,0,1,1.2,factor,,Note", "low"),
        ("agency,pool,1,1.1,1.2,factor,hearsay,Note", "evidence"),
        ("agency,pool,1,1.1,1.2,,,Note", "unit"),
        ("agency,pool,1,1.1,1.2,factor,,", "note"),
        ("agency,strength,1,1.1,1.2,factor,,Note", "quantity"),
    ],
)
def test_that_a_broken_list_of_levers_is_refused_with_its_place(
    tmp_path: Path, line: str, column: str
) -> None:
    with pytest.raises(DataBuildError) as caught:
        built(tmp_path, "agency,strength,0.1,0.2,0.3,share of base pay,,Note", line)
    assert (caught.value.row, caught.value.column) == (3, column)


def test_that_a_country_moves_the_days_by_the_root_of_its_interviews() -> None:
    low, likely, high = country_factor(Decimal(40), Decimal(20))
    assert (low, likely, high) == (Decimal("0.91"), Decimal("1.41"), Decimal("2.20"))
    low, likely, high = country_factor(Decimal(10), Decimal(20))
    assert (low, likely, high) == (Decimal("0.45"), Decimal("0.71"), Decimal("1.10"))


def test_that_published_averages_are_no_assumptions_but_old(sources: Path, curated: Path) -> None:
    found = coefficients(sources, curated)
    assert found["baseline-days"][:5] == (
        Decimal(35), Decimal(56), Decimal(183), "days", False,
    )  # fmt: skip
    assert found["baseline-days"][-1] is Grade.D
    assert found["country.IN"][1] == Decimal("0.82")
    assert found["country.IN"][6:] == ("glassdoor-time-to-hire-2017", date(2017, 6, 30), Grade.D)
    assert found["spread"][4] is True


def test_that_a_country_without_a_place_is_left_out_and_said(sources: Path, curated: Path) -> None:
    log = BuildLog()
    assert "country.JP" not in coefficients(sources, curated, log)
    assert "time to fill: JP has no place" in log.dropped
    assert log.checked == ["time to fill: 3 countries with an average, 0 without"]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (INTERVIEWS_FILE, "28.5", "-1", "is not above 0"),
        (BENCHMARKS_FILE, "all IT roles,global", "all IT roles,moon", "there is no row of all IT"),
        (BENCHMARKS_FILE, "software engineer,US,35.0", "software engineer,US,60", "take longer"),
    ],
)
def test_that_broken_averages_are_refused(
    sources: Path, curated: Path, file: str, old: str, new: str, told: str
) -> None:
    replaced(sources / file, old, new)
    with pytest.raises(DataBuildError, match=told):
        coefficients(sources, curated)


def test_that_a_coefficient_twice_is_refused(sources: Path, curated: Path) -> None:
    replaced(curated / "hiring_coefficients.csv", "spread,", "baseline-days,")
    with pytest.raises(DataBuildError, match="is there twice"):
        coefficients(sources, curated)


def test_that_the_built_tables_load(build: Callable[[], BuildReport], tmp_path: Path) -> None:
    build()
    assert load_levers(tmp_path / "out")[LeverKind.UNIVERSITY].is_evidence
    assert "level.staff" in load_hiring_coefficients(tmp_path / "out")


def test_that_every_lever_ships_with_what_it_moves_or_costs() -> None:
    levers = load_levers()
    assert set(levers) == set(LeverKind)
    with_strength = {kind for kind in LeverKind if levers[kind].strength is not None}
    assert set(LeverKind) - with_strength == {
        LeverKind.CLEARER_POSTINGS, LeverKind.TRAIN_ADJACENT, LeverKind.EMPLOYER_OF_RECORD,
    }  # fmt: skip


def test_that_only_the_two_field_cases_are_evidence() -> None:
    evidence = {kind for kind, lever in load_levers().items() if lever.is_evidence}
    assert evidence == {LeverKind.TRAIN_ADJACENT, LeverKind.UNIVERSITY, LeverKind.INTERNSHIPS}


def test_that_three_levers_share_the_halving_that_was_observed() -> None:
    levers = load_levers()
    for kind in (LeverKind.UNIVERSITY, LeverKind.INTERNSHIPS):
        _low, likely, _high = levers[kind].effects[EffectKind.TIME_TO_FILL]
        assert float(likely) == pytest.approx(0.5 ** (1 / 3), abs=0.005)
    strength = levers[LeverKind.PAY_UPLIFT].figures[LeverTerm.STRENGTH]
    assert strength.likely == Decimal("0.2")


def test_that_what_is_assumed_without_a_table_is_what_the_table_says() -> None:
    shipped = load_hiring_coefficients()
    assert {name: float(shipped[name].likely) for name in ASSUMED} == dict(ASSUMED)
    assert {f"role.{role.value}" for role in RoleFamily} <= shipped.keys()
    assert {f"level.{level.value}" for level in Level} <= shipped.keys()


def test_that_every_row_says_what_it_rests_on() -> None:
    for name in ("levers.csv", "hiring_coefficients.csv"):
        with (data_folder() / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert row["note"], row
                assert row["unit"], row
                is_judged = row["source"] == "hiring-judgment"
                assert not is_judged or row["is_assumption"] == "true", row
