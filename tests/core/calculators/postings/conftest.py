"""The shipped market and the sample plan, with words written into it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from planner.calculators.postings.job_description import JobDescription, job_description
from planner.calculators.postings.posting_owner import PostingOwner, change_owned_posting
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position
from planner.plan.samples import load_sample

Describe = Callable[..., JobDescription]


@pytest.fixture(scope="session")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="session")
def sample() -> Plan:
    return load_sample("cloud-provider")


@pytest.fixture
def describe(market: Snapshot, sample: Plan) -> Describe:
    """Describe a position of the sample with some of its fields and of its words changed."""

    def described(
        seat_id: str,
        *,
        owner: PostingOwner = PostingOwner.POSITION,
        words: Any = None,
        **fields: Any,
    ) -> JobDescription:
        position = position_of(sample, seat_id)
        changed = replace(position, **fields)
        positions = tuple(changed if each is position else each for each in sample.positions)
        plan = replace(sample, positions=positions)
        plan = change_owned_posting(plan, changed, owner, **(words or {}))
        return job_description(plan, market, position_of(plan, seat_id))

    return described


def position_of(plan: Plan, seat_id: str) -> Position:
    return next(each for each in plan.positions if each.id == seat_id)
