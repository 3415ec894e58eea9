"""Every language speaks every text, with the placeholders and plural forms it needs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from planner.localization.messages import LANGUAGES, SOURCE_LANGUAGE
from planner.localization.template_extraction import extract_texts
from planner.locations import resources_folder

PLANNER = Path(__file__).resolve().parents[3] / "planner"
LOCALES = resources_folder() / "locales"
TRANSLATED = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]
KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


@pytest.fixture(scope="module")
def source_texts() -> set[tuple[str | None, str]]:
    """Context and (singular) text of every message in the code."""
    found = set()
    for _, _, text, _, context in extract_from_dir(PLANNER, keywords=KEYWORDS):
        found.add((context, text if isinstance(text, str) else text[0]))
    for file in (resources_folder() / "onboarding").glob("*.json"):
        with file.open("rb") as template:
            found |= {(None, text) for _, _, text, _ in extract_texts(template, (), (), {})}
    assert len(found) > 300
    return found


def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "planner.po").open("rb") as file:
        return read_po(file, locale=language)


def texts(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def key(message: Message) -> tuple[str | None, str]:
    context: str | bytes | None = message.context
    if isinstance(context, bytes):  # as Babel reads them from compiled catalogues
        context = context.decode()
    return context, message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)[^}]*\}", text))


def test_that_no_text_hides_in_an_f_string() -> None:
    # There the collecting of texts does not look, so that they would stay English everywhere.
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in PLANNER.rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text()))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in KEYWORDS
    ]
    assert hidden == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_that_a_catalogue_holds_exactly_the_texts_of_the_program(
    language: str, source_texts: set[tuple[str | None, str]]
) -> None:
    held = {key(message) for message in texts(catalogue(language))}
    assert held == source_texts


@pytest.mark.parametrize("language", TRANSLATED)
def test_that_every_text_is_translated_in_every_plural_form(language: str) -> None:
    catalog = catalogue(language)
    for message in texts(catalog):
        assert not message.fuzzy, message.id
        assert all(form.strip() for form in forms(message)), message.id
        if isinstance(message.id, tuple):
            assert len(forms(message)) == catalog.num_plurals, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_that_placeholders_survive_translation(language: str) -> None:
    for message in texts(catalogue(language)):
        ids = (message.id,) if isinstance(message.id, str) else message.id
        allowed = set().union(*(placeholders(text) for text in ids))
        for form in forms(message):
            # A singular or dual form may say the number in words.
            spoken = {"count"} if isinstance(message.id, tuple) else set()
            missing = allowed - placeholders(form)
            assert placeholders(form) <= allowed, (message.id, form)
            assert missing <= spoken, (message.id, form)


@pytest.mark.parametrize("language", TRANSLATED)
def test_that_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    with (LOCALES / language / "LC_MESSAGES" / "planner.mo").open("rb") as file:
        compiled = {key(message): forms(message) for message in texts(read_mo(file))}
    written = {key(message): forms(message) for message in texts(catalogue(language))}
    assert compiled == written
