"""Cost by month and place for the chart and for the table with the same numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.apportionment import sum_by_month
from planner.calculators.evaluation import Evaluation
from planner.desktop.viewmodels.period import Period
from planner.desktop.viewmodels.place_colors import EXISTING_SLOT, OTHER_SLOT, PlaceColors
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.month import Month


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
    existing = budget.by_place[None].sums if None in budget.by_place else ()
    sums = {place: summed.sums for place, summed in budget.by_place.items() if place is not None}
    kept = colors.assign(sums, {place: float(sum(each)) for place, each in sums.items()})
    series = [
        CostSeries(
            _("Existing {count}").format(
                count=formatter.integer(evaluation.headline.existing_heads)
            ),
            EXISTING_SLOT,
            existing[stretch],
        )
    ]
    series += [
        CostSeries(_place_name(evaluation, place), colors.slot(place), sums[place][stretch])
        for place in kept
    ]
    rest = [place for place in sums if place not in kept]
    if rest:
        names = listed(_place_name(evaluation, place) for place in rest)
        amounts = sum_by_month([sums[place] for place in rest], len(budget.months))[stretch]
        series.append(CostSeries(names, OTHER_SLOT, amounts))
    return MonthlyCost(
        budget.currency,
        budget.months[stretch],
        tuple(each for each in series if each.amounts and any(each.amounts)),
        budget.totals[stretch],
        budget.budget[stretch],
    )


def _place_name(evaluation: Evaluation, place: PlaceId) -> str:
    known: Mapping[PlaceId, object] = evaluation.market.places
    return evaluation.market.places[place].name if place in known else str(place)
