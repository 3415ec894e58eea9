"""The plan's seats as groups of a table: a group a team, then the people already there."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring.seat_timeline import SeatTimeline, Timeline
from planner.calculators.loaded_cost import SeatCost
from planner.calculators.overlap import SeatOverlap
from planner.desktop.viewmodels.cells import Cell, DeferredRow, Group, Row
from planner.desktop.viewmodels.grouping import (
    FLAT_GROUP,
    MEMBERS_GROUP,
    Grouping,
    SeatGroup,
    seat_groups,
)
from planner.desktop.viewmodels.seat_cells import (
    COLUMN_KEYS,
    COST,
    LOCAL_HOURS,
    OPTIONAL_KEYS,
    TEAM,
    USUAL_KEYS,
    SeatFacts,
    cell_of,
    row_of,
)
from planner.desktop.viewmodels.seat_marks import SeatMark
from planner.desktop.viewmodels.timeline_cells import USUAL_SCALE, DaysScale, scale_of
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.plan.model import Position, Seat
from planner.plan.problem import Problem
from planner.quantities.identifiers import CurrencyCode, SeatId

if TYPE_CHECKING:
    from planner.calculators.seat_evidence import SeatEvidenceSource

OptionalMaker = Callable[[SeatFacts], Mapping[str, Cell]]
"""A seat's facts to its cells of optional columns, by column key."""


class PositionsTable:
    """Makes the table's groups, reusing the rows of seats in which nothing changed."""

    def __init__(self, formatter: Formatter) -> None:
        self._formatter = formatter
        self._rows: dict[SeatId, tuple[SeatFacts, Row]] = {}
        self._ground: tuple[object, ...] = ()
        self._market: Snapshot | None = None
        self._source: SeatEvidenceSource | None = None
        self._unreadable: Snapshot | None = None
        self._wanted: frozenset[str] = frozenset()
        self._searched = tuple(range(len(USUAL_KEYS)))
        self._texts: dict[SeatId, tuple[Row, str]] = {}
        self._sorted_by = ""
        self._values: dict[str, tuple[Row, float | str]] = {}
        self._marks: Mapping[SeatId, SeatMark] = {}
        self._timeline: Timeline | None = None
        self._scale = USUAL_SCALE

    def expect(self, timeline: Timeline | None) -> None:
        """Say from now on when seats are expected to fill; None until that is worked out."""
        self._timeline = timeline
        self._scale = scale_of(timeline)

    def mark(self, marks: Mapping[SeatId, SeatMark]) -> None:
        """Mark from now on how these seats differ from the base."""
        self._marks = marks

    def want(self, keys: Collection[str]) -> None:
        """Make cells of these columns from now on, and filter by what they say."""
        self._wanted = frozenset(key for key in keys if key in OPTIONAL_KEYS)
        self._searched = tuple(n for n, key in enumerate(COLUMN_KEYS) if key in keys)
        self._texts = {}

    def mark_unreadable(self, market: Snapshot) -> None:
        """Take note that a big table of a market cannot be read."""
        self._unreadable = market

    def groups(
        self,
        evaluation: Evaluation,
        *,
        filter_text: str = "",
        sort_key: str | None = None,
        is_descending: bool = False,
        grouping: Grouping = Grouping.TEAM,
        only: Collection[SeatId] | None = None,
    ) -> tuple[Group, ...]:
        """Return the groups to show.

        Args:
            evaluation: The plan and its results.
            filter_text: Only rows that hold every word of it, whatever accents or case.
            sort_key: The column to sort each group's rows by; None keeps the plan's order.
            is_descending: Whether the largest comes first.
            grouping: What the positions of a group have in common.
            only: Only the rows of these seats; None for all.
        """
        rows = self._current_rows(evaluation)
        words = _plain(filter_text).split()
        value = None if sort_key is None else self._values_of(sort_key, evaluation)

        def group(found: SeatGroup) -> Group:
            seats = (seat.id for seat in found.seats if only is None or seat.id in only)
            shown = [rows[seat_id] for seat_id in seats]
            if words:
                shown = [row for row in shown if self._holds(row, words)]
            if value is not None:
                shown.sort(key=lambda row: value[row.key], reverse=is_descending)
            return self._group(found, shown, evaluation)

        groups = map(group, seat_groups(evaluation, grouping))
        keeps_empty = not words and only is None
        return tuple(g for g in groups if g.rows or (keeps_empty and g.key != MEMBERS_GROUP))

    def _values_of(self, key: str, evaluation: Evaluation) -> Mapping[str, float | str]:
        """Return what a column orders each row by; other cells of rows never seen are not made."""
        known = self._values if self._sorted_by == key else {}
        optional, market = self._optional_cells(evaluation), evaluation.market
        found: dict[str, tuple[Row, float | str]] = {}
        for seat_id, (facts, row) in self._rows.items():
            kept = known.get(seat_id)
            if kept is None or kept[0] is not row:
                more = optional(facts) if key in OPTIONAL_KEYS else {}
                cell = cell_of(key, facts, market, self._formatter, more)
                kept = row, cell.sort_value
            found[seat_id] = kept
        self._sorted_by, self._values = key, found
        return {seat_id: value for seat_id, (_row, value) in found.items()}

    def _holds(self, row: Row, words: Sequence[str]) -> bool:
        """Tell whether a row holds every word; its text is plain from the first time on."""
        seat_id = SeatId(row.key)
        known = self._texts.get(seat_id)
        if known is None or known[0] is not row:
            cells = row.cells
            texts = (cells[number].text for number in self._searched)
            text = _plain(" ".join((row.key, *texts)))
            known = self._texts[seat_id] = (row, text)
        return all(word in known[1] for word in words)

    def _current_rows(self, evaluation: Evaluation) -> dict[SeatId, Row]:
        problems = _by_seat(evaluation.problems)
        currency = evaluation.plan.reporting_currency
        self._refer_to(evaluation)
        market, formatter = evaluation.market, self._formatter
        optional = self._optional_cells(evaluation)
        current: dict[SeatId, tuple[SeatFacts, Row]] = {}
        costs, overlaps = evaluation.seat_costs, evaluation.overlaps
        timelines = {} if self._timeline is None else self._timeline.seats
        for seat in evaluation.plan.seats:
            seat_id = seat.id
            found = (seat, costs.get(seat_id), overlaps.get(seat_id), problems.get(seat_id, ()))
            known = self._rows.get(seat_id)
            mark = self._marks.get(seat_id)
            when = (timelines.get(seat_id), self._scale)
            if (
                known is not None
                and known[0].mark == mark
                and _is_same(known[0], *found, currency)
                and _is_expected(known[0], *when)
            ):
                current[seat_id] = known
            else:
                evidence = None if self._source is None else self._source.of(seat)
                is_unreadable = self._unreadable is evaluation.market
                facts = SeatFacts(*found, currency, evidence, is_unreadable, mark, *when)
                make = partial(_cells, facts, market, formatter, optional)
                row = DeferredRow(seat_id, make, is_dimmed=not is_budgeted(seat))
                current[seat_id] = (facts, row)
        self._rows = current
        return {seat_id: row for seat_id, (_facts, row) in current.items()}

    def _refer_to(self, evaluation: Evaluation) -> None:
        """Drop the rows where they would say something else of the market than before."""
        market = evaluation.market
        ground = (
            id(market),
            is_evidence_read(market),
            self._unreadable is market,
            evaluation.plan.assumptions.skill_association,
            self._wanted,
            *self._shown_of_plan(evaluation),
        )
        if ground == self._ground:
            return
        # The market is kept with its source, so that no other one can take its identity.
        self._ground, self._market, self._rows, self._source = ground, market, {}, None
        if is_evidence_read(market):
            from planner.calculators.seat_evidence import SeatEvidenceSource

            self._source = SeatEvidenceSource(evaluation.plan, market)

    def _optional_cells(self, evaluation: Evaluation) -> OptionalMaker:
        """Return what makes cells of optional columns, which wait until one is wanted."""
        if not self._wanted:
            return _none_wanted
        from planner.desktop.viewmodels.optional_cells import OptionalCells

        plan, market = evaluation.plan, evaluation.market
        return OptionalCells(plan, market, self._formatter, self._wanted).of

    def _shown_of_plan(self, evaluation: Evaluation) -> tuple[object, ...]:
        """Return what optional columns say that is no seat's own."""
        plan = evaluation.plan
        return (
            plan.teams if TEAM in self._wanted else None,
            plan.working_pattern if LOCAL_HOURS in self._wanted else None,
        )

    def _group(self, found: SeatGroup, shown: Sequence[Row], evaluation: Evaluation) -> Group:
        currency = evaluation.plan.reporting_currency
        shown_keys = {row.key for row in shown}
        amount = group_cost(evaluation, (s for s in found.seats if s.id in shown_keys))
        total = Cell(
            self._formatter.reporting_rounded(amount, currency),
            float(amount),
            hint=self._formatter.money(amount, currency),
        )
        count = self._formatter.integer(len(shown))
        sums = {COST: total} if shown else {}
        is_headed = found.key != FLAT_GROUP
        return Group(found.key, found.title, count, tuple(shown), sums, is_headed)


def is_evidence_read(market: Snapshot) -> bool:
    """Whether the published big tables are read, so that asking takes no time."""
    published = market.published or market
    tables = (
        published.deferred_pay_bands,
        published.deferred_talent_pools,
        published.deferred_country_facts,
    )
    return all(table.is_made for table in tables)


def group_cost(evaluation: Evaluation, seats: Iterable[Seat]) -> Decimal:
    """Return the annual cost of those seats that are budgeted, in the reporting currency."""
    return sum(
        (
            evaluation.seat_costs[seat.id].annual_reporting
            for seat in seats
            if seat.id in evaluation.seat_costs and is_budgeted(seat)
        ),
        Decimal(0),
    )


def is_budgeted(seat: Seat) -> bool:
    """Whether a seat costs money in the plan: a member, or a position not held or closed."""
    return not isinstance(seat, Position) or seat.status.is_budgeted


def _by_seat(problems: Iterable[Problem]) -> dict[SeatId, tuple[Problem, ...]]:
    found: defaultdict[SeatId, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.seat_id is not None:
            found[problem.seat_id].append(problem)
    return {seat_id: tuple(each) for seat_id, each in found.items()}


def _is_same(
    known: SeatFacts,
    seat: Seat,
    cost: SeatCost | None,
    overlap: SeatOverlap | None,
    problems: tuple[Problem, ...],
    currency: CurrencyCode,
) -> bool:
    """Compare by identity first: an edit keeps the results of every seat it does not touch."""
    return (
        known.seat is seat
        and known.cost is cost
        and (known.overlap is overlap or known.overlap == overlap)
        and known.problems == problems
        and known.reporting_currency == currency
    )


def _is_expected(known: SeatFacts, timeline: SeatTimeline | None, scale: DaysScale) -> bool:
    """Compare by identity first: an edit keeps the timelines of seats it does not touch."""
    is_same = known.timeline is timeline or known.timeline == timeline
    return is_same and (timeline is None or known.scale == scale)


def _cells(
    facts: SeatFacts, market: Snapshot, formatter: Formatter, optional: OptionalMaker
) -> tuple[Cell, ...]:
    return row_of(facts, market, formatter, optional(facts)).cells


def _none_wanted(_facts: SeatFacts) -> Mapping[str, Cell]:
    return {}


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
