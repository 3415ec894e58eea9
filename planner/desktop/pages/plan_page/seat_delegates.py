"""What paints and edits the cells of each column of the positions table."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import CellKind, Column
from planner.desktop.viewmodels.seat_cells import ENGAGEMENT, LEVEL, PRIORITY, ROLE, STATUS, TEAM
from planner.desktop.viewmodels.seat_editing import Refusal
from planner.desktop.widgets.cell_delegates import (
    CellDelegate,
    LocalMoneyDelegate,
    PlaceDelegate,
    TextDelegate,
)
from planner.desktop.widgets.cell_editors import Choices, Search
from planner.desktop.widgets.choice_delegates import ChoiceDelegate, RoleDelegate, StatusDelegate
from planner.desktop.widgets.figure_delegates import (
    BandDelegate,
    DifficultyDelegate,
    OverlapDelegate,
    WhiskerDelegate,
)
from planner.localization.terms import (
    engagement_name,
    level_name,
    priority_name,
    role_name,
    status_name,
)
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, PositionStatus, Priority


class SeatDelegates:
    """Makes the delegate of each column.

    Args:
        theme: Its colors.
        refusal: Tells why a value cannot be used.
        search: Finds places.
        teams: Returns the plan's teams by ID.
        parent: What the delegates live in.
    """

    def __init__(
        self,
        theme: Theme,
        refusal: Refusal,
        search: Search,
        teams: Callable[[], Choices],
        parent: QObject,
    ) -> None:
        self._theme = theme
        self._refusal = refusal
        self._search = search
        self._parent = parent
        self._choices: dict[str, Callable[[], Choices]] = {
            ENGAGEMENT: _engagements,
            LEVEL: _levels,
            PRIORITY: _priorities,
            TEAM: teams,
        }

    def of(self, columns: Sequence[Column]) -> list[CellDelegate]:
        """Return the delegates of columns, in their order."""
        return [self._of(column) for column in columns]

    def _of(self, column: Column) -> CellDelegate:
        theme, parent = self._theme, self._parent
        if column.key == ROLE:
            return RoleDelegate(theme, column, _roles, _levels, parent)
        if column.key == STATUS:
            return StatusDelegate(theme, column, _statuses, parent)
        if column.key in self._choices:
            return ChoiceDelegate(theme, column, self._choices[column.key], parent)
        if column.kind is CellKind.PLACE:
            return PlaceDelegate(theme, column, self._refusal, self._search, parent)
        if column.kind is CellKind.LOCAL_MONEY:
            return LocalMoneyDelegate(theme, column, self._refusal, parent)
        return self._plain(column)

    def _plain(self, column: Column) -> CellDelegate:
        made = {
            CellKind.BAND: BandDelegate,
            CellKind.HOURS: OverlapDelegate,
            CellKind.WHISKER: WhiskerDelegate,
            CellKind.DIFFICULTY: DifficultyDelegate,
        }.get(column.kind)
        if made is not None:
            return made(self._theme, column, parent=self._parent)
        if not column.is_editable:
            return CellDelegate(self._theme, column, parent=self._parent)
        return TextDelegate(self._theme, column, self._refusal, self._parent)


def _roles() -> Choices:
    return [(each, role_name(each)) for each in RoleFamily]


def _levels() -> Choices:
    return [(each, level_name(each)) for each in Level]


def _engagements() -> Choices:
    return [(each, engagement_name(each)) for each in Engagement]


def _priorities() -> Choices:
    return [(each, priority_name(each)) for each in Priority]


def _statuses() -> Choices:
    return [(each, status_name(each)) for each in PositionStatus]
