"""Reads what people ask of the times at which they meet."""

from argparse import Namespace
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from planner.calculators.meeting_wishes import NO_WISHES, Wishes
from planner.calculators.wall_clock import ClockRange
from planner.cli.meetings_values import clock_range_from

Key = TypeVar("Key", bound=Hashable)
"""What people are told apart by: the number of a place, or a seat."""

Meant = Callable[[str], set[Key]]
"""Whom a name means."""


def wishes_from(
    arguments: Namespace, everybody: Sequence[Key], meant: Meant[Key]
) -> dict[Key, Wishes]:
    """Read who is protected, who keeps which time free and who prefers which.

    Args:
        arguments: Those of the command line.
        everybody: Whom a time without a name is meant for.
        meant: Whom a name means.

    Raises:
        UsageError: If a name means nobody, or a time is none.
    """
    wishes: dict[Key, Wishes] = defaultdict(lambda: NO_WISHES)
    for name in arguments.protect or ():
        for key in meant(name):
            wishes[key] = replace(wishes[key], is_protected=True)
    for keys, hours in _timed(arguments.keep_free, everybody, meant):
        for key in keys:
            wishes[key] = replace(wishes[key], kept_free=(*wishes[key].kept_free, hours))
    for keys, hours in _timed(arguments.prefer, everybody, meant):
        for key in keys:
            wishes[key] = replace(wishes[key], preferred=hours)
    return dict(wishes)


def _timed(
    texts: Sequence[str] | None, everybody: Sequence[Key], meant: Meant[Key]
) -> Iterable[tuple[Sequence[Key], ClockRange]]:
    """Yield for whom each time is: ``Kraków=15:00-16:00``, or everybody without a name."""
    for text in texts or ():
        name, equals, hours = text.rpartition("=")
        yield (list(meant(name)) if equals else everybody), clock_range_from(hours)
