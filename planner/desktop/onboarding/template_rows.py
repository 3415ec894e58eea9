"""Templates and the tasks of one as rows, and what is wrong with it in words."""

from collections.abc import Collection, Iterator, Mapping

from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.seat_cells import NameDetail
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.onboarding_terms import (
    part_name,
    phase_name,
    task_title,
    template_name,
)
from planner.localization.running_text import left_to_right
from planner.plan.model import Plan
from planner.plan.onboarding import OnboardingTemplate, TemplateTask
from planner.plan.onboarding_checks import FARTHEST_OFFSET_DAYS
from planner.plan.shipped_templates import shipped_template_ids
from planner.plan.task_order import task_order
from planner.quantities.identifiers import TemplateId

TITLE, DAY = "title", "offset_working_days"


def template_columns() -> tuple[Column, ...]:
    """Return the column of the list of templates."""
    return (Column("name", _("Template"), CellKind.TEXT, 200, is_editable=False),)


def template_rows(
    templates: Mapping[TemplateId, OnboardingTemplate], unsaved: Collection[TemplateId], plan: Plan
) -> tuple[Row, ...]:
    """Return a row a template, saying where it comes from."""
    return tuple(
        Row(key, (_named(template, unsaved, plan),)) for key, template in templates.items()
    )


def _named(template: OnboardingTemplate, unsaved: Collection[TemplateId], plan: Plan) -> Cell:
    name, standing = template_name(template), template_standing(template.id, plan)
    is_unsaved = template.id in unsaved
    if is_unsaved:
        standing = _("not saved")
    hint = _("{name}: {standing}").format(name=name, standing=standing)
    tone = Tone.ACCENT if is_unsaved else Tone.NORMAL
    return Cell(name, detail=NameDetail(name, standing), tone=tone, hint=hint)


def template_standing(template_id: TemplateId, plan: Plan) -> str:
    """Say whether a template ships, is the plan's own, or stands in place of a shipped one."""
    is_own = template_id in plan.onboarding_templates
    if template_id in shipped_template_ids():
        return _("changed") if is_own else _("shipped")
    return _("own")


def task_columns() -> tuple[Column, ...]:
    """Return the columns of the list of tasks."""
    text = CellKind.TEXT
    return (
        Column(TITLE, _("Task"), text, 230, is_key_figure=True, least_width=150),
        Column("owner", _("Who"), text, 92, is_editable=False),
        Column(DAY, _("Day"), CellKind.NUMBER, 56),
    )


def task_rows(template: OnboardingTemplate, formatter: Formatter) -> tuple[Row, ...]:
    """Return a row a task, in the template's order."""
    order = task_order(template.tasks)
    ringed = {task_id for ring in order.rings for task_id in ring}
    return tuple(
        Row(
            task.id,
            tuple(_task_cells(task, formatter, is_wrong=task.id in ringed or not task.title)),
        )
        for task in template.tasks
    )


def _task_cells(task: TemplateTask, formatter: Formatter, *, is_wrong: bool) -> Iterator[Cell]:
    title = task_title(task)
    tone = Tone.ERROR if is_wrong else Tone.NORMAL
    yield Cell(title or _("no title"), edit_value=title, tone=tone, hint=phase_name(task.phase))
    yield Cell(part_name(task.owner))
    day = formatter.integer(task.offset_working_days)
    yield Cell(left_to_right(day), edit_value=day)


def template_problems(
    template: OnboardingTemplate, formatter: Formatter
) -> tuple[tuple[Tone, str], ...]:
    """Say what is wrong with a template; what is an error keeps it from being saved."""
    return tuple(_problems(template, formatter))


def _problems(template: OnboardingTemplate, formatter: Formatter) -> Iterator[tuple[Tone, str]]:
    order = task_order(template.tasks)
    titles = {task.id: task_title(task) or task.id for task in template.tasks}
    if not template.name.strip():
        yield Tone.ERROR, _("The template has no name. Type one.")
    for number, task in enumerate(template.tasks, start=1):
        if not task.title:
            yield (
                Tone.ERROR,
                _("Task {number} has no title. Type one.").format(number=formatter.integer(number)),
            )
    for ring in order.rings:
        names = " → ".join(titles[task_id] for task_id in (*ring, ring[0]))
        yield (
            Tone.ERROR,
            _(
                "These tasks wait for each other: {tasks}. Untick one of them under “Waits for”."
            ).format(tasks=names),
        )
    for task_id, unknown in order.unknown:
        yield (
            Tone.WARNING,
            _("“{task}” waits for “{unknown}”, which is no task here.").format(
                task=titles[task_id], unknown=unknown
            ),
        )
    for task in template.tasks:
        days = abs(task.offset_working_days)
        if days > FARTHEST_OFFSET_DAYS:
            yield (
                Tone.WARNING,
                ngettext(
                    "“{task}” is {days} working day from the first day. Is that meant?",
                    "“{task}” is {days} working days from the first day. Is that meant?",
                    days,
                ).format(task=titles[task.id], days=formatter.integer(days)),
            )
    if not template.tasks:
        yield Tone.WARNING, _("There are no tasks yet. Add the first one.")
