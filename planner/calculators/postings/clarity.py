"""The clarity check of a job description: what is missing, says nothing, or keeps people away.

Score: 100 less the points of each kind of finding, at least 0. A kind takes its points for each
finding, up to its most (``POINTS``). The points are assumptions: what a law asks for or a candidate
cannot do without weighs most, a single word least.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from planner.calculators.postings.asked_skills import SkillPoolLoss
from planner.calculators.postings.finding_fixes import (
    Fix,
    contact_fix,
    musts_fix,
    range_fix,
    skill_fix,
    word_fix,
)
from planner.calculators.postings.job_description import JobDescription
from planner.calculators.postings.posting_part import WRITTEN_PARTS, PostingPart
from planner.calculators.postings.word_lists import FoundWord, WordKind, found_words
from planner.plan.posting import PayRangeChoice

MOST_MUSTS = 7
"""More must-haves than these are taken for too broad: an assumption."""
FEWEST_PEOPLE = 100
"""A pool of fewer people near the place is taken for too narrow: an assumption."""


class FindingKind(StrEnum):
    """What is wrong with a posting."""

    RANGE_REQUIRED = "range-required"
    """A law asks for the pay range, and the posting does not name it."""
    RANGE_UNKNOWN = "range-unknown"
    """A law asks for the pay range, and there is no pay band to take it from."""
    HOURS_MISSING = "hours-missing"
    NO_SHARED_HOURS = "no-shared-hours"
    """On some workday nothing is shared with the anchor."""
    CONTACT_MISSING = "contact-missing"
    PART_MISSING = "part-missing"
    TOO_MANY_MUSTS = "too-many-musts"
    NARROW_POOL = "narrow-pool"
    PAY_OUTSIDE_RANGE = "pay-outside-range"
    """What the plan pays is not within the range that the posting names."""
    VAGUE_WORD = "vague-word"
    MASCULINE_WORD = "masculine-word"
    AGE_WORD = "age-word"
    GENDER_ONLY_WORD = "gender-only-word"


POINTS: Mapping[FindingKind, tuple[int, int]] = MappingProxyType(
    {
        FindingKind.RANGE_REQUIRED: (20, 20),
        FindingKind.RANGE_UNKNOWN: (10, 10),
        FindingKind.HOURS_MISSING: (15, 15),
        FindingKind.NO_SHARED_HOURS: (5, 5),
        FindingKind.CONTACT_MISSING: (10, 10),
        FindingKind.PART_MISSING: (6, 36),
        FindingKind.TOO_MANY_MUSTS: (10, 10),
        FindingKind.NARROW_POOL: (5, 5),
        FindingKind.PAY_OUTSIDE_RANGE: (5, 5),
        FindingKind.VAGUE_WORD: (3, 15),
        FindingKind.MASCULINE_WORD: (2, 10),
        FindingKind.AGE_WORD: (5, 15),
        FindingKind.GENDER_ONLY_WORD: (5, 15),
    }
)
"""Points a finding takes off the score, and the most its kind takes."""

ASKED_FOR = (
    PostingPart.COMPANY,
    PostingPart.MISSION,
    PostingPart.GOALS,
    PostingPart.BENEFITS,
    PostingPart.GROWTH,
    PostingPart.PROCESS,
)
"""Parts that only people can write and candidates look for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to mend.

    Attributes:
        kind: What.
        part: Where in the posting.
        words: The words in question; empty where something is missing.
        count: How many must-haves there are.
        loss: The skill that narrows the pool most, with the pool with and without it.
        source: Where the list of the word comes from.
        fix: An edit that mends it; None where only a person can.
    """

    kind: FindingKind
    part: PostingPart
    words: str = ""
    count: int = 0
    loss: SkillPoolLoss | None = None
    source: str = ""
    fix: Fix | None = None


def clarity(described: JobDescription, language: str) -> tuple[Finding, ...]:
    """Return what is to be mended in a job description, what takes most points first.

    Args:
        described: The job description.
        language: The language of its words.
    """
    found = [
        *_pay_findings(described),
        *_hours_findings(described),
        *_missing_parts(described),
        *_breadth_findings(described),
        *_word_findings(described, language),
    ]
    return tuple(sorted(found, key=lambda each: -POINTS[each.kind][0]))


def clarity_score(findings: Sequence[Finding]) -> int:
    """Return the score of findings, 0 to 100; see the head of this module for the formula."""
    taken = 0
    for kind, (points, most) in POINTS.items():
        taken += min(most, points * sum(each.kind is kind for each in findings))
    return max(0, 100 - taken)


def must_haves(described: JobDescription) -> int:
    """Return how many things a candidate must bring: required skills and requirements written."""
    return len(described.required_skills) + len(described.words.required)


def _pay_findings(described: JobDescription) -> Iterator[Finding]:
    pay = described.pay
    if pay.law is not None and pay.found is None:
        yield Finding(kind=FindingKind.RANGE_UNKNOWN, part=PostingPart.PAY)
    elif pay.law is not None and not pay.is_named:
        fix = range_fix(described, PayRangeChoice.WHERE_REQUIRED)
        yield Finding(kind=FindingKind.RANGE_REQUIRED, part=PostingPart.PAY, fix=fix)
    if pay.is_named and pay.found is not None and not pay.found.holds_planned:
        yield Finding(kind=FindingKind.PAY_OUTSIDE_RANGE, part=PostingPart.PAY)


def _hours_findings(described: JobDescription) -> Iterator[Finding]:
    if described.hours is None:
        yield Finding(kind=FindingKind.HOURS_MISSING, part=PostingPart.HOURS)
    elif described.hours.anchor is not None and not described.hours.anchor.min_minutes:
        yield Finding(kind=FindingKind.NO_SHARED_HOURS, part=PostingPart.HOURS)


def _missing_parts(described: JobDescription) -> Iterator[Finding]:
    for part in ASKED_FOR:
        if not getattr(described.words, part.value):
            yield Finding(kind=FindingKind.PART_MISSING, part=part)
    if not described.words.contact:
        yield Finding(
            kind=FindingKind.CONTACT_MISSING,
            part=PostingPart.CONTACT,
            fix=contact_fix(described),
        )


def _breadth_findings(described: JobDescription) -> Iterator[Finding]:
    loss = next(iter(described.losses), None)
    count = must_haves(described)
    if count > MOST_MUSTS:
        yield Finding(
            kind=FindingKind.TOO_MANY_MUSTS,
            part=PostingPart.REQUIRED,
            count=count,
            loss=loss,
            fix=musts_fix(described, count - MOST_MUSTS),
        )
    is_narrow = loss is not None and loss.people.expected < FEWEST_PEOPLE
    if is_narrow and loss is not None and len(described.required_skills) > 1:
        yield Finding(
            kind=FindingKind.NARROW_POOL,
            part=PostingPart.REQUIRED,
            count=count,
            loss=loss,
            fix=skill_fix(described, loss),
        )


_KINDS = {
    WordKind.VAGUE: FindingKind.VAGUE_WORD,
    WordKind.MASCULINE: FindingKind.MASCULINE_WORD,
    WordKind.AGE: FindingKind.AGE_WORD,
    WordKind.GENDER_ONLY: FindingKind.GENDER_ONLY_WORD,
}


def _word_findings(described: JobDescription, language: str) -> Iterator[Finding]:
    """Yield the words of the lists; masculine ones where there are more than feminine ones."""
    found = list(_words_by_place(described, language))
    kinds = [word.listed.kind for _part, _line, word in found]
    leans = kinds.count(WordKind.MASCULINE) > kinds.count(WordKind.FEMININE)
    for part, line, word in found:
        kind = _KINDS.get(word.listed.kind)
        if kind is None or (kind is FindingKind.MASCULINE_WORD and not leans):
            continue
        yield Finding(
            kind=kind,
            part=part,
            words=word.text,
            source=word.listed.source,
            fix=word_fix(described, part, line, word),
        )


def _words_by_place(
    described: JobDescription, language: str
) -> Iterator[tuple[PostingPart, int | None, FoundWord]]:
    for part in WRITTEN_PARTS:
        written = getattr(described.words, part.value)
        if not written:
            continue
        if isinstance(written, str):
            for word in found_words(written, language):
                yield part, None, word
            continue
        for line, text in enumerate(written):
            for word in found_words(text, language):
                yield part, line, word
