"""Random plans and edits recalculated by LibreOffice: a part of what make workbook-proof does."""

from pathlib import Path

import pytest

from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from tests.proofs.workbook import moves_a_total, prove_edits, prove_plans

pytestmark = pytest.mark.libreoffice


def test_that_random_plans_recalculate_to_what_is_stored_and_to_the_budget(
    market: Snapshot, sample: Plan, tmp_path: Path
) -> None:
    formulas, faults = prove_plans(range(3), sample, market, tmp_path)
    assert faults == []
    assert formulas > 5000


def test_that_random_edits_of_blue_cells_agree_with_the_same_edits_in_the_app(
    market: Snapshot, sample: Plan, tmp_path: Path
) -> None:
    edits, faults = prove_edits(5, 7, sample, market, tmp_path)
    assert faults == []
    assert sum(moves_a_total(edit, market) for edit in edits) >= 3
