"""The dialogs about onboarding, from the actions of the whole window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.onboarding import HirePlanDialog, TemplatesDialog

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
