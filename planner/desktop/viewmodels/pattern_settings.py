"""Whose working hours there are: the plan's, those of teams and of places."""

from dataclasses import dataclass

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.pattern_editing import InheritedPattern, pattern_part_name
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.localization.countries import country_code
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.pattern_texts import pattern_text
from planner.market.place_search import find_place
from planner.plan.edits import set_place_pattern, set_plan_pattern, set_team_pattern
from planner.plan.model import Plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, TeamId

PLAN = "plan"
_TEAM, _PLACE = "team:", "place:"
_WEEK = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class ShownPattern:
    """Somebody's pattern with what applies without it."""

    name: str
    own: WorkingPattern | None
    inherited: InheritedPattern


class PatternSettings:
    """Reads and changes them."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self._edits = SettingEdits(session, formatter)
        self._opened: list[PlaceId] = []

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        text = CellKind.TEXT
        return (
            Column("whose", _("Whose"), text, 250, is_editable=False, is_key_figure=True),
            Column("hours", _("Working hours"), text, 220, is_editable=False),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return the plan, its teams, then the places of its seats and those with hours."""
        plan = self._session.plan
        keys = [PLAN, *(f"{_TEAM}{team.id}" for team in plan.teams)]
        used = {seat.place_id for seat in plan.seats}
        places = used | set(plan.place_patterns) | set(self._opened)
        keys += sorted((f"{_PLACE}{place}" for place in places), key=self.name)
        return tuple(self._row(key) for key in keys)

    def name(self, key: str) -> str:
        """Return whose hours they are."""
        if key == PLAN:
            return _("The whole plan")
        if key.startswith(_TEAM):
            names = {team.id: team.name for team in self._session.plan.teams}
            name = names.get(TeamId(key.removeprefix(_TEAM)), key)
            return _("Team {name}").format(name=name)
        place_id = PlaceId(key.removeprefix(_PLACE))
        place = self._session.market.places.get(place_id)
        return place_label(place) if place is not None else place_id

    def shown(self, key: str) -> ShownPattern:
        """Return somebody's pattern; of whom is not there any more, the plan's."""
        plan = self._session.plan
        own = self._own(key)
        if key.startswith(_TEAM):
            note = _("As the place of each seat and the plan: {hours}.")
            back = _("Back to the hours of place and plan")
            return ShownPattern(self.name(key), own, self._inherited(note, back))
        if key.startswith(_PLACE):
            place = self._session.market.places.get(PlaceId(key.removeprefix(_PLACE)))
            week = _WEEK - place.weekend if place is not None else None
            note, back = _("As the plan: {hours}."), _("Back to the hours of the plan")
            return ShownPattern(self.name(key), own, self._inherited(note, back, week))
        default = WorkingPattern()
        hours = self._formatter.time_range(default.start, default.end)
        note = _("Default, an assumption: {hours}.").format(hours=hours)
        is_own = plan.working_pattern != default
        inherited = InheritedPattern(default, note, _("Back to the default"))
        return ShownPattern(self.name(PLAN), plan.working_pattern if is_own else None, inherited)

    def take(self, key: str, pattern: WorkingPattern, part: str) -> str | None:
        """Make a pattern somebody's, or return why that cannot be."""
        step = _("Change {field} of {whose}").format(
            field=pattern_part_name(part), whose=self.name(key)
        )
        return self._edits.attempt(lambda: self._with(key, pattern), step)

    def release(self, key: str) -> None:
        """Let somebody's pattern be what is inherited."""
        step = _("{back}: {whose}").format(
            back=self.shown(key).inherited.back, whose=self.name(key)
        )
        pattern = WorkingPattern() if key == PLAN else None
        self._edits.attempt(lambda: self._with(key, pattern), step)

    def open_place(self, text: str) -> str | None:
        """Keep a place in sight that is to get hours of its own, or return why not."""
        places = self._session.market.places
        sentence = self._edits.refusal(lambda: find_place(places, text, country_code))
        if sentence is None:
            place = find_place(places, text, country_code)
            if place.id not in self._opened:
                self._opened.append(place.id)
        return sentence

    def place_key(self, text: str) -> str:
        """Return the key of a place that ``open_place`` took."""
        return f"{_PLACE}{find_place(self._session.market.places, text, country_code).id}"

    def team_key(self, team_id: str) -> str:
        """Return the key of a team."""
        return f"{_TEAM}{team_id}"

    def _own(self, key: str) -> WorkingPattern | None:
        plan = self._session.plan
        if key.startswith(_TEAM):
            team_id = key.removeprefix(_TEAM)
            return next((t.working_pattern for t in plan.teams if t.id == team_id), None)
        return plan.place_patterns.get(PlaceId(key.removeprefix(_PLACE)))

    def _inherited(
        self, note: str, back: str, week: frozenset[int] | None = None
    ) -> InheritedPattern:
        pattern = self._session.plan.working_pattern
        hours = pattern_text(pattern, self._formatter)
        return InheritedPattern(pattern, note.format(hours=hours), back, week)

    def _row(self, key: str) -> Row:
        shown = self.shown(key)
        name = Cell(shown.name)
        if key == PLAN:
            return Row(key, (name, self._hours(self._session.plan.working_pattern)))
        if shown.own is not None:
            return Row(key, (name, self._hours(shown.own)))
        as_else = _("as the place and the plan") if key.startswith(_TEAM) else _("as the plan")
        return Row(key, (name, Cell(as_else, tone=Tone.QUIET)))

    def _hours(self, pattern: WorkingPattern) -> Cell:
        text = pattern_text(pattern, self._formatter)
        return Cell(text, hint=text)

    def _with(self, key: str, pattern: WorkingPattern | None) -> Plan:
        plan = self._session.plan
        if key.startswith(_TEAM):
            return set_team_pattern(plan, TeamId(key.removeprefix(_TEAM)), pattern)
        if key.startswith(_PLACE):
            return set_place_pattern(plan, PlaceId(key.removeprefix(_PLACE)), pattern)
        return set_plan_pattern(plan, pattern or WorkingPattern())
