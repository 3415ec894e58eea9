"""The fields of one seat, or of several at once, in sections."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from planner.calculators.evaluation import Evaluation
from planner.calculators.onboarding.templates import all_templates, template_of_role
from planner.desktop.viewmodels.form_fields import FieldKind, FormField, FormSection
from planner.desktop.viewmodels.pay_field import pay_field
from planner.desktop.viewmodels.seat_cells import ENGAGEMENT, PLACE, START, STATUS
from planner.desktop.viewmodels.seat_sections import COSTS, DETAILS, NOTES, ONBOARDING, PEOPLE
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_terms import template_name
from planner.localization.running_text import listed
from planner.localization.terms import (
    engagement_name,
    level_name,
    priority_name,
    role_name,
    status_name,
)
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, Position, PositionStatus, Priority, Seat, TeamMember
from planner.quantities.identifiers import CountryCode, SeatId

_NOTE_LENGTH = 40
_MOST_DECIMALS = 4

Choice = TypeVar("Choice")


class SeatFields:
    """Makes the fields of seats that are shown together.

    Args:
        evaluation: The plan and its results.
        seats: One seat, or several; a field shows what they share.
        formatter: Writes amounts, dates and shares.
    """

    def __init__(self, evaluation: Evaluation, seats: Sequence[Seat], formatter: Formatter) -> None:
        self._evaluation = evaluation
        self._plan, self._market = evaluation.plan, evaluation.market
        self._seats = seats
        self._formatter = formatter
        self._positions = [seat for seat in seats if isinstance(seat, Position)]
        self._members = [seat for seat in seats if isinstance(seat, TeamMember)]

    def details(self) -> FormSection:
        """Return what the seat is, where, from when and for how much."""
        return FormSection(DETAILS, _("Details"), "", tuple(self._details()))

    def costs(self) -> FormSection:
        """Return what finance asks beyond base pay."""
        fields = (self._benefits(), self._cost_center())
        return FormSection(COSTS, _("Benefits and booking"), _told(fields), fields)

    def people(self) -> FormSection:
        """Return who leads the seat and who helps a new hire in."""
        fields = tuple(self._people())
        return FormSection(PEOPLE, _("People"), _told(fields), fields)

    def onboarding(self) -> FormSection:
        """Return who comes, and how they or others come aboard with them."""
        fields = tuple(self._onboarding())
        return FormSection(ONBOARDING, _("Onboarding"), _told(fields), fields)

    def notes(self) -> FormSection:
        """Return what the user wants to remember."""
        notes = (seat.notes for seat in self._seats)
        field = _shared("notes", _("Notes"), FieldKind.LINES, notes)
        first_line = _told((field,)).partition("\n")[0]
        is_cut = len(first_line) > _NOTE_LENGTH
        note = f"{first_line[:_NOTE_LENGTH].rstrip()}…" if is_cut else first_line
        return FormSection(NOTES, _("Notes"), note, (field,))

    def _details(self) -> Iterator[FormField]:
        seats, figure = self._seats, FieldKind.FIGURE
        if len(seats) == 1 and self._members:
            yield FormField("name", _("Name"), FieldKind.TEXT, self._members[0].name)
        yield _choice("role", _("Role"), (s.role for s in seats), _named(RoleFamily, role_name))
        yield _choice("level", _("Level"), (s.level for s in seats), _named(Level, level_name))
        yield self._team()
        yield _shared(PLACE, _("Place"), FieldKind.PLACE, map(self._city, seats))
        engagements = _named(Engagement, engagement_name)
        yield _choice(ENGAGEMENT, _("Engagement"), (s.engagement for s in seats), engagements)
        if not self._members:
            yield from self._standing()
        shown = self._formatter.date_short
        yield _shared(START, _("Start"), figure, (shown(seat.start) for seat in seats))
        ends = (shown(seat.end) if seat.end is not None else "" for seat in seats)
        yield _or_else(_shared("end", _("End"), figure, ends), _("open"))
        if not self._members:
            yield self._opened()
        yield pay_field(self._evaluation, seats, self._formatter)

    def _opened(self) -> FormField:
        own = [each.opened for each in self._positions]
        texts = ("" if day is None else self._formatter.date_short(day) for day in own)
        field = _shared("opened", _("Requisition opened"), FieldKind.FIGURE, texts)
        field = _or_else(field, _("in time for the start"))
        is_own = any(day is not None for day in own)
        return replace(field, offer=_("In time for the start")) if is_own else field

    def _standing(self) -> Iterator[FormField]:
        """Yield how far positions are and how much they matter."""
        statuses = _named(PositionStatus, status_name)
        yield _choice(STATUS, _("Status"), (each.status for each in self._positions), statuses)
        priorities = _named(Priority, priority_name)
        chosen = (each.priority for each in self._positions)
        yield _choice("priority", _("Priority"), chosen, priorities)

    def _team(self) -> FormField:
        names: dict[str, str] = {team.id: team.name for team in self._plan.teams}
        for seat in self._seats:
            names.setdefault(seat.team_id, seat.team_id)  # a file may name a team there is not
        return _choice("team_id", _("Team"), (s.team_id for s in self._seats), names.items())

    def _city(self, seat: Seat) -> str:
        place = self._market.places.get(seat.place_id)
        return place.name if place is not None else seat.place_id

    def _cost_center(self) -> FormField:
        centers = (seat.cost_center for seat in self._seats)
        return _shared("cost_center", _("Cost center"), FieldKind.TEXT, centers)

    def _benefits(self) -> FormField:
        shown = self._percent
        own = [seat.benefits_share for seat in self._seats]
        texts = (shown(share) if share is not None else "" for share in own)
        label = _("Benefits, share of pay")
        field = _shared("benefits_share", label, FieldKind.FIGURE, texts)
        inherited = {self._plan_share(seat) for seat in self._seats}
        share = shown(inherited.pop()) if len(inherited) == 1 else _("by country")
        field = replace(_or_else(field, share), caption=self._benefits_caption(share))
        is_own = any(share is not None for share in own)
        return replace(field, offer=_("Back to the plan's")) if is_own else field

    def _percent(self, share: Decimal) -> str:
        """Write a share with one decimal, or as many as it has: nothing typed looks rounded."""
        exponent = share.normalize().as_tuple().exponent
        decimals = -exponent - 2 if isinstance(exponent, int) else 1
        return self._formatter.percent(share, max(1, min(decimals, _MOST_DECIMALS)))

    def _benefits_caption(self, share: str) -> str:
        if all(seat.engagement is Engagement.CONTRACTOR for seat in self._seats):
            return _("Contractors get none.")
        countries = {self._country(seat) for seat in self._seats}
        country = countries.pop() if len(countries) == 1 else None
        if country in self._plan.assumptions.benefits_share_by_country and country is not None:
            return _("The plan's for {country}: {share}").format(
                country=country_name(country), share=share
            )
        return _("The plan's: {share}").format(share=share)

    def _plan_share(self, seat: Seat) -> Decimal:
        country, assumptions = self._country(seat), self._plan.assumptions
        if country is None:
            return assumptions.benefits_share
        return assumptions.benefits_share_in(country)

    def _country(self, seat: Seat) -> CountryCode | None:
        place = self._market.places.get(seat.place_id)
        return place.country if place is not None else None

    def _people(self) -> Iterator[FormField]:
        person = FieldKind.PERSON
        if not self._members:
            managers = (each.hiring_manager for each in self._positions)
            yield _shared("hiring_manager", _("Hiring manager"), person, managers)
            buddies = (self._member(each.buddy_id) for each in self._positions)
            field = _shared("buddy_id", _("Buddy"), person, buddies)
            yield replace(field, offer=_("Without a buddy")) if field.text else field
            mentors = (self._member(each.mentor_id) for each in self._positions)
            field = _shared("mentor_id", _("Mentor"), person, mentors)
            yield replace(field, offer=_("Without a mentor")) if field.text else field
        elif not self._positions:
            managers = (each.manager for each in self._members)
            yield _shared("manager", _("Manager"), person, managers)

    def _member(self, member_id: SeatId | None) -> str:
        names = (each.name for each in self._plan.members if each.id == member_id)
        return next(names, member_id or "")

    def _onboarding(self) -> Iterator[FormField]:
        if not self._members:
            candidates = (each.candidate for each in self._positions)
            yield _shared("candidate", _("Candidate"), FieldKind.TEXT, candidates)
            yield self._template()
            known = ((False, _("knows it")), (True, _("new to them")))
            news = (each.is_new_to_domain for each in self._positions)
            yield _choice("is_new_to_domain", _("Domain of the work"), news, known)
        elif not self._positions:
            yield self._hires_at_once()

    def _template(self) -> FormField:
        usual = {template_of_role(self._plan, each.role).id for each in self._positions}
        templates = all_templates(self._plan)
        by_role = _("by role")
        if len(usual) == 1:
            name = template_name(templates[usual.pop()])
            by_role = _("By role: {template}").format(template=name)
        names: dict[str, str] = {"": by_role}
        names.update((key, template_name(each)) for key, each in templates.items())
        chosen = [each.template_id or "" for each in self._positions]
        for template_id in chosen:
            names.setdefault(template_id, template_id)  # a file may name one there is not
        return _choice("template_id", _("Template"), chosen, names.items())

    def _hires_at_once(self) -> FormField:
        shown, rules = self._formatter.integer, self._plan.onboarding_rules
        own = [each.hires_at_once for each in self._members]
        texts = ("" if count is None else shown(count) for count in own)
        field = _shared("hires_at_once", _("New hires at once"), FieldKind.FIGURE, texts)
        caption = _("The plan's: {buddy} as a buddy, {mentor} as a mentor.").format(
            buddy=shown(rules.hires_per_buddy), mentor=shown(rules.hires_per_mentor)
        )
        field = replace(_or_else(field, _("as the plan")), caption=caption)
        is_own = any(count is not None for count in own)
        return replace(field, offer=_("Back to the plan's")) if is_own else field


def _shared(key: str, label: str, kind: FieldKind, texts: Iterable[str]) -> FormField:
    """Return a field with the text the seats share; where they differ it is empty and says so."""
    found = set(texts)
    if len(found) > 1:
        return FormField(key, label, kind, placeholder=_("Several"))
    return FormField(key, label, kind, found.pop())


def _or_else(field: FormField, placeholder: str) -> FormField:
    """Return a field that says what applies while it is empty."""
    return field if field.placeholder else replace(field, placeholder=placeholder)


def _choice(
    key: str, label: str, values: Iterable[object], choices: Iterable[tuple[object, str]]
) -> FormField:
    offered = tuple(choices)
    names = dict(offered)
    found = set(values)
    if len(found) > 1:
        return FormField(key, label, FieldKind.CHOICE, choices=offered, placeholder=_("Several"))
    value = found.pop()
    return FormField(key, label, FieldKind.CHOICE, names[value], value, offered)


def _named(choices: Iterable[Choice], name: Callable[[Choice], str]) -> list[tuple[object, str]]:
    return [(choice, name(choice)) for choice in choices]


def _told(fields: Iterable[FormField]) -> str:
    """Return in one line what fields hold."""
    texts = (field.text or field.placeholder for field in fields)
    return listed(text for text in texts if text)
