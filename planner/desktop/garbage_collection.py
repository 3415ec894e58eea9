"""Keeps Python's garbage collector out of the start of the program.

What start-up makes (modules, Qt's enumerations, market data) stays to the end. Every collection
on the way looks through all of it again and finds nothing: a twentieth of the time to the first
paint.
"""

import gc


def pause_collection() -> None:
    """Collect nothing until ``resume_collection``; call before Qt is imported."""
    gc.disable()


def resume_collection() -> None:
    """Collect again, but never look through what was made until now."""
    gc.freeze()
    gc.enable()
