"""The plan's teams as a table: names, seats, anchors and hours."""

from collections.abc import Iterator

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.seat_cells import PlaceDetail
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.localization.countries import country_code
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.pattern_texts import pattern_text
from planner.market.place_search import find_place
from planner.plan.edits import add_team, change_team, next_team_id, remove_team, reorder_team
from planner.plan.model import Plan, Team
from planner.quantities.identifiers import TeamId

NAME, ANCHOR, HOURS = "name", "anchor_id", "hours"


class TeamSettings:
    """Reads and changes them."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self._edits = SettingEdits(session, formatter)

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        return (
            Column(NAME, _("Team"), CellKind.TEXT, 220, is_key_figure=True),
            Column("seats", _("Seats"), CellKind.NUMBER, 96, is_editable=False),
            Column(ANCHOR, _("Anchor place"), CellKind.PLACE, 210),
            Column(
                HOURS, _("Working hours"), CellKind.TEXT, 260, is_editable=False, least_width=180
            ),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return a row a team, in the plan's order."""
        return tuple(Row(team.id, tuple(self._cells(team))) for team in self._session.plan.teams)

    def refusal(self, key: str, column: str, value: object) -> str | None:
        """Return why a typed value cannot be used, None where it can."""
        return self._edits.refusal(lambda: self._changed(TeamId(key), column, str(value)))

    def take(self, key: str, column: str, value: object) -> str | None:
        """Make a typed value the team's; an emptied anchor follows the plan's."""
        names = {NAME: _("name"), ANCHOR: _("anchor")}
        step = _("Change {field} of {team}").format(field=names[column], team=self.name(key))
        return self._edits.attempt(lambda: self._changed(TeamId(key), column, str(value)), step)

    def add(self) -> str:
        """Add a team at the end.

        Returns:
            Its ID.
        """
        plan = self._session.plan
        team_id = next_team_id(plan)
        name = _("New team")
        taken = {team.name for team in plan.teams}
        numbered = (
            _("{name} {number}").format(name=name, number=self._formatter.integer(number))
            for number in range(2, len(taken) + 3)
        )
        free = next(each for each in (name, *numbered) if each not in taken)
        self._session.apply(add_team(plan, free), _("Add {team}").format(team=free))
        return team_id

    def move(self, key: str, step: int) -> None:
        """Move a team up (-1) or down (1) in the plan's order."""
        ids = [team.id for team in self._session.plan.teams]
        place = ids.index(TeamId(key)) + step
        if not 0 <= place < len(ids):
            return
        others = [each for each in ids if each != key]
        before = others[place] if place < len(others) else None
        text = _("Move {team}").format(team=self.name(key))
        self._session.apply(reorder_team(self._session.plan, TeamId(key), before), text)

    def seats_in(self, key: str) -> int:
        """Return how many seats a team has."""
        return sum(seat.team_id == key for seat in self._session.plan.seats)

    def others(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return the other teams with their names."""
        return tuple((t.id, t.name) for t in self._session.plan.teams if t.id != key)

    def remove(self, key: str, move_to: str | None = None) -> str | None:
        """Remove a team, moving its seats to another; or return why that cannot be."""
        if self.seats_in(key) and not self.others(key):
            return _("{team} is the only team. Add another one for its seats first.").format(
                team=self.name(key)
            )
        target = TeamId(move_to) if move_to is not None else None
        name = self.name(key)
        step = _("Remove {team}").format(team=name)
        if target is not None and self.seats_in(key):
            step = _("Remove {team}, its seats to {other}").format(
                team=name, other=self.name(target)
            )
        plan = self._session.plan
        return self._edits.attempt(
            lambda: remove_team(plan, TeamId(key), move_seats_to=target), step
        )

    def name(self, key: str) -> str:
        """Return a team's name."""
        return next((team.name for team in self._session.plan.teams if team.id == key), key)

    def _changed(self, team_id: TeamId, column: str, text: str) -> Plan:
        plan = self._session.plan
        if column == NAME:
            return change_team(plan, team_id, name=text)
        if not text.strip():
            return change_team(plan, team_id, anchor_id=None)
        place = find_place(self._session.market.places, text, country_code)
        return change_team(plan, team_id, anchor_id=place.id)

    def _cells(self, team: Team) -> Iterator[Cell]:
        yield Cell(team.name, edit_value=team.name)
        yield Cell(self._formatter.integer(self.seats_in(team.id)))
        yield self._anchor(team)
        yield self._hours(team)

    def _anchor(self, team: Team) -> Cell:
        plan, places = self._session.plan, self._session.market.places
        anchor_id = plan.anchor_of(team.id)
        place = places.get(anchor_id)
        detail = PlaceDetail(place.country, place.name) if place else PlaceDetail("", anchor_id)
        if team.anchor_id is None:
            hint = _("As the plan. Type a place to give the team its own anchor.")
            return Cell(detail.city, detail=detail, edit_value="", tone=Tone.QUIET, hint=hint)
        label = place_label(place) if place is not None else anchor_id
        tone = Tone.NORMAL if place is not None else Tone.ERROR
        return Cell(detail.city, detail=detail, edit_value=label, tone=tone)

    def _hours(self, team: Team) -> Cell:
        if team.working_pattern is None:
            return Cell(_("as the place and the plan"), tone=Tone.QUIET)
        return Cell(pattern_text(team.working_pattern, self._formatter))
