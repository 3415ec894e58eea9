from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.desktop.pages.pay_page import PayPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.pay.engagement_terms import SETUP, UPLIFT, YEARLY
from planner.desktop.widgets.committed_field import CommittedField
from planner.plan.model import Engagement
from planner.quantities.identifiers import PlaceId


@pytest.fixture
def page(pay_page: PayPage) -> PayPage:
    return pay_page


def type_term(page: PayPage, key: str, text: str) -> CommittedField:
    field = page.market.cost.terms.fields[key]
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def test_that_terms_of_the_engagements_are_typed_over_and_emptied_to_the_usual_ones(
    page: PayPage, session: PlanSession
) -> None:
    session.looked_at.select(PlaceId("br-sao-paulo"))
    cost = page.market.cost
    usual = cost.comparison.text()
    setup = type_term(page, SETUP, "400k")
    assert setup.text() == "$400,000"
    assert cost.comparison.text() != usual, "founding an entity takes longer to pay off"
    type_term(page, SETUP, "")
    assert (setup.text(), cost.comparison.text()) == ("$20,000", usual)
    yearly = type_term(page, YEARLY, "30,000")
    assert yearly.text() == "$30,000"
    assert cost.comparison.text() != usual
    assert all(field.accessibleName() for field in cost.terms.fields.values())
    assert not session.undo_stack.canUndo(), "the plan is as it was"


def test_that_what_contractors_ask_more_raises_their_year_step_by_step(
    page: PayPage, session: PlanSession
) -> None:
    session.looked_at.select(PlaceId("br-sao-paulo"))
    cost = page.market.cost
    cost.buttons[Engagement.CONTRACTOR].click()
    assert cost.chart.year is not None
    base = cost.chart.year.steps[0].amount
    type_term(page, UPLIFT, "25%")
    first, *_, last = cost.chart.year.steps
    assert first.amount == base * Decimal("1.25")
    assert "+25%" in first.detail
    assert last.amount == sum(step.amount for step in cost.chart.year.steps[:-1])
    page.market.choices.uplift.setValue(20)
    raised = cost.chart.year.raised
    assert raised is not None
    assert raised - last.amount > first.amount * Decimal("0.195"), "the raise is of what they ask"
    cost.buttons[Engagement.OWN_ENTITY].click()
    assert cost.chart.year.steps[0].amount == base, "an employee earns what the offer says"


@pytest.mark.parametrize(
    ("key", "text"), [(SETUP, "-5"), (YEARLY, "EUR 5,000"), (UPLIFT, "much"), (UPLIFT, "101%")]
)
def test_that_a_bad_term_is_refused_and_escape_takes_it_back(
    page: PayPage, key: str, text: str
) -> None:
    cost = page.market.cost
    usual, sentence = cost.terms.fields[key].text(), cost.comparison.text()
    field = type_term(page, key, text)
    assert field.is_refused
    assert cost.comparison.text() == sentence
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.is_refused) == (usual, False)
