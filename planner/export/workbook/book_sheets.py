"""The sheets of the whole workbook in order, each with what writes it and the group it is in."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.export.workbook.about_sheet import write_about
from planner.export.workbook.budget_sheet import write_budget_sheet
from planner.export.workbook.calendars_sheet import write_calendars
from planner.export.workbook.changes_sheet import write_changes
from planner.export.workbook.checks_sheet import write_checks
from planner.export.workbook.context import Context
from planner.export.workbook.contributions_sheet import write_contributions
from planner.export.workbook.cost_lines_sheet import write_cost_lines
from planner.export.workbook.coverage_sheet import write_coverage
from planner.export.workbook.export_options import SheetGroup
from planner.export.workbook.headcount_sheet import write_headcount
from planner.export.workbook.inputs_sheet import write_inputs
from planner.export.workbook.job_descriptions_sheet import write_job_descriptions
from planner.export.workbook.lever_costs_sheet import write_lever_costs
from planner.export.workbook.mentoring_sheet import write_mentoring
from planner.export.workbook.monthly_sheet import write_monthly
from planner.export.workbook.onboarding_sheet import write_onboarding
from planner.export.workbook.onboarding_tasks_sheet import write_onboarding_tasks
from planner.export.workbook.opening_sheet import write_opening
from planner.export.workbook.overlap_days_sheet import write_overlap_days
from planner.export.workbook.overlap_sheet import write_overlap
from planner.export.workbook.overlap_teams_sheet import write_overlap_teams
from planner.export.workbook.overrides_sheet import write_overrides
from planner.export.workbook.pay_bands_sheet import write_pay_bands
from planner.export.workbook.places_sheet import write_places
from planner.export.workbook.positions_sheet import write_positions
from planner.export.workbook.scenarios_sheet import write_scenarios
from planner.export.workbook.sheet_names import SheetNames
from planner.export.workbook.sources_sheet import write_sources
from planner.export.workbook.task_calendars_sheet import write_task_calendars
from planner.export.workbook.timeline_sheet import write_timeline

Progress = Callable[[float], None]
Write = Callable[[Context, Progress], None]


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet of the workbook.

    Attributes:
        name: Its name in the workbook's language.
        group: What it comes together with; None for About, which is always there.
        write: Writes it, telling the share of it done, 0 to 1.
    """

    name: str
    group: SheetGroup | None
    write: Write


def book_sheets(names: SheetNames) -> tuple[BookSheet, ...]:
    """Return the sheets in the order of their tabs."""
    costs = SheetGroup.COSTS
    return (
        BookSheet(names.about, None, _at_once(write_about)),
        BookSheet(names.inputs, costs, _at_once(write_inputs)),
        BookSheet(names.positions, costs, _at_once(write_positions)),
        BookSheet(names.monthly, costs, write_monthly),
        BookSheet(names.budget, costs, _at_once(write_budget_sheet)),
        BookSheet(names.headcount, costs, _at_once(write_headcount)),
        BookSheet(names.scenarios, costs, _at_once(write_scenarios)),
        BookSheet(names.timeline, costs, _at_once(write_timeline)),
        BookSheet(names.lever_costs, costs, _at_once(write_lever_costs)),
        BookSheet(names.opening, costs, _at_once(write_opening)),
        BookSheet(names.overlap, SheetGroup.OVERLAP, _at_once(write_overlap)),
        BookSheet(names.overlap_teams, SheetGroup.OVERLAP, _at_once(write_overlap_teams)),
        BookSheet(names.overlap_days, SheetGroup.OVERLAP, _at_once(write_overlap_days)),
        BookSheet(names.coverage, SheetGroup.COVERAGE, _at_once(write_coverage)),
        BookSheet(names.pay_bands, SheetGroup.PAY_BANDS, _at_once(write_pay_bands)),
        BookSheet(names.places, SheetGroup.PLACES, _at_once(write_places)),
        *onboarding_sheets(names),
        BookSheet(
            names.job_descriptions, SheetGroup.JOB_DESCRIPTIONS, _at_once(write_job_descriptions)
        ),
        BookSheet(names.cost_lines, costs, _at_once(write_cost_lines)),
        BookSheet(names.contributions, costs, _at_once(write_contributions)),
        BookSheet(names.calendars, costs, _at_once(write_calendars)),
        BookSheet(names.overrides, costs, _at_once(write_overrides)),
        BookSheet(names.changes, costs, _at_once(write_changes)),
        BookSheet(names.checks, costs, _at_once(write_checks)),
        BookSheet(names.sources, SheetGroup.SOURCES, _at_once(write_sources)),
    )


def onboarding_sheets(names: SheetNames) -> tuple[BookSheet, ...]:
    """Return the sheets of onboarding in the order of their tabs."""
    group = SheetGroup.ONBOARDING
    return (
        BookSheet(names.onboarding, group, _at_once(write_onboarding)),
        BookSheet(names.onboarding_tasks, group, write_onboarding_tasks),
        BookSheet(names.mentoring, group, _at_once(write_mentoring)),
        BookSheet(names.task_calendars, group, _at_once(write_task_calendars)),
    )


def _at_once(write: Callable[[Context], None]) -> Write:
    def write_at_once(context: Context, _done: Progress) -> None:
        write(context)

    return write_at_once
