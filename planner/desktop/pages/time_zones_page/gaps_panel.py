"""The gaps of the week in words, and the way to close them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.calculators.coverage import WeekCoverage
from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.coverage_charts import gap_entries
from planner.desktop.viewmodels.coverage_words import gaps_title
from planner.desktop.widgets.entry_list import EntryList
from planner.desktop.widgets.field import Hairline
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_PADDING = 16


class GapsPanel(QWidget):
    """Shows the gaps of a week.

    Signals:
        staffing_requested: The reader looks for a way to close them all.
    """

    staffing_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self._formatter = formatter
        self.total = Label(theme, FontRole.CELL, "t2")
        self.list = EntryList(theme, _("Gaps"))
        self.covered = Label(theme, FontRole.CELL, "t2")
        self.covered.setWordWrap(True)
        self.staffing = Button(theme, icons, _("Find a staffing around the clock"))
        self.staffing.clicked.connect(self.staffing_requested)
        self._lay_out(theme)

    def show_week(self, week: WeekCoverage | None) -> None:
        """Show the gaps of another week; of none where nobody counts."""
        entries = gap_entries(week, self._formatter) if week is not None else ()
        self.total.setText(gaps_title(week, self._formatter) if week is not None else "")
        self.list.show_entries(entries)
        self.list.setVisible(bool(entries))
        self.covered.setVisible(not entries)
        self.covered.setText(_("The whole week is covered.") if week is not None else "")

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_PADDING, 12, _PADDING, 10)
        head.setSpacing(8)
        head.addWidget(Label(theme, FontRole.TITLE, "t1", _("Gaps")))
        head.addWidget(self.total, 1)
        note = QHBoxLayout()
        note.setContentsMargins(_PADDING, 10, _PADDING, 10)
        note.addWidget(self.covered)
        foot = QVBoxLayout()
        foot.setContentsMargins(_PADDING, 12, _PADDING, 14)
        foot.setSpacing(8)
        foot.addWidget(Label(theme, FontRole.SECTION, "t1", _("Ways to reach 100%")))
        told = Label(
            theme,
            FontRole.CAPTION,
            "t2",
            _("The fewest people on call around the clock in places of your choice, within limits "
              "you set."),
        )  # fmt: skip
        told.setWordWrap(True)
        foot.addWidget(told)
        foot.addWidget(self.staffing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline(theme))
        column.addWidget(self.list, 1)
        column.addLayout(note)
        column.addStretch()
        column.addWidget(Hairline(theme))
        column.addLayout(foot)
