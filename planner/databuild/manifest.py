"""The manifest: SHA-256 of every written table and of every file it was made from."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from planner.databuild.table import Cell, Table

MANIFEST = "manifest.csv"


def manifest_table(
    outputs: Mapping[str, str], sources: Path, raw: Iterable[Path], curated: Iterable[Path]
) -> Table:
    """Build the manifest.

    Args:
        outputs: Text of each written file by name.
        sources: Folder the raw files are named relative to.
        raw: The raw files read.
        curated: The lists chosen or retyped by hand.
    """
    rows: list[tuple[Cell, ...]] = [
        *(("table", name, sha256(text.encode())) for name, text in sorted(outputs.items())),
        *(("curated", path.name, sha256(path.read_bytes())) for path in sorted(curated)),
        *(
            ("raw", path.relative_to(sources).as_posix(), sha256(path.read_bytes()))
            for path in sorted(raw)
        ),
    ]
    return Table(MANIFEST, ("kind", "file", "sha256"), tuple(rows))


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
