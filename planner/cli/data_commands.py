"""``data list``, ``check`` and ``build``: what the market data holds, is worth and is made of."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from planner.cli.answer import Answer, ExitCode, Json
from planner.localization.messages import _, active_language
from planner.localization.running_text import left_to_right

if TYPE_CHECKING:
    from planner.market.pack_check import PackFinding
    from planner.market.pack_contents import TableContent
    from planner.market.snapshot import Snapshot


class BuildSummary(Protocol):
    """What a data build made, and what it left out."""

    @property
    def folder(self) -> Path:
        """Where the tables are."""

    @property
    def rows_by_table(self) -> Mapping[str, int]:
        """Number of rows of each table."""

    @property
    def dropped(self) -> Sequence[str]:
        """What was left out and why, a line each."""

    @property
    def checked(self) -> Sequence[str]:
        """Checks that held, a line each."""


DataBuild = Callable[[Path, Path], BuildSummary]
"""Derives the tables from a folder of raw sources into another folder."""


def answer_build(arguments: Namespace, build_data: DataBuild) -> Answer:
    """Build the tables and say what was left out.

    Raises:
        DataBuildError: If a source is missing or broken, or the folder cannot be written.
    """
    summary = build_data(Path(arguments.sources), Path(arguments.out))
    data = {
        "folder": str(summary.folder),
        "tables": dict(summary.rows_by_table),
        "dropped": list(summary.dropped),
        "checked": list(summary.checked),
    }
    return Answer(data, lambda: _build_text(summary))


def answer_check(arguments: Namespace) -> Answer:
    """Check a data pack; each finding names table, row and column.

    Raises:
        NoPackError: If there is no such folder.
    """
    from planner.market.pack_check import check_pack

    folder = Path(arguments.pack)
    findings = check_pack(folder)
    data = {
        "pack": str(folder),
        "count": len(findings),
        "findings": [_finding_json(finding) for finding in findings],
    }

    def text() -> str:
        from planner.cli.data_text import findings_text

        return findings_text(folder, findings)

    return Answer(data, text, ExitCode.FINDINGS if findings else ExitCode.DONE)


def _finding_json(finding: "PackFinding") -> Json:
    from planner.localization.pack_findings import finding_reason

    return {
        "table": finding.table,
        "row": finding.row,
        "column": finding.column,
        "reason": finding.reason.name.lower().replace("_", "-"),
        "found": finding.found,
        "message": finding_reason(finding),
    }


def answer_list(arguments: Namespace) -> Answer:
    """List what the market data holds, the shipped one or a pack: tables, places, sources.

    Raises:
        NoPackError: If there is no such folder.
        MarketDataError: If it cannot be read.
    """
    from planner.locations import data_folder
    from planner.market.loader import load_snapshot
    from planner.market.pack_check import require_pack
    from planner.market.pack_contents import pack_contents

    folder = data_folder() if arguments.pack is None else Path(arguments.pack)
    require_pack(folder)
    snapshot, tables = load_snapshot(folder), pack_contents(folder)
    data = {
        "pack": str(folder),
        "is_in_use": folder.resolve() == data_folder().resolve(),
        **_contents_json(snapshot, tables),
    }

    def text() -> str:
        from planner.cli.data_text import data_text

        return data_text(snapshot, tables)

    return Answer(data, text)


def _contents_json(snapshot: "Snapshot", tables: "Sequence[TableContent]") -> Json:
    return {
        "as_of": snapshot.as_of.isoformat(),
        "counts": {
            "countries": len(snapshot.countries),
            "countries_with_employer_cost": len(snapshot.employer_cost),
            "places": len(snapshot.places),
            "currencies": len(snapshot.currencies),
        },
        "countries": sorted(snapshot.employer_cost),
        "tables": [
            {
                "name": table.name,
                "rows": table.rows,
                "bytes": table.size,
                "as_of": table.as_of.isoformat() if table.as_of else None,
            }
            for table in tables
        ],
        "sources": [
            {
                "id": source.id,
                "title": source.title,
                "publisher": source.publisher,
                "licence": source.licence,
                "as_of": source.as_of.isoformat(),
            }
            for source in snapshot.sources.values()
        ],
    }


def _build_text(summary: BuildSummary) -> str:
    from planner.cli.text_table import laid_out
    from planner.localization.formatting import Formatter

    shown = Formatter(active_language())
    rows = [(_("Table"), _("Rows"))]
    rows += [(name, shown.integer(count)) for name, count in summary.rows_by_table.items()]
    lines = [
        _("Wrote {path}.").format(path=left_to_right(summary.folder)),
        laid_out(rows, right=frozenset({1})),
    ]
    if summary.checked:
        lines += ["", _("Checked:"), *(f"  {line}" for line in summary.checked)]
    if summary.dropped:
        lines += ["", _("Left out:"), *(f"  {line}" for line in summary.dropped)]
    return "\n".join(lines)
