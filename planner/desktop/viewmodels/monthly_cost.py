"""Cost by month and place for the chart and for the table with the same numbers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.desktop.viewmodels.period import Period
from planner.desktop.viewmodels.place_colors import EXISTING_SLOT, OTHER_SLOT, PlaceColors
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId
from planner.quantities.month import Month

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class CostSeries:
    """One color of the stack: its name, its palette slot and an amount a month."""

    name: str
    color_slot: int
    amounts: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class MonthlyCost:
    """What the chart shows; ``series`` from the bottom of the stack up."""

    currency: CurrencyCode
    months: tuple[Month, ...]
    series: tuple[CostSeries, ...]
    totals: tuple[Decimal, ...]
    budget: tuple[Decimal | None, ...]


def monthly_cost(
    evaluation: Evaluation, period: Period, colors: PlaceColors, formatter: Formatter
) -> MonthlyCost:
    """Stack the months of a period: people at work below, then the places of positions."""
    budget = evaluation.budget
    stretch = slice(period.first, period.first + period.months)
    existing, by_place = _rows_by_place(evaluation)
    sums = {place: _sums(rows) for place, rows in by_place.items()}
    kept = colors.assign(by_place, {place: float(sum(each)) for place, each in sums.items()})
    series = [
        CostSeries(
            _("Existing {count}").format(
                count=formatter.integer(evaluation.headline.existing_heads)
            ),
            EXISTING_SLOT,
            _sums(existing)[stretch],
        )
    ]
    series += [
        CostSeries(_place_name(evaluation, place), colors.slot(place), sums[place][stretch])
        for place in kept
    ]
    rest = [place for place in by_place if place not in kept]
    if rest:
        names = listed(_place_name(evaluation, place) for place in rest)
        amounts = _sums([sums[place] for place in rest])[stretch]
        series.append(CostSeries(names, OTHER_SLOT, amounts))
    return MonthlyCost(
        budget.currency,
        budget.months[stretch],
        tuple(each for each in series if each.amounts and any(each.amounts)),
        budget.totals[stretch],
        budget.budget[stretch],
    )


def _rows_by_place(
    evaluation: Evaluation,
) -> tuple[list[tuple[Decimal, ...]], dict[PlaceId, list[tuple[Decimal, ...]]]]:
    members: frozenset[SeatId] = frozenset(member.id for member in evaluation.plan.members)
    places = {seat.id: seat.place_id for seat in evaluation.plan.seats}
    existing: list[tuple[Decimal, ...]] = []
    by_place: defaultdict[PlaceId, list[tuple[Decimal, ...]]] = defaultdict(list)
    for seat in evaluation.budget.seats:
        rows = existing if seat.seat_id in members else by_place[places[seat.seat_id]]
        rows.append(seat.reporting_total)
    return existing, dict(by_place)


def _sums(rows: Sequence[tuple[Decimal, ...]]) -> tuple[Decimal, ...]:
    return tuple(sum(column, _ZERO) for column in zip(*rows, strict=True))


def _place_name(evaluation: Evaluation, place: PlaceId) -> str:
    known: Mapping[PlaceId, object] = evaluation.market.places
    return evaluation.market.places[place].name if place in known else str(place)
