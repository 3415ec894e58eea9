"""The pay bands of a plan's seats, and where they stand on the Pay bands sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.calculators.compensation import PERCENTILES
from planner.export.workbook.addresses import Cell, fixed, fixed_range, on_sheet
from planner.export.workbook.contents import Contents, SeatFacts
from planner.localization.countries import country_name
from planner.localization.messages import _
from planner.market.override import FigureKey, Override
from planner.market.pay_band import NATIONWIDE, PayBand
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId

QUANTILES = len(PERCENTILES)
IN_USE = 5
OWN = IN_USE + QUANTILES
OWN_NOTE = OWN + QUANTILES
PUBLISHED = OWN_NOTE + 1
ROWS = PUBLISHED + QUANTILES
"""First columns of the bands' table: in use, own, whose, published, and what that rests on."""

_GAP = 4
"""From a table's last row to the first of the next: an empty row, a title and headings."""


@dataclass(frozen=True, slots=True)
class BandFacts:
    """The band of a role and level in one market that seats of the plan are in.

    Attributes:
        band: The band in use; None without evidence.
        published: The published one, if there is one.
        override: The user's own, if there is one.
    """

    key: FigureKey
    where: str
    band: PayBand | None
    published: PayBand | None
    override: Override | None

    @property
    def role(self) -> RoleFamily:
        """Whose pay it is."""
        return RoleFamily(self.key.parts[0])

    @property
    def level(self) -> Level:
        """At which level."""
        return Level(self.key.parts[1])

    @property
    def country(self) -> CountryCode:
        """Where."""
        return CountryCode(self.key.parts[2])


@dataclass(frozen=True)
class PayBandsLayout:
    """Rows of Pay bands: what the formulas need, the bands, then the seats against them."""

    name: str
    bands: Mapping[FigureKey, BandFacts]
    band_of: Mapping[SeatId, FigureKey]
    word_row: int = 2
    percentile_row: int = 3
    first_band: int = 8

    @classmethod
    def of(cls, contents: Contents, name: str) -> "PayBandsLayout":
        """Lay the sheet out for a plan."""
        found: dict[FigureKey, BandFacts] = {}
        band_of: dict[SeatId, FigureKey] = {}
        for seat in contents.seats:
            facts = _band_facts(contents, seat)
            found.setdefault(facts.key, facts)
            band_of[seat.seat.id] = facts.key
        ordered = sorted(found.values(), key=_reading_order)
        return cls(name, {facts.key: facts for facts in ordered}, band_of)

    @property
    def last_band(self) -> int:
        """The last band's row; an empty one where there is no seat."""
        return self.first_band + max(1, len(self.bands)) - 1

    @property
    def first_seat(self) -> int:
        """The first row of the seats."""
        return self.last_band + _GAP

    def row(self, key: FigureKey) -> int:
        """Return a band's row."""
        return self.first_band + list(self.bands).index(key)

    def in_use(self, key: FigureKey) -> str:
        """Return the range of a band's quantiles in use, on this sheet."""
        row = self.row(key)
        return fixed_range((row, IN_USE), (row, IN_USE + QUANTILES - 1))

    def percentile(self, quantile: int) -> Cell:
        """Return the cell that says which percentile a quantile is."""
        return self.percentile_row, IN_USE + quantile

    @property
    def percentiles(self) -> str:
        """The range of all of them, on this sheet."""
        return fixed_range(self.percentile(0), self.percentile(QUANTILES - 1))

    @property
    def digits_cell(self) -> Cell:
        """The cell that says to how many decimals a percentile is worked out."""
        return self.percentile_row, OWN

    def value(self, key: FigureKey, first_column: int, quantile: int) -> str:
        """Return the address of a quantile from other sheets."""
        return on_sheet(self.name, fixed(self.row(key), first_column + quantile))


def _band_facts(contents: Contents, seat: SeatFacts) -> BandFacts:
    market = contents.evaluation.market
    role, level, place = seat.seat.role, seat.seat.level, seat.place
    band = market.pay_bands.at(role, level, place)
    area = NATIONWIDE if band is None else band.area
    key = FigureKey.pay_band(role, level, place.country, area)
    published = (market.published or market).pay_bands.at(role, level, place)
    return BandFacts(
        key, _where(contents, area), band, published, contents.evaluation.plan.overrides.get(key)
    )


def _where(contents: Contents, area: str) -> str:
    market = contents.evaluation.market
    if area == NATIONWIDE:
        return _("Whole country")
    if place := market.places.get(PlaceId(area)):
        return place.name
    return market.pay_bands.area_names.get(area, area)


def _reading_order(facts: BandFacts) -> tuple[int, int, str, str]:
    roles, levels = list(RoleFamily), list(Level)
    return (
        roles.index(facts.role),
        levels.index(facts.level),
        country_name(facts.country),
        facts.where,
    )
