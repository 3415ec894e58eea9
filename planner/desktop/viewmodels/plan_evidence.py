"""What stands behind the figures a plan works out: costs, base pay and shared hours."""

from dataclasses import replace

from planner.calculators.cost_evidence import plan_cost_evidence, seat_cost_evidence
from planner.calculators.evaluation import Evaluation
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.evidence_sections import cell_evidence
from planner.desktop.viewmodels.market_evidence import (
    cited_sources,
    evidence_line,
    evidence_resting_on,
)
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.desktop.viewmodels.seat_cells import BAND, BASE_PAY, COST, OVERLAP, POOL, seat_title
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.place import Place
from planner.plan.model import Seat
from planner.quantities.identifiers import SourceId

_CALENDARS = SourceId("public-holidays")
_FROM_BIG_TABLES = frozenset({BAND, POOL, BASE_PAY})


def shown_evidence(
    evaluation: Evaluation, seat: Seat, column: str, formatter: Formatter
) -> Evidence | None:
    """Return what stands behind a cell of the positions table.

    Behind base pay, which the plan assumes, stands the pay band it can be held against. None for
    a cell that shows no figure, and for one whose table is not read yet.
    """
    if column in _FROM_BIG_TABLES:
        if not is_evidence_read(evaluation.market):
            return None
        of_column = BAND if column == BASE_PAY else column
        return cell_evidence(evaluation, seat, of_column, formatter)
    if column == COST:
        return _seat_cost(evaluation, seat, formatter)
    return _seat_overlap(evaluation, seat, formatter) if column == OVERLAP else None


def shown_line(evaluation: Evaluation, seat: Seat, column: str, formatter: Formatter) -> str:
    """Return where a cell's figure comes from, in one line; empty where it shows none."""
    evidence = shown_evidence(evaluation, seat, column, formatter)
    if evidence is None:
        return ""
    line = line_of(evidence)
    if column != BASE_PAY:
        return line
    return _("Assumption of this plan. Its pay band: {line}").format(line=line)


def line_of(evidence: Evidence) -> str:
    """Return one line of evidence; of a figure that rests on assumptions alone, that it does."""
    is_assumed = evidence.key is None and not evidence.sources and evidence.own is None
    if is_assumed and evidence.value != _("No evidence"):
        return evidence.method
    return evidence_line(evidence)


def whole_cost(evaluation: Evaluation, figure: str, value: str, formatter: Formatter) -> Evidence:
    """Return what stands behind a cost of the whole plan.

    Args:
        evaluation: The plan and its results.
        figure: What it is, such as its run-rate.
        value: The figure.
        formatter: Writes days.
    """
    found = plan_cost_evidence(evaluation)
    if not found:
        return Evidence(figure, value, method=_only_assumed())
    return evidence_resting_on(figure, value, found, _of_cost(), evaluation.market, formatter)


def shared_hours(
    evaluation: Evaluation, figure: str, value: str, places: tuple[Place, ...], formatter: Formatter
) -> Evidence:
    """Return what stands behind hours shared between places, at least one."""
    method = _(
        "Hours both are at work by the clocks of their time zones, on the working days of both "
        "places over the year; public holidays are left out."
    )
    found = tuple(place.provenance for place in places)
    market = evaluation.market
    shown = evidence_resting_on(figure, value, found, method, market, formatter)
    return replace(shown, sources=(*shown.sources, *cited_sources((_CALENDARS,), market)))


def shared_by_all(
    evaluation: Evaluation, figure: str, value: str, formatter: Formatter
) -> Evidence | None:
    """Return what stands behind the hours shared with the plan's anchor.

    None where nobody outside the anchor shares any.
    """
    plan, known = evaluation.plan, evaluation.market.places
    if evaluation.headline.median_overlap_minutes is None:
        return None
    ids = dict.fromkeys((plan.anchor_id, *(seat.place_id for seat in plan.seats)))
    places = tuple(known[each] for each in ids if each in known)
    return shared_hours(evaluation, figure, value, places, formatter) if places else None


def _seat_cost(evaluation: Evaluation, seat: Seat, formatter: Formatter) -> Evidence | None:
    cost = evaluation.seat_costs.get(seat.id)
    if cost is None:
        return None
    plan, market = evaluation.plan, evaluation.market
    figure = _("Cost of a full year: {seat}").format(seat=seat_title(seat))
    value = formatter.money(cost.annual_reporting, plan.reporting_currency)
    found = seat_cost_evidence(seat, cost, plan, market)
    if not found:
        return Evidence(figure, value, method=_only_assumed())
    return evidence_resting_on(figure, value, found, _of_cost(), market, formatter)


def _seat_overlap(evaluation: Evaluation, seat: Seat, formatter: Formatter) -> Evidence | None:
    overlap = evaluation.overlaps.get(seat.id)
    places, plan = evaluation.market.places, evaluation.plan
    both = tuple(
        places[each] for each in (seat.place_id, plan.anchor_of(seat.team_id)) if each in places
    )
    if overlap is None or not both:
        return None
    figure = _("Hours shared with {anchor}: {place}").format(
        anchor=overlap.anchor_label, place=both[0].name
    )
    value = _("{hours} h").format(hours=formatter.hours(overlap.median_minutes))
    return shared_hours(evaluation, figure, value, both, formatter)


def _only_assumed() -> str:
    return _("Rests on assumptions of this plan alone.")


def _of_cost() -> str:
    return _(
        "Base pay, benefits and overhead as this plan assumes them, with contributions by law, "
        "service fees and exchange rates of the market data. As old as the oldest of these "
        "figures, as sure as the weakest."
    )
