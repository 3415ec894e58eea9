"""What stands beside the tabs while the market is on show: another place, the table of figures."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.desktop.icons import Icons
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.widgets.add_by_name import AddByName
from planner.desktop.widgets.chart_panel import table_button
from planner.localization.countries import country_code
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.market.place_search import find_place, search_places


class MarketTools(QWidget):
    """Holds them in a row.

    Signals:
        place_named: The ID of a place to look at.
    """

    place_named = Signal(str)

    def __init__(
        self, session: PlanSession, theme: Theme, icons: Icons, formatter: Formatter
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self.add = AddByName(theme, _("Look at another place"), self._search, self)
        self.add.chosen.connect(self._on_named)
        self.table = table_button(theme, icons, _("Pay by place"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.add)
        row.addWidget(self.table)

    def _search(self, text: str) -> Sequence[str]:
        return [place_label(place) for place in search_places(self._session.market.places, text)]

    def _on_named(self, name: str) -> None:
        try:
            place = find_place(self._session.market.places, name, country_code)
        except Exception as error:
            if not has_sentence(error):
                raise
            self.add.refuse(error_sentence(error, self._formatter))
            return
        self.add.clear()
        self.place_named.emit(place.id)
