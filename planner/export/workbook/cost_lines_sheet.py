"""The Cost lines sheet: what employers pay by law in each country of the plan, line by line."""

from enum import Enum, auto

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed, on_sheet, relative
from planner.export.workbook.contents import CountryFacts
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import BASIC_SHARE
from planner.export.workbook.own_figure_notes import given_by
from planner.export.workbook.sheet_column import SheetColumn
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.countries import country_name
from planner.localization.messages import _, pgettext
from planner.market.employer_cost import CostBase, CostLine
from planner.market.overridden import published_values
from planner.market.override import FigureKey
from planner.quantities.identifiers import CountryCode


class LineColumn(SheetColumn):
    """The columns of Cost lines, in order."""

    COUNTRY = auto()
    NAME = auto()
    CHARGED_ON = auto()
    RATE = auto()
    FACTOR = auto()
    GROSS_SHARE = auto()
    FLOOR = auto()
    CAP = auto()
    BAND_FROM = auto()
    FLAT = auto()
    EXTRA_MONTHS = auto()
    PAID_DAYS = auto()
    MIN_GROSS = auto()
    MAX_GROSS = auto()
    IN_TOTAL = auto()
    TIMING = auto()
    GROUP = auto()
    LAW = auto()
    AS_OF = auto()
    GRADE = auto()
    SOURCE = auto()
    PUBLISHED_RATE = auto()


class Timing(Enum):
    """How a line's annual amount falls on months."""

    FOLLOWS_PAY = auto()
    FIXED = auto()
    EXTRA_SALARY = auto()
    CUMULATIVE = auto()


_NUMBERS = (
    *range(LineColumn.RATE.column, LineColumn.TIMING.column),
    LineColumn.AS_OF.column,
    LineColumn.PUBLISHED_RATE.column,
)
_WIDTHS = (16, 62, 16, 10, 9, 10, 14, 14, 14, 13, 9, 9, 13, 13, 9, 24, 18, 46, 12, 8, 40, 14)
_EXTRAS = (CostBase.EXTRA_PERCENT, CostBase.EXTRA_MONTHS)
_COUNTED = {
    CostBase.EXTRA_MONTHS: LineColumn.EXTRA_MONTHS,
    CostBase.EXTRA_DAYS: LineColumn.PAID_DAYS,
}
"""Lines whose rate is a number, with where it stands."""
_NOT_ON_PAY = (CostBase.FLAT, CostBase.EXTRA_DAYS)


def timing_of(facts: CountryFacts, line: CostLine) -> Timing:
    """Return how a line falls on months."""
    if facts.is_cumulative(line):
        return Timing.CUMULATIVE
    if line.base is CostBase.FLAT:
        return Timing.FIXED
    if line.base is CostBase.EXTRA_MONTHS:
        return Timing.EXTRA_SALARY
    return Timing.FOLLOWS_PAY


def timing_text(facts: CountryFacts, line: CostLine) -> str:
    """Return in words how a line falls on months."""
    return timing_words()[timing_of(facts, line)] if line.in_total else _("named only")


def timing_cell(context: Context, timing: Timing) -> str:
    """Return the address of a timing's word."""
    column = LineColumn.TIMING.column - 3 + list(Timing).index(timing)
    return on_sheet(context.names.cost_lines, fixed(context.lines.timing_row, column))


def line_cell(context: Context, facts: CountryFacts, line: CostLine, column: LineColumn) -> str:
    """Return the address of a line's figure from other sheets."""
    row = context.lines.line_rows[facts.country.code, line.id]
    return on_sheet(context.names.cost_lines, fixed(row, column.column))


def rate_cell(context: Context, country: CountryCode, line_id: str) -> str | None:
    """Return the address of a line's rate from other sheets; None if the line has none here."""
    facts = context.contents.countries.get(country)
    for line in facts.lines if facts is not None else ():
        if line.id == line_id and line.base is not CostBase.FLAT:
            column = _COUNTED.get(line.base, LineColumn.RATE)
            row = context.lines.line_rows[country, line_id]
            return on_sheet(context.names.cost_lines, fixed(row, column.column))
    return None


def timing_words() -> dict[Timing, str]:
    """Return the words for how lines fall on months."""
    return {
        Timing.FOLLOWS_PAY: pgettext("timing of a charge", "with pay"),
        Timing.FIXED: pgettext("timing of a charge", "fixed each month"),
        Timing.EXTRA_SALARY: pgettext("timing of a charge", "extra salary"),
        Timing.CUMULATIVE: pgettext("timing of a charge", "until the ceiling"),
    }


def write_cost_lines(context: Context) -> None:
    """Write the lines of every country of the plan."""
    sheet = context.sheet(context.names.cost_lines)
    context.title(
        sheet,
        context.names.cost_lines,
        _("Statutory employer charges. All amounts are annual, in the country's currency."),
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    first = LineColumn.TIMING.column - 3
    fact = context.styles(Look.QUIET)
    sheet.texts(context.lines.timing_row, first, timing_words().values(), fact)
    sheet.text(
        context.lines.timing_row,
        first - 1,
        _("How a charge falls on months:"),
        context.styles(Look.QUIET, align="end"),  # spills over the empty cells before it
    )
    context.headings(sheet, context.lines.heading_row, _headings(), _NUMBERS, height=58)
    row = context.lines.heading_row + 1
    for facts in context.contents.countries.values():
        for line in facts.lines:
            _write_line(context, sheet, row, facts, line)
            row += 1
    sheet.worksheet.autofilter(
        context.lines.heading_row, 0, max(row - 1, context.lines.heading_row), len(_WIDTHS) - 1
    )
    context.print_setup(
        sheet,
        frozen=(context.lines.heading_row + 1, 2),
        repeated_rows=(context.lines.heading_row, context.lines.heading_row),
        repeated_columns=(0, 1),
        pages_wide=2,
    )


def _headings() -> list[str]:
    return [
        _("Country"),
        _("Charge"),
        _("Charged on"),
        _("Rate, share of base"),
        _("Factor on base"),
        _("Charged share of gross"),
        _("Lowest base, local a year"),
        _("Ceiling of base, local a year"),
        _("Band starts at, local a year"),
        _("Fixed amount, local a year"),
        _("Extra salaries, months"),
        _("Paid days within pay"),
        _("From gross, local a year"),
        _("Up to gross, local a year"),
        _("In the total (1 = yes)"),
        _("Falls on months"),
        _("Only one of the group"),
        _("Law"),
        _("As of"),
        _("Grade A–D"),
        _("Source"),
        _("Published rate, where the plan has its own"),
    ]


def _write_line(
    context: Context, sheet: SheetWriter, row: int, facts: CountryFacts, line: CostLine
) -> None:
    text, column = context.styles(Look.TEXT), LineColumn
    sheet.text(row, column.COUNTRY.column, country_name(facts.country.code), text)
    sheet.text(row, column.NAME.column, line.name, text)
    sheet.text(row, column.CHARGED_ON.column, _base_name(line.base), text)
    _write_figures(context, sheet, row, facts, line)
    flag = context.styles(Look.FACT, formats.FLAG)
    sheet.number(row, column.IN_TOTAL.column, int(line.in_total), flag)
    sheet.text(row, column.TIMING.column, timing_text(facts, line), text)
    sheet.text(row, column.GROUP.column, line.exclusive_group or "", text)
    sheet.text(row, column.LAW.column, line.law, text)
    _write_origin(context, sheet, row, facts, line)


def _write_origin(
    context: Context, sheet: SheetWriter, row: int, facts: CountryFacts, line: CostLine
) -> None:
    """Write who says so and when: the publication, or the user whose own rate the line has."""
    evaluation, column = context.contents.evaluation, LineColumn
    key = FigureKey.charge_rate(facts.country.code, line.id)
    own = evaluation.plan.overrides.get(key)
    provenance = line.provenance
    as_of = context.styles(Look.TEXT, formats.DATE, align="number")
    day = provenance.as_of if own is None else own.reason.day
    sheet.number(row, column.AS_OF.column, day, as_of)
    quiet = context.styles(Look.QUIET)
    if own is None:
        publisher = evaluation.market.sources[provenance.source_id].publisher
        sheet.text(row, column.GRADE.column, provenance.grade, context.styles(Look.TEXT))
        sheet.text(row, column.SOURCE.column, publisher, quiet)
        return
    note = _("Own figure: {reason}").format(reason=given_by(context, own.reason))
    sheet.text(row, column.SOURCE.column, note, quiet)
    published = context.overrides.published(key)
    if published is not None:
        is_count = line.base in _COUNTED
        number_format = formats.MONTHS if is_count else formats.STATUTORY_RATE
        rate = published_values(evaluation.market, key)[0]
        style = context.styles(Look.LINK, number_format)
        sheet.formula(row, column.PUBLISHED_RATE.column, published, rate, style)


def _write_figures(
    context: Context, sheet: SheetWriter, row: int, facts: CountryFacts, line: CostLine
) -> None:
    column, base = LineColumn, line.base
    money = context.amount(Look.FACT, facts.country.currency)
    rate = context.styles(Look.FACT, formats.STATUTORY_RATE)
    factor = context.styles(Look.FACT, formats.SHARE)
    count = context.styles(Look.FACT, formats.MONTHS)
    is_share = base not in (CostBase.EXTRA_MONTHS, *_NOT_ON_PAY)
    sheet.number(row, column.RATE.column, line.rate if is_share else None, rate)
    factor_value = 0 if base in _NOT_ON_PAY else 1 if base in _EXTRAS else line.factor
    sheet.number(row, column.FACTOR.column, factor_value, factor)
    _write_gross_share(context, sheet, row, facts, line)
    is_band = base is CostBase.BAND
    has_limits = is_band or base in (CostBase.GROSS, CostBase.BASIC)
    for at, figure in (
        (column.FLOOR, line.floor if has_limits and not is_band else None),
        (column.CAP, line.cap if has_limits else None),
        (column.BAND_FROM, line.floor if is_band else None),
        (column.FLAT, line.flat if base is CostBase.FLAT else None),
        (column.MIN_GROSS, line.min_gross),
        (column.MAX_GROSS, line.max_gross),
    ):
        sheet.number(row, at.column, figure, money)
    months = line.rate if base is CostBase.EXTRA_MONTHS else None
    sheet.number(row, column.EXTRA_MONTHS.column, months, count)
    days = line.rate if base is CostBase.EXTRA_DAYS else None
    sheet.number(row, column.PAID_DAYS.column, days, count)


def _write_gross_share(
    context: Context, sheet: SheetWriter, row: int, facts: CountryFacts, line: CostLine
) -> None:
    factor = relative(row, LineColumn.FACTOR.column)
    share = context.styles(Look.FORMULA, formats.SHARE)
    at = LineColumn.GROSS_SHARE.column
    if line.base is CostBase.BASIC and facts.rules is not None:
        basic = context.inputs.country(facts.country.code, BASIC_SHARE)
        product = facts.rules.basic_share * line.factor
        sheet.formula(row, at, f"{factor}*{basic}", product, share)
        return
    value = 0 if line.base in _NOT_ON_PAY else 1 if line.base in _EXTRAS else line.factor
    sheet.formula(row, at, factor, value, share)


def _base_name(base: CostBase) -> str:
    return {
        CostBase.GROSS: pgettext("base of a charge", "gross pay"),
        CostBase.BASIC: pgettext("base of a charge", "basic pay"),
        CostBase.FLAT: pgettext("base of a charge", "a head"),
        CostBase.BAND: pgettext("base of a charge", "a band of gross pay"),
        CostBase.EXTRA_PERCENT: pgettext("base of a charge", "gross pay"),
        CostBase.EXTRA_MONTHS: pgettext("base of a charge", "monthly pay"),
        CostBase.EXTRA_DAYS: pgettext("base of a charge", "days within pay"),
    }[base]
