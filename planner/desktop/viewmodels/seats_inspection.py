"""What the inspector says about several seats: how many, where, and what they cost together."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.figures import Figure, Section
from planner.desktop.viewmodels.positions_table import is_budgeted
from planner.desktop.viewmodels.seat_cells import PlaceDetail, local_money, seat_title
from planner.desktop.viewmodels.seat_inspection import SeatInspection
from planner.localization.formatting import Formatter, LocalMoney
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.plan.model import Position, Seat

MOST_LISTED = 12
"""Seats whose cost is listed one by one; the others are summed up in a line."""

_MOST_PLACES = 3


def inspect_seats(
    evaluation: Evaluation, seats: Sequence[Seat], formatter: Formatter
) -> SeatInspection:
    """Return what the inspector says about several seats."""
    count = len(seats)
    title = ngettext("{count} seat", "{count} seats", count).format(count=formatter.integer(count))
    total = sum(_costs(evaluation, seats), Decimal(0))
    currency = evaluation.plan.reporting_currency
    return SeatInspection(
        seat_id=_("Selection"),
        title=title,
        subtitle="",
        status="",
        status_tone=Tone.NEUTRAL,
        place=PlaceDetail("", _places(evaluation, seats)),
        facts="",
        base_pay=_shared_pay(evaluation, seats, formatter),
        loaded_cost=formatter.reporting_rounded(total, currency),
        problems=(),
        cost=_cost_section(evaluation, seats, formatter),
        one_off=None,
        not_in_total=None,
        case=None,
        working_day=None,
        dates=None,
        is_position=any(isinstance(seat, Position) for seat in seats),
    )


def _costs(evaluation: Evaluation, seats: Sequence[Seat]) -> Iterator[Decimal]:
    """Yield the annual cost of the seats that are budgeted, in the reporting currency."""
    for seat in seats:
        cost = evaluation.seat_costs.get(seat.id)
        if cost is not None and is_budgeted(seat):
            yield cost.annual_reporting


def _places(evaluation: Evaluation, seats: Sequence[Seat]) -> str:
    places = evaluation.market.places
    ids = dict.fromkeys(seat.place_id for seat in seats)
    names = [places[each].name if each in places else each for each in ids]
    more = len(names) - _MOST_PLACES
    if more > 0:
        names = [*names[:_MOST_PLACES], f"+{more}"]
    return listed(names)


def _shared_pay(evaluation: Evaluation, seats: Sequence[Seat], formatter: Formatter) -> LocalMoney:
    """Return the base pay all seats have; nothing where it differs."""
    if len({seat.base_pay for seat in seats}) > 1:
        return LocalMoney("", "")
    place = evaluation.market.places.get(seats[0].place_id)
    return local_money(seats[0].base_pay, place, formatter)


def _cost_section(evaluation: Evaluation, seats: Sequence[Seat], formatter: Formatter) -> Section:
    currency = evaluation.plan.reporting_currency
    total = sum(_costs(evaluation, seats), Decimal(0))
    figures = [_cost_figure(evaluation, seat, formatter) for seat in seats[:MOST_LISTED]]
    rest = seats[MOST_LISTED:]
    if rest:
        label = ngettext("{count} more", "{count} more", len(rest)).format(
            count=formatter.integer(len(rest))
        )
        amount = sum(_costs(evaluation, rest), Decimal(0))
        figures.append(Figure(label, formatter.money(amount, currency)))
    figures.append(Figure(_("Fully loaded"), formatter.money(total, currency), is_sum=True))
    return Section(_("Cost of a full year"), tuple(figures), currency)


def _cost_figure(evaluation: Evaluation, seat: Seat, formatter: Formatter) -> Figure:
    label = listed((seat.id, seat_title(seat)))
    cost = evaluation.seat_costs.get(seat.id)
    if cost is None:
        return Figure(label, "—", tone=Tone.QUIET)
    if not is_budgeted(seat):
        return Figure(label, _("not budgeted"), tone=Tone.QUIET)
    amount = formatter.money(cost.annual_reporting, evaluation.plan.reporting_currency)
    return Figure(label, amount)
