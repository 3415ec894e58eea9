"""A posting as a Word document with real headings and lists, from right to left where it is so."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor

from planner.localization.postings.posting_text import PostingText

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Of its properties: a reader learns from them when it is posted, not when it was written."""
_SIZES = {"Normal": 11, "Title": 20, "Heading 1": 13, "List Bullet": 11}
_FONT, _ARABIC_FONT = "Calibri", "Arial"
_INK = RGBColor(0x1B, 0x1B, 0x19)
_SPELLING = {"en": "en-US", "de": "de-DE", "ar": "ar-SA"}


def posting_word(text: PostingText) -> bytes:
    """Return a posting as a DOCX file on A4, in the styles Title, Heading 1 and List Bullet."""
    document = docx.Document()
    _set_up(document, text)
    _add(document, text.title, "Title", text)
    _add(document, " · ".join(text.facts), "Normal", text)
    for section in text.sections:
        _add(document, section.heading, "Heading 1", text)
        for paragraph in section.paragraphs:
            _add(document, paragraph, "Normal", text)
        for point in section.points:
            _add(document, point, "List Bullet", text)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: "Document", text: PostingText) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.3)
    properties = document.core_properties
    properties.title, properties.author = text.title[:250], "Global Hiring Planner"
    properties.language, properties.comments = text.language, ""
    properties.created = properties.modified = _NO_DAY
    for name, size in _SIZES.items():
        _set_style(document.styles[name], size, text)


def _set_style(style: "ParagraphStyle", size: int, text: PostingText) -> None:
    style.font.size = Pt(size)
    style.font.name = _FONT
    style.font.color.rgb = _INK
    look = style.element.get_or_add_rPr()
    fonts = look.get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)  # a theme's font would go first
    fonts.set(qn("w:hAnsi"), _FONT)
    fonts.set(qn("w:cs"), _ARABIC_FONT)
    half_points = OxmlElement("w:szCs")
    half_points.set(qn("w:val"), str(2 * size))
    spelling = OxmlElement("w:lang")
    spelling.set(qn("w:bidi" if text.is_right_to_left else "w:val"), _SPELLING[text.language])
    for element in (half_points, spelling):
        for old in look.findall(element.tag):
            look.remove(old)
        look.append(element)
    form = style.paragraph_format
    form.space_after = Pt(2 if style.name == "List Bullet" else 4)
    if style.name == "Heading 1":
        form.space_before = Pt(14)
        form.keep_with_next = True


def _add(document: "Document", words: str, style: str, text: PostingText) -> None:
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(words)
    if text.is_right_to_left:
        _turn(paragraph)
        run.font.rtl = True


def _turn(paragraph: "Paragraph") -> None:
    """Let a paragraph run from right to left; its beginning is then at the right."""
    turned = OxmlElement("w:bidi")
    paragraph._p.get_or_add_pPr().append(turned)  # noqa: SLF001 -- the library has no name for it
