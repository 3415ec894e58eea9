"""Controls that are shown what they show already, as every edit does, are not painted anew."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.widgets.form_choice import FormChoice

CHOICES = (("a", "First"), ("b", "Second"))


class Watch(QObject):
    """Notes what is painted or laid out."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.seen: list[tuple[QObject, QEvent.Type]] = []
        for each in watched:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.LayoutRequest):
            self.seen.append((watched, event.type()))
        return False


def field(value: str, text: str = "") -> FormField:
    return FormField("k", "Key", FieldKind.CHOICE, text=text, value=value, choices=CHOICES)


def shown(qtbot: QtBot, *widgets: QWidget) -> tuple[QWidget, Watch]:
    whole = QWidget()
    row = QHBoxLayout(whole)
    for each in widgets:
        row.addWidget(each)
    qtbot.addWidget(whole)
    whole.show()
    QApplication.processEvents()
    return whole, Watch(whole, *widgets)


def test_that_a_button_with_the_same_label_is_left_as_it_is(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    button = Button(theme, icons, "Contractor", detail="EUR 90k")
    whole, watch = shown(qtbot, button)
    assert whole.isVisible()
    button.set_label("Contractor", "EUR 90k")
    QApplication.processEvents()
    assert watch.seen == []
    button.set_label("Contractor", "EUR 1.2m")
    QApplication.processEvents()
    assert (button, QEvent.Type.Paint) in watch.seen
    assert button.accessibleName() == "Contractor EUR 1.2m"


def test_that_a_button_named_otherwise_gets_the_name_of_its_label_back(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    button = Button(theme, icons, "Set")
    qtbot.addWidget(button)
    button.setAccessibleName("Another")
    button.set_label("Set")
    assert button.accessibleName() == "Set"


def test_that_a_choice_shown_again_is_left_as_it_is_unless_it_was_changed(
    qtbot: QtBot, theme: Theme
) -> None:
    parent = QWidget()
    choice = FormChoice(theme, field("a"), parent)
    choice.show_field(field("a"))
    whole, watch = shown(qtbot, choice)
    assert whole.isVisible()
    choice.show_field(field("a"))
    QApplication.processEvents()
    assert watch.seen == []
    choice.setCurrentIndex(1)
    choice.show_field(field("a"))
    assert choice.currentText() == "First", "what somebody chose was not taken"
    choice.show_field(field("b", text="Second, the usual"))
    QApplication.processEvents()
    assert choice.currentText() == "Second"
    assert choice.toolTip() == "Second, the usual"
