"""The workbook recalculated by LibreOffice, without any stored result, agrees with the planner."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.calculators.evaluation import evaluate
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

pytestmark = pytest.mark.libreoffice


def test_that_every_formula_of_the_sample_recalculates_to_what_is_stored(
    sample_workbook: Path,
    formula_cells: Callable[[Path], list[Any]],
    recalculate: Callable[[Path], Path],
    values_of: Callable[[Path], Callable[[str, str], Any]],
    differing: Callable[..., list[Any]],
) -> None:
    cells = formula_cells(sample_workbook)
    assert len(cells) > 5000
    assert differing(cells, values_of(recalculate(sample_workbook))) == []
