"""What the reader asks of meetings: who meets, how long, on which day, in how many turns."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from planner.calculators.meeting_attendees import seats_there
from planner.calculators.overlap import hours_of
from planner.calculators.team_groups import plan_worker
from planner.desktop.viewmodels.meetings_answer import MeetingsQuestion
from planner.desktop.viewmodels.meetings_rows import MeetingsPeople, MeetingsRow, PeopleChoice
from planner.localization.formatting import Formatter
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.market.time_zone import LAST_YEAR
from planner.plan.model import Plan, Seat
from planner.quantities.identifiers import SeatId, TeamId

EVERYBODY, CORE_GROUP = "@everybody", "@core"
"""Groups that are no team."""

LENGTHS = (15, 30, 45, 60, 90, 120)
WEEKS = (4, 6, 8, 12, 26, 52)
TURNS = (2, 3, 4, 5, 6)
_MONTHS_AHEAD = 12
_LAST_MONDAY = date(LAST_YEAR, 12, 21)
"""Later weeks reach into years whose clock changes nobody knows."""

_EVERY_DAY = frozenset(range(7))
_WORKDAYS = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Shown:
    """A plan with what the page says of it.

    Attributes:
        plan: The plan on show.
        market: Its market.
        anchor: The place whose clock counts.
        core: The core group.
        today: The reader's day.
    """

    plan: Plan
    market: Snapshot
    anchor: Place
    core: frozenset[SeatId]
    today: date


class MeetingsBoard:
    """Keeps the choices while the plan changes, and turns them into a question."""

    def __init__(self, formatter: Formatter) -> None:
        self._formatter = formatter
        self._shown: Shown | None = None
        self._monday: date | None = None
        self._absent: frozenset[SeatId] = frozenset()
        self._protected: frozenset[SeatId] = frozenset()
        self._people: MeetingsPeople | None = None
        self._first: date | None = None
        self.group = EVERYBODY
        self.by_people = False
        self.length = 60
        self.weekday: int | None = None
        self.weeks = 6
        self.turns = 3
        self.is_rotated = True
        self.with_holidays = True

    @property
    def shown(self) -> Shown:
        """What was shown last.

        Raises:
            LookupError: If nothing was.
        """
        if self._shown is None:
            raise LookupError("no plan was shown yet")
        return self._shown

    @property
    def anchor(self) -> Place:
        """The place whose clock and weekdays count: the team's where a team meets."""
        shown = self.shown
        if not self._is_team:
            return shown.anchor
        team_anchor = shown.plan.anchor_of(TeamId(self.group))
        if team_anchor == shown.plan.anchor_id:
            return shown.anchor
        return shown.market.places.get(team_anchor, shown.anchor)

    @property
    def groups(self) -> tuple[tuple[str, str], ...]:
        """The teams by ID and name."""
        return tuple((str(team.id), team.name) for team in self.shown.plan.teams)

    @property
    def mondays(self) -> tuple[date, ...]:
        """When the weeks may begin: next week, and with each of the months after."""
        first = self._next_monday()
        found = [first]
        for ahead in range(1, _MONTHS_AHEAD):
            years, month = divmod(first.month - 1 + ahead, 12)
            found.append(_monday_from(date(first.year + years, month + 1, 1)))
        known = {day for day in found if day <= _LAST_MONDAY}
        return tuple(sorted({*known, self._first_monday()}))

    @property
    def monday(self) -> date:
        """The first day of the first week."""
        return self._monday if self._monday in self.mondays else self._first_monday()

    @property
    def people(self) -> MeetingsPeople:
        """Who meets, and their rows."""
        if self._people is None:
            shown, monday = self.shown, self.monday
            self._people = MeetingsPeople.of(
                self._seats(monday),
                shown.plan,
                shown.market,
                PeopleChoice(self._absent, self._protected, self.by_people),
                monday=monday,
                formatter=self._formatter,
            )
        return self._people

    def show_plan(self, shown: Shown) -> None:
        """Take a plan, keeping what was chosen as far as it still means something."""
        self._shown = shown
        if self._is_team and self.group not in {key for key, _name in self.groups}:
            self.group = EVERYBODY
        self._people = self._first = None

    def begin_with(self, monday: date) -> None:
        """Look at weeks from a Monday on."""
        self._monday = monday
        self._people = None

    def choose_group(self, group: str) -> None:
        """Let others meet: a team by its ID, ``EVERYBODY`` or the ``CORE_GROUP``."""
        self.group = group
        self._people = self._first = None

    def show_people(self, *, by_people: bool) -> None:
        """Give each person a row, or each place."""
        self.by_people = by_people
        self._people = None

    def tick(self, key: str) -> None:
        """Let the people of a row meet, or leave them out."""
        row = self.row_of(key)
        if row is not None:
            self._absent = _turned(self._absent, row.seat_ids, into=row.attendee is not None)
            self._people = None

    def protect(self, key: str) -> None:
        """Protect the people of a row from meetings outside working hours, or no longer."""
        row = self.row_of(key)
        if row is not None:
            self._protected = _turned(self._protected, row.seat_ids, into=not row.is_protected)
            self._people = None

    def protect_nobody(self) -> None:
        """Let everybody meet outside working hours."""
        self._protected = frozenset()
        self._people = None

    def let_everybody_meet(self) -> None:
        """Leave nobody out."""
        self.group = EVERYBODY
        self._absent = frozenset()
        self._people = self._first = None

    def row_of(self, key: str) -> MeetingsRow | None:
        """Return the row with a key."""
        return next((row for row in self.people.rows if row.key == key), None)

    def question(self) -> MeetingsQuestion | None:
        """Return what is to be worked out; None where nobody meets."""
        if not self.people.attendees:
            return None
        return MeetingsQuestion(
            self.people.attendees,
            self.anchor,
            self.monday,
            self.weeks,
            min(self.turns, self.weeks) if self.is_rotated else 1,
            self.length,
            self._weekdays(),
            self.with_holidays,
        )

    @property
    def _is_team(self) -> bool:
        return self.group not in (EVERYBODY, CORE_GROUP)

    def _weekdays(self) -> frozenset[int]:
        if self.weekday is not None:
            return frozenset({self.weekday})
        shown, anchor = self.shown, self.anchor
        worker = plan_worker(shown.plan, anchor, shown.plan.pattern_at(anchor.id))
        return hours_of(worker).wall.weekdays & _EVERY_DAY or _WORKDAYS

    def _seats(self, monday: date) -> tuple[Seat, ...]:
        shown = self.shown
        there = seats_there(shown.plan, shown.market, monday, monday + timedelta(days=6))
        return tuple(seat for seat in there if self._is_meant(seat))

    def _is_meant(self, seat: Seat) -> bool:
        if self.group == CORE_GROUP:
            return seat.id in self.shown.core
        return self.group in {EVERYBODY, seat.team_id}

    def _first_monday(self) -> date:
        """Return the Monday of next week, or of the first one in which somebody is there."""
        if self._first is None:
            self._first = self._find_first_monday()
        return self._first

    def _next_monday(self) -> date:
        return min(_monday_from(self.shown.today + timedelta(days=1)), _LAST_MONDAY)

    def _find_first_monday(self) -> date:
        monday = self._next_monday()
        if self._seats(monday):
            return monday
        coming = [seat.start for seat in self.shown.plan.seats if self._is_meant(seat)]
        weeks = sorted({start - timedelta(days=start.weekday()) for start in coming})
        later = (week for week in weeks if monday < week <= _LAST_MONDAY and self._seats(week))
        return next(later, monday)


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _turned(
    before: frozenset[SeatId], seats: Collection[SeatId], *, into: bool
) -> frozenset[SeatId]:
    return before | frozenset(seats) if into else before - frozenset(seats)
