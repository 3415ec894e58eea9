"""What becomes of the rows of past hires: each tells how long a seat took to fill."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from planner.intake.cells.cell_reading import ReadRow
from planner.intake.cells.cell_values import PayArea
from planner.intake.cells.layout import Layout
from planner.intake.cells.row_decision import LEAVE_OUT, Decision
from planner.intake.columns.seat_fields import SeatField
from planner.intake.imports.import_errors import MissingCellError, PastHireError
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.row_steps import Outcome, RowStep, faulty, row_problem, usual_levels
from planner.market.role import Level, RoleFamily
from planner.plan.levers import PastHire
from planner.plan.past_hires import PastHireFault, past_hire_fault

_NEEDED = {
    "role": SeatField.ROLE,
    "level": SeatField.LEVEL,
    "area": SeatField.COUNTRY,
    "opened": SeatField.OPENED,
    "accepted": SeatField.ACCEPTED,
}
_SHOWN_AT = {PastHireFault.OPENED_IN_FUTURE: SeatField.OPENED}


def past_hire_steps(
    rows: Sequence[ReadRow],
    layout: Layout,
    decisions: Mapping[int, Decision],
    context: ImportContext,
) -> tuple[RowStep, ...]:
    """Return what importing each row of past hires would do.

    A hire that the plan knows stays; two alike in a file are two hires, unless the plan knows both.

    Args:
        rows: The rows as they were read.
        layout: What the columns mean.
        decisions: What the reader decided, by the numbers of the rows.
        context: The plan and its market.
    """
    known = Counter(context.plan.past_hires)
    steps = []
    for row in rows:
        step = _step(row, layout, decisions.get(row.number), context)
        if step.past_hire is not None and known[step.past_hire]:
            known[step.past_hire] -= 1
            step = RowStep(row.number, Outcome.SAME, past_hire=step.past_hire)
        steps.append(step)
    return tuple(steps)


def _step(
    row: ReadRow, layout: Layout, decision: Decision | None, context: ImportContext
) -> RowStep:
    if decision == LEAVE_OUT:
        return RowStep(row.number, Outcome.LEFT_OUT)
    if row.problems:
        return faulty(row)
    for name, kind in _NEEDED.items():
        if name not in row.values:
            fixes = usual_levels() if kind is SeatField.LEVEL and kind in layout.fields else ()
            return faulty(row, row_problem(row, layout, kind, MissingCellError(name), fixes))
    hire = _hire(row)
    fault = past_hire_fault(hire, context.today)
    if fault is None:
        return RowStep(row.number, Outcome.ADDED, past_hire=hire)
    error = PastHireError(fault, hire.opened, hire.accepted)
    kind = _SHOWN_AT.get(fault, SeatField.ACCEPTED)
    return faulty(row, row_problem(row, layout, kind, error))


def _hire(row: ReadRow) -> PastHire:
    role, level, area = row.values["role"], row.values["level"], row.values["area"]
    opened, accepted = row.values["opened"], row.values["accepted"]
    if not (
        isinstance(role, RoleFamily) and isinstance(level, Level) and isinstance(area, PayArea)
    ) or not (isinstance(opened, date) and isinstance(accepted, date)):
        raise TypeError("the row of a past hire has a role, a level, an area and two dates")
    return PastHire(role=role, level=level, country=area.country, opened=opened, accepted=accepted)
