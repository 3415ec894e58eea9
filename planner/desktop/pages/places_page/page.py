"""The page itself: what is asked, the answer on map and in table, the place looked at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.calculators.place_limits import LimitKind
from planner.calculators.place_scales import Part
from planner.desktop.buttons import Button
from planner.desktop.figure_evidence import FigureEvidence
from planner.desktop.icons import Icons
from planner.desktop.key_table import FIGURES_KEY, FILTER_KEY
from planner.desktop.pages.places_page.compare_panel import ComparePanel
from planner.desktop.pages.places_page.filters_panel import FiltersPanel
from planner.desktop.pages.places_page.map_panel import MapPanel
from planner.desktop.pages.places_page.place_panel import PlacePanel
from planner.desktop.pages.places_page.ranking_view import RankingView
from planner.desktop.pages.places_page.strip import RankingStrip
from planner.desktop.session.newest_work import NewestWork
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.places.board import BoardMaker, PlacesBoard
from planner.desktop.viewmodels.places.choices import PlacesChoices, relaxed, usual_choices
from planner.desktop.viewmodels.places.comparing import metrics
from planner.desktop.viewmodels.places.details import PlaceDetails, place_details
from planner.desktop.viewmodels.places.map_marks import MarkMaker
from planner.desktop.viewmodels.places.place_edits import PlaceEdits
from planner.desktop.viewmodels.places.place_sections import part_evidence, place_sections
from planner.desktop.viewmodels.places.place_tip import PlaceTip, place_tip
from planner.desktop.viewmodels.places.ranking import COLUMN_PARTS, Ranking, matching
from planner.desktop.viewmodels.places.ticked_places import TickedPlaces
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.state_view import StateView
from planner.desktop.widgets.tab_strip import TabStrip
from planner.localization.countries import country_code, country_name
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.market.place_search import find_place, search_places
from planner.market.world_map_loader import load_world_map
from planner.quantities.identifiers import PlaceId

_SIDE = 312
_DETAILS_AFTER_MS = 120
_SLOW_MS = 200
_PLACE_TAB, _COMPARE_TAB = 0, 1


class PlacesPage(QWidget):
    """Shows where the people for a role of the session's plan are.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
        evidence_told: Where the figure looked at comes from, in a line; empty for none.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    evidence_told = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        preferences: Preferences | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._session, self._formatter = session, formatter
        self._edits = PlaceEdits(session, formatter)
        self._choices: PlacesChoices | None = None
        self._asked: object = None
        self._board: PlacesBoard | None = None
        self._details: PlaceDetails | None = None
        self._ticked = TickedPlaces()
        self._ranking = Ranking(formatter)
        self._sort = ("", False)
        self._maker, self._marks = BoardMaker(), MarkMaker()
        self._is_due = True
        self.filters = FiltersPanel(
            theme, icons, formatter, self._take_anchor, self._offered, self._take_weight
        )
        outlines = load_world_map(session.market.folder)
        self.map_panel = MapPanel(theme, icons, formatter, outlines, self._tell, today)
        self.map = self.map_panel.map
        self.strip = RankingStrip(theme, icons, formatter)
        currency = session.plan.reporting_currency
        self.table = RankingView(theme, icons, currency)
        self.failed = StateView(theme, icons, "warning", Button(theme, icons, _("Try again")))
        self.place = PlacePanel(theme, icons, self._take_note)
        self.compare = ComparePanel(theme, icons, formatter)
        self.tabs = TabStrip(theme, _("Place or comparison"))
        self.evidence = FigureEvidence(self, session, theme, icons, formatter, preferences)
        self._ranker, self._detailer = NewestWork(self), NewestWork(self)
        self._slow, self._later = QTimer(self), QTimer(self)
        self._lay_out(theme)
        self._set_up_timers()
        self._connect()

    @property
    def board(self) -> PlacesBoard | None:
        """What is on show; None before the first answer."""
        return self._board

    @property
    def details(self) -> PlaceDetails | None:
        """What is known besides, once it is worked out."""
        return self._details

    @property
    def choices(self) -> PlacesChoices:
        """What is asked."""
        if self._choices is None:
            self._choices = usual_choices(self._session.plan)
        return self._choices

    @property
    def ticked(self) -> tuple[PlaceId, ...]:
        """The places that are compared, in their order."""
        return self._ticked.places

    @property
    def is_settled(self) -> bool:
        """Whether what is on show answers what is asked, details included."""
        board, details = self._board, self._details
        if board is None or details is None or self._is_due or self._later.isActive():
            return False
        is_looked_at = details.place_id == self._session.looked_at.place_id
        return self._asked == _key_of(board) and details.board is board and is_looked_at

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was on show."""
        super().showEvent(event)
        self._catch_up()

    def take_focus(self) -> None:
        """Begin in the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Go to the field that filters the places."""
        self.strip.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_place(self, place_id: str) -> None:
        """Look at a place, whatever the filter hides."""
        self._session.looked_at.select(PlaceId(place_id))
        self.tabs.setCurrentIndex(_PLACE_TAB)
        if self.strip.filter.text() and self.table.current_key != place_id:
            self.strip.filter.clear()
        self.take_focus()

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        side = self.place if self.tabs.currentIndex() == _PLACE_TAB else self.compare
        return [self.filters, self.map_panel, self.map, self.table, side]

    def begin_anew(self) -> None:
        """Forget what was chosen: another plan is open."""
        self._choices = self._board = self._details = None
        self._asked = None
        self._ticked.forget()
        self._session.looked_at.select(None)
        self._ranker.drop()
        self._detailer.drop()
        self._is_due = True

    def finish(self) -> None:
        """Wait for the threads."""
        self._slow.stop()
        self._later.stop()
        self._ranker.finish()
        self._detailer.finish()
        self.evidence.finish()

    def show_choices(self, choices: PlacesChoices) -> None:
        """Ask something else."""
        self._choices = choices
        self._is_due = True
        self._catch_up()

    def show_board(self, board: PlacesBoard) -> None:
        """Show an answer."""
        self._board = board
        self._show_board()

    def tick(self, place_id: str) -> None:
        """Compare a place, or no longer."""
        if not self._ticked.toggle(PlaceId(place_id)):
            self.message_raised.emit(
                _("Five places are compared already. Take one away to compare another.")
            )
            return
        if PlaceId(place_id) in self._ticked.places:
            self.tabs.setCurrentIndex(_COMPARE_TAB)
        self._show_board()

    def add_position(self) -> None:
        """Add a position in the place looked at, as one undo step."""
        place_id, board = self._session.looked_at.place_id, self._board
        if place_id is None or board is None:
            return
        reason = self._edits.add_position(board, place_id)
        if reason is not None:
            self.message_raised.emit(reason)
        else:
            self.edit_explained.emit(self._edits.told)

    def _lay_out(self, theme: Theme) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.failed)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.map_panel, 9)
        middle.addWidget(Hairline(theme))
        middle.addWidget(self.strip)
        middle.addWidget(self._stack, 8)
        self._side = QStackedWidget()
        self._side.addWidget(self.place)
        self._side.addWidget(self.compare)
        self.tabs.addTab(_("Place"))
        self.tabs.addTab(_("Compare"))
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self.tabs)
        side.addWidget(Hairline(theme))
        side.addWidget(self._side, 1)
        panel = QWidget()
        panel.setFixedWidth(_SIDE)
        side.setContentsMargins(0, 0, 0, 0)
        panel.setLayout(side)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.filters)
        whole.addWidget(Hairline(theme, is_upright=True))
        whole.addLayout(middle, 1)
        whole.addWidget(Hairline(theme, is_upright=True))
        whole.addWidget(panel)

    def _set_up_timers(self) -> None:
        for timer, pause in ((self._slow, _SLOW_MS), (self._later, _DETAILS_AFTER_MS)):
            timer.setSingleShot(True)
            timer.setInterval(pause)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._on_plan_changed)
        self._session.market_changed.connect(self._on_market_changed)
        self._session.looked_at.place_selected.connect(self._on_place_selected)
        self.filters.chosen.connect(self.show_choices)
        self.filters.reset_wanted.connect(self._on_reset)
        self.filters.weights.usual_wanted.connect(self._on_usual_weights)
        self.map.place_chosen.connect(self._on_place_chosen)
        self.map.place_ticked.connect(self.tick)
        self.map.place_opened.connect(self._on_place_opened)
        self.table.row_chosen.connect(self._on_place_chosen)
        self.table.tick_wanted.connect(self.tick)
        self.table.sort_chosen.connect(self._on_sort)
        self.table.figure_wanted.connect(self._on_figure)
        self.strip.filter.textChanged.connect(self._on_filter)
        self.strip.filter.below_wanted.connect(self.take_focus)
        self.strip.relax_wanted.connect(self._on_relax)
        self.failed.action_chosen.connect(self._on_again)
        self.tabs.currentChanged.connect(self._side.setCurrentIndex)
        self.compare.dropped.connect(self.tick)
        self.compare.clear_wanted.connect(self._on_clear)
        self.compare.choose_wanted.connect(self.take_focus)
        self.place.star_wanted.connect(self._on_star)
        self.place.compare_wanted.connect(self._on_compare)
        self.place.add_wanted.connect(self.add_position)
        self.place.evidence_requested.connect(self.evidence.show)
        self.evidence.message_raised.connect(self.message_raised)
        self.evidence.edit_explained.connect(self.edit_explained)
        self._ranker.succeeded.connect(self._on_board)
        self._ranker.failed.connect(self._on_failed)
        self._detailer.succeeded.connect(self._on_details)
        self._detailer.failed.connect(self._on_details_failed)
        self._slow.timeout.connect(self._on_slow)
        self._later.timeout.connect(self._ask_details)
        for keys, act in (
            ("N", self.add_position),
            (FILTER_KEY, self.focus_filter),
            (FIGURES_KEY, self.take_focus),  # the table has the figures of the map
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _catch_up(self) -> None:
        """Ask anew, unless the page is hidden: edits elsewhere must not wait for it."""
        if not self._is_due or not self.isVisible() or not self._session.is_open:
            return
        self._is_due = False
        plan, market = self._session.plan, self._session.evaluation.market
        self.filters.show_choices(self.choices, plan, market)
        key = (self.choices, plan, market)
        if key == self._asked and self._board is not None:
            return
        self._asked = key
        self._slow.start()
        self._ranker.start(partial(self._maker.make, self.choices, plan, market))

    def _show_board(self) -> None:
        """Show the board with what is ticked, filtered and sorted."""
        board = self._board
        if board is None:
            return
        shown = matching(board, self.strip.filter.text())
        self._ticked.keep(board.by_id)
        groups = self._ranking.groups(board, shown, self._ticked.places, self._sort)
        self.table.show_groups(groups, board.plan.reporting_currency)
        marks = self._marks.marks(board, shown, self._ticked.slots, board.plan.shortlist)
        countries = {board.by_id[each].evidence.place.country for each in self._ticked.places}
        self.map_panel.show_board(board, marks, sorted(countries))
        self.strip.show_board(board)
        self._stack.setCurrentWidget(self.table)
        self._show_compared()
        self._show_place()

    def _show_compared(self) -> None:
        board = self._board
        if board is None:
            return
        is_known = self._details is not None and self._details.board is board
        hires = self._details.hires if self._details is not None and is_known else {}
        found = metrics(board, self._ticked.places, self._ticked.slots, hires, self._formatter)
        self.compare.show_places(board, self._ticked.places, self._ticked.slots, found)

    def _show_place(self) -> None:
        board, place_id = self._board, self._session.looked_at.place_id
        if board is None:
            return
        if place_id not in board.by_id or place_id is None:
            best = board.fits[0].evidence.place.id if board.fits else None
            self._session.looked_at.select(best)
            return
        fit = board.by_id[place_id]
        place = fit.evidence.place
        self.map.select(place_id)
        if self.table.current_key != place_id:
            self.table.go_to(place_id)
        self.place.show_place(
            place.name,
            country_name(place.country),
            note=board.plan.shortlist.get(place_id),
            is_compared=place_id in self._ticked.places,
        )
        self.place.show_sections(place_sections(board, fit, self._details, self._formatter))

    def _tell(self, place_id: PlaceId) -> PlaceTip | None:
        if self._board is None or place_id not in self._board.by_id:
            return None
        return place_tip(self._board, self._board.by_id[place_id], self._formatter)

    def _take_anchor(self, text: str) -> str | None:
        market = self._session.evaluation.market
        if not text.strip():
            self.show_choices(replace(self.choices, anchor_id=None))
            return None
        try:
            place = find_place(market.places, text, country_code)
        except LookupError as error:
            if not has_sentence(error):
                raise
            return error_sentence(error, self._formatter)
        self.show_choices(replace(self.choices, anchor_id=place.id))
        return None

    def _offered(self, _key: str, text: str) -> list[str]:
        found = search_places(self._session.evaluation.market.places, text, 10)
        return [place_label(place) for place in found]

    def _take_weight(self, part: Part, weight: Decimal) -> str | None:
        return self._edits.weigh(part, weight)

    def _take_note(self, text: str) -> str | None:
        place_id = self._session.looked_at.place_id
        return None if place_id is None else self._edits.note(place_id, text)

    def _on_board(self, board: PlacesBoard) -> None:
        self._slow.stop()
        self.show_board(board)
        self._later.start()

    def _on_failed(self, error: Exception) -> None:
        self._slow.stop()
        if not has_sentence(error):
            raise error
        self._asked = None
        self.failed.say(_("The places cannot be ranked."), error_sentence(error, self._formatter))
        self._stack.setCurrentWidget(self.failed)
        self.strip.say("")

    def _on_again(self) -> None:
        self._is_due = True
        self._catch_up()

    def _on_slow(self) -> None:
        if self._board is None:
            self.strip.say(_("Ranking places…"))

    def _ask_details(self) -> None:
        if self._board is not None:
            place_id = self._session.looked_at.place_id
            work = partial(place_details, self._board, place_id, self._details)
            self._detailer.start(work)

    def _on_details(self, details: PlaceDetails) -> None:
        self._details = details
        self._show_compared()
        self._show_place()

    def _on_details_failed(self, error: Exception) -> None:
        if not has_sentence(error):
            raise error
        self.message_raised.emit(error_sentence(error, self._formatter))

    def _on_plan_changed(self, _changes: object) -> None:
        self._is_due = True
        self._catch_up()

    def _on_market_changed(self) -> None:
        self._is_due = True

    def _on_place_chosen(self, place_id: str) -> None:
        if place_id:
            self._session.looked_at.select(PlaceId(place_id))

    def _on_place_selected(self, _place_id: str) -> None:
        if not self.isVisible():
            return
        self._show_place()
        self._later.start()

    def _on_place_opened(self, place_id: str) -> None:
        self._on_place_chosen(place_id)
        self.tabs.setCurrentIndex(_PLACE_TAB)
        self.place.star.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_figure(self, place_id: str, column: str) -> None:
        board, part = self._board, COLUMN_PARTS.get(column)
        if board is None or part is None:
            self._on_place_opened(place_id)
            return
        fit = board.by_id[PlaceId(place_id)]
        evidence = part_evidence(board, fit, part, self._formatter)
        if evidence is not None:
            self.evidence.show(evidence, self.table.place_of_cell(place_id, column))

    def _on_sort(self, column: str, is_descending: bool) -> None:  # noqa: FBT001 -- the signal gives it
        self._sort = column, is_descending
        self._show_board()

    def _on_filter(self, _text: str) -> None:
        self._show_board()

    def _on_relax(self, kind: LimitKind) -> None:
        board = self._board
        failure = None if board is None else board.relaxations.get(kind)
        if failure is not None and failure.value is not None:
            self.show_choices(relaxed(self.choices, kind, failure.value))

    def _on_reset(self) -> None:
        kept = self.choices
        self.show_choices(
            PlacesChoices(role=kept.role, level=kept.level, engagement=kept.engagement)
        )
        self.strip.filter.clear()

    def _on_usual_weights(self) -> None:
        self._edits.weigh_as_usual()

    def _on_clear(self) -> None:
        self._ticked.forget()
        self._show_board()

    def _on_star(self) -> None:
        place_id = self._session.looked_at.place_id
        if place_id is not None:
            self._edits.star(place_id)

    def _on_compare(self) -> None:
        place_id = self._session.looked_at.place_id
        if place_id is not None:
            self.tick(place_id)


def _key_of(board: PlacesBoard) -> object:
    return (board.choices, board.plan, board.market)
