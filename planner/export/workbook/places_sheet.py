"""The Places sheet: where to find what the plan mostly looks for, ranked by weights to change.

    score = sum(weight x part) / sum(weight), over the parts that have evidence

as long as they carry the least share of the weights that has to have some; the rank is that among
all places. Both are formulas, so that the ranking follows the weights.
"""

from decimal import Decimal

from planner.calculators.place_evidence import PlaceEvidence
from planner.calculators.place_fit import MIN_EVIDENCE, PlaceFit
from planner.calculators.place_scales import Part
from planner.calculators.places.plan_ranking import PlanRanking
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed, relative
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import allow_not_negative
from planner.export.workbook.places_layout import (
    AFTER_PARTS,
    COST,
    COUNTRY,
    DECIMALS,
    ENGLISH,
    EXCLUDED,
    FIRST_PART,
    FIRST_ROW,
    GRADES,
    HEADING_ROW,
    HIGH,
    LEAST_EVIDENCE,
    LOW,
    NOTICE,
    PARTS,
    PEOPLE,
    PLACE,
    RANK,
    SCORE,
    SCORE_DIGITS,
    SHARED,
    SOURCES,
    WEIGHT_ROW,
)
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.countries import country_name
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.place_terms import part_name
from planner.localization.terms import role_with_level
from planner.market.country_facts import RestrictionFlag
from planner.quantities.identifiers import SourceId
from planner.quantities.money import round_half_up

_WIDTHS = (8, 26, 24, 12, *(11,) * len(PARTS), 13, 13, 13, 16, 11, 11, 11, 18, 22, 60)
_NUMBERS = (RANK, SCORE, *range(FIRST_PART, GRADES))
_NO_GRADE = "–"


def write_places(context: Context) -> None:
    """Write the weights, then every place with its parts and what they rest on."""
    sheet, layout = context.sheet(context.names.places), context.places
    context.title(
        sheet,
        context.names.places,
        _(
            "How well each place fits what the plan mostly looks for. Change the weights in the "
            "shaded cells and scores and ranks follow. The parts are as the app found them when "
            "it wrote this file."
        ),
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    if layout.ranking is not None:
        sheet.text(2, 0, _question_text(context, layout.ranking), context.styles(Look.QUIET))
    _write_weights(context, sheet)
    context.headings(sheet, HEADING_ROW, _headings(context), _NUMBERS, height=46)
    ranks = _ranks(layout.fits)
    for row, fit in enumerate(layout.fits, FIRST_ROW):
        _write_score(context, sheet, row, fit, ranks.get(score_of(fit)))
        _write_place(context, sheet, row, fit.evidence)
    sheet.worksheet.autofilter(HEADING_ROW, 0, layout.last_row, SOURCES)
    context.print_setup(
        sheet,
        frozen=(FIRST_ROW, COUNTRY),
        repeated_rows=(0, HEADING_ROW),
        repeated_columns=(0, PLACE),
        pages_wide=2,
    )


def score_of(fit: PlaceFit) -> Decimal | None:
    """Return the score as the sheet works it out; None without a fit."""
    return None if fit.fit is None else round_half_up(Decimal(repr(fit.fit)), SCORE_DIGITS)


def _ranks(fits: tuple[PlaceFit, ...]) -> dict[Decimal | None, int]:
    """Return the rank of each score: one more than there are better ones."""
    scores = sorted((score for fit in fits if (score := score_of(fit)) is not None), reverse=True)
    ranks: dict[Decimal | None, int] = {}
    for rank, score in enumerate(scores, 1):
        ranks.setdefault(score, rank)
    return ranks


def _question_text(context: Context, ranking: PlanRanking) -> str:
    question = ranking.question
    market, shown = context.contents.evaluation.market, context.contents.formatter
    percentile = context.contents.evaluation.plan.assumptions.target_percentile
    text = _("{seat}, own entity, pay at P{percentile}, {first} to {last}.").format(
        seat=role_with_level(question.role, question.level),
        percentile=shown.number(percentile * 100, 0),
        first=shown.date_long(question.first_day),
        last=shown.date_long(question.last_day),
    )
    if question.anchor_id is None:
        return text
    anchor = place_label(market.places[question.anchor_id])
    shared = _("Hours are shared with {place}.").format(place=anchor)
    return f"{text} {shared}"


def _write_weights(context: Context, sheet: SheetWriter) -> None:
    layout, weights = context.places, context.contents.evaluation.plan.fit_weights
    headings = {
        PLACE: _("What counts"),
        **{FIRST_PART + at: part_name(part) for at, part in enumerate(PARTS)},
        LEAST_EVIDENCE: _("Least share with evidence"),
        DECIMALS: _("Decimals of scores"),
    }
    for column, text in headings.items():
        is_number = column != PLACE
        style = context.styles(Look.HEADING, align="number" if is_number else "start")
        sheet.text(WEIGHT_ROW - 1, column, text, style)
    sheet.worksheet.set_row(WEIGHT_ROW - 1, 32)
    sheet.text(WEIGHT_ROW, PLACE, _("Weight"), context.styles(Look.TEXT))
    style = context.styles(Look.INPUT, formats.HOURS)
    for part in PARTS:
        sheet.number(*layout.weight(part), getattr(weights, part.value), style)
    share = context.styles(Look.FACT, formats.PERCENT)
    sheet.number(WEIGHT_ROW, LEAST_EVIDENCE, MIN_EVIDENCE, share)
    digits = context.styles(Look.FACT, formats.INTEGER)
    sheet.number(WEIGHT_ROW, DECIMALS, SCORE_DIGITS, digits)
    words = _("What the part counts, 0 or more, in any unit; at least one counts.")
    first, last = (WEIGHT_ROW, FIRST_PART), (WEIGHT_ROW, AFTER_PARTS - 1)
    allow_not_negative(sheet, first, last, words)


def _headings(context: Context) -> list[str]:
    return [
        _("Rank"),
        _("Place"),
        _("Country"),
        _("Weighted score"),
        *(part_name(part) for part in PARTS),
        _("People, expected"),
        _("People, low"),
        _("People, high"),
        _("Year fully loaded, {currency}").format(currency=context.contents.reporting_currency),
        _("Shared hours, median"),
        _("Notice, days"),
        _("English spoken by"),
        _("Grades of the parts, in their order"),
        _("Rule that excludes it"),
        _("Sources; all are on Sources"),
    ]


def _write_score(
    context: Context, sheet: SheetWriter, row: int, fit: PlaceFit, rank: int | None
) -> None:
    layout, score = context.places, score_of(fit)
    parts = f"{relative(row, FIRST_PART)}:{relative(row, AFTER_PARTS - 1)}"
    weights, own = layout.weights, relative(row, SCORE)
    known = f"SUMPRODUCT({weights}*ISNUMBER({parts}))"
    overlap = FIRST_PART + PARTS.index(Part.OVERLAP)
    # Without an anchor nobody asked for overlap: its weight then needs no evidence.
    asked = (
        f"(SUM({weights})-IF(ISNUMBER({relative(row, overlap)}),0,"
        f"{fixed(*layout.weight(Part.OVERLAP))}))"
    )
    sheet.formula(
        row,
        SCORE,
        f'IF({known}=0,"",IF(ROUND({known}-{layout.least_evidence}*{asked},{layout.decimals})<0,'
        f'"",ROUND(SUMPRODUCT({weights},{parts})/{known},{layout.decimals})))',
        "" if score is None else score,
        context.styles(Look.FORMULA, formats.SHARE),
    )
    sheet.formula(
        row,
        RANK,
        f'IF({own}="","",RANK({own},{layout.scores}))',
        "" if rank is None else rank,
        context.styles(Look.FORMULA, formats.INTEGER),
    )


def _write_place(context: Context, sheet: SheetWriter, row: int, place: PlaceEvidence) -> None:
    names = (place.place.name, country_name(place.place.country))
    sheet.texts(row, PLACE, names, context.styles(Look.TEXT))
    part_style = context.styles(Look.FACT, formats.SHARE)
    for column, part in enumerate(PARTS, FIRST_PART):
        score = place.scores.get(part)
        sheet.number(row, column, None if score is None else score.score, part_style)
    people = context.styles(Look.FACT, formats.MINUTES)
    pool: tuple[float | None, ...] = (None,) * 3
    if place.pool is not None:
        found = place.pool.people
        pool = (found.expected, found.low, found.high)
    for column, number in zip((PEOPLE, LOW, HIGH), pool, strict=True):
        sheet.number(row, column, number, people)
    cost = None if place.pay is None else place.pay.cost.annual_reporting
    currency = context.contents.reporting_currency
    sheet.number(row, COST, cost, context.amount(Look.FACT, currency))
    hours = None if place.overlap is None else place.overlap.median_minutes / 60
    sheet.number(row, SHARED, hours, context.styles(Look.FACT, formats.HOURS))
    notice = None if place.terms is None else place.terms.notice_days
    sheet.number(row, NOTICE, notice, context.styles(Look.FACT, formats.HOURS))
    share = None if place.languages is None else place.languages.english_share
    sheet.number(row, ENGLISH, share, context.styles(Look.FACT, formats.PERCENT))
    _write_grounds(context, sheet, row, place)


def _write_grounds(context: Context, sheet: SheetWriter, row: int, place: PlaceEvidence) -> None:
    scores = [place.scores.get(part) for part in PARTS]
    grades = [_NO_GRADE if score is None else score.grade.value for score in scores]
    excluded = [
        each.rule
        for each in place.restrictions
        if not each.region and each.flag is RestrictionFlag.EXCLUDED
    ]
    known = context.contents.evaluation.market.sources
    titles = [known[each].title for each in place_sources(place) if each in known]
    quiet = context.styles(Look.QUIET)
    sheet.text(row, GRADES, " ".join(grades), context.styles(Look.TEXT))
    sheet.texts(row, EXCLUDED, ("; ".join(excluded), "; ".join(titles)), quiet)


def place_sources(place: PlaceEvidence) -> tuple[SourceId, ...]:
    """Return what the parts of a place rest on, each once."""
    found = () if place.pay is None else place.pay.band.sources
    evidence = (each.source_id for score in place.scores.values() for each in score.evidence)
    rules = (each.provenance.source_id for each in place.restrictions)
    return tuple(dict.fromkeys((*found, *evidence, *rules)))
