import threading
from collections.abc import Iterator

import pytest

from planner.localization.messages import (
    _,
    active_language,
    ngettext,
    pgettext,
    speaking,
    supported_language,
    use_language,
)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("de_AT", "de"),
        ("de-CH", "de"),
        ("DE.UTF-8", "de"),
        ("ar@latin", "ar"),
        ("C.UTF-8", "en"),
        ("", "en"),
        ("tlh", "en"),
    ],
)
def test_that_a_locale_finds_its_language_or_english(locale: str, language: str) -> None:
    assert supported_language(locale) == language


def test_that_a_block_speaks_its_own_language_and_gives_the_old_one_back() -> None:
    use_language("de")
    with speaking("ar"):
        assert active_language() == "ar"
        with speaking("en"):
            assert active_language() == "en"
        assert active_language() == "ar"
    assert active_language() == "de"


def test_that_a_block_speaks_in_its_thread_only() -> None:
    heard = []
    with speaking("de"):
        thread = threading.Thread(target=lambda: heard.append(active_language()))
        thread.start()
        thread.join()
    assert heard == ["en"]


def test_that_english_is_the_source_itself() -> None:
    assert _("Open") == "Open"
    assert ngettext("{count} seat", "{count} seats", 2) == "{count} seats"
    assert pgettext("level", "Senior") == "Senior"
