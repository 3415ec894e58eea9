"""How the cost of the base becomes that of each scenario, as tables with charts that add up."""

from decimal import Decimal

from xlsxwriter.format import Format

from planner.calculators.scenario_comparison.compared import WaterfallStep
from planner.export.workbook.addresses import fixed, relative
from planner.export.workbook.budget_charts import INK, set_chart_style
from planner.export.workbook.context import Context
from planner.export.workbook.monthly_summary import SERIES_COLORS
from planner.export.workbook.scenario_results import ScenarioResult
from planner.export.workbook.scenarios_layout import CHART_ROWS, FIRST_RESULT, ScenariosLayout
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.localization.running_text import listed

_WHAT, _CHANGES, _AMOUNT, _SO_FAR, _BELOW, _SUM, _MORE, _LESS = range(8)
_ZERO = Decimal(0)
_WIDTH, _PIXELS_A_ROW, _CLEAR_OF_NAMES = 900, 20, 4
_COLORS = {_SUM: SERIES_COLORS[1], _MORE: SERIES_COLORS[2], _LESS: SERIES_COLORS[4]}


def write_waterfalls(
    context: Context, sheet: SheetWriter, layout: ScenariosLayout, total_column: int
) -> None:
    """Write the waterfall of each scenario.

    Args:
        context: The export.
        sheet: The Scenarios sheet.
        layout: Where its tables stand.
        total_column: Where the results' cost over the horizon stands.
    """
    for at, result in enumerate(layout.scenarios):
        _Waterfall(context, sheet, layout, at, result, total_column).write()


class _Waterfall:
    """The waterfall of one scenario."""

    def __init__(
        self,
        context: Context,
        sheet: SheetWriter,
        layout: ScenariosLayout,
        at: int,
        result: ScenarioResult,
        total_column: int,
    ) -> None:
        self._context = context
        self._sheet = sheet
        self._result = result
        self._steps = layout.steps[at]
        self._first = layout.waterfall_rows[at]
        self._last = layout.last_waterfall_row(at)
        self._chart_row = layout.chart_row(at)
        self._base = fixed(FIRST_RESULT, total_column)
        self._end = fixed(FIRST_RESULT + 1 + at, total_column)
        self._is_comparable = result.currency == layout.results[0].currency

    def write(self) -> None:
        """Write title, headings, rows and the chart."""
        context, sheet = self._context, self._sheet
        title = _("From the base to {scenario}").format(scenario=self._result.name)
        sheet.text(self._first - 2, 0, title, context.styles(Look.SECTION))
        headings = [
            _("Step"),
            _("Changes"),
            _("Cost, {currency}").format(currency=self._result.currency),
            _("So far"),
            _("Below the bar"),
            _("Total"),
            _("More"),
            _("Less"),
        ]
        context.headings(sheet, self._first - 1, headings, range(_AMOUNT, _LESS + 1))
        found = self._result.column.waterfall
        self._write_start(found.start)
        so_far = found.start
        for row, step in enumerate(self._steps, self._first + 1):
            so_far = self._write_step(row, step, so_far)
        self._write_since(so_far)
        self._write_end(found.end)
        self._insert_chart(title)

    def _write_start(self, cost: Decimal) -> None:
        name = _("Base")
        if not self._is_comparable:
            name = _("Base, in {currency}").format(currency=self._result.currency)
        self._words(self._first, name, "")
        if self._is_comparable:
            formula = self._style(Look.FORMULA)
            self._sheet.formula(self._first, _AMOUNT, self._base, cost, formula)
        else:
            self._sheet.number(self._first, _AMOUNT, cost, self._style(Look.FACT))
        self._sum_bar(self._first, cost)

    def _write_step(self, row: int, step: WaterfallStep, before: Decimal) -> Decimal:
        said = self._result.said(step)
        what = listed((each.values for each in said), with_commas=True)
        self._words(row, said[0].thing if said else "", what)
        self._sheet.number(row, _AMOUNT, step.amount, self._style(Look.FACT))
        return self._step_bar(row, step.amount, before)

    def _write_since(self, before: Decimal) -> None:
        """Write what somebody changed in the workbook, which no step tells of."""
        row = self._last - 1
        self._words(row, _("Changed in this workbook since the export"), "")
        formula = f"{self._end}-{relative(row - 1, _SO_FAR)}"
        self._sheet.formula(row, _AMOUNT, formula, _ZERO, self._style(Look.FORMULA))
        self._step_bar(row, _ZERO, before)

    def _write_end(self, cost: Decimal) -> None:
        row = self._last
        self._words(row, self._result.name, "")
        formula = relative(row - 1, _SO_FAR)
        self._sheet.formula(row, _AMOUNT, formula, cost, self._style(Look.FORMULA))
        self._sum_bar(row, cost)

    def _words(self, row: int, name: str, changes: str) -> None:
        self._sheet.texts(row, _WHAT, (name, changes), self._context.styles(Look.TEXT))

    def _sum_bar(self, row: int, cost: Decimal) -> None:
        """Write the bar of a cost: from nothing up."""
        amount = relative(row, _AMOUNT)
        for column, formula, result in (
            (_SO_FAR, amount, cost),
            (_BELOW, f"{amount}-{amount}", _ZERO),
            (_SUM, amount, cost),
            (_MORE, f"{amount}-{amount}", _ZERO),
            (_LESS, f"{amount}-{amount}", _ZERO),
        ):
            self._sheet.formula(row, column, formula, result, self._style(Look.FORMULA))

    def _step_bar(self, row: int, amount: Decimal, before: Decimal) -> Decimal:
        """Write the bar of a step, which hangs between what was before it and what is after."""
        own, earlier = relative(row, _AMOUNT), relative(row - 1, _SO_FAR)
        after = before + amount
        for column, formula, result in (
            (_SO_FAR, f"{earlier}+{own}", after),
            (_BELOW, f"MIN({earlier},{relative(row, _SO_FAR)})", min(before, after)),
            (_SUM, f"{own}-{own}", _ZERO),
            (_MORE, f"MAX({own},0)", max(amount, _ZERO)),
            (_LESS, f"MAX(-{own},0)", max(-amount, _ZERO)),
        ):
            self._sheet.formula(row, column, formula, result, self._style(Look.FORMULA))
        return after

    def _style(self, look: Look) -> Format:
        return self._context.amount(look, self._result.currency)

    def _insert_chart(self, title: str) -> None:
        name, rows = self._sheet.name, (self._first, self._last)
        chart = self._context.workbook.add_chart({"type": "column", "subtype": "stacked"})
        for column in (_BELOW, _SUM, _MORE, _LESS):
            fill = {"color": _COLORS[column]} if column in _COLORS else {"none": True}
            chart.add_series(
                {
                    "name": [name, self._first - 1, column],
                    "categories": [name, rows[0], _WHAT, rows[1], _WHAT],
                    "values": [name, rows[0], column, rows[1], column],
                    "fill": fill,
                    "gap": 40,
                }
            )
        set_chart_style(chart, title)
        is_reversed = self._context.contents.formatter.is_right_to_left
        chart.set_x_axis({"num_font": {"size": 8, "color": INK}, "reverse": is_reversed})
        chart.set_legend({"position": "bottom", "delete_series": [0]})
        chart.set_size({"width": _WIDTH, "height": (CHART_ROWS - 1) * _PIXELS_A_ROW})
        # beside the names, which repeat on the second sheet of paper
        place = {"object_position": 2, "x_offset": _CLEAR_OF_NAMES}
        self._sheet.worksheet.insert_chart(self._chart_row, _CHANGES, chart, place)
