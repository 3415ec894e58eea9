"""How hiring is assumed to go: capacity, draws, and each coefficient beside what is published."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.hiring import coefficients as named
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.coefficient_forms import CoefficientForm, form_of
from planner.desktop.viewmodels.rows_model import HEADING
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.hiring_terms import coefficient_name
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.hiring_coefficient import HiringCoefficient
from planner.plan.edits.lever_edits import change_hiring
from planner.plan.levers import HiringAssumptions
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode

VALUE = "value"
_COUNTRY = "country."
_DEFAULTS = HiringAssumptions()
_KINDS = ("role", "level", "country")


@dataclass(frozen=True, slots=True)
class _Count:
    """A whole number of the plan's, with the least and the greatest it can be."""

    name: str
    remark: str
    least: int
    greatest: int


class HiringSettings:
    """Reads and changes them; a row's key is a field of ``HiringAssumptions`` or a coefficient."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self._edits = SettingEdits(session, formatter)

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        number, text = CellKind.NUMBER, CellKind.TEXT
        return (
            Column("name", _("Assumption"), text, 340, is_editable=False, least_width=270),
            Column(VALUE, _("Value"), number, 96, is_key_figure=True),
            Column(
                "published",
                _("Default"),
                number,
                184,
                is_editable=False,
                help_text=_("Likely (low – high)"),
                least_width=180,
            ),
            Column(
                "source", _("Where it comes from"), text, 250, is_editable=False, least_width=170
            ),
            Column("note", _("What it rests on"), text, 300, is_editable=False, least_width=120),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return the plan's counts, then the coefficients under their headings."""
        return tuple(self._rows())

    @property
    def own(self) -> frozenset[str]:
        """The rows whose value is the plan's own."""
        hiring = self._session.plan.hiring
        changed = (key for key in self._counts() if getattr(hiring, key) != getattr(_DEFAULTS, key))
        return frozenset((*changed, *hiring.coefficients))

    def refusal(self, key: str, column: str, value: object) -> str | None:
        """Return why a typed value cannot be used, None where it can."""
        return self._edits.refusal(lambda: self._typed(key, str(value)))

    def take(self, key: str, column: str, value: object) -> str | None:
        """Make a typed value the plan's own; emptied it follows the default."""
        step = _("Change {setting}").format(setting=self._name(key))
        return self._edits.attempt(lambda: self._typed(key, str(value)), step)

    def reset(self, keys: Iterable[str]) -> None:
        """Let values follow their defaults."""
        plan, chosen = self._session.plan, list(keys)
        for key in chosen:
            plan = self._without(plan, key)
        names = listed(map(self._name, chosen), with_commas=True)
        self._session.apply(plan, _("Back to the default: {setting}").format(setting=names))

    def _rows(self) -> Iterator[Row]:
        for key, count in self._counts().items():
            yield self._count_row(key, count)
        for heading, keys in self._coefficients():
            blank = (Cell(""),) * (len(self.columns()) - 1)
            yield Row(f"{HEADING}{heading}", (Cell(heading), *blank))
            for key in keys:
                yield self._coefficient_row(key)

    def _coefficients(self) -> Iterator[tuple[str, list[str]]]:
        """Yield headings with the coefficients below them."""
        known = {*named.ASSUMED, *self._published, *self._session.plan.hiring.coefficients}
        known |= {named.country_name(country) for country in self._countries()}
        general = [key for key in named.ASSUMED if key in known]
        others = sorted(k for k in known - {*general} if k.partition(".")[0] not in _KINDS)
        yield _("Time to fill"), [*general, *others]
        headings = (_("Roles"), _("Levels"), _("Countries"))
        for kind, heading in zip(_KINDS, headings, strict=True):
            keys = [key for key in known if key.startswith(f"{kind}.")]
            yield heading, sorted(keys, key=lambda key: coefficient_name(key).casefold())

    @property
    def _published(self) -> Mapping[str, HiringCoefficient]:
        return self._session.market.hiring_coefficients

    def _countries(self) -> set[CountryCode]:
        """Return where the plan hires."""
        plan, places = self._session.plan, self._session.market.places
        found = (places.get(each.place_id) for each in plan.positions)
        return {place.country for place in found if place is not None}

    def _count_row(self, key: str, count: _Count) -> Row:
        value, default = getattr(self._session.plan.hiring, key), getattr(_DEFAULTS, key)
        is_own = value != default
        text = self._count_text(value)
        typed = "" if value is None else text
        source = _("set in this plan") if is_own else _("default, an assumption")
        return Row(
            key,
            (
                Cell(count.name, hint=count.name),
                Cell(text, edit_value=typed, tone=Tone.ACCENT if is_own else Tone.QUIET),
                Cell(self._count_text(default)),
                Cell(source),
                Cell(count.remark, hint=count.remark),
            ),
        )

    def _count_text(self, value: int | None) -> str:
        return _("as needed") if value is None else self._formatter.integer(value)

    def _coefficient_row(self, key: str) -> Row:
        published, name = self._published.get(key), coefficient_name(key)
        own = self._session.plan.hiring.coefficients.get(key)
        form, note = self._form(key), "" if published is None else published.note
        value = own if own is not None else self._default(key)
        text = form.text(value, self._formatter)
        shown = Cell(
            text,
            edit_value="" if own is None else text,
            tone=Tone.QUIET if own is None else Tone.ACCENT,
            hint="" if own is None else _("set in this plan"),
        )
        cells = (Cell(name, hint=name), shown, self._range(key), self._source(key))
        return Row(key, (*cells, Cell(note, hint=note)))

    def _default(self, key: str) -> Decimal:
        published = self._published.get(key)
        if published is not None:
            return published.likely
        return Decimal(repr(named.ASSUMED.get(key, 1)))

    def _range(self, key: str) -> Cell:
        published, form, formatter = self._published.get(key), self._form(key), self._formatter
        if published is None:
            return Cell(form.text(self._default(key), formatter))
        ends = (form.text(each, formatter) for each in (published.low, published.high))
        return Cell(
            _("{expected} ({spread})").format(
                expected=form.text(published.likely, formatter), spread=formatter.range(*ends)
            )
        )

    def _source(self, key: str) -> Cell:
        published = self._published.get(key)
        if published is None:
            return Cell(_("an assumption of this program"))
        source = self._session.market.sources.get(published.provenance.source_id)
        title = published.provenance.source_id if source is None else source.title
        said = _("{source}, {day}, grade {grade}").format(
            source=title,
            day=self._formatter.date_short(published.provenance.as_of),
            grade=published.provenance.grade.value,
        )
        if published.is_assumption:
            is_own = key in self._session.plan.hiring.coefficients
            tone = Tone.NORMAL if is_own else Tone.WARNING
            return Cell(_("assumption: check before relied on"), tone=tone, hint=said)
        return Cell(said, hint=said)

    def _form(self, key: str) -> CoefficientForm:
        published = self._published.get(key)
        return form_of(key, "" if published is None else published.unit)

    def _typed(self, key: str, text: str) -> Plan:
        typed, plan = text.strip(), self._session.plan
        if not typed:
            return self._without(plan, key)
        count = self._counts().get(key)
        if count is not None:
            return change_hiring(plan, **{key: self._read_count(typed, count)})
        value = self._form(key).read(typed, self._formatter)
        return change_hiring(plan, coefficients={**plan.hiring.coefficients, key: value})

    def _read_count(self, text: str, count: _Count) -> int:
        number = self._formatter.parse_number(text)
        if number != int(number) or not count.least <= number <= count.greatest:
            shown = self._formatter.integer
            raise RefusedTextError(
                _("Enter a whole number from {least} to {greatest}.").format(
                    least=shown(count.least), greatest=shown(count.greatest)
                )
            )
        return int(number)

    def _without(self, plan: Plan, key: str) -> Plan:
        if key in self._counts():
            return change_hiring(plan, **{key: getattr(_DEFAULTS, key)})
        kept = {name: each for name, each in plan.hiring.coefficients.items() if name != key}
        return change_hiring(plan, coefficients=kept)

    def _name(self, key: str) -> str:
        count = self._counts().get(key)
        if count is not None:
            return count.name
        if key.startswith(_COUNTRY):
            country = country_name(CountryCode(key.removeprefix(_COUNTRY)))
            return _("time to fill in {country}").format(country=country)
        return coefficient_name(key)

    def _counts(self) -> Mapping[str, _Count]:
        return {
            "recruiters": _Count(
                _("Recruiters"), _("Empty: as many as there is work for"), 0, 1000
            ),
            "requisitions_per_recruiter": _Count(
                _("Requisitions per recruiter"), _("At once; more wait their turn"), 1, 100
            ),
            "draws": _Count(_("Draws"), _("How many times chance is played through"), 100, 100_000),
            "seed": _Count(
                _("Seed"), _("Same plan, draws and seed: same result"), 0, 2_147_483_647
            ),
        }
