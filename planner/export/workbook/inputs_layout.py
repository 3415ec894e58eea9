"""Where each assumption stands on the Inputs sheet."""

from dataclasses import dataclass
from enum import Enum, auto

from planner.export.workbook.addresses import Cell, column_name, fixed, fixed_range, on_sheet
from planner.export.workbook.contents import Contents
from planner.export.workbook.month_columns import FIRST_MONTH, LABEL, OPENING, PARAMETER
from planner.localization.terms import engagement_name, member_status_name, status_name
from planner.plan.company_day import CompanyDay
from planner.plan.model import Engagement, PositionStatus
from planner.quantities.identifiers import CountryCode, CurrencyCode

VALUE = PARAMETER
RATE_DIGITS = 3
STATUTORY = 3
OWN_ENTITY = LABEL
BASIC_SHARE = 3
AS_OF = OPENING
GRADE = FIRST_MONTH
SOURCE = FIRST_MONTH + 1
BENEFITS = VALUE
OVERHEAD = VALUE + 1
AGENCY_FEE = VALUE + 2
EQUIPMENT_CURRENCY = VALUE + 3
EQUIPMENT = VALUE + 4
EQUIPMENT_RATE = VALUE + 5
RAISE = VALUE + 6
EXTRA_IN_PAY = VALUE
TAX_YEAR_START = FIRST_MONTH + 1
CAP_PERIOD = FIRST_MONTH + 2
FIRST_DUE = FIRST_MONTH + 3

MONTHS_PER_YEAR = "MonthsPerYear"
HOURS_PER_DAY = "HoursPerDay"
REPORTING_DECIMALS = "ReportingDecimals"
SCALAR_NAMES = (MONTHS_PER_YEAR, HOURS_PER_DAY, REPORTING_DECIMALS)
"""The few names: scalars that many formulas use."""


class Scalar(Enum):
    """The assumptions that are one figure, in the order of their rows."""

    REPORTING_DECIMALS = auto()
    HORIZON_START = auto()
    FISCAL_YEAR_START = auto()
    FISCAL_YEAR_SHIFT = auto()
    BENEFITS_SHARE = auto()
    OVERHEAD_SHARE = auto()
    EQUIPMENT = auto()
    EQUIPMENT_RATE = auto()
    AGENCY_FEE_SHARE = auto()
    RAISE_SHARE = auto()
    RAISE_MONTH = auto()
    RAISE_AFTER = auto()
    ATTRITION_SHARE = auto()
    USD_RATE = auto()
    MONTHS_PER_YEAR = auto()
    HOURS_PER_DAY = auto()
    LEAD_IN = auto()
    OPEN_END = auto()
    TOLERANCE = auto()


@dataclass(frozen=True)
class InputsLayout:
    """Rows and addresses of the Inputs sheet; a section is a title, a heading and its rows."""

    name: str
    first_scalar: int
    first_currency: int
    currencies: tuple[CurrencyCode, ...]
    first_engagement: int
    first_status: int
    statuses: tuple[str, ...]
    first_assumed: int
    first_country: int
    countries: tuple[CountryCode, ...]
    due_columns: int
    first_company_day: int
    company_days: tuple[CompanyDay, ...]
    month_row: int

    @classmethod
    def of(cls, contents: Contents, name: str) -> "InputsLayout":
        """Lay the sheet out for a plan."""
        gap = 4  # an empty row, a title and a heading lie between two tables
        first_scalar = 5
        first_currency = first_scalar + len(Scalar) + gap - 1
        first_engagement = first_currency + len(contents.currencies) + gap - 1
        first_status = first_engagement + len(Engagement) + gap - 1
        statuses = (member_status_name(), *(status_name(status) for status in PositionStatus))
        first_assumed = first_status + len(statuses) + gap - 1
        countries = max(1, len(contents.countries))
        first_country = first_assumed + countries + gap - 1
        first_company_day = first_country + countries + gap - 1
        below = first_company_day + len(contents.company_days) + gap - 2
        due = (len(facts.country.extra_pay_months) for facts in contents.countries.values())
        return cls(
            name=name,
            first_scalar=first_scalar,
            first_currency=first_currency,
            currencies=contents.currencies,
            first_engagement=first_engagement,
            first_status=first_status,
            statuses=statuses,
            first_assumed=first_assumed,
            first_country=first_country,
            countries=tuple(contents.countries),
            due_columns=max(due, default=0),
            first_company_day=first_company_day,
            company_days=tuple(contents.company_days),
            month_row=below if contents.company_days else first_company_day - 1,
        )

    @property
    def budget_row(self) -> int:
        """The row of the budget by month, below the months themselves."""
        return self.month_row + 1

    def scalar_cell(self, scalar: Scalar) -> Cell:
        """Return where a figure stands."""
        return self.first_scalar + list(Scalar).index(scalar), VALUE

    def scalar(self, scalar: Scalar) -> str:
        """Return a figure's address from other sheets."""
        return on_sheet(self.name, fixed(*self.scalar_cell(scalar)))

    def rate(self, currency: CurrencyCode) -> str:
        """Return a plan rate's address from other sheets."""
        return on_sheet(self.name, fixed(self._currency_row(currency), VALUE))

    def rate_cell(self, currency: CurrencyCode) -> str:
        """Return a plan rate's address on this sheet."""
        return fixed(self._currency_row(currency), VALUE)

    def decimals(self, currency: CurrencyCode) -> str:
        """Return the address of a currency's decimals from other sheets."""
        return on_sheet(self.name, fixed(self._currency_row(currency), RATE_DIGITS))

    def rates(self) -> str:
        """Return the range of all plan rates."""
        return self.currency_column(VALUE)

    def currency_column(self, column: int) -> str:
        """Return the range of one column of the currencies' table."""
        return self._column(self.first_currency, len(self.currencies), column)

    def engagement_column(self, column: int) -> str:
        """Return the range of one column of the engagements' table."""
        return self._column(self.first_engagement, len(Engagement), column)

    def fee(self, engagement: Engagement) -> str:
        """Return the address of an engagement's monthly service fee from other sheets."""
        row = self.first_engagement + list(Engagement).index(engagement)
        return on_sheet(self.name, fixed(row, VALUE))

    def status_column(self, column: int) -> str:
        """Return the range of one column of the statuses' table."""
        return self._column(self.first_status, len(self.statuses), column)

    def assumed(self, code: CountryCode, column: int) -> str:
        """Return the address of an assumption for a country from other sheets."""
        return on_sheet(self.name, fixed(self.assumed_row(code), column))

    def assumed_row(self, code: CountryCode) -> int:
        """Return the row of the assumptions for a country."""
        return self.first_assumed + self.countries.index(code)

    def assumed_column(self, column: int) -> str:
        """Return the range of one column of the countries' assumptions."""
        return self._column(self.first_assumed, len(self.countries), column)

    def company_day(self, day: CompanyDay, column: int) -> str:
        """Return the address of a company day's date or name from other sheets."""
        return on_sheet(self.name, fixed(self.company_day_row(day), column))

    def company_day_row(self, day: CompanyDay) -> int:
        """Return a company day's row."""
        return self.first_company_day + self.company_days.index(day)

    def company_day_dates(self) -> str:
        """Return the range of the company days' dates from other sheets."""
        return self._column(self.first_company_day, len(self.company_days), VALUE)

    def country(self, code: CountryCode, column: int) -> str:
        """Return the address of a figure of a country's payroll calendar."""
        return on_sheet(self.name, fixed(self.country_row(code), column))

    def due_months(self, code: CountryCode) -> str:
        """Return the range of a country's due months."""
        row = self.country_row(code)
        last = FIRST_DUE + max(1, self.due_columns) - 1
        return on_sheet(self.name, fixed_range((row, FIRST_DUE), (row, last)))

    def country_row(self, code: CountryCode) -> int:
        """Return the row of a country's payroll calendar."""
        return self.first_country + self.countries.index(code)

    def month(self, column: str) -> str:
        """Return the address of a month's first day, in a column given by its letters."""
        return on_sheet(self.name, f"{column}${self.month_row + 1}")

    def budget(self, column: str) -> str:
        """Return the address of a month's budget, in a column given by its letters."""
        return on_sheet(self.name, f"{column}${self.budget_row + 1}")

    def opening_month(self) -> str:
        """Return the address of the month before the horizon."""
        return self.month(f"${column_name(OPENING)}")

    def _currency_row(self, currency: CurrencyCode) -> int:
        return self.first_currency + self.currencies.index(currency)

    def _column(self, first_row: int, rows: int, column: int) -> str:
        return on_sheet(self.name, fixed_range((first_row, column), (first_row + rows - 1, column)))


def engagement_words() -> tuple[str, ...]:
    """Return the engagements as the workbook words them."""
    return tuple(engagement_name(engagement) for engagement in Engagement)
