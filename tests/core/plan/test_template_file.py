"""Files of onboarding templates: out and in again, and one clear fault for each broken one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.plan.format_fault import FormatFault
from planner.plan.onboarding import OnboardingPhase, TaskOwner
from planner.plan.shipped_templates import GENERAL_ID, shipped_template_ids, shipped_templates
from planner.plan.store import FileFault, PlanFileError
from planner.plan.task_order import task_order
from planner.plan.template_file import encode_template, load_template, save_template_file

HEALTHCARE = "ai-diagnostics-healthcare"


def raw() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(encode_template(shipped_templates()[GENERAL_ID]))
    return content


def test_that_a_template_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    for template in shipped_templates().values():
        save_template_file(template, tmp_path / "mine.json")
        assert load_template(tmp_path / "mine.json") == template


def test_that_the_shipped_templates_are_whole() -> None:
    assert shipped_template_ids() == shipped_templates().keys()
    assert len(shipped_templates()) == 4
    for template in shipped_templates().values():
        assert 25 <= len(template.tasks) <= 60
        assert {task.phase for task in template.tasks} == set(OnboardingPhase)
        assert {task.owner for task in template.tasks} == set(TaskOwner)
        assert sum(task.is_review for task in template.tasks) == 3
        assert any(task.is_productive for task in template.tasks)
        assert all(task.done_when and task.title for task in template.tasks)
        order = task_order(template.tasks)
        assert not order.rings
        assert not order.unknown


def test_that_the_healthcare_template_teaches_the_domain_and_its_regulation() -> None:
    (template,) = (each for each in shipped_templates().values() if each.adds_domain)
    assert template.id == HEALTHCARE
    titles = " ".join(task.title for task in template.tasks)
    for course in ("HIPAA", "GDPR", "ISO 13485", "IEC 62304", "ISO 14971", "MDR", "SaMD"):
        assert course in titles


def _without_mark(content: dict[str, Any]) -> None:
    del content["format"]


def _newer(content: dict[str, Any]) -> None:
    content["version"] = 2


def _misspelled(content: dict[str, Any]) -> None:
    content["tasks"][2]["titel"] = content["tasks"][2].pop("title")


def _ring(content: dict[str, Any]) -> None:
    first, second = content["tasks"][:2]
    first["depends_on"], second["depends_on"] = [second["id"]], [first["id"]]


def _unknown(content: dict[str, Any]) -> None:
    content["tasks"][4]["depends_on"] = ["gone"]


def _no_owner(content: dict[str, Any]) -> None:
    content["tasks"][0]["owner"] = "boss"


def _too_far(content: dict[str, Any]) -> None:
    content["tasks"][0]["offset_working_days"] = 5000


def _repeated(content: dict[str, Any]) -> None:
    content["tasks"][1]["id"] = content["tasks"][0]["id"]


def _no_id(content: dict[str, Any]) -> None:
    content["tasks"][0]["id"] = ""


def _id_with_stroke(content: dict[str, Any]) -> None:
    content["tasks"][3]["id"] = "order/laptop"


@pytest.mark.parametrize(
    ("damage", "fault", "where"),
    [
        (_without_mark, FormatFault.NOT_A_TEMPLATE, ""),
        (_newer, FormatFault.NEWER_VERSION, ""),
        (_misspelled, FormatFault.UNKNOWN_KEY, "tasks[2]"),
        (_ring, FormatFault.CIRCULAR_DEPENDENCY, "tasks[0].depends_on"),
        (_unknown, FormatFault.UNKNOWN_DEPENDENCY, "tasks[4].depends_on"),
        (_no_owner, FormatFault.NOT_A_CHOICE, "tasks[0].owner"),
        (_too_far, FormatFault.OUT_OF_RANGE, "tasks[0].offset_working_days"),
        (_repeated, FormatFault.DUPLICATE_KEY, ""),
        (_no_id, FormatFault.OUT_OF_RANGE, "tasks[0].id"),
        (_id_with_stroke, FormatFault.OUT_OF_RANGE, "tasks[3].id"),
    ],
)
def test_that_a_damaged_template_is_refused_with_its_place(
    tmp_path: Path, damage: Callable[[dict[str, Any]], None], fault: FormatFault, where: str
) -> None:
    content = raw()
    damage(content)
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(PlanFileError) as caught:
        load_template(path)
    assert caught.value.detail is not None
    assert (caught.value.detail.fault, caught.value.detail.where) == (fault, where)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", FileFault.TORN),
        (encode_template(shipped_templates()[GENERAL_ID])[:900], FileFault.TORN),
        (b"PK\x03\x04\xff", FileFault.NOT_A_PLAN),
        (b"{]", FileFault.NOT_A_PLAN),
        (b"[1]", FileFault.NOT_A_PLAN),
    ],
)
def test_that_what_is_no_template_is_refused(tmp_path: Path, data: bytes, fault: FileFault) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(data)
    with pytest.raises(PlanFileError) as caught:
        load_template(path)
    assert caught.value.fault is fault


def test_that_a_folder_is_no_template(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError) as caught:
        load_template(tmp_path)
    assert caught.value.fault is FileFault.IS_A_FOLDER
