"""Keeps Python's garbage collector out of the start of the program and out of big evaluations.

What start-up makes (modules, Qt's enumerations, market data) stays to the end. Every collection
on the way looks through all of it again and finds nothing: a twentieth of the time to the first
paint. The results of a plan hold no cycles either: to look through them while they are made took
a fifth of the time to evaluate 50,000 people.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def pause_collection() -> None:
    """Collect nothing until ``resume_collection``; call before Qt is imported."""
    gc.disable()


def resume_collection() -> None:
    """Collect again, but never look through what was made until now."""
    gc.freeze()
    gc.enable()


@contextmanager
def without_collection() -> Iterator[None]:
    """Collect nothing inside the block; afterwards as before it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
