"""The table of places: those within the limits, those that lack evidence, those outside."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from planner.calculators.place_fit import PlaceFit
from planner.calculators.place_limits import LimitKind
from planner.calculators.place_scales import Part
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, DeferredRow, Group, Row, Tone
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.places.fit_words import (
    cost_text,
    fit_text,
    holidays_text,
    overlap_text,
    place_name,
    pool_span,
    pool_text,
)
from planner.desktop.viewmodels.seat_cells import PlaceDetail
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.place_terms import failure_text, missing_part_help, part_name
from planner.localization.running_text import listed
from planner.localization.terms import grade_meaning
from planner.market.place_search import plain
from planner.market.provenance import Grade
from planner.quantities.identifiers import CurrencyCode, PlaceId

PLACE, FIT, WHY, POOL = "place", "fit", "why", "pool"
OVERLAP, COST, HOLIDAYS, DATA = "overlap", "cost", "holidays", "data"
WITHIN, UNKNOWN, OUTSIDE = "within", "unknown", "outside"
"""Keys of columns and groups."""

PART_SLOTS: Mapping[Part, int] = {
    Part.POOL: 0,
    Part.OVERLAP: 2,
    Part.PAY: 6,
    Part.LANGUAGE: 4,
    Part.SPEED: 3,
}
"""The color of each part in the bar that says why, in the order of the bar."""


COLUMN_PARTS: Mapping[str, Part] = {POOL: Part.POOL, OVERLAP: Part.OVERLAP, COST: Part.PAY}
"""The part of a fit whose evidence stands behind a column."""

_Asked = tuple[PlaceFit, bool, bool, CurrencyCode]
"""A place's fit, whether it is compared and on the shortlist, and the currency of costs."""


@dataclass(frozen=True, slots=True)
class PlaceTick:
    """A place with its box: whether it is compared, and whether it is on the shortlist."""

    place: PlaceDetail
    is_ticked: bool
    is_starred: bool


@dataclass(frozen=True, slots=True)
class WhyBar:
    """What each part adds to a fit, as fractions, in the order of the bar; pale outside limits."""

    pieces: tuple[tuple[int, float], ...]
    is_pale: bool


def ranking_columns(currency: CurrencyCode) -> tuple[Column, ...]:
    """Return the columns of the table."""
    return (
        Column(PLACE, _("Place"), CellKind.PLACE, 150, is_editable=False, is_key_figure=True),
        Column(FIT, _("Fit"), CellKind.NUMBER, 52, is_editable=False, is_key_figure=True),
        Column(WHY, _("Why"), CellKind.TEXT, 190, is_editable=False),
        Column(POOL, _("Pool"), CellKind.NUMBER, 68, is_editable=False, is_key_figure=True),
        Column(OVERLAP, _("Overlap"), CellKind.NUMBER, 72, is_editable=False, is_key_figure=True),
        Column(
            COST, cost_heading(currency), CellKind.NUMBER, 92, is_editable=False, is_key_figure=True
        ),
        Column(HOLIDAYS, _("Holidays"), CellKind.NUMBER, 74, is_editable=False, is_key_figure=True),
        Column(DATA, _("Data"), CellKind.TEXT, 54, is_editable=False),
    )


def cost_heading(currency: CurrencyCode) -> str:
    """Return the heading of what a year costs."""
    return _("Cost, {currency}").format(currency=currency)


def matching(board: PlacesBoard, text: str) -> frozenset[PlaceId]:
    """Return the places whose name or country holds every word of a text; all for none."""
    words = plain(text).split()
    return frozenset(
        place_id for place_id, fit in board.by_id.items() if not words or _holds(fit, words)
    )


def _holds(fit: PlaceFit, words: Sequence[str]) -> bool:
    place = fit.evidence.place
    texts = (place.name, *place.aliases, country_name(place.country), place.country)
    whole = " ".join(plain(text) for text in texts)
    return all(word in whole for word in words)


class Ranking:
    """Makes the groups of the table.

    Args:
        formatter: Writes figures.
    """

    def __init__(self, formatter: Formatter) -> None:
        self._formatter = formatter
        self._kept: dict[PlaceId, tuple[_Asked, DeferredRow]] = {}

    def groups(
        self,
        board: PlacesBoard,
        shown: Collection[PlaceId],
        ticked: Collection[PlaceId],
        sort: tuple[str, bool],
    ) -> tuple[Group, ...]:
        """Return the groups in the order of a column.

        Args:
            board: The places.
            shown: Which of them to list.
            ticked: Which of them are compared.
            sort: The key of a column, empty for the best first, and whether descending.
        """
        found = []
        for key, title, fits in (
            (WITHIN, _("Within your limits"), board.within),
            (UNKNOWN, _("Too little evidence for a fit"), board.unknown),
            (OUTSIDE, _("Outside your limits"), board.outside),
        ):
            listed_fits = [fit for fit in fits if fit.evidence.place.id in shown]
            if listed_fits:
                rows = self._rows(board, _sorted(listed_fits, sort), ticked)
                count = self._formatter.integer(len(rows))
                found.append(Group(key, title, count, rows))
        return tuple(found)

    def _rows(
        self, board: PlacesBoard, fits: Sequence[PlaceFit], ticked: Collection[PlaceId]
    ) -> tuple[Row, ...]:
        """Return the rows; a place that stands as it did keeps its row, with the cells made."""
        shortlist, currency = board.plan.shortlist, board.plan.reporting_currency
        rows = []
        for fit in fits:
            place_id = fit.evidence.place.id
            asked = fit, place_id in ticked, place_id in shortlist, currency
            kept = self._kept.get(place_id)
            if kept is None or kept[0][0] is not fit or kept[0] != asked:
                row = DeferredRow(place_id, partial(self._cells, *asked))
                kept = self._kept[place_id] = asked, row
            rows.append(kept[1])
        return tuple(rows)

    def _cells(
        self,
        fit: PlaceFit,
        is_ticked: bool,  # noqa: FBT001 -- parts of what is asked
        is_starred: bool,  # noqa: FBT001 -- as above
        currency: CurrencyCode,
    ) -> tuple[Cell, ...]:
        shown, place = self._formatter, fit.evidence
        failures = {failure.kind: failure for failure in fit.outside}
        why_outside = listed(
            (failure_text(failure, currency, shown) for failure in fit.outside), with_commas=True
        )
        base = Tone.QUIET if fit.outside else Tone.NORMAL

        def figure(text: str, *kinds: LimitKind, hint: str = "") -> Cell:
            failed = [failures[kind] for kind in kinds if kind in failures]
            if failed:
                hint = failure_text(failed[0], currency, shown)
            return Cell(text, tone=Tone.WARNING if failed else base, hint=hint)

        detail = PlaceTick(
            PlaceDetail(place.place.country, place.place.name),
            is_ticked,
            is_starred,
        )
        why = self._why(fit)
        review = any(rule for rule in place.restrictions if not rule.region)
        is_refused = LimitKind.RESTRICTION in failures
        return (
            Cell(
                place.place.name,
                detail=detail,
                tone=Tone.WARNING if is_refused else base,
                hint=listed(
                    (
                        place_name(place),
                        why_outside or (_("a rule asks for review") if review else ""),
                    )
                ).rstrip(", ،"),
            ),
            Cell(fit_text(fit.fit, shown), tone=base, hint=_missing(fit)),
            Cell(why, detail=_why_bar(fit), tone=base, hint=why),
            figure(pool_text(place, shown), LimitKind.MIN_POOL, hint=pool_span(place, shown)),
            figure(overlap_text(place, shown), LimitKind.MIN_OVERLAP),
            figure(cost_text(place, currency, shown), LimitKind.MAX_COST),
            figure(holidays_text(place, shown), LimitKind.MAX_HOLIDAYS),
            self._grade(fit, is_failing=LimitKind.PAY_GRADE in failures, tone=base),
        )

    def _why(self, fit: PlaceFit) -> str:
        parts = (
            f"{part_name(part)} {self._formatter.integer(round(fit.contributions[part] * 100))}"
            for part in PART_SLOTS
            if part in fit.contributions
        )
        return listed(parts) or _missing(fit)

    def _grade(self, fit: PlaceFit, *, is_failing: bool, tone: Tone) -> Cell:
        if fit.grade is None:
            return Cell("", tone=tone)
        hint = _("grade {grade}, {meaning}").format(
            grade=fit.grade.value, meaning=grade_meaning(fit.grade)
        )
        return Cell(
            fit.grade.value,
            detail=fit.grade,
            tone=Tone.WARNING if is_failing else tone,
            hint=hint,
        )


def _missing(fit: PlaceFit) -> str:
    return listed((missing_part_help(part) for part in fit.missing), with_commas=True)


def _why_bar(fit: PlaceFit) -> WhyBar:
    pieces = tuple(
        (slot, fit.contributions[part])
        for part, slot in PART_SLOTS.items()
        if part in fit.contributions
    )
    return WhyBar(pieces, is_pale=bool(fit.outside))


def _sorted(fits: Sequence[PlaceFit], sort: tuple[str, bool]) -> Sequence[PlaceFit]:
    """Return places by a column; those without the figure stand last either way."""
    key, is_descending = sort
    if key not in _VALUES:
        return fits
    value = _VALUES[key]
    known = [fit for fit in fits if value(fit) is not None]
    unknown = [fit for fit in fits if value(fit) is None]
    return [*sorted(known, key=value, reverse=is_descending), *unknown]  # type: ignore[arg-type]


_VALUES: Mapping[str, Callable[[PlaceFit], object]] = {
    PLACE: lambda fit: plain(fit.evidence.place.name),
    FIT: lambda fit: fit.fit,
    WHY: lambda fit: fit.fit,
    POOL: lambda fit: fit.evidence.pool.people.expected if fit.evidence.pool else None,
    OVERLAP: lambda fit: fit.evidence.overlap.median_minutes if fit.evidence.overlap else None,
    COST: lambda fit: fit.evidence.pay.cost.annual_reporting if fit.evidence.pay else None,
    HOLIDAYS: lambda fit: fit.evidence.holidays,
    DATA: lambda fit: None if fit.grade is None else tuple(Grade).index(fit.grade),
}
