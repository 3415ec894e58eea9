"""How cells look, each combination made once: blue inputs, black formulas, green links."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

FONT = "Calibri"
FONT_SIZE = 10
_BLUE = "#0000FF"
_GREEN = "#00703C"
_INK = "#1C1C1A"
_QUIET = "#6B6A64"
_HEADING_FILL = "#E7ECF9"
_HEADING_INK = "#1E3A8A"
_INPUT_FILL = "#FFF8DC"
_RULE = "#B8B7B0"
_ALERT = "#B42318"

Properties = Mapping[str, Any]


class Look(Enum):
    """The kinds of cells."""

    TEXT = "text"
    WRAPPED = "wrapped"
    QUIET = "quiet"
    TITLE = "title"
    SECTION = "section"
    HEADING = "heading"
    BLOCK = "block"
    """The first row of a seat's block."""
    INPUT = "input"
    """A figure to change."""
    FACT = "fact"
    """A figure of the market data or a rule: typed in, but not for changing here."""
    FORMULA = "formula"
    LINK = "link"
    """A formula that only fetches from another sheet."""


_LOOKS: Mapping[Look, Properties] = {
    Look.TEXT: {"font_color": _INK},
    Look.WRAPPED: {"font_color": _INK, "text_wrap": True, "valign": "top"},
    Look.QUIET: {"font_color": _QUIET},
    Look.TITLE: {"font_color": _INK, "bold": True, "font_size": 16},
    Look.SECTION: {"font_color": _HEADING_INK, "bold": True, "font_size": 12},
    Look.HEADING: {
        "font_color": _HEADING_INK,
        "bold": True,
        "bg_color": _HEADING_FILL,
        "text_wrap": True,
        "valign": "vcenter",
        "bottom": 1,
        "bottom_color": _RULE,
    },
    Look.BLOCK: {"font_color": _INK, "bold": True, "top": 1, "top_color": _RULE},
    Look.INPUT: {"font_color": _BLUE, "bg_color": _INPUT_FILL, "locked": False},
    Look.FACT: {"font_color": _BLUE},
    Look.FORMULA: {"font_color": "#000000"},
    Look.LINK: {"font_color": _GREEN},
}


class Styles:
    """The formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[object, ...], Format] = {}

    def __call__(
        self,
        look: Look,
        number_format: str = "General",
        *,
        bold: bool = False,
        total: bool = False,
        align: str = "",
    ) -> Format:
        """Return the format of a look.

        Args:
            look: The kind of cell.
            number_format: How its number is written.
            bold: Whether it stands out.
            total: Whether it sums what is above it: bold, with a rule on top.
            align: ``left``, ``right`` or ``center``; empty for what the content suggests.
        """
        key = (look, number_format, bold, total, align)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(look, number_format, bold or total, total, align)
        return made

    def alert(self) -> Format:
        """Return the marking of cells that ask for a look."""
        return self._workbook.add_format({"font_color": _ALERT, "bold": True})

    def _make(self, look: Look, number_format: str, bold: bool, total: bool, align: str) -> Format:  # noqa: FBT001, PLR0913 -- private, called from one place
        properties: dict[str, Any] = {
            "font_name": FONT,
            "font_size": FONT_SIZE,
            "num_format": number_format,
            **_LOOKS[look],
        }
        if bold:
            properties["bold"] = True
        if total:
            properties |= {"top": 1, "top_color": _RULE}
        if align:
            properties["align"] = align
        return self._workbook.add_format(properties)
