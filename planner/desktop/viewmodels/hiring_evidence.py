"""What stands behind the day a seat is expected to start on, and the day all are filled by."""

from collections.abc import Iterable

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring import coefficients as named
from planner.calculators.hiring.seat_timeline import SeatTimeline, Timeline
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.market_evidence import evidence_resting_on
from planner.desktop.viewmodels.timeline_cells import NEVER, never_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.terms import role_with_level
from planner.market.snapshot import Snapshot
from planner.plan.model import Position, PositionStatus

_OF_ALL = (
    named.BASELINE_DAYS,
    named.SPREAD,
    named.POOL_ELASTICITY,
    named.PAY_ELASTICITY,
    named.DECLINE_AT_MEDIAN,
)
"""The coefficients behind every seat's days, the main one first."""


def expected_evidence(
    evaluation: Evaluation, position: Position, timeline: SeatTimeline, formatter: Formatter
) -> Evidence:
    """Return what stands behind the expected start of a position.

    Args:
        evaluation: The plan and its results.
        position: The position.
        timeline: When it is expected to fill.
        formatter: Writes days.
    """
    market = evaluation.market
    place = market.places.get(position.place_id)
    keys = [*_OF_ALL, named.role_name(position.role), named.level_name(position.level)]
    if place is not None:
        keys.append(named.country_name(place.country))
    figure = _("Expected start: {seat}").format(seat=role_with_level(position.role, position.level))
    if not timeline.hiring.fill_probability:
        return Evidence(figure, NEVER, method=never_text())
    value = formatter.date_short(timeline.expected.first_day)
    if position.status is PositionStatus.ACCEPTED:
        method = _("The offer is accepted: the start is that of the plan.")
        return Evidence(figure, value, method=method)
    return _resting_on(keys, figure, value, _days_text(timeline, formatter), market, formatter)


def filled_evidence(
    evaluation: Evaluation, timeline: Timeline, figure: str, value: str, formatter: Formatter
) -> Evidence:
    """Return what stands behind the day by which all seats are filled.

    Args:
        evaluation: The plan and its results.
        timeline: When its seats are expected to fill.
        figure: What it is called.
        value: The day.
        formatter: Writes days.
    """
    seats = len(timeline.seats)
    method = ngettext(
        "The chance of {count} open seat to have begun by each day.",
        "The chances of {count} open seats to have begun by each day, multiplied as if they were "
        "independent of each other.",
        seats,
    ).format(count=formatter.integer(seats))
    return _resting_on(_OF_ALL, figure, value, method, evaluation.market, formatter)


def _days_text(timeline: SeatTimeline, formatter: Formatter) -> str:
    """Return what the days from requisition to first day are the sum of."""
    parts = {
        _("{days} for a free recruiter"): round(timeline.wait_days),
        _("{days} to an accepted offer"): round(timeline.hiring.median_days),
        _("{days} for declined offers"): round(timeline.decline_days),
        _("{days} of notice and preparation"): timeline.hiring.days_to_start,
    }
    texts = [text.format(days=_days(days, formatter)) for text, days in parts.items() if days]
    opened = _("From {day} on, at even odds:").format(
        day=formatter.date_short(timeline.hiring.opened)
    )
    return f"{opened} {' + '.join(texts)}."


def _days(days: int, formatter: Formatter) -> str:
    return ngettext("{count} day", "{count} days", days).format(count=formatter.integer(days))


def _resting_on(
    keys: Iterable[str],
    figure: str,
    value: str,
    method: str,
    market: Snapshot,
    formatter: Formatter,
) -> Evidence:
    known = market.hiring_coefficients
    found = tuple(known[key].provenance for key in keys if key in known)
    if not found:
        return Evidence(figure, value, method=method)
    return evidence_resting_on(figure, value, found, method, market, formatter)
