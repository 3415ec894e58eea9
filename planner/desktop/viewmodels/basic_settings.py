"""The plan's own settings: names, currency, fiscal year, horizon, anchor."""

from collections.abc import Callable, Iterator, Mapping

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.form_fields import FieldKind, FormField, FormSection
from planner.desktop.viewmodels.plan_settings import PlanSettings, Setting
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.localization.countries import currency_name
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.plan.edits import change_plan, change_reporting_currency
from planner.plan.model import Plan
from planner.plan.visible_text import clean_text
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month


class BasicSettings:
    """Reads and changes them."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self._edits = SettingEdits(session, formatter)
        self._settings = PlanSettings(session, formatter)
        self._changes: Mapping[str, Callable[[str], Plan]] = {
            "name": self._name,
            "description": self._description,
            "reporting_currency": self._currency,
            "fiscal_year_start_month": self._fiscal_year,
        }

    def sections(self) -> tuple[FormSection, ...]:
        """Return the settings to show."""
        money = (*self._money(), *self._time())
        return (
            FormSection("name", _("Name"), "", tuple(self._texts())),
            FormSection("money", _("Money and time"), "", money),
            FormSection("overlap", _("Overlap"), "", (self._anchor(),)),
        )

    def take(self, key: str, value: object) -> str | None:
        """Make a value that of a setting, or return why that cannot be."""
        text = str(value)
        label = next(
            field.label for each in self.sections() for field in each.fields if field.key == key
        )
        change = self._changes.get(key)
        step = _("Change {setting}").format(setting=label)
        if change is not None:
            return self._edits.attempt(lambda: change(text), step)
        setting = Setting(key, label, "")
        return self._edits.attempt(lambda: self._settings.edit(setting, text.strip()).plan, step)

    def _texts(self) -> Iterator[FormField]:
        plan = self._session.plan
        yield FormField("name", _("Name of the plan"), FieldKind.TEXT, plan.name)
        description = _("Description")
        yield FormField(
            "description",
            description,
            FieldKind.LINES,
            plan.description,
            placeholder=description,
        )

    def _money(self) -> Iterator[FormField]:
        plan = self._session.plan
        yield FormField(
            "reporting_currency",
            _("Reporting currency"),
            FieldKind.CHOICE,
            self._currency_text(plan.reporting_currency),
            plan.reporting_currency,
            self._currencies(),
            caption=_("Budget and fixed rates are converted with it."),
        )
        months = tuple(
            (number, self._formatter.month_name(Month(2000, number))) for number in range(1, 13)
        )
        start = plan.fiscal_year_start_month
        yield FormField(
            "fiscal_year_start_month",
            _("Fiscal year starts in"),
            FieldKind.CHOICE,
            dict(months).get(start, ""),
            start,
            months,
            caption=_("A fiscal year is named after the year it ends in."),
        )

    def _time(self) -> Iterator[FormField]:
        plan, formatter = self._session.plan, self._formatter
        yield FormField(
            "horizon_start",
            _("First month"),
            FieldKind.FIGURE,
            formatter.month_short(plan.horizon_start),
            caption=_("What is paid before it is not counted."),
        )
        last = plan.horizon_start.plus(plan.horizon_months - 1)
        yield FormField(
            "horizon_months",
            _("Number of months"),
            FieldKind.FIGURE,
            formatter.integer(plan.horizon_months),
            caption=_("The plan ends in {month}.").format(month=formatter.month_short(last)),
        )

    def _anchor(self) -> FormField:
        plan = self._session.plan
        place = self._session.market.places.get(plan.anchor_id)
        return FormField(
            "anchor_id",
            _("Anchor place"),
            FieldKind.PLACE,
            place_label(place) if place is not None else plan.anchor_id,
            caption=_("Overlap is measured against it, unless a team has its own anchor."),
        )

    def _currencies(self) -> tuple[tuple[str, str], ...]:
        """Return the currencies there are rates for, those the plan pays in first."""
        market, plan = self._session.market, self._session.plan
        used = sorted({seat.base_pay.currency for seat in plan.seats})
        rated = sorted(code for code in market.exchange_rates.latest if code in market.currencies)
        near = [plan.reporting_currency, "USD", "EUR", "GBP", *used]
        codes = dict.fromkeys([*near, *rated])
        return tuple((code, self._currency_text(code)) for code in codes)

    def _currency_text(self, code: str) -> str:
        return _("{code} {name}").format(code=code, name=currency_name(CurrencyCode(code)))

    def _name(self, text: str) -> Plan:
        return change_plan(self._session.plan, name=text)

    def _description(self, text: str) -> Plan:
        return change_plan(self._session.plan, description=clean_text(text).strip())

    def _currency(self, code: str) -> Plan:
        session = self._session
        return change_reporting_currency(session.plan, CurrencyCode(code), session.market)

    def _fiscal_year(self, number: str) -> Plan:
        return change_plan(self._session.plan, fiscal_year_start_month=int(number))
