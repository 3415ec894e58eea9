"""How cells look, each combination made once: blue inputs, black formulas, green links."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Literal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

FONT = "Calibri"
FONT_SIZE = 10
INPUT_TAB_COLOR = "#3355CC"
_BLUE = "#0000FF"
_GREEN = "#00703C"
_INK = "#1C1C1A"
_QUIET = "#6B6A64"
_HEADING_FILL = "#E7ECF9"
_HEADING_INK = "#1E3A8A"
_INPUT_FILL = "#FFF8DC"
_RULE = "#B8B7B0"
_ALERT = "#B42318"
_ALERT_FILL = "#FDECEA"
_NOTICE = "#9A6700"
_BY_CONTENT, _LEFT_TO_RIGHT, _RIGHT_TO_LEFT = 0, 1, 2
"""Reading orders of a cell, as the file format numbers them."""

DATA_BAR = {
    "type": "data_bar",
    "bar_color": "#B9C7F0",
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
}
"""The marking of shares: a bar as long as they are."""

Properties = Mapping[str, Any]


Align = Literal["", "start", "end", "number"]


class Look(Enum):
    """The kinds of cells."""

    TEXT = "text"
    WRAPPED = "wrapped"
    FOREIGN = "foreign"
    """Wrapped text that runs from left to right in any workbook."""
    QUIET = "quiet"
    TITLE = "title"
    SECTION = "section"
    HEADING = "heading"
    BLOCK = "block"
    """The first row of a seat's block."""
    INPUT = "input"
    """A figure to change."""
    DEFAULT = "default"
    """A formula that may be typed over by a figure of one's own."""
    FACT = "fact"
    """A figure of the market data or a rule: typed in, but not for changing here."""
    FORMULA = "formula"
    LINK = "link"
    """A formula that only fetches from another sheet."""

    # Every cell asks for its format by its look; an enumeration's own hash is that of the name.
    __hash__ = object.__hash__


_LOOKS: Mapping[Look, Properties] = {
    Look.TEXT: {"font_color": _INK},
    Look.WRAPPED: {"font_color": _INK, "text_wrap": True, "valign": "top"},
    Look.FOREIGN: {"font_color": _INK, "text_wrap": True, "valign": "top"},
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
    Look.DEFAULT: {"font_color": "#000000", "bg_color": _INPUT_FILL, "locked": False},
    Look.FACT: {"font_color": _BLUE, "valign": "top"},
    Look.FORMULA: {"font_color": "#000000"},
    Look.LINK: {"font_color": _GREEN},
}


_COMPUTED = frozenset({Look.DEFAULT, Look.FORMULA, Look.LINK})
_FLUSH = frozenset({Look.TITLE, Look.SECTION})
_WORDS = frozenset(
    {
        Look.TEXT,
        Look.WRAPPED,
        Look.FOREIGN,
        Look.QUIET,
        Look.TITLE,
        Look.SECTION,
        Look.HEADING,
        Look.BLOCK,
    }
)


_Key = tuple[Look, str, bool, bool, Align]
"""Look, number format, bold, total, alignment."""


class Styles:
    """The formats of one workbook.

    Text begins a little inside its cell, on the side where the language begins; numbers stand on
    the right in every language.
    """

    def __init__(self, workbook: Workbook, *, right_to_left: bool = False) -> None:
        self._workbook = workbook
        self._start, self._end = ("right", "left") if right_to_left else ("left", "right")
        self._reading_order = _RIGHT_TO_LEFT if right_to_left else _BY_CONTENT
        self._made: dict[_Key, Format] = {}

    def __call__(
        self,
        look: Look,
        number_format: str = "General",
        *,
        bold: bool = False,
        total: bool = False,
        align: Align = "",
    ) -> Format:
        """Return the format of a look.

        Args:
            look: The kind of cell.
            number_format: How its number is written.
            bold: Whether it stands out.
            total: Whether it begins or sums a block: bold, with a rule on top.
            align: ``start`` or ``end`` of a line in the language, or ``number`` (on the right in
                all); empty for what suits the look.
        """
        align = align or ("start" if look in _WORDS else "")
        key: _Key = (look, number_format, bold or total, total, align)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._workbook.add_format(self._properties(key))
        return made

    def sample(self, look: Look) -> Format:
        """Return how a look appears in a legend: never a cell to change."""
        key: _Key = (look, "General", False, False, "start")
        return self._workbook.add_format({**self._properties(key), "locked": True})

    def typed_in(self, style: Format) -> Format:
        """Return the format of a figure that stands where a formula of some format would."""
        for key, made in self._made.items():
            if made is style and key[0] in _COMPUTED:
                _look, number_format, bold, total, align = key
                return self(Look.FACT, number_format, bold=bold, total=total, align=align)
        return style

    def alert(self, *, filled: bool = False) -> Format:
        """Return the marking of cells that ask for a look, with a ground of their own if filled."""
        properties: dict[str, Any] = {"font_color": _ALERT, "bold": True}
        if filled:
            properties |= {"bg_color": _ALERT_FILL}
        return self._workbook.add_format(properties)

    def notice(self) -> Format:
        """Return the marking of cells that somebody may want to look at."""
        return self._workbook.add_format({"font_color": _NOTICE, "bold": True})

    def settled(self) -> Format:
        """Return the marking of cells that nobody has to look at any more."""
        return self._workbook.add_format({"font_color": _QUIET})

    def _properties(self, key: _Key) -> Properties:
        look, number_format, bold, total, align = key
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
        if align == "start":
            properties |= {"align": self._start, "indent": 0 if look in _FLUSH else 1}
            is_foreign = look is Look.FOREIGN
            properties["reading_order"] = _LEFT_TO_RIGHT if is_foreign else self._reading_order
        elif align == "end":
            properties |= {"align": self._end, "reading_order": self._reading_order}
        elif align == "number":
            properties["align"] = "right"
        return properties
