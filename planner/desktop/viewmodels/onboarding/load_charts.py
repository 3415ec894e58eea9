"""What ramps up and who helps, week by week, as it is charted; days are ordinals of dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.calculators.onboarding.mentoring.helper_fit import HelpKind
from planner.calculators.onboarding.mentoring.load import HelpedWeek, HelperLoad
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.desktop.viewmodels.onboarding.hire_words import member_name
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.localization.formatting import Formatter
from planner.localization.mentoring_texts import help_name
from planner.localization.messages import _, ngettext
from planner.localization.onboarding_texts import hire_name
from planner.localization.running_text import listed
from planner.quantities.identifiers import SeatId


@dataclass(frozen=True, slots=True)
class Stack:
    """A stretch of days with parts one upon the other.

    Attributes:
        first: The first day.
        days: How many.
        parts: From the lowest to the highest.
        words: What it says.
    """

    first: int
    days: int
    parts: tuple[float, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Stacks:
    """A chart of stacks.

    Attributes:
        limit: Where a line lies that should not be passed; None for none.
        limit_text: What it is.
        summary: What the chart comes to.
    """

    stacks: tuple[Stack, ...]
    limit: float | None
    limit_text: str
    summary: str


@dataclass(frozen=True, slots=True)
class LoadCell:
    """A week of somebody who helps."""

    first: int
    people: int
    is_over: bool


@dataclass(frozen=True, slots=True)
class LoadRow:
    """Somebody who helps, as what, and at most how much."""

    member_id: SeatId
    name: str
    kind: str
    limit: str
    capacity: int
    is_over: bool
    cells: tuple[LoadCell, ...]


def ramp_stacks(board: OnboardingBoard, shown: Formatter) -> Stacks:
    """Return who is within the first 90 days, by week and phase."""
    stacks = tuple(
        Stack(
            week.monday.toordinal(),
            7,
            tuple(map(float, map(len, week.hires))),
            _of_week(week, shown),
        )
        for week in board.weeks
    )
    most = max((sum(stack.parts) for stack in stacks), default=0.0)
    people = ngettext("{count} person", "{count} people", board.capacity)
    limit = _("Buddy capacity, {people}").format(
        people=people.format(count=shown.integer(board.capacity))
    )
    summary = _("At most {count} ramping up at once; {capacity}").format(
        count=shown.integer(int(most)), capacity=limit
    )
    return Stacks(stacks, float(board.capacity), limit, summary)


def _of_week(week: HelpedWeek, shown: Formatter) -> str:
    total = sum(map(len, week.hires))
    people = ngettext("{count} person ramping up", "{count} people ramping up", total)
    first, second, third = (shown.integer(len(phase)) for phase in week.hires)
    phases = _("days 1 to 30: {first}, 31 to 60: {second}, 61 to 90: {third}").format(
        first=first, second=second, third=third
    )
    return _("Week of {day}: {people} ({phases})").format(
        day=shown.date_short(week.monday),
        people=people.format(count=shown.integer(total)),
        phases=phases,
    )


def month_stacks(board: OnboardingBoard, shown: Formatter) -> Stacks:
    """Return each month's heads: productive, given to mentoring, still to ramp up."""
    stacks = []
    for each in board.months:
        first, last = each.month.first_day, each.month.last_day
        rest = max(0.0, each.heads - each.productive - each.mentoring)
        words = _(
            "{month}: {productive} of {heads} heads productive, {mentoring} given to mentoring"
        ).format(
            month=shown.month_short(each.month),
            productive=shown.number(each.productive, 1),
            heads=shown.number(each.heads, 1),
            mentoring=shown.number(each.mentoring, 1),
        )
        parts = (max(0.0, each.productive), each.mentoring, rest)
        stacks.append(Stack(first.toordinal(), (last - first).days + 1, parts, words))
    lost = sum(sum(stack.parts[1:]) for stack in stacks)
    summary = _("{months} months of work go into ramping up and mentoring").format(
        months=shown.number(lost, 1)
    )
    return Stacks(tuple(stacks), None, "", summary)


def load_rows(board: OnboardingBoard, shown: Formatter) -> tuple[LoadRow, ...]:
    """Return those who help, mentors first."""
    return tuple(_load_row(board, load, shown) for load in board.loads)


def _load_row(board: OnboardingBoard, load: HelperLoad, shown: Formatter) -> LoadRow:
    limit = _("at most {count}").format(count=shown.integer(load.capacity))
    if load.hours_limit is not None:
        hours = _("{hours} h a week").format(hours=shown.number(load.hours_limit, 0))
        limit = listed((limit, hours))
    cells = tuple(
        LoadCell(week.monday.toordinal(), week.at_once, load.is_over(week)) for week in load.weeks
    )
    return LoadRow(
        load.member_id,
        member_name(board.plan, load.member_id),
        help_name(load.kind),
        limit,
        load.capacity,
        any(cell.is_over for cell in cells),
        cells,
    )


def load_words(board: OnboardingBoard, row: int, cell: int, shown: Formatter) -> str:
    """Say whom somebody helps in a week, and whether that is too much."""
    load = board.loads[row]
    week = load.weeks[cell]
    who = f"{member_name(board.plan, load.member_id)}, {help_name(load.kind)}"
    parts = [_("{who}, week of {day}").format(who=who, day=shown.date_short(week.monday))]
    hires = (seat_id for phase in week.hires for seat_id in phase)
    parts += [hire_name(board.schedules[seat_id].hire.position) for seat_id in hires]
    if load.kind is HelpKind.MENTOR:
        parts.append(_("{hours} h a week").format(hours=shown.number(week.hours, 1)))
    if load.is_over(week):
        parts.append(_("too much"))
    return listed(parts)


def load_figures(rows: Sequence[LoadRow], shown: Formatter) -> Figures:
    """Return those who help as a table of their heaviest week."""
    columns = (_("As"), _("At most"), _("Most at once"), _("Weeks too full"))
    cells = tuple(
        (
            row.kind,
            row.limit,
            shown.integer(max((cell.people for cell in row.cells), default=0)),
            shown.integer(sum(cell.is_over for cell in row.cells)),
        )
        for row in rows
    )
    return Figures(columns, tuple(row.name for row in rows), cells)


def stacks_figures(stacks: Stacks, shown: Formatter, names: tuple[str, ...]) -> Figures:
    """Return a chart of stacks as a table; ``names`` are those of its parts."""
    firsts = tuple(shown.date_short(date.fromordinal(each.first)) for each in stacks.stacks)
    cells = tuple(
        tuple(shown.number(part, 0 if part == int(part) else 1) for part in each.parts)
        for each in stacks.stacks
    )
    return Figures(names, firsts, cells)
