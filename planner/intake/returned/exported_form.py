"""How an exported workbook says what it was made of: its properties and its sheet of changes.

Both ends hold on to it: the export writes it, and the reader of a returned workbook finds each
input again by it, whatever became of names, rows and columns meanwhile.
"""

from planner.plan.change import Subject

FORMAT_PROPERTY = "hiring-planner-format"
PLAN_PROPERTY = "hiring-planner-plan"
SCENARIO_PROPERTY = "hiring-planner-scenario"
LANGUAGE_PROPERTY = "hiring-planner-language"
FORMAT = "1"

MARK = "hiring-planner inputs 1"
"""In the first cell of the keys' column: which sheet it is, whatever it is called by now."""

MARK_ROW, PLAN_ROW, SCENARIO_ROW, LANGUAGE_ROW, CURRENCY_ROW = range(5)
"""The rows of the keys' column above its heading: the mark, and what the properties say as well,
since not every program keeps those; the last is the reporting currency."""

# The columns of the sheet of changes.
OF, LABEL, UNIT, EXPORTED, NOW, HAS_CHANGED, FOLLOWS, ROW_MARK, HEADING, PLACE, KEY = range(11)

HEADING_ROW = 5
FIRST_ROW = HEADING_ROW + 1

TEXTS, FORMULAS, BLANK_KEY = "texts", "formulas", "-"
"""Keys that are no inputs: a seat's texts, a block of formulas, and what is just for readers."""

TASKS = "tasks"
"""The key of a column of onboarding tasks, of which each row holds an input: with one of these
behind a stroke. There are too many tasks for a row each: their own sheet has what was exported."""

TASK_STATUS, TASK_DONE_ON, TASK_ENDS = "status", "done-on", "ends"
"""How far the tasks are and when they were done, each linked with their keys and with what it held
when exported; and the days on which they end, with how many they are."""

BETWEEN_TEXTS = " ¦ "


def input_key(subject: Subject, field_name: str = "", subject_id: str = "") -> str:
    """Return the key of an input: that of the change of the plan it stands for."""
    return f"{subject.value}/{field_name}/{subject_id}"


def part_key(key: str, part: str | int) -> str:
    """Return the key of one cell of several that hold a value together."""
    return f"{key}#{part}"
