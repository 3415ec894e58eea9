"""Who meets: the places of a command line, or people of a plan, with their limits."""

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from planner.calculators.meeting_attendees import plan_attendees, seat_label, seats_there
from planner.calculators.meeting_burden import Attendee
from planner.calculators.meeting_slots import MeetingTime
from planner.calculators.meeting_wishes import NO_WISHES
from planner.calculators.overlap import hours_of
from planner.calculators.team_groups import plan_worker
from planner.cli.asked_plan import asked_plan
from planner.cli.meetings_values import (
    COMMAND,
    meeting_time_from,
    meetings_pattern,
)
from planner.cli.meetings_wishes import wishes_from
from planner.cli.overlap_command import worker_from
from planner.cli.plan_teams import team_named
from planner.cli.usage_error import BlockedPlanError, UsageError
from planner.localization.messages import _
from planner.localization.running_text import as_typed, listed
from planner.market.loader import load_snapshot
from planner.plan.model import Seat
from planner.quantities.identifiers import SeatId


@dataclass(frozen=True, slots=True)
class MeetingGroup:
    """Who meets, when they may, and what the anchor is called and which weekdays it works."""

    attendees: tuple[Attendee, ...]
    time: MeetingTime
    anchor: str
    workdays: frozenset[int]


def group_from(arguments: Namespace) -> MeetingGroup:
    """Return who meets.

    Raises:
        UsageError, UnknownPlaceError, AmbiguousPlaceError, BeyondZoneRulesError: Bad input.
        PlanFileError, MarketDataError, UnknownScenarioError: If something cannot be read.
        BlockedPlanError: If nobody of the plan could meet.
    """
    if not arguments.places:
        raise UsageError(_("Missing: {names}.").format(names="PLAN|PLACE"), COMMAND)
    if _is_plan(arguments.places[0]):
        _refuse(arguments.places[0], {"PLACE": arguments.places[1:]}, arguments, "hours", "days")
        return _plan_group(arguments)
    _refuse("PLACE", {}, arguments, "scenario", "team", "people")
    return _place_group(arguments)


def _is_plan(text: str) -> bool:
    """Tell a plan file from a place: a file without the ending has to be given with its folder."""
    # Unlike Path's own, this raises no error where a name is too long for any disk.
    return Path(text).suffix.lower() == ".hplan" or (os.sep in text and os.path.isfile(text))  # noqa: PTH113


def _refuse(
    given: str, others: dict[str, Sequence[str]], arguments: Namespace, *options: str
) -> None:
    """Refuse what makes no sense beside a plan, or beside places.

    Raises:
        UsageError: If there is any.
    """
    found = others | {f"--{name}": getattr(arguments, name) for name in options}
    for name, value in found.items():
        if value:
            sentence = _("{name} and {other} exclude each other. Give one of them.")
            raise UsageError(sentence.format(name=name, other=as_typed(given)), COMMAND)


def _place_group(arguments: Namespace) -> MeetingGroup:
    pattern = meetings_pattern(arguments.hours or "09:00-17:00", arguments.days)
    snapshot = load_snapshot()
    workers = [worker_from(text, snapshot, pattern) for text in arguments.places]
    names = list(zip(arguments.places, (each.label for each in workers), strict=True))

    def meant(name: str) -> set[int]:
        found = {at for at, either in enumerate(names) if _is_named(name, either)}
        return found or _refuse_name(name, [label for _typed, label in names])

    wishes = wishes_from(arguments, range(len(workers)), meant)
    attendees = tuple(
        wishes.get(at, NO_WISHES).attendee(worker) for at, worker in enumerate(workers)
    )
    time = meeting_time_from(arguments, workers[0].zone)
    return MeetingGroup(attendees, time, workers[0].label, hours_of(workers[0]).wall.weekdays)


def _plan_group(arguments: Namespace) -> MeetingGroup:
    arguments.plan = arguments.places[0]
    plan, market = asked_plan(arguments), load_snapshot()
    team = None if arguments.team is None else team_named(arguments.team, plan, COMMAND)
    anchor = market.places.get(plan.anchor_id if team is None else plan.anchor_of(team.id))
    if anchor is None:
        raise BlockedPlanError(_("The plan’s anchor is no known place. Choose another one."))
    time = meeting_time_from(arguments, anchor.zone)
    seats = [
        seat
        for seat in seats_there(plan, market, time.first, time.last)
        if team is None or seat.team_id == team.id
    ]
    if not seats:
        raise BlockedPlanError(
            _("Nobody of the plan works in a known place in that time. Add a seat, or choose "
              "another team or time.")
        )  # fmt: skip
    if arguments.people is not None:
        chosen = {key for name in arguments.people for key in _people_named(name, seats)}
        seats = [seat for seat in seats if seat.id in chosen]

    def meant(name: str) -> set[SeatId]:
        in_place = {
            seat.id for seat in seats if _is_named(name, (market.places[seat.place_id].name,))
        }
        return in_place or _people_named(name, seats)

    wishes = wishes_from(arguments, [seat.id for seat in seats], meant)
    attendees = plan_attendees(seats, plan, market, wishes)
    workdays = hours_of(plan_worker(plan, anchor, plan.pattern_at(anchor.id))).wall.weekdays
    return MeetingGroup(tuple(each.attendee for each in attendees), time, anchor.name, workdays)


def _people_named(name: str, seats: Sequence[Seat]) -> set[SeatId]:
    found = {seat.id for seat in seats if _is_named(name, (seat.id, seat_label(seat)))}
    return found or _refuse_name(name, [seat_label(seat) for seat in seats])


def _is_named(name: str, names: Iterable[str]) -> bool:
    return name.strip().casefold() in {each.casefold() for each in names}


def _refuse_name(name: str, names: Sequence[str]) -> NoReturn:
    raise UsageError(
        _("Nobody here is called “{text}”. Choose among: {names}.").format(
            text=as_typed(name), names=listed(dict.fromkeys(names), with_commas=True)
        ),
        COMMAND,
    )
