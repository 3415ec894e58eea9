"""The dialogs about onboarding, from the actions of the whole window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.onboarding import HirePlanDialog, TemplatesDialog
from planner.desktop.pages.onboarding_page.helpers_dialog import HelpersDialog
from planner.desktop.rail import ONBOARDING_PAGE
from planner.quantities.identifiers import SeatId

OpenDesktop = Callable[..., Desktop]


@pytest.fixture
def desktop(open_desktop: OpenDesktop, plan_file: Path) -> Desktop:
    desktop = open_desktop(plan_file)
    desktop.shell.page.positions.view.go_to("P-02")
    return desktop


def test_that_the_plan_of_the_position_at_the_cursor_is_shown(
    desktop: Desktop, qtbot: QtBot
) -> None:
    desktop.shell.actions[ActionId.ONBOARDING_PLAN].trigger()
    dialog = desktop.window.findChild(HirePlanDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.text is not None, timeout=10_000)
    assert dialog.text is not None
    assert dialog.text.name == "Anita Rao"
    dialog.close()


def test_that_the_templates_begin_with_that_of_the_position_at_the_cursor(
    desktop: Desktop,
) -> None:
    desktop.shell.actions[ActionId.ONBOARDING_TEMPLATES].trigger()
    dialog = desktop.window.findChild(TemplatesDialog)
    assert dialog is not None
    assert dialog.template.id == "gpu-operations-on-call"
    dialog.close()


def test_that_both_stand_in_the_menu_and_wait_for_a_plan(
    desktop: Desktop, open_desktop: OpenDesktop
) -> None:
    chosen = (ActionId.ONBOARDING_PLAN, ActionId.ONBOARDING_TEMPLATES)
    for action_id in chosen:
        action = desktop.shell.actions[action_id]
        assert action in desktop.shell.menu.menu.actions()
        assert action.isEnabled()
    empty = open_desktop()
    assert not any(empty.shell.actions[action_id].isEnabled() for action_id in chosen)


def test_that_on_the_onboarding_page_they_are_about_the_hire_on_show(
    desktop: Desktop, qtbot: QtBot
) -> None:
    desktop.shell.actions[ActionId.SHOW_ONBOARDING].trigger()
    page = desktop.shell.later.onboarding_page
    qtbot.waitUntil(lambda: page.board is not None, timeout=10_000)
    page.go_to_hire(SeatId("P-04"))
    desktop.shell.actions[ActionId.ONBOARDING_TEMPLATES].trigger()
    templates = desktop.window.findChild(TemplatesDialog)
    assert templates is not None
    assert templates.template.id == "ai-infrastructure-engineer"
    templates.close()
    desktop.shell.actions[ActionId.ONBOARDING_PLAN].trigger()
    dialog = desktop.window.findChild(HirePlanDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.text is not None, timeout=10_000)
    assert dialog.text is not None
    assert dialog.text.name == "P-04, Open"
    dialog.close()


def test_that_helpers_are_proposed_from_any_page_once_the_dates_are_there(
    desktop: Desktop, qtbot: QtBot
) -> None:
    desktop.shell.actions[ActionId.ONBOARDING_HELPERS].trigger()
    assert desktop.shell.page_key == ONBOARDING_PAGE

    def dialog() -> HelpersDialog | None:
        return desktop.window.findChild(HelpersDialog)

    qtbot.waitUntil(lambda: dialog() is not None, timeout=10_000)
    found = dialog()
    assert found is not None
    qtbot.waitUntil(found.anew.isEnabled, timeout=10_000)
    assert found.explained.text() == "There is nothing to change: everybody who can be helped is."
    found.reject()
