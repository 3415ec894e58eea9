"""A hire's plan broken into lines: what stands where, in blocks that no page cuts through.

Lines are broken here once, so that paper, image and preview show the same. All lengths are in
pixels of 1/96 inch from the leading edge and the top of their block.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextLayout, QTextOption

from planner.desktop.fonts import FontRole
from planner.desktop.onboarding.hire_plan_text import HirePlanText, PlanPhase, PlanTask
from planner.desktop.widgets.canvas import Align, font_of
from planner.localization.messages import _

WIDTH = 698.0
"""Of A4 without its margins."""
_HEIGHTS = {
    FontRole.INSPECTOR_TITLE: 24.0,
    FontRole.SECTION: 20.0,
    FontRole.NAME: 18.0,
    FontRole.BODY: 18.0,
    FontRole.CAPTION: 14.0,
    FontRole.STRONG_CAPTION: 14.0,
    FontRole.HEADER: 16.0,
}
_TICK_ROOM = 24.0
_WHEN, _WHO = 396.0, 528.0
"""Where the columns of dates and owners begin."""
_GAP = 14.0
_FACT_LABEL = 128.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; ``color`` is a token."""

    x: float
    y: float
    width: float
    text: str
    role: FontRole
    color: str
    align: Align = Align.LEADING

    @property
    def height(self) -> float:
        """How high it is."""
        return _HEIGHTS[self.role]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together.

    Attributes:
        height: With the room below.
        ticks: Whether the box before it is ticked; None where it has none.
        has_rule: Whether a rule ends it.
        keeps_next: Whether the block below has to begin on the same page.
    """

    height: float
    lines: tuple[Line, ...]
    ticks: bool | None = None
    has_rule: bool = False
    keeps_next: bool = False


def plan_blocks(text: HirePlanText) -> tuple[Block, ...]:
    """Return the blocks of a hire's plan in their order."""
    return tuple(_blocks(text))


def _blocks(text: HirePlanText) -> Iterator[Block]:
    yield _stacked(
        ((text.name, FontRole.INSPECTOR_TITLE, "t1"), (text.about, FontRole.BODY, "t2")), below=10
    )
    for label, value in text.facts:
        yield _fact(label, value)
    yield Block(8, (), has_rule=True)
    if text.checks:
        yield _heading(_("To check"), "")
        for sentence in text.checks:
            yield _stacked(((sentence, FontRole.BODY, "warn"),), below=4)
    for phase in text.phases:
        yield from _phase(phase)
    yield _heading(_("What the dates rest on"), "")
    for note in text.notes:
        yield _stacked(((note, FontRole.CAPTION, "t2"),), below=3)


def _phase(phase: PlanPhase) -> Iterator[Block]:
    yield _heading(phase.heading, phase.progress)
    header = FontRole.HEADER
    yield Block(
        20,
        (
            Line(_TICK_ROOM, 0, _WHEN - _TICK_ROOM - _GAP, _("Task"), header, "t3"),
            Line(_WHEN, 0, _WHO - _WHEN - _GAP, _("When"), header, "t3"),
            Line(_WHO, 0, WIDTH - _WHO, _("Who"), header, "t3"),
        ),
        has_rule=True,
        keeps_next=True,
    )
    for task in phase.tasks:
        yield _task(task)


def _heading(title: str, detail: str) -> Block:
    role = FontRole.SECTION
    lines = [Line(0, 16, WIDTH - 100, title, role, "t1")]
    if detail:
        end = Line(WIDTH - 100, 18, 100, detail, FontRole.CAPTION, "t2", Align.TRAILING)
        lines.append(end)
    return Block(16 + _HEIGHTS[role] + 4, tuple(lines), keeps_next=True)


def _fact(label: str, value: str) -> Block:
    lines = list(_broken(_FACT_LABEL, 0, WIDTH - _FACT_LABEL, ((value, FontRole.BODY, "t1"),)))
    named = Line(0, 0, _FACT_LABEL - 8, label, FontRole.BODY, "t2")
    return Block(_bottom(lines) + 2, (named, *lines))


def _task(task: PlanTask) -> Block:
    color = "t3" if task.is_settled else "t1"
    details = [(each, FontRole.CAPTION, "t2") for each in task.details]
    moved = [(task.moved, FontRole.CAPTION, "warn")] if task.moved else []
    meeting = [(each, FontRole.CAPTION, "acc_text") for each in task.meeting]
    title = ((task.title, FontRole.NAME, color), *meeting, *moved, *details)
    late = [(task.late, FontRole.STRONG_CAPTION, "bad")] if task.late else []
    when = (*_first_and_rest(task.when, color), *late)
    columns = (
        _broken(_TICK_ROOM, 7, _WHEN - _TICK_ROOM - _GAP, title),
        _broken(_WHEN, 7, _WHO - _WHEN - _GAP, when),
        _broken(_WHO, 7, WIDTH - _WHO, _first_and_rest(task.who, color)),
    )
    lines = tuple(line for column in columns for line in column)
    return Block(_bottom(lines) + 7, lines, ticks=task.is_settled, has_rule=True)


Text = tuple[str, FontRole, str]

_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def _first_and_rest(texts: Sequence[str], color: str) -> list[Text]:
    first, *rest = texts
    return [(first, FontRole.BODY, color), *((each, FontRole.CAPTION, "t2") for each in rest)]


def _stacked(texts: Sequence[Text], below: float) -> Block:
    lines = tuple(_broken(0, 0, WIDTH, texts))
    return Block(_bottom(lines) + below, lines)


def _broken(x: float, top: float, width: float, texts: Sequence[Text]) -> Iterator[Line]:
    """Yield the lines of texts below each other, each wrapped at the width."""
    y = top
    for text, role, color in texts:
        for part in _wrapped(text, role, width):
            yield Line(x, y, width, part, role, color)
            y += _HEIGHTS[role]


def _wrapped(text: str, role: FontRole, width: float) -> Iterator[str]:
    for paragraph in text.splitlines():
        units = paragraph.encode("utf-16-le", "surrogatepass")
        layout = QTextLayout(paragraph, font_of(role))
        layout.setTextOption(_ANYWHERE)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - 2)  # printers measure letters a little differently
            start, end = line.textStart(), line.textStart() + line.textLength()
            yield units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass").strip()
        layout.endLayout()


def _bottom(lines: Sequence[Line]) -> float:
    return max((line.y + line.height for line in lines), default=0.0)
