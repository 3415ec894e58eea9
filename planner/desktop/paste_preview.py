"""The preview of a paste: over which seats the cells go, or that they become new positions."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from planner.desktop.buttons import Button
from planner.desktop.cells_preview import CellsPreview
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import CellProblem, CellReader
from planner.intake.columns.seat_fields import PASTED_FIELDS, SeatField
from planner.intake.pastes.paste_draft import (
    PasteDraft,
    PasteWay,
    drafted_as,
    mended,
    retyped,
    with_meaning,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext

_SIZE = (880, 600)


class PastePreview(CellsPreview):
    """Shows a draft and lets the reader settle it; nothing is pasted before that.

    Signals:
        chosen: The ``PasteDraft`` to paste; its rows with problems are to be left out.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        draft: PasteDraft,
        reader: CellReader,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, icons, formatter, parent)
        self._draft = draft
        self._reader = reader
        self.setWindowTitle(_("Paste"))
        self.resize(*_SIZE)
        self.build()

    @property
    def draft(self) -> PasteDraft:
        """What is on show."""
        return self._draft

    @property
    def shown(self) -> PasteDraft:
        """What is on show."""
        return self._draft

    @property
    def paste_button(self) -> Button:
        """What pastes."""
        return self.take_button

    @property
    def fields(self) -> Sequence[SeatField]:
        """What columns can mean."""
        return PASTED_FIELDS

    @property
    def is_usable(self) -> bool:
        """Whether the columns say enough."""
        return self._draft.way is PasteWay.CHANGE or self._draft.layout.is_usable

    @property
    def title_text(self) -> str:
        """How many rows are about to be pasted."""
        return self.accepting_text(len(self._draft.rows))

    @property
    def advice(self) -> str:
        """What the reader should do next."""
        draft = self._draft
        if not draft.rows:
            return _("There is nothing below the headings.")
        if not self.is_usable:
            return _("Choose the column that holds the position or the location.")
        if draft.faulty_count:
            return self.faulty_advice(draft.faulty_count)
        if draft.is_by_id:
            return _("The rows name seats of the plan and differ from them: those seats change.")
        return _("Check what each column means. Click a heading to choose another meaning.")

    def accepting_text(self, count: int) -> str:
        """Return what the primary button says where so many rows are pasted."""
        text = ngettext("Paste {count} row", "Paste {count} rows", count)
        return text.format(count=self._formatter.integer(count))

    def retype(self, row: int, column: int, text: str) -> None:
        """Take another text into a cell."""
        self._take(retyped(self._draft, row, column, text, self._reader))

    def mend(self, problem: CellProblem, fix: Fix) -> None:
        """Mend a problem."""
        self._take(mended(self._draft, problem, fix, self._reader))
        self.focus_after_fix()

    def choose_meaning(self, column: int, field: SeatField | None) -> None:
        """Take a column for something else."""
        self._take(with_meaning(self._draft, column, field, self._reader))

    def accept(self) -> None:
        """Hand the draft over to be pasted."""
        if self.take_button.isEnabled():
            self.chosen.emit(self._draft)
            super().accept()

    def choices(self) -> Sequence[QWidget]:
        """Return the ways to paste, where there are two."""
        theme, icons = self._theme, self._icons
        self._ways = QButtonGroup(self)
        self.add_button = Button(theme, icons, _("As new positions"), parent=self)
        self.change_button = Button(theme, icons, parent=self)
        for button in (self.add_button, self.change_button):
            button.setCheckable(True)
            button.clicked.connect(self._on_way_chosen)
            self._ways.addButton(button)
            button.setVisible(self._draft.can_change)
        return self.add_button, self.change_button

    def show_draft(self) -> None:
        """Show what the draft is now."""
        super().show_draft()
        is_adding = self._draft.way is PasteWay.ADD
        (self.add_button if is_adding else self.change_button).setChecked(True)
        if self._draft.layout.heading_row is not None:
            self.change_button.set_label(_("Change the seats with these IDs"))
        else:
            first = next(iter(self._draft.target.seat_ids), "")
            over = _("Over the seats from {seat} on").format(seat=first)
            self.change_button.set_label(over)

    def _take(self, draft: PasteDraft) -> None:
        self._draft = draft
        self.show_draft()

    def _on_way_chosen(self) -> None:
        way = PasteWay.ADD if self.add_button.isChecked() else PasteWay.CHANGE
        self._take(drafted_as(self._draft, way, self._reader))
