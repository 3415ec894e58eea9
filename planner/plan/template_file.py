"""Files of single onboarding templates: those that ship, and those users export and import.

The file is indented JSON in UTF-8 with a template as a plan file holds it, marked by its format and
version. Reading is strict: a template is taken whole or not at all.
"""

import json
from pathlib import Path

from planner.plan.codec import parsed_json
from planner.plan.format_fault import FormatFault, PlanFormatError
from planner.plan.onboarding import OnboardingTemplate
from planner.plan.onboarding_reading import read_template
from planner.plan.onboarding_writing import raw_template
from planner.plan.store import FileFault, PlanFileError, file_content, write_content
from planner.plan.task_order import task_order

FORMAT_NAME = "hiring-planner onboarding template"
VERSION = 1
SUFFIX = ".json"


def load_template(path: Path) -> OnboardingTemplate:
    """Load a template from a file.

    Raises:
        PlanFileError: If there is no readable template; ``detail`` says what is wrong and where.
    """
    data = file_content(path)
    try:
        return decode_template(data)
    except PlanFormatError as error:
        fault = _CONTENT_FAULTS.get(error.fault, FileFault.NOT_A_PLAN)
        raise PlanFileError(path, fault, error) from None


def save_template_file(template: OnboardingTemplate, path: Path) -> None:
    """Save a template in one step; a file that existed stays whole until then.

    Raises:
        PlanFileError: If it cannot be saved.
    """
    try:
        data = encode_template(template)
    except PlanFormatError as error:
        raise PlanFileError(path, FileFault.UNSTORABLE, error) from None
    write_content(path, data)


def encode_template(template: OnboardingTemplate) -> bytes:
    """Write a template as the bytes of a file.

    Raises:
        PlanFormatError: If it holds a value outside the bounds of the format.
    """
    raw = {"format": FORMAT_NAME, "version": VERSION, **raw_template(template)}
    try:
        return (json.dumps(raw, ensure_ascii=False, indent=2) + "\n").encode()
    except UnicodeEncodeError:  # half of a surrogate pair: only an escape can carry it
        return (json.dumps(raw, indent=2) + "\n").encode()


def decode_template(data: bytes) -> OnboardingTemplate:
    """Read a template from the bytes of a file.

    Raises:
        PlanFormatError: If the bytes are no template, torn, from a newer version, or hold a fault,
            such as tasks that wait for each other.
    """
    raw = parsed_json(data)
    if not isinstance(raw, dict) or raw.pop("format", None) != FORMAT_NAME:
        raise PlanFormatError(FormatFault.NOT_A_TEMPLATE)
    version = raw.pop("version", None)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PlanFormatError(FormatFault.NOT_A_TEMPLATE)
    if version > VERSION:
        facts = {"version": version, "supported": VERSION}
        raise PlanFormatError(FormatFault.NEWER_VERSION, facts)
    template = read_template(raw)
    _refuse_faulty_dependencies(template)
    return template


def _refuse_faulty_dependencies(template: OnboardingTemplate) -> None:
    order = task_order(template.tasks)
    places = {task.id: at for at, task in enumerate(template.tasks)}
    for task_id, found in order.unknown:
        facts: dict[str, str | int] = {"task": template.tasks[places[task_id]].title}
        steps = ("tasks", places[task_id], "depends_on")
        raise PlanFormatError(FormatFault.UNKNOWN_DEPENDENCY, {**facts, "found": found}, steps)
    for ring in order.rings:
        titles = [template.tasks[places[task_id]].title for task_id in (*ring, ring[0])]
        steps = ("tasks", places[ring[0]], "depends_on")
        facts = {"tasks": " → ".join(titles)}
        raise PlanFormatError(FormatFault.CIRCULAR_DEPENDENCY, facts, steps)


_CONTENT_FAULTS = {
    FormatFault.TORN: FileFault.TORN,
    FormatFault.NEWER_VERSION: FileFault.NEWER_VERSION,
}
