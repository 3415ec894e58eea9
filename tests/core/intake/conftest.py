import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.intake.cells.cell_reading import CellReader
from planner.localization.formatting import Formatter
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample

TODAY = date(2026, 11, 26)
READ_WITHIN_BOUNDS = """
import resource, sys
from pathlib import Path
from planner.intake.tables.file_table import read_file_table
from planner.intake.tables.file_table_error import FileTableError
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
try:
    print(len(read_file_table(Path(sys.argv[1])).grid.rows))
except FileTableError as error:
    print(error.fault, error.row, error.column)
"""


@pytest.fixture(scope="session")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="session")
def plan() -> Plan:
    return load_sample("cloud-provider")


@pytest.fixture
def reader(plan: Plan, market: Snapshot) -> CellReader:
    return CellReader(plan, market, Formatter("en"), TODAY)


@pytest.fixture(scope="session")
def read_within_bounds() -> Callable[[Path], str]:
    """Reads a table within 500 MB and 5 s of the processor: how many rows, or fault, row, column."""

    def read(path: Path) -> str:
        done = subprocess.run(
            [sys.executable, "-c", READ_WITHIN_BOUNDS, str(path)],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return read
