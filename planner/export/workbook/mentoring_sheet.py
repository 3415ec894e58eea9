"""The sheet of mentoring by week: the hours mentors give, and whom mentors and buddies help."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from planner.calculators.onboarding.mentoring.helped_time import HELPED_DAYS, PHASE_DAYS, PHASES
from planner.calculators.onboarding.mentoring.helper_fit import HelpKind, helper_of
from planner.calculators.onboarding.mentoring.load import (
    HelperLoad,
    load_by_week,
    monday_of,
)
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import column_name, fixed
from planner.export.workbook.context import Context
from planner.export.workbook.onboarding_layout import HireBlock, HireColumn
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.localization.onboarding_texts import hire_name

_FIRST_PHASE = 3
_FROM, _TO, _HOURS = 1, 2, 3
_WEEK = (_FIRST_PHASE + PHASES, 1)
_HEADING = _FIRST_PHASE + PHASES + 3
_WHO, _HELPER, _WHAT, _LIMIT, _HIGHEST, _FIRST_WEEK = range(6)
_FIRST_DAY = _LIMIT
_WIDTHS = (28, 10, 26, 13, 13)
_DAYS = 7
_BEFORE, _AFTER = 8, 26
"""Weeks around the present ones, for first days that move."""
_MOST_WEEKS = 160


@dataclass(frozen=True, slots=True)
class _Row:
    """What somebody has to do by week, of one kind."""

    helper: str
    kind: HelpKind
    is_hours: bool
    name: str
    block: HireBlock | None = None
    limit: Decimal | int | None = None


def write_mentoring(context: Context) -> None:
    """Write the rules, then helpers, then the hires that make up what these have to do."""
    sheet = context.sheet(context.names.mentoring)
    context.title(
        sheet,
        context.names.mentoring,
        _("From the first day to the 90th, by week; marked where it is more than somebody can."),
    )
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    helpers, hires = _rows(context)
    mondays = _mondays([row.block for row in hires if row.block is not None])
    sheet.worksheet.set_column(_FIRST_WEEK, _FIRST_WEEK + max(1, len(mondays)) - 1, 11)
    if helpers:
        _write_rules(context, sheet)
        _Table(context, sheet, helpers, hires, mondays).write()
    else:
        text = _("Nobody is the mentor or buddy of a new hire yet.")
        sheet.text(3, 0, text, context.styles(Look.TEXT))
    context.print_setup(
        sheet,
        frozen=(_HEADING + 1, _FIRST_WEEK),
        repeated_rows=(_HEADING, _HEADING),
        repeated_columns=(_WHO, _HIGHEST),
        pages_wide=max(1, -(-len(mondays) // 16)),
    )


def _rows(context: Context) -> tuple[list[_Row], list[_Row]]:
    """Return the rows of helpers, and of the hires they help."""
    evaluation, blocks = context.contents.evaluation, context.onboarding.blocks
    names = {member.id: member.name for member in evaluation.plan.members}
    helpers: list[_Row] = []
    hires: list[_Row] = []
    for load in load_by_week(evaluation.plan, evaluation.market):
        helpers += _of_helper(load, names[load.member_id])
        helped = [
            block
            for block in blocks
            if helper_of(block.schedule.hire.position, load.kind) == load.member_id
        ]
        for block in helped:
            name = hire_name(block.schedule.hire.position)
            hires += [
                _Row(row.helper, row.kind, row.is_hours, name, block)
                for row in _of_helper(load, name)
            ]
    return helpers, hires


def _of_helper(load: HelperLoad, name: str) -> Iterator[_Row]:
    if load.hours_limit is not None:
        yield _Row(load.member_id, load.kind, is_hours=True, name=name, limit=load.hours_limit)
    yield _Row(load.member_id, load.kind, is_hours=False, name=name, limit=load.capacity)


def _what(row: _Row) -> str:
    if row.is_hours:
        return _("Mentoring, hours")
    return _("Mentoring, new hires") if row.kind is HelpKind.MENTOR else _("As a buddy, new hires")


def _mondays(blocks: Sequence[HireBlock]) -> list[date]:
    """Return the weeks shown: those of the hires, and some around them."""
    if not blocks:
        return []
    first_days = [block.schedule.hire.first_day for block in blocks]
    begin = monday_of(min(first_days)) - timedelta(weeks=_BEFORE)
    end = max(first_days) + timedelta(days=HELPED_DAYS, weeks=_AFTER)
    weeks = min(_MOST_WEEKS, (end - begin).days // _DAYS + 1)
    return [begin + timedelta(weeks=n) for n in range(weeks)]


def _write_rules(context: Context, sheet: SheetWriter) -> None:
    """Write how much of a mentor a new hire takes when."""
    rules = context.contents.evaluation.plan.onboarding_rules
    headings = [_("Of a new hire"), _("From day"), _("To day"), _("Hours a week")]
    context.headings(sheet, _FIRST_PHASE - 1, headings, range(_FROM, _HOURS + 1))
    names = (_("Days 1 to 30"), _("Days 31 to 60"), _("Days 61 to 90"))
    days = context.styles(Look.FACT, formats.INTEGER)
    for phase, name in enumerate(names):
        row = _FIRST_PHASE + phase
        sheet.text(row, 0, name, context.styles(Look.TEXT))
        sheet.number(row, _FROM, PHASE_DAYS * phase, days)
        sheet.number(row, _TO, PHASE_DAYS * (phase + 1), days)
        hours = context.styles(Look.FACT, formats.HOURS)
        sheet.number(row, _HOURS, rules.mentor_hours[phase], hours)
    sheet.text(_WEEK[0], 0, _("Days of a week"), context.styles(Look.TEXT))
    sheet.number(*_WEEK, _DAYS, days)


class _Table:
    """The helpers week by week, and below them what their hires take."""

    def __init__(
        self,
        context: Context,
        sheet: SheetWriter,
        helpers: Sequence[_Row],
        hires: Sequence[_Row],
        mondays: Sequence[date],
    ) -> None:
        self._context = context
        self._sheet = sheet
        self._helpers = helpers
        self._hires = hires
        self._mondays = mondays
        self._rules = context.contents.evaluation.plan.onboarding_rules
        self._last_helper = _HEADING + len(helpers)
        self._hire_heading = self._last_helper + 3
        self._loads: dict[tuple[str, HelpKind, bool], list[float]] = {}
        self._hours_by_week: dict[int, float] = {}

    def write(self) -> None:
        """Write both tables."""
        self._write_heading(
            _HEADING,
            [
                _("Who helps"),
                _("ID"),
                _("With what"),
                _("At most"),
                _("Highest week"),
            ],
        )
        self._write_heading(
            self._hire_heading,
            [
                _("New hire"),
                _("Helped by"),
                _("With what"),
                _("First day, date"),
                _("Highest week"),
            ],
        )
        for row, each in enumerate(self._hires, self._hire_heading + 1):
            self._write_hire(row, each)
        for row, each in enumerate(self._helpers, _HEADING + 1):
            self._write_helper(row, each)

    def _write_heading(self, row: int, texts: list[str]) -> None:
        self._context.headings(self._sheet, row, texts, (_LIMIT, _HIGHEST))
        day = self._context.styles(Look.HEADING, formats.DATE, align="number")
        if row == _HEADING:
            self._sheet.number(row, _FIRST_WEEK, self._mondays[0], day)
            later = f"{{p}}${row + 1}+{fixed(*_WEEK)}"
            self._sheet.across(row, _FIRST_WEEK + 1, later, self._mondays[1:], day)
        else:
            weeks = f"{{c}}${_HEADING + 1}"
            self._sheet.across(row, _FIRST_WEEK, weeks, self._mondays, day)

    def _write_words(self, row: int, each: _Row) -> None:
        text = self._context.styles(Look.TEXT)
        self._sheet.texts(row, _WHO, (each.name, each.helper, _what(each)), text)

    def _write_hire(self, row: int, each: _Row) -> None:
        if each.block is None:
            return
        self._write_words(row, each)
        first_day = self._context.onboarding.hire_cell(each.block, HireColumn.FIRST_DAY)
        day = each.block.schedule.hire.first_day
        link = self._context.styles(Look.LINK, formats.DATE, align="number")
        self._sheet.formula(row, _FIRST_DAY, first_day, day, link)
        results = [
            self._load((day - monday).days, is_hours=each.is_hours) for monday in self._mondays
        ]
        formula = self._hours(row) if each.is_hours else self._presence(row)
        self._write_weeks(row, formula, results, is_hours=each.is_hours)
        key = each.helper, each.kind, each.is_hours
        before = self._loads.get(key, [0.0] * len(self._mondays))
        self._loads[key] = [one + other for one, other in zip(before, results, strict=True)]

    def _write_helper(self, row: int, each: _Row) -> None:
        self._write_words(row, each)
        number_format = formats.HOURS if each.is_hours else formats.HEADS
        limit = self._context.styles(Look.FACT, number_format)
        self._sheet.number(row, _LIMIT, each.limit, limit)
        first, last = self._hire_heading + 2, self._hire_heading + 1 + len(self._hires)
        helper, what = (f"${column_name(column)}" for column in (_HELPER, _WHAT))
        formula = (
            f"SUMIFS({{c}}${first}:{{c}}${last},{helper}${first}:{helper}${last},{helper}{row + 1},"
            f"{what}${first}:{what}${last},{what}{row + 1})"
        )
        results = self._loads.get(
            (each.helper, each.kind, each.is_hours), [0.0] * len(self._mondays)
        )
        self._write_weeks(row, formula, results, is_hours=each.is_hours)
        rule = {
            "type": "cell",
            "criteria": ">",
            "value": f"=${column_name(_LIMIT)}${row + 1}",
            "format": self._context.styles.alert(filled=True),
        }
        self._sheet.worksheet.conditional_format(
            row, _HIGHEST, row, _FIRST_WEEK + len(self._mondays) - 1, rule
        )

    def _write_weeks(
        self, row: int, formula: str, results: Sequence[float], *, is_hours: bool
    ) -> None:
        number_format = formats.HOURS if is_hours else formats.HEADS
        style = self._context.styles(Look.FORMULA, number_format)
        self._sheet.across(row, _FIRST_WEEK, formula, results, style)
        last = column_name(_FIRST_WEEK + len(self._mondays) - 1)
        highest = f"MAX({column_name(_FIRST_WEEK)}{row + 1}:{last}{row + 1})"
        bold = self._context.styles(Look.FORMULA, number_format, bold=True)
        self._sheet.formula(row, _HIGHEST, highest, max(results), bold)

    def _hours(self, row: int) -> str:
        """Return the hours of a week: of each phase its days in it, a seventh of its hours each."""
        week, first = f"{{c}}${_HEADING + 1}", f"${column_name(_FIRST_DAY)}{row + 1}"
        parts = []
        for phase in range(_FIRST_PHASE, _FIRST_PHASE + PHASES):
            begin, end, hours = (fixed(phase, column) for column in (_FROM, _TO, _HOURS))
            days = f"MIN({week}+{fixed(*_WEEK)},{first}+{end})-MAX({week},{first}+{begin})"
            parts.append(f"{hours}*MAX(0,{days})")
        return f"({'+'.join(parts)})/{fixed(*_WEEK)}"

    def _presence(self, row: int) -> str:
        """Return 1 where a new hire is within the 90 days on a day of the week, else 0."""
        week, first = f"{{c}}${_HEADING + 1}", f"${column_name(_FIRST_DAY)}{row + 1}"
        end = fixed(_FIRST_PHASE + PHASES - 1, _TO)
        return f"IF(AND({first}<{week}+{fixed(*_WEEK)},{first}+{end}>{week}),1,0)"

    def _load(self, since: int, *, is_hours: bool) -> float:
        """Return what a new hire takes in a week that begins so many days before the first day."""
        if not is_hours:
            return float(since < _DAYS and since + HELPED_DAYS > 0)
        found = self._hours_by_week.get(since)
        if found is None:
            hours = Decimal(0)
            for phase, rate in enumerate(self._rules.mentor_hours):
                begin = max(0, since + PHASE_DAYS * phase)
                end = min(_DAYS, since + PHASE_DAYS * (phase + 1))
                hours += rate * max(0, end - begin)
            found = self._hours_by_week[since] = float(hours / _DAYS)
        return found
