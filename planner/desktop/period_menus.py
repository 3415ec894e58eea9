"""The menus of the reporting currency and the fiscal year."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from planner.calculators.monthly_budget import FiscalYearTotal
from planner.desktop.menus import Menu
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.top_bar import TopBar
from planner.localization.countries import currency_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.exchange_rates import UnknownCurrencyError
from planner.plan.edits import change_plan, change_reporting_currency
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month

_START = "start-in-"
"""Marks a choice of the first month among choices of a year."""

_USUAL_CURRENCIES = ("USD", "EUR", "GBP")


class PeriodMenus(QObject):
    """Fills both menus from the open plan each time they open, and applies what is chosen.

    Signals:
        fiscal_year_chosen: The year a fiscal year ends in, None for the whole plan.
    """

    fiscal_year_chosen = Signal(object)

    def __init__(
        self, bar: TopBar, session: PlanSession, theme: Theme, formatter: Formatter
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._session = session
        self._formatter = formatter
        self._year: int | None = None
        self.currency_menu = Menu(theme, bar)
        self.year_menu = Menu(theme, bar)
        self.currency_menu.aboutToShow.connect(self._fill_currencies)
        self.currency_menu.triggered.connect(self._on_currency_triggered)
        self.year_menu.aboutToShow.connect(self._fill_years)
        self.year_menu.triggered.connect(self._on_year_triggered)
        bar.currency.setMenu(self.currency_menu)
        bar.fiscal_year.setMenu(self.year_menu)
        bar.currency.setToolTip(_("Reporting currency"))
        bar.fiscal_year.setToolTip(_("Fiscal year"))

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year in view, None for the whole plan."""
        return self._year

    def begin(self) -> None:
        """Start with another plan's first whole fiscal year."""
        years = self._years
        whole = [year for year in years if year.is_whole] or list(years)
        self.show_year(whole[0].label_year if whole else None)

    def show_year(self, year: int | None) -> None:
        """Show a fiscal year by the year it ends in, None for the whole plan."""
        self._year = year
        self.refresh()
        self.fiscal_year_chosen.emit(self._year)

    def refresh(self) -> None:
        """Show the plan's currency and the year in view after an edit."""
        self._bar.currency.set_label(self._session.plan.reporting_currency)
        currency = _("Reporting currency: {code}").format(
            code=self._session.plan.reporting_currency
        )
        self._bar.currency.setAccessibleName(currency)
        shown = {year.label_year: year for year in self._years}
        if self._year is not None and self._year not in shown:
            self.begin()
            return
        if self._year is None:
            months = self._session.plan.months
            span = self._formatter.month_range(months[0], months[-1])
            self._bar.fiscal_year.set_label(_("Whole plan"), span)
        else:
            label, span = self._named(shown[self._year])
            self._bar.fiscal_year.set_label(label, span)

    @property
    def _years(self) -> tuple[FiscalYearTotal, ...]:
        return self._session.evaluation.budget.fiscal_years

    def _named(self, year: FiscalYearTotal) -> tuple[str, str]:
        span = self._formatter.month_range(year.first_month, year.last_month)
        return self._formatter.fiscal_year_label(year.label_year), span

    def _fill_years(self) -> None:
        menu = self.year_menu
        menu.clear()
        for year in self._years:
            label, span = self._named(year)
            _add_choice(menu, f"{label}\t{span}", year.label_year, year.label_year == self._year)
        _add_choice(menu, _("Whole plan"), None, self._year is None)
        menu.addSeparator()
        starts = menu.add_submenu(_("Fiscal year starts in"))
        chosen = self._session.plan.fiscal_year_start_month
        for number in range(1, 13):
            name = self._formatter.month_name(Month(2000, number))
            _add_choice(starts, name, f"{_START}{number}", number == chosen)

    def _on_year_triggered(self, action: QAction) -> None:
        data = action.data()
        if isinstance(data, str):
            self._start_fiscal_year_in(int(data.removeprefix(_START)))
            return
        self._year = data
        self.refresh()
        self.fiscal_year_chosen.emit(self._year)

    def _start_fiscal_year_in(self, number: int) -> None:
        month = self._formatter.month_name(Month(2000, number))
        self._session.apply(
            change_plan(self._session.plan, fiscal_year_start_month=number),
            _("Start the fiscal year in {month}").format(month=month),
        )

    def _fill_currencies(self) -> None:
        menu = self.currency_menu
        menu.clear()
        chosen = self._session.plan.reporting_currency
        near = list(dict.fromkeys(self._near_currencies()))
        for code in near:
            _add_choice(menu, self._currency_text(code), code, code == chosen)
        menu.addSeparator()
        others = menu.add_submenu(_("More currencies"))
        for code in sorted(self._session.market.exchange_rates.latest):
            if code not in near and code in self._session.market.currencies:
                _add_choice(others, self._currency_text(code), code, is_chosen=False)

    def _near_currencies(self) -> Iterator[str]:
        yield self._session.plan.reporting_currency
        yield from _USUAL_CURRENCIES
        yield from sorted({seat.base_pay.currency for seat in self._session.plan.seats})

    def _currency_text(self, code: str) -> str:
        return f"{code}\t{currency_name(CurrencyCode(code))}"

    def _on_currency_triggered(self, action: QAction) -> None:
        code = CurrencyCode(action.data())
        try:
            plan = change_reporting_currency(self._session.plan, code, self._session.market)
        except UnknownCurrencyError as error:
            self._session.failed.emit(error)
            return
        self._session.apply(plan, _("Report in {currency}").format(currency=code))


def _add_choice(menu: Menu, text: str, data: object, is_chosen: bool) -> None:  # noqa: FBT001 -- one flag of a row
    action = menu.addAction(text)
    action.setData(data)
    action.setCheckable(True)
    action.setChecked(is_chosen)
