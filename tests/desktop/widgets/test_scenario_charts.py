"""The painted charts of scenarios: fan, waterfall, tornado, whisker and cost bar."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.scenarios.chart_views import (
    CostBarView,
    FanMonth,
    FanView,
    NamedText,
    TornadoBar,
    TornadoView,
    WaterfallBar,
    WaterfallView,
)
from planner.desktop.viewmodels.whisker import WhiskerView
from planner.desktop.widgets.charts.fan_chart import _TOP, FanChart
from planner.desktop.widgets.charts.pointed_chart import PointedChart
from planner.desktop.widgets.charts.scenario_waterfall import ScenarioWaterfall
from planner.desktop.widgets.charts.span_axis import span_ticks, tick_text
from planner.desktop.widgets.charts.tornado_chart import TornadoChart
from planner.desktop.widgets.charts.whisker import CostBarMark, WhiskerMark
from planner.localization.formatting import Formatter
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month

USD = CurrencyCode("USD")
NO_FIGURES = Figures((), (), ())
KEYS = Qt.Key


def fan_view(drawn: int = 3, months: int = 6) -> FanView:
    return FanView(
        name="Cost by month",
        months=tuple(
            FanMonth(
                month=Month(2026, 7).plus(n),
                low=100e3 if n < drawn else None,
                middle=150e3,
                high=200e3 if n < drawn else None,
                limit=180e3 if n < 2 else None,
                lines=(NamedText("P50", "$150K"),),
                words=f"month {n} in words",
            )
            for n in range(months)
        ),
        currency=USD,
        limit_text="Budget $180K",
        middle_text="P50",
        band_text="P10 – P90",
        before_text="",
        summary="what it comes to",
        figures=NO_FIGURES,
    )


def waterfall_view(*amounts: int, start: int = 2_000_000) -> WaterfallView:
    end = start + sum(amounts)
    steps = tuple(
        WaterfallBar(
            name=f"step {n}", detail="", amount=Decimal(each), text=str(each), words=f"words {n}"
        )
        for n, each in enumerate(amounts)
    )
    return WaterfallView(
        name="From the base",
        bars=(
            WaterfallBar(
                name="Base", detail="", amount=Decimal(start), text="", words="base", is_sum=True
            ),
            *steps,
            WaterfallBar(
                name="Scenario", detail="", amount=Decimal(end), text="", words="end", is_sum=True
            ),
        ),
        currency=USD,
        summary="summary of the waterfall",
        figures=NO_FIGURES,
    )


def tornado_view() -> TornadoView:
    bars = tuple(
        TornadoBar(
            name=name,
            low=100.0 - reach,
            high=100.0 + reach,
            low_text=f"−${reach:.0f}",
            high_text=f"+${reach:.0f}",
            words=f"{name} in words",
        )
        for name, reach in (("Time to fill", 40.0), ("Pay", 20.0), ("Attrition", 10.0))
    )
    return TornadoView(
        name="What drives the spread",
        bars=bars,
        middle=100.0,
        middle_text="P50 $100",
        currency=USD,
        summary="summary of the tornado",
        figures=NO_FIGURES,
    )


def whisker_view(tone: Tone = Tone.ACCENT) -> WhiskerView:
    return WhiskerView(
        low=10, likely=40, high=60, least=0, most=100, origin=0, tone=tone, words="in words"
    )


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[list[QWidget]]:
    """Shows the widgets put in, and closes them and their tips."""
    widgets: list[QWidget] = []
    yield widgets
    for each in widgets:
        each.close()
        each.deleteLater()


def on_screen(widget: QWidget, shown: list[QWidget], width: int = 600, height: int = 260) -> None:
    shown.append(widget)
    widget.resize(width, height)
    widget.show()
    QTest.qWaitForWindowExposed(widget)


@pytest.fixture
def fan(theme: Theme, formatter: Formatter, shown: list[QWidget]) -> FanChart:
    chart = FanChart(theme, formatter)
    chart.show_view(fan_view())
    on_screen(chart, shown)
    return chart


@pytest.fixture
def waterfall(theme: Theme, formatter: Formatter, shown: list[QWidget]) -> ScenarioWaterfall:
    chart = ScenarioWaterfall(theme, formatter)
    chart.show_view(waterfall_view(60_000, -90_000))
    on_screen(chart, shown)
    return chart


@pytest.fixture
def tornado(theme: Theme, formatter: Formatter, shown: list[QWidget]) -> TornadoChart:
    chart = TornadoChart(theme, formatter)
    chart.show_view(tornado_view())
    on_screen(chart, shown)
    return chart


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def count_of(image: QImage, color: QColor) -> int:
    wanted = color.rgb()
    pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wanted for x, y in pixels)


def test_that_ticks_of_a_stretch_are_round_and_lie_in_it() -> None:
    assert span_ticks(1_905_000, 2_060_000, 6) == tuple(
        Decimal(n) for n in (1_950_000, 2_000_000, 2_050_000)
    )
    assert span_ticks(-30, 30, 3) == (Decimal(-20), Decimal(0), Decimal(20))
    assert span_ticks(5, 5, 3) == (Decimal(5),)


def test_that_a_tick_is_an_amount_or_a_number(formatter: Formatter) -> None:
    assert tick_text(Decimal(150_000), USD, formatter) == "$150k"
    assert tick_text(Decimal(12), None, formatter) == "12"
    assert tick_text(Decimal("2.5"), None, formatter) == "2.5"


def test_that_arrow_keys_read_out_the_months_of_a_fan(fan: FanChart) -> None:
    told: list[str] = []
    fan.told.connect(told.append)
    assert fan.accessibleName() == "Cost by month"
    assert fan.accessibleDescription() == "what it comes to"
    QTest.keyClick(fan, KEYS.Key_Right)
    QTest.keyClick(fan, KEYS.Key_Right)
    assert fan.accessibleDescription() == "month 1 in words"
    QTest.keyClick(fan, KEYS.Key_End)
    assert fan.pointed == 5
    QTest.keyClick(fan, KEYS.Key_Right)
    assert fan.pointed == 5
    QTest.keyClick(fan, KEYS.Key_Escape)
    assert fan.accessibleDescription() == "what it comes to"
    assert told[:2] == ["month 0 in words", "month 1 in words"]
    assert told[-1] == ""


def test_that_the_arrows_follow_the_reading_direction(fan: FanChart) -> None:
    fan.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(fan, KEYS.Key_Left)
    QTest.keyClick(fan, KEYS.Key_Left)
    assert fan.pointed == 1
    QTest.keyClick(fan, KEYS.Key_Right)
    assert fan.pointed == 0


def test_that_the_pointer_finds_the_month_on_both_sides(fan: FanChart) -> None:
    places = [fan.place_of(number)[0].toPoint() for number in range(fan.point_count())]
    for number, place in enumerate(places):
        QTest.mouseMove(fan, place)
        assert fan.pointed == number
    fan.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.mouseMove(fan, QPoint(fan.width() - places[4].x(), 60))
    assert fan.pointed == 4


def test_that_months_that_were_not_drawn_have_no_band(fan: FanChart, theme: Theme) -> None:
    ground = theme.tokens.panel
    fan.setAutoFillBackground(True)
    palette = fan.palette()
    palette.setColor(fan.backgroundRole(), ground)
    fan.setPalette(palette)
    blank = []
    for drawn in (0, 3, 6):
        fan.show_view(fan_view(drawn=drawn))
        blank.append(count_of(picture(fan), ground))
    assert blank[0] > blank[1] + 1000
    assert blank[1] > blank[2] + 1000


def test_that_the_name_of_a_limit_hides_nothing_of_the_band(fan: FanChart) -> None:
    for high, is_over_line in ((150e3, True), (178e3, True), (200e3, False)):
        months = tuple(
            replace(month, high=high, middle=140e3, limit=180e3) for month in fan_view(6).months
        )
        named = replace(fan_view(6), months=months)
        fan.show_view(replace(named, limit_text=""))
        without = picture(fan)
        fan.show_view(named)
        image = picture(fan)
        rows = {
            y
            for y in range(image.height())
            if any(image.pixel(x, y) != without.pixel(x, y) for x in range(image.width()))
        }
        assert rows
        assert any(y >= _TOP for y in rows) is is_over_line


def test_that_fewer_months_forget_a_month_that_is_gone(fan: FanChart) -> None:
    fan.choose(5)
    fan.show_view(fan_view(months=3))
    assert fan.pointed is None
    fan.show_view(None)
    assert not fan.accessibleDescription()
    QTest.keyClick(fan, KEYS.Key_Right)
    assert fan.pointed is None


def test_that_bars_of_a_waterfall_stand_on_each_other(waterfall: ScenarioWaterfall) -> None:
    assert waterfall.levels == (
        (0.0, 2_000_000.0),
        (2_000_000.0, 2_060_000.0),
        (2_060_000.0, 1_970_000.0),
        (0.0, 1_970_000.0),
    )


def test_that_small_steps_beside_large_sums_cut_the_axis(waterfall: ScenarioWaterfall) -> None:
    assert 1_800_000 < waterfall.axis_start < 1_970_000
    waterfall.show_view(waterfall_view(900_000, -1_500_000))
    assert waterfall.axis_start == 0
    waterfall.show_view(waterfall_view(-300, start=100))
    assert waterfall.axis_start == -200


def test_that_only_differences_are_favorable_or_not(
    waterfall: ScenarioWaterfall, theme: Theme
) -> None:
    image = picture(waterfall)
    assert count_of(image, theme.tokens.good) > 500
    assert count_of(image, theme.tokens.warn_mark) > 500
    waterfall.show_view(waterfall_view())
    image = picture(waterfall)
    assert count_of(image, theme.tokens.good) == 0
    assert count_of(image, theme.tokens.warn_mark) == 0


def test_that_steps_of_a_waterfall_are_read_out(waterfall: ScenarioWaterfall) -> None:
    QTest.keyClick(waterfall, KEYS.Key_Home)
    assert waterfall.accessibleDescription() == "base"
    QTest.keyClick(waterfall, KEYS.Key_Right)
    assert waterfall.accessibleDescription() == "words 0"
    place, _width = waterfall.place_of(2)
    QTest.mouseMove(waterfall, place.toPoint())
    assert waterfall.accessibleDescription() == "words 1"


def test_that_many_steps_keep_room_for_their_names(waterfall: ScenarioWaterfall) -> None:
    waterfall.show_view(waterfall_view(*[1000] * 20))
    assert waterfall.minimumWidth() > 22 * 50


def test_that_up_and_down_read_out_the_risks(tornado: TornadoChart) -> None:
    QTest.keyClick(tornado, KEYS.Key_Down)
    assert tornado.accessibleDescription() == "Time to fill in words"
    QTest.keyClick(tornado, KEYS.Key_Down)
    assert tornado.accessibleDescription() == "Pay in words"
    QTest.keyClick(tornado, KEYS.Key_Up)
    assert tornado.pointed == 0
    QTest.mouseMove(tornado, QPoint(80, round(tornado.place_of(2)[0].y()) + 8))
    assert tornado.pointed == 2


def test_that_a_risk_lies_on_both_sides_of_the_middle(tornado: TornadoChart, theme: Theme) -> None:
    image, tokens = picture(tornado), theme.tokens
    below = count_of(image, tokens.sequential[2])
    above = count_of(image, tokens.sequential[3])
    assert below > 500
    assert abs(below - above) < 0.1 * above


def test_that_a_chart_without_points_paints_nothing_and_takes_no_key(
    theme: Theme, formatter: Formatter, shown: list[QWidget]
) -> None:
    charts: list[PointedChart] = [
        FanChart(theme, formatter),
        ScenarioWaterfall(theme, formatter),
        TornadoChart(theme, formatter),
    ]
    for chart in charts:
        on_screen(chart, shown)
        QTest.keyClick(chart, KEYS.Key_Right)
        QTest.mouseMove(chart, QPoint(100, 100))
        assert chart.pointed is None
        assert len({picture(chart).pixel(x, 130) for x in range(40, 500)}) == 1


@pytest.mark.parametrize(
    ("tone", "color"), [(Tone.ACCENT, "acc"), (Tone.WARNING, "warn_mark"), (Tone.QUIET, "ctl")]
)
def test_that_a_whisker_has_the_color_of_its_tone(
    theme: Theme, shown: list[QWidget], tone: Tone, color: str
) -> None:
    mark = WhiskerMark(theme)
    on_screen(mark, shown, 100, 31)
    mark.show_view(whisker_view(tone))
    assert mark.accessibleName() == "in words"
    assert count_of(picture(mark), theme.tokens.color(color)) > 20


def test_that_a_whisker_is_mirrored(theme: Theme, shown: list[QWidget]) -> None:
    mark = WhiskerMark(theme)
    on_screen(mark, shown, 107, 31)
    mark.show_view(whisker_view())
    acc = theme.tokens.acc.rgb()

    def middle() -> float:
        image = picture(mark)
        dots = [x for x in range(image.width()) if image.pixel(x, 6) == acc]
        return sum(dots) / len(dots)

    before = middle()
    mark.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert middle() == pytest.approx(107 - 1 - before, abs=1.5)


def test_that_a_bar_of_costs_grows_with_its_amount(theme: Theme, shown: list[QWidget]) -> None:
    mark = CostBarMark(theme)
    on_screen(mark, shown, 100, 31)
    areas = []
    for amount in (0.0, 20.0, 80.0):
        mark.show_view(CostBarView(amount=amount, most=100.0, text="", tone=Tone.WARNING))
        areas.append(count_of(picture(mark), theme.tokens.warn_mark))
    assert areas[0] == 0
    assert areas[2] > 3 * areas[1] > 0
