"""What becomes of the rows of a pay survey: each gives an own pay band."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import exp, log

from planner.intake.cells.cell_fixes import Fix
from planner.intake.cells.cell_reading import ReadRow
from planner.intake.cells.cell_values import PayArea
from planner.intake.cells.layout import Layout
from planner.intake.cells.row_decision import LEAVE_OUT, Decision
from planner.intake.columns.seat_fields import QUANTILES, SeatField
from planner.intake.imports.import_errors import (
    DuplicateRowError,
    FallingQuantilesError,
    MissingCellError,
)
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.row_steps import (
    Outcome,
    RowStep,
    faulty,
    row_problem,
    usual_levels,
)
from planner.localization.figure_names import figure_name
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.overridden import published_values
from planner.market.override import FigureKey, Override, Reason, can_stand
from planner.market.role import Level, RoleFamily
from planner.quantities.money import Money, round_half_up

_NEEDED = {"role": SeatField.ROLE, "level": SeatField.LEVEL, "area": SeatField.COUNTRY}


def survey_steps(
    rows: Sequence[ReadRow],
    layout: Layout,
    decisions: Mapping[int, Decision],
    context: ImportContext,
    source: str,
) -> tuple[RowStep, ...]:
    """Return what importing each row of a pay survey would do.

    Percentiles that a row lacks follow the published pay band: each is as far from it, in
    proportion, as the nearest one that the survey gives, and between two as far as their distance
    tells.

    Args:
        rows: The rows as they were read.
        layout: What the columns mean.
        decisions: What the reader decided, by the numbers of the rows.
        context: The plan and its market.
        source: The file's name.
    """
    first_rows: dict[FigureKey, int] = {}
    steps = []
    for row in rows:
        step = _step(row, layout, decisions.get(row.number), context, source)
        if step.figure is not None:
            key = step.figure[0]
            first = first_rows.setdefault(key, row.number)
            if first != row.number:
                step = _repeated(row, layout, figure_name(key, context.market), first)
        steps.append(step)
    return tuple(steps)


def _step(
    row: ReadRow, layout: Layout, decision: Decision | None, context: ImportContext, source: str
) -> RowStep:
    if decision == LEAVE_OUT:
        return RowStep(row.number, Outcome.LEFT_OUT)
    if row.problems:
        return faulty(row)
    for name, kind in _NEEDED.items():
        if name not in row.values:
            fixes = usual_levels() if kind is SeatField.LEVEL and kind in layout.fields else ()
            return faulty(row, row_problem(row, layout, kind, MissingCellError(name), fixes))
    key = _key(row)
    published = published_values(context.market, key)
    values = _completed(_given(row), published)
    if values is None or not can_stand(key, values):
        error = MissingCellError("quantiles") if values is None else FallingQuantilesError()
        return faulty(row, row_problem(row, layout, SeatField.P50, error))
    override = Override(values, _reason(row, context, source, published))
    outcome = _outcome(override, context.plan.overrides.get(key))
    return RowStep(row.number, outcome, figure=(key, override))


def _outcome(override: Override, known: Override | None) -> Outcome:
    """Return what becomes of an own figure; who signed it and when does not count."""
    if known is None:
        return Outcome.ADDED
    is_same = (known.values, known.reason.why) == (override.values, override.reason.why)
    return Outcome.SAME if is_same else Outcome.CHANGED


def _key(row: ReadRow) -> FigureKey:
    role, level, area = row.values["role"], row.values["level"], row.values["area"]
    if not (
        isinstance(role, RoleFamily) and isinstance(level, Level) and isinstance(area, PayArea)
    ):
        raise TypeError("a survey's row has a role, a level and an area")
    return FigureKey.pay_band(role, level, area.country, area.place_id or "")


def _given(row: ReadRow) -> tuple[Decimal | None, ...]:
    found = [row.values.get(kind.value) for kind in QUANTILES]
    return tuple(each.amount if isinstance(each, Money) else None for each in found)


def _completed(
    given: tuple[Decimal | None, ...], published: tuple[Decimal, ...]
) -> tuple[Decimal, ...] | None:
    """Return all percentiles; None where some are missing and nothing published completes them.

    Formula: a missing quantile is the published one times exp(d), where d is the logarithm of
    survey over published at the nearest percentiles the survey gives, linear between two.
    """
    whole = tuple(each for each in given if each is not None)
    if len(whole) == len(given):
        return whole
    if not whole or not published or min(whole) <= 0:
        return None
    distances = {
        index: log(each / published[index]) for index, each in enumerate(given) if each is not None
    }
    return tuple(
        each if each is not None else _moved(published[index], _between(distances, index))
        for index, each in enumerate(given)
    )


def _between(distances: Mapping[int, float], index: int) -> float:
    lower = max((each for each in distances if each < index), default=None)
    upper = min((each for each in distances if each > index), default=None)
    if lower is None or upper is None:
        return distances[lower if upper is None and lower is not None else min(distances)]
    share = (_PERCENTS[index] - _PERCENTS[lower]) / (_PERCENTS[upper] - _PERCENTS[lower])
    return distances[lower] + share * (distances[upper] - distances[lower])


def _moved(published: Decimal, distance: float) -> Decimal:
    moved = published * Decimal(exp(distance))
    return round_half_up(moved, min(0, 2 - moved.adjusted()))


_PERCENTS = (10, 25, 50, 75, 90)


def _reason(
    row: ReadRow, context: ImportContext, source: str, published: tuple[Decimal, ...]
) -> Reason:
    parts = [_("Pay survey {file}").format(file=source)]
    if "source" in row.values:
        parts.append(str(row.values["source"]))
    if isinstance(day := row.values.get("day"), date):
        parts.append(context.formatter.date_short(day))
    if "sample_size" in row.values:
        parts.append(_("n = {count}").format(count=row.values["sample_size"]))
    if None in _given(row):
        parts.append(_("missing percentiles after the published band"))
    return Reason(context.author or source, context.today, listed(parts), published)


def _repeated(row: ReadRow, layout: Layout, name: str, first: int) -> RowStep:
    fixes = (
        Fix(_("Keep the first"), decision=LEAVE_OUT),
        Fix(_("Keep the first of all"), decision=LEAVE_OUT, is_for_all=True),
    )
    problem = row_problem(row, layout, SeatField.ROLE, DuplicateRowError(name, first), fixes)
    return faulty(row, problem)
