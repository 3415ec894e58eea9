"""The place one looks at in full, with what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.places_page.compare_panel import scrolled
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.figures import Section
from planner.desktop.widgets.committed_field import CommittedField
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.figure_list import FigureList
from planner.localization.messages import _

TakeNote = Callable[[str], str | None]


class PlacePanel(QWidget):
    """Shows a place's sections.

    Args:
        take_note: Takes what is to be remembered about the place.

    Signals:
        star_wanted: Put the place on the shortlist, or take it off.
        add_wanted: Add a position there.
        compare_wanted: Compare the place, or no longer.
        evidence_requested: The evidence of a figure, and where it stands on the screen.
    """

    star_wanted = Signal()
    add_wanted = Signal()
    compare_wanted = Signal()
    evidence_requested = Signal(object, QRect)

    def __init__(self, theme: Theme, icons: Icons, take_note: TakeNote) -> None:
        super().__init__()
        self._theme, self._take_note = theme, take_note
        self.name = Label(theme, FontRole.INSPECTOR_TITLE)
        self.name.setWordWrap(True)
        stand_at_start(self.name)
        self.country = Label(theme, FontRole.CAPTION, "t2")
        self.star = Button(theme, icons, _("Shortlist"), icon_name="star")
        self.star.setCheckable(True)
        self.compare = Button(theme, icons, _("Compare"), icon_name="scales")
        self.compare.setCheckable(True)
        self.add = Button(theme, icons, _("Add position here"), icon_name="plus", key_hint="N")
        self.note = CommittedField(theme, "note", self._take)
        self.note.setPlaceholderText(_("Note on the shortlist"))
        self.note.setAccessibleName(_("Note on the shortlist"))
        self.lists: list[FigureList] = []
        self._lay_out(theme)
        self.star.clicked.connect(self.star_wanted)
        self.compare.clicked.connect(self.compare_wanted)
        self.add.clicked.connect(self.add_wanted)

    def show_place(self, name: str, country: str, *, note: str | None, is_compared: bool) -> None:
        """Show another place; ``note`` is None where it is not on the shortlist."""
        self._area.show()
        self.name.setText(name)
        self.country.setText(country)
        self.setAccessibleName(name)
        self.star.setChecked(note is not None)
        self.compare.setChecked(is_compared)
        self.note.setVisible(note is not None)
        self.note.show_text(note or "")

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show other figures."""
        while len(self.lists) < len(sections):
            figures = FigureList(self._theme)
            figures.evidence_requested.connect(self.evidence_requested)
            self.lists.append(figures)
            self._sections.addWidget(figures)
            self._sections.addWidget(Hairline(self._theme))
        for number, figures in enumerate(self.lists):
            figures.setVisible(number < len(sections))
            if number < len(sections):
                figures.show_section(sections[number])

    def _take(self, _key: str, text: str) -> str | None:
        return self._take_note(text)

    def _lay_out(self, theme: Theme) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 10, 0, 8)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 14, 10)
        head.setSpacing(4)
        head.addWidget(self.name)
        head.addWidget(self.country)
        head.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.star, self.compare):
            buttons.addWidget(button)
        buttons.addStretch()
        head.addLayout(buttons)
        head.addWidget(self.note)
        head.addWidget(self.add)
        column.addLayout(head)
        column.addWidget(Hairline(theme))
        self._sections = QVBoxLayout()
        self._sections.setSpacing(0)
        column.addLayout(self._sections)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(theme, body)
        self._area.hide()  # until there is a place to show
        whole.addWidget(self._area)


def stand_at_start(label: Label) -> None:
    """Let a name stand where reading begins, whatever its script: Qt would follow its letters."""
    side = Qt.AlignmentFlag.AlignRight if label.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
