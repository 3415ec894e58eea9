"""The Sources sheet: where the market figures come from, on what terms, with what caveats."""

from planner.export.workbook import number_formats as formats
from planner.export.workbook.context import Context
from planner.export.workbook.styles import Look
from planner.localization.messages import _

_HEADING = 3
_WIDTHS = (34, 26, 24, 40, 12, 70)


def write_sources(context: Context) -> None:
    """Write the sources used by this plan."""
    sheet = context.sheet(context.names.sources)
    context.title(
        sheet,
        context.names.sources,
        _("Where the market figures of this workbook come from. Texts are the publishers' own."),
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    headings = [
        _("Source"),
        _("Publisher"),
        _("Licence"),
        _("Attribution"),
        _("As of"),
        _("Caveats"),
    ]
    context.headings(sheet, _HEADING, headings)
    as_of = context.styles(Look.WRAPPED, formats.DATE, align="start")
    sources = context.contents.evaluation.market.sources
    for row, source_id in enumerate(context.contents.used_source_ids(), _HEADING + 1):
        source = sources[source_id]
        texts = [source.title, source.publisher, source.licence, source.attribution]
        for column, text in enumerate(texts):
            sheet.text(row, column, text, context.prose(text))
        sheet.number(row, 4, source.as_of, as_of)
        sheet.text(row, 5, source.caveats, context.prose(source.caveats))
        longest = max(len(source.caveats) / _WIDTHS[5], len(source.attribution) / _WIDTHS[3])
        sheet.worksheet.set_row(row, 14 * (int(longest * 1.15) + 2))
    context.print_setup(sheet, frozen=(_HEADING + 1, 1), repeated_rows=(_HEADING, _HEADING))
