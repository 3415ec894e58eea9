"""The Pay bands sheet: what each role earns where the plan hires, and where its pay stands."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.format import Format

from planner.calculators.compensation import PERCENTILES
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import relative
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import allow_positive
from planner.export.workbook.own_figure_notes import given_by
from planner.export.workbook.pay_bands_layout import (
    IN_USE,
    OWN,
    OWN_NOTE,
    PUBLISHED,
    QUANTILES,
    ROWS,
    BandFacts,
)
from planner.export.workbook.pay_standings import (
    no_evidence_cell,
    no_evidence_word,
    write_standings,
    write_words,
)
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.countries import country_name
from planner.localization.figure_names import no_band_help, value_names
from planner.localization.messages import _
from planner.localization.terms import level_name, role_name
from planner.market.override import FigureKind
from planner.market.pay_band import PayBand

_COUNTRY_ROWS, _ERROR, _MODEL_SHARE, _GRADE, _AS_OF, _SOURCE = range(ROWS + 1, ROWS + 7)
_NUMBERS = (*range(IN_USE, OWN_NOTE), *range(PUBLISHED, _GRADE), _AS_OF)
_WIDTHS = (32, 11, 16, 34, 13, *(14,) * (2 * QUANTILES), 32, *(14,) * QUANTILES, *(11,) * 6, 44)
_PERCENTILE_DIGITS = 4
_NOTHING = (None,) * QUANTILES


def write_pay_bands(context: Context) -> None:
    """Write the bands, then each seat's pay against its own."""
    sheet = context.sheet(context.names.pay_bands)
    layout = context.pay_bands
    context.title(
        sheet,
        context.names.pay_bands,
        _(
            "Annual gross pay, P10 to P90, and where the plan's base pay stands. Enter a whole "
            "band of your own in the shaded cells and the percentiles follow."
        ),
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    _write_percentiles(context, sheet)
    write_words(context, sheet)
    _write_headings(context, sheet)
    for facts in layout.bands.values():
        _write_band(context, sheet, facts)
    _validate(context, sheet)
    sheet.worksheet.autofilter(layout.first_band - 1, 0, layout.last_band, _SOURCE)
    write_standings(context, sheet)
    context.print_setup(
        sheet, frozen=(2, 3), repeated_rows=(0, 1), repeated_columns=(0, 2), pages_wide=3
    )


def _write_percentiles(context: Context, sheet: SheetWriter) -> None:
    layout = context.pay_bands
    quiet = context.styles(Look.QUIET)
    label = _("Percentile of each quantile; then the decimals of a percentile:")
    sheet.text(layout.percentile_row, 0, label, quiet)
    style = context.styles(Look.FACT, formats.PERCENT)
    for quantile, percentile in enumerate(PERCENTILES):
        sheet.number(*layout.percentile(quantile), percentile, style)
    digits = context.styles(Look.FACT, formats.INTEGER)
    sheet.number(*layout.digits_cell, _PERCENTILE_DIGITS, digits)
    if _is_under_open_database_license(context):
        notice = _(
            "Contains information from pay bands made available under the Open Database License "
            "(ODbL)."
        )
        sheet.text(layout.percentile_row + 1, 0, notice, quiet)


def _is_under_open_database_license(context: Context) -> bool:
    sources = context.contents.evaluation.market.sources
    published = (facts.published for facts in context.pay_bands.bands.values())
    used = {source for band in published if band is not None for source in band.sources}
    return any("ODbL" in sources[source].licence for source in used if source in sources)


def _write_headings(context: Context, sheet: SheetWriter) -> None:
    first = context.pay_bands.first_band
    section = context.styles(Look.SECTION)
    for column, text in (
        (0, _("Bands")),
        (IN_USE, _("In use, local a year")),
        (OWN, _("Own figures of the plan, local a year")),
        (PUBLISHED, _("Published, local a year")),
        (ROWS, _("What the published band rests on")),
    ):
        sheet.text(first - 2, column, text, section)
    quantiles = value_names(FigureKind.PAY_BAND)
    headings = [
        _("Role"),
        _("Level"),
        _("Country"),
        _("Holds for"),
        _("Local currency"),
        *quantiles,
        *quantiles,
        _("Own figure: by, on, why"),
        *quantiles,
        _("Rows surveyed for the role"),
        _("Rows surveyed in the country"),
        _("Standard error of ln P50"),
        _("Predicted share of the level"),
        _("Grade A–D"),
        _("As of"),
        _("Main source; all are on Sources"),
    ]
    context.headings(sheet, first - 1, headings, _NUMBERS, height=46)


def _write_band(context: Context, sheet: SheetWriter, facts: BandFacts) -> None:
    row = context.pay_bands.row(facts.key)
    currency = context.contents.evaluation.market.countries[facts.country].currency
    names = (
        role_name(facts.role),
        level_name(facts.level),
        country_name(facts.country),
        facts.where,
        currency,
    )
    sheet.texts(row, 0, names, context.styles(Look.TEXT))
    money = formats.money_format(currency, 0, context.contents.language)
    _write_in_use(context, sheet, facts, context.styles(Look.FORMULA, money))
    own, published = facts.override, facts.published
    given = own.values if own is not None else _NOTHING
    _write_numbers(sheet, row, OWN, given, context.styles(Look.INPUT, money))
    note = given_by(context, own.reason) if own is not None else ""
    sheet.text(row, OWN_NOTE, note, context.styles(Look.QUIET))
    quantiles = published.quantiles if published is not None else _NOTHING
    _write_numbers(sheet, row, PUBLISHED, quantiles, context.styles(Look.FACT, money))
    if published is not None:
        _write_evidence(context, sheet, row, published)
    else:
        sheet.text(row, _SOURCE, no_band_help(facts.country), context.styles(Look.QUIET))


def _write_in_use(context: Context, sheet: SheetWriter, facts: BandFacts, style: Format) -> None:
    """Write the own band where it is whole, else the published one, else that there is none."""
    row = context.pay_bands.row(facts.key)
    own, published = _cells(row, OWN), _cells(row, PUBLISHED)
    missing = no_evidence_cell(context)
    results: Sequence[Result] = (no_evidence_word(),) * QUANTILES
    if facts.band is not None:
        results = facts.band.quantiles
    for quantile, result in enumerate(results):
        sheet.formula(
            row,
            IN_USE + quantile,
            f"IF(COUNT({own})=COLUMNS({own}),{relative(row, OWN + quantile)},"
            f"IF(COUNT({published})=0,{missing},{relative(row, PUBLISHED + quantile)}))",
            result,
            style,
        )


def _cells(row: int, first_column: int) -> str:
    last = relative(row, first_column + QUANTILES - 1)
    return f"{relative(row, first_column)}:{last}"


def _write_numbers(
    sheet: SheetWriter, row: int, column: int, numbers: Sequence[Decimal | None], style: Format
) -> None:
    for at, number in enumerate(numbers, column):
        sheet.number(row, at, number, style)


def _write_evidence(context: Context, sheet: SheetWriter, row: int, band: PayBand) -> None:
    count = context.styles(Look.FACT, formats.INTEGER)
    sheet.number(row, ROWS, band.rows, count)
    sheet.number(row, _COUNTRY_ROWS, band.country_rows, count)
    sheet.number(row, _ERROR, band.standard_error, context.styles(Look.FACT, formats.SHARE))
    sheet.number(row, _MODEL_SHARE, band.model_share, context.styles(Look.FACT, formats.PERCENT))
    sheet.text(row, _GRADE, band.provenance.grade, context.styles(Look.TEXT))
    as_of = context.styles(Look.TEXT, formats.DATE, align="number")
    sheet.number(row, _AS_OF, band.provenance.as_of, as_of)
    main = context.contents.evaluation.market.sources.get(band.provenance.source_id)
    sheet.text(row, _SOURCE, main.title if main is not None else "", context.styles(Look.QUIET))


def _validate(context: Context, sheet: SheetWriter) -> None:
    layout = context.pay_bands
    words = _("Enter a year's pay above zero; the five rise from P10 to P90.")
    first, last = (layout.first_band, OWN), (layout.last_band, OWN + QUANTILES - 1)
    allow_positive(sheet, first, last, words, (_("Not a salary"), words))
