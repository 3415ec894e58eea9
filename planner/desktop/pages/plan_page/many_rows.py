"""Gives the value of one cell to all selected rows, and says so while it is typed."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from planner.desktop.pages.plan_page.positions_panel import PositionsPanel
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_editing import RefusedTextError, SeatEditing
from planner.desktop.widgets.field import Field
from planner.localization.formatting import Formatter
from planner.localization.messages import ngettext

if TYPE_CHECKING:  # it waits until many rows are edited
    from planner.desktop.viewmodels.bulk_editing import BulkEditing

Tell = Callable[[str], None]


class SelectedRows(QObject):
    """The selected rows of a panel, as what Ctrl+Enter in an editor works on.

    Args:
        tell: Says why something was not done.
        explain: Says what an edit did; the reader can take it back there.
        hint: Says in the status bar what keys do now.
    """

    def __init__(  # noqa: PLR0913 -- what it works on, and the three ways it speaks
        self,
        session: PlanSession,
        panel: PositionsPanel,
        editing: SeatEditing,
        formatter: Formatter,
        *,
        tell: Tell,
        explain: Tell,
        hint: Tell,
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._reading = editing
        self._formatter = formatter
        self._tell = tell
        self._explain = explain
        self._hint = hint
        panel.view.give_many(self)
        panel.view.edit_begun.connect(self._on_edit_begun)

    @cached_property
    def _editing(self) -> "BulkEditing":
        """What edits many seats; made when it is first needed."""
        from planner.desktop.viewmodels.bulk_editing import BulkEditing

        return BulkEditing(self._session, self._reading, self._formatter)

    def refusal(self, row_key: str, column_key: str, value: object) -> str | None:
        """Return why the rows cannot take a value typed in the cell of one of them."""
        return self._editing.refusal(self._keys(row_key), row_key, column_key, value)

    def apply(self, row_key: str, column_key: str, value: object) -> None:
        """Give the rows a value, as one undo step."""
        try:
            edit = self._editing.edit(self._keys(row_key), row_key, column_key, value)
        except RefusedTextError as error:
            self._tell(error.sentence)
            return
        self._session.apply(edit.plan, edit.text)
        self._panel.view.setFocus()
        if edit.message:
            self._explain(edit.message)

    def _keys(self, row_key: str) -> tuple[str, ...]:
        selected = self._panel.view.selected_keys
        return selected if row_key in selected else (row_key,)

    def _on_edit_begun(self, row_key: str, _column: str) -> None:
        count = len(self._keys(row_key))
        if count < 2:
            return
        sentence = ngettext(
            "Enter changes this row, Ctrl+Enter the {count} selected row.",
            "Enter changes this row, Ctrl+Enter all {count} selected rows.",
            count,
        ).format(count=self._formatter.integer(count))
        self._hint(sentence)
        editor = QApplication.focusWidget()
        if isinstance(editor, Field):
            editor.remark(sentence)
        elif editor is not None and self._panel.view.isAncestorOf(editor):
            editor.setAccessibleDescription(sentence)
            editor.setToolTip(sentence)
