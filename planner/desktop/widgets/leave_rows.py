"""Days of leave as rows of two dates, each to type over or drop, and a button to add another."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.seat_leave import FIRST_DAY, LAST_DAY
from planner.desktop.widgets.committed_field import CommittedField, Take
from planner.localization.messages import _

_FIELD_WIDTH = 104

TakeDay = Callable[[int, str, str], str | None]
"""Takes the place of a leave, the name of the day and its text; returns why it cannot be used."""


class LeaveRow(QWidget):
    """One leave: its first and its last day, and a button to drop it.

    Args:
        number: Its place in the list.
        take: Takes ``first_day`` or ``last_day`` and a text; returns why it cannot be used.

    Signals:
        dropped: Its place in the list.
    """

    dropped = Signal(int)

    def __init__(
        self, theme: Theme, icons: Icons, number: int, take: Take, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._number = number
        self.first = CommittedField(theme, FIRST_DAY, take, self)
        self.last = CommittedField(theme, LAST_DAY, take, self)
        self.drop = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="x", parent=self)
        self.drop.clicked.connect(self._on_drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.first)
        row.addWidget(Label(theme, FontRole.CELL, "t3", "–", self))
        row.addWidget(self.last)
        row.addStretch()
        row.addWidget(self.drop)
        for field in (self.first, self.last):
            field.setFixedWidth(_FIELD_WIDTH)
            field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)

    def show_days(self, first: str, last: str) -> None:
        """Show other days."""
        self.first.show_text(first)
        self.last.show_text(last)
        self.first.setAccessibleName(_("First day of leave"))
        self.last.setAccessibleName(_("Last day of leave"))
        text = _("Remove the leave from {first} to {last}").format(first=first, last=last)
        self.drop.setAccessibleName(text)
        self.drop.setToolTip(text)

    def _on_drop(self) -> None:
        self.dropped.emit(self._number)


class LeaveRows(QWidget):
    """Shows days of leave.

    Args:
        take: Takes what was typed.

    Signals:
        added: Another leave is wanted.
        dropped: The place of a leave that goes.
        rebuilt: There are other rows than before.
    """

    added = Signal()
    dropped = Signal(int)
    rebuilt = Signal()

    def __init__(self, theme: Theme, icons: Icons, take: TakeDay, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._take = theme, icons, take
        self.rows: list[LeaveRow] = []
        self.remark = Label(theme, FontRole.CAPTION, "t2", parent=self)
        self.remark.setWordWrap(True)
        self.add = Button(theme, icons, _("Add leave"), icon_name="plus", parent=self)
        self.add.clicked.connect(self._on_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.remark)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column.addLayout(self._list)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        column.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_leave(self, days: list[tuple[str, str]], remark: str) -> None:
        """Show other days, as texts; a remark says why they cannot be changed."""
        if len(days) != len(self.rows):
            self._build(len(days))
        for row, (first, last) in zip(self.rows, days, strict=True):
            row.show_days(first, last)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.add.setVisible(not remark)

    def _build(self, count: int) -> None:
        """Make the rows that are missing, and let go of those too many."""
        while len(self.rows) > count:
            row = self.rows.pop()
            focused: QWidget | None = QApplication.focusWidget()
            if focused is not None and row.isAncestorOf(focused):
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            number = len(self.rows)
            row = LeaveRow(self._theme, self._icons, number, partial(self._take, number), self)
            row.dropped.connect(self.dropped)
            self._list.addWidget(row)
            self.rows.append(row)
            row.show()
        self.rebuilt.emit()

    def _on_add(self) -> None:
        self.added.emit()
        if self.rows:
            first = self.rows[-1].first
            first.setFocus(Qt.FocusReason.TabFocusReason)
            first.selectAll()
