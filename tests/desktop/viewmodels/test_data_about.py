import tomllib
from dataclasses import replace
from importlib.metadata import metadata
from pathlib import Path

import planner
from planner.desktop.viewmodels.data_about import LIBRARIES, about, data_heading
from planner.desktop.viewmodels.data_document import Heading, Paragraph, TextTable
from planner.localization.formatting import Formatter
from planner.localization.messages import LANGUAGES, speaking
from planner.market.snapshot import Snapshot

PROJECT = Path(planner.__file__).parents[1]


def texts(market: Snapshot) -> str:
    lines = []
    for block in about(market, Formatter("en")):
        match block:
            case TextTable():
                lines += [" ".join(row) for row in block.rows]
            case Heading() | Paragraph():
                lines.append(block.text)
    return "\n".join(lines)


def test_that_every_library_the_program_needs_is_named() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {each.partition(">=")[0] for each in project["project"]["dependencies"]}
    assert {package for package, _name, _terms in LIBRARIES} == needed


def test_that_the_licenses_are_those_the_libraries_state() -> None:
    for package, _name, terms in LIBRARIES:
        found = metadata(package)
        stated = [*found.get_all("License-Expression", []), *found.get_all("License", [])]
        assert terms in " ".join(stated), package


def test_that_every_attribution_and_notice_stands_word_for_word(market: Snapshot) -> None:
    shown = texts(market)
    for source in market.sources.values():
        assert source.attribution in shown
        assert source.licence in shown
    notice = (market.folder / "pay_bands_NOTICE.txt").read_text(encoding="utf-8")
    assert " ".join(shown.split()).count(" ".join(notice.split())) == 1


def test_that_version_and_day_of_the_data_are_said(market: Snapshot) -> None:
    shown = texts(market)
    assert planner.__version__ in shown
    assert Formatter("en").date_long(market.as_of) in shown


def test_that_a_pack_without_notices_has_none(market: Snapshot, tmp_path: Path) -> None:
    blocks = about(replace(market, folder=tmp_path), Formatter("en"))
    assert not [b for b in blocks if isinstance(b, Heading) and b.text.endswith(".txt")]


def test_that_every_language_has_the_heading_the_data_page_leads_to(market: Snapshot) -> None:
    for language in LANGUAGES:
        with speaking(language):
            headings = [
                b.text for b in about(market, Formatter(language)) if isinstance(b, Heading)
            ]
            assert headings.count(data_heading()) == 1
