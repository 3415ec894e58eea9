"""Ways to reach all hours: places and limits to choose, the smallest staffing, its adoption."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.calculators.staffing import StaffingConflict
from planner.calculators.staffing_comparison import StaffingComparison
from planner.calculators.staffing_program import NoRotaInTimeError
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.time_zones_page.staffing_search import StaffingFound, StaffingSearch
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.coverage_view import CoverageView
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.desktop.viewmodels.staffing_wishes import (
    StaffingWishes,
    limit_fields,
    position_fields,
    taken,
)
from planner.desktop.viewmodels.staffing_words import (
    conflict_sentences,
    heads_sentence,
    plan_sentences,
    site_entries,
)
from planner.desktop.widgets.entry_list import ENTRY_HEIGHT, EntryList
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.field_form import FieldForm
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.tick_list import Tick, TickList
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed
from planner.market.working_calendar import calendar_of
from planner.plan.edits import Opening, OpeningTerms, adopt_staffing
from planner.plan.model import Engagement
from planner.quantities.identifiers import PlaceId

_FIGURE_WIDTH, _CHOICE_WIDTH = 118, 186
_PADDING = 16
_SECOND_MS = 1000


class StaffingPanel(QWidget):
    """Asks for a staffing of the people on show, and adds what it still needs to the plan.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
        closed: The reader goes back to the gaps.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    closed = Signal()

    def __init__(
        self, session: PlanSession, theme: Theme, icons: Icons, formatter: Formatter
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self._edits = SettingEdits(session, formatter)
        self._view: CoverageView | None = None
        self._wishes: StaffingWishes | None = None
        self._found: StaffingFound | None = None
        self._seconds = 0
        self.search = StaffingSearch(self)
        self.back = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="arrow-left")
        self.back.setAccessibleName(_("Back to the gaps"))
        self.back.setToolTip(_("Back to the gaps"))
        self.places = TickList(theme, _("Places to choose from"))
        self.limits = FieldForm(theme, icons, self._take, _no_names, self)
        self.position = FieldForm(theme, icons, self._take, _no_names, self)
        self.seek = Button(theme, icons, _("Find the smallest staffing"))
        self.stop = Button(theme, icons, _("Stop"))
        self.heads = Label(theme, FontRole.SECTION, "t1")
        self.heads.setWordWrap(True)
        self.words = Label(theme, FontRole.CELL, "t1")
        self.words.setWordWrap(True)
        self.sites = EntryList(theme, _("People and shifts by place"))
        self.note = Label(theme, FontRole.CAPTION, "t2")
        self.note.setWordWrap(True)
        self.adopt = Button(theme, icons, _("Adopt as positions"), kind=ButtonKind.PRIMARY)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._lay_out(theme)
        self._connect()

    @property
    def wishes(self) -> StaffingWishes | None:
        """What is asked; None before anything was shown."""
        return self._wishes

    @property
    def found(self) -> StaffingFound | None:
        """What the last search found, as long as it holds."""
        return self._found

    def show_view(self, view: CoverageView, today: date) -> None:
        """Show who counts now; a staffing of another plan, or of others, is forgotten."""
        before, self._view = self._view, view
        if self._wishes is None:
            self._wishes = StaffingWishes(self._places_of(view), self._start(view, today))
        wishes = self._wishes
        known = tuple(each for each in wishes.place_ids if each in self._session.market.places)
        teams = [team.id for team in view.plan.teams]
        team_id, chosen = wishes.team_id, view.choices.team_id
        if chosen is not None and (before is None or before.choices.team_id != chosen):
            team_id = chosen
        if team_id not in teams:
            team_id = teams[0] if teams else None
        self._wishes = replace(wishes, place_ids=known, team_id=team_id)
        if before is None or (before.plan, before.crews, before.question) != (
            view.plan, view.crews, view.question,
        ):  # fmt: skip
            self._forget()
        self._show_wishes()

    def begin_anew(self) -> None:
        """Forget everything: another plan is open."""
        self._view = self._wishes = None
        self._forget()

    def take_focus(self) -> None:
        """Begin at the places."""
        self.places.setFocus()

    def finish(self) -> None:
        """Wait for the search."""
        self._clock.stop()
        self.search.finish()

    def _places_of(self, view: CoverageView) -> tuple[PlaceId, ...]:
        return tuple(dict.fromkeys(crew.place_id for crew in view.crews))

    def _start(self, view: CoverageView, today: date) -> date:
        first, last = view.question.first, view.question.last
        return calendar_of(view.anchor).next_working_day(today if first <= today <= last else first)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, _PADDING, 8)
        head.addWidget(self.back)
        head.addWidget(Label(theme, FontRole.TITLE, "t1", _("Around the clock")), 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 0, 14)
        column.setSpacing(6)
        for heading, content, margin in (
            (_("Places to choose from"), self.places, 0),
            (_("Limits"), self.limits, _PADDING),
            (_("Positions to add"), self.position, _PADDING),
        ):
            self._add_section(
                column, Label(theme, FontRole.SECTION, "t1", heading), content, margin
            )
        for widget, margin in (
            (self.heads, _PADDING),
            (self.words, _PADDING),
            (self.sites, 0),
            (self.adopt, _PADDING - 2),
            (self.note, _PADDING),
        ):
            column.addLayout(_inset(widget, margin))
        column.addStretch()
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        use_slim_scroll_bars(self.area, theme)
        self.area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Hairline(theme))
        whole.addWidget(self.area, 1)
        whole.addWidget(Hairline(theme))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_PADDING - 2, 10, _PADDING - 2, 12)
        buttons.addWidget(self.seek, 1)
        buttons.addWidget(self.stop)
        whole.addLayout(buttons)
        self._show_state()

    def _add_section(
        self, column: QVBoxLayout, heading: Label, content: QWidget, margin: int
    ) -> None:
        column.addLayout(_inset(heading, _PADDING))
        column.addLayout(_inset(content, margin))
        column.addSpacing(6)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.places.ticked.connect(self._on_ticked)
        self.seek.clicked.connect(self._on_find)
        self.stop.clicked.connect(self._on_stop)
        self.adopt.clicked.connect(self._on_adopt)
        self.search.found.connect(self._on_found)
        self.search.failed.connect(self._on_failed)
        self._clock.timeout.connect(self._on_second)
        for form in (self.limits, self.position):
            form.refused.connect(self.message_raised)

    @property
    def is_searching(self) -> bool:
        """Whether a staffing is being looked for."""
        return self._clock.isActive()

    def _take(self, key: str, value: object) -> str | None:
        wishes = self._wishes
        if wishes is None:
            return None
        changed: list[StaffingWishes] = []
        reason = self._edits.refusal(
            lambda: changed.append(taken(wishes, key, value, self._formatter))
        )
        if changed and changed[0] != wishes:
            self._change(changed[0])
        return reason

    def _change(self, wishes: StaffingWishes) -> None:
        before, self._wishes = self._wishes, wishes
        if before is None or replace(before, team_id=None, start=wishes.start) != replace(
            wishes, team_id=None
        ):
            self._forget()
        self._show_wishes()

    def _show_wishes(self) -> None:
        view, wishes = self._view, self._wishes
        if view is None or wishes is None:
            return
        self.limits.show_fields(limit_fields(wishes, self._formatter))
        self.position.show_fields(position_fields(wishes, view.plan, self._formatter))
        for form, width in ((self.limits, _FIGURE_WIDTH), (self.position, _CHOICE_WIDTH)):
            for row in form.rows.values():
                row.editor.setFixedWidth(width)
        self.places.show_ticks(tuple(self._ticks(view, wishes)))
        self._show_state()

    def _ticks(self, view: CoverageView, wishes: StaffingWishes) -> Iterable[Tick]:
        places = self._session.market.places
        heads: dict[PlaceId, int] = {}
        for crew in view.crews:
            heads[crew.place_id] = heads.get(crew.place_id, 0) + crew.heads
        for place_id in dict.fromkeys((*heads, view.anchor.id, *wishes.place_ids)):
            count = heads.get(place_id, 0)
            people = ngettext("{count} person", "{count} people", count)
            yield Tick(
                place_id,
                as_typed(places[place_id].name),
                people.format(count=self._formatter.integer(count)),
                place_id in wishes.place_ids,
            )

    def _forget(self) -> None:
        self.search.stop()
        self._clock.stop()
        self._found = None
        self._say("")
        self._show_state()

    def _show_state(self) -> None:
        found = self._found.answer if self._found is not None else None
        is_staffing = isinstance(found, StaffingComparison)
        has_places = self._wishes is not None and bool(self._wishes.place_ids)
        self.seek.setEnabled(has_places and not self.is_searching)
        self.seek.setToolTip("" if has_places else _("Tick a place to find a staffing for."))
        self.stop.setVisible(self.is_searching)
        for label in (self.heads, self.words):
            label.setVisible(bool(label.text()))
        self.sites.setVisible(is_staffing)
        self.adopt.setVisible(is_staffing and bool(self._openings()))
        self.note.setVisible(self.adopt.isVisibleTo(self))

    def _openings(self) -> tuple[Opening, ...]:
        found = self._found.answer if self._found is not None else None
        if not isinstance(found, StaffingComparison):
            return ()
        return tuple(site.opening for site in found.sites if site.opening is not None)

    def _say(self, first: str, *others: str) -> None:
        self.heads.setText(first)
        self.words.setText("\n".join(others))

    def _say_searching(self) -> None:
        self._say(
            _("Looking for the fewest people: {seconds} s").format(
                seconds=self._formatter.integer(self._seconds)
            )
        )

    def _on_ticked(self, key: str) -> None:
        if self._wishes is not None:
            self._change(self._wishes.ticked(PlaceId(key)))

    def _on_find(self) -> None:
        if self._view is None or self._wishes is None:
            return
        self._found = None
        self._seconds = 0
        self._clock.start()
        self._say_searching()
        self._show_state()
        self.stop.setFocus()
        QTimer.singleShot(0, self, self._show_result)
        self.search.start(self._view, self._session.market, self._wishes)

    def _on_second(self) -> None:
        self._seconds += 1
        self._say_searching()

    def _on_stop(self) -> None:
        self._forget()
        self.seek.setFocus()

    def _on_found(self, found: object) -> None:
        if not isinstance(found, StaffingFound):
            return
        had_focus = self.stop.hasFocus()
        self._clock.stop()
        self._found = found
        answer = found.answer
        if isinstance(answer, StaffingConflict):
            first = self._session.market.places[found.wishes.place_ids[0]].name
            sentences = list(conflict_sentences(answer, first, self._formatter))
        else:
            currency = found.view.plan.reporting_currency
            sentences = [
                heads_sentence(answer, self._formatter),
                *plan_sentences(answer, found.wishes, currency, self._formatter),
            ]
            entries = site_entries(answer, currency, self._formatter)
            self.sites.show_entries(entries)
            self.sites.setFixedHeight(len(entries) * ENTRY_HEIGHT)
            self.note.setText(self._adoption_note(answer))
        self._say(*sentences)
        self._show_state()
        if had_focus:
            (self.adopt if self.adopt.isVisibleTo(self) else self.seek).setFocus()
        QTimer.singleShot(0, self, self._show_result)

    def _adoption_note(self, answer: StaffingComparison) -> str:
        count = sum(opening.heads for opening in self._openings())
        text = ngettext(
            "Adds {count} open position with the usual hours of its place; being on call comes on "
            "top of them.",
            "Adds {count} open positions with the usual hours of their places; being on call comes "
            "on top of them.",
            count,
        ).format(count=self._formatter.integer(count))
        if answer.extra_heads == count:
            return text
        unknown = _("Places without known pay are left out.")
        return f"{text} {unknown}"

    def _show_result(self) -> None:
        shown = [each for each in (self.heads, self.words, self.note) if each.isVisibleTo(self)]
        if shown:
            self.area.ensureWidgetVisible(shown[-1])

    def _on_failed(self, error: object) -> None:
        self._clock.stop()
        if isinstance(error, NoRotaInTimeError):
            self._say(
                _("These sites are too many to find a staffing for in time. Name fewer, or narrow "
                  "their hours.")
            )  # fmt: skip
        elif isinstance(error, Exception):
            self._say(self._edits.sentence(error))
        self._show_state()

    def _on_adopt(self) -> None:
        wishes, openings = self._wishes, self._openings()
        if wishes is None or wishes.team_id is None or not openings:
            return
        terms = OpeningTerms(
            wishes.team_id, wishes.role, wishes.level, Engagement.OWN_ENTITY, wishes.start
        )
        count = sum(opening.heads for opening in openings)
        text = ngettext(
            "Add {count} position of a staffing", "Add {count} positions of a staffing", count
        ).format(count=self._formatter.integer(count))
        reason = self._edits.attempt(
            lambda: adopt_staffing(self._edits.plan, openings, terms), text
        )
        if reason is not None:
            self.message_raised.emit(reason)
            return
        self.seek.setFocus()
        self.edit_explained.emit(text)


def _inset(widget: QWidget, margin: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(margin, 0, margin, 0)
    row.addWidget(widget)
    return row


def _no_names(_key: str, _text: str) -> tuple[str, ...]:
    return ()
