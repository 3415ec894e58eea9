"""Writes seats as cells a spreadsheet understands and pasting reads back as the same positions."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from planner.intake.columns.seat_fields import SeatField, seat_field_name
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.number_forms import decimal_form, figures_locale
from planner.localization.terms import (
    engagement_name,
    level_name,
    priority_name,
    role_name,
    role_with_level,
    status_name,
)
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, Priority, Seat, TeamMember
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
_WHERE_FILLED = (SeatField.PRIORITY, SeatField.HIRING_MANAGER, SeatField.COST_CENTER)
"""Fields that are written where a seat has them or a column shows them."""
_BESIDE = {SeatField.ROLE: SeatField.LEVEL, SeatField.BASE_PAY: SeatField.CURRENCY}
"""What stands right of a field unless it has a place of its own."""


def written_rows(
    plan: Plan,
    market: Snapshot,
    seats: Sequence[Seat],
    formatter: Formatter,
    costs: Mapping[SeatId, Decimal],
    shown: Sequence[SeatField] = (),
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
        shown: The fields one sees, in their order; they come first, so that cells stand as they
            do in the table, and the others follow, so that pasting loses nothing.
    """
    fields = _ordered(shown, seats)
    has_names = any(isinstance(seat, TeamMember) for seat in seats)
    cost = _("Cost, {currency} / yr").format(currency=plan.reporting_currency)
    headings = [*map(seat_field_name, fields), cost]
    rows = [[seat_field_name(SeatField.ID), *([_("Name")] if has_names else []), *headings]]
    teams = {team.id: team.name for team in plan.teams}
    for seat in seats:
        cells = [_cell(seat, field, teams, market, formatter) for field in fields]
        cells.append(_number(costs[seat.id], formatter) if seat.id in costs else "")
        name = [seat.name if isinstance(seat, TeamMember) else ""] if has_names else []
        rows.append([seat.id, *name, *cells])
    return rows


def written_cell(seat: Seat, field: SeatField, market: Snapshot, formatter: Formatter) -> str:
    """Return one field of a seat as it can be pasted into another one."""
    if field is SeatField.ROLE:
        return role_with_level(seat.role, seat.level)
    return _cell(seat, field, {}, market, formatter)


def _ordered(shown: Sequence[SeatField], seats: Sequence[Seat]) -> list[SeatField]:
    filled = [each for each in _WHERE_FILLED if any(_is_filled(seat, each) for seat in seats)]
    ordered: dict[SeatField, None] = {}
    for field in (*shown, *_FIELDS, *filled):
        ordered[field] = None
        beside = _BESIDE.get(field)
        if beside is not None and beside not in shown:
            ordered[beside] = None
    return list(ordered)


def _is_filled(seat: Seat, field: SeatField) -> bool:
    value = getattr(seat, field, "")
    return bool(value) and value is not Priority.MEDIUM


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
        SeatField.PRIORITY: priority_name(seat.priority) if isinstance(seat, Position) else "",
        SeatField.HIRING_MANAGER: seat.hiring_manager if isinstance(seat, Position) else "",
        SeatField.COST_CENTER: seat.cost_center,
        SeatField.NOTES: seat.notes,
    }[field]


def _number(amount: Decimal, formatter: Formatter) -> str:
    """Write a number without grouping, with the reader's decimal sign."""
    digits = 0 if amount == amount.to_integral_value() else 2
    sign = decimal_form(figures_locale(formatter.locale)).decimal
    return f"{amount:.{digits}f}".replace(".", sign)
