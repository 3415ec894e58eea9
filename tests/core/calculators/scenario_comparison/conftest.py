"""The cloud provider's sample plan without its scenarios, and the shipped market."""

from dataclasses import replace

import pytest

from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample


@pytest.fixture(scope="session")
def shipped_market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="session")
def sample() -> Plan:
    return replace(load_sample("cloud-provider"), scenarios=())
