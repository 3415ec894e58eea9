"""What stands behind a source or a row of a table, where it is no figure that can be replaced."""

from collections.abc import Iterable
from datetime import date

from planner.desktop.viewmodels.data_names import column_heading, table_title
from planner.desktop.viewmodels.data_rows import PackRows
from planner.desktop.viewmodels.evidence import CitedSource, Evidence
from planner.localization.formatting import Formatter
from planner.localization.messages import pgettext
from planner.localization.running_text import listed
from planner.localization.terms import grade_meaning
from planner.market.provenance import Grade, Source
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import SourceId

_SUBJECTS = (
    "role",
    "level",
    "skill",
    "name",
    "service",
    "provider",
    "currency",
    "other_currency",
    "month",
    "country",
    "key",
    "other_country",
    "place",
    "area_name",
    "rule",
    "code",
    "title",
)
"""Columns that say what a row is about, in the order they are named."""

_REMARKS = ("law", "note", "remarks", "caveats", "payroll_note", "reason")
"""Columns that say more about a row."""

_CITING = ("source", "other_sources", "second_source")


def source_evidence(source: Source, formatter: Formatter) -> Evidence:
    """Return a source as a card shows it."""
    return Evidence(
        figure=source.title,
        value=source.publisher,
        sources=(_cited(source),),
        as_of=formatter.date_long(source.as_of),
    )


def row_evidence(
    rows: PackRows, row: int, column: int, market: Snapshot, formatter: Formatter
) -> Evidence:
    """Return where a row of a table comes from, with the field looked at.

    Args:
        rows: The table.
        row: The row's place in the table's own order.
        column: The column looked at.
        market: Where the sources are.
        formatter: Writes the day.
    """
    table = rows.table
    grade = table.text(row, "grade")
    known = Grade(grade) if grade in set(Grade) else None
    return Evidence(
        figure=_title(rows, row),
        value=pgettext("a field of a table", "{heading}: {value}").format(
            heading=rows.columns[column].heading, value=rows.cell(row, column).text or "—"
        ),
        sources=tuple(_cited(source) for source in _sources(rows, row, market)),
        as_of=_day(table.text(row, "as_of"), formatter),
        grade=known,
        meaning=grade_meaning(known) if known is not None else "",
        method="\n".join(_remarks(rows, row)),
    )


def _title(rows: PackRows, row: int) -> str:
    columns = rows.table.columns
    subjects = [name for name in _SUBJECTS if name in columns]
    parts = (rows.cell(row, columns.index(name)).text for name in subjects)
    about = listed(part for part in parts if part)
    title = table_title(rows.table.name)
    if not about:
        return title
    return pgettext("a row of a table", "{table}: {row}").format(table=title, row=about)


def _remarks(rows: PackRows, row: int) -> Iterable[str]:
    for name in _REMARKS:
        if text := rows.table.text(row, name):
            yield pgettext("a field of a table", "{heading}: {value}").format(
                heading=column_heading(name), value=text
            )


def _sources(rows: PackRows, row: int, market: Snapshot) -> Iterable[Source]:
    ids = ";".join(rows.table.text(row, name) for name in _CITING)
    found = (market.sources.get(SourceId(part)) for part in dict.fromkeys(ids.split(";")))
    return (source for source in found if source is not None)


def _cited(source: Source) -> CitedSource:
    return CitedSource(
        source.title, source.publisher, source.licence, source.attribution, source.caveats
    )


def _day(text: str, formatter: Formatter) -> str:
    try:
        return formatter.date_long(date.fromisoformat(text))
    except ValueError:
        return text
