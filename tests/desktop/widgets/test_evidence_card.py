from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.evidence import CitedSource, Evidence, OwnFigure
from planner.desktop.widgets.evidence_card import EvidenceCard
from planner.desktop.widgets.field import FieldReason
from planner.desktop.widgets.own_figure_form import OwnFigureForm
from planner.localization.formatting import Formatter
from planner.market.override import FigureKey
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import CountryCode, CurrencyCode

KEY = FigureKey.talent_pool(CountryCode("PL"))
SOURCE = CitedSource("A survey", "A publisher", "CC0-1.0", "Please cite", "Few answers")
EVIDENCE = Evidence(
    figure="Talent pool: Poland",
    value="Low 1,000, Expected 2,000, High 3,000",
    sources=(SOURCE,),
    as_of="1 Sep 26",
    observations="n = 12",
    grade=Grade.B,
    meaning="usable with care",
    method="Counted.",
    key=KEY,
    values=(Decimal(1000), Decimal(2000), Decimal(3000)),
)
OWN = OwnFigure("Low 9", "Ada", "2 Sep 26", "asked around", has_moved=True)


class Place:
    def __init__(self, qtbot: QtBot, theme: Theme, locale: str) -> None:
        self.window = QWidget()
        self.window.resize(900, 600)
        qtbot.addWidget(self.window)
        self.field = QLineEdit(self.window)
        self.field.setGeometry(600, 500, 100, 24)
        self.card = EvidenceCard(theme, Icons(theme), self.field, Formatter(locale))
        self.window.show()
        self.field.setFocus()

    def texts(self) -> str:
        labels = self.card.findChildren(QLabel)
        told = "\n".join(label.text() for label in labels if label.isVisible())
        return told.replace("\N{NO-BREAK SPACE}", " ")


def pay_form(place: Place) -> OwnFigureForm:
    band = FigureKey.pay_band(RoleFamily.STORAGE_ENGINEER, Level.SENIOR, CountryCode("DE"))
    values = tuple(Decimal(each * 10_000) for each in (6, 7, 8, 9, 10))
    euro = CurrencyCode("EUR")
    known = frozenset({euro, CurrencyCode("USD"), CurrencyCode("PLN")})
    pay = Evidence("Pay", "", key=band, values=values, currency=euro, currencies=known)
    place.card.show_for(pay, place.field)
    place.card.begin_editing()
    assert place.card.form is not None
    return place.card.form


@pytest.fixture
def place(qtbot: QtBot, theme: Theme) -> Iterator[Place]:
    place = Place(qtbot, theme, "en")
    yield place
    place.card.close_card()


def test_that_the_card_says_everything_known_of_a_figure(place: Place) -> None:
    place.card.show_for(EVIDENCE, place.field)
    texts = place.texts()
    for part in (
        EVIDENCE.figure,
        EVIDENCE.value,
        "usable with care",
        "1 Sep 26",
        "n = 12",
        "Counted.",
        "A survey",
        "A publisher · CC0-1.0",
        "Few answers",
        "Please cite",
    ):
        assert part in texts
    assert "A survey" in place.card.accessibleDescription()


def test_that_an_own_figure_has_the_published_one_beside_it(place: Place) -> None:
    place.card.show_for(replace(EVIDENCE, own=OWN), place.field)
    for part in ("Published: Low 9", "Ada", "2 Sep 26", "asked around", "moved"):
        assert part in place.texts()


@pytest.mark.parametrize(
    "anchor", [QRect(0, 0, 10, 10), QRect(890, 590, 10, 10), QRect(0, 590, 10, 10)]
)
def test_that_the_card_stays_inside_its_window(place: Place, anchor: QRect) -> None:
    at = QRect(place.window.mapToGlobal(anchor.topLeft()), anchor.size())
    place.card.show_for(EVIDENCE, at)
    assert place.window.rect().contains(place.card.geometry())


def test_that_escape_closes_the_card_and_the_focus_returns(place: Place) -> None:
    place.card.show_for(EVIDENCE, place.field)
    assert QApplication.focusWidget() is place.card
    QTest.keyClick(place.card, Qt.Key.Key_Escape)
    assert not place.card.isVisible()
    assert QApplication.focusWidget() is place.field


def test_that_a_click_elsewhere_closes_the_card_and_one_on_it_does_not(place: Place) -> None:
    place.card.show_for(EVIDENCE, place.field)
    QTest.mouseClick(place.card, Qt.MouseButton.LeftButton)
    assert place.card.isVisible()
    QTest.mouseClick(
        place.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5)
    )
    assert not place.card.isVisible()


def test_that_values_are_typed_in_the_form_of_the_readers_language(
    qtbot: QtBot, theme: Theme
) -> None:
    place = Place(qtbot, theme, "de")
    place.card.show_for(EVIDENCE, place.field)
    place.card.begin_editing()
    form = place.card.form
    assert form is not None
    assert form.fields[2].text() == "3.000"
    form.fields[2].setText("4.500")
    form.why.setText("offers")
    with qtbot.waitSignal(place.card.own_given) as given:
        QTest.keyClick(form.why, Qt.Key.Key_Return)
    assert given.args == [KEY, (Decimal(1000), Decimal(2000), Decimal(4500)), "offers"]
    assert not place.card.isVisible()


def test_that_a_share_is_typed_as_a_percentage(qtbot: QtBot, place: Place) -> None:
    key = FigureKey.charge_rate(CountryCode("PL"), "pension")
    share = Evidence("Rate", "9.76%", key=key, values=(Decimal("0.0976"),), is_share=True)
    place.card.show_for(share, place.field)
    place.card.begin_editing()
    form = place.card.form
    assert form is not None
    assert form.fields[0].text() == "9.76"
    form.fields[0].setText("12.5")
    with qtbot.waitSignal(place.card.own_given) as given:
        form.use.click()
    assert given.args is not None
    assert given.args[1] == (Decimal("0.125"),)


@pytest.mark.parametrize(("typed", "field"), [("much", 1), ("-5", 1), ("10", 1)])
def test_that_a_value_that_cannot_stand_is_refused_in_place(
    qtbot: QtBot, place: Place, typed: str, field: int
) -> None:
    place.card.show_for(EVIDENCE, place.field)
    place.card.begin_editing()
    form = place.card.form
    assert form is not None
    form.fields[field].setText(typed)
    with qtbot.assertNotEmitted(place.card.own_given):
        form.use.click()
    assert form.fields[field].is_refused
    shown = [each for each in place.window.findChildren(FieldReason) if each.isVisible()]
    assert len(shown) == 1
    assert shown[0].accessibleName().endswith(".")


def test_that_cancelling_the_form_goes_back_to_the_card(place: Place) -> None:
    place.card.show_for(EVIDENCE, place.field)
    place.card.begin_editing()
    form = place.card.form
    assert form is not None
    form.cancel.click()
    assert place.card.form is None
    assert "A survey" in place.texts()


def test_that_a_figure_that_cannot_be_replaced_offers_nothing(place: Place) -> None:
    place.card.show_for(replace(EVIDENCE, key=None), place.field)
    place.card.begin_editing()
    assert place.card.form is None


@pytest.mark.parametrize("typed", ["$110,000", "PLN 110,000", "110,000 USD", "110,000 zł"])
def test_that_own_pay_in_another_currency_is_refused_in_place(
    qtbot: QtBot, place: Place, typed: str
) -> None:
    form = pay_form(place)
    form.fields[4].setText(typed)
    with qtbot.assertNotEmitted(place.card.own_given):
        form.use.click()
    assert form.fields[4].is_refused


@pytest.mark.parametrize("typed", ["€110,000", "110.000 EUR", "110k", "110 000"])
def test_that_own_pay_may_name_its_currency(qtbot: QtBot, place: Place, typed: str) -> None:
    form = pay_form(place)
    form.fields[4].setText(typed)
    with qtbot.waitSignal(place.card.own_given) as given:
        form.use.click()
    assert given.args is not None
    assert given.args[1][4] == 110_000


@pytest.mark.parametrize("typed", ["€3,000", "3,000 PLN"])
def test_that_a_number_of_people_is_refused_as_money(
    qtbot: QtBot, place: Place, typed: str
) -> None:
    place.card.show_for(EVIDENCE, place.field)
    place.card.begin_editing()
    form = place.card.form
    assert form is not None
    form.fields[2].setText(typed)
    with qtbot.assertNotEmitted(place.card.own_given):
        form.use.click()
    assert form.fields[2].is_refused


def test_that_tab_stays_inside_the_card(place: Place) -> None:
    place.card.show_for(EVIDENCE, place.field)
    for _step in range(6):
        QTest.keyClick(QApplication.focusWidget() or place.card, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert place.card.isAncestorOf(focused)


def test_that_an_own_figure_can_be_given_without_scrolling_past_long_sources(
    place: Place,
) -> None:
    long = SOURCE.__class__(*("a very long sentence " * 40 for _field in range(5)))
    place.card.show_for(replace(EVIDENCE, sources=(long,) * 4), place.field)
    buttons = [each for each in place.card.findChildren(Button) if each.text() == "Use own figure"]
    assert len(buttons) == 1
    at = buttons[0].mapTo(place.card, QPoint(0, 0))
    assert place.card.rect().contains(QRect(at, buttons[0].size()))
    assert place.window.rect().contains(place.card.geometry())
    assert not buttons[0].visibleRegion().isEmpty()
