"""Writes seats as cells a spreadsheet understands and pasting reads back as the same positions."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from planner.intake.seat_fields import SeatField, seat_field_name
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.number_forms import decimal_form, figures_locale
from planner.localization.terms import (
    engagement_name,
    level_name,
    role_name,
    role_with_level,
    status_name,
)
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, Seat, TeamMember
from planner.quantities.identifiers import SeatId, TeamId

_FIELDS = (
    SeatField.ROLE,
    SeatField.LEVEL,
    SeatField.TEAM,
    SeatField.PLACE,
    SeatField.ENGAGEMENT,
    SeatField.START,
    SeatField.END,
    SeatField.BASE_PAY,
    SeatField.CURRENCY,
    SeatField.STATUS,
    SeatField.NOTES,
)


def written_rows(
    plan: Plan,
    market: Snapshot,
    seats: Sequence[Seat],
    formatter: Formatter,
    costs: Mapping[SeatId, Decimal],
) -> list[list[str]]:
    """Return headings and a row for each seat.

    Dates are ISO dates and amounts plain numbers with their currency beside them, which every
    spreadsheet takes as dates and numbers in any language. IDs stand first, then names where
    there are team members, the cost of a year last; pasting leaves IDs and costs aside.

    Args:
        plan: The plan; it names teams.
        market: It names places.
        seats: The seats, in their order.
        formatter: The reader's form of decimals.
        costs: Fully loaded cost of a year in the plan's reporting currency.
    """
    has_names = any(isinstance(seat, TeamMember) for seat in seats)
    cost = _("Cost, {currency} / yr").format(currency=plan.reporting_currency)
    headings = [*map(seat_field_name, _FIELDS), cost]
    rows = [[seat_field_name(SeatField.ID), *([_("Name")] if has_names else []), *headings]]
    teams = {team.id: team.name for team in plan.teams}
    for seat in seats:
        cells = [_cell(seat, field, teams, market, formatter) for field in _FIELDS]
        cells.append(_number(costs[seat.id], formatter) if seat.id in costs else "")
        name = [seat.name if isinstance(seat, TeamMember) else ""] if has_names else []
        rows.append([seat.id, *name, *cells])
    return rows


def written_cell(seat: Seat, field: SeatField, market: Snapshot, formatter: Formatter) -> str:
    """Return one field of a seat as it can be pasted into another one."""
    if field is SeatField.ROLE:
        return role_with_level(seat.role, seat.level)
    return _cell(seat, field, {}, market, formatter)


def _cell(
    seat: Seat,
    field: SeatField,
    teams: Mapping[TeamId, str],
    market: Snapshot,
    formatter: Formatter,
) -> str:
    place = market.places.get(seat.place_id)
    return {
        SeatField.ID: seat.id,
        SeatField.ROLE: role_name(seat.role),
        SeatField.LEVEL: level_name(seat.level),
        SeatField.TEAM: teams.get(seat.team_id, ""),
        SeatField.PLACE: place_label(place) if place is not None else seat.place_id,
        SeatField.ENGAGEMENT: engagement_name(seat.engagement),
        SeatField.START: seat.start.isoformat(),
        SeatField.END: seat.end.isoformat() if seat.end is not None else "",
        SeatField.BASE_PAY: _number(seat.base_pay.amount, formatter),
        SeatField.CURRENCY: seat.base_pay.currency,
        SeatField.STATUS: status_name(seat.status) if isinstance(seat, Position) else "",
        SeatField.NOTES: seat.notes if isinstance(seat, Position) else "",
    }[field]


def _number(amount: Decimal, formatter: Formatter) -> str:
    """Write a number without grouping, with the reader's decimal sign."""
    digits = 0 if amount == amount.to_integral_value() else 2
    sign = decimal_form(figures_locale(formatter.locale)).decimal
    return f"{amount:.{digits}f}".replace(".", sign)
