"""Scenarios side by side: a row a figure, a column a scenario, differences from the base."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.calculators.scenario_comparison.compared import ComparedFigures, ScenarioColumn
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.scenarios.differences import (
    days_between,
    days_text,
    signed_count,
    signed_days,
    signed_headline,
    signed_hours,
    signed_points,
    tone_of,
)
from planner.localization.comparison_terms import compared_name, year_cost_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.quantities.identifiers import CurrencyCode, ScenarioId

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A figure of a scenario.

    Attributes:
        text: The figure.
        delta: How it differs from the base; empty in the base and where that is unknown.
        tone: Whether the difference is better or worse.
    """

    text: str
    delta: str = ""
    tone: Tone = Tone.QUIET


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A figure of all scenarios."""

    name: str
    cells: tuple[ComparedCell, ...]


@dataclass(frozen=True, slots=True)
class ComparedHead:
    """A scenario over its column.

    Attributes:
        scenario_id: None for the base.
        is_shown: Whether it is the one on show.
        is_trial: Whether it is what is being tried, which no file holds.
    """

    scenario_id: ScenarioId | None
    name: str
    is_shown: bool
    is_trial: bool = False


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """The comparison, ready to be painted and copied."""

    heads: tuple[ComparedHead, ...] = ()
    rows: tuple[ComparedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Measure:
    """A figure: its name, how it is written, and how it differs from the base's."""

    name: str
    text: Callable[[ComparedFigures], str]
    delta: Callable[[ComparedFigures, ComparedFigures], tuple[str, float] | None]
    better: int = 0


class ComparisonBuilder:
    """Makes the table.

    Args:
        currency: The reporting currency.
        formatter: Writes the figures.
    """

    def __init__(self, currency: CurrencyCode, formatter: Formatter) -> None:
        self._currency = currency
        self._formatter = formatter

    def table(
        self,
        columns: Sequence[ScenarioColumn],
        shown: ScenarioId | None,
        trial: ScenarioId | None = None,
    ) -> ComparisonTable:
        """Return the table.

        Args:
            columns: The base, then the scenarios.
            shown: The scenario on show; None for the base.
            trial: Under which ID stands what is being tried; None where nothing is.
        """
        if not columns:
            return ComparisonTable()
        heads = tuple(self._head(each, shown, trial) for each in columns)
        figures = [column.figures for column in columns]
        rows = (_row(measure, figures) for measure in self._measures(figures))
        return ComparisonTable(heads, tuple(row for row in rows if row is not None))

    def _head(
        self, column: ScenarioColumn, shown: ScenarioId | None, trial: ScenarioId | None
    ) -> ComparedHead:
        is_trial = trial is not None and column.scenario_id == trial
        name = _("What if") if is_trial else column.name or _("Base")
        return ComparedHead(column.scenario_id, name, column.scenario_id == shown, is_trial)

    def _measures(self, figures: Sequence[ComparedFigures]) -> tuple[_Measure, ...]:
        years = sorted({year for each in figures for year in each.cost_by_year})
        return (
            self._money(compared_name("run_rate"), lambda each: each.run_rate),
            *(self._year(year) for year in years),
            self._money(compared_name("cost"), lambda each: each.cost),
            self._drawn(compared_name("cost_p50"), lambda each: each.cost_p50),
            self._drawn(compared_name("cost_p90"), lambda each: each.cost_p90),
            self._share(compared_name("chance_in_budget"), lambda each: each.chance_in_budget),
            self._count(compared_name("heads"), lambda each: Decimal(each.heads), 0),
            self._count(
                compared_name("productive_heads"), lambda each: each.productive_heads, 1, better=1
            ),
            self._day(compared_name("filled_by_p50"), lambda each: each.filled_by_p50),
            self._day(compared_name("filled_by_p90"), lambda each: each.filled_by_p90),
            self._days(compared_name("median_days_to_fill"), lambda each: each.median_days_to_fill),
            self._hours(
                compared_name("median_overlap_minutes"), lambda each: each.median_overlap_minutes, 1
            ),
            self._hours(
                compared_name("flexible_overlap_minutes"),
                lambda each: each.flexible_overlap_minutes,
                1,
            ),
            self._hours(
                compared_name("lowest_overlap_minutes"), lambda each: each.lowest_overlap_minutes, 1
            ),
            self._share(compared_name("coverage_share"), lambda each: each.coverage_share),
            self._hours(compared_name("meeting_burden_spread"), _burden_minutes, -1),
            self._count(compared_name("countries"), lambda each: Decimal(each.countries), 0),
            self._count(
                compared_name("employer_of_record_seats"),
                lambda each: Decimal(each.employer_of_record_seats),
                0,
            ),
        )

    def _year(self, year: int) -> _Measure:
        name = year_cost_name(self._formatter.fiscal_year_label(year))
        return self._optional_money(name, lambda each: each.cost_by_year.get(year))

    def _money(self, name: str, of: Callable[[ComparedFigures], Decimal]) -> _Measure:
        return self._optional_money(name, of)

    def _drawn(self, name: str, of: Callable[[ComparedFigures], float | None]) -> _Measure:
        def amount(figures: ComparedFigures) -> Decimal | None:
            found = of(figures)
            return None if found is None else Decimal(round(found))

        return self._optional_money(name, amount)

    def _optional_money(
        self, name: str, of: Callable[[ComparedFigures], Decimal | None]
    ) -> _Measure:
        shown, currency = self._formatter, self._currency

        def text(figures: ComparedFigures) -> str:
            found = of(figures)
            return NOTHING if found is None else shown.headline_money(found, currency)

        def delta(base: ComparedFigures, other: ComparedFigures) -> tuple[str, float] | None:
            before, after = of(base), of(other)
            if before is None or after is None:
                return None
            return signed_headline(after - before, currency, shown), float(after - before)

        return _Measure(name, text, delta, -1)

    def _count(
        self,
        name: str,
        of: Callable[[ComparedFigures], Decimal],
        digits: int,
        better: int = 0,
    ) -> _Measure:
        shown = self._formatter

        def delta(base: ComparedFigures, other: ComparedFigures) -> tuple[str, float]:
            difference = of(other) - of(base)
            return signed_count(difference, shown, digits), float(round(difference, digits))

        return _Measure(name, lambda each: shown.number(of(each), digits), delta, better)

    def _share(self, name: str, of: Callable[[ComparedFigures], float | None]) -> _Measure:
        shown = self._formatter

        def text(figures: ComparedFigures) -> str:
            found = of(figures)
            return NOTHING if found is None else shown.percent(found)

        def delta(base: ComparedFigures, other: ComparedFigures) -> tuple[str, float] | None:
            before, after = of(base), of(other)
            if before is None or after is None:
                return None
            return signed_points(after - before, shown), round(100 * (after - before))

        return _Measure(name, text, delta, 1)

    def _hours(
        self, name: str, of: Callable[[ComparedFigures], float | None], better: int
    ) -> _Measure:
        shown = self._formatter

        def text(figures: ComparedFigures) -> str:
            found = of(figures)
            return NOTHING if found is None else _("{hours} h").format(hours=shown.hours(found))

        def delta(base: ComparedFigures, other: ComparedFigures) -> tuple[str, float] | None:
            before, after = of(base), of(other)
            if before is None or after is None:
                return None
            return signed_hours(after - before, shown), round(after - before)

        return _Measure(name, text, delta, better)

    def _day(self, name: str, of: Callable[[ComparedFigures], date | None]) -> _Measure:
        shown = self._formatter

        def text(figures: ComparedFigures) -> str:
            found = of(figures)
            if found is None:
                return _("not filled") if figures.open_seats else NOTHING
            return shown.date_short(found)

        def delta(base: ComparedFigures, other: ComparedFigures) -> tuple[str, float] | None:
            days = days_between(of(base), of(other))
            return None if days is None else (signed_days(days, shown), days)

        return _Measure(name, text, delta, -1)

    def _days(self, name: str, of: Callable[[ComparedFigures], float | None]) -> _Measure:
        shown = self._formatter

        def text(figures: ComparedFigures) -> str:
            found = of(figures)
            return NOTHING if found is None else days_text(round(found), shown)

        def delta(base: ComparedFigures, other: ComparedFigures) -> tuple[str, float] | None:
            before, after = of(base), of(other)
            if before is None or after is None:
                return None
            days = round(after) - round(before)
            return signed_days(days, shown), days

        return _Measure(name, text, delta, -1)


def _burden_minutes(figures: ComparedFigures) -> float | None:
    spread = figures.meeting_burden_spread
    return None if spread is None else float(spread) * 60


def _row(measure: _Measure, figures: Sequence[ComparedFigures]) -> ComparedRow | None:
    """Return a row; None where no scenario has the figure."""
    base = figures[0]
    cells = [ComparedCell(measure.text(base))]
    for other in figures[1:]:
        found = measure.delta(base, other)
        if found is None:
            cells.append(ComparedCell(measure.text(other)))
        else:
            delta, difference = found
            tone = tone_of(difference, better=measure.better)
            cells.append(ComparedCell(measure.text(other), delta, tone))
    if all(cell.text == NOTHING for cell in cells):
        return None
    return ComparedRow(measure.name, tuple(cells))
