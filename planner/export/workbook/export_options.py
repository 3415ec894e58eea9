"""What an export holds: which sheets, how much of people's pay, and under which password."""

from dataclasses import dataclass, field
from enum import StrEnum

from planner.calculators.scenario_comparison.comparison import NO_SIMULATIONS, Simulations
from planner.quantities.identifiers import SeatId


class SheetGroup(StrEnum):
    """Sheets that come together or not at all.

    The cost model is one group: a sheet of it that lacked another would recalculate in part, and
    an edit would give wrong totals. A formula of another group that reads a sheet left out is
    written as its value.
    """

    COSTS = "costs"
    """Inputs to Checks: everything that recalculates."""
    OVERLAP = "overlap"
    COVERAGE = "coverage"
    PAY_BANDS = "pay-bands"
    PLACES = "places"
    ONBOARDING = "onboarding"
    JOB_DESCRIPTIONS = "job-descriptions"
    SOURCES = "sources"


class Redaction(StrEnum):
    """How much of people's pay and cost an export leaves out."""

    NONE = "none"
    PAY = "pay"
    """Bands in place of pay, costs of several seats together only."""
    TOTALS = "totals"
    """Costs as totals of months only."""


ALL_GROUPS = frozenset(SheetGroup)
_WITH_PAY = frozenset({SheetGroup.PAY_BANDS, SheetGroup.PLACES, SheetGroup.JOB_DESCRIPTIONS})
"""Pay bands shows where everybody's pay stands, Places what the plan means to pay; a job
description says if pay leaves its range."""

WITHOUT_PAY = ALL_GROUPS - _WITH_PAY - {SheetGroup.COSTS}
"""Groups that know nobody's pay or cost."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a workbook is written.

    Attributes:
        groups: The sheets it holds beside About.
        redaction: What it leaves out of them.
        password: What opens it; empty for no encryption.
        hire: The one hire whose onboarding it holds in place of all else; None for the plan.
        simulations: What chance does to the base, under None, and to its scenarios, where that was
            played through; the workbook shows it as values.
    """

    groups: frozenset[SheetGroup] = ALL_GROUPS
    redaction: Redaction = Redaction.NONE
    password: str = field(default="", repr=False)
    hire: SeatId | None = None
    simulations: Simulations = field(default_factory=lambda: NO_SIMULATIONS)

    @property
    def is_complete(self) -> bool:
        """Whether it leaves nothing out."""
        is_whole = self.redaction is Redaction.NONE and self.hire is None
        return is_whole and self.groups == ALL_GROUPS

    @property
    def whole_groups(self) -> frozenset[SheetGroup]:
        """The groups it holds as they are in the whole workbook."""
        if self.hire is not None:
            return frozenset({SheetGroup.ONBOARDING})
        is_whole = self.redaction is Redaction.NONE
        return self.groups if is_whole else self.groups & WITHOUT_PAY


def available_groups(redaction: Redaction) -> tuple[SheetGroup, ...]:
    """Return the groups to choose from."""
    if redaction is Redaction.NONE:
        return tuple(SheetGroup)
    return tuple(group for group in SheetGroup if group not in _WITH_PAY)
