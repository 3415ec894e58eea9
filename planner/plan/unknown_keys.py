"""Keys of a plan file that this version does not know: set aside when reading, put back in writing.

A key that looks like a known one misspelled is not set aside: the reader refuses it, since a typo
must not silently mean the default.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from planner.plan.migrations import RawPlan
from planner.plan.plan_reading import PLAN_READERS
from planner.plan.record_reading import (
    ASSUMPTIONS_READERS,
    MEMBER_READERS,
    PATTERN_READERS,
    POSITION_READERS,
    TEAM_READERS,
)
from planner.plan.scenario_reading import SCENARIO_READERS

UnknownKeys = Mapping[tuple[str, ...], object]
"""JSON values by their path; records of a list stand under their ID: ``positions, P-01, key``."""

_LIKENESS = 0.75
"""From this ratio of ``difflib`` on, a key counts as a misspelling."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """The keys of an object, and which of them hold objects or lists of objects with an ID."""

    keys: frozenset[str]
    objects: Mapping[str, "_Shape"] = field(default_factory=dict)
    lists: Mapping[str, "_Shape"] = field(default_factory=dict)


def set_aside(raw: RawPlan) -> tuple[RawPlan, UnknownKeys]:
    """Split a plan's parsed JSON into what this version reads and what it only keeps."""
    unknown = dict(_found(raw, _PLAN, ()))
    return (_without(raw, _PLAN, (), unknown) if unknown else raw), unknown


def put_back(raw: RawPlan, unknown: UnknownKeys) -> RawPlan:
    """Return a plan's JSON with kept keys in it; those of records that are gone stay out.

    Args:
        raw: The plan's JSON; it is left as it is.
        unknown: What was set aside.
    """
    for path, value in unknown.items():
        raw = _with(raw, path, value)
    return raw


def _with(here: Any, path: tuple[str, ...], value: object) -> Any:  # noqa: ANN401 -- JSON
    """Return a JSON value with a key in it at the end of a path, if the path leads anywhere."""
    step, *rest = path
    if isinstance(here, list):
        return [
            _with(record, tuple(rest), value) if record.get("id") == step else record
            for record in here
        ]
    if not isinstance(here, dict):
        return here
    if not rest:
        return {**here, step: here.get(step, value)}
    return {**here, step: _with(here[step], tuple(rest), value)} if step in here else here


def _found(
    raw: object, shape: _Shape, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], object]]:
    if not isinstance(raw, dict):
        return
    if not raw.keys() <= shape.keys:
        for key in [key for key in raw if key not in shape.keys]:
            if not get_close_matches(key[:100], shape.keys, n=1, cutoff=_LIKENESS):
                yield (*path, key), raw[key]
    for key, inner in shape.objects.items():
        yield from _found(raw.get(key), inner, (*path, key))
    for key, inner in shape.lists.items():
        for record in _records(raw.get(key)):
            yield from _found(record, inner, (*path, key, record["id"]))


def _without(
    raw: Any,  # noqa: ANN401 -- whatever a file holds; the reader says what is wrong with it
    shape: _Shape,
    path: tuple[str, ...],
    unknown: UnknownKeys,
) -> Any:  # noqa: ANN401
    if not isinstance(raw, dict):
        return raw
    kept = {key: value for key, value in raw.items() if (*path, key) not in unknown}
    for key, inner in shape.objects.items():
        if key in kept:
            kept[key] = _without(kept[key], inner, (*path, key), unknown)
    for key, inner in shape.lists.items():
        if isinstance(kept.get(key), list):
            kept[key] = [
                _without(record, inner, (*path, key, str(record["id"])), unknown)
                if isinstance(record, dict) and "id" in record
                else record
                for record in kept[key]
            ]
    return kept


def _records(raw: object) -> Iterator[dict[str, Any]]:
    if isinstance(raw, list):
        for record in raw:
            if isinstance(record, dict) and isinstance(record.get("id"), str):
                yield record


_PATTERN = {"working_pattern": _Shape(frozenset(PATTERN_READERS))}
"""Hours of weekdays and weeks have no ID that a key of theirs could be kept under."""
_PLAN = _Shape(
    frozenset(PLAN_READERS),
    {**_PATTERN, "assumptions": _Shape(frozenset(ASSUMPTIONS_READERS))},
    {
        "teams": _Shape(frozenset(TEAM_READERS), _PATTERN),
        "members": _Shape(frozenset(MEMBER_READERS), _PATTERN),
        "positions": _Shape(frozenset(POSITION_READERS), _PATTERN),
        "scenarios": _Shape(frozenset(SCENARIO_READERS)),
    },
)
