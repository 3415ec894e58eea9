"""Plan rates as a table: what the market says, what the plan fixes, and why."""

from collections.abc import Iterable, Iterator
from decimal import Context, Decimal

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.viewmodels.setting_edits import SettingEdits, Signature, with_why
from planner.localization.countries import currency_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.market.exchange_rates import UnknownCurrencyError
from planner.plan.edits import give_reason, plan_rate_name, set_plan_rate
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode

RATE, WHY = "rate", "why"
_SHOWN = Context(prec=6)
_MOST_NAMED = 4
"""Currencies named where a text could be several."""


class RateSettings:
    """Reads and changes them."""

    def __init__(self, session: PlanSession, formatter: Formatter, signature: Signature) -> None:
        self._session = session
        self._formatter = formatter
        self._signature = signature
        self._edits = SettingEdits(session, formatter)

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        number, text = CellKind.NUMBER, CellKind.TEXT
        reporting = self._session.plan.reporting_currency
        return (
            Column("currency", _("Currency"), text, 200, is_editable=False, least_width=150),
            Column("latest", _("Latest"), number, 110, is_editable=False),
            Column("source", _("Published"), text, 340, is_editable=False, least_width=200),
            Column(
                RATE,
                _("Plan rate, {currency}").format(currency=reporting),
                number,
                120,
                is_key_figure=True,
                help_text=_("{currency} for one unit").format(currency=reporting),
            ),
            Column(WHY, _("Why"), text, 150, least_width=100),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return a row a currency of the plan but the reporting one."""
        return tuple(Row(code, tuple(self._cells(code))) for code in self._currencies())

    @property
    def has_fixed(self) -> bool:
        """Whether the plan fixes any rate."""
        return bool(self._session.plan.plan_rates)

    @property
    def fixed(self) -> frozenset[str]:
        """The currencies whose rate the plan fixes."""
        return frozenset(self._session.plan.plan_rates)

    @property
    def has_free(self) -> bool:
        """Whether any rate is not fixed at the market’s latest, and there is one."""
        fixed = self._session.plan.plan_rates
        latest = ((code, self._latest(code)) for code in self._currencies())
        return any(rate is not None and fixed.get(code) != rate for code, rate in latest)

    def others(self) -> tuple[tuple[str, str], ...]:
        """Return the currencies with a rate that the plan does not use, with their names."""
        market, used = self._session.market, set(self._currencies())
        used.add(self._session.plan.reporting_currency)
        codes = sorted(
            code
            for code in market.exchange_rates.latest
            if code in market.currencies and code not in used
        )
        return tuple((code, self._name(code)) for code in codes)

    def offers(self, text: str) -> list[str]:
        """Return the names of those currencies a text begins the code or a word of."""
        typed = text.strip().casefold()
        return [name for _code, name in self.others() if _begins(name, typed)]

    def add(self, text: str) -> str | None:
        """Fix the rate of the currency a text names at the latest, or return why not."""
        codes = self.found(text)
        if len(codes) == 1:
            return self.fix(codes[0])
        if codes:
            names = listed(self._name(CurrencyCode(code)) for code in codes[:_MOST_NAMED])
            return _("“{text}” could be {names}. Name the one you mean.").format(
                text=text.strip(), names=names
            )
        return _("There is no rate for “{text}”. Give a code such as JPY, or a name.").format(
            text=text.strip()
        )

    def found(self, text: str) -> list[str]:
        """Return the codes of the currencies a text may name, of all that have a rate."""
        typed = text.strip().casefold()
        names = dict(self.others()) | {code: self._name(code) for code in self._currencies()}
        exact = [code for code in names if code.casefold() == typed]
        return exact or [code for code, name in names.items() if typed and _begins(name, typed)]

    def refusal(self, key: str, column: str, value: object) -> str | None:
        """Return why a typed value cannot be used, None where it can."""
        return self._edits.refusal(lambda: self.edited(CurrencyCode(key), column, str(value)))

    def take(self, key: str, column: str, value: object) -> str | None:
        """Make a typed value the plan's; an emptied rate follows the market."""
        step = _("Change plan rate of {currency}").format(currency=key)
        return self._edits.attempt(lambda: self.edited(CurrencyCode(key), column, str(value)), step)

    def fix(self, code: str) -> str | None:
        """Fix a currency's rate at the latest."""
        step = _("Fix plan rate of {currency} at the latest").format(currency=code)
        return self._edits.attempt(lambda: self._fixed((CurrencyCode(code),)), step)

    def fix_all(self) -> str | None:
        """Fix every rate of the plan at the latest, also those fixed before."""
        step = _("Fix all plan rates at the latest")
        return self._edits.attempt(lambda: self._fixed(self._currencies()), step)

    def release(self, keys: Iterable[str]) -> None:
        """Let currencies follow the market's latest."""
        plan, codes = self._session.plan, list(keys)
        for code in codes:
            plan = set_plan_rate(plan, CurrencyCode(code), None)
        named = listed(codes)
        step = _("Back to the latest rate: {currencies}").format(currencies=named)
        self._session.apply(plan, step)

    def release_all(self) -> None:
        """Let every currency follow the market's latest."""
        self.release(sorted(self._session.plan.plan_rates))

    def _fixed(self, codes: Iterable[CurrencyCode]) -> Plan:
        plan = self._session.plan
        for code in codes:
            latest = self._latest(code)
            if latest is not None:
                plan = self._with_rate(plan, code, latest)
        return plan

    def edited(self, code: CurrencyCode, column: str, text: str) -> Plan:
        """Return the plan with a typed rate, signed, or with why it is what it is.

        Raises:
            NumberTextError, RefusedTextError, PlanEditError: If the text cannot be used.
        """
        plan = self._session.plan
        if column == WHY:
            return with_why(plan, plan_rate_name(code), text, self._signature)
        if not text.strip():
            return set_plan_rate(plan, code, None)
        rate = self._formatter.parse_number(text)
        if rate <= 0:
            raise RefusedTextError(
                _("A rate is above 0. Enter {currency} for one unit.").format(
                    currency=plan.reporting_currency
                )
            )
        return self._with_rate(plan, code, rate)

    def _with_rate(self, plan: Plan, code: CurrencyCode, rate: Decimal) -> Plan:
        if plan.plan_rates.get(code) == rate:
            return plan
        latest = self._latest(code)
        name = plan_rate_name(code)
        reason = self._signature.reason(
            self._edits.why(name), (latest,) if latest is not None else ()
        )
        return give_reason(set_plan_rate(plan, code, rate), name, reason)

    def _latest(self, code: CurrencyCode) -> Decimal | None:
        try:
            return self._session.market.exchange_rates.rate(
                code, self._session.plan.reporting_currency
            )
        except UnknownCurrencyError:
            return None

    def _currencies(self) -> list[CurrencyCode]:
        plan = self._session.plan
        used = {seat.base_pay.currency for seat in plan.seats} | set(plan.plan_rates)
        prices = (plan.assumptions.equipment, *plan.assumptions.equipment_by_country.values())
        used |= {price.currency for price in prices if price.amount}
        return sorted(used - {plan.reporting_currency})

    def _name(self, code: CurrencyCode) -> str:
        return _("{code} {name}").format(code=code, name=currency_name(code))

    def _cells(self, code: CurrencyCode) -> Iterator[Cell]:
        latest = self._latest(code)
        name = self._name(code)
        yield Cell(name, name)
        yield Cell("—" if latest is None else self._short(latest), edit_value=None)
        yield self._source(code)
        yield self._rate(code, latest)
        yield self._why(code)

    def _short(self, rate: Decimal) -> str:
        return self._formatter.rate(_SHOWN.plus(rate))

    def _source(self, code: CurrencyCode) -> Cell:
        quoted = self._session.market.exchange_rates.latest.get(code)
        if quoted is None:
            return Cell(_("no market rate"), tone=Tone.WARNING)
        as_of = quoted.provenance.as_of
        days = (self._signature.today() - as_of).days
        age = ngettext("{count} day old", "{count} days old", days).format(
            count=self._formatter.integer(days)
        )
        day = self._formatter.date_short(as_of)
        parts = (day, age) if days > 0 else (day,)
        source = self._session.market.sources.get(quoted.provenance.source_id)
        if source is None:
            return Cell(listed(parts), tone=Tone.QUIET)
        text = listed((*parts, source.publisher))
        return Cell(text, hint=f"{text}\n{source.title}", tone=Tone.QUIET)

    def _rate(self, code: CurrencyCode, latest: Decimal | None) -> Cell:
        fixed = self._session.plan.plan_rates.get(code)
        if fixed is not None:
            signed = self._edits.signed(plan_rate_name(code))
            hint = _("set by {who}").format(who=signed) if signed else _("set in this plan")
            text = self._formatter.rate(fixed)
            return Cell(self._short(fixed), edit_value=text, tone=Tone.ACCENT, hint=hint)
        if latest is None:
            hint = _("There is no market rate. Enter a plan rate.")
            return Cell(_("missing"), edit_value="", tone=Tone.ERROR, hint=hint)
        hint = _("Follows the market. Type a rate to fix it.")
        return Cell(self._short(latest), edit_value="", tone=Tone.QUIET, hint=hint)

    def _why(self, code: CurrencyCode) -> Cell:
        if code not in self._session.plan.plan_rates:
            return Cell(_("follows the market"), tone=Tone.QUIET)
        why = self._edits.why(plan_rate_name(code))
        return Cell(why, edit_value=why)


def _begins(name: str, typed: str) -> bool:
    return f" {typed}" in f" {name.casefold()}"
