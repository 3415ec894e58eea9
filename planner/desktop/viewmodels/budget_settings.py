"""The budget by month as a table: typed, pasted or spread over a fiscal year, beside the cost."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from planner.calculators.monthly_budget import FiscalYearTotal, fiscal_year_of
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.rows_model import HEADING
from planner.desktop.viewmodels.seat_cells import NameDetail
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.desktop.viewmodels.typed_amount import read_amount, read_signed_amount
from planner.intake.pastes.pasted_months import PastedMonths, read_months
from planner.intake.tables.grid import CopiedCellsError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.pasted_settings import month_problem_sentence
from planner.plan.edits import set_budget, spread_budget
from planner.plan.model import Plan
from planner.quantities.month import Month

BUDGET = "budget"


class BudgetSettings:
    """Reads and changes it."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self._edits = SettingEdits(session, formatter)

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        number = CellKind.NUMBER
        currency = self._session.plan.reporting_currency
        return (
            Column("month", _("Month"), CellKind.TEXT, 190, is_editable=False),
            Column(
                BUDGET,
                _("Budget, {currency}").format(currency=currency),
                number,
                200,
                is_key_figure=True,
                help_text=_("Type a year’s total to spread it evenly over its months."),
            ),
            Column("cost", _("Cost"), number, 180, is_editable=False),
            Column("difference", _("Budget less cost"), number, 200, is_editable=False),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return the fiscal years, each before its months."""
        return tuple(self._rows())

    @property
    def first_month(self) -> str:
        """The key of the plan's first month."""
        return str(self._session.plan.horizon_start)

    @property
    def beyond(self) -> int:
        """How many months outside the plan keep a budget."""
        plan = self._session.plan
        return len(set(plan.budget) - set(plan.months))

    def is_year(self, key: str) -> bool:
        """Whether a row is a fiscal year."""
        return key.startswith(HEADING)

    def refusal(self, key: str, column: str, value: object) -> str | None:
        """Return why a typed value cannot be used, None where it can."""
        return self._edits.refusal(lambda: self._changed(key, str(value)))

    def take(self, key: str, _column: str, value: object) -> str | None:
        """Make a typed amount a month's budget, or spread it over a year's months."""
        step = _("Change budget of {period}").format(period=self._period(key))
        return self._edits.attempt(lambda: self._changed(key, str(value)), step)

    def clear(self, keys: Iterable[str]) -> bool:
        """Take the budget of months and years away.

        Returns:
            Whether any of them had one.
        """
        budget = self._session.plan.budget
        months = {m: None for key in keys for m in self._months_of(key) if m in budget}
        if not months:
            return False
        step = ngettext(
            "Clear the budget of {count} month", "Clear the budget of {count} months", len(months)
        ).format(count=self._formatter.integer(len(months)))
        self._session.apply(set_budget(self._session.plan, months), step)
        return True

    def spread(self, key: str) -> str | None:
        """Spread what a fiscal year's months have together evenly over all of them."""
        year = self._year_of(key)
        months = self._months_of(f"{HEADING}{year}")
        budget = self._session.plan.budget
        total = sum((budget.get(month, Decimal(0)) for month in months), Decimal(0))
        step = _("Spread the budget of {period} evenly").format(
            period=self._formatter.fiscal_year_label(year)
        )
        return self._edits.attempt(lambda: self._spread(months, total), step)

    def paste(self, text: str, key: str, today: date) -> tuple[str, tuple[str, ...]]:
        """Take copied amounts, the first of a lone row or column from the month of a row on.

        Returns:
            What was done, empty if nothing; and what is wrong, cell by cell.
        """
        plan = self._session.plan
        first = next(iter(self._months_of(key)), plan.months[0])
        try:
            locale = self._formatter.locale
            pasted = read_months(text, plan.months, first, locale, today, self._read_pasted)
        except CopiedCellsError as error:
            return "", (self._edits.sentence(error),)
        if pasted.problems:
            return "", self._problems(pasted)
        count = len(pasted.amounts)
        text = ngettext(
            "Paste the budget of {count} month", "Paste the budget of {count} months", count
        ).format(count=self._formatter.integer(count))
        self._session.apply(set_budget(plan, pasted.amounts), text)
        return text, ()

    def _read_pasted(self, text: str, _locale: str) -> Decimal:
        own = self._session.plan.reporting_currency
        return read_signed_amount(text, own, self._formatter, self._session.market)

    def _problems(self, pasted: PastedMonths) -> tuple[str, ...]:
        months = self._session.plan.months
        return tuple(
            month_problem_sentence(each, months[0], months[-1], self._formatter)
            for each in pasted.problems
        )

    def _changed(self, key: str, text: str) -> Plan:
        plan, typed = self._session.plan, text.strip()
        months = self._months_of(key)
        if not typed:
            return set_budget(plan, dict.fromkeys(months))
        market = self._session.market
        amount = read_amount(typed, plan.reporting_currency, self._formatter, market)
        return self._spread(months, amount)

    def _spread(self, months: tuple[Month, ...], amount: Decimal) -> Plan:
        plan = self._session.plan
        if len(months) == 1:
            return set_budget(plan, {months[0]: amount})
        digits = self._session.market.minor_digits(plan.reporting_currency)
        return spread_budget(plan, months, amount, digits)

    def _rows(self) -> Iterator[Row]:
        evaluation = self._session.evaluation
        costs = dict(zip(evaluation.budget.months, evaluation.budget.totals, strict=True))
        for year in evaluation.budget.fiscal_years:
            yield self._year_row(year)
            for month in self._months_of(f"{HEADING}{year.label_year}"):
                budget = self._session.plan.budget.get(month)
                name = Cell("   " + self._formatter.month_short(month))
                yield Row(str(month), (name, *self._figures(budget, costs[month])))

    def _year_row(self, year: FiscalYearTotal) -> Row:
        span = self._formatter.month_range(year.first_month, year.last_month)
        label = self._formatter.fiscal_year_label(year.label_year)
        name = Cell(label, detail=NameDetail(label, span))
        figures = self._figures(year.budget, year.total)
        return Row(f"{HEADING}{year.label_year}", (name, *figures))

    def _figures(self, budget: Decimal | None, cost: Decimal) -> tuple[Cell, Cell, Cell]:
        typed = "" if budget is None else self._typed(budget)
        currency = self._session.plan.reporting_currency
        shown = Cell(typed or "—", edit_value=typed)
        spent = Cell(
            self._formatter.money(cost, currency, 0),
            hint=self._formatter.money(cost, currency),
        )
        if budget is None:
            return shown, spent, Cell("")
        left = budget - cost
        tone = Tone.GOOD if left >= 0 else Tone.WARNING
        return shown, spent, Cell(self._formatter.signed_money(left, currency), tone=tone)

    def _typed(self, amount: Decimal) -> str:
        whole = amount == amount.to_integral_value()
        digits = self._session.market.minor_digits(self._session.plan.reporting_currency)
        return self._formatter.number(amount, 0 if whole else digits)

    def _months_of(self, key: str) -> tuple[Month, ...]:
        if not key:
            return ()
        if not self.is_year(key):
            return (Month.parse(key),)
        year, start = int(key.removeprefix(HEADING)), self._session.plan.fiscal_year_start_month
        months = self._session.plan.months
        return tuple(month for month in months if fiscal_year_of(month, start) == year)

    def _year_of(self, key: str) -> int:
        if self.is_year(key):
            return int(key.removeprefix(HEADING))
        return fiscal_year_of(Month.parse(key), self._session.plan.fiscal_year_start_month)

    def _period(self, key: str) -> str:
        if self.is_year(key):
            return self._formatter.fiscal_year_label(self._year_of(key))
        return self._formatter.month_short(Month.parse(key))
