"""Scenarios in the window: made, switched, managed and taken back, by keys alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.backups_dialog import BackupsDialog
from planner.desktop.new_scenario_dialog import NewScenarioDialog
from planner.desktop.scenarios_dialog import ScenariosDialog
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.scenarios import Scenarios
from planner.localization.formatting import Formatter
from planner.plan.edits import (
    change_assumptions,
    change_plan,
    change_seat,
    duplicate_positions,
    remove_seats,
)
from planner.plan.store import load_plan
from planner.quantities.identifiers import ScenarioId, SeatId

OpenDesktop = Callable[..., Desktop]
P1, P2 = SeatId("P-01"), SeatId("P-02")
S1, S2 = ScenarioId("S-1"), ScenarioId("S-2")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desktop(open_desktop: OpenDesktop, plan_file: Path) -> Iterator[Desktop]:
    desktop = open_desktop(plan_file)
    yield desktop
    for dialog in desktop.window.findChildren(QDialog):
        if isValid(dialog):
            dialog.close()


def _add(desktop: Desktop, name: str) -> PlanSession:
    session = desktop.shell.session
    Scenarios(session, Formatter("en")).add(name)
    return session


def _raise_pay(session: PlanSession, amount: int, seat_id: SeatId = P1) -> None:
    seat = next(seat for seat in session.plan.seats if seat.id == seat_id)
    pay = replace(seat.base_pay, amount=Decimal(amount))
    session.apply(change_seat(session.plan, seat_id, base_pay=pay), f"Change base pay of {seat_id}")


def _managed(desktop: Desktop) -> ScenariosDialog:
    desktop.shell.actions[ActionId.SCENARIOS].trigger()
    return desktop.window.findChildren(ScenariosDialog)[-1]


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def _has_focus(widget: QWidget) -> bool:
    """Ask for the focus, which a window gets only once the system made it the active one."""
    widget.activateWindow()
    widget.setFocus()
    return widget.hasFocus()


def _menu_texts(desktop: Desktop) -> list[str]:
    menu = desktop.shell.scenarios.menu
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_that_a_new_scenario_is_named_and_made_by_keys(desktop: Desktop) -> None:
    session = desktop.shell.session
    window = desktop.window
    assert window.top_bar.scenario.label == "Base"
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.AltModifier)
    dialog = window.findChildren(NewScenarioDialog)[-1]
    assert dialog.name.selectedText() == "Scenario 1"
    assert dialog.from_base.isHidden()
    QTest.keyClicks(dialog.name, "Munich & Berlin")
    QTest.keyClicks(dialog.description, "Closer")
    QTest.keyClick(dialog.description, Qt.Key.Key_Return)
    assert session.scenario is not None
    assert (session.scenario.name, session.scenario.description) == ("Munich & Berlin", "Closer")
    assert window.top_bar.scenario.label == "Munich & Berlin"
    assert window.status_bar.scenario.text == "Scenario: Munich & Berlin"
    assert _menu_texts(desktop)[:2] == ["Base", "Munich && Berlin\t0 changes"]
    session.undo()
    assert window.top_bar.scenario.label == "Base"
    assert window.status_bar.scenario.isHidden()


def test_that_a_name_that_is_taken_is_refused_in_its_field(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    dialog = desktop.shell.scenarios.new_scenario()
    dialog.name.setText("munich")
    dialog.accept()
    assert dialog.name.is_refused
    assert dialog.name.toolTip() == "A scenario “munich” is there already. Choose another name."
    assert len(session.document.scenarios) == 1
    dialog.name.clear()
    QTest.keyClicks(dialog.name, "Berlin")
    dialog.from_base.click()
    dialog.create_button.click()
    assert [each.name for each in session.document.scenarios] == ["Munich", "Berlin"]


def test_that_a_scenario_begins_as_the_one_on_show_or_as_the_base(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    for name, is_from_base in (("Same", False), ("Fresh", True)):
        session.show_scenario(S1)
        dialog = desktop.shell.scenarios.new_scenario()
        dialog.name.setText(name)
        (dialog.from_base if is_from_base else dialog.from_shown).click()
        dialog.accept()
    assert [len(each.changes) for each in session.document.scenarios] == [1, 1, 0]


def test_that_the_menu_switches_and_shows_what_is_on_show(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    assert _menu_texts(desktop)[1] == "Munich\t1 change"
    actions = desktop.shell.scenarios.menu.actions()
    assert [action.isChecked() for action in actions[:2]] == [False, True]
    actions[0].trigger()
    assert session.scenario is None
    assert desktop.window.top_bar.scenario.label == "Base"
    _menu_texts(desktop)
    desktop.shell.scenarios.menu.actions()[1].trigger()
    assert session.plan.scenario_id == S1


def test_that_the_palette_finds_and_shows_a_scenario(desktop: Desktop) -> None:
    session = _add(desktop, "Munich instead of Dublin")
    session.show_scenario(None)
    desktop.shell.actions[ActionId.PALETTE].trigger()
    palette = desktop.shell.launcher.palette
    QTest.keyClicks(palette.field, "instead")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert session.plan.scenario_id == S1


def test_that_the_table_keeps_its_selection_and_shows_the_other_plan(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    page = desktop.shell.page
    page.go_to_seat(P2)
    session.apply(remove_seats(session.plan, [P1]), "Remove P-01")
    assert page.selected_seats == (P2,)
    session.show_scenario(None)
    assert page.selected_seats == (P2,)
    assert not desktop.window.undo_bar.isVisible(), "showing the base is no removal"


def test_that_scenarios_are_renamed_and_described_where_they_are_listed(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    dialog = _managed(desktop)
    assert dialog.name.text() == "Munich"
    dialog.name.setText("Bavaria")
    dialog.name.editingFinished.emit()
    dialog.description.setText("Closer to the team")
    dialog.description.editingFinished.emit()
    assert session.scenario is not None
    assert (session.scenario.name, session.scenario.description) == (
        "Bavaria",
        "Closer to the team",
    )
    assert dialog.note.text().startswith("Describe scenario Bavaria. Ctrl+Z")
    dialog.name.setText(" ")
    dialog.name.editingFinished.emit()
    assert dialog.name.is_refused
    assert session.scenario.name == "Bavaria"


def test_that_what_was_done_in_the_list_is_undone_there_and_nothing_else(
    desktop: Desktop, qtbot: QtBot
) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    dialog = _managed(desktop)
    dialog.delete_button.click()
    assert not session.document.scenarios
    assert dialog.chosen is None
    assert [button.label for button in dialog.buttons] == ["Base"]
    qtbot.waitUntil(lambda: _has_focus(dialog.buttons[0]))
    _press(Qt.Key.Key_Z, CTRL)
    assert session.document.scenarios[0].name == "Munich"
    steps = session.undo_stack.index()
    _press(Qt.Key.Key_Z, CTRL)
    assert session.undo_stack.index() == steps, "the edit was made before"
    _press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert session.document.scenarios == ()


def test_that_tab_goes_through_the_list_in_reading_order(desktop: Desktop, qtbot: QtBot) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    dialog = _managed(desktop)
    Scenarios(session, Formatter("en")).add("Berlin")  # which makes all buttons anew
    dialog.choose(S1)
    qtbot.waitUntil(lambda: _has_focus(dialog.buttons[1]))
    reached = []
    for _ in range(4):
        _press(Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        reached.append(QApplication.focusWidget())
    assert reached == [dialog.new_button, dialog.name, dialog.description, dialog.lines]
    _press(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    _press(Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    _press(Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert session.document.scenarios[0].changes == ()


def test_that_changes_go_back_to_the_base_from_the_list(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    _raise_pay(session, 600_000, P2)
    dialog = _managed(desktop)
    assert [line.title.split(",")[0] for line in dialog.lines.lines] == [P1, P2]
    assert not dialog.back_button.isEnabled()
    dialog.lines.setFocus()
    dialog.lines.selectAll()
    assert dialog.back_button.label == "2 changes back to the base"
    # The view's own setCurrentIndex would add to the selection while Qt takes Ctrl for pressed.
    chosen = dialog.lines.selectionModel()
    chosen.setCurrentIndex(
        dialog.lines.model().index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    dialog.back_button.click()
    assert [line.title.split(",")[0] for line in dialog.lines.lines] == [P2]
    assert session.scenario is not None
    assert [change.subject_id for change in session.scenario.changes] == [P2]


def test_that_changes_without_a_seat_are_listed_last_and_cleaned_up(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    session.show_scenario(None)
    session.apply(remove_seats(session.plan, [P1]), "Remove P-01")
    session.show_scenario(S1)
    dialog = _managed(desktop)
    (line,) = dialog.lines.lines
    assert line.is_quiet
    assert "no longer applies" in line.text
    assert dialog.clean_button.label == "Remove 1 that no longer applies"
    dialog.clean_button.click()
    assert dialog.lines.lines == ()
    assert dialog.clean_button.isHidden()


def test_that_a_scenario_becomes_the_base_from_the_list(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    dialog = _managed(desktop)
    dialog.promote_button.click()
    assert (session.scenario, session.document.scenarios) == (None, ())
    assert session.document.positions[0].base_pay.amount == 500_000
    assert not dialog.promote_button.isEnabled()


def test_that_the_list_shows_another_scenario_in_the_window(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    dialog = _managed(desktop)
    assert not dialog.show_button.isEnabled()
    dialog.choose(None)
    dialog.show_button.click()
    assert session.scenario is None


def test_that_without_a_scenario_the_list_says_what_one_is_for(desktop: Desktop) -> None:
    dialog = _managed(desktop)
    assert "There is no scenario yet." in dialog.about.text()
    assert not dialog.delete_button.isEnabled()
    dialog.new_button.click()
    desktop.window.findChildren(NewScenarioDialog)[-1].accept()
    assert dialog.chosen is not None
    assert dialog.chosen.name == "Scenario 1"


def test_that_selected_rows_go_back_to_the_base(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    _raise_pay(session, 600_000, P2)
    desktop.shell.page.go_to_seat(P1)
    desktop.shell.actions[ActionId.BACK_TO_BASE].trigger()
    assert session.scenario is not None
    assert [change.subject_id for change in session.scenario.changes] == [P2]
    assert "Take 1 change of Munich back to the base" in session.undo_stack.undoText()
    desktop.shell.actions[ActionId.BACK_TO_BASE].trigger()
    assert "as in the base" in desktop.window.undo_bar.accessibleName() + _told(desktop)


def test_that_the_inspector_says_what_differs_and_leads_back(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    page = desktop.shell.page
    if not page.dock.is_side_open:
        page.toggle_inspector()
    strip = page.inspector.base
    page.go_to_seat(P2)
    assert strip.isHidden()
    page.go_to_seat(P1)
    assert strip.text.text() == "Not as in the base: base pay"
    strip.button.click()
    assert session.scenario is not None
    assert session.scenario.changes == ()
    assert strip.isHidden()


def test_that_the_inspector_says_which_settings_differ_and_leads_back(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    page = desktop.shell.page
    if not page.dock.is_side_open:
        page.toggle_inspector()
    page.positions.view.clearSelection()
    page.positions.view.setCurrentIndex(QModelIndex())
    strip = page.inspector.base
    assert strip.isHidden()
    plan = change_plan(session.plan, horizon_months=6)
    plan = change_assumptions(plan, agency_fee_share=Decimal("0.3"))
    session.apply(plan, "Change settings")
    assert strip.text.text() == "Not as in the base: number of months, agency fee"
    strip.button.click()
    assert session.scenario is not None
    assert session.scenario.changes == ()
    assert strip.isHidden()


def test_that_showing_another_plan_offers_no_undo_of_removed_seats(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    session.apply(duplicate_positions(session.plan, [P1]), "Duplicate P-01")
    Scenarios(session, Formatter("en")).remove(S1)
    assert session.scenario is None
    assert not desktop.window.undo_bar.isVisible()
    _add(desktop, "Berlin")
    session.show_scenario(None)  # which differs in nothing
    session.apply(remove_seats(session.plan, [P1]), "Remove P-01")
    assert desktop.window.undo_bar.isVisible()


def test_that_the_status_bar_says_what_is_left_out(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    session.apply(remove_seats(session.plan, [P1, P2]), "Remove P-01, P-02")
    assert desktop.window.status_bar.scenario.text == "Scenario: Munich, 2 seats left out"


def _told(desktop: Desktop) -> str:
    from planner.desktop.labels import Label

    return " ".join(label.text() for label in desktop.window.undo_bar.findChildren(Label))


def test_that_the_switcher_survives_another_language(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    desktop.change_language("de")
    assert session.plan.scenario_id == S1
    assert desktop.window.top_bar.scenario.label == "Munich"
    session.show_scenario(None)
    assert desktop.window.top_bar.scenario.label != "Munich"


def test_that_an_earlier_state_comes_back_with_its_scenarios(desktop: Desktop) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    earlier = session.document
    assert session.save()
    assert desktop.shell.backups.states(), "which keeps it now"
    _raise_pay(session, 600_000)
    assert session.save()
    desktop.shell.actions[ActionId.EARLIER_STATES].trigger()
    dialog = desktop.window.findChildren(BackupsDialog)[-1]
    state = next(each for each in dialog.states if each.plan == earlier)
    assert [said.thing.split(",")[0] for said in state.changes] == ["Scenario “Munich”"]
    dialog.state_buttons[dialog.states.index(state)].setChecked(True)
    dialog.take_button.click()
    assert session.document == earlier
    assert session.plan.scenario_id == S1
    assert session.plan.positions[0].base_pay.amount == 500_000


def test_that_every_scenario_is_saved_whichever_is_on_show(
    desktop: Desktop, plan_file: Path
) -> None:
    session = _add(desktop, "Munich")
    _raise_pay(session, 500_000)
    assert session.save()
    stored = load_plan(plan_file)
    assert stored.scenarios[0].changes[0].subject_id == P1
    assert stored.positions[0].base_pay.amount != 500_000
