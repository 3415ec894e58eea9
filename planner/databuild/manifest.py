"""The manifest: SHA-256 of every written table and of every raw file it was made from."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from planner.databuild.table import Cell, Table

MANIFEST = "manifest.csv"


def manifest_table(outputs: Mapping[str, str], sources: Path, inputs: Iterable[Path]) -> Table:
    """Build the manifest.

    Args:
        outputs: Text of each written file by name.
        sources: Folder the raw files are named relative to.
        inputs: The raw files read.
    """
    rows: list[tuple[Cell, ...]] = [
        ("table", name, hashlib.sha256(text.encode()).hexdigest())
        for name, text in sorted(outputs.items())
    ]
    rows += [
        ("raw", path.relative_to(sources).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(inputs)
    ]
    return Table(MANIFEST, ("kind", "file", "sha256"), tuple(rows))
