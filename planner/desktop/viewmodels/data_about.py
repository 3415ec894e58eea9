"""What the program says about itself: version, data, and what every license asks to be said."""

from importlib.metadata import PackageNotFoundError, version

import planner
from planner.desktop.viewmodels.data_document import (
    Block,
    Heading,
    Paragraph,
    Span,
    TextTable,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import left_to_right
from planner.locations import resources_folder
from planner.market.provenance import Source
from planner.market.snapshot import Snapshot

LIBRARIES = (
    ("PySide6-Essentials", "PySide6, Qt", "LGPL-3.0"),
    ("babel", "Babel", "BSD-3-Clause"),
    ("highspy", "HiGHS", "MIT"),
    ("holidays", "holidays", "MIT"),
    ("icalendar", "icalendar", "BSD-2-Clause"),
    ("msoffcrypto-tool", "msoffcrypto-tool", "MIT"),
    ("numpy", "NumPy", "BSD-3-Clause"),
    ("platformdirs", "platformdirs", "MIT"),
    ("python-docx", "python-docx", "MIT"),
    ("pytz", "pytz", "MIT"),
    ("XlsxWriter", "XlsxWriter", "BSD-2-Clause"),
)
"""Each library the program stands on: its distribution, its name and its license."""

_FONTS = (
    ("Inter", "SIL Open Font License 1.1"),
    ("Noto Sans Arabic", "SIL Open Font License 1.1"),
    ("Phosphor Icons", "MIT"),
)
_MOST_NOTICE_BYTES = 100_000


def data_heading() -> str:
    """Return the heading of what the data's licenses ask for."""
    return _("Data")


def about(market: Snapshot, formatter: Formatter) -> tuple[Block, ...]:
    """Return the text: the program, the data with its attributions, fonts and libraries.

    Args:
        market: The data in use, with its sources and the notices that lie in its folder.
        formatter: Writes days.
    """
    as_of = formatter.date_long(market.as_of)
    return (
        Heading(1, _("Global Hiring Planner")),
        _plain(_("Version {version}.").format(version=planner.__version__)),
        _plain(_("Market data as of {date}.").format(date=as_of)),
        _plain(
            _(
                "The program is free software under the MIT license. It works offline; nothing "
                "leaves this computer."
            )
        ),
        Heading(2, data_heading()),
        _plain(
            _(
                "Each source keeps its own license. Where you use its figures elsewhere, name it "
                "as it asks."
            )
        ),
        *(block for source in _by_title(market) for block in _source_blocks(source)),
        *_notices(market),
        Heading(2, _("Fonts and icons")),
        TextTable((_("Name"), _("License")), _FONTS),
        _plain(
            _("The full texts lie beside the fonts in {folder}").format(
                folder=left_to_right(resources_folder() / "fonts")
            )
        ),
        Heading(2, _("Libraries")),
        TextTable(
            (_("Name"), _("Version"), _("License")),
            tuple((name, _version(package), terms) for package, name, terms in LIBRARIES),
        ),
    )


def _plain(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def _by_title(market: Snapshot) -> list[Source]:
    return sorted(market.sources.values(), key=lambda source: source.title.casefold())


def _source_blocks(source: Source) -> tuple[Block, ...]:
    terms = _("{publisher}. License: {license}").format(
        publisher=source.publisher.rstrip("."), license=source.licence
    )
    blocks: list[Block] = [Heading(3, source.title), _plain(terms)]
    blocks.append(Paragraph((Span(source.attribution, is_strong=True),)))
    if source.caveats:
        blocks.append(_plain(source.caveats))
    return tuple(blocks)


def _notices(market: Snapshot) -> tuple[Block, ...]:
    """Return the notices that lie beside tables, word for word, as their licenses ask."""
    blocks: list[Block] = []
    for path in sorted(market.folder.glob("*_NOTICE.txt")):
        try:
            if not path.is_file() or path.stat().st_size > _MOST_NOTICE_BYTES:
                continue
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        blocks.append(Heading(3, path.name))
        blocks += [_plain(" ".join(part.split())) for part in text.split("\n\n") if part.strip()]
    return tuple(blocks)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a bundle leaves it out
        return ""
