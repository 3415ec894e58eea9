"""The inspector's page about one seat."""

from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.figures import Section
from planner.desktop.viewmodels.seat_inspection import SeatInspection
from planner.desktop.viewmodels.seat_sections import DETAILS
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.day_ruler import DayRuler
from planner.desktop.widgets.field import Field, Hairline
from planner.desktop.widgets.figure_list import FigureList
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.painting import (
    paint_country_chip,
    paint_local_money,
    paint_status_chip,
    status_chip_width,
)
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.sentence_list import SentenceList
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.localization.messages import _
from planner.localization.running_text import listed

if TYPE_CHECKING:  # the form waits until the first seat is shown
    from planner.desktop.pages.plan_page.seat_form import SeatForm

EVIDENCE_SECTIONS = 4
"""At most: pay band, pool, terms, restrictions."""
HIRING_SECTIONS = 2
"""When the seat is expected to fill, and what that depends on."""
_PADDING = 16.0
_HEIGHT = 108
_SIGHT_MARGIN = 90
"""Around a field that is gone to, so that its heading shows too."""


class SeatHeading(PaintedWidget):
    """A seat's title, place and two moneys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._seat: SeatInspection | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_seat(self, seat: SeatInspection) -> None:
        """Show another seat."""
        if seat == self._seat:
            return
        self._seat = seat
        parts = (seat.subtitle, seat.place.city, seat.facts, str(seat.base_pay), seat.loaded_cost)
        self.describe(seat.title, listed(part for part in parts if part))
        self.setToolTip(seat.title)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        has_subtitle = self._seat is not None and self._seat.subtitle
        return QSize(240, _HEIGHT + (18 if has_subtitle else 0))

    def minimumSizeHint(self) -> QSize:
        """Keep all lines in sight."""
        return QSize(160, self.sizeHint().height())

    def paint(self, canvas: Canvas) -> None:
        """Paint the lines."""
        seat = self._seat
        if seat is None:
            return
        tokens = canvas.tokens
        inner = canvas.within(_PADDING, 0, canvas.width - 2 * _PADDING, canvas.height)
        title = inner.box(0, 0, inner.width, 24)
        inner.text(title, seat.title, FontRole.INSPECTOR_TITLE, tokens.t1)
        top = 26.0
        if seat.subtitle:
            box = inner.box(0, top, inner.width, 18)
            inner.text(box, seat.subtitle, FontRole.CELL, tokens.t2)
            top += 18
        self._paint_place(inner.within(0, top, inner.width, 20), seat)
        self._paint_moneys(inner, seat, top + 32)

    def _paint_place(self, canvas: Canvas, seat: SeatInspection) -> None:
        x = paint_country_chip(canvas, 0, seat.place.code) if seat.place.code else 0.0
        text = " · ".join(part for part in (seat.place.city, seat.facts) if part)
        box = canvas.box(x, 0, canvas.width - x, canvas.height)
        canvas.text(box, text, FontRole.BODY, canvas.tokens.t2)

    def _paint_moneys(self, canvas: Canvas, seat: SeatInspection, top: float) -> None:
        tokens = canvas.tokens
        half = canvas.width / 2
        if seat.base_pay.text:
            left = canvas.box(0, top, half, 16)
            canvas.text(left, _("Base, local"), FontRole.CAPTION, tokens.t2)
        right = canvas.box(half, top, half, 16)
        canvas.text(right, _("Fully loaded, per year"), FontRole.CAPTION, tokens.t2, Align.TRAILING)
        width = text_width(seat.base_pay.text, FontRole.SECTION) + 1
        if seat.base_pay.code:
            width += text_width(seat.base_pay.code, FontRole.CODE) + 6
        money = canvas.within(0, top + 17, width, 20)
        paint_local_money(money, seat.base_pay, tokens.t1, FontRole.SECTION)
        loaded = canvas.box(half, top + 17, half, 20)
        canvas.text(loaded, seat.loaded_cost, FontRole.SECTION, tokens.t1, Align.TRAILING)


class SeatTag(PaintedWidget):
    """A seat's ID and status."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._id = ""
        self._status = ""
        self._tone = Tone.NEUTRAL
        self.setMinimumSize(QSize(80, 28))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tag(self, seat_id: str, status: str, tone: Tone) -> None:
        """Show another seat's."""
        if (seat_id, status, tone) != (self._id, self._status, self._tone):
            self._id, self._status, self._tone = seat_id, status, tone
            self.describe(listed(part for part in (seat_id, status) if part), "")
            self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint ID and chip."""
        box = canvas.box(0, 0, canvas.width, canvas.height)
        taken = canvas.text(box, self._id, FontRole.CAPTION, canvas.tokens.t2)
        if not self._status:
            return
        width = status_chip_width(self._status)
        chip = canvas.within(taken + 9, 0, min(width, canvas.width - taken - 9), canvas.height)
        paint_status_chip(chip, 0, self._status, self._tone)


class SeatPanel(QWidget):
    """Shows a ``SeatInspection``, and the form that edits what it is about.

    Signals:
        posting_requested: Show the position's job description.
        duplicate_requested: Duplicate the seat.
        remove_requested: Remove the seat.
        close_requested: Show nothing of the seat any more.
        message_raised: Why something typed or chosen was not taken.
        edit_explained: What an edit changed beyond what was typed.
        section_folded: A section's key and whether it is folded now.
        evidence_requested: The ``Evidence`` of a figure, and where it stands on the screen.
    """

    posting_requested = Signal()
    duplicate_requested = Signal()
    remove_requested = Signal()
    close_requested = Signal()
    message_raised = Signal(str)
    edit_explained = Signal(str)
    section_folded = Signal(str, bool)
    evidence_requested = Signal(object, QRect)

    def __init__(self, theme: Theme, icons: Icons, make_form: "Callable[[], SeatForm]") -> None:
        super().__init__()
        self._make_form = make_form
        self._form: SeatForm | None = None
        self._opened = {DETAILS: True}
        self._tag = SeatTag(theme)
        self._heading = SeatHeading(theme)
        self.posting = _tool(theme, icons, "file-text", _("Job description (Ctrl+J)"))
        self.posting.clicked.connect(self._on_posting)
        self.duplicate = _tool(theme, icons, "copy", _("Duplicate (Ctrl+D)"))
        self.remove = _tool(theme, icons, "trash", _("Remove (Del)"))
        self.close_button = _tool(theme, icons, "x", _("Close the inspector (I)"))
        self.duplicate.clicked.connect(self._on_duplicate)
        self.remove.clicked.connect(self._on_remove)
        self.close_button.clicked.connect(self._on_close)
        self.problems = SentenceList(theme, icons)
        self.ruler = DayRuler(theme)
        self.cost, self.one_off, self.not_in_total, self.case, self.dates = (
            FigureList(theme) for _number in range(5)
        )
        self.evidence = tuple(FigureList(theme) for _number in range(EVIDENCE_SECTIONS))
        self.hiring = tuple(FigureList(theme) for _number in range(HIRING_SECTIONS))
        for figures in (self.cost, self.not_in_total, *self.evidence, *self.hiring):
            figures.evidence_requested.connect(self.evidence_requested)
        self._ruled: list[tuple[QWidget, QWidget]] = []
        self._revealed: QWidget | None = None
        self._lay_out(theme)

    @property
    def form(self) -> "SeatForm":
        """What edits the seats, made when the first of them is shown."""
        if self._form is None:
            self._form = form = self._make_form()
            for key, is_open in self._opened.items():
                form.sections[key].open(is_open=is_open)
            form.message_raised.connect(self.message_raised)
            form.edit_explained.connect(self.edit_explained)
            form.folded.connect(self.section_folded)
            form.rebuilt.connect(self._on_rebuilt)
            self._content.insertWidget(self._form_at, form)
            self._on_rebuilt()
        return self._form

    def open_sections(self, opened: Mapping[str, bool]) -> None:
        """Say which sections are open when the form is made."""
        self._opened = dict(opened)

    def show_seat(self, seat: SeatInspection) -> None:
        """Show a seat; sections without content are left out."""
        self._tag.show_tag(seat.seat_id, seat.status, seat.status_tone)
        self._heading.show_seat(seat)
        self.posting.setVisible(seat.is_position)
        self.duplicate.setVisible(seat.is_position)
        self.problems.show_sentences(seat.problems)
        self._show(self.problems, is_shown=bool(seat.problems))
        for figures, section in (
            (self.cost, seat.cost),
            (self.one_off, seat.one_off),
            (self.not_in_total, seat.not_in_total),
            (self.case, seat.case),
            (self.dates, seat.dates),
        ):
            self._show_section(figures, section)
        for lists, sections in ((self.evidence, seat.evidence), (self.hiring, seat.hiring)):
            for figures, told in zip_longest(lists, sections):
                self._show_section(figures, told)
        if seat.working_day is not None:
            self.ruler.show_day(seat.working_day)
        self._show(self.ruler, is_shown=seat.working_day is not None)

    def reveal(self, key: str) -> None:
        """Open the section of a field, go to it and bring it into sight."""
        self._revealed = self.form.open_field(key)
        self._revealed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, self, self._bring_into_sight)  # once it has its place

    def _bring_into_sight(self) -> None:
        if self._revealed is not None:
            self._area.ensureWidgetVisible(self._revealed, 0, _SIGHT_MARGIN)

    def _show_section(self, figures: FigureList, section: Section | None) -> None:
        if section is not None:
            figures.show_section(section)
        self._show(figures, is_shown=section is not None)

    def _show(self, widget: QWidget, *, is_shown: bool) -> None:
        for ruled, rule in self._ruled:
            if ruled is widget:
                ruled.setVisible(is_shown)
                rule.setVisible(is_shown)

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 10, 4)
        top.setSpacing(0)
        top.addWidget(self._tag, 1)
        for button in (self.posting, self.duplicate, self.remove, self.close_button):
            top.addWidget(button)
        body = QWidget()
        content = QVBoxLayout(body)
        content.setContentsMargins(0, 0, 0, 12)
        content.setSpacing(0)
        content.addWidget(self._heading)
        self._add_ruled(content, theme, (self.problems,))
        self._content, self._form_at = content, content.count()
        read_only = (
            *self.hiring,
            *(self.cost, *self.evidence[:2], self.ruler, self.dates, self.one_off),
        )
        self._add_ruled(content, theme, read_only)
        self._add_ruled(content, theme, (self.not_in_total, self.case, *self.evidence[2:]))
        content.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        self._area = scroll_area(body, theme)
        self._area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        column.addWidget(self._area, 1)

    def _add_ruled(self, content: QVBoxLayout, theme: Theme, widgets: tuple[QWidget, ...]) -> None:
        """Add widgets, each under a hairline that hides with it."""
        for widget in widgets:
            rule = Hairline(theme)
            self._ruled.append((widget, rule))
            content.addWidget(rule)
            content.addWidget(widget)

    def _on_scrolled(self, _value: int) -> None:
        for field in self.form.findChildren(Field):
            field.follow()

    def _on_rebuilt(self) -> None:
        order_as_laid_out(self)

    def _on_posting(self) -> None:
        self.posting_requested.emit()

    def _on_duplicate(self) -> None:
        self.duplicate_requested.emit()

    def _on_remove(self) -> None:
        self.remove_requested.emit()

    def _on_close(self) -> None:
        self.close_requested.emit()


def scroll_area(body: QWidget, theme: Theme) -> QScrollArea:
    """Return a frameless area that scrolls a body up and down."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    use_slim_scroll_bars(area, theme)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area


def _tool(theme: Theme, icons: Icons, icon_name: str, text: str) -> Button:
    button = Button(theme, icons, kind=ButtonKind.QUIET, icon_name=icon_name)
    button.setAccessibleName(text)
    button.setToolTip(text)
    return button
