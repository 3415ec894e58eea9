from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.monthly_cost import CostSeries, MonthlyCost
from planner.desktop.widgets.amounts_table import AmountsModel, AmountsView
from planner.localization.formatting import Formatter
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month

COST = MonthlyCost(
    currency=CurrencyCode("USD"),
    months=(Month(2027, 1), Month(2027, 2)),
    series=(CostSeries("Kraków", 0, (Decimal(1), Decimal(2))),),
    totals=(Decimal(1), Decimal(2)),
    budget=(None, None),
)


def test_that_a_place_may_go_while_a_cell_of_it_is_looked_at(
    qtbot: QtBot, theme: Theme, formatter: Formatter
) -> None:
    model = AmountsModel(formatter)
    view = AmountsView(theme, model)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    model.show_cost(COST)
    view.setCurrentIndex(model.index(2, 1))
    model.show_cost(replace(COST, series=(), months=COST.months[:1], totals=(Decimal(0),)))
    assert (model.rowCount(), model.columnCount()) == (2, 1)


def test_that_the_table_is_copied_whole_with_headings_and_exact_amounts(
    qtbot: QtBot, theme: Theme, formatter: Formatter
) -> None:
    model = AmountsModel(formatter)
    view = AmountsView(theme, model)
    qtbot.addWidget(view)
    model.show_cost(
        replace(
            COST,
            series=(CostSeries("=1+1 <b>", 0, (Decimal("1234.56"), Decimal(2))),),
            budget=(Decimal("5000.5"), None),
        )
    )
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert [line.split("\t") for line in data.text().split("\n")] == [
        ["", "Jan 27", "Feb 27"],
        ["Total", "$1.00", "$2.00"],
        ["Budget", "$5,000.50", "—"],
        ["'=1+1 <b>", "$1,234.56", "$2.00"],
    ]
    assert "<th>Jan 27</th>" in data.html()
    assert "=1+1 &lt;b&gt;" in data.html()
    assert "<b>" not in data.html()


def test_that_keys_that_copy_are_no_shortcut_of_the_page(
    qtbot: QtBot, theme: Theme, formatter: Formatter
) -> None:
    view = AmountsView(theme, AmountsModel(formatter))
    qtbot.addWidget(view)
    for key, is_own in ((Qt.Key.Key_C, True), (Qt.Key.Key_E, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        QApplication.sendEvent(view, event)
        assert event.isAccepted() == is_own
