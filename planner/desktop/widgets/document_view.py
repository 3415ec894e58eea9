"""A text to read in the window's type and colors; all of it can be selected and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_document import Block, Heading, Paragraph, TextTable
from planner.desktop.widgets.canvas import font_of
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars

_MARGIN = 16
_LINE_HEIGHT = 140
"""Percent of the font's own."""
_ROLES = {1: FontRole.INSPECTOR_TITLE, 2: FontRole.TITLE}


class DocumentView(QTextEdit):
    """Shows blocks, from left to right where they are English whatever the window's direction."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, is_left_to_right: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: tuple[Block, ...] = ()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # all of it wraps
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        use_slim_scroll_bars(self, theme)
        if is_left_to_right:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            option = self.document().defaultTextOption()
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
            self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(0)
        theme.theme_changed.connect(self._on_theme_changed)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is on show."""
        return self._blocks

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show another text, from its beginning."""
        if tuple(blocks) != self._blocks:
            self._blocks = tuple(blocks)
            self._write()

    def go_to(self, heading: str) -> None:
        """Bring a heading to the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - 8)
                return
            block = block.next()

    def _write(self) -> None:
        document = self.document()
        document.clear()
        frame = QTextFrameFormat()
        frame.setLeftMargin(_MARGIN)
        frame.setRightMargin(_MARGIN)
        frame.setTopMargin(12)
        frame.setBottomMargin(_MARGIN)
        document.rootFrame().setFrameFormat(frame)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, block in enumerate(self._blocks):
            match block:
                case Heading():
                    self._write_heading(cursor, block, is_first=not number)
                case Paragraph():
                    self._write_paragraph(cursor, block, is_first=not number)
                case TextTable():
                    self._write_table(cursor, block)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_heading(self, cursor: QTextCursor, heading: Heading, *, is_first: bool) -> None:
        above = 0 if is_first else 18 if heading.level <= 2 else 12
        form = self._block(above=above, below=6)
        form.setHeadingLevel(heading.level)  # tells assistive technology what it is
        self._begin(cursor, form, is_first=is_first)
        role = _ROLES.get(heading.level, FontRole.SECTION)
        cursor.insertText(heading.text, self._look(role, "t1"))

    def _write_paragraph(
        self, cursor: QTextCursor, paragraph: Paragraph, *, is_first: bool
    ) -> None:
        form = self._block(above=0, below=4 if paragraph.is_item else 8)
        if paragraph.is_item:
            form.setLeftMargin(14)
            form.setTextIndent(-12)
        self._begin(cursor, form, is_first=is_first)
        if paragraph.is_item:
            cursor.insertText("•  ", self._look(FontRole.BODY, "t3"))
        for span in paragraph.spans:
            role = FontRole.NAME if span.is_strong or span.is_code else FontRole.BODY
            cursor.insertText(span.text, self._look(role, "t1" if span.is_strong else "t2"))

    def _write_table(self, cursor: QTextCursor, table: TextTable) -> None:
        form = QTextTableFormat()
        form.setBorderCollapse(True)
        form.setBorder(0)
        form.setCellPadding(4)
        form.setHeaderRowCount(1)
        form.setTopMargin(4)
        form.setBottomMargin(12)
        form.setWidth(QTextLength())
        written = cursor.insertTable(len(table.rows) + 1, len(table.header), form)
        line = self._theme.tokens.grid
        for number, row in enumerate((table.header, *table.rows)):
            role = FontRole.HEADER if not number else FontRole.BODY
            for column, text in enumerate(row):
                cell = written.cellAt(number, column)
                look = cell.format().toTableCellFormat()
                look.setLeftPadding(0 if not column else 10)
                look.setRightPadding(10)
                look.setBottomBorder(1)
                look.setBottomBorderBrush(line)
                look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                cell.setFormat(look)
                inside = cell.firstCursorPosition()
                block = QTextBlockFormat()
                block.setAlignment(
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
                    if column in table.to_right
                    else Qt.AlignmentFlag.AlignLeading
                )
                inside.setBlockFormat(block)
                inside.insertText(text, self._look(role, "t2" if not number else "t1"))
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _begin(self, cursor: QTextCursor, form: QTextBlockFormat, *, is_first: bool) -> None:
        if is_first:
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form)

    def _block(self, *, above: int, below: int) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setBottomMargin(below)
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        form.setLineHeight(_LINE_HEIGHT, kind.value)
        return form

    def _look(self, role: FontRole, color: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(font_of(role))
        look.setForeground(self._theme.tokens.color(color))
        return look

    def _on_theme_changed(self) -> None:
        place = self.verticalScrollBar().value()
        self._write()
        self.verticalScrollBar().setValue(place)
