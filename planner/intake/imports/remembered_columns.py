"""Remembers what the columns of files mean, by their headings, from one import to the next.

The file holds no headings and no cells: a pattern is a digest of them. It is the owner's alone,
and one that is damaged or too large counts as empty.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from planner.intake.cells.layout import Layout
from planner.intake.columns.seat_fields import SeatField
from planner.intake.imports.import_kind import FIELDS, ImportKind
from planner.intake.tables.grid import Grid
from planner.market.place_search import plain
from planner.plan.atomic_file import replacing

MAX_PATTERNS = 100
_MAX_BYTES = 1_000_000


class RememberedColumns:
    """The meanings the reader settled on.

    Args:
        path: The file; it and its folder are made when something is first remembered.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def recalled(self, grid: Grid, layout: Layout, kind: ImportKind) -> Layout:
        """Return a layout with the meanings its headings had last time; itself if they are new."""
        meanings = self._read().get(_pattern(grid, layout, kind))
        if meanings is None or len(meanings) != len(layout.columns):
            return layout
        columns = tuple(
            replace(column, field=SeatField(meaning) if meaning else None, is_certain=True)
            for column, meaning in zip(layout.columns, meanings, strict=True)
        )
        return replace(layout, columns=columns)

    def remember(self, grid: Grid, layout: Layout, kind: ImportKind) -> None:
        """Remember what the columns mean; where the disk does not allow it, nothing happens."""
        if layout.heading_row is None:
            return
        pattern = _pattern(grid, layout, kind)
        others = {key: known for key, known in self._read().items() if key != pattern}
        meanings = tuple(column.field.value if column.field else "" for column in layout.columns)
        latest = dict([*others.items(), (pattern, meanings)][-MAX_PATTERNS:])
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._path) as file:
                file.write(json.dumps({"columns": latest}, indent=1).encode())

    def _read(self) -> dict[str, tuple[str, ...]]:
        try:
            with self._path.open("rb") as file:
                data = file.read(_MAX_BYTES + 1)
            stored = json.loads(data) if len(data) <= _MAX_BYTES else None
        except (OSError, ValueError, RecursionError):
            return {}
        columns = stored.get("columns") if isinstance(stored, dict) else None
        if not isinstance(columns, dict):
            return {}
        return {key: tuple(value) for key, value in columns.items() if _is_sound(value)}


def _is_sound(meanings: object) -> bool:
    """Whether they are meanings columns can have, none of them twice."""
    if not isinstance(meanings, list) or not all(isinstance(each, str) for each in meanings):
        return False
    named = [each for each in meanings if each]
    return len(set(named)) == len(named) and _KNOWN.issuperset(named)


_KNOWN = frozenset(field.value for fields in FIELDS.values() for field in fields)


def _pattern(grid: Grid, layout: Layout, kind: ImportKind) -> str:
    headings = [plain(heading) or heading for heading in layout.headings(grid)]
    return hashlib.sha256(json.dumps([kind.value, headings]).encode()).hexdigest()[:32]
