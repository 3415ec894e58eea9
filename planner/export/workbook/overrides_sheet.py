"""The Overrides sheet: the plan's own figures beside the published ones, and which moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed, relative
from planner.export.workbook.context import Context
from planner.export.workbook.overrides_layout import OverrideColumn, OverrideRow
from planner.export.workbook.own_figure_cells import (
    figure_format,
    figure_unit,
    own_cell,
    published_cell,
)
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.figure_names import own_figure_name, value_names
from planner.localization.messages import _
from planner.market.override import REVIEW_SHARE, FigureKey, has_moved

_C = OverrideColumn
_WIDTHS = (74, 10, 22, 14, 14, 14, 11, 11, 9, 10, 16, 11, 44, 44)
_NUMBERS = (*range(_C.OWN.column, _C.AUTHOR.column), _C.DAY.column)
_PARAMETER = _C.OWN.column
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class _Computed:
    """A formula with its stored result."""

    formula: str
    result: Result
    number_format: str = formats.FLAG


def write_overrides(context: Context) -> None:
    """Write a row for each value of an own figure."""
    sheet = context.sheet(context.names.overrides)
    layout = context.overrides
    context.title(
        sheet,
        context.names.overrides,
        _("Figures the plan has of its own, in place of published ones, and who gave them."),
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    _write_parameters(context, sheet)
    context.headings(sheet, layout.heading_row, _headings(), _NUMBERS, height=46)
    for row, value in layout.rows():
        _write_row(context, sheet, row, value)
    if not layout.figures:
        nothing = _("No own figures: every figure is as published.")
        sheet.text(layout.first, 0, nothing, context.styles(Look.TEXT))
    _mark_due(context, sheet)
    sheet.worksheet.autofilter(layout.heading_row, 0, layout.last, len(_C) - 1)
    context.print_setup(
        sheet,
        frozen=(layout.heading_row + 1, 2),
        repeated_rows=(layout.heading_row, layout.heading_row),
        repeated_columns=(0, 1),
        pages_wide=2,
    )


def _headings() -> list[str]:
    return [
        _("Figure"),
        _("Value"),
        _("Unit"),
        _("Own, in use"),
        _("Published when given"),
        _("Published now"),
        _("Published: change, share"),
        _("Own against published, share"),
        _("Moved (1 = yes)"),
        _("Due for review (1 = yes)"),
        _("By"),
        _("On, date"),
        _("Why"),
        _("Key of the figure"),
    ]


def _write_parameters(context: Context, sheet: SheetWriter) -> None:
    layout, text = context.overrides, context.styles(Look.TEXT)
    share = _("A published figure that moved by more than this share asks for a review")
    sheet.text(layout.share_row, 0, share, text)
    style = context.styles(Look.FACT, formats.PERCENT)
    sheet.number(layout.share_row, _PARAMETER, REVIEW_SHARE, style)
    digits = _("Decimals to which the change is compared")
    sheet.text(layout.digits_row, 0, digits, text)
    style = context.styles(Look.FACT, formats.INTEGER)
    sheet.number(layout.digits_row, _PARAMETER, _DIGITS, style)
    keys, due = layout.column(_C.KEY), layout.column(_C.IS_DUE)
    sheet.text(layout.count_row, 0, _("Figures due for review"), context.styles(Look.TEXT))
    sheet.formula(
        layout.count_row,
        _PARAMETER,
        f"IF(COUNTA({keys})=0,0,ROUND(SUMPRODUCT({due}/COUNTIF({keys},{keys})),0))",
        sum(figure.is_due_for_review for figure in layout.figures),
        context.styles(Look.FORMULA, formats.INTEGER, bold=True),
    )


def _write_row(context: Context, sheet: SheetWriter, row: int, value: OverrideRow) -> None:
    text = context.styles(Look.TEXT)
    for column, words in _texts(context, value).items():
        sheet.text(row, column.column, words, text)
    subject, index = value.figure.subject, value.index
    number_format = figure_format(context, subject)
    fact = context.styles(Look.FACT, number_format)
    link = context.styles(Look.LINK, number_format)
    if (cell := own_cell(context, subject, index)) is not None:
        sheet.formula(row, _C.OWN.column, cell, value.own, link)
    else:
        sheet.number(row, _C.OWN.column, value.own, fact)
    sheet.number(row, _C.THEN.column, value.then, fact)
    published = published_cell(context, subject, index)
    if published is not None and value.now is not None:
        sheet.formula(row, _C.NOW.column, published, value.now, link)
    else:
        sheet.number(row, _C.NOW.column, value.now, fact)
    reason = value.figure.reason
    day = context.styles(Look.TEXT, formats.DATE, align="number")
    sheet.number(row, _C.DAY.column, reason.day if reason is not None else None, day)
    for column, cell_ in _computed(context, row, value).items():
        style = context.styles(Look.FORMULA, cell_.number_format)
        sheet.formula(row, column.column, cell_.formula, cell_.result, style)


def _texts(context: Context, value: OverrideRow) -> Mapping[_C, str]:
    figure = value.figure
    subject, reason = figure.subject, figure.reason
    name = ""
    if isinstance(subject, FigureKey):
        name = value_names(subject.kind)[value.index]
    return {
        _C.FIGURE: own_figure_name(subject, context.contents.evaluation.market),
        _C.VALUE: name,
        _C.UNIT: figure_unit(context, subject),
        _C.AUTHOR: reason.author if reason is not None else "",
        _C.WHY: reason.why if reason is not None else _("Set without a reason"),
        _C.KEY: str(subject),
    }


def _computed(context: Context, row: int, value: OverrideRow) -> Mapping[_C, _Computed]:
    layout = context.overrides
    own, then, now, day, key = (
        relative(row, column.column) for column in (_C.OWN, _C.THEN, _C.NOW, _C.DAY, _C.KEY)
    )
    share = fixed(layout.share_row, _PARAMETER)
    digits = fixed(layout.digits_row, _PARAMETER)
    keys, all_moved = layout.column(_C.KEY), layout.column(_C.HAS_MOVED)
    return {
        _C.CHANGE: _Computed(
            f'IF(OR(N({then})=0,COUNT({now})=0),"",{now}/{then}-1)',
            _relative_change(value.then, value.now),
            formats.PERCENT,
        ),
        _C.DISTANCE: _Computed(
            f'IF(N({now})=0,"",{own}/{now}-1)',
            _relative_change(value.now, value.own),
            formats.PERCENT,
        ),
        _C.HAS_MOVED: _Computed(
            f"IF(COUNT({day})=0,0,IF(COUNT({then})<>COUNT({now}),1,"
            f"IF(ROUND(ABS({now}-{then})-{share}*ABS({then}),{digits})>0,1,0)))",
            int(_value_has_moved(value)),
        ),
        _C.IS_DUE: _Computed(
            f"IF(SUMIF({keys},{key},{all_moved})>0,1,0)", int(value.figure.is_due_for_review)
        ),
    }


def _relative_change(before: Decimal | None, after: Decimal | None) -> Result:
    return "" if not before or after is None else after / before - 1


def _value_has_moved(value: OverrideRow) -> bool:
    if value.figure.reason is None:
        return False
    then, now = (() if each is None else (each,) for each in (value.then, value.now))
    return has_moved(then, now)


def _mark_due(context: Context, sheet: SheetWriter) -> None:
    layout = context.overrides
    sheet.worksheet.conditional_format(
        layout.first,
        _C.IS_DUE.column,
        layout.last,
        _C.IS_DUE.column,
        {"type": "cell", "criteria": "==", "value": 1, "format": context.styles.alert()},
    )
