"""Edits that mend what the clarity check finds, at whoever wrote it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from planner.calculators.postings.asked_skills import REQUIRED_FROM, SkillPoolLoss
from planner.calculators.postings.job_description import JobDescription
from planner.calculators.postings.posting_owner import PostingOwner, change_owned_posting
from planner.calculators.postings.posting_part import PostingPart
from planner.calculators.postings.word_lists import FoundWord
from planner.market.talent_pool import Skill
from planner.plan.edits.seat_edits import change_seat
from planner.plan.model import Plan, Position
from planner.plan.posting import PayRangeChoice

OPTIONAL_WEIGHT = Decimal(repr(REQUIRED_FROM)) / 2
"""What a must-have weighs once it is only welcome."""


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit.

    Attributes:
        owner: Whose posting it changes.
        changes: The fields with their new values.
        skill_weights: The position's new skill weights; None leaves them.
        word: What stands in the place of a word; empty if it is left out, None if the edit is of
            another kind.
    """

    owner: PostingOwner
    changes: Mapping[str, Any] = field(default_factory=dict)
    skill_weights: tuple[tuple[Skill, Decimal], ...] | None = None
    word: str | None = None


def apply_fix(plan: Plan, position: Position, fix: Fix) -> Plan:
    """Return the plan with a fix made.

    Raises:
        PlanEditError: If the position is no longer in the plan.
    """
    if fix.skill_weights is not None:
        plan = change_seat(plan, position.id, skill_weights=fix.skill_weights)
    if fix.changes:
        plan = change_owned_posting(plan, position, fix.owner, **fix.changes)
    return plan


def range_fix(described: JobDescription, choice: PayRangeChoice) -> Fix:
    """Return the edit that lets the posting name the pay range, at whoever refused it."""
    owner = described.owners.get("pay_range", PostingOwner.POSITION)
    return Fix(owner, {"pay_range": choice})


def contact_fix(described: JobDescription) -> Fix | None:
    """Return the edit that names the manager as the contact; None where there is none."""
    manager = described.team.manager
    return Fix(PostingOwner.POSITION, {"contact": manager}) if manager else None


def musts_fix(described: JobDescription, surplus: int) -> Fix | None:
    """Return the edit that makes the last requirements written welcome only."""
    words = described.words
    kept = words.required[: max(0, len(words.required) - surplus)]
    if len(words.required) - len(kept) == 0:
        return None
    # An empty list would follow the wider posting again, so one requirement stays.
    kept = kept or words.required[:1]
    moved = words.required[len(kept) :]
    if not moved:
        return None
    changes = {"required": kept, "optional": (*words.optional, *moved)}
    return Fix(PostingOwner.POSITION, changes)


def skill_fix(described: JobDescription, loss: SkillPoolLoss) -> Fix:
    """Return the edit that makes the skill that costs most of the pool welcome only."""
    weights = tuple(
        (each.skill, OPTIONAL_WEIGHT if each.skill is loss.skill else Decimal(repr(each.weight)))
        for each in described.skills
    )
    return Fix(PostingOwner.POSITION, skill_weights=weights)


def word_fix(
    described: JobDescription, part: PostingPart, line: int | None, word: FoundWord
) -> Fix | None:
    """Return the edit that replaces a word or leaves it out; None where only the writer knows."""
    instead = word.listed.instead
    if instead is None:
        return None
    written = getattr(described.words, part.value)
    owner = described.owners[part.value]
    if line is None:
        return Fix(owner, {part.value: _mended(written, word, instead)}, word=instead)
    lines = list(written)
    lines[line] = _mended(lines[line], word, instead)
    return Fix(owner, {part.value: tuple(lines)}, word=instead)


_BLANKS = re.compile(r"[ \t]{2,}")
_BEFORE_STOP = re.compile(r"[ \t,;]+(?=[.,;:!?)\n])")

_ARTICLE = re.compile(r"\b([Aa])n?( +)$")


def _with_article(before: str, following: str) -> str:
    """Return what stands before a word with the English article that fits the word."""
    letter = "n" if following[:1].casefold() in ("a", "e", "i", "o", "u") else ""
    return _ARTICLE.sub(rf"\g<1>{letter}\g<2>", before)


def _mended(text: str, word: FoundWord, instead: str) -> str:
    """Return a text with a word replaced, and the blanks and commas around it in order."""
    if word.text[:1].isupper() and instead:
        instead = instead[:1].upper() + instead[1:]
    before, after = text[: word.start], text[word.end :]
    if instead:
        return _with_article(before, instead) + instead + after
    after = after.lstrip(" \t")[1:] if after.lstrip(" \t").startswith(",") else after
    before = before.rstrip(" \t,;") if not after.strip(" \t") else before
    if word.text.endswith(".") and not after.strip():
        before += "."  # it ended the sentence too
    if not before or before[-1].isspace():
        after = after.lstrip(" \t")
    mended = _BEFORE_STOP.sub("", _BLANKS.sub(" ", _with_article(before, after) + after)).strip()
    is_first = not word.start and word.text[:1].isupper()
    return mended[:1].upper() + mended[1:] if is_first else mended
