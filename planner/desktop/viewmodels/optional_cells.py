"""The cells of columns that are shown only where the reader wants them."""

import re
from collections.abc import Callable, Iterable, Mapping

from planner.desktop.viewmodels.cells import Cell
from planner.desktop.viewmodels.seat_cells import (
    COST_CENTER,
    COUNTRY,
    END,
    HIRING_MANAGER,
    ID,
    LEVEL,
    LOCAL_HOURS,
    MIDDLE_PAY,
    NOTES,
    PRIORITY,
    TEAM,
    SeatFacts,
    local_money,
)
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.terms import level_name, priority_name
from planner.market.role import Level
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, Priority, TeamMember
from planner.quantities.money import Money

_LEVELS = tuple(Level)
_PRIORITIES = tuple(Priority)
_NONE = Cell("—", -1.0)
_NUMBER = re.compile(r"\d+")


class OptionalCells:
    """Makes the cells of the wanted columns.

    Args:
        plan: Names teams and working hours.
        market: Names places.
        formatter: The reader's forms.
        wanted: The keys of the columns.
    """

    def __init__(
        self, plan: Plan, market: Snapshot, formatter: Formatter, wanted: Iterable[str]
    ) -> None:
        self._plan = plan
        self._market = market
        self._formatter = formatter
        self._teams = {team.id: team.name for team in plan.teams}
        self._makers = {key: maker for key, maker in self._all().items() if key in {*wanted}}

    def of(self, facts: SeatFacts) -> Mapping[str, Cell]:
        """Return a seat's cells by column key."""
        return {key: make(facts) for key, make in self._makers.items()}

    def _all(self) -> Mapping[str, Callable[[SeatFacts], Cell]]:
        return {
            ID: self._id,
            TEAM: self._team,
            LEVEL: self._level,
            COUNTRY: self._country,
            LOCAL_HOURS: self._local_hours,
            END: self._end,
            MIDDLE_PAY: self._middle_pay,
            PRIORITY: self._priority,
            HIRING_MANAGER: self._hiring_manager,
            COST_CENTER: self._cost_center,
            NOTES: self._notes,
        }

    def _id(self, facts: SeatFacts) -> Cell:
        seat_id = facts.seat.id
        return Cell(seat_id, _NUMBER.sub(_padded, seat_id))

    def _team(self, facts: SeatFacts) -> Cell:
        team_id = facts.seat.team_id
        name = self._teams.get(team_id, "")
        known = team_id if team_id in self._teams else ""
        return Cell(name, name.casefold(), edit_value=known, hint=name)

    def _level(self, facts: SeatFacts) -> Cell:
        level = facts.seat.level
        return Cell(level_name(level), float(_LEVELS.index(level)), edit_value=level)

    def _country(self, facts: SeatFacts) -> Cell:
        place = self._market.places.get(facts.seat.place_id)
        name = country_name(place.country) if place is not None else ""
        return Cell(name, name.casefold())

    def _local_hours(self, facts: SeatFacts) -> Cell:
        pattern = self._plan.pattern_of(facts.seat)
        hours = self._formatter.time_range(pattern.start, pattern.end)
        place = self._market.places.get(facts.seat.place_id)
        text = f"{hours} · {place.zone}" if place is not None else hours
        return Cell(text, text.casefold(), hint=text)

    def _end(self, facts: SeatFacts) -> Cell:
        end = facts.seat.end
        if end is None:
            return Cell("", 1e9, edit_value="", hint=_("No end"))
        text = self._formatter.date_short(end)
        return Cell(text, float(end.toordinal()), edit_value=text)

    def _middle_pay(self, facts: SeatFacts) -> Cell:
        band = facts.evidence.band if facts.evidence is not None else None
        if band is None:
            return _NONE
        place = self._market.places.get(facts.seat.place_id)
        money = local_money(Money(band.p50, band.currency), place, self._formatter)
        is_alike = band.currency == facts.seat.base_pay.currency
        worth = band.p50 * facts.cost.plan_rate if facts.cost is not None and is_alike else 0
        return Cell(str(money), float(worth), money)

    def _priority(self, facts: SeatFacts) -> Cell:
        seat = facts.seat
        if not isinstance(seat, Position):
            return Cell("", -1.0)
        rank = float(_PRIORITIES.index(seat.priority))
        return Cell(priority_name(seat.priority), rank, edit_value=seat.priority)

    def _hiring_manager(self, facts: SeatFacts) -> Cell:
        seat = facts.seat
        if isinstance(seat, Position):
            return _text_cell(seat.hiring_manager)
        manager = seat.manager if isinstance(seat, TeamMember) else ""
        return Cell(manager, manager.casefold(), hint=_("Their manager"))

    def _cost_center(self, facts: SeatFacts) -> Cell:
        return _text_cell(facts.seat.cost_center)

    def _notes(self, facts: SeatFacts) -> Cell:
        return _text_cell(facts.seat.notes)


def _padded(number: re.Match[str]) -> str:
    """Let P-100 come after P-12."""
    return number[0].zfill(9)


def _text_cell(text: str) -> Cell:
    """Return a text of the user's, its lines in one."""
    one_line = " ".join(text.split())
    return Cell(one_line, one_line.casefold(), edit_value=text, hint=text)
