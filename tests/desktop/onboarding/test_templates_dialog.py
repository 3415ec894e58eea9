"""The editor of onboarding templates, by keyboard as a reader has it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from planner.desktop.icons import Icons
from planner.desktop.onboarding import TemplatesDialog
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter
from planner.localization.messages import use_language
from planner.plan.onboarding import OnboardingTemplate, TaskOwner
from planner.plan.template_file import encode_template, load_template
from planner.quantities.identifiers import SeatId, TaskId, TemplateId

MANAGER = TemplateId("engineering-manager")
NO_MODIFIER, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
Open = Callable[..., TemplatesDialog]


@pytest.fixture
def opened(window: QWidget, theme: Theme, icons: Icons, session: PlanSession) -> Open:
    def open_for(seat_id: str | None = None, language: str = "en") -> TemplatesDialog:
        dialog = TemplatesDialog(theme, icons, session, Formatter(language), window)
        dialog.show_for(None if seat_id is None else SeatId(seat_id))
        QApplication.processEvents()
        return dialog

    return open_for


@pytest.fixture
def dialog(opened: Open) -> TemplatesDialog:
    dialog = opened()
    dialog.list.go_to(MANAGER)
    return dialog


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def type_over(field: QWidget, text: str) -> None:
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    press(field, Qt.Key.Key_Return)


def of_task(dialog: TemplatesDialog, key: str) -> QWidget:
    return dialog.task_panel.form.rows[key].editor


def own(session: PlanSession, template_id: TemplateId = MANAGER) -> OnboardingTemplate:
    return session.plan.onboarding_templates[template_id]


def titles(dialog: TemplatesDialog) -> list[str]:
    return [task.title for task in dialog.template.tasks]


def test_that_a_hires_template_is_on_show(opened: Open) -> None:
    assert opened("P-01").template.id == "gpu-operations-on-call"


def test_that_fields_change_a_draft_and_saving_is_one_undo_step(
    dialog: TemplatesDialog, session: PlanSession
) -> None:
    before, steps = session.plan, session.undo_stack.count()
    type_over(of_task(dialog, "title"), "Sign the contract")
    type_over(of_task(dialog, "offset_working_days"), "-25")
    type_over(of_task(dialog, "shared_minutes"), "30")
    type_over(dialog.panel.form.rows["name"].editor, "Heads of teams")
    assert session.plan is before, "nothing is the plan’s before it is saved"
    assert dialog.save_button.isEnabled()
    press(dialog, Qt.Key.Key_S, CONTROL)
    task = own(session).tasks[0]
    assert (task.title, task.offset_working_days, task.shared_minutes) == (
        "Sign the contract",
        -25,
        30,
    )
    assert own(session).name == "Heads of teams"
    assert session.undo_stack.count() == steps + 1
    assert session.undo_stack.undoText() == "Save onboarding template “Heads of teams”"
    assert not dialog.save_button.isEnabled()
    session.undo()
    assert session.plan.onboarding_templates == before.onboarding_templates


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("offset_working_days", "3001"),
        ("duration_working_days", "0"),
        ("shared_minutes", "1441"),
        ("shared_minutes", "an hour"),
    ],
)
def test_that_a_figure_out_of_bounds_is_refused_in_its_field(
    dialog: TemplatesDialog, key: str, typed: str
) -> None:
    before = dialog.template
    type_over(of_task(dialog, key), typed)
    assert getattr(of_task(dialog, key), "is_refused")  # noqa: B009 -- of a field
    assert dialog.template == before


def test_that_choices_change_the_task(dialog: TemplatesDialog) -> None:
    take = dialog._take_of_task
    for key, value in (
        ("owner", TaskOwner.SECURITY),
        ("is_review", True),
        ("lead_time", "payroll"),
    ):
        assert take(key, value) is None
    task = dialog.template.tasks[0]
    assert (task.owner, task.is_review, task.lead_time) == (TaskOwner.SECURITY, True, "payroll")
    assert take("lead_time", "") is None
    assert dialog.template.tasks[0].lead_time is None


def test_that_tasks_are_added_typed_duplicated_moved_and_removed_by_keys(
    dialog: TemplatesDialog,
) -> None:
    view, before = dialog.panel.view, titles(dialog)
    view.setFocus()
    press(dialog, Qt.Key.Key_N, CONTROL)
    field = QApplication.focusWidget()
    assert field is not None
    type_over(field, "Meet the board")
    assert titles(dialog)[:3] == [before[0], "Meet the board", before[1]]
    view.go_to(dialog.template.tasks[1].id)
    view.setFocus()
    press(view, Qt.Key.Key_Up, ALT)
    assert titles(dialog)[:2] == ["Meet the board", before[0]]
    assert dialog.task is not None
    assert dialog.task.title == "Meet the board", "the task moved stays the current one"
    press(dialog, Qt.Key.Key_D, CONTROL)
    assert titles(dialog)[1] == "Copy of Meet the board"
    press(view, Qt.Key.Key_Delete)
    assert titles(dialog)[:2] == ["Meet the board", before[0]]
    for _step in range(5):
        press(dialog, Qt.Key.Key_Z, CONTROL)
    assert titles(dialog) == before
    press(dialog, Qt.Key.Key_Y, CONTROL)
    assert len(titles(dialog)) == len(before) + 1


def test_that_the_pointer_does_what_the_keys_do(dialog: TemplatesDialog) -> None:
    panel, before = dialog.panel, titles(dialog)
    panel.view.go_to(dialog.template.tasks[1].id)
    QTest.mouseClick(panel.down, Qt.MouseButton.LeftButton)
    assert titles(dialog)[1:3] == [before[2], before[1]]
    QTest.mouseClick(panel.up, Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.duplicate, Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert titles(dialog) == before


def test_that_tasks_that_wait_for_each_other_are_named_and_not_saved(
    dialog: TemplatesDialog, session: PlanSession, tmp_path: Path
) -> None:
    first, second = dialog.template.tasks[:2]
    type_over(of_task(dialog, "title"), "One")
    dialog.panel.view.go_to(second.id)
    type_over(of_task(dialog, "title"), "Two")
    if first.id not in second.depends_on:
        dialog.task_panel.ticked.emit(first.id)
    dialog.panel.view.go_to(first.id)
    ticks = dialog.task_panel.dependencies
    ticks.setFocus()
    press(ticks, Qt.Key.Key_Space)
    assert dialog.template.tasks[0].depends_on == (second.id,)
    sentence = dialog.problems.sentences[0][1]
    assert sentence.startswith("These tasks wait for each other: ")
    assert "One → Two → One" in sentence or "Two → One → Two" in sentence
    assert not dialog.save_button.isEnabled()
    assert dialog.save_button.toolTip() == sentence
    before = session.plan
    dialog.save()
    dialog.save_as_own()
    dialog.export_file(tmp_path / "t.json")
    assert session.plan is before
    assert not (tmp_path / "t.json").exists()
    press(ticks, Qt.Key.Key_Space)
    assert not dialog.problems.isVisible()


def test_that_a_copy_of_ones_own_leaves_the_other_alone_and_the_hire_follows_it(
    opened: Open, session: PlanSession
) -> None:
    dialog = opened("P-01")
    shipped = dialog.drafts.saved[dialog.template.id]
    type_over(of_task(dialog, "title"), "Something else")
    steps = session.undo_stack.count()
    dialog.own_button.click()
    assert session.undo_stack.count() == steps + 1
    copy = dialog.template
    assert (copy.name, copy.tasks[0].title) == ("GPU operations, on call 2", "Something else")
    assert copy.roles == (), "no other hire follows it"
    position = next(each for each in session.plan.positions if each.id == "P-01")
    assert position.template_id == copy.id
    assert dialog.drafts.templates[shipped.id] == shipped
    dialog.reset_button.click()
    assert copy.id not in session.plan.onboarding_templates
    position = next(each for each in session.plan.positions if each.id == "P-01")
    assert position.template_id is None


def test_that_a_changed_template_goes_back_to_the_shipped_one(
    dialog: TemplatesDialog, session: PlanSession
) -> None:
    assert dialog.reset_button.label == "Reset to shipped"
    assert not dialog.reset_button.isEnabled()
    shipped = dialog.template
    dialog.panel.remove.click()
    dialog.save()
    assert own(session) != shipped
    dialog.reset_button.click()
    assert MANAGER not in session.plan.onboarding_templates
    assert dialog.template == shipped
    press(dialog, Qt.Key.Key_Z, CONTROL)
    assert own(session).tasks == shipped.tasks[1:]


def test_that_nothing_unsaved_is_lost_without_a_word(
    dialog: TemplatesDialog, session: PlanSession
) -> None:
    dialog.panel.remove.click()
    dialog.list.go_to("gpu-operations-on-call")
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "is not saved" in dialog.note.text()
    assert dialog.template.id == MANAGER, "what is not saved is on show"
    assert dialog.close_button.label == "Close without saving"
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_that_a_file_goes_out_and_comes_in_again(
    dialog: TemplatesDialog, session: PlanSession, tmp_path: Path
) -> None:
    dialog.export_file(tmp_path / "t.json")
    assert load_template(tmp_path / "t.json") == dialog.template
    before = session.plan
    dialog.import_file(tmp_path / "t.json")
    assert "is here already" in dialog.note.text()
    assert session.plan is before
    dialog.panel.remove.click()
    dialog.export_file(tmp_path / "u.json")
    dialog.import_file(tmp_path / "u.json")
    assert dialog.template.id == "engineering-manager-imported"
    assert dialog.template.tasks == load_template(tmp_path / "u.json").tasks
    assert MANAGER in dialog.drafts.unsaved, "the draft it was made of is still there"
    assert session.undo_stack.undoText() == (
        "Import onboarding template “Engineering manager, imported”"
    )


def test_that_a_file_that_is_no_template_is_told_and_changes_nothing(
    dialog: TemplatesDialog, session: PlanSession, tmp_path: Path
) -> None:
    before = session.plan
    broken = json.loads(encode_template(dialog.template))
    broken["tasks"][0]["depends_on"] = [broken["tasks"][0]["id"]]
    (tmp_path / "ring.json").write_text(json.dumps(broken))
    (tmp_path / "torn.json").write_text("{")
    for name, word in (("ring", "wait for each other"), ("torn", "torn.json"), ("no", "no.json")):
        dialog.import_file(tmp_path / f"{name}.json")
        assert word in dialog.note.text()
    assert session.plan is before


def test_that_roles_are_ticked_in_their_menu(dialog: TemplatesDialog) -> None:
    before = dialog.template.roles
    action = dialog.panel._role_menu.actions()[0]
    was_on = action.isChecked()
    action.trigger()
    assert (action.data() in dialog.template.roles) is not was_on
    dialog.panel._role_menu.actions()[0].trigger()
    assert dialog.template.roles == before


def test_that_texts_left_alone_stay_those_that_ship_in_any_language(
    opened: Open, session: PlanSession
) -> None:
    use_language("de")
    dialog = opened(None, "de")
    dialog.list.go_to(MANAGER)
    english = [task.needs for task in dialog.template.tasks]
    type_over(of_task(dialog, "offset_working_days"), "-40")
    dialog.save()
    assert [task.needs for task in own(session).tasks] == english


def test_that_every_stop_of_tab_has_a_name(dialog: TemplatesDialog) -> None:
    dialog.list.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _press in range(60):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in seen:
            break
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert [each for each in seen if not each.accessibleName()] == []
    assert {dialog.panel.view, dialog.task_panel.dependencies, dialog.close_button} <= set(seen)


def test_that_a_first_task_can_be_added_where_there_is_none(dialog: TemplatesDialog) -> None:
    dialog.panel.view.selectAll()
    dialog.panel.remove.click()
    assert titles(dialog) == []
    assert dialog.problems.sentences[0][1] == "There are no tasks yet. Add the first one."
    dialog.add_task()
    assert titles(dialog) == ["New task"]
    assert dialog.task is not None
    assert dialog.task.id == TaskId("task")
