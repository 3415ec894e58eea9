from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.theme import DARK, LIGHT, Theme
from planner.desktop.viewmodels.monthly_cost import CostSeries, MonthlyCost
from planner.desktop.widgets.chart_tip import ChartTip
from planner.desktop.widgets.monthly_cost_chart import MonthlyCostChart
from planner.localization.formatting import Formatter
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month


def amounts(*thousands: int) -> tuple[Decimal, ...]:
    return tuple(Decimal(1000 * each) for each in thousands)


COST = MonthlyCost(
    currency=CurrencyCode("USD"),
    months=tuple(Month(2027, 1).plus(number) for number in range(4)),
    series=(
        CostSeries("Existing 2", 7, amounts(50, 50, 50, 50)),
        CostSeries("Kraków", 0, amounts(0, 0, 20, 40)),
    ),
    totals=amounts(50, 50, 70, 90),
    budget=(Decimal(60000), None, Decimal(60000), Decimal(100000)),
)


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme, formatter: Formatter) -> Iterator[MonthlyCostChart]:
    window = QWidget()
    window.resize(600, 240)
    chart = MonthlyCostChart(theme, formatter, window)
    chart.setGeometry(0, 0, 600, 220)
    qtbot.addWidget(window)
    chart.show_cost(COST)
    window.show()
    qtbot.waitExposed(window)
    yield chart
    window.close()


def tip(chart: MonthlyCostChart) -> ChartTip:
    return chart.window().findChildren(ChartTip)[0]


def test_that_the_summary_says_total_peak_and_months_over_budget(chart: MonthlyCostChart) -> None:
    summary = chart.accessibleDescription()
    assert "$260,000" in summary
    assert "$90,000 in Apr 27" in summary
    assert "1 month over budget" in summary


def test_that_arrow_keys_walk_the_months_and_escape_leaves(chart: MonthlyCostChart) -> None:
    chart.setFocus()
    for key, month in (
        (Qt.Key.Key_Right, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, 3),
        (Qt.Key.Key_Right, 3),
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Escape, None),
    ):
        QTest.keyClick(chart, key)
        assert chart.pointed_month == month


def test_that_the_tip_names_total_budget_and_every_colour_with_an_amount(
    chart: MonthlyCostChart,
) -> None:
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert [(line.name, line.amount) for line in chart.tip_lines] == [
        ("Total", "$90,000"),
        ("Budget", "$100,000"),
        ("Kraków", "$40,000"),
        ("Existing 2", "$50,000"),
    ]
    assert tip(chart).isVisible()
    assert "Kraków $40,000" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert [line.name for line in chart.tip_lines] == ["Total", "Budget", "Existing 2"]


def test_that_the_pointer_points_at_its_month(chart: MonthlyCostChart) -> None:
    QTest.mouseMove(chart, QPoint(560, 100))
    assert chart.pointed_month == 3


def test_that_arrow_keys_follow_the_reading_direction(chart: MonthlyCostChart) -> None:
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.pointed_month == 1
    QTest.mouseMove(chart, QPoint(40, 100))
    assert chart.pointed_month == 3


def test_that_bars_stand_on_the_other_side_from_right_to_left(chart: MonthlyCostChart) -> None:
    def heights_of_krakow() -> tuple[int, int]:
        image = chart.grab().toImage()
        color = LIGHT.categorical[0]
        places = [
            x
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y) == color
        ]
        middle = image.width() // 2
        return sum(x < middle for x in places), sum(x >= middle for x in places)

    left, right = heights_of_krakow()
    assert left == 0
    assert right > 500
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    left, right = heights_of_krakow()
    assert left > 500
    assert right == 0


def test_that_the_theme_repaints_the_chart(chart: MonthlyCostChart, theme: Theme) -> None:
    theme.set_preference("dark")
    image = chart.grab().toImage()
    colors = {image.pixelColor(x, 180).name() for x in range(0, image.width(), 3)}
    assert DARK.categorical[7].name() in colors
    assert LIGHT.categorical[7].name() not in colors


def test_that_a_plan_without_months_paints_nothing_and_says_nothing(
    chart: MonthlyCostChart,
) -> None:
    chart.show_cost(MonthlyCost(CurrencyCode("USD"), (), (), (), ()))
    chart.grab()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.pointed_month is None
    assert chart.accessibleDescription() == ""


def test_that_fewer_months_take_the_cursor_away(chart: MonthlyCostChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_End)
    fewer = MonthlyCost(
        COST.currency,
        COST.months[:2],
        tuple(CostSeries(s.name, s.color_slot, s.amounts[:2]) for s in COST.series),
        COST.totals[:2],
        COST.budget[:2],
    )
    chart.show_cost(fewer)
    assert chart.pointed_month is None
