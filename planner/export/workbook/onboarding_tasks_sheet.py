"""The sheet of onboarding tasks: when each is due and why, how far it is, and how late."""

from collections.abc import Callable

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed_range
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import allow_date, allow_one_of
from planner.export.workbook.onboarding_layout import (
    AS_OF,
    FIRST_STATUS,
    STATUS_ROW,
    STATUSES,
    TASK_HEADING,
)
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.export.workbook.task_formulas import TaskColumn as C
from planner.export.workbook.task_writer import TaskWriter
from planner.localization.messages import _
from planner.localization.onboarding_texts import task_status_name

_WIDTHS = {
    C.ID: 8,
    C.HIRE: 22,
    C.PHASE: 16,
    C.TASK: 58,
    C.OWNER: 20,
    C.STATUS: 12,
    C.MOVED: 48,
    C.NEEDS: 36,
    C.DONE_WHEN: 40,
    C.CALENDAR: 24,
    C.EXTRA_WHY: 36,
    C.KEY: 30,
    C.STATUS_WAS: 12,
}
_DAY_WIDTH = 13
_NUMBERS = frozenset(C) - _WIDTHS.keys()


def write_onboarding_tasks(context: Context, progress: Callable[[float], None]) -> None:
    """Write every task of every hire.

    Args:
        context: The export.
        progress: Told the share done, 0 to 1.
    """
    sheet = context.sheet(context.names.onboarding_tasks)
    layout = context.onboarding
    context.title(
        sheet,
        context.names.onboarding_tasks,
        _(
            "Each task on the calendars of the new hire and its owner: another first day moves "
            "what is not done."
        ),
    )
    for column in C:
        width = _WIDTHS.get(column, _DAY_WIDTH)
        sheet.worksheet.set_column(column.column, column.column, width)
    _write_words(context, sheet)
    context.headings(
        sheet, TASK_HEADING, _headings(), {column.column for column in _NUMBERS}, height=58
    )
    writer = TaskWriter(context, sheet)
    for done, block in enumerate(layout.blocks, 1):
        writer.write(block)
        progress(done / len(layout.blocks))
    sheet.worksheet.autofilter(TASK_HEADING, 0, layout.last_task, len(C) - 1)
    _write_rules(context, sheet)
    sheet.worksheet.print_area(0, 0, layout.last_task, C.DONE_WHEN.column)
    context.print_setup(
        sheet,
        frozen=(TASK_HEADING + 1, C.TASK.column + 1),
        repeated_rows=(TASK_HEADING, TASK_HEADING),
        repeated_columns=(C.ID.column, C.TASK.column),
        pages_wide=2,
    )


def _write_words(context: Context, sheet: SheetWriter) -> None:
    """Write of which day lateness is, and the words to choose from."""
    quiet = context.styles(Look.QUIET)
    sheet.text(AS_OF[0], 0, _("Late as of, date"), quiet)
    day = context.styles(Look.INPUT, formats.DATE, align="number")
    sheet.number(*AS_OF, context.contents.generated_on, day)
    allow_date(sheet, AS_OF, prompt=_("The day on which lateness is counted."))
    sheet.text(STATUS_ROW, 0, _("How far"), quiet)
    sheet.texts(STATUS_ROW, FIRST_STATUS, map(task_status_name, STATUSES), quiet)
    sheet.text(STATUS_ROW + 1, 0, _days_by_hand(), quiet)


def _days_by_hand() -> str:
    return _(
        "What no formula can tell, too little shared time, stands as days more beside its reason. "
        "Days put by hand or done stay."
    )


def _headings() -> list[str]:
    texts = {
        C.ID: _("ID"),
        C.HIRE: _("New hire"),
        C.PHASE: _("Phase"),
        C.TASK: _("Task"),
        C.OWNER: _("Owner"),
        C.STATUS: _("How far"),
        C.DONE_ON: _("Done on, date"),
        C.BEGINS: _("Begins, date"),
        C.MOVED: _("Moved because of, as exported"),
        C.ENDS: _("Ends, date"),
        C.DAYS_LATE: _("Late, days"),
        C.OWNER_WORKS: _("Owner works that day (1 = yes)"),
        C.NEEDS: _("Needs"),
        C.DONE_WHEN: _("Done when"),
        C.OFFSET: _("From the first day, working days"),
        C.WANTED: _("Day by that, date"),
        C.LEAD_DAYS: _("Takes before the first day, working days"),
        C.EARLIEST: _("Earliest by both, date"),
        C.WAITS_UNTIL: _("What it waits for ends, date"),
        C.CALENDAR: _("Falls on days of"),
        C.BY_RULE: _("Day by the rule, date"),
        C.EXTRA: _("Days more, working days"),
        C.EXTRA_WHY: _("Days more because of"),
        C.PUT_ON: _("Put there by hand, date"),
        C.DURATION: _("Takes, working days"),
        C.IS_CLOSED: _("Closed (1 = yes)"),
        C.COUNTED_END: _("End for what waits, date"),
        C.IS_PRODUCTIVE: _("Productive work waits for it (1 = yes)"),
        C.PRODUCTIVE_END: _("End for productive work, date"),
        C.KEY: _("Name in the plan"),
        C.STATUS_WAS: _("How far, as exported"),
        C.DONE_ON_WAS: _("Done on as exported, date"),
    }
    return [texts[column] for column in C]


def _write_rules(context: Context, sheet: SheetWriter) -> None:
    """Offer the words for how far a task is, and mark what asks for a look."""
    layout = context.onboarding
    first, last = TASK_HEADING + 1, layout.last_task
    words = (STATUS_ROW, FIRST_STATUS), (STATUS_ROW, FIRST_STATUS + len(STATUSES) - 1)
    if any(block.tasks for block in layout.blocks):
        allow_one_of(
            sheet,
            (first, C.STATUS.column),
            (last, C.STATUS.column),
            fixed_range(*words),
            _("Choose how far the task is from the list."),
        )
        allow_date(
            sheet,
            (first, C.DONE_ON.column),
            (last, C.DONE_ON.column),
            _("The day the task was done; empty for the day on which it ends."),
        )
    for column, criteria, value in ((C.DAYS_LATE, ">", 0), (C.OWNER_WORKS, "==", 0)):
        rule = {
            "type": "cell",
            "criteria": criteria,
            "value": value,
            "format": context.styles.alert(filled=True),
        }
        sheet.worksheet.conditional_format(first, column.column, last, column.column, rule)
    closed = f"=${C.IS_CLOSED.letters}{first + 1}=1"
    rule = {"type": "formula", "criteria": closed, "format": context.styles.settled()}
    sheet.worksheet.conditional_format(first, C.TASK.column, last, C.ENDS.column, rule)
