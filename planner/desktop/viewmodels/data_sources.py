"""The sources of a data pack: what each is used for, how old it is, what it covers."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Tone
from planner.desktop.viewmodels.data_names import table_title
from planner.desktop.viewmodels.data_tables import PackTable
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.market.provenance import Grade, Source
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SourceId

OLD_AFTER_MONTHS = 12
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")


@dataclass(slots=True)
class SourceUse:
    """What the tables of a pack take from one source."""

    tables: list[str] = field(default_factory=list)
    countries: set[CountryCode] = field(default_factory=set)
    grades: set[Grade] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many countries a source covers, and their share of all countries of the pack."""

    count: int
    share: float


def uses_of_sources(
    tables: Iterable[PackTable],
    market: Snapshot,
    stated: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> dict[SourceId, SourceUse]:
    """Collect from every row of every table what its sources are used for.

    Args:
        tables: The tables of the pack.
        market: Where places and currencies tell their countries.
        stated: The tables a source without rows of its own says it feeds.
    """
    uses: dict[SourceId, SourceUse] = {}
    by_currency = _countries_by_currency(market)
    for table in tables:
        for cited, grade, countries in _cited_rows(table, market, by_currency):
            for source in cited:
                use = uses.setdefault(source, SourceUse())
                if table.name not in use.tables:
                    use.tables.append(table.name)
                use.countries.update(countries)
                if grade in _GRADES:
                    use.grades.add(Grade(grade))
    for source_id, names in stated.items():
        uses.setdefault(SourceId(source_id), SourceUse(list(names)))
    return uses


def is_old(as_of: date, today: date) -> bool:
    """Tell whether a day lies more than twelve months back."""
    months = (today.year - as_of.year) * 12 + today.month - as_of.month
    return months > OLD_AFTER_MONTHS or (months == OLD_AFTER_MONTHS and today.day > as_of.day)


def old_sources_text(sources: Iterable[Source], today: date, formatter: Formatter) -> str:
    """Say how many sources are older than twelve months; empty if none is."""
    count = sum(is_old(source.as_of, today) for source in sources)
    if not count:
        return ""
    return ngettext(
        "{count} source is older than 12 months",
        "{count} sources are older than 12 months",
        count,
    ).format(count=formatter.integer(count))


class SourceRows:
    """The sources of a market as the rows of a table, by title.

    Args:
        market: Its sources.
        uses: What the tables take from each; empty until the tables are read.
        formatter: Writes days and numbers.
        today: What a source's age is counted to.
    """

    def __init__(
        self,
        market: Snapshot,
        uses: Mapping[SourceId, SourceUse],
        formatter: Formatter,
        today: date,
    ) -> None:
        self.columns = source_columns()
        self.sources = tuple(sorted(market.sources.values(), key=_by_title))
        self._uses = uses
        self._total = max(1, len(market.countries))
        self._formatter = formatter
        self._today = today

    def __len__(self) -> int:
        """Count the sources."""
        return len(self.sources)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell."""
        source = self.sources[row]
        use = self._uses.get(source.id, _NO_USE)
        tables = listed(map(table_title, use.tables), with_commas=True)
        grades = tuple(sorted(use.grades))
        cells = {
            "title": Cell(source.title, hint=source.caveats),
            "publisher": Cell(source.publisher, hint=source.attribution),
            "uses": Cell(tables, hint=tables),
            "licence": Cell(_short_name(source.licence), hint=source.licence),
            "as_of": self._day(source.as_of),
            "countries": self._coverage(use.countries),
            "grades": Cell(listed(grades, with_commas=True), detail=grades),
        }
        return cells[self.columns[column].key]

    def sort_values(self, column: int) -> Sequence[float | str]:
        """Return what the rows are ordered by."""
        key = self.columns[column].key
        if key == "as_of":
            return [source.as_of.toordinal() for source in self.sources]
        if key == "countries":
            return [len(self._uses.get(source.id, _NO_USE).countries) for source in self.sources]
        return [self.cell(row, column).text.casefold() for row in range(len(self))]

    def matching(self, words: Sequence[str], among: Sequence[int] | None = None) -> Sequence[int]:
        """Return the rows that hold every word."""
        rows = range(len(self)) if among is None else among
        return [row for row in rows if all(word in self._text_of(row) for word in words)]

    def telling_cells(self, _column: int) -> Sequence[Cell]:
        """Return none: the columns have their widths."""
        return ()

    def _text_of(self, row: int) -> str:
        texts = (self.cell(row, column).text for column in range(len(self.columns)))
        return "\n".join(texts).casefold()

    def _day(self, as_of: date) -> Cell:
        text = self._formatter.date_short(as_of)
        if is_old(as_of, self._today):
            return Cell(text, tone=Tone.WARNING, hint=_("Older than 12 months."))
        return Cell(text)

    def _coverage(self, countries: Collection[CountryCode]) -> Cell:
        if not countries:
            return Cell("")
        count = len(countries)
        return Cell(self._formatter.integer(count), detail=Coverage(count, count / self._total))


def source_columns() -> tuple[Column, ...]:
    """Return the columns in the active language, with their widths in pixels."""
    text = CellKind.TEXT
    return (
        Column(
            "title",
            _("Source"),
            text,
            190,
            is_editable=False,
            is_key_figure=True,
            least_width=164,
        ),
        Column("publisher", _("Publisher"), text, 112, is_editable=False, least_width=100),
        Column("uses", _("Used for"), text, 142, is_editable=False, least_width=116),
        Column("licence", _("License"), text, 88, is_editable=False, least_width=80),
        Column("as_of", _("As of"), text, 98, is_editable=False),
        Column("countries", _("Countries"), text, 100, is_editable=False, least_width=92),
        Column(
            "grades",
            _("Grades"),
            text,
            92,
            is_editable=False,
            help_text=_grades_help(),
            least_width=76,
        ),
    )


def _grades_help() -> str:
    return _(
        "Grades of the rows that rest on the source: A solid, B usable with care, C weak, D model "
        "or assumption only."
    )


_NO_USE = SourceUse()
_GRADES = frozenset(grade.value for grade in Grade)


def _short_name(terms: str) -> str:
    """Return what a license's name stands in brackets for: the short one, if there is one."""
    short = _IN_BRACKETS.search(terms)
    return short[1] if short is not None else terms


def _by_title(source: Source) -> str:
    return source.title.casefold()


def _cited_rows(
    table: PackTable, market: Snapshot, by_currency: Mapping[str, frozenset[CountryCode]]
) -> Iterable[tuple[tuple[SourceId, ...], str, frozenset[CountryCode]]]:
    """Yield the sources, the grade and the countries of rows; equal ones once."""
    source = table.column("source")
    if source is None:
        return
    nothing = ("",) * len(table)
    others = table.column("other_sources") or nothing
    grades = table.column("grade") or nothing
    subjects, name = _subjects(table)
    for cited, other, grade, subject in set(
        zip(source, others, grades, subjects or nothing, strict=True)
    ):
        ids = tuple(SourceId(part) for part in f"{cited};{other}".split(";") if part)
        yield ids, grade, _countries_of(name, subject, market, by_currency)


def _subjects(table: PackTable) -> tuple[tuple[str, ...] | None, str]:
    for name in ("country", "place", "currency"):
        if (fields := table.column(name)) is not None:
            return fields, name
    if table.name == "countries":
        return table.column("code"), "country"
    return (table.column("id"), "place") if table.name == "places" else (None, "")


def _countries_of(
    name: str, subject: str, market: Snapshot, by_currency: Mapping[str, frozenset[CountryCode]]
) -> frozenset[CountryCode]:
    if name == "country":
        code = CountryCode(subject)
        return frozenset({code}) if code in market.countries else frozenset()
    if name == "place":
        place = market.places.get(PlaceId(subject))
        return frozenset({place.country}) if place is not None else frozenset()
    return by_currency.get(subject, frozenset())


def _countries_by_currency(market: Snapshot) -> Mapping[str, frozenset[CountryCode]]:
    found: dict[CurrencyCode, set[CountryCode]] = {}
    for country in market.countries.values():
        found.setdefault(country.currency, set()).add(country.code)
    return {currency: frozenset(codes) for currency, codes in found.items()}
