"""Pasting into the positions table: at once where the cells leave no doubt, else with a preview."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from planner.desktop.icons import Icons
from planner.desktop.pages.plan_page.positions_panel import PositionsPanel
from planner.desktop.paste_preview import PastePreview
from planner.desktop.session.clipboard import copied_grid
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pasted_columns import SEAT_FIELDS
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS
from planner.desktop.viewmodels.timeline_cells import TIMELINE_KEYS
from planner.intake.cells.cell_reading import CellReader
from planner.intake.pastes.paste_draft import PasteDraft, PasteTarget, PasteWay, draft_paste, paste
from planner.intake.pastes.pasted_positions import PastedPlan
from planner.intake.tables.grid import CopiedCellsError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence
from planner.localization.running_text import listed
from planner.market.exchange_rates import UnknownCurrencyError
from planner.plan.edits import PlanEditError
from planner.quantities.identifiers import SeatId

Tell = Callable[[str], None]


class ClipboardEdits(QObject):
    """Pastes what the clipboard holds, each time as one undo step.

    Args:
        panel: The table to paste into.
        tell: Says why something was not done.
        explain: Says what an edit did; the reader can take it back there.
        today: Tells the reader's date.
    """

    def __init__(
        self,
        session: PlanSession,
        panel: PositionsPanel,
        look: tuple[Theme, Icons, Formatter],
        *,
        tell: Tell,
        explain: Tell,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._theme, self._icons, self._formatter = look
        self._tell = tell
        self._explain = explain
        self._today = today
        self._preview: PastePreview | None = None

    @property
    def preview(self) -> PastePreview | None:
        """The preview on show, if there is one."""
        return self._preview

    def paste(self) -> None:
        """Paste over the seats from the current cell on, or as new positions."""
        reader = self._reader()
        try:
            draft = draft_paste(copied_grid(), self._target(), reader)
        except (CopiedCellsError, PlanEditError) as error:
            self._tell(error_sentence(error, self._formatter))
            return
        if draft.is_clear:
            self.apply(draft)
        elif draft.grid.width == 1 and draft.way is PasteWay.CHANGE and draft.problems:
            self._tell(error_sentence(draft.problems[0].error, self._formatter))
        elif len(draft.grid.rows) == draft.grid.width == 1:
            self._tell(_("Select the cell to paste into."))
        else:
            self._show_preview(draft, reader)

    def apply(self, draft: PasteDraft) -> None:
        """Make the rows without problems part of the plan."""
        try:
            pasted = paste(draft, self._reader())
        except (PlanEditError, UnknownCurrencyError) as error:
            self._tell(error_sentence(error, self._formatter))
            return
        count = len(pasted.seat_ids)
        is_adding = draft.way is PasteWay.ADD
        if is_adding:
            self._panel.show_all()
        self._session.apply(pasted.plan, self._step_text(count, is_adding=is_adding))
        if is_adding:
            self._panel.view.go_to_all(pasted.seat_ids)
            self._panel.take_focus()
        sentences = self._outcome(draft, pasted)
        if sentences:
            self._explain(" ".join(sentences))

    def _reader(self) -> CellReader:
        session = self._session
        return CellReader(session.plan, session.market, self._formatter, self._today())

    def _target(self) -> PasteTarget:
        view = self._panel.view
        if view.current_key is None:
            return PasteTarget()
        key = SeatId(view.current_key)
        shown = [SeatId(each) for each in view.open_keys]
        columns = view.visible_columns
        first = columns.index(COLUMN_KEYS[view.currentIndex().column()])
        # In nobody's spreadsheet are expected dates between a start and the pay beside it.
        fields = [key for key in columns[first + 1 :] if key not in TIMELINE_KEYS]
        return PasteTarget(
            tuple(shown[shown.index(key) :]) if key in shown else (key,),
            tuple(SEAT_FIELDS.get(column) for column in (columns[first], *fields)),
            tuple(SeatId(each) for each in view.selected_keys),
            key,
        )

    def _show_preview(self, draft: PasteDraft, reader: CellReader) -> None:
        preview = PastePreview(
            self._theme, self._icons, self._formatter, draft, reader, self._panel.window()
        )
        preview.chosen.connect(self._on_chosen)
        preview.finished.connect(self._on_finished)
        self._preview = preview
        preview.show()

    def _on_chosen(self, draft: PasteDraft) -> None:
        self.apply(draft)

    def _on_finished(self, _result: int) -> None:
        self._preview = None
        self._panel.take_focus()

    def _step_text(self, count: int, *, is_adding: bool) -> str:
        text = (
            ngettext("Paste {count} position", "Paste {count} positions", count)
            if is_adding
            else ngettext("Paste over {count} seat", "Paste over {count} seats", count)
        )
        return text.format(count=self._formatter.integer(count))

    def _outcome(self, draft: PasteDraft, pasted: PastedPlan) -> list[str]:
        count = len(pasted.seat_ids)
        integer = self._formatter.integer
        said = []
        if draft.way is PasteWay.ADD:
            text = ngettext("{count} position pasted.", "{count} positions pasted.", count)
            said.append(text.format(count=integer(count)))
        elif count > 1:
            text = ngettext("{count} seat changed.", "{count} seats changed.", count)
            said.append(text.format(count=integer(count)))
        if pasted.new_teams:
            text = ngettext("New team: {names}.", "New teams: {names}.", len(pasted.new_teams))
            said.append(text.format(names=listed(pasted.new_teams)))
        for number, text in (
            (
                pasted.paid_from_band,
                ngettext(
                    "{count} takes its pay from the pay band.",
                    "{count} take their pay from the pay band.",
                    pasted.paid_from_band,
                ),
            ),
            (
                pasted.converted,
                ngettext(
                    "Pay of {count} seat converted at plan rates.",
                    "Pay of {count} seats converted at plan rates.",
                    pasted.converted,
                ),
            ),
            (
                draft.grid.cleaned,
                ngettext(
                    "Characters nobody sees were left out of {count} cell.",
                    "Characters nobody sees were left out of {count} cells.",
                    draft.grid.cleaned,
                ),
            ),
        ):
            if number:
                said.append(text.format(count=integer(number)))
        return said
