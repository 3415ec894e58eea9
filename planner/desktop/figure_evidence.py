"""Evidence on a page: the tables read off the window's thread, its cards, own figures."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from planner.desktop.icons import Icons
from planner.desktop.session.background import Background
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.localization.formatting import Formatter
from planner.localization.problems import error_sentence, has_sentence
from planner.market.snapshot import Snapshot
from planner.plan.edits import PlanEditError

if TYPE_CHECKING:  # nobody opens a card before the first paint
    from planner.desktop.session.own_figures import OwnFigures
    from planner.desktop.widgets.evidence_card import EvidenceCard
    from planner.market.override import FigureKey


class FigureEvidence(QObject):
    """Opens cards over a page and makes their edits undo steps of its session.

    Signals:
        tables_read: The market's big tables are there.
        tables_failed: One of them cannot be read; the session has told why.
        message_raised: A sentence about what could not be done.
        edit_explained: A sentence about an edit that can be taken back.
    """

    tables_read = Signal()
    tables_failed = Signal()
    message_raised = Signal(str)
    edit_explained = Signal(str)

    def __init__(
        self,
        page: QWidget,
        session: PlanSession,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        preferences: Preferences | None,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._theme, self._icons, self._formatter = theme, icons, formatter
        self._preferences = preferences
        self._card: EvidenceCard | None = None
        self._asked: Snapshot | None = None
        self._reader = Background(self)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)

    @property
    def card(self) -> "EvidenceCard | None":
        """The card, once one was opened."""
        return self._card

    def read_tables(self) -> None:
        """Read the big tables of the session's market, unless they are read or being read."""
        market = self._session.market
        if self._asked is not market and not is_evidence_read(market):
            self._asked = market
            self._reader.start(_reader_of(market))

    def forget_failure(self) -> None:
        """Let tables be read again that could not be read."""
        self._asked = None

    def finish(self) -> None:
        """Wait for the thread that reads."""
        self._reader.finish()

    def show(self, evidence: Evidence, anchor: QRect) -> None:
        """Open the card of a figure beside where it stands on the screen."""
        if self._card is None:
            from planner.desktop.widgets.evidence_card import EvidenceCard

            self._card = EvidenceCard(self._theme, self._icons, self._page, self._formatter)
            self._card.own_given.connect(self._on_own_given)
            self._card.published_wanted.connect(self._on_published_wanted)
        self._card.show_for(evidence, anchor)

    def close_card(self) -> None:
        """Close the card: what it says may have changed."""
        if self._card is not None:
            self._card.close_card()

    def _own(self) -> "OwnFigures":
        from planner.desktop.session.own_figures import OwnFigures

        return OwnFigures(self._session, self._preferences)

    def _on_own_given(self, key: "FigureKey", values: object, why: str) -> None:
        if not isinstance(values, tuple):
            return
        try:
            self.edit_explained.emit(self._own().give(key, values, why))
        except PlanEditError as error:
            self.message_raised.emit(error_sentence(error, self._formatter))

    def _on_published_wanted(self, key: "FigureKey") -> None:
        self.edit_explained.emit(self._own().take_back(key))

    def _on_read(self, _tables: object) -> None:
        self.tables_read.emit()

    def _on_failed(self, error: Exception) -> None:
        if not has_sentence(error):
            raise error
        self._session.failed.emit(error)
        self.tables_failed.emit()


def _reader_of(market: Snapshot) -> Callable[[], object]:
    published = market.published or market
    return lambda: (published.pay_bands, published.talent_pools, published.country_facts)
