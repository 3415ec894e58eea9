"""What every sheet is written with: contents, styles, sheets and where everything stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from unicodedata import bidirectional

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from planner.calculators.plan_rates import plan_rate
from planner.export.workbook.budget_layout import BudgetLayout
from planner.export.workbook.budget_slices import Slice
from planner.export.workbook.calendars_layout import CalendarsLayout
from planner.export.workbook.contents import Contents
from planner.export.workbook.headcount_layout import HeadcountLayout
from planner.export.workbook.inputs_layout import InputsLayout
from planner.export.workbook.lever_costs_layout import LeverCostsLayout
from planner.export.workbook.month_columns import MonthColumns
from planner.export.workbook.number_formats import amount_format, month_format
from planner.export.workbook.onboarding_layout import OnboardingLayout
from planner.export.workbook.overlap_days_layout import OverlapDaysLayout
from planner.export.workbook.overrides_layout import OverridesLayout
from planner.export.workbook.pay_bands_layout import PayBandsLayout
from planner.export.workbook.places_layout import PlacesLayout
from planner.export.workbook.plan_title import plan_title
from planner.export.workbook.seat_layouts import (
    LinesLayout,
    MonthlyLayout,
    PositionsLayout,
    monthly_layout,
    opening_layout,
)
from planner.export.workbook.sheet_names import SheetNames
from planner.export.workbook.sheet_writer import SheetWriter, one_line
from planner.export.workbook.styles import Look, Styles
from planner.export.workbook.timeline_layout import TimelineLayout
from planner.localization.messages import _
from planner.market.exchange_rates import UnknownCurrencyError
from planner.quantities.identifiers import CurrencyCode

SUMMARY_ROW = 7
"""The first row below the month headings of sheets with months."""

CHART_ROWS = 18
MONTHS_A_PAGE = 12
_STILL_ALLOWED = dict.fromkeys(
    (
        "autofilter",
        "format_cells",
        "format_columns",
        "format_rows",
        "objects",
        "pivot_tables",
        "scenarios",
        "sort",
    ),
    True,
)
"""What a protected sheet lets its reader do beside changing the inputs."""

_STRONG = frozenset({"L", "R", "AL"})
_RIGHT_TO_LEFT_MARK = "\u200f"


@dataclass(frozen=True)
class Context:
    """One export: made once, read by every sheet."""

    workbook: Workbook
    contents: Contents
    names: SheetNames
    styles: Styles

    @cached_property
    def months(self) -> MonthColumns:
        """The columns of the horizon's months."""
        return MonthColumns(
            len(self.contents.months), len(self.contents.evaluation.budget.fiscal_years)
        )

    @cached_property
    def inputs(self) -> InputsLayout:
        """Where the assumptions stand."""
        return InputsLayout.of(self.contents, self.names.inputs)

    @cached_property
    def positions(self) -> PositionsLayout:
        """Where the seats stand."""
        return PositionsLayout.of(self.contents, self.names.positions)

    @cached_property
    def lines(self) -> LinesLayout:
        """Where the employer-cost lines stand."""
        return LinesLayout.of(self.contents, self.names.cost_lines, self.names.contributions)

    @cached_property
    def calendars(self) -> CalendarsLayout:
        """Where the working weeks and holidays stand."""
        return CalendarsLayout.of(self.contents, self.names.calendars)

    @cached_property
    def pay_bands(self) -> PayBandsLayout:
        """Where the pay bands stand."""
        return PayBandsLayout.of(self.contents, self.names.pay_bands)

    @cached_property
    def places(self) -> PlacesLayout:
        """Where the ranked places and their weights stand."""
        return PlacesLayout(self.names.places, self.contents.ranking)

    @cached_property
    def timeline(self) -> TimelineLayout:
        """Where the levers and the open seats stand."""
        return TimelineLayout.of(self.contents, self.names.timeline)

    @cached_property
    def lever_costs(self) -> LeverCostsLayout:
        """Where the cost of levers by month stands."""
        return LeverCostsLayout(self.names.lever_costs, SUMMARY_ROW, self.contents.lever_states)

    @cached_property
    def overrides(self) -> OverridesLayout:
        """Where the plan's own figures stand beside the published ones."""
        return OverridesLayout.of(self.contents, self.names.overrides)

    @cached_property
    def onboarding(self) -> OnboardingLayout:
        """Where the hires, their tasks and the calendars of these stand."""
        names = self.names.onboarding, self.names.onboarding_tasks, self.names.task_calendars
        return OnboardingLayout.of(self.contents, names)

    @cached_property
    def overlap_days(self) -> OverlapDaysLayout:
        """Where the teams' shared minutes by workday stand."""
        return OverlapDaysLayout.of(self.contents, self.names.overlap_days)

    @cached_property
    def monthly(self) -> MonthlyLayout:
        """Where the months of the horizon stand."""
        first_place = self.group_row + len(self.contents.groups) + CHART_ROWS + 5
        return monthly_layout(self.contents, self.names.monthly, first_place)

    @cached_property
    def budget(self) -> BudgetLayout:
        """Where plan and budget stand side by side."""
        return BudgetLayout.of(self.contents, self.names.budget, SUMMARY_ROW)

    @cached_property
    def headcount(self) -> HeadcountLayout:
        """Where the heads by month stand."""
        return HeadcountLayout(self.names.headcount, SUMMARY_ROW, self.budget.slices[Slice.TEAM])

    @cached_property
    def opening(self) -> MonthlyLayout:
        """Where the months before the horizon stand."""
        return opening_layout(self.contents, self.names.opening, SUMMARY_ROW + 1)

    @property
    def group_row(self) -> int:
        """The row of the first group's monthly cost."""
        return SUMMARY_ROW + 8

    @property
    def master_cell(self) -> tuple[int, int]:
        """Where Checks states the result of all checks."""
        return 2, 1

    @property
    def pages_wide(self) -> int:
        """Pages side by side that keep a year's months readable on paper."""
        return -(-len(self.contents.months) // MONTHS_A_PAGE)

    @property
    def seat_count_cell(self) -> tuple[int, int]:
        """Where About states how many seats the plan has."""
        return 5, 1

    @property
    def month_format(self) -> str:
        """The number format of months."""
        return month_format(self.contents.language)

    @property
    def months_axis(self) -> dict[str, object]:
        """The axis of months of a chart; it runs as the columns of the sheet do."""
        is_reversed = self.contents.formatter.is_right_to_left
        return {"num_format": self.month_format, "text_axis": True, "reverse": is_reversed}

    def has_rate(self, currency: CurrencyCode) -> bool:
        """Tell whether a currency can be converted at a rate above zero."""
        return self.rate_or_zero(currency) > 0

    def rate_or_zero(self, currency: CurrencyCode) -> Decimal:
        """Return a currency's plan rate; 0 where none is known, as formulas read an empty cell."""
        evaluation = self.contents.evaluation
        try:
            return plan_rate(evaluation.plan, evaluation.market, currency)
        except UnknownCurrencyError:
            return Decimal(0)

    def sheet(self, name: str, charted_rows: int = 0) -> SheetWriter:
        """Return the writer of a sheet whose first rows a chart may read."""
        return SheetWriter(self.workbook.get_worksheet_by_name(name), charted_rows)

    def amount(
        self, look: Look, currency: CurrencyCode, *, total: bool = False, bold: bool = False
    ) -> Format:
        """Return the style of amounts of a currency."""
        known = self.contents.evaluation.market.currencies.get(currency)
        digits = self.contents.reporting_digits if known is None else known.minor_digits
        return self.styles(look, amount_format(digits), total=total, bold=bold)

    def prose(self, text: str) -> Format:
        """Return the style of a text that others wrote, which runs as its first letter does."""
        directions = (bidirectional(character) for character in text)
        first = next((each for each in directions if each in _STRONG), "R")
        return self.styles(Look.FOREIGN if first == "L" else Look.WRAPPED)

    def title(self, sheet: SheetWriter, title: str, note: str) -> None:
        """Write a sheet's title and what it is for."""
        sheet.text(0, 0, title, self.styles(Look.TITLE))
        sheet.text(1, 0, note, self.styles(Look.QUIET))
        sheet.worksheet.set_row(0, 24)

    def headings(
        self,
        sheet: SheetWriter,
        row: int,
        texts: Sequence[str],
        numbers: Collection[int] = (),
        height: int = 32,
    ) -> None:
        """Write the headings of a table.

        Args:
            sheet: The sheet.
            row: Their row.
            texts: The headings, from the first column on.
            numbers: Columns of numbers: their headings stand over the digits.
            height: Of the row, in points.
        """
        words = self.styles(Look.HEADING)
        over_digits = self.styles(Look.HEADING, align="number")
        for column, text in enumerate(texts):
            sheet.text(row, column, text, over_digits if column in numbers else words)
        sheet.worksheet.set_row(row, height)

    @property
    def _page_number(self) -> str:
        if self.contents.formatter.is_right_to_left:
            return "&P / &N"  # words around the fields would run in the wrong order
        return _("Page {page} of {pages}").format(page="&P", pages="&N")

    def print_setup(
        self,
        sheet: SheetWriter,
        *,
        frozen: tuple[int, int],
        repeated_rows: tuple[int, int],
        repeated_columns: tuple[int, int] | None = None,
        pages_wide: int = 1,
        folds: bool = False,
    ) -> None:
        """Set what finance expects of every sheet: frozen headings, landscape, fit to width.

        Formulas are protected, without a password, wherever nothing folds: Excel folds no rows or
        columns on a protected sheet (``refuse_typing`` stands in for it there).
        """
        worksheet = sheet.worksheet
        if not folds:
            worksheet.protect("", _STILL_ALLOWED)
        worksheet.freeze_panes(*frozen)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.fit_to_pages(pages_wide, 0)
        worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        worksheet.repeat_rows(*repeated_rows)
        if repeated_columns is not None:
            worksheet.repeat_columns(*repeated_columns)
        plan_name = one_line(plan_title(self.contents.evaluation.plan))[:100].replace("&", "&&")
        worksheet.set_header(f"&L{plan_name}&R&A")
        generated = self.contents.formatter.date_long(self.contents.generated_on)
        if self.contents.formatter.is_right_to_left:
            generated = _RIGHT_TO_LEFT_MARK + generated
        worksheet.set_footer(f"&L{generated}&R{self._page_number}")
        worksheet.hide_gridlines(2)
        worksheet.set_default_row(15)
