"""Moves rows of the positions table in the plan's order, by key and by pointer."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject

from planner.desktop.pages.plan_page.positions_panel import PositionsPanel
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.grouping import FLAT_GROUP, MEMBERS_GROUP, Grouping, team_of
from planner.desktop.widgets.row_drag import DropPlace
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.plan.edits import arrange_seats, assign_team
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId, TeamId

Tell = Callable[[str], None]
Propose = Callable[[str, str, Callable[[], object]], None]
"""A sentence, what a button offers, and what that does."""


class RowMoves(QObject):
    """Works on the selected rows of a panel.

    Args:
        tell: Says why something was not done.
        explain: Says what an edit did; the reader can take it back there.
        propose: Says why something was not done and offers what would let it be done.
    """

    def __init__(
        self,
        session: PlanSession,
        panel: PositionsPanel,
        formatter: Formatter,
        *,
        tell: Tell,
        explain: Tell,
        propose: Propose,
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._formatter = formatter
        self._tell = tell
        self._explain = explain
        self._propose = propose
        panel.view.drag.takes = self._takes
        panel.view.rows_dropped.connect(self._on_rows_dropped)

    def move(self, *, is_up: bool) -> None:
        """Move the selected rows past their neighbors; presses in a row are one undo step."""
        view = self._panel.view
        keys = view.selected_keys
        if not keys:
            self._tell(_("Select a seat to move it."))
            return
        if self._panel.is_sorted:
            self._tell_of_sorting()
            return
        plan = self._session.plan
        for group in self._panel.model.groups:
            shown = [row.key for row in group.rows]
            order = stepped(shown, set(keys), is_up=is_up)
            if order != shown:
                plan = arrange_seats(plan, list(map(SeatId, order)))
        if plan == self._session.plan:
            self._tell(_("Already the first of its group.") if is_up else _("Already the last."))
            return
        text = _("Move {seats}").format(seats=self._named(keys))
        self._session.apply(plan, text, merge_key=f"move {' '.join(sorted(keys))}")
        view.scrollTo(view.currentIndex())

    def _takes(self, keys: tuple[str, ...], group_key: str) -> bool:
        """Whether rows may be dropped into a group."""
        if self._panel.is_sorted:
            return False
        within = next((g for g in self._panel.model.groups if g.key == group_key), None)
        if within is not None and {*keys} <= {row.key for row in within.rows}:
            return True
        positions = {position.id for position in self._session.plan.positions}
        is_team = self._panel.grouping is Grouping.TEAM and team_of(group_key) is not None
        return is_team and {*keys} <= positions

    def _on_rows_dropped(self, keys: tuple[str, ...], place: DropPlace | None) -> None:
        if place is not None:
            self._drop(keys, place)
        elif self._panel.is_sorted:
            self._tell_of_sorting()
        elif self._panel.grouping is Grouping.TEAM:
            self._tell(_("Positions go to a team; team members stay among themselves."))
        else:
            self._tell(_("Group by team to move rows to another group."))

    def _drop(self, keys: tuple[str, ...], place: DropPlace) -> None:
        group = next(each for each in self._panel.model.groups if each.key == place.group_key)
        order = dropped([row.key for row in group.rows], keys, place.before_key)
        plan, team_id = self._session.plan, team_of(place.group_key)
        joining = _joining(plan, keys, team_id) if self._is_by_team(place.group_key) else []
        named = self._named(keys)
        if not joining or team_id is None:
            text = _("Move {seats}").format(seats=named)
            self._session.apply(arrange_seats(plan, list(map(SeatId, order))), text)
            return
        plan = arrange_seats(assign_team(plan, joining, team_id), list(map(SeatId, order)))
        text = _("Move {seats} to {team}").format(seats=named, team=group.title)
        current = self._panel.view.currentIndex().column()
        self._session.apply(plan, text)
        self._panel.view.go_to(keys[0], max(0, current))
        self._explain(_("{seats} moved to {team}.").format(seats=named, team=group.title))

    def _is_by_team(self, group_key: str) -> bool:
        is_team = self._panel.grouping is Grouping.TEAM
        return is_team and group_key not in (MEMBERS_GROUP, FLAT_GROUP)

    def _tell_of_sorting(self) -> None:
        self._propose(
            _("Sorted rows cannot be moved: their order is not the plan's."),
            _("Clear sorting"),
            self._panel.clear_sorting,
        )

    def _named(self, keys: Sequence[str]) -> str:
        if len(keys) <= 3:
            return listed(keys)
        return ngettext("{count} seat", "{count} seats", len(keys)).format(
            count=self._formatter.integer(len(keys))
        )


def stepped(shown: Sequence[str], moving: Collection[str], *, is_up: bool) -> list[str]:
    """Return rows with each run of those moving past its neighbor."""
    rows = list(shown) if is_up else list(reversed(shown))
    for at in range(1, len(rows)):
        if rows[at] in moving and rows[at - 1] not in moving:
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
    return rows if is_up else list(reversed(rows))


def dropped(shown: Sequence[str], moving: Sequence[str], before: str) -> list[str]:
    """Return a group's rows with those moving together in front of one, at the end for none."""
    staying = [key for key in shown if key not in moving]
    following = list(shown[shown.index(before) :]) if before and before in shown else []
    before = next((key for key in following if key not in moving), "")
    at = staying.index(before) if before else len(staying)
    return [*staying[:at], *moving, *staying[at:]]


def _joining(plan: Plan, keys: Collection[str], team_id: TeamId | None) -> list[SeatId]:
    return [seat.id for seat in plan.seats if seat.id in keys and seat.team_id != team_id]
