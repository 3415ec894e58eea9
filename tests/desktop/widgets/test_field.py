import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.plan_settings import Setting, SettingGroup
from planner.desktop.widgets.cell_editors import PlaceField
from planner.desktop.widgets.field import HEIGHT, Field, FieldReason
from planner.desktop.widgets.settings_form import SettingsForm


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(400, 200)
    qtbot.addWidget(window)
    return window


def reasons(window: QWidget) -> list[FieldReason]:
    return [reason for reason in window.findChildren(FieldReason) if reason.isVisible()]


def test_that_a_refused_text_says_why_until_it_changes(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    field = Field(theme, window)
    window.show()
    field.setText("much")
    field.refuse("Not a number. Write it like 60,000.")
    assert is_refused(field)
    assert reasons(window)[0].accessibleName() == "Not a number. Write it like 60,000."
    assert field.accessibleDescription() == "Not a number. Write it like 60,000."
    QTest.keyClicks(field, "1")
    assert not is_refused(field)
    assert reasons(window) == []


def test_that_a_reason_stays_inside_the_window(theme: Theme, window: QWidget) -> None:
    field = Field(theme, window)
    field.setGeometry(360, 170, 40, 28)
    window.show()
    field.refuse("A sentence that is far longer than the field it is about. " * 2)
    assert window.rect().contains(reasons(window)[0].geometry())


def test_that_a_hidden_field_takes_its_reason_along(theme: Theme, window: QWidget) -> None:
    field = Field(theme, window)
    window.show()
    field.refuse("No.")
    field.hide()
    assert reasons(window) == []


def test_that_places_are_offered_while_typing(theme: Theme, window: QWidget) -> None:
    asked = []

    def search(text: str) -> list[str]:
        asked.append(text)
        return ["Kraków, Poland"]

    field = PlaceField(theme, search, window)
    window.show()
    QTest.keyClicks(field, "kr")
    assert asked == ["k", "kr"]
    assert field.offered == ["Kraków, Poland"]


def is_refused(field: Field) -> bool:
    return field.is_refused


def nothing_found(_text: str) -> list[str]:
    return []


class Taker:
    def __init__(self, reason: str | None = None) -> None:
        self.reason = reason
        self.taken: list[tuple[str, str]] = []

    def accept(self, setting: Setting, text: str) -> str | None:
        self.taken.append((setting.key, text))
        return self.reason


def form_with(theme: Theme, window: QWidget, taker: Taker) -> SettingsForm:
    form = SettingsForm(theme, taker.accept, nothing_found, window)
    form.show_groups([SettingGroup("Pay", (Setting("share", "Benefits", "6%"),))])
    window.show()
    return form


def test_that_a_setting_is_taken_on_enter_once(theme: Theme, window: QWidget) -> None:
    taker = Taker()
    field = form_with(theme, window, taker).fields["share"].field
    field.selectAll()
    QTest.keyClicks(field, "7%")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert taker.taken == [("share", "7%")]


def test_that_a_refused_setting_keeps_its_text_and_escape_brings_the_old_back(
    theme: Theme, window: QWidget
) -> None:
    taker = Taker("No.")
    field = form_with(theme, window, taker).fields["share"].field
    field.selectAll()
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert is_refused(field)
    assert field.text() == "x"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not is_refused(field)
    assert field.text() == "6%"


def lowest_ink_of_the_year(field: Field) -> int:
    """Return the bottom row of the digits that begin the line."""
    image = QImage(field.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    field.render(image)
    inner = range(4, image.height() - 4)
    inked = [x for x in range(8, 60) if any(image.pixelColor(x, y).lightness() < 90 for y in inner)]
    return max(
        y
        for y in inner
        for x in range(inked[0], inked[0] + 6)
        if image.pixelColor(x, y).lightness() < 90
    )


def test_that_arabic_letters_leave_digits_at_the_height_of_other_fields(
    theme: Theme, window: QWidget
) -> None:
    rows = set()
    for text in ("27", "\u200e27 يناير"):
        field = Field(theme, window)
        field.resize(120, HEIGHT)
        field.setText(text)
        rows.add(lowest_ink_of_the_year(field))
    assert len(rows) == 1


def test_that_fields_are_kept_while_the_settings_are_the_same(
    theme: Theme, window: QWidget
) -> None:
    form = form_with(theme, window, Taker())
    field = form.fields["share"].field
    form.show_groups([SettingGroup("Pay", (Setting("share", "Benefits", "8%"),))])
    assert form.fields["share"].field is field
    assert field.text() == "8%"
    form.show_groups([SettingGroup("Pay", (Setting("other", "Other", ""),))])
    assert list(form.fields) == ["other"]
