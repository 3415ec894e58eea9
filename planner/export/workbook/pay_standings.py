"""Where each seat's base pay stands in its pay band: the lower table of the Pay bands sheet."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.compensation import BandSide, standing_of
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed, relative
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.pay_bands_layout import IN_USE
from planner.export.workbook.seat_layouts import PositionColumn
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Align, Look
from planner.localization.messages import _
from planner.localization.terms import engagement_name

_PAY, _MEDIAN, _RATIO, _REACHED, _PERCENTILE, _SIDE = range(5, 11)
_SIDES = tuple(BandSide)
_NO_EVIDENCE_COLUMN = IN_USE + len(_SIDES)


@dataclass(frozen=True, slots=True)
class _Standing:
    """The results of one row; the words say why there are none."""

    median: Result
    ratio: Result
    reached: int
    percentile: Result
    side: str


def no_evidence_word() -> str:
    """Return what stands where there is no band."""
    return _("No evidence")


def no_evidence_cell(context: Context) -> str:
    """Return the cell of the sheet with that word."""
    return fixed(context.pay_bands.word_row, _NO_EVIDENCE_COLUMN)


def write_words(context: Context, sheet: SheetWriter) -> None:
    """Write the words the formulas answer with."""
    row, quiet = context.pay_bands.word_row, context.styles(Look.QUIET)
    sheet.text(row, 0, _("Words used for where pay stands:"), quiet)
    words = [_side_words()[side] for side in _SIDES]
    sheet.texts(row, IN_USE, [*words, no_evidence_word()], quiet)


def write_standings(context: Context, sheet: SheetWriter) -> None:
    """Write a row for each seat."""
    first = context.pay_bands.first_seat
    title = _("Base pay of the plan against its bands")
    sheet.text(first - 2, 0, title, context.styles(Look.SECTION))
    note = _("Bands are the pay of employees; a contractor's fee has to cover more than pay.")
    sheet.text(first - 2, IN_USE, note, context.styles(Look.QUIET))
    headings = [
        _("Seat"),
        _("ID"),
        _("Place"),
        _("Engagement"),
        _("Local currency"),
        _("Base pay, local currency a year"),
        _("P50, local a year"),
        _("Compa-ratio (base pay / P50)"),
        _("Quantiles reached"),
        _("Percentile; at the ends a bound"),
        _("Where it stands"),
    ]
    context.headings(sheet, first - 1, headings, range(_PAY, _SIDE), height=46)
    for row, seat in enumerate(context.contents.seats, first):
        _write_seat(context, sheet, row, seat)


def _write_seat(context: Context, sheet: SheetWriter, row: int, seat: SeatFacts) -> None:
    text, link = context.styles(Look.TEXT), context.styles(Look.LINK, align="start")
    sheet.texts(row, 0, (seat.label, seat.seat.id, seat.place.name), text)
    engagement = context.positions.cell(seat, PositionColumn.ENGAGEMENT)
    sheet.formula(row, 3, engagement, engagement_name(seat.seat.engagement), link)
    sheet.text(row, 4, seat.cost.currency, text)
    language = context.contents.language
    money = formats.money_format(seat.cost.currency, seat.digits, language)
    pay = context.positions.cell(seat, PositionColumn.BASE_PAY)
    sheet.formula(row, _PAY, pay, seat.cost.base_pay, context.styles(Look.LINK, money))
    standing = _standing(context, seat)
    whole = formats.money_format(seat.cost.currency, 0, language)
    looks = {
        _MEDIAN: (standing.median, whole),
        _RATIO: (standing.ratio, formats.HOURS),
        _REACHED: (standing.reached, formats.INTEGER),
        _PERCENTILE: (standing.percentile, formats.PERCENT),
        _SIDE: (standing.side, "General"),
    }
    for column, formula in _formulas(context, row, seat).items():
        result, number_format = looks[column]
        align: Align = "start" if column == _SIDE else "number"
        style = context.styles(Look.FORMULA, number_format, align=align)
        sheet.formula(row, column, formula, result, style)


def _formulas(context: Context, row: int, seat: SeatFacts) -> dict[int, str]:
    """Return the formulas of a row: the percentile as ``compensation.standing_of`` works it out.

    With the number k of quantiles that pay reaches, the percentile lies between those of quantile
    k and k + 1 as the logarithm of pay lies between theirs; none and all of them are the ends.
    """
    layout = context.pay_bands
    key = layout.band_of[seat.seat.id]
    band, percentiles = layout.in_use(key), layout.percentiles
    median = fixed(layout.row(key), IN_USE + 2)
    pay, reached = relative(row, _PAY), relative(row, _REACHED)
    missing, digits = no_evidence_cell(context), fixed(*layout.digits_cell)
    below, within, above = (fixed(layout.word_row, IN_USE + at) for at in range(len(_SIDES)))
    lower, upper = f"INDEX({percentiles},{reached})", f"INDEX({percentiles},{reached}+1)"
    low, high = f"INDEX({band},{reached})", f"INDEX({band},{reached}+1)"
    between = f"{lower}+({upper}-{lower})*LN({pay}/{low})/LN({high}/{low})"

    def evidenced(formula: str) -> str:
        return f"IF(COUNT({band})=0,{missing},{formula})"

    return {
        _MEDIAN: median,
        _RATIO: evidenced(f"{pay}/{median}"),
        _REACHED: f"SUMPRODUCT(({band}<={pay})*1)",
        _PERCENTILE: evidenced(
            f"IF({reached}=0,MIN({percentiles}),IF({reached}=COUNT({band}),MAX({percentiles}),"
            f"ROUND({between},{digits})))"
        ),
        _SIDE: evidenced(f"IF({reached}=0,{below},IF({pay}>MAX({band}),{above},{within}))"),
    }


def _standing(context: Context, seat: SeatFacts) -> _Standing:
    layout = context.pay_bands
    band = layout.bands[layout.band_of[seat.seat.id]].band
    pay = seat.cost.base_pay
    if band is None:
        word = no_evidence_word()
        return _Standing(word, word, 0, word, word)
    found = standing_of(band, pay)
    return _Standing(
        median=band.p50,
        ratio=Decimal(pay) / band.p50,
        reached=sum(quantile <= pay for quantile in band.quantiles),
        percentile=found.percentile,
        side=_side_words()[found.side],
    )


def _side_words() -> dict[BandSide, str]:
    return {
        BandSide.BELOW: _("below P10"),
        BandSide.WITHIN: _("within the band"),
        BandSide.ABOVE: _("above P90"),
    }
