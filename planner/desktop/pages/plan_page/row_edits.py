"""What is done with several rows of the positions table at once: copying and filling down."""

from collections.abc import Callable

from planner.desktop.pages.plan_page.positions_panel import PositionsPanel
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS
from planner.desktop.viewmodels.seat_editing import field_name
from planner.desktop.viewmodels.seat_filling import FILLABLE, Filling, fill_down
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.quantities.identifiers import SeatId

Tell = Callable[[str], None]


class RowEdits:
    """Works on the selected rows of a panel.

    Args:
        tell: Says why something was not done.
        explain: Says what an edit did; the reader can take it back there.
    """

    def __init__(
        self,
        session: PlanSession,
        panel: PositionsPanel,
        formatter: Formatter,
        *,
        tell: Tell,
        explain: Tell,
    ) -> None:
        self._session = session
        self._panel = panel
        self._formatter = formatter
        self._tell = tell
        self._explain = explain

    def copy(self) -> bool:
        """Put the selected seats into the clipboard, with headings, as text and as a table.

        Returns:
            Whether there was something to copy.
        """
        # The clipboard's forms wait until they are asked for.
        from planner.desktop.session.clipboard import put_cells
        from planner.desktop.viewmodels.pasted_columns import SEAT_FIELDS
        from planner.intake.pastes.written_positions import written_rows

        evaluation = self._session.evaluation
        seats = {str(seat.id): seat for seat in evaluation.plan.seats}
        chosen = [seats[key] for key in self._panel.view.selected_keys if key in seats]
        if not chosen:
            self._tell(_("Select a seat to copy it."))
            return False
        costs = {
            seat.id: evaluation.seat_costs[seat.id].annual_reporting
            for seat in chosen
            if seat.id in evaluation.seat_costs
        }
        visible = self._panel.view.visible_columns
        rows = written_rows(
            evaluation.plan,
            evaluation.market,
            chosen,
            self._formatter,
            costs,
            [SEAT_FIELDS[key] for key in visible if key in SEAT_FIELDS],
        )
        put_cells(rows, heading_rows=1)
        self._tell(self._counted_copy(len(chosen)))
        return True

    def copy_cells(self) -> None:
        """Put the current column's cells of the selected seats into the clipboard."""
        from planner.desktop.session.clipboard import put_cells
        from planner.desktop.viewmodels.pasted_columns import SEAT_FIELDS
        from planner.intake.columns.seat_fields import SeatField
        from planner.intake.pastes.written_positions import written_cell

        view, model = self._panel.view, self._panel.model
        seats = {str(seat.id): seat for seat in self._session.plan.seats}
        chosen = [seats[key] for key in view.selected_keys if key in seats]
        column = view.currentIndex().column()
        if not chosen or column < 0:
            self._tell(_("Select a cell to copy it."))
            return
        field, market = SEAT_FIELDS.get(COLUMN_KEYS[column]), self._session.market
        cells = [
            written_cell(seat, field, market, self._formatter)
            if field is not None and field is not SeatField.TEAM
            else model.index_of(seat.id, column).data()
            for seat in chosen
        ]
        put_cells([[cell] for cell in cells])
        self._tell(
            ngettext("{count} cell copied", "{count} cells copied", len(cells)).format(
                count=self._formatter.integer(len(cells))
            )
        )

    def fill_down(self) -> None:
        """Give the selected seats the topmost one's value in the column of the current cell."""
        view = self._panel.view
        seats = [SeatId(key) for key in view.selected_keys]
        column = view.currentIndex().column()
        key = COLUMN_KEYS[column] if view.currentIndex().isValid() else ""
        if len(seats) < 2:
            self._tell(_("Select the seat to take the value from and the seats below it."))
        elif key not in FILLABLE:
            self._tell(_("Go to a column with values of your own to fill it down."))
        else:
            self._apply(fill_down(self._session.plan, self._session.market, seats, key), key)

    def _apply(self, filling: Filling, key: str) -> None:
        self._session.apply(filling.plan, _("Fill down the {field}").format(field=field_name(key)))
        sentences = []
        if filling.converted:
            sentences.append(self._counted_converted(len(filling.converted)))
        if filling.left:
            sentences.append(self._counted_left(len(filling.left)))
        if sentences:
            (self._explain if filling.filled else self._tell)(" ".join(sentences))

    def _counted_copy(self, count: int) -> str:
        return ngettext("{count} seat copied", "{count} seats copied", count).format(
            count=self._formatter.integer(count)
        )

    def _counted_converted(self, count: int) -> str:
        return ngettext(
            "Pay of {count} seat converted at plan rates.",
            "Pay of {count} seats converted at plan rates.",
            count,
        ).format(count=self._formatter.integer(count))

    def _counted_left(self, count: int) -> str:
        return ngettext(
            "{count} seat stays as it was: it cannot take this value (another currency, an"
            " earlier end, or no status).",
            "{count} seats stay as they were: they cannot take this value (another currency, an"
            " earlier end, or no status).",
            count,
        ).format(count=self._formatter.integer(count))
