"""The painted parts of the Pay page: rows, waterfall, compa-ratios and policies."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.equity_lines import EquityLine
from planner.desktop.viewmodels.pay.loaded_steps import LoadedStep, LoadedYear
from planner.desktop.viewmodels.pay.pay_lines import PayLine, PayMarks, PayTable
from planner.desktop.widgets import compa_rows, pay_rows
from planner.desktop.widgets.compa_rows import CompaRows
from planner.desktop.widgets.pay_rows import PayRows
from planner.desktop.widgets.waterfall_chart import WaterfallChart
from planner.localization.formatting import Formatter, LocalMoney
from planner.market.provenance import Grade
from planner.quantities.identifiers import CurrencyCode, PlaceId

USD = CurrencyCode("USD")


def money(text: str) -> LocalMoney:
    return LocalMoney("", text)


def line(place_id: str, offer: float) -> PayLine:
    return PayLine(
        place_id=PlaceId(place_id),
        code="IE",
        name=place_id,
        before=tuple(money(text) for text in ("€90,000", "€100,000", "€110,000", "$115,000")),
        after=(money("€100,000"), money("$115,000")),
        marks=PayMarks((60.0, 80.0, 100.0, 120.0, 140.0), offer, None, ()),
        note="",
        sample="12",
        grade=Grade.B,
        is_thin=False,
        has_own_band=False,
        words=f"{place_id} in words",
    )


def table(*offers: float) -> PayTable:
    return PayTable(
        before=("P25, local", "P50, local", "P75, local", "P50, USD"),
        after=("Offer, local", "Offer, USD"),
        key_before=1,
        lines=tuple(line(f"place-{number}", offer) for number, offer in enumerate(offers)),
        scale_currency=USD,
        largest=200.0,
        scale_title="Base pay, USD",
        offer_title="Offer P50",
        uplift_text="",
    )


@pytest.fixture
def rows(qtbot: QtBot, theme: Theme) -> PayRows:
    widget = PayRows(theme, Formatter("en"))
    qtbot.addWidget(widget)
    widget.resize(1200, 300)
    widget.show_table(table(50.0, 150.0), None)
    return widget


def dark_columns(widget: QWidget, y: int) -> list[int]:
    """Return the places where a line of pixels is as dark as an offer's mark."""
    image: QImage = widget.grab().toImage()
    ratio = image.devicePixelRatio()
    wanted = widget.property("mark")
    return [
        round(x / ratio)
        for x in range(image.width())
        if image.pixelColor(x, round(y * ratio)).name() == wanted
    ]


def test_that_a_dearer_offer_stands_further_along_and_mirrored_in_arabic(
    rows: PayRows, theme: Theme
) -> None:
    rows.setProperty("mark", theme.tokens.t1.name())
    top = pay_rows.HEAD + pay_rows.ROW // 2 - 7  # above the texts and the line
    cheap, dear = (min(dark_columns(rows, top + n * pay_rows.ROW)) for n in (0, 1))
    assert dear > cheap + 50
    rows.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    cheap, dear = (min(dark_columns(rows, top + n * pay_rows.ROW)) for n in (0, 1))
    assert dear < cheap - 50


def test_that_a_narrow_table_keeps_its_chart_and_drops_quartiles(rows: PayRows) -> None:
    shown: dict[int, list[bool]] = {}
    for room in (1200, 850, 720):
        found = pay_rows._columns(table(50.0), room)
        assert found.chart[1] >= pay_rows._LEAST_CHART
        shown[room] = [width > 0 for _start, width in found.before]
    assert shown == {
        1200: [True, True, True, True],
        850: [False, True, False, True],
        720: [False, True, False, False],
    }
    rows.resize(720, 300)
    assert not rows.grab().isNull()


def test_that_page_keys_and_a_click_choose_rows_and_only_others_are_told(
    rows: PayRows, qtbot: QtBot
) -> None:
    chosen: list[str] = []
    rows.row_chosen.connect(chosen.append)
    QTest.keyClick(rows, Qt.Key.Key_PageDown)
    QTest.keyClick(rows, Qt.Key.Key_End)
    QTest.keyClick(rows, Qt.Key.Key_End)
    click = QPoint(30, pay_rows.HEAD + 5)
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, pos=click)
    assert chosen[-2:] == ["place-1", "place-0"]
    assert rows.accessibleDescription() == "place-0 in words"


def test_that_the_waterfall_says_all_steps_and_goes_by_arrows_in_either_direction(
    qtbot: QtBot, theme: Theme
) -> None:
    chart = WaterfallChart(theme, Formatter("en"))
    qtbot.addWidget(chart)
    chart.resize(600, 260)
    year = LoadedYear(
        steps=(
            LoadedStep("Base pay", "P50", Decimal(100), "$100", is_sum=True),
            LoadedStep("Social charges", "", Decimal(30), "+$30", (("Pension", "€20"),)),
            LoadedStep("Fully loaded", "", Decimal(130), "$130", is_sum=True),
        ),
        raised=Decimal(150),
        raised_text="$150",
        share_text="130% of base",
        caution="",
    )
    told: list[str] = []
    chart.step_told.connect(told.append)
    chart.show_year(year, USD)
    assert chart.accessibleDescription() == "Base pay $100; Social charges +$30; Fully loaded $130"
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert told[-1] == "Social charges: +$30; Pension €20"
    assert not chart.grab().isNull()
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.step == 0
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.step == 2
    chart.show_year(None, USD)
    assert told[-1] == ""


def test_that_every_compa_ratio_lies_on_the_scale(qtbot: QtBot, theme: Theme) -> None:
    widget = CompaRows(theme, Formatter("en"))
    qtbot.addWidget(widget)
    widget.resize(900, 300)
    ratios = (0.31, 1.0, 2.4)
    lines = tuple(
        EquityLine(
            key=f"P-{number}",
            name=f"P-{number}",
            code="IE",
            city="Dublin",
            pay=money("€100,000"),
            ratio=ratio,
            ratio_text="",
            standing="",
            is_outlier=False,
            words=f"seat {number}",
        )
        for number, ratio in enumerate(ratios)
    )
    widget.show_lines(lines)
    start, width = widget._chart()
    places = [widget._x(ratio) for ratio in ratios]
    assert places == sorted(places)
    assert start <= places[0]
    assert places[-1] <= start + width
    assert not widget.grab().isNull()
    assert widget.row_at(compa_rows.HEAD + 1) == 0
