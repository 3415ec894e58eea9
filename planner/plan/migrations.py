"""Brings the raw content of older plan files up to the present version, step by step.

A step takes the parsed JSON object of one version and returns that of the next; it works on plain
dictionaries, never on the model, so that it stays right when the model moves on.
"""

from collections.abc import Callable, Sequence

RawPlan = dict[str, object]
Migration = Callable[[RawPlan], RawPlan]


def _with_overrides(raw: RawPlan) -> RawPlan:
    """Version 2 may hold overrides and reasons; a plan of version 1 has none, which is the default.

    The number still moves: a program of version 1 must say "newer", not "unknown key".
    """
    return raw


def _with_more_fields(raw: RawPlan) -> RawPlan:
    """Version 3 only adds: what a plan of version 2 does not say is what its defaults say."""
    return raw


def _with_onboarding(raw: RawPlan) -> RawPlan:
    """Version 4 only adds, likewise: onboarding, postings, raises and the plan's own number."""
    return raw


MIGRATIONS: tuple[Migration, ...] = (_with_overrides, _with_more_fields, _with_onboarding)
"""``MIGRATIONS[n]`` turns version n + 1 into n + 2."""


def current_version(migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Return the version written today: one more than there are steps."""
    return len(migrations) + 1


def migrated(raw: RawPlan, version: int, migrations: Sequence[Migration] = MIGRATIONS) -> RawPlan:
    """Return the content in the present version.

    Args:
        raw: The parsed file.
        version: The file's version, 1 to ``current_version(migrations)``.
        migrations: The steps to take.
    """
    for step in migrations[version - 1 :]:
        raw = step(raw)
    return raw
