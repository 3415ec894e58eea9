"""A job description in the words of a language: sections of paragraphs and points."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.calculators.postings.asked_skills import AskedSkill
from planner.calculators.postings.job_description import JobDescription
from planner.calculators.postings.posting_part import LISTS, PostingPart
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, speaking, supported_language
from planner.localization.postings.duty_texts import duties
from planner.localization.postings.hours_texts import hours_sentences, season_lines
from planner.localization.postings.part_names import part_heading
from planner.localization.postings.pay_texts import pay_sentences
from planner.localization.postings.team_texts import team_sentences
from planner.localization.running_text import listed
from planner.localization.terms import engagement_name, role_with_level, skill_name
from planner.plan.visible_text import clean_text

_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class PostingSection:
    """A part with its heading, then paragraphs, then points."""

    part: PostingPart
    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostingText:
    """A job description ready to be written.

    Attributes:
        language: Of its words.
        is_right_to_left: Whether it runs from right to left.
        title: The job's name.
        facts: Place, engagement and start below it.
        sections: The parts that say something.
    """

    language: str
    is_right_to_left: bool
    title: str
    facts: tuple[str, ...]
    sections: tuple[PostingSection, ...]


def posting_language(described: JobDescription, reader: str) -> str:
    """Return the language a posting is written in: its own, else the reader's."""
    return supported_language(described.words.language or reader)


def posting_text(described: JobDescription, language: str) -> PostingText:
    """Put a job description into the words of a language.

    Texts people wrote stay as they are, freed of characters that mislead.
    """
    with speaking(language):
        shown = Formatter(language)
        sections = (_section(part, described, shown) for part in PostingPart)
        return PostingText(
            language=language,
            is_right_to_left=shown.is_right_to_left,
            title=_title(described),
            facts=tuple(_facts(described, shown)),
            sections=tuple(
                each for each in sections if each is not None and (each.paragraphs or each.points)
            ),
        )


def _title(described: JobDescription) -> str:
    position = described.position
    return _clean(described.words.title) or role_with_level(position.role, position.level)


def _facts(described: JobDescription, shown: Formatter) -> Iterator[str]:
    position, place = described.position, described.place
    if place is not None:
        country = country_name(place.country, shown.locale)
        named = _("{place}, {country}").format(place=place.name, country=country)
        yield place.name if place.name == country else named
    yield engagement_name(position.engagement)
    yield _("Start: {day}").format(day=shown.date_long(position.start))


_Said = tuple[Iterable[str], Iterable[str]]
"""Paragraphs and points."""


def _section(
    part: PostingPart, described: JobDescription, shown: Formatter
) -> PostingSection | None:
    if part is PostingPart.TITLE:
        return None
    say = _SAYS.get(part)
    said = _written(described, part) if say is None else say(described, shown)
    paragraphs, points = said
    return PostingSection(
        part, part_heading(part), tuple(map(_storable, paragraphs)), tuple(map(_storable, points))
    )


def _written(described: JobDescription, part: PostingPart) -> tuple[list[str], list[str]]:
    value = getattr(described.words, part.value)
    if part in LISTS:
        return [], [text for each in value if (text := _clean(each))]
    return [text for each in clean_text(value).split("\n") if (text := _clean(each))], []


def _clean(text: str) -> str:
    return _storable(" ".join(clean_text(text).split()))


def _storable(text: str) -> str:
    """Return a text without what no file can hold: halves of characters, and what are none."""
    return _NO_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", text)


def _responsibilities(described: JobDescription, _shown: Formatter) -> _Said:
    written = _written(described, PostingPart.RESPONSIBILITIES)[1]
    return [], written or duties(described.position.role, described.position.level)


def _required(described: JobDescription, _shown: Formatter) -> _Said:
    skills = map(_skill_line, described.required_skills)
    return [], [*skills, *_written(described, PostingPart.REQUIRED)[1]]


def _optional(described: JobDescription, _shown: Formatter) -> _Said:
    skills = map(_skill_line, described.optional_skills)
    return [], [*skills, *_written(described, PostingPart.OPTIONAL)[1]]


def _skill_line(asked: AskedSkill) -> str:
    return _("{skill}, such as {platforms}").format(
        skill=skill_name(asked.skill), platforms=listed(asked.platforms)
    )


def _platforms(described: JobDescription, _shown: Formatter) -> _Said:
    names = [_clean(each) for each in described.tools]
    return ([listed(names)] if names else []), []


def _team(described: JobDescription, shown: Formatter) -> _Said:
    return [*_written(described, PostingPart.TEAM)[0], *team_sentences(described.team, shown)], []


def _hours(described: JobDescription, shown: Formatter) -> _Said:
    if described.hours is None:
        return [], []
    anchor = described.hours.anchor
    seasons = list(season_lines(anchor, shown)) if anchor is not None else []
    sentences = list(hours_sentences(described.hours, shown))
    if anchor is None or len(seasons) < 2:
        return sentences, []
    sentences.append(
        _("Clock changes move the hours shared with {place}:").format(place=anchor.place.name)
    )
    return sentences, seasons


def _pay(described: JobDescription, shown: Formatter) -> _Said:
    if described.place is None:
        return [], []
    return pay_sentences(described.pay, described.place, shown), []


_SAYS: Mapping[PostingPart, Callable[[JobDescription, Formatter], _Said]] = {
    PostingPart.RESPONSIBILITIES: _responsibilities,
    PostingPart.REQUIRED: _required,
    PostingPart.OPTIONAL: _optional,
    PostingPart.PLATFORMS: _platforms,
    PostingPart.TEAM: _team,
    PostingPart.HOURS: _hours,
    PostingPart.PAY: _pay,
}
