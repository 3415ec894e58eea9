"""What a file holds: people, offers, a pay survey or past hires, and which columns each has."""

from collections.abc import Callable, Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from planner.intake.cells.cell_reading import CellReader
from planner.intake.cells.layout import Layout, heading_row_of, layout_of
from planner.intake.columns.headings import heading_of
from planner.intake.columns.seat_fields import PASTED_FIELDS, QUANTILES, SeatField
from planner.intake.tables.grid import Grid
from planner.localization.formatting import Formatter
from planner.localization.messages import _, pgettext
from planner.market.place_search import plain
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode

_OFFER_TEXT = (
    "offer offers offered candidate candidates applicant angebot angebote kandidat kandidatin "
    "bewerber bewerberin offre candidat candidate oferta candidato candidata kandydat عرض المرشح "
    "proposta 候補者 候補者名 応募者 応募者名 提示年収"
)
_OFFER_WORDS = frozenset(_OFFER_TEXT.split())
"""Words in the headings of offers."""


class ImportKind(StrEnum):
    """What the rows of a file are; the value is its name on the command line."""

    ROSTER = "roster"
    OFFERS = "offers"
    SURVEY = "survey"
    PAST_HIRES = "past-hires"


def import_kind_name(kind: ImportKind) -> str:
    """Return what a kind of file is called in the active language."""
    return {
        ImportKind.ROSTER: pgettext("kind of file", "Roster"),
        ImportKind.OFFERS: pgettext("kind of file", "Offers"),
        ImportKind.SURVEY: pgettext("kind of file", "Pay survey"),
        ImportKind.PAST_HIRES: pgettext("kind of file", "Past hires"),
    }[kind]


_NAMES = {SeatField.NAME, SeatField.GIVEN_NAME, SeatField.FAMILY_NAME}
_BESIDE_NAMES = {SeatField.ROLE, SeatField.PLACE, SeatField.COUNTRY, SeatField.BASE_PAY}
FIELDS = {
    ImportKind.ROSTER: (
        SeatField.NAME,
        SeatField.GIVEN_NAME,
        SeatField.FAMILY_NAME,
        *PASTED_FIELDS,
        SeatField.MANAGER,
    ),
    ImportKind.OFFERS: PASTED_FIELDS,
    ImportKind.SURVEY: (
        SeatField.ROLE,
        SeatField.LEVEL,
        SeatField.PLACE,
        SeatField.COUNTRY,
        SeatField.CURRENCY,
        *QUANTILES,
        SeatField.SAMPLE_SIZE,
        SeatField.SOURCE,
        SeatField.DAY,
    ),
    ImportKind.PAST_HIRES: (
        SeatField.ROLE,
        SeatField.LEVEL,
        SeatField.PLACE,
        SeatField.COUNTRY,
        SeatField.OPENED,
        SeatField.ACCEPTED,
    ),
}
"""What columns can mean, in the order in which they are offered."""

_SEAT_ORDER = (
    SeatField.ID,
    SeatField.NAME,
    SeatField.ROLE,
    SeatField.LEVEL,
    SeatField.TEAM,
    SeatField.PLACE,
    SeatField.ENGAGEMENT,
    SeatField.START,
    SeatField.END,
    SeatField.BASE_PAY,
    SeatField.STATUS,
    SeatField.COST_CENTER,
    SeatField.MANAGER,
    SeatField.HIRING_MANAGER,
    SeatField.PRIORITY,
    SeatField.NOTES,
)
_DAYS_OF_A_HIRE = frozenset({SeatField.OPENED, SeatField.ACCEPTED})
_SURVEY_ORDER = (
    SeatField.ROLE,
    SeatField.LEVEL,
    SeatField.PLACE,
    SeatField.COUNTRY,
    *QUANTILES,
    SeatField.SAMPLE_SIZE,
    SeatField.SOURCE,
    SeatField.DAY,
)
_ORDERS = {
    ImportKind.SURVEY: _SURVEY_ORDER,
    ImportKind.PAST_HIRES: FIELDS[ImportKind.PAST_HIRES],
}
"""In which order the cells of a row are read, where it is not that of seats."""
_OF_AREAS = frozenset({ImportKind.SURVEY, ImportKind.PAST_HIRES})
"""The kinds whose rows may be of a whole country."""

Recall = Callable[[Grid, Layout, ImportKind], Layout]


@dataclass(frozen=True, slots=True)
class ImportContext:
    """What files are held against.

    Attributes:
        plan: The plan to import into.
        market: The market, with the plan's own figures in it or as published.
        formatter: The reader's forms of numbers and dates.
        today: The reader's date.
        author: Who signs own figures; empty for the file's name.
        recall: Returns the layout of a file with the meanings its columns had last time.
    """

    plan: Plan
    market: Snapshot
    formatter: Formatter
    today: date
    author: str = ""
    recall: Recall | None = None
    _readers: dict[ImportKind, CellReader] = field(default_factory=dict, repr=False, compare=False)

    def reader(self, kind: ImportKind) -> CellReader:
        """Return what reads the cells of a kind of file."""
        if kind not in self._readers:
            self._readers[kind] = CellReader(
                self.plan,
                self.market,
                self.formatter,
                self.today,
                order=_ORDERS.get(kind, _SEAT_ORDER),
                reads_people=kind is ImportKind.ROSTER,
                reads_areas=kind in _OF_AREAS,
            )
        return self._readers[kind]


def guessed_kind(grid: Grid, currencies: Collection[CurrencyCode]) -> ImportKind:
    """Return what a file looks like by its headings; a roster where they do not tell."""
    number = heading_row_of(grid, currencies, may_be_empty=True)
    if number is None:
        return ImportKind.ROSTER
    texts = [text for text in grid.rows[number].cells if text]
    headings = (heading_of(text, currencies) for text in texts)
    fields = {each.field for each in headings if each is not None}
    if fields & set(QUANTILES):
        return ImportKind.SURVEY
    if _tell_hires(fields):
        return ImportKind.PAST_HIRES
    words = {word for text in texts for word in plain(text).split()}
    return ImportKind.OFFERS if words & _OFFER_WORDS else ImportKind.ROSTER


def is_for_import(grid: Grid, currencies: Collection[CurrencyCode], plan: Plan) -> bool:
    """Whether copied cells hold what pasting positions would drop: people, a survey, past hires.

    Rows that name seats of the plan by their IDs were copied from here: they are pasted.
    """
    number = heading_row_of(grid, currencies)
    if number is None:
        return False
    headings = [heading_of(text) for text in grid.rows[number].cells]
    fields = {heading.field: column for column, heading in enumerate(headings) if heading}
    if SeatField.ID in fields:
        known = {str(seat.id) for seat in plan.seats}
        if known.intersection(grid.column(fields[SeatField.ID])):
            return False
    if fields.keys() & set(QUANTILES):
        return SeatField.ROLE in fields
    if _tell_hires(fields.keys()):
        return True
    return bool(fields.keys() & _NAMES) and bool(fields.keys() & _BESIDE_NAMES)


def _tell_hires(fields: AbstractSet[SeatField | None]) -> bool:
    """Whether columns are those of past hires: of offers, they would tell the pay."""
    return fields >= _DAYS_OF_A_HIRE and SeatField.BASE_PAY not in fields


def columns_of(grid: Grid, kind: ImportKind, context: ImportContext) -> Layout:
    """Match the columns of a file, as they were settled last time where that is remembered.

    A country stands for the location where there is no city.
    """
    reader = context.reader(kind)
    layout = layout_of(grid, reader.currencies, reader.reads, FIELDS[kind], may_be_empty=True)
    country = layout.fields.get(SeatField.COUNTRY)
    if kind not in _OF_AREAS and country is not None and SeatField.PLACE not in layout.fields:
        layout = layout.choosing(country, SeatField.PLACE)
    return layout if context.recall is None else context.recall(grid, layout, kind)


def missing_columns(layout: Layout, kind: ImportKind) -> str:
    """Say which columns are still to be chosen, empty where there are enough."""
    if _is_enough(frozenset(layout.fields), kind):
        return ""
    return {
        ImportKind.ROSTER: _(
            "Choose the columns that hold the name, the position and the location."
        ),
        ImportKind.OFFERS: _("Choose the columns that hold the position and the pay."),
        ImportKind.SURVEY: _(
            "Choose the columns that hold the position, the country and the percentiles."
        ),
        ImportKind.PAST_HIRES: _(
            "Choose the columns that hold the position, the country, and when the requisition was "
            "opened and the offer accepted."
        ),
    }[kind]


def _is_enough(fields: frozenset[SeatField], kind: ImportKind) -> bool:
    """Whether columns say what rows of a kind cannot do without."""
    has_role = SeatField.ROLE in fields
    is_placed = has_role and bool(fields & {SeatField.PLACE, SeatField.COUNTRY})
    if kind is ImportKind.SURVEY:
        return is_placed and bool(fields & set(QUANTILES))
    if kind is ImportKind.OFFERS:
        return SeatField.BASE_PAY in fields and (SeatField.ID in fields or has_role)
    if kind is ImportKind.PAST_HIRES:
        return is_placed and fields >= _DAYS_OF_A_HIRE
    return is_placed or bool(fields & {SeatField.NAME, SeatField.ID})
