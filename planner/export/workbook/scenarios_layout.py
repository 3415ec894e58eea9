"""Where the tables of the Scenarios sheet stand, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.calculators.scenario_comparison.compared import WaterfallStep
from planner.export.workbook.scenario_results import ScenarioResult

HEADING = 3
FIRST_RESULT = HEADING + 1
CHART_ROWS = 18
_GAP = 4
"""From a table's last row to the first of the next: an empty row, a title and headings."""


@dataclass(frozen=True)
class ScenariosLayout:
    """Rows of the Scenarios sheet."""

    results: Sequence[ScenarioResult]
    figures: int
    """How many figures are compared beside costs and heads."""

    @property
    def first_figure(self) -> int:
        """The first figure."""
        return FIRST_RESULT + len(self.results) - 1 + _GAP

    @property
    def scenarios(self) -> Sequence[ScenarioResult]:
        """All but the base."""
        return self.results[1:]

    @cached_property
    def steps(self) -> tuple[tuple[WaterfallStep, ...], ...]:
        """The steps of each scenario that change its cost."""
        return tuple(
            tuple(step for step in each.column.waterfall.steps if step.amount)
            for each in self.scenarios
        )

    @cached_property
    def waterfall_rows(self) -> tuple[int, ...]:
        """The first row of each scenario's waterfall, which is that of the base."""
        rows, row = [], self.first_figure + self.figures - 1 + _GAP
        for steps in self.steps:
            rows.append(row)
            row = self._last_of(row, len(steps)) + 2 + CHART_ROWS + _GAP - 1
        return tuple(rows)

    def last_waterfall_row(self, at: int) -> int:
        """Return the last row of a scenario's waterfall, which is that of the scenario."""
        return self._last_of(self.waterfall_rows[at], len(self.steps[at]))

    def chart_row(self, at: int) -> int:
        """Return where the chart of a scenario's waterfall begins."""
        return self.last_waterfall_row(at) + 2

    @property
    def first_change(self) -> int:
        """The first change that a scenario makes."""
        if not self.scenarios:
            return self.first_figure + self.figures - 1 + _GAP
        return self.chart_row(len(self.scenarios) - 1) + CHART_ROWS + _GAP - 1

    @staticmethod
    def _last_of(row: int, steps: int) -> int:
        """Return the last row of a waterfall: below its steps, what changed since, and the end."""
        return row + steps + 2
