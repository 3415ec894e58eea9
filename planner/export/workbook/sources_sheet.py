"""The Sources sheet: where the market figures come from, on what terms, with what caveats."""

from planner.export.workbook import number_formats as formats
from planner.export.workbook.context import Context
from planner.export.workbook.source_uses import source_uses
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.localization.running_text import listed

_HEADING = 3
_WIDTHS = (34, 26, 24, 40, 12, 26, 70)
_ATTRIBUTION, _AS_OF, _USED_FOR, _CAVEATS = range(3, 7)


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
        _("License"),
        _("Attribution"),
        _("As of"),
        _("Used for"),
        _("Caveats"),
    ]
    context.headings(sheet, _HEADING, headings)
    as_of = context.styles(Look.WRAPPED, formats.DATE, align="start")
    sources = context.contents.evaluation.market.sources
    uses = source_uses(context.contents, context.pay_bands)
    for row, (source_id, used_for) in enumerate(uses.items(), _HEADING + 1):
        source = sources[source_id]
        texts = [source.title, source.publisher, source.licence, source.attribution]
        for column, text in enumerate(texts):
            sheet.text(row, column, text, context.prose(text))
        sheet.number(row, _AS_OF, source.as_of, as_of)
        sheet.text(row, _USED_FOR, listed(used_for), context.styles(Look.WRAPPED))
        sheet.text(row, _CAVEATS, source.caveats, context.prose(source.caveats))
        longest = max(
            len(source.caveats) / _WIDTHS[_CAVEATS],
            len(source.attribution) / _WIDTHS[_ATTRIBUTION],
            len(listed(used_for)) / _WIDTHS[_USED_FOR],
        )
        sheet.worksheet.set_row(row, 14 * (int(longest * 0.9) + 2))
    sheet.worksheet.autofilter(_HEADING, 0, _HEADING + max(1, len(uses)), len(headings) - 1)
    context.print_setup(sheet, frozen=(_HEADING + 1, 1), repeated_rows=(_HEADING, _HEADING))
