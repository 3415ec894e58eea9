"""The sections of the settings about onboarding, by keyboard as a reader has them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.onboarding import TemplatesDialog
from planner.desktop.pages.settings_page import SettingsPage
from planner.desktop.pages.settings_page.hiring_section import HiringSection
from planner.desktop.pages.settings_page.lead_times_section import LeadTimesSection
from planner.desktop.pages.settings_page.onboarding_section import OnboardingSection
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.settings_sections import SettingsSection, section_of
from planner.desktop.widgets.rows_view import RowsView
from planner.localization.formatting import Formatter
from planner.market.lead_time import LeadTimeKind
from planner.plan.onboarding import LeadTimeKey, TaskOwner
from planner.plan.problem import Problem, ProblemKind, Severity
from planner.quantities.identifiers import CountryCode

Told = list[str]
SECURITY = TaskOwner.SECURITY


@pytest.fixture
def page(
    qtbot: QtBot, session: PlanSession, theme: Theme, icons: Icons, preferences: Preferences
) -> SettingsPage:
    page = SettingsPage(
        session, theme, icons, Formatter("en"), preferences, today=lambda: date(2026, 11, 26)
    )
    qtbot.addWidget(page)
    page.resize(1200, 726)
    page.show()
    page.activateWindow()
    return page


@pytest.fixture
def told(page: SettingsPage) -> Told:
    sentences: Told = []
    page.message_raised.connect(sentences.append)
    page.edit_explained.connect(sentences.append)
    return sentences


@pytest.fixture
def helpers(page: SettingsPage) -> OnboardingSection:
    page.show_section(SettingsSection.ONBOARDING)
    section = page.section(SettingsSection.ONBOARDING)
    assert isinstance(section, OnboardingSection)
    return section


@pytest.fixture
def lead_times(page: SettingsPage) -> LeadTimesSection:
    page.show_section(SettingsSection.LEAD_TIMES)
    section = page.section(SettingsSection.LEAD_TIMES)
    assert isinstance(section, LeadTimesSection)
    return section


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_into(view: RowsView, key: str, column: str, text: str) -> None:
    view.go_to(key, [each.key for each in view.rows.columns].index(column))
    view.setFocus()
    QTest.keyClicks(view, text[0])
    QTest.keyClicks(focused(), text[1:])
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()


def test_that_who_helps_is_typed_and_forgotten_by_delete(
    helpers: OnboardingSection, session: PlanSession, told: Told
) -> None:
    assert focused() is helpers.contact_view, "the section begins in the table of who helps"
    type_into(helpers.contact_view, "security", "name", "Chidi Okafor")
    assert session.plan.onboarding_contacts[SECURITY].member_id == "M-04"
    helpers.contact_view.go_to("security", 1)
    QTest.keyClick(helpers.contact_view, Qt.Key.Key_Delete)
    assert SECURITY not in session.plan.onboarding_contacts
    assert told == ["Name nobody for Security"]
    assert not helpers.forget.isEnabled()
    session.undo()
    assert session.plan.onboarding_contacts[SECURITY].member_id == "M-04"
    assert helpers.forget.isEnabled()


def test_that_a_place_is_offered_as_one_types(
    helpers: OnboardingSection, session: PlanSession
) -> None:
    helpers.contacts.forget(["finance"])
    type_into(helpers.contact_view, "finance", "place_id", "Krak")
    place_id = session.plan.onboarding_contacts[TaskOwner.FINANCE].place_id
    assert place_id is not None
    assert session.market.places[place_id].name == "Kraków"


def test_that_a_rule_is_typed_and_goes_back_by_its_button(
    helpers: OnboardingSection, session: PlanSession, told: Told
) -> None:
    usual = session.plan.onboarding_rules.starts_per_week
    type_into(helpers.view, "starts_per_week", "value", str(usual + 2))
    assert session.plan.onboarding_rules.starts_per_week == usual + 2
    helpers.view.go_to("starts_per_week", 1)
    helpers.reset.setFocus()
    QTest.keyClick(helpers.reset, Qt.Key.Key_Space)
    assert session.plan.onboarding_rules.starts_per_week == usual
    assert told == ["Back to the default: First days a week"]
    assert focused() is helpers.view


def test_that_a_rule_out_of_bounds_stays_in_its_cell_with_the_reason(
    helpers: OnboardingSection, session: PlanSession
) -> None:
    before = session.plan
    type_into(helpers.view, "mentor_saves_share", "value", "120%")
    field = focused()
    assert isinstance(field, QLineEdit)
    assert field.toolTip() == "Enter a share from 0% to 100%."
    assert session.plan is before
    QTest.keyClick(field, Qt.Key.Key_Escape)


def test_that_the_templates_open_from_here(helpers: OnboardingSection) -> None:
    helpers.templates.click()
    dialog = helpers.window().findChild(TemplatesDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_that_days_are_typed_and_go_back_to_the_default(
    lead_times: LeadTimesSection, session: PlanSession, told: Told
) -> None:
    type_into(lead_times.view, "payroll/IN", "own", "30")
    key = LeadTimeKey(LeadTimeKind.PAYROLL, CountryCode("IN"))
    assert session.plan.lead_days == {key: 30}
    lead_times.view.go_to("payroll/IN", 1)
    QTest.keyClick(lead_times.view, Qt.Key.Key_Delete)
    assert session.plan.lead_days == {}
    assert told == ["Back to the default: Payroll set-up, India"]
    assert "payroll/IN" in [row.key for row in lead_times.view.rows.rows]


def test_that_a_country_is_added_by_keyboard_and_its_first_value_is_next(
    lead_times: LeadTimesSection, session: PlanSession
) -> None:
    lead_times.add.setFocus()
    lead_times.add.setText("Japan")
    QTest.keyClick(lead_times.add, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert lead_times.view.current_key == "contract/JP"
    assert focused() is lead_times.view
    type_into(lead_times.view, lead_times.view.current_key, "own", "8")
    assert session.plan.lead_days[LeadTimeKey(LeadTimeKind.CONTRACT, CountryCode("JP"))] == 8


def test_that_problems_of_onboarding_lead_to_where_they_are_mended() -> None:
    contact = Problem(
        ProblemKind.CONTACT_WITHOUT_CALENDAR, Severity.WARNING, field_name="onboarding_contacts"
    )
    assert section_of(contact) is SettingsSection.ONBOARDING
    ring = Problem(ProblemKind.CIRCULAR_TASKS, Severity.ERROR, field_name="onboarding_templates")
    assert section_of(ring) is SettingsSection.ONBOARDING


def test_that_recruiters_are_typed_and_reset_by_delete(
    page: SettingsPage, session: PlanSession, told: Told
) -> None:
    page.show_section(SettingsSection.HIRING)
    section = page.section(SettingsSection.HIRING)
    assert isinstance(section, HiringSection)
    assert focused() is section.view
    before = session.plan.hiring
    type_into(section.view, "recruiters", "value", "2")
    assert session.plan.hiring.recruiters == 2
    section.view.go_to("recruiters", 1)
    assert section.reset.isEnabled()
    QTest.keyClick(section.view, Qt.Key.Key_Delete)
    assert session.plan.hiring == before
    assert told == ["Back to the default: Recruiters"]
    assert not section.reset.isEnabled()
