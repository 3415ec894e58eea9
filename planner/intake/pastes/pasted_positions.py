"""Turns read rows into a plan with new positions, or with other values in those there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.calculators.compensation import PercentileRangeError
from planner.calculators.moved_pay import moved_pay
from planner.calculators.seat_evidence import band_pay
from planner.intake.cells.cell_reading import ReadRow
from planner.intake.columns.seat_terms import team_key
from planner.market.snapshot import Snapshot
from planner.plan.edits import (
    add_positions,
    change_each_seat,
    new_position,
    next_position_ids,
)
from planner.plan.edits.team_edits import add_teams, next_team_ids
from planner.plan.model import Plan, Position, Seat, TeamMember
from planner.quantities.identifiers import SeatId, TeamId
from planner.quantities.money import Money

_OF_POSITIONS = frozenset({"status", "priority", "hiring_manager"})
"""A team member has none of them; what is pasted over them is left out."""


@dataclass(frozen=True, slots=True)
class PastedPlan:
    """A plan after pasting.

    Attributes:
        plan: The edited plan.
        seat_ids: The positions added or the seats changed, in the order of the rows.
        new_teams: The names of teams that were not there before.
        paid_from_band: How many positions came without pay and take their band's.
        converted: How many seats moved and keep their pay, converted at plan rates.
    """

    plan: Plan
    seat_ids: tuple[SeatId, ...]
    new_teams: tuple[str, ...] = ()
    paid_from_band: int = 0
    converted: int = 0


def add_rows(
    plan: Plan, market: Snapshot, rows: Sequence[ReadRow], like: SeatId | None = None
) -> PastedPlan:
    """Add a position for each row.

    What a row does not say comes from the seat ``like``, as for a position added by hand; pay it
    does not say comes from the pay band at the plan's target percentile where there is one, else
    it is converted at plan rates.

    Raises:
        PlanEditError: See ``new_position`` and ``add_positions``.
    """
    template = new_position(plan, market, like)
    teams, edited, new_teams = teams_for(plan, (row.values for row in rows))
    bands: dict[tuple[object, ...], Money | None] = {}
    positions, paid = [], 0
    for seat_id, row in zip(next_position_ids(plan, len(rows)), rows, strict=True):
        position = replace(template, id=seat_id, **_values(row, teams))
        if "base_pay" not in row.values:
            key = (position.role, position.level, position.place_id)
            if key not in bands:
                bands[key] = _band_pay(position, plan, market)
            pay = bands[key]
            paid += pay is not None
            local = market.currency_of(position.place_id)
            pay = pay or moved_pay(position.base_pay, local, plan, market)
            position = replace(position, base_pay=pay)
        positions.append(position)
    after = like if any(each.id == like for each in plan.positions) else None
    edited = add_positions(edited, positions, after=after)
    return PastedPlan(edited, tuple(each.id for each in positions), new_teams, paid)


def change_rows(
    plan: Plan, market: Snapshot, seat_ids: Sequence[SeatId], rows: Sequence[ReadRow]
) -> PastedPlan:
    """Change a seat for each row; what the row does not say stays.

    Pay of a seat that moves to another currency is converted at plan rates, unless the row says
    it. A team member has no status and no hiring: those cells are left out.

    Raises:
        PlanEditError: See ``change_each_seat``.
        UnknownCurrencyError: If pay must be converted and there is no rate.
    """
    teams, edited, new_teams = teams_for(plan, (row.values for row in rows))
    seats = {seat.id: seat for seat in plan.seats}
    changes: dict[SeatId, Mapping[str, Any]] = {}
    converted = 0
    for seat_id, row in zip(seat_ids, rows, strict=True):
        values = _values_for(seats[seat_id], row, teams)
        pay = pay_after_moving(seats[seat_id], values, plan, market)
        if pay is not None:
            values["base_pay"] = pay
            converted += 1
        if values:
            changes[seat_id] = values
    edited = change_each_seat(edited, changes)
    return PastedPlan(edited, tuple(seat_ids), new_teams, converted=converted)


def _values(row: ReadRow, teams: Mapping[str, TeamId]) -> dict[str, Any]:
    values = {name: value for name, value in row.values.items() if name != "team"}
    team = row.values.get("team")
    return values if team is None else {**values, "team_id": teams[team_key(str(team))]}


def _values_for(seat: Seat, row: ReadRow, teams: Mapping[str, TeamId]) -> dict[str, Any]:
    values = _values(row, teams)
    if isinstance(seat, TeamMember):
        return {name: value for name, value in values.items() if name not in _OF_POSITIONS}
    return values


def pay_after_moving(
    seat: Seat, values: Mapping[str, Any], plan: Plan, market: Snapshot
) -> Money | None:
    """Return the pay of a seat that moves to another currency; None where it keeps its pay.

    Raises:
        UnknownCurrencyError: If there is no rate to convert it at.
    """
    if "base_pay" in values or values.get("place_id", seat.place_id) == seat.place_id:
        return None
    currency = market.currency_of(values["place_id"])
    if currency == seat.base_pay.currency:
        return None
    return moved_pay(seat.base_pay, currency, plan, market)


def teams_for(
    plan: Plan, rows: Iterable[Mapping[str, object]]
) -> tuple[Mapping[str, TeamId], Plan, tuple[str, ...]]:
    """Find the teams that rows name under ``team``, and add those that are not there.

    Returns:
        The teams by ``team_key`` of their names, the plan with all of them, the names added.
    """
    teams = {team_key(team.name): team.id for team in plan.teams}
    new: dict[str, str] = {}
    for values in rows:
        name = values.get("team")
        if isinstance(name, str) and (key := team_key(name)) not in teams:
            new.setdefault(key, name)
    if not new:
        return teams, plan, ()
    teams.update(zip(new, next_team_ids(plan, len(new)), strict=True))
    return teams, add_teams(plan, new.values()), tuple(new.values())


def _band_pay(position: Position, plan: Plan, market: Snapshot) -> Money | None:
    try:
        return band_pay(position, plan, market)
    except PercentileRangeError:
        return None
