"""Pay bands: what a role and level earns in a country or metropolitan area, P10 to P90."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from planner.market.place import Place
from planner.market.provenance import Grade, Provenance
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SourceId

NATIONWIDE = ""
"""The area of a band that holds for a whole country."""

OWN_FIGURE = SourceId("own-figure")
"""The source of a figure that only the user gave."""

Key = tuple[str, str, str, str]
"""Role, level, country and area of a band, as the table writes them."""

_ROLES = {role.value: role for role in RoleFamily}
_LEVELS = {level.value: level for level in Level}


@dataclass(frozen=True, slots=True)
class PayBand:
    """Yearly gross pay of a role and level in a market, in local currency.

    Attributes:
        area: Code of the metropolitan area, ``NATIONWIDE`` for the country.
        rows: Survey rows of the country in the role's occupations.
        country_rows: All survey rows of the country.
        standard_error: Of the log of the median: 0.10 is about 10%.
        model_share: Part of the country's level that is predicted instead of surveyed, 0 to 1.
        sources: All sources, the main one first.
        provenance: The main source with date and grade.
    """

    role: RoleFamily
    level: Level
    country: CountryCode
    area: str
    currency: CurrencyCode
    p10: Decimal
    p25: Decimal
    p50: Decimal
    p75: Decimal
    p90: Decimal
    rows: int
    country_rows: int
    standard_error: float
    model_share: float
    sources: tuple[SourceId, ...]
    provenance: Provenance

    @property
    def quantiles(self) -> tuple[Decimal, Decimal, Decimal, Decimal, Decimal]:
        """P10, P25, P50, P75 and P90."""
        return self.p10, self.p25, self.p50, self.p75, self.p90


@dataclass(frozen=True, slots=True)
class BandColumns:
    """The table as columns of equal length; a band is made of them when it is asked for."""

    currency: tuple[str, ...]
    quantiles: tuple[tuple[str, ...], ...]
    rows: tuple[str, ...]
    country_rows: tuple[str, ...]
    standard_error: tuple[str, ...]
    model_share: tuple[str, ...]
    sources: tuple[tuple[SourceId, ...], ...]
    provenance: tuple[Provenance, ...]


@dataclass(frozen=True, slots=True)
class OwnBand:
    """The user's own P10 to P90 for a role, level and market, as of a day."""

    currency: CurrencyCode
    quantiles: tuple[Decimal, Decimal, Decimal, Decimal, Decimal]
    day: date


@dataclass(frozen=True, slots=True)
class PayBands:
    """All bands.

    A key of ``own`` may name a place in place of an area: it holds there alone.

    Attributes:
        rows: Row of each published band by its key.
        area_of: Metropolitan area of the places that have bands of their own.
        area_names: What the source calls each area.
        columns: The figures.
        own: The user's bands, which go before the published ones.
    """

    rows: Mapping[Key, int]
    area_of: Mapping[PlaceId, str]
    area_names: Mapping[str, str]
    columns: BandColumns
    own: Mapping[Key, OwnBand] = field(default_factory=dict)
    _made: dict[Key, PayBand] = field(default_factory=dict, repr=False, compare=False)

    def of_country(self, role: RoleFamily, level: Level, country: CountryCode) -> PayBand | None:
        """Return the band of a whole country, None without evidence."""
        return self.of_area(role, level, country, NATIONWIDE)

    def of_area(
        self, role: RoleFamily, level: Level, country: CountryCode, area: str
    ) -> PayBand | None:
        """Return the band of a metropolitan area, None without evidence."""
        return self._band((role.value, level.value, country, area))

    def at(self, role: RoleFamily, level: Level, place: Place) -> PayBand | None:
        """Return the band of a place: of its metropolitan area if it has one, else its country's.

        A band the user gave for the place itself goes before both. None without evidence.
        """
        return self._at(role.value, level.value, place)

    def at_places(
        self, role: RoleFamily, places: Iterable[Place]
    ) -> Mapping[PlaceId, Mapping[Level, PayBand]]:
        """Return the bands of all levels of a role by place; places without evidence are absent."""
        found: dict[PlaceId, Mapping[Level, PayBand]] = {}
        shared: dict[tuple[CountryCode, str], Mapping[Level, PayBand]] = {}
        own_places = frozenset(key[3] for key in self.own)
        names = [(level, level.value) for level in Level]
        for place in places:
            area = place.id if place.id in own_places else self.area_of.get(place.id, NATIONWIDE)
            market = (place.country, area)
            levels = shared.get(market)
            if levels is None:
                bands = [(level, self._at(role.value, name, place)) for level, name in names]
                levels = {level: band for level, band in bands if band is not None}
                shared[market] = levels
            if levels:
                found[place.id] = levels
        return found

    def countries(self, role: RoleFamily) -> frozenset[CountryCode]:
        """Return the countries that have bands of a role."""
        keys = (*self.rows, *self.own)
        return frozenset(CountryCode(key[2]) for key in keys if key[0] == role.value)

    def with_own(self, own: Mapping[Key, OwnBand]) -> "PayBands":
        """Return the bands with the user's own in front."""
        return replace(self, own=own, _made={})

    def _at(self, role: str, level: str, place: Place) -> PayBand | None:
        country = place.country
        if self.own and (role, level, country, place.id) in self.own:
            return self._band((role, level, country, place.id))
        area = self.area_of.get(place.id)
        found = None if area is None else self._band((role, level, country, area))
        return found or self._band((role, level, country, NATIONWIDE))

    def _band(self, key: Key) -> PayBand | None:
        made = self._made.get(key)
        if made is None and (key in self.rows or key in self.own):
            made = self._made[key] = self._make_own(key) if key in self.own else self._make(key)
        return made

    def _make_own(self, key: Key) -> PayBand:
        """Give the user's quantiles the evidence of the published band, if there is one."""
        own = self.own[key]
        nationwide = (key[0], key[1], key[2], NATIONWIDE)
        published = next((each for each in (key, nationwide) if each in self.rows), None)
        if published is not None:
            low, lower, middle, upper, high = own.quantiles
            return replace(
                self._make(published),
                area=key[3],
                p10=low,
                p25=lower,
                p50=middle,
                p75=upper,
                p90=high,
            )
        return PayBand(
            RoleFamily(key[0]),
            Level(key[1]),
            CountryCode(key[2]),
            key[3],
            own.currency,
            *own.quantiles,
            rows=0,
            country_rows=0,
            standard_error=0.0,
            model_share=0.0,
            sources=(OWN_FIGURE,),
            provenance=Provenance(OWN_FIGURE, own.day, Grade.D),
        )

    def _make(self, key: Key) -> PayBand:
        columns, row = self.columns, self.rows[key]
        low, lower, middle, upper, high = [Decimal(column[row]) for column in columns.quantiles]
        return PayBand(
            role=_ROLES[key[0]],
            level=_LEVELS[key[1]],
            country=CountryCode(key[2]),
            area=key[3],
            currency=CurrencyCode(columns.currency[row]),
            p10=low,
            p25=lower,
            p50=middle,
            p75=upper,
            p90=high,
            rows=int(columns.rows[row]),
            country_rows=int(columns.country_rows[row]),
            standard_error=float(columns.standard_error[row]),
            model_share=float(columns.model_share[row]),
            sources=columns.sources[row],
            provenance=columns.provenance[row],
        )


NO_PAY_BANDS = PayBands({}, {}, {}, BandColumns((), ((),) * 5, (), (), (), (), (), ()))
"""Without any evidence."""
