"""Text in the reader's language, from gettext catalogues in ``resources/locales``.

``_``, ``ngettext`` and ``pgettext`` look the text up when they are called, in the language that
is active then: the process's, or the one of an enclosing ``speaking`` block.
"""

import gettext as catalogues
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from planner.locations import resources_folder

SOURCE_LANGUAGE = "en"
LANGUAGES = ("en", "de", "ar")
"""Languages with a complete catalogue; English is the source."""

_DOMAIN = "planner"
_process_language = SOURCE_LANGUAGE
_block_language: ContextVar[str | None] = ContextVar("language", default=None)


def use_language(language: str) -> None:
    """Make a language the process's; an unknown one falls back to English."""
    global _process_language  # noqa: PLW0603 -- one process speaks one language
    _process_language = supported_language(language)


def supported_language(locale_name: str) -> str:
    """Return the language with a catalogue that fits a locale such as ``de_AT.UTF-8``."""
    language = re.split(r"[-_.@]", locale_name, maxsplit=1)[0].lower()
    return language if language in LANGUAGES else SOURCE_LANGUAGE


def active_language() -> str:
    """Return the language text is looked up in now."""
    return _block_language.get() or _process_language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language inside the block, in this thread only."""
    token = _block_language.set(supported_language(language))
    try:
        yield
    finally:
        _block_language.reset(token)


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> catalogues.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return catalogues.NullTranslations()
    folder = resources_folder() / "locales"
    return catalogues.translation(_DOMAIN, folder, languages=[language], fallback=True)


def _(message: str) -> str:
    """Translate a message."""
    return _catalogue(active_language()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a message that depends on a count; the count is not filled in."""
    return _catalogue(active_language()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Translate a message whose meaning depends on where it stands."""
    return _catalogue(active_language()).pgettext(context, message)
