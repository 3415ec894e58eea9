from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.scenarios_page import ScenariosPage
from planner.desktop.pages.scenarios_page.lever_row import LeverRow
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.drawn_plans import PREVIEW_DRAWS
from planner.desktop.viewmodels.scenarios.trial import TrialWork
from planner.desktop.widgets.switch import Switch
from planner.localization.formatting import Formatter
from planner.market.deferred import Deferred
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.lever import LeverKind
from planner.plan.edits import add_scenario, change_lever, change_seats
from planner.plan.model import PositionStatus
from planner.quantities.identifiers import CurrencyCode
from tests.desktop.pages.scenario_draws import Draws

UPLIFT, AGENCY = LeverKind.PAY_UPLIFT, LeverKind.AGENCY


@pytest.fixture
def draws() -> Draws:
    return Draws()


@pytest.fixture
def plan_session(session: PlanSession) -> PlanSession:
    session.new_plan(replace(session.plan, scenarios=(), levers={}))
    return session


@pytest.fixture
def page(
    qtbot: QtBot, plan_session: PlanSession, theme: Theme, icons: Icons, draws: Draws
) -> Iterator[ScenariosPage]:
    # The window of the test before may still be going, and would take the focus along.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    page = ScenariosPage(plan_session, theme, icons, Formatter("en"), draws)
    qtbot.addWidget(page)
    page.resize(1360, 826)
    page.show()
    qtbot.waitUntil(lambda: is_settled(page))
    page.take_focus()

    def has_focus() -> bool:
        page.activateWindow()
        return QApplication.activeWindow() is page and page.charts.strip.hasFocus()

    qtbot.waitUntil(has_focus)
    yield page
    draws.go.set()
    page.finish()


def is_settled(page: ScenariosPage) -> bool:
    has_answer = page.board.answer is not None and not page.work.is_running
    return has_answer and not page.runs.is_running


def settle(qtbot: QtBot, page: ScenariosPage) -> None:
    qtbot.waitUntil(lambda: is_settled(page), timeout=10_000)


def press(page: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def row_of(page: ScenariosPage, kind: LeverKind) -> LeverRow:
    return page.trials.panel.rows[kind]


def switch(page: ScenariosPage, kind: LeverKind) -> None:
    row_of(page, kind).switch.setFocus()
    press(page, Qt.Key.Key_Space)


def heads(page: ScenariosPage) -> list[str]:
    return [head.name for head in page.model.table.heads]


def test_that_the_page_shows_every_lever_the_base_and_its_chances(page: ScenariosPage) -> None:
    assert len(page.trials.panel.rows) == len(LeverKind)
    assert heads(page) == ["Base"]
    cards = [cell.card for cell in page.chances.cells]
    assert all(card is not None for card in cards)
    assert page.charts.fan.view is not None
    assert page.charts.status.text() == "10,000 draws, P50 of the cost within ±0.2%"
    assert not page.charts.stop.isVisible()
    assert page.trials.together.title.text == "Together, on Base"


def test_that_a_preview_comes_before_all_draws(page: ScenariosPage, draws: Draws) -> None:
    assert draws.asked == [(PREVIEW_DRAWS, ()), (10_000, ())]


def test_that_a_lever_is_tried_beside_the_plan_and_leaves_it_alone(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession, draws: Draws
) -> None:
    before = plan_session.document
    switch(page, UPLIFT)
    assert page.trials.panel.count.text() == "1 on"
    assert row_of(page, UPLIFT).line.is_tried
    settle(qtbot, page)
    assert plan_session.document is before
    assert heads(page) == ["Base", "What if"]
    assert draws.asked[2:] == [(PREVIEW_DRAWS, ("pay-uplift",)), (10_000, ("pay-uplift",))]
    view = page.charts.fan.view
    assert view is not None
    assert view.before_text
    lines = page.trials.together.lines.lines
    assert all(line.before for line in lines[::2])  # days and run-rate differ


def test_that_escape_forgets_what_is_tried(qtbot: QtBot, page: ScenariosPage) -> None:
    switch(page, UPLIFT)
    settle(qtbot, page)
    press(page, Qt.Key.Key_Escape)
    settle(qtbot, page)
    assert heads(page) == ["Base"]
    assert not row_of(page, UPLIFT).switch.isChecked()
    assert not page.trials.together.keep.isEnabled()


def test_that_keeping_is_one_undo_step(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession
) -> None:
    switch(page, UPLIFT)
    switch(page, AGENCY)
    with qtbot.waitSignal(page.edit_explained) as told:
        page.trials.together.keep.click()
    assert told.args == ["Change levers: Recruiting agency, Raise pay"]
    assert set(plan_session.plan.levers) == {UPLIFT, AGENCY}
    assert plan_session.undo_stack.count() == 1
    settle(qtbot, page)
    assert heads(page) == ["Base"]
    plan_session.undo()
    settle(qtbot, page)
    assert not plan_session.plan.levers
    assert not row_of(page, UPLIFT).switch.isChecked()


def test_that_what_is_tried_becomes_a_scenario_with_a_name(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession
) -> None:
    switch(page, UPLIFT)
    dialog = page.trials.save()
    assert dialog is not None
    assert not dialog.from_base.isVisible()
    dialog.name.setText("Pay more")
    dialog.accept()
    settle(qtbot, page)
    assert [each.name for each in plan_session.document.scenarios] == ["Pay more"]
    assert plan_session.plan.levers[UPLIFT].is_on
    assert not plan_session.document.levers
    assert heads(page) == ["Base", "Pay more"]
    assert page.trials.together.title.text == "Together, on Pay more"
    assert not page.board.what_if.is_tried
    assert page.charts.waterfall.view is not None
    assert page.charts.waterfall.view.bars[-1].name == "Pay more"


def test_that_nothing_tried_cannot_be_saved_or_kept(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession
) -> None:
    with qtbot.waitSignal(page.message_raised) as told:
        assert page.trials.save() is None
    assert told.args == ["Switch a lever or change its settings first."]
    with qtbot.waitSignal(page.message_raised):
        page.trials.keep()
    assert plan_session.undo_stack.count() == 0


def test_that_accepting_puts_levers_and_dates_into_the_base_in_one_step(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession
) -> None:
    starts = [each.start for each in plan_session.plan.positions]
    switch(page, UPLIFT)
    settle(qtbot, page)
    with qtbot.waitSignal(page.edit_explained):
        page.trials.together.accept.click()
    settle(qtbot, page)
    assert plan_session.document.levers[UPLIFT].is_on
    assert [each.start for each in plan_session.plan.positions] != starts
    assert plan_session.undo_stack.count() == 1
    assert heads(page) == ["Base"]


def test_that_enter_on_a_column_shows_its_scenario(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession
) -> None:
    document = add_scenario(plan_session.document, "Other")
    plan_session.apply_document(document, "", None)
    settle(qtbot, page)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 1))
    press(page, Qt.Key.Key_Return)
    assert plan_session.plan.scenario_id == document.scenarios[0].id
    settle(qtbot, page)
    assert [head.is_shown for head in page.model.table.heads] == [False, True]


def test_that_drawing_can_be_stopped_and_taken_up_again(
    qtbot: QtBot, page: ScenariosPage, draws: Draws
) -> None:
    draws.go.clear()
    switch(page, UPLIFT)
    qtbot.waitUntil(lambda: page.charts.stop.isVisible() and len(draws.asked) == 3)
    qtbot.waitUntil(lambda: page.charts.status.text().startswith("Drawing, "))
    page.charts.stop.click()
    assert page.charts.status.text() == "Stopped"
    assert not page.runs.is_running
    qtbot.waitUntil(lambda: draws.cancelled == 1)
    draws.go.set()
    page.charts.run.click()
    settle(qtbot, page)
    assert page.charts.status.text().startswith("10,000 draws")
    assert not page.charts.run.isVisible()


def test_that_a_new_question_drops_what_is_still_being_drawn(
    qtbot: QtBot, page: ScenariosPage, draws: Draws
) -> None:
    draws.go.clear()
    switch(page, UPLIFT)
    qtbot.waitUntil(lambda: len(draws.asked) == 3)
    switch(page, AGENCY)
    draws.go.set()
    settle(qtbot, page)
    simulation = page.board.simulation
    assert simulation is not None
    assert simulation.cost[0].p50 == 300_000  # of both levers


def test_that_draws_that_fail_say_why_and_can_be_tried_again(
    qtbot: QtBot, page: ScenariosPage, draws: Draws
) -> None:
    draws.error = UnknownCurrencyError(CurrencyCode("XXX"))
    switch(page, UPLIFT)
    qtbot.waitUntil(page.charts.run.isVisible)
    assert "XXX" in page.charts.status.text()
    draws.error = None
    page.charts.run.click()
    settle(qtbot, page)
    assert page.charts.status.text().startswith("10,000 draws")


def test_that_settings_open_under_their_lever_and_are_tried(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession
) -> None:
    row_of(page, UPLIFT).tune.click()
    form = page.trials.panel.form
    assert form.isVisible()
    strength = form.form.rows["strength"].editor
    assert strength.hasFocus()
    QTest.keyClicks(strength, "10%")
    press(page, Qt.Key.Key_Return)
    assert row_of(page, UPLIFT).line.name == "Raise pay 10%"
    assert not plan_session.plan.levers
    settle(qtbot, page)
    row_of(page, UPLIFT).tune.click()
    assert not form.isVisible()


def test_that_escape_in_the_settings_closes_them_and_keeps_what_is_tried(
    qtbot: QtBot, page: ScenariosPage
) -> None:
    switch(page, UPLIFT)
    row = row_of(page, UPLIFT)
    row.tune.click()
    press(page, Qt.Key.Key_Escape)
    assert not page.trials.panel.form.isVisible()
    assert row.tune.hasFocus()
    assert page.board.what_if.is_tried
    settle(qtbot, page)


def test_that_the_last_draws_stay_in_sight_until_others_are_there(
    qtbot: QtBot, page: ScenariosPage, draws: Draws
) -> None:
    draws.go.clear()
    switch(page, UPLIFT)
    qtbot.waitUntil(lambda: len(draws.asked) == 3)
    view = page.charts.fan.view
    assert view is not None
    assert view.is_stale
    assert view.months[0].middle == 100_000
    draws.go.set()
    settle(qtbot, page)
    view = page.charts.fan.view
    assert view is not None
    assert not view.is_stale
    assert view.months[0].middle == 200_000


def test_that_what_is_no_more_drawn_leaves_nothing_of_another_plan(
    qtbot: QtBot, page: ScenariosPage, draws: Draws
) -> None:
    draws.go.clear()
    switch(page, UPLIFT)
    qtbot.waitUntil(lambda: len(draws.asked) == 3)
    page.charts.stop.click()
    assert page.charts.fan.view is None
    assert page.chances.cells[0].card is None
    draws.go.set()


def test_that_without_levers_in_the_data_the_page_says_so(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession
) -> None:
    plan_session.change_market(replace(plan_session.market, deferred_levers=Deferred(dict)))
    settle(qtbot, page)
    assert page.trials.panel.none.isVisible()
    assert not page.trials.panel.rows
    assert page.charts.fan.view is not None


def test_that_what_cannot_be_worked_out_is_told_with_a_way_on(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_worker: TrialWork, _question: object) -> None:
        raise UnknownCurrencyError(CurrencyCode("XXX"))

    with monkeypatch.context() as broken:
        broken.setattr(TrialWork, "answer", refuse)
        plan_session.apply(change_lever(plan_session.plan, AGENCY, is_on=True), "")
        qtbot.waitUntil(page.failed.isVisible)
    assert "XXX" in page.failed.accessibleDescription()
    assert page.focus_regions() == [page.failed.button]
    page.failed.button.click()
    settle(qtbot, page)
    assert page.table.isVisible()


def test_that_a_setting_a_lever_cannot_have_stays_with_the_reason(page: ScenariosPage) -> None:
    row_of(page, UPLIFT).tune.click()
    strength = page.trials.panel.form.form.rows["strength"].editor
    QTest.keyClicks(strength, "90%")
    press(page, Qt.Key.Key_Return)
    assert strength.toolTip() == "Raise pay goes from 1% to 50%. Enter a figure in between."
    assert not page.board.what_if.is_tried


def test_that_roles_and_published_figures_are_a_press_away(
    qtbot: QtBot, page: ScenariosPage
) -> None:
    row_of(page, AGENCY).tune.click()
    form = page.trials.panel.form
    form.menu.actions()[0].trigger()
    assert form.roles.label == "1 role"
    effect = form.groups[0]
    field = next(iter(effect.fields.values()))
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "-50%")
    press(page, Qt.Key.Key_Return)
    assert form.reset.isEnabled()
    assert effect.name.text().endswith("own figures")
    form.reset.click()
    assert not effect.name.text().endswith("own figures")
    assert form.roles.label == "1 role"
    settle(qtbot, page)


def test_that_the_assumptions_are_told_in_a_text(qtbot: QtBot, page: ScenariosPage) -> None:
    page.trials.panel.assumptions.click()
    dialogs = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    opened = next(each for each in dialogs if each.windowTitle() == "Assumptions about levers")
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_that_t_shows_the_figures_of_the_chart_on_show(page: ScenariosPage) -> None:
    press(page, Qt.Key.Key_T)
    panel = page.charts.panels[0]
    assert panel.focus_content() is panel.table
    assert panel.model.figures.columns[:3] == ("P10", "P50", "P90")
    press(page, Qt.Key.Key_T)
    assert panel.focus_content() is panel.chart


def test_that_tabs_show_drivers_seats_and_that_a_base_has_no_way_to_itself(
    page: ScenariosPage,
) -> None:
    page.charts.strip.setCurrentIndex(2)
    assert page.charts.tornado.isVisible()
    page.charts.strip.setCurrentIndex(3)
    assert page.charts.seats.isVisible()
    assert page.charts.seats_model.figures.names[0].startswith("P-")
    page.charts.strip.setCurrentIndex(1)
    assert page.charts.only_base.isVisible()


def test_that_heads_are_charted_where_they_are_chosen(page: ScenariosPage) -> None:
    page.charts.figure.setFocus()
    press(page, Qt.Key.Key_Right)
    assert page.charts.panels[0].title.text == "Heads by month"
    view = page.charts.fan.view
    assert view is not None
    assert view.currency is None


def test_that_keys_ask_about_fewer_seats_and_another_month(page: ScenariosPage) -> None:
    cell = page.chances.cells[2]
    cell.setFocus()
    before = page.board.seats_question
    assert before is not None
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Left)
    after = page.board.seats_question
    assert after is not None
    assert (after.seats, after.month) == (before.seats - 1, before.month - 1)
    assert cell.card is not None
    assert cell.card.title.startswith(f"Chance of {after.seats} seats")


def test_that_tab_goes_through_the_levers_before_what_stands_below_them(
    page: ScenariosPage,
) -> None:
    panel = page.trials.panel
    row = panel.rows[UPLIFT]
    row.tune.click()
    panel.assumptions.setFocus()
    seen: list[QWidget | None] = []
    while not page.trials.together.accept.hasFocus() and len(seen) < 60:
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    switches = [each for each in seen if isinstance(each, Switch)]
    assert switches == [each.switch for each in panel.rows.values()]
    assert seen[:2] == [row.switch, row.tune]
    assert panel.form.isAncestorOf(seen[2] or page)
    assert panel.area not in seen
    assert seen[-1] is page.trials.together.accept


def test_that_steps_say_what_they_change(page: ScenariosPage) -> None:
    """Each caption stands in the row of its two buttons, before them."""
    strip = page.chances
    captions = {label.text(): label for label in strip.findChildren(Label)}
    for name, buttons in (
        ("Seats", (strip.fewer, strip.more)),
        ("Month", (strip.earlier, strip.later)),
    ):
        label = captions[name].geometry()
        for button in buttons:
            assert label.right() < button.x()
            assert abs(label.center().y() - button.geometry().center().y()) <= 2


def test_that_headings_stand_over_the_marks_beside_a_scroll_bar(
    qtbot: QtBot, page: ScenariosPage
) -> None:
    panel = page.trials.panel
    page.resize(1200, 500)
    qtbot.waitUntil(lambda: panel.area.verticalScrollBar().isVisible())
    labels = {label.text(): label for label in panel.findChildren(Label)}
    row = next(iter(panel.rows.values()))
    heading, origin = labels["Run-rate"], QPoint(0, 0)
    qtbot.waitUntil(lambda: heading.mapTo(panel, origin).x() == row.cost.mapTo(panel, origin).x())


def test_that_a_plan_without_open_seats_says_so(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession
) -> None:
    ids = [each.id for each in plan_session.plan.positions]
    plan_session.apply(change_seats(plan_session.plan, ids, status=PositionStatus.CLOSED), "")
    settle(qtbot, page)
    first = page.chances.cells[0].card
    assert first is not None
    assert first.detail == "No open seats"
    assert not page.chances.more.isEnabled()
    assert not page.trials.together.accept.isEnabled()
    assert row_of(page, UPLIFT).whisker.view is None


def test_that_a_hidden_page_works_nothing_out_until_it_shows(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession, draws: Draws
) -> None:
    page.hide()
    count = len(draws.asked)
    plan_session.apply(change_lever(plan_session.plan, UPLIFT, is_on=True), "")
    QApplication.processEvents()
    assert len(draws.asked) == count
    page.show()
    settle(qtbot, page)
    assert row_of(page, UPLIFT).switch.isChecked()
    assert len(draws.asked) > count


def test_that_another_plan_forgets_what_was_tried(
    qtbot: QtBot, page: ScenariosPage, plan_session: PlanSession
) -> None:
    switch(page, UPLIFT)
    page.begin_anew()
    plan_session.new_plan(replace(plan_session.plan, name="Other"))
    settle(qtbot, page)
    assert heads(page) == ["Base"]
    assert not page.board.what_if.is_tried
