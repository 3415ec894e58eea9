"""How long what new hires wait for takes: what is assumed or published beside the plan's own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.calculators.onboarding.lead_times import (
    LeadTimeFigure,
    LeadTimeOrigin,
    general_lead_time,
    lead_time,
)
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.rows_model import HEADING
from planner.desktop.viewmodels.seat_cells import NameDetail
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.localization.countries import country_name, find_country
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_terms import lead_time_name
from planner.localization.running_text import listed
from planner.localization.terms import engagement_name
from planner.market.lead_time import LeadTimeKind
from planner.plan.edits.onboarding_edits import set_lead_days
from planner.plan.model import Engagement, Plan
from planner.plan.onboarding import LeadTimeKey
from planner.quantities.identifiers import CountryCode

OWN = "own"
MOST_DAYS = 520
"""Two years: what takes longer is a slip of the hand."""


class LeadTimeSettings:
    """Reads and changes them; a row's key is the text of its ``LeadTimeKey``."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self._edits = SettingEdits(session, formatter)
        self._opened: list[CountryCode] = []

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        number, text = CellKind.NUMBER, CellKind.TEXT
        return (
            Column("where", _("Where"), text, 210, is_editable=False, least_width=150),
            Column(
                OWN,
                _("Working days"),
                number,
                124,
                is_key_figure=True,
                help_text=_("What the schedule takes; type to set your own"),
            ),
            Column("published", _("Default"), number, 150, is_editable=False, least_width=110),
            Column(
                "source", _("Where it comes from"), text, 300, is_editable=False, least_width=180
            ),
            Column("note", _("What it rests on"), text, 300, is_editable=False, least_width=120),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return a heading a kind, and below it everywhere and the countries of the plan."""
        return tuple(self._rows())

    @property
    def own(self) -> frozenset[str]:
        """The rows whose days are the plan's own."""
        return frozenset(map(str, self._session.plan.lead_days))

    def open(self, text: str) -> str | None:
        """Keep a country in sight that is to get values of its own, or return why not."""
        covered = self._session.market.countries
        sentence = self._edits.refusal(lambda: find_country(text, covered))
        if sentence is None:
            country = find_country(text, covered)
            if country not in self._opened:
                self._opened.append(country)
        return sentence

    def first_key(self, text: str) -> str:
        """Return the first row of the country a text names, which ``open`` took."""
        country = find_country(text, self._session.market.countries)
        return str(LeadTimeKey(LeadTimeKind.CONTRACT, country))

    def offers(self, text: str) -> list[str]:
        """Return the names of countries that a text is the beginning of a word of."""
        typed = text.casefold()
        names = sorted(map(country_name, self._session.market.countries))
        return [
            name
            for name in names
            if any(word.startswith(typed) for word in (name.casefold(), *name.casefold().split()))
        ]

    def refusal(self, key: str, column: str, value: object) -> str | None:
        """Return why a typed value cannot be used, None where it can."""
        return self._edits.refusal(lambda: self._changed(key, str(value)))

    def take(self, key: str, column: str, value: object) -> str | None:
        """Make typed days the plan's own; emptied they follow the default."""
        country, name = LeadTimeKey.parsed(key).country, self._name(LeadTimeKey.parsed(key))
        if country is not None and country not in self._opened:
            self._opened.append(country)  # it stays in sight when its last value goes
        step = _("Change lead time: {name}").format(name=name)
        return self._edits.attempt(lambda: self._changed(key, str(value)), step)

    def release(self, keys: Iterable[str]) -> None:
        """Let lead times follow their defaults."""
        plan, chosen = self._session.plan, [LeadTimeKey.parsed(key) for key in keys]
        for key in chosen:
            plan = set_lead_days(plan, key, None)
            if key.country is not None and key.country not in self._opened:
                self._opened.append(key.country)  # it stays in sight when its last value goes
        names = listed((self._name(key) for key in chosen), with_commas=True)
        self._session.apply(plan, _("Back to the default: {setting}").format(setting=names))

    def _name(self, key: LeadTimeKey) -> str:
        where = country_name(key.country) if key.country else _("everywhere")
        return _("{name}, {where}").format(name=lead_time_name(key.kind), where=where)

    def _changed(self, text: str, typed: str) -> Plan:
        key = LeadTimeKey.parsed(text)
        if not typed.strip():
            return set_lead_days(self._session.plan, key, None)
        days = self._formatter.parse_number(typed)
        if days != int(days) or not 0 <= days <= MOST_DAYS:
            shown = self._formatter.integer
            raise RefusedTextError(
                _("Enter a whole number from {least} to {greatest}.").format(
                    least=shown(0), greatest=shown(MOST_DAYS)
                )
            )
        return set_lead_days(self._session.plan, key, int(days))

    def _rows(self) -> Iterator[Row]:
        countries = self._countries()
        for kind in LeadTimeKind:
            heading = Cell(lead_time_name(kind))
            yield Row(f"{HEADING}{kind.value}", (heading, *(Cell("") for _column in range(4))))
            yield self._general(kind)
            for country in countries:
                yield self._row(kind, country)

    def _countries(self) -> list[CountryCode]:
        """Return those of hires, those with days of their own and those asked for."""
        plan, places = self._session.plan, self._session.market.places
        of_hires = {
            place.country
            for each in plan.positions
            if each.status.is_budgeted and (place := places.get(each.place_id)) is not None
        }
        own = {key.country for key in plan.lead_days if key.country is not None}
        return sorted(of_hires | own | set(self._opened), key=country_name)

    def _general(self, kind: LeadTimeKind) -> Row:
        key = LeadTimeKey(kind)
        published = general_lead_time(self._session.market, kind)
        where = _("Everywhere")
        own = self._session.plan.lead_days.get(key)
        return Row(
            str(key),
            (
                Cell(where),
                self._days([published.days], own, ""),
                self._published([published]),
                self._source([published], is_own=own is not None),
                Cell(published.note, hint=published.note),
            ),
        )

    def _row(self, kind: LeadTimeKind, country: CountryCode) -> Row:
        plan, market = self._session.plan, self._session.market
        key, name = LeadTimeKey(kind, country), country_name(country)
        without = replace(plan, lead_days={})
        by_engagement = {
            each: lead_time(without, market, kind, country, each)
            for each in self._engagements(country)
        }
        published = list(dict.fromkeys(by_engagement.values()))
        general = plan.lead_days.get(LeadTimeKey(kind))
        taken = [each.days for each in published] if general is None else [general]
        hint = "\n".join(
            _("{engagement}: {days}").format(
                engagement=engagement_name(engagement), days=self._formatter.integer(figure.days)
            )
            for engagement, figure in by_engagement.items()
        )
        notes = listed(dict.fromkeys(each.note for each in published if each.note))
        own = plan.lead_days.get(key)
        return Row(
            str(key),
            (
                Cell(name, detail=NameDetail(name, country)),
                self._days(taken, own, hint),
                self._published(published),
                self._source(published, is_own=own is not None),
                Cell(notes, hint=notes),
            ),
        )

    def _engagements(self, country: CountryCode) -> list[Engagement]:
        """Return how the plan employs hires in a country; in none, by an own entity."""
        plan, places = self._session.plan, self._session.market.places
        found = {
            each.engagement
            for each in plan.positions
            if each.status.is_budgeted
            and (place := places.get(each.place_id)) is not None
            and place.country == country
        }
        return [each for each in Engagement if each in found] or [Engagement.OWN_ENTITY]

    def _days(self, taken: list[int], own: int | None, hint: str) -> Cell:
        if own is not None:
            text = self._formatter.integer(own)
            return Cell(text, edit_value=text, tone=Tone.ACCENT, hint=_("set in this plan"))
        return Cell(self._spread(taken), edit_value="", tone=Tone.QUIET, hint=hint)

    def _published(self, figures: list[LeadTimeFigure]) -> Cell:
        low = min(each.low for each in figures)
        high = max(each.high for each in figures)
        expected = self._spread([each.days for each in figures])
        text = _("{expected} ({spread})").format(
            expected=expected, spread=self._spread([low, high])
        )
        return Cell(text, hint=_("expected (at best – at worst)"))

    def _spread(self, numbers: list[int]) -> str:
        shown, low, high = self._formatter.integer, min(numbers), max(numbers)
        return shown(low) if low == high else self._formatter.range(shown(low), shown(high))

    def _source(self, figures: list[LeadTimeFigure], *, is_own: bool) -> Cell:
        figure = figures[0]
        if any(each.is_to_check for each in figures):
            text = _("assumption: check before relied on")
            tone = Tone.NORMAL if is_own else Tone.WARNING
            return Cell(text, tone=tone, hint=self._said(figure))
        return Cell(self._said(figure), hint=self._said(figure))

    def _said(self, figure: LeadTimeFigure) -> str:
        if figure.origin is LeadTimeOrigin.ASSUMPTION or figure.provenance is None:
            return _("an assumption of this program")
        source = self._session.market.sources.get(figure.provenance.source_id)
        title = figure.provenance.source_id if source is None else source.title
        day = self._formatter.date_short(figure.provenance.as_of)
        return _("{source}, {day}, grade {grade}").format(
            source=title, day=day, grade=figure.provenance.grade.value
        )
