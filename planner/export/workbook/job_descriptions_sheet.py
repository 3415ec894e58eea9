"""The Job descriptions sheet: a row for each position, with its posting part by part."""

from collections.abc import Sequence

from planner.calculators.postings.clarity import Finding, clarity, clarity_score
from planner.calculators.postings.job_description import JobDescription, job_description
from planner.calculators.postings.posting_part import PostingPart
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import relative
from planner.export.workbook.context import Context
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.localization.postings.finding_texts import finding_sentence
from planner.localization.postings.part_names import part_heading
from planner.localization.postings.posting_text import (
    PostingSection,
    PostingText,
    posting_language,
    posting_text,
)

_COUNT_ROW = 2
_HEADING = 5
_FIRST = _HEADING + 1
_ID, _TITLE, _PLACE, _LANGUAGE, _SCORE, _FINDINGS, _TO_MEND, _FIRST_PART = range(8)
_PARTS = tuple(part for part in PostingPart if part is not PostingPart.TITLE)
_WIDTHS = (8, 34, 24, 11, 12, 11, 60)
_PART_WIDTH = 48
_LINE, _MOST_LINES = 13.5, 16


def write_job_descriptions(context: Context) -> None:
    """Write what the posting of each position says, and how clear it is."""
    sheet = context.sheet(context.names.job_descriptions)
    context.title(
        sheet,
        context.names.job_descriptions,
        _("What the posting of each position says, how clear it is, 0 to 100, and what to mend."),
    )
    for column, width in enumerate((*_WIDTHS, *(_PART_WIDTH for _part in _PARTS))):
        sheet.worksheet.set_column(column, column, width)
    context.headings(sheet, _HEADING, _headings(), (_SCORE, _FINDINGS))
    evaluation = context.contents.evaluation
    scores = []
    for row, position in enumerate(evaluation.plan.positions, _FIRST):
        described = job_description(evaluation.plan, evaluation.market, position)
        language = posting_language(described, context.contents.language)
        findings = clarity(described, language)
        scores.append((clarity_score(findings), len(findings)))
        _write_row(context, sheet, row, described, posting_text(described, language), findings)
    _write_counts(context, sheet, scores)
    last = max(_FIRST, _FIRST + len(scores) - 1)
    sheet.worksheet.autofilter(_HEADING, 0, last, _FIRST_PART + len(_PARTS) - 1)
    context.print_setup(
        sheet,
        frozen=(_FIRST, 2),
        repeated_rows=(_HEADING, _HEADING),
        repeated_columns=(0, 1),
        pages_wide=5,
    )


def _headings() -> list[str]:
    return [
        _("ID"),
        _("Title"),
        _("Place"),
        _("Language"),
        _("Clarity, 0 to 100"),
        _("Findings, count"),
        _("What to mend"),
        *map(part_heading, _PARTS),
    ]


def _write_counts(context: Context, sheet: SheetWriter, scores: Sequence[tuple[int, int]]) -> None:
    """Write how many postings there are, how many have findings, and the mean score."""
    last = max(_FIRST, _FIRST + len(scores) - 1)
    score, findings = (
        f"{relative(_FIRST, column)}:{relative(last, column)}" for column in (_SCORE, _FINDINGS)
    )
    mean = sum(each for each, _found in scores) / len(scores) if scores else 0.0
    with_findings = sum(bool(found) for _each, found in scores)
    rows = (
        (_("Postings"), f"COUNT({score})", len(scores)),
        (_("With findings"), f'COUNTIF({findings},">0")', with_findings),
        (_("Mean clarity"), f"IF(COUNT({score})=0,0,AVERAGE({score}))", mean),
    )
    for row, (label, formula, result) in enumerate(rows, _COUNT_ROW):
        sheet.text(row, _ID, label, context.styles(Look.TEXT))
        style = context.styles(Look.FORMULA, formats.INTEGER, bold=True)
        sheet.formula(row, _PLACE, formula, float(result), style)


def _write_row(
    context: Context,
    sheet: SheetWriter,
    row: int,
    described: JobDescription,
    text: PostingText,
    findings: Sequence[Finding],
) -> None:
    shown = context.contents.formatter
    place = described.place.name if described.place is not None else described.position.place_id
    to_mend = "\n".join(finding_sentence(each, described, shown) for each in findings)
    for column, words in (
        (_ID, described.position.id),
        (_TITLE, text.title),
        (_PLACE, place),
        (_LANGUAGE, text.language),
        (_TO_MEND, to_mend),
    ):
        sheet.text(row, column, words, context.prose(words))
    figure = context.styles(Look.FACT, formats.INTEGER)
    sheet.number(row, _SCORE, clarity_score(findings), figure)
    sheet.number(row, _FINDINGS, len(findings), figure)
    said = {section.part: _said(section) for section in text.sections}
    for column, part in enumerate(_PARTS, _FIRST_PART):
        words = said.get(part, "")
        sheet.text(row, column, words, context.prose(words))
    lines = max(words.count("\n") + 1 for words in (to_mend, *said.values()))
    sheet.worksheet.set_row(row, _LINE * min(lines + 2, _MOST_LINES))


def _said(section: PostingSection) -> str:
    points = (f"- {point}" for point in section.points) if section.paragraphs else section.points
    return "\n".join((*section.paragraphs, *points))
