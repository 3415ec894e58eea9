"""What the clarity check finds, its score, and that each fix mends its finding."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from time import process_time
from typing import Any

import pytest

from planner.calculators.postings.clarity import (
    MOST_MUSTS,
    POINTS,
    Finding,
    FindingKind,
    clarity,
    clarity_score,
    must_haves,
)
from planner.calculators.postings.finding_fixes import apply_fix
from planner.calculators.postings.job_description import JobDescription, job_description
from planner.calculators.postings.posting_owner import PostingOwner, change_owned_posting
from planner.calculators.postings.posting_part import PostingPart
from planner.calculators.postings.word_lists import WordKind, found_words, listed_words
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.posting import PayRangeChoice
from planner.quantities.identifiers import PlaceId

Describe = Callable[..., JobDescription]

WRITTEN: dict[str, Any] = {
    "company": "We run the cloud that 40 research groups train on.",
    "mission": "Keep 4,000 accelerators busy.",
    "goals": ("Second data hall in service by March",),
    "benefits": ("30 days of paid leave",),
    "growth": ("One conference a year, paid",),
    "process": ("Call, technical talk, offer within two weeks",),
    "contact": "jobs@example.com",
}
"""Everything that only people can write, said plainly."""


def kinds(described: JobDescription, language: str = "en") -> list[FindingKind]:
    return [each.kind for each in clarity(described, language)]


def test_that_a_complete_posting_in_plain_words_has_no_finding(describe: Describe) -> None:
    described = describe("P-06", words=WRITTEN)
    assert clarity(described, "en") == ()
    assert clarity_score(()) == 100


@pytest.mark.parametrize("part", ["company", "mission", "goals", "benefits", "growth", "process"])
def test_that_a_missing_part_is_found(describe: Describe, part: str) -> None:
    empty = () if isinstance(WRITTEN[part], tuple) else ""
    (found,) = clarity(describe("P-06", words=WRITTEN | {part: empty}), "en")
    assert (found.kind, found.part.value) == (FindingKind.PART_MISSING, part)


def test_that_a_range_kept_back_where_a_law_asks_for_it_is_found_first(
    describe: Describe,
) -> None:
    described = describe("P-06", words=WRITTEN | {"pay_range": PayRangeChoice.NEVER, "company": ""})
    assert kinds(described) == [FindingKind.RANGE_REQUIRED, FindingKind.PART_MISSING]


def test_that_pay_outside_of_the_range_named_is_found(describe: Describe, sample: Plan) -> None:
    pay = replace(sample.positions[5].base_pay, amount=Decimal(400000))
    assert kinds(describe("P-06", words=WRITTEN, base_pay=pay)) == [FindingKind.PAY_OUTSIDE_RANGE]


def test_that_days_without_shared_hours_are_found(describe: Describe) -> None:
    assert FindingKind.NO_SHARED_HOURS in kinds(describe("P-11"))
    assert FindingKind.NO_SHARED_HOURS not in kinds(describe("P-05"))


def test_that_a_place_without_data_is_a_posting_without_hours(describe: Describe) -> None:
    assert FindingKind.HOURS_MISSING in kinds(describe("P-05", place_id=PlaceId("nowhere")))


def test_that_one_must_have_beyond_the_most_is_one_too_many(describe: Describe) -> None:
    described = describe("P-06")
    room = MOST_MUSTS - len(described.required_skills)
    lines = tuple(f"Requirement {n}" for n in range(room + 1))
    enough, many = (
        describe("P-06", words=WRITTEN | {"required": each}) for each in (lines[:-1], lines)
    )
    assert must_haves(enough) == MOST_MUSTS
    assert kinds(enough) == []
    assert kinds(many) == [FindingKind.TOO_MANY_MUSTS]


def test_that_a_pool_of_nearly_nobody_is_found_with_the_skill_that_narrows_it_most(
    describe: Describe,
) -> None:
    found = next(f for f in clarity(describe("P-03"), "en") if f.kind is FindingKind.NARROW_POOL)
    assert found.loss is not None
    assert found.loss.people.expected < 100
    assert found.loss.factor == max(loss.factor for loss in describe("P-03").losses)


@pytest.mark.parametrize(
    ("text", "language", "kind", "words"),
    [
        ("We need a ROCKSTAR.", "en", FindingKind.VAGUE_WORD, "ROCKSTAR"),
        ("We need rock-stars.", "en", FindingKind.VAGUE_WORD, "rock-stars"),
        ("Go, Rust, etc.", "en", FindingKind.VAGUE_WORD, "etc."),
        ("Competitive salary.", "en", FindingKind.VAGUE_WORD, "Competitive salary"),
        ("A young team.", "en", FindingKind.AGE_WORD, "young"),
        (
            "Only recent graduates? A recent graduate.",
            "en",
            FindingKind.AGE_WORD,
            "recent graduate",
        ),
        ("You argue aggressively.", "en", FindingKind.MASCULINE_WORD, "aggressively"),
        ("He leads.", "en", FindingKind.GENDER_ONLY_WORD, "He"),
        ("Ein junges Team.", "de", FindingKind.AGE_WORD, "junges"),
        ("Attraktives Gehalt.", "de", FindingKind.VAGUE_WORD, "Attraktives Gehalt"),
        ("Durchsetzungsstarke Person.", "de", FindingKind.MASCULINE_WORD, "Durchsetzungsstarke"),
        ("فريق شباب.", "ar", FindingKind.AGE_WORD, "شباب"),
        ("نبحث عن نينجا.", "ar", FindingKind.VAGUE_WORD, "نينجا"),
        ("راتب وخبرة، إلخ", "ar", FindingKind.VAGUE_WORD, "إلخ"),
    ],
)
def test_that_a_listed_word_is_found_whole_in_any_case_and_ending(
    describe: Describe, text: str, language: str, kind: FindingKind, words: str
) -> None:
    described = describe("P-06", words=WRITTEN | {"mission": text})
    found = [each for each in clarity(described, language) if each.words]
    assert [(each.kind, each.words) for each in found] == [(kind, words)]
    assert found[0].part is PostingPart.MISSION
    assert found[0].source


@pytest.mark.parametrize(
    "text",
    [
        "Run the etcd cluster.",  # holds "etc"
        "The cache and the shelf.",  # hold "he"
        "Competence in Go.",
        "Lead times, leadership, logic, analysis and force balance.",  # the field's own words
        "Youngstown is a place.",
    ],
)
def test_that_a_part_of_a_word_is_no_finding(describe: Describe, text: str) -> None:
    assert kinds(describe("P-06", words=WRITTEN | {"mission": text})) == []


def test_that_coded_words_count_only_where_the_masculine_ones_outweigh(describe: Describe) -> None:
    text = "Determined people who collaborate, understand and are honest."
    assert kinds(describe("P-06", words=WRITTEN | {"mission": text})) == []
    assert kinds(describe("P-06", words=WRITTEN | {"mission": "Determined people."})) == [
        FindingKind.MASCULINE_WORD
    ]


def test_that_the_score_takes_off_the_points_of_each_kind_up_to_its_most() -> None:
    vague = Finding(kind=FindingKind.VAGUE_WORD, part=PostingPart.MISSION)
    age = Finding(kind=FindingKind.AGE_WORD, part=PostingPart.MISSION)
    assert clarity_score([vague]) == 97
    assert clarity_score([vague, age]) == 92
    assert clarity_score([vague] * 20) == 85
    everything = [
        Finding(kind=kind, part=PostingPart.MISSION) for kind in FindingKind for _ in range(20)
    ]
    assert clarity_score(everything) == 0
    assert set(POINTS) == set(FindingKind)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We need a rockstar.", "We need an experienced engineer."),
        ("Rockstars wanted.", "Experienced engineers wanted."),
        ("Python, Go, etc.", "Python, Go."),
        ("Python, Go, etc", "Python, Go"),
        ("Python, etc., Go", "Python, Go"),
        ("A young, open team.", "An open team."),
        ("Young team of six.", "Team of six."),
        ("We are young\nand many.", "We are\nand many."),
    ],
)
def test_that_the_fix_of_a_word_leaves_a_sentence(
    sample: Plan, market: Snapshot, before: str, after: str
) -> None:
    position = sample.positions[5]
    plan = change_owned_posting(sample, position, PostingOwner.TEAM, mission=before)
    described = job_description(plan, market, position)
    fix = next(each.fix for each in clarity(described, "en") if each.words)
    assert fix is not None
    fixed = apply_fix(plan, position, fix)
    assert job_description(fixed, market, position).words.mission == after
    assert fixed.positions == plan.positions  # mended where it was written


def test_that_each_fix_takes_its_finding_away(sample: Plan, market: Snapshot) -> None:
    lines = tuple(f"Requirement {n}, etc." for n in range(9))
    plan = change_owned_posting(
        sample,
        sample.positions[2],
        PostingOwner.POSITION,
        required=lines,
        mission="A young ninja",
        pay_range=PayRangeChoice.NEVER,
    )
    for seat_id in ("P-03", "P-05"):
        position = next(each for each in plan.positions if each.id == seat_id)
        for finding in clarity(job_description(plan, market, position), "en"):
            if finding.fix is None:
                continue
            fixed = apply_fix(plan, position, finding.fix)
            mended = next(each for each in fixed.positions if each.id == seat_id)
            left = clarity(job_description(fixed, market, mended), "en")
            before = clarity(job_description(plan, market, position), "en")
            assert _count(left, finding) < _count(before, finding), finding


def test_that_the_lists_of_all_languages_are_read_and_name_their_sources() -> None:
    for language in ("en", "de", "ar"):
        words = listed_words(language)
        assert {word.kind for word in words} == set(WordKind)
        assert all(word.source for word in words)
    assert listed_words("xx") == listed_words("en")
    assert listed_words("../../x") == listed_words("en")


def test_that_the_words_put_in_place_are_on_no_list() -> None:
    for language in ("en", "de", "ar"):
        for word in listed_words(language):
            assert not found_words(word.instead or "", language), word.instead


def _count(findings: tuple[Finding, ...], like: Finding) -> int:
    return sum((each.kind, each.words) == (like.kind, like.words) for each in findings)


def test_that_a_text_of_nothing_but_listed_words_is_searched_at_once() -> None:
    began = process_time()
    assert len(found_words("young ninja " * 5_000, "en")) == 10_000
    assert process_time() - began < 3  # in the square of the words it would be a minute
