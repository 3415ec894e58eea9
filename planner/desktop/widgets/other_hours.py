"""Rows of hours that differ: of a weekday, or for a time."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.widgets.cell_editors import ChoiceField, Choices
from planner.desktop.widgets.committed_field import CommittedField, Take
from planner.localization.messages import _

TIME_WIDTH = 58
_DAY_WIDTH = 92


class HoursRow(QWidget):
    """From when to when, on a weekday or from one day to another.

    Signals:
        weekday_chosen: The row's key, and the weekday's number.
        remove_requested: The row's key.
    """

    weekday_chosen = Signal(str, int)
    remove_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        key: str,
        take: Take,
        weekdays: Choices,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.weekday: ChoiceField | None = None
        self.fields: dict[str, CommittedField] = {}
        self.remove = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="x", parent=self)
        self.remove.setToolTip(_("Remove these hours"))
        self.remove.setAccessibleName(_("Remove these hours"))
        self.remove.clicked.connect(self._on_remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(4)
        times = self._pair(theme, take, ("start", "end"), TIME_WIDTH)
        if weekdays:
            self.weekday = ChoiceField(theme, weekdays, self)
            self.weekday.setAccessibleName(_("Weekday"))
            self.weekday.choice_made.connect(self._on_weekday_chosen)
            top.addWidget(self.weekday, 1)
            top.addLayout(times)
            top.addWidget(self.remove)
            column.addLayout(top)
        else:
            top.addLayout(self._pair(theme, take, ("first_day", "last_day"), _DAY_WIDTH))
            top.addStretch()
            top.addWidget(self.remove)
            bottom = QHBoxLayout()
            bottom.addLayout(times)
            bottom.addStretch()
            column.addLayout(top)
            column.addLayout(bottom)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through."""
        days = [self.fields[part] for part in ("first_day", "last_day") if part in self.fields]
        first: list[QWidget] = [self.weekday] if self.weekday is not None else [*days]
        return [*first, self.fields["start"], self.fields["end"], self.remove]

    def _pair(self, theme: Theme, take: Take, parts: tuple[str, str], width: int) -> QHBoxLayout:
        pair = QHBoxLayout()
        pair.setSpacing(4)
        for number, part in enumerate(parts):
            field = CommittedField(theme, f"{self.key}:{part}", take, self)
            field.setFixedWidth(width)
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
            field.setAccessibleName(_names()[part])
            self.fields[part] = field
            if number:
                pair.addWidget(_dash(theme, self))
            pair.addWidget(field)
        return pair

    def _on_weekday_chosen(self) -> None:
        if self.weekday is not None and isinstance(self.weekday.value, int):
            self.weekday_chosen.emit(self.key, self.weekday.value)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self.key)


def _names() -> dict[str, str]:
    return {
        "start": _("From this time"),
        "end": _("To this time"),
        "first_day": _("First day"),
        "last_day": _("Last day"),
    }


class OtherHours(QWidget):
    """A heading with a button that adds a row, and the rows.

    Args:
        name: The field of a pattern the rows are in.
        weekdays: The choices of a row's weekday; none where rows have dates.

    Signals:
        add_requested: Add a row.
        weekday_chosen: A row's key, and the weekday's number.
        remove_requested: A row's key.
    """

    add_requested = Signal()
    weekday_chosen = Signal(str, int)
    remove_requested = Signal(str)

    def __init__(  # noqa: PLR0913 -- what it says, and whom it asks
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        heading: str,
        take: Take,
        *,
        weekdays: Choices,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._name = name
        self._take = take
        self._weekdays = weekdays
        self.rows: list[HoursRow] = []
        self.add = Button(theme, icons, _("Add"), icon_name="plus", parent=self)
        self.add.setAccessibleName(_("Add: {what}").format(what=heading))
        self.add.clicked.connect(self._on_add)
        label = Label(theme, FontRole.CELL, "t2", heading, self)
        label.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(label, 1)
        top.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(top)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_rows(
        self, count: int, text: Callable[[str], str], weekday: Callable[[int], int]
    ) -> None:
        """Show as many rows, with the text of each field and each row's weekday."""
        before = len(self.rows)
        while len(self.rows) > count:
            self._drop(self.rows.pop())
        while len(self.rows) < count:
            self._append()
        for number, row in enumerate(self.rows):
            for field in row.fields.values():
                field.show_text(text(field.key))
            if row.weekday is not None:
                row.weekday.choose(weekday(number))
        if len(self.rows) != before:
            self._chain()

    def focus_last(self) -> None:
        """Put the cursor into the row that was added last."""
        if self.rows:
            self.rows[-1].stops[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _append(self) -> None:
        key = f"{self._name}:{len(self.rows)}"
        row = HoursRow(self._theme, self._icons, key, self._take, self._weekdays, self)
        row.weekday_chosen.connect(self.weekday_chosen)
        row.remove_requested.connect(self._on_remove)
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()

    def _drop(self, row: HoursRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _chain(self) -> None:
        """Let Tab go through the rows in their order: Qt puts new widgets at the window's end."""
        stops = [self.add, *(stop for row in self.rows for stop in row.stops)]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _on_add(self) -> None:
        self.add_requested.emit()

    def _on_remove(self, key: str) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)  # the row goes away with its button
        self.remove_requested.emit(key)


def _dash(theme: Theme, parent: QWidget) -> Label:
    dash = Label(theme, FontRole.CELL, "t2", "–", parent)
    dash.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return dash
