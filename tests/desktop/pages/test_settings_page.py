"""The Settings page on the shipped data and the sample plan, by keyboard as a reader has it."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.pages.settings_page import SettingsPage
from planner.desktop.pages.settings_page.assumptions_section import AssumptionsSection
from planner.desktop.pages.settings_page.budget_section import BudgetSection
from planner.desktop.pages.settings_page.days_section import DaysSection
from planner.desktop.pages.settings_page.patterns_section import PatternsSection
from planner.desktop.pages.settings_page.plan_section import PlanSection
from planner.desktop.pages.settings_page.rates_section import RatesSection
from planner.desktop.pages.settings_page.section import Section
from planner.desktop.pages.settings_page.teams_section import TeamsSection
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.settings_sections import SettingsSection
from planner.desktop.widgets.field import Field
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.plan.company_day import CompanyDay
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.month import Month

TODAY = date(2026, 11, 26)
PLN = CurrencyCode("PLN")
ENTER, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down
AnySection = TypeVar("AnySection", bound=Section)


@pytest.fixture
def page(
    qtbot: QtBot, session: PlanSession, theme: Theme, icons: Icons, preferences: Preferences
) -> SettingsPage:
    preferences.author = "Ada"
    page = SettingsPage(session, theme, icons, Formatter("en"), preferences, today=lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1200, 726)
    page.show()
    page.activateWindow()
    return page


@pytest.fixture
def told(page: SettingsPage) -> list[str]:
    sentences: list[str] = []
    page.message_raised.connect(sentences.append)
    page.edit_explained.connect(sentences.append)
    return sentences


def shown(page: SettingsPage, key: SettingsSection, kind: type[AnySection]) -> AnySection:
    page.show_section(key)
    section = page.section(key)
    assert isinstance(section, kind)
    return section


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def type_over(text: str, end: Qt.Key = ENTER) -> None:
    """Replace what the field with the focus holds."""
    field = focused()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    press(end)
    QApplication.processEvents()


def type_into(view: RowsView, key: str, column: str, text: str) -> None:
    """Go to a cell and type, as one does in a spreadsheet."""
    view.go_to(key, [each.key for each in view.rows.columns].index(column))
    view.setFocus()
    QTest.keyClicks(view, text[0])
    QTest.keyClicks(focused(), text[1:])
    press(ENTER)
    QApplication.processEvents()


def keys(view: RowsView) -> list[str]:
    return [row.key for row in view.rows.rows]


def test_that_arrow_keys_go_through_the_sections(page: SettingsPage) -> None:
    page.take_focus()
    seen = [page.shown]
    for _number in range(len(SettingsSection) - 1):
        press(DOWN)
        seen.append(page.shown)
    assert seen == list(SettingsSection)
    assert all(page.section(key).isVisible() == (key is page.shown) for key in SettingsSection)


def test_that_a_section_catches_up_with_what_changed_elsewhere(
    page: SettingsPage, session: PlanSession
) -> None:
    budget = shown(page, SettingsSection.BUDGET, BudgetSection)
    shown(page, SettingsSection.TEAMS, TeamsSection)
    budget.settings.clear([budget.settings.first_month])
    assert budget.view.rows.index_of("2027-01", 1).data() == "95,000"
    page.show_section(SettingsSection.BUDGET)
    assert budget.view.rows.index_of("2027-01", 1).data() == "—"
    session.undo()
    assert budget.view.rows.index_of("2027-01", 1).data() == "95,000"


def test_that_the_plan_itself_is_edited_in_fields(page: SettingsPage, session: PlanSession) -> None:
    plan = shown(page, SettingsSection.PLAN, PlanSection)
    name = plan.form.forms["name"].rows["name"].editor
    assert focused() is name
    type_over("Blue team")
    assert session.plan.name == "Blue team"
    months = plan.form.forms["money"].rows["horizon_months"].editor
    months.setFocus()
    type_over("0")
    assert isinstance(months, Field)
    assert months.is_refused
    press(Qt.Key.Key_Escape)
    assert months.text() == "24"
    assert session.undo_stack.count() == 1


def test_that_a_rate_is_typed_reasoned_and_released(
    page: SettingsPage, session: PlanSession, told: list[str]
) -> None:
    rates = shown(page, SettingsSection.RATES, RatesSection)
    assert focused() is rates.view
    type_into(rates.view, "PLN", "rate", "0.25")
    assert session.plan.plan_rates[PLN] == Decimal("0.25")
    assert rates.view.current_key == "SGD"  # on to the next, as in a spreadsheet
    type_into(rates.view, "PLN", "why", "budget rate")
    reason = session.plan.assumption_reasons["plan_rates.PLN"]
    assert (reason.author, reason.day, reason.why) == ("Ada", TODAY, "budget rate")
    rates.view.go_to("PLN")
    press(Qt.Key.Key_Delete)
    assert "PLN" not in session.plan.plan_rates
    assert session.undo_stack.undoText() == "Back to the latest rate: PLN"
    press_button(rates.fix_all)
    assert told == ["Back to the latest rate: PLN", "Fix all plan rates at the latest"]
    assert set(session.plan.plan_rates) == set(keys(rates.view))
    assert not rates.fix_all.isEnabled()
    assert focused() is rates.view
    press_button(rates.release_all)
    assert session.plan.plan_rates == {}


def press_button(button: QWidget) -> None:
    button.setFocus()
    press(ENTER)


def add_currency(rates: RatesSection, text: str) -> None:
    rates.add.setFocus()
    rates.add.selectAll()
    QTest.keyClicks(rates.add, text)
    QTest.keyClick(rates.add, ENTER)
    QApplication.processEvents()


def test_that_a_currency_is_added_by_name_or_code(page: SettingsPage, session: PlanSession) -> None:
    rates = shown(page, SettingsSection.RATES, RatesSection)
    add_currency(rates, "dollar")
    assert rates.add.is_refused
    add_currency(rates, "japanese")
    assert "JPY" in session.plan.plan_rates
    assert rates.view.current_key == "JPY"
    assert rates.add.text() == ""
    add_currency(rates, "chf")
    assert rates.view.current_key == "CHF"


def test_that_a_plan_of_one_currency_says_so_until_another_is_added(
    page: SettingsPage, session: PlanSession
) -> None:
    bare = replace(session.plan, plan_rates={}, members=(), positions=(), assumption_reasons={})
    session.new_plan(bare)
    rates = shown(page, SettingsSection.RATES, RatesSection)
    assert rates.empty.isVisible()
    assert focused() is rates.empty.button
    press(ENTER)
    assert focused() is rates.add
    add_currency(rates, "jpy")
    assert not rates.empty.isVisible()
    assert focused() is rates.view
    press(Qt.Key.Key_Delete)
    assert focused() is rates.empty.button


def test_that_a_refused_rate_stays_open_with_its_reason(
    page: SettingsPage, session: PlanSession
) -> None:
    rates = shown(page, SettingsSection.RATES, RatesSection)
    type_into(rates.view, "PLN", "rate", "0")
    field = focused()
    assert isinstance(field, Field)
    assert field.is_refused
    assert "above 0" in field.accessibleDescription()
    press(Qt.Key.Key_Escape)
    assert session.undo_stack.count() == 0


def test_that_months_are_typed_one_below_the_other(
    page: SettingsPage, session: PlanSession
) -> None:
    budget = shown(page, SettingsSection.BUDGET, BudgetSection)
    assert budget.view.current_key == "2027-01"
    QTest.keyClicks(budget.view, "1")
    QTest.keyClicks(focused(), "00")
    press(ENTER)
    QApplication.processEvents()
    assert budget.view.current_key == "2027-02"
    QTest.keyClicks(budget.view, "2")
    press(ENTER)
    QApplication.processEvents()
    assert [session.plan.budget[Month(2027, n)] for n in (1, 2)] == [100, 2]
    assert session.undo_stack.count() == 2


def test_that_a_years_total_is_spread_and_cleared(page: SettingsPage, session: PlanSession) -> None:
    budget = shown(page, SettingsSection.BUDGET, BudgetSection)
    type_into(budget.view, "heading:2027", "budget", "1,000,000")
    months = [session.plan.budget[Month(2027, n)] for n in range(1, 13)]
    assert sum(months) == 1_000_000
    assert max(months) - min(months) <= Decimal("0.01")
    budget.view.go_to("2027-03", 1)
    press_button(budget.clear)
    assert Month(2027, 3) not in session.plan.budget
    left = sum(session.plan.budget[Month(2027, n)] for n in range(1, 13) if n != 3)
    press_button(budget.spread)
    assert session.plan.budget[Month(2027, 3)] == pytest.approx(left / 12, abs=Decimal("0.01"))


def test_that_copied_amounts_are_pasted_or_named_cell_by_cell(
    page: SettingsPage, session: PlanSession, told: list[str]
) -> None:
    budget = shown(page, SettingsSection.BUDGET, BudgetSection)
    QGuiApplication.clipboard().setText("1\n2\n3")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [session.plan.budget[Month(2027, n)] for n in (1, 2, 3)] == [1, 2, 3]
    assert told == ["Paste the budget of 3 months"]
    QGuiApplication.clipboard().setText("1\nx")
    press_button(budget.paste)
    assert budget.problems.isVisible()
    sentences = [sentence for _tone, sentence in budget.problems.sentences]
    assert sentences[0].startswith("Row 2, column 1: “x” is not an amount.")
    assert session.undo_stack.count() == 1
    press_button(budget.dismiss)
    assert not budget.problems.isVisible()
    assert focused() is budget.view
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Jan 27\t1\t")


def test_that_an_assumption_is_typed_and_goes_back(
    page: SettingsPage, session: PlanSession
) -> None:
    section = shown(page, SettingsSection.ASSUMPTIONS, AssumptionsSection)
    type_into(section.view, "overhead_share", "value", "12")
    assert session.plan.assumptions.overhead_share == Decimal("0.12")
    section.view.go_to("overhead_share", 1)
    press(Qt.Key.Key_Delete)
    assert session.plan.assumptions.overhead_share == 0
    assert not section.reset.isEnabled()


def test_that_a_country_is_added_by_name_and_gets_its_own_values(
    page: SettingsPage, session: PlanSession
) -> None:
    section = shown(page, SettingsSection.ASSUMPTIONS, AssumptionsSection)
    section.add.setFocus()
    QTest.keyClicks(section.add, "atlantis")
    QTest.keyClick(section.add, ENTER)
    assert section.add.is_refused
    section.add.selectAll()
    QTest.keyClicks(section.add, "japan")
    QTest.keyClick(section.add, ENTER)
    QApplication.processEvents()
    assert focused() is section.country_view
    assert section.country_view.current_key == "JP"
    type_into(section.country_view, "JP", "overhead_share", "9")
    assert session.plan.assumptions.overhead_share_in(CountryCode("JP")) == Decimal("0.09")
    section.country_view.go_to("JP", 2)
    press(Qt.Key.Key_Delete)
    assert "JP" not in session.plan.assumptions.overhead_share_by_country
    assert "JP" in keys(section.country_view)
    section.country_view.go_to("JP", 0)
    press(Qt.Key.Key_Delete)
    assert "JP" not in keys(section.country_view)


def test_that_a_team_with_seats_offers_to_move_them(
    page: SettingsPage, session: PlanSession, told: list[str]
) -> None:
    teams = shown(page, SettingsSection.TEAMS, TeamsSection)
    first, second, third = keys(teams.view)
    press(Qt.Key.Key_Delete)
    assert teams.removal.isVisible()
    assert focused() is teams.removal.choice
    press(Qt.Key.Key_Escape)
    assert not teams.removal.isVisible()
    assert focused() is teams.view
    press(Qt.Key.Key_Delete)
    teams.removal.choice.choose(third)
    press(TAB)
    press(ENTER)
    assert keys(teams.view) == [second, third]
    assert told == ["Remove GPU platform, its seats to Fabric, storage & SRE"]
    assert session.undo_stack.count() == 1
    assert all(seat.team_id != first for seat in session.plan.seats)


def test_that_a_team_is_added_named_moved_and_removed_by_keyboard(
    page: SettingsPage, session: PlanSession
) -> None:
    teams = shown(page, SettingsSection.TEAMS, TeamsSection)
    press_button(teams.add)
    type_over("Storage")
    assert session.plan.teams[-1].name == "Storage"
    added = session.plan.teams[-1].id
    teams.view.go_to(added)
    teams.view.setFocus()
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert session.plan.teams[-2].id == added
    assert teams.view.current_key == added
    type_into(teams.view, added, "anchor_id", "krakow")
    assert session.plan.teams[-2].anchor_id == "pl-krakow"
    teams.view.go_to(added)
    press(Qt.Key.Key_Delete)
    assert added not in keys(teams.view)


def test_that_enter_on_a_teams_hours_opens_them(page: SettingsPage, session: PlanSession) -> None:
    teams = shown(page, SettingsSection.TEAMS, TeamsSection)
    team_id = session.plan.teams[1].id
    teams.view.go_to(team_id, 3)
    press(ENTER)
    assert page.shown is SettingsSection.HOURS
    type_over("8")
    assert session.plan.teams[1].working_pattern is not None
    assert session.plan.teams[1].working_pattern.start == time(8)
    assert session.undo_stack.undoText().startswith("Change start of work of Team ")


def test_that_a_place_gets_hours_and_gives_them_up(
    page: SettingsPage, session: PlanSession
) -> None:
    section = shown(page, SettingsSection.HOURS, PatternsSection)
    section.add.setFocus()
    QTest.keyClicks(section.add, "tokyo")
    QTest.keyClick(section.add, ENTER)
    QApplication.processEvents()
    assert section.view.current_key == "place:jp-tokyo"
    type_over("10")
    assert session.plan.place_patterns["jp-tokyo"].start == time(10)  # type: ignore[index]
    press_button(section.form.back)
    assert session.plan.place_patterns == {}
    assert section.view.current_key == "place:jp-tokyo"


def test_that_days_off_begin_empty_and_are_typed_in_place(
    page: SettingsPage, session: PlanSession, told: list[str]
) -> None:
    days = shown(page, SettingsSection.DAYS, DaysSection)
    assert focused() is days.empty.button
    press(ENTER)
    type_over("24 Dec 2027")
    assert keys(days.view) == ["2027-12-24"]
    type_into(days.view, "2027-12-24", "name", "Eve")
    type_into(days.view, "2027-12-24", "where", "poland")
    eve = CompanyDay(date(2027, 12, 24), CountryCode("PL"))
    assert session.plan.company_days == {eve: "Eve"}
    assert days.view.current_key == "2027-12-24/PL"
    assert focused() is days.view
    QTest.keyClick(days.repeat, ENTER)  # no window manager gives the focus back from the list
    assert keys(days.view) == ["2027-12-24/PL", "2028-12-24/PL"]
    QGuiApplication.clipboard().setText("2027-12-31\tClosing")
    days.view.setFocus()
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told == ["Repeat the days off of 2027 in 2028", "Paste 1 day off"]
    days.view.selectAll()
    press(Qt.Key.Key_Delete)
    assert session.plan.company_days == {}


def test_that_a_useless_amount_left_for_another_month_is_told(
    page: SettingsPage, session: PlanSession, told: list[str]
) -> None:
    budget = shown(page, SettingsSection.BUDGET, BudgetSection)
    before, view = session.plan, budget.view
    view.go_to("2027-03", 1, edits=True)
    QTest.keyClicks(focused(), "much")
    row = view.visualRect(view.rows.index_of("2027-06", 1))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    QApplication.processEvents()
    assert [sentence[:22] for sentence in told] == ["“much” is not a number"]
    assert session.plan is before


def test_that_tab_goes_from_one_cell_to_the_next_one_can_type_into(
    page: SettingsPage, session: PlanSession
) -> None:
    days = shown(page, SettingsSection.DAYS, DaysSection)
    press(ENTER)
    type_over("24 Dec 2027", TAB)
    assert days.view.rows.columns[days.view.currentIndex().column()].key == "name"
    type_over("Winter closing", TAB)
    type_over("Poland", TAB)
    day = CompanyDay(date(2027, 12, 24), CountryCode("PL"))
    assert session.plan.company_days == {day: "Winter closing"}


def test_that_a_day_off_stays_the_current_one_where_its_new_date_puts_it(
    page: SettingsPage,
) -> None:
    days = shown(page, SettingsSection.DAYS, DaysSection)
    QGuiApplication.clipboard().setText("2027-12-24\tEve\n2027-12-31\tClosing\n2028-01-05\tX")
    press_button(days.paste)
    type_into(days.view, "2027-12-24", "day", "2 Jan 2028")
    assert keys(days.view) == ["2027-12-31", "2028-01-02", "2028-01-05"]
    assert days.view.current_key == "2028-01-02"


def test_that_the_keyboard_stays_with_what_stands_in_the_place_of_the_table(
    page: SettingsPage,
) -> None:
    days = shown(page, SettingsSection.DAYS, DaysSection)
    press(ENTER)
    type_over("24 Dec 2027")
    assert focused() is days.view
    press(Qt.Key.Key_Delete)
    assert days.empty.isVisible()
    assert focused() is days.empty.button


def test_that_every_field_and_table_has_a_name(page: SettingsPage) -> None:
    for key in SettingsSection:
        page.show_section(key)
        section = page.section(key)
        for kind in (QLineEdit, RowsView, QPlainTextEdit):
            nameless = [w for w in section.findChildren(kind) if not w.accessibleName()]
            assert nameless == []
