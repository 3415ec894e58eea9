"""Places side by side: each figure as bars on one scale, with its range where it has one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from planner.calculators.place_cost import quartile_costs
from planner.calculators.place_fit import PlaceFit
from planner.calculators.places.marginal_hire import MarginalHire
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.places.fit_words import (
    NO_FIGURE,
    cost_text,
    fit_text,
    overlap_text,
    pool_text,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.quantities.identifiers import PlaceId

MOST_COMPARED = 5


@dataclass(frozen=True, slots=True)
class MetricBar:
    """The figure of one place.

    Attributes:
        name: The place.
        slot: Its color in the categorical palette.
        text: The figure.
        share: How long the bar is, 0 to 1; None without a figure.
        span: Where its range runs, 0 to 1; None where there is none.
        is_best: Whether no other place has a better one.
    """

    name: str
    slot: int
    text: str
    share: float | None
    span: tuple[float, float] | None
    is_best: bool


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure of several places, and what it is counted in."""

    title: str
    unit: str
    bars: tuple[MetricBar, ...]


Value = Callable[[PlaceFit], float | None]
Span = Callable[[PlaceFit], tuple[float, float] | None]


def metrics(
    board: PlacesBoard,
    compared: Sequence[PlaceId],
    slots: Mapping[PlaceId, int],
    hires: Mapping[PlaceId, MarginalHire],
    formatter: Formatter,
) -> tuple[Metric, ...]:
    """Return the figures of the compared places, in their order.

    Args:
        board: All places.
        compared: Which of them; those the market no longer has are left out.
        slots: Their colors.
        hires: What one more person in each would change; empty until it is worked out.
        formatter: Writes figures.
    """
    fits = [board.by_id[place_id] for place_id in compared if place_id in board.by_id]
    currency = board.plan.reporting_currency
    made = _Maker(fits, slots)
    anchor = board.anchor
    found = [
        made.metric(
            _("Fit"), _("0 – 100"), lambda fit: fit.fit, lambda f: fit_text(f.fit, formatter), top=1
        ),
        made.metric(
            _("People in pool"),
            _("low to high"),
            lambda fit: fit.evidence.pool.people.expected if fit.evidence.pool else None,
            lambda fit: pool_text(fit.evidence, formatter),
            span=_pool_span,
        ),
        made.metric(
            _("Cost, fully loaded"),
            _("{currency} a year, P25 to P75").format(currency=currency),
            lambda f: float(f.evidence.pay.cost.annual_reporting) if f.evidence.pay else None,
            lambda fit: cost_text(fit.evidence, currency, formatter),
            span=lambda fit: _cost_span(fit, board),
            is_less_better=True,
        ),
        made.metric(
            _("Notice by law"),
            _("days"),
            lambda fit: float(fit.evidence.terms.notice_days) if fit.evidence.terms else None,
            lambda fit: (
                formatter.number(fit.evidence.terms.notice_days, 0)
                if fit.evidence.terms
                else NO_FIGURE
            ),
            is_less_better=True,
        ),
        made.metric(
            _("Public holidays"),
            _("days a year"),
            lambda f: None if f.evidence.holidays is None else float(f.evidence.holidays),
            lambda fit: (
                NO_FIGURE
                if fit.evidence.holidays is None
                else formatter.integer(fit.evidence.holidays)
            ),
            is_less_better=True,
        ),
    ]
    if anchor is not None:
        overlap = made.metric(
            _("Overlap with {place}").format(place=anchor.name),
            _("least to most"),
            lambda fit: fit.evidence.overlap.median_minutes if fit.evidence.overlap else None,
            lambda fit: overlap_text(fit.evidence, formatter),
            span=_overlap_span,
            top=480.0,
        )
        found.insert(2, overlap)
    if hires:
        found.append(_gap_metric(made, hires, formatter))
    return tuple(found)


def _gap_metric(
    made: "_Maker", hires: Mapping[PlaceId, MarginalHire], formatter: Formatter
) -> Metric:
    def gained(fit: PlaceFit) -> float | None:
        hire = hires.get(fit.evidence.place.id)
        change = None if hire is None else hire.gap_week_change
        return None if change is None else float(-change)

    def text(fit: PlaceFit) -> str:
        minutes = gained(fit)
        return NO_FIGURE if minutes is None else formatter.hours(minutes)

    return made.metric(_("Hours covered by one more"), _("hours a week"), gained, text)


def _pool_span(fit: PlaceFit) -> tuple[float, float] | None:
    pool = fit.evidence.pool
    return None if pool is None else (pool.people.low, pool.people.high)


def _cost_span(fit: PlaceFit, board: PlacesBoard) -> tuple[float, float] | None:
    found, place = fit.evidence.pay, fit.evidence.place
    if found is None:
        return None
    lower, upper = quartile_costs(found, place, board.choices.engagement, board.plan, board.market)
    return float(lower), float(upper)


def _overlap_span(fit: PlaceFit) -> tuple[float, float] | None:
    shared = fit.evidence.overlap
    return None if shared is None else (float(shared.min_minutes), float(shared.max_minutes))


def _no_span(_fit: PlaceFit) -> tuple[float, float] | None:
    return None


class _Maker:
    """Puts figures of some places on one scale."""

    def __init__(self, fits: Sequence[PlaceFit], slots: Mapping[PlaceId, int]) -> None:
        self._fits, self._slots = fits, slots

    def metric(  # noqa: PLR0913 -- what a figure is made of
        self,
        title: str,
        unit: str,
        value: Value,
        text: Callable[[PlaceFit], str],
        *,
        span: Span = _no_span,
        top: float | None = None,
        is_less_better: bool = False,
    ) -> Metric:
        values = [value(fit) for fit in self._fits]
        known = [each for each in values if each is not None]
        spans = [span(fit) for fit in self._fits]
        highest = top or max([*known, *(each[1] for each in spans if each)], default=0.0)
        best = (min if is_less_better else max)(known, default=None)
        is_telling = len(set(known)) > 1
        bars = tuple(
            MetricBar(
                name=fit.evidence.place.name,
                slot=self._slots[fit.evidence.place.id],
                text=text(fit),
                share=None if number is None else _share(number, highest),
                span=None if ends is None else (_share(ends[0], highest), _share(ends[1], highest)),
                is_best=is_telling and number == best,
            )
            for fit, number, ends in zip(self._fits, values, spans, strict=True)
        )
        return Metric(title, unit, bars)


def _share(value: float, highest: float) -> float:
    return min(max(value / highest, 0.0), 1.0) if highest > 0 else 0.0
