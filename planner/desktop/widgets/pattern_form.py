"""The form of a working pattern: hours, break, flex, days and whatever differs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pattern_editing import (
    BREAK_MINUTES,
    BREAK_START,
    DATED_HOURS,
    END,
    FLEX_MINUTES,
    START,
    USUAL_WEEK,
    WEEKDAY_HOURS,
    InheritedPattern,
    PatternEditing,
    hours_caption,
    with_day,
    without_hours,
)
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.widgets.committed_field import CommittedField
from planner.desktop.widgets.field import FieldReason
from planner.desktop.widgets.other_hours import TIME_WIDTH, OtherHours
from planner.desktop.widgets.switch import Switch
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.plan.working_pattern import WorkingPattern

_MINUTES_WIDTH = 58
_DAY = QSize(40, 32)


class DayButton(Button):
    """A weekday that is worked or not, as narrow as seven of them side by side need."""

    def __init__(self, theme: Theme, icons: Icons, weekday: int, name: str, label: str) -> None:
        super().__init__(theme, icons, label)
        self.weekday = weekday
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return the size of one of seven."""
        return _DAY


class PatternForm(QWidget):
    """Shows a pattern of one's own, or what is inherited, and hands on what is made of it.

    It changes nothing by itself: whoever shows it makes the edit and shows the result.

    Signals:
        edited: The edited ``WorkingPattern``, and the key of what was changed
            (``pattern_part_name`` names it).
        inherit_requested: Go back to what is inherited.
    """

    edited = Signal(object, str)
    inherit_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self._editing = PatternEditing(formatter, today)
        self._pattern = WorkingPattern()
        self._usual_week = USUAL_WEEK
        self._day_reason: FieldReason | None = None
        self.fields: dict[str, CommittedField] = {}
        self.note = self._label("", FontRole.CAPTION, "t2")
        self.back = Button(theme, icons, icon_name="arrow-u-up-left", parent=self)
        self.back.clicked.connect(self.inherit_requested)
        self._caption = self._label("", FontRole.CAPTION, "t3")
        self.usual_week = Switch(theme, _("Working week of the place"), self)
        self.usual_week.clicked.connect(self._on_usual_week_clicked)
        self.days = tuple(self._day_button(weekday) for weekday in range(7))
        self.holidays = Switch(theme, _("Works on public holidays and company days"), self)
        self.holidays.clicked.connect(self._on_holidays_clicked)
        self.weekday_hours = self._other_hours(WEEKDAY_HOURS, _("Other hours on a weekday"))
        self.dated_hours = self._other_hours(DATED_HOURS, _("Other hours for a time"))
        self._lay_out()
        self._chain()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_pattern(self, own: WorkingPattern | None, inherited: InheritedPattern) -> None:
        """Show a pattern; ``own`` None shows what is inherited."""
        pattern = inherited.pattern if own is None else own
        self._pattern = pattern
        self.note.setText(inherited.note if own is None else "")
        self.note.setVisible(own is None and bool(inherited.note))
        if own is None and self.back.hasFocus():
            self.fields[START].setFocus(Qt.FocusReason.OtherFocusReason)
        self.back.set_label(inherited.back)
        self.back.setVisible(own is not None)
        for key, field in self.fields.items():
            field.show_text(self._editing.text(pattern, key))
        self._caption.setText(hours_caption(pattern, self._formatter))
        self._show_days(pattern, inherited.usual_week)
        self.holidays.setChecked(pattern.works_on_holidays)
        self.weekday_hours.show_rows(
            len(pattern.weekday_hours), self._text, lambda row: pattern.weekday_hours[row].weekday
        )
        self.dated_hours.show_rows(len(pattern.dated_hours), self._text, lambda _row: 0)

    def _text(self, key: str) -> str:
        return self._editing.text(self._pattern, key)

    def _show_days(self, pattern: WorkingPattern, usual_week: frozenset[int] | None) -> None:
        self._drop_day_reason()
        self._usual_week = usual_week or USUAL_WEEK
        follows_place = pattern.weekdays is None
        self.usual_week.setChecked(follows_place)
        shown = pattern.weekdays if pattern.weekdays is not None else usual_week or frozenset()
        for button in self.days:
            button.setChecked(button.weekday in shown)
            button.setEnabled(not follows_place)

    def _day_button(self, weekday: int) -> DayButton:
        name = self._formatter.weekday_name(weekday)
        label = self._formatter.weekday_name(weekday, "short")
        button = DayButton(self._theme, self._icons, weekday, name, label)
        button.setParent(self)
        button.clicked.connect(self._on_day_clicked)
        return button

    def _other_hours(self, name: str, heading: str) -> OtherHours:
        weekdays = [(day, self._formatter.weekday_name(day)) for day in range(7)]
        choices = weekdays if name == WEEKDAY_HOURS else ()
        hours = OtherHours(
            self._theme,
            self._icons,
            name,
            heading,
            self._take,
            weekdays=choices,
            parent=self,
        )
        hours.remove_requested.connect(self._on_remove_hours)
        if name == WEEKDAY_HOURS:
            hours.add_requested.connect(self._on_add_weekday_hours)
            hours.weekday_chosen.connect(self._on_weekday_chosen)
        else:
            hours.add_requested.connect(self._on_add_dated_hours)
        return hours

    def _label(self, text: str, role: FontRole = FontRole.CELL, color: str = "t2") -> Label:
        label = Label(self._theme, role, color, text, self)
        label.setWordWrap(True)
        return label

    def _field(self, key: str, name: str, width: int) -> CommittedField:
        field = CommittedField(self._theme, key, self._take, self)
        field.setFixedWidth(width)
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setAccessibleName(name)
        self.fields[key] = field
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.note)
        start = self._field(START, _("Work starts"), TIME_WIDTH)
        end = self._field(END, _("Work ends"), TIME_WIDTH)
        column.addLayout(self._row(_("Hours"), start, self._mark("–"), end))
        column.addWidget(self._caption)
        pause = self._field(BREAK_START, _("Break starts"), TIME_WIDTH)
        length = self._field(BREAK_MINUTES, _("Break, minutes"), _MINUTES_WIDTH)
        column.addLayout(self._row(_("Break"), pause, length, self._mark(_("min"))))
        flex = self._field(FLEX_MINUTES, _("Flex, minutes"), _MINUTES_WIDTH)
        row = self._row(_("Flex, earlier or later"), flex, self._mark(_("min")))
        column.addLayout(row)
        column.addLayout(self._row(_("Working week of the place"), self.usual_week))
        days = QHBoxLayout()
        days.setSpacing(1)
        for button in self.days:
            days.addWidget(button)
        days.addStretch()
        column.addLayout(days)
        name = _("Works on public holidays and company days")
        column.addLayout(self._row(name, self.holidays))
        column.addWidget(self.weekday_hours)
        column.addWidget(self.dated_hours)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch()
        column.addLayout(foot)

    def _chain(self) -> None:
        """Let Tab go through the form as one reads it."""
        stops = [
            *self.fields.values(),
            self.usual_week,
            *self.days,
            self.holidays,
            self.weekday_hours.add,
            self.dated_hours.add,
            self.back,
        ]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _mark(self, text: str) -> Label:
        return Label(self._theme, FontRole.CELL, "t2", text, self)

    def _row(self, name: str, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addWidget(self._label(name), 1)
        for widget in widgets:
            row.addWidget(widget)
        return row

    def _take(self, key: str, text: str) -> str | None:
        try:
            pattern = self._editing.read(self._pattern, key, text)
        except RefusedTextError as error:
            return error.sentence
        self._hand_on(pattern, key)
        return None

    def _hand_on(self, pattern: WorkingPattern, key: str) -> None:
        if pattern != self._pattern:
            self.edited.emit(pattern, key)

    def _on_day_clicked(self) -> None:
        button = self.sender()
        if not isinstance(button, DayButton):
            return
        try:
            pattern = with_day(self._pattern, button.weekday, is_worked=button.isChecked())
        except RefusedTextError as error:
            button.setChecked(True)
            self._refuse_day(button, error.sentence)
            return
        self._hand_on(pattern, "weekdays")

    def _refuse_day(self, button: DayButton, sentence: str) -> None:
        self._drop_day_reason()
        self._day_reason = FieldReason(self._theme, self.window())
        self._day_reason.say(sentence, button)

    def _drop_day_reason(self) -> None:
        if self._day_reason is not None:
            self._day_reason.hide()
            self._day_reason.deleteLater()
            self._day_reason = None

    def _on_usual_week_clicked(self) -> None:
        weekdays = None if self.usual_week.isChecked() else self._usual_week
        self._hand_on(replace(self._pattern, weekdays=weekdays), "weekdays")

    def _on_holidays_clicked(self) -> None:
        works = self.holidays.isChecked()
        self._hand_on(replace(self._pattern, works_on_holidays=works), "works_on_holidays")

    def _on_add_weekday_hours(self) -> None:
        self._hand_on(self._editing.with_new_weekday_hours(self._pattern), WEEKDAY_HOURS)
        self.weekday_hours.focus_last()

    def _on_add_dated_hours(self) -> None:
        self._hand_on(self._editing.with_new_dated_hours(self._pattern), DATED_HOURS)
        self.dated_hours.focus_last()

    def _on_weekday_chosen(self, key: str, weekday: int) -> None:
        number = int(key.partition(":")[2])
        try:
            pattern = self._editing.with_weekday_hours(self._pattern, number, weekday=weekday)
        except RefusedTextError as error:
            choice = self.weekday_hours.rows[number].weekday
            if choice is not None:
                choice.choose(self._pattern.weekday_hours[number].weekday)
            self.weekday_hours.rows[number].fields["start"].refuse(error.sentence)
            return
        self._hand_on(pattern, WEEKDAY_HOURS)

    def _on_remove_hours(self, key: str) -> None:
        self._hand_on(without_hours(self._pattern, key), key)

    def hideEvent(self, _event: QHideEvent) -> None:
        """Take the reason along."""
        self._drop_day_reason()
