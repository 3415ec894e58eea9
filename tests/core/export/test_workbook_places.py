"""The sheet of places: its ranking is the planner's, and follows other weights as the planner's."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.place_fit import PlaceFit, place_fits, weights_of
from planner.calculators.places.plan_ranking import most_wanted, plan_ranking
from planner.export.workbook import ExportOptions, SheetGroup, export_workbook
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, PositionStatus
from planner.plan.place_choice import FitWeights
from planner.quantities.identifiers import PlaceId
from tests.core.export.conftest import GENERATED_ON

FIRST_ROW, WEIGHT_ROW = 9, 5
RANK, PLACE, COUNTRY, SCORE, FIRST_PART = range(1, 6)
PEOPLE, COST, GRADES, SOURCES = 10, 13, 17, 19
OTHER = FitWeights(
    pool=Decimal(5), pay=Decimal(0), overlap=Decimal("40.5"), speed=Decimal(20), language=Decimal(1)
)
Recalculate = Callable[[Path], Path]


@pytest.fixture
def written(sample: Plan, market: Snapshot, tmp_path: Path) -> Callable[..., Path]:
    """Return what writes the places alone, which LibreOffice works out in a moment."""

    def write(plan: Plan = sample) -> Path:
        path = tmp_path / "places.xlsx"
        options = ExportOptions(frozenset({SheetGroup.PLACES, SheetGroup.SOURCES}))
        export_workbook(evaluate(plan, market), path, generated_on=GENERATED_ON, options=options)
        return path

    return write


def rows_of(path: Path, *, data_only: bool = True) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(path, data_only=data_only)["Places"]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]


def ranking_of(rows: list[list[Any]]) -> dict[tuple[str, str], tuple[float, int]]:
    return {
        (row[PLACE - 1], row[COUNTRY - 1]): (row[SCORE - 1], row[RANK - 1])
        for row in rows
        if row[SCORE - 1] not in (None, "")
    }


def planners(fits: tuple[PlaceFit, ...]) -> dict[str, tuple[float, int]]:
    """Return score and rank of each place, worked out anew."""
    scores = {fit.evidence.place.id: round(fit.fit, 6) for fit in fits if fit.fit is not None}
    return {
        place: (score, 1 + sum(other > score for other in scores.values()))
        for place, score in scores.items()
    }


def assert_agrees(path: Path, plan: Plan, market: Snapshot, weights: FitWeights) -> None:
    ranking = plan_ranking(plan, market)
    assert ranking is not None
    fits = place_fits((fit.evidence for fit in ranking.fits), weights_of(weights))
    expected = planners(fits)
    rows = rows_of(path)
    assert len(rows) == len(market.places)
    by_row = [fit.evidence.place.id for fit in ranking.fits]
    found = {
        place: (row[SCORE - 1], row[RANK - 1])
        for place, row in zip(by_row, rows, strict=True)
        if row[SCORE - 1] not in (None, "")
    }
    assert found.keys() == expected.keys()
    for place, (score, rank) in expected.items():
        assert found[PlaceId(place)][0] == pytest.approx(score, abs=1e-6)
        assert found[PlaceId(place)][1] == rank


def test_that_the_stored_ranking_is_the_planners(
    written: Callable[..., Path], sample: Plan, market: Snapshot
) -> None:
    assert_agrees(written(), sample, market, sample.fit_weights)


def test_that_libreoffice_works_out_the_same_ranking(
    written: Callable[..., Path], recalculate: Recalculate, sample: Plan, market: Snapshot
) -> None:
    recalculated = recalculate(written())
    assert_agrees(recalculated, sample, market, sample.fit_weights)


def test_that_the_ranking_follows_other_weights_as_the_planners_does(
    written: Callable[..., Path], recalculate: Recalculate, sample: Plan, market: Snapshot
) -> None:
    path = written()
    before = ranking_of(rows_of(path))
    workbook = openpyxl.load_workbook(path)
    for column, part in enumerate(("pool", "pay", "overlap", "speed", "language"), FIRST_PART):
        workbook["Places"].cell(WEIGHT_ROW, column).value = float(getattr(OTHER, part))
    workbook.save(path)
    recalculated = recalculate(path)
    assert_agrees(recalculated, sample, market, OTHER)
    assert ranking_of(rows_of(recalculated)) != before


def test_that_weights_of_nothing_rank_nothing(
    written: Callable[..., Path], recalculate: Recalculate
) -> None:
    path = written()
    workbook = openpyxl.load_workbook(path)
    for column in range(FIRST_PART, FIRST_PART + 5):
        workbook["Places"].cell(WEIGHT_ROW, column).value = 0
    workbook.save(path)
    rows = rows_of(recalculate(path))
    assert {row[SCORE - 1] for row in rows} <= {None, ""}
    assert {row[RANK - 1] for row in rows} <= {None, ""}


def test_that_parts_stand_as_values_with_grades_and_sources(
    written: Callable[..., Path], sample: Plan, market: Snapshot
) -> None:
    ranking = plan_ranking(sample, market)
    assert ranking is not None
    first, row = ranking.fits[0].evidence, rows_of(written(), data_only=False)[0]
    scores = [score.score for score in first.scores.values()]
    assert row[FIRST_PART - 1 : FIRST_PART + 4] == pytest.approx(scores)
    assert first.pool is not None
    assert row[PEOPLE - 1] == pytest.approx(first.pool.people.expected)
    assert first.pay is not None
    assert row[COST - 1] == pytest.approx(float(first.pay.cost.annual_reporting))
    assert row[GRADES - 1].split() == [score.grade.value for score in first.scores.values()]
    workbook = openpyxl.load_workbook(written())
    known = {row[0].value for row in workbook["Sources"].iter_rows()}
    assert set(row[SOURCES - 1].split("; ")) <= known


def test_that_the_most_wanted_role_is_ranked(sample: Plan) -> None:
    assert most_wanted(sample) is not None
    one = replace(sample.positions[0], role=RoleFamily.STORAGE_ENGINEER, level=Level.MID)
    closed = replace(sample.positions[1], status=PositionStatus.CLOSED)
    plan = replace(sample, positions=(closed, closed, replace(one, status=PositionStatus.OPEN)))
    assert most_wanted(plan) == (RoleFamily.STORAGE_ENGINEER, Level.MID)
    assert most_wanted(replace(sample, members=(), positions=())) is None


def test_that_a_plan_of_nobody_has_no_sheet_of_places(
    written: Callable[..., Path], sample: Plan
) -> None:
    path = written(replace(sample, members=(), positions=()))
    assert "Places" not in openpyxl.load_workbook(path).sheetnames


def test_that_nothing_is_ranked_at_a_percentile_no_band_tells(
    sample: Plan, market: Snapshot
) -> None:
    far = replace(sample.assumptions, target_percentile=Decimal("0.95"))
    assert plan_ranking(replace(sample, assumptions=far), market) is None
