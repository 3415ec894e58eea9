"""What a data build found and left out, in the order it happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class BuildLog:
    """Collects what the tables drop and check while they are built."""

    dropped: list[str] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)

    def drop(self, text: str) -> None:
        """Note something left out, and why."""
        self.dropped.append(text)

    def check(self, text: str) -> None:
        """Note a check that held, with its figures."""
        self.checked.append(text)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The outcome of a data build.

    Attributes:
        folder: Where the tables are.
        rows_by_table: Number of rows of each table.
        dropped: What was left out and why, a line each.
        checked: Checks that held, with their figures, a line each.
    """

    folder: Path
    rows_by_table: Mapping[str, int]
    dropped: tuple[str, ...]
    checked: tuple[str, ...]
