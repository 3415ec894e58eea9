"""Job descriptions as files: what is in them, and that nothing people wrote commands a reader."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from planner.calculators.postings.clarity import clarity
from planner.calculators.postings.job_description import JobDescription, job_description
from planner.calculators.postings.posting_part import PostingPart
from planner.calculators.postings.word_lists import WordKind, found_words
from planner.export.postings import (
    PostingFormat,
    format_of,
    posting_bytes,
    write_posting,
)
from planner.export.postings.posting_plain import WIDTH
from planner.localization.formatting import Formatter
from planner.localization.messages import LANGUAGES, speaking
from planner.localization.postings.duty_texts import duties
from planner.localization.postings.finding_texts import finding_sentence, fix_label
from planner.localization.postings.posting_text import (
    PostingText,
    posting_language,
    posting_text,
)
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.posting import Posting
from planner.plan.samples import load_sample

NASTY = '<script>alert("1")</script> & *bold* [a](b) `x` | # =1+1 \u202egnp.exe\u2066\x07 end'
"""Markup of every format, a formula's beginning and marks that turn the text around."""

Describe = Callable[..., JobDescription]


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def sample() -> Plan:
    return load_sample("cloud-provider")


@pytest.fixture(scope="module")
def describe(market: Snapshot, sample: Plan) -> Describe:
    def described(seat_id: str, posting: Posting | None = None) -> JobDescription:
        position = next(each for each in sample.positions if each.id == seat_id)
        changed = replace(position, posting=posting or position.posting)
        positions = tuple(changed if each is position else each for each in sample.positions)
        return job_description(replace(sample, positions=positions), market, changed)

    return described


@pytest.fixture(scope="module")
def nasty(describe: Describe) -> PostingText:
    lines = (NASTY, "- item", "1. first", "+ plus", "=SUM(A1)")
    posting = Posting(title=NASTY, company=NASTY, goals=lines, contact=NASTY)
    return posting_text(describe("P-05", posting), "en")


def test_that_a_posting_holds_every_part_the_plan_knows(describe: Describe) -> None:
    text = posting_text(describe("P-05"), "en")
    parts = {section.part for section in text.sections}
    assert text.title == "ML platform engineer, Staff"
    assert parts == {
        PostingPart.RESPONSIBILITIES,
        PostingPart.REQUIRED,
        PostingPart.OPTIONAL,
        PostingPart.PLATFORMS,
        PostingPart.TEAM,
        PostingPart.HOURS,
        PostingPart.PAY,
    }
    pay = next(section for section in text.sections if section.part is PostingPart.PAY)
    assert pay.paragraphs[0] == "81.300\xa0€ – 126.000\xa0€ gross a year, full time."


def test_that_hours_are_told_by_the_clocks_of_both_sides(describe: Describe) -> None:
    text = posting_text(describe("P-04"), "en")
    hours = next(section for section in text.sections if section.part is PostingPart.HOURS)
    assert hours.paragraphs[0] == "08:00 – 16:00, local time in Toronto."
    assert hours.paragraphs[1] == "Shared with Dublin: 4 h on a typical workday, and never less."
    assert "1 Nov 27 – 5 Nov 27: 08:00 – 13:00 your time, 12:00 – 17:00 in Dublin" in hours.points


def test_that_words_people_wrote_stand_in_place_of_the_roles(describe: Describe) -> None:
    posting = Posting(title="Fabric lead", responsibilities=("Run it",), platforms=("Our own",))
    text = posting_text(describe("P-05", posting), "en")
    said = {section.part: section for section in text.sections}
    assert text.title == "Fabric lead"
    assert said[PostingPart.RESPONSIBILITIES].points == ("Run it",)
    assert said[PostingPart.PLATFORMS].paragraphs == ("Our own",)


def test_that_a_posting_speaks_its_own_language_before_the_readers(describe: Describe) -> None:
    described = describe("P-05", Posting(language="de"))
    assert posting_language(described, "ar") == "de"
    assert posting_language(describe("P-05"), "ar") == "ar"
    assert posting_language(describe("P-05", Posting(language="tlh")), "ar") == "en"


def test_that_the_programs_own_words_are_on_no_list() -> None:
    unwanted = set(WordKind) - {WordKind.FEMININE}
    for language in LANGUAGES:
        with speaking(language):
            for role in RoleFamily:
                for level in Level:
                    texts = duties(role, level)
                    assert len(texts) >= 5
                    for text in texts:
                        found = found_words(text, language)
                        assert not [f for f in found if f.listed.kind in unwanted], text


def test_that_every_finding_has_a_sentence_and_every_fix_a_label(describe: Describe) -> None:
    lines = tuple(f"Line {n}, etc." for n in range(9))
    posting = Posting(mission="A young ninja. He is determined.", required=lines)
    shown = Formatter("en")
    for seat_id in ("P-01", "P-03", "P-05", "P-11"):
        described = describe(seat_id, posting)
        for finding in clarity(described, "en"):
            assert finding_sentence(finding, described, shown).endswith(".")
            assert bool(fix_label(finding)) is (finding.fix is not None)


def test_that_markup_in_markdown_is_escaped(nasty: PostingText) -> None:
    lines = posting_bytes(nasty, PostingFormat.MARKDOWN).decode().splitlines()
    assert lines[0].startswith("# \\<script\\>alert")
    goals = [line for line in lines if line.startswith("- ")]
    assert "- \\- item" in goals
    assert "- 1\\. first" in goals
    assert "- \\+ plus" in goals
    assert not any(re.search(r"(?<!\\)[<`*\[|]", line) for line in lines)


def test_that_html_has_no_other_tags_than_its_own(nasty: PostingText) -> None:
    page = posting_bytes(nasty, PostingFormat.HTML).decode()
    found = _Page()
    found.feed(page)
    own = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "section"}
    assert found.tags == own
    assert found.attributes["html"] == {"lang": "en", "dir": "ltr"}
    assert '<script>alert("1")</script> & *bold*' in "".join(found.texts)


def test_that_an_arabic_page_runs_from_right_to_left(describe: Describe) -> None:
    found = _Page()
    found.feed(posting_bytes(posting_text(describe("P-05"), "ar"), PostingFormat.HTML).decode())
    assert found.attributes["html"] == {"lang": "ar", "dir": "rtl"}


def test_that_only_words_against_the_pages_direction_are_turned(describe: Describe) -> None:
    posting = Posting(goals=("Kubernetes والحاويات", "Go, Rust", "عربي"))
    arabic, english = (
        posting_bytes(posting_text(describe("P-05", posting), language), PostingFormat.HTML)
        for language in ("ar", "en")
    )
    assert "<li>Kubernetes والحاويات</li>" in arabic.decode()
    assert '<li dir="ltr">Go, Rust</li>' in arabic.decode()
    assert "<li>عربي</li>" in arabic.decode()
    assert "<li>Go, Rust</li>" in english.decode()
    assert '<li dir="rtl">عربي</li>' in english.decode()


@pytest.mark.parametrize("form", list(PostingFormat))
def test_that_no_file_holds_marks_that_turn_text_around(
    nasty: PostingText, form: PostingFormat
) -> None:
    content = posting_bytes(nasty, form)
    if form is PostingFormat.WORD:
        content = zipfile.ZipFile(BytesIO(content)).read("word/document.xml")
    text = content.decode()
    assert "gnp.exe" in text
    assert not set(text) & set("\u202e\u2066\x07")


@pytest.mark.parametrize("form", list(PostingFormat))
def test_that_what_no_file_can_hold_is_replaced(describe: Describe, form: PostingFormat) -> None:
    posting = Posting(title="a\ud800b", company="c\uffffd", goals=("e\udfff",), contact="f\ufffe")
    assert posting_bytes(posting_text(describe("P-05", posting), "en"), form)


def test_that_names_of_teams_and_people_cannot_turn_the_text_around(
    sample: Plan, market: Snapshot
) -> None:
    teams = tuple(replace(each, name=f"\u202e{each.name}\u2069") for each in sample.teams)
    position = replace(sample.positions[4], hiring_manager="Ada\u202e\x07")
    plan = replace(sample, teams=teams)
    text = posting_text(job_description(plan, market, position), "en")
    assert not set(posting_bytes(text, PostingFormat.PLAIN).decode()) & set("\u202e\u2069\x07")


def test_that_plain_text_keeps_to_its_width(describe: Describe) -> None:
    posting = Posting(company="word " * 60, required=("another " * 30,))
    lines = posting_bytes(posting_text(describe("P-05", posting), "en"), PostingFormat.PLAIN)
    assert max(map(len, lines.decode().splitlines())) <= WIDTH


def test_that_a_word_document_has_headings_and_lists_read_back(describe: Describe) -> None:
    text = posting_text(describe("P-05"), "en")
    read = docx.Document(BytesIO(posting_bytes(text, PostingFormat.WORD)))
    by_style: dict[str, list[str]] = {}
    for paragraph in read.paragraphs:
        by_style.setdefault(str(paragraph.style and paragraph.style.name), []).append(
            paragraph.text
        )
    assert by_style["Title"] == [text.title]
    assert by_style["Heading 1"] == [section.heading for section in text.sections]
    points = [point for section in text.sections for point in section.points]
    assert by_style["List Bullet"] == points
    assert read.core_properties.title == text.title
    assert read.core_properties.author == "Global Hiring Planner"


def test_that_an_arabic_document_runs_from_right_to_left(describe: Describe) -> None:
    for language, is_turned in (("ar", True), ("de", False)):
        text = posting_text(describe("P-05"), language)
        read = docx.Document(BytesIO(posting_bytes(text, PostingFormat.WORD)))
        for paragraph in read.paragraphs:
            turned = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
            assert turned is is_turned
            assert all(bool(run.font.rtl) is is_turned for run in paragraph.runs)


def test_that_a_word_document_names_nothing_outside_of_itself(nasty: PostingText) -> None:
    archive = zipfile.ZipFile(BytesIO(posting_bytes(nasty, PostingFormat.WORD)))
    relations = [archive.read(name).decode() for name in archive.namelist() if "_rels" in name]
    assert relations
    assert not any('TargetMode="External"' in each for each in relations)
    assert "vbaProject" not in " ".join(archive.namelist())


def test_that_a_file_that_cannot_be_written_leaves_the_old_one(
    describe: Describe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "posting.md"
    path.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("planner.plan.atomic_file.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_posting(posting_text(describe("P-05"), "en"), PostingFormat.MARKDOWN, path)
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["posting.md"]


def test_that_a_files_ending_names_the_format() -> None:
    assert format_of(Path("a.DOCX")) is PostingFormat.WORD
    assert format_of(Path("a.html")) is PostingFormat.HTML
    assert format_of(Path("a.pdf")) is None
    assert format_of(Path("a")) is None


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.setdefault(tag, dict(attrs))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
