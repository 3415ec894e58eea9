"""Where the cost of levers by month stands on the Lever costs sheet."""

from dataclasses import dataclass

from planner.export.workbook.addresses import fixed, on_sheet
from planner.export.workbook.lever_states import LeverStates
from planner.export.workbook.month_columns import PARAMETER


@dataclass(frozen=True)
class LeverCostsLayout:
    """Rows of the Lever costs sheet."""

    name: str
    section_row: int
    levers: LeverStates

    @property
    def is_needed(self) -> bool:
        """Whether the plan says anything of a lever."""
        return bool(self.levers.levers)

    @property
    def plan_row(self) -> int:
        """The plan without its levers."""
        return self.section_row + 1

    @property
    def first_lever(self) -> int:
        """The first lever with a switch."""
        return self.plan_row + 1

    @property
    def hires_row(self) -> int:
        """What the levers together make of pay and of hires."""
        return self.first_lever + len(self.levers.switches)

    @property
    def levers_row(self) -> int:
        """All levers."""
        return self.hires_row + 1

    @property
    def total_row(self) -> int:
        """The plan with its levers."""
        return self.levers_row + 1

    @property
    def first_state(self) -> int:
        """The first combination of levers."""
        return self.total_row + 3

    @property
    def last_row(self) -> int:
        """The last row in use."""
        return self.first_state + len(self.levers.states) - 1

    def total(self, column: int) -> str:
        """Return the address of the plan with its levers in a column, from other sheets."""
        return on_sheet(self.name, fixed(self.total_row, column))

    @property
    def run_rate(self) -> str:
        """The address of the run-rate with levers, from other sheets."""
        return self.total(PARAMETER)
