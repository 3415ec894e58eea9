"""The plan's assumptions: for all countries, with where each default comes from."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.form_fields import FieldKind, FormField, FormSection
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.viewmodels.setting_edits import (
    SettingEdits,
    Signature,
    not_negative,
    with_why,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.market.employer_cost import ListPrice
from planner.plan.edits import change_assumptions, give_reason, reset_assumption
from planner.plan.model import Assumptions, Plan
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

_USD = CurrencyCode("USD")
_DEFAULTS = Assumptions()
_WHY = "why:"
FEES = ("employer_of_record_fee_usd", "contractor_fee_usd")


class AssumptionSettings:
    """Reads and changes them."""

    def __init__(self, session: PlanSession, formatter: Formatter, signature: Signature) -> None:
        self._session = session
        self._formatter = formatter
        self._signature = signature
        self._edits = SettingEdits(session, formatter)
        self._readers: Mapping[str, Callable[[str], object]] = {
            "benefits_share": self.read_share,
            "agency_fee_share": self.read_share,
            "overhead_share": self.read_share,
            "equipment": self.read_equipment,
            "employer_of_record_fee_usd": self._read_fee,
            "contractor_fee_usd": self._read_fee,
            "target_percentile": self._read_percentile,
            "skill_association": self._read_fraction,
        }

    def sections(self) -> tuple[FormSection, ...]:
        """Return the assumptions to show."""
        return (
            FormSection("pay", _("Beside base pay"), "", tuple(self._shares())),
            FormSection("fees", _("Service fees"), "", tuple(self._fees())),
            FormSection("models", _("Pay bands and talent pools"), "", tuple(self._models())),
        )

    def take(self, key: str, value: object) -> str | None:
        """Make a text the value of an assumption, or why it is what it is.

        An emptied value goes back to the default.

        Returns:
            Why that cannot be, None where it was done.
        """
        name, text = key.removeprefix(_WHY), str(value).strip()
        label = next(
            field.label for each in self.sections() for field in each.fields if field.key == name
        )
        if key.startswith(_WHY):
            step = _("Give the reason for {setting}").format(setting=label)
            plan, sign = self._session.plan, self._signature
            return self._edits.attempt(lambda: with_why(plan, name, text, sign), step)
        if not text:
            step = _("Back to the default: {setting}").format(setting=label)
            return self._edits.attempt(lambda: reset_assumption(self._session.plan, name), step)
        step = _("Change {setting}").format(setting=label)
        return self._edits.attempt(lambda: self._changed(name, text), step)

    def read_share(self, text: str) -> Decimal:
        """Read a share of pay.

        Raises:
            NumberTextError, RefusedTextError: If it is none.
        """
        share = not_negative(self._formatter.parse_percent(text))
        if share > 1:
            raise RefusedTextError(_("That is more than base pay. Enter 0% to 100%."))
        return share

    def read_equipment(self, text: str) -> Money:
        """Read a price, in the currency it names or in that of the price for all.

        Raises:
            NumberTextError, RefusedTextError: If it is none.
        """
        from planner.intake.pay_text import read_pay

        market = self._session.market
        own = self._session.plan.assumptions.equipment.currency
        try:
            read = read_pay(text, self._formatter.locale, market.currencies)
        except ValueError:
            return Money(not_negative(self._formatter.parse_money(text)), own)
        named = read.currencies
        currency = own if own in named or not named else named[0]
        return Money(not_negative(read.amount), currency)

    def money_text(self, money: Money) -> str:
        """Write a price as it is typed again."""
        whole = money.amount == money.amount.to_integral_value()
        number = self._formatter.number(money.amount, 0 if whole else 2)
        return _("{currency} {amount}").format(currency=money.currency, amount=number)

    def _changed(self, name: str, text: str) -> Plan:
        plan = self._session.plan
        value = self._readers[name](text)
        if value == getattr(plan.assumptions, name):
            return plan
        changed = change_assumptions(plan, **{name: value})
        before = plan.assumption_reasons.get(name)
        reason = self._signature.reason(
            before.why if before is not None else "", self._published(name)
        )
        return give_reason(changed, name, reason)

    def _published(self, name: str) -> tuple[Decimal, ...]:
        return (self._listed(name).median,) if name in FEES else ()

    def _listed(self, name: str) -> ListPrice:
        prices = self._session.market.service_prices
        is_contractor = name == "contractor_fee_usd"
        return prices.contractor_management if is_contractor else prices.employer_of_record

    def _shares(self) -> Iterator[FormField]:
        assumed, formatter = self._session.plan.assumptions, self._formatter
        shares = (
            (
                "benefits_share",
                _("Benefits, share of pay"),
                _("beyond the law, not for contractors"),
            ),
            ("overhead_share", _("Overhead of an own entity, share of pay"), ""),
            ("agency_fee_share", _("Agency fee, share of pay"), _("once, in the first month")),
        )
        for name, label, remark in shares:
            text = formatter.percent(getattr(assumed, name), self._digits(getattr(assumed, name)))
            yield from self._fields(name, label, text, remark, formatter.percent(Decimal(0)))
        yield from self._fields(
            "equipment",
            _("Equipment of a new employee"),
            self.money_text(assumed.equipment),
            _("once, in the first month"),
            self.money_text(_DEFAULTS.equipment),
        )

    def _fees(self) -> Iterator[FormField]:
        assumed = self._session.plan.assumptions
        labels = {
            "employer_of_record_fee_usd": _("Employer of record, USD / month"),
            "contractor_fee_usd": _("Contractor management, USD / month"),
        }
        for name, label in labels.items():
            listed_price = self._listed(name)
            chosen = getattr(assumed, name)
            used = listed_price.median if chosen is None else chosen
            whole = used == used.to_integral_value()
            text = self._formatter.number(used, 0 if whole else 2)
            yield from self._fields(name, label, text, "", self._listed_text(listed_price))

    def _models(self) -> Iterator[FormField]:
        assumed, formatter = self._session.plan.assumptions, self._formatter
        yield from self._fields(
            "target_percentile",
            _("Target percentile of new positions"),
            self._percentile(assumed.target_percentile),
            _("where in its pay band the pay of a new position starts"),
            self._percentile(_DEFAULTS.target_percentile),
        )
        yield from self._fields(
            "skill_association",
            _("How far skills go together, 0 to 1"),
            formatter.rate(assumed.skill_association),
            _("0 as if independent, 1 as far as they can"),
            formatter.rate(_DEFAULTS.skill_association),
        )

    def _fields(
        self, name: str, label: str, text: str, remark: str, default: str
    ) -> Iterator[FormField]:
        """Return the field of an assumption, and where it is the plan's own a field of why."""
        is_own = getattr(self._session.plan.assumptions, name) != getattr(_DEFAULTS, name)
        source = self._source(name, default, is_own=is_own)
        yield FormField(
            name,
            label,
            FieldKind.FIGURE,
            text,
            caption=listed((part for part in (remark, source) if part), with_commas=True),
            offer=_("Back to the default") if is_own else "",
        )
        if is_own:
            placeholder = _("no reason given")
            why = self._edits.why(name)
            yield FormField(_WHY + name, _("Why"), FieldKind.TEXT, why, placeholder=placeholder)

    def _source(self, name: str, default: str, *, is_own: bool) -> str:
        """Say where a value comes from, and what the default would be."""
        if not is_own:
            if name in FEES:
                return default
            return _("default, an assumption")
        signed = self._edits.signed(name)
        own = _("set by {who}").format(who=signed) if signed else _("set in this plan")
        return _("{source}; default {default}").format(source=own, default=default)

    def _listed_text(self, price: ListPrice) -> str:
        return ngettext(
            "list price {amount}, {count} provider, {date}",
            "median of {count} list prices {amount}, {date}",
            price.providers,
        ).format(
            amount=self._formatter.money(price.median, _USD, 0),
            count=self._formatter.integer(price.providers),
            date=self._formatter.date_short(price.provenance.as_of),
        )

    def _percentile(self, share: Decimal) -> str:
        return _("P{percentile}").format(percentile=self._formatter.rate(share * 100))

    def _digits(self, share: Decimal) -> int:
        return 0 if share * 100 == (share * 100).to_integral_value() else 1

    def _read_fee(self, text: str) -> Decimal:
        return not_negative(self._formatter.parse_money(text))

    def _read_percentile(self, text: str) -> Decimal:
        from planner.calculators.compensation import PERCENTILES, PercentileRangeError

        bare = text.strip().removeprefix("P").removeprefix("p")
        share = self._formatter.parse_number(bare.rstrip("%")) / 100
        if not PERCENTILES[0] <= share <= PERCENTILES[-1]:
            raise PercentileRangeError(share)
        return share

    def _read_fraction(self, text: str) -> Decimal:
        if text.rstrip().endswith("%"):
            return self._formatter.parse_percent(text)
        return self._formatter.parse_number(text)
