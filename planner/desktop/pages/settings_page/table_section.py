"""A section that is a table, or says what to do while the table is empty."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.pages.settings_page.section import Section
from planner.desktop.widgets.rows_view import RowsView
from planner.desktop.widgets.state_view import StateView


class TableSection(Section):
    """Subclasses set ``view`` by ``lay_out`` and call ``show_table`` once it has its rows."""

    view: RowsView
    empty: StateView

    def lay_out(self, view: RowsView, icon_name: str, label: str, texts: tuple[str, str]) -> None:
        """Add the table, and what stands in its place while it has no rows.

        Args:
            view: The table.
            icon_name: Of the empty state.
            label: What its button does.
            texts: Its title and its sentence.
        """
        self.view = view
        first = Button(
            self._theme,
            self._icons,
            label,
            kind=ButtonKind.PRIMARY,
            icon_name="plus",
            parent=self,
        )
        self.empty = StateView(self._theme, self._icons, icon_name, first, self)
        self.empty.say(*texts)
        self.content.addWidget(view, 1)
        self.content.addWidget(self.empty, 1)

    def show_table(self, *, had_focus: bool) -> None:
        """Show the table or what stands in its place; the keyboard stays with it."""
        has_rows = bool(self.view.rows.rows)
        self.view.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        if had_focus:
            self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def has_table_focus(self) -> bool:
        """Whether the keyboard is in the table or in what stands in its place."""
        return self.view.hasFocus() or self.empty.button.hasFocus()

    def focus_target(self) -> QWidget:
        """Return the table, or the button in its place."""
        return self.view if self.view.rows.rows else self.empty.button
