"""What actions on the table of positions, or on the one at its cursor, do on any page."""

from collections.abc import Callable

from planner.desktop.actions import ActionId
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.viewmodels.grouping import Grouping


class TableSlots:
    """Hands actions on to the open page.

    Args:
        page: Returns the open page.
    """

    def __init__(self, page: Callable[[], PlanPage]) -> None:
        self._page = page

    def slots(self) -> dict[ActionId, Callable[[], object]]:
        """Return what each action does."""
        return {
            ActionId.ADD_POSITION: self._on_add_position,
            ActionId.DUPLICATE: self._on_duplicate,
            ActionId.REMOVE: self._on_remove,
            ActionId.COPY: self._on_copy,
            ActionId.COPY_CELLS: self._on_copy_cells,
            ActionId.CUT: self._on_cut,
            ActionId.FILL_DOWN: self._on_fill_down,
            ActionId.TAKE_EXPECTED: self._on_take_expected,
            ActionId.MOVE_UP: self._on_move_up,
            ActionId.MOVE_DOWN: self._on_move_down,
            ActionId.JOB_DESCRIPTION: self._on_job_description,
            ActionId.CLEAR_SORTING: self._on_clear_sorting,
            ActionId.CHOOSE_COLUMNS: self._on_choose_columns,
            ActionId.DEFAULT_COLUMNS: self._on_default_columns,
            ActionId.GROUP_BY_TEAM: self._on_group_by_team,
            ActionId.GROUP_BY_PLACE: self._on_group_by_place,
            ActionId.GROUP_BY_ROLE: self._on_group_by_role,
            ActionId.GROUP_BY_STATUS: self._on_group_by_status,
            ActionId.NO_GROUPS: self._on_no_groups,
        }

    def _on_add_position(self) -> None:
        self._page().add_position()

    def _on_duplicate(self) -> None:
        self._page().duplicate_selected()

    def _on_remove(self) -> None:
        self._page().remove_selected()

    def _on_copy(self) -> None:
        self._page().rows.copy()

    def _on_copy_cells(self) -> None:
        self._page().rows.copy_cells()

    def _on_cut(self) -> None:
        self._page().cut_selected()

    def _on_fill_down(self) -> None:
        self._page().rows.fill_down()

    def _on_take_expected(self) -> None:
        self._page().expected.take()

    def _on_move_up(self) -> None:
        self._page().moves.move(is_up=True)

    def _on_move_down(self) -> None:
        self._page().moves.move(is_up=False)

    def _on_job_description(self) -> None:
        self._page().show_job_description()

    def _on_clear_sorting(self) -> None:
        self._page().positions.clear_sorting()

    def _on_choose_columns(self) -> None:
        self._page().positions.toolbar.columns.showMenu()

    def _on_default_columns(self) -> None:
        self._page().positions.columns.reset()

    def _on_group_by_team(self) -> None:
        self._page().positions.group_by(Grouping.TEAM)

    def _on_group_by_place(self) -> None:
        self._page().positions.group_by(Grouping.PLACE)

    def _on_group_by_role(self) -> None:
        self._page().positions.group_by(Grouping.ROLE)

    def _on_group_by_status(self) -> None:
        self._page().positions.group_by(Grouping.STATUS)

    def _on_no_groups(self) -> None:
        self._page().positions.group_by(Grouping.NOTHING)
