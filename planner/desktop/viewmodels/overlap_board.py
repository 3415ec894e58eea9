"""What the reader looks at in the overlap: a date, an anchor, a core group, hours on trial."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from planner.calculators.overlap import known_horizon, overlap_on
from planner.desktop.viewmodels.overlap_day import OverlapDay, core_group, overlap_day
from planner.desktop.viewmodels.overlap_hours import (
    HoursMove,
    can_move,
    moved_pattern,
    with_kept_hours,
    with_seat_hours,
)
from planner.desktop.viewmodels.overlap_rows import OverlapRow, PlanPeople, are_excluded
from planner.desktop.viewmodels.overlap_year import YearQuestion
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.market.time_zone import FIRST_YEAR, LAST_YEAR
from planner.market.working_calendar import calendar_of
from planner.plan.model import Plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId


class OverlapBoard:
    """Keeps the choices while the plan changes, and works out what they show."""

    def __init__(self) -> None:
        self._people: PlanPeople | None = None
        self._anchor_id: PlaceId | None = None
        self._day = date(2000, 1, 3)
        self._has_day = False
        self._excluded: frozenset[str] = frozenset()
        self._what_if: dict[str, WorkingPattern] = {}
        self._by_people = False
        self._with_holidays = False
        self._shown: OverlapDay | None = None

    @property
    def people(self) -> PlanPeople | None:
        """Whose hours there are; None before a plan was shown."""
        return self._people

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody to compare, or nothing to compare with."""
        people = self._people
        return people is None or not people.seats or not people.anchor_choices()

    @property
    def day(self) -> date:
        """The date on show, the anchor's."""
        return self._day

    @property
    def by_people(self) -> bool:
        """Whether each person has a row."""
        return self._by_people

    @property
    def with_holidays(self) -> bool:
        """Whether holidays are days off."""
        return self._with_holidays

    @property
    def has_trial(self) -> bool:
        """Whether hours are on trial."""
        return bool(self._what_if)

    @property
    def anchor(self) -> Place:
        """The place overlap is measured against."""
        choices = self._known_people.anchor_choices()
        return next((each for each in choices if each.id == self._anchor_id), choices[0])

    @property
    def shown(self) -> OverlapDay:
        """Everything about the date."""
        if self._shown is None:
            rows = self._rows(by_people=self._by_people)
            groups = self._rows(by_people=False) if self._by_people else rows
            self._shown = overlap_day(
                rows,
                groups,
                self.anchor,
                self._day,
                self._excluded,
                with_holidays=self._with_holidays,
            )
        return self._shown

    def show_plan(self, plan: Plan, market: Snapshot, today: date) -> None:
        """Take a plan, keeping what was chosen as far as it still means something.

        Args:
            plan: The plan on show.
            market: Its market.
            today: The reader's day, where to begin if the plan's horizon holds it.
        """
        self._people = PlanPeople.of(plan, market)
        self._shown = None
        if not self._has_day and not self.is_empty:
            self._has_day = True
            self._day = _first_day(plan, self.anchor, today)
        if not self.is_empty:
            usual = {m: r.usual for r in self._rows(by_people=True) for m in r.members}
            self._excluded &= usual.keys()
            self._what_if = {
                who: pattern
                for who, pattern in self._what_if.items()
                if usual.get(who, pattern) != pattern
            }

    def set_day(self, day: date) -> None:
        """Look at another date, as far as clock changes are known."""
        self._day = min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))
        self._shown = None

    def set_anchor(self, place_id: PlaceId) -> None:
        """Measure against another place."""
        self._anchor_id = place_id
        self._shown = None

    def show_people(self, *, by_people: bool) -> None:
        """Give each person a row, or each place."""
        self._by_people = by_people
        self._shown = None

    def count_holidays(self, *, with_holidays: bool) -> None:
        """Take holidays as days off, or not."""
        self._with_holidays = with_holidays
        self._shown = None

    def tick(self, key: str) -> None:
        """Take a row into the core group, or out of it."""
        row = self.shown.row_of(key)
        if row is None:
            return
        members = frozenset(row.members)
        is_out = are_excluded(row, self._excluded)
        self._excluded = self._excluded - members if is_out else self._excluded | members
        self._shown = None

    def move(self, key: str, day: date, move: HoursMove) -> bool:
        """Try other hours of a row.

        Args:
            key: The row.
            day: The local date whose hours are moved.
            move: By how much.

        Returns:
            Whether anything moved.
        """
        row = self.shown.row_of(key)
        if row is None:
            return False
        pattern = moved_pattern(row.worker.pattern, day, move)
        if pattern == row.worker.pattern:
            return False
        for member in row.members:
            if pattern == row.usual:
                self._what_if.pop(member, None)
            else:
                self._what_if[member] = pattern
        self._shown = None
        return True

    def try_gain(self) -> str | None:
        """Try the shift that gains most.

        Returns:
            A row that moved; None where no shift can be tried.
        """
        rows, gain = self.gaining_rows(), self.shown.gain
        if gain is None or not rows:
            return None
        by = gain.shifts[0].minutes
        for row in rows:
            self.move(row.key, self._day, HoursMove(by, by))
        return rows[0].key

    def gaining_rows(self) -> tuple[OverlapRow, ...]:
        """Return whose shift gains most; none where no shift gains or can be made."""
        gain, rows = self.shown.gain, self.shown.gaining_rows()
        if gain is None:
            return ()
        by = gain.shifts[0].minutes
        return rows if all(can_move(row.worker.pattern, by) for row in rows) else ()

    def trial_rows(self) -> tuple[OverlapRow, ...]:
        """Return the rows whose hours are on trial."""
        return tuple(each.row for each in self.shown.rows if each.row.is_on_trial)

    def drop(self, key: str | None = None) -> None:
        """Take hours on trial back, those of one row or all."""
        row = None if key is None else self.shown.row_of(key)
        gone = set(self._what_if) if row is None else set(row.members)
        self._what_if = {who: p for who, p in self._what_if.items() if who not in gone}
        self._shown = None

    def kept(self, rows: Iterable[OverlapRow]) -> Plan:
        """Return the plan with the hours on trial of some rows as their own.

        A place gets them where all its people work alike, else those people do.

        Raises:
            PlanEditError: If the plan does not take them.
        """
        people = self._known_people
        plan = people.plan
        in_place: dict[PlaceId, int] = {}
        for each in self.shown.rows:
            in_place[each.row.place.id] = in_place.get(each.row.place.id, 0) + 1
        for row in rows:
            if self._by_people and row.seat_ids:
                plan = with_seat_hours(plan, row.seat_ids, row.worker.pattern)
            elif in_place[row.place.id] == 1:
                plan = with_kept_hours(plan, row.place.id, row.seat_ids, row.worker.pattern)
            else:
                plan = with_seat_hours(plan, row.seat_ids, row.worker.pattern)
        return plan

    def minutes_before_trial(self) -> int:
        """Return what the core group would share without the hours on trial."""
        before = [
            replace(each.row, worker=replace(each.row.worker, pattern=each.row.usual))
            for each in self.shown.ticked
        ]
        core = core_group(before, self.anchor)
        return overlap_on(core, self._day, with_holidays=self._with_holidays).minutes

    def year_question(self) -> YearQuestion:
        """Return what is to be worked out about the year of the date."""
        day = self.shown
        ticked = tuple(each.row for each in day.ticked)
        groups = tuple(row for row in day.groups if not are_excluded(row, self._excluded))
        here = next(row for row in day.groups if row.place.id == day.anchor.id)
        return YearQuestion(
            self._day.year,
            day.anchor,
            here.worker,
            tuple(row for row in groups if row.key != here.key),
            ticked,
            core_group(ticked, day.anchor) if ticked else (),
            self._with_holidays,
        )

    @property
    def _known_people(self) -> PlanPeople:
        if self._people is None:
            raise LookupError("no plan was shown yet")
        return self._people

    def _rows(self, *, by_people: bool) -> tuple[OverlapRow, ...]:
        return self._known_people.rows(
            self.anchor.id, self._day, self._what_if, by_people=by_people
        )


def _first_day(plan: Plan, anchor: Place, today: date) -> date:
    """Return the anchor's first working day from today, or from the beginning of the horizon."""
    days = known_horizon(plan)
    first = today if days is None or days[0] <= today <= days[1] else days[0]
    return calendar_of(anchor).next_working_day(first)
