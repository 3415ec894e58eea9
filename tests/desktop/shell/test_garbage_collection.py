"""The garbage collector rests while the program starts."""

import gc
from collections.abc import Iterator

import pytest

from planner.desktop.garbage_collection import pause_collection, resume_collection


@pytest.fixture(autouse=True)
def _collector_as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_that_nothing_is_collected_before_a_plan_is_shown() -> None:
    pause_collection()
    assert not gc.isenabled()


def test_that_later_collections_pass_over_what_start_up_made() -> None:
    pause_collection()
    made_at_start_up = [[number] for number in range(100)]
    resume_collection()
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(made_at_start_up)
    assert not any(made is made_at_start_up for made in gc.get_objects())
