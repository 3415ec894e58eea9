from datetime import date

import pytest

from planner.intake.cell_reading import CellReader
from planner.localization.formatting import Formatter
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="session")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="session")
def plan() -> Plan:
    return load_sample("cloud-provider")


@pytest.fixture
def reader(plan: Plan, market: Snapshot) -> CellReader:
    return CellReader(plan, market, Formatter("en"), TODAY)
