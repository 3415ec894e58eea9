"""``posting``: the job description of a position, and how clear it is.

The JSON holds ``position``, ``language``, ``title``, ``facts``, ``sections`` (``part``,
``heading``, ``paragraphs``, ``points``), ``pay`` (``low``, ``high``, ``currency``, ``named``,
``law``; null without a range), ``hours`` (``place``, ``anchor``, ``typical_minutes``,
``min_minutes`` and ``seasons``; null without an anchor elsewhere), ``score`` (0 to 100),
``findings`` (``kind``, ``part``, ``words``, ``sentence``, ``fix``) and ``path`` (null unless
written).
"""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from planner.calculators.postings.clarity import Finding, clarity, clarity_score
from planner.calculators.postings.expected_hours import SharedHours
from planner.calculators.postings.job_description import JobDescription, job_description
from planner.cli.answer import Answer, ExitCode, Json, money_text
from planner.cli.asked_plan import asked_plan
from planner.cli.usage_error import UsageError
from planner.export.postings import PostingFormat, format_of, posting_bytes, write_posting
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.localization.postings.finding_texts import finding_sentence, fix_label, score_text
from planner.localization.postings.pay_texts import law_note
from planner.localization.postings.posting_text import (
    PostingText,
    posting_language,
    posting_text,
)
from planner.localization.running_text import left_to_right, listed
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position

_COMMAND = "posting"


def answer_posting(arguments: Namespace) -> Answer:
    """Write or check a posting.

    Raises:
        UsageError: If the position or the format is none.
        PlanFileError, MarketDataError: If either cannot be read, or the file cannot be written.
    """
    plan, market = asked_plan(arguments), load_snapshot()
    described = job_description(plan, market, _position(plan, arguments.position))
    language = arguments.language or posting_language(described, active_language())
    written = posting_text(described, language)
    findings = clarity(described, language)
    form, path = _target(arguments)
    if path is not None:
        write_posting(written, form, path)
    is_found = bool(arguments.check and findings)
    return Answer(
        _data(described, written, findings, market) | {"path": None if path is None else str(path)},
        lambda: _text(described, written, findings, form, path, is_check=arguments.check),
        ExitCode.FINDINGS if is_found else ExitCode.DONE,
        _notes(described),
    )


def _position(plan: Plan, text: str) -> Position:
    wanted = text.strip().casefold()
    for position in plan.positions:
        if position.id.casefold() == wanted:
            return position
    sentence = _("The plan has no position “{text}”.").format(text=text)
    if plan.positions:
        ids = listed(position.id for position in plan.positions[:12])
        sentence += " " + _("Its positions are: {ids}.").format(ids=ids)
    raise UsageError(sentence, _COMMAND)


def _target(arguments: Namespace) -> tuple[PostingFormat, Path | None]:
    asked = None if arguments.format is None else PostingFormat(arguments.format)
    if arguments.out is None:
        if asked is PostingFormat.WORD:
            raise UsageError(_("A Word document needs a file. Name one with --out."), _COMMAND)
        return asked or PostingFormat.PLAIN, None
    path = Path(arguments.out)
    form = asked or format_of(path)
    if form is None:
        raise UsageError(
            _("{path} names no format. Let it end in .md, .txt, .html or .docx.").format(
                path=left_to_right(path)
            ),
            _COMMAND,
        )
    return form, path


def _notes(described: JobDescription) -> tuple[str, ...]:
    note = law_note(described.pay, Formatter(active_language()))
    return () if note is None else (note,)


def _text(
    described: JobDescription,
    written: PostingText,
    findings: Sequence[Finding],
    form: PostingFormat,
    path: Path | None,
    *,
    is_check: bool,
) -> str:
    lines = [] if path is None else [_("Wrote {path}.").format(path=left_to_right(path))]
    shown = Formatter(active_language())
    if is_check:
        lines.append(score_text(clarity_score(findings), len(findings), shown))
        lines += (_finding_line(each, described, shown) for each in findings)
    elif path is None:
        lines.append(posting_bytes(written, form).decode().rstrip("\n"))
    return "\n".join(lines)


def _finding_line(finding: Finding, described: JobDescription, shown: Formatter) -> str:
    sentence = finding_sentence(finding, described, shown)
    fix = fix_label(finding)
    return f"- {sentence}" + (f" [{fix}]" if fix else "")


def _data(
    described: JobDescription,
    written: PostingText,
    findings: Sequence[Finding],
    market: Snapshot,
) -> dict[str, object]:
    shown = Formatter(active_language())
    return {
        "position": described.position.id,
        "language": written.language,
        "title": written.title,
        "facts": list(written.facts),
        "sections": [
            {
                "part": section.part.value,
                "heading": section.heading,
                "paragraphs": list(section.paragraphs),
                "points": list(section.points),
            }
            for section in written.sections
        ],
        "pay": _pay_data(described, market),
        "hours": _hours_data(described),
        "score": clarity_score(findings),
        "findings": [
            {
                "kind": each.kind.value,
                "part": each.part.value,
                "words": each.words,
                "sentence": finding_sentence(each, described, shown),
                "fix": fix_label(each) or None,
            }
            for each in findings
        ],
    }


def _pay_data(described: JobDescription, market: Snapshot) -> Json | None:
    pay = described.pay
    if pay.found is None:
        return None
    digits = market.minor_digits(pay.found.currency)
    return {
        "low": money_text(pay.found.low, digits),
        "high": money_text(pay.found.high, digits),
        "currency": pay.found.currency,
        "named": pay.is_named,
        "law": None if pay.law is None else pay.law.law,
    }


def _hours_data(described: JobDescription) -> Json | None:
    if described.hours is None or described.hours.anchor is None:
        return None
    anchor: SharedHours = described.hours.anchor
    return {
        "place": described.hours.place.id,
        "anchor": anchor.place.id,
        "typical_minutes": anchor.typical_minutes,
        "min_minutes": anchor.min_minutes,
        "seasons": [
            {
                "first_day": season.first_day.isoformat(),
                "last_day": season.last_day.isoformat(),
                "minutes": season.minutes,
                "here": [[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in season.here],
                "there": [[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in season.there],
            }
            for season in anchor.seasons
        ],
    }
