"""Assumptions of single countries as a table: what differs, and what follows the rest."""

from collections.abc import Iterator
from decimal import Decimal

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.assumption_settings import AssumptionSettings
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.seat_cells import PlaceDetail
from planner.desktop.viewmodels.setting_edits import SettingEdits, Signature
from planner.localization.countries import country_name, find_country
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.plan.edits import (
    COUNTRY_ASSUMPTIONS,
    forget_country_assumptions,
    give_reason,
    set_country_assumption,
)
from planner.plan.edits.override_edits import country_figure_name
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode
from planner.quantities.money import Money

_COUNTRY = "country"


class CountryAssumptions:
    """Reads and changes them; a country without any of its own may be kept in sight."""

    def __init__(self, session: PlanSession, formatter: Formatter, signature: Signature) -> None:
        self._session = session
        self._formatter = formatter
        self._signature = signature
        self._edits = SettingEdits(session, formatter)
        self._general = AssumptionSettings(session, formatter, signature)
        self._opened: list[CountryCode] = []

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        number = CellKind.NUMBER
        return (
            Column(_COUNTRY, _("Country"), CellKind.PLACE, 190, is_editable=False),
            Column("benefits_share", _("Benefits"), number, 110),
            Column("overhead_share", _("Overhead"), number, 110),
            Column("agency_fee_share", _("Agency fee"), number, 140),
            Column("equipment", _("Equipment"), number, 160),
            Column("raise_share", _("Yearly raise"), number, 120),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return a row a country, those with values of their own by name."""
        return tuple(Row(code, tuple(self._cells(code))) for code in self._countries())

    def open(self, text: str) -> str | None:
        """Keep a country in sight that is to get values of its own, or return why not."""
        covered = self._session.market.countries
        sentence = self._edits.refusal(lambda: find_country(text, covered))
        if sentence is None:
            country = find_country(text, covered)
            if country not in self._opened:
                self._opened.append(country)
        return sentence

    def found(self, text: str) -> CountryCode:
        """Return the country a text names, which ``open`` took."""
        return find_country(text, self._session.market.countries)

    def refusal(self, key: str, column: str, value: object) -> str | None:
        """Return why a typed value cannot be used, None where it can."""
        return self._edits.refusal(lambda: self._changed(key, column, str(value)))

    def take(self, key: str, column: str, value: object) -> str | None:
        """Make a typed value a country's own; an empty one lets it follow the rest."""
        heading = next(each.heading for each in self.columns() if each.key == column)
        step = _("Change {setting} in {country}").format(
            setting=heading, country=country_name(CountryCode(key))
        )
        if CountryCode(key) not in self._opened:
            self._opened.append(CountryCode(key))  # it stays in sight when its last value goes
        return self._edits.attempt(lambda: self._changed(key, column, str(value)), step)

    def clear(self, keys: tuple[str, ...], column: str) -> None:
        """Let one value of countries follow the rest."""
        plan = self._session.plan
        for key in keys:
            plan = set_country_assumption(plan, CountryCode(key), column, None)
        self._opened += [CountryCode(key) for key in keys if key not in self._opened]
        self._session.apply(plan, self._back(keys))

    def remove(self, keys: tuple[str, ...]) -> None:
        """Let countries follow the assumptions for all."""
        plan = self._session.plan
        for key in keys:
            plan = forget_country_assumptions(plan, CountryCode(key))
        self._opened = [code for code in self._opened if code not in keys]
        self._session.apply(plan, self._back(keys))

    def offers(self, text: str) -> list[str]:
        """Return the names of countries that a text is the beginning of a word of."""
        words = text.casefold()
        names = sorted(country_name(code) for code in self._session.market.countries)
        return [
            name
            for name in names
            if any(word.startswith(words) for word in (name.casefold(), *name.casefold().split()))
        ]

    def _back(self, keys: tuple[str, ...]) -> str:
        names = listed(country_name(CountryCode(key)) for key in keys)
        return _("Back to the assumptions for all: {countries}").format(countries=names)

    def _countries(self) -> list[CountryCode]:
        assumed = self._session.plan.assumptions
        own = {
            code for name in COUNTRY_ASSUMPTIONS for code in getattr(assumed, f"{name}_by_country")
        }
        return sorted(own | set(self._opened), key=country_name)

    def _cells(self, code: CountryCode) -> Iterator[Cell]:
        name = country_name(code)
        yield Cell(name, name, PlaceDetail(code, name))
        for column in self.columns()[1:]:
            yield self._cell(code, column.key)

    def _cell(self, code: CountryCode, name: str) -> Cell:
        assumed = self._session.plan.assumptions
        own = getattr(assumed, f"{name}_by_country").get(code)
        value = own if own is not None else getattr(assumed, name)
        text = self._text(value)
        if own is None:
            hint = _("As for all countries. Type a value to give this one its own.")
            return Cell(text, edit_value="", tone=Tone.QUIET, hint=hint)
        signed = self._edits.signed(country_figure_name(f"{name}_by_country", code))
        hint = _("set by {who}").format(who=signed) if signed else _("set in this plan")
        return Cell(text, edit_value=text, tone=Tone.ACCENT, hint=hint)

    def _text(self, value: Decimal | Money) -> str:
        if isinstance(value, Money):
            return self._general.money_text(value)
        digits = 0 if value * 100 == (value * 100).to_integral_value() else 1
        return self._formatter.percent(value, digits)

    def _changed(self, key: str, column: str, text: str) -> Plan:
        plan, country = self._session.plan, CountryCode(key)
        typed = text.strip()
        value: Decimal | Money | None = None
        if typed:
            is_price = column == "equipment"
            value = (
                self._general.read_equipment(typed) if is_price else self._general.read_share(typed)
            )
        changed = set_country_assumption(plan, country, column, value)
        if value is None or changed == plan:
            return changed
        name = country_figure_name(f"{column}_by_country", country)
        return give_reason(changed, name, self._signature.reason(self._edits.why(name)))
