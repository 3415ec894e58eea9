from dataclasses import replace
from decimal import Decimal

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
