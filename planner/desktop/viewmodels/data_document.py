"""A text to read, as blocks: headings, paragraphs, lists and tables; parsed from plain Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_HEADING = re.compile(r"(#{1,6})\s+(.+)")
_ITEM = re.compile(r"[-*]\s+(.+)")
_TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_SPAN = re.compile(r"\*\*(?P<strong>.+?)\*\*|`(?P<code>[^`]+)`")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one look."""

    text: str
    is_strong: bool = False
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the document's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or one item of a list."""

    spans: tuple[Span, ...]
    is_item: bool = False

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table; numbers of columns in ``to_right`` stand right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    to_right: frozenset[int] = frozenset()


Block = Heading | Paragraph | TextTable


def parse_markdown(text: str) -> tuple[Block, ...]:
    """Read headings, paragraphs, lists, tables, bold and code; all else stays as it is written.

    Nothing is taken for HTML, for a link or for an image: the text of a data pack is only read.
    """
    return tuple(_blocks(text.splitlines()))


def section(blocks: Iterable[Block], title: str) -> tuple[Block, ...]:
    """Return the blocks from the second-level heading of a title to the next one."""
    found: list[Block] = []
    is_inside = False
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            is_inside = block.level == 2 and block.text == title
        if is_inside:
            found.append(block)
    return tuple(found)


def section_titles(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the titles of the second-level headings."""
    return tuple(block.text for block in blocks if isinstance(block, Heading) and block.level == 2)


def spans_of(text: str) -> tuple[Span, ...]:
    """Split a text into runs of one look."""
    spans, last = [], 0
    for match in _SPAN.finditer(text):
        spans.append(Span(text[last : match.start()]))
        strong, code = match["strong"], match["code"]
        spans.append(Span(strong or code, is_strong=bool(strong), is_code=bool(code)))
        last = match.end()
    spans.append(Span(text[last:]))
    return tuple(span for span in spans if span.text)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if not line:
            at += 1
        elif heading := _HEADING.fullmatch(line):
            yield Heading(len(heading[1]), heading[2].strip())
            at += 1
        elif _begins_table(lines, at):
            end = _end_of_table(lines, at)
            yield _table(lines[at:end])
            at = end
        else:
            end = _end_of_paragraph(lines, at)
            yield _paragraph([each.strip() for each in lines[at:end]])
            at = end


def _begins_table(lines: Sequence[str], at: int) -> bool:
    is_row = lines[at].lstrip().startswith("|") and at + 1 < len(lines)
    return is_row and _TABLE_RULE.fullmatch(lines[at + 1].strip()) is not None


def _end_of_table(lines: Sequence[str], at: int) -> int:
    end = at + 2
    while end < len(lines) and lines[end].lstrip().startswith("|"):
        end += 1
    return end


def _end_of_paragraph(lines: Sequence[str], at: int) -> int:
    end = at + 1
    while end < len(lines) and not _ends_paragraph(lines, end):
        end += 1
    return end


def _ends_paragraph(lines: Sequence[str], at: int) -> bool:
    line = lines[at].strip()
    begins_other = _HEADING.fullmatch(line) or _ITEM.fullmatch(line)
    return not line or begins_other is not None or _begins_table(lines, at)


def _paragraph(lines: Sequence[str]) -> Paragraph:
    item = _ITEM.fullmatch(lines[0])
    words = [item[1], *lines[1:]] if item is not None else lines
    return Paragraph(spans_of(" ".join(words)), is_item=item is not None)


def _table(lines: Sequence[str]) -> TextTable:
    header = _cells(lines[0])
    rules = _cells(lines[1])
    rows = (_cells(line) for line in lines[2:])
    width = len(header)
    return TextTable(
        header,
        tuple((*row, *[""] * width)[:width] for row in rows),
        frozenset(
            place for place, rule in enumerate(rules) if rule.endswith(":") and place < width
        ),
    )


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL_BREAK.split(inner))
