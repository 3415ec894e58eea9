"""What the market data holds, as text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from planner.cli.text_table import laid_out
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, ngettext
from planner.localization.pack_findings import finding_reason, findings_heading
from planner.localization.running_text import left_to_right, listed
from planner.market.pack_check import PackFinding
from planner.market.pack_contents import TableContent
from planner.market.snapshot import Snapshot


def data_text(snapshot: Snapshot, tables: Sequence[TableContent]) -> str:
    """Lay countries, tables and sources out for a terminal."""
    shown = Formatter(active_language())
    heading = _("Market data as of {day}: {content}").format(
        day=shown.date_short(snapshot.as_of), content=listed(_counts(snapshot, shown))
    )
    pack = _("Data pack: {path}").format(path=left_to_right(snapshot.folder))
    parts = [f"{heading}\n{pack}", _countries(snapshot), _tables(tables, shown)]
    return "\n\n".join([*parts, _sources(snapshot, shown)])


def findings_text(folder: Path, findings: Sequence[PackFinding]) -> str:
    """Lay the findings of a check out for a terminal."""
    shown = Formatter(active_language())
    pack = _("Data pack: {path}").format(path=left_to_right(folder))
    heading = f"{pack}\n{findings_heading(len(findings), shown)}"
    if not findings:
        return heading
    rows = [(_("Table"), _("Row"), _("Column"), _("What is wrong"))]
    rows += [
        (
            finding.table,
            "" if finding.row is None else shown.integer(finding.row),
            finding.column or "",
            finding_reason(finding),
        )
        for finding in findings
    ]
    return f"{heading}\n\n{laid_out(rows, right=frozenset({1}))}"


def _tables(tables: Sequence[TableContent], shown: Formatter) -> str:
    rows = [(_("Table"), _("Rows"), _("Kilobytes"), _("As of"))]
    rows += [
        (
            table.name,
            shown.integer(table.rows),
            shown.integer(-(-table.size // 1000)),
            shown.date_short(table.as_of) if table.as_of else "",
        )
        for table in tables
    ]
    return laid_out(rows, right=frozenset({1, 2}))


def _counts(snapshot: Snapshot, shown: Formatter) -> Iterator[str]:
    places, countries = len(snapshot.places), len(snapshot.countries)
    currencies, priced = len(snapshot.currencies), len(snapshot.employer_cost)
    for sentence, count in (
        (ngettext("{count} place", "{count} places", places), places),
        (ngettext("{count} country", "{count} countries", countries), countries),
        (ngettext("{count} currency", "{count} currencies", currencies), currencies),
        (
            ngettext(
                "{count} country with employer cost", "{count} countries with employer cost", priced
            ),
            priced,
        ),
    ):
        yield sentence.format(count=shown.integer(count))


def _countries(snapshot: Snapshot) -> str:
    cities: dict[str, list[str]] = {}
    for place in sorted(snapshot.places.values(), key=lambda place: -place.population):
        cities.setdefault(place.country, []).append(place.name)
    rows = [(_("Country"), "", _("Currency"), _("Places"))]
    rows += sorted(
        (
            country_name(code),
            code,
            snapshot.countries[code].currency,
            listed(cities.get(code, ())),
        )
        for code in snapshot.countries
    )
    return laid_out(rows)


def _sources(snapshot: Snapshot, shown: Formatter) -> str:
    rows = [(_("Source"), _("Publisher"), _("As of"), _("License"))]
    rows += [
        (source.title, source.publisher, shown.date_short(source.as_of), source.licence)
        for source in snapshot.sources.values()
    ]
    return laid_out(rows)
