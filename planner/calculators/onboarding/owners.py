"""Who does the tasks of a hire's onboarding: each part's person, with their calendar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from planner.calculators.onboarding.working_days import (
    WorkingDays,
    working_days_at,
    working_days_of,
)
from planner.market.place import Place
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, TeamMember
from planner.plan.onboarding import Contact, TaskOwner
from planner.quantities.identifiers import SeatId, TeamId


@dataclass(frozen=True, slots=True)
class OwnerOfTask:
    """Who does a task.

    Attributes:
        part: The part they do it by.
        name: Their name; empty where nobody named one.
        seat_id: The hire or member of the plan who it is.
        place: Where they work.
        is_assumed: Whether nobody said where they work, so that the anchor's calendar stands for
            theirs.
    """

    part: TaskOwner
    name: str
    seat_id: SeatId | None
    place: Place | None
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner with the days they work, and their last one where they leave.

    Equal owners are the same object (``_owner``), so that comparing many takes no time.
    """

    person: OwnerOfTask
    days: WorkingDays
    last_day: date | None = None


class Owners:
    """Finds the owners of one plan's tasks; what hires share is worked out once.

    Args:
        plan: The plan.
        market: Its market.
    """

    def __init__(self, plan: Plan, market: Snapshot) -> None:
        self._plan = plan
        self._market = market
        self._members = {member.id: member for member in plan.members}
        self._known: dict[tuple[TaskOwner, SeatId], Owner | None] = {}
        self._of_contacts: dict[TaskOwner, Owner | None] = {}
        self._of_parts: dict[tuple[TaskOwner, TeamId, str], Owner | None] = {}
        self._assumed: dict[tuple[TaskOwner, TeamId, Place], Owner] = {}

    def of(
        self, position: Position, place: Place, parts: Iterable[TaskOwner]
    ) -> Mapping[TaskOwner, Owner]:
        """Return who stands behind each part of a hire's onboarding.

        The manager is the member of the name that the position gives, else the first engineering
        manager of its team, else the contact; other parts are whom the position or the plan names.
        Where nobody is known, the calendar of the team's anchor stands for theirs.
        """
        return {
            part: self._known_of(position, place, part) or self._anyone(position, place, part)
            for part in parts
        }

    def assigned(self, part: TaskOwner, member_id: SeatId) -> Owner | None:
        """Return a member as the owner of a task; None where there is no such one."""
        return self._member(part, member_id)

    def _known_of(self, position: Position, place: Place, part: TaskOwner) -> Owner | None:
        match part:
            case TaskOwner.HIRE:
                person = OwnerOfTask(part, position.candidate, position.id, place, is_assumed=False)
                return _owner(person, working_days_of(self._plan, position, place), None)
            case TaskOwner.BUDDY:
                return self._member(part, position.buddy_id)
            case TaskOwner.MENTOR:
                return self._member(part, position.mentor_id)
            case TaskOwner.MANAGER:
                return self._manager(position.team_id, position.hiring_manager)
        if part not in self._of_contacts:
            self._of_contacts[part] = self._contact(part)
        return self._of_contacts[part]

    def _member(self, part: TaskOwner, member_id: SeatId | None) -> Owner | None:
        if member_id is None:
            return None
        key = part, member_id
        if key not in self._known:
            self._known[key] = self._named(part, self._members.get(member_id))
        return self._known[key]

    def _named(self, part: TaskOwner, member: TeamMember | None) -> Owner | None:
        place = None if member is None else self._market.places.get(member.place_id)
        if member is None or place is None:
            return None
        person = OwnerOfTask(part, member.name, member.id, place, is_assumed=False)
        return _owner(person, working_days_of(self._plan, member, place), member.end)

    def _manager(self, team_id: TeamId, name: str) -> Owner | None:
        key = TaskOwner.MANAGER, team_id, name
        if key not in self._of_parts:
            managers = self._managers_of_teams
            member = self._by_name.get(_folded(name)) or managers.get(team_id)
            owner = self._named(TaskOwner.MANAGER, member)
            self._of_parts[key] = owner or self._contact(TaskOwner.MANAGER)
        return self._of_parts[key]

    @cached_property
    def _by_name(self) -> Mapping[str, TeamMember]:
        return {_folded(each.name): each for each in reversed(self._plan.members) if each.name}

    @cached_property
    def _managers_of_teams(self) -> Mapping[TeamId, TeamMember]:
        return {
            each.team_id: each
            for each in reversed(self._plan.members)
            if each.role is RoleFamily.ENGINEERING_MANAGER
        }

    def _contact(self, part: TaskOwner) -> Owner | None:
        contact = self._plan.onboarding_contacts.get(part)
        if contact is None:
            return None
        if (owner := self._member(part, contact.member_id)) is not None:
            return owner
        place = self._market.places.get(contact.place_id) if contact.place_id else None
        if place is None:
            return None
        person = OwnerOfTask(part, contact.name, None, place, is_assumed=False)
        return _owner(person, working_days_at(self._plan, place), None)

    def _anyone(self, position: Position, place: Place, part: TaskOwner) -> Owner:
        """Return a part that nobody with a calendar stands behind."""
        anchor = self._market.places.get(self._plan.anchor_of(position.team_id), place)
        key = part, position.team_id, anchor
        if key not in self._assumed:
            name = self._plan.onboarding_contacts.get(part, _NO_CONTACT).name
            person = OwnerOfTask(part, name, None, anchor, is_assumed=True)
            self._assumed[key] = _owner(person, working_days_at(self._plan, anchor), None)
        return self._assumed[key]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


@lru_cache(maxsize=4096)
def _owner(person: OwnerOfTask, days: WorkingDays, last_day: date | None) -> Owner:
    return Owner(person, days, last_day)


_NO_CONTACT = Contact()
