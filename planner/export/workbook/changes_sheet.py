"""The Changes sheet: each input as exported beside what it holds now, and every block of formulas.

It lets finance see at a glance what was changed, and it lets the planner read the workbook back:
the links follow the inputs wherever rows, columns and sheets move, and the keys say what of the
plan each one is.
"""

from collections.abc import Iterable, Iterator

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import Cell, column_name, fixed, fixed_range, on_sheet
from planner.export.workbook.context import Context
from planner.export.workbook.input_registry import WrittenInput, written_inputs
from planner.export.workbook.live_worksheet import FormulaRun
from planner.export.workbook.positions_sheet import seat_texts
from planner.export.workbook.seat_layouts import PositionColumn as C
from planner.export.workbook.sheet_writer import SheetWriter, cell_text
from planner.export.workbook.styles import Look
from planner.export.workbook.task_links import TaskLink, task_links
from planner.intake.returned.exported_form import (
    BETWEEN_TEXTS,
    CURRENCY_ROW,
    EXPORTED,
    FIRST_ROW,
    FOLLOWS,
    FORMULAS,
    HAS_CHANGED,
    HEADING,
    HEADING_ROW,
    KEY,
    LABEL,
    LANGUAGE_ROW,
    MARK,
    MARK_ROW,
    NOW,
    OF,
    PLACE,
    PLAN_ROW,
    ROW_MARK,
    SCENARIO_ROW,
    TEXTS,
    UNIT,
)
from planner.localization.messages import _

_TEXT_COLUMNS = (C.KIND, C.NAME, C.ROLE, C.LEVEL, C.TEAM, C.PLACE, C.COUNTRY, C.CURRENCY)
_COUNT_ROW = 3
_WIDTHS = {
    OF: 22,
    LABEL: 38,
    UNIT: 18,
    EXPORTED: 18,
    NOW: 18,
    HAS_CHANGED: 12,
    FOLLOWS: 14,
    ROW_MARK: 22,
    HEADING: 30,
    PLACE: 26,
    KEY: 44,
}
_NUMBERS = (EXPORTED, NOW, HAS_CHANGED, FOLLOWS)
Block = tuple[Cell, Cell]


def write_changes(context: Context) -> None:
    """Write the inputs, the texts of the seats and the blocks of formulas; last of all sheets."""
    sheet = context.sheet(context.names.changes)
    context.title(
        sheet,
        context.names.changes,
        _(
            "What each input held when exported and what it holds now. The planner reads the "
            "workbook back by this sheet: please leave it as it is."
        ),
    )
    context.headings(sheet, HEADING_ROW, _headings(), _NUMBERS, height=46)
    _write_identity(context, sheet)
    for column, width in _WIDTHS.items():
        sheet.worksheet.set_column(column, column, width)
    inputs = _present_inputs(context)
    for row, each in enumerate(inputs, FIRST_ROW):
        _write_input(context, sheet, row, each)
    first_link = FIRST_ROW + len(inputs)
    links = _present_links(context)
    for row, link in enumerate(links, first_link):
        _write_link(context, sheet, row, link)
    first_text = first_link + len(links)
    _write_count(context, sheet, first_text - 1)
    first_block = _write_texts(context, sheet, first_text)
    _write_flags(context, sheet, first_block - 1)
    end = _write_formulas(context, sheet, first_block, inputs)
    sheet.worksheet.autofilter(HEADING_ROW, 0, end - 1, KEY)
    context.print_setup(
        sheet,
        frozen=(FIRST_ROW, LABEL + 1),
        repeated_rows=(HEADING_ROW, HEADING_ROW),
        pages_wide=1,
    )


def _write_identity(context: Context, sheet: SheetWriter) -> None:
    plan = context.contents.evaluation.plan
    for row, text in (
        (MARK_ROW, MARK),
        (PLAN_ROW, plan.document_id),
        (SCENARIO_ROW, plan.scenario_id or ""),
        (LANGUAGE_ROW, context.contents.language),
        (CURRENCY_ROW, plan.reporting_currency),
    ):
        sheet.text(row, KEY, text, context.styles(Look.QUIET))


def _present_inputs(context: Context) -> list[WrittenInput]:
    """Return the inputs on sheets that the workbook has."""
    present = {worksheet.name for worksheet in context.workbook.worksheets()}
    return [each for each in written_inputs(context) if each.sheet in present]


def _present_links(context: Context) -> list[TaskLink]:
    is_present = context.workbook.get_worksheet_by_name(context.names.onboarding_tasks)
    return list(task_links(context)) if is_present else []


def _headings() -> list[str]:
    return [
        _("Of"),
        _("Input"),
        _("Unit"),
        _("As exported"),
        _("Now"),
        _("Changed (1 = yes)"),
        _("Follows another figure (1 = yes)"),
        _("Found by this text in its row"),
        _("and this heading"),
        _("Cell when exported"),
        _("Name in the plan"),
    ]


def _write_count(context: Context, sheet: SheetWriter, last_row: int) -> None:
    sheet.text(_COUNT_ROW, OF, _("Inputs changed"), context.styles(Look.TEXT, bold=True))
    changed = fixed_range((FIRST_ROW, HAS_CHANGED), (max(FIRST_ROW, last_row), HAS_CHANGED))
    style = context.styles(Look.FORMULA, formats.INTEGER, bold=True)
    sheet.formula(_COUNT_ROW, HAS_CHANGED, f"SUM({changed})", 0, style)


def _write_input(context: Context, sheet: SheetWriter, row: int, each: WrittenInput) -> None:
    number_format = each.number_format
    if number_format.endswith('"–"_)'):
        # Here a zero is a zero: a dash would look like an empty cell.
        number_format = number_format.rpartition(";")[0]
    fact = context.styles(Look.FACT, number_format, align="number")
    if isinstance(each.value, str):
        sheet.text(row, EXPORTED, each.value, fact)
    else:
        sheet.number(row, EXPORTED, each.value, fact)
    place = on_sheet(each.sheet, fixed(*each.cell))
    link = context.styles(Look.LINK, number_format, align="number")
    now = f'IF(ISBLANK({place}),"",{place})'
    sheet.formula(row, NOW, now, "" if each.value is None else each.value, link)
    sheet.text(row, OF, each.of, context.styles(Look.TEXT))
    sheet.text(row, LABEL, each.label, context.styles(Look.TEXT))
    quiet = context.styles(Look.QUIET)
    sheet.texts(row, ROW_MARK, (each.row_mark, each.heading, place, each.key), quiet)
    sheet.text(row, UNIT, each.unit, quiet)
    flag = context.styles(Look.FACT, formats.FLAG)
    sheet.number(row, FOLLOWS, int(each.follows), flag)


def _write_link(context: Context, sheet: SheetWriter, row: int, link: TaskLink) -> None:
    fact = context.styles(Look.FACT, formats.INTEGER, align="number")
    text, quiet = context.styles(Look.TEXT), context.styles(Look.QUIET)
    name = context.names.onboarding_tasks
    sheet.texts(row, OF, (name, link.label, _("tasks")), text)
    sheet.number(row, EXPORTED, link.count, fact)
    green = context.styles(Look.LINK, formats.INTEGER, align="number")
    sheet.formula(row, NOW, link.formula, link.count, green)
    sheet.number(row, FOLLOWS, 0, context.styles(Look.FACT, formats.FLAG))
    sheet.texts(row, PLACE, (link.place, link.key), quiet)


def _write_flags(context: Context, sheet: SheetWriter, last_row: int) -> None:
    """Tell of each row whether it holds something else now."""
    exported, now = (f"{column_name(column)}{{r}}" for column in (EXPORTED, NOW))
    formula = f'IF({exported}&""={now}&"",0,1)'
    flag = context.styles(Look.FORMULA, formats.FLAG)
    for row in range(FIRST_ROW, last_row + 1):
        sheet.down(row, HAS_CHANGED, formula, 0.0, flag, last_row)


def _write_texts(context: Context, sheet: SheetWriter, first_row: int) -> int:
    """Write each seat's texts that are no inputs, so that a change of them does not pass unseen."""
    fact, link = context.styles(Look.FACT), context.styles(Look.LINK)
    text, quiet = context.styles(Look.TEXT), context.styles(Look.QUIET)
    positions = context.positions
    label = _("Texts of the row, not read back")
    for row, seat in enumerate(context.contents.seats, first_row):
        at, values = positions.rows[seat.seat.id], seat_texts(context, seat)
        cells = [on_sheet(positions.name, fixed(at, column.column)) for column in _TEXT_COLUMNS]
        joined = BETWEEN_TEXTS.join(cell_text(values.get(column, "")) for column in _TEXT_COLUMNS)
        sheet.texts(row, OF, (seat.seat.id, label), text)
        sheet.text(row, EXPORTED, joined, fact)
        sheet.formula(row, NOW, f'&"{BETWEEN_TEXTS}"&'.join(cells), joined, link)
        sheet.text(row, ROW_MARK, seat.seat.id, quiet)
        sheet.texts(row, PLACE, (cells[0], f"{TEXTS}/{seat.seat.id}"), quiet)
    return first_row + len(positions.rows)


def _write_formulas(
    context: Context, sheet: SheetWriter, first_row: int, inputs: Iterable[WrittenInput]
) -> int:
    """Write how many cells each block of formulas has: its address moves with them."""
    fact, link = (context.styles(look, formats.INTEGER) for look in (Look.FACT, Look.LINK))
    text, quiet = context.styles(Look.TEXT), context.styles(Look.QUIET)
    label = _("Cells with formulas")
    row = first_row
    for worksheet in context.workbook.worksheets():
        if worksheet.name == sheet.name:
            continue
        own = [each.cell for each in inputs if each.follows and each.sheet == worksheet.name]
        for first, last in blocks_of(worksheet.formula_runs, own):
            place = on_sheet(worksheet.name, fixed_range(first, last))
            count = (last[0] - first[0] + 1) * (last[1] - first[1] + 1)
            sheet.texts(row, OF, (worksheet.name, label), text)
            sheet.number(row, EXPORTED, count, fact)
            sheet.formula(row, NOW, f"ROWS({place})*COLUMNS({place})", count, link)
            sheet.texts(row, PLACE, (place, FORMULAS), quiet)
            row += 1
    return row


def blocks_of(runs: Iterable[FormulaRun], without: Iterable[Cell] = ()) -> Iterator[Block]:
    """Yield the rectangles that cells with formulas make up.

    Args:
        runs: The cells: row, first and last column.
        without: Cells that are left out, which inputs with a formula are.
    """
    left_out: dict[int, list[int]] = {}
    for row, column in without:
        left_out.setdefault(row, []).append(column)
    by_row: dict[int, list[tuple[int, int]]] = {}
    for row, first, last in runs:
        by_row.setdefault(row, []).append((first, last))
    open_blocks: dict[tuple[int, int], int] = {}
    previous, previous_runs = -1, list[tuple[int, int]]()
    for row in sorted(by_row):
        if row == previous + 1 and by_row[row] == previous_runs and row not in left_out:
            previous = row  # most rows are like the one before
            continue
        previous_runs = [] if row in left_out else by_row[row]
        spans = set(_spans(sorted(by_row[row]), left_out.get(row, ())))
        for span in [each for each in open_blocks if each not in spans or row != previous + 1]:
            yield (open_blocks.pop(span), span[0]), (previous, span[1])
        for span in spans:
            open_blocks.setdefault(span, row)
        previous = row
    for span, first_row in open_blocks.items():
        yield (first_row, span[0]), (previous, span[1])


def _spans(runs: Iterable[tuple[int, int]], without: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield runs side by side as one, parted where a column is left out."""
    merged: list[tuple[int, int]] = []
    for first, last in runs:
        if merged and merged[-1][1] + 1 >= first:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    for first, last in merged:
        begin = first
        for column in sorted(each for each in without if first <= each <= last):
            if begin < column:
                yield begin, column - 1
            begin = column + 1
        if begin <= last:
            yield begin, last
