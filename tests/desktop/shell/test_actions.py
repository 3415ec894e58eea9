from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.actions import ActionId, Actions, action_table
from planner.desktop.rail import DATA_PAGE, PLAN_PAGE, SCENARIOS_PAGE
from planner.localization.messages import LANGUAGES, speaking


def nothing() -> None:
    pass


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_key_triggers_two_actions(language: str) -> None:
    with speaking(language):
        entries = action_table()
    texts = [text for entry in entries for text in (entry.shortcut, entry.also)]
    keys = [QKeySequence(text).toString() for text in texts]
    assert [key for key, times in Counter(filter(None, keys)).items() if times > 1] == []


def test_that_every_action_stands_in_the_table_once() -> None:
    assert Counter(entry.id for entry in action_table()) == Counter(ActionId)


def test_that_the_designs_keys_are_kept() -> None:
    keys = {entry.id: entry.shortcut for entry in action_table()}
    assert keys[ActionId.UNDO] == "Ctrl+Z"
    assert keys[ActionId.REDO] == "Ctrl+Shift+Z"
    assert keys[ActionId.EXPORT] == "Ctrl+E"
    assert keys[ActionId.SAVE] == "Ctrl+S"
    assert keys[ActionId.SAVE_AS] == "Ctrl+Shift+S"
    assert keys[ActionId.ADD_POSITION] == "N"
    assert keys[ActionId.DUPLICATE] == "Ctrl+D"
    assert keys[ActionId.REMOVE] == "Delete"
    assert keys[ActionId.TOGGLE_INSPECTOR] == "I"
    assert keys[ActionId.NEXT_REGION] == "F6"


def test_that_redo_also_takes_the_key_of_spreadsheets(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    redo = Actions(window, dict.fromkeys(ActionId, nothing))[ActionId.REDO]
    assert [each.toString() for each in redo.shortcuts()] == ["Ctrl+Shift+Z", "Ctrl+Y"]


def test_that_pages_turn_by_the_designs_keys() -> None:
    keys = {entry.id: entry.shortcut for entry in action_table()}
    assert keys[ActionId.SHOW_PLAN] == "Ctrl+1"
    assert keys[ActionId.SHOW_DATA] == "Ctrl+7"


def test_that_no_key_edits_a_page_that_is_out_of_sight(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, dict.fromkeys(ActionId, nothing))
    actions.set_plan_open(is_open=True)
    actions.set_page(DATA_PAGE)
    for each in (ActionId.ADD_POSITION, ActionId.DUPLICATE, ActionId.REMOVE):
        assert not actions[each].isEnabled()
    assert actions[ActionId.SAVE].isEnabled()
    actions.set_page(PLAN_PAGE)
    assert actions[ActionId.REMOVE].isEnabled()


def test_that_what_needs_a_plan_waits_for_one(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, dict.fromkeys(ActionId, nothing))
    without = [each for each in ActionId if actions[each].isEnabled()]
    actions.set_plan_open(is_open=True)
    assert ActionId.OPEN in without
    assert ActionId.EXPORT not in without
    assert not actions[ActionId.BACK_TO_BASE].isEnabled()
    assert actions.reason_against(ActionId.BACK_TO_BASE) == "Only in a scenario"
    actions.set_scenario_shown(is_shown=True)
    actions.set_page(SCENARIOS_PAGE)
    assert actions.reason_against(ActionId.ADD_POSITION) == "Only on the Plan page"
    here = {each for each in ActionId if actions[each].isEnabled()}
    actions.set_page(PLAN_PAGE)
    assert actions.reason_against(ActionId.KEEP_TRIAL) == "Only on the Scenarios page"
    assert all(actions[each].isEnabled() or each in here for each in ActionId)
