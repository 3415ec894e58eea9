from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.pages.pay_page import PayPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.pay_evidence import pay_evidence
from planner.desktop.viewmodels.pay.pay_question import MoneyBasis, PayParts
from planner.desktop.widgets.pay_rows import HEAD, ROW
from planner.localization.formatting import Formatter
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_plan
from planner.plan.model import Engagement, Plan
from planner.plan.place_choice import PayPolicyKind
from planner.quantities.identifiers import PlaceId
from planner.quantities.money import Money


@pytest.fixture
def page(pay_page: PayPage) -> PayPage:
    return pay_page


def press(page: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def pay_of(session: PlanSession, seat_id: str) -> Money:
    return next(seat for seat in session.plan.seats if seat.id == seat_id).base_pay


def open_tab(page: PayPage, number: int) -> None:
    page.strip.setCurrentIndex(number)
    QApplication.processEvents()


def test_that_the_arrows_choose_a_place_for_all_panels_and_pages(
    page: PayPage, session: PlanSession
) -> None:
    rows = page.market.rows
    press(page, Qt.Key.Key_Home)
    assert rows.row == 0
    assert session.looked_at.place_id == "ie-dublin"
    assert "Dublin" in page.market.cost.panel.title.text
    assert page.market.offer.name.text() == "Offer in Dublin"
    assert rows.accessibleDescription().startswith("Dublin; P25")
    press(page, Qt.Key.Key_Down)
    assert session.looked_at.place_id == "sg-singapore"
    assert page.market.evidence.warning.text() == "Few salaries: take the pay as a rough guide."
    press(page, Qt.Key.Key_End)
    assert rows.row == len(rows.keys()) - 1


def test_that_a_place_chosen_on_another_page_is_chosen_here_once_it_shows(
    page: PayPage, session: PlanSession
) -> None:
    page.hide()
    session.looked_at.select(PlaceId("pl-warsaw"))
    page.show()
    assert page.market.rows.keys()[page.market.rows.row] == "pl-warsaw"
    session.looked_at.select(PlaceId("de-berlin"))
    assert page.market.rows.keys()[page.market.rows.row] == "de-berlin"
    session.looked_at.select(PlaceId("jp-tokyo"))  # neither in the plan nor on its shortlist
    assert page.market.rows.keys()[page.market.rows.row] == "jp-tokyo"


def test_that_the_row_chosen_stays_in_sight_where_there_is_less_room(page: PayPage) -> None:
    rows = page.market.rows
    rows.setFocus()
    press(page, Qt.Key.Key_End)
    assert rows.row == rows.row_count - 1
    rows.setMaximumHeight(HEAD + 4 * ROW)
    QApplication.processEvents()
    in_sight = rows.rows_in_sight()
    assert len(in_sight) < rows.row_count
    assert rows.row in in_sight


def test_that_a_click_chooses_a_row_and_enter_opens_its_sources(page: PayPage) -> None:
    rows = page.market.rows
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPoint(60, HEAD + 3 * ROW + 8))
    assert rows.row == 3
    press(page, Qt.Key.Key_Return)
    card = page.figures.card
    assert card is not None
    assert card.isVisible()
    assert card.evidence.key is not None
    press(page, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_that_t_shows_the_figures_of_what_has_the_focus(page: PayPage) -> None:
    tab = page.market
    press(page, Qt.Key.Key_T)
    assert tab.focus_content() is tab.table
    assert tab.model.figures.names[0] == "Dublin"
    press(page, Qt.Key.Key_T)
    assert tab.focus_content() is tab.rows
    tab.cost.chart.setFocus()
    press(page, Qt.Key.Key_T)
    assert tab.cost.panel.focus_content() is tab.cost.panel.table
    assert tab.focus_content() is tab.rows
    tab.evidence.chart.setFocus()
    press(page, Qt.Key.Key_T)
    assert tab.evidence.table.isVisible()
    assert tab.evidence.model.figures.names == ("P10", "P25", "P50", "P75", "P90", "Offer")


def test_that_an_own_survey_is_marked_beside_what_is_published(
    page: PayPage, session: PlanSession
) -> None:
    session.looked_at.select(PlaceId("br-sao-paulo"))
    evidence = page.market.evidence
    published = page.market.rows.table
    assert published is not None
    before = {line.place_id: line.before[1] for line in published.lines}
    assert page.market.board.row is not None
    assert page.market.board.row.band is not None
    key = pay_evidence(
        page.market.board.row,
        page.market.board.question,
        session.evaluation.market,
        Formatter("en"),
    ).card.key
    own = tuple(Decimal(amount) for amount in (100_000, 150_000, 240_000, 320_000, 480_000))
    press(page, Qt.Key.Key_Return)
    assert page.figures.card is not None
    page.figures.card.own_given.emit(key, own, "Our survey")
    table = page.market.rows.table
    assert table is not None
    line = next(each for each in table.lines if each.place_id == "br-sao-paulo")
    assert line.has_own_band
    assert line.words.endswith("own figure")
    assert str(line.before[1]) == "R$\N{NO-BREAK SPACE}240.000,00"
    assert "Own figure" in evidence.lines.text()
    assert "Published: P10 R$" in evidence.lines.text()
    session.undo()
    after = page.market.rows.table
    assert after is not None
    assert {each.place_id: each.before[1] for each in after.lines} == before


def test_that_the_source_is_told_only_while_the_market_is_on_show(page: PayPage) -> None:
    told: list[str] = []
    page.evidence_told.connect(told.append)
    press(page, Qt.Key.Key_Home)
    line = told[-1]
    assert line.endswith("· B")
    open_tab(page, 1)
    assert told[-1] == ""
    open_tab(page, 0)
    assert told[-1] == line
    page.hide()
    assert told[-1] == ""
    page.show()
    assert told[-1] == line


def test_that_total_pay_and_purchasing_power_say_what_they_come_from(page: PayPage) -> None:
    press(page, Qt.Key.Key_Home)
    lines = page.market.evidence.lines
    page.market.choices.parts.chosen.emit("parts", PayParts.TOTAL)
    assert lines.text().startswith("Total pay: base €107,000 and benefits €9,630.")
    page.market.choices.parts.chosen.emit("parts", PayParts.BASE)
    page.market.choices.basis.chosen.emit("basis", MoneyBasis.PURCHASING_POWER)
    assert "buys here what one dollar buys in the United States." in lines.text()


def test_that_role_money_and_percentile_change_all_at_once(page: PayPage) -> None:
    tab = page.market
    tab.choices.role.chosen.emit("role", RoleFamily.MLOPS_ENGINEER)
    assert "MLOps engineer" in tab.cost.panel.title.text
    tab.choices.basis.chosen.emit("basis", MoneyBasis.REPORTING)
    assert tab.rows.table is not None
    assert tab.rows.table.before[0] == "P25, USD"
    tab.choices.percentile.setValue(75)
    assert tab.choices.typed.text() == "P75"
    assert tab.board.question.percentile == Decimal("0.75")


def test_that_a_percentile_beyond_the_bands_is_refused_in_words(page: PayPage) -> None:
    field = page.market.choices.typed
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "95")
    press(page, Qt.Key.Key_Return)
    assert field.is_refused
    assert "from 10 to 90" in field.toolTip()
    assert page.market.board.question.percentile == Decimal("0.5")


def test_that_an_offer_typed_and_set_is_undone_in_one_step(
    page: PayPage, session: PlanSession
) -> None:
    session.looked_at.select(PlaceId("br-sao-paulo"))
    told: list[str] = []
    page.edit_explained.connect(told.append)
    bar = page.market.offer
    bar.field.setFocus()
    bar.field.selectAll()
    QTest.keyClicks(bar.field, "250k")
    press(page, Qt.Key.Key_Return)
    assert bar.sentence.text().startswith("R$\N{NO-BREAK SPACE}250.000,00 is P")
    bar.set.click()
    assert told == ["Change base pay of P-03"]
    assert pay_of(session, "P-03").amount == 250_000
    session.undo()
    assert pay_of(session, "P-03").amount == 396_000


def test_that_a_huge_offer_needs_a_second_press(page: PayPage, session: PlanSession) -> None:
    session.looked_at.select(PlaceId("br-sao-paulo"))
    bar = page.market.offer
    bar.field.setFocus()
    bar.field.selectAll()
    QTest.keyClicks(bar.field, "9000000")
    press(page, Qt.Key.Key_Return)
    assert "more than twice P90" in bar.concern.text()
    bar.set.click()
    assert bar.set.label == "Set it all the same"
    assert pay_of(session, "P-03").amount == 396_000
    bar.set.click()
    assert pay_of(session, "P-03").amount == 9_000_000


def test_that_without_a_position_the_offer_says_why_it_cannot_be_set(page: PayPage) -> None:
    press(page, Qt.Key.Key_Home)
    bar = page.market.offer
    assert not bar.set.isEnabled()
    assert bar.set.toolTip()
    assert bar.seats.label == "No open position here"


def test_that_engagements_switch_and_the_steps_are_told(
    page: PayPage, session: PlanSession
) -> None:
    session.looked_at.select(PlaceId("br-sao-paulo"))
    cost = page.market.cost
    assert cost.buttons[Engagement.EMPLOYER_OF_RECORD].isChecked()
    cost.buttons[Engagement.CONTRACTOR].click()
    assert cost.chart.year is not None
    assert [step.name for step in cost.chart.year.steps][1] == "Service fee"
    cost.buttons[Engagement.OWN_ENTITY].click()
    cost.chart.setFocus()
    press(page, Qt.Key.Key_Right)
    assert cost.chart.step == 1
    assert cost.panel.words.text.startswith("Social charges: +$")


def test_that_another_place_is_added_by_name_and_an_unknown_one_refused(page: PayPage) -> None:
    add = page.market.tools.add
    add.setText("Tokyo, Japan")
    add.chosen.emit("Tokyo, Japan")
    rows = page.market.rows
    assert rows.keys()[rows.row] == "jp-tokyo"
    add.setText("Atlantis")
    add.chosen.emit("Atlantis")
    assert add.is_refused


def test_that_a_role_without_any_pay_still_tells_what_would_help(
    page: PayPage, market: Snapshot
) -> None:
    board = page.market.board
    without = next(
        place
        for place in market.places.values()
        if market.pay_bands.at(board.question.role, board.question.level, place) is None
    )
    page.market.tools.place_named.emit(without.id)
    assert page.market.evidence.title.text == "No evidence"
    assert page.market.evidence.lines.text()
    assert page.market.cost.chart.year is None
    assert not page.market.offer.field.isEnabled()


def test_that_an_empty_plan_leads_to_the_plan(page: PayPage, session: PlanSession) -> None:
    asked: list[bool] = []
    page.plan_requested.connect(lambda: asked.append(True))
    session.apply(replace(session.plan, members=(), positions=()), "Empty it")
    assert page.empty.isVisible()
    assert page.focus_regions() == [page.empty]
    page.empty.button.click()
    assert asked == [True]
    session.undo()
    assert page.market.isVisible()


def test_that_the_tables_of_the_market_are_waited_for(
    qtbot: QtBot, qapp: QApplication, theme: Theme, icons: Icons, sample_plan: Plan
) -> None:
    from planner.market.loader import load_snapshot

    session = PlanSession(load_snapshot())
    session.new_plan(sample_plan)
    page = PayPage(session, theme, icons, Formatter("en"))
    qtbot.addWidget(page)
    page.resize(1200, 726)
    page.show()
    assert page.loading.isVisible()
    qtbot.waitUntil(page.market.isVisible, timeout=10_000)
    page.finish()


def test_that_the_chart_of_equity_goes_by_seat_and_skips_groups(page: PayPage) -> None:
    open_tab(page, 1)
    rows = page.equity.rows
    rows.setFocus()
    press(page, Qt.Key.Key_Home)
    assert rows.lines[rows.row].key
    keys = [rows.lines[rows.row].key]
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    keys.append(rows.lines[rows.row].key)
    assert all(keys)
    assert rows.accessibleDescription() == rows.lines[rows.row].words
    press(page, Qt.Key.Key_T)
    assert page.equity.focus_content() is page.equity.table


def test_that_everybody_is_raised_in_one_step(page: PayPage, session: PlanSession) -> None:
    open_tab(page, 1)
    equity = page.equity
    equity.slider.setValue(60)
    assert equity.raise_button.label.endswith("to P60")
    steps = session.undo_stack.count()
    equity.raise_button.click()
    assert session.undo_stack.count() == steps + 1
    assert equity.sentence.text() == "Nobody is paid less than P60 of their market."
    assert not equity.raise_button.isEnabled()
    session.undo()
    assert equity.raise_button.isEnabled()


def test_that_a_policy_is_looked_at_by_arrows_and_used_by_enter(
    page: PayPage, session: PlanSession
) -> None:
    open_tab(page, 2)
    rows = page.policy.rows
    rows.setFocus()
    assert rows.lines[rows.row].key == "market"
    press(page, Qt.Key.Key_Down)
    assert page.policy.title_line.text == "Offers: One rate everywhere"
    kinds = [session.plan.pay_policy.kind]
    press(page, Qt.Key.Key_Return)
    kinds.append(session.plan.pay_policy.kind)
    assert not page.policy.use.isEnabled()
    session.undo()
    kinds.append(session.plan.pay_policy.kind)
    market, one_rate = PayPolicyKind.MARKET, PayPolicyKind.ONE_RATE
    assert kinds == [market, one_rate, market]


def test_that_the_offers_of_a_policy_are_applied_in_one_step(
    page: PayPage, session: PlanSession
) -> None:
    open_tab(page, 2)
    before = pay_of(session, "P-03"), pay_of(session, "P-01"), pay_of(session, "M-02")
    page.policy.apply.click()
    assert session.undo_stack.count() == 1
    assert pay_of(session, "P-03") != before[0]
    assert (pay_of(session, "P-01"), pay_of(session, "M-02")) == before[1:]
    assert not page.policy.apply.isEnabled()
    session.undo()
    assert pay_of(session, "P-03") == before[0]


def test_that_terms_of_the_policies_are_typed_and_bad_ones_refused(
    page: PayPage, session: PlanSession
) -> None:
    open_tab(page, 2)
    terms = page.policy.terms
    terms.share.setFocus()
    terms.share.selectAll()
    QTest.keyClicks(terms.share, "25%")
    press(page, Qt.Key.Key_Return)
    assert session.plan.pay_policy.blend_share == Decimal("0.25")
    terms.tiers.setFocus()
    terms.tiers.selectAll()
    QTest.keyClicks(terms.tiers, "none")
    press(page, Qt.Key.Key_Return)
    assert terms.tiers.is_refused
    terms.tiers.accept_text()
    terms.reference.chosen.emit("Kraków")
    assert session.plan.pay_policy.reference_id == "pl-krakow"
    assert terms.place.text().startswith("Kraków")


def test_that_tab_goes_through_the_market_as_it_is_laid_out(page: PayPage) -> None:
    choices, cost, offer = page.market.choices, page.market.cost, page.market.offer
    expected = [
        choices.role,
        choices.level,
        choices.percentile,
        choices.typed,
        choices.uplift,
        choices.basis,
        choices.parts,
        page.market.rows,
        next(iter(cost.buttons.values())),
        cost.panel.toggle,
        cost.chart,
        *cost.terms.fields.values(),
    ]
    choices.role.setFocus()
    met: list[QWidget | None] = []
    while (focused := QApplication.focusWidget()) is not offer.field and len(met) < 40:
        met.append(focused)
        page.focusNextChild()
    assert [each for each in met if each in expected] == expected
    assert QApplication.focusWidget() is offer.field


def test_that_f6_reaches_every_part(page: PayPage) -> None:
    for number in range(len(page.tabs)):
        open_tab(page, number)
        regions = page.focus_regions()
        assert regions[0] is page.strip
        assert all(each.focusPolicy() != Qt.FocusPolicy.NoFocus for each in regions)


def test_that_another_plan_begins_anew(page: PayPage, session: PlanSession) -> None:
    page.market.choices.role.chosen.emit("role", RoleFamily.MLOPS_ENGINEER)
    page.begin_anew()
    session.new_plan(change_plan(session.plan, name="Another"))
    assert page.market.board.question.role is RoleFamily.GPU_CLUSTER_ENGINEER
