"""What the card of a market figure says: value, own figure, grade, method and sources."""

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.evidence import CitedSource, Evidence
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.own_figure_form import OwnFigureForm
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.painting import GRADE_SIDE, paint_grade
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.provenance import Grade

CARD_PADDING = 14
"""Pixels between the edges of a card and what it says."""

_AFTER_SEPARATOR = re.compile(r"(?<=[,;،؛]) ")
_SHORT_PART = 28


class GradeMark(PaintedWidget):
    """A grade's letter in its shape."""

    def __init__(self, theme: Theme, grade: Grade, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._grade = grade
        self.setFixedSize(QSize(int(GRADE_SIDE), int(GRADE_SIDE)))
        self.describe(_("Grade {grade}").format(grade=grade.value), "")

    def paint(self, canvas: Canvas) -> None:
        """Paint the letter."""
        paint_grade(canvas, 0, self._grade)


class OwnMark(PaintedWidget):
    """The dot that stands before a figure of the user's own."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setFixedSize(QSize(8, 18))
        self.describe(_("Own figure"), "")

    def paint(self, canvas: Canvas) -> None:
        """Paint the dot."""
        canvas.dot(3, canvas.height / 2, 2.5, canvas.tokens.acc)


class EvidenceBody(QWidget):
    """All a card says of one figure; with a form, that in place of method and sources.

    Signals:
        close_requested: The card is to be closed.
    """

    close_requested = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, evidence: Evidence, form: OwnFigureForm | None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._evidence = evidence
        self._form = form
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_PADDING, 10, CARD_PADDING, 12)
        column.setSpacing(6)
        self._add_heading(column)
        self._add_own(column)
        self._add_ground(column)
        self._add_form(column)
        for source in evidence.sources if form is None else ():
            column.addWidget(Hairline(theme))
            self._add_source(column, source)
        column.addStretch()

    def _add_heading(self, column: QVBoxLayout) -> None:
        top = QHBoxLayout()
        top.addWidget(self._text(self._evidence.figure, FontRole.CELL, "t2"), 1)
        close = Button(self._theme, self._icons, kind=ButtonKind.QUIET, icon_name="x")
        close.setAccessibleName(_("Close (Esc)"))
        close.setToolTip(_("Close (Esc)"))
        close.clicked.connect(self._on_close_clicked)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        row = QHBoxLayout()
        row.setSpacing(4)
        if self._evidence.own is not None:
            row.addWidget(OwnMark(self._theme, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text(_kept_whole(self._evidence.value), FontRole.SECTION, "t1"), 1)
        column.addLayout(row)

    def _add_own(self, column: QVBoxLayout) -> None:
        own = self._evidence.own
        if own is None:
            return
        signed = listed(part for part in (own.author, own.day) if part)
        given = _("Own figure: {signed}").format(signed=signed) if signed else _("Own figure")
        column.addWidget(self._text(given, FontRole.CAPTION, "acc_text"))
        if own.why:
            column.addWidget(self._text(own.why, FontRole.CELL, "t2"))
        if own.published:
            published = _("Published: {value}").format(value=own.published)
            column.addWidget(self._text(published, FontRole.CELL, "t1"))
        if own.has_moved:
            moved = _("The published figure moved since. Look at yours again.")
            column.addWidget(self._text(moved, FontRole.CELL, "warn"))

    def _add_ground(self, column: QVBoxLayout) -> None:
        shown = self._evidence
        if shown.grade is not None:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(GradeMark(self._theme, shown.grade, self))
            row.addWidget(self._text(shown.meaning, FontRole.CELL, "t1"), 1)
            column.addLayout(row)
        as_of = _("as of {day}").format(day=shown.as_of) if shown.as_of else ""
        facts = " · ".join(part for part in (as_of, shown.observations) if part)
        if facts:
            column.addWidget(self._text(facts, FontRole.CELL, "t2"))
        if shown.method and self._form is None:
            column.addWidget(self._text(shown.method, FontRole.CELL, "t2"))

    def _add_source(self, column: QVBoxLayout, source: CitedSource) -> None:
        column.addWidget(self._text(source.title, FontRole.NAME, "t1"))
        published = " · ".join(part for part in (source.publisher, source.licence) if part)
        column.addWidget(self._text(published, FontRole.CAPTION, "t2"))
        for text in (source.caveats, source.attribution):
            if text:
                column.addWidget(self._text(text, FontRole.CAPTION, "t3"))

    def _add_form(self, column: QVBoxLayout) -> None:
        if self._form is not None:
            column.addWidget(Hairline(self._theme))
            column.addWidget(self._form)
            self._form.show()

    def _text(self, text: str, role: FontRole, color: str) -> Label:
        label = Label(self._theme, role, color, text)
        label.setWordWrap(True)
        return label

    def _on_close_clicked(self) -> None:
        self.close_requested.emit()


def _kept_whole(value: str) -> str:
    """Return a value that wraps only between its parts: a name stays beside its number."""
    parts = _AFTER_SEPARATOR.split(value)
    return " ".join(
        part.replace(" ", "\u00a0") if len(part) <= _SHORT_PART else part for part in parts
    )
