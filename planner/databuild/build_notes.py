"""Says in the quality report what a build checked and left out."""

import textwrap
from collections.abc import Iterable

from planner.databuild.report import BuildLog

_LINE = 100


def build_notes(log: BuildLog) -> str:
    """Return the section of the report, each line as it was noted and in that order."""
    return (
        f"## Checked while building\n\n{_listed(log.checked)}\n\n"
        f"## Left out, and why\n\n{_listed(log.dropped)}\n"
    )


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(
        textwrap.fill(f"- {line}.", _LINE, subsequent_indent="  ", break_on_hyphens=False)
        for line in lines
    )
