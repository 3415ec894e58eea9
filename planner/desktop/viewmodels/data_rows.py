"""The rows of a table of a data pack, ready to show, to sort and to search."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Tone
from planner.desktop.viewmodels.data_names import FieldKind, column_heading, field_kind
from planner.desktop.viewmodels.data_tables import PackTable
from planner.desktop.viewmodels.seat_cells import PlaceDetail
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.terms import level_name, role_name, skill_name
from planner.market.override import TERMS, FigureKey, FigureKind
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.quantities.identifiers import CountryCode, PlaceId, SourceId

_SHARE_DIGITS = 1
_FIRST_ROWS = 60
_TELLING = 4
_NUMBERS = (FieldKind.NUMBER, FieldKind.SHARE)


class ShownRows(Protocol):
    """Rows a flat table shows; cells are made when they are asked for."""

    columns: tuple[Column, ...]

    def __len__(self) -> int:
        """Count the rows."""
        ...

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell."""
        ...

    def sort_values(self, column: int) -> Sequence[float | str]:
        """Return what the rows are ordered by, all of one type."""
        ...

    def matching(self, words: Sequence[str], among: Sequence[int] | None = None) -> Sequence[int]:
        """Return the rows that hold every one of some folded words, in their own order.

        Args:
            words: The words.
            among: The rows to look through; None for all.
        """
        ...

    def telling_cells(self, column: int) -> Sequence[Cell]:
        """Return cells that tell how wide a column has to be."""
        ...


class PackRows:
    """A table of a pack: codes are spelled out, numbers written in the reader's form.

    Args:
        table: The table as text.
        market: Where countries, places and sources have their names.
        formatter: Writes numbers and days.
        own: The figures that the user replaced by their own, which get a mark.
        areas: Names of metropolitan areas by code.
    """

    def __init__(
        self,
        table: PackTable,
        market: Snapshot,
        formatter: Formatter,
        own: Collection[FigureKey] = (),
        areas: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.table = _with_grade_in_sight(table)
        self._market = market
        self._formatter = formatter
        self._own = frozenset(own)
        self._areas = areas
        self._kinds = _kinds_of(self.table)
        self.columns = tuple(map(_column, self.table.columns, self._kinds))
        self._spelled: dict[tuple[FieldKind, str], str] = {}

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.table)

    def mark_own(self, own: Collection[FigureKey]) -> None:
        """Mark the figures that the user replaced by their own."""
        self._own = frozenset(own)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; a figure the user replaced is marked."""
        text = self.table.fields[column][row]
        kind = self._kinds[column]
        is_own = bool(self._own) and self._is_own(row, column)
        return Cell(
            self._text(kind, text),
            detail=self._detail(kind, text),
            tone=Tone.ACCENT if is_own else Tone.NORMAL,
            hint=_("You use a figure of your own instead.") if is_own else "",
        )

    def sort_values(self, column: int) -> Sequence[float | str]:
        """Return numbers for columns of numbers, with empty fields below all; else folded text."""
        kind, fields = self._kinds[column], self.table.fields[column]
        if kind in _NUMBERS:
            return [_number(text) for text in fields]
        return [self._text(kind, text).casefold() for text in fields]

    def matching(self, words: Sequence[str], among: Sequence[int] | None = None) -> Sequence[int]:
        """Return the rows that hold every word, as they show or as they stand in the file."""
        texts = self._search_texts
        found: Sequence[int] = range(len(texts)) if among is None else among
        for word in words:
            found = [row for row in found if word in texts[row]]
        return found

    def telling_cells(self, column: int) -> Sequence[Cell]:
        """Return the longest cells of the first rows, and the one with the longest field."""
        return self._telling_cells[column]

    def prepare(self) -> "PackRows":
        """Make now what takes long with many rows, so that the window need not wait for it."""
        _ready = self._search_texts, self._telling_cells
        return self

    def key(self, row: int, column: int) -> FigureKey | None:
        """Return what an own figure in place of a field's is filed under, None where none can."""
        if self.columns[column].key in _ABOUT_ROWS:
            return None
        make = _KEYS.get(self.table.name)
        key = make(self.table, row, self.table.columns[column]) if make is not None else None
        return key if key is not None and key.is_sound else None

    def _is_own(self, row: int, column: int) -> bool:
        """Tell whether a field is one of the values that the user's own stand instead of."""
        return self.table.columns[column] in _VALUES and self.key(row, column) in self._own

    @cached_property
    def _telling_cells(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(map(self._telling_of, range(len(self.columns))))

    def _telling_of(self, column: int) -> tuple[Cell, ...]:
        fields = self.table.fields[column]
        longest = max(range(len(fields)), key=lambda row: len(fields[row]), default=None)
        if longest is None:
            return ()
        first = [self.cell(row, column) for row in range(min(_FIRST_ROWS, len(fields)))]
        first.sort(key=lambda cell: len(cell.text), reverse=True)
        return (*first[:_TELLING], self.cell(longest, column))

    @cached_property
    def _search_texts(self) -> list[str]:
        shown = [
            [self._text(kind, text) for text in fields]
            for kind, fields in zip(self._kinds, self.table.fields, strict=True)
            if kind not in (FieldKind.NUMBER, FieldKind.SHARE, FieldKind.DAY)
        ]
        shown += [list(fields) for fields in self.table.fields]
        return ["\n".join(fields).casefold() for fields in zip(*shown, strict=True)]

    def _text(self, kind: FieldKind, text: str) -> str:
        if not text:
            return ""
        if kind is FieldKind.AREA:
            return self._areas.get(text, text)
        spell = _SPELLERS.get(kind)
        if spell is None:
            return text
        known = self._spelled.get((kind, text))
        if known is None:
            known = spell(text, self._market, self._formatter)
            self._spelled[(kind, text)] = known
        return known

    def _detail(self, kind: FieldKind, text: str) -> object:
        if kind is FieldKind.COUNTRY and len(text) == 2:
            return PlaceDetail(text, self._text(kind, text))
        if kind is FieldKind.GRADE:
            return (Grade(text),) if text in _GRADES else None
        return None


def _kinds_of(table: PackTable) -> tuple[FieldKind, ...]:
    return tuple(map(field_kind, table.columns, table.fields))


def _with_grade_in_sight(table: PackTable) -> PackTable:
    """Put the grade before the first number: in a wide table its own place is out of sight."""
    if "grade" not in table.columns:
        return table
    others = [name for name in table.columns if name != "grade"]
    kinds = dict(zip(table.columns, _kinds_of(table), strict=True))
    first = next((at for at, name in enumerate(others) if kinds[name] in _NUMBERS), len(others))
    return table.arranged((*others[:first], "grade", *others[first:]))


def _column(name: str, kind: FieldKind) -> Column:
    is_number = kind in _NUMBERS
    return Column(
        name,
        column_heading(name),
        CellKind.NUMBER if is_number else CellKind.TEXT,
        0,
        is_editable=False,
        is_key_figure=name in _KEY_FIGURES,
    )


_KEY_FIGURES = frozenset({"p50", "expected", "rate", "units_per_usd", "title"})
_VALUES = frozenset(
    {
        *("p10", "p25", "p50", "p75", "p90", "rate", "low", "expected", "high"),
        *TERMS,
        "local_per_international_dollar",
    }
)
"""Columns of values that an own figure stands instead of."""
_ABOUT_ROWS = frozenset({"source", "other_sources", "as_of", "grade"})
_GRADES = frozenset(grade.value for grade in Grade)
_LOWEST = float("-inf")


def _number(text: str) -> float:
    try:
        return float(text) if text else _LOWEST
    except ValueError:
        return _LOWEST


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _spell_number(text: str, _market: Snapshot, formatter: Formatter) -> str:
    return formatter.number(Decimal(text), _decimals(text)) if _number(text) != _LOWEST else text


def _spell_share(text: str, _market: Snapshot, formatter: Formatter) -> str:
    if _number(text) == _LOWEST:
        return text
    return formatter.percent(Decimal(text), max(_SHARE_DIGITS, _decimals(text) - 2))


def _spell_flag(text: str, _market: Snapshot, _formatter: Formatter) -> str:
    return {"true": _("yes"), "false": _("no")}.get(text, text)


def _spell_day(text: str, _market: Snapshot, formatter: Formatter) -> str:
    try:
        return formatter.date_short(date.fromisoformat(text))
    except ValueError:
        return text


def _spell_country(text: str, _market: Snapshot, _formatter: Formatter) -> str:
    return country_name(CountryCode(text)) if len(text) == 2 else text


def _spell_place(text: str, market: Snapshot, _formatter: Formatter) -> str:
    place = market.places.get(PlaceId(text))
    return place.name if place is not None else text


def _spell_role(text: str, _market: Snapshot, _formatter: Formatter) -> str:
    return role_name(RoleFamily(text)) if text in set(RoleFamily) else text


def _spell_level(text: str, _market: Snapshot, _formatter: Formatter) -> str:
    return level_name(Level(text)) if text in set(Level) else text


def _spell_skill(text: str, _market: Snapshot, _formatter: Formatter) -> str:
    return skill_name(Skill(text)) if text in set(Skill) else text


def _spell_sources(text: str, market: Snapshot, _formatter: Formatter) -> str:
    found = (market.sources.get(SourceId(part)) for part in text.split(";"))
    titles = [source.title for source in found if source is not None]
    return "; ".join(titles) or text


_SPELLERS: dict[FieldKind, Callable[[str, Snapshot, Formatter], str]] = {
    FieldKind.NUMBER: _spell_number,
    FieldKind.SHARE: _spell_share,
    FieldKind.FLAG: _spell_flag,
    FieldKind.DAY: _spell_day,
    FieldKind.COUNTRY: _spell_country,
    FieldKind.PLACE: _spell_place,
    FieldKind.ROLE: _spell_role,
    FieldKind.LEVEL: _spell_level,
    FieldKind.SKILL: _spell_skill,
    FieldKind.SOURCES: _spell_sources,
}


def _keyed_by(kind: FigureKind, *columns: str) -> Callable[[PackTable, int, str], FigureKey]:
    def key(table: PackTable, row: int, _column: str) -> FigureKey:
        return FigureKey(kind, tuple(table.text(row, column) for column in columns))

    return key


def _term_key(table: PackTable, row: int, column: str) -> FigureKey | None:
    if column not in TERMS:
        return None
    return FigureKey(FigureKind.STATUTORY_TERM, (table.text(row, "country"), column))


_KEYS: dict[str, Callable[[PackTable, int, str], FigureKey | None]] = {
    "pay_bands": _keyed_by(FigureKind.PAY_BAND, "role", "level", "country", "area"),
    "employer_cost_lines": _keyed_by(FigureKind.CHARGE_RATE, "country", "line_id"),
    "talent_countries": _keyed_by(FigureKind.TALENT_POOL, "country"),
    "talent_skills": _keyed_by(FigureKind.SKILL_POOL, "country", "skill"),
    "statutory_terms": _term_key,
    "price_levels": _keyed_by(FigureKind.PRICE_LEVEL, "country"),
}
