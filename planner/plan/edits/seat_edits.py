"""Edits of positions and team members: add, duplicate, change, move, reorder, remove."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits.edit_fault import EditFault, PlanEditError, cleaned, settable_fields
from planner.plan.model import Engagement, Plan, Position, PositionStatus, Seat, TeamMember
from planner.plan.onboarding_seats import without_tasks_of
from planner.plan.place_calendar import calendar_for
from planner.plan.record_numbers import (
    MEMBER_PREFIX,
    POSITION_PREFIX,
    highest_member_number,
    highest_number,
    highest_position_number,
)
from planner.quantities.identifiers import PlaceId, SeatId, TeamId
from planner.quantities.money import Money

AnySeat = TypeVar("AnySeat", bound=Seat)

_FIXED = frozenset({"id"})


def next_position_id(plan: Plan) -> SeatId:
    """Return an ID no position of the plan or a scenario has or had, such as ``P-13``."""
    return _seat_id(POSITION_PREFIX, highest_position_number(plan) + 1)


def next_member_id(plan: Plan) -> SeatId:
    """Return an ID above every member's, such as ``M-10``."""
    return _seat_id(MEMBER_PREFIX, highest_member_number(plan) + 1)


def new_position(plan: Plan, market: Snapshot, like: SeatId | None = None) -> Position:
    """Return an open position with sensible defaults, not yet part of the plan.

    It takes team, role, level, place, engagement, pay, start, hours, skills, benefits, cost center
    and hiring manager from the seat ``like``, else from the last position. In a plan without
    positions it is a senior AI infrastructure engineer of the first team at the anchor, from the
    horizon's first working day, whose pay is still 0.

    Args:
        plan: The plan it is meant for.
        market: Knows the anchor's currency, and where a place is.
        like: A position or member, usually the selected one.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT``, ``NO_TEAM``, or ``UNKNOWN_PLACE`` for the anchor.
    """
    if like is not None:
        return _open_position_like(plan, market, _seat(plan, like))
    if plan.positions:
        return _open_position_like(plan, market, plan.positions[-1])
    if not plan.teams:
        raise PlanEditError(EditFault.NO_TEAM)
    if plan.anchor_id not in market.places:
        raise PlanEditError(EditFault.UNKNOWN_PLACE, place_id=plan.anchor_id)
    return Position(
        id=next_position_id(plan),
        team_id=plan.teams[0].id,
        role=RoleFamily.AI_INFRASTRUCTURE_ENGINEER,
        level=Level.SENIOR,
        place_id=plan.anchor_id,
        engagement=Engagement.OWN_ENTITY,
        base_pay=Money(Decimal(0), market.currency_of(plan.anchor_id)),
        start=_first_working_day(plan, market, plan.anchor_id),
    )


def next_position_ids(plan: Plan, count: int) -> tuple[SeatId, ...]:
    """Return as many new IDs in a row."""
    highest = highest_position_number(plan)
    return tuple(_seat_id(POSITION_PREFIX, highest + 1 + number) for number in range(count))


def add_position(plan: Plan, position: Position, *, after: SeatId | None = None) -> Plan:
    """Add a position, behind the position ``after`` or at the end.

    Raises:
        PlanEditError: ``SEAT_ID_TAKEN``, ``UNKNOWN_TEAM``, or a value no file can hold.
    """
    _check_newcomer(plan, position)
    index = _index(plan.positions, after) + 1 if after is not None else len(plan.positions)
    positions = (*plan.positions[:index], position, *plan.positions[index:])
    return replace(plan, positions=positions)


def add_positions(
    plan: Plan, positions: Sequence[Position], *, after: SeatId | None = None
) -> Plan:
    """Add positions in their order, behind the position ``after`` or at the end.

    Raises:
        PlanEditError: See ``add_position``; nothing is added then.
    """
    taken = {seat.id for seat in plan.seats}
    teams = {team.id for team in plan.teams}
    for position in positions:
        if position.id in taken:
            raise PlanEditError(EditFault.SEAT_ID_TAKEN, seat_id=position.id)
        if position.team_id not in teams:
            raise PlanEditError(EditFault.UNKNOWN_TEAM, team_id=position.team_id)
        _check_values(position)
        taken.add(position.id)
    index = _index(plan.positions, after) + 1 if after is not None else len(plan.positions)
    together = (*plan.positions[:index], *positions, *plan.positions[index:])
    return replace(plan, positions=together)


def add_member(plan: Plan, member: TeamMember) -> Plan:
    """Add a team member at the end.

    Raises:
        PlanEditError: ``SEAT_ID_TAKEN``, ``UNKNOWN_TEAM``, or a value no file can hold.
    """
    _check_newcomer(plan, member)
    texts = cleaned({"name": member.name, "manager": member.manager, "notes": member.notes})
    return replace(plan, members=(*plan.members, replace(member, **texts)))


def duplicate_positions(plan: Plan, seat_ids: Collection[SeatId]) -> Plan:
    """Put an open copy with a new ID right behind each position.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT`` or ``NOT_A_POSITION``; nothing is duplicated then.
    """
    for seat_id in seat_ids:
        if not isinstance(_seat(plan, seat_id), Position):
            raise PlanEditError(EditFault.NOT_A_POSITION, seat_id=seat_id)
    for position in [p for p in plan.positions if p.id in seat_ids]:
        copy = replace(position, id=next_position_id(plan), status=PositionStatus.OPEN)
        plan = add_position(plan, copy, after=position.id)
    return plan


def remove_seats(plan: Plan, seat_ids: Collection[SeatId]) -> Plan:
    """Remove positions and members; a removed position's ID is not given out again.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT``; nothing is removed then.
    """
    removed = {_seat(plan, seat_id).id for seat_id in seat_ids}
    gone = (position.id for position in plan.positions if position.id in removed)
    return replace(
        without_tasks_of(plan, removed),
        members=tuple(member for member in plan.members if member.id not in removed),
        positions=tuple(position for position in plan.positions if position.id not in removed),
        retired_position_number=max(
            plan.retired_position_number, highest_number(gone, POSITION_PREFIX)
        ),
    )


def change_seat(plan: Plan, seat_id: SeatId, **changes: Any) -> Plan:  # noqa: ANN401 -- any field
    """Set fields of one seat: ``change_seat(plan, seat_id, level=Level.STAFF)``.

    Raises:
        PlanEditError: See ``change_seats``.
    """
    return change_seats(plan, (seat_id,), **changes)


def change_seats(
    plan: Plan,
    seat_ids: Collection[SeatId],
    **changes: Any,  # noqa: ANN401 -- any field
) -> Plan:
    """Set the same fields of several seats; values that do not change anything cost nothing.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT``, ``UNKNOWN_FIELD`` (``id`` is fixed, ``status`` is a
            position's, ``name`` a member's), ``UNKNOWN_TEAM``, ``BLANK_NAME``, or a value no file
            can hold; nothing is changed then.
    """
    if "team_id" in changes:
        _check_team(plan, changes["team_id"])
    values = cleaned(changes)
    wanted = {_seat(plan, seat_id).id for seat_id in seat_ids}

    def changed(seat: AnySeat) -> AnySeat:
        settable_fields(type(seat), values, _FIXED)
        return replace(seat, **values)

    return _with_seats(plan, wanted, changed)


def change_each_seat(plan: Plan, changes: Mapping[SeatId, Mapping[str, Any]]) -> Plan:
    """Set fields of several seats, each seat's own.

    Raises:
        PlanEditError: See ``change_seats``; nothing is changed then.
    """
    known = {seat.id for seat in plan.seats}
    for seat_id, values in changes.items():
        if seat_id not in known:
            raise PlanEditError(EditFault.UNKNOWN_SEAT, seat_id=seat_id)
        if "team_id" in values:
            _check_team(plan, values["team_id"])

    def changed(seat: AnySeat) -> AnySeat:
        values = cleaned(changes[seat.id])
        settable_fields(type(seat), values, _FIXED)
        return replace(seat, **values)

    return _with_seats(plan, changes, changed)


def move_seat(plan: Plan, seat_id: SeatId, place_id: PlaceId, base_pay: Money) -> Plan:
    """Move a seat to another place, with its pay there in that place's currency.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT``, or an amount no file can hold.
    """
    return change_seat(plan, seat_id, place_id=place_id, base_pay=base_pay)


def assign_team(plan: Plan, seat_ids: Collection[SeatId], team_id: TeamId) -> Plan:
    """Put seats into a team.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT`` or ``UNKNOWN_TEAM``.
    """
    return change_seats(plan, seat_ids, team_id=team_id)


def reorder_seat(plan: Plan, seat_id: SeatId, before: SeatId | None) -> Plan:
    """Move a seat in the plan's order, in front of ``before`` or to the end.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT``, also if ``before`` is not of the same kind.
    """
    if isinstance(_seat(plan, seat_id), Position):
        return replace(plan, positions=_reordered(plan.positions, seat_id, before))
    return replace(plan, members=_reordered(plan.members, seat_id, before))


def _reordered(
    seats: tuple[AnySeat, ...], seat_id: SeatId, before: SeatId | None
) -> tuple[AnySeat, ...]:
    if before == seat_id:
        return seats
    moving = seats[_index(seats, seat_id)]
    others = tuple(seat for seat in seats if seat is not moving)
    index = _index(others, before) if before is not None else len(others)
    return (*others[:index], moving, *others[index:])


def _with_seats(plan: Plan, wanted: Collection[SeatId], change: Callable[[Any], Any]) -> Plan:
    """Apply a change to the wanted seats, sharing every tuple in which nothing changes."""
    changes: dict[str, Any] = {}
    for name, seats in (("members", plan.members), ("positions", plan.positions)):
        changed = tuple(change(seat) if seat.id in wanted else seat for seat in seats)
        if changed != seats:
            changes[name] = changed
    return replace(plan, **changes) if changes else plan


def _first_working_day(plan: Plan, market: Snapshot, place_id: PlaceId) -> date:
    """Return the first day of the horizon on which people work in a place."""
    first, place = plan.horizon_start.first_day, market.places.get(place_id)
    return first if place is None else calendar_for(plan, place).next_working_day(first)


def _open_position_like(plan: Plan, market: Snapshot, seat: Seat) -> Position:
    is_before = seat.start < plan.horizon_start.first_day
    return Position(
        id=next_position_id(plan),
        team_id=seat.team_id,
        role=seat.role,
        level=seat.level,
        place_id=seat.place_id,
        engagement=seat.engagement,
        base_pay=seat.base_pay,
        start=_first_working_day(plan, market, seat.place_id) if is_before else seat.start,
        working_pattern=seat.working_pattern,
        benefits_share=seat.benefits_share,
        skill_weights=seat.skill_weights,
        cost_center=seat.cost_center,
        hiring_manager=seat.hiring_manager if isinstance(seat, Position) else "",
    )


def _check_newcomer(plan: Plan, seat: Seat) -> None:
    if any(other.id == seat.id for other in plan.seats):
        raise PlanEditError(EditFault.SEAT_ID_TAKEN, seat_id=seat.id)
    _check_team(plan, seat.team_id)
    _check_values(seat)


def _check_values(seat: Seat) -> None:
    storable = {name: getattr(seat, name) for name in ("base_pay", "start", "end")}
    settable_fields(type(seat), storable, _FIXED)


def _check_team(plan: Plan, team_id: TeamId) -> None:
    if all(team.id != team_id for team in plan.teams):
        raise PlanEditError(EditFault.UNKNOWN_TEAM, team_id=team_id)


def _seat(plan: Plan, seat_id: SeatId) -> Seat:
    for seat in plan.seats:
        if seat.id == seat_id:
            return seat
    raise PlanEditError(EditFault.UNKNOWN_SEAT, seat_id=seat_id)


def _index(seats: tuple[Seat, ...], seat_id: SeatId) -> int:
    for index, seat in enumerate(seats):
        if seat.id == seat_id:
            return index
    raise PlanEditError(EditFault.UNKNOWN_SEAT, seat_id=seat_id)


def _seat_id(prefix: str, number: int) -> SeatId:
    return SeatId(f"{prefix}-{number:02d}")
