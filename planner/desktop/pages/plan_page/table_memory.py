"""Remembers how the reader likes the positions table, from one start of the program to the next."""

from PySide6.QtCore import QObject

from planner.desktop.pages.plan_page.positions_panel import PositionsPanel
from planner.desktop.session.preferences import Preferences
from planner.desktop.viewmodels.column_choice import choice_of
from planner.desktop.viewmodels.grouping import Grouping
from planner.desktop.widgets.cell_delegates import COMFORTABLE_ROW_HEIGHT, ROW_HEIGHT

_COLUMNS = "positions"
_GROUPING = "plan/grouping"
_COMFORTABLE_FLAG = "plan/comfortable-rows"


class TableMemory(QObject):
    """Restores columns, order, widths, grouping and the height of rows, and keeps them.

    Args:
        panel: The table.
        preferences: Where it is kept; None keeps nothing.
        locale: Whose widths are kept: headings of another language need other ones.
    """

    def __init__(self, panel: PositionsPanel, preferences: Preferences | None, locale: str) -> None:
        super().__init__(panel)
        self._panel = panel
        self._preferences = preferences
        self._widths_key = f"{_COLUMNS}-{locale}"
        self._is_comfortable = False
        self._restore()
        panel.columns.chosen.connect(self._on_columns_chosen)
        panel.columns.resized.connect(self._on_column_resized)
        panel.grouping_chosen.connect(self._on_grouping_chosen)

    def toggle_row_height(self) -> None:
        """Change between compact and comfortable rows, now and next time."""
        self._show_row_height(is_comfortable=not self._is_comfortable)
        if self._preferences is not None:
            self._preferences.set_flag(_COMFORTABLE_FLAG, value=self._is_comfortable)

    def _restore(self) -> None:
        if self._preferences is None:
            return
        panel, preferences = self._panel, self._preferences
        panel.columns.wish(preferences.column_widths(self._widths_key))
        choice = choice_of(preferences.column_choice(_COLUMNS), panel.model.columns)
        if choice != panel.columns.choice:
            panel.columns.show_choice(choice)
            panel.columns.chosen.emit()
        kept = preferences.choice(_GROUPING)
        if kept in {each.value for each in Grouping}:
            panel.group_by(Grouping(kept))
        if preferences.flag(_COMFORTABLE_FLAG, default=False):
            self._show_row_height(is_comfortable=True)

    def _show_row_height(self, *, is_comfortable: bool) -> None:
        self._is_comfortable = is_comfortable
        height = COMFORTABLE_ROW_HEIGHT if is_comfortable else ROW_HEIGHT
        self._panel.view.set_row_height(height)

    def _on_columns_chosen(self) -> None:
        if self._preferences is not None:
            words = self._panel.columns.choice.words()
            self._preferences.set_column_choice(_COLUMNS, words)

    def _on_column_resized(self) -> None:
        widths = self._panel.columns.widths
        if self._preferences is not None and all(widths):
            self._preferences.set_column_widths(self._widths_key, widths)

    def _on_grouping_chosen(self) -> None:
        if self._preferences is not None:
            self._preferences.set_choice(_GROUPING, self._panel.grouping)
