"""Who helps new hires in, part by part, as a table."""

from collections.abc import Iterable, Iterator

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.seat_cells import NameDetail, PlaceDetail
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.viewmodels.seat_reading import members_named
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.localization.countries import country_code
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.onboarding_terms import part_name
from planner.localization.running_text import listed
from planner.market.place import Place
from planner.market.place_search import find_place
from planner.plan.edits.onboarding_edits import set_contact
from planner.plan.model import Plan, TeamMember
from planner.plan.onboarding import Contact, TaskOwner

WHO, WHERE = "name", "place_id"
PARTS = (
    TaskOwner.IT,
    TaskOwner.PEOPLE_TEAM,
    TaskOwner.FINANCE,
    TaskOwner.SECURITY,
    TaskOwner.MANAGER,
)
"""The parts that a plan names somebody for; buddies and mentors are each hire's own."""
_NOBODY = Contact()


class ContactSettings:
    """Reads and changes them; a row's key is the part."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._edits = SettingEdits(session, formatter)

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        text = CellKind.TEXT
        return (
            Column("part", _("Part"), text, 290, is_editable=False, least_width=200),
            Column(WHO, _("Who"), text, 210, is_key_figure=True, least_width=120),
            Column(WHERE, _("Works in"), CellKind.PLACE, 190, least_width=130),
            Column("calendar", _("Calendar"), text, 250, is_editable=False, least_width=160),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return a row a part."""
        return tuple(Row(part.value, tuple(self._cells(part))) for part in PARTS)

    @property
    def named(self) -> frozenset[str]:
        """The parts that somebody is named for."""
        return frozenset(part.value for part in self._session.plan.onboarding_contacts)

    def refusal(self, key: str, column: str, value: object) -> str | None:
        """Return why a typed value cannot be used, None where it can."""
        return self._edits.refusal(lambda: self._changed(TaskOwner(key), column, str(value)))

    def take(self, key: str, column: str, value: object) -> str | None:
        """Make a typed name or place that of a part, or return why that cannot be."""
        part = TaskOwner(key)
        step = _("Change who helps: {part}").format(part=part_name(part))
        return self._edits.attempt(lambda: self._changed(part, column, str(value)), step)

    def forget(self, keys: Iterable[str]) -> None:
        """Name nobody for parts any more."""
        parts = [TaskOwner(key) for key in keys]
        plan = self._session.plan
        for part in parts:
            plan = set_contact(plan, part, None)
        names = listed(map(part_name, parts))
        self._session.apply(plan, _("Name nobody for {parts}").format(parts=names))

    def _cells(self, part: TaskOwner) -> Iterator[Cell]:
        contact = self._session.plan.onboarding_contacts.get(part, _NOBODY)
        label, remark = part_name(part), self._remark(part)
        yield Cell(label, detail=NameDetail(label, remark), hint=remark)
        yield self._who(contact)
        yield self._where(contact)
        yield self._calendar(contact)

    def _remark(self, part: TaskOwner) -> str:
        if part is TaskOwner.MANAGER:
            return _("where a team has none of its own")
        return ""

    def _who(self, contact: Contact) -> Cell:
        member = self._member(contact)
        if member is not None:
            hint = _("A team member; onboarding follows their calendar and their leave.")
            return Cell(member.name, edit_value=member.name, tone=Tone.ACCENT, hint=hint)
        if contact.member_id is not None:
            hint = _("There is no such team member any more. Name somebody else.")
            return Cell(contact.member_id, edit_value="", tone=Tone.ERROR, hint=hint)
        if contact.name:
            return Cell(contact.name, edit_value=contact.name)
        hint = _("Type a name, or that of a team member to follow their calendar.")
        return Cell(_("nobody yet"), edit_value="", tone=Tone.QUIET, hint=hint)

    def _where(self, contact: Contact) -> Cell:
        places = self._session.market.places
        member = self._member(contact)
        place_id = contact.place_id if member is None else member.place_id
        place = places.get(place_id) if place_id else None
        if place is None:
            tone = Tone.ERROR if place_id else Tone.QUIET
            return Cell(place_id or _("unknown"), edit_value="", tone=tone)
        detail = PlaceDetail(place.country, place.name)
        if member is not None:
            hint = _("As the team member. Change it on the Plan page.")
            return Cell(place.name, detail=detail, tone=Tone.QUIET, hint=hint)
        return Cell(place.name, detail=detail, edit_value=place_label(place))

    def _calendar(self, contact: Contact) -> Cell:
        member = self._member(contact)
        place = self._place(contact)
        if place is None:
            text = _("unknown: the anchor’s stands in")
            return Cell(text, tone=Tone.WARNING, hint=_("Say where they work to mend that."))
        text = _("that of {place}").format(place=place.name)
        if member is not None and member.leave:
            text = _("that of {place}, with their leave").format(place=place.name)
        return Cell(text)

    def _member(self, contact: Contact) -> TeamMember | None:
        members = self._session.plan.members
        return next((each for each in members if each.id == contact.member_id), None)

    def _place(self, contact: Contact) -> Place | None:
        member = self._member(contact)
        place_id = contact.place_id if member is None else member.place_id
        return self._session.market.places.get(place_id) if place_id else None

    def _changed(self, part: TaskOwner, column: str, text: str) -> Plan:
        plan, typed = self._session.plan, " ".join(text.split())
        contact = plan.onboarding_contacts.get(part, _NOBODY)
        if column == WHO:
            changed = self._named(contact, typed)
        else:
            place = find_place(self._session.market.places, typed, country_code) if typed else None
            changed = Contact(name=contact.name, place_id=place.id if place else None)
        return set_contact(plan, part, None if changed == _NOBODY else changed)

    def _named(self, contact: Contact, typed: str) -> Contact:
        """Return a contact of another name; a member's ties it to them.

        Raises:
            RefusedTextError: If several members are called so.
        """
        folded = typed.casefold()
        exact = [
            each
            for each in members_named(self._session.plan, typed)
            if typed and folded in (each.name.casefold(), each.id.casefold())
        ]
        if len(exact) > 1:
            ids = listed(each.id for each in exact)
            raise RefusedTextError(
                _("Several team members are called “{name}”. Type one of {ids}.").format(
                    name=typed, ids=ids
                )
            )
        if exact:
            return Contact(member_id=exact[0].id)
        return Contact(name=typed, place_id=contact.place_id)
