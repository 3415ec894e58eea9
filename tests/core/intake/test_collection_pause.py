"""Keeping the garbage collector out of large work."""

import gc
from collections.abc import Iterator

import pytest

from planner.intake.tables.collection_pause import collection_paused


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.enable()
    yield
    if not was_enabled:
        gc.disable()


def _fail_in_a_pause() -> None:
    with collection_paused():
        assert not gc.isenabled()
        raise KeyError


def test_that_garbage_is_collected_again_after_work_that_failed() -> None:
    with pytest.raises(KeyError):
        _fail_in_a_pause()
    assert gc.isenabled()


def test_that_a_pause_within_a_pause_does_not_end_it() -> None:
    with collection_paused():
        with collection_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
