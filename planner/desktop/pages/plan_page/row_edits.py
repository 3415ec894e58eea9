"""What is done with several rows of the positions table at once: copying and filling down."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from planner.desktop.pages.plan_page.positions_panel import PositionsPanel
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Row
from planner.desktop.viewmodels.copied_rows import as_html, as_tab_separated
from planner.desktop.viewmodels.grouped_table_model import ROW_ROLE
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

    def copy(self) -> None:
        """Put the selected rows into the clipboard, as text and as a table."""
        model = self._panel.model
        found = [model.index_of(key).data(ROW_ROLE) for key in self._panel.view.selected_keys]
        rows = [row for row in found if isinstance(row, Row)]
        if not rows:
            self._tell(_("Select a seat to copy it."))
            return
        data = QMimeData()
        data.setText(as_tab_separated(rows))
        data.setHtml(as_html(rows))
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(self._counted_copy(len(rows)))

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
