"""The plan's own settings as labeled texts, and the edit a typed text stands for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from planner.calculators.plan_rates import plan_rate
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import system_user
from planner.desktop.viewmodels.assumption_settings import AssumptionSettings
from planner.desktop.viewmodels.pattern_editing import read_time
from planner.desktop.viewmodels.period import Period, period_name
from planner.desktop.viewmodels.rate_settings import RATE, RateSettings
from planner.desktop.viewmodels.seat_editing import RefusedTextError, SeatEdit
from planner.desktop.viewmodels.setting_edits import Signature
from planner.desktop.viewmodels.typed_amount import read_amount
from planner.localization.countries import country_code
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence, has_sentence
from planner.market.employer_cost import ListPrice
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.place_search import find_place
from planner.plan.edits import change_plan, set_budget
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month

_USD = CurrencyCode("USD")


@dataclass(frozen=True, slots=True)
class Setting:
    """One figure the user may change; an empty ``text`` means the market's is used."""

    key: str
    label: str
    text: str
    caption: str = ""
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Settings under a heading."""

    heading: str
    settings: tuple[Setting, ...]
    note: str = ""


class PlanSettings:
    """Reads and changes the settings of the session's plan."""

    def __init__(
        self, session: PlanSession, formatter: Formatter, signature: Signature | None = None
    ) -> None:
        signature = signature if signature is not None else Signature(system_user)
        self._session = session
        self._formatter = formatter
        self._assumed = AssumptionSettings(session, formatter, signature)
        self._rated = RateSettings(session, formatter, signature)
        self._changes: dict[str, Callable[[str, str], Plan]] = {
            "anchor_id": self._anchor,
            "hours_start": self._hours,
            "hours_end": self._hours,
            "horizon_start": self._horizon_start,
            "horizon_months": self._horizon_months,
            "benefits_share": self._assumed.edited,
            "agency_fee_share": self._assumed.edited,
            "equipment": self._assumed.edited,
            "employer_of_record_fee_usd": self._assumed.edited,
            "contractor_fee_usd": self._assumed.edited,
            "rate": self._rate,
            "budget": self._budget,
        }

    def groups(self, period: Period) -> tuple[SettingGroup, ...]:
        """Return the settings to show, with the budget of the period in view."""
        groups = [
            SettingGroup(_("Team and time"), tuple(self._basics())),
            SettingGroup(_("Assumptions"), tuple(self._assumptions())),
        ]
        rates = tuple(self._rates())
        if rates:
            note = _("{currency} for one unit").format(currency=self._plan.reporting_currency)
            groups.append(SettingGroup(_("Plan rates"), rates, note))
        heading = _("Budget a month, {period}").format(period=period_name(period, self._formatter))
        months = tuple(self._months(period))
        if months:
            groups.append(SettingGroup(heading, months, self._plan.reporting_currency))
        return tuple(groups)

    def apply(self, setting: Setting, text: str) -> None:
        """Make a typed text the setting's value, as one undo step.

        Raises:
            RefusedTextError: If the text cannot be used; nothing is changed then.
        """
        edit = self.edit(setting, text.strip())
        self._session.apply(edit.plan, edit.text)

    def edit(self, setting: Setting, text: str) -> SeatEdit:
        """Return the edit a typed text stands for.

        Raises:
            RefusedTextError: If the text cannot be used.
        """
        kind, _colon, detail = setting.key.partition(":")
        try:
            plan = self._changes[kind](detail or kind, text)
        except Exception as error:
            if not has_sentence(error):
                raise
            raise RefusedTextError(error_sentence(error, self._formatter)) from error
        return SeatEdit(plan, _("Change {setting}").format(setting=setting.label))

    @property
    def _plan(self) -> Plan:
        return self._session.plan

    def _basics(self) -> Iterator[Setting]:
        plan, formatter = self._plan, self._formatter
        anchor = self._session.market.places.get(plan.anchor_id)
        pattern = plan.working_pattern
        yield Setting(
            "anchor_id",
            _("Anchor place"),
            anchor.name if anchor is not None else plan.anchor_id,
            _("overlap is measured against it"),
            is_place=True,
        )
        yield Setting("hours_start", _("Work starts"), formatter.time_of_day(pattern.start))
        yield Setting(
            "hours_end", _("Work ends"), formatter.time_of_day(pattern.end), _("local wall time")
        )
        yield Setting("horizon_start", _("First month"), formatter.month_short(plan.horizon_start))
        months = formatter.integer(plan.horizon_months)
        yield Setting("horizon_months", _("Number of months"), months)

    def _assumptions(self) -> Iterator[Setting]:
        assumptions, formatter = self._plan.assumptions, self._formatter
        prices = self._session.market.service_prices
        exceptions = len(assumptions.benefits_share_by_country)
        yield Setting(
            "benefits_share",
            _("Benefits, share of pay"),
            formatter.percent(assumptions.benefits_share, 1),
            self._exceptions(exceptions) if exceptions else "",
        )
        yield Setting(
            "agency_fee_share",
            _("Agency fee, share of pay"),
            formatter.percent(assumptions.agency_fee_share, 1),
            _("once, in the first month"),
        )
        yield Setting(
            "equipment",
            _("Equipment, {currency}").format(currency=assumptions.equipment.currency),
            formatter.number(assumptions.equipment.amount, 0),
            _("once, in the first month"),
        )
        yield self._fee_setting(
            "employer_of_record_fee_usd",
            _("Employer of record, USD / month"),
            assumptions.employer_of_record_fee_usd,
            prices.employer_of_record,
        )
        yield self._fee_setting(
            "contractor_fee_usd",
            _("Contractor management, USD / month"),
            assumptions.contractor_fee_usd,
            prices.contractor_management,
        )

    def _exceptions(self, count: int) -> str:
        sentence = ngettext(
            "{count} country has its own", "{count} countries have their own", count
        )
        return sentence.format(count=self._formatter.integer(count))

    def _fee_setting(
        self, key: str, label: str, chosen: Decimal | None, listed: ListPrice
    ) -> Setting:
        market = ngettext(
            "list price {amount}, {count} provider, {date}",
            "list price {amount}, {count} providers, {date}",
            listed.providers,
        ).format(
            amount=self._formatter.money(listed.median, _USD, 0),
            count=self._formatter.integer(listed.providers),
            date=self._formatter.date_short(listed.provenance.as_of),
        )
        used = listed.median if chosen is None else chosen
        caption = market if chosen is None else _("own figure; {market}").format(market=market)
        return Setting(key, label, self._formatter.number(used, 0), caption)

    def _rates(self) -> Iterator[Setting]:
        plan, market = self._plan, self._session.market
        used = {seat.base_pay.currency for seat in plan.seats} | set(plan.plan_rates)
        for currency in sorted(used - {plan.reporting_currency}):
            quoted = market.exchange_rates.latest.get(currency)
            try:
                text = self._formatter.rate(plan_rate(plan, market, currency))
            except UnknownCurrencyError:
                text = ""
            if currency in plan.plan_rates:
                caption = _("fixed in this plan; empty it to follow the market")
            elif quoted is not None:
                caption = _("market of {date}").format(
                    date=self._formatter.date_short(quoted.provenance.as_of)
                )
            else:
                caption = _("no market rate")
            yield Setting(f"rate:{currency}", currency, text, caption)

    def _months(self, period: Period) -> Iterator[Setting]:
        plan = self._plan
        for month in plan.months[period.first : period.first + period.months]:
            amount = plan.budget.get(month)
            text = "" if amount is None else self._formatter.number(amount, 0)
            yield Setting(f"budget:{month}", self._formatter.month_short(month), text)

    def _anchor(self, _key: str, text: str) -> Plan:
        place = find_place(self._session.market.places, text, country_code)
        return change_plan(self._plan, anchor_id=place.id)

    def _hours(self, key: str, text: str) -> Plan:
        moment, pattern = read_time(text), self._plan.working_pattern
        if key == "hours_start":
            pattern = replace(pattern, start=moment)
        else:
            pattern = replace(pattern, end=moment)
        return change_plan(self._plan, working_pattern=pattern)

    def _horizon_start(self, _key: str, text: str) -> Plan:
        try:
            month = Month.parse(text)
        except ValueError:
            month = Month.containing(self._read_month(text))
        return change_plan(self._plan, horizon_start=month)

    def _read_month(self, text: str) -> date:
        # "Jan 27" reads as a day of January; a month is asked for here.
        with_year = re.sub(r"\b(\d{2})$", r"20\1", text)
        return self._formatter.parse_date(with_year, date.today())  # noqa: DTZ011 -- reader's day

    def _horizon_months(self, key: str, text: str) -> Plan:
        number = self._formatter.parse_number(text)
        if number != number.to_integral_value():
            raise RefusedTextError(_("Give a whole number of months."))
        return change_plan(self._plan, **{key: int(number)})

    def _rate(self, currency: str, text: str) -> Plan:
        return self._rated.edited(CurrencyCode(currency), RATE, text)

    def _budget(self, month: str, text: str) -> Plan:
        plan, market = self._plan, self._session.market
        own = plan.reporting_currency
        amount = read_amount(text, own, self._formatter, market) if text else None
        return set_budget(plan, {Month.parse(month): amount})
