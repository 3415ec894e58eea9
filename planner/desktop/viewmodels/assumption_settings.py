"""The plan's assumptions for all countries as a table, with where each value comes from."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.seat_cells import NameDetail
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.viewmodels.setting_edits import (
    SettingEdits,
    Signature,
    not_negative,
    with_why,
)
from planner.desktop.viewmodels.typed_amount import read_amount
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.market.employer_cost import ListPrice
from planner.plan.edits import change_assumptions, give_reason, reset_assumption
from planner.plan.model import NUMBERS_OF_MONTHS, Assumptions, Plan
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money
from planner.quantities.month import Month

_USD = CurrencyCode("USD")
_DEFAULTS = Assumptions()
VALUE, WHY = "value", "why"
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
            "raise_share": self.read_share,
            "raise_month": self._read_month,
            "raise_after_months": self._read_months,
            "attrition_share": self._read_attrition,
            "equipment": self.read_equipment,
            "employer_of_record_fee_usd": self._read_fee,
            "contractor_fee_usd": self._read_fee,
            "target_percentile": self._read_percentile,
            "skill_association": self._read_fraction,
        }

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        text = CellKind.TEXT
        return (
            Column("name", _("Assumption"), text, 450, is_editable=False, least_width=300),
            Column(VALUE, _("Value"), CellKind.NUMBER, 104, is_key_figure=True),
            Column(
                "source", _("Where it comes from"), text, 270, is_editable=False, least_width=200
            ),
            Column(WHY, _("Why"), text, 160, least_width=100),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return a row an assumption."""
        return tuple(self._row(name) for name in self._readers)

    @property
    def own(self) -> frozenset[str]:
        """The assumptions that differ from their defaults."""
        assumed = self._session.plan.assumptions
        return frozenset(
            name for name in self._readers if getattr(assumed, name) != getattr(_DEFAULTS, name)
        )

    def refusal(self, key: str, column: str, value: object) -> str | None:
        """Return why a typed value cannot be used, None where it can."""
        return self._edits.refusal(lambda: self._typed(key, column, str(value)))

    def take(self, key: str, column: str, value: object) -> str | None:
        """Make a typed value that of an assumption, or why it is; emptied it is the default.

        Returns:
            Why that cannot be, None where it was done.
        """
        template = _("Give the reason for {setting}") if column == WHY else _("Change {setting}")
        step = template.format(setting=self._names()[key])
        return self._edits.attempt(lambda: self._typed(key, column, str(value)), step)

    def reset(self, keys: Iterable[str]) -> None:
        """Set assumptions back to their defaults."""
        plan, names = self._session.plan, list(keys)
        for name in names:
            plan = reset_assumption(plan, name)
        shown = listed((self._names()[name] for name in names), with_commas=True)
        self._session.apply(plan, _("Back to the default: {setting}").format(setting=shown))

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
        from planner.intake.cells.pay_text import read_pay

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

    def edited(self, name: str, text: str) -> Plan:
        """Return the plan with a typed value of an assumption, signed; an empty one resets it.

        Raises:
            NumberTextError, RefusedTextError, PlanEditError, PercentileRangeError: If the text
                cannot be used.
        """
        plan, typed = self._session.plan, text.strip()
        if not typed:
            return reset_assumption(plan, name)
        value = self._readers[name](typed)
        if value == getattr(plan.assumptions, name):
            return plan
        changed = change_assumptions(plan, **{name: value})
        reason = self._signature.reason(self._edits.why(name), self._published(name))
        return give_reason(changed, name, reason)

    def _typed(self, name: str, column: str, text: str) -> Plan:
        if column == WHY:
            return with_why(self._session.plan, name, text.strip(), self._signature)
        return self.edited(name, text)

    def _published(self, name: str) -> tuple[Decimal, ...]:
        return (self._listed(name).median,) if name in FEES else ()

    def _listed(self, name: str) -> ListPrice:
        prices = self._session.market.service_prices
        is_contractor = name == "contractor_fee_usd"
        return prices.contractor_management if is_contractor else prices.employer_of_record

    def _row(self, name: str) -> Row:
        value = getattr(self._session.plan.assumptions, name)
        is_own = name in self.own
        text = self._text(name, value)
        label, remark = self._names()[name], self._remarks().get(name, "")
        source = self._source(name, is_own=is_own)
        shown = Cell(text, edit_value=text, tone=Tone.ACCENT if is_own else Tone.QUIET)
        why = self._edits.why(name)
        reason = Cell(why, edit_value=why) if is_own else Cell("")
        name_cell = Cell(label, detail=NameDetail(label, remark), hint=remark)
        return Row(
            name, (name_cell, shown, Cell(source, hint=self._source_hint(name, source)), reason)
        )

    def _names(self) -> dict[str, str]:
        return {
            "benefits_share": _("Benefits, share of pay"),
            "overhead_share": _("Overhead of an own entity, share of pay"),
            "agency_fee_share": _("Agency fee, share of pay"),
            "raise_share": _("Yearly raise, share of pay"),
            "raise_month": _("Month of raises"),
            "raise_after_months": _("Months of service before the first raise"),
            "attrition_share": _("Attrition, share of heads a year"),
            "equipment": _("Equipment of a new employee"),
            "employer_of_record_fee_usd": _("Employer of record, USD / month"),
            "contractor_fee_usd": _("Contractor management, USD / month"),
            "target_percentile": _("Target percentile of new positions"),
            "skill_association": _("How far skills go together, 0 to 1"),
        }

    def _remarks(self) -> dict[str, str]:
        return {
            "benefits_share": _("beyond the law, not for contractors"),
            "agency_fee_share": _("once, in the first month"),
            "raise_share": _("on the pay stated, not for contractors"),
            "attrition_share": _("for the heads expected; it changes no cost"),
            "equipment": _("once, in the first month"),
            "target_percentile": _("where in its pay band their pay starts"),
            "skill_association": _("0 as if independent, 1 as far as they can"),
        }

    def _text(self, name: str, value: object) -> str:
        """Write a value as it is typed again; a fee that follows the market as listed."""
        if value is None:
            value = self._listed(name).median
        if isinstance(value, Money):
            return self.money_text(value)
        if isinstance(value, int):
            is_month = name == "raise_month"
            month = self._formatter.month_name
            return month(Month(2000, value)) if is_month else self._formatter.integer(value)
        return self._number_text(name, value) if isinstance(value, Decimal) else ""

    def _number_text(self, name: str, value: Decimal) -> str:
        if name == "target_percentile":
            return self._percentile(value)
        if name == "skill_association":
            return self._formatter.rate(value)
        if name in FEES:
            whole = value == value.to_integral_value()
            return self._formatter.number(value, 0 if whole else 2)
        digits = 0 if value * 100 == (value * 100).to_integral_value() else 1
        return self._formatter.percent(value, digits)

    def _source(self, name: str, *, is_own: bool) -> str:
        """Say where a value comes from, and what the default would be."""
        is_fee = name in FEES
        default = (
            self._listed_text(self._listed(name))
            if is_fee
            else self._text(name, getattr(_DEFAULTS, name))
        )
        if not is_own:
            return default if is_fee else _("default, an assumption")
        signed = self._edits.signed(name)
        own = _("set by {who}").format(who=signed) if signed else _("set in this plan")
        return _("{source}; default {default}").format(source=own, default=default)

    def _source_hint(self, name: str, said: str) -> str:
        """Return what the cell says in whole, and of a fee who published the list prices."""
        if name not in FEES:
            return said
        source_id = self._listed(name).provenance.source_id
        source = self._session.market.sources.get(source_id)
        return said if source is None else f"{said}\n{source.title}, {source.publisher}"

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

    def _read_fee(self, text: str) -> Decimal:
        return read_amount(text, _USD, self._formatter, self._session.market)

    def _read_percentile(self, text: str) -> Decimal:
        from planner.calculators.compensation import PERCENTILES, PercentileRangeError

        bare = text.strip().removeprefix("P").removeprefix("p")
        share = self._formatter.parse_number(bare.rstrip("%")) / 100
        if not PERCENTILES[0] <= share <= PERCENTILES[-1]:
            raise PercentileRangeError(share)
        return share

    def _read_attrition(self, text: str) -> Decimal:
        share = not_negative(self._formatter.parse_percent(text))
        if share > 1:
            raise RefusedTextError(_("No more than all can leave. Enter 0% to 100%."))
        return share

    def _read_month(self, text: str) -> int:
        """Read a month by its number, or by its name, short or long."""
        typed = text.strip().casefold()
        months = (Month(2000, number) for number in range(1, 13))
        names = {each.number: self._formatter.month_name(each).casefold() for each in months}
        named = [
            number
            for number, name in names.items()
            if name.startswith(typed) or typed.startswith(name.rstrip("."))
        ]
        if len(named) == 1:
            return named[0]
        try:
            return self._whole_number(text, "raise_month")
        except (ValueError, RefusedTextError):
            raise RefusedTextError(
                _("That is no month. Enter its name, or a number from 1 to 12.")
            ) from None

    def _read_months(self, text: str) -> int:
        return self._whole_number(text, "raise_after_months")

    def _whole_number(self, text: str, name: str) -> int:
        number = self._formatter.parse_number(text)
        least, greatest = NUMBERS_OF_MONTHS[name]
        if number != int(number) or not least <= number <= greatest:
            raise RefusedTextError(
                _("Enter a whole number from {least} to {greatest}.").format(
                    least=self._formatter.integer(least), greatest=self._formatter.integer(greatest)
                )
            )
        return int(number)

    def _read_fraction(self, text: str) -> Decimal:
        if text.rstrip().endswith("%"):
            return self._formatter.parse_percent(text)
        return self._formatter.parse_number(text)
