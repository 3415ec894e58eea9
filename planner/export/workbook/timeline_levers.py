"""The levers on the Timeline sheet: a switch and costs to change, and what each is said to do."""

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed_range
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import allow_not_negative, allow_whole_number
from planner.export.workbook.lever_states import SetLever
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.export.workbook.timeline_layout import (
    FIRST_LEVER,
    LEVER_HEADING,
    STATE_ROW,
    LeverColumn,
)
from planner.localization.lever_terms import evidence_name, strength_phrase
from planner.localization.messages import _
from planner.localization.place_choice_terms import lever_name
from planner.market.lever import EffectKind, LeverDefault

_NUMBERS = (
    LeverColumn.SWITCH,
    LeverColumn.NUMBER,
    LeverColumn.STARTS,
    LeverColumn.LOW,
    LeverColumn.LIKELY,
    LeverColumn.HIGH,
    LeverColumn.MONTHLY,
    LeverColumn.ONCE,
)
_RANGE = (LeverColumn.LOW, LeverColumn.LIKELY, LeverColumn.HIGH)
_FACTOR_FORMAT = "0.000"
_NO_EFFECT = "–"


def write_levers(context: Context, sheet: SheetWriter) -> None:
    """Write which combination is chosen, then a row for each lever the plan says anything of."""
    layout, levers = context.timeline, context.contents.lever_states
    label = context.styles(Look.TEXT, bold=True)
    sheet.text(STATE_ROW, LeverColumn.NAME, _("Number of the combination in use"), label)
    numbers = _column_of_switches(context, LeverColumn.NUMBER)
    if levers.switches:
        switches = _column_of_switches(context, LeverColumn.SWITCH)
        style = context.styles(Look.FORMULA, formats.INTEGER)
        formula = f"SUMPRODUCT({switches},{numbers})"
        sheet.formula(*layout.state_cell, formula, levers.exported, style)
    else:
        sheet.number(*layout.state_cell, 0, context.styles(Look.FACT, formats.INTEGER))
    sheet.text(LEVER_HEADING - 1, 0, _("Levers"), context.styles(Look.SECTION))
    context.headings(sheet, LEVER_HEADING, _headings(context), _NUMBERS, height=62)
    for row, lever in enumerate(levers.levers, FIRST_LEVER):
        _write_lever(context, sheet, row, lever)
    if not levers.levers:
        nothing = _("The plan says nothing of levers. Set them in the planner to try them here.")
        sheet.text(FIRST_LEVER, 0, nothing, context.styles(Look.QUIET))


def switch_label() -> str:
    """Return what a lever's switch is called."""
    return _("On (1) or off (0)")


def cost_labels() -> dict[str, str]:
    """Return what the costs of a lever are called, by the plan's names."""
    return {
        "monthly_cost": _("Cost a month, whoever is hired"),
        "once_cost": _("Cost once, in its first month"),
    }


def _column_of_switches(context: Context, column: LeverColumn) -> str:
    last = FIRST_LEVER + max(1, len(context.contents.lever_states.switches)) - 1
    return fixed_range((FIRST_LEVER, column), (last, column))


def _headings(context: Context) -> list[str]:
    currency = context.contents.reporting_currency
    in_currency = _("{figure}, {currency}")
    return [
        _("Lever"),
        switch_label(),
        _("Number in the combination"),
        _("First month"),
        _("Strength"),
        _("Factor on the days, low"),
        _("Factor on the days, likely"),
        _("Factor on the days, high"),
        *(in_currency.format(figure=label, currency=currency) for label in cost_labels().values()),
        _("Evidence or judgment"),
        _("Source"),
    ]


def _write_lever(context: Context, sheet: SheetWriter, row: int, lever: SetLever) -> None:
    effect, styles = lever.effect, context.styles
    default = context.contents.evaluation.market.levers.get(
        lever.kind, LeverDefault(lever.kind, {})
    )
    text = styles(Look.TEXT)
    sheet.text(row, LeverColumn.NAME, lever_name(lever.kind), text)
    _write_switch(context, sheet, row, lever)
    starts = styles(Look.FACT, context.month_format)
    sheet.number(row, LeverColumn.STARTS, effect.starts.first_day, starts)
    phrase = ""
    if effect.strength is not None and default.strength is not None:
        formatter = context.contents.formatter
        phrase = strength_phrase(lever.kind, effect.strength, default.strength, formatter)
    sheet.text(row, LeverColumn.STRENGTH, phrase, styles(Look.TEXT, formats.TEXT))
    factors = effect.effects.get(EffectKind.TIME_TO_FILL)
    for column, factor in zip(_RANGE, factors or (None,) * len(_RANGE), strict=True):
        if factor is None:
            sheet.text(row, column, _NO_EFFECT, styles(Look.TEXT, align="number"))
        else:
            sheet.number(row, column, factor, styles(Look.FACT, _FACTOR_FORMAT))
    _write_costs(context, sheet, row, lever)
    evidence = evidence_name(is_evidence=default.is_evidence)
    sheet.text(row, LeverColumn.EVIDENCE, evidence, text)
    sources = sorted({figure.provenance.source_id for figure in default.figures.values()})
    sheet.text(row, LeverColumn.SOURCE, " ".join(sources), text)


def _write_switch(context: Context, sheet: SheetWriter, row: int, lever: SetLever) -> None:
    is_on = int(lever.effect.is_on)
    if not lever.has_switch:
        sheet.number(row, LeverColumn.SWITCH, is_on, context.styles(Look.FACT, formats.FLAG))
        return
    sheet.number(row, LeverColumn.SWITCH, is_on, context.styles(Look.INPUT, formats.FLAG))
    allow_whole_number(sheet, (row, LeverColumn.SWITCH), (0, 1))
    number = 1 << (row - FIRST_LEVER)
    sheet.number(row, LeverColumn.NUMBER, number, context.styles(Look.FACT, formats.INTEGER))


def _write_costs(context: Context, sheet: SheetWriter, row: int, lever: SetLever) -> None:
    look = Look.INPUT if lever.has_switch else Look.FACT
    style = context.amount(look, context.contents.reporting_currency)
    for column, cost in ((LeverColumn.MONTHLY, lever.monthly), (LeverColumn.ONCE, lever.once)):
        sheet.number(row, column, cost, style)
        if lever.has_switch:
            allow_not_negative(sheet, (row, column))
