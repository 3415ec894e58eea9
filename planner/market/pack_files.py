"""The files of a data pack: listed in its manifest, as the build wrote them, and in the pack."""

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from planner.market.market_table import Row, TableFolder
from planner.market.table_fault import MarketDataError, TableFault
from planner.market.table_file import read_bytes

MANIFEST = "manifest.csv"

_LEFT_BY_SYSTEMS = frozenset({"Thumbs.db", "desktop.ini"})
"""Files some systems leave in every folder; those that begin with a dot are passed over too."""


class ManifestKind(StrEnum):
    """What a file in the manifest is."""

    TABLE = "table"
    """A file of the pack."""
    CURATED = "curated"
    """A list chosen by hand that the build read."""
    RAW = "raw"
    """A publication the build read."""


def check_files(tables: TableFolder) -> None:
    """Hold the files of a pack against its manifest, by name and by SHA-256.

    Whether a table that the program reads is there at all is told by who reads it.
    """
    listed: set[str] = set()
    for row in tables.table(MANIFEST, ("kind", "file", "sha256")):
        kind, name = row.choice("kind", ManifestKind), row.filled("file")
        if kind is ManifestKind.TABLE and not row.is_faulty:
            if name in listed:
                row.refuse("file", TableFault.DUPLICATE_KEY)
            listed.add(name)
            _check_file(tables, row, name)
    if listed:
        for path in _files_of(tables.root):
            if path.name not in listed:
                tables.on_fault(MarketDataError(path, None, None, TableFault.NOT_LISTED))


def _check_file(tables: TableFolder, row: Row, name: str) -> None:
    if Path(name).name != name or name == "..":
        row.refuse("file", TableFault.OUTSIDE)
        return
    path = tables.root / name
    try:
        data = read_bytes(path, tables.within)
    except MarketDataError as fault:
        tables.on_fault(fault)
        return
    if hashlib.sha256(data).hexdigest() != row.text("sha256"):
        tables.on_fault(MarketDataError(path, None, None, TableFault.CHANGED))


def _files_of(root: Path) -> Iterator[Path]:
    for path in sorted(root.iterdir()):
        is_left = path.name.startswith(".") or path.name in _LEFT_BY_SYSTEMS
        if not is_left and path.name != MANIFEST:
            yield path
