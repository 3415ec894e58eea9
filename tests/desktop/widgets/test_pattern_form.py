from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pattern_editing import InheritedPattern
from planner.desktop.widgets.field import FieldReason
from planner.desktop.widgets.pattern_form import PatternForm
from planner.localization.formatting import Formatter
from planner.plan.working_pattern import WorkingPattern

INHERITED = InheritedPattern(
    WorkingPattern(), "Follows the hours of the plan.", "Back to the plan’s hours"
)


class Holder:
    """Keeps the pattern a form hands on, and shows it, as whoever edits a plan does."""

    def __init__(self, form: PatternForm, own: WorkingPattern | None = None) -> None:
        self.form = form
        self.own = own
        self.keys: list[str] = []
        form.edited.connect(self.take)
        form.inherit_requested.connect(self.drop)
        form.show_pattern(own, INHERITED)

    def take(self, pattern: WorkingPattern, key: str) -> None:
        self.own = pattern
        self.keys.append(key)
        self.form.show_pattern(pattern, INHERITED)

    def drop(self) -> None:
        self.own = None
        self.form.show_pattern(None, INHERITED)


def own_of(holder: Holder) -> WorkingPattern | None:
    return holder.own


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(320, 700)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def form(window: QWidget, theme: Theme, icons: Icons, formatter: Formatter) -> PatternForm:
    form = PatternForm(theme, icons, formatter, window, today=lambda: date(2026, 11, 2))
    form.setGeometry(16, 0, 288, 700)
    window.show()
    window.activateWindow()
    return form


def is_refused(form: PatternForm, key: str) -> bool:
    return form.fields[key].is_refused


def typed(form: PatternForm, key: str, text: str) -> None:
    field = form.fields[key]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_that_typing_makes_a_pattern_of_ones_own_and_back_is_one_key_away(
    form: PatternForm,
) -> None:
    holder = Holder(form)
    assert form.note.isVisible()
    assert not form.back.isVisible()
    typed(form, "start", "8")
    assert holder.own == WorkingPattern(start=time(8))
    assert form.fields["start"].text() == "08:00"
    assert not form.note.isVisible()
    form.back.setFocus()
    QTest.keyClick(form.back, Qt.Key.Key_Return)
    assert own_of(holder) is None
    assert form.fields["start"].text() == "09:00"
    assert QApplication.focusWidget() is form.fields["start"]


def test_that_a_refused_text_stays_with_its_reason_and_escape_brings_the_old_back(
    form: PatternForm,
) -> None:
    holder = Holder(form)
    typed(form, "end", "late")
    assert is_refused(form, "end")
    assert form.fields["end"].text() == "late"
    assert holder.own is None
    QTest.keyClick(form.fields["end"], Qt.Key.Key_Escape)
    assert not is_refused(form, "end")
    assert form.fields["end"].text() == "17:00"


def test_that_days_follow_the_place_until_they_are_chosen(form: PatternForm) -> None:
    holder = Holder(form)
    assert not form.days[0].isEnabled()
    QTest.keyClick(form.usual_week, Qt.Key.Key_Space)
    assert holder.own is not None
    assert holder.own.weekdays == frozenset(range(5))
    QTest.keyClick(form.days[4], Qt.Key.Key_Space)
    QTest.keyClick(form.days[6], Qt.Key.Key_Return)
    assert holder.own.weekdays == frozenset({0, 1, 2, 3, 6})
    QTest.keyClick(form.usual_week, Qt.Key.Key_Return)
    assert holder.own.weekdays is None


def test_that_the_last_working_day_cannot_be_taken(form: PatternForm) -> None:
    holder = Holder(form, WorkingPattern(weekdays=frozenset({2})))
    QTest.keyClick(form.days[2], Qt.Key.Key_Space)
    assert holder.keys == []
    assert form.days[2].isChecked()
    [reason] = [each for each in form.window().findChildren(FieldReason) if each.isVisible()]
    assert reason.accessibleName() == "A week needs a working day."


def test_that_other_hours_come_and_go_by_keyboard(form: PatternForm) -> None:
    holder = Holder(form)
    QTest.keyClick(form.dated_hours.add, Qt.Key.Key_Return)
    [row] = form.dated_hours.rows
    assert QApplication.focusWidget() is row.fields["first_day"]
    QTest.keyClick(row.fields["first_day"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.fields["last_day"]
    row.fields["last_day"].selectAll()
    QTest.keyClicks(row.fields["last_day"], "5 Jan 27")
    QTest.keyClick(row.fields["last_day"], Qt.Key.Key_Tab)
    assert holder.own is not None
    assert holder.own.dated_hours[0].last_day == date(2027, 1, 5)
    QTest.keyClick(row.remove, Qt.Key.Key_Return)
    assert holder.own.dated_hours == ()
    assert QApplication.focusWidget() is form.dated_hours.add


def test_that_tab_goes_through_the_form_as_one_reads_it(form: PatternForm) -> None:
    holder = Holder(form, WorkingPattern(weekdays=frozenset(range(5))))
    QTest.keyClick(form.weekday_hours.add, Qt.Key.Key_Return)
    [row] = form.weekday_hours.rows
    wanted = [
        *form.fields.values(),
        form.usual_week,
        *form.days,
        form.holidays,
        form.weekday_hours.add,
        *row.stops,
        form.dated_hours.add,
        form.back,
    ]
    form.fields["start"].setFocus()
    seen: list[QWidget | None] = [QApplication.focusWidget()]
    for _number in wanted[1:]:
        QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == wanted
    assert holder.keys == ["weekday_hours"]


def test_that_a_weekday_with_hours_is_not_offered_twice(form: PatternForm) -> None:
    holder = Holder(form)
    QTest.keyClick(form.weekday_hours.add, Qt.Key.Key_Return)
    QTest.keyClick(form.weekday_hours.add, Qt.Key.Key_Return)
    second = form.weekday_hours.rows[1]
    assert second.weekday is not None
    second.weekday.setFocus()
    second.weekday.choose(4)
    second.weekday.choice_made.emit()
    assert holder.own is not None
    assert [row.weekday for row in holder.own.weekday_hours] == [4, 0]
    assert second.weekday.value == 0
    assert second.fields["start"].is_refused


def test_that_work_on_holidays_is_a_switch(form: PatternForm) -> None:
    holder = Holder(form)
    QTest.keyClick(form.holidays, Qt.Key.Key_Space)
    assert holder.own is not None
    assert holder.own.works_on_holidays
    assert holder.keys == ["works_on_holidays"]
